from __future__ import annotations

import shutil
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from install.contents import shipped
from install.errors import PackageError
from install.identity import ROOT, VERSION
from install.licences import INDEX, collect, licence_of


def source_of(module: str) -> str:
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin


@pytest.mark.parametrize("name", sorted(shipped()))
def test_everything_that_ships_says_under_which_licence(name: str) -> None:
    licence = licence_of(distribution(name))
    assert licence
    # Where there is a choice, it is not the GPL that is chosen.
    assert "AGPL" not in licence
    assert "GPL" not in licence or "LGPL" in licence or "MPL" in licence


def test_the_texts_are_collected_with_an_index_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "licences"
    sources = [source_of(module) for module in ("numpy", "lxml", "pypdfium2")]
    parts = collect(folder, [*sources, str(ROOT / "desktop" / "paths.py")])
    index = (folder / INDEX).read_text(encoding="utf-8")
    assert index.startswith(f"Duben {VERSION} is under the MIT licence")
    for part in parts:
        assert list((folder / part.folder).rglob("*")), part
    assert "\nnumpy 2" in index
    assert "    LGPL-3.0-only\n    Qt/\n" in index
    assert "trafilatura" in index, "its settings are taken along as data"
    assert "pytest" not in index
    names = {file.name for file in (folder / "Qt").iterdir()}
    assert names == {"Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"}
    assert (folder / "Duben" / "NOTICE").read_bytes() == (ROOT / "NOTICE").read_bytes()
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in _all_texts(folder / "Python")


def _all_texts(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.*"))


def test_a_package_without_a_text_gets_that_of_its_licence_with_its_author(tmp_path: Path) -> None:
    collect(tmp_path / "licences", [source_of("rjieba")])
    index = (tmp_path / "licences" / INDEX).read_text(encoding="utf-8")
    assert "rjieba 0" in index
    assert "    MIT, copyright messense\n" in index
    assert (tmp_path / "licences" / "rjieba" / "MIT.txt").is_file()


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="only Debian knows its files")
def test_a_library_of_nobody_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "libodd.so").touch()
    with pytest.raises(PackageError, match=r"libodd\.so belongs to no package"):
        collect(tmp_path / "licences", [str(tmp_path / "libodd.so")])
