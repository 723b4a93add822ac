"""About Duben: its version, the dictionary in use, and whose work it stands on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from dictionaries.index import IndexInfo


def show_about(parent: QWidget, info: IndexInfo | None, licences: Path | None = None) -> None:
    """Open the dialog; `info` is None while there is no dictionary, and `licences` the text that
    names those of everything Duben stands on.
    """
    # What few ask for must not slow every start.
    from importlib.metadata import version

    box = QMessageBox(parent)
    if licences is not None:
        with suppress(OSError):
            box.setDetailedText(licences.read_text("utf-8"))
    box.setWindowTitle(_tr("About Duben"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("Duben 读本 {0}").format(version("duben")))
    box.setInformativeText(about_text(info))
    box.exec()


def about_text(info: IndexInfo | None) -> str:
    """Write what the dialog says."""
    if info is None:
        dictionary = _tr("The dictionary is not ready yet.")
    else:
        dictionary = _tr("Dictionary: CC-CEDICT of {0}, {1} entries, CC BY-SA 4.0.").format(
            info.date, f"{info.entries:,}"
        )
    return "\n\n".join(
        (
            _tr("Read Chinese, word by word."),
            dictionary,
            _tr("Script conversion: OpenCC's dictionaries, Apache-2.0. Levels: HSK lists."),
            _tr("Duben is free software under the MIT licence. It uses Qt under the LGPL."),
        )
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)
