from __future__ import annotations

from dictionaries.cedict import parse_line
from dictionaries.english import (
    beginning_query,
    distance,
    indexed_text,
    whole_gloss_query,
    words_query,
)


def test_glosses_are_indexed_whole_beside_their_words() -> None:
    text = indexed_text("to eat; to feed on/the meal/classifier for (a b) meals")
    assert text.endswith(" =to_eat =to_feed_on =meal =classifier_for_meals")


def test_chinese_and_its_readings_are_not_indexed() -> None:
    text = indexed_text("variant of 後|后[hou4]/see 3C[san1 C] (abbr. for 圖書[tu2 shu1])")
    assert "hou4" not in text
    assert "san1" not in text
    assert "tu2" not in text
    assert "後" not in text
    assert "variant of" in text


def test_asides_are_no_part_of_a_whole_gloss() -> None:
    assert "=hello" in indexed_text("hello (when answering the phone)").split()
    assert "=to" not in indexed_text("to eat (see below); to").split()[:3]


def test_queries_leave_articles_out_and_try_verbs() -> None:
    assert whole_gloss_query("The library") == '"=library" OR "=to_library"'
    assert whole_gloss_query("to eat") == '"=to_eat" OR "=eat"'
    assert whole_gloss_query("to") == '"=to"'
    assert whole_gloss_query("!?") == ""


def test_common_words_begin_too_many_glosses() -> None:
    assert beginning_query("library") == '"=library_"* OR "=to_library_"*'
    assert beginning_query("to") == ""
    assert beginning_query("...") == ""


def test_common_words_count_only_among_themselves() -> None:
    assert words_query("to take care of") == '"take" AND "care"'
    assert words_query("of") == '"of"'
    assert words_query('a "quoted" OR') == '"quoted"'
    assert words_query("*") == ""


def test_an_early_plain_gloss_is_nearer() -> None:
    entry = parse_line("書 书 [shu1] /book/letter; document/the style (of writing)/")
    ranks = [distance(entry, text) for text in ("book", "letter", "document", "style", "tree")]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert ranks[-1] == 99
