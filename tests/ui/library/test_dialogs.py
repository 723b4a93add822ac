"""The dialogs of the library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.language.scripts import Script
from desktop.ui.library.address_dialog import AddressDialog
from desktop.ui.library.encoding_dialog import EncodingDialog, encoding_name
from desktop.ui.library.rename_dialog import RenameDialog
from desktop.ui.library.tags_dialog import TagsDialog, tag_states
from desktop.ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton
PREVIEWS = (("gb18030", "却说这世界"), ("cp950", "世間的事情"), ("euc_tw", "誰也說不清楚"))


def show(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()


# -- encodings ---------------------------------------------------------------------------------


@pytest.fixture
def encodings(qtbot: QtBot) -> EncodingDialog:
    dialog = EncodingDialog(PREVIEWS, "红楼梦.txt")
    show(qtbot, dialog)
    return dialog


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "Unicode (UTF-8)"),
        ("gb18030", "Simplified Chinese (GB 18030)"),
        ("cp950", "Traditional Chinese (Big5)"),
        ("big5hkscs", "Traditional Chinese, Hong Kong (Big5-HKSCS)"),
        ("euc_tw", "Traditional Chinese (EUC-TW)"),
        ("utf-16-le", "Unicode (UTF-16)"),
        ("mac_cyrillic", "mac_cyrillic"),
    ],
)
def test_encodings_have_names_that_readers_know(codec: str, name: str) -> None:
    assert encoding_name(codec) == name


def test_the_likeliest_encoding_is_shown_first(encodings: EncodingDialog) -> None:
    assert encodings.names.hasFocus()
    assert encodings.names.currentItem().text() == "Simplified Chinese (GB 18030)"
    assert encodings.text.toPlainText() == "却说这世界"


def test_the_arrows_change_the_preview_and_enter_takes_it(
    encodings: EncodingDialog, qtbot: QtBot
) -> None:
    qtbot.keyClick(encodings.names, Qt.Key.Key_Down)
    assert encodings.text.toPlainText() == "世間的事情"
    with qtbot.waitSignal(encodings.chosen) as signal:
        qtbot.keyClick(encodings.names, Qt.Key.Key_Return)
    assert signal.args == ["cp950"]
    assert encodings.codec() == "cp950"
    assert encodings.result() == QDialog.DialogCode.Accepted


def test_escape_takes_no_encoding(encodings: EncodingDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(encodings.chosen):
        qtbot.keyClick(encodings.names, Qt.Key.Key_Escape)
    assert encodings.codec() is None
    assert not encodings.isVisible()


def test_cancel_takes_no_encoding(encodings: EncodingDialog, qtbot: QtBot) -> None:
    encodings.cancel_button.setFocus()
    qtbot.keyClick(encodings.cancel_button, Qt.Key.Key_Return)
    assert encodings.codec() is None
    assert not encodings.isVisible()


# -- addresses ---------------------------------------------------------------------------------


def normal_address(text: str) -> str | None:
    return f"https://{text}" if "." in text else None


def test_an_address_is_opened_as_it_is_fetched(qtbot: QtBot) -> None:
    dialog = AddressDialog(normal_address)
    show(qtbot, dialog)
    assert not dialog.open_button.isEnabled()
    qtbot.keyClicks(dialog.line, " example.com/a ")
    with qtbot.waitSignal(dialog.chosen) as signal:
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert signal.args == ["https://example.com/a"]
    assert not dialog.isVisible()


def test_what_is_no_address_is_told_in_a_sentence(qtbot: QtBot) -> None:
    dialog = AddressDialog(normal_address)
    show(qtbot, dialog)
    qtbot.keyClicks(dialog.line, "hello")
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.mouseClick(dialog.open_button, LEFT)
    said = "This is no web address. One looks like https://example.com."
    assert dialog.problem.text() == said
    assert dialog.line.hasFocus()
    qtbot.keyClicks(dialog.line, "example.com")
    assert dialog.problem.text() == ""


def test_the_address_of_the_clipboard_stands_there_to_be_opened(qtbot: QtBot) -> None:
    dialog = AddressDialog(normal_address, "example.com")
    show(qtbot, dialog)
    assert dialog.line.selectedText() == "example.com"
    with qtbot.waitSignal(dialog.chosen):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)


# -- names -------------------------------------------------------------------------------------


def test_names_that_stay_the_same_are_not_written(qtbot: QtBot) -> None:
    dialog = RenameDialog("红楼梦", "曹雪芹", Script.SIMPLIFIED)
    show(qtbot, dialog)
    with qtbot.assertNotEmitted(dialog.renamed):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert not dialog.isVisible()


# -- tags --------------------------------------------------------------------------------------


@pytest.fixture
def tags(qtbot: QtBot) -> TagsDialog:
    states = tag_states(["小说", "古典", "课文"], [("小说", "古典"), ("小说",)])
    dialog = TagsDialog(states, 2, LIGHT, Script.SIMPLIFIED)
    show(qtbot, dialog)
    return dialog


def states_of(dialog: TagsDialog) -> dict[str, str]:
    items = [dialog.tags.item(row) for row in range(dialog.tags.count())]
    return {item.text(): item.checkState().name for item in items}


def saved(dialog: TagsDialog, qtbot: QtBot) -> list[object]:
    with qtbot.waitSignal(dialog.chosen) as signal:
        qtbot.mouseClick(dialog.save_button, LEFT)
    return list(signal.args or ())


def click(dialog: TagsDialog, row: int, qtbot: QtBot) -> None:
    at = dialog.tags.visualItemRect(dialog.tags.item(row)).center() + QPoint(40, 0)
    qtbot.mouseClick(dialog.tags.viewport(), LEFT, pos=at)


def test_marks_tell_tags_of_all_of_some_and_of_none(tags: TagsDialog) -> None:
    assert states_of(tags) == {"小说": "Checked", "古典": "PartiallyChecked", "课文": "Unchecked"}


def test_clicks_put_tags_on_all_texts_and_take_them_off(tags: TagsDialog, qtbot: QtBot) -> None:
    click(tags, 0, qtbot)
    click(tags, 1, qtbot)
    assert states_of(tags) == {"小说": "Unchecked", "古典": "Checked", "课文": "Unchecked"}
    assert saved(tags, qtbot) == [("古典",), ("小说",)]


def test_a_tag_of_some_can_be_taken_off_all(tags: TagsDialog, qtbot: QtBot) -> None:
    click(tags, 1, qtbot)
    click(tags, 1, qtbot)
    assert saved(tags, qtbot) == [(), ("古典",)]


def test_the_space_bar_changes_a_mark(tags: TagsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(tags.line, Qt.Key.Key_Down)
    qtbot.keyClick(tags.tags, Qt.Key.Key_Down)
    qtbot.keyClick(tags.tags, Qt.Key.Key_Down)
    qtbot.keyClick(tags.tags, Qt.Key.Key_Space)
    assert states_of(tags)["课文"] == "Checked"


def test_what_is_left_alone_is_not_written(tags: TagsDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tags.chosen):
        qtbot.mouseClick(tags.save_button, LEFT)
    assert not tags.isVisible()


def test_a_new_tag_is_typed_and_one_that_is_there_is_checked(
    tags: TagsDialog, qtbot: QtBot
) -> None:
    assert not tags.add_button.isEnabled()
    tags.line.insert("  new  tag ")
    qtbot.mouseClick(tags.add_button, LEFT)
    tags.line.insert("古典")
    qtbot.keyClick(tags.line, Qt.Key.Key_Return)
    assert list(states_of(tags)) == ["小说", "古典", "课文", "new tag"]
    assert saved(tags, qtbot) == [("古典", "new tag"), ()]


def test_enter_in_the_empty_line_saves(tags: TagsDialog, qtbot: QtBot) -> None:
    click(tags, 2, qtbot)
    with qtbot.waitSignal(tags.chosen) as signal:
        qtbot.keyClick(tags.line, Qt.Key.Key_Return)
    assert signal.args == [("课文",), ()]


def test_cancel_changes_no_tags(tags: TagsDialog, qtbot: QtBot) -> None:
    click(tags, 2, qtbot)
    with qtbot.assertNotEmitted(tags.chosen):
        qtbot.keyClick(tags.tags, Qt.Key.Key_Escape)
    assert not tags.isVisible()
