"""Run the commands that need no window."""

from __future__ import annotations

import gc
import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import settings
from desktop.cli.dictionary import index_path
from desktop.cli.errors import KNOWN_ERRORS
from desktop.cli.options import (
    Annotate,
    Check,
    Command,
    Convert,
    ExportVocabulary,
    ImportVocabulary,
    ListWords,
    LookUp,
    MakePack,
    RestoreVocabulary,
)
from desktop.cli.output import ClosedPipeError, complain, write_file, write_out
from desktop.cli.sources import open_document, open_text
from desktop.documents.errors import OpenError
from desktop.language.language import Language
from desktop.paths import Paths
from dictionaries.entry import Entry
from dictionaries.index import Index

if TYPE_CHECKING:
    # Each command loads what it needs and nothing else.
    from desktop.exports.pages import Drawing
    from desktop.language.corrections import Corrections
    from desktop.study import Study

_INTERRUPTED = 130


def run_command(command: Command, paths: Paths, draw: Callable[[], Drawing]) -> int:
    """Do what a command asks for and give the exit status; all errors end in one line.

    `draw` makes what draws pages, once something is to be drawn.
    """
    # A command makes much and soon ends: looking for circles in it takes a sixth of the time.
    gc.set_threshold(200_000, 20, 20)
    gc.enable()
    try:
        return _run(command, paths, draw)
    except ClosedPipeError:
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except KNOWN_ERRORS as error:
        return complain(str(error))
    except sqlite3.Error as error:
        return complain(f"The dictionary or the vocabulary cannot be read: {error}.")
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return complain(f"{where}{error.strerror or error}.")


def _run(command: Command, paths: Paths, draw: Callable[[], Drawing]) -> int:
    # Each command loads what it needs and nothing else.
    match command:
        case Annotate():
            from desktop.cli.texts import annotated

            with open_text(command.file, command.article) as text, _language(paths) as language:
                made = _corrections(command.file, paths, language) if command.corrected else None
                write_out(annotated(command, text, language, made))
        case Convert():
            from desktop.cli.texts import converted
            from desktop.language.converter import Converter

            with (
                open_text(command.file, command.article) as text,
                _rewriting(command, paths) as corrected,
            ):
                write_out(converted(command, text, Converter(), corrected))
        case ListWords():
            _list_words(command, paths, draw)
        case MakePack():
            _make_pack(command, paths, draw)
        case LookUp():
            return _look_up(command, paths)
        case ExportVocabulary(format=str(name)) if name:
            from desktop.cli.lists import export_list

            with _language(paths) as language:
                export_list(command, paths.data, language, draw)
        case ImportVocabulary() if not _is_ours(command.file):
            from desktop.cli.lists import import_list

            with _language(paths) as language:
                import_list(command, paths.data, language)
        case ExportVocabulary() | ImportVocabulary() | RestoreVocabulary():
            _change_vocabulary(command, paths.data)
        case Check():
            return _check(command, paths)
    return 0


def _list_words(command: ListWords, paths: Paths, draw: Callable[[], Drawing]) -> None:
    from desktop.cli.words import list_words
    from desktop.study import Study

    with (
        open_text(command.file, command.article) as text,
        _language(paths) as language,
        closing(Study.open(paths.data)) as study,
    ):
        study.attach(language)
        sha256 = _sha256(command.file, study)
        list_words(
            command,
            text,
            language,
            paths.data,
            draw,
            study.document_id_of(sha256),
            study.corrections_for(sha256) if command.corrected else None,
            study.taught() if command.without_taught else frozenset(),
        )


def _make_pack(command: MakePack, paths: Paths, draw: Callable[[], Drawing]) -> None:
    from desktop.class_pack import PackError
    from desktop.cli.words import write_class_pack
    from desktop.study import Study

    document = open_document(command.file)
    with _language(paths) as language, closing(Study.open(paths.data)) as study:
        study.attach(language)
        made = None
        if command.corrected:
            made = study.corrections_for(_sha256(command.file, study))
        taught = study.taught() if command.without_taught else frozenset()
        try:
            write_class_pack(command, document, language, paths.data, draw, made, taught)
        except PackError as error:
            raise OpenError(str(error)) from error


@contextmanager
def _rewriting(command: Convert, paths: Paths) -> Iterator[tuple[Language, Corrections] | None]:
    """Give what corrections of the script are carried out with; None where there are none.

    A dictionary is asked for only then: most texts are converted without.
    """
    if not command.corrected or not _has_corrections(paths):
        yield None
        return
    with _language(paths) as language:
        made = _corrections(command.file, paths, language)
        yield (language, made) if made is not None and made.rewritten else None


def _has_corrections(paths: Paths) -> bool:
    """Say whether the script of any word was corrected."""
    if not (paths.data / "study.db").exists():
        return False
    from desktop.language.corrections import Kind
    from desktop.study import Study

    with closing(Study.open(paths.data)) as study:
        return any(one.kind is Kind.SCRIPT for one in study.correction_list.all())


def _corrections(file: str, paths: Paths, language: Language) -> Corrections | None:
    """Give the user's corrections that hold in a file; None where there are none."""
    if not (paths.data / "study.db").exists():
        # Nothing was ever corrected, and a text that is written out is no reason to begin.
        return None
    from desktop.study import Study

    with closing(Study.open(paths.data)) as study:
        study.attach(language)
        return study.corrections_for(_sha256(file, study))


def _sha256(file: str, study: Study) -> str | None:
    """Give the hash by which a file's corrections are known; None where no text has its own.

    What can be read only once, such as standard input or a pipe, is left alone.
    """
    if not any(one.document_id for one in study.correction_list.all()) or not Path(file).is_file():
        return None
    with Path(file).open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _change_vocabulary(
    command: ExportVocabulary | ImportVocabulary | RestoreVocabulary, data: Path
) -> None:
    from desktop.cli import vocabulary

    match command:
        case ExportVocabulary(output=Path() as output, everything=True):
            vocabulary.pack_everything(data, output)
        case ExportVocabulary():
            vocabulary.export_vocabulary(data, command.output)
        case ImportVocabulary():
            vocabulary.import_vocabulary(data, command.file)
        case RestoreVocabulary():
            vocabulary.restore_vocabulary(data, command.when)


def _is_ours(file: Path) -> bool:
    """Say whether a file is a whole vocabulary that Duben wrote, or everything."""
    from desktop.cli.vocabulary import is_ours

    return is_ours(file)


def _look_up(command: LookUp, paths: Paths) -> int:
    from desktop.cli.lookup import entries_text
    from desktop.exports.json_words import write_entries
    from desktop.word_export import credit_of

    with _language(paths) as language:
        entries: Sequence[Entry] = language.index.search(command.query)
        graded = [(entry, language.level(entry.simplified)) for entry in entries]
        if command.format == "json":
            write_out(write_entries(command.query, graded, credit_of(language)))
        else:
            write_out(entries_text(graded))
        if not entries:
            return complain(f"The dictionary has nothing for “{command.query}”.")
        return 0


def _check(command: Check, paths: Paths) -> int:
    from desktop.cli.check import findings, report_text

    found = []
    for finding in findings(paths):
        found.append(finding)
        write_out([finding.line()])
    if command.report is not None:
        write_file(command.report, [report_text(found)])
    return 0 if all(finding.sound for finding in found) else 1


@contextmanager
def _language(paths: Paths) -> Iterator[Language]:
    with closing(Index.open(index_path(paths))) as index:
        yield Language(index, settings.load(paths.settings).hsk3)
