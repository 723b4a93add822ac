"""Excel's workbooks (.xlsx): written with a heading row that stays in sight and a filter, and read.

The library openpyxl is loaded when one is written or read.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from desktop.exports.cells import folded, one_line
from desktop.exports.delimited import headings
from desktop.exports.fields import Field, How, cell
from desktop.exports.list_rows import MOST_ROWS, ListError, ReadWords
from desktop.exports.list_words import has_han
from desktop.exports.listed import ListedWord
from desktop.exports.word_table import MOST_CELLS, Row, tabled
from desktop.language.scripts import Script

if TYPE_CHECKING:
    # It takes a fifth of a second to load, and most lists are no workbooks.
    from openpyxl.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 512 * 2**20
"""Bytes that the parts of a workbook may unpack to."""
_MOST_PARTS = 10_000
_MOST_SHEETS = 200
_LONGEST_CELL = 5000
"""Code points of a cell that are read; a word and its meaning have far fewer."""
_STEP = 1000  # rows between which it is asked whether to go on

_DAMAGES = (
    BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,  # of XML
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)
"""What openpyxl and the standard library raise about a damaged workbook."""

# Excel has them on Windows and macOS, other programs know what to take in their place: the number
# is that of the character set (GB 2312, Big5), by which one with its hanzi is found.
_HANZI_FONTS: Mapping[Script, tuple[str, int]] = {
    Script.SIMPLIFIED: ("Microsoft YaHei", 134),
    Script.TRADITIONAL: ("Microsoft JhengHei", 136),
}
_LATIN_FONT = "Calibri"
_HANZI_SIZE, _TEXT_SIZE = 16, 11  # points
_NARROWEST, _WIDEST = 8.0, 56.0  # digits of the text's size
_SAMPLE = 2000  # words that the widths of columns are taken from
_MOST = 0.97  # the share of them that have room on one line
_HEADING_COLOUR = "FFE8EEF4"
_NUMBERS = {Field.HSK2, Field.HSK3, Field.COUNT}
_LONGEST_WRITTEN = 32_767  # UTF-16 units; longer cells damage a workbook
_LONGEST_NAME = 31  # UTF-16 units of a sheet's name
_ABOUT = ("List", "Words", "Definitions", "Licence", "Made with")
"""What the sheet about a list tells, a line each; by them it is known again."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a column is written: its font, the size and character set of that, and its width."""

    font: str
    size: int
    charset: int | None
    width: float


# -- writing -------------------------------------------------------------------------------------


