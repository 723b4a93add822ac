"""Recognise a line that may be the heading of a chapter, by itself.

Whether it is one, its surroundings decide: see chapters.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

LONGEST = 60
"""The longest line, in code points, that may be a heading."""

_LONGEST_TITLE, _MOST_COMMAS = 35, 2


class Rank(IntEnum):
    """What a heading stands above and below."""

    VOLUME = 0
    CHAPTER = 1
    SECTION = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be a heading: `title` as the reader is shown it.

    `kind` is what is counted, empty for those with a name instead of a number, such as a preface;
    `number` is 0 for these. `doubt` is True where it may be running text.
    `volume` is the heading of the volume, where the line begins with that.
    """

    title: str
    kind: str
    number: int
    rank: Rank
    doubt: bool = False
    volume: Heading | None = None


_SPACE = r"[\s\u3000]"
_DIGITS = "0-9０-９"
_NUMERALS = "零〇○一二两兩三四五六七八九十百千廿卅壹贰叁肆伍陆柒捌玖拾貳參陸"
_NUMBER = rf"(?:[{_DIGITS}]{{1,5}}|[{_NUMERALS}]{{1,9}})"
_UNITS = {
    Rank.VOLUME: "部分|部份|卷|部|册|冊|季|集|辑|輯|编|編|篇",
    Rank.CHAPTER: "章|回|话|話|讲|講|课|課|幕|折|场|場",
    Rank.SECTION: "节|節",
}
_RANK_OF = {unit: rank for rank, units in _UNITS.items() for unit in units.split("|")}
_ALSO_SOME = ("部分", "部份")  # 第二部分人: the second lot of people
# What the unit is the beginning of, and no unit.
_OTHER_WORD = (
    r"(?<=回)[合家来來到归歸頭头]|(?<=集)[团團合体體中市]|(?<=部)[队隊门門长長电電小作落委戏戲]|"
    r"(?<=[节節])[课課车車目奏日]|(?<=季)[度节節军軍后後]|(?<=[话話])[题題剧劇]|"
    r"(?<=篇)[文章小幅]|(?<=[课課])[本堂程文时時]|(?<=[讲講])[解话話师師]|"
    r"(?<=[场場])[比所地合景]|(?<=卷)[入子]|(?<=章)[程鱼魚]|(?<=章)[节節][的里裡]"
)
_COUNTED = (
    rf"第{_SPACE}*(?P<number>{_NUMBER}){_SPACE}*"
    rf"(?P<unit>{'|'.join(_UNITS.values())})(?!{_OTHER_WORD})"
)
_TURNED = rf"(?P<turned_unit>卷之?|章|回){_SPACE}?(?P<turned>{_NUMBER})(?=$|[\s\u3000：:·、.．\-—])"
_PARTS = r"(?P<part>[上中下])(?P<part_unit>[卷部篇册冊集])(?=$|[\s\u3000：:·、])"
_NAMES = (
    "序|自序|代序|原序|总序|總序|序章|序言|序幕|序曲|序文|楔子|引子|引言|前言|导言|導言|绪论|緒論|绪言|緒言|"
    "尾声|尾聲|终章|終章|尾章|大结局|大結局|结局|結局|结语|結語|番外篇?|外传|外傳|后记|後記|后序|後序|跋|"
    "附录|附錄|内容简介|內容簡介|作品简介|作品簡介|简介|簡介|献词|獻詞|致谢|致謝"
)
_OUTSIDE = re.compile("后|後|跋|附|致")
_NAMED = (
    rf"(?P<name>{_NAMES})"
    rf"(?:(?P<name_number>{_NUMBER}))?(?=$|[\s\u3000：:·—\-(（】\]》〉〕=*～~])"
)
_SPACED = (
    ("序", "章言幕"),
    ("楔", "子"),
    ("引", "子言"),
    ("前", "言"),
    ("尾", "声聲"),
    ("后", "记"),
    ("後", "記"),
)
_WIDE_NAMED = (
    rf"(?P<wide_name>{'|'.join(rf'{one}{_SPACE}+[{other}]' for one, other in _SPACED)})"
    rf"(?=$|[\s\u3000：:])"
)
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_ENGLISH = (
    r"(?P<english>(?i:chapter|part|book|volume|episode|act))[ \u3000]+"
    rf"(?P<english_number>[{_DIGITS}]{{1,4}}|(?i:[ivxl]{{1,8}}|{_WORDS}))(?![\w'’])"
)
_ENGLISH_NAMED = (
    r"(?P<english_name>(?i:prologue|epilogue|preface|foreword|introduction|afterword|interlude))"
    r"(?=$|\s*[:：—–-])"
)
_OPENING = "【\\[［(（〔<《〈〖"
_DECORATION = "、=\\-—–*#~～·•◇◆☆★○●□■※_＝＊＃|"
_HEADING = re.compile(
    rf"(?P<lead>[\s\u3000\ufeff{_DECORATION}{_OPENING}]*(?:(?:正文|VIP|最新)(?:卷|章节|章節)?[\s\u3000：:·_\-]*)?)"
    rf"(?:{_COUNTED}|{_TURNED}|{_PARTS}|{_WIDE_NAMED}|{_NAMED}|{_ENGLISH}|{_ENGLISH_NAMED})"
)
_COUNTED_ALONE = re.compile(_COUNTED)

