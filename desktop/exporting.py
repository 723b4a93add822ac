"""A list as it is about to be exported: which words go, what it looks like, and the writing of it.

What takes long are functions that open the files themselves, for the background.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from errno import EIO
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.exports import write_words
from desktop.exports.fields import DEFAULT_FIELDS, Field, How, cell
from desktop.exports.listed import Credit, ListedWord
from desktop.exports.pages import Drawing
from desktop.exports.presets import Preset
from desktop.exports.watched import Watched
from desktop.exports.whole_file import write_whole
from desktop.exports.write_words import FORMATS, Written, encoded
from desktop.language.scripts import Script
from desktop.ledger import ANKI_NOW, Ledger, note_export, read_ledger, target_of
from dictionaries.errors import Cancelled

if TYPE_CHECKING:
    # Loaded where something is sent there.
    from desktop.exports.anki_sending import Sent

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]
Identity = tuple[str, str, str]

SUFFIXES: Mapping[str, str] = {
    **{name: one.suffix for name, one in FORMATS.items()},
    "anki": ".txt",
    "apkg": ".apkg",
    "html": ".html",
    "pdf": ".pdf",
}
"""The ends of the names of the files that can be written, by the name of the format."""

BINARY = frozenset(("xlsx", "apkg", "pdf"))
"""The formats that no terminal shows."""

_HANDOUTS = {"html", "pdf"}
_SHOWN = 14
_STEP = 200
"""Words between which it is told how far it is."""
_VOICES = 0.8
"""The share of the work that speaking is."""
_ANKI_FIELDS = (
    Field.SIMPLIFIED,
    Field.TRADITIONAL,
    Field.PINYIN,
    Field.ZHUYIN,
    Field.MEANING,
    Field.SENTENCE,
    Field.SOURCE,
    Field.TAGS,
    Field.NOTE,
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be written, and how it begins.

    Of `total` words some are `new` to the place where they go and some have `changed` since they
    went there. `headings` and `rows` are the first rows as they will be.
    """

    words: tuple[ListedWord, ...]
    total: int
    new: int
    changed: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def has_fields(format_name: str) -> bool:
    """Say whether the columns of a format can be chosen."""
    return format_name in _HANDOUTS or (format_name in FORMATS and FORMATS[format_name].has_fields)


def has_sounds(format_name: str) -> bool:
    """Say whether the sound of words can go with them."""
    return format_name in {"apkg", ANKI_NOW}


def how_of(preset: Preset, credit: Credit, title: str) -> How:
    """Say how a list is written; `title` is that of a list without one of its own."""
    return How(credit, preset.fields, Script(preset.script), preset.title or title)


def prepare(
    folder: Path,
    words: Sequence[ListedWord],
    preset: Preset,
    how: How,
    cancelled: IsCancelled = lambda: False,
) -> Prepared | None:
    """Find out what is to be written, by the ledger; None where it was cancelled."""
    ledger = read_ledger(folder, target_of(preset.format))
    fresh = ledger.fresh(words)
    if cancelled():
        return None
    chosen = fresh if preset.only_fresh else tuple(words)
    headings, rows = preview(chosen, preset.format, how)
    return Prepared(chosen, len(words), *_counts(ledger, fresh), headings, rows)


