"""JSON lines: one object a paragraph, with its text and its tokens.

    {"paragraph": 0, "text": "...", "tokens": [{"start": 0, "end": 2, "text": "中國", "reading":
    ["zhong1", "guo2"], "defined": true, "doubt": null, "name": null, "level": null}]}

`text` of the paragraph is the original, that of a token the one that is shown; `start` and `end`
are code points in the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring as quoted

from desktop.exports.annotated.syllables import Reading
from desktop.language.annotation import Annotation


class JsonLinesWriter:
    """Writes paragraphs; what a word looks like in JSON is made once and kept."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str, Reading | None], tuple[str, str]] = {}

    def paragraph(
        self, number: int, text: str, pieces: Iterable[Sequence[Annotation]]
    ) -> Iterator[str]:
        """Write a paragraph piece by piece; the annotations' places count in all of `text`."""
        words = self._words
        yield f'{{"paragraph": {number}, "text": {quoted(text)}, "tokens": ['
        separator = ""
        for piece in pieces:
            tokens = []
            for annotation in piece:
                token = annotation.token
                # A word's level, and whether it is defined, depend on nothing but its letters.
                key = (token.text, annotation.shown, annotation.reading)
                word = words.get(key)
                if word is None:
                    word = words[key] = _word(annotation)
                if annotation.doubt is None and annotation.name is None:
                    middle = '"doubt": null, "name": null'
                else:
                    middle = _unsure(annotation)
                tokens.append(
                    f'{{"start": {token.start}, "end": {token.end}, {word[0]}{middle}{word[1]}'
                )
            if tokens:
                yield separator + ", ".join(tokens)
                separator = ", "
        yield "]}\n"


def _word(annotation: Annotation) -> tuple[str, str]:
    """Write what stands before a token's doubt and after its name."""
    reading, level = annotation.reading, annotation.level
    syllables = "null" if reading is None else f"[{', '.join(map(_string_or_null, reading))}]"
    defined = "true" if annotation.defined else "false"
    levels = (
        "null"
        if level is None
        else f'{{"hsk2": {_number_or_null(level.hsk2)}, "hsk3": {_number_or_null(level.hsk3)}}}'
    )
    return (
        f'"text": {quoted(annotation.shown)}, "reading": {syllables}, "defined": {defined}, ',
        f', "level": {levels}}}',
    )


def _unsure(annotation: Annotation) -> str:
    name = annotation.name
    group = "null" if name is None else f"[{name[0]}, {name[1]}]"
    return f'"doubt": {_string_or_null(annotation.doubt)}, "name": {group}'


def _string_or_null(text: str | None) -> str:
    return "null" if text is None else quoted(text)


def _number_or_null(number: int | None) -> str:
    return "null" if number is None else str(number)
