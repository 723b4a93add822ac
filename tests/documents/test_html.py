from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.errors import OpenError
from desktop.documents.html import read_html, read_html_text
from dictionaries.errors import Cancelled
from tests.documents.pages import PORTAL_OF_2005, TAIWAN_NEWS


def paragraphs(body: str) -> list[str]:
    page = f"<html><head><title>题</title></head><body>{body}</body></html>"
    return list(read_html_text(page, "page.html").paragraphs)


def refusal(data: bytes) -> str:
    with pytest.raises(OpenError) as refused:
        read_html(data, "page.html")
    return str(refused.value)


def test_every_block_is_a_paragraph() -> None:
    page = "开头<h1>标题</h1><div>一<p>二</p>三</div><ul><li>甲<li>乙</ul><dl><dt>引</dl>尾"
    assert paragraphs(page) == ["开头", "标题", "一", "二", "三", "甲", "乙", "引", "尾"]


def test_white_space_is_seen_as_a_browser_shows_it() -> None:
    assert paragraphs("<p>  learn \n\t Chinese&nbsp;&nbsp;now </p>") == ["learn Chinese now"]


def test_a_source_line_ends_without_a_space_between_chinese_characters() -> None:
    assert paragraphs("<p>你好，\n  世界\nhello\nworld\n好</p>") == ["你好，世界 hello world 好"]
    assert paragraphs("<p>你好 世界</p>") == ["你好 世界"]


def test_characters_that_are_not_seen_are_left_out() -> None:
    assert paragraphs("<p>中\u200b国&shy;人\ufeff</p>") == ["中国人"]


def test_indents_of_ideographic_spaces_are_left_out() -> None:
    assert paragraphs("<p>\u3000\u3000从前，\u3000有座山。</p>") == ["从前，\u3000有座山。"]


def test_a_line_break_begins_a_paragraph() -> None:
    assert paragraphs("<div>一<br>二<br><br><br/>三</div>") == ["一", "二", "三"]


def test_marks_inside_a_line_do_not_break_it() -> None:
    assert paragraphs("<p>我<b>很<i>喜</i></b><a href=x>欢</a><font>书</font></p>") == [
        "我很喜欢书"
    ]


def test_a_row_of_a_table_is_a_paragraph() -> None:
    rows = "<tr><th>词<th>义<tr><td><p>书</p><td>a <b>book</b><br>books<tr><td>只有一格</table>"
    assert paragraphs(f"<table>{rows}") == ["词\t义", "书\ta book books", "只有一格"]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    menu, text = "<a href=1>首页</a><br><br><a href=2>新闻</a>", "<p>一。</p><p>二。</p>"
    assert paragraphs(f"<table><tr><td>{menu}<td>{text}</table>") == [
        "首页",
        "新闻",
        "一。",
        "二。",
    ]


def test_preformatted_lines_are_kept() -> None:
    assert paragraphs("<pre>床前明月光\n  疑是地上霜\n\n完</pre>") == [
        "床前明月光",
        "  疑是地上霜",
        "完",
    ]


def test_ruby_is_not_read_as_text() -> None:
    body = "<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby>很美"
    assert paragraphs(body) == ["漢字很美"]
    assert paragraphs("<ruby><rb>漢<rb>字<rt>hàn<rt>zì</ruby>") == ["漢字"]
    assert paragraphs("<ruby>你<rtc><rt>nǐ</rt></rtc></ruby>好") == ["你好"]


def test_scripts_styles_and_what_is_hidden_are_no_text() -> None:
    body = (
        "<script>var a='看'</script><style>p{}</style><template>模</template>"
        "<noscript>请开启脚本</noscript><p hidden>藏</p>"
        "<div style='Display : none'>藏<p>藏</p></div>"
        "<!-- 注 --><textarea>填</textarea><p>看得见</p>尾"
    )
    assert paragraphs(body) == ["看得见", "尾"]


def test_what_only_a_script_shows_is_read_where_there_is_nothing_else() -> None:
    assert paragraphs("<div style='display:none'><p>正文在这里。</p></div>") == ["正文在这里。"]


def test_of_a_picture_the_caption_is_read_and_nothing_else() -> None:
    picture = "<img src='http://example.com/a.jpg' alt='替'>"
    assert paragraphs(f"<figure>{picture}<figcaption>图说</figcaption></figure>") == ["图说"]


def test_vertical_and_right_aligned_text_is_plain_paragraphs() -> None:
    body = "<div style='writing-mode:vertical-rl'><p>直書</p></div><p align=right>日期</p>"
    assert paragraphs(body) == ["直書", "日期"]


def test_entities_are_characters_and_declared_ones_are_not_expanded() -> None:
    assert paragraphs("<p>&ldquo;&#20320;&#x597d;&rdquo;&hellip;</p>") == ["“你好”…"]
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    page = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "哈">{bomb}]><p>好&a9;</p>'
    assert len("".join(read_html_text(page, "x").paragraphs)) < 2 * len(page)


def test_headings_of_the_article_are_chapters() -> None:
    body = "<h1>书</h1><p>前言。</p><h2>春</h2><p>花开。</p><h3>雨</h3><p>雨停。</p>"
    chapters = read_html_text(f"<title>书</title>{body}", "x").chapters
    assert [(each.title, each.paragraph, each.level) for each in chapters] == [
        ("书", 0, 0),
        ("春", 2, 1),
        ("雨", 4, 2),
    ]


