"""The commands on texts that are no plain text: pages, books, addresses."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import docx
import pytest

from tests.cli.conftest import Run

BODY = "".join(
    f"<p>我們在圖書館看書，第{n}次來的時候天氣很冷，大家都說今年的冬天特別長，也特別美。</p>\n"
    for n in "一二三四五六七"
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>冬天 - 某網</title></head><body>
<nav><a href="/">首頁</a> <a href="/n">新聞</a> <a href="/s">體育</a></nav>
<article><h1>冬天</h1>{BODY}</article>
<footer>版權所有 聯絡我們</footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_of_a_page_only_the_article_is_taken(duben: Run, page: Path) -> None:
    out = duben("convert", page, "--to", "simplified").out
    assert out.startswith("冬天\n我们在图书馆看书，")
    assert "首页" not in out
    assert "版权" not in out


def test_all_of_a_page_is_taken_when_asked(duben: Run, page: Path) -> None:
    out = duben("convert", page, "--to", "simplified", "--whole").out
    assert out.startswith("首页")
    assert "版权所有 联络我们" in out


def test_paragraphs_of_an_article_are_numbered_as_in_the_whole_page(duben: Run, page: Path) -> None:
    article = lines(duben("annotate", page, "--format", "jsonl").out)
    whole = lines(duben("annotate", page, "--format", "jsonl", "--whole").out)
    assert [one["paragraph"] for one in whole] == list(range(len(whole)))
    assert article == [one for one in whole if one in article]
    assert article[0]["text"] == "冬天"
    assert article[0]["paragraph"] != 0


def test_the_article_of_a_page_that_was_saved_as_text_is_taken_when_asked(
    duben: Run, tmp_path: Path
) -> None:
    menu = "首頁\n\n新聞資訊\n\n論壇\n\n地產\n\n歡迎您 遊客 | 登錄 | 免費註冊 | 忘記了密碼\n\n"
    body = "\n\n".join(
        f"我們在圖書館看書，第{n}次來的時候天氣很冷，大家都說今年的冬天特別長，也特別美。"
        for n in "一二三四五六七八九十"
    )
    foot = "\n\n您可能也喜歡:\n安全校驗碼:\n請在此處輸入圖片中的數字\n版權所有 頁面生成: 0.07 秒\n"
    path = tmp_path / "page.txt"
    path.write_text(f"{menu}加州的冬天特別長\n\n{body}{foot}", encoding="utf-8")
    whole = duben("convert", path, "--to", "simplified").out
    article = duben("convert", path, "--to", "simplified", "--article").out
    assert whole.startswith("首页")
    assert article.startswith("加州的冬天特别长\n")
    assert "校验码" not in article
    assert "第十次" in article


def test_a_word_document_is_read_from_a_file_and_from_standard_input(
    duben: Run, tmp_path: Path
) -> None:
    made, file = docx.Document(), io.BytesIO()
    made.add_paragraph("我在图书馆看书。")
    made.save(file)
    path = tmp_path / "lesson.docx"
    path.write_bytes(file.getvalue())
    for given in (duben("annotate", path), duben("annotate", "-", given=file.getvalue())):
        assert given.out.startswith("我[wǒ] ") or "图书馆" in given.out
        assert "túshūguǎn" in given.out
    assert "\n图书馆," in duben("words", path).out


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/page" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_is_read_like_a_page(duben: Run, site: str) -> None:
    out = duben("convert", f"{site}/page", "--to", "simplified").out
    assert out.startswith("冬天\n我们在图书馆看书，")


def test_a_page_that_is_not_there_is_told_in_one_line(duben: Run, site: str) -> None:
    given = duben("annotate", f"{site}/other")
    assert (given.status, given.out) == (1, "")
    assert given.err == "duben: There is no such page on 127.0.0.1.\n"


def test_a_damaged_book_is_told_in_one_line(duben: Run, tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    given = duben("annotate", path)
    assert given.status == 1
    assert given.err.startswith("duben: book.epub")
    assert given.err.count("\n") == 1
