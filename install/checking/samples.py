"""Texts in every format that Duben opens, made on the spot."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from pathlib import Path

from docx import Document

TITLE = "图书馆里的一天"
PARAGRAPHS = (
    "重庆银行的行长昨天在图书馆里看书，他觉得这本关于音乐的书很有意思。",
    "皇后发现他的头发白了，里面的人都没有说话。银行行长还了书，就回家去了。",
    "我们长大以后，常常想起那个下雨的下午：他一边喝茶，一边给我们讲长江的故事。",
)
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="2026-05-20"></head>
<body><nav><a href="/">首页</a> <a href="/news">新闻</a></nav>
<article><h1>{title}</h1>{body}</article><footer>版权所有</footer></body></html>
"""
_CHAPTER = """\
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head>
<body><h1>{title}</h1>{body}</body></html>
"""
_CONTAINER = """\
<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">1</dc:identifier>
<dc:title>{title}</dc:title><dc:language>zh</dc:language></metadata>
<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine></package>
"""


def write_samples(folder: Path) -> list[Path]:
    """Write the files to a folder and list them."""
    text = "\n".join((TITLE, *PARAGRAPHS)) + "\n"
    traditional = "銀行行長在圖書館裡看書。\n" * 20
    made = {
        "utf-8.txt": text.encode(),
        "gb18030.txt": text.encode("gb18030"),
        "big5.txt": traditional.encode("big5"),
        "utf-16.txt": text.encode("utf-16"),
        "page.html": page().encode(),
        "page.mhtml": _mail(),
        "text.md": "\n\n".join((f"# {TITLE}", *PARAGRAPHS)).encode(),
        "film.srt": _subtitles("{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}\n").encode(),
        "film.vtt": ("WEBVTT\n\n" + _subtitles("00:0{n}.000 --> 00:0{n}.900\n{line}\n")).encode(),
        "film.ass": _ass().encode(),
        "text.pdf": _pdf(PARAGRAPHS[0]),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "book.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("book.opf", _PACKAGE.format(title=TITLE))
        book.writestr("one.xhtml", _CHAPTER.format(title=TITLE, body=_body()))
    document = Document()
    document.add_heading(TITLE)
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.save(str(folder / "text.docx"))
    return sorted(folder.iterdir())


def page() -> str:
    """Write a page as a news site has it."""
    return _PAGE.format(title=TITLE, body=_body())


def _body() -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def _subtitles(form: str) -> str:
    lines = (form.format(n=number, line=line) for number, line in enumerate(PARAGRAPHS, 1))
    return "\n".join(lines)


def _ass() -> str:
    lines = [
        f"Dialogue: 0,0:00:0{number}.00,0:00:0{number}.90,Default,,0,0,0,,{line}"
        for number, line in enumerate(PARAGRAPHS, 1)
    ]
    fields = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text"
    return "\n".join(["[Script Info]", "ScriptType: v4.00+", "", "[Events]", fields, *lines, ""])


def _mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = TITLE
    message.set_content(page(), subtype="html", charset="utf-8")
    message.make_related()
    return message.as_bytes()


def _pdf(line: str) -> bytes:
    """Write one line in a font that is named only, with a table from its codes to Unicode."""
    shown = f"BT /F 12 Tf 40 700 Td <{line.encode('utf-16-be').hex()}> Tj ET"
    table = (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/A def"
        " 1 begincodespacerange<0000><FFFF>endcodespacerange"
        " 1 beginbfrange<0000><FFFF><0000>endbfrange endcmap end end"
    )
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]"
        "/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/A/FontDescriptor 8 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        f"<</Length {len(table)}>>stream\n{table}\nendstream",
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 -200 1000 900]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    )
    body = "".join(f"{number} 0 obj{text}endobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF\n".encode()
