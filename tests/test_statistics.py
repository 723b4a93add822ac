"""Statistics through the two files and the real dictionary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.counting import facts_of, tally_all
from desktop.language.correcting import Wish
from desktop.language.corrections import Kind, Scope
from desktop.language.document import Article, Document, Place
from desktop.language.language import Language
from desktop.language.levels import Levels
from desktop.language.tally import WordList, version_of
from desktop.library_report import LibraryReport, library_report
from desktop.statistics import Statistics, make_basis
from desktop.storage.database import Database
from desktop.storage.reading_times import load_reading_times
from desktop.storage.schema import LIBRARY, STUDY
from desktop.storage.tallies import valid_tallies
from desktop.study import Study
from desktop.vocabulary.pace import Move
from desktop.vocabulary.statistics import Ease, TextFacts, TextNumbers
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Word

TODAY = date(2026, 6, 10)


def _document(title: str, text: str, article: Article | None = None) -> Document:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(title, title, text.split("\n"), sha256, article=article)


class _Reader:
    """One learner's data, with the statistics of it."""

    def __init__(self, study: Study, language: Language, words: WordList) -> None:
        self.study, self.language = study, language
        self.folder = study.library.folder
        self._backups = self.folder / "backups"
        self.statistics = Statistics(study._study, study._library)
        self.levels = Levels()
        self.statistics.take(make_basis(self.folder, language, words))

    def open(self, title: str, text: str, article: Article | None = None) -> Document:
        return self.study.open_document(_document(title, text, article))

    def facts(self, document: Document, article: Article | None = None) -> TextFacts:
        words = self.statistics.word_list
        assert words is not None
        facts = facts_of(self.folder, self.language, words, document, article, self.levels)
        assert facts is not None
        return facts

    def numbers(self, document: Document) -> TextNumbers:
        self.statistics.refresh()
        numbers = self.statistics.numbers(self.facts(document), document.id, self.language.fold)
        assert numbers is not None
        return numbers

    def keep(self, *words: str, status: Status = Status.KNOWN) -> tuple[Word, ...]:
        from desktop.vocabulary.keeping import new_word

        made = [new_word(self.language.entries(word)[0], status) for word in words]
        changes = self.study.set_status_of(made, status)
        return tuple([one.after for one in changes.words if one.after is not None])

    def tallied(self) -> dict[str, bytes]:
        with closing(Database.open(self.folder / "library.db", LIBRARY, self._backups)) as file:
            return valid_tallies(file, version_of(self.language.index))

    def report(self) -> LibraryReport:
        self.statistics.refresh()
        snapshot = self.statistics.snapshot
        assert snapshot is not None
        report = library_report(self.folder, snapshot, self.language, self.levels, TODAY)
        assert report is not None
        return report


@pytest.fixture
def reader(study: Study, language: Language, words: WordList) -> _Reader:
    return _Reader(study, language, words)


@pytest.fixture(scope="module")
def words(language: Language) -> WordList:
    return WordList.of(language.index)


def test_numbers_follow_a_status_and_its_undo(reader: _Reader) -> None:
    document = reader.open("水果", "我们吃苹果。你们吃苹果。")
    assert reader.numbers(document).known_share == 0

    kept = reader.keep("苹果")
    assert reader.numbers(document).known_share == 2 / 6

    changes = reader.study.set_status_of(kept, Status.IGNORED)
    assert reader.numbers(document).tokens.total == 4
    reader.study.revert(changes)
    assert reader.numbers(document).known_share == 2 / 6


def test_a_word_that_is_known_in_one_script_is_known_in_the_other(reader: _Reader) -> None:
    document = reader.open("新闻", "蘋果 苹果")
    assert reader.numbers(document).known_share == 0
    reader.keep("蘋果")

    assert reader.numbers(document).known_share == 1.0


def test_what_another_program_writes_is_seen(reader: _Reader, words: WordList) -> None:
    document = reader.open("水果", "苹果")
    with closing(Study.open(reader.folder)) as other:
        other.attach(reader.language)
        _Reader(other, reader.language, words).keep("苹果")

    assert reader.numbers(document).known_share == 1.0


def test_a_text_that_is_counted_is_kept(reader: _Reader) -> None:
    document = reader.open("水果", "我们吃苹果。")

    first = reader.facts(document)
    kept = reader.tallied()
    # What is counted is not counted again: paragraphs that are another's don't matter.
    second = reader.facts(replace(document, paragraphs=["别的"]))

    assert set(kept) == {document.id}
    assert second.tally.words.tolist() == first.tally.words.tolist()
    assert second.hsk3.tolist() == first.hsk3.tolist()


def test_an_article_is_counted_apart_from_its_page(reader: _Reader) -> None:
    article = Article(((1, 2),))
    document = reader.open("网页", "菜单\n我们吃苹果\n广告", article)

    whole, part = reader.facts(document), reader.facts(document, article)

    assert len(whole.tally.words) > len(part.tally.words) == 3
    assert part.tally.first_place(int(part.tally.words[0])) is not None
    assert part.tally.paragraphs.tolist() == [1, 1, 1]


def test_a_corrected_cut_is_counted_anew(reader: _Reader) -> None:
    document = reader.open("人", "中国")
    before = reader.facts(document)
    reader.study.correction_list.correct_all(
        document, [Wish(Place(0, 0), Kind.CUT, "中国", "中/国")], Scope.EVERYWHERE
    )

    after = reader.facts(document)

    assert len(before.tally.words) == 1
    assert len(after.tally.words) == 2


