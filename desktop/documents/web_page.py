"""Tell what a page from the web is, and read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from desktop.documents.contents import Contents
from desktop.documents.errors import OpenError
from desktop.documents.formats import PAGES, SUFFIXES, TEXT, format_of
from desktop.documents.html import read_html
from desktop.documents.html_encoding import decode_html
from desktop.documents.plain import contents_of
from desktop.documents.web import Page

_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/markdown": ".md",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "multipart/related": ".mhtml",
    "message/rfc822": ".mhtml",
}
_PLAIN = "text/plain"
# Types that servers give to what they know nothing of.
_VAGUE = frozenset(("", _PLAIN, "application/octet-stream", "binary/octet-stream"))


def suffix_of(page: Page) -> str:
    """Give the suffix, as of a file, of the opener that reads a page; TEXT for what is unknown.

    Its first bytes go before what the server says, and that before the address.
    """
    beginning = format_of("", page.data)
    if beginning != TEXT and (beginning, page.content_type) != (".html", _PLAIN):
        return beginning
    if page.content_type in _TYPES:
        return _TYPES[page.content_type]
    suffix = PurePosixPath(unquote(urlsplit(page.address).path)).suffix.lower()
    if page.content_type in _VAGUE and suffix in SUFFIXES and suffix not in PAGES:
        return suffix
    return TEXT


def read_page(
    page: Page,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contents:
    """Read a page that is HTML or plain text; what the server says of its encoding is a hint.

    Raises OpenError, also where `suffix_of` tells another opener, and Cancelled.
    """
    name = urlsplit(page.address).hostname or page.address
    suffix = suffix_of(page)
    if suffix == ".html":
        return read_html(
            page.data, name, progress=progress, cancelled=cancelled, charset=page.charset
        )
    if suffix not in (TEXT, ".text"):
        raise OpenError(f"What {name} gave is no page but a {suffix.lstrip('.').upper()} file.")
    decoded = decode_html(page.data, name, page.charset)
    progress(1.0)
    return contents_of(decoded.text, decoded.encoding, sure=decoded.sure)
