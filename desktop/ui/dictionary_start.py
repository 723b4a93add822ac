"""Get the dictionary ready in the background: build its index if there is none, then load it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.tasks import Cancelled, Progress, Tasks
from dictionaries.errors import Cancelled as LoadingCancelled
from dictionaries.errors import DictionaryError

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.language import Language

_TAG, _NAMES, _SCRIPTS, _GUESSES = "dictionary", "names", "scripts", "guesses"
_BREATH_SECONDS = 0.0005


class DictionaryStart(QObject):
    """The way from an empty folder, or a finished index, to a language that reads."""

    building = Signal(float)
    """The share of the index that is built; sent only where it has to be built."""
    ready = Signal(object)
    named = Signal()
    """What finds names is loaded too."""
    failed = Signal(str)

    def __init__(self, tasks: Tasks, folder: Path, bundled: Path | None) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._folder = folder
        self._bundled = bundled

    def begin(self) -> None:
        """Start, or start again after a failure."""
        job = _job(self._folder, self._bundled)
        self._tasks.start(_TAG, job, self._take, self._fail, self.building.emit)

    def prepare_guesses(self) -> None:
        """Load what reads words that are in no dictionary, before one is met."""

        def load(_progress: Progress, cancelled: Cancelled) -> None:
            from dictionaries.guesses import load_guesses

            breathe = _breath(cancelled)
            load_guesses(lambda _share: breathe())

        self._tasks.start(_GUESSES, load, lambda _: None, self._fail)

    def cancel(self) -> None:
        """Stop building; the next start begins anew."""
        self._tasks.cancel(_TAG)
        self.failed.emit(self.tr("The dictionary is not ready, so words can't be looked up yet."))

    def _take(self, language: Language) -> None:
        self.ready.emit(language)

        def load(_progress: Progress, cancelled: Cancelled) -> None:
            language.load_taiwan()
            language.load_names(_breath(cancelled))

        self._tasks.start(_NAMES, load, lambda _: self._take_names(language), self._fail)

    def _take_names(self, language: Language) -> None:
        self.named.emit()

        def load(_progress: Progress, _cancelled: Cancelled) -> None:
            language.load_scripts()

        self._tasks.start(_SCRIPTS, load, lambda _: None, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, DictionaryError):
            raise error
        self.failed.emit(str(error))


def _breath(cancelled: Cancelled) -> Callable[[], None]:
    """Make what is called between the pieces: the window has its turn, or has been closed."""

    def breathe() -> None:
        if cancelled():
            raise LoadingCancelled
        sleep(_BREATH_SECONDS)

    return breathe


def newest_index(folder: Path, bundled: Path | None) -> Path | None:
    """Give the finished index to use, None where one has to be built.

    An index older than the newest dictionary that is installed does not count.
    """
    # Loaded in the background, after the first page is painted.
    from dictionaries.index import find_index
    from dictionaries.sources import find_sources

    if bundled is not None:
        return bundled
    found = find_index(folder)
    sources = find_sources()
    if found is not None and sources and f"cedict-{sources[0].date}-" not in found.name:
        return None
    return found


def _job(folder: Path, bundled: Path | None) -> Callable[[Progress, Cancelled], Language]:
    def run(progress: Progress, cancelled: Cancelled) -> Language:
        from desktop.language.language import Language
        from dictionaries.index import Index, remove_old_indexes

        path = newest_index(folder, bundled)
        if path is None:
            from dictionaries.build import build_index
            from dictionaries.sources import find_sources

            sources = find_sources()
            if not sources:
                raise DictionaryError("No dictionary is installed. Install Duben again.")
            path = build_index(sources[0], folder, progress=progress, cancelled=cancelled)
            remove_old_indexes(folder, path)
        language = Language(Index.open(path))
        language.load(_breath(cancelled))
        return language

    return run
