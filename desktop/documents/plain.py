"""Read a plain text: its paragraphs, the article where a site's text surrounds it, its chapters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from desktop.documents.contents import Contents
from desktop.language.document import Article
from dictionaries.errors import Cancelled

_CHUNK = 256 * 1024  # bytes
_DOUBTFUL = 1024  # bytes: shorter texts may pass for UTF-8
_OTHER_BEGINNINGS = frozenset(bytes((byte,)) for byte in b"{%PMGR7S\x1f\x7f\x89\xd0\xfe\xff\x00")
"""With these begin files that are no texts, and other encodings."""
_AROUND = 400  # paragraphs on each side
_SHORT, _SHORT_LINES = 24, 4


def read_text(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    encoding: str = "",
) -> Contents:
    """Read a plain text; `encoding` is the codec where the reader has chosen one: see Opener."""
    text = _plain_utf8(data) if not encoding else None
    if text is not None:
        return contents_of(text)
    # Loaded where it is needed: the first page of most texts is there without it.
    from desktop.documents.encoding import Decoder

    decoder = Decoder(name, encoding=encoding)
    parts = []
    for start in range(0, len(data), _CHUNK):
        if cancelled():
            raise Cancelled
        parts.append(decoder.feed(data[start : start + _CHUNK]))
        progress(start / len(data))
    parts.append(decoder.end())
    return contents_of("".join(parts), encoding=decoder.encoding, sure=decoder.sure)


def _plain_utf8(data: bytes) -> str | None:
    """Decode what is UTF-8 beyond doubt, as Decoder would; None for all else."""
    if not _DOUBTFUL <= len(data) <= _CHUNK or data[:1] in _OTHER_BEGINNINGS:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if text.isascii() or "\0" in text else text.lstrip("\ufeff")


def contents_of(text: str, encoding: str = "utf-8", *, sure: bool = True) -> Contents:
    """Find what there is to find in a text: see Contents."""
    paragraphs = split_paragraphs(text)
    title, article = _article_of(paragraphs) if _may_be_page(paragraphs) else ("", None)
    return Contents(paragraphs, title, article=article, encoding=encoding, sure=sure)


def _may_be_page(paragraphs: Sequence[str]) -> bool:
    """Say whether a text has lines as short as a site's: without them it is no page."""
    lines = [text.strip() for text in chain(paragraphs[:_AROUND], paragraphs[-_AROUND:])]
    short = sum(0 < len(line) <= _SHORT for line in lines)
    return short >= _SHORT_LINES or any(line.count("|") > 1 for line in lines)


def _article_of(paragraphs: Sequence[str]) -> tuple[str, Article | None]:
    # Loaded when it is needed: the first page of most texts is there without it.
    from desktop.documents.plain_article import find_article

    return find_article(paragraphs) or ("", None)


def split_paragraphs(text: str) -> list[str]:
    """Cut a text at its line ends: see LINE_END."""
    # Five times as fast as LINE_END.split, which gives the same.
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")
