"""Say how a word is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dictionaries.entry import Reading
from dictionaries.guesses import guess
from dictionaries.readings import align

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from dictionaries.index import Index

WordReading = tuple[str | None, ...]
"""Lower-case numbered syllables, one item per code point of the word, None where it has none."""


# Characters that as words of their own are read otherwise than pypinyin's default: the particles,
# then what the development part of the CPP data set (kakaobrain/g2pM) says and dictionaries allow.
_ALONE = {
    "得": "de5", "地": "de5", "子": "zi3", "哟": "yo5", "为": "wei2", "长": "chang2",
    "什": "shi2", "似": "si4", "伺": "si4", "俟": "si4", "佛": "fo2", "卷": "juan4",
    "弹": "tan2", "帖": "tie3", "幢": "zhuang4", "拽": "zhuai4", "掺": "chan1", "晃": "huang4",
    "曲": "qu3", "率": "shuai4", "泊": "bo2", "钻": "zuan4", "靓": "liang4", "琢": "zhuo2",
    "仆": "pu2", "刹": "cha4", "剌": "la4", "勒": "le4", "卜": "bu3", "媛": "yuan2",
    "晟": "sheng4", "杓": "shao2", "杠": "gang4", "椎": "zhui1", "炔": "que1", "纥": "he2",
    "翟": "zhai2", "耶": "ye1", "肖": "xiao1", "茄": "qie2", "茜": "xi1", "莘": "xin1",
    "葛": "ge3", "蛤": "ge2", "阙": "que4", "隽": "jun4", "鹄": "hu2",
}  # fmt: skip

_HAN = re.compile("[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


class Readings:
    """Reads words, each by itself: what the sentence could tell is not asked here."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._folding = index.folding()

    def of(self, word: str) -> WordReading | None:
        """Give the reading of a word; None where there is nothing to read.

        It is the dictionary's where that has one, whichever of its readings is nearest to
        pypinyin's where it has several, and pypinyin's for Han characters that it does not have.
        Letters and signs have none (卡拉OK: ka3 la1), digits where the dictionary reads them.
        """
        return self.choose(word, self.candidates(word))

    def candidates(self, word: str) -> tuple[WordReading, ...]:
        """Give the dictionary's readings of a word as it is written, else of its folded form.

        Those of names (surnames, places) come last. It is empty only where there is no entry.
        """
        readings = self._index.readings(word)
        if not readings:
            readings = self._index.folded_readings(word.translate(self._folding))
        if len(readings) > 1:
            readings = tuple(sorted(readings, key=_is_name))
        return tuple(dict.fromkeys([aligned(word, reading) for reading in readings]))

    def choose(self, word: str, candidates: Sequence[WordReading]) -> WordReading | None:
        """Choose among the dictionary's readings of a word, of which there may be none."""
        if not candidates:
            return self._guess(word) if has_han(word) else None
        chosen = candidates[0]
        if len(candidates) > 1:
            guessed = self._guess(word)
            if guessed is not None:
                chosen = nearest(candidates, guessed)
        return chosen if any(chosen) else None

    def _guess(self, word: str) -> WordReading | None:
        """Ask pypinyin; its phrases are Simplified, while a character is read as it is written.

        The index keeps what it says of characters, and of words that have several readings.
        """
        folded = word.translate(self._folding)
        if len(word) == 1 and folded in _ALONE:
            return (_ALONE[folded],)
        asked = word if len(word) == 1 else folded
        guessed = self._index.guess(asked)
        if guessed is None:
            guessed = guess(asked)
        return guessed if guessed is not None and any(guessed) else None


def nearest(candidates: Sequence[WordReading], guessed: WordReading) -> WordReading:
    """Choose the candidate that sounds most like the guess, the first of equals."""
    return min(candidates, key=lambda candidate: _distance(candidate, guessed))


def all_sound_alike(candidates: Sequence[WordReading]) -> bool:
    """Say whether readings of a word differ in nothing but neutral tones."""
    first = candidates[0]
    return all(
        mine is None or other is None or same_sound(mine, other)
        for candidate in candidates[1:]
        for mine, other in zip(first, candidate, strict=True)
    )


def same_sound(one: str, other: str) -> bool:
    """Say whether two numbered syllables are the same, a neutral tone being equal to any."""
    return one == other or (one[:-1] == other[:-1] and "5" in (one[-1], other[-1]))


def has_han(text: str) -> bool:
    """Say whether a text holds a Chinese character."""
    return _HAN.search(text) is not None


def _is_name(reading: Reading) -> bool:
    return reading[0][:1].isupper() and reading[0][1:2].islower()


def aligned(word: str, reading: Reading) -> WordReading:
    """Lay a reading of the dictionary against a word, in lower case."""
    return tuple(syllable and syllable.lower() for syllable in align(word, reading))


def _distance(candidate: WordReading, guessed: WordReading) -> int:
    """Count what differs: another sound the most, then another tone, then a full for a neutral one.

    A neutral tone that is not guessed counts for nothing: pypinyin misses many (东西).
    """
    distance = 0
    for mine, other in zip(candidate, guessed, strict=True):
        if mine == other or mine is None or other is None:
            continue
        if mine[:-1] != other[:-1] and (mine, other[:-1]) != ("r5", "er"):
            distance += 100
        elif other[-1] == "5":
            distance += 1
        elif mine[-1] != "5":
            distance += 10
    return distance
