"""Read a plain text: its paragraphs, the article where a site's text surrounds it, its chapters."""

from __future__ import annotations

from collections.abc import Callable

from desktop.documents.contents import Contents
from desktop.documents.encoding import Decoder
from dictionaries.errors import Cancelled

_CHUNK = 256 * 1024  # bytes


def read_text(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    encoding: str = "",
) -> Contents:
    """Read a plain text; `encoding` is the codec where the reader has chosen one: see Opener."""
    decoder = Decoder(name, encoding=encoding)
    parts = []
    for start in range(0, len(data), _CHUNK):
        if cancelled():
            raise Cancelled
        parts.append(decoder.feed(data[start : start + _CHUNK]))
        progress(start / len(data))
    parts.append(decoder.end())
    return contents_of("".join(parts), encoding=decoder.encoding, sure=decoder.sure)


def contents_of(text: str, encoding: str = "utf-8", *, sure: bool = True) -> Contents:
    """Find what there is to find in a text: see Contents."""
    # Loaded when a text is opened: the commands that stream one do without.
    from desktop.documents.plain_article import find_article

    paragraphs = split_paragraphs(text)
    found = find_article(paragraphs)
    title, article = found if found is not None else ("", None)
    return Contents(paragraphs, title, article=article, encoding=encoding, sure=sure)


def split_paragraphs(text: str) -> list[str]:
    """Cut a text at its line ends: see LINE_END."""
    # Five times as fast as LINE_END.split, which gives the same.
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")
