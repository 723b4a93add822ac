"""Both themes can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from desktop.ui.theme import DARK, LIGHT, Theme, theme_for

LEAST = 4.5
"""The contrast that WCAG 2.1 asks of text (1.4.3, level AA)."""

# Text that stands on a ground somewhere in the window.
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "accent") for ground in ("page", "panel", "fill")),
    ("ink", "new"),
    ("ink", "learning"),
    ("ink", "selection"),
    ("on_accent", "accent"),
    ("on_hint", "hint"),
]


def luminance(colour: str) -> float:
    named = QColor(colour)
    parts = (named.redF(), named.greenF(), named.blueF())
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= LEAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("ground", ["page", "panel", "fill"])
def test_tone_colours_stand_out_from_their_ground(theme: Theme, tone: int, ground: str) -> None:
    assert contrast(theme.tone(tone), getattr(theme, ground)) >= LEAST


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_syllable_without_a_tone_has_the_colour_of_the_text() -> None:
    assert LIGHT.tone(0) == LIGHT.ink


def test_a_theme_can_be_chosen() -> None:
    assert theme_for("dark") is DARK
    assert theme_for("light") is LIGHT
    assert theme_for("system") in (LIGHT, DARK)
