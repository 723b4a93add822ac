"""What draws pages, for the window and, without one, for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from desktop.exports.pages import Pages
from desktop.exports.whole_file import write_whole
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.paper.laying import IsCancelled, Progress, lay_out
from desktop.ui.paper.pdf import pdf_bytes

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
        laid = lay_out(pages, progress=lambda share: progress(share * _LAYING), cancelled=cancelled)
        data = pdf_bytes(
            laid,
            pages,
            progress=lambda share: progress(_LAYING + share * (1 - _LAYING)),
            cancelled=cancelled,
        )
        write_whole(path, [data])

    def places(
        self, pages: Pages, *, cancelled: IsCancelled = lambda: False
    ) -> Mapping[str, tuple[int, int]]:
        """Give the page and, on it, the numbered line where each anchor stands, from 1 on; raises
        Cancelled.
        """
        return lay_out(pages, cancelled=cancelled).places


def drawing() -> PaperDrawing:
    """Make what draws pages; where there is no application yet it makes one without a display.

    Call it on the main thread.
    """
    application = QGuiApplication.instance()
    if application is None:
        application = QGuiApplication(["duben", "-platform", "offscreen"])
    ensure_chinese_font()
    return PaperDrawing(application)
