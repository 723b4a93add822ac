"""One line above the text for what the reader should know: an error, or what can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

_BRIEF_MS = 6000


class Notice(QFrame):
    """A message with at most one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setProperty("look", "quiet")
        self._close = QPushButton("×")
        self._close.setProperty("look", "quiet")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._button.clicked.connect(self._act)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._action: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(
        self,
        text: str,
        *,
        button: str = "",
        action: Callable[[], None] | None = None,
        brief: bool = False,
    ) -> None:
        """Show a message; a brief one goes by itself."""
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self._action = action
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
        if brief:
            self._timer.start(_BRIEF_MS)
        else:
            self._timer.stop()

    def text(self) -> str:
        """Give the message that is shown, empty where none is."""
        return self._label.text() if not self.isHidden() else ""

    def _act(self) -> None:
        self.hide()
        if self._action is not None:
            self._action()
