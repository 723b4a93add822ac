"""The main window: the pages, and every connection between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.language.document import Document, Token
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.actions import Actions
from desktop.ui.changing import Changing
from desktop.ui.correcting import Correcting
from desktop.ui.dictionary_start import DictionaryStart
from desktop.ui.loading import Loading, beyond_modules, card_modules
from desktop.ui.navigating import Navigating
from desktop.ui.notice import Notice
from desktop.ui.opening import Opening
from desktop.ui.reader.read_page import ReadPage
from desktop.ui.reader.view import ReaderView
from desktop.ui.reading import Reading
from desktop.ui.status_strip import StatusStrip
from desktop.ui.tasks import Tasks
from desktop.ui.theme import Theme
from desktop.ui.titling import Titling
from desktop.ui.toolbar import Toolbar
from desktop.ui.viewing import Viewing
from desktop.vocabulary.status import Status

if TYPE_CHECKING:
    from desktop.exports.pages import Drawing
    from desktop.language.language import Language
    from desktop.ui.beyond import Beyond
    from desktop.ui.exporting.handing_out import Shown
    from desktop.ui.looking_up import LookingUp
    from desktop.ui.reader.find_bar import FindBar
    from desktop.ui.reader.word_card import WordCard
    from desktop.ui.recent_list import RecentList
    from desktop.vocabulary.word import Changes, Word

_PAGES = ("read", "library", "words", "review", "statistics", "corrections", "lessons")
_WATCH_MS = 2000


class MainWindow(QMainWindow):
    """Duben's window on one Study."""

    begun = Signal()
    """The first page is there, and the rest is about to be loaded."""
    settled = Signal()
    """The dictionary is ready, the text is annotated and counted."""

    def __init__(
        self,
        study: Study,
        settings: Settings,
        save_settings: Callable[[Settings], None],
        dictionary_folder: Path,
        welcome: Path,
        bundled: Path | None = None,
        licences: Path | None = None,
    ) -> None:
        super().__init__()
        self._licences = licences
        self.setWindowTitle("Duben 读本")
        self.setAcceptDrops(True)
        self.setMinimumSize(QSize(420, 320))
        self.resize(1280, 820)
        self._study = study
        self._tasks = Tasks(self)
        self._reading = Reading(study, self._tasks)
        self._dictionary = DictionaryStart(self._tasks, dictionary_folder, bundled)
        self._actions = Actions(self, settings.shortcuts)
        self._menus = self._actions.fill(self.menuBar())
        self._toolbar = Toolbar(self._actions, self._menus["pinyin"])
        self._notice = Notice()
        self._viewing = viewing = Viewing(
            self, settings, save_settings, self._reading, self._actions, self._toolbar, self._notice
        )
        self._changing = Changing(self, study, self._actions, self._notice)
        self._write, self._take_back = self._changing.write, self._changing.take_back
        self._read = ReadPage(viewing.theme, settings, self._fold)
        self._titling = Titling(
            self, study, self._reading, viewing.script, self._read.keep_recent_room
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._read)
        self._strip = StatusStrip()
        self._cancel_work: Callable[[], None] = self._reading.cancel
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._toolbar, self._notice, self._pages, self._strip):
            column.addWidget(widget, 1 if widget is self._pages else 0)
        centre = QWidget()
        centre.setLayout(column)
        self.setCentralWidget(centre)
        self._correcting = Correcting(
            self, study, self._reading, self._notice, self._write, self._take_back, viewing.look
        )
        self._navigating = Navigating(
            self,
            self._actions,
            self._reading,
            self._read,
            self._strip,
            self._notice,
            self._fold,
            viewing.shown_script,
            self._switch_text,
            lambda: viewing.set(sidebar=True),
            study,
            self._changing.write_library,
            self._take_back,
        )
        self._opening = Opening(self, self._reading, self._notice, welcome)
        self._is_counted = self._names_wait = self._count_waits = self._names_come = False
        self._word_finder: LookingUp | None = None
        self._furniture: Beyond | None = None
        self._loading = Loading(
            self,
            (
                self._read.prepare_recent,
                self._correcting.begin,
                *card_modules(),
                *self._read.card_steps(),
                self._dictionary.begin,
                *beyond_modules(),
                lambda: self._beyond.safeguarding.begin(),
            ),
        )
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        study.choose_hsk3(settings.hsk3)
        study.exchange_words(settings.taiwan_words)
        self._connect()
        viewing.show()
        self._changing.show_undo()
        self._actions["page_read"].setChecked(True)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    # -- wiring ------------------------------------------------------------------------------

    def _connect(self) -> None:
        view = self._read.view
        reading, strip = self._reading, self._strip
        viewing, changing = self._viewing, self._changing
        handlers: dict[str, Callable[[], object]] = {
            **{f"page_{name}": partial(self.show_page, name) for name in _PAGES},
            "open": self._opening.choose_file,
            "open_address": self._opening.choose_address,
            "open_clipboard": self._opening.open_clipboard,
            "encoding": self._opening.choose_encoding,
            "open_welcome": self._opening.open_welcome,
            "print": lambda: self._beyond.handing_out.print_article(),
            "print_preview": lambda: self._beyond.handing_out.preview_article(),
            "class_pack": lambda: self._beyond.handing_out.choose_pack(),
            "quit": self.close,
            "undo": changing.take_back,
            "redo": changing.do_again,
            "copy": lambda: self._looking_up.copy(original=False),
            "copy_original": lambda: self._looking_up.copy(original=True),
            "select_all": view.select_all,
            "find": self._open_find,
            "find_next": lambda: self._find_step(1),
            "find_previous": lambda: self._find_step(-1),
            "contents": lambda: self._navigating.toggle("contents"),
            "bookmarks": lambda: self._navigating.toggle("bookmarks"),
            "whole_page": self._navigating.switch_whole,
            "move_card": self._move_card,
            "go_to": self._navigating.go_to,
            "next_chapter": lambda: self._navigating.step_chapter(1),
            "previous_chapter": lambda: self._navigating.step_chapter(-1),
            "add_bookmark": self._navigating.bookmark_here,
            "next_choice": lambda: self._looking_up.choose_next(),
            "card": lambda: self._looking_up.open_or_save(),
            "status_new": lambda: self._looking_up.set_status_at_hand(Status.NEW),
            "status_learning": lambda: self._looking_up.set_status_at_hand(Status.LEARNING),
            "status_known": lambda: self._looking_up.set_status_at_hand(Status.KNOWN),
            "status_ignored": lambda: self._looking_up.set_status_at_hand(Status.IGNORED),
            "copy_entry": lambda: self._looking_up.copy_entry(),
            "correct": lambda: self._looking_up.correct(),
            "join": lambda: self._looking_up.join(),
            "longer": lambda: self._looking_up.next_alternative(),
            "back": lambda: self._read.card.go_back(),
            "next_new": lambda: self._looking_up.to_new_word(1),
            "previous_new": lambda: self._looking_up.to_new_word(-1),
            "close_card": self._escape,
            "import_words": lambda: self._beyond.lists.import_list(),
            "mark_hsk": lambda: self._beyond.lists.mark_hsk(viewing.settings.hsk3),
            "placement": lambda: self._beyond.lists.place(viewing.script(), self._titling.shown),
            "known_before": self._mark_before,
            "known_page": self._mark_page,
            "export_words": self._export_words,
            "export_text": self._export_text,
            "export_all": lambda: self._beyond.moving.choose_export(),
            "import_all": lambda: self._beyond.moving.choose_import(),
            "restore": lambda: self._beyond.safeguarding.show_restore(viewing.shown_script()),
            "ignore_name": lambda: self._looking_up.ignore_name(everywhere=False),
            "ignore_everywhere": lambda: self._looking_up.ignore_name(everywhere=True),
            "check_updates": lambda: self._beyond.updating.check(),
            "about": self._show_about,
            **viewing.handlers(),
        }
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _checked=False, run=handler: run())
        changing.words_changed.connect(self._show_changes)
        changing.shelf_changed.connect(self._show_shelf)
        changing.done.connect(self.refresh_vocabulary)
        viewing.changed.connect(self._show_settings)
        viewing.theme_changed.connect(self._show_theme)

        view.token_tapped.connect(lambda *word: self._looking_up.tap(*word))
        view.place_changed.connect(self._moved)
        view.selection_changed.connect(changing.show_undo)
        self._read.find_bar_made.connect(self._connect_find_bar)
        self._read.card_made.connect(self._connect_card)
        self._read.recent_made.connect(self._connect_recent)

        reading.opened.connect(self._show_document)
        reading.refused.connect(self._notice.say)
        reading.working.connect(partial(self._show_working, reading.cancel))
        reading.finished.connect(strip.hide_work)
        reading.counted.connect(self._show_counts)
        strip.cancelled.connect(lambda: self._cancel_work())
        self._dictionary.building.connect(self._show_building)
        self._dictionary.ready.connect(self._take_language)
        self._dictionary.named.connect(self._take_names)
        self._dictionary.failed.connect(self._dictionary_failed)
        reading.names_found.connect(view.refresh_text)
        view.refreshed.connect(self._tell_settled)
        view.rested.connect(self._count_now)
        self._loading.begun.connect(self.begun)
        self._watch.timeout.connect(self._look_for_writes)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: viewing.follow_theme())

    def _connect_find_bar(self, bar: FindBar) -> None:
        bar.found.connect(self._read.view.show_found)
        bar.closed.connect(self._read.view.setFocus)
        self._navigating.take_find_bar(bar)

    def _connect_recent(self, recent: RecentList) -> None:
        recent.opened.connect(self._reading.open_stored)
        recent.forget_requested.connect(self._forget)
        self._titling.list_in(recent)

    def _connect_card(self, card: WordCard) -> None:
        looking_up = self._looking_up
        card.save_requested.connect(looking_up.save)
        card.status_chosen.connect(looking_up.set_status)
        card.sense_chosen.connect(looking_up.choose_sense)
        card.correct_requested.connect(self._correcting.correct)
        # What is about to be joined may be in no dictionary.
        card.correct_requested.connect(self._dictionary.prepare_guesses)
        card.meaning_corrected.connect(self._correcting.correct_sense)
        card.alternative_chosen.connect(looking_up.show_alternative)
        card.word_followed.connect(looking_up.follow)
        card.copy_requested.connect(lambda text: QGuiApplication.clipboard().setText(text))
        card.closed.connect(self._escape)

    def begin(self, source: Path | Document | None) -> None:
        """Open what is to be read, and get the dictionary ready once the window is painted."""
        if isinstance(source, Document):
            self._reading.take(source)
        elif source is not None:
            self._reading.open_now(source)
        if self._reading.document is None:
            recent = self._study.recent(1) if source is None else ()
            if recent:
                self._reading.open_stored(recent[0].id)
        if self._reading.document is None:
            self._opening.open_welcome()
        self._loading.begin_once_painted(self._read.view)

    @property
    def _looking_up(self) -> LookingUp:
        """What looks words up, made when it is first asked for."""
        if self._word_finder is None:
            from desktop.ui.looking_up import LookingUp

            viewing = self._viewing
            self._word_finder = LookingUp(
                self,
                self._study,
                self._reading,
                self._read,
                self._notice,
                self._fold,
                viewing.script,
                viewing.shown_script,
                lambda: viewing.settings.readings == "taiwan",
                self._write,
                self._take_back,
            )
            self._word_finder.tapped.connect(self._note_tap)
            self._word_finder.correct_wanted.connect(self._correcting.correct)
            self._word_finder.correct_wanted.connect(self._dictionary.prepare_guesses)
            self._word_finder.join_wanted.connect(self._correcting.join)
        return self._word_finder

    @property
    def _beyond(self) -> Beyond:
        """What there is beside the page that is read, made when it is first asked for."""
        if self._furniture is None:
            self._furniture = self._furnish()
            document = self._reading.document
            if document is not None:
                self._furniture.document_shown(document)
                self._furniture.moved(self._read.view.place())
            self._show_titles()
        return self._furniture

    def _furnish(self) -> Beyond:
        # Loaded once the first page is painted.
        from desktop.ui.beyond import Beyond
        from desktop.ui.exporting.exporting import Exporting
        from desktop.ui.exporting.handing_out import HandingOut
        from desktop.ui.lessons.teaching import Teaching
        from desktop.ui.library.shelving import Shelving
        from desktop.ui.moving import Moving
        from desktop.ui.review.meeting import Meeting
        from desktop.ui.review.reviewing import Reviewing
        from desktop.ui.revisiting import Revisiting
        from desktop.ui.safekeeping.safeguarding import Safeguarding
        from desktop.ui.statistics.measuring import Measuring
        from desktop.ui.updating import Updating
        from desktop.ui.vocabulary.listing import Listing
        from desktop.ui.word_lists.word_lists import WordLists

        study, tasks, notice, strip = self._study, self._tasks, self._notice, self._strip
        viewing, changing, reading = self._viewing, self._changing, self._reading
        write, take_back = self._write, self._take_back
        folder = study.library.folder
        revisiting = Revisiting(self, study, reading, self._navigating, self._read.view, notice)
        revisiting.found.connect(lambda: self.show_page("read"))
        self._correcting.opened.connect(revisiting.open_correction)
        shelving = Shelving(
            self, study, tasks, notice, self._fold, changing.write_library, take_back
        )
        shelving.open_wanted.connect(revisiting.open_text)
        shelving.place_wanted.connect(revisiting.open_place)
        reviewing = Reviewing(
            self,
            lambda: study.reviews,
            folder,
            tasks,
            notice,
            changing.write_review,
            take_back,
            changing.undo_text,
        )
        reviewing.sentence_wanted.connect(revisiting.open_sentence)
        reviewing.settings_changed.connect(viewing.keep_review_settings)
        measuring = Measuring(self, study, lambda: study.statistics, reading, tasks, notice, write)
        measuring.open_wanted.connect(revisiting.open_text)
        measuring.place_wanted.connect(revisiting.open_place)
        reading.switched.connect(measuring.text_changed)
        listing = Listing(
            self, lambda: study.word_list, tasks, notice, write, take_back, self._senses_of
        )
        listing.word_opened.connect(revisiting.open_word)
        listing.export_wanted.connect(self._export_words)
        listing.working.connect(strip.show_work)
        listing.finished.connect(strip.hide_work)
        lists = WordLists(
            self, study, tasks, notice, write, take_back, study.follow, lambda: viewing.theme
        )
        lists.working.connect(partial(self._show_working, lists.cancel))
        lists.finished.connect(strip.hide_work)
        safeguarding = Safeguarding(self, folder, tasks, notice)
        safeguarding.restored.connect(self._show_restored)
        moving = Moving(self, folder, tasks, notice)
        moving.working.connect(partial(self._show_working, moving.cancel))
        moving.finished.connect(strip.hide_work)
        moving.merged.connect(self._show_restored)
        meeting = Meeting(self, study, self._reading_counts, changing.write_review)
        exporting = Exporting(
            self,
            study,
            tasks,
            notice,
            lambda: viewing.theme,
            viewing.shown_script,
            viewing.export_presets,
            viewing.keep_export_presets,
            study.taught,
            self._drawing,
        )
        exporting.noted.connect(changing.note)
        handing_out = HandingOut(
            self,
            study,
            tasks,
            notice,
            self._shown,
            viewing.script,
            lambda: viewing.settings,
            study.taught,
            self._drawing,
        )
        handing_out.working.connect(partial(self._show_working, handing_out.cancel))
        handing_out.finished.connect(strip.hide_work)
        teaching = Teaching(
            self,
            study,
            lambda: study.lessons,
            lambda: study.statistics,
            reading,
            tasks,
            notice,
            changing.write_lessons,
            take_back,
            lambda: viewing.theme,
        )
        teaching.open_wanted.connect(revisiting.open_text)
        teaching.place_wanted.connect(revisiting.open_place)
        teaching.show_zhuyin(viewing.settings.phonetic == "zhuyin")
        reading.switched.connect(teaching.text_changed)
        updating = Updating(self, tasks, notice)
        updating.working.connect(partial(self._show_working, updating.cancel))
        updating.finished.connect(strip.hide_work)
        return Beyond(
            shelving,
            reviewing,
            meeting,
            measuring,
            listing,
            lists,
            safeguarding,
            moving,
            exporting,
            handing_out,
            teaching,
            updating,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.start()
        self._read.view.setFocus()

    def say(self, text: str) -> None:
        """Tell the user something in the line above the text, once the first page is there."""
        QTimer.singleShot(0, self, lambda: self._notice.say(text))

    # -- for those who look on ----------------------------------------------------------------

    @property
    def study(self) -> Study:
        """The data that this window shows."""
        return self._study

    @property
    def document(self) -> Document | None:
        """The document that is read."""
        return self._reading.document

    @property
    def reader(self) -> ReaderView:
        """The reading view."""
        return self._read.view

    # -- documents ---------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a file and show the reading page."""
        self._cancel_work = self._reading.cancel
        self._reading.open_path(path)

    def open_address(self, address: str) -> None:
        """Open what is at a web address, as it was typed."""
        self._cancel_work = self._reading.cancel
        self._opening.open_named(address)

    def come_forward(self, name: str) -> None:
        """Show the window above all others, with what another start has asked for: a path, or a
        web address.
        """
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if name:
            self._cancel_work = self._reading.cancel
            self._opening.open_named(name)

    def _forget(self, document_id: str) -> None:
        self._changing.write_library(lambda: self._study.shelf.remove([document_id]))

    def _show_document(self, document: Document) -> None:
        self._notice.hide()
        text = self._reading.text(self._viewing.script())
        if text is None:
            return
        self.show_page("read")
        self._read.clear_card()
        self._read.view.set_text(text, self._reading.stopped_at(), *self._titling.head(text))
        self.setWindowTitle(f"{document.title} — Duben 读本")
        self._strip.clear()
        self._titling.show_recent()
        self._navigating.begin()
        self._moved()
        self._opening.doubt_encoding(document)
        if self._furniture is not None:
            self._tell_met()
            self._furniture.document_shown(document)

    def _switch_text(self) -> None:
        """Show the whole page instead of the article, or the other way round."""
        text = self._reading.text(self._viewing.script())
        if text is not None:
            self._read.view.switch_text(text, *self._titling.head(text))
            self._strip.clear()

    def _moved(self) -> None:
        view = self._read.view
        self._reading.moved_to(view.place(), view.progress())
        if self._furniture is not None:
            self._furniture.moved(view.place())
        self._navigating.moved()

    # -- dictionary --------------------------------------------------------------------------

    def _show_building(self, share: float) -> None:
        self._show_working(self._dictionary.cancel, self.tr("Preparing the dictionary…"), share)

    def _take_language(self, language: Language) -> None:
        self._names_come = True
        self._strip.hide_work()
        self._read_ahead(language, lambda: self._show_language(language))

    def _read_ahead(
        self, language: Language, done: Callable[[], None], *, names: bool = False
    ) -> None:
        """Have what is in sight annotated in the background before it is done here."""
        texts, script = self._read.view.blocks_in_sight(), self._viewing.script()
        guesses = self._correcting.has_cut
        self._reading.read_ahead(language, texts, script, done, names=names, guesses=guesses)

    def _show_language(self, language: Language) -> None:
        self._study.attach(language)
        self._refresh_and_count()
        self._navigating.show_script()
        self._show_titles()
        if self._furniture is not None:
            self._furniture.language_changed()
        if self._names_wait:
            self._take_names()

    def _show_titles(self) -> None:
        """Write the titles of texts in the script that texts are shown in."""
        self._titling.show_recent()
        text = self._read.view.text
        if text is not None:
            self._read.view.set_title(self._titling.head(text)[1])
        script, beyond = self._viewing.script(), self._furniture
        if beyond is not None:
            beyond.shelving.show_script(script, self._titling.shown)
            beyond.measuring.show_script(script, self._titling.shown)
            beyond.teaching.show_script(script, self._titling.shown)

    def _take_names(self) -> None:
        language = self._study.language
        # What is in sight may still be read ahead without them.
        self._names_wait = language is None
        if language is not None:
            self._read_ahead(language, self._show_names, names=True)

    def _show_names(self) -> None:
        self._names_come = False
        self._study.show_names()
        self._read.view.refresh_text()
        self._tell_settled()

    def _dictionary_failed(self, message: str) -> None:
        self._names_come = False
        self._strip.hide_work()
        self._notice.say(message, button=self.tr("Try again"), action=self._dictionary.begin)

    def _fold(self, text: str) -> str:
        language = self._study.language
        return language.fold(text) if language else text

    def _show_counts(self) -> None:
        coverage = self._reading.coverage
        if coverage is not None:
            self._strip.set_coverage(coverage.known, coverage.new_words)
        self._looking_up.show_count()
        self._titling.show_recent()
        if self._furniture is not None:
            self._furniture.shelving.refresh()
        self._is_counted = True
        self._tell_settled()

    def _refresh_and_count(self) -> None:
        """Annotate anew what is in sight, and count when that is done: else each would wait for the
        other.
        """
        self._read.view.refresh_text()
        self._count_waits = self._read.view.is_refreshing
        if not self._count_waits:
            self._reading.count()

    def _count_now(self) -> None:
        if self._count_waits:
            self._count_waits = False
            self._reading.count()

    def _tell_settled(self) -> None:
        """Say once after each count that all is done, when the text in the window is too."""
        if self._is_counted and not self._names_come and not self._read.view.is_refreshing:
            self._is_counted = False
            self.settled.emit()

    # -- words -------------------------------------------------------------------------------

    def _note_tap(self, token: Token) -> None:
        if self._furniture is not None:
            self._furniture.tapped(self._read.view.place(), token)

    def _show_changes(self, changes: Changes) -> None:
        """Show what a write has touched beside the words."""
        if changes.names:
            self._read.view.refresh_text()
        if self._furniture is not None:
            self._furniture.listing.follow(changes)
        if changes.corrections:
            self._show_corrected()

    def _show_shelf(self) -> None:
        """Show the library as it is now, everywhere."""
        self._titling.show_recent()
        self._navigating.bookmarks.refresh()
        if self._furniture is not None:
            self._furniture.shelving.refresh()

    def _show_corrected(self) -> None:
        """Cut and read the text anew, because the learner has corrected it; the place stays."""
        self._correcting.changed()
        self._refresh_and_count()
        self._looking_up.show_corrected()

    # -- many words --------------------------------------------------------------------------

    def _mark_before(self) -> None:
        document, place = self._reading.document, self._read.view.place_at_hand()
        if document is not None and place is not None:
            origin, article = self._reading.origin, self._reading.article
            self._beyond.lists.mark_before(document, place, origin, article)

    def _mark_page(self) -> None:
        document, stretch = self._reading.document, self._read.view.stretch_in_sight()
        if document is not None and stretch is not None:
            origin, article = self._reading.origin, self._reading.article
            self._beyond.lists.mark_between(document, *stretch, origin, article)

    def _show_restored(self) -> None:
        """Show what a restored vocabulary has; what was done before is out of reach of undo."""
        self._changing.forget()
        self._study.reviews.reload()
        self._show_written()

    # -- what was written --------------------------------------------------------------------

    def refresh_vocabulary(self) -> None:
        """Show the words as they are now, everywhere."""
        self._changing.note()
        self._read.view.refresh_status()
        self._looking_up.refresh()
        if self._furniture is not None:
            self._furniture.words_changed()
        self._reading.recount()
        self._changing.show_undo()

    def _look_for_writes(self) -> None:
        """Show what the command line or another window has written meanwhile."""
        beyond = self._furniture
        is_ours = beyond is not None and (beyond.listing.is_writing or beyond.exporting.is_writing)
        if self._changing.others_wrote() and not is_ours:
            self._show_written()

    def _show_written(self) -> None:
        """Show all as it is on the disk."""
        self._study.reload()
        if self._furniture is not None:
            self._furniture.listing.reload()
        if self._correcting.changed():
            self._show_corrected()
        self.refresh_vocabulary()
        self._show_shelf()

    # -- pages -------------------------------------------------------------------------------

    def show_page(self, name: str) -> None:
        """Show a page by its name: `read`, `library`, `words`, `lessons` and so on."""
        self._actions.set_reading(name == "read")
        self._actions["find"].setEnabled(name in {"read", "library", "words"})
        self._actions[f"page_{name}"].setChecked(True)
        if name == "library":
            self._reading.save_place()
        page = self._page(name)
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if name == "statistics":
            self._beyond.measuring.show_now()
        if name == "lessons":
            self._beyond.teaching.show_now()
        if name != "read":
            self._beyond.measuring.time.stop()
            self._tell_met()
        (self._read.view if page is self._read else page).setFocus()

    def _page(self, name: str) -> QWidget:
        """Give a page, made when it is first asked for."""
        if name == "library":
            return self._beyond.shelving.page(self._viewing.theme)
        if name == "corrections":
            return self._correcting.page(self._viewing.theme)
        if name == "review":
            self._use_review_settings()
            return self._beyond.reviewing.page(self._viewing.look()[0])
        if name == "statistics":
            return self._beyond.measuring.page(self._viewing.theme)
        if name == "words":
            return self._beyond.listing.page(self._viewing.theme)
        if name == "lessons":
            return self._beyond.teaching.page(self._viewing.theme)
        return self._read

    def _use_review_settings(self) -> None:
        self._study.reviews.use(self._viewing.review_settings())

    def _reading_counts(self) -> bool:
        """Tell whether a word that is read counts as known, as the learner chose."""
        if not self._viewing.settings.reviews.get("reading_counts"):
            return False
        self._use_review_settings()
        return True

    def _tell_met(self) -> None:
        """Count the words that were met in what was read, and say so."""
        met = self._furniture.meeting.finish() if self._furniture is not None else 0
        if met:
            one, many = (
                self.tr("1 word that you read and did not look up counts as known today."),
                self.tr("{0} words that you read and did not look up count as known today."),
            )
            self._notice.say(
                one if met == 1 else many.format(met),
                button=self.tr("Undo"),
                action=self._take_back,
                brief=True,
            )

    # -- export and paper --------------------------------------------------------------------

    def _export_words(self) -> None:
        beyond = self._beyond
        beyond.exporting.export_words(*beyond.listing.chosen())

    def _export_text(self) -> None:
        shown = self._shown()
        if shown is not None:
            self._beyond.exporting.export_text(
                shown.document, shown.origin, only_article=shown.only_article
            )

    def _shown(self) -> Shown | None:
        """Give the text that is read, for what makes something of it."""
        from desktop.ui.exporting.handing_out import Shown

        document, reading = self._reading.document, self._reading
        if document is None:
            return None
        place = self._read.view.place_at_hand()
        return Shown(document, reading.origin, reading.article is not None, place)

    def _drawing(self) -> Drawing:
        from desktop.ui.paper.drawing import drawing

        return drawing()

    def _show_working(self, cancel: Callable[[], None], text: str, share: float) -> None:
        self._cancel_work = cancel
        self._strip.show_work(text, share)

    # -- words page --------------------------------------------------------------------------

    def _senses_of(self, word: Word) -> Sequence[str]:
        """Give the senses that the dictionary has for a word."""
        language = self._study.language
        if language is None:
            return ()
        entries = language.index.entries(word.traditional)
        same = [e for e in entries if (e.traditional, e.simplified, e.numbered) == word.identity]
        return [sense.text for entry in same for sense in entry.senses]

    # -- view --------------------------------------------------------------------------------

    def change_settings(self, settings: Settings) -> None:
        """Follow new settings and keep them."""
        self._viewing.change(settings)

    def _show_settings(self, before: Settings, settings: Settings) -> None:
        """Follow settings, of which some are not as they were before."""
        text, script = self._read.view.text, self._viewing.script()
        self._read.set_settings(settings)
        is_rewritten = before.taiwan_words != settings.taiwan_words
        self._study.exchange_words(settings.taiwan_words)
        if text is not None and (is_rewritten or text.script is not script):
            self._read.view.set_script_text(text.in_script(script))
            self._navigating.show_script()
            self._show_titles()
            self._looking_up.show_script(text.document)
        if before.hsk3 != settings.hsk3:
            self._study.choose_hsk3(settings.hsk3)
            if self._furniture is not None:
                self._furniture.measuring.choose_hsk3(settings.hsk3)
                self._furniture.listing.reload()
            self._looking_up.refresh()
        if self._furniture is not None:
            self._furniture.reviewing.set_look(self._viewing.look()[0])
            self._furniture.measuring.show_zhuyin(settings.phonetic == "zhuyin")
            self._furniture.teaching.show_zhuyin(settings.phonetic == "zhuyin")

    def _show_theme(self, theme: Theme) -> None:
        self._read.set_theme(theme)
        self._correcting.set_theme(theme)
        if self._furniture is not None:
            self._furniture.set_theme(theme)

    def _move_card(self) -> None:
        side = self._viewing.settings.card == "side"
        self._viewing.set(card="floating" if side else "side")
        if side and self._read.lookup is not None:
            self._read.show_card()

    def _open_find(self) -> None:
        if self._actions["page_library"].isChecked():
            self._beyond.shelving.take_find()
            return
        if self._actions["page_words"].isChecked():
            self._beyond.listing.take_find()
            return
        self._read.find_bar.open_bar(self._reading.document, self._read.view.place())

    def _find_step(self, step: int) -> None:
        if self._read.is_finding:
            self._read.find_bar.step(step)
        else:
            self._open_find()

    def _escape(self) -> None:
        if self._read.is_finding:
            self._read.find_bar.close_bar()
        elif self._read.close_drawer():
            self._read.view.setFocus()
        elif self.isFullScreen():
            self._viewing.toggle_full_screen()
        elif not self._read.close_card():
            self._read.view.clear_selection()
            self._read.view.setFocus()

    def _show_about(self) -> None:
        from desktop.ui.about import show_about

        language = self._study.language
        show_about(self, language.index.info if language else None, self._licences)

    # -- events ------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self._viewing.resize_text(1 if event.angleDelta().y() > 0 else -1)
            event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_drop(event.mimeData())

    def take_drop(self, data: QMimeData) -> None:
        """Open what was dropped."""
        self._opening.take(data)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._reading.save_place()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._viewing.keep_geometry(geometry)
        self._watch.stop()
        self._loading.stop()
        self._read.view.stop()
        if self._furniture is not None:
            self._furniture.measuring.time.stop()
            self._furniture.meeting.finish()
        self._tasks.cancel_all()
        event.accept()
