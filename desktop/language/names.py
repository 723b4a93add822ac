"""Find names of people, places, organisations and works above the tokens of a text.

A name is offered as a group of whole tokens and never changes them. What another segmenter joins
by its hidden Markov model and tags as a name is a candidate; it becomes a name only with a second
reason, as a wrong one is worse than none: a surname before a given name, sounds of transcription,
an ending of places or organisations, a point between foreign names, a title, marks of a work.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Tag = Callable[[str], Sequence[tuple[str, str]]]
"""Cuts a simplified text into words with their tags (nr people, ns places, nt organisations)."""

Span = tuple[int, int]

_WORK = re.compile(r"《([^《》\n]{1,30})》|〈([^〈〉\n]{1,30})〉")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_POINT = "·‧•・"
_POINTED = re.compile(rf"[\u4e00-\u9fff]+(?:[{_POINT}][\u4e00-\u9fff]+)+")
_TITLES = (
    "先生|女士|小姐|太太|夫人|教授|老师|博士|医生|大夫|律师|总统|主席|总理|部长|省长|市长|县长|局长"
    "|院长|校长|书记|经理|总裁|董事长|法官|将军|师傅|同学|同志|院士|记者|导演|议员|大使"
)
_TITLE_AFTER = re.compile(rf"(?:{_TITLES})")
# Never part of a Chinese given name.
_FUNCTION = frozenset(
    "的了是在和与及或而也都就还又很更最不没这那我你他她它们个把被给让向从对为以于之其此说"
    "吗呢吧啊呀着过得地有无要会能可将所到去来上下中里外前后时日月年号第每各某该哪谁什么怎"
    "一二两三四五六七八九十百千万亿并但因如若则却只再已曾正刚才先至由叫做像比跟同"
)
# Characters that foreign names are written with.
_SOUNDS = frozenset(
    "阿埃艾爱奥澳巴班邦保鲍贝本比彼边宾波伯博布察楚茨次达戴丹道得德登邓迪蒂丁顿多杜俄厄恩尔法凡"
    "菲费芬丰弗福夫盖甘冈高戈格葛古哈海汉豪赫亨胡华怀霍基吉加贾杰金津卡凯坎康考科可克肯孔库奎拉"
    "莱赖兰朗劳勒雷累里黎李理利莉立丽连列林琳龙隆娄卢鲁路露伦罗洛吕马玛迈麦曼芒毛梅门蒙米密"
    "敏明缪莫默姆穆拿娜纳南瑙内尼妮涅宁牛纽农努诺欧帕潘庞培佩彭皮匹平珀普齐奇恰钱乔切琴琼丘"
    "让热仁日荣瑞若萨塞赛桑瑟森沙莎珊尚绍舍申圣施什史士斯司丝思苏索所塔泰坦汤唐陶特滕提蒂"
    "廷通图托瓦万旺威韦维卫魏温文翁沃乌伍西希锡夏香肖谢辛兴休雪雅亚扬杨耶叶伊依易因英尤于约"
    "泽扎詹珍芝朱兹祖佐姬琪蕾薇茜黛"
)
_PLACES = tuple("省市县区镇乡村州岛山江河湖港湾街路国")
_BODIES = (
    "公司", "大学", "学院", "医院", "银行", "集团", "委员会", "研究所", "研究院", "中心", "协会",
    "联盟", "基金会", "电视台", "出版社", "中学", "小学", "俱乐部", "博物馆", "图书馆", "法院",
)  # fmt: skip
_LONGEST = 20
_OFTEN = 4  # times that a text must have unknown characters together
_ROUND = 3  # different neighbours that they must have


@dataclass(frozen=True, slots=True)
class Known:
    """What a dictionary says: surnames, names that are cut into their words, whether it has a
    folded word, and only as a name.
    """

    surnames: Collection[str]
    phrases: Collection[str]
    has: Callable[[str], bool]
    is_name: Callable[[str], bool]


class Names:
    """Finds names with one dictionary and one tagger, which is made when it is first needed.

    `lists` says whether the tagger's own dictionary has a word.
    """

    def __init__(self, known: Known, tag: Tag, lists: Callable[[str], bool]) -> None:
        self._known = known
        self._tag = tag
        self._lists = lists
        self._phrases: dict[str, list[str]] = {}
        for name in known.phrases:
            self._phrases.setdefault(name[:2], []).append(name)

    def find(
        self, folded: str, bounds: Sequence[int], repeated: Collection[str] = ()
    ) -> tuple[Span, ...]:
        """Give the names in a folded paragraph, in order, none within another.

        `bounds` are the places where its tokens begin, and its end. `repeated` are the names that
        counts in the whole text showed. A name that one token is needs no group and is not given,
        unless marks say that it is the name of a work.
        """
        places = frozenset(bounds)
        found = [match.span(1) if match[1] else match.span(2) for match in _WORK.finditer(folded)]
        single = set(pairwise(bounds))
        others = [
            *self._pointed(folded, places),
            *self._tagged(folded, places),
            *_listed(folded, repeated),
            *self._phrased(folded, bounds),
        ]
        # The longer of two that overlap is the likelier name.
        for span in sorted(others, key=lambda span: (span[0] - span[1], span[0])):
            start, end = span
            if span in single and self._known.has(folded[start:end]) and end - start > 1:
                continue
            if start in places and end in places and not _overlaps(span, found):
                found.append(span)
        return tuple(sorted(span for span in found if span[0] in places and span[1] in places))

    def _phrased(self, folded: str, bounds: Sequence[int]) -> Iterable[Span]:
        """Give the names of the dictionary that were cut into their words."""
        names = self._phrases
        for start in bounds:
            for name in names.get(folded[start : start + 2], ()):
                if folded.startswith(name, start):
                    yield start, start + len(name)

    def _tagged(self, folded: str, places: Collection[int]) -> Iterable[Span]:
        """Give the tagger's candidates that have a second reason."""
        tagged = self._tag(folded)
        surnames = self._known.surnames
        end = 0
        for number, (word, tag) in enumerate(tagged):
            start, end = end, end + len(word)
            # Of most words that is all that is asked.
            if tag[:1] != "n" and word not in surnames:
                continue
            if _HAN.fullmatch(word) is None:
                continue
            if tag.startswith("nr"):
                name = _TITLE_AFTER.split(word, maxsplit=1)[0]
                titled = name != word or _TITLE_AFTER.match(folded, end) is not None
                following = tagged[number + 1] if number + 1 < len(tagged) else ("", "")
                if self._is_person(name, start, places, titled):
                    yield start, start + len(name)
                elif following[1].startswith("nr") and self._is_person(
                    word + following[0], start, places, titled=False
                ):
                    yield start, end + len(following[0])
            elif tag in {"ns", "nt", "nz"}:
                if self._is_place_or_body(word, tag, start, places):
                    yield start, end
            elif len(word) == 1 and word in surnames and word not in _FUNCTION:
                before = folded[start - 1 : start]
                if _TITLE_AFTER.match(folded, end) and (
                    not _HAN.match(before) or before in _FUNCTION
                ):
                    yield start, end

    def _is_person(self, name: str, start: int, places: Collection[int], titled: bool) -> bool:
        known = self._known
        if len(name) < 2:
            return titled and name in known.surnames
        if known.has(name):
            return known.is_name(name)
        surname = name[:2] if name[:2] in known.surnames and len(name) > 2 else name[:1]
        given = name[len(surname) :]
        if surname in known.surnames and len(given) <= 2 and start + len(surname) in places:
            if _FUNCTION.intersection(given):
                return False
            # 高/水平, 夏/粮: what follows a surname by chance.
            return titled or (len(given) == 2 and (not known.has(given) or known.is_name(given)))
        if name[0] in "小老阿" and name[1:] in known.surnames:
            return start + 1 in places
        return len(name) > 2 and _SOUNDS.issuperset(name)

    def _is_place_or_body(self, name: str, tag: str, start: int, places: Collection[int]) -> bool:
        known = self._known
        if known.has(name):
            return known.is_name(name)
        if tag == "nz":
            # A brand, where nothing of it is a longer word.
            return self._lists(name) and all(at in places for at in range(start, start + len(name)))
        if len(name) > 2 and _SOUNDS.issuperset(name):
            return True
        named = any(
            known.has(name[:size]) and known.is_name(name[:size]) and start + size in places
            for size in range(2, min(5, len(name)))
        )
        if tag == "ns":
            ends = name.endswith(_PLACES)
            return len(name) > 2 and ends and (named or self._lists(name))
        return len(name) > 3 and (named or name.endswith(_BODIES))

    def _pointed(self, folded: str, places: Collection[int]) -> Iterable[Span]:
        """Give foreign names with points between their parts."""
        for match in _POINTED.finditer(folded):
            parts = re.split(f"[{_POINT}]", match[0])
            start = match.start() + len(parts[0])
            first = _sounds_before(folded, match.start(), start)
            last = match.end() - len(parts[-1])
            end = _sounds_after(folded, last, match.end())
            if first < start and last < end:
                while first < start and first not in places:
                    first += 1
                while end > last and end not in places:
                    end -= 1
                # A character by itself beside the name may be a part of it: 李斯·科雷/乌
                clear = (
                    first == match.start()
                    or folded[first - 1] in _FUNCTION
                    or first - 1 not in places
                ) and (end == match.end() or folded[end] in _FUNCTION or end + 1 not in places)
                if clear and first < start and last < end and end - first <= _LONGEST:
                    yield first, end


