"""What of a text is handed out."""

from __future__ import annotations

from dataclasses import replace

from desktop.documents.opening import from_text
from desktop.handouts import chapter_of
from desktop.language.document import Article, Chapter

BOOK = replace(
    from_text("序\n第一章\n图书馆\n第二章\n银行\n地铁", "", "clipboard"),
    title="书",
    chapters=(Chapter("第一章", 1), Chapter("第二章", 3)),
)


def chapter(paragraph: int) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    found = chapter_of(BOOK, paragraph)
    return None if found is None or found.article is None else (found.title, found.article.spans)


def test_a_chapter_goes_to_the_next_one_and_the_last_to_the_end() -> None:
    assert chapter(1) == chapter(2) == ("书 · 第一章", ((1, 3),))
    assert chapter(3) == chapter(5) == ("书 · 第二章", ((3, 6),))


def test_what_is_before_the_first_chapter_is_none_nor_is_a_text_of_one() -> None:
    assert chapter(0) is None
    assert chapter_of(replace(BOOK, chapters=BOOK.chapters[:1]), 2) is None


def test_what_surrounds_an_article_is_in_no_chapter_of_it() -> None:
    page = replace(BOOK, article=Article(((0, 4), (5, 6))))
    found = chapter_of(page, 3)
    assert found is not None
    assert found.article == Article(((3, 4), (5, 6)))
    whole = chapter_of(page, 3, only_article=False)
    assert whole is not None
    assert whole.article == Article(((3, 6),))
    assert whole.paragraphs == page.paragraphs
