from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.language.language import Language
from desktop.language.readings import Readings, has_han, nearest
from dictionaries.guesses import Guess, guess
from dictionaries.index import Index

_ROOT = Path(__file__).parent.parent.parent


class AskingIndex(Index):
    """An index that keeps no guesses and asks pypinyin each time."""

    def guess(self, word: str) -> Guess:
        return guess(word) or (None,) * len(word)


def read(language: Language, text: str) -> str:
    """Read a text word by word; a dash stands where there is no syllable."""
    result: list[str] = []
    for token in language.tokens(text):
        reading = language.reading(token.text) or (None,) * len(token.text)
        assert len(reading) == len(token.text)
        result += (syllable or "-" for syllable in reading)
    return " ".join(result)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("重庆银行", "chong2 qing4 yin2 hang2"),
        ("重慶銀行", "chong2 qing4 yin2 hang2"),
        ("我在图书馆看书", "wo3 zai4 tu2 shu1 guan3 kan4 shu1"),
        ("復制", "fu4 zhi4"),
        ("幹淨", "gan1 jing4"),
        ("分鍾", "fen1 zhong1"),
        ("乾坤", "qian2 kun1"),
        ("乾淨", "gan1 jing4"),
        ("头发", "tou2 fa5"),
        ("绿色", "lu:4 se4"),
        ("北京", "bei3 jing1"),
        ("王", "wang2"),
        ("一点儿", "yi1 dian3 r5"),
        ("95后", "jiu3 wu3 hou4"),
        ("3C", "san1 -"),
        ("AA制", "- - zhi4"),
        ("卡拉OK", "ka3 la1 - -"),
        ("Q弹", "- tan2"),
        ("，", "-"),
        ("2026", "- - - -"),
        ("hello", "- - - - -"),
        ("😀", "-"),
    ],
)
def test_a_word_is_read_as_the_dictionary_reads_it(
    language: Language, text: str, reading: str
) -> None:
    assert read(language, text) == reading


@pytest.mark.parametrize(
    ("character", "syllable"),
    [
        ("的", "de5"),
        ("了", "le5"),
        ("得", "de5"),
        ("地", "de5"),
        ("着", "zhe5"),
        ("著", "zhu4"),
        ("都", "dou1"),
        ("长", "chang2"),
        ("長", "chang2"),
        ("还", "hai2"),
        ("只", "zhi3"),
        ("隻", "zhi1"),
        ("發", "fa1"),
        ("髮", "fa4"),
        ("冯", "feng2"),
        ("贾", "jia3"),
        ("不", "bu4"),
        ("一", "yi1"),
    ],
)
def test_a_character_by_itself_has_its_usual_reading(
    language: Language, character: str, syllable: str
) -> None:
    assert language.reading(character) == (syllable,)


def test_pypinyin_chooses_among_several_readings_of_a_word(language: Language) -> None:
    assert read(language, "东西") == "dong1 xi5"
    assert read(language, "朝阳") in {"zhao1 yang2", "chao2 yang2"}
    assert read(language, "地道") == "di4 dao5"


def test_pypinyin_reads_characters_that_the_dictionary_does_not_have(
    language: Language, index: Index
) -> None:
    character = "㐀"
    assert index.readings(character) == ()
    assert language.reading(character) == ("qiu1",)
    assert not language.is_defined(character)


def test_what_holds_no_chinese_character_and_has_no_entry_has_no_reading(
    language: Language,
) -> None:
    assert language.reading("WAIC") is None
    assert language.reading("。") is None
    assert language.reading("") is None


def test_every_word_with_several_readings_is_read_as_if_pypinyin_were_asked(
    index: Index, index_path: Path
) -> None:
    with closing(sqlite3.connect(index_path)) as database:
        several = database.execute(
            "SELECT h.folded, e.traditional, e.simplified"
            " FROM headword h JOIN entry e ON e.id = h.entry GROUP BY h.folded"
            " HAVING min(lower(e.reading)) < max(lower(e.reading))"
        ).fetchall()
        rest = database.execute(
            "SELECT traditional, simplified FROM entry WHERE id % 97 = 0"
        ).fetchall()
    words = {word for row in several + rest for word in row if word is not None}
    assert len(words) > 3000
    asking = AskingIndex.open(index_path)
    assert differing(words, index, asking) == []
    asking.close()


def test_a_character_of_any_kind_is_read_as_if_pypinyin_were_asked(
    index: Index, index_path: Path
) -> None:
    from pypinyin.constants import PINYIN_DICT

    known = list(map(chr, PINYIN_DICT))
    folded = list(map(chr, index.folding()))
    unknown = ["﨑", "々", "ㄅ", "か", "\U000323af", "Q", "7", "。", "\0", "\ud800"]
    characters = {*known[::29], *folded[::7], *unknown}
    asking = AskingIndex.open(index_path)
    assert differing(characters, index, asking) == []
    asking.close()


def differing(words: set[str], one: Index, other: Index) -> list[str]:
    first, second = Readings(one), Readings(other)
    return [word for word in sorted(words) if first.of(word) != second.of(word)]


def test_pypinyin_is_loaded_only_for_what_no_dictionary_has(index_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from desktop.language.readings import Readings
from dictionaries.index import Index

readings = Readings(Index.open(Path(sys.argv[1])))
for word in ("的", "东西", "東西", "朝阳", "地道", "长", "長", "㐀", "𰻝", "图书馆", "Q弹", "OK"):
    readings.of(word)
print("pypinyin" in sys.modules, readings.of("王小明明"), "pypinyin" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(index_path)],
        capture_output=True,
        encoding="utf-8",
        cwd=_ROOT,
        check=True,
    )
    assert done.stdout.strip() == "False ('wang2', 'xiao3', 'ming2', 'ming2') True"


def test_the_nearest_reading_differs_least_and_is_the_first_of_equals() -> None:
    full, neutral = ("dong1", "xi1"), ("dong1", "xi5")
    assert nearest([full, neutral], neutral) == neutral
    assert nearest([("dang1", "xi1"), neutral], full) == neutral
    assert nearest([("na3", "li3"), ("na3", "r5")], ("na3", "er2")) == ("na3", "r5")
    assert nearest([full, neutral], ("nan2", "bei3")) == full


def test_chinese_characters_are_told_from_everything_else() -> None:
    assert all(map(has_han, ["字", "〇", "㐀", "𠮷", "OK啦"]))
    assert not any(map(has_han, ["", "OK", "，。", "かな", "😀", "ㄅ"]))
