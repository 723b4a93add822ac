"""Pages to be printed, and what is read from the PDF that they become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from desktop.exports.annotated.syllables import Phonetic, word_writer
from desktop.exports.pages import Block, Heading, Pages, Paragraph, Run
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.ui.paper.laid import Placed

LESSON = (
    "我第一次去北京是在二〇一九年的春天。那时候我的中文还不太好，在机场连“行李在哪儿取”都说不清楚，"
    "只好拿着手机上的翻译软件，一个字一个字地给工作人员看。她笑了笑，用英语回答我："
    "“Don't worry，跟我来。”"
)
NEWS = (
    "要知道，這是一家全球科技報道領域祖師爺級別的媒體。從1993年在舊金山創辦以來，三十年裡他們都推崇"
    "硅谷的技術創新。他們說：「投入人形機器人領域的公司，在中國竟然有200多家。這是難以想像的！」"
)
MARGIN = 20 / 25.4 * 72


def runs(
    language: Language, text: str, script: Script, phonetic: Phonetic | None = None
) -> tuple[Run, ...]:
    """Cut a text into words, with their readings above them where asked."""
    write = word_writer(phonetic) if phonetic else None
    return tuple(
        [
            Run(word.shown, above=write(word.reading) if write and word.reading else "")
            for word in language.annotate(text, script, Script.ORIGINAL)
        ]
    )


def plain(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def article(*paragraphs: tuple[Run, ...], title: str = "胡同里的春天") -> Pages:
    blocks: list[Block] = [Heading(plain(title))]
    blocks += [Paragraph(text, indent=2, numbered=True) for text in paragraphs]
    return Pages(title, Script.SIMPLIFIED, tuple(blocks), footer="Definitions: CC-CEDICT")


def page_text(page: tuple[Placed, ...]) -> str:
    """Give what is written on a laid page, in the order of drawing."""
    return "".join(piece.text for placed in page for piece in placed.pieces())


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character in a PDF and the box of its ink, in points from the bottom left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class Pdf:
    """A PDF file as another program sees it."""

    def __init__(self, path: Path) -> None:
        self.document: Any = pypdfium2.PdfDocument(path)

    def __len__(self) -> int:
        return len(self.document)

    def text(self, page: int = 0) -> str:
        whole: str = self.document[page].get_textpage().get_text_range()
        return whole

    def glyphs(self, page: int = 0) -> Iterator[Glyph]:
        text = self.document[page].get_textpage()
        for at in range(text.count_chars()):
            character = text.get_text_range(at, 1)
            if character.strip():
                yield Glyph(character, *text.get_charbox(at))

    def fonts_embedded(self, page: int = 0) -> dict[str, bool]:
        found = {}
        for item in self.document[page].get_objects():
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                font = pdfium.FPDFTextObj_GetFont(item)
                name = (pdfium.c_char * 200)()
                pdfium.FPDFFont_GetBaseFontName(font, name, 200)
                found[name.value.decode()] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
        return found