def write_xlsx(words: Sequence[ListedWord], how: How) -> bytes:
    """Write a workbook: the list, and a sheet that names the dictionary and its licence.

    Every cell is text, never a formula; levels and counts are numbers.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    properties = workbook.properties
    properties.creator, properties.title = "Duben", _cell_text(how.title)
    properties.description = _cell_text(how.credit.line)
    name = sheet_name(how.title)
    sheet = workbook.create_sheet(name)
    looks = [_look(one, words, how) for one in how.fields]
    _lay_out(sheet, looks, len(words))
    cells = [_body_cell(sheet, look, one) for one, look in zip(how.fields, looks, strict=True)]
    with _given_up(sheet):
        sheet.append(_heading(sheet, how))
        for word in words:
            # The same cells over and over: a row is written at once.
            for written, wanted in zip(cells, how.fields, strict=True):
                _fill(written, cell(word, wanted), wanted)
            sheet.append(cells)
    _write_about(workbook.create_sheet("About" if name != "About" else "Credit"), len(words), how)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


@contextmanager
def _given_up(sheet: WriteOnlyWorksheet) -> Iterator[None]:
    """Close the file that a sheet is written to meanwhile, and remove it, if there is an error."""
    is_done = False
    try:
        yield
        is_done = True
    finally:
        if not is_done:
            sheet.close()
            sheet._writer.cleanup()


def sheet_name(title: str) -> str:
    """Give the name of a sheet: no more than 31 characters of UTF-16, none that Excel forbids."""
    name = _NOT_IN_NAMES.sub(" ", _NOT_IN_XML.sub(" ", one_line(title)))
    name = " ".join(name.split())
    while len(name.encode("utf-16-le")) > 2 * _LONGEST_NAME:
        name = name[:-1]
    name = name.strip("' ")
    # Excel keeps one name for itself.
    return name if name and name.lower() != "history" else "Duben"


def _look(wanted: Field, words: Sequence[ListedWord], how: How) -> _Look:
    sample = words[:: max(1, len(words) // _SAMPLE)]
    # A few long ones are broken into lines, and do not make the column wide for all the others.
    widths = sorted([_width(cell(word, wanted)) for word in sample])
    widest = widths[int(_MOST * (len(widths) - 1))] if widths else 0
    font, charset, size = _LATIN_FONT, None, _TEXT_SIZE
    if wanted in {Field.SIMPLIFIED, Field.TRADITIONAL}:
        script = Script.SIMPLIFIED if wanted is Field.SIMPLIFIED else Script.TRADITIONAL
        (font, charset), size = _HANZI_FONTS[script], _HANZI_SIZE
    elif wanted in {Field.SENTENCE, Field.CLOZE, Field.SOURCE, Field.ZHUYIN}:
        font, charset = _HANZI_FONTS.get(how.script, _HANZI_FONTS[Script.SIMPLIFIED])
    needed = widest * size / _TEXT_SIZE + 3
    # The heading has a button beside it.
    return _Look(font, size, charset, min(max(needed, len(wanted) + 4, _NARROWEST), _WIDEST))


def _width(text: str) -> int:
    """Measure a text in digits; hanzi are two wide."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _lay_out(sheet: WriteOnlyWorksheet, looks: Sequence[_Look], rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, look in enumerate(looks, 1):
        sheet.column_dimensions[get_column_letter(number)].width = look.width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(looks)))}{rows + 1}"
    # On paper as wide as a page, with the headings on each.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.print_title_rows = "1:1"


def _heading(sheet: WriteOnlyWorksheet, how: How) -> list[Cell]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    cells = []
    for text in headings(how):
        one = WriteOnlyCell(sheet, _cell_text(text))
        one.data_type = "s"
        one.font = Font(name=_LATIN_FONT, size=_TEXT_SIZE, bold=True)
        one.fill = PatternFill("solid", fgColor=_HEADING_COLOUR)
        one.alignment = Alignment(vertical="center")
        cells.append(one)
    return cells


def _body_cell(sheet: WriteOnlyWorksheet, look: _Look, wanted: Field) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    made = WriteOnlyCell(sheet)
    made.font = Font(name=look.font, size=look.size, charset=look.charset)
    made.alignment = Alignment(vertical="center", wrap_text=wanted not in _NUMBERS)
    # What begins with = stays text when somebody edits it.
    made.quotePrefix = wanted not in _NUMBERS
    return made


def _fill(target: Cell, text: str, wanted: Field) -> None:
    if wanted in _NUMBERS and text.isascii() and text.isdigit():
        target.value = int(text)
        return
    target.value = _cell_text(text)
    # Or what begins with = would be a formula.
    target.data_type = "s"


