"""Whole windows for the tests: on real files and the real dictionary, moved by pointer and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.settings import Settings, load, save
from desktop.study import Study
from desktop.ui.notice import Notice
from desktop.ui.reader.find_bar import FindBar
from desktop.ui.reader.read_page import ReadPage
from desktop.ui.reader.view import ReaderView
from desktop.ui.reader.word_card import WordCard
from desktop.ui.recent_list import RecentList
from desktop.ui.status_strip import StatusStrip
from desktop.ui.vocabulary.words_page import WordsPage
from desktop.ui.window import MainWindow
from tests.ui.reading import said

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
WELCOME = Path(__file__).parent.parent.parent / "resources" / "welcome.txt"


class Desk:
    """One window and the hands and eyes of the person in front of it.

    Words are named as the original text writes them; `which` counts them from 0.
    """

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.reader: ReaderView = window.reader
        self._notice: Notice = window.findChildren(Notice)[0]
        self._strip: StatusStrip = window.findChildren(StatusStrip)[0]
        self._qtbot = qtbot

    # -- what is seen ------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        document = self.window.document
        assert document is not None
        return document

    @property
    def card(self) -> WordCard:
        """Give the word card, which is made when it is first asked for."""
        return self.window.findChildren(ReadPage)[0].card

    @property
    def find_bar(self) -> FindBar:
        """Give the bar to find words with, which is made when it is first asked for."""
        return self.window.findChildren(ReadPage)[0].find_bar

    @property
    def recent(self) -> RecentList:
        """Give the list of recent texts."""
        return self.window.findChildren(ReadPage)[0].recent

    @property
    def words(self) -> WordsPage:
        """Give the Words page, which is made when it is first shown."""
        return self.window.findChildren(WordsPage)[0]

    @property
    def notice(self) -> str:
        return self._notice.text()

    @property
    def strip(self) -> str:
        return " · ".join(said(self._strip).splitlines())

    def page(self) -> str:
        """Give the whole text as it is shown."""
        text = self.reader.text
        assert text is not None
        paragraphs = self.document.paragraphs
        last = len(paragraphs) - 1
        return text.between(Place(0, 0), Place(last, len(paragraphs[last])))

    def chosen(self) -> str:
        """Give the word that the card shows, with its status where it has one."""
        lookup = self.card.lookup
        if lookup is None:
            return ""
        return lookup.text + (f" {lookup.status.value}" if lookup.status else "")

    def caret(self) -> str:
        """Give the word that the caret is on, as it is shown."""
        found = self.reader.caret_token()
        return found[1].shown if found else ""

    def top_word(self) -> str:
        """Give the original text from the place at the top of the window on."""
        place = self.reader.place()
        return self.document.paragraphs[place.paragraph][place.offset :][:6] if place else ""

    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def action(self, name: str) -> QAction:
        found = self.window.findChild(QAction, name)
        assert isinstance(found, QAction)
        return found

    # -- where words are ---------------------------------------------------------------------

    def place(self, word: str, which: int = 0) -> Place:
        found = [
            Place(number, start)
            for number, text in enumerate(self.document.paragraphs)
            for start in range(len(text))
            if text.startswith(word, start)
        ]
        return found[which]

    def point(self, word: str, which: int = 0) -> QPointF:
        place = self.place(word, which)
        return self.reader.token_rects(place.paragraph, place.offset)[0].center()

    def is_in_sight(self, word: str, which: int = 0) -> bool:
        place = self.place(word, which)
        height = self.reader.viewport().height()
        rects = self.reader.token_rects(place.paragraph, place.offset)
        return bool(rects) and all(r.top() >= 0 and r.bottom() <= height for r in rects)

    # -- pointer -----------------------------------------------------------------------------

    def send(
        self,
        kind: QEvent.Type,
        point: QPointF,
        *,
        held: bool = False,
        keys: Qt.KeyboardModifier = NONE,
    ) -> None:
        viewport = self.reader.viewport()
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        moves = kind == QEvent.Type.MouseMove
        event = QMouseEvent(
            kind,
            point,
            QPointF(viewport.mapToGlobal(QPoint(0, 0))) + point,
            none if moves else left,
            left if held else none,
            keys,
        )
        QApplication.sendEvent(viewport, event)

    def press_at(self, point: QPointF, keys: Qt.KeyboardModifier = NONE) -> None:
        self.send(QEvent.Type.MouseButtonPress, point, held=True, keys=keys)

    def drag_to(self, point: QPointF) -> None:
        self.send(QEvent.Type.MouseMove, point, held=True)

    def release_at(self, point: QPointF) -> None:
        self.send(QEvent.Type.MouseButtonRelease, point)

    def tap_at(self, point: QPointF, keys: Qt.KeyboardModifier = NONE) -> None:
        self.press_at(point, keys)
        self.release_at(point)

    def tap(self, word: str, which: int = 0, keys: Qt.KeyboardModifier = NONE) -> None:
        self.tap_at(self.point(word, which), keys)

    def double_tap(self, word: str, which: int = 0) -> None:
        point = self.point(word, which)
        self.tap_at(point)
        self.send(QEvent.Type.MouseButtonDblClick, point, held=True)
        self.release_at(point)

    def drag(self, start: QPointF, end: QPointF) -> None:
        self.press_at(start)
        self.drag_to((start + end) / 2)
        self.drag_to(end)
        self.release_at(end)

    def left_of(self, word: str, which: int = 0) -> QPointF:
        place = self.place(word, which)
        rect = self.reader.token_rects(place.paragraph, place.offset)[0]
        return QPointF(rect.left() + 1, rect.center().y())

    def right_of(self, word: str, which: int = 0) -> QPointF:
        place = self.place(word, which)
        rect = self.reader.token_rects(place.paragraph, place.offset)[-1]
        return QPointF(rect.right() - 1, rect.center().y())

    def move_to(self, point: QPointF, keys: Qt.KeyboardModifier = NONE) -> None:
        self.send(QEvent.Type.MouseMove, point, keys=keys)

    def hover(self, word: str, which: int = 0, keys: Qt.KeyboardModifier = NONE) -> str:
        """Rest on a word, and give the hint that appears; empty where none does."""
        self.move_to(QPointF(1, 1))
        self.move_to(self.point(word, which), keys)
        self.settle(60)
        return self.reader.hint_text()

    def wheel(self, steps: float, keys: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel over the text towards you."""
        viewport = self.reader.viewport()
        at = QPointF(viewport.mapTo(self.window, viewport.rect().center()))
        handle = self.window.windowHandle()
        QTest.wheelEvent(handle, at, QPoint(0, round(-120 * steps)), QPoint(0, 0), keys)
        self.settle()

    # -- keys --------------------------------------------------------------------------------

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            QTest.keyClick(self.window.focusWidget() or self.window, key, keys)

    def type(self, text: str) -> None:
        """Type into the field that has the focus, as an input method does."""
        from PySide6.QtGui import QInputMethodEvent

        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.window.focusWidget(), event)

    # -- and the rest ------------------------------------------------------------------------

    def settle(self, milliseconds: int = 0) -> None:
        """Let timers and queued events run."""
        if milliseconds:
            self._qtbot.wait(milliseconds)
        QApplication.processEvents()

    def wait_until(self, done: Callable[[], bool], timeout: int = 8000) -> None:
        self._qtbot.waitUntil(done, timeout=timeout)

    def paste(self, text: str) -> None:
        """Open a text from the clipboard with its key."""
        QGuiApplication.clipboard().setText(text)
        self.press(Qt.Key.Key_V, CTRL)

    def drop_data(self, text: str = "", files: tuple[Path, ...] = ()) -> QMimeData:
        from PySide6.QtCore import QUrl

        data = QMimeData()
        if text:
            data.setText(text)
        if files:
            data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        return data

    def open_file(self, path: Path) -> None:
        """Open a file and wait until it is shown and counted."""
        self.window.open_path(path)
        self.wait_until(lambda: self.document.source == str(path) and "new word" in self.strip)

    def press_button(self, text: str) -> None:
        buttons = [b for b in self.window.findChildren(QPushButton) if b.isVisible()]
        (button,) = [b for b in buttons if b.text() == text]
        button.click()

    def menu(self, title: str) -> list[str]:
        (menu,) = [m for m in self.window.findChildren(QMenu) if m.title() == title]
        return [action.text() for action in menu.actions() if not action.isSeparator()]


