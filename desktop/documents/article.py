"""Find the article in a page.

trafilatura says which text is the article's. So that its answer can be laid onto the paragraphs of
the whole page, each of them is marked by three braille characters, its number, before it is asked;
trafilatura takes them for punctuation. What it is known to lose is then mended by the paragraphs'
surroundings: the headline with author and date, what stands between two parts of the article, what
stands in the same box as they do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from lxml import etree

from desktop.documents.blocks import Block
from desktop.documents.page_facts import MISHAPS
from desktop.documents.site_words import closes_article, is_byline, is_prose, is_site
from desktop.language.document import Article

_DIGIT, _BASE = 0x2880, 128
_MARK = re.compile("[\u2880-\u28ff]{3}")
_MOST = _BASE**3  # paragraphs that can be marked

_SHORTEST = 20  # code points that are worth being told from their page
_NEARLY_ALL = 0.97  # of the page; then the rest must be more than _FEW paragraphs to go
_FEW = 3
_LINKED = 0.5  # a paragraph with more of it in links leads elsewhere
_HEADLINE_WITHIN = 25  # paragraphs before the article's first
_LEAD = 8  # code points; what is shorter, under a headline, is a button or a count
_TOO_EARLY = 0.4  # of the text that was found: before it, no article ends
_ALIKE = 1.6  # how much longer than the title a headline may be
_HEADLINE_AFTER = 12  # paragraphs that stand above it and were taken for the article's
_HEADING_WORTH = 30  # code points of a headline that is none
_ALIKE_BEFORE = 2  # paragraphs in boxes of the same names
_NAMED = 8  # boxes
_NOT_LETTERS = re.compile(r"[\W_]+")
# Names that sites give to what stands around an article, in any part of class or id.
_AROUND = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|side|sidebar|foot|footer|comments?|respond|related|recommend|share"
    r"|social|copyright|breadcrumbs?|hot|rank|ad|ads|login|tags?|tool|tools|newsletter)(?:$|[-_\s])",
    re.IGNORECASE,
)
_AROUND_TAGS = frozenset(("nav", "aside", "footer", "button"))


@dataclass(frozen=True, slots=True)
class Found:
    """The article, None where there is none or the page is nothing else, its headline, and the
    lines beside it that tell author and date.
    """

    article: Article | None = None
    headline: str = ""
    bylines: tuple[str, ...] = ()


def find_article(
    root: etree._Element, blocks: Sequence[Block], titles: Sequence[str] = ()
) -> Found:
    """Find the part of a page that is meant to be read.

    `blocks` are those of the tree `root`, which is changed: use it for nothing afterwards. `titles`
    is what the page calls itself.
    """
    if not 1 < len(blocks) < _MOST:
        return Found()
    page = _Page(blocks)
    kept = page.trimmed(_extracted(root, blocks))
    if not kept:
        return Found()
    page.holds(kept)
    kept = page.trimmed(page.filled(page.widened(kept)))
    headline = page.headline(kept, titles)
    if headline is not None:
        kept = page.headed(kept, headline, titles)
    bylines = [
        block.text for number, block in enumerate(blocks) if number in kept and page.byline[number]
    ]
    length = page.length(kept)
    spans = _spans(sorted(kept))
    whole = page.length(range(len(blocks)))
    little_else = length > _NEARLY_ALL * whole and len(blocks) - len(kept) <= _FEW
    worth_it = length >= _SHORTEST and not little_else
    return Found(
        Article(spans) if worth_it else None,
        "" if headline is None else blocks[headline].text,
        tuple(bylines),
    )


def _extracted(root: etree._Element, blocks: Sequence[Block]) -> set[int]:
    """Ask trafilatura; give the numbers of the paragraphs."""
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    for number, block in enumerate(blocks):
        mark = _mark(number)
        for node in {block.nodes[0], block.nodes[-1]}:
            _prefix(node, mark)
    config = use_config()
    # As much is said in 60 hanzi as in 250 letters, what it is made for.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    try:
        # The slower second and third opinion count words between spaces: on Chinese they are worse.
        found = bare_extraction(
            root, fast=True, favor_recall=True, include_comments=False, config=config
        )
    except MISHAPS:
        # It meets what its authors did not: the page is shown whole.
        return set()
    text = getattr(found, "text", None) or ""
    numbers = (_number(mark[0]) for mark in _MARK.finditer(text))
    return {number for number in numbers if number < len(blocks)}


def _prefix(node: tuple[etree._Element, bool], mark: str) -> None:
    element, is_tail = node
    if is_tail:
        element.tail = mark + (element.tail or "")
    else:
        element.text = mark + (element.text or "")


def _mark(number: int) -> str:
    high, low = divmod(number, _BASE)
    return "".join(chr(_DIGIT + digit) for digit in (*divmod(high, _BASE), low))


def _number(mark: str) -> int:
    high, middle, low = (ord(char) - _DIGIT for char in mark)
    return (high * _BASE + middle) * _BASE + low


class _Page:
    """The paragraphs of a page, and what can be told from each by itself."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.byline = [is_byline(block.text) for block in blocks]
        self._around: dict[etree._Element, bool] = {}
        self._holding: frozenset[etree._Element] = frozenset()
        self._site = [
            block.linked > _LINKED * len(block.text) or is_site(block.text, boxed=True)
            for block in blocks
        ]

    def length(self, numbers: Iterable[int]) -> int:
        return sum(len(self.blocks[number].text) for number in numbers)

    def holds(self, kept: set[int]) -> None:
        """Note the boxes that hold all of the article: they are not the site's, however named."""
        box = _common(self.blocks[min(kept)].element, self.blocks[max(kept)].element)
        self._holding = frozenset((box, *box.iterancestors()))

    def trimmed(self, kept: set[int]) -> set[int]:
        """Take off what is the site's, and what comes after it to the end without a sentence, or
        after a line that closes the article.
        """
        total, so_far = self.length(kept), 0
        trimmed: set[int] = set()
        doubtful: set[int] = set()  # until a sentence follows
        boxes: Counter[tuple[tuple[str, str], ...]] = Counter()  # that sentences stand in
        site_before = closed = False
        for number in range(min(kept, default=0), max(kept, default=-1) + 1):
            block, site = self.blocks[number], self._site[number]
            late = so_far > _TOO_EARLY * total
            if late and closes_article(block.text):
                closed = True
                doubtful.clear()
            site_before = site_before or (late and site)
            if number not in kept:
                continue
            prose = not site and is_prose(block.text)
            if closed and prose and boxes[_names(block.element)] >= _ALIKE_BEFORE:
                # Other articles were named within this one; a reader's comment stands elsewhere.
                closed = False
            if closed:
                doubtful = {number} if block.heading and not site else set()
                continue
            so_far += len(block.text)
            boxes[_names(block.element)] += prose
            if not site:
                doubtful.add(number)
                if not site_before or prose:
                    trimmed |= doubtful
                    doubtful.clear()
                    site_before = False
        return trimmed

    def filled(self, kept: set[int]) -> set[int]:
        """Add what stands between two parts of the article and is not the site's."""
        between = range(min(kept), max(kept)) if kept else ()
        return kept | {number for number in between if self._may_belong(number)}

    def widened(self, kept: set[int]) -> set[int]:
        """Add what stands in the smallest box that holds all of the article."""
        if not kept:
            return kept
        box = _common(self.blocks[min(kept)].element, self.blocks[max(kept)].element)
        if box.tag in ("body", "html"):
            return kept
        added = set()
        for number in range(min(kept) - 1, -1, -1):
            if not _within(self.blocks[number].element, box):
                break
            if self._may_belong(number):
                added.add(number)
        for number in range(max(kept) + 1, len(self.blocks)):
            if not _within(self.blocks[number].element, box):
                break
            if closes_article(self.blocks[number].text):
                break
            if self._may_belong(number):
                added.add(number)
        return kept | added

    def headline(self, kept: set[int], titles: Sequence[str]) -> int | None:
        """Find the headline: what is most of a title of the page, else the heading before."""
        first = min(kept)
        names = [name for title in titles if (name := _letters(title))]
        best, most = None, 0
        for number in range(min(first + _HEADLINE_AFTER, len(self.blocks)) - 1, -1, -1):
            letters = _letters(self.blocks[number].text)
            alike = len(letters) >= 2 and any(
                letters in name or (name in letters and len(letters) < _ALIKE * len(name))
                for name in names
            )
            # Of two the higher heading, or the longer; of equals the nearer to the text.
            heading = 0 if self._site[number] else self.blocks[number].heading
            worth = (len(letters) + (_HEADING_WORTH // heading if heading else 0)) * alike
            if worth > most:
                best, most = number, worth
        if best is not None and (
            self.blocks[best].heading or any(2 * most >= len(name) for name in names)
        ):
            return best
        for number in range(first, max(-1, first - _HEADLINE_WITHIN), -1):
            if 0 < self.blocks[number].heading <= 2 and not self._site[number]:
                return number
        return None

    def headed(self, kept: set[int], headline: int, titles: Sequence[str]) -> set[int]:
        """Add the headline, the date above it, and what belongs to the article between it and its
        first paragraph; take off what stands before it, and the site's name.
        """
        letters = _letters(self.blocks[headline].text)
        beside = [_letters(title).replace(letters, " ", 1) for title in titles]
        first = min((number for number in kept if number > headline), default=headline)
        before = {number for number in kept if number < headline}
        if 4 * self.length(before) < self.length(kept):
            kept = kept - before
        between = {
            number
            for number in range(headline + 1, first)
            if self._may_belong(number)
            and (self.byline[number] or len(self.blocks[number].text) >= _LEAD)
        }
        names = {
            number
            for number in range(headline + 1, min(headline + _HEADLINE_AFTER, len(self.blocks)))
            if len(name := _letters(self.blocks[number].text)) > 1
            and any(name in each for each in beside)
        }
        if headline and self.byline[headline - 1] and self._may_belong(headline - 1):
            between.add(headline - 1)
        return (kept | between | {headline}) - names

    def _may_belong(self, number: int) -> bool:
        return not self._site[number] and not self._is_around(self.blocks[number].element)

    def _is_around(self, element: etree._Element) -> bool:
        """Say whether a box, or one that it stands in, is named as the site's."""
        path = []
        answer = False
        while element is not None and element not in self._holding:
            if element in self._around:
                answer = self._around[element]
                break
            path.append(element)
            element = element.getparent()
        for each in reversed(path):
            names = f"{each.get('class', '')} {each.get('id', '')}"
            answer = answer or each.tag in _AROUND_TAGS or bool(_AROUND.search(names))
            self._around[each] = answer
        return answer


def _names(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """Give tag and class of a box and of those around it."""
    around = islice(chain((element,), element.iterancestors()), _NAMED)
    return tuple((each.tag, each.get("class", "")) for each in around)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()


def _common(one: etree._Element, other: etree._Element) -> etree._Element:
    """Give the smallest element that holds two."""
    around = {one, *one.iterancestors()}
    while other not in around:
        other = other.getparent()
    return other


def _within(element: etree._Element, box: etree._Element) -> bool:
    return element is box or any(each is box for each in element.iterancestors())


def _spans(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number:
            spans[-1] = (spans[-1][0], number + 1)
        else:
            spans.append((number, number + 1))
    return tuple(spans)
