"""Find out whether there is a newer Duben, when its user asks; nothing is ever downloaded but the
list of releases.

The list is a JSON Feed (https://www.jsonfeed.org/version/1.1/): an item's title is the version, its
url the page, its content_text what is new, a line each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop.documents.errors import OpenError
from desktop.documents.web import fetch

RELEASES = "https://duben.org/releases.json"
"""Where the list of releases is."""

_VERSION = re.compile(r"\d+(?:\.\d+){0,3}")
_MOST_NOTES, _LONGEST_NOTE = 20, 200


@dataclass(frozen=True, slots=True)
class Release:
    """A version of Duben: its number, its day in ISO form (empty where it has none), what is new,
    and the page that offers it.
    """

    version: str
    date: str
    notes: tuple[str, ...]
    page: str


def newer_releases(
    installed: str,
    address: str = RELEASES,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Release, ...]:
    """Ask for the releases, and give those above the installed version, the newest first.

    Raises OpenError with one sentence, and Cancelled.
    """
    page = fetch(address, progress=progress, cancelled=cancelled)
    return above(installed, read_releases(page.data, urlsplit(address).hostname or address))


def read_releases(data: bytes, host: str) -> tuple[Release, ...]:
    """Read a list of releases; entries that are none are left out. Raises OpenError."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        feed = None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise OpenError(f"What {host} has is no list of Duben's versions.")
    return tuple([one for one in map(_release, items) if one is not None])


def above(installed: str, releases: tuple[Release, ...]) -> tuple[Release, ...]:
    """Give the releases above a version, the newest first; none where that is no number."""
    numbers = _numbers(installed)
    if numbers is None:
        return ()
    found = [one for one in releases if (_numbers(one.version) or ()) > numbers]
    return tuple(sorted(found, key=lambda one: _numbers(one.version) or (), reverse=True))


def _release(item: object) -> Release | None:
    if not isinstance(item, dict):
        return None
    title, page = item.get("title"), item.get("url")
    if not isinstance(title, str) or not isinstance(page, str) or _numbers(title) is None:
        return None
    # Only a page in the browser is ever opened.
    if urlsplit(page).scheme != "https":
        return None
    date, text = item.get("date_published"), item.get("content_text")
    lines = text.splitlines() if isinstance(text, str) else []
    notes = [" ".join(line.split()).lstrip("-*• ")[:_LONGEST_NOTE] for line in lines]
    return Release(
        title.strip(),
        date[:10] if isinstance(date, str) else "",
        tuple([note for note in notes if note][:_MOST_NOTES]),
        page,
    )


def _numbers(version: str) -> tuple[int, ...] | None:
    """Read a version as numbers, without zeros at its end; None where it is none."""
    plain = version.strip()
    if _VERSION.fullmatch(plain) is None:
        return None
    numbers = [int(part) for part in plain.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
