"""A document as the view asks for it: blocks, headings, and text between two places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.opening import from_text
from desktop.language.document import Article, Chapter, Document, Place
from desktop.language.language import Language
from desktop.language.pieces import PIECE
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.ui.reader.source import Blocks, ReaderText

paragraphs = st.lists(
    st.one_of(
        st.text("我们书。，a \u0301𠮷", max_size=30),
        st.integers(PIECE - 2, 3 * PIECE).map(lambda n: ("我们看书。" * n)[:n]),
    ),
    min_size=1,
    max_size=6,
)


def of(texts: list[str]) -> Document:
    return Document("id", "title", texts, "sha")


@given(paragraphs)
def test_blocks_cover_every_paragraph_in_order_without_gaps(texts: list[str]) -> None:
    blocks = Blocks(of(texts))
    covered = ["" for _ in texts]
    last = -1
    for block in range(len(blocks)):
        paragraph, start, end = blocks.locate(block)
        assert start == len(covered[paragraph])
        covered[paragraph] += texts[paragraph][start:end]
        assert paragraph in (last, last + 1)
        last = paragraph
        is_last = end == len(texts[paragraph])
        assert blocks.ends_paragraph(block) is is_last
    assert covered == texts
    assert sum(blocks.lengths) == sum(map(len, texts))


@given(paragraphs, st.data())
def test_a_place_is_in_the_block_that_holds_it(texts: list[str], data: st.DataObject) -> None:
    blocks = Blocks(of(texts))
    paragraph = data.draw(st.integers(0, len(texts) - 1))
    offset = data.draw(st.integers(0, len(texts[paragraph])))
    found, start, end = blocks.locate(blocks.holding(Place(paragraph, offset)))
    assert found == paragraph
    assert start <= offset < end or offset == end == len(texts[paragraph])


@pytest.mark.parametrize(
    ("place", "block"), [(Place(9, 0), 2), (Place(-1, 0), 0), (Place(1, 99), 1)]
)
def test_a_place_outside_is_in_the_nearest_block(place: Place, block: int) -> None:
    assert Blocks(of(["一", "二", "三"])).holding(place) == block


@st.composite
def pages(draw: st.DrawFn) -> tuple[list[str], Article]:
    """Draw paragraphs and spans of them, in order and apart."""
    texts = draw(paragraphs)
    shown = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    spans: list[tuple[int, int]] = []
    for number, is_shown in enumerate(shown):
        if is_shown and spans and spans[-1][1] == number:
            spans[-1] = (spans[-1][0], number + 1)
        elif is_shown:
            spans.append((number, number + 1))
    return texts, Article(tuple(spans))


@given(pages())
def test_only_the_paragraphs_of_an_article_have_blocks(page: tuple[list[str], Article]) -> None:
    texts, article = page
    wanted = [n for n in range(len(texts)) if n in article] or list(range(len(texts)))
    blocks = Blocks(of(texts), article)
    covered: dict[int, str] = {}
    for block in range(len(blocks)):
        paragraph, start, end = blocks.locate(block)
        assert start == len(covered.get(paragraph, ""))
        covered[paragraph] = covered.get(paragraph, "") + texts[paragraph][start:end]
        assert blocks.ends_paragraph(block) is (end == len(texts[paragraph]))
    assert list(covered) == wanted
    assert list(covered.values()) == [texts[n] for n in wanted]
    assert [n for n in range(len(texts)) if blocks.shows(n)] == wanted
    assert (blocks.start, blocks.end) == (
        Place(wanted[0], 0),
        Place(wanted[-1], len(texts[wanted[-1]])),
    )


@given(pages(), st.integers(-1, 8), st.integers(0, 9000))
def test_a_hidden_place_is_in_the_next_block_that_is_shown(
    page: tuple[list[str], Article], paragraph: int, offset: int
) -> None:
    texts, article = page
    blocks = Blocks(of(texts), article)
    place = Place(paragraph, offset)
    nearest = blocks.nearest(place)
    assert blocks.shows(nearest.paragraph)
    if blocks.shows(paragraph):
        assert nearest == place
    elif paragraph < blocks.end.paragraph:
        assert nearest.offset == 0
        assert not any(blocks.shows(n) for n in range(paragraph, nearest.paragraph))
    else:
        assert nearest == blocks.end
    found, start, end = blocks.locate(blocks.holding(place))
    assert found == nearest.paragraph
    assert start <= nearest.offset < end or end == len(texts[found])


def text_of(study: Study, text: str, script: Script = Script.ORIGINAL) -> ReaderText:
    document = from_text(text, "", "clipboard")
    return ReaderText(study, document, Script.SIMPLIFIED, script)


@settings(deadline=None)  # the first example may have to make the segmenter
@given(st.data())
def test_the_text_between_two_places_is_a_slice_of_the_original(
    study_once: Study, data: st.DataObject
) -> None:
    whole = "我们在图书馆。\n\n𠮷野家发展了，后来很高兴。"
    text = text_of(study_once, whole)
    shown = text.in_script(Script.TRADITIONAL)
    lines = whole.split("\n")

    def draw() -> tuple[Place, int]:
        paragraph = data.draw(st.integers(0, len(lines) - 1))
        offset = data.draw(st.integers(0, len(lines[paragraph])))
        before = sum(len(line) + 1 for line in lines[:paragraph])
        return Place(paragraph, offset), before + offset

    (start, a), (end, b) = sorted((draw(), draw()))
    assert text.between(start, end) == whole[a:b]
    assert shown.between(start, end, original=True) == whole[a:b]
    traditional = "我們在圖書館。\n\n𠮷野家發展了，後來很高興。"
    assert shown.between(start, end) == traditional[a:b]


@pytest.fixture(scope="module")
def study_once(tmp_path_factory: pytest.TempPathFactory, language: Language) -> Iterator[Study]:
    study = Study.open(tmp_path_factory.mktemp("data"))
    study.attach(language)
    yield study
    study.close()


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("第一章\n\n我们在图书馆看书。", [0]),
        ("\n\n第一章\n我们在图书馆看书。", [2]),
        ("我们在图书馆看书。\n第二行。", []),
        ("我" * 31 + "\n第二行。", []),
    ],
)
def test_a_short_first_line_is_the_headline(study: Study, text: str, headings: list[int]) -> None:
    shown = text_of(study, text)
    assert [block for block in range(len(shown.blocks)) if shown.is_heading(block)] == headings
    assert shown.has_headline is bool(headings)


def test_annotations_are_made_once_and_forgotten_when_told(study: Study) -> None:
    shown = text_of(study, "我们在图书馆。")
    first = shown.cells(0)
    assert shown.cells(0) is first
    shown.forget()
    assert shown.cells(0) is not first
    assert shown.cells(0) == first


def test_only_so_many_annotations_are_kept(study: Study) -> None:
    shown = text_of(study, "\n".join(["我们"] * 2000))
    first = shown.cells(0)
    for block in range(2000):
        shown.cells(block)
    assert shown.cells(0) is not first
    assert len(shown._cells) <= 600


def test_before_there_is_a_dictionary_a_block_is_one_word(tmp_path: Path) -> None:
    study = Study.open(tmp_path / "data")
    shown = text_of(study, "我们在图书馆。")
    assert not shown.is_ready
    assert [(cell.shown, cell.defined) for cell in shown.cells(0)] == [("我们在图书馆。", False)]
    assert not shown.is_new(shown.cells(0)[0])
    study.close()


def test_what_a_document_calls_a_chapter_is_a_heading(study: Study) -> None:
    document = from_text("书\n第一章 图书馆\n我们看书。\n另一行", "", "clipboard")
    chapters = (Chapter("第一章 图书馆", 1), Chapter("又一章", 3))
    named = replace(document, chapters=chapters)
    shown = ReaderText(study, named, Script.SIMPLIFIED, Script.ORIGINAL)
    assert [block for block in range(4) if shown.is_heading(block)] == [0, 1]


def test_titles_are_written_in_the_script_that_is_shown(study: Study) -> None:
    document = from_text("书\n第一章 图书馆\n我们看书。", "", "clipboard")
    chapters = (Chapter("第一章 图书馆", 1), Chapter("图书馆与银行", 2), Chapter("后记：发展", 99))
    named = replace(document, chapters=chapters)
    titles = [
        [ReaderText(study, named, Script.SIMPLIFIED, script).title(one) for one in chapters]
        for script in (Script.ORIGINAL, Script.TRADITIONAL)
    ]
    assert titles == [
        ["第一章 图书馆", "图书馆与银行", "后记：发展"],
        ["第一章 圖書館", "圖書館與銀行", "後記：發展"],
    ]
