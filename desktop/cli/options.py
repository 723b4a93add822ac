"""The commands, once their arguments are understood.

`article` says whether only the article of a text is wanted; None leaves it to the format.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.exports.annotated.syllables import Phonetic
from desktop.language.scripts import Script


@dataclass(frozen=True, slots=True)
class Annotate:
    """Write a text with its words and their readings, as the user corrected them if `corrected`,
    those of Taiwan if `taiwan`.
    """

    file: str
    format: str
    script: Script
    phonetic: Phonetic
    corrected: bool = True
    taiwan: bool = False
    article: bool | None = None


@dataclass(frozen=True, slots=True)
class Convert:
    """Write a text in another script, as the user corrected it if `corrected`; `source` is None
    where it is to be found out.
    """

    file: str
    source: Script | None
    target: Script
    idioms: bool
    corrected: bool = True
    article: bool | None = None


@dataclass(frozen=True, slots=True)
class ListWords:
    """Write the words of a text, as the user corrected them if `corrected`; `output` is None for
    standard output.

    `level_above`, `unknown_only`, `at_least`, `without_names` and `order` are those of TextFilter;
    `without_taught` leaves out what was taught so far in the user's course. `fields` are the
    columns of formats that have a choice, empty for the usual ones; `script` is that of the
    headwords that lead, None for the text's, and an empty `title` is the text's too.
    """

    file: str
    format: str
    output: Path | None
    level_above: int | None
    unknown_only: bool
    order: str
    corrected: bool = True
    article: bool | None = None
    at_least: int = 1
    without_names: bool = False
    without_taught: bool = False
    fields: tuple[str, ...] = ()
    script: Script | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class MakePack:
    """Make the class pack of a text: a folder, or one file where `output` ends in `.zip`.

    What is left is that of PackOptions; without `parts` it has all.
    """

    file: str
    output: Path
    script: Script
    phonetic: Phonetic
    paper: str
    level: int | None
    parts: tuple[str, ...] = ()
    title: str = ""
    without_taught: bool = True
    corrected: bool = True
    article: bool | None = None


@dataclass(frozen=True, slots=True)
class LookUp:
    """Write what the dictionary says about a word in hanzi, pinyin or English."""

    query: str
    format: str


@dataclass(frozen=True, slots=True)
class ExportVocabulary:
    """Write the vocabulary as a table, or `everything` as one file; `output` is None for standard
    output.

    With a `format` it is written as a list in that, of `fields` where there is a choice; with
    `fresh` only what is new or has changed since the last export of that kind.
    """

    output: Path | None
    everything: bool = False
    format: str = ""
    fields: tuple[str, ...] = ()
    script: Script = Script.SIMPLIFIED
    title: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ImportVocabulary:
    """Add the words of such a table to the vocabulary, or merge everything that is in a file.

    The words of any other list get the `status`, unless the list tells one itself.
    """

    file: Path
    status: str = "learning"


@dataclass(frozen=True, slots=True)
class RestoreVocabulary:
    """Restore the last copy of the vocabulary up to a time; without one, list the copies."""

    when: str | None


@dataclass(frozen=True, slots=True)
class Check:
    """Write whether this install is sound, also to the file `report` if that is named."""

    report: Path | None = None


Command = (
    Annotate
    | Convert
    | ListWords
    | MakePack
    | LookUp
    | Check
    | ExportVocabulary
    | ImportVocabulary
    | RestoreVocabulary
)
