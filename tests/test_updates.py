from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.errors import OpenError
from desktop.updates import Release, above, newer_releases, read_releases
from tests.feeds import serving


def item(version: str, **more: object) -> dict[str, object]:
    return {"id": version, "title": version, "url": f"https://duben.test/{version}", **more}


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Duben",
    "items": [
        item(
            "0.2.0", date_published="2026-12-01T10:00:00Z", content_text="- Exports\n\n* Printing"
        ),
        item("0.10.0", content_text="Faster"),
        item("0.1.0"),
        item("next"),
        {"title": "0.3.0", "url": "file:///etc/passwd"},
        {"title": 7},
        "nothing",
    ],
}


@pytest.fixture
def feed() -> Iterator[str]:
    with serving(FEED) as address:
        yield address


def test_newer_versions_come_newest_first_with_what_is_new(feed: str) -> None:
    assert newer_releases("0.1.0", f"{feed}/feed") == (
        Release("0.10.0", "", ("Faster",), "https://duben.test/0.10.0"),
        Release("0.2.0", "2026-12-01", ("Exports", "Printing"), "https://duben.test/0.2.0"),
    )


def test_the_newest_version_hears_of_none(feed: str) -> None:
    assert newer_releases("0.10.0", f"{feed}/feed") == ()
    assert newer_releases("1.0", f"{feed}/feed") == ()


def test_a_checkout_that_is_not_installed_hears_of_none(feed: str) -> None:
    assert newer_releases("unknown", f"{feed}/feed") == ()


@pytest.mark.parametrize("path", ["/other", "/gone"])
def test_what_is_no_list_is_said_in_one_sentence(feed: str, path: str) -> None:
    with pytest.raises(OpenError, match=r"^[^\n]+\.$"):
        newer_releases("0.1.0", f"{feed}{path}")


def test_no_connection_is_said_in_one_sentence() -> None:
    with pytest.raises(OpenError, match=r"^[^\n]+\.$"):
        newer_releases("0.1.0", "http://127.0.0.1:9/feed")


def _feed_of(items: object) -> bytes:
    return json.dumps({"items": items}).encode()


@given(data=st.binary() | st.recursive(st.none() | st.text(), st.lists).map(_feed_of))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    try:
        releases = read_releases(data, "host")
    except OpenError:
        return
    assert all(one.page.startswith("https:") for one in releases)


@given(versions=st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=4)))
def test_versions_are_compared_as_numbers(versions: list[list[int]]) -> None:
    releases = tuple([Release(".".join(map(str, one)), "", (), "https://x") for one in versions])
    found = [list(map(int, one.version.split("."))) for one in above("5.5", releases)]
    assert found == sorted(found, reverse=True, key=lambda one: one + [0] * (4 - len(one)))
    assert all(one + [0] * (4 - len(one)) > [5, 5, 0, 0] for one in found)
    assert len(found) == sum(one + [0] * (4 - len(one)) > [5, 5, 0, 0] for one in versions)
