"""A small text annotated by hand, its words, and pages written as text."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.exports.handouts.article_text import ArticleText
from desktop.exports.handouts.look import Look
from desktop.exports.listed import ListedWord
from desktop.exports.pages import (
    Block,
    Grid,
    GridRow,
    Heading,
    Line,
    Pages,
    Paragraph,
    Square,
    Table,
)
from desktop.language.annotation import Annotation
from desktop.language.document import Token
from desktop.language.levels import Level
from desktop.language.readings import aligned
from desktop.language.scripts import Script
from tests.exports.listed_words import CREDIT

LOOK = Look(CREDIT)
TRADITIONAL = Look(CREDIT, Script.TRADITIONAL)

_WORDS = """\
早上 早上 zao3 shang5 early morning
每天 每天 mei3 tian1 every day; everyday
地鐵 地铁 di4 tie3 subway; metro
圖書館 图书馆 tu2 shu1 guan3 library|CL:家[jia1]
安靜 安静 an1 jing4 quiet; peaceful; calm
喜歡 喜欢 xi3 huan5 to like; to be fond of
擁擠 拥挤 yong1 ji3 crowded; to throng
習慣 习惯 xi2 guan4 habit; custom|to be used to
北京 北京 Bei3 jing1 Beijing, capital of China
長 长 chang2 length; long
長 长 zhang3 chief; head; elder
的 的 de5 (structural particle)
"""


def word(line: str, *, level: int | None = 4, count: int = 1) -> ListedWord:
    """Make a word of a line such as `地鐵 地铁 di4 tie3 subway; metro`, senses parted by `|`."""
    traditional, simplified, *rest = line.split()
    size = next((at for at, part in enumerate(rest) if part[-1] not in "12345"), len(rest))
    senses = tuple(" ".join(rest[size:]).split("|"))
    levels = Level(None, level) if level else None
    return ListedWord(
        traditional, simplified, tuple(rest[:size]), senses, levels, "common", count, None
    )


WORDS = tuple([word(line) for line in _WORDS.splitlines()])
BY_HEADWORD = {one.simplified: one for one in reversed(WORDS)}

COMMUTE = """\
他/每天/坐/地铁/去/图书馆/看/书/。/早上/的/地铁/很/拥挤/，/大家/都/已经/习惯/了/。
图书馆/里/很/安静/，/他/喜欢/在/那里/看/书/。/北京/的/冬天/很/长/。"""


def words(*headwords: str) -> tuple[ListedWord, ...]:
    """Give words of the little dictionary by their simplified headwords."""
    return tuple([BY_HEADWORD[one] for one in headwords])


def article(
    text: str = COMMUTE, script: Script = Script.SIMPLIFIED, title: str = "上班路上"
) -> ArticleText:
    """Make an article of tokens parted by `/`, shown in a script; a paragraph a line."""
    return ArticleText(
        title,
        script,
        tuple([_cells(line, script) for line in text.splitlines()]),
        "王小明",
        "example.org",
        "2026-05-01",
    )


def _cells(line: str, script: Script) -> tuple[Annotation, ...]:
    cells = []
    start = 0
    for text in line.split("/"):
        known = BY_HEADWORD.get(text)
        shown = text
        if known is not None and script is not Script.SIMPLIFIED:
            shown = known.traditional
        reading = None
        if known is not None:
            reading = aligned(text, tuple([syllable.lower() for syllable in known.reading]))
        cells.append(
            Annotation(
                Token(start, start + len(text), text), shown, text, reading, known is not None
            )
        )
        start += len(text)
    return tuple(cells)


# -- pages as text ---------------------------------------------------------------------------------


def as_lines(pages: Pages) -> list[str]:
    """Write pages as text: `# ` before a heading, `____` for a blank, readings in brackets."""
    return [line for block in pages.blocks for line in _block(block)]


def as_text(pages: Pages) -> str:
    return "\n".join(as_lines(pages))


def written(line: Line) -> str:
    return "".join(
        [
            "____" if run.blank else run.text + (f"({run.above})" if run.above else "")
            for run in line
        ]
    )


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return ["#" * block.level + " " + written(block.text)]
    if isinstance(block, Paragraph):
        return [written(block.text)]
    if isinstance(block, Table):
        return [" | ".join([written(cell) for cell in row]) for row in block.rows]
    if isinstance(block, Grid):
        return [line for row in block.rows for line in _grid_row(row)]
    return []


def _grid_row(row: GridRow) -> list[str]:
    squares = "".join([_square(square) for square in row.squares])
    return [written(row.label), squares] if row.label else [squares]


def _square(square: Square) -> str:
    if square.strokes:
        return f"[{len(square.strokes)}]"
    return ("~" if square.faint else "") + (square.text or "□")


def bold(lines: Sequence[Line]) -> list[str]:
    """Give what is bold."""
    return [run.text for line in lines for run in line if run.bold]
