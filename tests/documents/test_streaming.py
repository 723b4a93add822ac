from __future__ import annotations

import tracemalloc
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.documents.encoding import Decoder
from desktop.documents.errors import OpenError
from desktop.documents.opening import LINE_END, open_file
from desktop.documents.streaming import Piece, TextStream, open_stream, split
from desktop.language.pieces import PIECE, pieces

LONG = "他说：“今天天气不错。”我们去公园走走吧！" * 300


def as_pieces(paragraphs: tuple[str, ...]) -> list[Piece]:
    return [
        Piece(number, text[start:end])
        for number, text in enumerate(paragraphs)
        for start, end in pieces(text)
    ]


def streamed(data: bytes, sample: int) -> list[str] | str:
    """Give the paragraphs of a text that is streamed in small parts, or the refusal."""
    paragraphs: list[str] = []
    try:
        for piece in TextStream(BytesIO(data), "novel.txt", sample).pieces():
            if piece.paragraph == len(paragraphs):
                paragraphs.append("")
            paragraphs[-1] += piece.text
    except OpenError as error:
        return str(error)
    return paragraphs


def whole(data: bytes, sample: int) -> list[str] | str:
    """Give the same of a text that is decoded at once, as `open_file` does with a larger sample."""
    decoder = Decoder("novel.txt", sample)
    try:
        return LINE_END.split(decoder.feed(data) + decoder.end())
    except OpenError as error:
        return str(error)


class Endless(RawIOBase):
    """A text without an end, which counts how much of it was read."""

    def __init__(self, beginning: bytes, ever: bytes) -> None:
        super().__init__()
        self._beginning = beginning
        self._ever = ever
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        self.count += size
        data, self._beginning = self._beginning[:size], self._beginning[size:]
        return data + (self._ever * (size // len(self._ever) + 1))[: size - len(data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_stream_gives_what_the_whole_file_gives(
    tmp_path: Path, encoding: str, line_end: str
) -> None:
    lines = ["第一章", "", LONG, "我在图书馆看书。", *["短"] * 20_000, LONG, ""]
    path = tmp_path / "novel.txt"
    path.write_bytes(line_end.join(lines).encode(encoding))
    document = open_file(path)
    with open_stream(path) as stream:
        assert list(stream.pieces()) == as_pieces(tuple(document.paragraphs))
        assert stream.encoding == document.encoding
        assert stream.title == document.title
    assert list(document.paragraphs) == lines


@settings(deadline=None)  # the machine may be busy
@given(
    st.one_of(
        st.binary(max_size=60),
        st.builds(
            lambda text, encoding: text.encode(encoding, "ignore"),
            st.text(st.sampled_from("我在图书馆。\r\n圖 ab，\0\ufeff"), max_size=60),
            st.sampled_from(["utf-8", "utf-16", "gb18030", "cp950"]),
        ),
    ),
    st.sampled_from([16, 17, 24, 33]),
)
@example("字字字字字\r\n字字字字字\r\n".encode(), 16)
@example(b"abcdefghijklmno\r\n\xe5\xad\x97", 16)
def test_wherever_it_is_cut_it_reads_the_same(data: bytes, sample: int) -> None:
    assert streamed(data, sample) == whole(data, sample)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.text(st.sampled_from("字。\r\n"), max_size=8), max_size=8))
def test_paragraphs_do_not_depend_on_the_parts_they_come_in(parts: list[str]) -> None:
    text = "".join(parts)
    assert list(split(parts)) == as_pieces(tuple(LINE_END.split(text)))


@pytest.mark.parametrize("size", [1000, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_long_paragraph_is_cut_where_the_whole_one_is(size: int) -> None:
    text = LONG * 3 + "\n" + "字" * 9000 + "\r\n" + LONG
    parts = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(split(parts)) == as_pieces(tuple(LINE_END.split(text)))


def test_an_empty_paragraph_is_an_empty_piece() -> None:
    stream = TextStream(BytesIO("一\n\n二\n".encode()))
    assert list(stream.pieces()) == [Piece(0, "一"), Piece(1, ""), Piece(2, "二"), Piece(3, "")]


def test_only_what_is_asked_for_is_read() -> None:
    source = Endless("第一章\n".encode(), "字。\n".encode())
    stream = TextStream(cast(BinaryIO, source))
    assert next(stream.pieces()) == Piece(0, "第一章")
    assert source.count <= 3 * 64 * 1024


def test_a_long_text_takes_no_more_memory_than_a_page() -> None:
    stream = TextStream(cast(BinaryIO, Endless(b"", "我在图书馆看书。".encode())))
    tracemalloc.start()
    try:
        size = 0
        for piece in stream.pieces():
            size += len(piece.text)
            if size > 600_000:
                break
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * 2**20


def test_a_stream_knows_its_beginning_and_its_title() -> None:
    data = "\n第一章 风雪\n我在看书。".encode("gbk")
    named = TextStream(BytesIO(data), "小说.txt")
    assert (named.title, named.encoding) == ("小说", "gb18030")
    assert named.beginning == "\n第一章 风雪\n我在看书。"
    assert TextStream(BytesIO(data)).title == "第一章 风雪"


def test_the_encoding_is_found_behind_a_long_beginning_in_ascii() -> None:
    stream = TextStream(BytesIO(b"abc\n" * 50_000 + "圖書館裡有很多書".encode("big5")))
    assert (stream.encoding, stream.beginning[:4]) == ("utf-8", "abc\n")
    *_, last = stream.pieces()
    assert last == Piece(50_000, "圖書館裡有很多書")
    assert stream.encoding == "cp950"


def test_what_is_no_text_is_refused_at_once_or_when_it_is_met() -> None:
    with pytest.raises(OpenError, match=r"novel.txt is not a text"):
        TextStream(BytesIO(b"\0\1\2"), "novel.txt")
    with pytest.raises(OpenError, match=r"The input is empty"):
        TextStream(BytesIO(b" \n"))
    later = TextStream(BytesIO(b"abc\n" * 50_000 + b"\0"), "novel.txt")
    with pytest.raises(OpenError, match=r"novel.txt is not a text"):
        list(later.pieces())


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(OpenError, match=r"^novel.txt does not exist\.$"),
        open_stream(tmp_path / "novel.txt"),
    ):
        pass
    with pytest.raises(OpenError, match="is a folder, not a text"), open_stream(tmp_path):
        pass


def test_a_disk_that_fails_while_it_is_read_is_named() -> None:
    class Failing(RawIOBase):
        def read(self, _size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OpenError, match=r"^novel.txt can't be read: Input/output error\.$"):
        TextStream(cast(BinaryIO, Failing()), "novel.txt")
