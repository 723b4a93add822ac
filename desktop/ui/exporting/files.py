"""The names of the files that are written, and why they can't be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def with_suffix(path: Path, suffix: str) -> Path:
    """Let a file's name end as its format does; a dot in a title (`Lesson 3.5`) is no such end."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def may_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether a file may be replaced whose name is not the one that was chosen."""
    button = QMessageBox.StandardButton
    question = _tr("{0} is there already. Replace it?").format(path.name)
    return QMessageBox.question(parent, _tr("Export words"), question) == button.Yes


def not_written(name: str, error: OSError) -> str:
    """Say in a sentence why a file can't be written."""
    reason = error.strerror or str(error)
    return _tr("{0} can't be written: {1}.").format(name, reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exporting", text)
