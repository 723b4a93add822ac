"""Readings as coloured text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.language.pinyin import marked
from desktop.ui.pinyin_html import phonetic_runs, pinyin_runs, runs_html, runs_text, zhuyin_runs
from desktop.ui.theme import LIGHT

syllables = st.sampled_from(["xi1", "an1", "nu:3", "er2", "r5", "Bei3", "jing1", "xx5", "A", None])


@given(st.lists(syllables, max_size=8))
def test_the_runs_joined_are_the_reading_as_it_is_written(reading: list[str | None]) -> None:
    assert runs_text(pinyin_runs(reading)) == marked(reading)


def test_each_syllable_has_its_tone() -> None:
    assert pinyin_runs(("xi1", "an1")) == (("xī", 1), ("'ān", 1))
    assert pinyin_runs(("yi1", "dian3", "r5")) == (("yī", 1), ("diǎn", 3), ("r", 5))


def test_each_syllable_is_coloured_by_its_tone() -> None:
    html = runs_html(pinyin_runs(("du2", "ben3")), LIGHT, coloured=True)
    second, third = LIGHT.tone(2), LIGHT.tone(3)
    assert html == (f'<span style="color:{second}">dú</span><span style="color:{third}">běn</span>')


def test_without_colours_the_reading_is_plain_text() -> None:
    assert runs_html(pinyin_runs(("du2", "ben3")), LIGHT, coloured=False) == "dúběn"


def test_zhuyin_is_spaced_by_syllable_and_leaves_out_what_has_no_sound() -> None:
    text = runs_text(zhuyin_runs(("du2", None, "ben3", "A")))
    assert text.replace("\u2060", "") == "ㄉㄨˊ ㄅㄣˇ"


def test_a_syllable_of_zhuyin_is_never_broken_over_two_lines() -> None:
    text = runs_text(zhuyin_runs(("zhuang4",)))
    assert text == "ㄓ\u2060ㄨ\u2060ㄤ\u2060ˋ"


def test_the_reader_chooses_the_phonetics() -> None:
    assert phonetic_runs(("ma1",), "pinyin") == (("mā", 1),)
    assert phonetic_runs(("ma1",), "zhuyin") == zhuyin_runs(("ma1",))
