"""What is said about a document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime

from desktop.ui.library.facts import (
    day_text,
    is_path,
    progress_text,
    source_text,
    time_text,
)
from tests.ui.library.items import Item


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("/home/a/红楼梦.txt", "红楼梦.txt"),
        (r"C:\Users\a\红楼梦.txt", "红楼梦.txt"),
        ("https://www.example.com:8080/a/b.html", "example.com"),
        ("HTTP://EXAMPLE.ORG", "example.org"),
        ("http://[broken", "http://[broken"),
        ("clipboard", "Clipboard"),
        ("welcome", "Welcome article"),
        ("", ""),
    ],
)
def test_a_source_is_named_by_its_file_or_site(source: str, said: str) -> None:
    assert source_text(source) == said


def test_only_files_lie_in_folders() -> None:
    sources = ["/a/b.txt", "https://example.com", "clipboard", "welcome", ""]
    assert [is_path(source) for source in sources] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (0, "about 1 minute"),
        (3120, "about 12 minutes"),
        (22_500, "about 2 hours"),
        (1_043_000, "about 70 hours"),
    ],
)
def test_reading_time_grows_from_minutes_to_hours(length: int, said: str) -> None:
    assert time_text(length) == said


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (0, "Not begun"),
        (0.004, "Just begun"),
        (0.31, "31% read"),
        (0.999, "99% read"),
        (1, "Read to the end"),
    ],
)
def test_progress_says_the_end_only_at_the_end(progress: float, said: str) -> None:
    assert progress_text(Item("a", "书", progress=progress)) == said


def test_days_close_by_have_names() -> None:
    def at(day: QDate) -> int:
        return QDateTime(day, QTime(23, 59)).toMSecsSinceEpoch() * 1000

    today = QDate(2026, 3, 1)
    assert day_text(at(today), today) == "today"
    assert day_text(at(QDate(2026, 2, 28)), today) == "yesterday"
    assert day_text(at(QDate(2026, 2, 27)), today) not in {"today", "yesterday", ""}
    assert day_text(0, today) == ""
