"""Build the dictionary that a bundle carries: the newest installed one, or the one named."""

from __future__ import annotations

import shutil
import ssl
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import certifi

from dictionaries.build import build_index
from dictionaries.cedict import parse_header
from dictionaries.errors import DictionaryError
from dictionaries.lines import read_lines
from dictionaries.sources import Source, find_sources
from install.errors import PackageError
from install.identity import COMMAND, VERSION

_SECONDS = 60
_MOST = 100 * 1024 * 1024  # bytes; CC-CEDICT has 4 MB packed, 10 MB unpacked


def make_dictionary(named: str | None, folder: Path) -> tuple[Path, str]:
    """Build the index in a folder, emptied first; give it, and the date of the dictionary.

    `named` is a file or a web address with CC-CEDICT's text, plain or packed with gzip or zip; None
    takes the newest that is installed. Raises PackageError.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        if named is None:
            source = next(iter(find_sources()), None)
            if source is None:
                raise PackageError("No dictionary is installed.")
        else:
            source = _source(_text_of(_fetched(named, folder), folder))
        return build_index(source, folder), source.date
    except DictionaryError as error:
        raise PackageError(str(error)) from error


def _fetched(named: str, folder: Path) -> Path:
    if not named.lower().startswith(("http://", "https://")):
        return Path(named)
    target = folder / "fetched"
    request = Request(named, headers={"User-Agent": f"{COMMAND}/{VERSION}"})
    trust = ssl.create_default_context(cafile=certifi.where())
    try:
        with urlopen(request, timeout=_SECONDS, context=trust) as answer, target.open("wb") as file:
            while chunk := answer.read(1 << 16):
                file.write(chunk)
                if file.tell() > _MOST:
                    raise PackageError(f"What is at {named} is too large for a dictionary.")
    except (URLError, OSError) as error:
        raise PackageError(f"{named} can't be fetched: {error}.") from error
    return target


def _text_of(file: Path, folder: Path) -> Path:
    """Take the text out of a zip; anything else is read as it is."""
    try:
        if not zipfile.is_zipfile(file):
            return file
        with zipfile.ZipFile(file) as archive:
            texts = [one for one in archive.infolist() if one.filename.endswith((".u8", ".txt"))]
            if not texts or texts[0].file_size > _MOST:
                raise PackageError(f"{file} has no dictionary in it.")
            with archive.open(texts[0]) as packed, (folder / "unpacked").open("wb") as target:
                shutil.copyfileobj(packed, target)
        return folder / "unpacked"
    except (OSError, zipfile.BadZipFile) as error:
        raise PackageError(f"{file} can't be read: {error}.") from error


def _source(text: Path) -> Source:
    try:
        date = parse_header(list(_comments(text))).date
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise PackageError(f"{text} can't be read as a dictionary: {error}.") from error
    if not date:
        raise PackageError(f"{text} doesn't say its date, as CC-CEDICT does in a line #! date=.")
    return Source("CC-CEDICT", text, date)


def _comments(text: Path) -> Iterator[str]:
    for line in read_lines(text):
        if not line.startswith("#"):
            return
        yield line
