"""Importing a list in the window, with clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.ui.word_lists.import_dialog import ImportDialog
from desktop.ui.word_lists.match_model import STATE, TAKEN, WORD, Kind
from desktop.vocabulary.status import Status
from tests.ui.word_lists.conftest import Desk

LEFT = Qt.MouseButton.LeftButton
TABLE = (
    "Simplified,Traditional,Pinyin,English\n图书馆,圖書館,túshūguǎn,library\n长,長,,\n"
    "史密斯堡,史密斯堡,shǐ mì sī bǎo,Fort Smith\n打扫房间,,,to clean\n图书馆,圖書館,,library\n"
    "老师,老師,lǎoshī,teacher\nabc,,,\n"
)


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, tmp_path: Path) -> ImportDialog:
    path = tmp_path / "list.csv"
    path.write_text(TABLE, "utf-8")
    opened = desk.wiring().import_list(path)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.stack.currentIndex() == 1, timeout=10_000)
    return opened


def column(dialog: ImportDialog, number: int) -> list[str]:
    model = dialog.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def kept(desk: Desk) -> dict[str, Status]:
    return {f"{word.simplified} {word.reading}": word.status for word in desk.study.words()}


def click(dialog: ImportDialog, qtbot: QtBot, row: int, column: int) -> None:
    box = dialog.table.visualRect(dialog.model.index(row, column))
    qtbot.mouseClick(dialog.table.viewport(), LEFT, pos=box.center())


def test_the_preview_tells_how_each_line_was_understood(dialog: ImportDialog) -> None:
    assert column(dialog, STATE) == [
        "", "One of 2", "Not in the dictionary", "Not found", "Already in the list", "",
    ]  # fmt: skip
    assert column(dialog, WORD)[:2] == ["图书馆  圖書館", "长  長"]
    assert dialog.summary.text() == "list.csv: 6 words; 1 line without Chinese is left out"
    assert dialog.next_button.text() == "Import 4 words"
    shown = [button.text() for button in dialog.kinds.buttons() if not button.isHidden()]
    assert shown == ["All 6", "Not sure 1", "Not found 1", "Twice 1"]


def test_words_are_imported_as_known_and_undone_in_one(
    dialog: ImportDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.done))
    assert kept(desk) == {
        "图书馆 tu2 shu1 guan3": Status.KNOWN,
        "长 chang2": Status.KNOWN,
        "史密斯堡 shi3 mi4 si1 bao3": Status.KNOWN,
        "老师 lao3 shi1": Status.KNOWN,
    }
    assert desk.notice.text() == "Import words: 4 words."
    desk.take_back()
    assert kept(desk) == {}


def test_space_skips_lines_and_takes_them_again(dialog: ImportDialog, qtbot: QtBot) -> None:
    assert dialog.table.hasFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert column(dialog, STATE)[:2] == ["Skipped", "Skipped"]
    assert dialog.next_button.text() == "Import 2 words"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.next_button.text() == "Import 4 words"


def test_a_click_on_the_mark_skips_a_line(dialog: ImportDialog, qtbot: QtBot) -> None:
    click(dialog, qtbot, 0, TAKEN)
    click(dialog, qtbot, 3, TAKEN)  # not found: nothing to skip
    assert dialog.next_button.text() == "Import 3 words"


def test_another_word_is_chosen_for_a_line(dialog: ImportDialog, qtbot: QtBot) -> None:
    menu = dialog.choices_of(1)
    assert [action.text().split("  ")[2] for action in menu.actions()] == ["zhǎng"]
    menu.actions()[0].trigger()
    assert dialog.model.marks()[1].entry.numbered == "zhang3"
    assert column(dialog, STATE)[1] == ""
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)  # opens the menu, and imports nothing
    assert dialog.isVisible()


def test_a_line_that_was_not_found_may_become_a_word_near_it(dialog: ImportDialog) -> None:
    menu = dialog.choices_of(3)
    assert [action.text().split("  ")[0] for action in menu.actions()] == ["打扫", "房间"]
    menu.actions()[1].trigger()
    assert dialog.next_button.text() == "Import 5 words"


def test_status_and_tags_are_chosen(dialog: ImportDialog, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.statuses.button(Status.LEARNING), LEFT)
    qtbot.keyClicks(dialog.tags, "lesson 1, school")
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.done))
    assert {word.status for word in desk.study.words()} == {Status.LEARNING}
    assert {word.tags for word in desk.study.words()} == {("lesson 1", "school")}


def test_what_is_known_already_changes_nothing(
    dialog: ImportDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.done))
    again = desk.wiring().import_list(tmp_path / "list.csv")
    assert again is not None
    qtbot.waitUntil(lambda: again.stack.currentIndex() == 1, timeout=10_000)
    assert column(again, STATE)[0] == "Known already"
    assert again.next_button.text() == "Nothing to import"
    assert not again.next_button.isEnabled()


def test_only_the_lines_of_one_kind_are_shown(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.kinds.button(Kind.NOT_FOUND), LEFT)
    assert column(dialog, STATE) == ["Not found"]


def test_another_column_may_hold_the_words(dialog: ImportDialog, qtbot: QtBot) -> None:
    box = dialog.columns.boxes["word"]
    assert [box.itemText(at) for at in range(box.count())] == [
        "—", "Simplified", "Traditional", "Pinyin", "English",
    ]  # fmt: skip
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: column(dialog, WORD)[0] == "圖書館  图书馆", timeout=10_000)
    assert dialog.columns.boxes["other"].currentText() == "—"


def test_the_sheets_of_a_workbook_are_imported_together(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    workbook = Workbook()
    first, second = workbook.worksheets[0], workbook.create_sheet("第二课")
    first.title = "第一课"
    for row in (["汉字", "English"], ["图书馆", "library"], ["水", "water"]):
        first.append(row)
    for row in (["Pinyin", "汉字"], ["lǎoshī", "老师"]):
        second.append(row)
    workbook.save(tmp_path / "course.xlsx")
    dialog = desk.wiring().import_list(tmp_path / "course.xlsx")
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1, timeout=10_000)
    kinds = dialog.columns.kinds
    assert [kinds.itemText(at) for at in range(kinds.count())] == ["第一课 (2)", "第二课 (1)"]
    assert not kinds.isHidden()
    kinds.setFocus()
    qtbot.keyClick(kinds, Qt.Key.Key_Down)
    assert dialog.columns.boxes["pinyin"].currentText() == "Pinyin"
    assert dialog.next_button.text() == "Import 3 words"
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: bool(desk.done))
    assert [word.split()[0] for word in kept(desk)] == ["图书馆", "水", "老师"]


def test_words_are_pasted(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.wiring().import_list()
    assert dialog is not None
    assert not dialog.next_button.isEnabled()
    dialog.text.setPlainText("你好 nǐ hǎo hello\n谢谢，再见")
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1, timeout=10_000)
    assert [text.split("  ")[0] for text in column(dialog, WORD)] == ["你好", "谢谢", "再见"]
    qtbot.mouseClick(dialog.back_button, LEFT)
    assert dialog.text.toPlainText().startswith("你好")
    assert dialog.next_button.text() == "Preview"


def test_a_list_without_chinese_is_told(desk: Desk, qtbot: QtBot) -> None:
    dialog = desk.wiring().import_list()
    assert dialog is not None
    dialog.text.setPlainText("hello")
    qtbot.mouseClick(dialog.next_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.problem.isHidden())
    assert dialog.problem.text() == "There is no Chinese word in this list."


def test_a_damaged_file_is_told_in_the_dialog(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(b"PK\x03\x04")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog = desk.wiring().import_list()
    assert dialog is not None
    qtbot.mouseClick(dialog.file_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.problem.isHidden())
    said = "deck.apkg is damaged or incomplete: export it from Anki again."
    assert dialog.problem.text() == said
