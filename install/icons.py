"""Make the icons of every system from the one drawing, resources/duben.svg."""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from install.identity import COMMAND, ROOT
from install.layout import ICON_SIZES

_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_ICNS_SIZES: Mapping[bytes, int] = {
    b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512, b"ic09": 512,
    b"ic10": 1024,
}  # fmt: skip
"""Types of PNG pictures in an .icns file, and the pixels of each."""
_HEADER, _LARGEST_BITMAP = 40, 64


def make_icons(folder: Path) -> None:
    """Write duben.ico, duben.icns and duben-SIZE.png to a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(ROOT / "resources" / "duben.svg"))
    sizes = {*ICON_SIZES, *_ICO_SIZES, *_ICNS_SIZES.values()}
    images = {size: _painted(drawing, size) for size in sizes}
    for size in ICON_SIZES:
        (folder / f"{COMMAND}-{size}.png").write_bytes(_png(images[size]))
    (folder / f"{COMMAND}.ico").write_bytes(_ico({size: images[size] for size in _ICO_SIZES}))
    icns = {kind: _png(images[size]) for kind, size in _ICNS_SIZES.items()}
    (folder / f"{COMMAND}.icns").write_bytes(_icns(icns))
    del app


def _painted(drawing: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        drawing.render(painter, QRectF(0, 0, size, size))
    return image


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a str
    return bytes(data.data())


def _ico(images: Mapping[int, QImage]) -> bytes:
    """Pack images as Windows wants them: bitmaps, but PNG where a bitmap would be large."""
    entries, pictures = b"", b""
    start = 6 + 16 * len(images)
    for size, image in images.items():
        picture = _bitmap(image) if size <= _LARGEST_BITMAP else _png(image)
        # 0 stands for 256.
        edge = size % 256
        entries += struct.pack(
            "<4B2H2I", edge, edge, 0, 0, 1, 32, len(picture), start + len(pictures)
        )
        pictures += picture
    return struct.pack("<3H", 0, 1, len(images)) + entries + pictures


def _bitmap(image: QImage) -> bytes:
    """Write an image from the last line to the first, then the mask of an age without alpha."""
    size = image.width()
    straight = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = bytes(straight.constBits())
    lines = [pixels[4 * size * line : 4 * size * (line + 1)] for line in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)
    header = struct.pack("<I2i2H6I", _HEADER, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + b"".join(lines) + mask


def _icns(pictures: Mapping[bytes, bytes]) -> bytes:
    parts = b"".join(
        kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts
