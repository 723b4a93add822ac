"""Write numbered pinyin with tone marks, and read it back.

A syllable is numbered as CC-CEDICT does: `lu:4`, neutral tone 5, erhua `r5`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from desktop.language.zhuyin import is_syllable

_MARKS = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}
_TONES = {mark: tone for tone, mark in _MARKS.items()}
_CIRCUMFLEX = "\u0302"
_DIAERESIS = "\u0308"
_NUMBERED = re.compile(r"([A-Za-zÊêÜü:]+)([1-5])")


def tone(syllable: str) -> int:
    """Give the tone of a numbered syllable, 1 to 5, or 0 where there is none."""
    last = syllable[-1:]
    return int(last) if last in {"1", "2", "3", "4", "5"} else 0


def split_tone(syllable: str) -> tuple[str, int]:
    """Split a numbered syllable into its letters, `ü` for `u:` and `v`, and its tone.

    What is not a syllable comes back as it is, with tone 0.
    """
    match = _NUMBERED.fullmatch(syllable)
    if match is None:
        return syllable, 0
    letters = match[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü").replace("V", "Ü")
    if not is_syllable(letters.lower()):
        return syllable, 0
    return letters, int(match[2])


def to_marks(syllable: str) -> str:
    """Write a numbered syllable with its tone mark; leave what is not a syllable as it is.

    The mark stands on a or e, on the o of ou, else on the last vowel; on the first letter of m, ng
    and hm's m (GB/T 16159, section 6).
    """
    letters, number = split_tone(syllable)
    if number == 0:
        return syllable
    if number == 5:
        return letters
    at = _marked_letter(letters.lower())
    marked_letter = unicodedata.normalize("NFC", letters[at] + _MARKS[number])
    return letters[:at] + marked_letter + letters[at + 1 :]


def from_marks(text: str) -> str | None:
    """Write one syllable with its tone mark as a numbered one; None where it is not a syllable.

    A syllable without a mark is neutral.
    """
    number = 5
    letters = ""
    for character in unicodedata.normalize("NFD", text):
        if character in _TONES:
            if number != 5 or not letters:
                return None
            number = _TONES[character]
        else:
            letters += character
    # NFD tears ü and ê apart as well.
    composed = unicodedata.normalize("NFC", letters)
    if not is_syllable(composed.lower()):
        return None
    numbered = composed.replace("ü", "u:").replace("Ü", "U:") + str(number)
    return numbered if to_marks(numbered) == unicodedata.normalize("NFC", text) else None


def marked(reading: Sequence[str | None]) -> str:
    """Write a reading as one would in running text: `xī'ān`, `nǚ'ér`, `yīdiǎnr`, `Běijīng`.

    An apostrophe goes before a syllable that begins with a, e or o. A place without a syllable and
    a new capitalised word begin anew after a space.
    """
    written = ""
    broken = False  # a space is due
    in_word = False  # the last thing written is a syllable
    for item in reading:
        if item is None:
            broken = bool(written)
            in_word = False
            continue
        letters, number = split_tone(item)
        if number == 0:
            # Letters and punctuation that the dictionary writes among the syllables.
            spaced = written and (broken or in_word) and item not in {",", "，"}
            written += (" " if spaced else "") + item
            broken = item in {",", "，"}
            in_word = False
            continue
        if written:
            if broken or not in_word or letters[0].isupper():
                written += " "
            elif letters[0] in "aeoê":
                written += "'"
        written += to_marks(item)
        broken = False
        in_word = True
    return written


def _marked_letter(letters: str) -> int:
    """Give the index of the letter that carries the tone mark."""
    for vowel in "aeê":
        if vowel in letters:
            return letters.index(vowel)
    if "ou" in letters:
        return letters.index("o")
    vowels = [index for index, letter in enumerate(letters) if letter in "iouü"]
    if vowels:
        return vowels[-1]
    # m, n, ng, hm, hng: the nasal stands in for the vowel.
    return next((index for index, letter in enumerate(letters) if letter in "mn"), 0)
