from __future__ import annotations

import pytest

from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.annotated.text import TextWriter
from tests.exports.annotations import annotated, joined


@pytest.mark.parametrize(
    ("tokens", "line"),
    [
        ("我/在/图书馆/看书/。", "我(wǒ) 在(zài) 图书馆(túshūguǎn) 看书(kànshū)。"),
        ("“/我/”/，/我/！", "“我(wǒ)”，我(wǒ)！"),
        ("我/在/西安", "我(wǒ) 在(zài) 西安(xī'ān)"),
        ("我/ABC/在/12/%", "我(wǒ) ABC 在(zài) 12%"),
        ("我/ /在", "我(wǒ) 在(zài)"),
        ("一点儿", "一点儿(yīdiǎnr)"),
        ("Hello/, /world", "Hello, world"),
    ],
)
def test_words_stand_apart_and_punctuation_stays_where_it_was(tokens: str, line: str) -> None:
    assert joined(TextWriter(Phonetic.PINYIN).paragraph([annotated(tokens)])) == line


def test_zhuyin_is_written_by_syllable() -> None:
    line = joined(TextWriter(Phonetic.ZHUYIN).paragraph([annotated("我/在/图书馆/。")]))
    assert line == "我(ㄨㄛˇ) 在(ㄗㄞˋ) 图书馆(ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ)。"


def test_a_paragraph_reads_the_same_in_pieces() -> None:
    writer = TextWriter(Phonetic.PINYIN)
    whole = joined(writer.paragraph([annotated("我/在/ABC/看书")]))
    pieces = [annotated("我/在"), annotated("ABC/看书")]
    assert joined(writer.paragraph(pieces)) == "\n" + whole


@pytest.mark.parametrize(
    ("paragraphs", "text"),
    [
        (["我"], "我(wǒ)\n"),
        (["我", ""], "我(wǒ)\n"),
        (["", "我", "", "在", ""], "\n我(wǒ)\n\n在(zài)\n"),
    ],
)
def test_every_paragraph_is_a_line_and_the_last_one_ends(paragraphs: list[str], text: str) -> None:
    writer = TextWriter(Phonetic.PINYIN)
    lines = [joined(writer.paragraph([annotated(line) if line else []])) for line in paragraphs]
    assert writer.head() + joined(lines) + writer.foot() == text


def test_a_word_is_written_in_the_script_it_is_shown_in() -> None:
    tokens = annotated("图书馆/软件", shown="圖書館/軟體")
    line = joined(TextWriter(Phonetic.PINYIN).paragraph([tokens]))
    assert line == "圖書館(túshūguǎn) 軟體(ruǎnjiàn)"
