"""What a reader is asked when the vocabulary, or the library, is found damaged at the start."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.safekeeping import Damage, Repair
from desktop.ui.safekeeping.texts import short_moment_text
from desktop.ui.widgets import Button, label

_WIDTH = 520


class RepairDialog(QDialog):
    """Offers the last good copy, a new beginning, or to leave all as it is."""

    def __init__(self, damage: Damage, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Duben"))
        self.repair = Repair.QUIT
        title = label(
            self.tr("The library is damaged")
            if damage.is_library
            else self.tr("Your vocabulary's file is damaged"),
            "title",
        )
        self.text = label(self._text(damage))
        self.path = label(str(damage.path), "small")
        for each in (self.text, self.path):
            each.setWordWrap(True)
        self.restore_button = Button(self._offer(damage, now), "primary")
        self.restore_button.setDefault(True)
        self.nothing_button = Button(self.tr("Start with nothing"))
        self.quit_button = Button(self.tr("Quit"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.text)
        column.addWidget(self.path)
        column.addSpacing(12)
        column.addWidget(self.restore_button)
        rest = QHBoxLayout()
        rest.setSpacing(8)
        for button in (self.nothing_button, self.quit_button):
            button.setAutoDefault(False)
            rest.addWidget(button, 1)
        column.addLayout(rest)
        self.nothing_button.setVisible(not damage.is_library)
        self.restore_button.clicked.connect(lambda: self._answer(Repair.RESTORE))
        self.nothing_button.clicked.connect(lambda: self._answer(Repair.NOTHING))
        self.quit_button.clicked.connect(self.reject)
        self.restore_button.setFocus()
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the longest button, and as high as the text then is."""
        for each in self.findChildren(QWidget):
            each.ensurePolished()
        margins = self.contentsMargins() + self._column.contentsMargins()
        button = self.restore_button.sizeHint().width() + margins.left() + margins.right()
        self.setFixedWidth(max(_WIDTH, button))
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def _text(self, damage: Damage) -> str:
        if damage.is_library:
            return self.tr(
                "The file that holds your texts can't be read any more. Your words, notes and"
                " corrections are in another file and are all there. Duben can begin a new library;"
                " texts can be opened again from their files."
            )
        if damage.snapshot is not None:
            return self.tr(
                "It can't be read any more, perhaps after a power cut or a fault of the disk. Duben"
                " has a good copy. Whatever you choose, the damaged file is kept."
            )
        return self.tr(
            "It can't be read any more, perhaps after a power cut or a fault of the disk. There is"
            " no good copy, but some of it may still be readable. Whatever you choose, the damaged"
            " file is kept."
        )

    def _offer(self, damage: Damage, now: datetime) -> str:
        if damage.is_library:
            return self.tr("Begin a new library")
        if damage.snapshot is None:
            return self.tr("Keep what can still be read")
        return self.tr("Restore from {0} and add what can still be read").format(
            short_moment_text(damage.snapshot.taken, now)
        )

    def _answer(self, repair: Repair) -> None:
        self.repair = repair
        self.accept()
