"""Pages as one web page that needs nothing else, to be read, sent and printed.

What paper has and a browser has not is left out: numbers of lines and of pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from desktop.exports.html_faces import HTML_FACES
from desktop.exports.pages import (
    Align,
    Block,
    Grid,
    GridRow,
    Heading,
    Line,
    PageBreak,
    Pages,
    Paper,
    Paragraph,
    Rule,
    Run,
    Space,
    Square,
    Table,
)

_PAPERS = {Paper.A4: "A4", Paper.LETTER: "letter"}
_DEEPEST = 6
_BOX = 1024
_TOP = 900
"""The box of stroke outlines, whose y goes up."""
_BASELINE = 818
_CHARACTER = 778
"""A character in that box: its baseline and its size."""

_STYLE = """\
:root {{
  color-scheme: light dark; --page: #faf8f4; --ink: #22201d; --soft: #6f6a62;
  --line: #d9d2c6; --accent: #b3402e; --guide: #dba99f; --faint: #cdc6bb;
}}
@media (prefers-color-scheme: dark) {{
  :root {{
    --page: #1d1c1a; --ink: #e9e4da; --soft: #a39c90;
    --line: #37342f; --accent: #e0806c; --guide: #6d4a43; --faint: #55504a;
  }}
}}
/* Chinese fonts draw quotation marks as wide as hanzi, which English words can't bear. */
@font-face {{
  font-family: "Narrow Marks"; unicode-range: U+2013-2026;
  src: local("Noto Serif"), local("Georgia"), local("Times New Roman"), local("DejaVu Serif");
}}
.latin {{ font-family: "Narrow Marks", {faces}, serif; }}
body {{
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 42em;
  font: 1.125rem/1.75 {faces}, serif;
  background: var(--page); color: var(--ink);
}}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.4; margin: 1.4em 0 0.4em; }}
h1 {{ font-size: 1.85em; margin-top: 0; }}
h2 {{ font-size: 1.3em; }}
h3, h4, h5, h6 {{ font-size: 1.08em; }}
p {{ margin: 0; overflow-wrap: break-word; white-space: pre-line; }}
p.chinese {{ text-align: justify; }}
ruby {{ ruby-align: center; white-space: nowrap; }}
.read {{ line-height: 2.3; }}
rt {{
  font: 0.5em/1.2 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK TC", sans-serif;
  padding: 0 0.15em;
}}
small {{ font-size: 0.82em; }}
.soft {{ color: var(--soft); }}
.blank {{ display: inline-block; border-bottom: 1px solid; margin: 0 0.12em; height: 1em; }}
.tab {{ display: inline-block; text-indent: 0; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0.4em 0 1em; }}
th, td {{
  padding: 0.3em 0.6em 0.3em 0; vertical-align: baseline; text-align: left; line-height: 1.45;
  overflow-wrap: break-word; white-space: pre-line;
}}
td.read {{ line-height: 2.1; }}
th {{ font-weight: normal; font-size: 0.8em; color: var(--soft); }}
thead {{ border-bottom: 1px solid; }}
.ruled tbody tr {{ border-bottom: 1px solid var(--line); }}
.centre {{ text-align: center; }}
.right {{ text-align: right; }}
hr {{ border: 0; border-top: 1px solid var(--line); margin: 1.2em 0; }}
.row {{ margin: 0.6em 0 0; break-inside: avoid; }}
.row p {{ font-size: 0.9em; }}
.squares {{ display: flex; flex-wrap: wrap; padding: 0 0 1px 1px; }}
.squares svg {{ display: block; margin: 0 0 -1px -1px; overflow: visible; }}
.squares text {{ font: {size}px {kai}, {faces}, serif; text-anchor: middle; fill: var(--ink); }}
.squares path {{ fill: var(--ink); }}
.squares path:last-child {{ fill: var(--accent); }}
.squares .faint text, .squares .faint path {{ fill: var(--faint); }}
.frame {{ fill: none; stroke: var(--guide); vector-effect: non-scaling-stroke; }}
.dashed {{ stroke-dasharray: 3 3; }}
footer {{ margin-top: 3em; font-size: 0.75em; color: var(--soft); }}
@page {{ size: {paper}; margin: 2cm; }}
@media print {{
  :root {{
    --page: #fff; --ink: #22201d; --soft: #6f6a62;
    --line: #d9d2c6; --accent: #b3402e; --guide: #dba99f; --faint: #cdc6bb;
  }}
  body {{ max-width: none; padding: 0; font-size: {points:g}pt; }}
  p {{ orphans: 2; widows: 2; }}
  h1, h2, h3, h4, h5, h6 {{ break-after: avoid; }}
  tr {{ break-inside: avoid; }}
  .break {{ break-before: page; }}
}}
"""

_FRAME = (
    '<svg width="0" height="0" style="position:absolute" aria-hidden="true">'
    f'<symbol id="frame" viewBox="0 0 {_BOX} {_BOX}" overflow="visible">'
    f'<rect class="frame" width="{_BOX}" height="{_BOX}"/>'
    f'<path class="frame dashed" d="M{_BOX // 2} 0V{_BOX}M0 {_BOX // 2}H{_BOX}"/></symbol></svg>\n'
)


def write_page_html(pages: Pages) -> Iterator[str]:
    """Write pages as one web page, block by block."""
    writer = _Writer(pages)
    yield writer.head()
    for block in pages.blocks:
        yield writer.block(block)
    yield writer.foot()


class _Writer:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._named: set[str] = set()

    def head(self) -> str:
        """Give the page up to its first block."""
        pages = self._pages
        faces = HTML_FACES[pages.script]
        style = _STYLE.format(
            faces=faces.song,
            kai=faces.kai,
            size=_CHARACTER,
            paper=_PAPERS[pages.paper],
            points=pages.size,
        )
        about = "".join(
            f'<meta name="{_attribute(name.lower())}" content="{_attribute(value)}">\n'
            for name, value in pages.about.items()
        )
        frame = _FRAME if any(isinstance(block, Grid) for block in pages.blocks) else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{faces.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="Duben">\n{about}'
            f"<title>{_text(pages.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
            f"{frame}<main>\n"
        )

    def foot(self) -> str:
        """Give the page's end."""
        footer = self._pages.footer
        said = f"<footer>{_text(footer)}</footer>\n" if footer else ""
        return f"</main>\n{said}</body>\n</html>\n"

    def block(self, block: Block) -> str:
        """Write one block."""
        match block:
            case Heading():
                tag = f"h{min(max(block.level, 1), _DEEPEST)}"
                return (
                    f"<{tag}{_classes(*_lettered(block.text))}>{self._line(block.text)}</{tag}>\n"
                )
            case Paragraph():
                return self._paragraph(block)
            case Table():
                return self._table(block)
            case Grid():
                return "".join(self._grid_row(row, block.square) for row in block.rows)
            case Rule():
                return "<hr>\n"
            case Space():
                return f'<div style="height:{block.height:g}pt"></div>\n'
            case PageBreak():
                return '<div class="break"></div>\n'

    def _paragraph(self, block: Paragraph) -> str:
        styles = [f"margin-bottom:{block.gap:g}pt"]
        if block.size:
            styles.append(f"font-size:{block.size / self._pages.size:.4g}em")
        if block.hanging:
            styles.append(f"padding-left:{block.hanging:g}em")
        if block.indent != block.hanging:
            styles.append(f"text-indent:{block.indent - block.hanging:g}em")
        before, after = _at_tab(block.text)
        text = self._line(after)
        if before:
            width = max(block.hanging - block.indent, 0.0)
            label = self._line(before)
            text = f'<span class="tab" style="min-width:{width:g}em">{label}</span>{text}'
        chinese = block.align is Align.LEFT and _is_chinese(block.text)
        classes = _classes(
            "chinese" if chinese else "", *_aligned(block.align), *_lettered(block.text)
        )
        return f'<p{classes} style="{";".join(styles)}">{text}</p>\n'

    def _table(self, table: Table) -> str:
        whole = sum(column.width for column in table.columns) or 1.0
        widths = "".join(
            f'<col style="width:{100 * column.width / whole:.4g}%">' for column in table.columns
        )
        head = ""
        if any(column.heading for column in table.columns):
            cells = "".join(
                f"<th{_classes(*_aligned(column.align))}>{_text(column.heading)}</th>"
                for column in table.columns
            )
            head = f"<thead><tr>{cells}</tr></thead>\n"
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td{_classes(*_aligned(column.align), *_lettered(cell))}>{self._line(cell)}</td>"
                for cell, column in zip(row, table.columns, strict=False)
            )
            + "</tr>\n"
            for row in table.rows
        )
        size = f' style="font-size:{table.size / self._pages.size:.4g}em"' if table.size else ""
        return (
            f"<table{_classes('ruled' if table.ruled else '')}{size}>"
            f"<colgroup>{widths}</colgroup>\n{head}<tbody>\n{rows}</tbody></table>\n"
        )

    def _grid_row(self, row: GridRow, side: float) -> str:
        label = (
            f"<p{_classes(*_lettered(row.label))}>{self._line(row.label)}</p>" if row.label else ""
        )
        squares = "".join(_square(square, side) for square in row.squares)
        return f'<div class="row">{label}<div class="squares">{squares}</div></div>\n'

    def _line(self, line: Line) -> str:
        return "".join(map(self._run, line))

    def _run(self, run: Run) -> str:
        if run.blank:
            text = f'<span class="blank" style="width:{run.blank:g}em"></span>'
        elif run.above and run.text:
            text = f"<ruby>{_under(run.text, run.above)}</ruby>"
        else:
            text = _text(run.text)
        if run.bold:
            text = f"<b>{text}</b>"
        if run.small:
            text = f"<small>{text}</small>"
        if run.soft:
            text = f'<span class="soft">{text}</span>'
        if run.anchor and run.anchor not in self._named:
            self._named.add(run.anchor)
            text = f'<span id="{_attribute(run.anchor)}">{text}</span>'
        # The sign that keeps two words on one line.
        return f"\u2060{text}" if run.joined else text


