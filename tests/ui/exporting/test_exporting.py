"""Exporting words, printing and class packs, in a whole window on real files."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path
from threading import enumerate as enumerate_threads

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QMessageBox, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.class_pack import Part
from desktop.exports.anki_connect import AnkiConnect
from desktop.exports.fields import Field
from desktop.language.document import Chapter, Place
from desktop.language.scripts import Script
from desktop.ledger import read_ledger
from desktop.settings import Settings, load
from desktop.ui.exporting.export_dialog import ExportDialog
from desktop.ui.exporting.handing_out import HandingOut, Shown
from desktop.ui.exporting.pack_dialog import PackDialog
from desktop.ui.exporting.preview_table import PreviewTable
from desktop.ui.theme import LIGHT
from desktop.vocabulary.marking import Mark
from desktop.vocabulary.status import Status
from desktop.word_export import Order
from desktop.word_import import mark
from tests.exports.anki_server import running_anki
from tests.ui.windows import CTRL, SHIFT, Desk, Desks

Key = Qt.Key
TEXT = (
    "我每天在图书馆看书。\n"
    "图书馆的毛利率很高，王小明二十岁了。\n"
    "政府投资的企业创新能力很强。这些企业在北京交易。"
)


def opened(desk: Desk) -> ExportDialog:
    """Give the dialog once its preview is there."""
    found = desk.window.findChildren(ExportDialog)
    assert found
    settled(desk, found[-1])
    return found[-1]


def settled(desk: Desk, dialog: ExportDialog) -> None:
    desk.wait_until(lambda: dialog.prepared is not None)


def words(dialog: ExportDialog) -> str:
    prepared = dialog.prepared
    assert prepared is not None
    return "/".join([word.simplified for word in prepared.words])


def choose(desk: Desk, dialog: ExportDialog, format_name: str) -> None:
    dialog.formats.setCurrentIndex(dialog.formats.findData(format_name))
    settled(desk, dialog)


def export_to(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, dialog: ExportDialog
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.export_button.click()
    desk.wait_until(lambda: path.exists() and path.name in desk.notice)


def answered_at(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Anki asked at another port than its own."""
    monkeypatch.setattr("desktop.exports.anki_connect.AnkiConnect", partial(AnkiConnect, port=port))


@pytest.fixture
def reading(desks: Desks) -> Desk:
    return desks.read(TEXT)


@pytest.fixture
def of_text(reading: Desk) -> ExportDialog:
    reading.press(Key.Key_W, CTRL | SHIFT)
    return opened(reading)


def test_the_words_of_a_text_are_shown_as_they_will_be_written(
    reading: Desk, of_text: ExportDialog
) -> None:
    assert words(of_text).startswith("我/每天/在/图书馆/看书/")
    assert "小明" not in words(of_text)
    assert of_text.preview.rows.data(of_text.preview.rows.index(3, 0)) == "图书馆"
    assert of_text.count.text() == f"{len(words(of_text).split('/'))} words"
    of_text.filters.order.button(Order.FREQUENCY).click()
    settled(reading, of_text)
    assert words(of_text).startswith("在/图书馆/的/很/企业/我/")


@pytest.mark.parametrize(
    ("text", "script"), [(TEXT, "simplified"), ("我每天在圖書館看書。", "traditional")]
)
def test_the_script_that_is_read_leads_unless_another_was_chosen(
    desks: Desks, text: str, script: str
) -> None:
    desk = desks.read(text)
    desk.action("export_text").trigger()
    dialog = opened(desk)
    assert dialog.preset().script == script


def test_filters_leave_words_out(reading: Desk, of_text: ExportDialog) -> None:
    of_text.filters.times.setValue(2)
    settled(reading, of_text)
    assert words(of_text) == "在/图书馆/的/很/企业"
    of_text.filters.level.setCurrentIndex(of_text.filters.level.findData(3))
    settled(reading, of_text)
    assert words(of_text) == "企业"


