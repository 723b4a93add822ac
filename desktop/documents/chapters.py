"""Find the chapters of a novel that is plain text.

A line is a heading if it looks like one (headings.py) and its surroundings bear it out: it counts
on from the one before or the next one from it, and text follows it. Headings with no text between
them are a table of contents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.documents.headings import LONGEST, Heading, Rank, heading, value
from desktop.language.document import Chapter

_CLOSE = 40  # code points of text between the lines of a table of contents, at most
_SHORT_LIST, _LIST = 3, 4  # headings without text between them: if they come again, if not
_STEP = 2  # by how much the next heading may count on
_BACK = 6  # headings of a kind that running text may mention between two
# What is taken off the worth of a heading, which is 1, where the count jumps and where a number
# comes again; what one is worth that may be running text, and a chain at least.
_JUMP, _AGAIN, _DOUBTFUL, _ENOUGH = 1.5, 0.7, 0.4, 0.9
_FOREWORD = 300  # code points between the headings of a volume and of its first chapter
_BEGINNING = 3  # lines at the beginning, of which one is the heading of an excerpt

_NUMBERED = re.compile(
    r"[\s\u3000]*(?P<open>[（(【\[#]?)(?P<number>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖貳參陸拾]{1,3}|[IVX]{1,5})"
    r"(?P<close>[)）】\]]?)(?P<mark>[.．、:：]?)(?P<gap>[\s\u3000]*)(?P<title>.*?)[\s\u3000]*$"
)
_STARTS = frozenset(
    " \t\u3000（(【[#0123456789０１２３４５６７８９IVX一二三四五六七八九十"
    "壹贰叁肆伍陆柒捌玖拾貳參陸"
)
_SENTENCE = re.compile(r"[。；;，,：:、]$|[。；;]")
_END_OF_TEXT = frozenset("。！？…”』」.!?\"'’）)—~～》】:：")
_LONGEST_TITLE = 25
_SECTION = 120  # code points of text in numbered sections, on average and at least
_FEWEST = 3  # numbered sections


@dataclass(frozen=True, slots=True)
class _Found:
    paragraph: int
    heading: Heading


def find_chapters(paragraphs: Sequence[str]) -> tuple[Chapter, ...]:
    """Find where the chapters begin, in the order of their paragraphs; level 0 is the highest.

    Numbered lines (1, 2, 3; 一、二、三) count where there are no other headings.
    """
    before = list(accumulate(map(len, paragraphs), initial=0))
    found = []
    for number, line in enumerate(paragraphs):
        if 0 < len(line) <= LONGEST and (one := heading(line)) is not None:
            found.append(_Found(number, one))
    found = _without_contents(found, before)
    found = _borne_out(found, before, _first_lines(paragraphs))
    if _highest(found) < 2 and (numbered := _numbered(paragraphs, before)):
        named = [one for one in found if not one.heading.kind]
        found = sorted([*named, *numbered], key=lambda one: one.paragraph)
    if not any(one.heading.kind for one in found) and len(found) < 2:
        return ()
    return _with_levels(found)


def _highest(found: list[_Found]) -> int:
    """Give how many headings of one kind are told apart by their numbers, at most."""
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for one in found:
        if one.heading.kind:
            numbers[one.heading.kind].add(one.heading.number)
    return max(map(len, numbers.values()), default=0)


def _first_lines(paragraphs: Sequence[str]) -> int:
    """Give the number of the paragraph where the beginning is over."""
    left = _BEGINNING
    for number, line in enumerate(paragraphs):
        if not left:
            return number
        left -= bool(line and not line.isspace())
    return len(paragraphs)


def _without_contents(found: list[_Found], before: Sequence[int]) -> list[_Found]:
    """Leave out lists of headings, and a heading that is there twice."""
    keys = _keys(found)
    often = Counter(keys.values())
    lists = _lists(found, keys, before)
    kept: list[_Found] = []
    for one in lists:
        again = sum(often[keys[each.paragraph]] > 1 for each in one)
        if len(one) >= _SHORT_LIST and 2 * again >= len(one) and one is not lists[-1]:
            often.subtract(keys[each.paragraph] for each in one)
        elif len(one) >= _LIST and _same_kind(one) >= _LIST:
            kept.append(one[-1])
        else:
            kept += one
    return [
        each
        for last, each in zip([None, *kept], kept, strict=False)
        if last is None
        or keys[last.paragraph] != keys[each.paragraph]
        or _between(last, each, before) > _CLOSE
    ]


def _keys(found: list[_Found]) -> dict[int, tuple[str, ...]]:
    """Tell headings apart by what they count, and in which volume; by their paragraphs."""
    keys: dict[int, tuple[str, ...]] = {}
    volume = ""
    for one in found:
        this = one.heading
        if this.volume:
            volume = f"{this.volume.kind}{this.volume.number}"
        name = f"{this.kind}{this.number}" if this.kind else this.title
        if this.kind and this.rank is Rank.VOLUME:
            volume = name
            keys[one.paragraph] = (name,)
        else:
            keys[one.paragraph] = (name, volume if this.kind else "")
    return keys


def _lists(
    found: list[_Found], keys: Mapping[int, tuple[str, ...]], before: Sequence[int]
) -> list[list[_Found]]:
    """Put headings together that have hardly any text between them; none is in a list twice."""
    lists: list[list[_Found]] = []
    listed: set[tuple[str, ...]] = set()
    for each in found:
        key = keys[each.paragraph]
        if not lists or key in listed or _between(lists[-1][-1], each, before) > _CLOSE:
            lists.append([])
            listed = set()
        lists[-1].append(each)
        listed.add(key)
    return lists


def _same_kind(one: list[_Found]) -> int:
    kinds = [each.heading.kind for each in one]
    return max(kinds.count(kind) for kind in set(kinds))


def _between(one: _Found, other: _Found, before: Sequence[int]) -> int:
    return before[other.paragraph] - before[one.paragraph + 1]


def _borne_out(found: list[_Found], before: Sequence[int], first_lines: int) -> list[_Found]:
    """Keep the headings that count on from others, or are the first."""
    kinds: defaultdict[str, list[_Found]] = defaultdict(list)
    for one in found:
        kinds[one.heading.kind].append(one)
    named = kinds.pop("", [])
    volumes = [one.paragraph for one in found if one.heading.rank is Rank.VOLUME]
    chains = [_counting(series, volumes, first_lines) for series in kinds.values()]
    several = any(len(chain) > 1 for chain in chains)
    kept = {one.paragraph for one in named}
    for chain in chains:
        if len(chain) > 1 or not several or _opens_volume(chain, found, before):
            kept |= {one.paragraph for one in chain}
    return [one for one in found if one.paragraph in kept]


def _opens_volume(chain: list[_Found], found: list[_Found], before: Sequence[int]) -> bool:
    """Say whether a heading of which there is one is that of a volume, with a chapter below it."""
    if not chain or chain[0].heading.rank is not Rank.VOLUME:
        return False
    at = found.index(chain[0]) + 1
    return at < len(found) and _between(chain[0], found[at], before) <= _FOREWORD


def _counting(series: list[_Found], volumes: list[int], first_lines: int) -> list[_Found]:
    """Give those of one kind that count on, and leave out what running text mentions.

    It is the best chain: each heading is worth most if it follows the one before by number.
    """
    best: list[tuple[float, int]] = []  # what the chain up to a heading is worth; where it is from
    for at, one in enumerate(series):
        worth = _DOUBTFUL if one.heading.doubt else 1.0
        number = one.heading.number
        from_here = number <= 1 or one.paragraph < first_lines
        choices = [(worth - (0 if from_here else _JUMP), -1)]
        for last in range(max(0, at - _BACK), at):
            so_far = best[last][0]
            since = number - series[last].heading.number
            if 0 < since <= _STEP:
                choices.append((so_far + worth, last))
            elif since == 0:
                choices.append((so_far + worth - _AGAIN, last))
            elif since > 0:
                choices.append((so_far + worth - _JUMP, last))
            elif number <= 1:
                place = bisect_left(volumes, series[last].paragraph)
                anew = place < len(volumes) and volumes[place] < one.paragraph
                choices.append((so_far + worth - (0 if anew else _JUMP), last))
        best.append(max(choices))
    if not best:
        return []
    at = max(range(len(best)), key=lambda place: best[place][0])
    if best[at][0] < _ENOUGH:
        return []
    chain = []
    while at >= 0:
        chain.append(series[at])
        at = best[at][1]
    return chain[::-1]


def _numbered(paragraphs: Sequence[str], before: Sequence[int]) -> list[_Found]:
    """Find the lines that number the sections of a text from 1 on, each with enough text.

    Items of lists have too little of it, numbers of pages stand within sentences.
    """
    styles: defaultdict[tuple[str, ...], list[_Found]] = defaultdict(list)
    for number, line in enumerate(paragraphs):
        if 0 < len(line) <= LONGEST and line[0] in _STARTS and (style := _style(line)):
            key, counted = style
            one = Heading(" ".join(line.split()), key[0], counted, Rank.CHAPTER)
            styles[key].append(_Found(number, one))
    best: list[_Found] = []
    for candidates in styles.values():
        chain = _chain(candidates, before)
        if len(chain) > len(best) and _stand_apart(chain, paragraphs):
            best = chain
    return best


def _style(line: str) -> tuple[tuple[str, ...], int] | None:
    """Give how a line is numbered, and its number."""
    found = _NUMBERED.match(line)
    if found is None:
        return None
    title = found["title"]
    apart = bool(found["close"] or found["mark"] or found["gap"])
    if title and (not apart or len(title) > _LONGEST_TITLE or _SENTENCE.search(title)):
        return None
    # 3.5 and 10:30 are no headings.
    if title[:1].isdigit() and not found["gap"] and found["number"].isdigit():
        return None
    digits = "digits" if found["number"].isdigit() else "numerals"
    written = "roman" if found["number"][0] in "IVX" else digits
    key = (written, found["open"], found["mark"], "title" if title else "bare")
    return key, value(found["number"])


def _chain(candidates: list[_Found], before: Sequence[int]) -> list[_Found]:
    """Give those that count from 1 on, if nearly all of them do and have text in between."""
    chain: list[_Found] = []
    for one in candidates:
        if not chain:
            fits = one.heading.number == 1
        else:
            step = one.heading.number - chain[-1].heading.number
            fits = 0 < step <= _STEP and _between(chain[-1], one, before) >= _CLOSE
        if fits:
            chain.append(one)
    if len(chain) < _FEWEST or 3 * len(chain) < 2 * len(candidates):
        return []
    text = before[-1] - before[chain[0].paragraph]
    return chain if text >= _SECTION * len(chain) else []


def _stand_apart(chain: list[_Found], paragraphs: Sequence[str]) -> bool:
    """Say whether sentences are over before nearly all of them."""
    over = 0
    for one in chain:
        at = one.paragraph - 1
        while at >= 0 and (not paragraphs[at] or paragraphs[at].isspace()):
            at -= 1
        over += at < 0 or paragraphs[at].rstrip()[-1] in _END_OF_TEXT or one is chain[0]
    return 4 * over >= 3 * len(chain)


def _with_levels(found: list[_Found]) -> tuple[Chapter, ...]:
    ranks = {one.heading.rank for one in found if one.heading.kind}
    ranks |= {Rank.VOLUME for one in found if one.heading.volume}
    levels = {rank: level for level, rank in enumerate(sorted(ranks))}
    chapters: list[Chapter] = []
    volume: tuple[str, int] | None = None
    for one in found:
        this = one.heading
        if this.volume and volume != (this.volume.kind, this.volume.number):
            volume = this.volume.kind, this.volume.number
            chapters.append(Chapter(this.volume.title, one.paragraph, 0))
        elif this.kind and this.rank is Rank.VOLUME:
            volume = this.kind, this.number
        level = levels.get(this.rank, 0)
        if not this.kind and volume is None:
            level = 0
        chapters.append(Chapter(this.title, one.paragraph, level))
    return tuple(chapters)
