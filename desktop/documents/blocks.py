"""Walk the tree of a page and give its text as paragraphs, as a browser would break it.

The rules are those of HTML's rendering section and of CSS Text 3, as far as they decide where a
line of text begins and which white space is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from dictionaries.errors import Cancelled

# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend",
    "li", "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br",
))
# fmt: on
# Not painted as text, or (the last three) what helps to read the text and is no part of it.
# fmt: off
_UNREAD = frozenset((
    "script", "style", "template", "noscript", "iframe", "noframes", "noembed", "object",
    "embed", "applet", "svg", "audio", "video", "canvas", "select", "datalist", "textarea",
    "progress", "meter", "map", "area", "title", "rt", "rp", "rtc",
))
# fmt: on
_PRE = frozenset(("pre", "listing", "xmp"))
_CELLS = frozenset(("td", "th"))
# A cell of data may be laid out in these; anything else makes it a part of the page.
_IN_CELLS = frozenset(("p", "div", "br", "center"))
_LONG_CELL = 120  # code points; a longer one is a column of the page
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_EDGES = " \t\n\r\f\u00a0\u3000"
# Where a source line that ends in one of these goes on with another, no space is meant.
_WIDE = "\u2e80-\u303f\u3040-\u30ff\u3100-\u31ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
_WIDE += "\uff01-\uff60\U00020000-\U0003ffff“”‘’…—·"
_LINE_END = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")

_CHECKED = 1000  # elements between two looks at `cancelled`


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page.

    `element` is the block element it stands in; `nodes` are its pieces of text, each the element
    whose `text`, or with True whose `tail`, it is. `linked` counts the code points in links.
    `heading` is 1 to 6, 0 for what is none.
    """

    text: str
    element: etree._Element
    nodes: tuple[tuple[etree._Element, bool], ...]
    linked: int = 0
    heading: int = 0


@dataclass(slots=True)
class _Line:
    """The paragraph that is being gathered."""

    parts: list[str] = field(default_factory=list)
    nodes: list[tuple[etree._Element, bool]] = field(default_factory=list)
    linked: int = 0


def blocks(
    root: etree._Element,
    *,
    hidden: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Block]:
    """Give the paragraphs of a page in their order; none is empty.

    With `hidden`, what the page does not show at first counts too. Raises Cancelled.
    """
    line = _Line()
    heading = links = pre = 0
    row = False
    around = [root]
    walk = etree.iterwalk(root, events=("start", "end"))
    for number, (event, element) in enumerate(walk):
        if number % _CHECKED == 0 and cancelled():
            raise Cancelled
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        unread = not tag or tag in _UNREAD or (not hidden and _is_hidden(element))
        if unread and starts:
            walk.skip_subtree()
            continue
        if not unread:
            breaks = tag in _BLOCKS and not (row and tag != "tr")
            if row and tag in _BLOCKS:
                line.parts.append("\t" if starts and tag in _CELLS else " ")
            if breaks:
                if block := _finished(line, around[-1], heading, row=row, pre=pre):
                    yield block
                line = _Line()
            step = 1 if starts else -1
            if tag in _HEADINGS:
                heading = _HEADINGS[tag] if starts else 0
            links += step * (tag == "a" and "href" in element.attrib)
            pre += step * (tag in _PRE)
            if tag == "tr":
                row = starts and _is_data(element)
            if breaks and tag != "br":
                if starts:
                    around.append(element)
                elif len(around) > 1:
                    around.pop()
        text = element.text if starts else element.tail if element is not root else None
        if not text:
            continue
        node = (element, not starts)
        if pre and not row:
            *lines, text = re.split(r"\r\n|\r|\n", text)
            for part in lines:
                _add(line, part, node, links)
                if block := _finished(line, around[-1], heading, pre=pre):
                    yield block
                line = _Line()
        _add(line, _SPACES.sub(_space, text) if row else text, node, links)
    if block := _finished(line, around[-1], heading):
        yield block


def _add(line: _Line, text: str, node: tuple[etree._Element, bool], links: int) -> None:
    line.parts.append(text)
    if not text.isspace():
        line.nodes.append(node)
        if links:
            line.linked += len(text.strip())


def _space(found: re.Match[str]) -> str:
    """Keep a line end for a later look at what stands around it; in a row a tab parts cells."""
    return "\n" if "\n" in found[0] else " "


def _finished(
    line: _Line, element: etree._Element, heading: int, *, row: bool = False, pre: int = 0
) -> Block | None:
    if not line.nodes:
        return None
    text = _UNSEEN.sub("", "".join(line.parts))
    if row:
        text = "\t".join(_collapsed(cell) for cell in text.split("\t")).strip(_EDGES)
    elif pre:
        text = text.rstrip(_EDGES)
    else:
        text = _collapsed(text)
    if not text or text.isspace():
        return None
    return Block(text, element, tuple(line.nodes), min(line.linked, len(text)), heading)


def _collapsed(text: str) -> str:
    if "\n" in text:
        text = _LINE_END.sub("", text)
    return _SPACES.sub(" ", text).strip(_EDGES)


def _is_hidden(element: etree._Element) -> bool:
    # Not visibility:hidden: WeChat's articles carry it until a script takes it away.
    attributes = element.attrib
    if not attributes:
        return False
    return "hidden" in attributes or bool(_NOT_SHOWN.search(attributes.get("style", "")))


def _is_data(row: etree._Element) -> bool:
    """Say whether a row of a table is one of data, and not a part of a page laid out by tables."""
    length = boxes = 0
    for element in row.iterdescendants():
        tag = element.tag
        if tag in _CELLS:
            length = boxes = 0
        elif tag in _BLOCKS:
            boxes += tag != "br"
            if tag not in _IN_CELLS or boxes > 1 or (tag == "br" and _breaks_twice(element)):
                return False
        length += len((element.text or "").strip()) + len((element.tail or "").strip())
        if length > _LONG_CELL:
            return False
    return True


def _breaks_twice(br: etree._Element) -> bool:
    after = br.getnext()
    return after is not None and after.tag == "br" and not (br.tail or "").strip()
