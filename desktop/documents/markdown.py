"""Open Markdown (CommonMark, with tables): its text without its marks, headings as chapters."""

from __future__ import annotations

import re
from collections.abc import Callable

from desktop.documents.contents import Contents
from desktop.documents.encoding import decode
from desktop.documents.errors import OpenError
from desktop.documents.html import chapters_of, parse_page
from dictionaries.errors import Cancelled

# What Hugo, Jekyll, Hexo and Obsidian put before the text.
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(title|author|date)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FACTS_WITHIN = 16 * 1024  # code points


def read_markdown(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    encoding: str = "",
) -> Contents:
    """Read a Markdown text as Opener says; HTML in it counts as in a page.

    `encoding` is the codec where the reader has chosen one.
    """
    from markdown_it import MarkdownIt

    from desktop.documents.blocks import blocks

    decoded = decode(data, name, encoding)
    text = re.sub(r"\r\n?", "\n", decoded.text)
    facts: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text, 0, _FACTS_WITHIN):
        facts = {key.lower(): value.strip("\"' ") for key, value in _FACT.findall(front[1])}
        text = text[front.end() :]
    if cancelled():
        raise Cancelled
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    progress(0.6)
    found = list(blocks(parse_page(html, name), cancelled=cancelled))
    if not found:
        raise OpenError(f"{name} has no text: there is nothing to read.")
    progress(1.0)
    top = [block.text for block in found if block.heading == 1]
    return Contents(
        [block.text for block in found],
        title=facts.get("title") or (top[0] if len(top) == 1 else ""),
        author=facts.get("author", ""),
        published=facts.get("date", ""),
        chapters=chapters_of(found, None),
        encoding=decoded.encoding,
        sure=decoded.sure,
    )
