"""What is compiled when a bundle is made, and not at each start."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.machinery import SourcelessFileLoader
from importlib.metadata import distribution
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from install.bytecode import PACKAGES, make_bytecode, others
from install.errors import PackageError
from install.identity import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with two small packages."""
    for package in PACKAGES:
        folder = tmp_path / "checkout" / package
        (folder / "__pycache__").mkdir(parents=True)
        (folder / "__pycache__" / "old.cpython-311.pyc").touch()
        (folder / "__init__.py").write_text('"""A package."""\n')
        (folder / "part.py").write_text('"""A part."""\nassert False\n')
    return tmp_path / "checkout"


def load(file: Path) -> ModuleType:
    spec = spec_from_loader(file.stem, SourcelessFileLoader(file.stem, str(file)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_our_packages_are_compiled_with_their_docstrings_and_no_assertions(root: Path) -> None:
    folder = root / "build" / "bytecode"
    make_bytecode(root, folder)
    make_bytecode(root, folder)
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.*"))
    assert files == [
        "desktop/__init__.pyc",
        "desktop/part.pyc",
        "dictionaries/__init__.pyc",
        "dictionaries/part.pyc",
    ]
    assert load(folder / "desktop" / "part.pyc").__doc__ == "A part."
    assert str(root).encode() not in (folder / "desktop" / "part.pyc").read_bytes()


def test_what_is_no_python_stops_the_build(root: Path) -> None:
    (root / "desktop" / "part.py").write_text("def\n")
    with pytest.raises(PackageError, match="is no Python that can be compiled"):
        make_bytecode(root, root / "build")


def test_what_pyinstaller_made_of_our_packages_gives_way() -> None:
    made = [("desktop/study.pyc", "", "DATA"), ("resources/welcome.txt", "", "DATA")]
    assert others(made) == made[1:]


_ASK_QT = """
import sys
from PySide6.QtCore import QSize
print(sys.modules["shibokensupport.signature.loader"].__file__)
try:
    QSize("wide")
except TypeError as error:
    print(*str(error).splitlines())
"""


def test_qt_takes_its_compiled_support_code_and_explains_errors_with_it(tmp_path: Path) -> None:
    site, installed = tmp_path / "site", distribution("shiboken6").locate_file("")
    shutil.copytree(
        Path(str(installed), "shiboken6"),
        site / "shiboken6",
        ignore=shutil.ignore_patterns("include"),
    )
    (site / "PySide6").symlink_to(str(distribution("PySide6").locate_file("PySide6")))
    folder = site / "shiboken6" / "files.dir"
    # In a process of its own, as here the tests of what lies below the window do without Qt.
    make = "import sys; from pathlib import Path; from install.qt_support import make_qt_support; "
    for script in (f"{make}make_qt_support(Path(sys.argv[1]))", f"import sys; {_ASK_QT}"):
        done = subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            capture_output=True,
            cwd=ROOT if script.startswith(make) else tmp_path,
            env={"PYTHONPATH": str(ROOT if script.startswith(make) else site)},
            check=True,
            timeout=60,
        )
    place, complaint = done.stdout.decode().splitlines()
    assert Path(place) == folder / "shibokensupport" / "signature" / "loader.pyc"
    assert complaint.endswith("PySide6.QtCore.QSize.__init__(w: int, h: int, /)")
    assert not list(folder.rglob("*.py"))
