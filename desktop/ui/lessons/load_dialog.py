"""Load lessons: where the list comes from, what parts it into lessons, and where they go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script
from desktop.lessons import By, Course, Lesson, LessonDraft, LessonList, Split, left_out
from desktop.ui.lessons.wording import draft_text, drafts_text
from desktop.ui.library.check_delegate import CheckDelegate
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import label, pixel_font
from desktop.ui.word_lists.column_choices import ColumnChoices
from desktop.ui.word_lists.list_dialog import ListDialog
from desktop.vocabulary.hsk_marking import EDITIONS

_SIZE, _LEAST = (760, 600), (640, 400)
_NEW_COURSE, _COURSE, _LESSON = "new course", "course", "lesson"


class LoadDialog(ListDialog):
    """Asks for a list, shows the lessons that it holds, and lets some be left out.

    Lessons go to the end of `course` unless a new one is wanted, or their words to `lesson`.
    """

    hsk_wanted = Signal(str)
    """The edition of the HSK whose levels are to be lessons."""
    parting_changed = Signal(object, object)
    """The Split by which the list is to be parted, and the columns of each table as a tuple."""
    new_course_wanted = Signal(str, object)
    """The title of a course, and its lessons as a tuple of LessonDraft."""
    lessons_wanted = Signal(object)
    """The lessons to add to the course, as a tuple of LessonDraft."""
    words_wanted = Signal(object)
    """The lessons whose words are to be added to the lesson, as a tuple of LessonDraft."""

    def __init__(
        self,
        theme: Theme,
        course: Course | None,
        lesson: Lesson | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Load lessons"))
        self.resize(*_SIZE)
        self.setMinimumSize(*_LEAST)
        self._drafts: tuple[LessonDraft, ...] = ()
        self._left_out = 0
        self._columns: tuple[object, ...] = ()
        self.about.setText(
            self.tr(
                "A list of words: text, a table (csv, tsv, xlsx), an Anki deck (.apkg), or an"
                " export of Pleco. It may hold several lessons: under headings (Lesson 3, 第三课),"
                " on sheets of their own, told by a column, by tags or by categories."
            )
        )
        self.text.setPlaceholderText(
            self.tr("Or type or paste words here, one on each line, under headings if you like")
        )
        self.hsk = self._make_hsk()
        self.add_source(self.hsk)
        self.set_preview(self._make_preview(theme, course, lesson))

    # -- the source --------------------------------------------------------------------------

    def _make_hsk(self) -> QComboBox:
        names = {
            "2025": self.tr("HSK 3.0 (2025)"),
            "2021": self.tr("HSK 3.0 (2021)"),
            "2.0": self.tr("HSK 2.0"),
        }
        made = QComboBox()
        made.setAccessibleName(self.tr("Levels of the HSK as lessons"))
        made.addItem(self.tr("Levels of the HSK…"), "")
        for edition in EDITIONS:
            made.addItem(names[edition], edition)
        made.activated.connect(self._choose_hsk)
        return made

    def _choose_hsk(self, at: int) -> None:
        edition = str(self.hsk.itemData(at))
        if edition:
            self.hsk.setCurrentIndex(0)
            self.problem.hide()
            self.hsk_wanted.emit(edition)

    # -- the preview -------------------------------------------------------------------------

    def _make_preview(self, theme: Theme, course: Course | None, lesson: Lesson | None) -> QWidget:
        self.summary = label()
        self.summary.setWordWrap(True)
        self.splits = QComboBox()
        self.splits.setAccessibleName(self.tr("What parts the list into lessons"))
        self.splits.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.splits.activated.connect(lambda _at: self._part())
        self.columns = ColumnChoices()
        self.columns.changed.connect(self._choose_columns)
        self.drafts: QListWidget = QListWidget()
        self.drafts.setProperty("look", "sidebar")
        self.drafts.setItemDelegate(CheckDelegate(theme, Script.SIMPLIFIED, self))
        self.drafts.setMouseTracking(True)
        self.drafts.setAccessibleName(self.tr("Lessons to load"))
        self.drafts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.drafts.itemChanged.connect(lambda _item: self._show_button())
        self.targets = self._make_targets(course, lesson)
        self.title = QLineEdit()
        self.title.setFont(pixel_font(TEXT_PX, script=Script.SIMPLIFIED))
        self.title.setAccessibleName(self.tr("Title of the course"))
        self.title.setPlaceholderText(self.tr("Title of the course"))
        self.title.textChanged.connect(lambda _text: self._show_button())
        last = QHBoxLayout()
        last.setSpacing(12)
        last.addWidget(label(self.tr("Add to"), "soft"))
        last.addWidget(self.targets, 1)
        last.addWidget(self.title, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.summary, self.splits, self.columns):
            column.addWidget(widget)
        column.addWidget(self.drafts, 1)
        column.addLayout(last)
        return page

    def _make_targets(self, course: Course | None, lesson: Lesson | None) -> QComboBox:
        targets = QComboBox()
        targets.setAccessibleName(self.tr("Add to"))
        targets.setFont(pixel_font(TEXT_PX))
        targets.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if course is not None:
            targets.addItem(self.tr("the course {0}").format(course.title), _COURSE)
        if lesson is not None:
            targets.addItem(self.tr("the words of {0}").format(lesson.title), _LESSON)
        targets.addItem(self.tr("a new course"), _NEW_COURSE)
        if lesson is not None and not lesson.words:
            targets.setCurrentIndex(targets.findData(_LESSON))
        targets.activated.connect(lambda _at: self._show_target())
        return targets

    def set_list(self, found: LessonList, splits: Sequence[Split]) -> None:
        """Take a list that was read, with the ways to part it; it is still to be understood."""
        self.columns.set_read(found.read)
        self._columns = ()
        self._left_out = left_out(found)
        self.splits.clear()
        for split in splits:
            self.splits.addItem(self._split_text(split), split)
        self.splits.setVisible(len(splits) > 1)
        self._name(found.title)

    def set_levels(self, name: str) -> None:
        """Take the name of an edition of the HSK, whose levels are still to come."""
        self.columns.hide()
        self.splits.hide()
        self._left_out = 0
        self._name(name)

    def _name(self, title: str) -> None:
        self.title.setText(title or self.tr("My course"))
        self.problem.hide()

    def _split_text(self, split: Split) -> str:
        names = {
            By.NOTHING: self.tr("All in one lesson"),
            By.HEADING: self.tr("A lesson for each heading"),
            By.COLUMN: self.tr("A lesson for each value of “{0}”").format(split.column),
            By.TABLE: self.tr("A lesson for each sheet or kind of note"),
            By.TAG: self.tr("A lesson for each tag"),
        }
        return f"{names[split.by]} ({split.count:,})"

    def set_drafts(self, drafts: Sequence[LessonDraft]) -> None:
        """Show the lessons that the list holds, all of them to be loaded."""
        self.progress.hide()
        self._drafts = tuple(drafts)
        self.drafts.clear()
        for draft in drafts:
            item = QListWidgetItem(draft_text(draft))
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked)
            self.drafts.addItem(item)
        self.summary.setText(drafts_text(drafts, self._left_out))
        self._show_preview()
        self.drafts.setCurrentRow(0)
        self.drafts.setFocus()
        self._show_target()

    def chosen(self) -> tuple[LessonDraft, ...]:
        """Give the lessons that are checked."""
        checked = Qt.CheckState.Checked
        return tuple(
            [
                draft
                for at, draft in enumerate(self._drafts)
                if self.drafts.item(at).checkState() is checked
            ]
        )

    def _show_target(self) -> None:
        self.title.setVisible(self.targets.currentData() == _NEW_COURSE)
        self._show_button()

    def _show_button(self) -> None:
        if self.stack.currentIndex() == 0:
            return
        count = len(self.chosen())
        one, many = self.tr("Load 1 lesson"), self.tr("Load {0} lessons")
        self.next_button.setText(one if count == 1 else many.format(f"{count:,}"))
        named = self.targets.currentData() != _NEW_COURSE or bool(self.title.text().strip())
        self.next_button.setEnabled(count > 0 and named)

    # -- what the teacher does ---------------------------------------------------------------

    def _choose_columns(self, columns: tuple[object, ...]) -> None:
        self._columns = columns
        self._part()

    def _part(self) -> None:
        self.parting_changed.emit(self.splits.currentData(), self._columns)

    def _accept_preview(self) -> None:
        """Close, and give the lessons that are checked to where they are to go."""
        target, drafts = self.targets.currentData(), self.chosen()
        self.accept()
        if target == _NEW_COURSE:
            self.new_course_wanted.emit(" ".join(self.title.text().split()), drafts)
        elif target == _LESSON:
            self.words_wanted.emit(drafts)
        else:
            self.lessons_wanted.emit(drafts)
