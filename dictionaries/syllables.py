"""Take readings apart into syllables."""

from __future__ import annotations

import re

from dictionaries.entry import Reading

# Standard Chinese syllables without their tones: u: stands for ü, r for the erhua ending, xx for
# an unknown reading; the interjections m, n, ng, hm, hng have no vowel.
_FINALS = (
    "iang|iong|uang|ueng|ang|eng|ong|ian|iao|ing|uai|uan|u:an|u:e|van|ai|an|ao|ei|en|er|"
    "ia|ie|in|iu|io|ou|ua|ue|ui|un|uo|u:n|u:|ve|vn|a|e|i|o|u|v|ü"
)
_SYLLABLE = re.compile(
    rf"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS})|h?ng|h?m|n|r|xx)", re.IGNORECASE
)
_PARTS = re.compile(r"([^\W\d_][^\W\d_:']*(?::[^\W\d_]*)?)([1-5])?|(\d+)|([,，·・])")
_SPACED_COLON = re.compile(r" ?: ?(?=[a-z]?\d)")


def spaced(text: str) -> Reading:
    """Split a reading whose syllables stand apart: `tu2 shu1 guan3`.

    What stands together stays together, so that 兙 keeps its one item `shi2ke4`.
    """
    if " :" in text:
        # The publisher's script that spreads joined readings tears some u: apart.
        text = _SPACED_COLON.sub(":", text)
    return tuple(text.split())


def joined(text: str) -> Reading:
    """Split a reading whose syllables are joined into words: `er4ci4 fang1cheng2`.

    A tone digit ends a syllable; letters before the longest syllable that can stand in front of
    it are letters read as such (`Txu4` is T and xu4). Hyphens and apostrophes are dropped.
    """
    syllables: list[str] = []
    for letters, tone, number, sign in _PARTS.findall(text):
        if not letters:
            syllables.append(number or sign)
        elif not tone:
            syllables.append(letters)
        else:
            start = _start_of_syllable(letters)
            if start:
                syllables.append(letters[:start])
            syllables.append(letters[start:] + tone)
    return tuple(syllables)


def _start_of_syllable(letters: str) -> int:
    for start in range(len(letters)):
        if _SYLLABLE.fullmatch(letters, start):
            return start
    return 0
