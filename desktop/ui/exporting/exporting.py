"""Words exported from the window: what is read for it, shown first, written, and told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language.document import Document
from desktop.language.scripts import Script
from desktop.ledger import ANKI_NOW
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.exporting.files import may_replace, not_written, with_suffix
from desktop.ui.exporting.formats import format_names
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks
from desktop.ui.theme import Theme
from dictionaries.errors import DictionaryError

if TYPE_CHECKING:
    # Loaded with the first export.
    from desktop.exporting import Prepared
    from desktop.exports.anki_sending import Sent
    from desktop.exports.fields import How
    from desktop.exports.pages import Drawing
    from desktop.exports.presets import Preset, Presets
    from desktop.language.language import Language
    from desktop.ui.exporting.export_dialog import ExportDialog, Scope
    from desktop.word_export import TextWord

    Found = tuple[TextWord, ...]

_READ, _PREPARE, _WRITE = "export-read", "export-prepare", "export-write"
_VOICE = "export-voice"


class Exporting(QObject):
    """Opens the dialog, and does in the background what it asks for.

    `presets` gives those of now and `keep_presets` keeps others; `taught` gives the folded
    headwords taught so far, and `drawing` what draws pages.
    """

    noted = Signal()
    """A list was written or sent, and study.db has it in the ledger: a write of our own."""

    def __init__(
        self,
        window: QWidget,
        study: Study,
        tasks: Tasks,
        notice: Notice,
        theme: Callable[[], Theme],
        script: Callable[[], Script],
        presets: Callable[[], Presets],
        keep_presets: Callable[[Presets], None],
        taught: Callable[[], frozenset[str]],
        drawing: Callable[[], Drawing],
    ) -> None:
        super().__init__(window)
        self._window, self._study, self._tasks, self._notice = window, study, tasks, notice
        self._theme, self._script = theme, script
        self._presets, self._keep_presets = presets, keep_presets
        self._taught, self._drawing = taught, drawing
        self.dialog: ExportDialog | None = None
        self._words: Found = ()
        self._folder: Path | None = None

    @property
    def is_writing(self) -> bool:
        """Say whether a list is being written: then study.db is written to by ourselves."""
        return self._tasks.is_running(_WRITE)

    # -- opening -------------------------------------------------------------------------------

    def export_words(
        self, selected: Sequence[str], listed: Sequence[str] | None, total: int
    ) -> ExportDialog | None:
        """Open the dialog on words of the vocabulary, by their ids; `listed` are those that a
        filter leaves, None where there is no filter.
        """
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.exporting.export_dialog import Scope

        groups: list[tuple[Scope, Sequence[str] | None]] = []
        if selected:
            groups.append((Scope(self.tr("Selected"), len(selected)), selected))
        if listed is not None:
            groups.append((Scope(self.tr("Listed"), len(listed)), listed))
        groups.append((Scope(self.tr("All"), total), None))
        folder = self._study.library.folder

        def read(scope: int, progress: Progress, cancelled: Cancelled) -> Found | None:
            from desktop.word_export import TextWord, words_with

            found = words_with(folder, groups[scope][1], language, progress, cancelled)
            return None if found is None else tuple([TextWord(word) for word in found])

        scopes = tuple([scope for scope, _ in groups])
        return self._open(language, scopes, self.tr("Duben words"), read, of_text=False)

    def export_text(
        self, document: Document, origin: Script, *, only_article: bool
    ) -> ExportDialog | None:
        """Open the dialog on the words of a text."""
        language = self._ready()
        if language is None:
            return None
        from desktop.ui.exporting.export_dialog import Scope

        folder, corrections = self._study.library.folder, self._study.corrections_in(document)

        def read(_scope: int, progress: Progress, cancelled: Cancelled) -> Found | None:
            from desktop.documents.streaming import OpenedText
            from desktop.word_export import words_of_text

            return words_of_text(
                folder,
                OpenedText(document, only_article=only_article),
                language,
                origin,
                document.id,
                corrections,
                sum(document.lengths),
                progress,
                cancelled,
            )

        title = language.in_script(document.title, self._script())
        return self._open(language, (Scope(title, 0),), title, read, of_text=True)

    def _ready(self) -> Language | None:
        language = self._study.language
        if language is None:
            self._notice.say(self.tr("The dictionary is not ready yet."), brief=True)
        return language

    def _open(
        self,
        language: Language,
        scopes: tuple[Scope, ...],
        title: str,
        read: Callable[[int, Progress, Cancelled], Found | None],
        *,
        of_text: bool,
    ) -> ExportDialog:
        from desktop.ui.exporting.export_dialog import ExportDialog

        if self.dialog is not None:
            self.dialog.reject()
        dialog = ExportDialog(
            self._theme(),
            self._presets(),
            scopes,
            title,
            self._script(),
            of_text=of_text,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filters.set_taught(self._taught())
        self.dialog = dialog
        read_scope: list[int] = []

        def show() -> None:
            self._prepare(dialog, language, title, of_text=of_text)

        def follow() -> None:
            scope = dialog.scope
            if read_scope != [scope]:
                read_scope[:] = [scope]
                # What was read before is not what is wanted now.
                self._tasks.cancel(_PREPARE)
                self._read(dialog, lambda *job: read(scope, *job), show, read_scope.clear)
            elif not self._tasks.is_running(_READ):
                show()

        dialog.wanted.connect(follow)
        dialog.export_wanted.connect(lambda: self._export(dialog, language, title))
        dialog.print_wanted.connect(lambda: self._print(dialog, language, title))
        dialog.presets_changed.connect(self._keep_presets)
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.open()
        self._look_for_voice(dialog)
        return dialog

    def _look_for_voice(self, dialog: ExportDialog) -> None:
        def job(_progress: Progress, _cancelled: Cancelled) -> bool:
            from desktop.exports.voice import find_voice

            return find_voice() is not None

        def show(is_there: bool) -> None:
            dialog.set_voice(is_there=is_there)

        self._tasks.start(_VOICE, job, show, self._saying(dialog))

    def _closed(self, dialog: ExportDialog) -> None:
        for tag in (_READ, _PREPARE, _WRITE, _VOICE):
            self._tasks.cancel(tag)
        self._words = ()
        if self.dialog is dialog:
            self.dialog = None

    # -- reading and showing -------------------------------------------------------------------

    def _read(
        self,
        dialog: ExportDialog,
        read: Callable[[Progress, Cancelled], Found | None],
        then: Callable[[], None],
        give_up: Callable[[], None],
    ) -> None:
        say = self._saying(dialog)

        def take(found: Found | None) -> None:
            if found is not None:
                self._words = found
                then()

        def fail(error: Exception) -> None:
            # Whatever is chosen next, it is read again.
            give_up()
            say(error)

        dialog.set_working(0.0)
        self._tasks.start(_READ, read, take, fail, dialog.set_working)

    def _prepare(
        self, dialog: ExportDialog, language: Language, title: str, *, of_text: bool
    ) -> None:
        words, preset = self._words, dialog.preset()
        wanted = dialog.text_filter() if of_text else None
        folder = self._study.library.folder

        def job(_progress: Progress, cancelled: Cancelled) -> Prepared | None:
            from desktop.exporting import how_of, prepare
            from desktop.word_export import credit_of, select

            how = how_of(preset, credit_of(language), title)
            # Words of the vocabulary that came from a list stand in no text.
            every = tuple([one.word for one in words])
            chosen = every if wanted is None else select(words, wanted)
            return prepare(folder, chosen, preset, how, cancelled)

        def show(prepared: Prepared | None) -> None:
            if prepared is not None:
                dialog.set_prepared(prepared)

        self._tasks.start(_PREPARE, job, show, self._saying(dialog))

    # -- writing -------------------------------------------------------------------------------

    def _export(self, dialog: ExportDialog, language: Language, title: str) -> None:
        from desktop.exporting import how_of
        from desktop.word_export import credit_of

        prepared, preset = dialog.prepared, dialog.preset()
        if prepared is None:
            return
        dialog.keep_last()
        how = how_of(preset, credit_of(language), title)
        if preset.format == ANKI_NOW:
            self._send(dialog, prepared, preset, how)
            return
        path = self._choose_file(dialog, preset.format, how.title)
        if path is not None:
            self._write(dialog, prepared, preset, how, path)

    def _print(self, dialog: ExportDialog, language: Language, title: str) -> None:
        """Show the list as it will be printed."""
        from desktop.exporting import how_of
        from desktop.exports.handouts.word_list import list_pages
        from desktop.ui.paper import printing
        from desktop.word_export import credit_of

        prepared, preset = dialog.prepared, dialog.preset()
        if prepared is not None:
            how = how_of(preset, credit_of(language), title)
            printing.preview_pages(dialog, list_pages(prepared.words, how))

    def _choose_file(self, dialog: ExportDialog, format_name: str, title: str) -> Path | None:
        from desktop.class_pack import pack_name
        from desktop.exporting import SUFFIXES

        suffix = SUFFIXES[format_name]
        if self._folder is None:
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            self._folder = Path(QStandardPaths.writableLocation(documents))
        name, _ = QFileDialog.getSaveFileName(
            dialog,
            self.tr("Export words"),
            str(self._folder / f"{pack_name(title)}{suffix}"),
            f"{format_names()[format_name].split(' (')[0]} (*{suffix})",
        )
        if not name:
            return None
        path = with_suffix(Path(name), suffix)
        # What the file dialog asked about was the name without its end.
        if path != Path(name) and path.exists() and not may_replace(dialog, path):
            return None
        self._folder = path.parent
        return path

    def _write(
        self, dialog: ExportDialog, prepared: Prepared, preset: Preset, how: How, path: Path
    ) -> None:
        folder = self._study.library.folder
        drawing = self._drawing() if preset.format == "pdf" else None

        def job(progress: Progress, cancelled: Cancelled) -> bool:
            from desktop.exporting import export_list

            return export_list(folder, prepared, preset, how, path, drawing, progress, cancelled)

        def done(is_written: bool) -> None:
            self.noted.emit()
            if is_written:
                dialog.accept()
                number = len(prepared.words)
                one, many = self.tr("1 word is in {1}."), self.tr("{0} words are in {1}.")
                said = (one if number == 1 else many).format(f"{number:,}", path.name)
                self._notice.say(said, brief=True)

        dialog.set_writing(0.0)
        self._tasks.start(_WRITE, job, done, self._saying(dialog, path.name), dialog.set_writing)

    def _send(self, dialog: ExportDialog, prepared: Prepared, preset: Preset, how: How) -> None:
        folder = self._study.library.folder

        def job(progress: Progress, cancelled: Cancelled) -> Sent:
            from desktop.exporting import send_to_anki

            return send_to_anki(folder, prepared, preset, how, progress, cancelled)

        def done(sent: Sent) -> None:
            self.noted.emit()
            dialog.accept()
            self._notice.say(self._told(sent))

        dialog.set_writing(0.0)
        self._tasks.start(_WRITE, job, done, self._saying(dialog), dialog.set_writing)

    def _told(self, sent: Sent) -> str:
        parts = [
            (sent.added, self.tr("{0} added")),
            (sent.updated, self.tr("{0} updated")),
            (sent.kept, self.tr("{0} left as they are")),
            (sent.failed, self.tr("{0} refused")),
        ]
        told = [text.format(f"{len(some):,}") for some, text in parts if some]
        if not sent.finished:
            told.append(self.tr("then stopped"))
        said = self.tr("Anki: {0}.").format(", ".join(told) or self.tr("nothing to do"))
        if sent.failed:
            said += f" {sent.failed[0].word.simplified}: {sent.failed[0].reason}"
        return said

    def _saying(self, dialog: ExportDialog, name: str = "") -> Callable[[Exception], None]:
        """Tell of what goes wrong in the dialog."""

        def fail(error: Exception) -> None:
            from desktop.exports.anki_connect import AnkiError
            from desktop.exports.voice import VoiceError

            if isinstance(error, StorageError | DictionaryError | AnkiError | VoiceError):
                dialog.say(str(error))
            elif isinstance(error, OSError):
                # Without a file of its own it is a temporary one, of a package or of sounds.
                dialog.say(not_written(name or self.tr("A temporary file"), error))
            else:
                raise error

        return fail
