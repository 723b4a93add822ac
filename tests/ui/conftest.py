"""What the tests of the window share: an application dressed as the real one."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.language.language import Language
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.theme import LIGHT, apply_theme
from tests.ui.windows import Desks


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Give the application the style, the fonts and the theme that start.py gives it."""
    qapp.setStyle("Fusion")
    ensure_chinese_font()
    apply_theme(qapp, LIGHT)


@pytest.fixture
def desks(qtbot: QtBot, tmp_path: Path, language: Language, index_path: Path) -> Iterator[Desks]:
    """Open windows on the data of one person."""
    made = Desks(qtbot, tmp_path, language, index_path)
    yield made
    made.close_all()
