"""Laid pages as a PDF file whose text can be selected, searched and copied."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.exports.pages import Pages
from desktop.ui.paper.laid import LaidPages
from desktop.ui.paper.laying import IsCancelled, Progress
from desktop.ui.paper.painting import paint_page
from desktop.ui.paper.pdf_text import mend_text
from dictionaries.errors import Cancelled

_RESOLUTION = 1200
_PRODUCER = "Duben"


def pdf_bytes(
    laid: LaidPages, pages: Pages, *, progress: Progress, cancelled: IsCancelled
) -> bytes:
    """Write laid pages as a PDF; raises Cancelled."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    size = QPageSize(QSizeF(laid.sheet.width, laid.sheet.height), QPageSize.Unit.Point)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0.0, 0.0, 0.0, 0.0))
    )
    writer.setTitle(pages.title)
    writer.setCreator(_PRODUCER)
    author = next((about for name, about in pages.about.items() if name.lower() == "author"), "")
    writer.setAuthor(author)
    with QPainter(writer) as painter:
        for number in range(len(laid.pages)):
            if cancelled():
                raise Cancelled
            if number:
                writer.newPage()
            paint_page(painter, laid, number)
            progress((number + 1) / len(laid.pages))
    return mend_text(bytes(buffer.data().data()), laid.shown(), laid.faces.used())
