"""What Duben says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.__main__ import _complain
from desktop.language.language import Language
from desktop.ui.about import show_about
from tests.conftest import ROOT


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox]:
    boxes: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: boxes.append(box))
    return boxes


def test_about_names_the_dictionary_s_date_and_whose_work_is_inside(
    qtbot: QtBot, language: Language, shown: list[QMessageBox]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_about(window, language.index.info, ROOT / "NOTICE")
    (box,) = shown
    assert f"CC-CEDICT of {language.index.info.date}" in box.informativeText()
    assert "PySide6" in box.detailedText()
    assert "openpyxl" in box.detailedText()


def test_about_goes_without_a_text_that_cannot_be_read(
    qtbot: QtBot, shown: list[QMessageBox], tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_about(window, None, tmp_path / "none.txt")
    (box,) = shown
    assert box.detailedText() == ""


def test_without_standard_error_a_box_says_why_there_is_no_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: said.append(text))
    monkeypatch.setattr("sys.stderr", None)
    assert _complain("study.db is newer than this Duben.") == 1
    assert said == ["study.db is newer than this Duben."]
