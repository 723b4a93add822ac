"""What was asked of the program, once its arguments are understood.

`article` says whether only the article of a text is wanted; None leaves it to the format.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.exports.annotated.syllables import Phonetic
from desktop.language.scripts import Script


def is_address(file: str) -> bool:
    """Say whether what was typed for a file is a web address."""
    return file.lower().startswith(("http://", "https://"))


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
    """

    file: str
    format: str
    output: Path | None
    level_above: int | None
    unknown_only: bool
    order: str
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
    """

    output: Path | None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class ImportVocabulary:
    """Add the words of such a table to the vocabulary, or merge everything that is in a file."""

    file: Path


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
    | LookUp
    | Check
    | ExportVocabulary
    | ImportVocabulary
    | RestoreVocabulary
)


@dataclass(frozen=True, slots=True)
class Options:
    """A command line that was understood.

    `command` is None where the window is asked for: with `file` open in it, if there is one (`-` is
    standard input), or what is at a web `address`, and painted to the file `screenshot`.
    """

    command: Command | None = None
    file: Path | None = None
    address: str = ""
    screenshot: Path | None = None
    data_dir: Path | None = None
