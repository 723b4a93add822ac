"""The selected stretch of a text, in places of the original, so that it outlives any layout."""

from __future__ import annotations

from desktop.language.document import Place


class Selection:
    """An anchor that stays and an end that moves."""

    def __init__(self) -> None:
        self.anchor: Place | None = None
        self._end: Place | None = None
        self.is_dragging = False

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self._end = None
        self.is_dragging = False

    def begin(self, place: Place) -> None:
        """Press the pointer at a place."""
        self.anchor = self._end = place
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
        self.is_dragging = False

    def extend(self, anchor: Place, end: Place) -> None:
        """Move the end; the anchor is used where there is none yet."""
        self.anchor = self.anchor or anchor
        self._end = end

    def ordered(self) -> tuple[Place, Place] | None:
        """Give the two ends in the order of the text, None where nothing is selected."""
        if self.anchor is None or self._end is None or self.anchor == self._end:
            return None
        return min(self.anchor, self._end), max(self.anchor, self._end)
