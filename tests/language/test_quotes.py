from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.language.document import Place
from desktop.language.quotes import AROUND, find_quote, quote_at

PARAGRAPHS = ["我在图书馆看书。", "图书馆很大，图书馆也很老。"]


def found(paragraphs: list[str], place: Place, word: str) -> Place | None:
    """Quote a word of PARAGRAPHS and look for it in other paragraphs."""
    text = PARAGRAPHS[place.paragraph]
    quote = quote_at(text, place.offset, place.offset + len(word))
    assert quote.text == word
    return find_quote(paragraphs, place, quote)


def test_a_quote_has_what_stands_on_both_sides() -> None:
    quote = quote_at("一" * 20 + "图书馆" + "二" * 20, 20, 23)
    assert (quote.text, quote.before, quote.after) == ("图书馆", "一" * AROUND, "二" * AROUND)


def test_a_quote_is_found_where_it_was() -> None:
    assert found(PARAGRAPHS, Place(1, 6), "图书馆") == Place(1, 6)


def test_a_quote_is_found_behind_what_was_put_before_it() -> None:
    assert found(["标题", "", *PARAGRAPHS], Place(1, 6), "图书馆") == Place(3, 6)


def test_a_quote_is_found_in_a_paragraph_that_was_joined() -> None:
    assert found(["".join(PARAGRAPHS)], Place(0, 2), "图书馆") == Place(0, 2)


def test_of_several_places_the_nearest_counts() -> None:
    assert found([*PARAGRAPHS, *PARAGRAPHS], Place(1, 0), "图书馆") == Place(1, 0)


def test_a_quote_whose_surroundings_changed_on_one_side_is_found() -> None:
    assert found(["我在图书馆睡觉。"], Place(0, 2), "图书馆") == Place(0, 2)


def test_a_word_alone_is_not_taken_for_the_quote() -> None:
    assert found(["他的图书馆里"], Place(0, 2), "图书馆") is None


def test_a_text_that_is_nothing_but_the_quote_is_found() -> None:
    quote = quote_at("好", 0, 1)
    assert find_quote(["", "好"], Place(0, 0), quote) == Place(1, 0)


@given(st.text(alphabet="一二三四", max_size=40), st.data())
def test_in_the_same_text_every_quote_is_found_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert find_quote([text], Place(0, start), quote_at(text, start, end)) == Place(0, start)
