"""Importing lists, and marking many words, on real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from desktop.documents.errors import OpenError
from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.study import Study
from desktop.vocabulary.marking import Mark
from desktop.vocabulary.matching import Outcome, identity_of
from desktop.vocabulary.met_words import Stretch
from desktop.vocabulary.status import Status
from desktop.word_import import (
    Columns,
    WordImport,
    load_list,
    mark,
    read_pasted,
    statuses,
    understand,
    untouched,
)


def folder(study: Study) -> Path:
    return study.library.folder


def marks(study: Study, language: Language, text: str, status: Status) -> list[Mark]:
    understood = understand(folder(study), read_pasted(text), language)
    assert understood is not None
    return [Mark(one.entry, status) for one in understood.matches if one.entry is not None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_a_file_is_read_in_any_encoding(
    encoding: str, tmp_path: Path, study: Study, language: Language
) -> None:
    path = tmp_path / "words.txt"
    words = (
        "圖書館\n老師\n學生\n朋友\n電腦\n"
        if encoding == "big5"
        else "图书馆\n老师\n学生\n朋友\n电脑\n"
    )
    path.write_bytes((words * 5).encode(encoding))
    understood = understand(folder(study), load_list(path), language)
    assert understood is not None
    assert [one.entry.simplified for one in understood.matches[:5] if one.entry] == [
        "图书馆", "老师", "学生", "朋友", "电脑",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b" \n", "a.txt is empty."),
        ("a.apkg", b"PK\x03\x04xx", "a.apkg is damaged or incomplete: export it from Anki again."),
        ("a.xml", b"<?xml version='1.0'?><b/>", "a.xml is not a list of Pleco's flashcards."),
    ],
)
def test_a_file_that_is_no_list_is_told_in_a_sentence(
    name: str, data: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(OpenError) as raised:
        load_list(tmp_path / name)
    assert str(raised.value) == message


@settings(max_examples=60)
@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='你好\t,;"#:/[]()nǐ3\n', max_size=200).map(str.encode),
    ),
    suffix=st.sampled_from([".txt", ".csv", ".apkg", ".xml"]),
)
def test_any_file_is_read_or_refused_by_name(
    data: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        read = load_list(path)
    except OpenError as error:
        assert f"any{suffix}" in str(error)  # noqa: PT017 - either way is sound
    else:
        assert read.rows >= 0


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(OpenError, match=r"^a\.txt can't be read: "):
        load_list(tmp_path / "a.txt")


def test_a_workbook_gives_the_words_of_all_its_sheets_in_order(
    tmp_path: Path, study: Study, language: Language
) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    lessons: dict[str, list[list[str]]] = {
        "第一课": [["汉字", "拼音"], ["老师", "lǎoshī"], ["图书馆", "túshūguǎn"]],
        "第二课": [["汉字", "English", "量词"], ["朋友", "friend", "个"], ["no Chinese"]],
        "第三课": [["水"], ["老师"]],
    }
    for title, rows in lessons.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(tmp_path / "course.xlsx")
    read = load_list(tmp_path / "course.xlsx")
    understood = understand(folder(study), read, language)
    assert understood is not None
    assert [f"{one.line.hanzi} {one.outcome}" for one in understood.matches] == [
        "老师 matched", "图书馆 matched", "朋友 matched", "水 matched", "老师 duplicate",
    ]  # fmt: skip
    assert [line.text for line in understood.malformed] == ["no Chinese"]
    # Each sheet has its own columns, which the reader can change.
    other = understand(folder(study), read, language, (None, Columns(2), None))
    assert other is not None
    assert [one.line.hanzi for one in other.matches] == ["老师", "图书馆", "个", "水", "老师"]


def test_a_list_is_understood_beside_what_is_known(study: Study, language: Language) -> None:
    study.revert(mark(folder(study), "Undone", marks(study, language, "水", Status.KNOWN)))
    mark(folder(study), "Mark known", marks(study, language, "图书馆", Status.KNOWN))
    text = "图书馆\n水\n长\n水\nhello\n没有这个词儿的\n"
    understood = understand(folder(study), read_pasted(text), language)
    assert understood is not None
    assert [(one.line.hanzi, one.outcome, one.kept) for one in understood.matches] == [
        ("图书馆", Outcome.MATCHED, Status.KNOWN),
        ("水", Outcome.MATCHED, None),
        ("长", Outcome.UNSURE, None),
        ("水", Outcome.DUPLICATE, None),
        ("没有这个词儿的", Outcome.NOT_FOUND, None),
    ]
    assert [(one.number, one.text) for one in understood.malformed] == [(5, "hello")]


def test_columns_may_be_put_right(study: Study, language: Language) -> None:
    read = read_pasted("水\t图书馆\n人\t老师\n")
    understood = understand(folder(study), read, language, [Columns(word=1)])
    assert understood is not None
    assert [one.line.hanzi for one in understood.matches] == ["图书馆", "老师"]


def test_marking_is_one_change_that_is_undone_whole(study: Study, language: Language) -> None:
    changes = mark(
        folder(study), "Mark known", marks(study, language, "图书馆\n老师\n学生", Status.KNOWN)
    )
    assert changes.name == "Mark known: 3 words"
    assert sorted(word.simplified for word in study.words()) == ["图书馆", "学生", "老师"]
    study.revert(changes)
    assert study.words() == ()


def test_words_are_marked_through_an_open_file_too(
    tmp_path: Path, study: Study, language: Language
) -> None:
    opened = Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")
    made = WordImport(opened)
    changes = made.mark("Mark learning", marks(study, language, "水", Status.LEARNING))
    assert changes.name == "Mark learning: 水"
    assert made.statuses() == {("水", "水", "shui3"): Status.LEARNING}
    opened.close()


def test_what_is_kept_of_a_word_stays_when_it_is_marked(study: Study, language: Language) -> None:
    document = Document("d", "t", ("我在图书馆。",), "x")
    token = next(one for one in language.tokens(document.paragraphs[0]) if one.text == "图书馆")
    study.save_word(study.look_up(document, 0, token))
    mark(folder(study), "Mark known", marks(study, language, "图书馆", Status.KNOWN))
    (word,) = study.words()
    assert (word.status, [one.text for one in word.sentences]) == (Status.KNOWN, ["我在图书馆。"])


def test_words_before_a_place_are_marked_once(study: Study, language: Language) -> None:
    document = Document("d", "t", ("我在图书馆看书。", "水很好喝。"), "x")
    mark(folder(study), "Mark", marks(study, language, "我", Status.IGNORED))
    stretch = Stretch(document, Place(0, 0), Place(1, 1), Script.SIMPLIFIED)
    found = untouched(folder(study), stretch, language)
    assert found is not None
    assert [one.entry.simplified for one in found] == ["在", "图书馆", "看书", "水"]
    mark(folder(study), "Mark known", found)
    assert untouched(folder(study), stretch, language) == ()
    assert statuses(folder(study))[identity_of(found[1].entry)] is Status.KNOWN
