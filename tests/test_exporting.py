"""Lists prepared and written, given up half way, and what the ledger then says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from desktop.exporting import SUFFIXES, export_list, how_of, prepare, send_to_anki
from desktop.exports.anki_connect import AnkiConnect, AnkiError
from desktop.exports.anki_sending import Sent
from desktop.exports.pages import Pages
from desktop.exports.presets import Preset
from desktop.ledger import read_ledger, target_of
from dictionaries.errors import Cancelled
from tests.exports.anki_server import FakeAnki, running_anki
from tests.exports.listed_words import CREDIT, LIBRARY

WORDS = [replace(LIBRARY, note=str(number), simplified=f"词{number}") for number in range(2000)]


class Drawn:
    """Draws nothing, and asks as often as is drawn whether it was cancelled."""

    def write_pdf(
        self,
        pages: Pages,
        path: Path,
        *,
        progress: Callable[[float], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        if cancelled():
            raise Cancelled
        progress(0.5)
        path.write_text(pages.title, encoding="utf-8")

    def places(
        self, pages: Pages, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Mapping[str, tuple[int, int]]:
        raise NotImplementedError


def exported(
    folder: Path, name: str, told: list[float], cancelled: Callable[[], bool] = lambda: False
) -> bool:
    preset = Preset(format=name, script="simplified")
    how = how_of(preset, CREDIT, "Words")
    prepared = prepare(folder, WORDS, preset, how)
    assert prepared is not None
    path = folder / f"out{SUFFIXES[name]}"
    return export_list(folder, prepared, preset, how, path, Drawn(), told.append, cancelled)


@pytest.mark.parametrize("name", SUFFIXES)
def test_what_is_given_up_leaves_no_file_and_the_ledger_as_it_was(
    name: str, tmp_path: Path
) -> None:
    told: list[float] = []
    assert not exported(tmp_path, name, told, lambda: len(told) > 2)
    assert not list(tmp_path.glob("*out*"))
    assert not read_ledger(tmp_path, target_of(name)).digests
    assert max(told) < 1


@pytest.mark.parametrize("name", SUFFIXES)
def test_what_is_written_is_in_the_ledger_and_how_far_it_is_was_told(
    name: str, tmp_path: Path
) -> None:
    told: list[float] = []
    assert exported(tmp_path, name, told)
    assert (tmp_path / f"out{SUFFIXES[name]}").stat().st_size > 0
    assert len(read_ledger(tmp_path, target_of(name)).digests) == len(WORDS)
    assert told[-1] == 1.0
    assert len(told) > 2


@pytest.mark.parametrize("name", SUFFIXES)
def test_what_can_not_be_written_is_not_in_the_ledger(name: str, tmp_path: Path) -> None:
    (tmp_path / f"out{SUFFIXES[name]}").mkdir()
    with pytest.raises(OSError, match=r"."):
        exported(tmp_path, name, [])
    assert not read_ledger(tmp_path, target_of(name)).digests


@pytest.fixture
def anki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAnki]:
    (tmp_path / "anki").mkdir()
    with running_anki(tmp_path / "anki") as made:
        asked = partial(AnkiConnect, port=made.port)
        monkeypatch.setattr("desktop.exports.anki_connect.AnkiConnect", asked)
        yield made


def sent(folder: Path, cancelled: Callable[[], bool] = lambda: False) -> Sent:
    """Send 600 words, which are two packages, and those that are new in the ledger only."""
    preset = Preset(format="ankiconnect", script="simplified", only_fresh=True)
    how = how_of(preset, CREDIT, "Words")
    prepared = prepare(folder, WORDS[:600], preset, how)
    assert prepared is not None
    return send_to_anki(folder, prepared, preset, how, cancelled=cancelled)


def in_ledger(folder: Path) -> int:
    return len(read_ledger(folder, "anki").digests)


def in_anki(anki: FakeAnki) -> int:
    return anki.collection.note_count()


def test_an_anki_that_dies_half_way_leaves_nothing_in_the_ledger_that_did_not_arrive(
    tmp_path: Path, anki: FakeAnki
) -> None:
    def close(_action: str) -> None:
        anki.has_profile = anki.actions.count("importPackage") < 2

    anki.before = close
    with pytest.raises(AnkiError):
        sent(tmp_path)
    assert 0 < in_anki(anki) < 600
    assert in_ledger(tmp_path) <= in_anki(anki)
    anki.before = lambda _: None
    anki.has_profile = True
    again = sent(tmp_path)
    assert len(again.added) + len(again.kept) == 600
    assert in_ledger(tmp_path) == in_anki(anki) == 600
    assert sent(tmp_path).added == ()


def test_what_is_broken_off_has_in_the_ledger_what_arrived(tmp_path: Path, anki: FakeAnki) -> None:
    done = sent(tmp_path, lambda: "importPackage" in anki.actions)
    assert not done.finished
    assert in_ledger(tmp_path) == len(done.added) == in_anki(anki) < 600
    rest = sent(tmp_path)
    assert (len(rest.added), rest.kept) == (600 - len(done.added), ())


def test_a_server_in_place_of_anki_or_one_that_refuses_leaves_the_ledger_alone(
    tmp_path: Path, anki: FakeAnki
) -> None:
    anki.allows = False
    with pytest.raises(AnkiError, match="does not allow Duben in"):
        sent(tmp_path)
    anki.nonsense = b"<html>"
    with pytest.raises(AnkiError, match="is not its add-on"):
        sent(tmp_path)
    assert in_ledger(tmp_path) == in_anki(anki) == 0
