"""Word lists that hold several lessons: found out what parts them, and cut so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.exports.list_columns import guess_columns
from desktop.exports.list_rows import Columns, ReadWords, WordTable, listed_lines
from desktop.exports.list_words import has_han
from desktop.vocabulary.listed_line import ListedLine

_COLUMNS = {
    "lesson", "lessons", "lesson number", "lesson no", "lesson no.", "unit", "chapter", "level",
    "week", "book", "textbook lesson", "课", "課", "课文", "課文", "课次", "課次", "单元", "單元",
    "第几课", "第幾課", "lektion", "leçon", "lección",
}  # fmt: skip
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty"
)
_HAN_DIGITS = "〇零一二三四五六七八九"
_ENGLISH = re.compile(
    r"(?:lesson|unit|chapter|week|day|level|part|module|text|dialogue|l)\s*[.:#]?\s*"
    rf"(\d+|{_NUMBER_WORDS})(?:$|[\s.:：,，、\-–—|/(（].*)",
    re.IGNORECASE,
)
_REST = r"(?:$|[\s.:：,，、\-–—|/(（].*)"
_CHINESE = re.compile(
    rf"(?:第\s*[0-9０-９{_HAN_DIGITS}十百两兩]+\s*(?:[课課章节節回周週天册冊]|单元|單元)"
    rf"|(?:课|課|课文|課文|单元|單元)\s*[0-9０-９{_HAN_DIGITS}十百]+){_REST}"
)
_MARKS = re.compile(r"^(?://+|#+|=+|\*+|[-–—]+|[【\[《])\s*|\s*(?:=+|\*+|#+|[】\]》]|[,;\t|]+)+$")
_COMMENT = re.compile(r"^(?://+|#+)\s*(\S.*)$")
_LONGEST_TITLE = 60
_WITH_COMMENTS = ("plain", "pleco")


class By(StrEnum):
    """What parts a list into lessons."""

    NOTHING = "nothing"
    HEADING = "heading"
    COLUMN = "column"
    TABLE = "table"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Split:
    """One way to part a list: by what, and the name of the column where it is one.

    `count` is the number of lessons that it gives.
    """

    by: By
    column: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class LessonLines:
    """One lesson as a list has it."""

    title: str
    lines: tuple[ListedLine, ...]


@dataclass(frozen=True, slots=True)
class LessonList:
    """A list that was read, with the headings in it: the number of the line and the title.

    `title` is that of a lesson made of all of it, and of what stands before the first heading.
    """

    title: str
    read: ReadWords
    headings: tuple[tuple[int, str], ...] = ()


def lesson_list(read: ReadWords, title: str, text: str = "", text_format: str = "") -> LessonList:
    """Find the headings of a list; `text` is its text and `text_format` its format, if it has one.

    A comment (`//`, `#`) parts a list that is no table where it has no other headings.
    """
    read = ReadWords(tuple([_with_names(table) for table in read.tables]), read.malformed)
    found: dict[int, str] = {}
    comments: dict[int, str] = {}
    for table in read.tables:
        for row in table.rows:
            filled = [cell for cell in row.cells if cell]
            if len(filled) == 1 and (heading := heading_of(filled[0])):
                found[row.number] = heading
    for line in read.malformed:
        if heading := heading_of(line.text):
            found[line.number] = heading
    if text_format in _WITH_COMMENTS:
        for number, written in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
            if heading := heading_of(written):
                found[number] = heading
            elif comment := _COMMENT.fullmatch(written.strip()):
                comments[number] = _title(comment[1])
    return LessonList(title, read, tuple(sorted((found or comments).items())))


def heading_of(line: str) -> str:
    """Give the title that a line is if it is the heading of a lesson, else nothing.

    Such are “Lesson 3”, “Unit 2: At home”, “第三课 去银行”, “// Lesson 4”.
    """
    bare = _MARKS.sub("", _MARKS.sub("", line.strip())).strip()
    if "\t" in bare or len(bare) > _LONGEST_TITLE:
        return ""
    return _title(bare) if _ENGLISH.fullmatch(bare) or _CHINESE.fullmatch(bare) else ""


def splits_of(found: LessonList) -> tuple[Split, ...]:
    """Give the ways to part a list, the likeliest first; all in one is always among them."""
    ways = [Split(By.COLUMN, name) for name in _lesson_columns(found.read)]
    if found.headings:
        ways.append(Split(By.HEADING))
    if sum(bool(table.name) for table in found.read.tables) > 1:
        ways.append(Split(By.TABLE))
    by_tag, whole = Split(By.TAG), Split(By.NOTHING)
    tags = {tag for lesson in parted(found, whole) for line in lesson.lines for tag in line.tags}
    if any(_number_of(tag) for tag in tags):
        ways += [by_tag, whole]
    else:
        # Tags such as “noun” part a list, but not into lessons.
        ways += [whole, by_tag]
    counted = [Split(way.by, way.column, len(parted(found, way))) for way in ways]
    return tuple([way for way in counted if way.count > 1 or way.by in (By.NOTHING, By.HEADING)])


def parted(
    found: LessonList, split: Split, columns: Sequence[Columns | None] = ()
) -> tuple[LessonLines, ...]:
    """Cut a list into lessons, those without a word left out.

    `columns` are those of each table as the reader wants them, None for those found out. Lessons
    stand as the list has them; parted by a column or by tags, by their numbers if all have one.
    """
    headings = dict(found.headings)
    lessons: dict[str, list[ListedLine]] = {}
    for at, table in enumerate(found.read.tables):
        lines, _ = listed_lines(ReadWords((table,)), columns[at : at + 1])
        title_of = _titles(found, table, split)
        for line in lines:
            if line.number not in headings:
                lessons.setdefault(title_of(line), []).append(line)
    made = [LessonLines(title, tuple(lines)) for title, lines in lessons.items()]
    if split.by in (By.COLUMN, By.TAG):
        numbers = {lesson.title: _number_of(lesson.title) for lesson in made}
        if all(numbers.values()):
            made.sort(key=lambda lesson: numbers[lesson.title])
    return tuple(made)


def left_out(found: LessonList) -> int:
    """Count the lines that hold no word and are no heading."""
    headings = dict(found.headings)
    return sum(line.number not in headings for line in found.read.malformed)


def _titles(found: LessonList, table: WordTable, split: Split) -> Callable[[ListedLine], str]:
    """Give what names the lesson of a line of a table."""
    if split.by is By.HEADING:
        numbers = [number for number, _ in found.headings]

        def by_heading(line: ListedLine) -> str:
            at = bisect_right(numbers, line.number) - 1
            return found.headings[at][1] if at >= 0 else found.title

        return by_heading
    if split.by is By.COLUMN and split.column in table.names:
        column = table.names.index(split.column)
        cells = {row.number: row.cells[column : column + 1] for row in table.rows}
        return lambda line: _of_cell("".join(cells.get(line.number, ())), split.column, found.title)
    if split.by is By.TABLE:
        return lambda _: table.name or found.title
    if split.by is By.TAG:
        return lambda line: _of_tags(line.tags, found.title)
    return lambda _: found.title


def _of_cell(cell: str, column: str, otherwise: str) -> str:
    text = re.sub(r"^(\d+)\.0+$", r"\1", cell.strip())  # as spreadsheets write whole numbers
    if text.isdecimal():
        return f"第{text}课" if has_han(column) else f"{column.strip().capitalize()} {text}"
    return _title(text) or otherwise


def _of_tags(tags: Sequence[str], otherwise: str) -> str:
    """Name a lesson by the tag that tells most of it: one with a number, else the first."""
    numbered = [tag for tag in tags if _number_of(tag)]
    tag = (numbered or list(tags) or [""])[0]
    return _title(tag.replace("::", " ").replace("/", " ").replace("_", " ")) or otherwise


def _lesson_columns(read: ReadWords) -> list[str]:
    names = [name for table in read.tables for name in table.names]
    return [name for name in dict.fromkeys(names) if _is_lesson_column(name)]


def _with_names(table: WordTable) -> WordTable:
    """Take the first row for headings where it names a column of lessons and was read as words, and
    see to it that this column is not taken for the words.
    """
    first = table.rows[0].cells if table.rows else ()
    if not any(table.names) and len(first) > 1 and any(map(_is_lesson_column, first)):
        names = tuple([cell.strip() for cell in first])
        missing = len(table.names) - len(names)
        table = replace(table, names=(*names, *[""] * missing), rows=table.rows[1:])
    word = table.columns.word
    if word < len(table.names) and _is_lesson_column(table.names[word]):
        rows = [
            [cell if at != word else "" for at, cell in enumerate(row.cells)] for row in table.rows
        ]
        table = replace(table, columns=guess_columns(rows))
    return table


def _is_lesson_column(name: str) -> bool:
    return name.strip().lower() in _COLUMNS


def _title(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_TITLE]


def _number_of(title: str) -> tuple[int, ...]:
    """Give the numbers in a title, by which lessons are put in order; empty without one."""
    found = tuple([int(digits) for digits in re.findall(r"\d+", title)])
    if found:
        return found
    written = re.search(rf"第\s*([{_HAN_DIGITS}十百两兩]+)", title)
    if written is not None:
        return (_han_number(written[1]),)
    word = re.search(rf"\b({_NUMBER_WORDS})\b", title, re.IGNORECASE)
    return (_NUMBER_WORDS.split("|").index(word[1].lower()) + 1,) if word is not None else ()


def _han_number(text: str) -> int:
    """Read a number up to 999 as it is written in Chinese: 十二, 二十, 一百零五, 一〇五."""
    if not set(text) & set("十百"):
        digits = [_digit(one) for one in text]
        return int("".join(map(str, digits)))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = _digit(hundreds[-1:] or "一") * 100 if "百" in text else 0
    total += _digit(tens.lstrip("零〇")[-1:] or "一") * 10 if ten else 0
    return total + (_digit(ones[-1]) if ones else 0)


def _digit(one: str) -> int:
    if one in "两兩":
        return 2
    return max(0, _HAN_DIGITS.find(one) - 1)
