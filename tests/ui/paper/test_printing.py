from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.paper.printing import make_preview, print_on, print_pages, wanted_pages
from dictionaries.errors import Cancelled
from tests.ui.paper.samples import LESSON, Pdf, article, plain

LONG = article(*[plain(LESSON)] * 30)


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """Make one that prints into a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def printed(tmp_path: Path) -> Pdf:
    return Pdf(tmp_path / "printed.pdf")


def test_the_printers_own_paper_wins(printer: QPrinter, tmp_path: Path) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_on(printer, LONG)
    pdf = printed(tmp_path)
    width, _ = pdf.document[0].get_size()
    assert round(width) in (419, 420)
    assert all(glyph.left > 0 and glyph.right < width for glyph in pdf.glyphs())
    assert f"1 / {len(pdf)}" in pdf.text()


def test_paper_may_lie_on_its_side(printer: QPrinter, tmp_path: Path) -> None:
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    print_on(printer, LONG)
    width, height = printed(tmp_path).document[0].get_size()
    assert width > height
    assert max(glyph.right for glyph in printed(tmp_path).glyphs()) > height


def test_only_the_pages_that_were_asked_for_are_printed(printer: QPrinter, tmp_path: Path) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    print_on(printer, LONG)
    pdf = printed(tmp_path)
    assert len(pdf) == 1
    assert "2 / " in pdf.text()


def test_what_is_printed_into_a_file_can_be_searched(printer: QPrinter, tmp_path: Path) -> None:
    print_on(printer, article(plain("行一食生")))
    assert "行一食生" in printed(tmp_path).text()


def test_the_last_page_may_come_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_pages(printer, 3) == [2, 1, 0]


def test_copies_are_made_where_the_printer_makes_none(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    copies = 1 if printer.supportsMultipleCopies() else 2
    assert wanted_pages(printer, 2) == [0, 1] * copies


def test_printing_can_be_stopped(printer: QPrinter) -> None:
    with pytest.raises(Cancelled):
        print_on(printer, LONG, cancelled=lambda: True)


def test_a_printer_that_cannot_be_used_is_told_of(tmp_path: Path) -> None:
    broken = QPrinter()
    broken.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    with pytest.raises(OSError, match="printer"):
        print_on(broken, LONG)


@pytest.fixture
def no_printers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that files are printed into where there is no printer."""
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("This machine has a printer.")
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def answer(method: Callable[[QPrintDialog], None]) -> None:
    """Answer the dialog that is about to be shown."""

    def try_to() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            method(dialog)
        else:
            QTimer.singleShot(10, try_to)

    QTimer.singleShot(0, try_to)


def test_pages_are_printed_where_the_dialog_says(qtbot: QtBot, no_printers: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answer(QPrintDialog.accept)
    assert print_pages(parent, LONG)
    pdf = Pdf(no_printers / "胡同里的春天.pdf")
    assert f"1 / {len(pdf)}" in pdf.text()


def test_nothing_is_printed_where_the_dialog_is_closed(qtbot: QtBot, no_printers: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answer(QPrintDialog.reject)
    assert not print_pages(parent, LONG)
    assert not list(no_printers.iterdir())


def test_the_preview_shows_every_page(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = make_preview(parent, LONG)
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None
    shown.updatePreview()
    assert shown.pageCount() > 1
    dialog.close()


def test_a_preview_tells_how_far_it_is_and_can_be_given_up(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shares: list[float] = []
    make_preview(parent, LONG, progress=shares.append)
    assert shares[-1] == 1.0
    shares.clear()
    with pytest.raises(Cancelled):
        make_preview(parent, LONG, progress=shares.append, cancelled=lambda: len(shares) > 2)
    assert len(shares) == 3
