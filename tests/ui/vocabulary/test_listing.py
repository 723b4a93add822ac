"""The Words page in a window: what is wanted there is written to a real study.db, and undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.storage import words as stored
from desktop.storage.database import Database
from desktop.storage.errors import StorageError
from desktop.storage.schema import STUDY
from desktop.ui.notice import Notice
from desktop.ui.tasks import Tasks
from desktop.ui.theme import LIGHT
from desktop.ui.vocabulary.listing import Listing
from desktop.ui.vocabulary.words_page import WordsPage
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Word
from desktop.word_list import WordList
from tests.vocabulary.words import made_word

CONTROL = Qt.KeyboardModifier.ControlModifier


class Bench(QWidget):
    """A window with the page and a message, which writes and takes back as the real one does."""

    def __init__(self, study: Database, tasks: Tasks) -> None:
        super().__init__()
        self.study, self.words = study, WordList(study)
        self.done: list[Changes] = []
        self.notice = Notice()
        self.listing = Listing(
            self,
            lambda: self.words,
            tasks,
            self.notice,
            self.write,
            self.take_back,
            lambda word: (*word.senses, "another meaning"),
        )
        self.page: WordsPage = self.listing.page(LIGHT)
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        column.addWidget(self.page)

    def write(self, write: Callable[[], Changes]) -> bool:
        try:
            changes = write()
        except StorageError as error:
            self.notice.say(str(error))
            return False
        self.done.append(changes)
        self.listing.follow(changes)
        return True

    def take_back(self) -> None:
        self.listing.follow(self.words.revert(self.done.pop()))

    def save(self, *words: Word) -> None:
        self.write(lambda: stored.write_words(self.study, "Save", words))

    def listed(self) -> list[str]:
        """Give the first rows: word, status and tags."""
        model = self.page.table.model()
        rows = [
            model.index(at, 0).data(Qt.ItemDataRole.UserRole) for at in range(min(3, self.rows))
        ]
        return [" ".join([r.word.simplified, r.word.status, *r.word.tags]) for r in rows]

    @property
    def rows(self) -> int:
        return self.page.table.model().rowCount()


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as opened:
        yield opened


def bench_of(qtbot: QtBot, study: Database, tasks: Tasks, words: list[Word]) -> Bench:
    stored.write_words(study, "Save", words)
    bench = Bench(study, tasks)
    qtbot.addWidget(bench)
    bench.resize(1200, 700)
    with qtbot.waitActive(bench):
        bench.show()
        bench.activateWindow()
    return bench


@pytest.fixture
def bench(qtbot: QtBot, study: Database, tasks: Tasks) -> Bench:
    words = [
        made_word("图书馆", "tu2 shu1 guan3", "library", created=1, titles=("一课",)),
        made_word("长", "chang2", "long", Status.KNOWN, created=2),
        made_word("长", "zhang3", "to grow", Status.NEW, created=3),
    ]
    return bench_of(qtbot, study, tasks, words)


@pytest.fixture
def crowded(qtbot: QtBot, study: Database, tasks: Tasks) -> Bench:
    words = [made_word(f"词{at}", "ci2", "word", created=at + 1) for at in range(2500)]
    bench = bench_of(qtbot, study, tasks, words)
    qtbot.waitUntil(lambda: bench.page.is_indexed)
    return bench


def test_a_status_is_set_and_taken_back(bench: Bench, qtbot: QtBot) -> None:
    bench.page.table.selectAll()
    qtbot.keyClick(bench.page.table, Qt.Key.Key_3)
    assert bench.listed() == ["长 known", "长 known", "图书馆 known"]
    assert len(bench.page.selected()) == 3
    assert bench.done[-1].name == "Set status: 3 words"
    bench.take_back()
    assert bench.listed() == ["长 new", "长 known", "图书馆 learning"]


def test_what_is_deleted_is_told_and_comes_back_by_the_button(bench: Bench, qtbot: QtBot) -> None:
    bench.page.table.selectRow(0)
    qtbot.keyClick(bench.page.table, Qt.Key.Key_Delete)
    assert bench.listed() == ["长 known", "图书馆 learning"]
    assert bench.notice.text() == "1 word deleted."
    assert [word.reading for word in bench.page.selected()] == ["chang2"]
    bench.take_back()
    assert bench.listed() == ["长 new", "长 known", "图书馆 learning"]


def test_tags_are_put_on(bench: Bench) -> None:
    bench.page.table.selectRow(2)
    bench.page.tags_wanted.emit(bench.page.selected(), ("food",), ())
    assert bench.listed()[2] == "图书馆 learning food"
    bench.page.filter.setText("tag:food")
    assert bench.listed() == ["图书馆 learning food"]


def test_a_note_is_written_and_found(bench: Bench, qtbot: QtBot) -> None:
    bench.page.table.selectRow(2)
    bench.page.table.setFocus()
    qtbot.keyClick(bench.page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(bench.page.detail.note, "Monday")
    qtbot.keyClick(bench.page.detail.note, Qt.Key.Key_Return, CONTROL)
    assert [one.name for one in bench.done] == ["Note: 图书馆"]
    bench.page.filter.setText("monday")
    assert bench.listed() == ["图书馆 learning"]
    bench.take_back()
    assert bench.rows == 0


def test_escape_leaves_a_note_as_it_was(bench: Bench, qtbot: QtBot) -> None:
    bench.page.table.selectRow(2)
    qtbot.keyClick(bench.page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(bench.page.detail.note, "Monday")
    qtbot.keyClick(bench.page.detail.note, Qt.Key.Key_Escape)
    assert bench.done == []
    assert bench.page.detail.note.toPlainText() == ""


def test_a_note_that_was_written_is_kept_when_another_word_is_chosen(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.page.table.selectRow(2)
    qtbot.keyClick(bench.page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(bench.page.detail.note, "Monday")
    place = bench.page.table.visualRect(bench.page.table.model().index(0, 0)).center()
    qtbot.mouseClick(bench.page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bench.page.table.setFocus()
    assert [one.name for one in bench.done] == ["Note: 图书馆"]
    qtbot.waitUntil(lambda: bench.page.detail.note.toPlainText() == "")
    assert [one.name for one in bench.done] == ["Note: 图书馆"]


def test_meanings_are_chosen_among_those_of_the_dictionary(bench: Bench, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QCheckBox

    def in_sight() -> list[QCheckBox]:
        return [box for box in bench.page.detail.findChildren(QCheckBox) if box.isVisible()]

    bench.page.table.selectRow(2)
    qtbot.waitUntil(lambda: len(in_sight()) == 2)
    boxes = in_sight()
    assert [(box.accessibleName(), box.isChecked()) for box in boxes] == [
        ("library", True), ("another meaning", False),
    ]  # fmt: skip
    assert not boxes[0].isEnabled()  # a word keeps one meaning at least
    boxes[1].click()
    (change,) = bench.done[-1].words
    assert change.after is not None
    assert change.after.senses == ("library", "another meaning")


def test_a_note_is_added_to_the_word_as_it_is_now(bench: Bench) -> None:
    bench.page.table.selectRow(2)
    (shown,) = bench.page.selected()
    bench.save(made_word("图书馆", "tu2 shu1 guan3", "library", Status.IGNORED))
    bench.page.note_wanted.emit(shown, "late")
    assert bench.listed()[2] == "图书馆 ignored"


def test_words_that_are_saved_elsewhere_come_into_the_list(bench: Bench) -> None:
    bench.save(made_word("爱", "ai4", "love"))
    assert bench.listed()[0] == "爱 learning"
    assert bench.page.count.text() == "4 words"


def test_what_another_program_has_written_is_read_anew(bench: Bench, tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as other:
        stored.write_words(other, "Save", [made_word("爱", "ai4", "love")])
    bench.listing.reload()
    assert bench.listed()[0] == "爱 learning"


# -- very many -----------------------------------------------------------------------------------


def test_very_many_words_are_changed_in_the_background_and_that_is_taken_back(
    crowded: Bench, qtbot: QtBot
) -> None:
    shares: list[float] = []
    crowded.listing.working.connect(lambda _about, share: shares.append(share))
    crowded.page.table.selectAll()
    with qtbot.waitSignal(crowded.listing.finished, timeout=10_000):
        qtbot.keyClick(crowded.page.table, Qt.Key.Key_3)
        assert crowded.listing.is_writing
    assert crowded.listed() == ["词2499 known", "词2498 known", "词2497 known"]
    assert crowded.done[-1].name == "Set status: 2,500 words"
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    qtbot.waitUntil(lambda: crowded.page.statuses.button(Status.KNOWN).text() == "Known 2,500")
    crowded.take_back()
    assert crowded.listed()[0] == "词2499 learning"
    qtbot.waitUntil(lambda: crowded.page.statuses.button(Status.KNOWN).text() == "Known 0")
    assert len(crowded.page.selected()) == 2500


def test_very_many_words_are_deleted_and_come_back(crowded: Bench, qtbot: QtBot) -> None:
    crowded.page.table.selectAll()
    with qtbot.waitSignal(crowded.listing.finished, timeout=10_000):
        qtbot.keyClick(crowded.page.table, Qt.Key.Key_Delete)
    assert crowded.notice.text() == "2,500 words deleted."
    qtbot.waitUntil(lambda: crowded.rows == 0)
    crowded.take_back()
    qtbot.waitUntil(lambda: crowded.rows == 2500)


def test_one_change_after_the_other(crowded: Bench, qtbot: QtBot) -> None:
    crowded.page.table.selectAll()
    with qtbot.waitSignal(crowded.listing.finished, timeout=10_000):
        qtbot.keyClick(crowded.page.table, Qt.Key.Key_3)
        qtbot.keyClick(crowded.page.table, Qt.Key.Key_4)
        assert crowded.notice.text() == "The change before is still being written."
    assert [one.name for one in crowded.done] == ["Set status: 2,500 words"]


def test_a_word_saved_while_the_index_is_read_is_in_the_list(crowded: Bench, qtbot: QtBot) -> None:
    crowded.listing.reload()
    crowded.save(made_word("爱", "ai4", "love"))
    qtbot.waitUntil(lambda: crowded.rows == 2501)
    qtbot.wait(200)
    crowded.page.filter.setText("love")
    assert crowded.listed() == ["爱 learning"]
