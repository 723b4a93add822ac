"""Open PDF files that have a text layer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from threading import Lock

import pypdfium2
from pypdfium2 import raw

from desktop.documents.archive import damaged
from desktop.documents.contents import Contents
from desktop.documents.errors import OpenError
from desktop.documents.outline import Heading, nested
from desktop.documents.pdf_layout import Line, lines_of
from desktop.documents.pdf_paragraphs import Paragraph, join
from desktop.documents.pdf_running import without_running
from desktop.documents.pdf_text import read_page
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled

_ONE_AT_A_TIME = Lock()
_PATIENCE = 0.05  # seconds
_LOCKED = frozenset({raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY})
_LARGEST = 16_000_000  # code points
_MOST_PAGES = 20_000
_MOST_BOOKMARKS = 20_000
_DATE = re.compile(r"(?:D:)?(\d{4})(?:-?(0[1-9]|1[0-2]))?(?:-?(0[1-9]|[12]\d|3[01]))?")
# Titles that programs make of the file they printed.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint) - |.*\.(?:docx?|indd|pptx?|pdf|wps|tex|html?)$", re.IGNORECASE
)
_LARGER = 1.15  # times the size of the text, and it is a heading
_NEXT_LINE = 2.2  # sizes from one line of a heading to the next, at most
_LONGEST_HEADING = 40  # code points
_LONGEST_NUMBER = 8  # code points, as 第十二章 or 1.2.3
_MOST_HEADINGS = 0.25  # share of the text
_MOST_RANKS = 3


def read_pdf(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contents:
    """Read a PDF: see Opener.

    Lines are joined into paragraphs; running heads, page numbers and ruby are left out. The
    chapters are the file's bookmarks, else its larger headings. Pages that can't be read are left
    out. PDFium isn't thread-safe: a second thread waits until the first is done or cancelled.
    """
    while not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE):
        if cancelled():
            raise Cancelled
    try:
        return _read(data, name, progress, cancelled)
    finally:
        _ONE_AT_A_TIME.release()


def _read(
    data: bytes, name: str, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> Contents:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise OpenError(
                f"{name} is locked with a password: save it without one in a PDF reader."
            ) from error
        raise OpenError(damaged(name)) from error
    with document:
        pages, vertical = _pages(document, name, progress, cancelled)
        size = _usual_size(pages)
        pages = without_running(pages, vertical, size)
        paragraphs = join(pages)
        if not paragraphs:
            raise OpenError(
                f"{name} is a scan: a picture of text without the text itself. Duben can't read it."
            )
        chapters = _bookmarks(document, paragraphs) or _headings(paragraphs, size)
        title = _decoded(partial(document.get_metadata_value, "Title"))
        author = _decoded(partial(document.get_metadata_value, "Author"))
        created = _DATE.match(_decoded(partial(document.get_metadata_value, "CreationDate")))
    return Contents(
        [paragraph.text for paragraph in paragraphs],
        title="" if _NO_TITLE.match(title) else title,
        author=author,
        published="-".join(filter(None, created.groups())) if created else "",
        chapters=chapters,
    )


def _pages(
    document: pypdfium2.PdfDocument,
    name: str,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> tuple[list[list[Line]], list[bool]]:
    """Read the lines of all pages, and which of these are written in columns."""
    pages, vertical = list[list[Line]](), list[bool]()
    unreadable = characters = 0
    count = len(document)
    if count > _MOST_PAGES:
        raise OpenError(f"{name} is too large: it has more than {_MOST_PAGES:,} pages.")
    for number in range(count):
        if cancelled():
            raise Cancelled
        try:
            page = document.get_page(number)
            try:
                read = read_page(page)
            finally:
                page.close()
        except pypdfium2.PdfiumError:
            unreadable += 1
            pages.append([])
            vertical.append(False)
            continue
        characters += len(read.glyphs)
        if characters > _LARGEST:
            raise OpenError(f"{name} is too large: it has more than {_LARGEST:,} characters.")
        pages.append(lines_of(read, number))
        vertical.append(read.vertical)
        progress((number + 1) / count)
    if unreadable == count:
        raise OpenError(damaged(name))
    return pages, vertical


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """Give the size that most characters have."""
    sizes = Counter[float]()
    for line in (line for lines in pages for line in lines):
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _bookmarks(
    document: pypdfium2.PdfDocument, paragraphs: Sequence[Paragraph]
) -> tuple[Chapter, ...]:
    """Make chapters of the outline of the file."""
    on_page = dict[int, list[tuple[Line, int]]]()
    for index, paragraph in enumerate(paragraphs):
        for line in paragraph.lines:
            on_page.setdefault(line.page, []).append((line, index))
    chapters = []
    for title, page, top, level in _marks(document):
        following = min((number for number in on_page if number >= page), default=None)
        if following is not None:
            start = _start(
                title, top if following == page else None, on_page[following], paragraphs
            )
            chapters.append(Chapter(title, start, level))
    return tuple(sorted(chapters, key=lambda chapter: chapter.paragraph))


def _marks(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int, float | None, int]]:
    """Give title, page, height on it and level of every bookmark that leads to a page."""
    for mark in islice(document.get_toc(), _MOST_BOOKMARKS):
        target = mark.get_dest()
        page = None if target is None else target.get_index()
        title = _decoded(mark.get_title)
        if target is None or page is None or not title:
            continue
        mode, numbers = target.get_view()
        top = None
        if mode == raw.PDFDEST_VIEW_XYZ and len(numbers) > 1:
            top = numbers[1]
        elif mode == raw.PDFDEST_VIEW_FITH and numbers:
            top = numbers[0]
        yield title, page, top, mark.level


def _decoded(read: Callable[[], str]) -> str:
    """Read a line of text; it is empty where the file has no valid UTF-16 for it."""
    try:
        return " ".join(read().split())
    except UnicodeDecodeError:
        return ""


def _start(
    title: str,
    top: float | None,
    lines: Sequence[tuple[Line, int]],
    paragraphs: Sequence[Paragraph],
) -> int:
    """Give the paragraph on a page that is the title, maybe behind a number, else the first at or
    below the height, else one that begins with the title, else the first.
    """
    wanted = "".join(title.split())
    texts = [("".join(paragraphs[index].text.split()), index) for _, index in lines]
    for text, index in texts:
        if text.endswith(wanted) and len(text) <= len(wanted) + _LONGEST_NUMBER:
            return index
    if top is not None:
        for line, index in lines:
            if line.base <= top:
                return index
    return next((index for text, index in texts if text.startswith(wanted)), lines[0][1])


def _headings(paragraphs: Sequence[Paragraph], size: float) -> tuple[Chapter, ...]:
    """Make chapters of the short paragraphs in larger characters."""
    larger = [
        (round(paragraph.lines[0].size), index, paragraph)
        for index, paragraph in enumerate(paragraphs)
        if paragraph.lines[0].size > _LARGER * size and len(paragraph.text) <= _LONGEST_HEADING
    ]
    total = sum(len(paragraph.text) for paragraph in paragraphs)
    if sum(len(paragraph.text) for *_, paragraph in larger) > _MOST_HEADINGS * total:
        return ()
    sizes = sorted({rounded for rounded, *_ in larger}, reverse=True)[:_MOST_RANKS]
    headings = list[Heading]()
    above: tuple[int, int, Paragraph] | None = None
    for found in larger:
        rounded, index, paragraph = found
        title = " ".join(paragraph.text.split())
        if above is not None and headings and _goes_on(above, found):
            headings[-1] = replace(headings[-1], title=f"{headings[-1].title} {title}")
        elif rounded in sizes:
            headings.append(Heading(sizes.index(rounded) + 1, title, index))
        above = found
    return nested(headings)


def _goes_on(above: tuple[int, int, Paragraph], below: tuple[int, int, Paragraph]) -> bool:
    """Say whether a heading is the next line of the one above it."""
    line, following = above[2].lines[-1], below[2].lines[0]
    near = 0 < line.base - following.base < _NEXT_LINE * following.size
    return (
        above[0] == below[0] and above[1] + 1 == below[1] and line.page == following.page and near
    )
