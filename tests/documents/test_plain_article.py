from __future__ import annotations

import pytest

from desktop.documents.plain_article import find_article
from tests.documents.plain_pages import HELD_OUT, NO_PAGES, TUNED

_MARK = "¶"
_PAGES = TUNED | HELD_OUT


def shown(page: str) -> list[str]:
    """Give what is shown of a page at first, without empty paragraphs."""
    paragraphs = page.replace(_MARK, "").split("\n")
    found = find_article(paragraphs)
    assert found is not None
    _, article = found
    return [text for n, text in enumerate(paragraphs) if n in article and text.strip()]


@pytest.mark.parametrize("page", _PAGES)
def test_the_article_is_found_where_the_sites_text_is_plain_to_see(page: str) -> None:
    meant = [line.removeprefix(_MARK) for line in _PAGES[page].split("\n") if _MARK in line]
    assert shown(_PAGES[page]) == meant


@pytest.mark.parametrize("page", _PAGES)
def test_the_headline_is_the_first_line_of_the_article(page: str) -> None:
    found = find_article(_PAGES[page].replace(_MARK, "").split("\n"))
    assert found is not None
    assert found[0] == shown(_PAGES[page])[0].strip()


@pytest.mark.parametrize("text", NO_PAGES)
def test_a_text_that_is_no_page_has_no_article(text: str) -> None:
    assert find_article(NO_PAGES[text].split("\n")) is None


def test_an_article_alone_has_none() -> None:
    for page in _PAGES.values():
        lines = [line.removeprefix(_MARK) for line in page.split("\n") if _MARK in line]
        assert find_article(lines) is None


def test_site_text_on_one_side_is_not_enough() -> None:
    page = TUNED["mainland portal"].replace(_MARK, "")
    start, end = page.index("小城书店"), page.index("责任编辑")
    assert find_article(page[start:].split("\n")) is None
    assert find_article(page[:end].split("\n")) is None


def test_empty_lines_within_the_article_belong_to_it() -> None:
    paragraphs = TUNED["blog"].replace(_MARK, "").split("\n")
    found = find_article(paragraphs)
    assert found is not None
    at = paragraphs.index("后来树长高了，鸟窝也跟着高了，我要抬起头才能看见。")
    assert paragraphs[at - 1] == ""
    assert {at - 1, at, at + 1} <= {n for n in range(len(paragraphs)) if n in found[1]}


def test_the_sites_lines_within_the_article_are_left_out() -> None:
    page = HELD_OUT["overseas news"].replace(
        "¶五块九一把。", "请用微信扫一扫，分享到朋友圈\n¶五块九一把。"
    )
    assert "请用微信扫一扫，分享到朋友圈" not in shown(page)
    assert "五块九一把。" in shown(page)


def test_a_book_between_the_lines_of_a_site_is_shown_whole() -> None:
    page = TUNED["mainland portal"].replace(_MARK, "")
    book = page.replace("温暖的角落", "他说，今天天气很好，我们出去走走吧。\n" * 6000)
    assert find_article(book.split("\n")) is None
