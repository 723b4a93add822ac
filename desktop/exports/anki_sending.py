"""Send words straight into a running Anki.

Anki knows a note by its GUID, and `addNotes` gives every note one of its own: the same word would
come a second time with the next package or text from Duben. So new words are written as a package,
whose notes have the GUIDs that come from the words, and Anki is asked to import that. It also
brings the note type with its own number, and takes a few bytes of request where `addNotes` takes
all the fields through a server that reads 40 KB a second. The ways, the next where one is refused:

1. `importPackage` with the path of a file of ours, which Anki reads itself;
2. where it can't see our files (Flatpak, Snap), `storeMediaFile`, `importPackage` from its media
   folder, `deleteMediaFile`;
3. `addNote` for each, many in one request: then only their keys tell that they are Duben's, which
   is enough for the next time this way, but a package would bring them again.

Notes that are there already are found by their keys, whatever made them, and get no more than the
fields that differ, by `updateNoteFields`: their other tags, sounds and all scheduling stay.
"""

from __future__ import annotations

import base64
import tempfile
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.exports.anki_cards import (
    AUDIO,
    FIELDS,
    NOTE_TYPE,
    STYLE,
    TEMPLATES,
)
from desktop.exports.anki_connect import AnkiConnect, AnkiRefusedError
from desktop.exports.anki_existing import AnkiNote, batches, find_notes, own_numbers, read_notes
from desktop.exports.anki_notes import Identity, deck_name, key_of, note_fields, tags_of
from desktop.exports.anki_package_writing import write_anki_package
from desktop.exports.fields import How
from desktop.exports.listed import ListedWord
from desktop.ids import new_id

_LOOKED_UP = 0.2  # of the whole work, for what Anki has already
_BATCH = 500  # new words in one package: under a second of Anki's
_BATCH_WITH_SOUNDS = 50
_CHANGED_AT_ONCE = 50
_FOREIGN = "Anki has it in a note of the type {}, which only you can change."
_NOT_TAKEN = "Anki did not take it."


