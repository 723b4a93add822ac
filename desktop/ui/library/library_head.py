"""Above the list of the library: the search field, what is listed how, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.scripts import Script
from desktop.ui.key_line import KeyLine
from desktop.ui.library.library_model import ASCENDING, Order
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import Button, label, pixel_font

_LEAST_WIDTH = 320


class LibraryHead(QWidget):
    """Two rows of controls, three in a narrow window."""

    arranged = Signal()
    """A tag or an order was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow, self._chosen = False, 0
        self.filter = KeyLine()
        self.filter.setPlaceholderText(self.tr("Find a title, an author, a tag or any words"))
        self.filter.setAccessibleName(self.tr("Find in the library"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(160)
        self.filter.setMaximumWidth(480)
        self.tags = QComboBox()
        self.tags.setAccessibleName(self.tr("Texts with which tag"))
        self.tags.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.tags.setMinimumWidth(96)
        self.tags.setMaximumWidth(200)
        self.tags.currentIndexChanged.connect(lambda _index: self.arranged.emit())
        self.orders = self._make_orders()
        self.turn = Button("")
        self.turn.setCheckable(True)
        self.turn.setFixedWidth(36)
        self.turn.setToolTip(self.tr("Turn the order round"))
        self.turn.setAccessibleName(self.tr("Turn the order round"))
        self.turn.setProperty("snug", True)
        self.turn.toggled.connect(self._turned)
        self.count = label(look="soft")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_button = self._action(self.tr("Open"), self.tr("Open where you stopped"), "Enter")
        self.rename_button = self._action(
            self.tr("Rename…"), self.tr("Change the title and the author"), "F2"
        )
        self.tags_button = self._action(
            self.tr("Tags…"), self.tr("Put tags on the selected texts"), "Ctrl+T"
        )
        self.remove_button = self._action(
            self.tr("Remove"), self.tr("Remove the selected texts from the library"), "Del"
        )
        self.more_button = self._action(
            self.tr("More ▾"), self.tr("All that can be done with the selected texts"), ""
        )
        self._lay_out()
        self.set_tags(())
        self._show_direction()

    def _make_orders(self) -> QComboBox:
        orders = QComboBox()
        orders.setAccessibleName(self.tr("Sort by"))
        orders.setToolTip(self.tr("Sort by"))
        orders.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for order, text in (
            (Order.READ, self.tr("Last read")),
            (Order.ADDED, self.tr("Added")),
            (Order.TITLE, self.tr("Title")),
            (Order.AUTHOR, self.tr("Author")),
            (Order.LENGTH, self.tr("Length")),
            (Order.KNOWN, self.tr("Known words")),
            (Order.PROGRESS, self.tr("Progress")),
        ):
            orders.addItem(text, order)
        orders.currentIndexChanged.connect(self._ordered)
        return orders

    def _action(self, text: str, about: str, key: str) -> Button:
        button = Button(text, "quiet")
        button.setToolTip(f"{about}  {key}" if key else about)
        button.setAccessibleName(text.removesuffix(" ▾"))
        return button

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for widget in (self.tags, self.orders, self.turn):
            choices.addWidget(widget)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(8)
        self._top.addWidget(self.filter, 100)
        self._top.addStretch(1)
        self._top.addLayout(choices)
        self._top.setAlignment(choices, Qt.AlignmentFlag.AlignLeft)
        actions = QHBoxLayout()
        actions.setSpacing(4)
        actions.addWidget(self.count, 1)
        actions.addStrut(self.open_button.sizeHint().height())
        for button in self._actions():
            actions.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addLayout(actions)

    def _actions(self) -> tuple[Button, ...]:
        return (
            self.open_button,
            self.rename_button,
            self.tags_button,
            self.remove_button,
            self.more_button,
        )

    # -- what is chosen ----------------------------------------------------------------------

    @property
    def tag(self) -> str:
        """The tag that texts must have, or an empty text."""
        return str(self.tags.currentData() or "")

    @property
    def order(self) -> Order:
        """What the list is sorted by."""
        return Order(self.orders.currentData())

    @property
    def is_turned(self) -> bool:
        """Whether the order is the other way round than is usual."""
        return self.turn.isChecked()

    # -- what is shown -----------------------------------------------------------------------

    def set_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Offer tags, each with the number of its texts; the one that is chosen stays."""
        chosen = self.tag
        self.tags.blockSignals(True)
        self.tags.clear()
        self.tags.addItem(self.tr("All tags"), "")
        for tag, count in tags:
            self.tags.addItem(self.tr("{0} ({1})").format(tag, f"{count:,}"), tag)
        self.tags.setCurrentIndex(max(0, self.tags.findData(chosen)))
        self.tags.blockSignals(False)
        self.tags.setVisible(bool(tags))
        if self.tag != chosen:
            self.arranged.emit()

    def set_counts(self, total: int, shown: int, chosen: int) -> None:
        """Say how many texts there are, are listed and are selected."""
        texts = self.tr("1 text") if total == 1 else self.tr("{0} texts").format(f"{total:,}")
        if shown != total:
            texts = self.tr("{0}, {1} shown").format(texts, f"{shown:,}")
        if chosen > 1:
            texts = self.tr("{0}, {1} selected").format(texts, f"{chosen:,}")
        self.count.setText(texts)

    def offer(self, chosen: int) -> None:
        """Offer what can be done with so many selected texts."""
        self._chosen = chosen
        wide = not self._is_narrow
        self.open_button.setVisible(chosen == 1)
        self.rename_button.setVisible(wide and chosen == 1)
        for button in (self.tags_button, self.remove_button):
            button.setVisible(wide and chosen > 0)
        self.more_button.setVisible(chosen > 0)

    def set_script(self, script: Script) -> None:
        """Draw tags and what is typed as a script writes them."""
        font = pixel_font(TEXT_PX, script=script)
        for widget in (self.filter, self.tags):
            widget.setFont(font)

    def set_narrow(self, narrow: bool) -> None:
        """Take as little width as can be, or have everything at hand."""
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.filter.setMaximumWidth(16_777_215 if narrow else 480)
        self._is_narrow = narrow
        self.offer(self._chosen)

    def minimumSizeHint(self) -> QSize:
        # Or a wide window could not become a narrow one.
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def _ordered(self) -> None:
        self._show_direction()
        self.arranged.emit()

    def _turned(self) -> None:
        self._show_direction()
        self.arranged.emit()

    def _show_direction(self) -> None:
        goes_up = (self.order in ASCENDING) is not self.is_turned
        self.turn.setText("↑" if goes_up else "↓")
