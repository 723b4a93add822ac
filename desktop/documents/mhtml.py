"""Open pages that a browser has saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email
from collections.abc import Callable
from dataclasses import replace
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message

from desktop.documents.contents import Contents
from desktop.documents.errors import OpenError
from desktop.documents.html import read_html
from dictionaries.errors import Cancelled

_HEAD = 64 * 1024  # bytes
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    encoding: str = "",
) -> Contents:
    """Read the page that was saved, and none of its frames or pictures.

    `encoding` is the codec where the reader has chosen one.
    """
    if cancelled():
        raise Cancelled
    try:
        message = email.message_from_bytes(data)
        page = _page(message)
        content = page.get_payload(decode=True) if page else None
    except (
        MessageError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise OpenError(f"{name} is damaged: it can't be read as a saved page.") from error
    if page is None or not isinstance(content, bytes):
        raise OpenError(f"{name} has no page in it.")
    contents = read_html(
        content,
        name,
        progress=progress,
        cancelled=cancelled,
        encoding=encoding,
        charset=page.get_content_charset("") or "",
    )
    return contents if contents.title else replace(contents, title=_subject(message))


def saved_address(data: bytes) -> str:
    """Give the address that a page was saved from, empty where the file does not tell it."""
    head = email.message_from_bytes(data[:_HEAD])
    address = str(head.get("Snapshot-Content-Location") or head.get("Content-Location") or "")
    return address.strip() if address.strip().startswith(("http://", "https://")) else ""


def _page(message: Message) -> Message | None:
    """Find the part that the others belong to."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    location = message.get("Snapshot-Content-Location")
    for page in pages:
        if start and page.get("Content-ID") == start:
            return page
        if location and page.get("Content-Location") == location:
            return page
    return pages[0] if pages else None


def _subject(message: Message) -> str:
    try:
        subject = str(make_header(decode_header(str(message.get("Subject", "")))))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return ""
    return " ".join(subject.split())
