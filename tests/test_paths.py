from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.paths import Paths, bundled_dictionary, bundled_licences, find_paths


def test_the_folder_that_is_named_wins_over_the_variable(tmp_path: Path) -> None:
    environ = {"DUBEN_DATA_DIR": str(tmp_path / "variable")}
    assert find_paths(tmp_path / "named", environ).data == tmp_path / "named"


def test_the_variable_wins_over_the_system_place(tmp_path: Path) -> None:
    assert find_paths(None, {"DUBEN_DATA_DIR": str(tmp_path)}).data == tmp_path


def test_an_empty_variable_counts_as_none() -> None:
    assert find_paths(None, {"DUBEN_DATA_DIR": ""}) == find_paths(None, {})


def test_a_relative_folder_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths(Path("here"), {}).data == tmp_path / "here"
    assert find_paths(None, {"DUBEN_DATA_DIR": "there"}).data == tmp_path / "there"


def test_a_tilde_is_the_home_folder() -> None:
    assert find_paths(None, {"DUBEN_DATA_DIR": "~/words"}).data == Path.home() / "words"


def test_everything_lies_in_the_data_folder(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    assert paths.settings == tmp_path / "settings.json"
    assert paths.dictionaries == tmp_path / "dictionaries"
    assert paths.backups == tmp_path / "backups"
    assert paths.log == tmp_path / "duben.log"


def test_finding_the_paths_makes_no_folder(tmp_path: Path) -> None:
    find_paths(tmp_path / "data", {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the place is each system's own")
def test_on_linux_the_system_place_follows_xdg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert find_paths(None, {}).data == tmp_path / "Duben"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_paths(None, {}).data == tmp_path / ".local" / "share" / "Duben"


def test_the_system_place_has_the_programs_name_and_no_authors() -> None:
    data = find_paths(None, {}).data
    assert data.name == "Duben"
    assert data.is_absolute()
    assert data.parent.name != "Duben"


def test_a_checkout_has_no_bundled_dictionary() -> None:
    assert bundled_dictionary() is None


def test_a_frozen_bundle_has_its_newest_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "resources" / "dictionaries"
    folder.mkdir(parents=True)
    for name in ("cedict-2023-11-07-s1.db", "cedict-2026-05-20-s1.db", "other.db"):
        (folder / name).touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundled_dictionary() == folder / "cedict-2026-05-20-s1.db"


def test_a_frozen_bundle_without_a_dictionary_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundled_dictionary() is None


def test_a_frozen_bundle_names_the_licences_of_what_it_contains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bundled_licences() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert bundled_licences() == tmp_path / "licences" / "index.txt"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="homes are found otherwise")
def test_without_a_home_no_folder_named_tilde_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("os.getuid", lambda: 2_000_000_000)
    with pytest.raises(RuntimeError, match="home"):
        find_paths(None, {})
    assert find_paths(Path("/data"), {}).data == Path("/data")


def test_a_named_folder_is_found_without_importing_platformdirs(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from desktop.paths import find_paths;"
        "find_paths(Path(sys.argv[1]), {}); sys.exit('platformdirs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=os.environ, check=False)
    assert done.returncode == 0
