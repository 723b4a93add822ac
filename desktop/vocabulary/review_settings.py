"""What the learner has chosen for reviews, as it is kept in a file of settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from typing import Any

from desktop.vocabulary.scheduling import Kind, ReviewSettings

_RETENTION = (0.7, 0.97)
_DEFAULTS = ReviewSettings()


def as_mapping(settings: ReviewSettings) -> dict[str, Any]:
    """Give the choices as values of JSON."""
    return {**asdict(settings), "kinds": [kind.value for kind in settings.kinds]}


def from_mapping(stored: Mapping[str, Any]) -> ReviewSettings:
    """Take the choices from values of JSON; what makes no sense gives way to its default."""
    known = {
        field.name: stored[field.name]
        for field in fields(ReviewSettings)
        if field.name != "kinds" and _fits(field.name, stored.get(field.name))
    }
    named = stored.get("kinds")
    names = set(named) if isinstance(named, list) and all(map(_is_text, named)) else set()
    kinds = tuple(kind for kind in Kind if kind.value in names)
    return replace(_DEFAULTS, **known, kinds=kinds or _DEFAULTS.kinds)


def _fits(name: str, value: object) -> bool:
    if name == "retention":
        return isinstance(value, float) and _RETENTION[0] <= value <= _RETENTION[1]
    if isinstance(getattr(_DEFAULTS, name), bool):
        return isinstance(value, bool)
    return type(value) is int and 0 <= value < 100_000


def _is_text(value: object) -> bool:
    return isinstance(value, str)
