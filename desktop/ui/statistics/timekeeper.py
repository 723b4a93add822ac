"""Collect the signs of somebody reading, and keep how long that was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from time import monotonic, time_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.language.document import Article, Document, Place
from desktop.storage.errors import StorageError
from desktop.vocabulary.pace import IDLE_MS, Move

if TYPE_CHECKING:
    # It takes long to load, and nobody has read yet.
    from desktop.statistics import Statistics

_KEPT_EVERY_MS = 3 * 60_000


class Timekeeper(QObject):
    """Keeps reading time every few minutes, after a pause, and when another text is opened.

    `statistics` gives where it is kept, and is asked when there is something to keep; `now` gives
    milliseconds that never run back.
    """

    failed = Signal(str)
    """A sentence for the reader: the time could not be kept."""

    def __init__(
        self,
        statistics: Callable[[], Statistics],
        parent: QObject | None = None,
        now: Callable[[], int] = lambda: int(monotonic() * 1000),
    ) -> None:
        super().__init__(parent)
        self._statistics, self._now = statistics, now
        self._document_id = ""
        self._before: Sequence[int] = (0,)
        self._moves: list[Move] = []
        self._started = 0

    def begin(self, document: Document, article: Article | None) -> None:
        """Begin with a text, of which only the article is shown if there is one."""
        self.stop()
        self._document_id = document.id
        lengths: Sequence[int] = document.lengths
        if article is not None:
            lengths = [length if number in article else 0 for number, length in enumerate(lengths)]
        self._before = [0, *accumulate(lengths)]

    def moved(self, place: Place | None) -> None:
        """Note what stands at the top of the window now."""
        if place is not None and self._document_id:
            paragraph = min(place.paragraph, len(self._before) - 2)
            if paragraph >= 0:
                room = self._before[paragraph + 1] - self._before[paragraph]
                self._note(self._before[paragraph] + min(place.offset, room))

    def touched(self) -> None:
        """Note that somebody is there: a tap, a key, the pointer over a word."""
        if self._moves:
            self._note(self._moves[-1].position)

    def stop(self) -> None:
        """Keep what was read, as when the reading page is left or the window is closed."""
        moves, self._moves = self._moves, []
        if len(moves) < 2 or not self._document_id:
            return
        try:
            self._statistics().add_reading(self._document_id, self._started, moves)
        except StorageError as error:
            self.failed.emit(str(error))

    def _note(self, position: int) -> None:
        now = self._now()
        if self._moves:
            first, last = self._moves[0], self._moves[-1]
            if now - last.at > IDLE_MS:
                self.stop()
            elif now - first.at > _KEPT_EVERY_MS:
                # The last sign is the first of what follows, or the time between would be lost.
                self.stop()
                self._begin(last)
        if not self._moves:
            self._begin(Move(now, position))
        else:
            self._moves.append(Move(now, position))

    def _begin(self, move: Move) -> None:
        self._moves = [move]
        self._started = time_ns() // 1000 - (self._now() - move.at) * 1000
