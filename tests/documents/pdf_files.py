"""Write small PDF files by hand: text at places, outlines, what the file says about itself.

PDFium drops characters that have no outline, so the font that is embedded draws boxes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)


@dataclass(frozen=True)
class Text:
    """A text whose first character stands at (x, y), counted in points from the lower left.

    `spacing` is added behind each character. A vertical text has a character below the other.
    """

    x: float
    y: float
    text: str
    size: float = 12.0
    spacing: float = 0.0
    vertical: bool = False


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline that leads to a height on a page, counted from 0."""

    title: str
    page: int
    y: float
    children: tuple[Bookmark, ...] = ()


@dataclass
class _Objects:
    written: list[bytes] = field(default_factory=list)

    def reserve(self) -> int:
        self.written.append(b"")
        return len(self.written)

    def put(self, number: int, content: str | bytes) -> None:
        self.written[number - 1] = content if isinstance(content, bytes) else content.encode()

    def add(self, content: str | bytes) -> int:
        number = self.reserve()
        self.put(number, content)
        return number

    def stream(self, content: bytes, entries: str = "") -> int:
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode()
        return self.add(head + content + b"\nendstream")


def pdf(
    pages: Sequence[Sequence[Text]],
    *,
    outline: Sequence[Bookmark] = (),
    info: dict[str, str] | None = None,
    size: tuple[float, float] = A4,
    rotate: int = 0,
    trailer: str = "",
) -> bytes:
    """Write a file with these texts on its pages."""
    codes = _codes(pages)
    objects = _Objects()
    catalog, tree = objects.reserve(), objects.reserve()
    fonts = _fonts(objects, codes)
    kids = []
    for texts in pages:
        content = objects.stream(b"\n".join(_shown(text, codes) for text in texts))
        kids.append(
            objects.add(
                f"<< /Type /Page /Parent {tree} 0 R "
                f"/MediaBox [0 0 {size[0]} {size[1]}] /Rotate {rotate} "
                f"/Resources << /Font << {fonts} >> >> /Contents {content} 0 R >>"
            )
        )
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects.put(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>")
    outlines = _outline(objects, outline, kids) if outline else 0
    objects.put(
        catalog,
        f"<< /Type /Catalog /Pages {tree} 0 R"
        + (f" /Outlines {outlines} 0 R" if outlines else "")
        + " >>",
    )
    if info:
        entries = " ".join(f"/{key} {_string(value)}" for key, value in info.items())
        trailer += f" /Info {objects.add(f'<< {entries} >>')} 0 R"
    return _file(objects.written, f"/Root {catalog} 0 R {trailer}")


def _file(objects: list[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def _codes(pages: Sequence[Sequence[Text]]) -> dict[str, int]:
    chars = sorted({char for texts in pages for text in texts for char in text.text})
    return {char: number for number, char in enumerate(chars, start=1)}


def _width(char: str) -> int:
    """The width in thousandths of the size."""
    return 500 if char < "\u2000" else 1000


def _fonts(objects: _Objects, codes: dict[str, int]) -> str:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /X def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for char, code in codes.items():
        lines.append(f"1 beginbfchar <{code:04X}> <{char.encode('utf-16-be').hex()}> endbfchar")
    lines.append("endcmap end end")
    unicode = objects.stream("\n".join(lines).encode())
    widths = " ".join(f"{code} [{_width(char)}]" for char, code in codes.items())
    file = objects.stream(_boxes([_width(char) for char in codes]))
    descriptor = objects.add(
        "<< /Type /FontDescriptor /FontName /Kai /Flags 4 /FontBBox [0 -120 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 "
        f"/FontFile2 {file} 0 R >>"
    )
    cid = objects.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Kai /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R /DW 1000 /W [{widths}] "
        "/CIDToGIDMap /Identity >>"
    )
    fonts = {
        name: objects.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /Kai /Encoding /Identity-{name} "
            f"/DescendantFonts [{cid} 0 R] /ToUnicode {unicode} 0 R >>"
        )
        for name in ("H", "V")
    }
    return " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())


def _boxes(widths: Sequence[int]) -> bytes:
    """Make a TrueType font whose glyphs, behind the first, are boxes of these widths."""
    glyphs = [_box(width) for width in (1000, *widths)]
    offsets = [sum(map(len, glyphs[:number])) for number in range(len(glyphs) + 1)]
    count = len(glyphs)
    metrics = b"".join(struct.pack(">Hh", width, 50) for width in (1000, *widths))
    tables = {
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0),
            *(0, -120, 1000, 880, 0, 8, 2, 1, 0),
        ),
        b"hhea": struct.pack(">Ihhh9xB14xH", 0x10000, 880, -120, 0, 0, count),
        b"hmtx": metrics,
        b"loca": struct.pack(f">{count + 1}I", *offsets),
        b"maxp": struct.pack(">IH26x", 0x10000, count),
    }
    out, start = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32), 12 + 16 * len(tables)
    body = b""
    for tag, content in tables.items():
        out += struct.pack(">4sIII", tag, 0, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return out + body


def _box(width: int) -> bytes:
    edge = width - 100
    return struct.pack(
        ">hhhhhHH4B4h4h2x",
        *(1, 50, -80, width - 50, 820, 3, 0),
        *(1, 1, 1, 1),
        *(50, edge, 0, -edge),
        *(-80, 0, 900, 0),
    )


def _shown(text: Text, codes: dict[str, int]) -> bytes:
    # A vertical character hangs from the middle of its upper edge.
    right, up = (text.size / 2, 0.88 * text.size) if text.vertical else (0, 0)
    shown = "".join(f"{codes[char]:04X}" for char in text.text)
    return (
        f"BT /{'V' if text.vertical else 'H'} {text.size} Tf {text.spacing} Tc "
        f"1 0 0 1 {text.x + right} {text.y + up} Tm <{shown}> Tj ET"
    ).encode()


def _string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def _outline(objects: _Objects, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    root = objects.reserve()
    objects.put(root, f"<< /Type /Outlines {_children(objects, bookmarks, root, pages)} >>")
    return root


def _children(
    objects: _Objects, bookmarks: Sequence[Bookmark], parent: int, pages: Sequence[int]
) -> str:
    numbers = [objects.reserve() for _ in bookmarks]
    for place, (number, bookmark) in enumerate(zip(numbers, bookmarks, strict=True)):
        following = f"/Next {numbers[place + 1]} 0 R" if place + 1 < len(numbers) else ""
        below = _children(objects, bookmark.children, number, pages) if bookmark.children else ""
        objects.put(
            number,
            f"<< /Title {_string(bookmark.title)} /Parent {parent} 0 R {following} {below} "
            f"/Dest [{pages[bookmark.page]} 0 R /XYZ 0 {bookmark.y} 0] >>",
        )
    return f"/First {numbers[0]} 0 R /Last {numbers[-1]} 0 R /Count {len(numbers)}"
