"""What is changed and can be undone: each write, the list of them, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.actions import Actions
from desktop.ui.notice import Notice
from desktop.ui.undo import ChangesCommand, T

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.lessons import LessonChanges
    from desktop.reviews import ReviewChanges
    from desktop.shelf import LibraryChanges
    from desktop.vocabulary.word import Changes


class Changing(QObject):
    """Makes changes, takes them back, and tells those that others have made from our own.

    All that makes a change tells whether that went well; where it did not, the notice says why.
    """

    words_changed = Signal(object)
    """The Changes to words, names or corrections that were made or taken back."""
    shelf_changed = Signal()
    done = Signal()
    """All that a change touches is written, or was taken back as far as that can be."""

    def __init__(self, parent: QObject, study: Study, actions: Actions, notice: Notice) -> None:
        super().__init__(parent)
        self._study, self._actions, self._notice = study, actions, notice
        self._stack = QUndoStack(self)
        self._refusal = ""
        self._data_version = study.data_version()
        self._stack.canUndoChanged.connect(self.show_undo)
        self._stack.canRedoChanged.connect(self.show_undo)
        self._stack.indexChanged.connect(self.show_undo)

    # -- to be changed -----------------------------------------------------------------------

    def write(self, write: Callable[[], Changes]) -> bool:
        """Make a change to words, names or corrections."""
        return self._make(write, self._study.revert, self.words_changed.emit)

    def write_library(self, write: Callable[[], LibraryChanges]) -> bool:
        """Make a change to what is kept in the library."""
        return self._make(
            write,
            lambda changes: self._study.shelf.revert(changes),
            lambda _changes: self.shelf_changed.emit(),
        )

    def write_review(self, write: Callable[[], ReviewChanges]) -> bool:
        """Make a change to what is asked, which shows in the words alone."""
        return self._make(write, lambda made: self._study.reviews.revert(made), _show_nothing)

    def write_lessons(self, write: Callable[[], LessonChanges]) -> bool:
        """Make a change to lessons, which shows in the words alone."""
        return self._make(write, lambda made: self._study.lessons.revert(made), _show_nothing)

    def _make(
        self, write: Callable[[], T], revert: Callable[[T], T], show: Callable[[T], None]
    ) -> bool:
        """Make a change, list it with what takes it back, and show it."""
        try:
            changes = write()
        except StorageError as error:
            self._notice.say(str(error))
            return False
        if changes:
            self._stack.push(ChangesCommand(changes, partial(self._taken_back, revert, show)))
        show(changes)
        self.done.emit()
        return True

    # -- to be taken back --------------------------------------------------------------------

    def take_back(self) -> None:
        """Undo the last change."""
        self._revert(self._stack.undo)

    def do_again(self) -> None:
        """Make the change again that was undone last."""
        self._revert(self._stack.redo)

    def undo_text(self) -> str:
        """Say in a few words what would be undone, or nothing."""
        return self._stack.undoText()

    def forget(self) -> None:
        """Put what was done so far out of reach of undo."""
        self._stack.clear()

    def _revert(self, step: Callable[[], None]) -> None:
        self._refusal = ""
        step()
        if self._refusal:
            self._stack.clear()
            self._notice.say(self._refusal)
        self.done.emit()

    def _taken_back(self, revert: Callable[[T], T], show: Callable[[T], None], changes: T) -> T:
        """Take changes back for Qt's stack, which an exception would not stop."""
        try:
            reverted = revert(changes)
        except StorageError as error:
            self._refusal = str(error)
            return changes
        show(reverted)
        return reverted

    def show_undo(self) -> None:
        """Say in the menu what can be undone and made again."""
        for name, can, what, word in (
            ("undo", self._stack.canUndo(), self._stack.undoText(), self.tr("Undo")),
            ("redo", self._stack.canRedo(), self._stack.redoText(), self.tr("Redo")),
        ):
            self._actions[name].setEnabled(can)
            self._actions[name].setText(f"{word}: {what}" if can and what else word)

    # -- what others write -------------------------------------------------------------------

    def note(self) -> None:
        """Take what was written until now for known."""
        self._data_version = self._study.data_version()

    def others_wrote(self) -> bool:
        """Tell whether anything was written beside this window's connection, and not noted."""
        return self._study.data_version() != self._data_version


def _show_nothing(_changes: object) -> None:
    """Show no more than the words, which every change shows."""
