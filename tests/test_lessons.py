"""Courses as a teacher has them: on a real study.db, from real files, with real counts."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.counting import tally_all
from desktop.documents.errors import OpenError
from desktop.language.document import Document
from desktop.language.language import Language
from desktop.language.tally import WordList
from desktop.lessons import (
    By,
    FittingText,
    LessonDraft,
    LessonList,
    Lessons,
    LessonWord,
    Split,
    Taught,
    Taughtness,
    drafts_of,
    fitting_texts,
    hsk_drafts,
    load_lesson_list,
    pasted_lesson_list,
    splits_of,
    word_line,
    words_of_lines,
)
from desktop.storage.errors import Moved
from desktop.study import Study


@pytest.fixture
def lessons(study: Study) -> Lessons:
    return Lessons(study._study)


def draft(title: str, words: str) -> LessonDraft:
    return LessonDraft(title, tuple([LessonWord(one, one) for one in words.split()]))


def told(lessons: Lessons) -> str:
    """Tell the course that is chosen; its current lesson has a star."""
    course = lessons.course()
    if course is None:
        return ""
    parts = [course.title]
    for lesson in lessons.lessons(course.id):
        star = "*" if lesson.id == course.current else ""
        parts.append(f"{star}{lesson.title}: {' '.join([w.simplified for w in lesson.words])}")
    return " | ".join(parts)


def made(found: LessonList, language: Language, split: Split | None = None) -> str:
    """Tell what a list becomes as it is likeliest parted."""
    drafts = drafts_of(found, split or splits_of(found)[0], language)
    assert drafts is not None
    return " | ".join(
        [
            f"{one.title}: "
            + ", ".join([" ".join(filter(None, word.identity)) for word in one.words])
            for one in drafts
        ]
    )


# -- courses -------------------------------------------------------------------------------------


def test_a_course_is_made_and_taught_lesson_by_lesson(lessons: Lessons, language: Language) -> None:
    assert not lessons.taught(language.fold)
    lessons.add_course("汉语", [draft("一", "我 在"), draft("二", "圖書館"), draft("三", "看书")])
    course = lessons.course()
    assert course is not None
    lessons.choose_lesson(lessons.lessons(course.id)[1])

    taught = lessons.taught(language.fold)

    assert told(lessons) == "汉语 | 一: 我 在 | *二: 圖書館 | 三: 看书"
    assert taught.state_of("我") is Taughtness.TAUGHT
    assert taught.state_of("图书馆") is Taughtness.NEW
    assert taught.state_of("看书") is Taughtness.LATER
    assert taught.state_of("苹果") is None


def test_the_course_that_was_chosen_last_is_taught(lessons: Lessons, language: Language) -> None:
    lessons.add_course("早", [draft("一", "我"), draft("二", "你")])
    lessons.add_course("晚", [draft("一", "他")])
    early, late = lessons.courses()
    assert lessons.taught(language.fold).new == {"他"}

    lessons.choose_course(early.id)

    assert lessons.taught(language.fold).new == {"我"}
    assert lessons.taught(language.fold, late.id).new == {"他"}
    assert lessons.course("gone") is None


def test_changes_are_named_for_the_menu_and_taken_back(lessons: Lessons) -> None:
    lessons.add_course("汉语", [draft("一", "我"), draft("二", "你")])
    course = lessons.course()
    assert course is not None
    one, two = lessons.lessons(course.id)
    before = told(lessons)
    changes = [
        lessons.rename_course(course.id, "中文"),
        lessons.rename_lesson(one, "第一课"),
        lessons.choose_lesson(two),
        lessons.move_lessons([two], 0),
        lessons.set_words(one, [LessonWord("他", "他")]),
        lessons.add_lessons(course.id, [draft("三", "看书")]),
        lessons.add_lessons(course.id, [draft("四", "看书"), draft("五", "看书")]),
        lessons.delete_lessons([one]),
        lessons.delete_lessons([two, one]),
        lessons.delete_course(course),
    ]
    assert [change.name for change in changes] == [
        "Rename: 中文",
        "Rename: 第一课",
        "Current lesson: 二",
        "Move: 二",
        "Words of 一",
        "Add: 三",
        "Add: 2 lessons",
        "Delete: 一",
        "Delete: 2 lessons",
        "Delete course: 汉语",
    ]
    for change in reversed(changes):
        lessons.revert(change)
    assert told(lessons) == before
    with pytest.raises(Moved):
        lessons.revert(changes[0])


# -- lists ---------------------------------------------------------------------------------------


def test_words_are_found_in_the_dictionary_and_others_kept(language: Language) -> None:
    found = pasted_lesson_list("圖書館\n看电影 kàn diànyǐng\n會 huì\n图书馆\n因为……所以", "第一课")
    # What is read as the list says and in no dictionary is a word with a reading all the same.
    assert made(found, language) == (
        "第一课: 圖書館 图书馆 tu2 shu1 guan3, 看电影 看电影 kan4 dian4 ying3, 會 会 hui4,"
        " 因为……所以 因为……所以"
    )


def test_a_word_that_no_dictionary_has_keeps_both_its_forms(language: Language) -> None:
    found = pasted_lesson_list("简体\t繁體\n看电影\t看電影\n打籃球\t打篮球\n早上\t早晨", "x")
    assert made(found, language).startswith("x: 看電影 看电影, 打籃球 打篮球, 早上 早上 zao3")


def test_a_text_file_is_parted_by_its_headings(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "Integrated Chinese.txt"
    path.write_bytes("第一课\r\n你好\r\n// Lesson 2\r\n图书馆\r\n".encode("gb18030"))
    assert made(load_lesson_list(path), language) == (
        "第一课: 你好 你好 ni3 hao3 | Lesson 2: 圖書館 图书馆 tu2 shu1 guan3"
    )


def test_a_table_is_parted_by_its_column(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "words.csv"
    path.write_text("lesson,word,pinyin\n2,家,jiā\n1,妈妈,māma\n", encoding="utf-8-sig")
    assert made(load_lesson_list(path), language) == (
        "Lesson 1: 媽媽 妈妈 ma1 ma5 | Lesson 2: 家 家 jia1"
    )


def test_a_workbook_is_parted_by_its_column(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "words.xlsx"
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (["课", "生词", "拼音"], [2, "家", "jiā"], [1, "妈妈", "māma"], [1, "会", "huì"]):
        sheet.append(row)
    workbook.save(path)
    assert made(load_lesson_list(path), language) == (
        "第1课: 媽媽 妈妈 ma1 ma5, 會 会 hui4 | 第2课: 家 家 jia1"
    )


def test_a_workbook_is_parted_by_its_sheets(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "course.xlsx"
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    lessons = {
        "第一课": [["生词", "拼音"], ["妈妈", "māma"], ["家", "jiā"]],
        "About": [["Words for class 7"]],
        "第二课": [["English", "生词"], ["can", "会"]],
        "第三课": [["图书馆"], ["家"]],
    }
    for title, rows in lessons.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    found = load_lesson_list(path)
    assert splits_of(found)[0] == Split(By.TABLE, count=3)
    assert made(found, language) == (
        "第一课: 媽媽 妈妈 ma1 ma5, 家 家 jia1 | 第二课: 會 会 hui4"
        " | 第三课: 圖書館 图书馆 tu2 shu1 guan3, 家 家 jia1"
    )
    assert made(found, language, Split(By.NOTHING)) == (
        "course: 媽媽 妈妈 ma1 ma5, 家 家 jia1, 會 会 hui4, 圖書館 图书馆 tu2 shu1 guan3"
    )


def test_a_deck_of_anki_is_parted_by_its_tags(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "deck.apkg"
    collection = tmp_path / "collection.anki2"
    with closing(sqlite3.connect(collection)) as made_by_anki:
        made_by_anki.execute("CREATE TABLE col (models TEXT)")
        made_by_anki.execute("CREATE TABLE notes (id INTEGER, mid INTEGER, tags TEXT, flds TEXT)")
        made_by_anki.execute(
            "CREATE TABLE cards (nid INTEGER, ivl INTEGER, type INTEGER, queue INTEGER)"
        )
        notes = [(1, 7, " lesson::2 ", "家\x1fhome"), (2, 7, " lesson::1 ", "妈妈\x1fmother")]
        made_by_anki.executemany("INSERT INTO notes VALUES (?, ?, ?, ?)", notes)
        made_by_anki.commit()
    with zipfile.ZipFile(path, "w") as package:
        package.write(collection, "collection.anki2")
    found = load_lesson_list(path)
    assert made(found, language) == ("lesson 1: 媽媽 妈妈 ma1 ma5 | lesson 2: 家 家 jia1")
    assert made(found, language, Split(By.NOTHING)).startswith("deck: 家")


def test_words_are_edited_as_lines(language: Language) -> None:
    library = LessonWord("圖書館", "图书馆", "tu2 shu1 guan3")
    long = LessonWord("長", "长", "zhang3")
    assert word_line(library) == "图书馆 (圖書館) túshūguǎn"
    assert word_line(long, traditional=True) == "長 (长) zhǎng"
    assert word_line(LessonWord("看电影", "看电影")) == "看电影"
    lines = f"{word_line(long)}\n\n家、妈妈\nno Chinese\n图书馆 (圖書館)\n家\n看电影"
    found = words_of_lines(lines, [library, long], language)
    assert found is not None
    assert [(one.simplified, one.reading) for one in found] == [
        ("长", "zhang3"),
        ("家", "jia1"),
        ("妈妈", "ma1 ma5"),
        ("图书馆", "tu2 shu1 guan3"),
        ("看电影", ""),
    ]
    assert words_of_lines(lines, [library], language, lambda: True) is None


def test_a_word_of_the_hsk_survives_being_written_as_a_line(language: Language) -> None:
    drafts = hsk_drafts("2.0", language)
    assert drafts is not None
    words = drafts[0].words
    for way in (False, True):
        text = "\n".join([word_line(word, traditional=way) for word in words])
        assert words_of_lines(text, words, language) == words


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("gone.txt", None, "gone.txt can't be read: No such file or directory."),
        ("empty.txt", b" \n", "empty.txt is empty."),
        ("deck.apkg", b"PK\x03\x04 no package", "deck.apkg is damaged"),
    ],
)
def test_what_can_not_be_read_says_why(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(OpenError, match=message.replace(".", r"\.")):
        load_lesson_list(tmp_path / name)


def test_what_is_pasted_may_be_no_list_of_words() -> None:
    with pytest.raises(OpenError, match="holds corrections"):
        pasted_lesson_list("# Duben corrections 1\n", "x")


def test_each_level_of_the_hsk_is_a_lesson(language: Language) -> None:
    drafts = hsk_drafts("2.0", language)
    assert drafts is not None
    assert [one.title for one in drafts] == [f"HSK {level}" for level in range(1, 7)]
    assert LessonWord("愛", "爱", "ai4") in drafts[0].words
    assert hsk_drafts("2.0", language, cancelled=lambda: True) is None
    new = hsk_drafts("2025", language)
    assert new is not None
    assert new[-1].title == "HSK 7–9"


def test_understanding_a_list_can_be_broken_off(language: Language) -> None:
    found = pasted_lesson_list("家\n妈妈", "x")
    assert drafts_of(found, Split(By.NOTHING), language, cancelled=lambda: True) is None


# -- texts that fit ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def words(language: Language) -> WordList:
    return WordList.of(language.index)


def keep(study: Study, title: str, text: str) -> None:
    study.open_document(Document(title, title, tuple(text.split("\n")), f"sha of {title}"))


def ranked(texts: tuple[FittingText, ...] | None) -> list[str]:
    assert texts is not None
    said = []
    for one in texts:
        fit = one.fit
        said.append(
            f"{one.title}: {fit.new_found} of {fit.new_words} new words,"
            f" {fit.tokens.taught_share:.0%} taught, {fit.words.beyond} beyond"
            if fit
            else f"{one.title}: not counted"
        )
    return said


LESSON = Taught(
    frozenset({"我", "在", "吃"}),
    frozenset({"图书馆", "看书"}),
    frozenset(),
    (frozenset({"图书馆"}), frozenset({"看书"})),
)


def test_texts_are_ranked_and_those_not_counted_come_last(
    study: Study, language: Language, words: WordList
) -> None:
    keep(study, "难", "我在饕餮囹圄踟蹰")
    keep(study, "课文", "我在图书馆看书。我吃。")
    keep(study, "旧", "我在吃")
    folder = study.library.folder
    tally_all(folder, language, words)
    keep(study, "新", "我")
    assert ranked(fitting_texts(folder, words, LESSON, language.fold)) == [
        "课文: 2 of 2 new words, 67% taught, 0 beyond",
        "旧: 0 of 2 new words, 100% taught, 0 beyond",
        "难: 0 of 2 new words, 40% taught, 3 beyond",
        "新: not counted",
    ]


def test_names_that_are_ignored_everywhere_are_not_beyond(
    study: Study, language: Language, words: WordList
) -> None:
    keep(study, "兽", "我吃饕餮")
    folder = study.library.folder
    tally_all(folder, language, words)
    study.word_list.ignore("饕餮")
    assert ranked(fitting_texts(folder, words, LESSON, language.fold)) == [
        "兽: 0 of 2 new words, 100% taught, 0 beyond"
    ]


def test_ranking_can_be_broken_off(study: Study, language: Language, words: WordList) -> None:
    keep(study, "旧", "我在吃")
    folder = study.library.folder
    tally_all(folder, language, words)
    assert fitting_texts(folder, words, LESSON, language.fold, lambda: True) is None
