"""The class pack as PDF files, read back: what stands where, and what can be searched."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtWidgets import QApplication

from desktop.class_pack import (
    Material,
    PackOptions,
    PackResult,
    new_characters,
    read_article,
    write_pack,
)
from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.pages import Paper
from desktop.language.document import Document
from desktop.language.language import Language
from desktop.language.readings import has_han
from desktop.language.scripts import Script
from desktop.ui.paper.drawing import PaperDrawing
from tests.exports.handouts.texts import words
from tests.exports.listed_words import CREDIT

NEW = words("每天", "地铁", "图书馆", "拥挤", "安静", "习惯", "喜欢")
PARAGRAPHS = [
    "他每天坐地鐵去圖書館看書。",
    "早上的地鐵很擁擠，大家都已經習慣了。" * 3,
    "圖書館裡很安靜，他喜歡在那裡看書。",
]
FILLING = ["昨天晚上下了一場大雨，今天早上外面很冷。" * 6]


def pack(
    folder: Path,
    language: Language,
    application: QApplication,
    options: PackOptions | None = None,
    paragraphs: list[str] | None = None,
) -> PackResult:
    options = options or PackOptions(script=Script.TRADITIONAL)
    document = Document("id", "上班路上", tuple(paragraphs or PARAGRAPHS), "0")
    article = read_article(document, language, Script.TRADITIONAL, options.script)
    assert article is not None
    material = Material(article, NEW, CREDIT, language.entries, new_characters(language, 1))
    result = write_pack(folder / "pack", material, options, PaperDrawing(application), {})
    assert result is not None
    return result


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join([page.get_textpage().get_text_bounded() for page in pdf])


def numbered_lines(path: Path) -> list[list[str]]:
    """Give the lines of the text of each page, from the top: what has the size of most hanzi."""
    pages = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            sizes = [pdfium.FPDFText_GetFontSize(text, at) for at in range(text.count_chars())]
            letters = [text.get_text_range(at, 1) for at in range(len(sizes))]
            of_hanzi = [own for own, letter in zip(sizes, letters, strict=True) if has_han(letter)]
            size, _ = Counter(of_hanzi).most_common(1)[0]
            lines: dict[int, str] = {}
            for at, own in enumerate(sizes):
                if own == size:
                    _, bottom, _, top = text.get_charbox(at, loose=True)
                    middle = round((bottom + top) / 2)
                    near = next((one for one in lines if abs(one - middle) < 5), middle)
                    lines[near] = lines.get(near, "") + letters[at]
            pages.append([lines[one] for one in sorted(lines, reverse=True)])
    return pages


def glossary_places(path: Path) -> list[tuple[int, int, str]]:
    """Read page, line and headword of each row of a glossary."""
    return [
        (int(page), int(line), headword)
        for page, line, headword in re.findall(r"(\d+):(\d+)\s+(\S+)", text_of(path))
    ]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_glossary_says_where_words_stand_in_the_article(
    tmp_path: Path, language: Language, qapp: QApplication, paper: Paper
) -> None:
    options = PackOptions(script=Script.TRADITIONAL, paper=paper)
    paragraphs = [*FILLING * 7, *PARAGRAPHS[:1], *FILLING * 6, *PARAGRAPHS[1:]]
    result = pack(tmp_path, language, qapp, options, paragraphs)
    lines = numbered_lines(result.path / "article.pdf")
    places = glossary_places(result.path / "glossary.pdf")
    assert [headword for _, _, headword in places] == [
        "每天", "地鐵", "圖書館", "擁擠", "習慣", "安靜", "喜歡",
    ]  # fmt: skip
    assert max(page for page, _, _ in places) > 1
    for page, line, headword in places:
        assert headword in lines[page - 1][line - 1], (page, line)


def test_what_is_written_can_be_searched_and_copied(
    tmp_path: Path, language: Language, qapp: QApplication
) -> None:
    folder = pack(tmp_path, language, qapp).path
    assert "dìtiě" in text_of(folder / "article.pdf")
    assert "地鐵" in text_of(folder / "article.pdf")
    assert "subway; metro" in text_of(folder / "glossary.pdf")
    assert "CC-CEDICT" in text_of(folder / "glossary.pdf")
    assert "Name Date" in re.sub(r"\s+", " ", text_of(folder / "quiz.pdf"))
    assert "answers" not in text_of(folder / "quiz.pdf")
    assert "tiě" in text_of(folder / "practice.pdf")


def test_zhuyin_and_simplified_characters_are_written_where_they_are_wanted(
    tmp_path: Path, language: Language, qapp: QApplication
) -> None:
    options = PackOptions(script=Script.SIMPLIFIED, phonetic=Phonetic.ZHUYIN)
    folder = pack(tmp_path, language, qapp, options).path
    assert "图书馆里很安静" in re.sub(r"[\sㄅ-ㄯˊˇˋ˙]", "", text_of(folder / "article.pdf"))
    assert re.search(r"地铁 ?\[地鐵\]\s+ㄉㄧˋ ㄊㄧㄝˇ", text_of(folder / "glossary.pdf"))


def test_a_short_pack_has_each_exercise_on_one_page(
    tmp_path: Path, language: Language, qapp: QApplication
) -> None:
    folder = pack(tmp_path, language, qapp).path
    for name in ("article", "glossary", "quiz", "quiz-key", "matching", "matching-key"):
        with pypdfium2.PdfDocument(folder / f"{name}.pdf") as pdf:
            assert len(pdf) == 1, name
