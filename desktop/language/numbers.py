"""Say where words end in written numbers, which a word list cannot know.

A number is a word of its own, and what it counts is another: 四/百/年 and not 四/百年, 第一/个 and
not 第/一个. Digits and letters stay together with the signs between them: 16,250, 3.5%, GPT-4o.
"""

from __future__ import annotations

import re
from collections.abc import Collection

# Classifiers that with a numeral before them make words (百年, 一个, 四周) which then cut numbers
# apart, and times and measures that do. All are as folded text has them.
_COUNTED = "年天个岁次分里人位家种条倍元块米秒周届代级层句声号轮项度吨名期回步场批"

_NUMERAL = "0-9零〇一二三四五六七八九十百千万亿两几数"
_BREAK = re.compile(
    # 三十多/年
    r"[十百千万亿0-9]多(?![少])"
    # 四百/年, 10几/岁, 四五/天; but 七十年代 and 三十八度线 are words.
    rf"|[{_NUMERAL}]+[十百千万亿几一二三四五六七八九](?=[{_COUNTED}](?!代|线|元))"
    # 第一/个, 第四/周
    rf"|第[{_NUMERAL}]+(?=[{_COUNTED}部件季集版])"
    # 正月/初四
    r"|月(?=初[一二三四五六七八九十])"
)
# What the engines cut at its signs: 3.5, 40%, GPT-4o.
_RUN = re.compile(r"[A-Za-z0-9]+(?:[.,．_&+/'-][A-Za-z0-9]+)+[%％]?|[0-9]+[%％]")
_SIGNS = re.compile(r"[0-9A-Za-z][.,．_&+/%％'-]")
_FIRST = frozenset("第零一二三四五六七八九十百千万亿两几数")
_LONGEST = 8


def holds_break(word: str) -> bool:
    """Say whether a word of the dictionary would be cut (第一次, 百万吨) and must be spared."""
    if len(word) < 3 or word[0] not in _FIRST:
        return False
    return any(match.end() < len(word) for match in _BREAK.finditer(word))


def join_signs(folded: str) -> str:
    """Write numbers and Latin words with signs in them as digits alone, of the same length."""
    if _SIGNS.search(folded) is None:
        return folded
    return _RUN.sub(lambda match: "0" * len(match.group()), folded)


def parts(folded: str, spared: Collection[str]) -> list[str]:
    """Split a folded text where a number's words end; the words `spared` are not cut."""
    found = []
    last = 0
    for match in _BREAK.finditer(folded):
        at = match.end()
        if at < len(folded) and not _is_spared(folded, match.start(), at, spared):
            found.append(folded[last:at])
            last = at
    if not found:
        return [folded]
    found.append(folded[last:])
    return found


def _is_spared(text: str, start: int, at: int, spared: Collection[str]) -> bool:
    """Say whether a word to be spared begins with the number and reaches over the place."""
    return any(text[start : at + length] in spared for length in range(1, _LONGEST))
