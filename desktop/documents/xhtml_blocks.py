"""Read the chapters of an epub, pages of XHTML, as paragraphs."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.entities import html5

from lxml import etree

from desktop.documents.archive import Refused, too_large
from desktop.documents.encoding import decode
from desktop.documents.outline import Heading

_BLOCK_TAGS = """
address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
optgroup option p pre section summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNREAD_TAGS = """
audio canvas head iframe math object rp rt rtc script style svg template video
"""
_NO_TEXT = frozenset(_UNREAD_TAGS.split())
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
_LISTS_OF_PLACES = frozenset({"toc", "page-list", "landmarks", "lot", "loi"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EPUB_TYPE = ("{http://www.idpf.org/2007/ops}type", "epub:type")

_SPACE = re.compile(r"[ \t\r\n\f]+")
_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u303f\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]"
)
# Quotation marks, dashes and ellipses are as wide as hanzi between hanzi.
_EITHER = frozenset("“”‘’—…·")

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""")
_DOCTYPE = re.compile(r"<!DOCTYPE(?:[^>\[\"']|\"[^\"]*\"|'[^']*'|\[[^\]]*\])*>", re.IGNORECASE)
_PROLOGUE = 8192  # code points in which a document type is looked for
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")
# In HTML these would go on to the end of the page.
_SELF_CLOSED = re.compile(r"<(title|script|style|iframe|textarea|a|p|div|span)\b([^<>]*)/>")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_ENTITIES = {name: html.escape(text) for name, text in html5.items() if name not in _OF_XML}
_MOST_TAGS = 1_000_000  # of a page; they take some five seconds


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page.

    `anchors` tells in which paragraph the element of an id begins; that may be one past the last.
    """

    paragraphs: list[str] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)


def markup(data: bytes, name: str) -> str:
    """Decode a file of XML or XHTML by its mark, its declaration, or its bytes.

    The declaration and the document type are left out, so that no entity is ever defined or
    loaded; those of HTML are resolved. Raises OpenError where it is no text, and Refused where it
    is far too much.
    """
    text = _declared(data)
    if text is None:
        text = decode(data, name).text
    declaration = _DECLARATION.match(text)
    start = declaration.end() if declaration else 0
    doctype = _DOCTYPE.search(text, start, start + _PROLOGUE)
    text = (
        text[start:] if doctype is None else text[start : doctype.start()] + text[doctype.end() :]
    )
    if text.count("<") > _MOST_TAGS:
        raise Refused(too_large(name))
    return _ENTITY.sub(_resolved, text.replace("\0", "\ufffd"))


def parse(text: str) -> etree._Element | None:
    """Parse what `markup` gave as XML, or, where it isn't well-formed, as HTML; None if it is
    neither.
    """
    # There is nothing left to resolve or load; the options are a second lock.
    strict = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    lenient = etree.HTMLParser(encoding="utf-8", no_network=True)
    text = text.strip()
    for parser, written in ((strict, text), (lenient, _SELF_CLOSED.sub(r"<\1\2></\1>", text))):
        try:
            root = etree.fromstring(written.encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError:
            continue
        if root is not None:
            return root
    return None


def parse_package(text: str) -> etree._Element | None:
    """Parse what `markup` gave as XML, as far as it is well-formed; None if it isn't at all."""
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False)
    try:
        return etree.fromstring(text.strip().encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def tag_of(element: etree._Element) -> str:
    """Give the name of an element without its namespace, empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def read_page(root: etree._Element) -> Page:
    """Read the paragraphs of a page: every block is one, and so is what follows a line break."""
    page = Page()
    pending: list[str] = []
    heading: tuple[int, int] | None = None  # rank, paragraph
    literal = 0  # how many <pre> are open
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))

    def finish() -> None:
        if not pending:
            return
        text = collapse("".join(pending))
        pending.clear()
        if text and not text.isspace():
            page.paragraphs.append(text)

    def add(text: str | None) -> None:
        if text and literal:
            first, *lines = text.splitlines() or [""]
            pending.append(first)
            for line in lines:
                finish()
                pending.append(line)
        elif text:
            pending.append(text)

    for event, element in walk:
        tag = tag_of(element)
        if event == "start":
            if tag in _BLOCKS:
                finish()
            for name in filter(
                None,
                (
                    element.get("id"),
                    element.get("name"),
                ),
            ):
                page.anchors.setdefault(name, len(page.paragraphs))
            if tag in _NO_TEXT or _is_hidden(element, tag):
                walk.skip_subtree()
                continue
            if tag in _HEADINGS:
                heading = _HEADINGS[tag], len(page.paragraphs)
            literal += tag == "pre"
            add(element.text)
        elif event == "end":
            if tag in _BLOCKS:
                finish()
            if heading is not None and tag in _HEADINGS:
                rank, first = heading
                if title := joined(page.paragraphs[first:]):
                    page.headings.append(Heading(rank, title, first))
                heading = None
            # Of a <pre> within what is hidden there was no start.
            if tag == "pre" and literal:
                literal -= 1
            add(element.tail if element is not root else None)
        else:
            add(element.tail)
    finish()
    return page


def text_of(element: etree._Element) -> str:
    """Give the text of an element in one line."""
    return joined(read_page(element).paragraphs)


def joined(paragraphs: list[str]) -> str:
    """Join the lines of a title."""
    return " ".join(" ".join(paragraphs).split())


def collapse(text: str) -> str:
    """Collapse white space as a browser does; a line break between hanzi leaves nothing."""
    text = text.strip(" \t\r\n\f")

    def space(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        return "" if "\n" in match[0] and _runs_on(before, after) else " "

    return _SPACE.sub(space, text)


def _runs_on(before: str, after: str) -> bool:
    wide = [bool(_IDEOGRAPHIC.match(char)) for char in (before, after)]
    return all(wide) or (wide[0] and after in _EITHER) or (wide[1] and before in _EITHER)


def _is_hidden(element: etree._Element, tag: str) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    kinds = next(filter(None, map(element.get, _EPUB_TYPE)), "")
    return tag == "nav" and not _LISTS_OF_PLACES.isdisjoint(kinds.split())


def _declared(data: bytes) -> str | None:
    """Decode by the mark or the declaration, None where there is none or it is wrong."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or data[:2] in {b"<\0", b"\0<"}:
        return None
    declared = _DECLARED.search(data[:1024])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    # The two that are written for what is really their larger version.
    encoding = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(encoding, encoding)
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _resolved(match: re.Match[str]) -> str:
    return _ENTITIES.get(match[1], match[0])
