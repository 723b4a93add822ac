from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.archive import LARGEST_TEXT
from desktop.documents.contents import Contents
from desktop.documents.epub import read_epub
from desktop.documents.errors import OpenError
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled

Files = Mapping[str, str | bytes]
PNG = b"\x89PNG\r\n\x1a\n a picture"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
ENCRYPTION = (
    '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="{}"/>'
    "</enc:CipherData></enc:EncryptedData></encryption>"
)


def xhtml(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"\n'
        ' "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>书</title></head><body>{body}</body></html>"
    )


def packed(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def book(
    pages: Files,
    *,
    metadata: str = "<dc:title>书</dc:title>",
    manifest: str = "",
    spine: str = "",
    guide: str = "",
    files: Files | None = None,
    **changes: str,
) -> bytes:
    """Pack a book: `pages` by path, all of them in the manifest and the spine."""
    items = "".join(
        f'<item id="p{n}" href="{path}" media-type="application/xhtml+xml"/>'
        for n, path in enumerate(pages)
    )
    refs = spine or "".join(f'<itemref idref="p{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        f"<metadata>{metadata}</metadata><manifest>{items}{manifest}</manifest>"
        f'<spine toc="ncx">{refs}</spine>{guide}</package>'
    )
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER.format("OEBPS/content.opf"),
            "OEBPS/content.opf": package,
            **{changes.get(path, f"OEBPS/{path}"): content for path, content in pages.items()},
            **(files or {}),
        }
    )


def paragraphs(body: str) -> list[str]:
    return list(read_epub(book({"a.xhtml": xhtml(body)}), "书.epub").paragraphs)


def refusal(data: bytes) -> str:
    with pytest.raises(OpenError) as refused:
        read_epub(data, "书.epub")
    return str(refused.value)


TWO = {
    "a.xhtml": xhtml("<h1>一</h1><p>甲</p><h2 id='zwei'>二</h2><p>乙</p>"),
    "b.xhtml": xhtml("<p>丙</p>"),
}
NAV_ITEM = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
NCX_ITEM = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    pages: Files = {
        "a.xhtml": xhtml("<p>后</p>"),
        "b.xhtml": xhtml("<p>先</p>"),
    }
    data = book(pages, spine='<itemref idref="p1"/><itemref idref="p0"/>')
    assert read_epub(data, "书.epub").paragraphs == ["先", "后"]


def test_pages_beside_the_line_of_reading_come_last() -> None:
    pages: Files = {
        "a.xhtml": xhtml("<p>注</p>"),
        "b.xhtml": xhtml("<p>文</p>"),
    }
    data = book(pages, spine='<itemref idref="p0" linear="no"/><itemref idref="p1"/>')
    assert read_epub(data, "书.epub").paragraphs == ["文", "注"]


def test_the_book_says_what_it_is() -> None:
    metadata = (
        "<dc:title> 红楼梦\n</dc:title><dc:language>zh</dc:language>"
        '<dc:creator opf:role="aut">曹雪芹</dc:creator><dc:creator id="t">霍克思</dc:creator>'
        '<meta refines="#t" property="role">trl</meta><dc:creator>高鹗</dc:creator>'
        '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>1791-12-01T00:00</dc:date>'
    )
    contents = read_epub(book(TWO, metadata=metadata), "书.epub")
    assert (contents.title, contents.author, contents.published) == (
        "红楼梦",
        "曹雪芹、高鹗",
        "1791-12-01",
    )


def test_the_chapters_are_those_of_the_navigation_of_epub_3() -> None:
    nav = xhtml(
        '<nav epub:type="landmarks"><ol><li><a href="b.xhtml">Start</a></li></ol></nav>'
        '<nav epub:type="toc"><h1>目录</h1><ol><li><span>上卷</span><ol>'
        '<li><a href="a.xhtml"><ruby>一<rt>yī</rt></ruby></a></li>'
        '<li><a href="a.xhtml#zwei">二</a></li></ol></li>'
        '<li><a href="gone.xhtml">失</a></li><li><a href="b.xhtml#gone">三</a></li></ol></nav>'
    )
    data = book(TWO, manifest=NAV_ITEM, files={"OEBPS/nav.xhtml": nav})
    assert read_epub(data, "书.epub").chapters == (
        Chapter("上卷", 0, 0),
        Chapter("一", 0, 1),
        Chapter("二", 2, 1),
        Chapter("三", 4, 0),
    )


