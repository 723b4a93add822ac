"""Senses as a reader wants them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.language.scripts import Script
from desktop.language.sense_text import sense_text


def plain(text: str, script: Script = Script.SIMPLIFIED) -> str:
    return sense_text(text, script)


def test_a_pair_of_headwords_is_written_in_one_script() -> None:
    assert plain("variant of 裡|里[li3]") == "variant of 里 lǐ"
    assert plain("variant of 裡|里[li3]", Script.TAIWAN) == "variant of 裡 lǐ"


def test_numbered_pinyin_gets_its_marks_and_one_space_before_it() -> None:
    assert plain("also pr. [de2]") == "also pr. dé"
    assert plain("see 北京[Bei3 jing1], the capital") == "see 北京 Běijīng, the capital"
    assert plain("[Bei3 jing1] opera") == "Běijīng opera"


def test_joined_pinyin_is_understood_as_well() -> None:
    assert plain("see 圖書館|图书馆[[tu2shu1guan3]]") == "see 图书馆 túshūguǎn"


def test_brackets_that_hold_no_pinyin_stay() -> None:
    assert plain("a dot [·] between names") == "a dot [·] between names"
    assert plain("either|or") == "or"


def test_blanks_around_a_part_of_a_sense_stay() -> None:
    assert plain(" or 書|书[shu1] ") == " or 书 shū "


@given(st.text(alphabet="ab 裡里|[]/;,()15:·"), st.sampled_from(list(Script)))
def test_a_text_without_brackets_and_pairs_stays_as_it_is(text: str, script: Script) -> None:
    kept = text.replace("|", "").replace("[", "")
    assert plain(kept, script) == kept