@dataclass(frozen=True, slots=True)
class Unsent:
    """A word that Anki did not take, and why in a sentence."""

    word: ListedWord
    reason: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the words that were sent; `finished` is False where it was cancelled, and then
    the others were not sent at all.

    `kept` are those that Anki had and that were to stay, or were the same already.
    """

    added: tuple[Identity, ...]
    updated: tuple[Identity, ...]
    kept: tuple[Identity, ...]
    failed: tuple[Unsent, ...]
    finished: bool


def send_to_anki(
    words: Sequence[ListedWord],
    how: How,
    anki: AnkiConnect,
    *,
    updates: bool = True,
    sounds: Mapping[Identity, Path] | None = None,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sent:
    """Send words to the deck named by the title, and give what became of each.

    Where Anki has a word already, its note is brought up to date if `updates`, else kept. Raises
    AnkiError where Anki can't be reached or can't work; what was sent before that is sent.
    """
    anki.open()
    keyed = {key_of(word): word for word in words}
    found = {identity: path for identity, path in (sounds or {}).items() if path.is_file()}
    sending = _Sending(anki, how, found)
    there = find_notes(anki, keyed, lambda share: progress(_LOOKED_UP * share), cancelled)
    old = [(word, there[key]) for key, word in keyed.items() if key in there]
    new = [word for key, word in keyed.items() if key not in there]
    size = _BATCH_WITH_SOUNDS if sounds else _BATCH
    parts: list[tuple[Callable[[], None], int]] = [
        *[
            (partial(sending.keep_or_update, some, updates=updates), len(some))
            for some in batches(old, _CHANGED_AT_ONCE)
        ],
        *[(partial(sending.add, some), len(some)) for some in batches(new, size)],
    ]
    done = 0
    for send, count in parts:
        # Whatever was found before it was cancelled may not be all that is there.
        if cancelled():
            break
        send()
        done += count
        progress(_LOOKED_UP + (1 - _LOOKED_UP) * done / len(keyed))
    return sending.sent(finished=done == len(keyed))


class _Sending:
    """One lot of words on its way, and what has become of them so far."""

    def __init__(self, anki: AnkiConnect, how: How, sounds: Mapping[Identity, Path]) -> None:
        self._anki, self._how, self._sounds = anki, how, sounds
        self._added: list[Identity] = []
        self._updated: list[Identity] = []
        self._kept: list[Identity] = []
        self._failed: list[Unsent] = []
        self._ways = [self._import_ours, self._import_its_own]

    def sent(self, *, finished: bool) -> Sent:
        """Say what became of the words."""
        return Sent(
            tuple(self._added),
            tuple(self._updated),
            tuple(self._kept),
            tuple(self._failed),
            finished,
        )

    def keep_or_update(
        self, known: Sequence[tuple[ListedWord, AnkiNote]], *, updates: bool = True
    ) -> None:
        """Bring notes up to date, as far as they differ, if they are not to be kept."""
        actions: list[tuple[ListedWord, str, Mapping[str, object]]] = []
        for word, note in known:
            if not updates:
                self._kept.append(word.identity)
            elif not note.is_own:
                self._failed.append(Unsent(word, _FOREIGN.format(note.kind)))
            else:
                todo = self._changes(word, note)
                actions += [(word, action, params) for action, params in todo]
                if not todo:
                    self._kept.append(word.identity)
        answers = self._anki.ask_all([(action, params) for _, action, params in actions])
        refused = {
            word.identity: Unsent(word, str(answer))
            for (word, _, _), answer in zip(actions, answers, strict=True)
            if isinstance(answer, AnkiRefusedError)
        }
        self._failed += refused.values()
        asked = dict.fromkeys([word.identity for word, _, _ in actions])
        self._updated += [identity for identity in asked if identity not in refused]

    def _changes(self, word: ListedWord, note: AnkiNote) -> list[tuple[str, Mapping[str, object]]]:
        """Give what is to be done to a note; a sound that it is to have is there then."""
        fields = self._fields(word)
        if word.identity not in self._sounds:
            # What the learner recorded stays.
            del fields[AUDIO]
        changed = {
            name: text
            for name, text in fields.items()
            if name in note.fields and note.fields[name] != unicodedata.normalize("NFC", text)
        }
        if AUDIO in changed:
            self._store(self._sounds[word.identity])
        actions: list[tuple[str, Mapping[str, object]]] = []
        if changed:
            actions.append(("updateNoteFields", {"note": {"id": note.number, "fields": changed}}))
        if missing := [tag for tag in tags_of(word) if tag not in note.tags]:
            actions.append(("addTags", {"notes": [note.number], "tags": " ".join(missing)}))
        return actions

    def _fields(self, word: ListedWord) -> dict[str, str]:
        sound = self._sounds.get(word.identity)
        texts = note_fields(word, self._how, sound.name if sound else "")
        return dict(zip(FIELDS, texts, strict=True))

    def add(self, words: Sequence[ListedWord]) -> None:
        """Add words that Anki has not."""
        before = set(own_numbers(self._anki))
        reasons: dict[str, str] = {}
        if not self._imported(words):
            reasons = self._add_one_by_one(words)
        made = [number for number in own_numbers(self._anki) if number not in before]
        keys = {key for key, _ in read_notes(self._anki, made)}
        for word in words:
            key = key_of(word)
            if key in keys and key not in reasons:
                self._added.append(word.identity)
            else:
                self._failed.append(Unsent(word, reasons.get(key, _NOT_TAKEN)))

    def _imported(self, words: Sequence[ListedWord]) -> bool:
        """Have words imported as a package by the first way that Anki does not refuse."""
        with tempfile.TemporaryDirectory(prefix="duben-") as folder:
            path = Path(folder) / "duben.apkg"
            if self._ways:
                write_anki_package(words, self._how, path, self._sounds)
            while self._ways:
                try:
                    if self._ways[0](path) is True:
                        return True
                except AnkiRefusedError:
                    pass
                # What it refuses once it refuses for the next batch too.
                self._ways.pop(0)
        return False

    def _import_ours(self, path: Path) -> object:
        return self._anki.ask("importPackage", path=str(path))

    def _import_its_own(self, path: Path) -> object:
        name = f"_duben-{new_id()}.apkg"
        data = base64.b64encode(path.read_bytes()).decode()
        stored = self._anki.ask("storeMediaFile", filename=name, data=data)
        try:
            folder = self._anki.ask("getMediaDirPath")
            return self._anki.ask("importPackage", path=f"{folder}/{stored}")
        finally:
            self._anki.ask("deleteMediaFile", filename=stored)

    def _add_one_by_one(self, words: Sequence[ListedWord]) -> dict[str, str]:
        """Add words as notes with GUIDs of Anki's own; give why, where it refused, by the key."""
        deck = deck_name(self._how)
        self._anki.ask("createDeck", deck=deck)
        names = self._anki.ask("modelNames")
        if not isinstance(names, list) or NOTE_TYPE not in names:
            self._anki.ask(
                "createModel",
                modelName=NOTE_TYPE,
                inOrderFields=list(FIELDS),
                css=STYLE,
                cardTemplates=[
                    {"Name": name, "Front": front, "Back": back} for name, front, back in TEMPLATES
                ],
            )
        refused: dict[str, str] = {}
        for some in batches(words, _CHANGED_AT_ONCE):
            notes = [self._whole_note(word, deck) for word in some]
            answers = self._anki.ask_all([("addNote", {"note": note}) for note in notes])
            for word, answer in zip(some, answers, strict=True):
                if isinstance(answer, AnkiRefusedError):
                    refused[key_of(word)] = str(answer)
        return refused

    def _whole_note(self, word: ListedWord, deck: str) -> dict[str, object]:
        if word.identity in self._sounds:
            self._store(self._sounds[word.identity])
        return {
            "deckName": deck,
            "modelName": NOTE_TYPE,
            "fields": self._fields(word),
            "options": {"allowDuplicate": False},
            "tags": tags_of(word),
        }

    def _store(self, sound: Path) -> None:
        """Put a sound among Anki's media."""
        try:
            self._anki.ask("storeMediaFile", filename=sound.name, path=str(sound))
        except AnkiRefusedError:
            # It can't see our files.
            data = base64.b64encode(sound.read_bytes()).decode()
            self._anki.ask("storeMediaFile", filename=sound.name, data=data)
