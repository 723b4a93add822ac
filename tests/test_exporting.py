"""Lists prepared and written, given up half way, and what the ledger then says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.exporting import SUFFIXES, export_list, how_of, prepare
from desktop.exports.pages import Pages
from desktop.exports.presets import Preset
from desktop.ledger import read_ledger, target_of
from dictionaries.errors import Cancelled
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
