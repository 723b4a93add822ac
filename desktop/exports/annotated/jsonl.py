"""JSON lines: one object a paragraph, with its text and its tokens.

    {"paragraph": 0, "text": "...", "tokens": [{"start": 0, "end": 2, "text": "中國", "reading":
    ["zhong1", "guo2"], "defined": true, "doubt": null, "name": null, "level": null}]}

`text` of the paragraph is the original, that of a token the one that is shown; `start` and `end`
are code points in the original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring as quoted

from desktop.exports.annotated.syllables import Reading
from desktop.language.annotation import About, Row
from desktop.language.levels import Level


class JsonLinesWriter:
    """Writes paragraphs; what a word looks like in JSON is made once and kept."""

    def __init__(self, level_of: Callable[[str], Level | None]) -> None:
        self._level_of = level_of
        self._words: dict[tuple[str, str, Reading | None], tuple[str, str]] = {}

    def paragraph(self, number: int, text: str, pieces: Iterable[Sequence[Row]]) -> Iterator[str]:
        """Write a paragraph piece by piece; the rows' places count in all of `text`."""
        words = self._words
        yield f'{{"paragraph": {number}, "text": {quoted(text)}, "tokens": ['
        separator = ""
        for piece in pieces:
            tokens = []
            for start, end, written, shown, about, reading, doubt, name in piece:
                # A word's level, and whether it is defined, depend on nothing but its letters.
                key = (written, shown, reading)
                word = words.get(key)
                if word is None:
                    word = words[key] = self._word(shown, about, reading)
                if doubt is None and name is None:
                    middle = '"doubt": null, "name": null'
                else:
                    middle = _unsure(doubt, name)
                tokens.append(f'{{"start": {start}, "end": {end}, {word[0]}{middle}{word[1]}')
            if tokens:
                yield separator + ", ".join(tokens)
                separator = ", "
        yield "]}\n"

    def _word(self, shown: str, about: About, reading: Reading | None) -> tuple[str, str]:
        """Write what stands before a token's doubt and after its name."""
        level = self._level_of(about.key)
        syllables = "null" if reading is None else f"[{', '.join(map(_string_or_null, reading))}]"
        defined = "true" if about.defined else "false"
        levels = (
            "null"
            if level is None
            else f'{{"hsk2": {_number_or_null(level.hsk2)}, "hsk3": {_number_or_null(level.hsk3)}}}'
        )
        return (
            f'"text": {quoted(shown)}, "reading": {syllables}, "defined": {defined}, ',
            f', "level": {levels}}}',
        )


def _unsure(doubt: str | None, name: tuple[int, int] | None) -> str:
    group = "null" if name is None else f"[{name[0]}, {name[1]}]"
    return f'"doubt": {_string_or_null(doubt)}, "name": {group}'


def _string_or_null(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _number_or_null(number: int | None) -> str:
    return "null" if number is None else str(number)