def test_a_text_that_was_never_stored_is_counted_all_the_same(reader: _Reader) -> None:
    facts = reader.facts(_document("nowhere", "我们吃苹果。"))

    assert len(facts.tally.words) == 3
    assert reader.tallied() == {}


def test_names_that_are_ignored_are_left_out(reader: _Reader) -> None:
    document = reader.open("水果", "苹果苹果和水")
    with (
        closing(Database.open(reader.folder / "study.db", STUDY, reader.folder)) as file,
        file.transaction() as write,
    ):
        write.run("INSERT INTO ignored_name VALUES ('1', '蘋果', ?, 0, 0, 0)", (document.id,))

    numbers = reader.numbers(document)

    assert numbers.left_out.ignored == 2
    assert numbers.tokens.total == 2


def test_all_texts_are_counted_once(reader: _Reader) -> None:
    for title in ("一", "二", "三"):
        reader.open(title, f"我们吃苹果。{title}")
    told: list[float] = []

    assert tally_all(reader.folder, reader.language, progress=told.append) == 3
    assert tally_all(reader.folder, reader.language) == 0
    assert set(reader.tallied()) == {"一", "二", "三"}
    assert told[-1] == 1.0
    assert told == sorted(told)


def _after(times: int) -> Callable[[], bool]:
    left = [times]

    def asked() -> bool:
        left[0] -= 1
        return left[0] < 0

    return asked


def test_counting_that_was_broken_off_goes_on(reader: _Reader) -> None:
    for title in ("一", "二", "三"):
        reader.open(title, f"我们吃苹果。{title}")

    done = tally_all(reader.folder, reader.language, cancelled=_after(4))

    assert 0 < done < 3
    assert len(reader.tallied()) == done
    assert tally_all(reader.folder, reader.language) == 3 - done


def test_a_text_that_has_changed_is_counted_anew(reader: _Reader) -> None:
    document = reader.open("一", "我们吃苹果。")
    tally_all(reader.folder, reader.language)
    article = Article(((0, 1),))
    reader.study.open_document(replace(document, article=article))

    assert tally_all(reader.folder, reader.language) == 1


def test_texts_that_left_the_library_are_not_counted(reader: _Reader) -> None:
    document = reader.open("一", "我们吃苹果。")
    reader.study.shelf.remove([document.id])

    assert tally_all(reader.folder, reader.language) == 0
    assert reader.report().books == ()


def test_what_to_read_next_stands_first(reader: _Reader) -> None:
    reader.open("难", "饕餮囹圄踟蹰魑魅魍魉")
    reader.open("易", "我们吃苹果。")
    reader.open("舒服", "我们吃苹果。" * 10 + "饕餮")
    reader.keep("我们", "吃", "苹果")
    tally_all(reader.folder, reader.language)
    reader.open("新", "还没有数过")

    report = reader.report()

    assert [book.title for book in report.books] == ["舒服", "易", "难", "新"]
    eases = [book.difficulty.ease if book.difficulty else None for book in report.books]
    assert eases == [Ease.COMFORTABLE, Ease.EASY, Ease.VERY_HARD, None]
    assert report.words.known == 3
    assert sum(report.characters) == len(set("我们吃苹果"))


def test_the_report_of_an_empty_library_is_empty(reader: _Reader) -> None:
    report = reader.report()

    assert report.books == ()
    assert report.weeks == ()
    assert report.days == ()
    assert report.streak.row == 0
    assert not report.pace_is_own


def test_reading_is_kept_and_makes_the_pace(reader: _Reader) -> None:
    moves = [Move(minute * MINUTE, minute * 200) for minute in range(16)]
    reader.statistics.add_reading("d", 1_780_000_000_000_000, moves)
    reader.statistics.add_reading("d", 1_780_000_000_000_000, [Move(0, 0), Move(500, 10)])

    report = reader.report()

    with closing(Database.open(reader.folder / "study.db", STUDY, reader.folder)) as file:
        assert len(load_reading_times(file)) == 1
    assert report.pace == 200
    assert report.pace_is_own
    assert report.days[0].duration == 15 * MINUTE


MINUTE = 60_000


def test_a_status_goes_to_the_word_that_is_kept(reader: _Reader) -> None:
    document = reader.open("水果", "他长大了。")
    kept = reader.keep("长大", status=Status.LEARNING)
    found = [("长大", Place(0, 1))]

    words = reader.statistics.words_of(reader.language, document, found, Status.KNOWN)

    assert [word.id for word in words] == [word.id for word in kept]


def test_a_new_word_is_kept_with_its_sentence(reader: _Reader) -> None:
    document = reader.open("水果", "今天很冷。我们吃苹果。")
    found = [("苹果", Place(0, 8))]

    learning = reader.statistics.words_of(reader.language, document, found, Status.LEARNING)
    known = reader.statistics.words_of(reader.language, document, found, Status.KNOWN)

    assert [one.text for one in learning[0].sentences] == ["我们吃苹果。"]
    assert learning[0].sentences[0].place == Place(0, 8)
    assert known[0].sentences == ()


def test_without_a_basis_there_are_no_numbers(reader: _Reader) -> None:
    document = reader.open("水果", "苹果")
    facts = reader.facts(document)
    reader.statistics.forget()

    assert reader.statistics.numbers(facts, document.id, str) is None
    assert not reader.statistics.refresh()


def test_the_files_are_in_one_folder(reader: _Reader, tmp_path: Path) -> None:
    assert reader.statistics.folder == tmp_path / "data"
