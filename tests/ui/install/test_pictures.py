from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from install.checking.errors import CheckError
from install.checking.pictures import check_picture, read_picture
from install.checking.screen import HEIGHT, WIDTH, screen


def blank(colour: str = "#faf8f4") -> QImage:
    image = QImage(1280, 820, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def test_a_page_of_text_is_a_picture() -> None:
    image = blank()
    with QPainter(image) as painter:
        for line in range(20):
            font = painter.font()
            font.setPixelSize(18 + line)
            painter.setFont(font)
            painter.drawText(100, 80 + 36 * line, "Some words of a text, line after line")
        painter.fillRect(0, 0, 1280, 40, QColor("#b3402e"))
    assert "ink" in check_picture(image)


@pytest.mark.parametrize("colour", ["#000000", "#faf8f4"])
def test_a_window_that_is_blank_is_none(colour: str) -> None:
    with pytest.raises(CheckError, match="as good as blank"):
        check_picture(blank(colour))


def test_noise_without_ink_on_paper_is_none() -> None:
    image = blank("#808080")
    for number in range(1280):
        for line in range(0, 820, 3):
            image.setPixelColor(number, line, QColor(120 + number % 16, 130 + line % 8, 140))
    with pytest.raises(CheckError, match="as good as blank"):
        check_picture(image)


def test_a_picture_that_is_missing_or_tiny_is_none(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="There is no picture"):
        read_picture(tmp_path / "none.png")
    with pytest.raises(CheckError, match="only 20 × 20"):
        check_picture(QImage(20, 20, QImage.Format.Format_RGB32))


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb here")
def test_what_is_on_the_screen_can_be_seen() -> None:
    with screen() as shown:
        assert shown.display.startswith(":")
        image = shown.image()
        assert (image.width(), image.height()) == (WIDTH, HEIGHT)
        assert image.pixelColor(5, 5) == QColor(Qt.GlobalColor.black)
