"""Annotated plain text: every word followed by its reading in brackets.

    我(wǒ) 在(zài) 图书馆(túshūguǎn) 看书(kànshū)。

Words stand apart by a space; punctuation stays where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.exports.annotated.syllables import Phonetic, Reading, word_writer
from desktop.language.annotation import Annotation


class TextWriter:
    """Writes one text, a line for each paragraph."""

    def __init__(self, phonetic: Phonetic) -> None:
        self._write = word_writer(phonetic)
        self._words: dict[tuple[str, Reading], str] = {}
        self._before = ""  # what ends the line before
        self._in_line = False

    def head(self) -> str:
        """Give what stands before the first paragraph: nothing."""
        return ""

    def paragraph(self, pieces: Iterable[Sequence[Annotation]]) -> Iterator[str]:
        """Write a paragraph piece by piece."""
        yield self._before
        self._before = "\n"
        self._in_line = after_reading = after_letter = False
        for piece in pieces:
            parts = []
            for annotation in piece:
                shown, reading = annotation.shown, annotation.reading
                if reading is None:
                    if after_reading and shown[:1].isalnum():
                        parts.append(" ")
                    parts.append(shown)
                    after_reading, after_letter = False, shown[-1:].isalnum()
                else:
                    if after_reading or after_letter:
                        parts.append(" ")
                    parts.append(self._word(shown, reading))
                    after_reading = True
            self._in_line = self._in_line or bool(parts)
            yield "".join(parts)

    def foot(self) -> str:
        """Give what stands after the last paragraph: the end of its line if it has not ended."""
        return "\n" if self._in_line else ""

    def _word(self, shown: str, reading: Reading) -> str:
        key = (shown, reading)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = f"{shown}({self._write(reading)})"
        return word
