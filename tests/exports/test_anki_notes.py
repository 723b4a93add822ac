"""Words as notes of Duben's own type."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.anki_cards import FIELDS, STYLE, TEMPLATES
from desktop.exports.anki_notes import (
    deck_id,
    deck_name,
    guid_of,
    key_of,
    meaning_html,
    note_fields,
    pinyin_html,
    sentence_html,
    tags_of,
    to_html,
)
from desktop.exports.anki_text import plain_field
from desktop.exports.fields import How
from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from tests.exports.anki_collection import word
from tests.exports.listed_words import CREDIT

HOW = How(CREDIT)


def test_a_note_is_known_by_what_makes_two_words_the_same() -> None:
    assert key_of(word()) == "图书馆|圖書館|tu2 shu1 guan3"
    # Whoever changes this makes a second note of every word that was ever exported.
    assert guid_of(word()) == "Qyd7K-j30USZ"
    assert guid_of(word(senses=("another",), sentence="", tags=("a",))) == guid_of(word())
    assert guid_of(word(reading="tu2 shu1 guan4")) != guid_of(word())


def test_compatibility_characters_are_keyed_as_anki_keeps_them() -> None:
    assert key_of(word("\uf900", "\uf900", "qi3", sentence="")) == "豈|豈|qi3"


def test_the_fields_of_a_note() -> None:
    made = word(senses=("library", "reading <room>"), note="Compare 书店.\nNot 圖書室.")
    assert dict(zip(FIELDS, note_fields(made, HOW, "a.wav"), strict=True)) == {
        "Key": "图书馆|圖書館|tu2 shu1 guan3",
        "Simplified": "图书馆",
        "Traditional": "圖書館",
        "Hanzi": '<span lang="zh-Hans">图书馆</span> <small lang="zh-Hant">圖書館</small>',
        "Pinyin": '<span class="t2">tú</span><span class="t1">shū</span>'
        '<span class="t3">guǎn</span>',
        "Zhuyin": "ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ",
        "Meaning": "<ol><li>library</li><li>reading &lt;room&gt;</li></ol>",
        "Sentence": '<span lang="zh-Hans">我在<b>图书馆</b>看书。</span>',
        "Cloze": '<span lang="zh-Hans">我在<span class="gap">____</span>看书。</span>',
        "Source": "一本书",
        "Audio": "[sound:a.wav]",
        "Note": "Compare 书店.<br>Not 圖書室.",
        "Credit": "Definitions: CC-CEDICT 2026-05-20, CC BY-SA 4.0",
    }


def test_the_script_that_was_chosen_leads() -> None:
    fields = note_fields(word(), replace(HOW, script=Script.TAIWAN))
    assert fields[FIELDS.index("Hanzi")] == (
        '<span lang="zh-Hant-TW">圖書館</span> <small lang="zh-Hans">图书馆</small>'
    )


def test_a_word_alike_in_both_scripts_is_shown_once() -> None:
    fields = note_fields(word("书", "书", "shu1", sentence=""), HOW)
    assert fields[FIELDS.index("Hanzi")] == '<span lang="zh-Hans">书</span>'
    assert fields[FIELDS.index("Sentence")] == fields[FIELDS.index("Cloze")] == ""


def test_a_sentence_is_in_the_script_of_the_word_in_it() -> None:
    made = word("图书馆", "圖書館", sentence="")
    other = word("圖書館", "图书馆", sentence="我在圖書館看書。").sentence
    sentence, _ = sentence_html(replace(made, sentence=other), HOW)
    assert sentence == '<span lang="zh-Hant">我在<b>圖書館</b>看書。</span>'


ITEMS = ["Xi1", "an1", "nu:3", "er2", "r5", "tu2", "A", "AA", ",", "·", "xx5", "bei3", "Bei3", "m4"]


@given(st.lists(st.sampled_from(ITEMS), max_size=6))
def test_coloured_pinyin_reads_as_pinyin_does(items: list[str]) -> None:
    reading = tuple(items)
    assert re.sub(r"</?span[^>]*>", "", pinyin_html(reading)) == marked(reading)


def test_each_syllable_has_the_colour_of_its_tone() -> None:
    assert pinyin_html(("A", "quan1", "r5")) == (
        'A <span class="t1">quān</span><span class="t5">r</span>'
    )
    assert pinyin_html(("Xi1", "an1")) == ('<span class="t1">Xī</span>\'<span class="t1">ān</span>')


def test_one_sense_is_no_list() -> None:
    assert meaning_html(["library"]) == "library"
    assert meaning_html([]) == ""


@given(st.text())
def test_text_as_html_shows_as_it_was(text: str) -> None:
    html = to_html(text)
    assert "\n" not in html
    assert "\x1f" not in html
    if "<" not in text and "&" not in text and "[" not in text and "{" not in text:
        kept = "".join([c for c in text if c.isprintable() or c.isspace()])
        shown = "".join([c for c in plain_field(html) if c.isprintable() or c.isspace()])
        assert "".join(shown.split()) == "".join(kept.split())


def test_tags_have_no_spaces() -> None:
    assert tags_of(word(tags=("lesson 3", " food ", "food", " "))) == ["lesson_3", "food"]


def test_a_deck_has_the_same_number_each_time() -> None:
    assert deck_name(replace(HOW, title=" Lesson\t3\n")) == "Lesson 3"
    assert deck_name(replace(HOW, title="")) == "Duben"
    assert deck_id("Lesson 3") == deck_id("Lesson 3") != deck_id("Lesson 4")


def test_every_field_that_a_card_shows_is_there() -> None:
    cards = " ".join([front + back for _, front, back in TEMPLATES])
    shown = {name.lstrip("#/^") for name in re.findall(r"{{([^}]+)}}", cards)}
    assert shown <= set(FIELDS)
    assert {"Credit", "Meaning", "Audio", "Cloze"} <= shown
    assert STYLE.count("{") == STYLE.count("}")