_SEPARATOR = re.compile(r"[\s\u3000：:·、.．\-—–_|】\]］)）〕>》〉〗=*＝＊～~]")
# With these a sentence goes on that only begins like a heading.
_GOES_ON = re.compile(
    "[的讲講是说說了，,。；;！!？?和与與及]|主要|描写|描寫|介绍|介紹|写道|寫道|里[面边头，]|裡[面邊頭，]|中[，的]|"
    "以[后前]|之[后前]|到第|至第|就|也|我们|我們|他们|他們"
)
_ENDED = re.compile(
    r"[\s\u3000:：(（\-—]*(?:完|终|終|完结|完結|结束|結束|待续|待續)[\s\u3000)）】\].。！!]*$"
)
_NO_TITLE = re.compile(
    r"^[、和与與到至]?第|^[\s\u3000]*[，,！？!?”’」』]|[。；;]|[，、,：:]$|”|[.…·]{3,}\s*\d*$"
)
_VALUES = {
    **{c: n for n, c in enumerate("零一二三四五六七八九")},
    **{c: n for n, c in enumerate("○壹贰叁肆伍陆柒捌玖")},
    "〇": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6,
}  # fmt: skip
_UNITS_OF_TEN = {"十": 10, "拾": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_CLOSING = dict(zip("【[［(（〔<《〈〖", "】]］)）〕>》〉〗", strict=True))


def heading(line: str) -> Heading | None:
    """Say what heading a line may be; None for running text. Lines are up to LONGEST."""
    found = _HEADING.match(line)
    if found is None:
        return None
    rest = line[found.end() :].rstrip()
    title = _shown(found["lead"], line[found.end("lead") :])
    if _ENDED.match(rest) or _NO_TITLE.search(rest) or len(rest) > _LONGEST_TITLE:
        return None
    if found["english"] or found["english_name"]:
        return _english(found, rest, title)
    name = found["name"] or found["wide_name"]
    if name:
        rank = Rank.VOLUME if _OUTSIDE.match(name) else Rank.CHAPTER
        return Heading(title, "", 0, rank)
    doubt = _doubt(rest)
    if found["unit"] in _ALSO_SOME and rest and not _SEPARATOR.match(rest):
        return None
    if found["part"]:
        number = "上中下".index(found["part"]) + 1
        return Heading(title, "part", number, Rank.VOLUME, doubt)
    number = value(found["number"] or found["turned"])
    unit = found["unit"] or found["turned_unit"].rstrip("之")
    rank = _RANK_OF[unit]
    if rank is Rank.VOLUME and (inner := _COUNTED_ALONE.search(rest)):
        inner_rank = _RANK_OF[inner["unit"]]
        outer = Heading(_shown("", title[: title.find(inner[0])]), unit, number, rank)
        own = title[title.find(inner[0]) :]
        doubt = _doubt(rest[inner.end() :])
        return Heading(own, inner["unit"], value(inner["number"]), inner_rank, doubt, outer)
    return Heading(title, unit, number, rank, doubt)


def value(written: str) -> int:
    """Give the number that is written in digits, Chinese numerals, Roman ones or English."""
    if written.isdigit():
        return int(written)
    lower = written.lower()
    if lower in _WORDS.split("|"):
        return _WORDS.split("|").index(lower) + 1
    if lower[0] in _ROMAN:
        digits = [_ROMAN[letter] for letter in lower]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        return sum(-one if one < after else one for one, after in pairs)
    if not any(character in _UNITS_OF_TEN for character in written):
        return int("".join(str(_VALUES[character]) for character in written))
    total, digit = 0, None
    for character in written:
        if character in _VALUES:
            digit = _VALUES[character]
        else:
            total += (digit or 1) * _UNITS_OF_TEN[character]
            digit = None
    return total + (digit or 0)


def _doubt(rest: str) -> bool:
    """Say whether what follows the number looks like running text."""
    commas = rest.count("，") + rest.count(",")
    if not rest or (_SEPARATOR.match(rest) and commas <= _MOST_COMMAS):
        return False
    return commas > 0 or _GOES_ON.match(rest) is not None


def _english(found: re.Match[str], rest: str, title: str) -> Heading | None:
    if found["english_name"]:
        return Heading(title, "", 0, Rank.CHAPTER)
    after = rest.lstrip(" \u3000:：.-–—_|")
    if after[:1].islower() or (after and rest == after):
        return None
    kind = found["english"].lower()
    rank = Rank.CHAPTER if kind in ("chapter", "episode", "act") else Rank.VOLUME
    return Heading(title, kind, value(found["english_number"]), rank)


def _shown(lead: str, title: str) -> str:
    """Give a heading without its decoration, and without brackets that stand around a part."""
    for opening, closing in _CLOSING.items():
        if opening in lead:
            title = title.replace(closing, " ", 1)
    return " ".join(title.split()).strip(" =-—–*#~～·•◇◆☆★○●□■※_＝＊＃|:：")
