"""The bookmarks of the text that is read: made, named, removed and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.language.document import Place, share_before
from desktop.study import Study
from desktop.ui.outline import Outline
from desktop.ui.place_mark import PlaceMark
from desktop.ui.reader.source import ReaderText

if TYPE_CHECKING:
    # Loaded when the first bookmark is.
    from desktop.shelf import Bookmark, LibraryChanges

_SHOWN = 40
"""Code points of what stands at a place."""


class Bookmarking(QObject):
    """Keeps the bookmarks in the library and tells what is to be listed.

    `write` makes a change that can be undone, and calls `refresh`; `text` gives the text as it is
    shown, or None; `outline` its chapters.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        study: Study,
        write: Callable[[Callable[[], LibraryChanges]], bool],
        text: Callable[[], ReaderText | None],
        outline: Callable[[], Outline],
    ) -> None:
        super().__init__(parent)
        self._study, self._write = study, write
        self._text, self._outline = text, outline
        # Those of the document that was asked for last.
        self._known: tuple[str, tuple[tuple[Bookmark, Place], ...]] = ("", ())

    def refresh(self) -> None:
        """Read the bookmarks anew, because they were written to."""
        self._known = ("", ())
        self.changed.emit()

    def _kept(self) -> tuple[tuple[Bookmark, Place], ...]:
        text = self._text()
        if text is None:
            return ()
        if self._known[0] != text.document.id:
            self._known = (text.document.id, self._study.shelf.bookmarks(text.document))
        return self._known[1]

    def _marks(self) -> tuple[PlaceMark, ...]:
        return tuple([PlaceMark(one.id, place, one.title, "") for one, place in self._kept()])

    def add(self, place: Place) -> bool:
        """Mark a place; tell whether that was not done before."""
        text = self._text()
        if text is None or any(mark.place == place for mark in self._marks()):
            return False
        document = text.document
        return self._write(lambda: self._study.shelf.add_bookmark(document, place))

    def rename(self, key: str, name: str) -> None:
        """Give a bookmark a name of its own, empty for none."""
        found = self._bookmark(key)
        if found is not None:
            self._write(lambda: self._study.shelf.rename_bookmark(found, name))

    def remove(self, key: str) -> bool:
        """Take a bookmark out; tell whether that went well."""
        found = self._bookmark(key)
        return found is not None and self._write(lambda: self._study.shelf.remove_bookmark(found))

    def _bookmark(self, key: str) -> Bookmark | None:
        return next((one for one, _ in self._kept() if one.id == key), None)

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
