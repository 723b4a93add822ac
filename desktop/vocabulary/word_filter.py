"""Which words of a list are shown: what is typed, and what is chosen beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.vocabulary.finding import Query
from desktop.vocabulary.status import Status
from desktop.vocabulary.word_facts import Facts

Test = Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which words to show: what is typed, and what is chosen beside it; empty ones leave all.

    `level` is as in Query; `since` is microseconds since the epoch.
    """

    query: str = ""
    status: Status | None = None
    tag: str = ""
    level: tuple[int, int] | None = None
    document_id: str = ""
    since: int = 0

    def __bool__(self) -> bool:
        """Say whether anything is left out."""
        return self != Filter()


def field_tests(wanted: Filter, query: Query) -> list[Test]:
    """Make the tests of fields; what leaves few words and is quickly told comes first."""
    tests: list[Test] = []
    if wanted.status is not None:
        tests.append(_has_status(frozenset([wanted.status])))
    if query.status is not None:
        tests.append(_has_status(query.status))
    tests += [_has_level(*level) for level in (wanted.level, query.level) if level is not None]
    tests += [_saved_in(wanted.since, None)] if wanted.since else []
    tests += [_saved_in(*query.span)] if query.span is not None else []
    tests += [_has_tag(wanted.tag.lower(), exact=True)] if wanted.tag else []
    tests += [_has_tag(tag, exact=False) for tag in query.tags]
    tests += [_is_from(wanted.document_id)] if wanted.document_id else []
    tests += [_has_title(title) for title in query.titles]
    tests += [_has_note(note) for note in query.notes]
    return tests


def _has_status(statuses: frozenset[Status]) -> Test:
    values = frozenset([status.value for status in statuses])
    return lambda one: one.status in values


def _has_level(which: int, level: int) -> Test:
    at = which - 2
    return lambda one: one.levels[at] == level


def _saved_in(since: int, until: int | None) -> Test:
    return lambda one: one.created >= since and (until is None or one.created < until)


def _is_from(document_id: str) -> Test:
    return lambda one: any(key == document_id for key, _ in one.documents)


def _has_note(part: str) -> Test:
    return lambda one: part in one.note.lower()


def _has_tag(tag: str, *, exact: bool) -> Test:
    """Test for a tag, or for one that begins so, as while it is typed."""
    seen: dict[str, bool] = {}

    def test(one: Facts) -> bool:
        if one.tags not in seen:
            tags = one.tags.lower().split("\n")
            seen[one.tags] = tag in tags if exact else any(t.startswith(tag) for t in tags if t)
        return seen[one.tags]

    return test


def _has_title(part: str) -> Test:
    seen: dict[str, bool] = {}

    def has(title: str) -> bool:
        if title not in seen:
            seen[title] = part in title.lower()
        return seen[title]

    return lambda one: any(has(title) for _, title in one.documents)
