"""Change numbered tones as they are spoken: third tones in a row, 不 and 一."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.language.pinyin import tone

_NUMERALS = frozenset("〇零一二三四五六七八九十两兩")
_ORDINAL = frozenset("第初")
_DATES = frozenset({"一月", "一日", "一号", "一號"})
_RANKS = frozenset("级級流等")


def sandhi(reading: Sequence[str | None], text: str) -> tuple[str | None, ...]:
    """Give the tones of one word as they are spoken; `reading` has one item per code point of it.

    Third tones in a row of two become 2-3, of three 2-2-3, of four 2-3-2-3; where a row of three
    is really 1+2 (小老虎), nothing in the word shows it. Nothing changes across words.
    """
    spoken = list(reading)
    for at, syllable in enumerate(reading):
        character = text[at : at + 1]
        if character == "不" and syllable == "bu4" and _next_tone(reading, at) == 4:
            spoken[at] = "bu2"
        elif character == "一" and syllable == "yi1":
            spoken[at] = _yi(reading, text, at)
    _third_tones(spoken)
    return tuple(spoken)


def _yi(reading: Sequence[str | None], text: str, at: int) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    following = _next_tone(reading, at)
    if before and before == after:
        return "yi5"  # 看一看
    if (
        following == 0
        or before in _ORDINAL | _NUMERALS
        or after in _NUMERALS
        or after in _RANKS
        or text[at:] in _DATES
    ):
        return "yi1"
    # 个 is fourth by birth, so its neutral tone counts as one.
    return "yi2" if following == 4 or after in {"个", "個"} else "yi4"


def _next_tone(reading: Sequence[str | None], at: int) -> int:
    following = reading[at + 1] if at + 1 < len(reading) else None
    return tone(following) if following else 0


def _third_tones(spoken: list[str | None]) -> None:
    start = 0
    while start < len(spoken):
        end = start
        while end < len(spoken) and tone(spoken[end] or "") == 3:
            end += 1
        length = end - start
        for at in range(start, end - 1):
            # Pairs from the end; an odd one at the front joins the pair after it.
            if (end - at) % 2 == 0 or (length % 2 == 1 and at == start):
                spoken[at] = (spoken[at] or "")[:-1] + "2"
        start = max(end, start + 1)
