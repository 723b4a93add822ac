"""Write numbered pinyin in zhuyin (Bopomofo), from the correspondence in the Scheme for the
Chinese Phonetic Alphabet (汉语拼音方案, 1958), which gives both spellings of every sound.
"""

from __future__ import annotations

from functools import lru_cache

_INITIALS = {
    "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ", "l": "ㄌ",
    "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ", "zh": "ㄓ", "ch": "ㄔ",
    "sh": "ㄕ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ", "s": "ㄙ",
}  # fmt: skip
_FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ",
    "iu": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ",
    "un": "ㄨㄣ", "uang": "ㄨㄤ", "ong": "ㄨㄥ",
    "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ", "iong": "ㄩㄥ",
}  # fmt: skip
# Spelled with y and w where no consonant stands before them.
_ALONE = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu",
    "yan": "ian", "yin": "in", "yang": "iang", "ying": "ing", "wu": "u", "wa": "ua", "wo": "uo",
    "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang", "weng": "ong",
    "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün", "yong": "iong",
}  # fmt: skip
_ALONE_FINALS = {"a", "o", "e", "ê", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er"}
# Interjections without a vowel, and the suffix of erhua.
_NASALS = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ", "r": "ㄦ"}
# Their i is not a vowel of its own: zhuyin writes the consonant alone.
_APICAL = {"zh", "ch", "sh", "r", "z", "c", "s"}
_PALATAL = {"j", "q", "x"}
_TONE_MARKS = {1: "", 2: "ˊ", 3: "ˇ", 4: "ˋ"}


def to_zhuyin(syllable: str) -> str:
    """Write a numbered pinyin syllable in zhuyin; leave what is not a syllable as it is.

    The neutral tone's dot stands before the syllable, as in Taiwan's dictionaries; erhua is `ㄦ`.
    """
    letters, number = syllable[:-1].lower(), syllable[-1:]
    if number not in {"1", "2", "3", "4", "5"}:
        return syllable
    sounds = _sounds(letters.replace("u:", "ü").replace("v", "ü"))
    if sounds is None:
        return syllable
    if number == "5":
        return sounds if letters == "r" else "˙" + sounds
    return sounds + _TONE_MARKS[int(number)]


def is_syllable(letters: str) -> bool:
    """Say whether lower-case letters without a tone, `ü` written as such, spell a syllable."""
    return _sounds(letters) is not None


@lru_cache(maxsize=2048)
def _sounds(letters: str) -> str | None:
    if letters in _NASALS:
        return _NASALS[letters]
    if letters in _ALONE:
        return _FINALS[_ALONE[letters]]
    if letters in _ALONE_FINALS:
        return _FINALS[letters]
    initial = letters[:2] if letters[:2] in _INITIALS else letters[:1]
    final = letters[len(initial) :]
    if initial not in _INITIALS:
        return None
    if initial in _APICAL and final == "i":
        return _INITIALS[initial]
    if initial in _PALATAL:
        if final.startswith("u"):
            final = "ü" + final[1:]
        if final[:1] not in {"i", "ü"}:
            return None
    elif initial in {"n", "l"} and final == "ue":
        final = "üe"
    elif final.startswith("ü") and initial not in {"n", "l"}:
        return None
    if final not in _FINALS or final in {"ê", "er"}:
        return None
    return _INITIALS[initial] + _FINALS[final]
