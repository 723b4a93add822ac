"""Excel's workbooks, as Duben writes them and as teachers have them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from desktop.exports import spreadsheet
from desktop.exports.fields import Field
from desktop.exports.list_rows import ListError, listed_lines
from desktop.exports.spreadsheet import is_workbook, read_xlsx, sheet_name, write_xlsx
from tests.exports.list_lines import malformed, said
from tests.exports.listed_words import DAUGHTER, HOW, LIBRARY, SUFFIX

Rows = Sequence[Sequence[object]]
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def workbook(*sheets: Rows, named: Mapping[str, Rows] | None = None) -> bytes:
    """Make a workbook as a teacher does, its sheets without names of their own or named."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in [*((None, one) for one in sheets), *(named or {}).items()]:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def altered(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change one part of a workbook, or add it."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        contents = {part: b""} | {name: old.read(name) for name in old.namelist()}
        for name, content in contents.items():
            new.writestr(name, change(content) if name == part else content)
    return target.getvalue()


# -- writing -------------------------------------------------------------------------------------


def test_the_first_sheet_is_the_list_and_the_second_names_the_dictionary() -> None:
    written = opened(write_xlsx([LIBRARY, DAUGHTER], replace(HOW, title="Lesson 3")))
    assert written.sheetnames == ["Lesson 3", "About"]
    rows = list(written.worksheets[0].iter_rows(values_only=True))
    assert " | ".join(map(str, rows[0])) == (
        "simplified | traditional | pinyin | numbered | hsk2 | hsk3 | frequency | count | status"
        " | meaning (CC-CEDICT, CC BY-SA 4.0)"
    )
    assert rows[1] == (
        "图书馆", "圖書館", "túshūguǎn", "tu2 shu1 guan3", 3, None, "common", 4, "learning",
        'library; reading room / the "stacks"',
    )  # fmt: skip
    assert [" ".join(map(str, row)) for row in written.worksheets[1].values] == [
        "List Lesson 3",
        "Words 2",
        "Definitions CC-CEDICT 2026-05-20",
        "Licence CC BY-SA 4.0",
        "Made with Duben",
    ]
    assert written.properties.title == "Lesson 3"
    assert written.properties.description == "Definitions: CC-CEDICT 2026-05-20, CC BY-SA 4.0"


def test_the_headings_stay_in_sight_and_can_be_filtered() -> None:
    sheet = opened(write_xlsx([LIBRARY, SUFFIX], HOW)).worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:J3"
    assert sheet.print_title_rows == "$1:$1"
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])


def test_hanzi_are_large_and_of_the_font_of_their_script() -> None:
    sheet = opened(write_xlsx([LIBRARY], HOW)).worksheets[0]
    assert [(cell.font.name, cell.font.size) for cell in sheet[2]][:3] == [
        ("Microsoft YaHei", 16.0),
        ("Microsoft JhengHei", 16.0),
        ("Calibri", 11.0),
    ]


def test_columns_are_as_wide_as_what_they_hold() -> None:
    long = replace(LIBRARY, senses=("x" * 500,))
    how = replace(HOW, fields=(Field.SIMPLIFIED, Field.HSK3, Field.MEANING))
    widths = opened(write_xlsx([long], how)).worksheets[0].column_dimensions
    assert 10 < widths["A"].width < 20
    assert widths["B"].width == 8
    assert widths["C"].width == 56
    assert opened(write_xlsx([long], how)).worksheets[0]["C2"].alignment.wrap_text


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "'=1", "=HYPERLINK(1)", "3.5", "-ness"])
def test_text_is_never_a_formula_or_a_number(text: str) -> None:
    data = write_xlsx([replace(LIBRARY, senses=(text,))], HOW)
    cell = opened(data).worksheets[0]["J2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    assert said(read_xlsx(data, "a.xlsx")) == [
        f"2 | 图书馆 | 圖書館 | tu2 shu1 guan3 | {text} |  | learning"
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("HSK: 3/4 [new]?*\\", "HSK 3 4 new"),
        ("'quoted'", "quoted"),
        ("History", "Duben"),
        ("", "Duben"),
        ("\n\t", "Duben"),
        ("𠮷" * 40, "𠮷" * 15),
        ("About", "About"),
    ],
)
def test_a_title_becomes_the_name_of_a_sheet(title: str, name: str) -> None:
    assert sheet_name(title) == name
    assert opened(write_xlsx([LIBRARY], replace(HOW, title=title))).sheetnames[0] == name