def test_the_chapters_are_those_of_the_ncx_of_epub_2() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
        '<navPoint><navLabel><text>一</text></navLabel><content src="a.xhtml"/>'
        '<navPoint><navLabel><text>二</text></navLabel><content src="a.xhtml#zwei"/></navPoint>'
        '</navPoint><navPoint><navLabel><text>三</text></navLabel><content src="b.xhtml"/>'
        "</navPoint></navMap></ncx>"
    )
    data = book(TWO, manifest=NCX_ITEM, files={"OEBPS/toc.ncx": ncx})
    assert read_epub(data, "书.epub").chapters == (
        Chapter("一", 0, 0),
        Chapter("二", 2, 1),
        Chapter("三", 4, 0),
    )


def test_without_a_table_of_contents_the_headings_are_the_chapters() -> None:
    chapters = (Chapter("一", 0, 0), Chapter("二", 2, 1))
    assert read_epub(book(TWO), "书.epub").chapters == chapters
    nav = xhtml('<nav epub:type="toc"><ol><li><a href="a.xhtml">开始</a></li></ol></nav>')
    data = book(TWO, manifest=NAV_ITEM, files={"OEBPS/nav.xhtml": nav})
    assert read_epub(data, "书.epub").chapters == chapters


def test_without_headings_the_pages_are_the_chapters() -> None:
    pages: Files = {
        "a.xhtml": xhtml("<p>" + "甲" * 40 + "</p><p>乙</p>"),
        "b.xhtml": xhtml("<img src='x.png'/>"),
        "c.xhtml": xhtml("<p>丙</p>"),
    }
    assert read_epub(book(pages), "书.epub").chapters == (
        Chapter("甲" * 29 + "…", 0),
        Chapter("丙", 2),
    )


def test_the_printed_table_of_contents_is_not_read_as_text() -> None:
    nav = '<nav epub:type="toc"><ol><li><a href="a.xhtml">一</a></li></ol></nav>'
    assert paragraphs(f"<p>甲</p>{nav}<p>乙</p>") == ["甲", "乙"]


def test_every_block_is_a_paragraph() -> None:
    body = "<div>一<p>二</p>三<ul><li>四</li><li>五<br/>六</li></ul></div><table><tr><td>七</td>"
    body += "<td>八</td></tr></table><blockquote>九</blockquote><!-- 注 -->十"
    assert paragraphs(body) == list("一二三四五六七八九十")


def test_a_line_break_in_the_source_is_no_space_between_hanzi() -> None:
    body = "<p>\n  他说：\n  “我<b>在\n</b>图书馆\n读 Lu\n Xun。”  </p>"
    assert paragraphs(body) == ["他说：“我在图书馆读 Lu Xun。”"]


def test_only_blank_paragraphs_are_left_out() -> None:
    assert paragraphs("<p>\u3000\u3000好</p><p>&nbsp;</p><p>\u3000</p>") == ["\u3000\u3000好"]


def test_lines_of_preformatted_text_are_paragraphs() -> None:
    assert paragraphs("<pre>床前明月光\n疑是<i>地上\n霜</i></pre>举头") == [
        "床前明月光",
        "疑是地上",
        "霜",
        "举头",
    ]


def test_ruby_is_not_read_as_text() -> None:
    body = "<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rtc><rt>zì</rt></rtc></ruby>好</p>"
    assert paragraphs(body) == ["漢字好"]


def test_what_is_not_shown_is_not_read() -> None:
    body = "<script>x()</script><style>p{}</style><p hidden=''>暗</p><p style='display: none'>"
    assert paragraphs(body + "暗</p><svg><title>暗</title></svg><p>明</p>") == ["明"]


def test_vertical_and_right_aligned_text_reads_as_plain_paragraphs() -> None:
    body = "<div style='writing-mode: vertical-rl'><p style='text-align: right' dir='rtl'>直</p>"
    assert paragraphs(body + "<p>行</p></div>") == ["直", "行"]


