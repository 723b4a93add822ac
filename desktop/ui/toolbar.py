"""The row at the top: pages on the left, what concerns the text on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from desktop.ui.actions import Actions
from desktop.ui.fonts import hanzi_families


def _button_for(action: QAction, text: str, look: str) -> QPushButton:
    """Make a button that does what an action does and shows whether it is on."""
    button = QPushButton(text)
    button.setProperty("look", look)
    button.setCheckable(action.isCheckable())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow() -> None:
        button.setChecked(action.isChecked())
        button.setEnabled(action.isEnabled())
        button.setAccessibleName(action.text())
        key = action.shortcut().toString()
        button.setToolTip(f"{action.text()}  {key}" if key else action.text())

    def press() -> None:
        action.trigger()
        follow()

    button.clicked.connect(press)
    action.changed.connect(follow)
    follow()
    return button


class Toolbar(QFrame):
    """Buttons for the actions that are used most."""

    def __init__(self, actions: Actions, pinyin_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "toolbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for name in ("page_read", "page_words"):
            row.addWidget(_button_for(actions[name], actions[name].text(), "quiet"))
        row.addStretch(1)
        row.addWidget(_button_for(actions["open"], self.tr("Open"), "tool"))
        row.addWidget(self._scripts(actions))
        self._pinyin = QToolButton()
        self._pinyin.setMenu(pinyin_menu)
        self._pinyin.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._pinyin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._pinyin)
        size = QFrame()
        size.setProperty("look", "segments")
        pair = QHBoxLayout(size)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(0)
        for name, text, place in (("smaller", "A−", "first"), ("larger", "A+", "last")):
            button = _button_for(actions[name], text, "segment")
            button.setProperty("place", place)
            pair.addWidget(button)
        row.addWidget(size)
        row.addWidget(_button_for(actions["find"], self.tr("Find"), "tool"))

    def _scripts(self, actions: Actions) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        families = ", ".join(f'"{family}"' for family in hanzi_families("hei", "SC")[:2])
        for name, text, place in (
            ("script_original", "原", "first"),
            ("script_simplified", "简", "middle"),
            ("script_traditional", "繁", "last"),
        ):
            button = _button_for(actions[name], text, "segment")
            button.setProperty("place", place)
            if families:
                button.setStyleSheet(f"font-family: {families};")
            row.addWidget(button)
        return frame

    def set_pinyin(self, text: str) -> None:
        """Say on the pinyin button which way is chosen."""
        self._pinyin.setText(f"{text} ▾")
        self._pinyin.setAccessibleName(text)
