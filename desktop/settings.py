"""What the user has chosen in the preferences, and the file that keeps it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

VERSION = 1
SMALLEST_TEXT, LARGEST_TEXT = 14, 48


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices.

    `text_size` is in pixels. `shortcuts` has the keys of those actions that were given others, as
    QKeySequence writes them. `geometry` is the window's, as Qt saves it, in base 64. `unknown`
    holds what the file has and this version does not know, to be written back.
    """

    script: str = "original"
    traditional: str = "traditional"
    pinyin: str = "hover"
    phonetic: str = "pinyin"
    taiwan_words: bool = False
    readings: str = "mainland"
    hsk3: str = "2025"
    tone_colours: bool = True
    tone_colours_in_text: bool = False
    sandhi: bool = False
    text_size: int = 22
    face: str = "song"
    theme: str = "system"
    hover_modifier: bool = False
    mark_new: bool = False
    show_doubt: bool = True
    card: str = "side"
    sidebar: bool = True
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    reviews: Mapping[str, Any] = field(default_factory=dict)
    exports: Mapping[str, Any] = field(default_factory=dict)
    geometry: str = ""
    unknown: Mapping[str, Any] = field(default_factory=dict)


CHOICES: Mapping[str, tuple[str, ...]] = {
    "script": ("original", "simplified", "traditional"),
    "traditional": ("traditional", "taiwan", "hongkong"),
    "pinyin": ("off", "hover", "new", "all"),
    "phonetic": ("pinyin", "zhuyin"),
    "readings": ("mainland", "taiwan"),
    "hsk3": ("2025", "2021"),
    "face": ("song", "kai", "hei"),
    "theme": ("system", "light", "dark"),
    "card": ("side", "floating"),
}
"""The values of those settings that can only have some."""

_DEFAULTS = Settings()
_NAMES = frozenset(f.name for f in fields(Settings)) - {"unknown"}


def load(path: Path) -> Settings:
    """Read the settings; the defaults where there is no file or it can't be read.

    A damaged file, or one of a newer version, is set aside as `settings.json.bad` and takes the
    place of an earlier one there. A value that makes no sense gives way to its default.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return Settings()
    try:
        stored = _parse(data)
    except (ValueError, RecursionError):
        # Where it can't be set aside it can't be overwritten either, so nothing is lost.
        with suppress(OSError):
            path.replace(path.with_name(path.name + ".bad"))
        return Settings()
    known = {name: stored[name] for name in _NAMES & stored.keys() if _fits(name, stored[name])}
    unknown = {name: stored[name] for name in stored.keys() - _NAMES - {"version"}}
    return Settings(**known, unknown=unknown)


def save(path: Path, settings: Settings) -> None:
    """Write the settings so that the file is always whole, the old one or the new one.

    Raises OSError.
    """
    known = {name: getattr(settings, name) for name in _NAMES}
    known["shortcuts"] = dict(settings.shortcuts)
    known["reviews"] = dict(settings.reviews)
    known["exports"] = dict(settings.exports)
    stored = {**settings.unknown, **known, "version": VERSION}
    text = json.dumps(stored, indent=2, sort_keys=True) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _parse(data: bytes) -> dict[str, Any]:
    stored: Any = json.loads(data)
    version = stored.get("version") if isinstance(stored, dict) else None
    if type(version) is not int or not 1 <= version <= VERSION:
        raise ValueError("not settings of a version that is known")
    return dict(stored)


def _fits(name: str, value: object) -> bool:
    if name in CHOICES:
        return value in CHOICES[name]
    if name == "text_size":
        return type(value) is int and SMALLEST_TEXT <= value <= LARGEST_TEXT
    if name == "shortcuts":
        return isinstance(value, dict) and all(isinstance(key, str) for key in value.values())
    if name in {"reviews", "exports"}:
        return isinstance(value, dict)
    return type(value) is type(getattr(_DEFAULTS, name))
