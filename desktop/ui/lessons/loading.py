"""Lists made into lessons, in the window: the dialogs, and what they work on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.documents.errors import OpenError
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme
from desktop.ui.word_lists.one_dialog import OneDialog

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.language.language import Language
    from desktop.lessons import Course, Lesson, LessonDraft, LessonList, LessonWord, Split
    from desktop.ui.lessons.load_dialog import LoadDialog
    from desktop.ui.lessons.words_dialog import WordsDialog
    from desktop.word_import import Columns

_READ, _UNDERSTAND, _WORDS = "lessons-read", "lessons-understand", "lessons-words"


class Loading(QObject):
    """Opens the dialogs and does in the background what they ask for; writes nothing itself."""

    new_course_wanted = Signal(str, object)
    """The title of a course, and its lessons as a tuple of LessonDraft."""
    lessons_wanted = Signal(object, object)
    """A Course, and the lessons to add to it as a tuple of LessonDraft."""
    words_wanted = Signal(object, object)
    """A Lesson, and the words that it is to have as a tuple of LessonWord."""

    def __init__(
        self,
        window: QWidget,
        study: Study,
        tasks: Tasks,
        notice: Notice,
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(window)
        self._window, self._study, self._tasks, self._notice = window, study, tasks, notice
        self._theme = theme
        self._dialogs = OneDialog(self.cancel)

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open, if any."""
        return self._dialogs.dialog

    def cancel(self) -> None:
        """Stop reading a list."""
        for tag in (_READ, _UNDERSTAND):
            self._tasks.cancel(tag)

    def open(self, dialog: QDialog) -> None:
        """Open a dialog in place of the one that is open."""
        self._dialogs.open(dialog)

    def _ready(self) -> Language | None:
        language = self._study.language
        if language is None:
            self._notice.say(self.tr("The dictionary is not ready yet."), brief=True)
        return language

    # -- a list ------------------------------------------------------------------------------

    def load(self, course: Course | None, lesson: Lesson | None) -> LoadDialog | None:
        """Open the dialog that makes lessons of a list, for a course or a lesson of it."""
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.lessons.load_dialog import LoadDialog

        dialog = LoadDialog(self._theme(), course, lesson, self._window)
        read: list[LessonList] = []

        def take(found: LessonList) -> None:
            from desktop.lessons import splits_of

            read[:] = [found]
            splits = splits_of(found)
            dialog.set_list(found, splits)
            self._understand(dialog, language, found, splits[0], ())

        def paste(text: str) -> None:
            def pasted(_cancelled: Cancelled) -> LessonList:
                from desktop.lessons import pasted_lesson_list

                return pasted_lesson_list(text, self.tr("New lesson"))

            self._read(dialog, pasted, take)

        def part(split: Split, columns: Sequence[Columns | None]) -> None:
            self._understand(dialog, language, read[0], split, columns)

        dialog.file_wanted.connect(lambda: self._choose_file(dialog, take))
        dialog.text_given.connect(paste)
        dialog.hsk_wanted.connect(lambda edition: self._load_hsk(dialog, language, edition))
        dialog.parting_changed.connect(part)
        dialog.cancelled.connect(self.cancel)
        dialog.new_course_wanted.connect(self.new_course_wanted)
        if course is not None:
            dialog.lessons_wanted.connect(lambda drafts: self.lessons_wanted.emit(course, drafts))
        if lesson is not None:
            dialog.words_wanted.connect(lambda drafts: self._add_words(lesson, drafts))
        self.open(dialog)
        return dialog

    def load_file(self, dialog: LoadDialog, path: Path, take: Callable[[LessonList], None]) -> None:
        """Read the file of a list for a dialog."""

        def read(cancelled: Cancelled) -> LessonList:
            from desktop.lessons import load_lesson_list

            return load_lesson_list(path, cancelled)

        self._read(dialog, read, take)

    def _choose_file(self, dialog: LoadDialog, take: Callable[[LessonList], None]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getOpenFileName(
            dialog,
            self.tr("Load lessons"),
            folder,
            self.tr("Word lists (*.txt *.csv *.tsv *.xlsx *.apkg *.colpkg *.xml)")
            + ";;"
            + self.tr("All files (*)"),
        )
        if name:
            self.load_file(dialog, Path(name), take)

    def _read(
        self,
        dialog: LoadDialog,
        read: Callable[[Cancelled], LessonList],
        take: Callable[[LessonList], None],
    ) -> None:
        def job(_progress: Progress, cancelled: Cancelled) -> LessonList:
            return read(cancelled)

        dialog.set_working(0.0)
        self._tasks.start(_READ, job, take, _saying(dialog))

    def _understand(
        self,
        dialog: LoadDialog,
        language: Language,
        found: LessonList,
        split: Split,
        columns: Sequence[Columns | None],
    ) -> None:
        def job(progress: Progress, cancelled: Cancelled) -> tuple[LessonDraft, ...] | None:
            from desktop.lessons import drafts_of

            return drafts_of(found, split, language, columns, progress, cancelled)

        self._work_out(dialog, job)

    def _load_hsk(self, dialog: LoadDialog, language: Language, edition: str) -> None:
        def job(progress: Progress, cancelled: Cancelled) -> tuple[LessonDraft, ...] | None:
            from desktop.lessons import hsk_drafts

            return hsk_drafts(edition, language, progress, cancelled)

        name = f"HSK {edition}" if edition == "2.0" else f"HSK 3.0 ({edition})"
        dialog.set_levels(name)
        self._work_out(dialog, job)

    def _work_out(
        self,
        dialog: LoadDialog,
        job: Callable[[Progress, Cancelled], tuple[LessonDraft, ...] | None],
    ) -> None:
        def show(drafts: tuple[LessonDraft, ...] | None) -> None:
            if drafts:
                dialog.set_drafts(drafts)
            elif drafts is not None:
                dialog.say(self.tr("There is no Chinese word in this list."))

        dialog.set_working(0.0)
        self._tasks.start(_UNDERSTAND, job, show, _saying(dialog), dialog.set_working)

    def _add_words(self, lesson: Lesson, drafts: Sequence[LessonDraft]) -> None:
        words = dict.fromkeys([*lesson.words, *(word for one in drafts for word in one.words)])
        self.words_wanted.emit(lesson, tuple(words))

    # -- the words of a lesson -----------------------------------------------------------------

    def edit_words(self, lesson: Lesson, script: Script) -> WordsDialog | None:
        """Open the dialog that changes the words of a lesson."""
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.lessons.words_dialog import WordsDialog

        dialog = WordsDialog(lesson, script, self._window)

        def take(text: str) -> None:
            def job(_progress: Progress, cancelled: Cancelled) -> tuple[LessonWord, ...] | None:
                from desktop.lessons import words_of_lines

                return words_of_lines(text, lesson.words, language, cancelled)

            def show(words: tuple[LessonWord, ...] | None) -> None:
                if words is not None:
                    self.words_wanted.emit(lesson, words)

            self._tasks.start(_WORDS, job, show, _raise)

        dialog.words_given.connect(take)
        self.open(dialog)
        return dialog


def _saying(dialog: LoadDialog) -> Callable[[Exception], None]:
    """Tell of what goes wrong in a dialog."""

    def fail(error: Exception) -> None:
        if not isinstance(error, OpenError):
            raise error
        dialog.say(str(error))

    return fail


def _raise(error: Exception) -> None:
    raise error
