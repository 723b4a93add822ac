"""The bookmarks of the text that is read: made, named, removed and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from desktop.language.document import Place, share_before
from desktop.ui.outline import Outline
from desktop.ui.place_mark import PlaceMark
from desktop.ui.reader.source import ReaderText

_SHOWN = 40
"""Code points of what stands at a place."""


class Bookmarking(QObject):
    """Keeps the bookmarks and tells what is to be listed.

    `text` gives the text as it is shown, or None; `outline` its chapters.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        text: Callable[[], ReaderText | None],
        outline: Callable[[], Outline],
    ) -> None:
        super().__init__(parent)
        self._text, self._outline = text, outline
        # CONNECT HERE: kept until the window closes; the study is to keep them.
        self._kept: dict[str, tuple[PlaceMark, ...]] = {}

    def _marks(self) -> tuple[PlaceMark, ...]:
        text = self._text()
        return self._kept.get(text.document.id, ()) if text is not None else ()

    def _keep(self, marks: tuple[PlaceMark, ...]) -> None:
        text = self._text()
        if text is not None:
            self._kept[text.document.id] = marks
            self.changed.emit()

    def add(self, place: Place) -> bool:
        """Mark a place; tell whether that was not done before."""
        if any(mark.place == place for mark in self._marks()):
            return False
        self._keep((*self._marks(), PlaceMark(str(uuid4()), place, "", "")))
        return True

    def rename(self, key: str, name: str) -> None:
        """Give a bookmark a name of its own, empty for none."""
        marks = self._marks()
        self._keep(tuple([replace(one, name=name) if one.id == key else one for one in marks]))

    def remove(self, key: str) -> PlaceMark | None:
        """Take a bookmark out, and give it."""
        marks = self._marks()
        gone = next((mark for mark in marks if mark.id == key), None)
        self._keep(tuple([mark for mark in marks if mark.id != key]))
        return gone

    def restore(self, mark: PlaceMark) -> None:
        """Put a bookmark back that was taken out."""
        self._keep((*self._marks(), mark))

    def place(self, key: str) -> Place | None:
        """Give the place of a bookmark; None where it is gone."""
        return next((mark.place for mark in self._marks() if mark.id == key), None)

    def listed(self) -> tuple[PlaceMark, ...]:
        """Give the bookmarks with what stands at them as it is shown, and where they are."""
        return tuple([self._described(mark) for mark in self._marks()])

    def _described(self, mark: PlaceMark) -> PlaceMark:
        text = self._text()
        assert text is not None
        document, place, outline = text.document, mark.place, self._outline()
        line = document.paragraphs[place.paragraph]
        end = Place(place.paragraph, min(len(line), place.offset + _SHOWN))
        # What is hidden by the article has no annotations to be shown with.
        original = not text.blocks.shows(place.paragraph)
        shown = line[place.offset : end.offset] if original else text.between(place, end)
        facts = self.tr("{0}%").format(round(share_before(document, place) * 100))
        row = outline.row_at(place)
        if row >= 0:
            facts = f"{facts} · {text.title(outline.chapters[row])}"
        return replace(mark, text=shown.strip(), facts=facts)
