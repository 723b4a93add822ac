"""What can be undone: Qt's stack lists the changes, Study takes them back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtGui import QUndoCommand

from desktop.vocabulary.word import Changes

if TYPE_CHECKING:
    # Loaded with the first change to the library.
    from desktop.shelf import LibraryChanges

AnyChanges: TypeAlias = "Changes | LibraryChanges"
"""What a write to the vocabulary, the corrections or the library touched."""


class ChangesCommand(QUndoCommand):
    """One write, taken back and done again as new writes."""

    def __init__(self, changes: AnyChanges, revert: Callable[[AnyChanges], AnyChanges]) -> None:
        super().__init__(changes.name)
        self._changes = changes
        self._revert = revert
        self._is_done = True

    def undo(self) -> None:
        self._changes = self._revert(self._changes)
        self._is_done = False

    def redo(self) -> None:
        # Pushing a command runs this once, when the write has been made already.
        if not self._is_done:
            self._changes = self._revert(self._changes)
            self._is_done = True
