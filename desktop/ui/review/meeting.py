"""The words being learnt that a reader meets without looking them up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.language.document import Document, Place, Token
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.vocabulary.status import Status

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.reviews import ReviewChanges

_MOST = 12
"""So many paragraphs are read on by scrolling; more are jumped over."""


class Meeting(QObject):
    """Follows the place at the top of the window, and counts what was read past.

    `write` makes a change to the reviews that can be undone; `counts` tells whether the learner
    wants reading to count at all. Without that nothing is looked at, and no schedule changes.
    """

    def __init__(
        self,
        parent: QObject,
        study: Study,
        counts: Callable[[], bool],
        write: Callable[[Callable[[], ReviewChanges]], bool],
    ) -> None:
        super().__init__(parent)
        self._study, self._counts, self._write = study, counts, write
        self._document: Document | None = None
        self._at = 0
        self._passed: set[int] = set()
        self._tapped: set[str] = set()

    def begin(self, document: Document) -> None:
        """Begin with a text."""
        self._document, self._at = document, 0
        self._passed.clear()
        self._tapped.clear()

    def moved(self, place: Place | None) -> None:
        """Note the place at the top of the window now."""
        if place is None:
            return
        if 0 < place.paragraph - self._at <= _MOST:
            self._passed.update(range(self._at, place.paragraph))
        self._at = place.paragraph

    def tapped(self, token: Token) -> None:
        """Note a word that was looked up."""
        self._tapped.add(token.text)

    def met(self) -> tuple[str, ...]:
        """Give the ids of the words being learnt in what was read past, but for those looked up."""
        document = self._document
        if document is None or self._study.language is None:
            return ()
        ids = dict[str, None]()
        script = Script.ORIGINAL
        for paragraph in sorted(self._passed):
            length = document.lengths[paragraph]
            for cell in self._study.annotate(document, paragraph, 0, length, script, script):
                if cell.token.text in self._tapped or not cell.defined:
                    continue
                if self._study.status_of(cell) is Status.LEARNING:
                    word = self._study.look_up(document, paragraph, cell.token).word
                    if word is not None and word.status is Status.LEARNING:
                        ids[word.id] = None
        return tuple(ids)

    def finish(self) -> int:
        """Count what was met, where the learner wants that; give how many words it was."""
        found = self.met() if self._passed and self._counts() else ()
        self._passed.clear()
        if not found or not self._write(lambda: self._study.reviews.count_reading(found)):
            return 0
        return len(found)
