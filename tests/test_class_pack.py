"""The class pack as files, with a drawing that writes pages as text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.class_pack import (
    LeftOut,
    Material,
    PackError,
    PackOptions,
    PackResult,
    Part,
    new_characters,
    pack_name,
    pack_pages,
    read_article,
    write_pack,
)
from desktop.exports.handouts.article_text import ArticleText
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Heading, Pages, Paper, Paragraph
from desktop.language.document import Document
from desktop.language.scripts import Script
from dictionaries.errors import Cancelled
from tests.exports.handouts.texts import article, as_text, words
from tests.exports.listed_words import CREDIT

if TYPE_CHECKING:
    from desktop.language.language import Language

NEW = words("每天", "地铁", "图书馆", "拥挤", "安静", "习惯")
HANDOUTS = [
    "article.pdf",
    "glossary.pdf",
    "quiz.pdf",
    "quiz-key.pdf",
    "matching.pdf",
    "matching-key.pdf",
    "practice.pdf",
]


class TextDrawing:
    """Draws pages as text; every paragraph is a line, and all are on one page."""

    def __init__(self) -> None:
        self.papers: set[Paper] = set()

    def write_pdf(
        self,
        pages: Pages,
        path: Path,
        *,
        progress: Callable[[float], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        if cancelled():
            raise Cancelled
        progress(1.0)
        self.papers.add(pages.paper)
        path.write_text(as_text(pages), encoding="utf-8")

    def places(
        self, pages: Pages, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Mapping[str, tuple[int, int]]:
        if cancelled():
            raise Cancelled
        found: dict[str, tuple[int, int]] = {}
        line = 0
        for block in pages.blocks:
            if isinstance(block, Heading | Paragraph):
                is_numbered = isinstance(block, Paragraph) and block.numbered
                line += is_numbered
                places = [run.anchor for run in block.text if run.anchor]
                found |= dict.fromkeys(places, (1, line if is_numbered else 0))
        return found


class Countdown:
    """Says yes once it was asked so many times."""

    def __init__(self, left: int) -> None:
        self.left = left

    def is_over(self) -> bool:
        self.left -= self.left > 0
        return self.left == 0


def as_list(known: Sequence[ListedWord], path: Path) -> None:
    path.write_text("\n".join([one.simplified for one in known]), encoding="utf-8")


def material(text: ArticleText | None = None, new: Sequence[ListedWord] = NEW) -> Material:
    return Material(text or article(), tuple(new), CREDIT, lambda _: ())


def write(
    target: Path,
    made_of: Material | None = None,
    options: PackOptions | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> PackResult | None:
    return write_pack(
        target,
        made_of or material(),
        options or PackOptions(),
        TextDrawing(),
        {"words.txt": as_list},
        cancelled=cancelled,
    )


def names(folder: Path) -> list[str]:
    return sorted([path.name for path in folder.iterdir()])


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_pack_is_a_folder_with_everything_in_it(tmp_path: Path) -> None:
    result = write(tmp_path / "上班路上")
    assert result == PackResult(tmp_path / "上班路上", (*HANDOUTS, "words.txt"), ())
    assert names(tmp_path) == ["上班路上"]
    assert names(result.path) == sorted([*HANDOUTS, "words.txt"])
    assert text_of(result.path / "words.txt").split() == [one.simplified for one in NEW]


def test_only_new_words_have_readings_and_the_glossary_knows_their_lines(tmp_path: Path) -> None:
    write(tmp_path / "pack", material(new=words("地铁", "安静")))
    text = text_of(tmp_path / "pack" / "article.pdf")
    assert "他每天坐地铁(dìtiě)去图书馆看书。" in text
    assert "图书馆里很安静(ānjìng)，他喜欢在那里看书。" in text
    assert "1:1 | 地铁" in text_of(tmp_path / "pack" / "glossary.pdf")
    assert "1:2 | 安静" in text_of(tmp_path / "pack" / "glossary.pdf")


def test_no_sheet_shows_its_answers(tmp_path: Path) -> None:
    write(tmp_path / "pack")
    quiz = text_of(tmp_path / "pack" / "quiz.pdf")
    assert "____" in quiz
    assert "answers" not in quiz
    assert "answers" in text_of(tmp_path / "pack" / "quiz-key.pdf")
    assert "answers" not in text_of(tmp_path / "pack" / "matching.pdf")
    assert "answers" in text_of(tmp_path / "pack" / "matching-key.pdf")


def test_a_zip_holds_the_same_in_a_folder(tmp_path: Path) -> None:
    result = write(tmp_path / "上班路上.zip")
    assert result is not None
    assert names(tmp_path) == ["上班路上.zip"]
    with zipfile.ZipFile(result.path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"上班路上/{name}" for name in result.written]


def test_the_same_article_gives_the_same_pack(tmp_path: Path) -> None:
    once, again = write(tmp_path / "once"), write(tmp_path / "again")
    assert once is not None
    assert again is not None
    for name in once.written:
        assert text_of(once.path / name) == text_of(again.path / name)


@pytest.mark.parametrize("name", ["pack", "pack.zip", "Lesson 3.5"])
def test_nothing_is_written_over(tmp_path: Path, name: str) -> None:
    there = tmp_path / name
    if name.endswith(".zip"):
        there.write_text("mine")
    else:
        there.mkdir()
        (there / "mine.txt").write_text("mine")
    results = [write(there), write(there)]
    found = [result.path.name for result in results if result]
    stem, _, suffix = name.partition(".zip")
    end = ".zip" if name.endswith(".zip") else suffix
    assert found == [f"{stem} 2{end}", f"{stem} 3{end}"]
    kept = there if there.is_file() else there / "mine.txt"
    assert kept.read_text() == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    result = write(tmp_path / "pack")
    assert result is not None
    assert result.path == tmp_path / "pack"
    assert "article.pdf" in names(result.path)


def test_what_was_cancelled_leaves_nothing(tmp_path: Path) -> None:
    for number in range(2 * len(HANDOUTS) + 2):
        asked = Countdown(number)
        assert write(tmp_path / "pack", cancelled=asked.is_over) is None
        assert names(tmp_path) == []
    assert asked.left == 0
    assert write(tmp_path / "pack", cancelled=Countdown(99).is_over) is not None


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def full(_: Sequence[ListedWord], path: Path) -> None:
        path.write_text("half a file")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_pack(tmp_path / "pack", material(), PackOptions(), TextDrawing(), {"words.txt": full})
    assert names(tmp_path) == []


def test_what_fails_is_told_of_by_the_name_that_was_given(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as caught:
        write(tmp_path / "nowhere" / "pack")
    assert caught.value.filename == str(tmp_path / "nowhere" / "pack")


def test_a_pack_that_is_to_be_the_folder_at_hand_gets_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "notes.txt").touch()
    monkeypatch.chdir(tmp_path / "class")
    result = write(Path())
    assert result is not None
    assert result.path == tmp_path / "class 2"


def test_a_disk_is_no_name_for_a_pack() -> None:
    with pytest.raises(PackError, match="name a folder"):
        write(Path(Path.cwd().anchor))


def test_a_pack_to_print_can_be_given_up() -> None:
    assert pack_pages(material(), PackOptions(), TextDrawing()) is not None
    for stage in range(1, 10):
        asked = Countdown(stage)
        assert pack_pages(material(), PackOptions(), TextDrawing(), cancelled=asked.is_over) is None


def test_parts_that_have_nothing_in_them_are_left_out_and_named(tmp_path: Path) -> None:
    result = write(tmp_path / "pack", material(article("他/坐/地铁"), words("地铁")))
    assert result is not None
    assert names(result.path) == ["article.pdf", "glossary.pdf", "practice.pdf", "words.txt"]
    assert result.left_out == (
        LeftOut(Part.QUIZ, "No sentence of the article suits a quiz on its new words."),
        LeftOut(Part.MATCHING, "There are too few new words with short meanings to match."),
    )


def test_an_article_without_new_words_is_handed_out_alone(tmp_path: Path) -> None:
    result = write(tmp_path / "pack", material(new=()))
    assert result is not None
    assert result.written == ("article.pdf",)
    assert {one.why for one in result.left_out} == {"The article has no new words."}


def test_an_empty_article_makes_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="nothing in this text"):
        write(tmp_path / "pack", material(article("")))
    assert names(tmp_path) == []


def test_only_the_wanted_parts_are_made(tmp_path: Path) -> None:
    options = PackOptions(parts=frozenset({Part.QUIZ, Part.GLOSSARY}), title="Lesson 5")
    result = write(tmp_path / "pack", options=options)
    assert result is not None
    assert result.written == ("glossary.pdf", "quiz.pdf", "quiz-key.pdf")
    glossary = text_of(result.path / "glossary.pdf")
    assert glossary.splitlines()[1] == "Lesson 5"
    assert "1:1" not in glossary, "there are no pages to point to"


def test_options_say_how_many_and_on_what_paper(tmp_path: Path) -> None:
    drawing = TextDrawing()
    options = PackOptions(paper=Paper.LETTER, quiz_items=1, matching_items=4, characters=2)
    write_pack(tmp_path / "pack", material(), options, drawing, {})
    assert drawing.papers == {Paper.LETTER}
    folder = tmp_path / "pack"
    assert text_of(folder / "quiz.pdf").count(" | ") == 1
    assert text_of(folder / "matching-key.pdf").count("\n") == 2 + 4
    assert text_of(folder / "practice.pdf").count("~") == 2 * 4


def test_progress_runs_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[float] = []
    write_pack(
        tmp_path / "pack", material(), PackOptions(), TextDrawing(), {"words.txt": as_list},
        told.append,
    )  # fmt: skip
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("上班路上", "上班路上"),
        ('加州: 罕見為中國出特刊....山頭"變節"', "加州 罕見為中國出特刊....山頭 變節"),
        ("a/b\\c:d*e?f<g>h|i", "a b c d e f g h i"),
        ("  ends with dots... ", "ends with dots"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("\u202e\x00", "Class pack"),
        ("字" * 200, "字" * 80),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert pack_name(title) == name


def document(paragraphs: Sequence[str]) -> Document:
    return Document("id", "圖書館", tuple(paragraphs), "0")


def test_a_real_article_makes_a_whole_pack(tmp_path: Path, language: Language) -> None:
    page = document(["他每天坐地鐵去圖書館看書。", "圖書館裡很安靜，他喜歡在那裡看書。"])
    read = read_article(page, language, Script.TRADITIONAL, Script.ORIGINAL)
    assert read is not None
    made_of = Material(read, NEW, CREDIT, language.entries, new_characters(language, 1))
    result = write(tmp_path / "pack", made_of)
    assert result is not None
    assert not result.left_out
    quiz = [line for line in as_lines_of(result.path / "quiz.pdf") if "____" in line]
    assert quiz[1:] == [
        "1. | 他____坐地鐵(dìtiě)去圖書館(túshūguǎn)看書。",
        "2. | ____裡很安靜(ānjìng)，他喜歡在那裡看書。",
    ]
    assert "圖 tú  diagram; picture; drawing　圖書館 library" in text_of(
        result.path / "practice.pdf"
    )


def as_lines_of(path: Path) -> list[str]:
    return text_of(path).splitlines()
