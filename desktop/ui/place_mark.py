"""A bookmark as the panel lists it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.language.document import Place


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A bookmark as it is listed.

    `name` is the reader's own, empty for none, `text` what stands at the place as it is shown,
    `facts` where in the text it is, in words.
    """

    id: str
    place: Place
    name: str
    text: str
    facts: str = ""
