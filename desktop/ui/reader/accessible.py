"""Tell screen readers what the reading view shows, one paragraph at a time.

The text that they get is the paragraph that the caret is in, as it is shown; offsets are Qt's.
"""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget

from desktop.ui.reader.layout import code_points_in, utf16_length
from desktop.ui.reader.view import ReaderView


class _Paragraph(QAccessibleTextInterface):
    def __init__(self, view: ReaderView) -> None:
        super().__init__()
        self._view = view

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803  # Qt's names
        text = self._view.spoken_paragraph()
        return text[code_points_in(text, startOffset) : code_points_in(text, endOffset)]

    def characterCount(self) -> int:  # noqa: N802  # Qt's name
        return utf16_length(self._view.spoken_paragraph())

    def cursorPosition(self) -> int:  # noqa: N802  # Qt's name
        return utf16_length(self._view.spoken_paragraph()[: self._view.spoken_cursor()])

    def setCursorPosition(self, position: int) -> None:  # noqa: N802  # Qt's name
        """Leave the caret: it stands on words, which a screen reader does not know."""

    def selectionCount(self) -> int:  # noqa: N802  # Qt's name
        # Reporting selections makes the bridge ask for them in a way that PySide6 can't answer.
        return 0

    def characterRect(self, offset: int) -> QRect:  # noqa: N802  # Qt's name
        return self._view.spoken_rect(code_points_in(self._view.spoken_paragraph(), offset))

    def offsetAtPoint(self, point: object) -> int:  # noqa: ARG002, N802  # Qt's name
        return -1

    def attributes(self, offset: int) -> tuple[str, int, int]:
        return "", offset, offset + 1

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N802, N803
        """Leave the selection: see selectionCount."""

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N802, N803
        """Leave the selection: see selectionCount."""

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N802, N803
        """Leave the selection: see selectionCount."""

    def selection(self, selectionIndex: int) -> tuple[int, int]:  # noqa: ARG002, N803
        return 0, 0

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N802, N803
        """Leave the window where the reader has it."""


class _Reader(QAccessibleWidget):
    def __init__(self, view: ReaderView) -> None:
        super().__init__(view, QAccessible.Role.EditableText, view.accessibleName())
        self._paragraph = _Paragraph(view)
        self._view = view

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        return state

    def text(self, t: QAccessible.Text) -> str:
        if t == QAccessible.Text.Value:
            return self._view.spoken_paragraph()
        return super().text(t)

    def interface_cast(self, t: QAccessible.InterfaceType) -> Any:  # noqa: ANN401
        # The stubs say int, which Qt takes for no pointer at all.
        if t == QAccessible.InterfaceType.TextInterface:
            return shiboken6.VoidPtr(shiboken6.getCppPointer(self._paragraph)[0])
        return super().interface_cast(t)


def _make(key: str, thing: QObject) -> QAccessibleInterface | None:  # noqa: ARG001
    return _Reader(thing) if isinstance(thing, ReaderView) else None


def install(view: ReaderView) -> None:
    """Let Qt ask us about reading views, about `view` too if it was asked for already."""
    QAccessible.installFactory(_make)
    # Else Qt would go on with what it made of the view itself.
    known = QAccessible.queryAccessibleInterface(view)
    if known is not None and not isinstance(known, _Reader):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