def test_entities_of_html_are_known_and_no_other_is_loaded() -> None:
    assert paragraphs("<p>一&nbsp;&mdash;&hellip;&amp;&#x4e8c;&lt;</p>") == ["一\xa0—…&二<"]
    hostile = (
        '<!DOCTYPE html [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM '
        '"file:///etc/passwd">]><html><body><p>甲&b;&c;</p></body></html>'
    )
    text = "".join(read_epub(book({"a.xhtml": hostile}), "书.epub").paragraphs)
    assert text.startswith("甲")
    assert "哈" not in text
    assert "root" not in text


def test_broken_pages_are_read_like_html() -> None:
    assert paragraphs("<p>一<b>二</p><p>三<br>四 & 五</b>") == ["一二", "三", "四 & 五"]


def test_elements_that_close_themselves_swallow_nothing_of_a_broken_page() -> None:
    page = "<html><head><title/><script src='x'/></head><body><p hidden=''/><p>一 & 二</p></body>"
    assert read_epub(book({"a.xhtml": page}), "书.epub").paragraphs == ["一 & 二"]


@pytest.mark.parametrize("encoding", ["gbk", "big5", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", [True, False])
def test_pages_may_be_in_any_encoding(encoding: str, declared: bool) -> None:
    text = "我在家看好多天了，他也在看。" if encoding != "big5" else "他說這個問題沒有那麼簡單。"
    declaration = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    page = (declaration if declared else "") + f"<html><body><p>{text}</p></body></html>"
    assert read_epub(book({"a.xhtml": page.encode(encoding)}), "书.epub").paragraphs == [text]


def test_paths_are_found_whatever_their_case_slashes_and_escapes() -> None:
    page = xhtml("<p>文</p>")
    pages: Files = {"Text\\%E7%AC%AC%20a.XHTML": page}
    files: Files = {"oebps/text/第 a.xhtml": page}
    data = book(pages, files=files, **{"Text\\%E7%AC%AC%20a.XHTML": "unused.bin"})
    assert read_epub(data, "书.epub").paragraphs == ["文"]


def test_a_book_without_a_container_or_a_package_is_read_all_the_same() -> None:
    assert read_epub(packed({"a.xhtml": xhtml("<p>文</p>")}), "书.epub").paragraphs == ["文"]
    with zipfile.ZipFile(io.BytesIO(book(TWO))) as archive:
        package = archive.read("OEBPS/content.opf")
    files: Files = {"x/y.opf": package, "x/a.xhtml": TWO["a.xhtml"]}
    assert read_epub(packed(files), "书.epub").title == "书"


@pytest.mark.parametrize(
    "changes",
    [
        {"manifest": '<item id="c" href="x.png" properties="cover-image"/>'},
        {"manifest": '<item id="c" href="x.png"/>', "metadata": '<meta name="cover" content="c"/>'},
        {"guide": '<guide><reference type="cover" href="c.xhtml"/></guide>'},
        {"manifest": '<item id="c" href="my-cover.xhtml" media-type="application/xhtml+xml"/>'},
    ],
)
def test_the_cover_is_found_however_it_is_named(changes: dict[str, Any]) -> None:
    page = xhtml(
        '<svg><image xlink:href="x.png" xmlns:xlink="http://www.w3.org/1999/xlink"/></svg>'
    )
    files: Files = {"OEBPS/x.png": PNG, "OEBPS/c.xhtml": page, "OEBPS/my-cover.xhtml": page}
    assert read_epub(book(TWO, files=files, **changes), "书.epub").cover == PNG


def test_a_picture_within_the_text_is_no_cover() -> None:
    pages: Files = {"a.xhtml": xhtml("<img src='x.png'/><p>" + "字" * 60 + "</p>")}
    assert read_epub(book(pages, files={"OEBPS/x.png": PNG}), "书.epub").cover == b""


def test_a_book_with_an_unreadable_page_opens_with_the_others() -> None:
    pages: Files = {"a.xhtml": b"\x00\x80\xff" * 9, "b.xhtml": xhtml("<p>文</p>")}
    assert read_epub(book(pages), "书.epub").paragraphs == ["文"]


def test_progress_is_told_and_reading_can_be_cancelled() -> None:
    told: list[float] = []
    read_epub(book(TWO), "书.epub", progress=told.append)
    assert told == [0.5, 1.0]
    told.clear()
    with pytest.raises(Cancelled):
        read_epub(book(TWO), "书.epub", progress=told.append, cancelled=lambda: bool(told))
    assert told == [0.5]


def test_a_protected_book_says_so() -> None:
    sentence = "书.epub is protected (DRM): only the program it was bought for can open it."
    cipher = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a.xhtml")
    assert refusal(book(TWO, files={"META-INF/encryption.xml": cipher})) == sentence
    assert refusal(book(TWO, files={"META-INF/sinf.xml": "<x/>"})) == sentence


def test_scrambled_fonts_are_no_protection() -> None:
    cipher = ENCRYPTION.format("http://www.idpf.org/2008/embedding", "OEBPS/a.ttf")
    contents = read_epub(book(TWO, files={"META-INF/encryption.xml": cipher}), "书.epub")
    assert contents.paragraphs[0] == "一"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is damaged or incomplete"),
        (book(TWO)[:-200], "is damaged or incomplete"),
        (packed({"a.txt": "x"}), "is not an EPUB book"),
        (book({"a.xhtml": xhtml("<img src='x.png'/>")}), "has no text"),
        (book({"a.xhtml": b"\x00\x80\xff" * 9}), "is damaged or incomplete"),
        (book({"a.xhtml": b" " * (LARGEST_TEXT + 1)}), "is too large"),
        (book({"a.xhtml": b" " * (LARGEST_TEXT // 8)}), "is too large"),
        (book({"a.xhtml": b"<" * 1_000_001}), "is too large"),
        (b"PK\x01\x02" * 20_001, "is a packed file of far too many files"),
    ],
)
def test_a_file_that_is_no_readable_book_is_refused(data: bytes, said: str) -> None:
    assert refusal(data).startswith("书.epub ")
    assert said in refusal(data)


def test_files_that_are_locked_within_the_archive_say_so() -> None:
    data = bytearray(book({"a.xhtml": xhtml("<p>文</p>")}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    assert refusal(bytes(data)) == "书.epub is locked with a password."


def test_pages_packed_in_ways_no_book_is_are_left_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.xhtml", xhtml("<p>一</p>"), zipfile.ZIP_BZIP2)
        archive.writestr("b.xhtml", xhtml("<p>二</p>"), zipfile.ZIP_DEFLATED)
    assert read_epub(out.getvalue(), "书.epub").paragraphs == ["二"]


def test_deep_nesting_is_no_trap() -> None:
    pages: Files = {"a.xhtml": xhtml("<div>" * 5000 + "</div>" * 5000), "b.xhtml": xhtml("文")}
    assert read_epub(book(pages), "书.epub").paragraphs == ["文"]


NAV = xhtml('<nav epub:type="toc"><ol><li><a href="b.xhtml">三</a></li></ol></nav>')
SOUND = book(TWO, manifest=NAV_ITEM + NCX_ITEM, files={"OEBPS/nav.xhtml": NAV})


def read_or_refuse(data: bytes) -> Contents | None:
    try:
        return read_epub(data, "书.epub")
    except OpenError:
        return None


@settings(deadline=None, max_examples=100)
@given(st.randoms(use_true_random=False), st.integers(1, 8), st.booleans())
def test_damaged_bytes_are_read_or_refused(chance: random.Random, flips: int, cut: bool) -> None:
    data = bytearray(SOUND)
    for _ in range(flips):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    read_or_refuse(bytes(data[: chance.randrange(len(data))] if cut else data))


@settings(deadline=None, max_examples=100)
@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_damaged_files_within_a_book_are_read_or_refused(chance: random.Random, flips: int) -> None:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as archive:
        files = {path: bytearray(archive.read(path)) for path in archive.namelist()}
    for _ in range(flips):
        content = files[chance.choice(sorted(files))]
        content[chance.randrange(len(content))] = chance.choice(b"<>&\"'/\x00\xff\x80aA= []!-")
    read_or_refuse(packed({path: bytes(content) for path, content in files.items()}))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert read_or_refuse(data) is None
