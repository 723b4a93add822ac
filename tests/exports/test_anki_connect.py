"""The door to a running Anki."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.exports import anki_connect
from desktop.exports.anki_connect import AnkiConnect, AnkiError, AnkiRefusedError
from tests.exports.anki_server import FakeAnki, running_anki


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[FakeAnki]:
    with running_anki(tmp_path) as running:
        yield running


def refusal(connect: AnkiConnect) -> str:
    with pytest.raises(AnkiError) as raised:
        _come_in(connect)
    return str(raised.value)


def _come_in(connect: AnkiConnect) -> None:
    connect.open()
    connect.ask("modelNames")


def test_a_running_anki_answers(anki: FakeAnki) -> None:
    connect = anki.connect()
    connect.open()
    names = connect.ask("modelNames")
    assert isinstance(names, list)
    assert "Basic" in names
    assert anki.actions == ["requestPermission", "modelNames"]


def test_several_things_are_asked_at_once(anki: FakeAnki) -> None:
    answers = anki.connect().ask_all(
        [
            ("createDeck", {"deck": "Words"}),
            ("findNotes", {"query": ""}),
            ("importPackage", {"path": "x"}),
        ]
    )
    assert isinstance(answers[0], int)
    assert answers[1] == []
    assert isinstance(answers[2], AnkiRefusedError)
    assert "No such file" in str(answers[2])
    assert anki.connect().ask_all([]) == []


def test_no_anki_is_told() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert refusal(AnkiConnect(port=port)) == (
        "Anki is not running, or its add-on AnkiConnect is not installed: start Anki, or add the"
        " add-on with the code 2055492159, then try again."
    )


def test_no_proxy_comes_between(anki: FakeAnki, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    anki.connect().open()


def test_a_refused_permission_is_told(anki: FakeAnki) -> None:
    anki.allows = False
    assert refusal(anki.connect()) == anki_connect.DENIED


def test_an_old_add_on_is_told(anki: FakeAnki) -> None:
    anki.version = 5
    assert refusal(anki.connect()) == anki_connect.TOO_OLD


def test_an_add_on_that_asks_for_no_permission_is_asked_its_version(anki: FakeAnki) -> None:
    anki.unsupported = {"requestPermission"}
    anki.connect().open()
    assert anki.actions == ["requestPermission", "version"]
    anki.version = 4
    assert refusal(anki.connect()) == anki_connect.TOO_OLD


def test_a_key_is_sent_and_a_missing_one_told(anki: FakeAnki) -> None:
    anki.key = "secret"
    assert refusal(anki.connect()) == anki_connect.KEY_WANTED
    assert refusal(anki.connect("wrong")) == anki_connect.KEY_WANTED
    connect = anki.connect("secret")
    connect.open()
    assert connect.ask_all([("findNotes", {"query": ""})]) == [[]]


def test_a_closed_profile_is_told(anki: FakeAnki) -> None:
    anki.has_profile = False
    assert refusal(anki.connect()) == anki_connect.CLOSED


def test_a_busy_collection_is_told(anki: FakeAnki) -> None:
    anki.locked = True
    assert refusal(anki.connect()) == anki_connect.BUSY


def test_an_anki_that_does_not_answer_is_not_waited_for(anki: FakeAnki) -> None:
    connect = anki.connect(patience=0.05)
    connect.open()
    anki.delay = 0.3
    with pytest.raises(AnkiError) as raised:
        connect.ask("modelNames")
    assert str(raised.value) == anki_connect.BUSY


@pytest.mark.parametrize(
    "answer",
    [b"", b"AnkiConnect", b"[]", b"null", b'{"result": 1}', b'{"result": 1, "error": null}'],
)
def test_another_server_in_its_place_is_told(anki: FakeAnki, answer: bytes) -> None:
    anki.nonsense = answer
    assert refusal(anki.connect()) == anki_connect.STRANGE
