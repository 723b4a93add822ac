"""The vocabulary as a list in any format, and lists of words taken over into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.cli.options import ExportVocabulary, ImportVocabulary
from desktop.cli.output import tell, write_out
from desktop.cli.words import how_asked, write_words
from desktop.exports.pages import Drawing
from desktop.language.language import Language
from desktop.ledger import note_export, read_ledger, target_of
from desktop.vocabulary.marking import Mark
from desktop.vocabulary.matching import Outcome
from desktop.vocabulary.status import Status
from desktop.word_export import words_with
from desktop.word_import import load_list, mark, understand

_TITLE = "Duben"
_NAMED = 10


def export_list(
    command: ExportVocabulary, data: Path, language: Language, draw: Callable[[], Drawing]
) -> None:
    """Write the vocabulary in the user's folder as a list, and note in the ledger what it has."""
    words = words_with(data, None, language) or ()
    target = target_of(command.format)
    if command.fresh:
        words = read_ledger(data, target).fresh(words)
    how = how_asked(language, command.fields, command.script, command.title or _TITLE)
    write_words(words, command.format, how, command.output, draw)
    note_export(data, target, words)


def import_list(command: ImportVocabulary, data: Path, language: Language) -> None:
    """Add the words of a list to the vocabulary, and say what became of its lines."""
    read = load_list(command.file)
    understood = understand(data, read, language)
    if understood is None:
        return
    status = Status(command.status)
    marks = [
        Mark(match.entry, match.line.status or status, match.line.tags)
        for match in understood.matches
        if match.entry is not None
    ]
    changes = mark(data, "Import words", marks)
    unsure = sum(match.outcome is Outcome.UNSURE for match in understood.matches)
    missing = [match.line.hanzi for match in understood.matches if match.entry is None]
    write_out(
        [
            f"{len(changes.words):,} words added or changed, of {len(understood.matches):,} in the"
            f" list; {unsure:,} might be another word too\n"
        ]
    )
    if missing:
        more = " …" if len(missing) > _NAMED else ""
        tell(f"{command.file}: not in the dictionary: {' '.join(missing[:_NAMED])}{more}")
