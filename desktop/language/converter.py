"""Convert between the scripts.

The rules and word lists are OpenCC's: see conversion.py.
"""

from __future__ import annotations

from desktop.language.conversion import (
    Configuration,
    Origin,
    Traced,
    WordList,
    read_configuration,
    read_words,
)
from desktop.language.pieces import pieces
from desktop.language.scripts import Script


class Converter:
    """Converts between the scripts; loads a configuration's word lists when it is first needed."""

    def __init__(self) -> None:
        self._configurations: dict[str, Configuration] = {}
        self._words: dict[str, WordList] = {}

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
        return self.traced(text, source, target, idioms=idioms)[0]

    def traced(self, text: str, source: Script, target: Script, *, idioms: bool = False) -> Traced:
        """Say what became of each code point of a paragraph as `aligned` does, and why that."""
        steps = self._steps(source, target, idioms)
        shown: list[str] = []
        origins: list[Origin | None] = []
        for start, end in pieces(text):
            values: tuple[str, ...] = tuple(text[start:end])
            why: tuple[Origin | None, ...] = (None,) * len(values)
            for step in steps:
                values, why = step.traced(values)
            shown += values
            origins += why
        return tuple(shown), tuple(origins)

    def _steps(self, source: Script, target: Script, idioms: bool) -> list[Configuration]:
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

    def _configuration(self, name: str) -> Configuration:
        if name not in self._configurations:
            self._configurations[name] = read_configuration(name, self._list)
        return self._configurations[name]

    def _list(self, file: str) -> WordList:
        if file not in self._words:
            self._words[file] = read_words(file)
        return self._words[file]


_NAMES = {
    Script.SIMPLIFIED: "s",
    Script.TRADITIONAL: "t",
    Script.TAIWAN: "tw",
    Script.HONGKONG: "hk",
}
