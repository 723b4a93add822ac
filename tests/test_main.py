from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main


@pytest.fixture
def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_no_display")
@pytest.mark.skipif(sys.platform != "linux", reason="there is always a display here")
@pytest.mark.parametrize("arguments", [[], ["novel.txt"], ["-"]])
def test_without_a_display_one_line_says_so(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "data"), *arguments]) == 1
    assert capsys.readouterr() == (
        "",
        "duben: There is no display. Use --screenshot PATH to paint a picture.\n",
    )
    assert not (tmp_path / "data").exists()


def test_where_qt_cannot_be_loaded_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "PySide6", None)
    assert main(["--data-dir", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("duben: The window can't be shown, because Qt can't be loaded: ")
    assert err.count("\n") == 1


def test_a_command_looks_for_garbage_though_the_frozen_program_begins_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    thresholds = gc.get_threshold()
    gc.disable()
    try:
        assert main(["--data-dir", str(tmp_path), "vocabulary", "restore"]) == 0
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.set_threshold(*thresholds)
    capsys.readouterr()


def test_a_folder_of_a_user_who_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--data-dir", "~nobody-of-that-name/words", "check"]) == 1
    assert capsys.readouterr().err == (
        "duben: The folder for your data can't be found: there is no such user.\n"
    )


def test_the_variable_names_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, "DUBEN_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("desktop.cli.dictionary.find_sources", lambda: ())
    assert main(["lookup", "好"]) == 1
    assert capfd.readouterr().err == "duben: No dictionary is installed. Install Duben again.\n"
    assert main(["check"]) == 1
    assert f"data folder   {tmp_path}\n" in capfd.readouterr().out
