"""What is being read: the document, its script, its counts, and the way into it from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.documents.errors import OpenError
from desktop.language.document import Article, Document, Place
from desktop.language.scripts import Script, detect
from desktop.library import store_in
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.reader.source import Blocks, ReaderText
from desktop.ui.tasks import Cancelled, Progress, Tasks
from dictionaries.errors import Cancelled as OpeningCancelled

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.language.coverage import Counts
    from desktop.language.language import Language
    from desktop.vocabulary.known import Coverage

_OPEN, _COUNT, _NAMES = "open", "count", "repeated names"
_AHEAD = ("words in sight", "names in sight")
_NAMED = 300_000
"""Code points; in longer texts names are not counted."""
_SAMPLE = 20_000
_SAVE_PLACE_MS = 1500
_PATIENCE_MS = 200
"""What is opened within this time needs no progress."""


class Reading(QObject):
    """Opens documents one at a time, and counts each in the background."""

    opened = Signal(object)
    """The Document that is read from now on."""
    refused = Signal(str)
    """Why something could not be opened, in words for the reader."""
    working = Signal(str, float)
    finished = Signal()
    counted = Signal()
    switched = Signal()
    """The whole page is shown from now on, or the article only."""
    names_found = Signal()
    """Counts in the whole text have shown names that it does not show by itself."""

    def __init__(self, study: Study, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._study = study
        self._tasks = tasks
        self.document: Document | None = None
        self.origin = Script.SIMPLIFIED
        self.counts: Counts | None = None
        self.coverage: Coverage | None = None
        self.whole = True
        self._place: Place | None = None
        self._seen = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_PLACE_MS)
        self._timer.timeout.connect(self.save_place)
        self._opening, self._share = "", 0.0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self.working.emit(self._opening, self._share))

    # -- opening -----------------------------------------------------------------------------
    # What opens texts is loaded when one is opened: most starts go on with one that is kept.

    def open_path(self, path: Path, encoding: str = "") -> None:
        """Open a file in the background, with the encoding that the reader has chosen for it."""

        def job(progress: Progress, cancelled: Cancelled) -> Document:
            from desktop.documents.opening import open_file

            return open_file(path, progress=progress, cancelled=cancelled, encoding=encoding)

        self._open(path.name, job, encoding_chosen=bool(encoding))

    def open_address(self, address: str) -> None:
        """Open what is at a web address, in the background."""

        def job(progress: Progress, cancelled: Cancelled) -> Document:
            from desktop.documents.opening import open_address

            return open_address(address, progress=progress, cancelled=cancelled)

        self._open(urlsplit(address).hostname or address, job)

    def _open(
        self,
        name: str,
        job: Callable[[Progress, Cancelled], Document],
        *,
        encoding_chosen: bool = False,
    ) -> None:
        text = self.tr("Opening {0}…").format(name)
        folder = self._study.library.folder

        def kept(progress: Progress, cancelled: Cancelled) -> Document:
            document = job(progress, cancelled)
            if cancelled():
                raise OpeningCancelled
            return store_in(folder, document, encoding_chosen=encoding_chosen)

        self._tasks.start(
            _OPEN,
            kept,
            lambda document: self._take_stored(document, encoding_chosen=encoding_chosen),
            self._refuse,
            lambda share: self._tell(text, share),
        )
        self._share = 0.0
        self._patience.start()
        self._opening = text

    def _tell(self, text: str, share: float) -> None:
        """Say how far opening is, unless it is done before anybody wonders."""
        self._share = share
        if not self._patience.isActive():
            self.working.emit(text, share)

    def open_now(self, path: Path) -> None:
        """Open a file before the first picture; the message of a refusal comes later."""
        from desktop.documents.opening import open_file

        try:
            self.take(open_file(path))
        except OpenError as error:
            self._refuse(error)

    def open_text(self, text: str, title: str, source: str) -> None:
        """Open a text that is at hand, such as the clipboard's."""
        from desktop.documents.opening import from_text

        try:
            self.take(from_text(text, title, source))
        except OpenError as error:
            self._refuse(error)

    def open_stored(self, document_id: str) -> None:
        """Open a text that was opened before."""
        try:
            self._start(self._study.reopen(document_id))
        except (OpenError, StorageError) as error:
            self._refuse(error)

    def cancel(self) -> None:
        """Stop opening; the text that was read stays."""
        self._patience.stop()
        self._tasks.cancel(_OPEN)
        self.finished.emit()

    def _refuse(self, error: Exception) -> None:
        self._patience.stop()
        self.finished.emit()
        if not isinstance(error, OpenError | StorageError):
            raise error
        # Later, so that at the start the welcome article does not wipe the message away.
        QTimer.singleShot(0, self, lambda: self.refused.emit(str(error)))

    def take(self, document: Document) -> None:
        """Read a document that was opened."""
        try:
            stored = self._study.open_document(document)
        except StorageError as error:
            self._refuse(error)
            return
        self._start(stored)

    def _take_stored(self, document: Document, *, encoding_chosen: bool) -> None:
        try:
            noted = self._study.library.note(document, encoding_chosen=encoding_chosen)
        except StorageError as error:
            self._refuse(error)
            return
        self._start(noted)

    def _start(self, document: Document) -> None:
        self.save_place()
        # What was asked for last is what is read: a file that is still being opened gives way.
        self.cancel()
        self._tasks.cancel(_COUNT)
        self._tasks.cancel(_NAMES)
        self.document = document
        self.counts = self.coverage = self._place = None
        self.whole = document.article is None or self._study.library.is_whole(document.id)
        self.origin = detect(_sample(document)) or Script.SIMPLIFIED
        self.opened.emit(document)
        self.count()

    def text(self, script: Script) -> ReaderText | None:
        """Give the document as the view takes it."""
        if self.document is None:
            return None
        return ReaderText(
            self._study,
            self.document,
            self.origin,
            script,
            Blocks(self.document, self.article),
        )

    # -- article and whole page --------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """The part of the document that is shown, None where all of it is."""
        return self.document.article if self.document and not self.whole else None

    def show_whole(self, whole: bool) -> None:
        """Show the whole page, or only the article where the document has one; remembered."""
        document = self.document
        if document is None or document.article is None or whole == self.whole:
            return
        self.whole = whole
        try:
            self._study.library.remember_whole(document.id, whole=whole)
        except StorageError as error:
            self.refused.emit(str(error))
        self.switched.emit()
        self._tasks.cancel(_COUNT)
        self.counts = self.coverage = None
        self.count()

    # -- place -------------------------------------------------------------------------------

    def stopped_at(self) -> Place | None:
        """Give the place where reading stopped the last time."""
        return self._study.place_of(self.document) if self.document else None

    def moved_to(self, place: Place | None, share: float) -> None:
        """Remember a place soon, when the reader stays there, with the share of the text that has
        been seen.
        """
        if place is not None:
            self._place, self._seen = place, share
            self._timer.start()

    def save_place(self) -> None:
        """Remember the last place now."""
        self._timer.stop()
        if self.document is not None and self._place is not None:
            place, self._place = self._place, None
            try:
                self._study.remember_place(self.document, place, self._seen)
            except StorageError as error:
                self.refused.emit(str(error))

    # -- words -------------------------------------------------------------------------------

    def read_ahead(
        self,
        language: Language,
        texts: Sequence[str],
        script: Script,
        done: Callable[[], None],
        *,
        names: bool = False,
        guesses: bool = False,
    ) -> None:
        """Annotate texts in the background, with names too if asked, and say when it is done.

        What is known of their words is then at hand, and annotating them takes a quarter of the
        time. With `guesses` so is what reads words that are in no dictionary.
        """
        origin = self.origin

        def job(_progress: Progress, cancelled: Cancelled) -> None:
            # Names that are ignored are asked for with each count, and it brings numpy.
            import desktop.word_list  # noqa: F401
            from dictionaries.guesses import load_guesses

            # Lists of what converts are read when anything is converted, be it a title.
            language.in_script("1", script)
            if guesses:
                load_guesses()
            for text in takewhile(lambda _: not cancelled(), texts):
                language.annotate(text, origin, script, names=names)

        def fail(error: Exception) -> None:
            # It was only to save time.
            done()
            raise error

        self._tasks.start(_AHEAD[names], job, lambda _: done(), fail)

    # -- counts ------------------------------------------------------------------------------

    def count(self) -> None:
        """Count the words of the text in the background."""
        document, language = self.document, self._study.language
        if document is None or language is None:
            return
        article, corrections = self.article, self._study.corrections_in(document)

        def job(progress: Progress, cancelled: Cancelled) -> Counts | None:
            from desktop.language.coverage import count

            paragraphs = _shown(document.paragraphs, article)
            return count(paragraphs, language, progress, cancelled, corrections)

        self._tasks.start(_COUNT, job, self._counted, self._not_counted)

    def _counted(self, counts: Counts | None) -> None:
        self.counts = counts
        self.recount()
        self.find_names()

    def find_names(self) -> None:
        """Look in the background for names that only counts in the whole text show."""
        document, language = self.document, self._study.language
        if document is None or language is None or sum(document.lengths) > _NAMED:
            return

        def job(_progress: Progress, cancelled: Cancelled) -> frozenset[str]:
            return language.repeated_names(
                takewhile(lambda _: not cancelled(), document.paragraphs)
            )

        def take(names: frozenset[str]) -> None:
            self._study.take_repeated(document, names)
            if names:
                self.names_found.emit()

        self._tasks.start(_NAMES, job, take, self._not_counted)

    def _not_counted(self, error: Exception) -> None:
        raise error

    def recount(self) -> None:
        """Work out the shares again, after a word's status has changed."""
        if self.counts is None or self.document is None:
            return
        self.coverage = self._study.coverage(self.counts, self.document)
        self._study.remember_coverage(
            self.document.id, self.coverage.known, self.coverage.new_words
        )
        self.counted.emit()


def _shown(paragraphs: Sequence[str], article: Article | None) -> Sequence[str]:
    """Empty the paragraphs that are hidden; the others keep their numbers."""
    if article is None:
        return paragraphs
    shown = [""] * len(paragraphs)
    for first, last in article.spans:
        shown[first:last] = paragraphs[first:last]
    return shown


def _sample(document: Document) -> str:
    """Give enough of a document's beginning to tell its script by."""
    parts, size = [], 0
    for paragraph in document.paragraphs:
        parts.append(paragraph[:_SAMPLE])
        size += len(parts[-1])
        if size > _SAMPLE:
            break
    return "\n".join(parts)
