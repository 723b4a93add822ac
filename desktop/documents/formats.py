"""Which formats can be opened, and who reads each.

A file is told by what it begins with where that is plain, else by the end of its name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from pathlib import PurePath
from typing import cast

from desktop.documents.contents import Opener

_OPENERS: Mapping[str, tuple[str, str]] = {
    ".htm": ("html", "read_html"),
    ".html": ("html", "read_html"),
    ".xhtml": ("html", "read_html"),
    ".mht": ("mhtml", "read_mhtml"),
    ".mhtml": ("mhtml", "read_mhtml"),
    ".md": ("markdown", "read_markdown"),
    ".markdown": ("markdown", "read_markdown"),
    ".epub": ("epub", "read_epub"),
    ".docx": ("docx", "read_docx"),
    ".pdf": ("pdf", "read_pdf"),
    ".srt": ("subtitles", "read_subtitles"),
    ".vtt": ("subtitles", "read_subtitles"),
    ".ass": ("subtitles", "read_subtitles"),
    ".ssa": ("subtitles", "read_subtitles"),
}
"""By the end of a name: the module beside this one, and what in it reads the format."""

TEXT = ".txt"
"""Stands for plain text, whatever the name."""

SUFFIXES: tuple[str, ...] = (TEXT, ".text", *_OPENERS)
"""The ends of the names of the files that can be opened; others are tried as plain text."""

PAGES = frozenset({".htm", ".html", ".xhtml", ".mht", ".mhtml"})
"""The formats of pages, of which only the article is shown at first."""

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_BEGINNING = 1024  # bytes
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"\A\s*(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location):", re.IGNORECASE
)


def format_of(name: str, data: bytes) -> str:
    """Name the format of a file by the end of a name: `.epub`, or TEXT."""
    suffix = PurePath(name).suffix.lower()
    head = data[:_BEGINNING]
    if _PDF in head:
        return ".pdf"
    if head.startswith(_ZIP):
        packed = _packed_format(data)
        return packed or (suffix if suffix in {".epub", ".docx"} else TEXT)
    if _MAIL.match(head) and b"multipart/related" in data[: 8 * _BEGINNING].lower():
        return ".mhtml"
    if suffix in _OPENERS:
        return suffix
    head = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    return ".html" if suffix != TEXT and _HTML.match(head) else TEXT


def opener_of(suffix: str) -> Opener:
    """Give what reads a format other than TEXT; its libraries are loaded now."""
    module, function = _OPENERS[suffix]
    loaded = import_module(f"desktop.documents.{module}")
    return cast(Opener, getattr(loaded, function))


def _packed_format(data: bytes) -> str:
    import zipfile  # seldom needed, and it takes long to load

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    if "meta-inf/container.xml" in names:
        return ".epub"
    return ".docx" if "word/document.xml" in names else ""
