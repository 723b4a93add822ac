"""What draws pages, for the window and, without one, for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.exports.pages import Pages
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.paper.laying import IsCancelled, Progress, lay_out
from desktop.ui.paper.pdf import pdf_bytes, write_whole

_LAYING = 0.5
"""The share of the work that laying out is."""


class PaperDrawing:
    """Draws pages, in any thread; it needs a QGuiApplication, and keeps the one it is given."""

    def __init__(self, application: QCoreApplication | None = None) -> None:
        self._application = application

    def write_pdf(
        self,
        pages: Pages,
        path: Path,
        *,
        progress: Progress = lambda _share: None,
        cancelled: IsCancelled = lambda: False,
    ) -> None:
        """Write pages as a PDF file, whole or not at all; raises OSError, and Cancelled."""

        def make() -> bytes:
            laid = lay_out(
                pages, progress=lambda share: progress(share * _LAYING), cancelled=cancelled
            )
            return pdf_bytes(
                laid,
                pages,
                progress=lambda share: progress(_LAYING + share * (1 - _LAYING)),
                cancelled=cancelled,
            )

        write_whole(path, make)

    def places(self, pages: Pages) -> Mapping[str, tuple[int, int]]:
        """Give the page and, on it, the numbered line where each anchor stands, from 1 on."""
        return lay_out(pages).places


def drawing() -> PaperDrawing:
    """Make what draws pages; where there is no application yet it makes one without a display.

    Call it on the main thread.
    """
    application = QGuiApplication.instance()
    if application is None:
        application = QGuiApplication(["duben", "-platform", "offscreen"])
    ensure_chinese_font()
    return PaperDrawing(application)
