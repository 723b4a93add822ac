"""Fixtures that tests of several packages share: one real index, and what stands on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from desktop.language.language import Language
    from desktop.study import Study
    from dictionaries.index import Index

ROOT = Path(__file__).parent.parent

# How long an example takes is a matter of the machine, and belongs in tests/benchmarks; half as
# many examples as usual, at each run others, keep the suite fast.
settings.register_profile("duben", deadline=None, max_examples=50)
settings.load_profile("duben")


@pytest.fixture(scope="session")
def index_path(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the index of the newest installed dictionary, or take it from the run before.

    It is kept in pytest's cache, in a folder named by what it depends on.
    """
    from dictionaries.build import build_index
    from dictionaries.index import find_index
    from dictionaries.sources import find_sources

    source = find_sources()[0]
    cache = getattr(pytestconfig, "cache", None)  # not there with -p no:cacheprovider
    if cache is None:
        return build_index(source, tmp_path_factory.mktemp("dictionaries"))
    digest = hashlib.sha256(str(source).encode())
    for path in sorted((ROOT / "dictionaries").glob("*.py")):
        digest.update(path.read_bytes())
    folder: Path = cache.mkdir("dictionaries") / digest.hexdigest()[:16]
    return find_index(folder) or build_index(source, folder)


@pytest.fixture(scope="session")
def index(index_path: Path) -> Iterator[Index]:
    from dictionaries.index import Index

    opened = Index.open(index_path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def language(index: Index) -> Language:
    from desktop.language.language import Language

    return Language(index)


@pytest.fixture
def study(tmp_path: Path, language: Language) -> Iterator[Study]:
    from desktop.study import Study

    opened = Study.open(tmp_path / "data")
    opened.attach(language)
    yield opened
    opened.close()
