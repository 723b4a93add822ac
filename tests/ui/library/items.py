"""Made-up documents and places for the tests of the Library page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop.language.document import Place

DAY = 86_400_000_000
NOON = 1_780_000_000_000_000


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    title: str
    author: str = ""
    source: str = ""
    published: str = ""
    added: int = NOON
    opened: int = 0
    length: int = 1000
    progress: float = 0.0
    known: float | None = None
    new_words: int | None = None
    has_cover: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    place: Place
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Book:
    document_id: str
    hits: tuple[Found, ...]
    more: bool = False


SHELF = (
    Item(
        "world",
        "平凡的世界",
        "路遥",
        "/books/平凡的世界.epub",
        opened=NOON + 9 * DAY,
        length=1_043_000,
        progress=0.31,
        known=0.87,
        new_words=1204,
        tags=("小说",),
    ),
    Item(
        "news",
        "罕見為中國出特刊",
        source="https://www.example.com/news/1.html",
        published="2026-11-20",
        added=NOON + 5 * DAY,
        opened=NOON + 8 * DAY,
        length=3120,
        progress=1.0,
        known=0.84,
        new_words=43,
        tags=("新闻", "课文"),
    ),
    Item("dream", "红楼梦", "曹雪芹", r"C:\books\红楼梦.txt", opened=NOON + DAY, tags=("小说",)),
    Item("clip", "我在图书馆", source="clipboard", added=NOON + 7 * DAY, length=98),
)
"""A novel, a page in Traditional, another novel, and a text that was never read."""

_SIMPLIFIED = str.maketrans("見為國書說紅樓夢圖館", "见为国书说红楼梦图馆")


def fold(text: str) -> str:
    return text.translate(_SIMPLIFIED)


def hits(*texts: str, match: str = "世界") -> tuple[Found, ...]:
    """Make a place for each text, which says the match."""
    return tuple(
        Found(Place(row, text.index(match)), *_cut(text, match)) for row, text in enumerate(texts)
    )


def _cut(text: str, match: str) -> tuple[str, str, str]:
    before, _, after = text.partition(match)
    return before, match, after


def picture(colour: str, kind: str = "PNG", size: tuple[int, int] = (120, 180)) -> bytes:
    """Make the file of a picture of one colour."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    assert writer.write(image)
    return bytes(buffer.data().data())
