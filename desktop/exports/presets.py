"""How lists are exported, as it is kept for the next time and under names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from desktop.exports.fields import DEFAULT_FIELDS, Field

_SCRIPTS = {"", "simplified", "traditional"}


@dataclass(frozen=True, slots=True)
class Preset:
    """A way to export a list.

    `fields` are the columns in their order where the format has columns to choose. `script` is that
    of the headwords that lead, `simplified` or `traditional`, empty for the reader's own; `title`
    names the list or the deck. `only_fresh` leaves out what went to the same place before and has
    not changed since; `updates` says whether notes that Anki has already are brought up to date,
    `sounds` whether the system's voice is added; `key` is the one that AnkiConnect may want.
    """

    name: str = ""
    format: str = "csv"
    fields: tuple[Field, ...] = DEFAULT_FIELDS
    script: str = ""
    title: str = ""
    only_fresh: bool = False
    updates: bool = True
    sounds: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Presets:
    """What was chosen last, and what was kept under a name, in the order of the names."""

    last: Preset = Preset()
    kept: tuple[Preset, ...] = ()

    def named(self, name: str) -> Preset | None:
        """Give the preset with a name, in capitals or not; None where there is none."""
        return next((one for one in self.kept if _same(one.name, name)), None)

    def having(self, preset: Preset) -> Presets:
        """Keep a preset under its name, in place of the one that had it."""
        others = [one for one in self.kept if not _same(one.name, preset.name)]
        kept = sorted([*others, preset], key=lambda one: one.name.casefold())
        return replace(self, kept=tuple(kept))

    def without(self, name: str) -> Presets:
        """Take the preset with a name away."""
        return replace(self, kept=tuple([one for one in self.kept if not _same(one.name, name)]))


def _same(one: str, other: str) -> bool:
    """Say whether two names are one: HSK and hsk beside each other would be hard to tell apart."""
    return one.casefold() == other.casefold()


def from_mapping(stored: Mapping[str, Any]) -> Presets:
    """Read presets from the settings; what makes no sense gives way to its default."""
    kept = stored.get("kept")
    found = (
        [_preset(one) for one in kept if isinstance(one, dict)] if isinstance(kept, list) else []
    )
    presets = Presets(_preset(stored.get("last")))
    for one in found:
        if one.name:
            presets = presets.having(one)
    return presets


def as_mapping(presets: Presets) -> dict[str, Any]:
    """Write presets for the settings."""
    return {"last": _mapping(presets.last), "kept": [_mapping(one) for one in presets.kept]}


def _mapping(preset: Preset) -> dict[str, Any]:
    return {**asdict(preset), "fields": [str(one) for one in preset.fields]}


def _preset(stored: object) -> Preset:
    if not isinstance(stored, dict):
        return Preset()
    default = Preset()
    values = {
        one.name: stored[one.name]
        for one in fields(Preset)
        if one.name != "fields" and type(stored.get(one.name)) is type(getattr(default, one.name))
    }
    if values.get("script") not in _SCRIPTS:
        values.pop("script", None)
    names = stored.get("fields")
    known = {field.value: field for field in Field}
    chosen = (
        [known[name] for name in names if isinstance(name, str) and name in known]
        if isinstance(names, list)
        else []
    )
    if chosen:
        values["fields"] = tuple(dict.fromkeys(chosen))
    return Preset(**values)