class Desks:
    """Opens windows on the data of one person, one after the other or at once."""

    def __init__(self, qtbot: QtBot, folder: Path, language: Language, index_path: Path) -> None:
        self._qtbot = qtbot
        self.folder = folder
        self.settings_file = folder / "settings.json"
        self._language = language
        self._index_path = index_path
        self._open: list[tuple[MainWindow, Study]] = []

    def window(self, settings: Settings | None = None, size: tuple[int, int] = (1100, 760)) -> Desk:
        """Show a window that has no text and no dictionary yet."""
        study = Study.open(self.folder / "data")
        window = MainWindow(
            study,
            settings or load(self.settings_file),
            lambda changed: save(self.settings_file, changed),
            self.folder / "dictionaries",
            WELCOME,
            self._index_path,
        )
        self._open.append((window, study))
        self._qtbot.addWidget(window)
        window.resize(*size)
        with self._qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Desk(window, self._qtbot)

    def read(
        self,
        text: str,
        settings: Settings | None = None,
        size: tuple[int, int] = (1100, 760),
    ) -> Desk:
        """Show a window with a dictionary and a text from the clipboard."""
        desk = self.window(settings, size)
        desk.window.study.attach(self._language)
        desk.window.take_drop(desk.drop_data(text))
        desk.settle()
        return desk

    def close(self, desk: Desk) -> None:
        """Close a window as its user does, and the files behind it."""
        desk.window.close()
        self._forget(desk.window)

    def _forget(self, window: MainWindow) -> None:
        for shown, study in self._open:
            if shown is window:
                study.close()
        self._open = [pair for pair in self._open if pair[0] is not window]

    def close_all(self) -> None:
        for window, _ in list(self._open):
            self._forget(window)
        # No event loop runs between tests, so what was closed would stay.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
