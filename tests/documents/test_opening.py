from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents import opening
from desktop.documents.errors import OpenError
from desktop.documents.opening import (
    LINE_END,
    from_text,
    open_address,
    open_bytes,
    open_file,
    title_of,
)
from dictionaries.errors import Cancelled


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    path = tmp_path / "小说.第一卷.txt"
    path.write_bytes("第一章\r\n\r\n我在图书馆看书。\n".encode("gbk"))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(OpenError) as refused:
        open_file(path)
    return str(refused.value)


def test_a_file_becomes_a_document(novel: Path) -> None:
    document = open_file(novel)
    assert document.title == "小说.第一卷"
    assert document.paragraphs == ["第一章", "", "我在图书馆看书。", ""]
    assert document.sha256 == hashlib.sha256(novel.read_bytes()).hexdigest()
    assert document.source == str(novel)
    assert document.encoding == "gb18030"


def test_the_source_is_absolute(novel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(novel.parent)
    assert open_file(Path(novel.name)).source == str(novel)


def test_every_opening_is_a_document_of_its_own(novel: Path) -> None:
    first, second = open_file(novel), open_file(novel)
    assert first.id != second.id
    assert first.sha256 == second.sha256


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("好" * 400_000, encoding="utf-8")
    told: list[float] = []
    assert open_file(path, progress=told.append).paragraphs == ["好" * 400_000]
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == 1.0


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("好" * 400_000, encoding="utf-8")
    told: list[float] = []
    with pytest.raises(Cancelled):
        open_file(path, progress=told.append, cancelled=lambda: len(told) == 2)
    assert told[-1] < 1


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "书"
    folder.mkdir()
    assert refusal(folder) == "书 is a folder, not a text."


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "novel.txt") == "novel.txt does not exist."
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "novel.txt") == "novel.txt does not exist."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "pipe is a device, not a file with a text."