@settings(max_examples=40, deadline=None)
@given(st.text(), st.text())
def test_any_text_can_be_written(title: str, sense: str) -> None:
    words = [replace(LIBRARY, senses=(sense,))]
    assert read_xlsx(write_xlsx(words, replace(HOW, title=title)), "a.xlsx").rows == 1


def test_a_cell_longer_than_a_workbook_may_have_is_cut() -> None:
    data = write_xlsx([replace(LIBRARY, senses=("𠮷" * 40_000,))], HOW)
    assert len(opened(data).worksheets[0]["J2"].value.encode("utf-16-le")) // 2 <= 32_767


def test_a_list_without_words_is_a_workbook_too() -> None:
    assert opened(write_xlsx([], HOW)).worksheets[0].max_row == 1


# -- reading -------------------------------------------------------------------------------------


def test_a_teachers_sheet_may_begin_with_a_title_and_other_sheets() -> None:
    data = workbook(
        [["To do"], ["print this"]],
        [
            ["Lesson 3"],
            [],
            ["No.", "汉字", "拼音", "English", None],
            [1, "你好", "nǐ hǎo", "hello", None],
            [2.0, "三", "sān", 3, "note"],
            [None, None, None, "no Chinese", None],
        ],
    )
    read = read_xlsx(data, "lesson.xlsx")
    assert read.tables[0].names == ("No.", "汉字", "拼音", "English", "")
    assert said(read) == ["4 | 你好 |  | nǐ hǎo | hello", "5 | 三 |  | sān | 3"]
    assert malformed(read) == ["1 Lesson 3", "6 no Chinese"]


def test_columns_without_headings_are_found_out() -> None:
    data = workbook([["shū", "book", "书", "書"], ["shuǐ", "water", "水", "水"]])
    assert said(read_xlsx(data, "a.xlsx")) == [
        "1 | 书 | 書 | shū | book",
        "2 | 水 |  | shuǐ | water",
    ]


def test_every_sheet_is_a_table_of_its_own_columns() -> None:
    lessons: dict[str, Rows] = {
        "第一课  你好": [["汉字", "English"], ["你好", "hello"], [], ["no Chinese", None]],
        "Notes": [["for the teacher"]],
        "Lesson 2": [["妈妈", "māma"], ["爸爸", "bàba"]],
        "Headings only": [["汉字", "拼音"]],
        "3": [["English", "词"], ["home", "家"]],
    }
    read = read_xlsx(workbook(named=lessons), "course.xlsx")
    assert [(table.name, table.columns.word) for table in read.tables] == [
        ("第一课 你好", 0),
        ("Lesson 2", 0),
        ("3", 1),
    ]
    # Their rows are counted on, or those of one sheet would be taken for those of another.
    assert said(read) == [
        "2 | 你好 |  |  | hello",
        "5 | 妈妈 |  | māma",
        "6 | 爸爸 |  | bàba",
        "9 | 家 |  |  | home",
    ]
    assert malformed(read) == ["4 no Chinese"]


def test_of_our_own_workbook_the_list_alone_is_read() -> None:
    data = write_xlsx([LIBRARY, DAUGHTER], replace(HOW, title="第三课"))
    read = read_xlsx(data, "a.xlsx")
    assert [(table.name, len(table.rows), table.exact) for table in read.tables] == [
        ("第三课", 2, True)
    ]
    assert malformed(read) == []


def test_sheets_of_several_workbooks_of_ours_may_stand_in_one() -> None:
    parts = [opened(write_xlsx([word], replace(HOW, title="课文"))) for word in (LIBRARY, DAUGHTER)]
    named = {
        f"{sheet.title} {number}": list(sheet.values)
        for number, part in enumerate(parts, 1)
        for sheet in part.worksheets
    }
    read = read_xlsx(workbook(named=named), "a.xlsx")
    assert [table.name for table in read.tables] == ["课文 1", "课文 2"]
    assert [line.split(" | ")[1] for line in said(read)] == ["图书馆", "女儿"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["书", "家", "book", ""]), max_size=4), min_size=1))
def test_no_word_of_any_sheet_is_lost(sheets: list[list[str]]) -> None:
    written = [cell for sheet in sheets for cell in sheet if cell in ("书", "家")]
    data = workbook(*[[[cell] for cell in sheet] for sheet in sheets])
    if not written:
        with pytest.raises(ListError, match="no Chinese words"):
            read_xlsx(data, "a.xlsx")
        return
    lines, _ = listed_lines(read_xlsx(data, "a.xlsx"))
    assert [line.hanzi for line in lines] == written


