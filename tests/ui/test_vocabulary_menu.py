"""Many words at once, names, copies and repair, in the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop.moving import unpack
from desktop.safekeeping import Damage, Repair
from desktop.storage.errors import Damaged
from desktop.study import Study
from desktop.ui.safekeeping.recovering import open_study
from desktop.ui.safekeeping.restore_dialog import RestoreDialog
from desktop.ui.start import make_window
from desktop.vocabulary.status import Status
from tests.ui.texts import LESSON
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def known(desk: Desk) -> set[str]:
    words = desk.window.study.words()
    return {word.simplified for word in words if word.status is Status.KNOWN}


def test_all_words_before_a_place_become_known_and_can_be_taken_back(desks: Desks) -> None:
    desk = desks.read("我在图书馆看书。\n\n他去银行。")
    desk.tap("银行")
    desk.press(Key.Key_K, CTRL)
    # Written by another thread: the change can be undone from when the window has told of it.
    desk.wait_until(lambda: desk.notice.startswith("Mark known"))
    assert known(desk) == {"我", "在", "图书馆", "看书", "他", "去"}
    desk.press(Key.Key_Z, CTRL)
    assert known(desk) == set()
    desk.press(Key.Key_Z, CTRL | SHIFT)
    assert "图书馆" in known(desk)


def test_all_words_in_sight_become_known(desks: Desks) -> None:
    desk = desks.read("我在图书馆看书。\n\n他去银行。")
    desk.press(Key.Key_K, CTRL | SHIFT)
    desk.wait_until(lambda: bool(known(desk)))
    assert known(desk) == {"我", "在", "图书馆", "看书", "他", "去", "银行"}


def test_a_name_is_ignored_here_or_everywhere(desks: Desks) -> None:
    desk = desks.read("他去巴黎。巴黎很美。")
    desk.wait_until(lambda: "new word" in desk.strip)
    before = desk.strip
    desk.tap("巴黎")
    desk.press(Key.Key_I)
    assert desk.notice == "巴黎 is no word to learn in this text."
    assert desk.strip != before
    text = desk.reader.text
    assert text is not None
    assert [text.is_new(cell) for cell in text.cells(0) if cell.token.text == "巴黎"] == [False] * 2
    desk.press(Key.Key_Z, CTRL)
    assert desk.strip == before
    desk.tap("巴黎")
    desk.press(Key.Key_I, SHIFT)
    desk.paste("巴黎。")
    assert desk.window.study.ignored_names(desk.document) == {"巴黎"}


@pytest.mark.parametrize(
    ("key", "keys"),
    [(Key.Key_I, CTRL), (Key.Key_H, CTRL), (Key.Key_P, CTRL | SHIFT), (Key.Key_R, CTRL | SHIFT)],
)
def test_each_dialog_opens_and_closes(desks: Desks, key: Key, keys: Qt.KeyboardModifier) -> None:
    desk = desks.read(LESSON)
    desk.press(key, keys)
    desk.wait_until(
        lambda: any(
            isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets()
        )
    )
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog):
            one.reject()
    desk.settle(50)
    desk.tap("图书馆")
    assert desk.chosen() == "图书馆"


def test_a_restored_vocabulary_is_shown_at_once(desks: Desks) -> None:
    desk = desks.read("我在图书馆看书。")
    desk.tap("图书馆")
    desk.press(Key.Key_3)
    desk.window._beyond.safeguarding.keep()
    folder = desks.folder / "data" / "backups"
    desk.wait_until(lambda: bool(list(folder.glob("study-*.db"))))
    desk.press(Key.Key_Z, CTRL)
    assert known(desk) == set()
    desk.press(Key.Key_R, CTRL | SHIFT)
    (dialog,) = desk.window.findChildren(RestoreDialog)
    desk.wait_until(lambda: dialog.restore_button.isEnabled())
    dialog.restore_button.click()
    desk.wait_until(lambda: known(desk) == {"图书馆"})
    assert not desk.action("undo").isEnabled()
    dialog.reject()


def test_a_damaged_file_is_mended_before_the_window_is_there(tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    data = tmp_path / "data"
    Study.open(data).close()
    (data / "study.db").write_bytes(b"garbage" * 1000)
    asked: list[Damage] = []

    def choose(damage: Damage) -> Repair:
        asked.append(damage)
        return Repair.NOTHING

    window = make_window(app, data, tmp_path / "settings.json", tmp_path / "d", None, choose)
    assert len(asked) == 1
    assert window.study.words() == ()
    window.deleteLater()
    (data / "study.db").unlink(missing_ok=True)


def test_without_somebody_to_ask_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    data = tmp_path / "data"
    Study.open(data).close()
    (data / "study.db").write_bytes(b"garbage" * 1000)
    with pytest.raises(Damaged):
        make_window(app, data, tmp_path / "settings.json", tmp_path / "d", None)
    with pytest.raises(Damaged) as error:
        Study.open(data)
    assert open_study(data, error.value, lambda _: Repair.QUIT) is None


def test_everything_is_written_to_a_file_and_merged_elsewhere(desks: Desks, tmp_path: Path) -> None:
    desk = desks.read("我在图书馆看书。")
    desk.tap("图书馆")
    desk.press(Key.Key_3)
    path = tmp_path / "all.zip"
    desk.window._beyond.moving.export(path)
    desk.wait_until(lambda: desk.notice == "Everything is in all.zip.")
    desk.press(Key.Key_Z, CTRL)
    assert known(desk) == set()
    other = Study.open(tmp_path / "other")
    other.close()
    merged = unpack(tmp_path / "other", path, datetime(2026, 11, 25))
    assert (merged.rows > 2, merged.texts) == (True, 1)
    desk.window._beyond.moving.take_over(path)
    # What was taken back here since is the later change.
    desk.wait_until(lambda: desk.notice == "There is nothing new in all.zip.")
    assert known(desk) == set()


def test_what_is_no_file_of_everything_is_told(desks: Desks, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(b"none")
    desk = desks.read(LESSON)
    desk.window._beyond.moving.take_over(path)
    desk.wait_until(lambda: desk.notice != "")
    assert desk.notice == "all.zip is damaged, or no file that Duben has written."
