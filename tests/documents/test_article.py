from __future__ import annotations

from collections.abc import Iterable

import pytest

from desktop.documents.contents import Contents
from desktop.documents.html import read_html_text
from tests.documents.pages import HELD_OUT, TUNED

_MARK = "¶"


def read(page: str) -> Contents:
    return read_html_text(page.replace(_MARK, ""), "page.html")


def meant(page: str) -> set[int]:
    """Give the paragraphs that a made-up page marks as its article."""
    marked = read_html_text(page, "page.html").paragraphs
    assert [text.replace(_MARK, "").strip() for text in marked] == list(read(page).paragraphs)
    return {number for number, text in enumerate(marked) if _MARK in text}


def found(contents: Contents) -> set[int]:
    numbers = range(len(contents.paragraphs))
    article = contents.article
    return {number for number in numbers if article is None or number in article}


def share(contents: Contents, part: Iterable[int], whole: Iterable[int]) -> float:
    length = [len(text) for text in contents.paragraphs]
    return sum(length[number] for number in part) / sum(length[number] for number in whole)


def shown(page: str) -> list[str]:
    contents = read(page)
    return [contents.paragraphs[number] for number in sorted(found(contents))]


@pytest.mark.parametrize("layout", [*TUNED, *HELD_OUT])
def test_the_article_is_found_in_the_layouts_that_sites_use(layout: str) -> None:
    page = (TUNED | HELD_OUT)[layout]
    contents, right = read(page), meant(page)
    got = found(contents)
    assert contents.article is not None
    assert share(contents, got & right, right) >= 0.93
    assert share(contents, got & right, got) >= 0.9


def test_the_headline_is_the_title() -> None:
    assert read(TUNED["portal of 2005"]).title == "老城区改造方案公布 居民可选择回迁"
    assert read(TUNED["wordpress"]).title == "一个人去大理住了三个月"
    assert read(TUNED["wechat"]).title == "为什么我们总是记不住单词？"
    assert read(TUNED["encyclopedia"]).title == "茶馬古道"
    assert read(HELD_OUT["old blog"]).title == "清明"


def test_author_and_date_are_told_by_the_page_or_beside_the_headline() -> None:
    blog, essay = read(TUNED["wordpress"]), read(TUNED["div soup"])
    assert (blog.author, blog.published) == ("阿禾", "2019-04-02")
    assert (essay.author, essay.published) == ("佚名", "2011-10-03")
    assert read(TUNED["encyclopedia"]).author == ""


def test_headline_date_lists_and_captions_stay() -> None:
    text = shown(TUNED["wordpress"])
    assert text[0] == "一个人去大理住了三个月"
    assert text[1] == "2019年4月2日 作者：阿禾"
    assert {"从窗口看到的洱海", "饵丝", "乳扇", "凉鸡米线"} <= set(text)
    assert text[-1].endswith("等叶子落完。")


def test_share_bars_related_articles_and_comments_go() -> None:
    text = "\n".join(shown(TUNED["wordpress"]))
    for site in ("微信", "上一篇", "也想去住一阵子", "近期文章", "WordPress", "首页"):
        assert site not in text


def test_an_advertisement_within_the_article_goes() -> None:
    article = read(TUNED["taiwan news"]).article
    assert article is not None
    assert len(article.spans) > 1
    assert "▶ 夜市停車費調漲 民眾：太貴了" not in shown(TUNED["taiwan news"])


def test_an_article_goes_on_after_others_that_are_named_within_it() -> None:
    text = shown(TUNED["broadcaster"])
    assert "午睡有用吗？" in text
    assert text[-1] == "“最好的办法，”他说，“还是每天在同一个时间上床。”"
    assert "咖啡因的秘密" not in text


def test_a_box_that_holds_the_article_may_be_named_like_the_sites() -> None:
    page = TUNED["wordpress"].replace(
        '<div id="content">', '<div id="content" class="has-sidebar">'
    )
    assert page != TUNED["wordpress"]
    assert shown(page) == shown(TUNED["wordpress"])


def test_sentences_that_mention_what_sites_say_stay() -> None:
    sentences = (
        "他在微博上收藏、转发，还写评论。",
        "用户可以在首页点击“注册”，成为会员中心的一员。",
        "许多网友评论说，这个价格太贵了。",
        "相关报道引起了广泛关注，大家都在谈论这件事。",
    )
    article = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    page = TUNED["short news"].replace("<p>¶今天下午", f"{article}<p>¶今天下午")
    assert set(sentences) <= set(shown(page))


def test_a_date_above_the_headline_stays() -> None:
    assert shown(TUNED["taiwan blog"])[:2] == ["2016年1月20日 星期三", "外婆的蘿蔔糕"]


def test_a_page_that_is_all_article_has_none() -> None:
    text = "<p>今天天气很好，我和朋友去公园散步，看见许多花。</p>" * 6
    assert read(f"<title>散步</title><h1>散步</h1>{text}").article is None


def test_a_page_of_links_alone_is_shown_whole() -> None:
    links = "".join(f"<li><a href=/{n}>第{n}条新闻的标题在这里</a></li>" for n in range(30))
    assert read(f"<title>新闻</title><ul>{links}</ul>").article is None


def test_repeated_paragraphs_keep_their_places() -> None:
    again = "<p>他又说了一遍同样的话，谁也没有听进去，大家都低着头。</p>"
    menu = "<ul><li><a href=1>首页</a><li><a href=2>登录</a><li><a href=3>注册</a></ul>"
    article = f"<div><h1>话</h1>{again * 8}</div>"
    page = f"<title>话</title><nav>{menu}</nav>{article}<footer>{menu}</footer>"
    contents = read(page)
    assert contents.article is not None
    assert contents.article.spans == ((3, 12),)


def test_hebrew_braille_and_other_rare_characters_do_not_disturb() -> None:
    page = TUNED["short news"].replace("今天下午", "⢀⣿⠃今天下午⣿⣿⣿")
    assert any("⣿⣿⣿" in text for text in shown(page))


def test_ill_formed_data_for_machines_does_not_matter() -> None:
    data = '<script type="application/ld+json">{"@type": [null, {"author": 5}], "a": }</script>'
    page = TUNED["short news"].replace("</head>", f"{data}<meta name=date content=xx></head>")
    assert shown(page) == shown(TUNED["short news"])
