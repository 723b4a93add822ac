"""An empty study.db and library.db for the tests of what is kept in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.storage.database import Database
from desktop.storage.schema import LIBRARY, STUDY


@pytest.fixture
def study_db(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(tmp_path / "study.db", STUDY, tmp_path / "backups")) as opened:
        yield opened


@pytest.fixture
def library_db(tmp_path: Path) -> Iterator[Database]:
    with closing(Database.open(tmp_path / "library.db", LIBRARY, tmp_path / "backups")) as opened:
        yield opened
