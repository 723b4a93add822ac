"""Lists in every format, and class packs, from the command line."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import openpyxl
import pytest

from desktop.class_pack import Part
from desktop.cli import parser
from desktop.exporting import BINARY, SUFFIXES
from desktop.exports.fields import Field
from desktop.study import Study
from tests.cli.conftest import Run
from tests.cli.test_words import TEXT


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def column(out: str, number: int = 0) -> str:
    rows = list(csv.reader(out.removeprefix("\ufeff").splitlines()))
    return "/".join([row[number] for row in rows[1:]])


def test_what_can_be_typed_is_what_there_is() -> None:
    assert set(parser._LISTS) == set(SUFFIXES)
    assert set(parser._TO_FILES) == BINARY
    assert set(parser._FIELDS) == {one.value for one in Field}
    assert set(parser._PARTS) == {one.value for one in Part}


@pytest.mark.parametrize("name", sorted(set(SUFFIXES) - BINARY))
def test_every_text_goes_to_standard_output(duben: Run, article: Path, name: str) -> None:
    done = duben("words", article, "--format", name)
    assert (done.status, done.err) == (0, "")
    assert "图书馆" in done.out


@pytest.mark.parametrize("name", sorted(BINARY - {"pdf"}))
def test_what_is_no_text_goes_to_a_file(
    duben: Run, article: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / f"words{SUFFIXES[name]}"
    done = duben("words", article, "--format", name, "--output", target)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert zipfile.is_zipfile(target)
    refused = duben("words", article, "--format", name)
    assert refused.status == 2
    assert refused.err.startswith(f"duben: --format {name} goes with --output: it is no text")


def test_columns_filters_and_title_are_as_they_are_asked_for(
    duben: Run, article: Path, tmp_path: Path
) -> None:
    target = tmp_path / "words.xlsx"
    done = duben(
        "words", article, "--format", "xlsx", "--output", target, "--fields",
        "traditional,zhuyin", "--title", "第一课", "--at-least", "2",
    )  # fmt: skip
    assert done.err == ""
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet.title == "第一课"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["traditional", "zhuyin"],
        ["我", "ㄨㄛˇ"],
        ["在", "ㄗㄞˋ"],
    ]
    refused = duben("words", article, "--fields", "pinyin,colour")
    assert refused.status == 2
    assert "no column is called 'colour'" in refused.err


def test_names_and_what_was_taught_are_left_out(duben: Run, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("王小明在图书馆看书。", encoding="utf-8")
    assert column(duben("words", path, "--no-names").out) == "在/图书馆/看书"
    lessons = tmp_path / "lessons.txt"
    lessons.write_text("图书馆\n", encoding="utf-8")
    teach(data, "图书馆", "看书")
    assert column(duben("words", path, "--no-names", "--not-taught").out) == "在/看书"


def teach(data: Path, taught: str, new: str) -> None:
    """Make a course whose first lesson was taught and whose second one is taught now."""
    from desktop.lessons import LessonDraft, LessonWord

    study = Study.open(data)
    drafts = [
        LessonDraft(title, (LessonWord(word, word, ""),))
        for title, word in (("第一课", taught), ("第二课", new))
    ]
    study.lessons.add_course("一年级", drafts)
    course = study.lessons.course()
    assert course is not None
    study.lessons.choose_lesson(study.lessons.lessons(course.id)[1])
    study.close()


def test_the_vocabulary_goes_as_any_list_and_then_only_what_is_new(
    duben: Run, tmp_path: Path
) -> None:
    words = tmp_path / "list.txt"
    words.write_text("图书馆\n毛利率\n", encoding="utf-8")
    done = duben("vocabulary", "import", words, "--status", "known")
    assert done.out == "2 words added or changed, of 2 in the list; 0 might be another word too\n"
    out = duben("vocabulary", "export", "--format", "csv", "--fields", "simplified,status").out
    assert column(out) == "图书馆/毛利率"
    assert column(out, 1) == "known/known"
    more = tmp_path / "more.csv"
    more.write_text("word,meaning\n银行,bank\n", encoding="utf-8")
    duben("vocabulary", "import", more)
    again = duben("vocabulary", "export", "--format", "csv", "--new-only").out
    assert column(again) == "银行"
    assert column(duben("vocabulary", "export", "--format", "csv", "--new-only").out) == ""


@pytest.mark.parametrize("name", ["csv", "tsv", "xlsx", "anki", "apkg", "pleco", "json", "plain"])
def test_what_one_exports_another_imports(
    duben: Run, data: Path, tmp_path: Path, name: str
) -> None:
    words = tmp_path / "list.txt"
    words.write_text("图书馆\n银行\n了不起\n", encoding="utf-8")
    duben("vocabulary", "import", words)
    target = tmp_path / f"words{SUFFIXES[name]}"
    assert duben("vocabulary", "export", "--format", name, "--output", target).status == 0
    other = data.parent / "other"
    other.mkdir()
    (data / "dictionaries").rename(other / "dictionaries")
    done = duben("--data-dir", other, "vocabulary", "import", target)
    assert (done.status, done.err) == (0, "")
    study = Study.open(other)
    assert sorted([word.simplified for word in study.words()]) == ["了不起", "图书馆", "银行"]
    study.close()


def test_words_that_no_dictionary_has_are_named(duben: Run, tmp_path: Path) -> None:
    words = tmp_path / "list.txt"
    words.write_text("图书馆\n齉龘靐\n", encoding="utf-8")
    done = duben("vocabulary", "import", words)
    assert done.status == 0
    assert done.err == f"duben: {words}: not in the dictionary: 齉龘靐\n"


def test_a_damaged_workbook_is_said_in_one_sentence(duben: Run, tmp_path: Path) -> None:
    article, book = tmp_path / "article.txt", tmp_path / "words.xlsx"
    article.write_text("图书馆", encoding="utf-8")
    assert duben("words", article, "--format", "xlsx", "-o", book).status == 0
    data = book.read_bytes()
    book.write_bytes(data.replace(b"PK\x01\x02", b"XXXX", 1))
    done = duben("vocabulary", "import", book)
    assert (done.status, done.out) == (1, "")
    assert done.err == "duben: words.xlsx is damaged or incomplete: save it again.\n"


def test_a_class_pack_for_the_folder_at_hand_is_put_beside_it(
    duben: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "notes.txt").touch()
    monkeypatch.chdir(tmp_path / "class")
    done = duben("pack", article, "-o", ".", "--parts", "lists")
    assert done.out.splitlines()[0] == str(tmp_path / "class 2")
    refused = duben("pack", article, "-o", tmp_path.anchor, "--parts", "lists")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err.endswith("can't be made: name a folder for the class pack.\n")


def test_a_class_pack_says_what_is_in_it(duben: Run, article: Path, tmp_path: Path) -> None:
    """Without what needs Qt; tests/ui has the rest."""
    target = tmp_path / "pack"
    done = duben("pack", article, "--output", target, "--parts", "lists")
    assert (done.status, done.out.splitlines()) == (
        0,
        [str(target), "  words.xlsx", "  words-anki.apkg", "  words-pleco.txt"],
    )
    assert sorted(path.name for path in target.iterdir()) == [
        "words-anki.apkg",
        "words-pleco.txt",
        "words.xlsx",
    ]
    empty = tmp_path / "empty.txt"
    empty.write_text("Nothing Chinese.", encoding="utf-8")
    refused = duben("pack", empty, "--output", tmp_path / "none", "--parts", "lists,quiz")
    assert (refused.status, refused.out) == (1, "")
    assert refused.err == "duben: There is nothing in this text to make a class pack of.\n"