def test_a_table_has_the_columns_that_were_chosen_in_their_order(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(reading, of_text, "csv")
    of_text.fields.set_fields([Field.PINYIN, Field.TRADITIONAL, Field.SENTENCE])
    of_text.fields.move_current(1)
    settled(reading, of_text)
    assert of_text.fields.fields() == (Field.TRADITIONAL, Field.PINYIN, Field.SENTENCE)
    path = tmp_path / "words.csv"
    export_to(reading, path, monkeypatch, of_text)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["traditional", "pinyin", "sentence"]
    assert ["圖書館", "túshūguǎn", "我每天在图书馆看书。"] in rows


def test_what_went_before_is_left_out_until_it_changes(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(reading, of_text, "apkg")
    assert of_text.about.text() == "None of them is in earlier Anki exports."
    export_to(reading, tmp_path / "words.apkg", monkeypatch, of_text)
    reading.action("export_text").trigger()
    again = opened(reading)
    assert again.about.text() == "All of them are in earlier Anki exports, as they are now."
    again.fresh.click()
    settled(reading, again)
    assert (words(again), again.export_button.isEnabled()) == ("", False)
    # What leads to Anki is one place, whichever way it goes.
    choose(reading, again, "anki")
    assert words(again) == ""
    choose(reading, again, "xlsx")
    assert words(again).startswith("我/每天/")


def test_words_of_the_vocabulary_are_exported_selected_listed_or_all(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks.read(TEXT)
    for word in ("图书馆", "毛利率", "企业"):
        desk.tap(word)
        desk.press(Key.Key_2)
    desk.press(Key.Key_3, CTRL)
    desk.settle(100)
    desk.words.filter.setText("图书馆")
    desk.settle()
    desk.words.table.select_rows([0], 0)
    desk.press(Key.Key_E, CTRL)
    dialog = opened(desk)
    names = [button.text() for button in dialog.scopes.buttons()]
    assert names == ["Selected (1)", "Listed (1)", "All (3)"]
    dialog.scopes.button(2).click()
    settled(desk, dialog)
    assert sorted(words(dialog).split("/")) == ["企业", "图书馆", "毛利率"]
    choose(desk, dialog, "xlsx")
    path = tmp_path / "words.xlsx"
    export_to(desk, path, monkeypatch, dialog)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {row[0].value for row in sheet.iter_rows()} >= {"图书馆", "毛利率", "企业"}


def test_a_preset_is_kept_under_its_name_and_taken_again(
    desks: Desks, reading: Desk, of_text: ExportDialog
) -> None:
    choose(reading, of_text, "markdown")
    of_text.fields.set_fields([Field.SIMPLIFIED, Field.ZHUYIN])
    of_text.preset_row.names.setEditText("Class 3")
    of_text.preset_row.keep_button.click()
    of_text.reject()
    desks.close(reading)
    assert load(desks.settings_file).exports["kept"][0]["name"] == "Class 3"
    desk = desks.read(TEXT)
    desk.press(Key.Key_W, CTRL | SHIFT)
    dialog = opened(desk)
    assert dialog.fields.fields() != (Field.SIMPLIFIED, Field.ZHUYIN)
    dialog.preset_row.names.setCurrentIndex(0)
    dialog.preset_row.names.activated.emit(0)
    settled(desk, dialog)
    assert dialog.preset().format == "markdown"
    assert dialog.fields.fields() == (Field.SIMPLIFIED, Field.ZHUYIN)
    dialog.preset_row.drop_button.click()
    assert dialog.preset_row.names.count() == 0


def test_a_file_that_cannot_be_written_is_said_and_the_dialog_stays(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "none" / "words.csv"
    choose(reading, of_text, "csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    of_text.export_button.click()
    reading.wait_until(of_text.problem.isVisible)
    assert of_text.problem.text() == "words.csv can't be written: No such file or directory."
    assert of_text.export_button.isEnabled()


def test_words_go_into_a_running_anki_and_are_updated_there(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "anki").mkdir()
    with running_anki(tmp_path / "anki") as anki:
        answered_at(anki.port, monkeypatch)
        choose(reading, of_text, "ankiconnect")
        number = len(words(of_text).split("/"))
        of_text.export_button.click()
        reading.wait_until(lambda: "Anki:" in reading.notice, timeout=20_000)
        assert reading.notice == f"Anki: {number} added."
        reading.action("export_text").trigger()
        again = opened(reading)
        assert again.preset().format == "ankiconnect"
        again.export_button.click()
        reading.wait_until(lambda: "left as they are" in reading.notice, timeout=20_000)


def test_no_anki_is_said_in_one_sentence(
    reading: Desk, of_text: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered_at(9, monkeypatch)
    choose(reading, of_text, "ankiconnect")
    of_text.export_button.click()
    reading.wait_until(of_text.problem.isVisible)
    assert of_text.problem.text().startswith("Anki is not running, or its add-on AnkiConnect")


def test_a_list_is_drawn_as_a_pdf_whose_hanzi_are_found(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(reading, of_text, "pdf")
    path = tmp_path / "words.pdf"
    export_to(reading, path, monkeypatch, of_text)
    document = pypdfium2.PdfDocument(path)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "图书馆" in text
    assert "túshūguǎn" in text


def pack_dialog(desk: Desk) -> PackDialog:
    desk.action("class_pack").trigger()
    return desk.window.findChildren(PackDialog)[-1]


def test_a_class_pack_is_made_as_a_folder_and_as_a_zip(
    reading: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = pack_dialog(reading)
    dialog.title.setText("第一课")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.folder_button.click()
    reading.wait_until(lambda: "第一课" in reading.notice, timeout=20_000)
    names = {path.name for path in (tmp_path / "第一课").iterdir()}
    assert names >= {"article.pdf", "glossary.pdf", "words.xlsx", "words-anki.apkg"}
    dialog = pack_dialog(reading)
    for part, box in dialog.parts.items():
        box.setChecked(part in {Part.ARTICLE, Part.LISTS})
    target = tmp_path / "pack.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.zip_button.click()
    reading.wait_until(target.exists, timeout=20_000)
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == [
            "pack/article.pdf",
            "pack/words-anki.apkg",
            "pack/words-pleco.txt",
            "pack/words.xlsx",
        ]


def test_a_pack_without_any_part_is_not_offered(reading: Desk) -> None:
    dialog = pack_dialog(reading)
    for box in dialog.parts.values():
        box.click()
    assert not dialog.folder_button.isEnabled()
    dialog.parts[Part.QUIZ].click()
    assert dialog.folder_button.isEnabled()


def test_the_article_is_printed_with_the_readings_that_are_shown(
    reading: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []

    def keep(_parent: object, pages: object) -> None:
        printed.append(repr(pages))

    monkeypatch.setattr("desktop.ui.paper.printing.print_pages", keep)
    reading.press(Key.Key_P, CTRL)
    reading.wait_until(lambda: len(printed) == 1)
    assert "túshūguǎn" not in printed[0]
    reading.action("pinyin_all").trigger()
    reading.press(Key.Key_P, CTRL)
    reading.wait_until(lambda: len(printed) == 2)
    assert "túshūguǎn" in printed[1]


def test_lists_and_packs_are_shown_as_they_will_be_printed(
    reading: Desk, of_text: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def keep(_parent: object, pages: object) -> None:
        shown.append(repr(pages))

    monkeypatch.setattr("desktop.ui.paper.printing.preview_pages", keep)
    assert not of_text.print_button.isVisible()
    choose(reading, of_text, "pdf")
    of_text.print_button.click()
    assert "túshūguǎn" in shown.pop()
    of_text.reject()
    dialog = pack_dialog(reading)
    dialog.preview_button.click()
    reading.wait_until(lambda: len(shown) == 1, timeout=20_000)
    assert "Glossary" in shown[0]
    assert "Character practice" in shown[0]
    assert dialog.folder_button.isEnabled()


def test_nothing_is_exported_before_there_is_a_dictionary(desks: Desks) -> None:
    desk = desks.window()
    handing_out = desk.window._beyond.handing_out
    assert isinstance(handing_out, HandingOut)
    assert handing_out.choose_pack() is None
    assert desk.notice == "The dictionary is not ready yet."


# -- what goes wrong, and what gets in the way ---------------------------------------------------


def test_words_that_came_from_a_list_and_stand_in_no_text_are_exported_too(desks: Desks) -> None:
    desk = desks.read(TEXT)
    language = desk.window.study.language
    assert language is not None
    entries = [language.entries(word)[0] for word in ("图书馆", "银行")]
    mark(desks.folder / "data", "Import", [Mark(entry, Status.KNOWN) for entry in entries])
    desk.press(Key.Key_3, CTRL)
    desk.press(Key.Key_E, CTRL)
    assert words(opened(desk)) == "图书馆/银行"


def test_enter_after_the_name_of_a_preset_keeps_it_and_exports_nothing(
    reading: Desk, of_text: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(*_: object) -> tuple[str, str]:
        asked.append("file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    choose(reading, of_text, "tsv")
    line = of_text.preset_row.names.lineEdit()
    assert line is not None
    of_text.preset_row.names.setEditText("Class")
    QTest.keyClick(line, Key.Key_Return)
    assert [
        of_text.preset_row.names.itemText(at) for at in range(of_text.preset_row.names.count())
    ] == ["Class"]
    choose(reading, of_text, "pleco")
    of_text.preset_row.names.setEditText("class")
    QTest.keyClick(line, Key.Key_Return)
    assert of_text.preset().format == "tsv"
    assert asked == []


def test_a_list_without_any_column_is_not_offered(reading: Desk, of_text: ExportDialog) -> None:
    choose(reading, of_text, "csv")
    for row in range(of_text.fields.count()):
        of_text.fields.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert of_text.problem.text() == "Choose at least one column."
    reading.settle(100)
    assert not of_text.export_button.isEnabled()
    of_text.fields.item(1).setCheckState(Qt.CheckState.Checked)
    settled(reading, of_text)
    assert of_text.problem.isHidden()
    assert of_text.export_button.isEnabled()


def test_nothing_can_be_chosen_while_a_list_is_written(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a"), ""))
    choose(reading, of_text, "csv")
    of_text.export_button.click()
    assert not of_text.formats.isEnabled()
    assert not of_text.export_button.isEnabled()
    reading.wait_until(lambda: not of_text.problem.isHidden())
    assert of_text.problem.text() == "a.csv can't be written: No such file or directory."
    assert of_text.formats.isEnabled()
    assert of_text.export_button.isEnabled()


def test_what_was_found_for_other_choices_is_not_offered(
    reading: Desk, of_text: ExportDialog
) -> None:
    old = of_text.prepared
    assert old is not None
    of_text.filters.unknown.toggle()
    of_text.set_prepared(old)
    assert of_text.prepared is None
    assert not of_text.export_button.isEnabled()
    settled(reading, of_text)
    assert of_text.prepared is not old


@pytest.mark.parametrize("answer", [True, False])
def test_a_file_whose_name_was_completed_is_not_replaced_unasked(
    reading: Desk,
    of_text: ExportDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
) -> None:
    there = tmp_path / "Lesson 3.5.csv"
    there.write_text("mine")
    asked: list[str] = []

    def ask(_parent: object, _title: str, question: str) -> QMessageBox.StandardButton:
        asked.append(question)
        return QMessageBox.StandardButton.Yes if answer else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", ask)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Lesson 3.5"), "")
    )
    choose(reading, of_text, "csv")
    of_text.export_button.click()
    if answer:
        reading.wait_until(lambda: there.name in reading.notice)
    assert asked == ["Lesson 3.5.csv is there already. Replace it?"]
    assert (there.read_text(encoding="utf-8") == "mine") is not answer


def test_an_edited_title_is_that_of_one_list_and_a_deck_is_kept(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(reading, of_text, "csv")
    of_text.title.setText("Mine")
    export_to(reading, tmp_path / "a.csv", monkeypatch, of_text)
    reading.action("export_text").trigger()
    dialog = opened(reading)
    assert dialog.title.text() != "Mine"
    choose(reading, dialog, "anki")
    dialog.title.setText("My deck")
    export_to(reading, tmp_path / "a.txt", monkeypatch, dialog)
    reading.action("export_text").trigger()
    assert opened(reading).title.text() == "My deck"


def test_no_room_for_temporary_files_is_said_in_a_sentence(
    reading: Desk, of_text: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(reading, of_text, "ankiconnect")
    (tmp_path / "anki").mkdir()
    with running_anki(tmp_path / "anki") as anki:
        answered_at(anki.port, monkeypatch)
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
        of_text.export_button.click()
        reading.wait_until(lambda: not of_text.problem.isHidden())
    assert of_text.problem.text() == (
        "A temporary file can't be written: No such file or directory."
    )


def tabbed(dialog: QDialog) -> list[str]:
    """Press Tab until the first stop comes again, and name the stops."""
    names: list[str] = []
    dialog.setFocus()
    for _ in range(60):
        QTest.keyClick(dialog.focusWidget() or dialog, Key.Key_Tab)
        stop = dialog.focusWidget()
        text = stop.text() if isinstance(stop, QAbstractButton) else ""
        name = stop.accessibleName() or text
        if name in names:
            break
        names.append(name)
    return names


def test_tab_leads_past_every_choice_to_the_answers(reading: Desk, of_text: ExportDialog) -> None:
    choose(reading, of_text, "csv")
    assert set(tabbed(of_text)) >= {
        "Leave out words that I know",
        "Preset",
        "Format",
        "Title",
        "Columns",
        "Preview of the first rows",
        "Cancel",
        "Export…",
    }
    of_text.reject()
    stops = tabbed(pack_dialog(reading))
    assert stops[:2] == ["Title", "As written"]
    assert stops[-4:] == ["Print…", "Cancel", "Make a zip file…", "Make a folder…"]


def test_alt_and_an_arrow_move_a_column_and_what_is_shown_follows(
    reading: Desk, of_text: ExportDialog
) -> None:
    choose(reading, of_text, "csv")
    QTest.keyClick(of_text.fields, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settled(reading, of_text)
    assert of_text.prepared is not None
    assert of_text.prepared.headings[:2] == ("traditional", "simplified")
    QTest.keyClick(of_text.fields, Key.Key_Space)
    settled(reading, of_text)
    assert of_text.prepared.headings[0] == "traditional"
    assert "simplified" not in of_text.prepared.headings


@pytest.mark.parametrize("size", [(420, 320), (640, 480), (600, 900), (1600, 1000)])
def test_nothing_overlaps_in_windows_small_and_large(
    reading: Desk, of_text: ExportDialog, size: tuple[int, int]
) -> None:
    of_text.resize(*size)
    reading.settle(50)
    assert (of_text.width(), of_text.height()) == size
    shown = [of_text.count, of_text.export_button, of_text.cancel_button]
    shown += [of_text.preview] if of_text.preview.isVisible() else []
    area = of_text.findChildren(QScrollArea)[0]
    rects = [QRect(one.mapTo(of_text, QPoint()), one.size()) for one in (area, *shown)]
    assert all(of_text.rect().contains(rect) for rect in rects)
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    of_text.reject()
    pack = pack_dialog(reading)
    pack.resize(*size)
    reading.settle(50)
    assert pack.height() == size[1]
    for button in (pack.preview_button, pack.cancel_button, pack.folder_button):
        assert button.width() >= button.sizeHint().width()


def test_a_long_cell_is_shown_by_its_beginning_and_its_hint_is_no_markup(qtbot: QtBot) -> None:
    table = PreviewTable(LIGHT, Script.SIMPLIFIED)
    qtbot.addWidget(table)
    table.set_rows(("meaning",), (("<b>" + "长" * 600,), ("",)))
    index = table.rows.index(0, 0)
    assert len(str(index.data())) < 300
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("<p>&lt;b&gt;长")
    assert table.columnWidth(0) <= 320


def test_settings_that_make_no_sense_and_a_format_that_is_gone_do_no_harm(desks: Desks) -> None:
    nonsense = {
        "last": {"format": "wordstar", "script": "klingon", "fields": [["x"], {}], "title": 7},
        "kept": [{"name": "Old", "format": "wordstar"}, 3, {"name": ""}],
    }
    desk = desks.read(TEXT, Settings(exports=nonsense))
    desk.press(Key.Key_W, CTRL | SHIFT)
    dialog = opened(desk)
    assert dialog.preset().format == "xlsx"
    assert dialog.preset_row.names.itemText(0) == "Old"
    dialog.preset_row.names.activated.emit(0)
    settled(desk, dialog)
    assert dialog.export_button.isEnabled()


def test_filters_that_change_while_the_words_are_read_count(desks: Desks) -> None:
    desk = desks.read(TEXT * 200)
    desk.press(Key.Key_W, CTRL | SHIFT)
    dialog = desk.window.findChildren(ExportDialog)[-1]
    dialog.filters.times.setValue(201)
    dialog.formats.setCurrentIndex(dialog.formats.findData("pleco"))
    assert not dialog.export_button.isEnabled()
    settled(desk, dialog)
    assert "银行" not in words(dialog)
    assert dialog.prepared is not None
    assert all(word.count > 200 for word in dialog.prepared.words)
    assert dialog.preset().format == "pleco"


def test_a_dialog_that_is_closed_while_it_reads_or_writes_leaves_nothing(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks.read(TEXT * 400)
    desk.press(Key.Key_W, CTRL | SHIFT)
    desk.window.findChildren(ExportDialog)[-1].reject()
    desk.settle(50)
    desk.action("export_text").trigger()
    dialog = opened(desk)
    choose(desk, dialog, "pdf")
    path = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.export_button.click()
    dialog.reject()
    desk.wait_until(lambda: not [one for one in enumerate_threads() if "export-write" in one.name])
    assert not list(tmp_path.glob("*out*"))
    assert not read_ledger(desks.folder / "data", "pdf").digests


CHAPTERS = "第一章 图书馆\n我每天在图书馆看书。\n第二章 银行\n政府投资的企业在银行交易。\n"


def test_a_pack_can_be_made_of_the_chapter_at_hand(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks.read(CHAPTERS)
    pack_dialog(desk).reject()
    handing_out = desk.window.findChildren(HandingOut)[0]
    place = Place(3, 0)
    chapters = (Chapter("第一章 图书馆", 0), Chapter("第二章 银行", 2))
    document = replace(desk.document, chapters=chapters)
    shown = Shown(document, Script.SIMPLIFIED, only_article=False, place=place)
    monkeypatch.setattr(handing_out, "_shown", lambda: shown)
    dialog = pack_dialog(desk)
    whole = dialog.title.text()
    assert not dialog.only_chapter
    dialog.extent.button(True).click()
    assert dialog.title.text() == f"{whole} · 第二章 银行"
    assert dialog.options().title == ""
    dialog.level.setCurrentIndex(0)
    for part, box in dialog.parts.items():
        box.setChecked(part is Part.LISTS)
    chosen = tmp_path / "Lesson 3.5"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    dialog.zip_button.click()
    assert not dialog.zip_button.isEnabled()
    dialog.parts[Part.QUIZ].toggle()
    assert not dialog.zip_button.isEnabled()
    made = tmp_path / "Lesson 3.5.zip"
    desk.wait_until(made.exists)
    with zipfile.ZipFile(made) as archive:
        text = archive.read("Lesson 3.5/words-pleco.txt").decode()
    assert "银行" in text
    assert "图书馆[" not in text
