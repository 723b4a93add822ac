"""What is known about the tokens of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.language.document import Token

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.language.levels import Level
    from desktop.language.readings import WordReading


@dataclass(frozen=True, slots=True)
class Annotation:
    """A token and what is known about it.

    `shown` is its text in the script asked for, `key` its folded text. `defined` says whether the
    dictionary has it, `doubt` what was a close call about it (`segmentation`, else `reading`, else
    `script`), and `name` the bounds of the name that it is part of.
    """

    token: Token
    shown: str
    key: str
    reading: WordReading | None
    defined: bool
    level: Level | None = None
    doubt: str | None = None
    name: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a word wherever it stands: its folded text, its usual reading, and
    whether the dictionary has it.

    `choices` are the readings that the context chooses among, of a character that has several;
    `doubtful` says that the usual reading may well be another.
    """

    key: str
    reading: WordReading | None
    defined: bool
    choices: tuple[str, ...] = ()
    doubtful: bool = False


class Row(NamedTuple):
    """A token in short: what an Annotation is made of.

    A tuple, because a book has a million of them and a dataclass takes five times as long to make.
    """

    start: int
    end: int
    text: str
    shown: str
    about: About
    reading: WordReading | None
    doubt: str | None
    name: tuple[int, int] | None
