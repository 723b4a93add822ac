from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageReader

from install.icons import make_icons
from install.layout import ICON_SIZES

ACCENT = QColor("#b3402e")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("icons")
    make_icons(made)
    return made


def is_ours(image: QImage) -> bool:
    """Say whether the marker stroke is where it should be, and the corner of the picture free."""
    stroke = image.pixelColor(image.width() // 2, image.height() * 107 // 128)
    near = abs(stroke.red() - ACCENT.red()) < 16 and abs(stroke.green() - ACCENT.green()) < 32
    return near and image.pixelColor(0, 0).alpha() < 64


@pytest.mark.parametrize("size", ICON_SIZES)
def test_each_size_of_png_is_the_drawing(folder: Path, size: int) -> None:
    image = QImage(str(folder / f"duben-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert is_ours(image)


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("duben.ico", {16, 20, 24, 32, 40, 48, 64, 256}),
        ("duben.icns", {32, 64, 128, 256, 512, 1024}),
    ],
)
def test_the_icons_of_other_systems_can_be_decoded(
    folder: Path, name: str, sizes: set[int]
) -> None:
    reader = QImageReader(str(folder / name))
    found = set()
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        image = reader.read()
        assert is_ours(image)
        found.add(image.width())
    assert found == sizes
