"""What the first page does without: loaded step by step once that is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.ui.reader.view import ReaderView

_PAINTED_BY = 500  # milliseconds
_CARD = (
    "desktop.language.readings",
    "desktop.language.alternatives",
    "desktop.ui.looking_up",
    "desktop.ui.pinyin_html",
    "desktop.ui.reader.entry_view",
    "desktop.ui.reader.word_card",
)
_BEYOND = (
    "desktop.exports.listed",
    "desktop.ledger",
    "desktop.ui.exporting.exporting",
    "desktop.ui.exporting.handing_out",
    "desktop.ui.lessons.teaching",
    "desktop.ui.library.shelving",
    "desktop.ui.moving",
    "desktop.ui.review.meeting",
    "desktop.ui.review.reviewing",
    "desktop.ui.revisiting",
    "desktop.ui.safekeeping.safeguarding",
    "desktop.ui.statistics.measuring",
    "desktop.ui.updating",
    "desktop.ui.vocabulary.listing",
    "desktop.ui.word_lists.word_lists",
    "desktop.ui.beyond",
)

Step = Callable[[], object]


def card_modules() -> Iterable[Step]:
    """Give the steps that load the card, and what looks words up for it."""
    return [partial(import_module, name) for name in _CARD]


def beyond_modules() -> Iterable[Step]:
    """Give the steps that load what the window makes its Beyond of."""
    return [partial(import_module, name) for name in _BEYOND]


class Loading(QObject):
    """Takes steps one by one, so that the window can be used between them."""

    begun = Signal()
    """The first page is painted, and the first step is about to be taken."""

    def __init__(self, parent: QObject, steps: Iterable[Step]) -> None:
        super().__init__(parent)
        self._steps: Iterator[Step] = iter(steps)
        self._unpainted = QTimer(self, singleShot=True, interval=_PAINTED_BY)
        self._unpainted.timeout.connect(self._begin)

    def begin_once_painted(self, view: ReaderView) -> None:
        """Begin when a view was painted for the first time, or has had the time for it."""
        # A window that starts minimised is not painted for long.
        self._unpainted.start()
        view.painted.connect(self._hurry, Qt.ConnectionType.SingleShotConnection)

    def stop(self) -> None:
        """Take no more steps."""
        self._steps = iter(())

    def _hurry(self) -> None:
        if self._unpainted.isActive():
            self._unpainted.start(0)

    def _begin(self) -> None:
        self.begun.emit()
        self._go_on()

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            # Timers of no time run in twos before anything else has its turn.
            QTimer.singleShot(1, self, self._go_on)
