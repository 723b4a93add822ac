"""Open Word documents (.docx)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from lxml import etree

from desktop.documents.archive import damaged, open_archive
from desktop.documents.contents import Contents
from desktop.documents.docx_blocks import Block, blocks
from desktop.documents.docx_styles import HeadingRanks
from desktop.documents.errors import OpenError
from desktop.documents.outline import Heading, nested
from dictionaries.errors import Cancelled

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OFTEN = 200  # blocks between two questions whether to go on
# python-docx takes a file at its word: what is missing or misplaced in it comes out as these.
_DAMAGES = (
    OpcError,
    XmlchemyError,
    etree.LxmlError,
    BadZipFile,
    zlib.error,
    struct.error,
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    ValueError,
    AssertionError,
    EOFError,
    OSError,
    RuntimeError,
)


def read_docx(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contents:
    """Read a Word document: see Opener.

    A row of a table is a paragraph, its cells joined by tabs. What is deleted but tracked, hidden,
    a footnote or ruby isn't read; numbers that Word makes itself aren't in the file. The chapters
    are the headings; the date is that of its creation.
    """
    word = _opened(data, name)
    ranks = HeadingRanks(_part(word, RELATIONSHIP_TYPE.STYLES))
    paragraphs, headings = list[str](), list[Heading]()
    try:
        body = word.element.body
        count = len(body)
    except _DAMAGES as error:
        raise OpenError(damaged(name)) from error
    for number, element in enumerate(body):
        if number % _OFTEN == 0:
            if cancelled():
                raise Cancelled
            progress(number / count)
        for block in blocks(element):
            _add(block, ranks, paragraphs, headings)
    progress(1.0)
    if not paragraphs:
        raise OpenError(f"{name} has no text.")
    title, author, published = _properties(word)
    return Contents(
        paragraphs,
        title=title,
        author=author,
        published=published,
        chapters=nested(headings),
    )


def _add(block: Block, ranks: HeadingRanks, paragraphs: list[str], headings: list[Heading]) -> None:
    rank = None if block.element is None else ranks.rank(block.element)
    title = " ".join(block.text.split())
    if rank is not None and block.continues and headings:
        headings[-1] = replace(headings[-1], title=f"{headings[-1].title} {title}")
    elif rank is not None:
        headings.append(Heading(rank, title, len(paragraphs)))
    paragraphs.append(block.text)


def _opened(data: bytes, name: str) -> WordDocument:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise OpenError(f"{name} is locked with a password: save it without one in Word.")
        raise OpenError(f"{name} is an old Word document: save it as .docx in Word.")
    with open_archive(data, name) as archive:
        archive.check()
        if not any(path.casefold().startswith("word/") for path in archive.paths):
            raise OpenError(f"{name} is not a Word document.")
    try:
        return docx.Document(BytesIO(data))
    except _DAMAGES as error:
        raise OpenError(damaged(name)) from error


def _part(word: WordDocument, kind: str) -> etree._Element | None:
    """Give the root of a part, None where the file has none: python-docx would make one up."""
    whole = kind == RELATIONSHIP_TYPE.CORE_PROPERTIES
    try:
        related = word.part.package if whole else word.part
        part = related.part_related_by(kind) if related is not None else None
        return getattr(part, "element", None)
    except _DAMAGES:
        return None


def _properties(word: WordDocument) -> tuple[str, str, str]:
    """Give title, author, and the day on which the document was made."""
    if _part(word, RELATIONSHIP_TYPE.CORE_PROPERTIES) is None:
        return "", "", ""
    properties = word.core_properties
    try:
        created = properties.created
    except TypeError:  # what python-docx makes of an empty date
        created = None
    return (
        properties.title.strip(),
        properties.author.strip(),
        created.date().isoformat() if created is not None else "",
    )
