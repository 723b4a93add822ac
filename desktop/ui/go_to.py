"""Go to: one line to type in, and below it what that can mean, to be chosen from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from desktop.language.document import Place
from desktop.language.scripts import Script
from desktop.ui.key_line import KeyLine
from desktop.ui.outline import Outline
from desktop.ui.widgets import label, pixel_font

_MOST = 8
_SIZE = (420, 340)


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to go, and how it is called."""

    text: str
    place: Place


class Ground:
    """What there is to go to: the paragraphs that are shown, and the chapters.

    `paragraphs` are their numbers, `lengths` their code points, `title` gives that of a chapter by
    its number from 0 and `fold` makes texts alike that are alike in either script.
    """

    def __init__(
        self,
        paragraphs: Sequence[int],
        lengths: Sequence[int],
        outline: Outline,
        title: Callable[[int], str],
        fold: Callable[[str], str],
    ) -> None:
        self._paragraphs = paragraphs
        self._ends = list(accumulate(lengths))
        self._outline, self._title, self._fold = outline, title, fold

    def targets(self, typed: str) -> list[Target]:
        """List what a number, a share or a part of a title can mean, the likeliest first."""
        typed = typed.strip()
        digits = typed.rstrip("%％").strip()
        if not typed or not self._paragraphs:
            return []
        if digits.isdecimal() and len(digits) < 10:
            number = int(digits)
            found = [self._percent(number)]
            if digits == typed:
                found = [self._numbered(number), *found, self._line(number)]
            return [one for one in found if one is not None]
        wanted = self._fold(typed).casefold()
        chapters = enumerate(self._outline.chapters)
        rows = [row for row, one in chapters if wanted in self._fold(one.title).casefold()]
        return [Target(self._title(row), self._outline.start(row)) for row in rows[:_MOST]]

    def _numbered(self, number: int) -> Target | None:
        row = self._outline.numbered(number)
        if row < 0:
            return None
        text = _tr("Chapter {0}: {1}").format(number, self._title(row))
        return Target(text, self._outline.start(row))

    def _percent(self, number: int) -> Target | None:
        if number > 100:
            return None
        wanted = self._ends[-1] * number // 100
        at = min(bisect_right(self._ends, wanted), len(self._ends) - 1)
        offset = wanted - (self._ends[at - 1] if at else 0)
        return Target(_tr("{0}% of the text").format(number), Place(self._paragraphs[at], offset))

    def _line(self, number: int) -> Target | None:
        if not 0 < number <= len(self._paragraphs):
            return None
        return Target(_tr("Paragraph {0}").format(number), Place(self._paragraphs[number - 1], 0))


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoTo", text)


class GoTo(QDialog):
    """Asks where to go; Enter takes the first answer, the arrows lead to the others."""

    chosen = Signal(object)
    """The Place to go to."""

    def __init__(self, ground: Ground, script: Script, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Go to"))
        self.resize(*_SIZE)
        self._ground = ground
        self._targets: list[Target] = []
        self.line = KeyLine()
        self.line.setPlaceholderText(self.tr("Chapter, percent or paragraph"))
        self.line.setAccessibleName(self.tr("Go to a chapter, percent or paragraph"))
        self.line.textChanged.connect(self._show)
        self.line.entered.connect(lambda: self._go(max(0, self.places.currentRow())))
        self.line.left_down.connect(self._enter_list)
        self._hint = label(look="soft")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(8, 0, 8, 0)
        self.places: QListWidget = QListWidget()
        self.places.setProperty("look", "sidebar")
        self.places.setAccessibleName(self.tr("Places"))
        self.places.setFont(pixel_font(14, script=script))
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places.itemClicked.connect(lambda item: self._go(self.places.row(item)))
        self.places.itemActivated.connect(lambda item: self._go(self.places.row(item)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._hint)
        column.addWidget(self.places, 1)
        column.addStretch(0)
        self._show("")

    def _show(self, typed: str) -> None:
        self._targets = self._ground.targets(typed)
        self.places.clear()
        self.places.addItems([target.text for target in self._targets])
        self.places.setVisible(bool(self._targets))
        if self._targets:
            self.places.setCurrentRow(0)
        self._hint.setVisible(not self._targets)
        self._hint.setText(
            self.tr("There is no such place in this text.")
            if typed.strip()
            else self.tr("Type the number or the title of a chapter, 40%, or a paragraph's number.")
        )

    def _enter_list(self) -> None:
        if self._targets:
            self.places.setFocus()
            self.places.setCurrentRow(min(1, len(self._targets) - 1))

    def _go(self, row: int) -> None:
        if row < len(self._targets):
            place = self._targets[row].place
            self.accept()
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(max(0, self.places.currentRow()))
        else:
            super().keyPressEvent(event)
