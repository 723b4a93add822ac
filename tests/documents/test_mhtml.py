from __future__ import annotations

import quopri
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.errors import OpenError
from desktop.documents.mhtml import read_mhtml, saved_address
from tests.documents.pages import SHORT_NEWS

_PAGE = SHORT_NEWS.replace("¶", "")
_ADDRESS = "https://news.example.com/2021/0214.html"


def saved(page: bytes, head: str = "text/html", others: str = "") -> bytes:
    """Save a page as Chrome does."""
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {_ADDRESS}\r\n"
        "Subject: =?utf-8?Q?=E5=BF=AB=E8=AE=AF?=\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n'
        f"{others}"
        f"------B\r\nContent-Type: {head}\r\nContent-ID: <frame-0>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: {_ADDRESS}\r\n\r\n{quopri.encodestring(page).decode('ascii')}\r\n"
        "------B\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "R0lGODlhAQABAAAAACw=\r\n------B--\r\n"
    ).encode("ascii")


def test_a_saved_page_is_read_like_a_page() -> None:
    contents = read_mhtml(saved(_PAGE.encode()), "x.mhtml")
    assert contents.title == "京沪高铁部分列车晚点"
    assert contents.article is not None
    assert any(text.startswith("今天下午，受大风影响") for text in contents.paragraphs)


def test_what_the_part_says_of_its_encoding_is_a_hint() -> None:
    page = _PAGE.replace('<meta charset="utf-8">', "")
    right = read_mhtml(saved(page.encode("gbk"), 'text/html; charset="gb2312"'), "x")
    wrong = read_mhtml(saved(page.encode("gbk"), 'text/html; charset="utf-8"'), "x")
    assert right.encoding == wrong.encoding == "gb18030"
    assert right.paragraphs == wrong.paragraphs


def test_a_frame_that_comes_first_is_not_taken_for_the_page() -> None:
    frame = (
        "------B\r\nContent-Type: text/html\r\nContent-Location: https://ads.example.com/\r\n\r\n"
        "<p>buy</p>\r\n"
    )
    assert "buy" not in read_mhtml(saved(_PAGE.encode(), others=frame), "x").paragraphs


def test_the_subject_is_the_title_of_a_page_that_has_none() -> None:
    page = "<p>只有一段话，没有标题。</p>".encode()
    assert read_mhtml(saved(page), "x").title == "快讯"


def test_the_address_it_was_saved_from_is_told() -> None:
    assert saved_address(saved(b"<p>a</p>")) == _ADDRESS
    assert saved_address(b"Snapshot-Content-Location: file:///etc/passwd\r\n\r\n") == ""
    assert saved_address(b"\x00\xff") == ""


def test_a_page_in_base64_is_read() -> None:
    message = EmailMessage()
    message.set_content(_PAGE, subtype="html", charset="utf-8", cte="base64")
    assert read_mhtml(bytes(message), "x").title == "京沪高铁部分列车晚点"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"Subject: x\r\n\r\ntext", b"From: x"])
def test_a_file_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(OpenError, match=r"^x\.mhtml has no page in it\.$"):
        read_mhtml(data, "x.mhtml")


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 3000), st.binary(max_size=30), st.integers(0, 300))
def test_a_damaged_file_is_read_or_refused(at: int, junk: bytes, lost: int) -> None:
    data = saved(_PAGE.encode())
    try:
        paragraphs = list(read_mhtml(data[:at] + junk + data[at + lost :], "x").paragraphs)
    except OpenError as error:
        paragraphs = [str(error)]
    assert all(paragraphs)
