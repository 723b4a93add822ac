"""A running Anki with its add-on AnkiConnect: Anki's own collection behind a server on loopback.

Each request has to have the form that the add-on documents: version 6, the names of its parameters
and their types. What has not is put down in `wrong`, and refused as the add-on refuses it.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from anki.collection import Collection
from anki.decks import DeckId
from anki.errors import NotFoundError
from anki.notes import Note, NoteId

from desktop.exports.anki_connect import AnkiConnect
from tests.exports.anki_collection import collection, import_package

_FORMS: Mapping[str, Mapping[str, type]] = {
    "requestPermission": {},
    "version": {},
    "multi": {"actions": list},
    "deckNames": {},
    "createDeck": {"deck": str},
    "modelNames": {},
    "createModel": {
        "modelName": str,
        "inOrderFields": list,
        "css": str,
        "isCloze?": bool,
        "cardTemplates": list,
    },
    "findNotes": {"query": str},
    "notesInfo": {"notes": list},
    "updateNoteFields": {"note": dict},
    "addNote": {"note": dict},
    "addTags": {"notes": list, "tags": str},
    "storeMediaFile": {"filename": str, "data?": str, "path?": str, "deleteExisting?": bool},
    "deleteMediaFile": {"filename": str},
    "getMediaDirPath": {},
    "importPackage": {"path": str},
}
_NOTE = {"deckName": str, "modelName": str, "fields": dict, "options?": dict, "tags?": list}
_CHANGED_NOTE = {"id": int, "fields": dict}


class _RefusedError(Exception):
    """The add-on answers with an error."""


class FakeAnki:
    """What stands for a running Anki; its switches say what is wrong with it."""

    def __init__(self, opened: Collection) -> None:
        self.collection = opened
        self.actions: list[str] = []
        self.wrong: list[str] = []
        self.key = ""
        self.version = 6
        self.allows = True
        self.asks_permission = True
        self.has_profile = True
        self.locked = False
        self.sees_files = True
        self.unsupported: set[str] = set()
        self.delay = 0.0
        self.port = 0
        self.nonsense: bytes | None = None
        self.before: Callable[[str], None] = lambda _: None

    def media(self) -> list[str]:
        return sorted([path.name for path in Path(self.collection.media.dir()).iterdir()])

    def connect(self, key: str = "", patience: float = 20.0) -> AnkiConnect:
        return AnkiConnect(key, self.port, patience)

    # -- what the add-on does with a request -------------------------------------------------------

    def reply(self, body: bytes) -> bytes:
        time.sleep(self.delay)
        if self.nonsense is not None:
            return self.nonsense
        return json.dumps(self._handle(json.loads(body))).encode()

    def _handle(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"result": self._act(request), "error": None}
        except (_RefusedError, NotFoundError) as error:
            return {"result": None, "error": str(error)}

    def _act(self, request: dict[str, Any]) -> object:
        action, params = request.get("action", ""), request.get("params", {})
        self.actions.append(action)
        self.before(action)
        if not request.keys() <= {"action", "version", "params", "key"}:
            self._is_wrong(f"{action} has {sorted(request)}")
        if request.get("version") != 6:
            self._is_wrong(f"{action} is of version {request.get('version')}")
        if request.get("key", "") != self.key and action != "requestPermission":
            raise _RefusedError("valid api key must be provided")
        if action in self.unsupported:
            raise _RefusedError("unsupported action")
        self._check(action, params, _FORMS.get(action))
        if action in {"requestPermission", "version", "multi"}:
            return getattr(self, f"_{action}")(**params)
        if not self.has_profile:
            raise _RefusedError("collection is not available")
        if self.locked:
            raise _RefusedError("DBError: database is locked")
        return getattr(self, f"_{action}")(**params)

    def _check(self, what: str, given: dict[str, Any], form: Mapping[str, type] | None) -> None:
        if form is None:
            self._is_wrong(f"{what} is no action")
            raise _RefusedError("unsupported action")
        allowed = {name.rstrip("?"): kind for name, kind in form.items()}
        needed = {name for name in form if not name.endswith("?")}
        if not needed <= given.keys() <= allowed.keys():
            self._is_wrong(f"{what} has {sorted(given)}")
        for name, value in given.items():
            if not isinstance(value, allowed.get(name, object)):
                self._is_wrong(f"{what} has {name} = {value!r}")

    def _is_wrong(self, what: str) -> None:
        self.wrong.append(what)
        raise _RefusedError(f"unexpected: {what}")

    # -- actions, under their documented names -----------------------------------------------------

    def _requestPermission(self) -> object:  # noqa: N802
        if not self.asks_permission:
            raise _RefusedError("unsupported action")
        if not self.allows:
            return {"permission": "denied"}
        return {
            "permission": "granted",
            "requireApiKey": bool(self.key),
            "version": self.version,
        }

    def _version(self) -> object:
        return self.version

    def _multi(self, actions: list[dict[str, Any]]) -> object:
        return [self._handle(action) for action in actions]

    def _createDeck(self, deck: str) -> object:  # noqa: N802
        return self.collection.decks.id(deck)

    def _modelNames(self) -> object:  # noqa: N802
        return [kind.name for kind in self.collection.models.all_names_and_ids()]

    def _createModel(  # noqa: N802
        self,
        modelName: str,  # noqa: N803
        inOrderFields: list[str],  # noqa: N803
        css: str,
        cardTemplates: list[dict[str, str]],  # noqa: N803
        isCloze: bool = False,  # noqa: N803
    ) -> object:
        assert not isCloze
        models = self.collection.models
        kind = models.new(modelName)
        kind["css"] = css
        for field in inOrderFields:
            models.add_field(kind, models.new_field(field))
        for card in cardTemplates:
            self._check("a template", card, {"Name?": str, "Front": str, "Back": str})
            template = models.new_template(card["Name"])
            template["qfmt"], template["afmt"] = card["Front"], card["Back"]
            models.add_template(kind, template)
        models.add_dict(kind)
        return {"name": modelName}

    def _findNotes(self, query: str) -> object:  # noqa: N802
        return list(self.collection.find_notes(query))

    def _notesInfo(self, notes: list[int]) -> object:  # noqa: N802
        found: list[dict[str, Any]] = []
        for number in notes:
            try:
                note = self.collection.get_note(NoteId(number))
            except NotFoundError:
                found.append({})
                continue
            kind = note.note_type()
            assert kind is not None
            fields = {
                name: {"value": value, "order": order}
                for order, (name, value) in enumerate(note.items())
            }
            found.append(
                {
                    "noteId": note.id,
                    "modelName": kind["name"],
                    "tags": note.tags,
                    "fields": fields,
                    "cards": list(note.card_ids()),
                }
            )
        return found

    def _updateNoteFields(self, note: dict[str, Any]) -> object:  # noqa: N802
        self._check("the note of updateNoteFields", note, _CHANGED_NOTE)
        kept = self.collection.get_note(NoteId(note["id"]))
        for name, value in note["fields"].items():
            if name in kept:
                kept[name] = value
        self.collection.update_note(kept)
        return None

    def _addNote(self, note: dict[str, Any]) -> object:  # noqa: N802
        self._check("the note of addNote", note, _NOTE)
        kind = self.collection.models.by_name(note["modelName"])
        if kind is None:
            raise _RefusedError(f"model was not found: {note['modelName']}")
        deck = self.collection.decks.id_for_name(note["deckName"])
        if deck is None:
            raise _RefusedError(f"deck was not found: {note['deckName']}")
        made = Note(self.collection, kind)
        made.tags = note.get("tags", [])
        for name, value in note["fields"].items():
            made[name] = value
        if made.duplicate_or_empty() and not note.get("options", {}).get("allowDuplicate"):
            raise _RefusedError("cannot create note because it is a duplicate")
        self.collection.add_note(made, DeckId(deck))
        return made.id

    def _addTags(self, notes: list[int], tags: str) -> object:  # noqa: N802
        self.collection.tags.bulk_add([NoteId(one) for one in notes], tags)
        return None

    def _storeMediaFile(  # noqa: N802
        self, filename: str, data: str | None = None, path: str | None = None
    ) -> object:
        content = base64.b64decode(data) if data else self._file(path or "").read_bytes()
        return self.collection.media.write_data(filename, content)

    def _deleteMediaFile(self, filename: str) -> object:  # noqa: N802
        self.collection.media.trash_files([filename])
        return None

    def _getMediaDirPath(self) -> object:  # noqa: N802
        return self.collection.media.dir()

    def _importPackage(self, path: str) -> object:  # noqa: N802
        import_package(self.collection, self._file(path), merging=True)
        return True

    def _file(self, path: str) -> Path:
        """Give a file that Anki may read: in a box of its own it sees only its own folder."""
        found = Path(path)
        if not found.is_file() or (
            not self.sees_files and not found.is_relative_to(self.collection.media.dir())
        ):
            raise _RefusedError(f"[Errno 2] No such file or directory: '{path}'")
        return found


@contextmanager
def running_anki(folder: Path) -> Iterator[FakeAnki]:
    """Run an Anki with an empty collection in a folder; every request has to be as documented."""
    with collection(folder) as opened:
        fake = FakeAnki(opened)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                answer = fake.reply(body)
                self.send_response(200)
                self.send_header("Content-Type", "text/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        with HTTPServer(("127.0.0.1", 0), Handler) as server:
            fake.port = server.server_address[1]
            thread = Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            try:
                yield fake
            finally:
                server.shutdown()
                thread.join()
        assert fake.wrong == []
