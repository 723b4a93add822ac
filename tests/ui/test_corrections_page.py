"""The Corrections page, in a window, with corrections that were made in texts."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop.language.corrections import Kind, Scope
from desktop.language.language import Language
from desktop.study import Study
from desktop.ui.corrections_model import CORRECTED, DOCUMENT, KIND, MADE, TEXT, WHERE
from desktop.ui.corrections_page import CorrectionsPage
from desktop.ui.theme import DARK
from tests.ui.texts import chapter
from tests.ui.windows import CTRL, Desk, Desks

Key = Qt.Key
SCIENCE = chapter() + "\n他研究生命的起源，头发很长。"


def make(desk: Desk, kind: Kind, text: str, value: str, scope: Scope) -> None:
    study = desk.window.study
    desk.window._write(
        lambda: study.correction_list.correct(
            desk.document, desk.place(text), kind, text, value, scope
        )
    )


@pytest.fixture
def desk(desks: Desks) -> Desk:
    """Read a text in which a cut, a reading and a sense were corrected, in this order."""
    made = desks.read(SCIENCE)
    make(made, Kind.CUT, "研究生命", "研究生/命", Scope.EVERYWHERE)
    make(made, Kind.READING, "长", "zhang3", Scope.HERE)
    make(made, Kind.SENSE, "很", "很|很[hen3] very", Scope.TEXT)
    return made


def page_of(desk: Desk) -> CorrectionsPage:
    desk.press(Key.Key_6, CTRL)
    (page,) = desk.window.findChildren(CorrectionsPage)
    assert page.isVisible()
    return page


def column(page: CorrectionsPage, which: int) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, which).data()) for row in range(model.rowCount(QModelIndex()))]


def choose(page: CorrectionsPage, *rows: int) -> None:
    flag = QItemSelectionModel.SelectionFlag
    model, selection = page.table.model(), page.table.selectionModel()
    selection.clear()
    for row in rows:
        selection.select(model.index(row, 0), flag.Select | flag.Rows)
    selection.setCurrentIndex(model.index(rows[0], 0), flag.NoUpdate)
    page.table.setFocus()


def cut(desk: Desk) -> str:
    last = len(desk.document.paragraphs) - 1
    return "/".join(token.text for token in desk.window.study.tokens(desk.document, last))


def visible_text(page: CorrectionsPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def test_the_page_is_made_when_it_is_first_asked_for(desks: Desks) -> None:
    desk = desks.read(SCIENCE)
    assert desk.window.findChildren(CorrectionsPage) == []
    page = page_of(desk)
    assert desk.action("page_corrections").isChecked()
    assert not desk.action("correct").isEnabled()
    assert "Corrections that you make while reading appear here." in visible_text(page)[0]
    assert (page.filter.isVisible(), page.export.isVisible()) == (False, False)
    assert page.import_.isVisible()
    desk.press(Key.Key_1, CTRL)
    assert desk.action("correct").isEnabled()


def test_corrections_are_listed_to_be_read_the_newest_first(desk: Desk) -> None:
    page = page_of(desk)
    title = desk.document.title
    assert column(page, TEXT) == ["很", "长", "研究生命"]
    assert column(page, CORRECTED) == ["很 hěn: very", "zhǎng", "研究生 / 命"]
    assert column(page, KIND) == ["Meaning", "Reading", "Words"]
    assert column(page, WHERE) == ["In one text", "At one place", "Everywhere"]
    assert column(page, DOCUMENT) == [title, title, ""]
    assert all(column(page, MADE))
    assert page.count.text() == "3 corrections"


def test_corrections_are_sorted_by_any_column(desk: Desk) -> None:
    page = page_of(desk)
    for which in range(MADE + 1):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            page.table.sortByColumn(which, order)
            assert sorted(column(page, TEXT)) == sorted(["很", "长", "研究生命"])
    page.table.sortByColumn(WHERE, Qt.SortOrder.AscendingOrder)
    assert column(page, WHERE) == ["At one place", "In one text", "Everywhere"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("研究生/命", ["研究生命"]),
        ("zhang3", ["长"]),
        ("reading place", ["长"]),
        ("头发", ["长"]),
        ("hěn", ["很"]),
        ("everywhere", ["研究生命"]),
        ("zebra", []),
    ],
)
def test_typing_finds_corrections(desk: Desk, query: str, found: list[str]) -> None:
    page = page_of(desk)
    for letter in query:
        page.filter.insert(letter)
    assert column(page, TEXT) == found
    if not found:
        assert "No correction fits what you are looking for." in visible_text(page)
    QTest.keyClick(page.filter, Key.Key_Escape)
    assert len(column(page, TEXT)) == 3


def test_many_are_removed_at_once_and_come_back(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, 1, 2)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert column(page, TEXT) == ["很"]
    assert "研究/生命" in cut(desk)
    assert desk.notice == "2 corrections removed."
    desk.press_button("Undo")
    assert column(page, TEXT) == ["很", "长", "研究生命"]
    assert "研究生/命" in cut(desk)


def test_the_selection_stays_when_another_is_removed(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, 2)
    desk.window.study.correction_list.remove([desk.window.study.correction_list.all()[2]])
    page.set_corrections(desk.window.study.correction_list.all())
    assert [one.text for one in page.selected()] == ["研究生命"]


def test_enter_goes_to_the_place_of_a_correction(desk: Desk) -> None:
    desk.press(Key.Key_Home)
    assert not desk.is_in_sight("长")
    page = page_of(desk)
    choose(page, 1)
    QTest.keyClick(page.table, Key.Key_Return)
    assert desk.action("page_read").isChecked()
    assert desk.is_in_sight("长")
    assert desk.caret() == "长"


def test_a_double_click_opens_the_text_of_a_correction(desk: Desk) -> None:
    desk.paste("别的课文")
    page = page_of(desk)
    place = page.table.visualRect(page.table.model().index(1, CORRECTED)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.page() == SCIENCE
    assert desk.caret() == "长"


def test_one_that_holds_everywhere_says_so_and_one_of_a_text_opens_it(desk: Desk) -> None:
    desk.paste("别的课文")
    page = page_of(desk)
    choose(page, 2)
    QTest.keyClick(page.table, Key.Key_Return)
    assert desk.notice == "This correction holds in all texts."
    choose(page, 0)
    QTest.keyClick(page.table, Key.Key_Return)
    assert desk.page() == SCIENCE


def test_words_that_were_joined_are_called_one_word(desks: Desks) -> None:
    desk = desks.read("宇树来了。")
    make(desk, Kind.CUT, "宇树", "宇树", Scope.EVERYWHERE)
    assert column(page_of(desk), CORRECTED) == ["宇树 as one word"]


def test_in_a_narrow_window_the_count_gives_way(desk: Desk) -> None:
    page = page_of(desk)
    assert page.table.hasFocus()
    assert page.count.isVisible()
    desk.window.resize(420, 600)
    desk.settle()
    assert not page.count.isVisible()
    assert page.filter.geometry().right() < page.import_.geometry().left()


def test_the_menu_offers_the_place_and_removal(desk: Desk) -> None:
    page = page_of(desk)
    choose(page, 1)
    texts = [one.text() for one in page.menu_for(page.selected()).actions() if one.text()]
    assert texts == ["Go to the place", "Remove\tDel"]
    choose(page, 1, 2)
    menu = page.menu_for(page.selected())
    assert [one.text() for one in menu.actions()] == ["Remove\tDel"]
    menu.actions()[0].trigger()
    assert column(page, TEXT) == ["很"]


def test_what_one_exports_another_imports(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(desk)
    file = tmp_path / "gift.txt"
    answers = iter([("", ""), (str(file), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    desk.press_button("Export…")
    assert not file.exists()
    desk.press_button("Export…")
    assert desk.notice == "The corrections are in gift.txt."
    assert b"\r" not in file.read_bytes()
    choose(page, 0, 1, 2)
    QTest.keyClick(page.table, Key.Key_Delete)
    file.write_text(file.read_text(encoding="utf-8") + "nonsense\ncut\t看书\t看\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    desk.press_button("Import…")
    assert desk.notice == (
        "3 corrections were taken over from gift.txt. 2 lines were not understood: 6, 7."
    )
    assert sorted(column(page, TEXT)) == sorted(["很", "长", "研究生命"])
    assert "研究生/命" in cut(desk)
    assert desk.action("undo").text() == "Undo: Import corrections"
    desk.press_button("Import…")
    assert desk.notice.startswith("There is nothing new in gift.txt.")
    desk.action("undo").trigger()
    assert column(page, TEXT) == []


def test_a_file_that_is_no_text_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_of(desk)
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\xff\xfe\x00")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    desk.press_button("Import…")
    assert desk.notice == "picture.png is no text that can be read."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    desk.press_button("Export…")
    assert "can't be written" in desk.notice


def test_a_gift_for_a_text_that_was_never_opened_waits_for_it(
    desks: Desks, language: Language, tmp_path: Path
) -> None:
    with closing(Study.open(tmp_path / "teacher")) as teacher:
        teacher.attach(language)
        giver = desks.read("他很长。")
        teacher.open_document(giver.document)
        desk = desks.read("别的课文")
        teacher.correction_list.correct(
            giver.document, giver.place("长"), Kind.READING, "长", "zhang3", Scope.HERE
        )
        gift = teacher.correction_list.export_text().replace(giver.document.sha256, "0" * 64)
    file = tmp_path / "gift.txt"
    file.write_text(gift, "utf-8")
    desk.window._correcting.take_over(file)
    assert column(page_of(desk), DOCUMENT) == ["A text that was not opened here yet"]


def test_what_another_program_has_corrected_is_seen(desk: Desk, desks: Desks) -> None:
    page = page_of(desk)
    with closing(Study.open(desks.folder / "data")) as other:
        other.correction_list.remove(other.correction_list.all())
    desk.window._look_for_writes()
    assert column(page, TEXT) == []
    assert "研究/生命" in cut(desk)
    desk.wait_until(lambda: "new word" in desk.strip)


def test_the_page_is_painted_in_both_themes_and_its_columns_fill_it(desk: Desk) -> None:
    page = page_of(desk)
    light = page.table.viewport().grab().toImage()
    page.set_theme(DARK)
    assert page.table.viewport().grab().toImage() != light
    for width in (900, 1400):
        desk.window.resize(width, 700)
        desk.settle()
        used = sum(page.table.columnWidth(at) for at in range(MADE + 1))
        assert page.table.viewport().width() - 8 <= used <= page.table.viewport().width()


def test_a_correction_of_the_script_is_listed_by_what_it_becomes(desk: Desk) -> None:
    make(desk, Kind.SCRIPT, "发", "髮|发", Scope.EVERYWHERE)
    page = page_of(desk)
    rows = list(zip(column(page, 0), column(page, 1), column(page, 2), strict=True))
    assert ("发", "髮", "Script") in rows
