from __future__ import annotations

import gzip
import socket
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import web
from desktop.documents.address import normal_address
from desktop.documents.errors import OpenError
from desktop.documents.web import AGENT, Limits, Page, fetch
from desktop.documents.web_page import read_page, suffix_of
from dictionaries.errors import Cancelled
from tests.documents.pages import SHORT_NEWS

_PAGE = SHORT_NEWS.replace("¶", "")
_PATIENT = Limits(redirects=5)
_QUICK = Limits(connect=2.0, read=0.3, total=0.5)


class Answers(BaseHTTPRequestHandler):
    """A site on loopback: each path is one way in which a site answers."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        with suppress(ConnectionError):
            getattr(self, self.path.strip("/").replace("-", "_") or "page")()

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, body: bytes, kind: str = "text/html; charset=utf-8", **more: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def page(self) -> None:
        self.answer(_PAGE.encode())

    def wrong_charset(self) -> None:
        page = _PAGE.replace('<meta charset="utf-8">', "").encode("gbk")
        self.answer(page, "text/html; charset=ISO-8859-1")

    def packed(self) -> None:
        self.answer(gzip.compress(_PAGE.encode()), Content_Encoding="gzip")

    def ill_packed(self) -> None:
        self.answer(b"this is not gzip", Content_Encoding="gzip")

    def bomb(self) -> None:
        self.answer(gzip.compress(b"a" * (web.LARGEST + 1)), Content_Encoding="gzip")

    def chunked(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        page = _PAGE.encode()
        for start in range(0, len(page), 500):
            part = page[start : start + 500]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        self.wfile.write(b"0\r\n\r\n")

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"<p>half a page")
        self.close_connection = True

    def cut_chunks(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"100\r\nhalf")
        self.close_connection = True

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more</p>" * 10_000)

    def silent(self) -> None:
        time.sleep(1.0)
        self.close_connection = True

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a")
            time.sleep(0.05)

    def large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(web.LARGEST + 1))
        self.end_headers()
        self.close_connection = True

    def moved(self) -> None:
        self.redirect("/page?from=moved#part")

    def circle(self) -> None:
        self.redirect("/circle")

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("on_"):
            return lambda: self.redirect(f"/on-{int(name[3:]) + 1}")
        if name.startswith("status_"):
            return lambda: self.send_error(int(name[7:]))
        if name.startswith("page"):
            return self.page
        raise AttributeError(name)

    def to_page(self) -> None:
        self.redirect(f"http://127.0.0.1:{self.connection.getsockname()[1]}/page")

    def to_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def nonsense(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")
        self.close_connection = True

    def picture(self) -> None:
        self.answer(b"GIF89a", "image/gif")

    def told(self) -> None:
        self.answer(f"{self.headers['User-Agent']}|{self.headers['Accept-Language']}".encode())

    def plain(self) -> None:
        self.answer("春眠不觉晓，\n处处闻啼鸟。\n".encode("gb18030"), "text/plain; charset=gbk")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def refusal(address: str, limits: Limits = _PATIENT) -> str:
    with pytest.raises(OpenError) as refused:
        fetch(address, limits=limits)
    return str(refused.value)


def test_a_page_is_fetched_and_read(site: str) -> None:
    page = fetch(f"{site}/page")
    assert page == Page(_PAGE.encode(), f"{site}/page", "text/html", "utf-8")
    contents = read_page(page)
    assert contents.title == "京沪高铁部分列车晚点"
    assert contents.article is not None


def test_a_server_is_told_who_asks_and_for_which_language(site: str) -> None:
    agent, language = fetch(f"{site}/told").data.decode().split("|")
    assert agent == AGENT
    assert "Duben" in agent
    assert language.startswith("zh-CN")


@pytest.mark.parametrize("way", ["packed", "chunked"])
def test_a_page_comes_whole_however_it_is_sent(site: str, way: str) -> None:
    assert fetch(f"{site}/{way}").data == _PAGE.encode()


def test_a_wrong_charset_of_the_server_is_not_believed(site: str) -> None:
    page = fetch(f"{site}/wrong-charset")
    assert page.charset == "iso-8859-1"
    contents = read_page(page)
    assert (contents.encoding, contents.title) == ("gb18030", "京沪高铁部分列车晚点")


def test_a_plain_text_is_read_as_one(site: str) -> None:
    contents = read_page(fetch(f"{site}/plain"))
    assert contents.paragraphs == ["春眠不觉晓，", "处处闻啼鸟。", ""]


def test_a_redirect_is_followed_to_its_address(site: str) -> None:
    assert fetch(f"{site}/moved").address == f"{site}/page?from=moved"


def test_redirects_without_an_end_are_given_up(site: str) -> None:
    assert refusal(f"{site}/circle") == "127.0.0.1 sends us round in circles."
    assert refusal(f"{site}/on-1") == "127.0.0.1 sends us on and on to other pages."


def test_a_redirect_to_a_file_is_not_followed(site: str) -> None:
    message = "127.0.0.1 sends us to something that is no web page."
    assert refusal(f"{site}/to-file") == message


def test_a_public_page_does_not_lead_into_the_own_network(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # There is no public server in a test: the first connection counts as one.
    asked: list[str] = []

    def private(peer: str) -> bool:
        asked.append(peer)
        return len(asked) > 1

    monkeypatch.setattr(web, "_private", private)
    assert refusal(site.replace("127.0.0.1", "localhost") + "/to-page").endswith(
        "leads to 127.0.0.1 in your own network: it is not followed there."
    )


@pytest.mark.parametrize(
    ("peer", "private"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("192.168.0.1", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:127.0.0.1", True),
        ("93.184.215.14", False),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", False),
    ],
)
def test_machines_of_the_own_network_are_known(peer: str, private: bool) -> None:
    assert web._private(peer) is private


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (401, "127.0.0.1 shows this page only to those who log in."),
        (403, "127.0.0.1 does not let us read this page."),
        (404, "There is no such page on 127.0.0.1."),
        (429, "127.0.0.1 asks to wait a while before more is read."),
        (418, "127.0.0.1 did not give the page: it answered 418."),
        (503, "127.0.0.1 has trouble of its own: it answered 503."),
    ],
)
def test_why_a_server_gives_no_page_is_told(site: str, status: int, message: str) -> None:
    assert refusal(f"{site}/status-{status}") == message


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("silent", "127.0.0.1 is too slow: the page did not come in time."),
        ("drip", "127.0.0.1 is too slow: the page did not come in time."),
        ("cut", "The connection to 127.0.0.1 broke off before the page was there."),
        ("cut-chunks", "The connection to 127.0.0.1 broke off before the page was there."),
        ("nonsense", "The connection to 127.0.0.1 broke off before the page was there."),
        ("ill-packed", "The page from 127.0.0.1 is damaged: it can't be unpacked."),
        ("picture", "This page on 127.0.0.1 is not a text but image."),
        ("large", "The page on 127.0.0.1 is too large: 32 MB are the most that is fetched."),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(site: str, path: str, message: str) -> None:
    limits = _QUICK if path in ("silent", "drip") else _PATIENT
    assert refusal(f"{site}/{path}", limits) == message


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_a_page_without_an_end_is_given_up(
    site: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "LARGEST", 2**20)
    message = "The page on 127.0.0.1 is too large: 1 MB are the most that is fetched."
    assert refusal(f"{site}/{path}", Limits()) == message


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    message = "127.0.0.1 can't be reached: it refuses to connect, or you are not on the web."
    assert refusal(f"http://127.0.0.1:{port}/") == message


def test_a_name_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_names(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_names)
    message = "There is no nowhere.example on the web, or you are not connected to it."
    assert refusal("https://nowhere.example/") == message


def test_a_connection_that_is_not_safe_is_told(site: str) -> None:
    message = "The connection to 127.0.0.1 is not safe: its certificate can't be trusted."
    assert refusal(site.replace("http:", "https:")) == message


def test_fetching_tells_how_far_it_is(site: str) -> None:
    told: list[float] = []
    fetch(f"{site}/page", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_fetching_can_be_cancelled(site: str) -> None:
    told: list[float] = []
    with pytest.raises(Cancelled):
        fetch(f"{site}/endless", progress=told.append, cancelled=lambda: len(told) > 3)
    with pytest.raises(Cancelled):
        fetch(f"{site}/page", cancelled=lambda: True)


def packed(name: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "")
    return data.getvalue()


@pytest.mark.parametrize(
    ("page", "suffix"),
    [
        (Page(b"<!DOCTYPE html><p>a", "https://a.com/", "text/html"), ".html"),
        (Page(b"<p>a", "https://a.com/", "application/xhtml+xml"), ".html"),
        (Page(b"\xef\xbb\xbf\n<HTML>", "https://a.com/"), ".html"),
        (Page(b"<html>", "https://a.com/a.txt", "text/plain"), ".txt"),
        (Page(b"%PDF-1.7", "https://a.com/a.html", "text/html"), ".pdf"),
        (Page(packed("META-INF/container.xml"), "https://a.com/b"), ".epub"),
        (Page(packed("word/document.xml"), "https://a.com/b", "application/zip"), ".docx"),
        (Page(b"# a", "https://a.com/b", "text/markdown"), ".md"),
        (Page(b"words", "https://a.com/a.html", "text/plain"), ".txt"),
        (Page(b"1\n00:00", "https://a.com/a.srt", "text/plain"), ".srt"),
        (Page(b"# a", "https://a.com/README.md", "text/plain"), ".md"),
        (Page(b"text", "https://a.com/a.php"), ".txt"),
    ],
)
def test_what_was_fetched_is_told_by_what_it_begins_with(page: Page, suffix: str) -> None:
    assert suffix_of(page) == suffix


def test_what_another_opener_reads_is_not_read_as_a_page() -> None:
    with pytest.raises(OpenError, match=r"^What a\.com gave is no page but a PDF file\.$"):
        read_page(Page(b"%PDF-1.7", "https://a.com/x", "text/html"))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("  HTTP://Example.COM:80\n", "http://example.com/"),
        ("example.com", "https://example.com/"),
        (
            "www.example.com.cn/新闻?q=茶 ",
            "https://www.example.com.cn/%E6%96%B0%E9%97%BB?q=%E8%8C%B6",
        ),
        ("https://zh.wikipedia.org/wiki/%E8%8C%B6#历史", "https://zh.wikipedia.org/wiki/%E8%8C%B6"),
        ("中文.com/a", "https://xn--fiq228c.com/a"),
        ("例子.中国", "https://xn--fsqu00a.xn--fiqs8s/"),
        ("localhost:8000/page", "http://localhost:8000/page"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000/"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("https://example.com/a\n网页的标题", "https://example.com/a"),
        ("https://example.com/a，大家看看", "https://example.com/a"),
        ("https://example.com/a 一篇好文章", "https://example.com/a"),
    ],
)
def test_an_address_is_known_and_written_in_one_way(text: str, address: str) -> None:
    assert normal_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "你好",
        "今天天气很好。我们去公园。",
        "novel.txt",
        "README.md",
        "小说.第一卷",
        "a@example.com",
        "https://user:secret@example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.com/",
        "http://",
        "https://example.com:99999/",
        "https://exa mple.com",
        "3.14",
        "1.2.3.4.5",
        "e.g.",
        "example.com 是一个网站",
        "https://example.com/a\n第一段。\n第二段。",
        "https://example.com/\x00",
        "https://" + "a" * 3000 + ".com",
        "https://-.com/",
    ],
)
def test_other_texts_are_no_addresses(text: str) -> None:
    assert normal_address(text) is None


@given(st.one_of(st.text(max_size=60), st.text(max_size=30).map("https://example.com/".__add__)))
def test_an_address_is_ascii_and_stays_as_it_is(text: str) -> None:
    address = normal_address(text)
    if address is not None:
        assert address.isascii()
        assert not any(char.isspace() for char in address)
        assert normal_address(address) == address
