"""The Review page on a real study.db, with an undo stack as the window has one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.language.scripts import Script
from desktop.reviews import ReviewChanges, Reviews, ReviewSettings
from desktop.settings import Settings
from desktop.storage import words
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.schema import STUDY
from desktop.ui.notice import Notice
from desktop.ui.reader.card_look import CardLook
from desktop.ui.review.review_page import ReviewPage
from desktop.ui.review.reviewing import Reviewing
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT, Theme
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word

MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
NONE = Qt.KeyboardModifier.NoModifier

LIBRARY = ("圖書館", "图书馆", "tu2 shu1 guan3", ("library",), "我常常去图书馆看书。")
FRIEND = ("朋友", "朋友", "peng2 you5", ("friend", "see also 友人[you3 ren2]"), "他是我的朋友。")
LONG = ("長", "长", "chang2", ("length", "long"), "")


def saved(
    traditional: str, simplified: str, reading: str, senses: tuple[str, ...], text: str
) -> Word:
    """Make a word that is learnt, saved from a sentence if there is one."""
    start = text.find(simplified)
    quote = Quote(simplified, text[:start], text[start + len(simplified) :])
    sentence = Sentence(
        new_id(), "d1", "在北京的第一天", Place(3, start), len(simplified), text, start, quote
    )
    sentences = (sentence,) if text else ()
    key = new_id()
    return Word(key, traditional, simplified, reading, Status.LEARNING, senses, sentences)


class Desk:
    """The page, the hands and eyes of the person in front of it, and the clock on the wall."""

    def __init__(
        self, folder: Path, *kept: Word, look: CardLook | None = None, **chosen: object
    ) -> None:
        self.time = MORNING
        self.study = Database.open(folder / "study.db", STUDY, folder / "backups")
        words.write_words(self.study, "Save", kept)
        settings = ReviewSettings(**chosen)  # type: ignore[arg-type]  # its fields
        self.reviews = Reviews(self.study, settings, clock=self._clock, zone=UTC)
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notice, self.tasks = Notice(), Tasks()
        self.stack: list[ReviewChanges] = []
        self.opened: list[tuple[str, Sentence]] = []
        self.chosen: list[ReviewSettings] = []
        self.reviewing = Reviewing(
            self.window,
            lambda: self.reviews,
            folder,
            self.tasks,
            self.notice,
            self._write,
            self.take_back,
            lambda: self.stack[-1].name if self.stack else "",
        )
        self.reviewing.sentence_wanted.connect(
            lambda document, sentence: self.opened.append((document, sentence))
        )
        self.reviewing.settings_changed.connect(self.chosen.append)
        self.page: ReviewPage = self.reviewing.page(look or light())
        column.addWidget(self.notice)
        column.addWidget(self.page, 1)
        self.window.resize(900, 700)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.reviewing.refresh()

    def close(self) -> None:
        self.tasks.cancel_all()
        self.window.close()
        self.study.close()

    def _clock(self) -> int:
        return int(self.time.timestamp() * 1_000_000)

    def _write(self, write: Callable[[], ReviewChanges]) -> bool:
        try:
            changes = write()
        except StorageError as error:
            self.notice.say(str(error))
            return False
        self.stack.append(changes)
        return True

    def take_back(self) -> None:
        self.reviews.revert(self.stack.pop())

    def wait(self, **time: float) -> None:
        """Let time go by."""
        self.time += timedelta(**time)
        self.reviewing.refresh()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard's focus is."""
        for key in keys:
            self.time += timedelta(seconds=1)
            QTest.keyClick(self.window.focusWidget() or self.page, key)

    def type(self, text: str) -> None:
        """Type letters where the keyboard's focus is."""
        QTest.keyClicks(self.window.focusWidget() or self.page, text)

    def seen(self) -> str:
        """Give what the card shows, from top to bottom, without its markup."""
        card = self.page.card
        parts = [card.prompt, card.headword, card.other, card.reading, card.verdict]
        parts += [card.meaning, card.sentence, card.source]
        return "\n".join(plain(part) for part in parts if part.isVisible() and part.text())

    def said(self) -> str:
        """Give what the page says when nothing is asked."""
        rest = self.page.rest
        return f"{rest.title.text()} {rest.text.text()}".strip() if rest.isVisible() else ""


def plain(part: QLabel) -> str:
    """Give a label's text without its markup."""
    from PySide6.QtGui import QTextDocumentFragment

    text = part.text()
    if part.textFormat() == Qt.TextFormat.PlainText or "<" not in text:
        return text
    return QTextDocumentFragment.fromHtml(text).toPlainText()


def light(theme: Theme = LIGHT, script: Script = Script.SIMPLIFIED) -> CardLook:
    """Give the look of a fresh install."""
    return CardLook(script, theme, Settings())
