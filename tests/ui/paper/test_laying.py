from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.pages import (
    Block,
    Column,
    Grid,
    GridRow,
    Heading,
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
from desktop.ui.paper.laid import LaidPages, Sheet
from desktop.ui.paper.laying import lay_out
from dictionaries.errors import Cancelled
from tests.ui.paper.samples import LESSON, MARGIN, page_text, plain

HANZI = "一二三四五六七八九十" * 40


def lay(*blocks: Block, footer: str = "", sheet: Sheet | None = None) -> LaidPages:
    return lay_out(Pages("标题", Script.SIMPLIFIED, blocks, footer=footer), sheet)


def texts(laid: LaidPages) -> list[str]:
    """Give what each page says, without its foot."""
    return [page_text(page[:-1]) for page in laid.pages]


def lines_on(laid: LaidPages) -> list[int]:
    return [sum(placed.slab.height > 5 for placed in page[:-1]) for page in laid.pages]


def paragraph(lines: int, *, numbered: bool = False) -> Paragraph:
    """Make one that has so many lines, each a number and the rest of it empty."""
    return Paragraph(plain("\n".join(str(n) for n in range(lines))), numbered=numbered, gap=0)


def filling() -> int:
    """Tell how many such lines a page has room for."""
    return lines_on(lay(paragraph(200)))[0]


def test_a_text_without_anything_is_one_page() -> None:
    laid = lay(footer="Footer")
    assert [page_text(page) for page in laid.pages] == ["Footer1 / 1"]


def test_each_page_says_its_number_and_the_footer() -> None:
    laid = lay(Paragraph(plain("一")), PageBreak(), Paragraph(plain("二")), footer="From here")
    assert [page_text(page[-1:]) for page in laid.pages] == ["From here1 / 2", "From here2 / 2"]


def test_all_stands_within_the_margins() -> None:
    laid = lay(Paragraph(plain(LESSON * 30), indent=2), Table((Column("A"),), ((plain("b"),),)))
    for page in laid.pages:
        for placed in page[:-1]:
            assert placed.x == pytest.approx(MARGIN)
            assert placed.y >= MARGIN - 0.01
            assert placed.y + placed.slab.height <= laid.sheet.height - MARGIN + 0.02


def test_letter_paper_is_wider_and_shorter() -> None:
    blocks = (Paragraph(plain(HANZI * 10)),)
    a4, letter = (
        lay_out(Pages("", Script.SIMPLIFIED, blocks, paper)) for paper in (Paper.A4, Paper.LETTER)
    )
    assert (round(a4.sheet.width), round(a4.sheet.height)) == (595, 842)
    assert (letter.sheet.width, letter.sheet.height) == (612, 792)
    assert lines_on(letter)[0] < lines_on(a4)[0]


def test_another_sheet_than_their_own_is_laid_out_anew() -> None:
    laid = lay(Paragraph(plain(HANZI)), sheet=Sheet(200, 300))
    assert laid.sheet.margin == 24
    assert len(laid.pages) > 1


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    most = filling()
    for length in range(2, 7):
        for before in range(most - 7, most + 1):
            laid = lay(paragraph(before), paragraph(length))
            here = lines_on(laid)[0] - before
            assert here not in (1, length - 1), (before, length)


def test_a_heading_stays_with_what_follows() -> None:
    most = filling()
    for before in range(most - 8, most + 1):
        laid = lay(paragraph(before), Heading(plain("上")), Heading(plain("下"), 2), paragraph(5))
        page = next(number for number, text in enumerate(texts(laid)) if "上" in text)
        assert "上下01" in texts(laid)[page]


def test_empty_height_does_not_part_a_heading_from_its_text() -> None:
    most = filling()
    for before in range(most - 8, most + 1):
        laid = lay(paragraph(before), Heading(plain("上")), Space(4), paragraph(5))
        assert any("上01" in text for text in texts(laid))


def test_there_is_no_empty_height_at_the_top_of_a_page() -> None:
    laid = lay(Paragraph(plain("一")), PageBreak(), Space(50), Paragraph(plain("二")))
    assert laid.pages[0][0].y == laid.pages[1][0].y


def test_a_page_break_at_the_top_of_a_page_makes_no_empty_one() -> None:
    laid = lay(PageBreak(), Paragraph(plain("一")), PageBreak(), PageBreak(), Rule(), PageBreak())
    assert len(laid.pages) == 2


def test_every_fifth_line_is_numbered_in_the_margin_anew_on_each_page() -> None:
    laid = lay(paragraph(3), paragraph(100, numbered=True))
    for page in laid.pages:
        numbers = [piece.text for placed in page for piece in placed.pieces() if piece.x < MARGIN]
        assert numbers == [str(5 * (at + 1)) for at in range(len(numbers))]
        assert numbers


def test_lines_of_an_article_are_equally_tall_whichever_paragraphs_have_readings() -> None:
    with_one = Paragraph((Run("状", above="zhuàng"),), numbered=True)
    laid = lay(with_one, Paragraph(plain("一"), numbered=True), Paragraph(plain("二")))
    first, second, other = [placed.slab.height for placed in laid.pages[0][:-1]]
    assert first == second > other


def test_places_tell_page_and_numbered_line() -> None:
    laid = lay(
        Heading((Run("题", anchor="title"),)),
        Paragraph((Run(HANZI[:45]), Run("书", anchor="book")), numbered=True),
        Table((Column("词"),), (((Run("馆", anchor="cell"),),),)),
        PageBreak(),
        Paragraph((Run("书", anchor="book"), Run("", anchor="nothing")), numbered=True),
    )
    assert laid.places == {"title": (1, 0), "book": (1, 2), "cell": (1, 0), "nothing": (2, 1)}


def test_a_table_says_its_headings_on_each_page() -> None:
    rows = tuple([(plain(f"词{n}"), plain("word")) for n in range(100)])
    laid = lay(Table((Column("Word"), Column("Meaning")), rows))
    assert len(laid.pages) > 1
    assert all(text.startswith("WordMeaning词") for text in texts(laid))
    assert "".join(texts(laid)).count("词") == 100


def test_a_table_without_headings_has_no_such_row() -> None:
    laid = lay(Table((Column(""), Column("")), ((plain("一"), plain("二")),)))
    assert texts(laid) == ["一二"]


def test_rows_are_never_cut() -> None:
    rows = tuple([(plain(f"〔{n}" + "字" * 130 + "〕"),) for n in range(30)])
    laid = lay(Table((Column("Text"),), rows))
    assert all(text.count("〔") == text.count("〕") for text in texts(laid))


def test_only_a_row_taller_than_a_page_is_cut() -> None:
    laid = lay(Table((Column("A"), Column("B")), ((plain(HANZI * 8), plain("short")),)))
    assert len(laid.pages) > 1
    drawn = "".join(text.removeprefix("AB") for text in texts(laid))
    assert drawn.replace("short", "") == HANZI * 8


def test_cells_of_a_row_stand_on_one_baseline() -> None:
    cells = ((Run("1", small=True),), (Run("状", above="zhuàng"),), plain("form"))
    laid = lay(Table((Column(""),) * 3, (cells,)))
    bases = {round(p.y, 2) for p in laid.pages[0][0].pieces() if "zhuàng" not in p.text}
    assert len(bases) == 1


def test_a_grid_row_stays_with_its_label() -> None:
    rows = tuple(
        [GridRow(plain(f"〔{n}"), (Square("永"), Square("〕"), Square())) for n in range(30)]
    )
    laid = lay(Grid(rows))
    assert len(laid.pages) > 1
    assert all(text.count("〔") == text.count("〕") for text in texts(laid))


def test_squares_that_do_not_fit_go_on_in_the_next_line() -> None:
    laid = lay(Grid((GridRow((), tuple([Square("永")] * 25)),), square=48))
    ys = [piece.y for placed in laid.pages[0][:-1] for piece in placed.pieces()]
    assert [ys.count(y) for y in sorted(set(ys))] == [10, 10, 5]


def test_stroke_outlines_take_the_place_of_the_character() -> None:
    paths = ("M 0 0 L 10 0 L 10 10 Z", "M 20 20 L 30 20 L 30 30 Z")
    laid = lay(Grid((GridRow((), (Square("永", strokes=paths),)),)))
    (slab,) = [placed.slab for placed in laid.pages[0][:-1]]
    assert [outline.path for outline in slab.outlines] == list(paths)
    assert slab.outlines[0].colour != slab.outlines[1].colour
    assert not slab.pieces


def test_laying_out_tells_how_far_it_is_and_can_be_stopped() -> None:
    shares: list[float] = []
    pages = Pages("", Script.SIMPLIFIED, tuple([paragraph(2)] * 4))
    lay_out(pages, progress=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 4
    assert shares[-1] == 1.0
    shares.clear()
    with pytest.raises(Cancelled):
        lay_out(pages, progress=shares.append, cancelled=lambda: len(shares) > 1)
    assert len(shares) == 2


def test_a_long_table_can_be_stopped_between_its_rows() -> None:
    shares: list[float] = []
    rows = tuple([(plain("词"),)] * 1000)
    pages = Pages("", Script.SIMPLIFIED, (Table((Column("词"),), rows),))
    lay_out(pages, progress=shares.append)
    assert len(shares) > 10
    shares.clear()
    with pytest.raises(Cancelled):
        lay_out(pages, progress=shares.append, cancelled=lambda: len(shares) > 3)
    assert len(shares) == 4


_LINES = st.text("中国人，。a b", max_size=60).map(plain)
_BLOCKS = st.one_of(
    st.builds(Heading, _LINES, st.integers(1, 4)),
    st.builds(Paragraph, _LINES, numbered=st.booleans(), gap=st.floats(0, 20)),
    st.builds(
        Table,
        st.just((Column("词"), Column("义", 2))),
        st.lists(st.tuples(_LINES, _LINES), max_size=4).map(tuple),
    ),
    st.builds(Grid, st.lists(st.builds(GridRow, _LINES, st.just((Square("永"),) * 7)), max_size=3)),
    st.builds(Space, st.floats(0, 300)),
    st.sampled_from([Rule(), PageBreak()]),
)


@settings(max_examples=40, deadline=None)
@given(
    blocks=st.lists(_BLOCKS, max_size=12).map(tuple),
    width=st.floats(150, 700),
    height=st.floats(150, 900),
)
def test_whatever_comes_nothing_is_lost_and_nothing_stands_in_the_foot(
    blocks: tuple[Block, ...], width: float, height: float
) -> None:
    sheet = Sheet(width, height)
    laid = lay(*blocks, sheet=sheet)
    drawn = "".join(texts(laid))
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            for run in block.text:
                assert drawn.count("中") >= run.text.count("中")
    for page in laid.pages:
        for placed in page[:-1]:
            bottom = placed.y + placed.slab.height
            assert bottom <= height - sheet.margin + 0.02 or placed is page[0]
