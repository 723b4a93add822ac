"""The row at the top: pages on the left, what concerns the text on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.ui.actions import Actions
from desktop.ui.fonts import hanzi_families
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import pixel_font

_PAGES = (
    "page_read",
    "page_library",
    "page_words",
    "page_review",
    "page_statistics",
    "page_corrections",
    "page_lessons",
)
_PADDING = 13  # of a button, with its border
_AS_WIDE_AS_ITS_TEXT = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def _button_for(action: QAction, text: str, look: str) -> QPushButton:
    """Make a button that does what an action does and shows whether it is on."""
    button = QPushButton(text)
    button.setProperty("look", look)
    button.setCheckable(action.isCheckable())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(_AS_WIDE_AS_ITS_TEXT)
    if look == "quiet":
        # Its text is bold while it is on; the row must not move then.
        bold = QFontMetrics(pixel_font(TEXT_PX, QFont.Weight.DemiBold))
        button.setMinimumWidth(bold.horizontalAdvance(text) + 2 * _PADDING)

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
    """Buttons for the actions that are used most, as many as there is room for."""

    def __init__(self, actions: Actions, pinyin_menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "toolbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        pages = [_button_for(actions[name], actions[name].text(), "quiet") for name in _PAGES]
        for button in pages:
            row.addWidget(button)
        row.addStretch(1)
        open_button = _button_for(actions["open"], self.tr("Open"), "tool")
        row.addWidget(open_button)
        self._as_high = open_button
        row.addWidget(self._scripts(actions))
        self._pinyin = QToolButton()
        self._pinyin.setMenu(pinyin_menu)
        self._pinyin.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._pinyin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._pinyin.setSizePolicy(_AS_WIDE_AS_ITS_TEXT)
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
        find = _button_for(actions["find"], self.tr("Find"), "tool")
        row.addWidget(find)
        self._row = row
        self._first_to_go: tuple[QWidget, ...] = (
            size,
            find,
            pages[-1],
            open_button,
            *pages[:0:-1][1:],
            self._pinyin,
        )

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
        # Until it is shown it is not dressed, and its fonts would be loaded in other sizes.
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Show as many buttons as there is room for."""
        # A button with a menu asks for 3 pixels more, and the row would change its height with it.
        self._pinyin.setFixedHeight(self._as_high.sizeHint().height())
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - margins.left() - margins.right() + gap
        needed = {
            child: child.sizeHint().width() + gap
            for child in self.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
        }
        gone: set[QWidget] = set()
        for widget in self._first_to_go:
            if sum(needed.values()) <= room:
                break
            del needed[widget]
            gone.add(widget)
        for widget in self._first_to_go:
            widget.setVisible(widget not in gone)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
