"""Find in the text: matches in either script, counted in slices so that the window answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.language.document import Article, Document, Place
from desktop.ui.widgets import Button

Match = tuple[int, int, int]
"""Paragraph, first and last code point of something found."""

_KEYS_OF_THE_BAR = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_SLICE_SECONDS = 0.008
_MOST = 20_000


def find_all(
    document: Document, query: str, fold: Callable[[str], str], article: Article | None = None
) -> Iterator[Match | None]:
    """Give each match in order of the text, and None after each paragraph without one.

    Only the paragraphs of the article are searched where one is given. Both sides are folded, so
    that a query in one script finds the text in the other; Latin letters are found in either case.
    """
    wanted = _without_case(fold(query))
    count = len(document.paragraphs)
    spans = article.spans if article is not None else ((0, count),)
    for number in (at for first, last in spans for at in range(first, min(last, count))):
        text = _without_case(fold(document.paragraphs[number]))
        start = text.find(wanted)
        if start < 0:
            yield None
        while start >= 0:
            yield number, start, start + len(wanted)
            start = text.find(wanted, start + len(wanted))


def _without_case(text: str) -> str:
    """Fold the case of letters, but of none that becomes several (ß): places must not move."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join([one if len(low := one.casefold()) > 1 else low for one in text])


class FindBar(QFrame):
    """A line to type in, the number of matches, and the way from one to the next."""

    found = Signal(object, object)
    """The matches by paragraph, and the one that it stands on (or None)."""
    closed = Signal()
    whole_wanted = Signal()
    """Nothing was found in the article, and the rest of the page is to be searched too."""

    def __init__(self, fold: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = fold
        self._document: Document | None = None
        self._article: Article | None = None
        self._matches: list[Match] = []
        self._by_paragraph: dict[int, list[tuple[int, int]]] = {}
        self._at = -1
        self._is_waiting = False
        self._from = Place(0, 0)
        self._search: Iterator[Match | None] | None = None
        self.setProperty("look", "find")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find in this text"))
        self.line.setAccessibleName(self.tr("Find in this text"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _text: self._restart())
        self._count = QLabel()
        self._count.setProperty("look", "small")
        self._count.setMinimumWidth(88)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        self._whole = Button(self.tr("Search the whole page"), "link")
        self._whole.clicked.connect(self.whole_wanted)
        self._whole.hide()
        row.addWidget(self._whole)
        for text, name, step in (
            ("‹", self.tr("Previous match"), -1),
            ("›", self.tr("Next match"), 1),
        ):
            button = QPushButton(text)
            button.setProperty("look", "quiet")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, by=step: self.step(by))
            row.addWidget(button)
        close = QPushButton("×")
        close.setProperty("look", "quiet")
        close.setAccessibleName(self.tr("Close find"))
        close.setToolTip(self.tr("Close find"))
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)
        self.hide()

    def open_bar(self, document: Document | None, place: Place | None) -> None:
        """Show the bar; the search begins at a place."""
        self._document = document
        self._from = place or Place(0, 0)
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        if self.line.text():
            self._restart(waiting=True)

    def set_document(
        self, document: Document, article: Article | None = None, place: Place | None = None
    ) -> None:
        """Search another document from now on, or only an article in it, from a place on."""
        self._document = document
        self._article = article
        self._from = place or Place(0, 0)
        if self.isVisible():
            self._restart()

    def close_bar(self) -> None:
        """Hide the bar and the marks in the text."""
        self._timer.stop()
        self._search = None
        self._matches = []
        self._by_paragraph = {}
        self.hide()
        self.found.emit({}, None)
        self.closed.emit()

    def count_text(self) -> str:
        """Give what is said about the number of matches."""
        return self._count.text()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match, round the end of the text."""
        if self._matches:
            # The match that it waits at has not been gone to yet.
            by = min(by, 0) if self._is_waiting else by
            self._is_waiting = False
            self._at = (self._at + by) % len(self._matches)
            self._tell()

    def event(self, event: QEvent) -> bool:
        # The window uses Enter and Tab for the text; within the bar they are its own.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _KEYS_OF_THE_BAR
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _restart(self, *, waiting: bool = False) -> None:
        """Search anew; while `waiting` the text stays where it is until the next step."""
        self._is_waiting = waiting
        self._matches = []
        self._by_paragraph = {}
        self._at = -1
        query = self.line.text().strip()
        self._search = None
        self._timer.stop()
        if query and self._document is not None:
            self._search = find_all(self._document, query, self._fold, self._article)
            self._timer.start()
            self._slice()
        else:
            self._tell()

    def _slice(self) -> None:
        """Search for some milliseconds, then let the window answer."""
        stop = perf_counter() + _SLICE_SECONDS
        while self._search is not None and perf_counter() < stop:
            try:
                match = next(self._search)
            except StopIteration:
                self._search = None
                break
            if match is not None:
                self._matches.append(match)
                self._by_paragraph.setdefault(match[0], []).append(match[1:])
                if len(self._matches) >= _MOST:
                    self._search = None
        if self._search is None:
            self._timer.stop()
        stood = self._at
        if self._at < 0 and self._matches:
            later = bisect_left(self._matches, (self._from.paragraph, self._from.offset, 0))
            if later < len(self._matches) or self._search is None:
                self._at = later % len(self._matches)
        if self._at != stood or self._search is None:
            self._tell()
        else:
            self._say()

    def _say(self) -> None:
        self._count.setText(self._summary())
        is_vain = self._search is None and not self._matches and bool(self.line.text().strip())
        self._whole.setVisible(is_vain and self._article is not None)

    def _summary(self) -> str:
        count = len(self._matches)
        if not self.line.text().strip():
            return ""
        if count and self._at >= 0:
            more = "+" if self._search is not None or count >= _MOST else ""
            return self.tr("{0} of {1}").format(self._at + 1, f"{count}{more}")
        return self.tr("Not found") if self._search is None else self.tr("Searching…")

    def _tell(self) -> None:
        self._say()
        is_there = 0 <= self._at < len(self._matches) and not self._is_waiting
        now = self._matches[self._at] if is_there else None
        self.found.emit(self._by_paragraph, now)