@pytest.mark.parametrize(
    ("codec", "meta", "found"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("utf-8", "big5", "utf-8"),
        ("gb18030", "gb2312", "gb18030"),
        ("gb18030", "utf-8", "gb18030"),
        ("gb18030", "iso-8859-1", "gb18030"),
        ("gb18030", "no-such-charset", "gb18030"),
        ("gb18030", "base64", "gb18030"),
        ("utf-16", "gb2312", "utf-16-le"),
        ("utf-8-sig", "big5", "utf-8"),
    ],
)
def test_a_simplified_page_is_decoded_whatever_it_says(codec: str, meta: str, found: str) -> None:
    page = PORTAL_OF_2005.replace("¶", "").replace("gb2312", meta).replace("©", "(c)")
    contents = read_html(page.encode(codec), "page.html")
    assert contents.title == "老城区改造方案公布 居民可选择回迁"
    assert contents.encoding == found


@pytest.mark.parametrize(
    ("codec", "meta", "found"),
    [
        ("cp950", "big5", "cp950"),
        ("cp950", "x-x-big5", "cp950"),
        ("cp950", "gb2312", "cp950"),
        ("cp950", "utf-8", "cp950"),
        ("big5hkscs", "big5-hkscs", "big5hkscs"),
    ],
)
def test_a_traditional_page_is_decoded_whatever_it_says(codec: str, meta: str, found: str) -> None:
    page = TAIWAN_NEWS.replace("¶", "").replace("utf-8", meta).replace("©", "").replace("▶", "")
    contents = read_html(page.encode(codec), "page.html")
    assert contents.title == "夜市攤販轉型 手機點餐免排隊"
    assert contents.encoding == found


def test_what_a_page_says_is_believed_where_it_fits() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">'
    page = f"{meta}<p>ひらがなとカタカナ</p>"
    contents = read_html(page.encode("cp932"), "x")
    assert (contents.paragraphs, contents.encoding) == (["ひらがなとカタカナ"], "cp932")


def test_what_comes_with_a_page_goes_before_its_own_word() -> None:
    page = "<meta charset=koi8-r><p>é à ü ça où être déjà</p>".encode("cp1252")
    assert read_html(page, "x", charset="ISO-8859-1").encoding == "cp1252"


def test_a_few_damaged_bytes_are_shown_as_such() -> None:
    page = ("<meta charset=gbk><p>" + "我们在图书馆看书。" * 9 + "</p>").encode("gbk")
    damaged = page.replace("图".encode("gbk"), b"\xff\xff", 1)
    (text,) = read_html(damaged, "x").paragraphs
    assert text.count("我们在") == 9
    assert "\ufffd" in text


def test_a_page_without_text_is_refused() -> None:
    assert refusal(b"") == "page.html is empty: there is nothing to read."
    assert refusal(b"<html><body><img src=a></body></html>") == (
        "page.html has no text: there is nothing to read."
    )
    assert refusal(b"<!-- -->") == "page.html has no text: there is nothing to read."


def test_other_files_are_refused() -> None:
    assert "a PDF" in refusal(b"%PDF-1.4 \xff\xff")


def test_deep_nesting_is_read_or_refused_but_never_fatal() -> None:
    deep = "<div>" * 1500 + "好文字" + "</div>" * 1500 + "<p>后文</p>"
    assert paragraphs(deep) == ["好文字", "后文"]
    assert refusal(b"<div>" * 100_000 + b"text") == (
        "page.html is nested too deeply to be read as a page."
    )


def test_a_tag_without_an_end_is_refused_before_it_takes_long() -> None:
    attributes = " ".join(f"a{number}='b'" for number in range(100_000))
    assert refusal(f"<p {attributes}>text".encode()) == (
        "page.html is damaged: it can't be read as a page."
    )


def test_a_picture_within_the_page_is_no_trouble() -> None:
    picture = "data:image/png;base64," + "iVBORw0KGgo=\n" * 50_000
    assert paragraphs(f'<p>前<img src="{picture}">后</p>') == ["前后"]


def test_reading_a_page_can_be_cancelled() -> None:
    page = ("<p>好</p>" * 5000).encode()
    told: list[float] = []
    with pytest.raises(Cancelled):
        read_html(page, "x", progress=told.append, cancelled=lambda: len(told) == 2)
    assert told == sorted(told)
    told.clear()
    read_html(page, "x", progress=told.append)
    assert told[-1] == 1.0


def read_or_refused(data: bytes) -> list[str]:
    """Read a page; nothing but a refusal may be raised."""
    try:
        return list(read_html(data, "x").paragraphs)
    except OpenError as error:
        return [str(error)]


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    assert all(text.strip() for text in read_or_refused(data))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 6000), st.binary(max_size=40), st.integers(0, 200))
def test_a_damaged_page_is_read_or_refused(at: int, junk: bytes, lost: int) -> None:
    page = TAIWAN_NEWS.encode()
    assert read_or_refused(page[:at] + junk + page[at + lost :])


_TAGS = ("p", "div", "br", "table", "tr", "td", "li", "ul", "h1", "ruby", "b", "a", "pre", "figure")
_PARTS = ("<{}>", "</{}>", "<{}>好文章。", "字")


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(_TAGS), st.sampled_from(_PARTS)), max_size=60))
def test_no_text_is_lost_or_read_twice_however_tags_nest(parts: list[tuple[str, str]]) -> None:
    page = "".join(part.format(tag) for tag, part in parts)
    read = "".join(read_or_refused(f"<body>{page}".encode()))
    assert read.count("好文章。") == page.count("好文章。")
    assert read.count("字") == page.count("字")
