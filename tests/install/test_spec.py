"""build.spec, run with stand-ins for PyInstaller's builders, as on each of the three systems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from install.identity import IDENTIFIER, ROOT, VERSION

_PARTS = (
    "LICENSE", "NOTICE", "build.spec", "desktop", "dictionaries", "go.py", "install", "resources",
)  # fmt: skip


class Builders:
    """Stand-ins that note what they are called with."""

    def __init__(self) -> None:
        self.calls: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def names(self) -> dict[str, Any]:
        return {
            name: self._stand_in(name)
            for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE", "Tree")
        }

    def _stand_in(self, name: str) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            self.calls.setdefault(name, []).append((given, named))
            if name == "Tree":
                return []
            hooks = [("pyi_rth_pyside6", "", "PYSOURCE"), ("__main__", "", "PYSOURCE")]
            return SimpleNamespace(binaries=[], datas=[], pure=[], scripts=hooks)

        return call


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in which a build may leave what it likes."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for part in _PARTS:
        (folder / part).symlink_to(ROOT / part)
    (folder / "build" / "dictionary").mkdir(parents=True)
    (folder / "build" / "dictionary" / "cedict-2026-05-20-s4.db").touch()
    return folder


def run(checkout: Path, system: str, monkeypatch: pytest.MonkeyPatch) -> Builders:
    # PyInstaller finds out where it runs when it is loaded.
    pytest.importorskip("PyInstaller.utils.hooks")
    builders = Builders()
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "path", [*sys.path])
    text = (checkout / "build.spec").read_text(encoding="utf-8")
    exec(compile(text, "build.spec", "exec"), {"SPECPATH": str(checkout), **builders.names()})
    return builders


def test_linux_gets_one_program_with_dictionary_and_no_hook_that_loads_qt(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = run(checkout, "linux", monkeypatch).calls
    ((given, named),) = calls["EXE"]
    assert (named["name"], named["console"], named["codesign_identity"]) == ("duben", True, None)
    assert [script[0] for script in given[1]] == ["__main__"]
    ((_, analysis),) = calls["Analysis"]
    carried = {(Path(file).name, place) for file, place in analysis["datas"]}
    assert ("cedict-2026-05-20-s4.db", "resources/dictionaries") in carried
    assert ("welcome.txt", "resources") in carried
    assert ("np_ckpt.pkl", "g2pM") in carried
    assert ("dict.txt", "jieba") in carried
    assert "desktop.documents.pdf" in analysis["hiddenimports"]
    assert "jieba" in analysis["excludes"]
    assert "BUNDLE" not in calls
    assert (checkout / "build" / "licences" / "index.txt").is_file()


def test_what_starts_is_read_from_files_and_no_garbage_is_looked_for_meanwhile(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((_, analysis),) = run(checkout, "linux", monkeypatch).calls["Analysis"]
    modes = analysis["module_collection_mode"]
    assert {modes[name] for name in ("desktop", "json", "PySide6")} == {"pyc"}
    (hook,) = analysis["runtime_hooks"]
    script = f"import runpy, gc; runpy.run_path({hook!r}); print(gc.isenabled())"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, timeout=60
    )
    assert done.stdout.decode().strip() == "False"


def test_windows_gets_two_programs(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = run(checkout, "win32", monkeypatch).calls
    named = [named for _, named in calls["EXE"]]
    assert [(one["name"], one["console"]) for one in named] == [
        ("duben-window", False),
        ("duben", True),
    ]
    ((collected, _),) = calls["COLLECT"]
    assert len(collected) == 4, "two programs, libraries, data"


def test_macos_gets_an_application_signed_by_whom_the_environment_names(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUBEN_SIGN_IDENTITY", "Developer ID Application: Somebody")
    calls = run(checkout, "darwin", monkeypatch).calls
    ((_, program),) = calls["EXE"]
    assert program["codesign_identity"] == "Developer ID Application: Somebody"
    ((_, bundle),) = calls["BUNDLE"]
    assert bundle["name"] == "Duben.app"
    assert (bundle["bundle_identifier"], bundle["version"]) == (IDENTIFIER, VERSION)
    assert bundle["info_plist"]["CFBundleDocumentTypes"]
