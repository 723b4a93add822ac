"""Take out of PyInstaller's lists what a bundle does without."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module

from install.contents import is_dropped
from install.elf import needs_of
from install.layout import Layout
from install.orphans import Item, without_dangling, without_orphans
from install.stripping import stripped


def trimmed(
    binaries: Iterable[Item], datas: Iterable[Item], layout: Layout, system: str = sys.platform
) -> tuple[list[Item], list[Item]]:
    """Give the binaries and the data files that stay; on Linux some binaries are copies."""
    needs = _linked_on_linux if system == "linux" else _linked
    files = [item for item in datas if not is_dropped(item[0])]
    kept = without_orphans([item for item in binaries if not is_dropped(item[0])], needs)
    if system == "linux":
        kept = stripped(kept, layout.stripped)
    everything = [*kept, *files]
    return without_dangling(kept, everything), without_dangling(files, everything)


def _linked_on_linux(file: str) -> Iterable[str]:
    # PyInstaller would ask ldd, which tells what libraries of the system need in their turn.
    return needs_of(file).libraries


def _linked(file: str) -> Iterable[str]:
    # PyInstaller is there only where packages are made, and carries no types.
    bindepend = import_module("PyInstaller.depend.bindepend")
    return [name for name, _ in bindepend.get_imports(file)]
