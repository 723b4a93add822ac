from __future__ import annotations

import pytest

from dictionaries.cedict import Parsed, parse
from dictionaries.sources import find_sources


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    """The newest installed dictionary as values."""
    return parse(find_sources()[0].open_text())