def _cell_text(text: str) -> str:
    written = _NOT_IN_XML.sub("\ufffd", one_line(text))
    while len(written.encode("utf-16-le")) > 2 * _LONGEST_WRITTEN:
        written = written[: _LONGEST_WRITTEN // 2]
    return written


def _write_about(sheet: WriteOnlyWorksheet, count: int, how: How) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 60
    credit = how.credit
    source = f"{credit.name} {credit.date}"
    values: tuple[str | int, ...] = (how.title, count, source, credit.licence, "Duben")
    from openpyxl.cell import WriteOnlyCell

    for name, value in zip(_ABOUT, values, strict=True):
        cells = [WriteOnlyCell(sheet, name), WriteOnlyCell(sheet)]
        cells[1].value = value if isinstance(value, int) else _cell_text(value)
        if not isinstance(value, int):
            cells[1].data_type = "s"
        sheet.append(cells)


# -- reading -------------------------------------------------------------------------------------


def is_workbook(data: bytes) -> bool:
    """Say whether a file is a workbook of some kind, rather than something else that is packed."""
    if data.startswith(_OLE):
        return True
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.namelist()
            is_excels = "xl/workbook.xml" in parts or "xl/workbook.bin" in parts
            return is_excels or _is_open_document(package)
    except _DAMAGES:
        return False


def read_xlsx(data: bytes, name: str, cancelled: Callable[[], bool] = lambda: False) -> ReadWords:
    """Read every sheet with Chinese in it as a table under the sheet's name.

    Rows have the numbers that they have in the first of them, and those of each other sheet go on
    where the one before ends. What Duben writes about a list of its own is left out. A formula
    counts as what it gave when the workbook was saved. Raises ListError where the workbook is
    locked, of another kind, damaged or too large.
    """
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise ListError(f"{name} is locked with a password: save it without one.")
        raise ListError(f"{name} is of Excel's old kind: save it as .xlsx or .csv.")
    try:
        _look_into(data, name)
        sheets = _sheets(data, cancelled)
    except _DAMAGES as error:
        raise ListError(f"{name} is damaged or incomplete: save it again.") from error
    if not sheets:
        raise ListError(f"{name} holds no Chinese words.")
    read = [(folded(title), tabled(rows)) for title, rows in sheets]
    return ReadWords(
        tuple(
            [
                replace(table, name=title)
                for title, one in read
                for table in one.tables
                if table.rows
            ]
        ),
        tuple([line for _, one in read for line in one.malformed]),
    )


def _look_into(data: bytes, name: str) -> None:
    with ZipFile(BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST:
            raise ListError(f"{name} is too large: it unpacks to more than a word list could be.")
        names = {part.filename for part in parts}
        if "xl/workbook.bin" in names or _is_open_document(package):
            raise ListError(f"{name} is a workbook of another kind: save it as .xlsx or .csv.")


def _is_open_document(package: ZipFile) -> bool:
    if "mimetype" not in package.namelist():
        return False
    with package.open("mimetype") as kind:
        return kind.read(100).startswith(b"application/vnd.oasis.opendocument.spreadsheet")


def _sheets(data: bytes, cancelled: Callable[[], bool]) -> list[tuple[str, list[Row]]]:
    """Give the name and the rows of each sheet that has Chinese in it."""
    from openpyxl import load_workbook

    found: list[tuple[str, list[Row]]] = []
    last = 0
    with warnings.catch_warnings():
        # What openpyxl does not know of a workbook (its colours, its rules) is not asked for.
        warnings.simplefilter("ignore")
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in workbook.worksheets[:_MOST_SHEETS]:
                if last >= MOST_ROWS or cancelled():
                    break
                rows = list(_rows(sheet, last, cancelled))
                is_ours = tuple([cells[0] for _, cells in rows]) == _ABOUT
                if not is_ours and any(has_han(text) for _, cells in rows for text in cells):
                    found.append((sheet.title, rows))
                    last = rows[-1][0]
        finally:
            workbook.close()
    return found


def _rows(sheet: ReadOnlyWorksheet, before: int, cancelled: Callable[[], bool]) -> Iterator[Row]:
    """Give the rows of a sheet that hold something; their numbers begin after `before`."""
    # What a workbook says about its own size is often wrong.
    sheet.reset_dimensions()
    found = sheet.iter_rows(max_row=MOST_ROWS - before, max_col=MOST_CELLS, values_only=True)
    for number, values in enumerate(found, 1):
        if number % _STEP == 0 and cancelled():
            return
        filled = [at for at, value in enumerate(values, 1) if value is not None]
        cells = tuple(map(_read_cell, values[: filled[-1]])) if filled else ()
        if any(cells):
            yield before + number, cells


def _read_cell(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return folded(str(value)[:_LONGEST_CELL])