def preview(
    words: Sequence[ListedWord], format_name: str, how: How
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Give the headings and the first rows of a list as they will be."""
    first = words[:_SHOWN]
    if has_fields(format_name) or format_name not in FORMATS:
        shown = how.fields if has_fields(format_name) else _ANKI_FIELDS
        return tuple([one.value for one in shown]), tuple(
            [tuple([cell(word, one) for one in shown]) for word in first]
        )
    lines = _lines(first, format_name, how)
    width = max((len(line) for line in lines), default=0)
    return ("",) * width, lines


def export_list(
    folder: Path,
    prepared: Prepared,
    preset: Preset,
    how: How,
    path: Path,
    drawing: Drawing | None = None,
    progress: Progress = lambda _: None,
    cancelled: IsCancelled = lambda: False,
) -> bool:
    """Write a list to a file and note it in the ledger; False where it was cancelled.

    Raises OSError, and then there is no new file, and StorageError where only the ledger fails.
    """
    done = write_list(
        prepared.words, preset.format, how, path, drawing, preset.sounds, progress, cancelled
    )
    if done:
        note_export(folder, target_of(preset.format), prepared.words)
    return done


def write_list(
    words: Sequence[ListedWord],
    format_name: str,
    how: How,
    path: Path,
    drawing: Drawing | None = None,
    sounds: bool = False,
    progress: Progress = lambda _: None,
    cancelled: IsCancelled = lambda: False,
) -> bool:
    """Write words to a file, whole or not at all; False where it was cancelled.

    Only a pdf needs the `drawing`. Raises OSError.
    """
    if format_name in FORMATS:
        return write_words.write_list(path, FORMATS[format_name], words, how, progress, cancelled)
    if format_name == "apkg":
        return _write_package(words, how, path, sounds, progress, cancelled)
    try:
        watched = Watched(words, cancelled, progress, _STEP)
        if format_name != "pdf":
            write_whole(path, _until(cancelled, encoded(list_text(watched, format_name, how))))
        elif drawing is None:
            raise ValueError("a pdf has to be drawn")
        else:
            # Loaded where it is wanted.
            from desktop.exports.handouts.word_list import list_pages

            pages = list_pages(watched, how)
            drawing.write_pdf(pages, path, progress=progress, cancelled=cancelled)
    except Cancelled:
        return False
    progress(1.0)
    return True


def _until(cancelled: IsCancelled, parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        if cancelled():
            raise Cancelled
        yield part


def _write_package(
    words: Sequence[ListedWord],
    how: How,
    path: Path,
    sounds: bool,
    progress: Progress,
    cancelled: IsCancelled,
) -> bool:
    # Loaded where it is wanted.
    from desktop.exports.anki_package_writing import write_anki_package

    with _spoken(words, wanted=sounds, progress=progress, cancelled=cancelled) as voices:
        package = BytesIO()
        share = _VOICES if sounds else 0.0
        try:
            if voices is None or not write_anki_package(
                words,
                how,
                package,
                voices,
                lambda done: progress(share + done * (1 - share)),
                cancelled,
            ):
                return False
        except sqlite3.Error as error:
            # It is made in the folder for temporary files, which may be full.
            raise OSError(EIO, str(error), str(path)) from error
    write_whole(path, [package.getvalue()])
    return True


@contextmanager
def _spoken(
    words: Sequence[ListedWord], *, wanted: bool, progress: Progress, cancelled: IsCancelled
) -> Iterator[Mapping[Identity, Path] | None]:
    """Give files with the sound of words for as long as they are needed; none where they are not
    wanted or there is no voice, and None where it was cancelled.
    """
    from desktop.exports.voice import find_voice, speak_words

    voice = find_voice() if wanted else None
    if voice is None:
        yield {}
        return
    with TemporaryDirectory(prefix="duben-", ignore_cleanup_errors=True) as folder:
        yield speak_words(
            words, voice, Path(folder), lambda done: progress(done * _VOICES), cancelled
        )


def list_text(words: Sequence[ListedWord], format_name: str, how: How) -> Written:
    """Give words in a format that is text; raises KeyError for any other."""
    # Each loaded where it is wanted.
    if format_name == "anki":
        from desktop.exports.anki_text import write_anki_text

        return write_anki_text(words, replace(how, fields=DEFAULT_FIELDS))
    if format_name == "html":
        from desktop.exports.handouts.word_list import list_pages
        from desktop.exports.page_html import write_page_html

        return write_page_html(list_pages(words, how))
    return FORMATS[format_name].write(words, how)


def send_to_anki(
    folder: Path,
    prepared: Prepared,
    preset: Preset,
    how: How,
    progress: Progress = lambda _: None,
    cancelled: IsCancelled = lambda: False,
) -> Sent:
    """Send words to the Anki that is running, and note in the ledger those that arrived.

    Raises AnkiError or VoiceError with one sentence for the reader.
    """
    from desktop.exports.anki_connect import AnkiConnect
    from desktop.exports.anki_sending import Sent
    from desktop.exports.anki_sending import send_to_anki as send

    anki = AnkiConnect(preset.key)
    # Before minutes of speaking.
    anki.open()
    with _spoken(
        prepared.words, wanted=preset.sounds, progress=progress, cancelled=cancelled
    ) as voices:
        if voices is None:
            return Sent((), (), (), (), finished=False)
        share = _VOICES if preset.sounds else 0.0
        sent = send(
            prepared.words,
            how,
            anki,
            updates=preset.updates,
            sounds=voices,
            progress=lambda done: progress(share + done * (1 - share)),
            cancelled=cancelled,
        )
    # A word that was to stay as it is in Anki has not arrived as it is here.
    arrived = {*sent.added, *sent.updated, *(sent.kept if preset.updates else ())}
    note_export(
        folder, target_of(ANKI_NOW), [word for word in prepared.words if word.identity in arrived]
    )
    return sent


def _counts(ledger: Ledger, fresh: Sequence[ListedWord]) -> tuple[int, int]:
    new = sum(map(ledger.is_new, fresh))
    return new, len(fresh) - new


def _lines(words: Sequence[ListedWord], format_name: str, how: How) -> tuple[tuple[str, ...], ...]:
    text = b"".join(encoded(list_text(words, format_name, how))).decode("utf-8")
    return tuple([tuple(line.split("\t")) for line in islice(text.splitlines(), _SHOWN)])
