"""Find the dictionary that a command reads with."""

from __future__ import annotations

from pathlib import Path

from desktop.cli.output import tell
from desktop.paths import Paths, bundled_dictionary
from dictionaries.errors import DictionaryError
from dictionaries.index import find_index, remove_old_indexes
from dictionaries.sources import find_sources


def index_path(paths: Paths) -> Path:
    """Give the index of the newest dictionary there is; build it where that was never done.

    Raises DictionaryError, and OSError where the folder can't be written.
    """
    bundled = bundled_dictionary()
    if bundled is not None:
        return bundled
    sources = find_sources()
    found = find_index(paths.dictionaries)
    if found is not None and (not sources or f"-{sources[0].date}-" in found.name):
        return found
    if not sources:
        raise DictionaryError("No dictionary is installed. Install Duben again.")
    # Building needs more modules than everything else here.
    from dictionaries.build import build_index

    tell(f"preparing the dictionary {sources[0].name} of {sources[0].date}, only this once")
    path = build_index(sources[0], paths.dictionaries)
    remove_old_indexes(paths.dictionaries, path)
    return path
