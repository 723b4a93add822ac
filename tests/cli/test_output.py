from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.cli.output import ClosedPipeError, complain, write_file, write_out


def test_what_is_written_is_utf_8_with_line_feeds(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write_out(["书\n", "\ud83d"])
    assert capfdbinary.readouterr().out == "书\n?".encode()


def test_a_complaint_is_one_line(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert complain("书.txt is\nno text.") == 1
    assert capfdbinary.readouterr() == (b"", "duben: 书.txt is no text.\n".encode())


def test_where_there_are_no_streams_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def parts() -> Iterator[str]:
        taken.append(1)
        yield "书"

    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    write_out(parts())
    assert complain("nobody hears it") == 1
    assert taken == [1]


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
def test_a_closed_pipe_is_told_from_a_full_disk(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    class Output:
        def __init__(self, number: int) -> None:
            self.number = number
            self.buffer = self

        def write(self, _: bytes) -> None:
            raise OSError(self.number, os.strerror(self.number))

        def fileno(self) -> int:
            raise OSError

    monkeypatch.setattr("sys.stdout", Output(number))
    with pytest.raises(ClosedPipeError):
        write_out(["书"])
    monkeypatch.setattr("sys.stdout", Output(errno.ENOSPC))
    with pytest.raises(OSError, match="No space left") as full:
        write_out(["书"])
    assert full.value.filename == "standard output"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    target = tmp_path / "words.csv"
    write_file(target, ["书", "\n"])
    with pytest.raises(KeyboardInterrupt):
        write_file(target, broken())
    assert target.read_bytes() == "书\n".encode()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_a_link_stays_one(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "words.csv")
    write_file(link, ["书"])
    assert link.is_symlink()
    assert (tmp_path / "words.csv").read_bytes() == "书".encode()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no devices here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_file(Path(os.devnull), ["书"])
    assert Path(os.devnull).is_char_device()
