"""Anki's packages (.apkg), written by genanki with notes of Duben's own type.

Anki takes a note that it has already, by the GUID, for a newer one of the same and leaves its cards
as they are scheduled; the deck is only where new cards go.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from desktop.exports.anki_cards import (
    FIELDS,
    NOTE_TYPE,
    NOTE_TYPE_CHANGED,
    NOTE_TYPE_ID,
    SHOWN_FIRST,
    STYLE,
    TEMPLATES,
)
from desktop.exports.anki_notes import (
    Identity,
    deck_id,
    deck_name,
    guid_of_key,
    note_fields,
    tags_of,
)
from desktop.exports.fields import How
from desktop.exports.listed import ListedWord

if TYPE_CHECKING:
    import genanki  # type: ignore[import-untyped]

_STEP = 200  # words, between which it is told how far it is
_QUICK = 1  # of zlib: half the time of its default, a fifth larger


def write_anki_package(
    words: Sequence[ListedWord],
    how: How,
    target: Path | IO[bytes],
    sounds: Mapping[Identity, Path] | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    now: float | None = None,
) -> bool:
    """Write words as a package with one deck, named by the title; False where it was cancelled,
    and then nothing is written.

    `sounds` are files to be played, by the identity of their word; what is not there any more is
    left out. `now` is in seconds since 1970: Anki takes over what is newer than its own.
    """
    # Loaded only when a package is written.
    import genanki

    stamp = time.time() if now is None else now
    found = {one: path for one, path in (sounds or {}).items() if path.is_file()}
    note_type, make_note = _note_type(), _note_class()
    with tempfile.TemporaryDirectory(prefix="duben-") as folder:
        path = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            # It is thrown away if anything goes wrong.
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            cursor = database.cursor()
            cursor.execute("BEGIN")
            deck = genanki.Deck(deck_id(deck_name(how)), deck_name(how), how.credit.line)
            deck.add_model(note_type)
            numbers = count(int(stamp * 1000))
            genanki.Package(deck).write_to_db(cursor, stamp, numbers)
            if not cursor.connection.in_transaction:
                # genanki's scripts commit what was begun.
                cursor.execute("BEGIN")
            for done, word in enumerate(words):
                if done % _STEP == 0:
                    progress(0.95 * done / len(words))
                    if cancelled():
                        return False
                sound = found.get(word.identity)
                fields = note_fields(word, how, sound.name if sound else "")
                guid = guid_of_key(fields[0])
                note = make_note(note_type, fields, tags=tags_of(word), guid=guid)
                note.write_to_db(cursor, stamp, deck.deck_id, numbers)
            cursor.execute("COMMIT")
        used = dict.fromkeys([found[word.identity] for word in words if word.identity in found])
        _pack(path, tuple(used), target)
    progress(1.0)
    return True


def _pack(collection: Path, sounds: Sequence[Path], target: Path | IO[bytes]) -> None:
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_QUICK) as package:
        package.write(collection, "collection.anki2")
        package.writestr("media", json.dumps({at: one.name for at, one in enumerate(sounds)}))
        for at, sound in enumerate(sounds):
            package.write(sound, str(at), ZIP_STORED)


def _note_class() -> type[genanki.Note]:
    import genanki

    class Note(genanki.Note):  # type: ignore[misc]
        """Is not searched for wrong tags, which takes a sixth of the time: its text is escaped."""

        def _check_invalid_html_tags_in_fields(self) -> None:
            return

    return Note


def _note_type() -> genanki.Model:
    import genanki

    class NoteType(genanki.Model):  # type: ignore[misc]
        """Keeps its own date, so that an import leaves alone what a learner changed since."""

        def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
            made: dict[str, Any] = super().to_json(timestamp, deck_id)
            return made | {"mod": NOTE_TYPE_CHANGED}

    return NoteType(
        NOTE_TYPE_ID,
        NOTE_TYPE,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": front, "afmt": back} for name, front, back in TEMPLATES],
        css=STYLE,
        sort_field_index=SHOWN_FIRST,
    )
