"""Read the body of a Word document as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What only wraps: hyperlinks, tracked insertions, fields, content controls, the newer of two
# versions of a drawing. Deletions, what was moved away, and older versions are not among them.
_WRAPPERS = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"}
    | {"AlternateContent", "Choice", "ruby", "rubyBase", "dir", "bdo", "r"}
)
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "br": "\n", "cr": "\n"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the element that it comes from, None for the row of a table.

    It `continues` that of the block before where a line break parts the two.
    """

    text: str
    element: etree._Element | None
    continues: bool = False


def blocks(element: etree._Element) -> Iterator[Block]:
    """Give the paragraphs of an element of the body; none is blank.

    A line break ends a paragraph. The text of a text box follows the paragraph that it is tied to.
    """
    tag = _tag(element)
    if tag == "p":
        lines = [line for line in _text(element).split("\n") if line and not line.isspace()]
        for number, line in enumerate(lines):
            yield Block(line, element, continues=number > 0)
        for box in _boxes(element):
            for child in box:
                yield from blocks(child)
    elif tag == "tbl":
        for row in _rows(element):
            yield from _row(row)
    elif tag in _WRAPPERS:
        for child in element:
            yield from blocks(child)


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """Give what is wanted of a table or row, within whatever wraps it: rows, or cells."""
    for child in element:
        tag = _tag(child)
        if tag in {"tr", "tc"}:
            yield child
        elif tag in _WRAPPERS:
            yield from _rows(child)


def _row(row: etree._Element) -> Iterator[Block]:
    cells = [[block for child in cell for block in blocks(child)] for cell in _rows(row)]
    filled = [cell for cell in cells if cell]
    # A table of one cell is a frame around text.
    if len(filled) == 1:
        yield from filled[0]
    elif filled:
        texts = (" ".join(block.text.strip() for block in cell) for cell in cells)
        yield Block("\t".join(texts).rstrip("\t"), None)


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        elif tag in _WRAPPERS and not (tag == "r" and _is_hidden(child)):
            yield from _pieces(child)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Give the text boxes of a paragraph, not those within them."""
    for child in element:
        tag = _tag(child)
        if tag in _DRAWINGS:
            for box in child.iter(f"{_W}txbxContent"):
                if not any(_tag(outer) == "txbxContent" for outer in _outer(box, child)):
                    yield box
        elif tag in _WRAPPERS:
            yield from _boxes(child)


def _outer(element: etree._Element, end: etree._Element) -> Iterator[etree._Element]:
    for ancestor in element.iterancestors():
        if ancestor is end:
            return
        yield ancestor


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val") not in {"0", "false", "off"}


def _tag(element: etree._Element) -> str:
    """Give the name of an element, empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
