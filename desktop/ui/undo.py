"""What can be undone: Qt's stack lists the changes, a write of its own takes each back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtGui import QUndoCommand


class Undoable(Protocol):
    """What a write touched, false where that was nothing; `name` says it in a few words."""

    @property
    def name(self) -> str: ...

    def __bool__(self) -> bool: ...


T = TypeVar("T", bound=Undoable)


class ChangesCommand(QUndoCommand, Generic[T]):
    """One write, taken back and done again as new writes."""

    def __init__(self, changes: T, revert: Callable[[T], T]) -> None:
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
