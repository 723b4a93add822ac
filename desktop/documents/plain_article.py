"""Find the article in a page that was saved, or copied, as plain text.

Without boxes and links only the words tell. The article is the stretch of paragraphs that reads
most like sentences and least like a site (the maximum of a sum over neighbours), and it is given
only where the site's own text around it is plain to see: most texts are no pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.site_words import (
    closes_article,
    is_byline,
    is_prose,
    is_site,
    separators,
    site_kinds,
)
from desktop.language.document import Article

_MOST = 5000  # paragraphs; what has more is a book
_AROUND = 400  # lines on each side of the sentences that are looked at
_MENU = 2  # separators in a line that make it a menu
_SHORT = 100  # code points of a line that may be the site's
# What stands on the pages of most sites, in either script.
_EVERYWHERE = re.compile(
    "[首主][页頁]|登[录錄入]|[注註][册冊]|[会會][员員]|分享|收藏|[评評留][论論言]|[阅閱][读讀]|微[信博]"
    "|[订訂][阅閱]|Facebook|[版著][作]?[权權]|©|opyright|ICP|[隐隱私][私隱]|[关關][于於]我|[联聯][系繫絡络]我"
    "|手[机機]版|客[户戶]端|相[关關]|推[荐薦]|[|]|上一"
)
_ITEM = 12  # code points; items of a menu are not longer
_ITEMS = 4  # so many in a row are a menu
_TEXT = 40  # code points of sentences that make an article
_HEADLINE = range(4, 71)  # code points
_HEADLINE_WITHIN = 10  # lines that are not empty
# Code points of sentences that lines are worth: one of the site's alone may be an advertisement.
_SITE_WORTH, _LONE_WORTH, _OTHER_WORTH, _PROSE_WORTH = -60, -30, -9, 60
_PLAIN = 5  # kinds of a site's words, and menus, that make one plain to see
_PLAIN_BESIDE = 2  # of these, so many before or after must be there


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph that is not empty, and what it looks like by itself."""

    paragraph: int
    text: str
    site: bool
    prose: bool
    byline: bool


def find_article(paragraphs: Sequence[str]) -> tuple[str, Article] | None:
    """Give the headline, and the part of a saved page that is meant to be read.

    None where the text does not plainly have a site's text around an article.
    """
    if len(paragraphs) > _MOST or not _may_be_a_page(paragraphs):
        return None
    lines = _looked_at(paragraphs)
    begin, end = _best_stretch(lines)
    if sum(len(line.text) for line in lines[begin:end] if line.prose) < _TEXT:
        return None
    headline = _headline(lines, begin)
    if headline is None:
        return None
    before, after = lines[:headline], lines[end:]
    if not _plain_to_see(before, after):
        return None
    kept = [lines[headline]]
    kept += [line for line in lines[headline + 1 : begin] if line.byline and not line.site]
    kept += [line for line in lines[begin:end] if not line.site]
    return lines[headline].text, Article(_spans(kept, paragraphs))


def _may_be_a_page(paragraphs: Sequence[str]) -> bool:
    """Say whether a few of the words are there at all that every site has; it saves time."""
    short = "\n".join(text for text in paragraphs if len(text) <= _SHORT)
    return len(set(_EVERYWHERE.findall(short))) >= _PLAIN_BESIDE


def _looked_at(paragraphs: Sequence[str]) -> list[_Line]:
    return [
        _line(number, stripped)
        for number, text in enumerate(paragraphs)
        if (stripped := text.strip(" \t\u3000\u00a0\ufeff"))
    ]


def _line(number: int, text: str) -> _Line:
    bare = text.lstrip("•·*-—►▶■◆ ")
    site = separators(text) >= _MENU and not is_prose(text)
    site = site or is_site(bare) or closes_article(bare)
    byline = is_byline(text)
    return _Line(number, text, site and not byline, is_prose(text) and not byline, byline)


def _worth(line: _Line, before: _Line | None) -> int:
    if line.site:
        lone = not closes_article(line.text) and not (before and before.site)
        return _LONE_WORTH if lone else _SITE_WORTH
    return min(len(line.text), _PROSE_WORTH) if line.prose else _OTHER_WORTH


def _best_stretch(lines: Sequence[_Line]) -> tuple[int, int]:
    """Give the stretch whose worth is greatest (Kadane), without its end."""
    best = total = begin = 0
    stretch = (0, 0)
    for number, line in enumerate(lines):
        total += _worth(line, lines[number - 1] if number else None)
        if total <= 0:
            total, begin = 0, number + 1
        elif total > best:
            best, stretch = total, (begin, number + 1)
    return stretch


def _headline(lines: Sequence[_Line], begin: int) -> int | None:
    """Find the headline above a text: the nearest line that is not the site's or a menu's."""
    menu = _menu_end(lines[:begin])
    near = range(begin - 1, max(-1, begin - 1 - _HEADLINE_WITHIN), -1)
    for number in near:
        line = lines[number]
        if number >= menu and not (line.site or line.byline) and len(line.text) in _HEADLINE:
            return number
    # Buttons between the headline and the text look like a menu.
    for number in near:
        if number and lines[number].byline and not lines[number - 1].site:
            above = lines[number - 1].text
            return number - 1 if _ITEM < len(above) < _HEADLINE.stop else None
    return None


def _menu_end(lines: Sequence[_Line]) -> int:
    """Give where the menus above a text end, which a headline comes after.

    A short line above author or date is no item but a headline itself.
    """
    end = run = 0
    for number, line in enumerate(lines):
        headline = number + 1 < len(lines) and lines[number + 1].byline
        item = len(line.text) <= _ITEM and not (line.prose or line.byline or headline)
        run = run + 1 if item else 0
        if run >= _ITEMS or (separators(line.text) >= _MENU and not line.byline):
            end = number + 1
    return end


def _plain_to_see(before: Sequence[_Line], after: Sequence[_Line]) -> bool:
    # A menu of one item a line has no words that tell.
    sides = [_signs(before[-_AROUND:]) + bool(_menu_end(before)), _signs(after[:_AROUND])]
    return sum(sides) >= _PLAIN and min(sides) >= _PLAIN_BESIDE


def _signs(lines: Sequence[_Line]) -> int:
    """Count what shows a site: kinds of its words in short lines, and menus."""
    kinds: set[int] = set()
    menus = 0
    for line in lines:
        if line.site:
            kinds |= site_kinds(line.text)
            menus += separators(line.text) >= _MENU
    return len(kinds) + min(menus, 2)


def _spans(kept: Sequence[_Line], paragraphs: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Join what is kept; empty paragraphs between two parts belong to the article."""
    spans: list[tuple[int, int]] = []
    for line in kept:
        if spans and not any(map(str.strip, paragraphs[spans[-1][1] : line.paragraph])):
            spans[-1] = (spans[-1][0], line.paragraph + 1)
        else:
            spans.append((line.paragraph, line.paragraph + 1))
    return tuple(spans)
