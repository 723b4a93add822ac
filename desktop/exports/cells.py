"""What may stand in one cell of a list: one line, and nothing that a spreadsheet carries out."""

from __future__ import annotations

import re

# What ends a line or a cell for somebody, and what no file of text should hold.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# A cell that begins with one of these may be run as a formula (the full-width ones too).
_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")
_QUOTED_FORMULA = re.compile("'+[=+\\-@＝＋－＠]")


def one_line(text: str) -> str:
    """Write a text on one line, without what is blank around it."""
    return _CONTROLS.sub(" ", text).strip()


def folded(text: str) -> str:
    """Give a cell as the readers do: every blank between words one space."""
    return " ".join(text.split())


def harmless(text: str) -> str:
    """Write a cell on one line, and so that no spreadsheet takes it for a formula.

    One that begins like a formula gets an apostrophe before it, the spreadsheets' sign for text;
    so does one that begins like that and has apostrophes before it, or it could not be read back.
    """
    cell = one_line(text)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """Read what `harmless` wrote."""
    return cell[1:] if _QUOTED_FORMULA.match(cell) else cell