def repeated_names(texts: Iterable[tuple[str, Sequence[int]]], known: Known) -> frozenset[str]:
    """Find unknown names by counts in a whole text: characters often together, in many places.

    `texts` gives folded paragraphs with the bounds of their tokens.
    """
    together: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    around: dict[str, tuple[set[str], set[str]]] = {}
    for text, bounds in texts:
        run = ""
        start = 0
        for begin, end in zip([*bounds[:-1], len(text)], [*bounds[1:], len(text)], strict=True):
            single = end - begin == 1 and _HAN.match(text, begin) and text[begin] not in _FUNCTION
            if single:
                start = start if run else begin
                run += text[begin]
                alone[text[begin]] += 1
                continue
            for first in range(len(run)):
                for size in range(2, min(4, len(run) - first) + 1):
                    name = run[first : first + size]
                    together[name] += 1
                    left, right = around.setdefault(name, (set(), set()))
                    at = start + first
                    left.add(text[at - 1 : at])
                    right.add(text[at + size : at + size + 1])
            run = ""
    found = {
        name
        for name, count in together.items()
        if count >= _OFTEN
        and not known.has(name)
        and min(map(len, around[name])) >= _ROUND
        and all(count * 10 >= alone[character] * 6 for character in name)
    }
    return frozenset(
        name for name in found if not any(name != other and name in other for other in found)
    )


def _listed(folded: str, names: Collection[str]) -> Iterable[Span]:
    for name in names:
        at = folded.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = folded.find(name, at + len(name))


def _sounds_before(text: str, low: int, end: int) -> int:
    at = end
    while at > low and text[at - 1] in _SOUNDS:
        at -= 1
    return at


def _sounds_after(text: str, start: int, high: int) -> int:
    at = start
    while at < high and text[at] in _SOUNDS:
        at += 1
    return at


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
