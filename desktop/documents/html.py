"""Open pages: decode them, read their text, find the article in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.documents.contents import Contents
from desktop.documents.encoding import DAMAGED, decode
from desktop.documents.errors import OpenError
from desktop.documents.html_encoding import decode_html
from desktop.language.document import Article, Chapter
from dictionaries.errors import Cancelled

if TYPE_CHECKING:
    from lxml import etree

    from desktop.documents.blocks import Block

# Code points of a page with its marks, and paragraphs: what has more is a book, and to look for its
# article would take seconds in which nothing can be cancelled.
_LARGE, _MANY = 5_000_000, 15_000
# The parser's time grows with the square of the attributes of one element, and faster.
_TOO_MANY_ATTRIBUTES = re.compile(
    r"""<[a-z][^\s<>"'=/]*+(?:[\s/]*+[^\s<>"'=/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>]++))?+){2000}""",
    re.IGNORECASE,
)
_XML_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_html(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    charset: str = "",
    encoding: str = "",
) -> Contents:
    """Read a page as Opener says.

    `charset` is what came with it from outside, as from a server, and is checked; `encoding` is
    the codec where the reader has chosen one.
    """
    decoded = decode(data, name, encoding) if encoding else decode_html(data, name, charset)
    progress(0.1)
    contents = read_html_text(
        decoded.text, name, encoding=decoded.encoding, progress=progress, cancelled=cancelled
    )
    return replace(contents, sure=decoded.sure)


def read_html_text(
    text: str,
    name: str,
    *,
    encoding: str = "utf-8",
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contents:
    """Read a page that is decoded already, by the codec `encoding`.

    Raises as Opener says.
    """
    # They load lxml and trafilatura.
    from desktop.documents.article import Found, find_article
    from desktop.documents.blocks import blocks
    from desktop.documents.page_facts import byline_facts, head_facts, page_facts

    if cancelled():
        raise Cancelled
    root = parse_page(text, name)
    progress(0.3)
    found = list(blocks(root, cancelled=cancelled))
    if not found:
        # Some pages hide all until a script shows it.
        found = list(blocks(root, hidden=True, cancelled=cancelled))
    if not found:
        raise OpenError(f"{name} has no text: there is nothing to read.")
    progress(0.5)
    if cancelled():
        raise Cancelled
    if len(text) > _LARGE or len(found) > _MANY:
        facts, part = head_facts(root), Found()
    else:
        facts = page_facts(root)
        part = find_article(root, found, (facts.title, facts.called))
        facts = byline_facts(facts, part.headline, part.bylines)
    progress(1.0)
    return Contents(
        [block.text for block in found],
        title=facts.title,
        author=facts.author,
        published=facts.published,
        chapters=chapters_of(found, part.article),
        article=part.article,
        encoding=encoding,
    )


def parse_page(text: str, name: str) -> etree._Element:
    """Parse a page; nothing is loaded that it names.

    Raises OpenError where it is empty or nested deeper than 2,000 elements.
    """
    import lxml.html
    from lxml import etree

    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    if _TOO_MANY_ATTRIBUTES.search(text):
        raise OpenError(f"{name} is damaged: it can't be read as a page.")
    # The parser would end the text at some of these.
    safe = _XML_UNSAFE.sub(DAMAGED, text).encode("utf-8")
    try:
        root: etree._Element | None = etree.fromstring(safe, parser)
    except (etree.LxmlError, ValueError) as error:
        raise OpenError(f"{name} is damaged: it can't be read as a page.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise OpenError(f"{name} is nested too deeply to be read as a page.")
    if root is None:
        raise OpenError(f"{name} has no text: there is nothing to read.")
    return root


def chapters_of(blocks: Sequence[Block], article: Article | None) -> tuple[Chapter, ...]:
    """Give the headings of what is meant to be read, if there is more than the headline."""
    headings = [
        (number, block)
        for number, block in enumerate(blocks)
        if block.heading and (article is None or number in article)
    ]
    if len(headings) < 2:
        return ()
    top = min(block.heading for _, block in headings)
    return tuple(Chapter(block.text, number, block.heading - top) for number, block in headings)
