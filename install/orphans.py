"""Find the libraries that nothing in a bundle needs any more once plugins were dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

Item = tuple[str, str, str]
"""PyInstaller's: the place in the bundle, the file it comes from, its kind."""

_LIBRARY = re.compile(r"\.(so(\.[\d.]+)?|dll|dylib)$")
_LOADED_BY_NAME = re.compile(r"(^|/)plugins/|(^|/)(lib)?python3|(^|/)pypdfium2_raw/")
"""Plugins, the interpreter and what ctypes loads: nothing is linked with them."""


def without_orphans(items: Sequence[Item], needs: Callable[[str], Iterable[str]]) -> list[Item]:
    """Leave out the shared libraries that none of the rest needs, directly or through others.

    `needs` names the libraries, with or without their folders, that a file is linked with. Links
    are not followed, and all kept.
    """
    files = {_name(place): (place, source) for place, source, kind in items if kind != "SYMLINK"}
    todo = [item[:2] for item in items if item[2] != "SYMLINK" and not _is_library(item)]
    reached = {place for place, _ in todo}
    while todo:
        for needed in needs(todo.pop()[1]):
            found = files.get(_name(needed))
            if found is not None and found[0] not in reached:
                reached.add(found[0])
                todo.append(found)
    return [item for item in items if item[2] == "SYMLINK" or item[0] in reached]


def without_dangling(items: Iterable[Item], kept: Iterable[Item]) -> list[Item]:
    """Leave out the symbolic links to what is not kept."""
    names = {_name(place) for place, _, kind in kept if kind != "SYMLINK"}
    return [item for item in items if item[2] != "SYMLINK" or _name(item[1]) in names]


def _is_library(item: Item) -> bool:
    place = item[0].replace("\\", "/")
    linked = _LIBRARY.search(place) and not _LOADED_BY_NAME.search(place)
    return item[2] == "BINARY" and bool(linked)


def _name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.lower()