def test_a_file_that_may_not_be_read_is_refused(
    novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    # The superuser may read everything, so a mode would not do.
    monkeypatch.setattr(Path, "open", forbidden)
    assert refusal(novel) == "小说.第一卷.txt can't be read: you are not allowed to."


def test_a_failing_disk_is_named(novel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", failing)
    assert refusal(novel) == "小说.第一卷.txt can't be read: Input/output error."


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    assert refusal(path) == "huge.txt is too large: a text may have 64 MB at most."


def test_a_file_that_grows_while_it_is_read_is_refused(
    novel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGEST", novel.stat().st_size)

    def grow(_: float) -> None:
        with novel.open("ab") as file:
            file.write(b"more")

    with pytest.raises(OpenError, match="is too large"):
        open_file(novel, progress=grow)


def test_a_file_without_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_bytes(b"\r\n  ")
    assert refusal(path) == "novel.txt is empty: there is nothing to read."
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    assert refusal(path) == "novel.txt is not a text but a picture."


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode here")
def test_a_name_that_is_no_unicode_is_shown_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xc4\xe3.txt")
    path.write_text("好", encoding="utf-8")
    document = open_file(path)
    assert document.title == "\ufffd\ufffd"
    document.source.encode()


def test_bytes_are_opened_like_a_file() -> None:
    document = open_bytes("一\n二".encode("utf-16"), "数", "https://example.org/")
    assert (document.title, document.source) == ("数", "https://example.org/")
    assert document.paragraphs == ["一", "二"]
    assert document.encoding == "utf-16-le"
    with pytest.raises(OpenError, match="数 is not a text"):
        open_bytes(b"\0", "数", "")


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST", 5)
    with pytest.raises(OpenError, match="too large"):
        open_bytes(b"123456", "", "")


def test_bytes_without_a_title_are_called_by_their_first_line() -> None:
    assert open_bytes("\n 第一章 \n二".encode("gbk"), "", "").title == "第一章"


def test_the_clipboard_becomes_a_document() -> None:
    document = from_text("一\r\n二\r三\n", "数", "clipboard")
    assert document.paragraphs == ["一", "二", "三", ""]
    assert (document.title, document.source, document.encoding) == ("数", "clipboard", "utf-8")
    assert document.sha256 == from_text("一\r\n二\r三\n", "", "").sha256


def test_a_text_without_a_title_is_called_by_its_first_line() -> None:
    assert from_text("\n\u3000\n  我在图书馆\t看书。 \n第二行", "", "clipboard").title == (
        "我在图书馆 看书。"
    )
    assert from_text("好" * 31, " ", "clipboard").title == "好" * 29 + "…"
    assert title_of("好" * 30) == "好" * 30


@pytest.mark.parametrize("text", ["", " \n\u3000", "\ufeff"])
def test_nothing_is_not_opened(text: str) -> None:
    with pytest.raises(OpenError, match="There is no text to open"):
        from_text(text, "", "clipboard")


def test_what_no_file_could_hold_is_shown_as_damaged() -> None:
    document = from_text("\ufeff好\0吗\ud83d\ude00\ud83d。", "", "clipboard")
    assert document.paragraphs == ["好\ufffd吗😀\ufffd。"]


def test_other_separators_stay_in_their_paragraph() -> None:
    text = "一\u2028二\u2029三\x85四\v五\f六"
    assert open_bytes(text.encode(), "", "").paragraphs == [text]


@settings(deadline=None)  # the machine may be busy
@given(st.text(st.sampled_from("字 \r\n\u2028\x85"), max_size=20))
def test_the_paragraphs_joined_are_the_text(text: str) -> None:
    document = from_text("字" + text, "", "")
    assert "\n".join(document.paragraphs) == LINE_END.sub("\n", "字" + text)
    assert document.paragraphs == LINE_END.split("字" + text)


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>秋天 - 某网</title></head><body>
<nav><a href="/">首页</a> <a href="/n">新闻</a> <a href="/s">体育</a></nav>
<article><h1>秋天</h1>{}</article>
<footer>今日访问{}次 版权所有 联系我们</footer></body></html>"""
BODY = "".join(
    f"<p>秋天到了，天气凉了，树叶黄了，第{n}片叶子从树上落下来，大家都说今年的秋天特别美。</p>"
    for n in "一二三四五六七"
)


class Site(BaseHTTPRequestHandler):
    """A site whose pages say how often they were visited, and which has a book."""

    visits = 0

    def do_GET(self) -> None:
        Site.visits += 1
        text = "第一章\n\n我在图书馆看书。\n" if self.path.endswith(".txt") else ""
        body = text or PAGE.format(BODY, Site.visits)
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if text else "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_is_told_by_its_article_and_not_by_what_stands_around_it(site: str) -> None:
    first, second = open_address(f"{site}/a.html"), open_address(f"{site}/a.html")
    assert first.title == "秋天"
    assert first.source == f"{site}/a.html"
    assert first.article is not None
    assert list(first.paragraphs) != list(second.paragraphs)
    assert first.sha256 == second.sha256
    assert open_address(f"{site}/b.html").sha256 != first.sha256


def test_a_text_on_the_web_is_opened_with_its_chapters(site: str) -> None:
    told: list[float] = []
    document = open_address(f"{site}/novel.txt", progress=told.append)
    assert document.paragraphs[2] == "我在图书馆看书。"
    assert told == sorted(told)


def test_a_page_in_a_file_shows_its_article(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_text(PAGE.format(BODY, 1), encoding="utf-8")
    document = open_file(path)
    assert document.article is not None
    assert 0 not in document.article
    assert document.title == "秋天"


def test_a_file_is_opened_by_what_it_is_whatever_it_is_called(tmp_path: Path) -> None:
    book = io.BytesIO()
    made = docx.Document()
    made.add_heading("第一章", 1)
    made.add_paragraph("我在图书馆看书。")
    made.save(book)
    path = tmp_path / "book.txt"
    path.write_bytes(book.getvalue())
    document = open_file(path)
    assert document.paragraphs == ["第一章", "我在图书馆看书。"]
    assert [one.title for one in document.chapters] == ["第一章"]


def test_an_encoding_that_was_chosen_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "big5.txt"
    path.write_bytes("我們在圖書館看書。".encode("big5"))
    assert open_file(path, encoding="cp950").paragraphs == ["我們在圖書館看書。"]
    assert open_file(path, encoding="gb18030").paragraphs != ["我們在圖書館看書。"]


def test_chapters_are_looked_for_in_what_is_longer_than_one_sitting() -> None:
    chapter = "我在图书馆看书。" * 100
    long = "\n".join(f"第{n}章\n{chapter}" for n in "一二三四五六七")
    assert [one.title for one in from_text(long, "书", "").chapters][:2] == ["第一章", "第二章"]
    assert from_text("第一章\n我看书。\n第二章\n我看书。", "书", "").chapters == ()
