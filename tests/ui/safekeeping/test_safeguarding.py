from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.safekeeping import keep, list_snapshots
from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.storage.words import delete_words, load_words, write_words
from desktop.ui.notice import Notice
from desktop.ui.safekeeping.restore_dialog import RestoreDialog
from desktop.ui.safekeeping.safeguarding import Safeguarding
from desktop.ui.tasks import Tasks
from tests.storage.damage import overwrite
from tests.storage.full_study import fill, live, word

NOW = datetime(2026, 11, 25, 19, 30)
LEFT = Qt.MouseButton.LeftButton


class Desk:
    """A window with nothing in it but its notice, on a folder of the user's."""

    def __init__(self, qtbot: QtBot, folder: Path, study: Database) -> None:
        self.qtbot, self.folder, self.study = qtbot, folder, study
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.tasks = Tasks(self.window)
        self.notice = Notice(self.window)
        self.safe = Safeguarding(self.window, folder, self.tasks, self.notice, lambda: NOW)

    def done(self, tag: str) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.is_running(tag))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "study.db"
    with closing(Database.open(path, STUDY, tmp_path / "backups")) as study:
        fill(study)
        desk = Desk(qtbot, tmp_path, study)
        yield desk
        desk.tasks.cancel_all()


def opened(desk: Desk) -> RestoreDialog:
    dialog = desk.safe.show_restore()
    desk.done("restore-preview")
    return dialog


def test_copies_are_kept_in_the_background(desk: Desk) -> None:
    desk.safe.keep()
    desk.done("keep-safe")
    assert [one.taken for one in list_snapshots(desk.folder)] == [NOW]
    assert (desk.folder / "backups" / "vocabulary.tsv").exists()
    assert desk.notice.text() == ""


def test_a_copy_that_fails_is_told_once(desk: Desk) -> None:
    (desk.folder / "backups").write_text("a file")
    desk.safe.keep()
    desk.done("keep-safe")
    assert desk.notice.text().startswith("Your vocabulary could not be backed up: ")
    desk.notice.hide()
    desk.safe.keep()
    desk.done("keep-safe")
    assert desk.notice.text() == ""
    write_words(desk.study, "Save", [word("新")])


def test_sound_files_are_not_spoken_of(desk: Desk) -> None:
    desk.safe.check()
    desk.done("check-files")
    assert desk.notice.text() == ""


def test_damage_is_told_with_what_to_do(desk: Desk) -> None:
    write_words(desk.study, "Save", [word(f"词{n}") for n in range(2_000)])
    desk.study.close()
    overwrite(desk.folder / "study.db", 20 * 4096, 4096)
    desk.safe.check()
    desk.done("check-files")
    assert desk.notice.text() == (
        "study.db is damaged. Close Duben and start it again: it will offer to repair it."
    )


def test_a_restore_and_its_undo_by_clicks(desk: Desk, qtbot: QtBot) -> None:
    keep(desk.folder, NOW)
    before = live(desk.study)
    delete_words(desk.study, "Delete", load_words(desk.study)[:2])
    changed, version = live(desk.study), desk.study.data_version()
    dialog = opened(desk)
    assert [box.text() for box in dialog.boxes.values()] == ["Words: 2 come back"]
    with qtbot.waitSignal(desk.safe.restored):
        qtbot.mouseClick(dialog.restore_button, LEFT)
    assert live(desk.study) == before
    assert desk.study.data_version() != version
    assert dialog.title.text().startswith("Restored to Wednesday 25 November, ")
    with qtbot.waitSignal(desk.safe.restored):
        qtbot.mouseClick(dialog.undo_button, LEFT)
    assert live(desk.study) == changed
    assert dialog.title.text() == "The restore was undone."
    assert dialog.undo_button.isHidden()


def test_a_restore_that_ends_after_the_screen_was_closed_is_told(desk: Desk, qtbot: QtBot) -> None:
    keep(desk.folder, NOW)
    delete_words(desk.study, "Delete", load_words(desk.study))
    dialog = opened(desk)
    with qtbot.waitSignal(desk.safe.restored):
        qtbot.mouseClick(dialog.restore_button, LEFT)
        dialog.reject()
    assert desk.notice.text().startswith("Restored to ")


def test_a_snapshot_that_is_damaged_is_one_sentence(desk: Desk) -> None:
    keep(desk.folder, NOW)
    overwrite(list_snapshots(desk.folder)[0].path, 4096, 40_000)
    dialog = opened(desk)
    assert dialog.summary.text() == (
        "The copy of 25 November 2026, 19:30 is damaged. Choose another one."
    )
    assert not dialog.restore_button.isEnabled()
