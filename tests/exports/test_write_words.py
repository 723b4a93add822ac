"""Writing files of word lists."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import process_time

import pytest

from desktop.exports.fields import Field, How
from desktop.exports.json_words import read_json_words, write_json
from desktop.exports.listed import ListedWord
from desktop.exports.read_words import SUFFIXES
from desktop.exports.whole_file import write_whole
from desktop.exports.write_words import FORMATS, Format, encoded, write_list
from desktop.language.levels import Level
from tests.conftest import ROOT
from tests.exports.listed_words import DAUGHTER, HOW, LIBRARY, SUFFIX

DOCUMENTED = replace(DAUGHTER, level=Level(1, 1), count=2, tags=("family",), note="")


@pytest.mark.parametrize("form", FORMATS.values(), ids=list(FORMATS))
def test_every_format_is_written_and_its_suffix_can_be_opened(form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"词表{form.suffix}"
    assert write_list(path, form, [LIBRARY, SUFFIX], HOW)
    assert path.stat().st_size > 5
    assert list(tmp_path.iterdir()) == [path]
    assert form.suffix in SUFFIXES


def test_what_stood_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 10_000)
    write_list(path, FORMATS["plain"], [LIBRARY], HOW)
    assert path.read_bytes() == "图书馆\n".encode()


def test_what_fails_half_way_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def failing(_words: Sequence[ListedWord], _how: How) -> Iterator[str]:
        yield "new"
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        write_list(path, Format("x", ".txt", failing), [], HOW)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_progress_is_told_and_writing_can_be_cancelled(name: str, tmp_path: Path) -> None:
    path, told = tmp_path / "a", list[float]()
    words = [LIBRARY] * 1000
    assert write_list(path, FORMATS[name], words, HOW, told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    path.unlink()
    assert not write_list(path, FORMATS[name], words, HOW, cancelled=lambda: len(told) > 3)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "no" / "a.csv"
    with pytest.raises(OSError, match="No such file") as raised:
        write_list(path, FORMATS["csv"], [LIBRARY], HOW)
    assert raised.value.filename == str(path)


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
def test_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    link.symlink_to(path)
    write_whole(link, [b"x"])
    assert link.is_symlink()
    assert path.read_bytes() == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, [b"a", b"b"])
    reader.join()
    assert read == [b"ab"]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_half_a_surrogate_pair_is_written_as_a_question_mark() -> None:
    assert b"".join(encoded(iter(["书", "\ud800"]))) == "书?".encode()


def test_thousands_of_words_take_no_time(tmp_path: Path) -> None:
    started = process_time()
    write_list(tmp_path / "a.csv", FORMATS["csv"], [LIBRARY] * 20_000, HOW)
    assert process_time() - started < 2


def test_the_formats_and_their_fields_are_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in (*FORMATS, *Field) if f"`{name}`" not in text] == []
    example = text.split("```json\n")[1].split("```")[0]
    assert read_json_words(example) == (DOCUMENTED,)
    (written,) = json.loads("".join(write_json([DOCUMENTED], HOW)))["words"]
    assert list(json.loads(example)["words"][0].items()) == list(written.items())
    assert [name for name in written if f"`{name}`" not in text] == []
