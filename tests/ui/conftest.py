"""What the tests of the window share: an application dressed as the real one."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.theme import LIGHT, apply_theme


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Give the application the style, the fonts and the theme that start.py gives it."""
    qapp.setStyle("Fusion")
    ensure_chinese_font()
    apply_theme(qapp, LIGHT)