def test_sheets_together_are_no_longer_than_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 3)
    read = read_xlsx(workbook([["书"], ["水"]], [["家"], ["我"]], [["你"]]), "a.xlsx")
    assert said(read) == ["1 | 书", "2 | 水", "3 | 家"]


def test_a_formula_counts_as_what_it_gave() -> None:
    data = workbook([["汉字", "English"], ["书", "=CONCATENATE(1)"], ["水", "water"]])
    assert said(read_xlsx(data, "a.xlsx")) == ["2 | 书", "3 | 水 |  |  | water"]
    given = b'<c r="B2" t="str"><f>CONCATENATE(1)</f><v>book</v></c>'
    sheet = "xl/worksheets/sheet1.xml"
    saved = altered(data, sheet, lambda xml: re.sub(rb'<c r="B2".*?</c>', given, xml))
    assert said(read_xlsx(saved, "a.xlsx")) == ["2 | 书 |  |  | book", "3 | 水 |  |  | water"]


def test_strings_that_excel_keeps_apart_are_read_without_their_ruby() -> None:
    data = workbook([["", "book"], ["水", "water"]])
    sheet, strings = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    shared = b'<c r="A1" t="s"><v>0</v></c>'
    data = altered(data, sheet, lambda xml: re.sub(rb'<c r="A1".*?(/>|</c>)', shared, xml, count=1))
    rich = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>图书</t></r>'
        '<r><rPr><b/></rPr><t>馆</t></r><rPh sb="0" eb="3"><t>tú shū guǎn</t></rPh></si></sst>'
    )
    kind = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd'
        b'.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    data = altered(data, strings, lambda _: rich.encode())
    data = altered(data, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", kind))
    assert said(read_xlsx(data, "a.xlsx"))[0] == "1 | 图书馆 |  |  | book"


def test_workbooks_are_told_from_other_packed_files() -> None:
    other = BytesIO()
    with ZipFile(other, "w") as package:
        package.writestr("collection.anki2", b"")
    assert is_workbook(workbook([["书"]]))
    assert not is_workbook(other.getvalue())
    assert not is_workbook(b"PK\x03\x04")


def open_document() -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (OLD + bytes(600), "a.xlsx is of Excel's old kind: save it as .xlsx or .csv."),
        (
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx is locked with a password: save it without one.",
        ),
        (b"PK\x03\x04", "a.xlsx is damaged or incomplete: save it again."),
        (workbook([["书"]])[:-200], "a.xlsx is damaged or incomplete: save it again."),
        (workbook([["book"]]), "a.xlsx holds no Chinese words."),
        (open_document(), "a.xlsx is a workbook of another kind: save it as .xlsx or .csv."),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(ListError) as raised:
        read_xlsx(data, "a.xlsx")
    assert str(raised.value) == message


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "_LARGEST", 1000)
    with pytest.raises(ListError, match=r"^a\.xlsx is too large"):
        read_xlsx(workbook([["书"]]), "a.xlsx")


def test_cells_far_away_and_entities_take_no_time() -> None:
    data = workbook([["书", "book"], ["水", "water"]])
    far = altered(data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'"A2"', b'"XFD2"'))
    assert read_xlsx(far, "a.xlsx").rows == 1
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 1000 + b'">'
    bomb += b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 50) for at in range(6))
    nested = altered(
        data,
        "xl/worksheets/sheet1.xml",
        lambda xml: bomb + b"]>" + xml.replace(b">book<", b">&g;<"),
    )
    with pytest.raises(ListError, match="damaged"):
        read_xlsx(nested, "a.xlsx")


# Made once: it holds the time, and may be a byte longer the next second.
SOUND = workbook([["汉字", "English"], ["书", "book"], ["水", 3]], [["家"]])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_told_or_read_around(data: st.DataObject) -> None:
    sound = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        sound[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    try:
        listed_lines(read_xlsx(bytes(sound), "a.xlsx"))
    except ListError as error:
        assert str(error).startswith("a.xlsx ")  # noqa: PT017 - either way is sound


def test_the_library_is_loaded_only_for_workbooks() -> None:
    script = "import sys, desktop.exports.write_words, desktop.exports.read_words\n"
    script += "sys.exit(any(name.startswith(('openpyxl', 'lxml')) for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
