"""Documents with an article or chapters, and the way to have a window show them."""

from __future__ import annotations

from dataclasses import replace

from desktop.documents.opening import from_text
from desktop.language.document import Article, Chapter, Document
from tests.ui.windows import Desk, Desks

PAGE = """首页
登录
广告在银行

老师的读本

分享到朋友圈
我在图书馆看书。


她在银行工作。

你可能喜欢图书馆
版权所有"""
"""The headline is paragraph 4, the article is paragraphs 7 to 10."""

PAGE_ARTICLE = Article(((4, 5), (7, 11)))


def web_page(text: str = PAGE, article: Article = PAGE_ARTICLE) -> Document:
    return replace(from_text(text, "网页", "/texts/page.html"), article=article)


def long_page(lines: int = 60) -> Document:
    """Write a page of many screens with an article in the middle: lines 20 to 40 and 45 on."""
    line = "老师在图书馆看书，学生在教室里学习汉语。他们觉得世界很大，银行很远，天气很好。"
    text = "\n".join(f"{number}号。{line * 2}" for number in range(lines))
    return web_page(text, Article(((20, 40), (45, lines - 5))))


def book(chapters: int = 5, paragraphs: int = 12, volume: int = 0) -> Document:
    """Write a novel: a title, then chapters, each some screens long, in volumes of `volume`."""
    line = "老师在图书馆看书，学生在教室里学习汉语。他们觉得世界很大，银行很远，天气很好。"
    lines, found = ["长夜读本"], []
    for number in range(1, chapters + 1):
        if volume and number % volume == 1:
            found.append(Chapter(f"第{number // volume + 1}卷", len(lines)))
            lines.append(found[-1].title)
        found.append(Chapter(f"第{number}章 图书馆", len(lines), 1 if volume else 0))
        lines.append(found[-1].title)
        lines += [f"{number}章{at}段。{line * 2}" for at in range(paragraphs)]
    made = from_text("\n".join(lines), "长夜读本", "/texts/book.txt")
    return replace(made, chapters=tuple(found))


def show(desks: Desks, document: Document, size: tuple[int, int] = (1100, 760)) -> Desk:
    """Show a document in a window with a dictionary, and wait until it is counted."""
    desk = desks.read("好", size=size)
    take(desk, document)
    desk.wait_until(lambda: "new word" in desk.strip)
    return desk


def take(desk: Desk, document: Document) -> None:
    desk.window._reading.take(document)
    desk.settle()
