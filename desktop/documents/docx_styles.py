"""Tell which paragraphs of a Word document are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Word writes "heading 1" whatever its language; other programs write what their window shows.
_HEADING_NAME = re.compile(
    r"(?:heading|标题|標題|überschrift|titre|título|заголовок|見出し|제목)\s*([1-9])", re.IGNORECASE
)
_BODY_TEXT = 9  # the outline level of what is no heading
_MOST_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None


class HeadingRanks:
    """The ranks of headings, told from the styles of the document (its `w:styles`)."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for style in () if styles is None else styles.iter(f"{_W}style"):
            self._styles[style.get(f"{_W}styleId") or ""] = _Style(
                _value(style.find(f"{_W}name")),
                _value(style.find(f"{_W}basedOn")),
                _outline_level(style),
            )

    def rank(self, paragraph: etree._Element) -> int | None:
        """Give the rank of a heading (1 is the highest), None for other paragraphs (`w:p`)."""
        level = _outline_level(paragraph)
        if level is None:
            style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
            level = self._level_of(style) if style else None
        return None if level is None or level >= _BODY_TEXT else level + 1

    def _level_of(self, style_id: str) -> int | None:
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(style_id)
            named = _HEADING_NAME.fullmatch(style.name.strip() if style else style_id)
            if named:
                return int(named[1]) - 1
            if style is None:
                return None
            if style.outline is not None:
                return style.outline
            style_id = style.based_on
        return None


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val") or ""


def _outline_level(element: etree._Element) -> int | None:
    value = _value(element.find(f"{_W}pPr/{_W}outlineLvl"))
    return int(value) if value.isascii() and value.isdigit() else None