def _at_tab(line: Line) -> tuple[Line, Line]:
    """Part a text at its first tab; without one nothing is before it."""
    for at, run in enumerate(line):
        before, tab, after = run.text.partition("\t")
        if tab and not run.blank:
            rest = (replace(run, text=after, anchor=""),) if after else ()
            return (*line[:at], replace(run, text=before)), (*rest, *line[at + 1 :])
    return (), line


def _under(text: str, above: str) -> str:
    """Put a reading above a word, or its syllables, where they are apart, above its characters."""
    syllables = above.split()
    if len(syllables) != len(text):
        return _pair(text, above)
    return "".join(map(_pair, text, syllables))


def _pair(base: str, above: str) -> str:
    return f"{_text(base)}<rp>(</rp><rt>{_text(above)}</rt><rp>)</rp>"


def _square(square: Square, side: float) -> str:
    inside = f'<use href="#frame" width="{_BOX}" height="{_BOX}"/>'
    if square.strokes:
        paths = "".join(f'<path d="{_attribute(path)}"/>' for path in square.strokes)
        # As large as on paper, where a little is left free around them.
        inside += (
            f'<g transform="translate(82 82) scale(.84 -.84) translate(0 -{_TOP})">{paths}</g>'
        )
    elif square.text:
        inside += f'<text x="{_BOX // 2}" y="{_BASELINE}">{_text(square.text)}</text>'
    return (
        f'<svg{_classes("faint" if square.faint else "")} viewBox="0 0 {_BOX} {_BOX}" '
        f'style="width:{side:g}pt;height:{side:g}pt">{inside}</svg>'
    )


def _lettered(line: Line) -> Sequence[str]:
    """Name the classes that a text's readings and its letters ask for."""
    if any(run.above for run in line):
        return ["read"]
    return [] if _is_chinese(line) else ["latin"]


def _aligned(align: Align) -> Sequence[str]:
    return [] if align is Align.LEFT else [align.value]


def _is_chinese(line: Line) -> bool:
    """Tell whether a text is more hanzi than anything else, and so may be justified."""
    text = "".join(run.text for run in line if not run.blank)
    return 2 * sum(map(_is_hanzi, text)) > len(text)


def _is_hanzi(character: str) -> bool:
    """Tell hanzi and the signs that are as wide from letters."""
    return "\u2e80" <= character <= "\U0003ffff"


def _classes(*names: str) -> str:
    given = " ".join(filter(None, names))
    return f' class="{given}"' if given else ""


def _text(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return escape(text)
