"""The lessons of a course as rows, which can be dragged to another place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop.lessons import Lesson, Taughtness
from desktop.ui.lessons.wording import state_text, words_text
from desktop.ui.statistics.wording import BETWEEN

Index = QModelIndex | QPersistentModelIndex

FACTS_ROLE = Qt.ItemDataRole.UserRole
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-duben-lessons"
_SAMPLE = 24  # words that a tooltip lists


class LessonsModel(QAbstractListModel):
    """Lessons in their order, and which of them is taught now."""

    def __init__(self) -> None:
        super().__init__()
        self._lessons: tuple[Lesson, ...] = ()
        self._current = -1

    def set_lessons(self, lessons: Sequence[Lesson], current: str) -> None:
        """Take lessons, and the id of the current one."""
        self.beginResetModel()
        self._lessons = tuple(lessons)
        ids = [lesson.id for lesson in lessons]
        self._current = ids.index(current) if current in ids else -1
        self.endResetModel()

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons."""
        return self._lessons

    @property
    def current(self) -> Lesson | None:
        """The lesson that is taught now, None where there is none."""
        return self._lessons[self._current] if self._current >= 0 else None

    def state(self, row: int) -> Taughtness:
        """Say what a lesson is to the class."""
        if row == self._current:
            return Taughtness.NEW
        return Taughtness.TAUGHT if row < self._current else Taughtness.LATER

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lessons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a row says."""
        if not index.isValid():
            return None
        row = index.row()
        lesson, state = self._lessons[row], self.state(row)
        facts = words_text(len(lesson.words))
        if state is not Taughtness.LATER:
            facts += BETWEEN + state_text(state)
        if role == Qt.ItemDataRole.DisplayRole:
            return lesson.title
        if role == FACTS_ROLE:
            return facts
        if role == STATE_ROLE:
            return state
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{lesson.title}, {facts.replace(BETWEEN, ', ')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = [word.simplified for word in lesson.words]
            more = "…" if len(words) > _SAMPLE else ""
            return "\n".join(filter(None, (lesson.title, "、".join(words[:_SAMPLE]) + more)))
        return None

    # -- dragging ------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged, and dropped between others."""
        flags = super().flags(index)
        drags = Qt.ItemFlag.ItemIsDragEnabled
        return flags | (drags if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  # Qt's name
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's name
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  # Qt's name
        """Say which rows are dragged."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        data.setData(MIME, ",".join(map(str, rows)).encode())
        return data
