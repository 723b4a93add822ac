"""The Words page in the window: what it shows, and what becomes of its wishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.storage.errors import StorageError
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word

if TYPE_CHECKING:
    # The first page is there before it is.
    from PySide6.QtWidgets import QWidget

    from desktop.ui.vocabulary.chosen import Chosen
    from desktop.ui.vocabulary.words_page import WordsPage
    from desktop.vocabulary.word_index import WordIndex
    from desktop.word_list import WordList

_INDEX, _CHANGE = "words-index", "words-change"
_FEW = 2000
"""Words that are changed, or listed, at once; more are in the background."""

SensesOf = Callable[[Word], Sequence[str]]


class Listing(QObject):
    """Fills the page, which is made when it is first asked for, and does what is wanted there.

    `write` makes a change that can be undone and shows it everywhere, `take_back` undoes the last
    one; `senses_of` gives the senses that the dictionary has for a word.
    """

    word_opened = Signal(object, object)
    """A word and the sentence to open, or None where it has none."""
    export_wanted = Signal()
    """Words are to be exported: see `chosen`."""
    working = Signal(str, float)
    """What is being written in the background, and the share that is done, 0 to 1."""
    finished = Signal()
    """What was written in the background is done, or has failed."""

    def __init__(
        self,
        window: QWidget,
        words: Callable[[], WordList],
        tasks: Tasks,
        notice: Notice,
        write: Callable[[Callable[[], Changes]], bool],
        take_back: Callable[[], None],
        senses_of: SensesOf = lambda _: (),
    ) -> None:
        super().__init__(window)
        self._words, self._tasks, self._notice = words, tasks, notice
        self._write, self._take_back, self._senses_of = write, take_back, senses_of
        self._page: WordsPage | None = None
        self._is_stale = True
        # What is written while an index is being read may be missing in it.
        self._index_is_behind = False

    # -- the page ----------------------------------------------------------------------------

    def page(self, theme: Theme) -> WordsPage:
        """Give the page as things are now."""
        if self._page is None:
            from desktop.ui.vocabulary.words_page import WordsPage

            page = WordsPage(theme, self._senses_of)
            page.word_opened.connect(self.word_opened)
            page.export_wanted.connect(lambda _words, _filter: self.export_wanted.emit())
            page.status_chosen.connect(self._set_status)
            page.delete_requested.connect(self._delete)
            page.tags_wanted.connect(self._tag)
            page.note_wanted.connect(self._note)
            page.senses_wanted.connect(self._choose_senses)
            self._page = page
        if self._is_stale:
            self._fill(self._page)
        return self._page

    def set_theme(self, theme: Theme) -> None:
        """Follow a theme."""
        if self._page is not None:
            self._page.set_theme(theme)

    def take_find(self) -> None:
        """Bring the keys to the page's search field."""
        if self._page is not None:
            self._page.take_find()

    def chosen(self) -> tuple[Sequence[str], Sequence[str] | None, int]:
        """Give the ids of the words that are selected and of those that a filter leaves, None
        without a filter, and the number of all; nothing is chosen while the page is not shown.
        """
        total = len(self._words().overview().ids)
        page = self._page
        if page is None or not page.isVisible():
            return (), None, total
        listed = page.listed().ids if page.wanted() else None
        return page.selected().ids, listed, total

    def follow(self, changes: Changes) -> None:
        """Show what a write has touched, taking back included."""
        page = self._page
        if page is None or self._is_stale or not (changes.words or changes.rows):
            return
        if self._tasks.is_running(_INDEX):
            self._index_is_behind = True
        if not page.follow(changes):
            self._read_index()

    def reload(self) -> None:
        """Read the words anew: another program has written, or the dictionary or a level list has
        come.
        """
        self._is_stale = True
        if self._page is not None and self._page.isVisible():
            self._fill(self._page)

    @property
    def is_writing(self) -> bool:
        """Whether something is being written in the background."""
        return self._tasks.is_running(_CHANGE)

    def _fill(self, page: WordsPage) -> None:
        words = self._words()
        try:
            overview = words.overview()
            if len(overview.ids) <= _FEW:
                page.set_overview(words, overview)
                page.set_index(words.index())
            elif page.is_indexed:
                # What is listed stays until the new index is there.
                page.repaint_words()
                self._read_index()
            else:
                page.set_overview(words, overview)
                self._read_index()
        except StorageError as error:
            self._notice.say(str(error))
            return
        self._is_stale = False

    def _read_index(self) -> None:
        words = self._words()
        folder, level, frequency = words.folder, words.level, words.frequency
        self._index_is_behind = False

        def job(progress: Progress, cancelled: Cancelled) -> WordIndex | None:
            from desktop.word_list import read_index

            return read_index(folder, level, frequency, progress, cancelled)

        self._tasks.start(_INDEX, job, self._take_index, self._fail)

    def _take_index(self, index: WordIndex | None) -> None:
        if self._index_is_behind:
            self._read_index()
        elif index is not None and self._page is not None:
            self._page.set_index(index)

    # -- wishes ------------------------------------------------------------------------------

    def _set_status(self, words: Chosen, status: Status) -> None:
        ids = words.ids
        self._change(len(ids), lambda one: one.set_status(ids, status), self.tr("Setting status"))

    def _tag(self, words: Chosen, add: Sequence[str], remove: Sequence[str]) -> None:
        ids = words.ids
        self._change(len(ids), lambda one: one.set_tags(ids, add, remove), self.tr("Tagging"))

    def _delete(self, words: Chosen) -> None:
        ids = words.ids
        self._change(
            len(ids),
            lambda one: one.delete(ids),
            self.tr("Deleting"),
            self.tr("1 word deleted.")
            if len(ids) == 1
            else self.tr("{0} words deleted.").format(f"{len(ids):,}"),
        )

    def _note(self, word: Word, note: str) -> None:
        self._edit(word, lambda one, now: one.set_note(now, note))

    def _choose_senses(self, word: Word, senses: Sequence[str]) -> None:
        self._edit(word, lambda one, now: one.set_senses(now, senses))

    def _edit(self, word: Word, do: Callable[[WordList, Word], Changes]) -> None:
        """Change a word as it is now, not as it was when it was shown."""

        def write() -> Changes:
            now = self._words().words([word.id]).get(word.id)
            return do(self._words(), now) if now is not None else Changes("")

        self._write(write)

    def _change(
        self, count: int, do: Callable[[WordList], Changes], about: str, done: str = ""
    ) -> None:
        """Change words at once, or in the background where there are many."""
        if self.is_writing:
            self._notice.say(self.tr("The change before is still being written."), brief=True)
        elif count <= _FEW:
            self._made(lambda: do(self._words()), done)
        else:
            self._change_in_background(do, about, done)

    def _change_in_background(
        self, do: Callable[[WordList], Changes], about: str, done: str
    ) -> None:
        folder = self._words().folder

        def job(progress: Progress, _cancelled: Cancelled) -> Changes:
            from desktop.word_list import change

            return change(folder, do, progress)

        def take(changes: Changes) -> None:
            self.finished.emit()
            self._made(lambda: self._words().follow(changes), done)

        def fail(error: Exception) -> None:
            self.finished.emit()
            self._fail(error)

        self.working.emit(about, 0.0)
        self._tasks.start(_CHANGE, job, take, fail, lambda share: self.working.emit(about, share))

    def _made(self, write: Callable[[], Changes], done: str) -> None:
        if self._write(write) and done:
            self._notice.say(done, button=self.tr("Undo"), action=self._take_back, brief=True)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))
