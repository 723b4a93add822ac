"""Write the reading of a word the way the reader of an export asked for."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

Reading = tuple[str | None, ...]
"""Numbered syllables, one for each code point of the original word, None where it has none."""


class Phonetic(StrEnum):
    """The letters that readings are written in."""

    PINYIN = "pinyin"
    ZHUYIN = "zhuyin"


def word_writer(phonetic: Phonetic) -> Callable[[Reading], str]:
    """Give a function that writes the reading of a word: `túshūguǎn`, `ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ`."""
    if phonetic is Phonetic.PINYIN:
        from desktop.language.pinyin import marked

        return marked

    write = syllable_writer(phonetic)
    return lambda reading: " ".join(write(syllable) for syllable in reading if syllable)


def syllable_writer(phonetic: Phonetic) -> Callable[[str], str]:
    """Give a function that writes one numbered syllable."""
    if phonetic is Phonetic.PINYIN:
        from desktop.language.pinyin import to_marks

        return to_marks
    from desktop.language.zhuyin import to_zhuyin

    return to_zhuyin
