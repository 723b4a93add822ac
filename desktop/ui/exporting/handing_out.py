"""Printing and class packs from the window: made in the background, and told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language.document import Document, Place
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.storage.errors import StorageError
from desktop.study import Study
from desktop.ui.exporting.files import not_written, with_suffix
from desktop.ui.notice import Notice
from desktop.ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    # Loaded with what is handed out first.
    from desktop.class_pack import PackResult
    from desktop.exports.pages import Drawing, Pages
    from desktop.handouts import Source
    from desktop.language.language import Language
    from desktop.ui.exporting.pack_dialog import PackDialog

_PACK, _PAPER = "class-pack", "paper"
_LONG = 20_000
"""Code points of a text of which the chapter at hand is offered first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The text that is read: its document, its script, whether only its article is shown, and the
    place at hand, None where it is not known.
    """

    document: Document
    origin: Script
    only_article: bool
    place: Place | None = None


class HandingOut(QObject):
    """Puts the text that is read on paper, and makes class packs of it.

    `shown` gives that text, None without one, `script` the one to write in and `settings` those of
    now; `taught` gives the folded headwords taught so far, and `drawing` what draws pages.
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
        shown: Callable[[], Shown | None],
        script: Callable[[], Script],
        settings: Callable[[], Settings],
        taught: Callable[[], frozenset[str]],
        drawing: Callable[[], Drawing],
    ) -> None:
        super().__init__(window)
        self._window, self._study, self._tasks, self._notice = window, study, tasks, notice
        self._shown, self._script, self._settings = shown, script, settings
        self._taught, self._drawing = taught, drawing
        self.dialog: PackDialog | None = None

    def cancel(self) -> None:
        """Stop what is under way."""
        self._tasks.cancel(_PAPER)
        self.finished.emit()

    def _ready(self) -> tuple[Language, Shown] | None:
        language, shown = self._study.language, self._shown()
        if language is None:
            self._notice.say(self.tr("The dictionary is not ready yet."), brief=True)
        elif shown is None:
            self._notice.say(self.tr("Open a text first."), brief=True)
        else:
            return language, shown
        return None

    def _source(self, shown: Shown) -> Source:
        from desktop.handouts import Source

        return Source(
            shown.document,
            shown.origin,
            shown.only_article,
            self._study.corrections_in(shown.document),
            self._settings().readings == "taiwan",
        )

    # -- paper ---------------------------------------------------------------------------------

    def print_article(self) -> None:
        """Print the text that is read, with the readings that are shown above it."""
        from desktop.ui.paper.printing import print_pages

        self._with_pages(lambda pages: print_pages(self._window, pages))

    def preview_article(self) -> None:
        """Show how the text that is read will be printed."""
        from desktop.ui.paper.printing import preview_pages

        self._with_pages(lambda pages: preview_pages(self._window, pages))

    def _with_pages(self, show: Callable[[Pages], object]) -> None:
        ready = self._ready()
        if ready is None:
            return
        language, shown = ready
        source, script, settings = self._source(shown), self._script(), self._settings()
        folder, taught = self._study.library.folder, self._taught()

        def job(progress: Progress, cancelled: Cancelled) -> Pages | None:
            from desktop.exports.annotated.syllables import Phonetic
            from desktop.handouts import article_on_paper

            return article_on_paper(
                folder,
                source,
                language,
                script,
                Phonetic(settings.phonetic),
                settings.pinyin,
                taught=taught,
                progress=progress,
                cancelled=cancelled,
            )

        def done(pages: Pages | None) -> None:
            self.finished.emit()
            if pages is None:
                return
            try:
                show(pages)
            except OSError as error:
                # What it is printed to, a file for one, can't be written.
                self._notice.say(str(error))

        said = self.tr("Putting the text on pages")
        self.working.emit(said, 0.0)
        self._tasks.start(
            _PAPER, job, done, self._fail, lambda share: self.working.emit(said, share)
        )

    def _fail(self, error: Exception) -> None:
        self.finished.emit()
        if not isinstance(error, StorageError):
            raise error
        self._notice.say(str(error))

    # -- the class pack ------------------------------------------------------------------------

    def choose_pack(self) -> PackDialog | None:
        """Open the dialog that makes a class pack of the text that is read."""
        ready = self._ready()
        if ready is None:
            return None
        from desktop.exports.annotated.syllables import Phonetic
        from desktop.handouts import chapter_of
        from desktop.ui.exporting.pack_dialog import PackDialog

        language, shown = ready
        if self.dialog is not None:
            self.dialog.reject()
        chapter: Document | None = None
        if shown.place is not None:
            place, only_article = shown.place, shown.only_article
            chapter = chapter_of(shown.document, place.paragraph, only_article=only_article)
        script = self._script()
        dialog = PackDialog(
            language.in_script(shown.document.title, script),
            script,
            Phonetic(self._settings().phonetic),
            has_taught=bool(self._taught()),
            chapter="" if chapter is None else language.in_script(chapter.title, script),
            is_long=sum(shown.document.lengths) > _LONG,
            parent=self._window,
        )

        def chosen() -> Shown:
            if chapter is None or not dialog.only_chapter:
                return shown
            return replace(shown, document=chapter, only_article=True)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.pack_wanted.connect(
            lambda as_zip: self._choose_target(dialog, language, chosen(), as_zip=as_zip)
        )
        dialog.preview_wanted.connect(lambda: self._preview_pack(dialog, language, chosen()))
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.open()
        return dialog

    def _closed(self, dialog: PackDialog) -> None:
        self._tasks.cancel(_PACK)
        if self.dialog is dialog:
            self.dialog = None

    def _choose_target(
        self, dialog: PackDialog, language: Language, shown: Shown, *, as_zip: bool
    ) -> None:
        from desktop.class_pack import pack_name

        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        name = pack_name(dialog.options().title or dialog.title.text())
        if as_zip:
            chosen, _ = QFileDialog.getSaveFileName(
                dialog,
                self.tr("Class pack"),
                str(Path(folder) / f"{name}.zip"),
                self.tr("Zip file (*.zip)"),
                "",
                # Nothing is written over: the name gets a number.
                QFileDialog.Option.DontConfirmOverwrite,
            )
            if chosen:
                self.make_pack(dialog, language, shown, with_suffix(Path(chosen), ".zip"))
            return
        chosen = QFileDialog.getExistingDirectory(
            dialog, self.tr("Where to put the folder of the class pack"), folder
        )
        if chosen:
            self.make_pack(dialog, language, shown, Path(chosen) / name)

    def make_pack(self, dialog: PackDialog, language: Language, shown: Shown, target: Path) -> None:
        """Make a pack as the dialog says, at a place that was chosen."""
        folder, source = self._study.library.folder, self._source(shown)
        options, taught, drawing = dialog.options(), self._taught(), self._drawing()

        def job(progress: Progress, cancelled: Cancelled) -> PackResult | None:
            from desktop.handouts import make_pack

            return make_pack(
                folder,
                source,
                language,
                options,
                target,
                drawing,
                taught,
                progress,
                cancelled,
            )

        def done(result: PackResult | None) -> None:
            if result is not None:
                dialog.accept()
                self._tell(result)

        dialog.set_working(0.0)
        self._tasks.start(_PACK, job, done, self._saying(dialog, target.name), dialog.set_working)

    def _preview_pack(self, dialog: PackDialog, language: Language, shown: Shown) -> None:
        folder, source = self._study.library.folder, self._source(shown)
        options, taught, drawing = dialog.options(), self._taught(), self._drawing()

        def job(progress: Progress, cancelled: Cancelled) -> Pages | None:
            from desktop.handouts import pack_on_paper

            return pack_on_paper(
                folder, source, language, options, drawing, taught, progress, cancelled
            )

        def done(pages: Pages | None) -> None:
            from desktop.ui.paper import printing

            dialog.set_done()
            if pages is not None:
                printing.preview_pages(dialog, pages)

        dialog.set_working(0.0)
        self._tasks.start(
            _PACK, job, done, self._saying(dialog, dialog.windowTitle()), dialog.set_working
        )

    def _saying(self, dialog: PackDialog, name: str) -> Callable[[Exception], None]:
        """Tell of what goes wrong in the dialog; `name` is that of what is written."""

        def fail(error: Exception) -> None:
            from desktop.class_pack import PackError

            if isinstance(error, StorageError | PackError):
                dialog.say(str(error))
            elif isinstance(error, OSError):
                dialog.say(not_written(name, error))
            else:
                raise error

        return fail

    def _tell(self, result: PackResult) -> None:
        said = self.tr("The class pack is in {0}.").format(result.path.name)
        said = " ".join([said, *[one.why for one in result.left_out]])

        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(result.path)))

        self._notice.say(
            said,
            button=self.tr("Show"),
            action=show,
        )
