"""Compile the support code of Qt for Python, which would otherwise be compiled at each start.

Its library carries that code as text, and reads what stands in its package's folder `files.dir` in
its place (where its developers have it unpacked by the environment variable SBK_EMBED).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from install.bytecode import replace_sources
from install.errors import PackageError

PLACE = "shiboken6/files.dir"
"""Where the library looks for it, in the bundle."""


def make_qt_support(folder: Path) -> None:
    """Write the compiled modules to a folder, made anew; raises PackageError."""
    # Only with Qt's first module does the library bring up what it carries.
    import PySide6.QtCore  # noqa: F401

    shutil.rmtree(folder, ignore_errors=True)
    try:
        _, importer = sys.modules["signature_bootstrap"].prepare_zipfile()
        importer.zfile.extractall(folder)
    except (AttributeError, KeyError) as error:
        raise PackageError(f"Qt for Python carries its code otherwise now: {error!r}.") from error
    replace_sources(folder, optimize=0)
    if not (folder / "shibokensupport" / "signature" / "loader.pyc").is_file():
        raise PackageError("Qt for Python carries its code under other names now.")
