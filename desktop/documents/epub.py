"""Open EPUB books, versions 2 and 3."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from desktop.documents.archive import Archive, Refused, damaged, open_archive
from desktop.documents.contents import Contents
from desktop.documents.epub_package import Link, Package, protected_paths, read_package
from desktop.documents.errors import OpenError
from desktop.documents.outline import Heading, nested
from desktop.documents.xhtml_blocks import markup, parse, read_page
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled

_TITLE = 30  # code points of a page's first paragraph that serve as its title


@dataclass(slots=True)
class _Book:
    """The pages that were read: where each begins, and where the elements of an id do."""

    paragraphs: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    anchors: dict[tuple[str, str], int] = field(default_factory=dict)


def read_epub(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contents:
    """Read a book: see Opener.

    Pages beside the line of reading come after the others. The chapters are those of the book's
    table of contents, else its headings, else its pages. Pages that can't be read are left out.
    """
    with open_archive(data, name) as archive:
        locked = protected_paths(archive, name)
        package = read_package(archive, name)
        if _is_protected(archive, package, locked):
            raise OpenError(
                f"{name} is protected (DRM): only the program it was bought for can open it."
            )
        book = _Book()
        unreadable = 0
        for number, path in enumerate(package.spine, start=1):
            if cancelled():
                raise Cancelled
            unreadable += not _add(book, archive, path, name)
            progress(number / len(package.spine))
    if not book.paragraphs:
        if unreadable:
            raise OpenError(damaged(name))
        raise OpenError(f"{name} has no text: it is a book of pictures.")
    return Contents(
        book.paragraphs,
        title=package.title,
        author=package.author,
        published=package.published,
        chapters=_chapters(book, package.contents),
        cover=package.cover,
    )


def _is_protected(archive: Archive, package: Package, locked: set[str]) -> bool:
    if not locked.isdisjoint(package.spine):
        return True
    return any(archive.find(f"META-INF/{file}.xml") for file in ("rights", "sinf"))


def _add(book: _Book, archive: Archive, path: str, name: str) -> bool:
    """Read a page; say whether it could be read."""
    try:
        data = archive.text(path)
        root = parse(markup(data, name)) if data.strip() else None
    except Refused:
        raise
    except OpenError:
        return False
    if root is None:
        return not data.strip()
    page, start = read_page(root), len(book.paragraphs)
    book.starts[path] = start
    book.paragraphs += page.paragraphs
    for anchor, paragraph in page.anchors.items():
        book.anchors[path, anchor] = start + paragraph
    book.headings += [
        replace(heading, paragraph=start + heading.paragraph) for heading in page.headings
    ]
    return True


def _chapters(book: _Book, contents: Sequence[Link]) -> tuple[Chapter, ...]:
    listed, headings = _listed(book, contents), nested(book.headings)
    # Some books list nothing but their beginning.
    if len(listed) > 1 or (listed and len(headings) < 2):
        return listed
    if headings:
        return headings
    starts = sorted({start for start in book.starts.values() if start < len(book.paragraphs)})
    return tuple(Chapter(_short(book.paragraphs[start]), start) for start in starts)


def _listed(book: _Book, contents: Sequence[Link]) -> tuple[Chapter, ...]:
    """Make chapters of the table of contents; a part without a page begins with its first."""
    chapters = list[Chapter]()
    following: int | None = None
    last = len(book.paragraphs) - 1
    for link in reversed(contents):
        start = book.starts.get(link.path)
        if start is not None:
            following = min(last, book.anchors.get((link.path, link.fragment), start))
        elif link.path:
            continue
        if link.title and following is not None:
            chapters.append(Chapter(link.title, following, link.level))
    # In reverse, so that those that share a paragraph keep their order.
    chapters.reverse()
    return tuple(sorted(chapters, key=lambda chapter: chapter.paragraph))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"
