from __future__ import annotations

import io
import zipfile

import pytest

from desktop.documents.formats import SUFFIXES, TEXT, format_of, opener_of


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


PAGE = "<!DOCTYPE html><html><body><p>你好</p></body></html>".encode()
MAIL = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("小说.txt", "第一章".encode(), TEXT),
        ("小说", "第一章".encode(), TEXT),
        ("小说.log", "第一章".encode(), TEXT),
        ("page.HTML", PAGE, ".html"),
        ("page", PAGE, ".html"),
        ("page", b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- x -->\n" + PAGE, ".html"),
        ("page", PAGE.decode().encode("utf-16"), ".html"),
        ("page.txt", PAGE, TEXT),
        ("page.mht", MAIL, ".mhtml"),
        ("page.html", MAIL, ".mhtml"),
        ("page.htm", PAGE, ".htm"),
        ("notes.md", "# 一".encode(), ".md"),
        ("film.SRT", b"1\n", ".srt"),
        ("scan.txt", b"%PDF-1.7\n", ".pdf"),
        ("scan.pdf", b"%PDF-1.7\n", ".pdf"),
        ("book.zip", packed("mimetype", "META-INF/container.xml"), ".epub"),
        ("book", packed("word/document.xml"), ".docx"),
        ("book.epub", packed("other"), ".epub"),
        ("book.zip", packed("other"), TEXT),
        ("book.docx", b"PK\x03\x04 damaged", ".docx"),
    ],
)
def test_a_format_is_told_by_the_beginning_of_a_file_else_by_its_name(
    name: str, data: bytes, form: str
) -> None:
    assert format_of(name, data) == form


@pytest.mark.parametrize("suffix", [one for one in SUFFIXES if one not in {TEXT, ".text"}])
def test_every_format_has_its_opener(suffix: str) -> None:
    assert callable(opener_of(suffix))
