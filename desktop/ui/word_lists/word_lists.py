"""Known words fast, in the window: the dialogs, what they work on, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.documents.errors import OpenError
from desktop.language.document import Article, Document, Place
from desktop.language.scripts import Script
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme
from desktop.ui.word_lists.one_dialog import OneDialog
from desktop.vocabulary.word import Changes

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.language.language import Language
    from desktop.ui.word_lists.hsk_dialog import HskDialog
    from desktop.ui.word_lists.import_dialog import ImportDialog
    from desktop.ui.word_lists.placement_dialog import PlacementDialog
    from desktop.vocabulary.hsk_marking import HskLevel
    from desktop.vocabulary.matching import Identity, Match
    from desktop.vocabulary.placement import Placement
    from desktop.vocabulary.status import Status
    from desktop.word_import import Columns, Mark, ReadWords, Understood
    from dictionaries.entry import Entry

_READ, _MATCH, _LEVELS = "word-list-read", "word-list-match", "word-list-levels"
_WORDS, _REACH, _MARK = "word-list-words", "word-list-reach", "word-list-mark"
_STRETCH = "word-list-stretch"


class WordLists(QObject):
    """Opens the dialogs and does in the background what they ask for.

    `write` makes a change that can be undone and shows it everywhere, `take_back` undoes the last
    one; `applied` takes a change that a connection of its own has written, and gives it back;
    `theme` gives the theme of now.
    """

    working = Signal(str, float)
    """What is under way, and the share that is done."""
    finished = Signal()

    def __init__(
        self,
        window: QWidget,
        study: Study,
        tasks: Tasks,
        notice: Notice,
        write: Callable[[Callable[[], Changes]], bool],
        take_back: Callable[[], None],
        applied: Callable[[Changes], Changes],
        theme: Callable[[], Theme],
    ) -> None:
        super().__init__(window)
        self._window, self._study, self._tasks, self._notice = window, study, tasks, notice
        self._write, self._take_back, self._applied = write, take_back, applied
        self._theme = theme
        self._dialogs = OneDialog(self.cancel)

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open, if any."""
        return self._dialogs.dialog

    def cancel(self) -> None:
        """Stop what is under way, except a write, which is all or nothing."""
        for tag in (_READ, _MATCH, _LEVELS, _WORDS, _REACH):
            self._tasks.cancel(tag)
        if self._tasks.is_running(_STRETCH):
            self._tasks.cancel(_STRETCH)
            self.finished.emit()

    def _ready(self) -> Language | None:
        language = self._study.language
        if language is None:
            self._notice.say(self.tr("The dictionary is not ready yet."), brief=True)
        return language

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, OpenError | StorageError):
            raise error
        if not self._tasks.is_running(_STRETCH):
            self.finished.emit()
        self._notice.say(str(error))

    # -- a list ------------------------------------------------------------------------------

    def import_list(self, path: Path | None = None) -> ImportDialog | None:
        """Open the dialog that imports a list, of a file if one is given."""
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.word_lists.import_dialog import ImportDialog
        from desktop.vocabulary.matching import closest

        def near(match: Match) -> Sequence[Entry]:
            return closest(match.line, language)

        dialog = ImportDialog(self._theme(), near, self._window)
        read: list[ReadWords] = []

        def take(name: str, found: ReadWords) -> None:
            read[:] = [found]
            dialog.set_read(name, found)
            self._understand(dialog, language, found, ())

        def paste(text: str) -> None:
            def pasted(_cancelled: Cancelled) -> ReadWords:
                from desktop.word_import import read_pasted

                return read_pasted(text)

            self._load(dialog, "", pasted, take)

        dialog.file_wanted.connect(lambda: self._choose_file(dialog, take))
        dialog.text_given.connect(paste)
        dialog.columns_changed.connect(
            lambda columns: self._understand(dialog, language, read[0], columns)
        )
        dialog.cancelled.connect(self.cancel)
        dialog.import_wanted.connect(lambda marks: self.mark(self.tr("Import words"), marks))
        self._dialogs.open(dialog)
        if path is not None:
            self._load_file(dialog, path, take)
        return dialog

    def _choose_file(self, dialog: ImportDialog, take: Callable[[str, ReadWords], None]) -> None:
        from desktop.word_import import SUFFIXES

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getOpenFileName(
            dialog,
            self.tr("Import words"),
            folder,
            self.tr("Word lists ({0});;All files (*)").format(
                " ".join([f"*{suffix}" for suffix in SUFFIXES])
            ),
        )
        if name:
            self._load_file(dialog, Path(name), take)

    def _load_file(
        self, dialog: ImportDialog, path: Path, take: Callable[[str, ReadWords], None]
    ) -> None:
        def read(cancelled: Cancelled) -> ReadWords:
            from desktop.word_import import load_list

            return load_list(path, cancelled)

        self._load(dialog, path.name, read, take)

    def _load(
        self,
        dialog: ImportDialog,
        name: str,
        read: Callable[[Cancelled], ReadWords],
        take: Callable[[str, ReadWords], None],
    ) -> None:
        def job(_progress: Progress, cancelled: Cancelled) -> ReadWords:
            return read(cancelled)

        dialog.set_working(0.0)
        self._tasks.start(_READ, job, lambda found: take(name, found), self._saying(dialog.say))

    def _understand(
        self,
        dialog: ImportDialog,
        language: Language,
        read: ReadWords,
        columns: Sequence[Columns | None],
    ) -> None:
        folder = self._study.library.folder

        def job(progress: Progress, cancelled: Cancelled) -> Understood | None:
            from desktop.word_import import understand

            return understand(folder, read, language, columns, progress, cancelled)

        def show(understood: Understood | None) -> None:
            if understood is None:
                return
            if understood.matches:
                dialog.set_understood(understood)
            else:
                dialog.say(self.tr("There is no Chinese word in this list."))

        dialog.set_working(0.0)
        self._tasks.start(_MATCH, job, show, self._saying(dialog.say), dialog.set_working)

    def _saying(self, say: Callable[[str], None]) -> Callable[[Exception], None]:
        """Tell of what goes wrong in a dialog."""

        def fail(error: Exception) -> None:
            if not isinstance(error, OpenError | StorageError):
                raise error
            say(str(error))

        return fail

    # -- levels ------------------------------------------------------------------------------

    def mark_hsk(self, edition: str) -> HskDialog | None:
        """Open the dialog that marks levels of the HSK, at one edition: `2025`, `2021`, `2.0`."""
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.word_lists.hsk_dialog import HskDialog

        dialog = HskDialog(edition, self._theme(), self._window)
        dialog.edition_wanted.connect(lambda one: self._load_levels(dialog, language, one))
        dialog.mark_wanted.connect(self.mark)
        self._dialogs.open(dialog)
        self._load_levels(dialog, language, edition)
        return dialog

    def _load_levels(self, dialog: HskDialog, language: Language, edition: str) -> None:
        folder = self._study.library.folder

        def job(
            progress: Progress, cancelled: Cancelled
        ) -> tuple[tuple[HskLevel, ...], dict[Identity, Status]] | None:
            from desktop.vocabulary.hsk_marking import hsk_levels
            from desktop.word_import import statuses

            levels = hsk_levels(edition, language, progress, cancelled)
            return None if levels is None else (levels, statuses(folder))

        def show(found: tuple[tuple[HskLevel, ...], dict[Identity, Status]] | None) -> None:
            if found is not None:
                dialog.set_levels(*found)

        self._tasks.start(_LEVELS, job, show, self._fail)

    # -- the placement test --------------------------------------------------------------------

    def place(
        self, script: Script, shown: Callable[[str], str], seed: int | None = None
    ) -> PlacementDialog | None:
        """Open the placement test; `shown` writes a simplified word in the reader's script."""
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.word_lists.placement_dialog import PlacementDialog

        dialog = PlacementDialog(script, shown, self._window)
        number = time_ns() if seed is None else seed

        def job(progress: Progress, cancelled: Cancelled) -> Placement | None:
            from desktop.vocabulary.placement import Placement
            from desktop.vocabulary.placement_words import made_up_words, ranked_words

            words = ranked_words(language, progress, cancelled)
            if words is None:
                return None
            return Placement(words, made_up_words(words, language, number), number)

        def show(placement: Placement | None) -> None:
            if placement is not None:
                dialog.set_placement(placement)

        dialog.all_asked.connect(lambda placement: self._offer(dialog, language, placement))
        self._dialogs.open(dialog)
        self._tasks.start(_WORDS, job, show, self._fail, dialog.set_loading)
        return dialog

    def _offer(self, dialog: PlacementDialog, language: Language, placement: Placement) -> None:
        folder, reach = self._study.library.folder, placement.estimate().reach

        def job(_progress: Progress, _cancelled: Cancelled) -> tuple[Mark, ...]:
            from desktop.vocabulary.marking import Mark, rises
            from desktop.vocabulary.placement_words import words_within
            from desktop.vocabulary.status import Status
            from desktop.word_import import statuses

            kept = statuses(folder)
            marks = [Mark(one, Status.KNOWN) for one in words_within(placement, reach, language)]
            return tuple([one for one in marks if rises(kept.get(one.identity), Status.KNOWN)])

        def show(marks: tuple[Mark, ...]) -> None:
            dialog.mark_wanted.connect(lambda: self.mark(self.tr("Mark known"), marks))
            dialog.set_offer(reach, len(marks))

        self._tasks.start(_REACH, job, show, self._fail)

    # -- what was read -------------------------------------------------------------------------

    def mark_before(
        self, document: Document, place: Place, origin: Script, article: Article | None = None
    ) -> None:
        """Mark the words before a place as known that were never touched."""
        self.mark_between(document, Place(0, 0), place, origin, article)

    def mark_between(
        self,
        document: Document,
        start: Place,
        end: Place,
        origin: Script,
        article: Article | None = None,
    ) -> None:
        """Mark the words of a stretch as known that were never touched: those of a page."""
        language = self._ready()
        if language is None:
            return
        folder, corrections = self._study.library.folder, self._study.corrections_in(document)

        def job(progress: Progress, cancelled: Cancelled) -> tuple[Mark, ...] | None:
            from desktop.vocabulary.met_words import Stretch
            from desktop.word_import import untouched

            stretch = Stretch(document, start, end, origin, article)
            return untouched(folder, stretch, language, corrections, progress, cancelled)

        def show(marks: tuple[Mark, ...] | None) -> None:
            self.finished.emit()
            if marks is not None:
                self.mark(self.tr("Mark known"), marks)

        said = self.tr("Reading the words of this text")
        self._tasks.start(
            _STRETCH, job, show, self._fail, lambda share: self.working.emit(said, share)
        )

    # -- marking -------------------------------------------------------------------------------

    def mark(self, what: str, marks: Sequence[Mark]) -> None:
        """Mark words in the background, and say how many; `what` names it for the undo menu."""
        folder = self._study.library.folder

        def job(_progress: Progress, _cancelled: Cancelled) -> Changes:
            from desktop.word_import import mark

            return mark(folder, what, marks)

        self._tasks.start(_MARK, job, self._marked, self._fail)

    def _marked(self, changes: Changes) -> None:
        count = len(changes.words)
        if count == 0:
            self._notice.say(self.tr("There was nothing to mark."), brief=True)
        elif self._write(lambda: self._applied(changes)):
            self._notice.say(
                f"{changes.name}.", button=self.tr("Undo"), action=self._take_back, brief=True
            )
