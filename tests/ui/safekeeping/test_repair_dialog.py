from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.safekeeping import Damage, Repair, Snapshot
from desktop.storage.errors import Damaged
from desktop.study import Study
from desktop.ui.safekeeping.recovering import open_study
from desktop.ui.safekeeping.repair_dialog import RepairDialog
from tests.storage.damage import overwrite

NOW = datetime(2026, 11, 26, 9, 5)
SNAPSHOT = Snapshot(Path("a"), datetime(2026, 11, 25, 18, 0), 1)
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, damage: Damage) -> RepairDialog:
    dialog = RepairDialog(damage, NOW)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_the_newest_good_copy_is_offered_first(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Damage(Path("/data/study.db"), SNAPSHOT))
    assert dialog.restore_button.text() == (
        "Restore from 25 November, 18:00 and add what can still be read"
    )
    assert dialog.width() >= dialog.restore_button.sizeHint().width() + 48
    assert dialog.text.height() >= dialog.text.heightForWidth(dialog.text.width())
    assert dialog.restore_button.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.repair is Repair.RESTORE
    assert not dialog.isVisible()


def test_without_a_copy_what_can_be_read_is_offered(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Damage(Path("/data/study.db"), None))
    assert dialog.restore_button.text() == "Keep what can still be read"
    qtbot.mouseClick(dialog.nothing_button, LEFT)
    assert dialog.repair is Repair.NOTHING


@pytest.mark.parametrize("by_key", [True, False])
def test_quitting_leaves_all_as_it_is(qtbot: QtBot, by_key: bool) -> None:
    dialog = shown(qtbot, Damage(Path("/data/study.db"), SNAPSHOT))
    if by_key:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(dialog.quit_button, LEFT)
    assert dialog.repair is Repair.QUIT
    assert not dialog.isVisible()


def test_a_damaged_library_says_that_the_words_are_there(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Damage(Path("/data/library.db"), None))
    assert "are all there" in dialog.text.text()
    assert dialog.restore_button.text() == "Begin a new library"
    assert dialog.nothing_button.isHidden()


def test_both_files_are_mended_before_there_is_a_window(tmp_path: Path) -> None:
    Study.open(tmp_path).close()
    for name in ("study.db", "library.db"):
        overwrite(tmp_path / name, 0, 100)
    with pytest.raises(Damaged) as told:
        Study.open(tmp_path)
    asked: list[str] = []

    def choose(damage: Damage) -> Repair:
        asked.append(damage.path.name)
        return Repair.RESTORE

    opened = open_study(tmp_path, told.value, choose)
    assert opened is not None
    study, done = opened
    with closing(study):
        assert asked == ["study.db", "library.db"]
        assert [one.is_library for one in done] == [False, True]
        assert study.words() == ()


def test_who_quits_gets_nothing_opened(tmp_path: Path) -> None:
    (tmp_path / "study.db").write_bytes(b"garbage" * 1000)
    with pytest.raises(Damaged) as told:
        Study.open(tmp_path)
    assert open_study(tmp_path, told.value, lambda _: Repair.QUIT) is None
    assert (tmp_path / "study.db").read_bytes() == b"garbage" * 1000
