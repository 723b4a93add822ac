from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from desktop.documents.opening import from_text
from desktop.language.document import Token
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.vocabulary.status import Status
from tests.cli.conftest import Run

TEXT = "我在图书馆看书，我在银行。他在WAIC工作，毛利率很高。"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(out: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(out.removeprefix("\ufeff").splitlines(), delimiter=delimiter))


def words(out: str) -> str:
    return "/".join(row["simplified"] for row in rows(out))


def keep(data: Path, language: Language, statuses: dict[str, Status]) -> None:
    """Keep words of the text with a status, as the window does."""
    study = Study.open(data)
    study.attach(language)
    document = study.open_document(from_text(TEXT, "", "clipboard"))
    for word, status in statuses.items():
        at = TEXT.index(word)
        token = Token(at, at + len(word), word)
        study.set_status(study.look_up(document, 0, token, Script.SIMPLIFIED), status)
    study.close()


def test_the_words_come_in_the_order_of_the_text_each_once(duben: Run, article: Path) -> None:
    done = duben("words", article)
    assert words(done.out) == "我/在/图书馆/看书/银行/他/工作/毛利率/很/高"
    assert (done.status, done.err) == (0, "")


def test_a_row_tells_what_is_known_about_the_word(duben: Run, article: Path) -> None:
    out = duben("words", article).out
    assert out.startswith("\ufeffsimplified,traditional,pinyin,")
    assert "\r" not in out
    library = rows(out)[2]
    definition = next(value for key, value in library.items() if key.startswith("meaning"))
    assert definition == "library"
    assert {key: library[key] for key in list(library)[:9]} == {
        "simplified": "图书馆",
        "traditional": "圖書館",
        "pinyin": "túshūguǎn",
        "numbered": "tu2 shu1 guan3",
        "hsk2": "3",
        "hsk3": "3",
        "frequency": "common",
        "count": "1",
        "status": "",
    }


def test_words_are_ordered_by_frequency_and_by_level(duben: Run, article: Path) -> None:
    by_count = rows(duben("words", article, "--order", "frequency").out)
    assert [(row["simplified"], row["count"]) for row in by_count[:3]] == [
        ("在", "3"),
        ("我", "2"),
        ("图书馆", "1"),
    ]
    levels = [
        row["hsk3"] or "none" for row in rows(duben("words", article, "--order", "level").out)
    ]
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("0", "我/在/图书馆/看书/银行/他/工作/毛利率/很/高"),
        ("1", "图书馆/看书/银行/毛利率/高"),
        ("2", "图书馆/看书/银行/毛利率"),
        ("6", "看书/毛利率"),
        ("9", "看书/毛利率"),
    ],
)
def test_only_words_above_a_level_are_listed(
    duben: Run, article: Path, level: str, expected: str
) -> None:
    assert words(duben("words", article, "--level-above", level).out) == expected


def test_the_vocabulary_s_statuses_are_listed(
    duben: Run, data: Path, article: Path, language: Language
) -> None:
    keep(data, language, {"图书馆": Status.KNOWN, "银行": Status.LEARNING, "工作": Status.IGNORED})
    listed = {row["simplified"]: row["status"] for row in rows(duben("words", article).out)}
    assert (listed["图书馆"], listed["银行"], listed["我"]) == ("known", "learning", "")
    unknown = words(duben("words", article, "--unknown-only").out)
    assert unknown == "我/在/看书/银行/他/毛利率/很/高"


def test_the_same_word_in_both_scripts_is_one(duben: Run) -> None:
    done = duben("words", "-", given="圖書館和图书馆".encode())
    assert [(row["simplified"], row["count"]) for row in rows(done.out)] == [
        ("图书馆", "2"),
        ("和", "1"),
    ]


def test_a_word_is_listed_as_it_is_read(duben: Run) -> None:
    done = duben("words", "-", given="他在银行。这行不行？".encode())
    listed = {row["simplified"]: row["pinyin"] for row in rows(done.out)}
    assert listed["银行"] == "yínháng"
    assert listed["不行"] == "bùxíng"


def test_words_are_written_as_json_and_as_tsv(duben: Run, article: Path) -> None:
    found = json.loads(duben("words", article, "--format", "json").out)
    assert found["dictionary"]["name"] == "CC-CEDICT"
    assert found["words"][2]["simplified"] == "图书馆"
    table = duben("words", article, "--format", "tsv").out
    assert not table.startswith("\ufeff")
    assert rows(table, "\t")[2]["traditional"] == "圖書館"


def test_words_are_written_to_a_file_instead(duben: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "words.csv"
    target.write_text("what was there before", encoding="utf-8")
    assert duben("words", article, "--output", target).out == ""
    assert target.read_bytes().startswith(b"\xef\xbb\xbfsimplified,")
    assert [path.name for path in tmp_path.iterdir() if "duben" in path.name] == []


def test_a_file_that_cannot_be_written_is_named(duben: Run, article: Path, tmp_path: Path) -> None:
    done = duben("words", article, "--output", tmp_path / "none" / "words.csv")
    assert done.status == 1
    assert done.err == f"duben: {tmp_path / 'none' / 'words.csv'}: No such file or directory.\n"
    done = duben("words", article, "--output", tmp_path)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"duben: {tmp_path}: ")


def test_a_damaged_vocabulary_is_said_in_one_line(duben: Run, data: Path, article: Path) -> None:
    (data / "study.db").write_bytes(b"not a database" * 1000)
    done = duben("words", article)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "study.db" in done.err
