"""What the learner corrects: the dialog, the quick ways, and the file that carries it on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.language.document import Document, Place, Token
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading
from desktop.ui.theme import Theme

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.language.annotation import Annotation
    from desktop.language.correcting import Stretch, Wish
    from desktop.language.corrections import Correction, Scope
    from desktop.lookup import Lookup
    from desktop.ui.corrections_page import CorrectionsPage
    from desktop.ui.reader.card_look import CardLook
    from desktop.vocabulary.word import Changes

_LINES_TOLD = 8


class Correcting(QObject):
    """Makes, removes, writes out and takes over corrections.

    `write` makes a change that can be undone, shows it everywhere and tells whether it could be
    made, `take_back` undoes the last one; `look` gives how words are drawn now and the script that
    the text is shown in.
    """

    opened = Signal(object)
    """The Correction whose place or text is to be shown."""

    def __init__(
        self,
        window: QWidget,
        study: Study,
        reading: Reading,
        notice: Notice,
        write: Callable[[Callable[[], Changes]], bool],
        take_back: Callable[[], None],
        look: Callable[[], tuple[CardLook, Script]],
    ) -> None:
        super().__init__(window)
        self._window, self._study, self._reading, self._notice = window, study, reading, notice
        self._write, self._take_back, self._look = write, take_back, look
        self._page: CorrectionsPage | None = None
        self._is_stale = True
        self._known: tuple[Correction, ...] = ()

    def begin(self) -> None:
        """Look what is corrected already, once the first page is there."""
        self._known = self._study.correction_list.all()

    @property
    def has_cut(self) -> bool:
        """Whether stretches of texts were cut anew, which may have made words of no dictionary."""
        return any(correction.kind == "cut" for correction in self._known)

    # -- in the text -------------------------------------------------------------------------

    def correct(self, lookup: Lookup) -> None:
        """Ask what is to be corrected about a word in its text."""
        document, place, token = lookup.document, lookup.place, lookup.token
        language = self._study.language
        if document is None or place is None or token is None or language is None:
            return
        stretch = self._stretch(document, place.paragraph, token)
        if stretch is None:
            return
        # It is seldom needed.
        from desktop.ui.reader.correct_dialog import CorrectDialog

        look, shown = self._look()
        text, origin = document.paragraphs[place.paragraph], self._reading.origin
        dialog = CorrectDialog(
            stretch,
            partial(self._preview, document, place),
            language.candidates,
            lambda cell: language.writings(text, cell, origin, shown),
            look,
            self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wished.connect(partial(self._write_wishes, document))
        dialog.open()

    def join(self, document: Document, paragraph: int, token: Token) -> None:
        """Make one word of a token and the next, wherever they stand so."""
        from desktop.language.corrections import Scope

        if self._study.language is None:
            return
        stretch = self._stretch(document, paragraph, token)
        end = token.end - stretch.first if stretch is not None else 0
        if stretch is None or not stretch.can_cut(end):
            self._notice.say(self.tr("There is no word to join it with."), brief=True)
            return
        wishes = tuple(stretch.cuts(stretch.bounds - {end}))
        text = wishes[0].text
        if self._write_wishes(document, wishes, Scope.EVERYWHERE):
            self._say_undoable(self.tr("{0} is one word now, everywhere.").format(text))

    def correct_sense(self, lookup: Lookup, entry: int, sense: int | None, scope: Scope) -> None:
        """Say which entry and which sense of a word is meant."""
        self._write(lambda: self._study.correction_list.correct_sense(lookup, entry, sense, scope))

    def _stretch(self, document: Document, paragraph: int, token: Token) -> Stretch | None:
        from desktop.language.correcting import stretch_around
        from desktop.language.corrections import Scope

        cells = self._preview(document, Place(paragraph, token.start), (), Scope.HERE)
        return stretch_around(paragraph, cells, token.start, token.end)

    def _preview(
        self, document: Document, place: Place, wishes: Sequence[Wish], scope: Scope
    ) -> tuple[Annotation, ...]:
        origin, shown = self._reading.origin, self._look()[1]
        return self._study.correction_list.preview(document, place, wishes, scope, origin, shown)

    def _write_wishes(self, document: Document, wishes: Sequence[Wish], scope: Scope) -> bool:
        return self._write(lambda: self._study.correction_list.correct_all(document, wishes, scope))

    # -- the list of them --------------------------------------------------------------------

    def page(self, theme: Theme) -> CorrectionsPage:
        """Give the page of corrections as they are now, made when it is first asked for."""
        if self._page is None:
            from desktop.ui.corrections_page import CorrectionsPage

            self._page = page = CorrectionsPage(theme)
            page.opened.connect(self.opened)
            page.remove_requested.connect(self.remove)
            page.export_requested.connect(self.export)
            page.import_requested.connect(self.choose_import)
        self._fill()
        return self._page

    def changed(self) -> bool:
        """Look whether corrections were made or removed since they were last looked at."""
        now = self._study.correction_list.all()
        if now == self._known:
            return False
        self._known, self._is_stale = now, True
        if self._page is not None and self._page.isVisible():
            self._fill()
        return True

    def set_theme(self, theme: Theme) -> None:
        """Follow a theme."""
        if self._page is not None:
            self._page.set_theme(theme)

    def _fill(self) -> None:
        if self._page is not None and self._is_stale:
            self._page.set_corrections(self._known)
            self._is_stale = False

    def remove(self, chosen: Sequence[Correction]) -> None:
        """Remove corrections."""
        one, many = self.tr("1 correction removed."), self.tr("{0} corrections removed.")
        if self._write(lambda: self._study.correction_list.remove(chosen)):
            self._say_undoable(one if len(chosen) == 1 else many.format(len(chosen)))

    def export(self) -> None:
        """Ask for a file, and write all corrections to it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export corrections"),
            self.tr("corrections.txt"),
            self.tr("Texts (*.txt);;All files (*)"),
        )
        if not name:
            return
        try:
            Path(name).write_text(
                self._study.correction_list.export_text(), encoding="utf-8", newline="\n"
            )
        except OSError as error:
            reason = error.strerror or str(error)
            self._notice.say(self.tr("{0} can't be written: {1}.").format(name, reason))
            return
        self._notice.say(self.tr("The corrections are in {0}.").format(Path(name).name), brief=True)

    def choose_import(self) -> None:
        """Ask for a file, and take the corrections over from it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import corrections"), "", self.tr("Texts (*.txt);;All files (*)")
        )
        if name:
            self.take_over(Path(name))

    def take_over(self, path: Path) -> None:
        """Take corrections over from a file, and tell what came of it."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            self._notice.say(self.tr("{0} is no text that can be read.").format(path.name))
            return
        taken = 0
        malformed: tuple[int, ...] = ()

        def write() -> Changes:
            nonlocal taken, malformed
            changes, malformed = self._study.correction_list.import_text(text)
            taken = len(changes.corrections)
            return changes

        if self._write(write):
            self._tell_import(path.name, taken, malformed)

    def _tell_import(self, name: str, taken: int, malformed: Sequence[int]) -> None:
        parts = [
            self.tr("1 correction was taken over from {0}.").format(name)
            if taken == 1
            else self.tr("{0} corrections were taken over from {1}.").format(taken, name)
            if taken
            else self.tr("There is nothing new in {0}.").format(name)
        ]
        if malformed:
            lines = ", ".join(map(str, malformed[:_LINES_TOLD]))
            lines += " …" if len(malformed) > _LINES_TOLD else ""
            parts.append(
                self.tr("Line {0} was not understood.").format(lines)
                if len(malformed) == 1
                else self.tr("{0} lines were not understood: {1}.").format(len(malformed), lines)
            )
        undo = self.tr("Undo") if taken else ""
        self._notice.say(" ".join(parts), button=undo, action=self._take_back if taken else None)

    def _say_undoable(self, text: str) -> None:
        self._notice.say(text, button=self.tr("Undo"), action=self._take_back, brief=True)
