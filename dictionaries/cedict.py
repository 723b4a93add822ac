"""Read CC-CEDICT's text in its three syntaxes.

Version 1 writes `[pin1 yin1]`, version 2 `[[pin1yin1]]`, mixed files both.
See https://cc-cedict.org/wiki/format:syntax and https://cc-cedict.org/wiki/format:syntax_v2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dictionaries.entry import Entry, Reading
from dictionaries.senses import parse_definition
from dictionaries.syllables import joined, spaced

_LINE = re.compile(r"(\S+) (\S+) (?:\[([^\[\]/]+)\]|\[\[([^\[\]/]+)\]\]) /(.+)/", re.DOTALL)
_SETTING = re.compile(r"#! *([a-z]+) *= *(.*)")


class MalformedLine(ValueError):  # noqa: N818 (the line is what is wrong)
    """A line that is no entry; its text is the argument."""


@dataclass(frozen=True, slots=True)
class Malformed:
    """A line that was skipped: its number in the file, from 1, and its text."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says about itself; `date` is an ISO date, all is empty where unsaid."""

    date: str = ""
    entries: int | None = None
    licence: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole dictionary as values."""

    entries: list[Entry]
    malformed: list[Malformed]
    header: Header


def split_line(line: str) -> tuple[str, str, Reading, str]:
    """Give headwords (traditional, simplified), reading and definition of an entry's line.

    Raises MalformedLine.
    """
    match = _LINE.fullmatch(line.rstrip())
    if match is None:
        raise MalformedLine(line)
    traditional, simplified, apart, together, definition = match.groups()
    reading = spaced(apart) if apart else joined(together)
    if not reading or not definition.strip("/ \t"):
        raise MalformedLine(line)
    return traditional, simplified, reading, definition


def parse_line(line: str) -> Entry:
    """Read one entry; raises MalformedLine."""
    traditional, simplified, reading, definition = split_line(line)
    return make_entry(traditional, simplified, reading, definition)


def make_entry(traditional: str, simplified: str, reading: Reading, definition: str) -> Entry:
    """Make an entry of its headwords, its reading and its definition as written."""
    senses, classifiers, taiwan = parse_definition(definition)
    return Entry(traditional, simplified, reading, senses, classifiers, taiwan)


def parse(lines: Iterable[str]) -> Parsed:
    """Read a whole file; lines that are no entry are listed, never fatal."""
    entries: list[Entry] = []
    malformed: list[Malformed] = []
    comments: list[str] = []
    for number, line in enumerate(lines, 1):
        if is_comment(line):
            comments.append(line)
            continue
        try:
            entries.append(parse_line(line))
        except MalformedLine:
            malformed.append(Malformed(number, line.rstrip("\r\n")))
    return Parsed(entries, malformed, parse_header(comments))


def is_comment(line: str) -> bool:
    """Say whether a line is no entry and isn't meant to be: a comment, or blank."""
    return line.startswith(("#", "\ufeff#")) or not line.strip("\ufeff \t\r\n")


def parse_header(comments: Iterable[str]) -> Header:
    """Read the settings among the comments of a file: `#! date=2026-05-20T06:06:55Z`."""
    settings: dict[str, str] = {}
    for line in comments:
        match = _SETTING.match(line.strip("\ufeff \r\n"))
        if match is not None:
            settings[match[1]] = match[2]
    count = settings.get("entries", "")
    date = settings.get("date", "")[:10]
    return Header(
        date if re.fullmatch(r"\d{4}-\d\d-\d\d", date, re.ASCII) else "",
        int(count) if re.fullmatch(r"\d{1,9}", count, re.ASCII) else None,
        settings.get("license", ""),
        settings.get("publisher", ""),
    )
