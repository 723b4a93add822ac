"""A pytest plugin that makes Qt unimportable: `pytest -p no:pytest-qt -p tests.no_qt`.

What lies below the window has to work, and start fast, without it.
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec

_QT = frozenset({"PySide6", "shiboken6"})


class _NoQt(MetaPathFinder):
    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname.partition(".")[0] in _QT:
            raise ModuleNotFoundError(f"{fullname} is out of bounds here", name=fullname)
        return None


def pytest_configure() -> None:
    """Put Qt out of reach before the first test is collected."""
    assert not _QT & sys.modules.keys(), "something imported Qt before"
    sys.meta_path.insert(0, _NoQt())
