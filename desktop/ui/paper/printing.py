"""Pages on a printer and in its preview, on whatever paper the printer has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewDialog,
)
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog, QWidget

from desktop.exports.pages import Pages
from desktop.ui.paper.laid import LaidPages, Sheet
from desktop.ui.paper.laying import IsCancelled, Progress, lay_out
from desktop.ui.paper.painting import paint_page
from desktop.ui.paper.pdf_text import mend_text
from desktop.ui.tasks import spaced
from dictionaries.errors import Cancelled

_SHOWN_AFTER_MS = 400
_STEPS = 1000
_LONGEST_NAME = 80
_LAYING = 0.5
_PREVIEW = (900, 1000)
"""The preview's size in pixels: a whole page can be read in it."""


def print_pages(parent: QWidget, pages: Pages) -> bool:
    """Ask for a printer and print on it; False where that was given up. Raises OSError."""
    printer = _printer(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintShowPageSize)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted and _print_with_progress(parent, printer, pages)


def preview_pages(parent: QWidget, pages: Pages) -> None:
    """Show how pages will look on the printer's paper, from where they can be printed as well.

    A whole book is laid out for half a minute: it is told how far that is, and it can be given up.
    """
    with _progress(parent, _tr("Putting the text on pages")) as (progress, cancelled):
        try:
            dialog = make_preview(parent, pages, progress=progress, cancelled=cancelled)
        except Cancelled:
            return
    dialog.exec()
    dialog.deleteLater()


def make_preview(
    parent: QWidget,
    pages: Pages,
    *,
    progress: Progress = lambda _share: None,
    cancelled: IsCancelled = lambda: False,
) -> QPrintPreviewDialog:
    """Make the preview; what is shown follows the paper that is chosen in it. Raises Cancelled."""
    printer = _printer(pages)
    laid = [lay_out(pages, sheet_of(printer), progress=progress, cancelled=cancelled)]
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(_tr("Print preview"))
    dialog.resize(*_PREVIEW)

    def paint() -> None:
        if laid[0].sheet != sheet_of(printer):
            laid[0] = lay_out(pages, sheet_of(printer))
        try:
            _put_on(printer, laid[0])
        except OSError as error:
            QMessageBox.warning(dialog, dialog.windowTitle(), str(error))

    # The dialog does not own the printer; this keeps it.
    dialog.paintRequested.connect(lambda _same: paint())
    return dialog


def print_on(
    printer: QPrinter,
    pages: Pages,
    *,
    progress: Progress = lambda _share: None,
    cancelled: IsCancelled = lambda: False,
) -> None:
    """Print the pages that the printer was asked for, laid out for the paper that it has.

    Raises OSError where the printer can't be used, and Cancelled; then nothing is printed.
    """
    laid = _print(printer, pages, progress, cancelled)
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        file = Path(printer.outputFileName())
        file.write_bytes(mend_text(file.read_bytes(), laid.shown(), laid.faces.used()))


def sheet_of(printer: QPrinter) -> Sheet:
    """Give the paper that a printer has, as it is turned."""
    whole = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    return Sheet(whole.width(), whole.height())


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Give the pages that are to be printed, from 0, in the order of printing, copies included."""
    ranges = printer.pageRanges()
    some = printer.printRange() == QPrinter.PrintRange.PageRange and not ranges.isEmpty()
    numbers = [number for number in range(count) if not some or ranges.contains(number + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def _printer(pages: Pages) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(pages.title)
    printer.setCreator("Duben")
    if not QPrinterInfo.availablePrinterNames():
        # What remains is to print into a file, and Qt would propose a folder.
        name = "".join(c if c.isalnum() or c in " -_" else "_" for c in pages.title).strip()
        printer.setOutputFileName(str(Path.home() / f"{name[:_LONGEST_NAME] or 'Duben'}.pdf"))
    return printer


@contextmanager
def _progress(parent: QWidget, text: str) -> Iterator[tuple[Progress, IsCancelled]]:
    """Show how far something is that takes the window's own thread, and let it be given up."""
    dialog = QProgressDialog(text, _tr("Cancel"), 0, _STEPS, parent)
    dialog.setWindowTitle(_tr("Print"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_SHOWN_AFTER_MS)
    try:
        yield spaced(lambda share: dialog.setValue(round(share * _STEPS))), dialog.wasCanceled
    finally:
        dialog.close()
        dialog.deleteLater()


def _print_with_progress(parent: QWidget, printer: QPrinter, pages: Pages) -> bool:
    with _progress(parent, _tr("Printing")) as (progress, cancelled):
        try:
            print_on(printer, pages, progress=progress, cancelled=cancelled)
        except Cancelled:
            return False
    return True


def _print(
    printer: QPrinter, pages: Pages, progress: Progress, cancelled: IsCancelled
) -> LaidPages:
    laid = lay_out(
        pages,
        sheet_of(printer),
        progress=lambda share: progress(share * _LAYING),
        cancelled=cancelled,
    )
    _put_on(printer, laid, lambda share: progress(_LAYING + (1 - _LAYING) * share), cancelled)
    return laid


def _put_on(
    printer: QPrinter,
    laid: LaidPages,
    progress: Progress = lambda _share: None,
    cancelled: IsCancelled = lambda: False,
) -> None:
    numbers = wanted_pages(printer, len(laid.pages))
    # Where the paper's margins count, the origin is not the corner of the sheet.
    printer.setFullPage(True)
    with QPainter() as painter:
        if not painter.begin(printer):
            raise OSError(_tr("The printer can't be reached."))
        for done, number in enumerate(numbers, start=1):
            if cancelled():
                printer.abort()
                raise Cancelled
            if done > 1 and not printer.newPage():
                raise OSError(_tr("The printer has stopped taking pages."))
            paint_page(painter, laid, number)
            progress(done / len(numbers))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
