"""Ask a running Anki by its add-on AnkiConnect, version 6 of its interface, on this computer only.

Every answer is either what was asked for, or an error that one sentence tells. The add-on reads a
request in pieces of 1 KB, some forty a second, and answers between what Anki itself does: requests
are kept small, and long ones are waited for longer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException

PORT = 8765
VERSION = 6
_HOST = "127.0.0.1"
_SLOWEST = 20_000  # bytes a second that a request is taken in
_ASKED_PATIENCE = 120.0  # seconds in which the learner says whether Duben may
_LARGEST = 512 * 2**20

NOT_RUNNING = (
    "Anki is not running, or its add-on AnkiConnect is not installed: start Anki, or add the"
    " add-on with the code 2055492159, then try again."
)
DENIED = "Anki does not allow Duben in: allow it in the settings of AnkiConnect, then try again."
TOO_OLD = "The add-on AnkiConnect is too old: update it in Anki, then try again."
CLOSED = "Anki is open, but no profile is: choose your profile in Anki, then try again."
BUSY = (
    "Anki does not answer: it may be syncing, or a window of it may be waiting for you."
    " Try again when it is done."
)
KEY_WANTED = "AnkiConnect wants a key: enter the one that is in its settings as apiKey."
STRANGE = "What answers in place of Anki is not its add-on AnkiConnect."

_TOLD = (
    ("valid api key", KEY_WANTED),
    ("collection is not available", CLOSED),
    ("collectionnotopen", CLOSED),
    ("collection not open", CLOSED),
    ("database is locked", BUSY),
    ("already open", BUSY),
)


class AnkiError(Exception):
    """Anki can't be reached or can't work now; the message is for the learner."""


class AnkiRefusedError(AnkiError):
    """Anki refused one action; the message says why, in its own words."""


class AnkiConnect:
    """The add-on of the Anki that runs on this computer.

    `key` is the one that the add-on was given in its settings, if any; `patience` is in seconds.
    """

    def __init__(self, key: str = "", port: int = PORT, patience: float = 60.0) -> None:
        self._key, self._port, self._patience = key, port, patience

    def open(self) -> None:
        """Ask whether Duben may come in; Anki may ask the learner. Raises AnkiError if not."""
        try:
            granted = self.ask("requestPermission")
        except AnkiRefusedError:
            # Add-ons from before 2021 don't have the action.
            granted = {"permission": "granted", "version": self.ask("version")}
        if not isinstance(granted, dict):
            raise AnkiError(STRANGE)
        if granted.get("permission") != "granted":
            raise AnkiError(DENIED)
        wants_key = granted.get("requireApiKey", granted.get("requireApikey", False))
        if wants_key and not self._key:
            raise AnkiError(KEY_WANTED)
        version = granted.get("version")
        if not isinstance(version, int) or version < VERSION:
            raise AnkiError(TOO_OLD)

    def ask(self, action: str, **params: object) -> object:
        """Have Anki do something, and give what it answers.

        Raises AnkiRefusedError where Anki refuses just this, and AnkiError where nothing goes.
        """
        patience = _ASKED_PATIENCE if action == "requestPermission" else self._patience
        return _result(self._post(self._request(action, params), patience))

    def ask_all(self, actions: Sequence[tuple[str, Mapping[str, object]]]) -> list[object]:
        """Have Anki do several things at once; an AnkiRefusedError stands in place of the answer
        where it refused one.
        """
        if not actions:
            return []
        asked = [self._request(action, params) for action, params in actions]
        answers = self.ask("multi", actions=asked)
        if not isinstance(answers, list) or len(answers) != len(actions):
            raise AnkiError(STRANGE)
        found: list[object] = []
        for answer in answers:
            try:
                found.append(_result(answer))
            except AnkiRefusedError as refused:
                found.append(refused)
        return found

    def _request(self, action: str, params: Mapping[str, object]) -> dict[str, object]:
        request: dict[str, object] = {"action": action, "version": VERSION}
        if params:
            request["params"] = dict(params)
        if self._key:
            request["key"] = self._key
        return request

    def _post(self, request: Mapping[str, object], patience: float) -> object:
        body = json.dumps(request).encode()
        # No proxy is asked for: it would not be this computer.
        connection = HTTPConnection(_HOST, self._port, timeout=patience + len(body) / _SLOWEST)
        try:
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            answer: object = json.loads(connection.getresponse().read(_LARGEST))
        except TimeoutError as error:
            raise AnkiError(BUSY) from error
        except OSError as error:
            # Nobody is there, or it went away while it answered.
            raise AnkiError(NOT_RUNNING) from error
        except (HTTPException, ValueError) as error:
            raise AnkiError(STRANGE) from error
        finally:
            connection.close()
        return answer


def _result(answer: object) -> object:
    """Take an answer apart."""
    if not isinstance(answer, dict) or not {"result", "error"} <= answer.keys():
        raise AnkiError(STRANGE)
    reason = answer["error"]
    if reason is None:
        result: object = answer["result"]
        return result
    for part, message in _TOLD:
        if part in str(reason).lower():
            raise AnkiError(message)
    raise AnkiRefusedError(str(reason))
