"""Tell whether a picture shows a window with a text in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

from install.checking.errors import CheckError

_SMALLEST = (640, 400)
_STEP = 3  # pixels; no stroke of a character falls through such a sieve everywhere
_MOST_OF_ONE = 0.97
_FEWEST_COLOURS = 24
_LEAST_INK = 0.003
_DARK, _LIGHT = 96, 200


def check_picture(image: QImage) -> str:
    """Raise CheckError where there is no picture, one of a colour, or one without ink on paper."""
    size = (image.width(), image.height())
    if image.isNull() or size[0] < _SMALLEST[0] or size[1] < _SMALLEST[1]:
        raise CheckError(f"The picture has only {size[0]} × {size[1]} pixels")
    seen = Counter(
        image.pixel(x, y) & 0xFFFFFF
        for y in range(0, size[1], _STEP)
        for x in range(0, size[0], _STEP)
    )
    of_one = seen.most_common(1)[0][1] / seen.total()
    ink = sum(number for colour, number in seen.items() if _brightness(colour) < _DARK)
    paper = sum(number for colour, number in seen.items() if _brightness(colour) > _LIGHT)
    share = min(ink, paper) / seen.total()
    if of_one > _MOST_OF_ONE or len(seen) < _FEWEST_COLOURS or share < _LEAST_INK:
        raise CheckError(
            f"The window is as good as blank: {of_one:.0%} of it have one colour of {len(seen)},"
            f" {share:.1%} are ink on paper"
        )
    return f"{size[0]} × {size[1]}, {len(seen)} colours, {share:.1%} ink"


def read_picture(file: Path) -> QImage:
    """Read a picture; raises CheckError where it is none."""
    image = QImage(str(file))
    if image.isNull():
        raise CheckError(f"There is no picture {file.name}")
    return image


def _brightness(colour: int) -> int:
    return max(colour >> 16, colour >> 8 & 255, colour & 255)
