from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.page_html import write_page_html
from desktop.exports.pages import (
    Align,
    Block,
    Column,
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
from desktop.language.scripts import Script

_VOID = {"meta", "hr", "col"}
_PAPER_ONLY = str.maketrans("", "", "\u2060")


class Page(HTMLParser):
    """Reads a page and notices an element that is closed in the wrong place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = text
        self.open: list[str] = []
        self.started: list[tuple[str, dict[str, str | None]]] = []
        self.shown = ""
        self.above: list[str] = []
        self.title = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.started.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.started.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        elif "rt" in self.open:
            self.above.append(data)
        elif {"main", "footer"} & set(self.open) and "rp" not in self.open:
            self.shown += data.translate(_PAPER_ONLY)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.started if name == tag]

    def texts(self) -> str:
        return " ".join(self.shown.split())


def page(*blocks: Block, script: Script = Script.SIMPLIFIED, footer: str = "") -> Page:
    return Page("".join(write_page_html(Pages("标题", script, blocks, footer=footer))))


def plain(text: str) -> Line:
    return (Run(text),)


def test_a_page_says_its_title_language_and_footer() -> None:
    read = page(Heading(plain("你好")), footer="From CC-CEDICT", script=Script.TAIWAN)
    assert read.title == "标题"
    assert read.all("html") == [{"lang": "zh-Hant-TW"}]
    assert read.texts() == "你好 From CC-CEDICT"


def test_it_needs_nothing_from_elsewhere() -> None:
    whole = page(Grid((GridRow((), (Square("永"),)),)), Paragraph(plain("一"))).whole
    assert "http" not in whole
    assert "src=" not in whole
    assert "<script" not in whole


def test_a_reading_stands_above_its_word() -> None:
    read = page(Paragraph((Run("我在"), Run("图书馆", above="túshūguǎn"), Run("。"))))
    assert read.texts() == "我在图书馆。"
    assert read.above == ["túshūguǎn"]
    assert "<ruby>图书馆<rp>(</rp><rt>túshūguǎn</rt><rp>)</rp></ruby>" in read.whole


def test_syllables_that_are_apart_stand_above_their_characters() -> None:
    read = page(Paragraph((Run("中國", above="ㄓㄨㄥ ㄍㄨㄛˊ"),)))
    assert read.above == ["ㄓㄨㄥ", "ㄍㄨㄛˊ"]
    assert read.texts() == "中國"


def test_markup_in_a_text_is_text() -> None:
    read = page(
        Heading(plain("<b>&amp;")),
        Paragraph((Run("<i>", above="<u>", anchor='"><p'),)),
        Table((Column("<th>"),), ((plain("</table>"),),)),
        Grid((GridRow(plain("<g>"), (Square("<"), Square(strokes=('"><',)))),)),
        footer="</body>",
    )
    assert read.texts() == "<b>&amp; <i> <th> </table> <g>< </body>"
    assert read.above == ["<u>"]
    assert read.all("span") == [{"id": '"><p'}]


def test_a_blank_is_drawn_in_place_of_the_word() -> None:
    read = page(Paragraph((Run("我去"), Run("图书馆", blank=4), Run("看书"))))
    assert read.texts() == "我去看书"
    assert read.all("span") == [{"class": "blank", "style": "width:4em"}]


def test_a_run_may_look_otherwise() -> None:
    read = page(Paragraph((Run("一", bold=True, soft=True, small=True),)))
    assert '<span class="soft"><small><b>一</b></small></span>' in read.whole


def test_a_joined_run_stays_on_the_line_of_the_one_before() -> None:
    assert "一\u2060二" in page(Paragraph((Run("一"), Run("二", joined=True)))).whole


def test_only_the_first_place_of_an_anchor_is_named() -> None:
    read = page(Paragraph((Run("一", anchor="a"), Run("二", anchor="a"))))
    assert read.all("span") == [{"id": "a"}]


def test_indents_become_styles() -> None:
    (hanging,) = page(Paragraph(plain("1.\t一二"), hanging=1.5, size=18, gap=3)).all("p")
    assert hanging["style"] == (
        "margin-bottom:3pt;font-size:1.5em;padding-left:1.5em;text-indent:-1.5em"
    )
    (indented,) = page(Paragraph(plain("一二"), indent=2)).all("p")
    assert indented["style"] == "margin-bottom:6pt;text-indent:2em"


def test_a_tab_leads_to_where_the_other_lines_begin() -> None:
    read = page(Paragraph((Run("1.\t", bold=True), Run("一二")), hanging=1.5))
    assert '<span class="tab" style="min-width:1.5em"><b>1.</b></span>一二' in read.whole


def test_a_table_has_its_headings_apart_so_that_each_page_repeats_them() -> None:
    columns = (Column("Word", 1), Column("Meaning", 3, Align.RIGHT))
    read = page(Table(columns, ((plain("书"), plain("book")),)))
    assert "<thead><tr><th>Word</th>" in read.whole
    assert [column["style"] for column in read.all("col")] == ["width:25%", "width:75%"]
    assert [cell.get("class") for cell in read.all("td")] == [None, "right latin"]


def test_a_table_without_headings_has_no_such_row() -> None:
    read = page(Table((Column(""),), ((plain("书"),),), ruled=False))
    assert not read.all("thead")
    assert read.all("table") == [{}]


def test_a_grid_has_squares_to_trace_and_strokes_to_follow() -> None:
    squares = (Square("永"), Square("永", faint=True), Square(), Square(strokes=("M 0 0 Z",)))
    read = page(Grid((GridRow(plain("yǒng"), squares),), square=50))
    drawn = read.all("svg")[1:]
    assert [square.get("class") for square in drawn] == [None, "faint", None, None]
    assert drawn[0]["style"] == "width:50pt;height:50pt"
    assert len(read.all("use")) == 4
    assert {"d": "M 0 0 Z"} in read.all("path")
    assert read.texts() == "yǒng永永"


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "A4"), (Paper.LETTER, "letter")])
def test_it_is_printed_on_the_paper_it_was_made_for(paper: Paper, size: str) -> None:
    pages = Pages("", Script.SIMPLIFIED, (PageBreak(), Rule(), Space(9)), paper, 11.5)
    whole = "".join(write_page_html(pages))
    assert f"@page {{ size: {size}; margin: 2cm; }}" in whole
    assert "font-size: 11.5pt" in whole
    assert '<div class="break"></div>\n<hr>\n<div style="height:9pt"></div>' in whole


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10)
_LINE = st.lists(
    st.builds(Run, _TEXT, above=_TEXT, bold=st.booleans(), small=st.booleans(), anchor=_TEXT)
).map(tuple)


@given(line=_LINE)
def test_every_character_is_there(line: Line) -> None:
    whole = "".join(run.text for run in line).translate(_PAPER_ONLY)
    assert page(Paragraph(line)).shown.strip("\n").split() == whole.split()
