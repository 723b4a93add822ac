"""The selected stretch of a text, in places of the original, so that it outlives any layout."""

from __future__ import annotations

from desktop.language.document import Place


class Selection:
    """An anchor that stays and an end that moves.

    Where it began with a whole word, the word stays selected whichever way the end goes.
    """

    def __init__(self) -> None:
        self.anchor: Place | None = None
        self._end: Place | None = None
        self._kept: tuple[Place, Place] | None = None
        self.is_dragging = False

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self._end = self._kept = None
        self.is_dragging = False

    def begin(self, place: Place) -> None:
        """Press the pointer at a place."""
        self.anchor = self._end = place
        self._kept = None
        self.is_dragging = False

    def drag(self, place: Place) -> None:
        """Move the pressed pointer to a place."""
        if self.anchor is not None:
            self._end = place
            self.is_dragging = True

    def end(self) -> None:
        """Release the pointer."""
        self.is_dragging = False
        if self.anchor == self._end:
            self.clear()

    def set(self, start: Place, end: Place) -> None:
        """Select from one place to another."""
        self.anchor, self._end = start, end
        self._kept = start, end
        self.is_dragging = False

    def extend(self, begun: tuple[Place, Place], end: tuple[Place, Place]) -> None:
        """Select up to the stretch `end` with it; from `begun` where nothing is selected yet."""
        if self.anchor is None or self.ordered() is None:
            self._kept = begun
        elif self._kept is None:
            self._kept = self.anchor, self.anchor
        assert self._kept is not None
        if end[0] >= self._kept[0]:
            self.anchor, self._end = self._kept[0], end[1]
        else:
            self.anchor, self._end = self._kept[1], end[0]

    def last(self) -> Place | None:
        """Give the place of the last character that was selected, None where nothing is."""
        if self.anchor is None or self._end is None or self.anchor == self._end:
            return None
        back = 1 if self._end > self.anchor else 0
        return Place(self._end.paragraph, max(0, self._end.offset - back))

    def ordered(self) -> tuple[Place, Place] | None:
        """Give the two ends in the order of the text, None where nothing is selected."""
        if self.anchor is None or self._end is None or self.anchor == self._end:
            return None
        return min(self.anchor, self._end), max(self.anchor, self._end)
