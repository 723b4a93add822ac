"""What a page says about itself: title, author and date."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

MISHAPS = (
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    etree.LxmlError,
)
"""What trafilatura raises where a page is other than its authors have seen."""

# They report what they leave out, without a handler on standard error: nothing for the reader.
for _logger in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_logger).addHandler(logging.NullHandler())

_AUTHORS = frozenset(
    ("author", "article:author", "og:article:author", "article:author_name", "dc.creator", "byl")
)
_NO_AUTHOR = re.compile(r"https?:|[编編][辑輯]|admin|^\W*$|[|@]|网$|網$", re.IGNORECASE)
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_BYLINE_AUTHOR = re.compile(
    r"(?:作\s*者|撰\s*文|文|[记記]者)\s*[:：/／|｜丨]\s*"
    r"([^\s:：/／|｜丨，。,（(\[【]{1,12}(?: [A-Z][\w.]*)*)"
)
_BY = re.compile(r"^(?:作者|[记記]者|文|撰文)\s*[:：/／]\s*")
_AUTHOR_LENGTH = 60  # code points


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, author and date (ISO) of a page, each empty where it says nothing.

    `called` is the title with whatever the site adds to it.
    """

    title: str = ""
    called: str = ""
    author: str = ""
    published: str = ""


def page_facts(root: etree._Element) -> PageFacts:
    """Read what stands in a page's head, in its data for machines and at usual places."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(root, date_config=_date_search())
    except MISHAPS:
        # Ill-formed data for machines; what people read does not depend on it.
        return head_facts(root)
    head = head_facts(root)
    author = head.author or _BY.sub("", _collapsed(found.author or ""))
    if _NO_AUTHOR.search(author):
        author = ""
    return PageFacts(
        _collapsed(found.title or "") or head.title, head.called, author, found.date or ""
    )


def head_facts(root: etree._Element) -> PageFacts:
    """Read what stands in a page's head only, which takes no time."""
    called = _collapsed(root.findtext(".//title") or "")
    return PageFacts(called, called, _meta_author(root))


def byline_facts(facts: PageFacts, headline: str, lines: Sequence[str]) -> PageFacts:
    """Complete what a page says about itself by its headline and the lines beside that."""
    author, published = facts.author, facts.published
    for line in lines:
        if not author and (by := _BYLINE_AUTHOR.search(line)):
            author = by[1]
        if not published and (date := _DATE.search(line)):
            year, month, day = map(int, date.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                published = f"{year}-{month:02}-{day:02}"
    return PageFacts(headline or facts.title, facts.called, author, published)


def _date_search() -> dict[str, bool]:
    """Look for the first date, and only where dates are marked as such: others are of anything."""
    return {"original_date": True, "extensive_search": False}


def _meta_author(root: etree._Element) -> str:
    for meta in root.iter("meta"):
        kind = meta.get("name") or meta.get("property") or ""
        author = _collapsed(meta.get("content") or "")
        named = kind.lower() in _AUTHORS and 0 < len(author) <= _AUTHOR_LENGTH
        if named and not _NO_AUTHOR.search(author):
            return author
    return ""


def _collapsed(text: str) -> str:
    return " ".join(text.split())
