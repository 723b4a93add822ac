from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from time import time

import pytest

from dictionaries.build import build_index
from dictionaries.errors import Cancelled, DictionaryError
from dictionaries.index import Index, find_index, remove_old_indexes
from dictionaries.schema import SCHEMA
from dictionaries.sources import find_sources
from tests.dictionaries.texts import HEADER, SMALL, headwords, source

NAME = f"cedict-2026-05-20-s{SCHEMA}.db"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_index_is_named_by_date_and_schema(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "dictionaries"
    assert build_index(source(tmp_path), folder) == folder / NAME
    assert names(folder) == [NAME]
    assert find_index(folder) == folder / NAME


def test_progress_goes_from_nought_to_one_and_never_back(index_path: Path, tmp_path: Path) -> None:
    shares: list[float] = []
    build_index(find_sources()[-1], tmp_path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[0] < 0.02
    assert shares[-1] == 1.0
    assert max(after - before for before, after in pairwise(shares)) < 0.05
    older = find_index(tmp_path)
    assert older is not None
    opened = Index.open(older)
    assert headwords(opened.entries("图书馆")) == "圖書館|图书馆"
    assert opened.info.malformed == 0
    assert opened.info.entries > 120_000
    opened.close()
    assert max(path.stat().st_size for path in (older, index_path)) < 25_000_000


@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15, 0.25, 0.6, 0.93])
def test_a_cancelled_build_leaves_nothing(tmp_path: Path, moment: float) -> None:
    reached = [0.0]
    with pytest.raises(Cancelled):
        build_index(
            source(tmp_path / "text"),
            tmp_path / "index",
            progress=reached.append,
            cancelled=lambda: reached[-1] >= moment,
        )
    assert names(tmp_path / "index") == []


def test_a_failure_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def fail(share: float) -> None:
        if share > 0.5:
            raise KeyError("anything")

    with pytest.raises(KeyError):
        build_index(source(tmp_path / "text"), tmp_path / "index", progress=fail)
    assert names(tmp_path / "index") == []


def test_a_failed_build_keeps_the_index_that_is_there(tmp_path: Path) -> None:
    path = build_index(source(tmp_path / "text"), tmp_path / "index")
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        build_index(source(tmp_path / "text"), tmp_path / "index", cancelled=lambda: True)
    assert path.read_bytes() == before


def test_a_killed_build_leaves_no_index_and_the_next_one_ends_well(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from dictionaries.build import build_index\n"
        "from dictionaries.sources import Source\n"
        "def progress(share):\n"
        "    if share > 0.5:\n"
        "        print('half', flush=True)\n"
        "        time.sleep(60)\n"
        "build_index(Source('', Path(sys.argv[1]), '2026-05-20'), Path(sys.argv[2]),"
        " progress=progress)\n"
    )
    text = source(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", program, str(text.path), str(folder)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"half"
        process.kill()
    assert find_index(folder) is None
    (left,) = folder.iterdir()
    path = build_index(text, folder)
    remove_old_indexes(folder, path)
    assert left.exists()  # it might be another Duben's, under way
    os.utime(left, (time() - 3600, time() - 3600))
    remove_old_indexes(folder, path)
    assert names(folder) == [NAME]


def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    text = source(tmp_path / "text", HEADER + SMALL * 500)
    with ThreadPoolExecutor(2) as pool:
        paths = list(pool.map(lambda _: build_index(text, tmp_path / "index"), range(2)))
    assert paths == [tmp_path / "index" / NAME] * 2
    assert names(tmp_path / "index") == [NAME]
    Index.open(paths[0]).close()


def test_an_index_that_is_open_elsewhere_and_cannot_be_replaced_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(13, "in use", str(target))

    path = build_index(source(tmp_path / "text"), tmp_path / "index")
    monkeypatch.setattr(Path, "replace", refuse)
    assert build_index(source(tmp_path / "text"), tmp_path / "index") == path
    assert names(tmp_path / "index") == [NAME]
    with pytest.raises(DictionaryError, match="can't be stored"):
        build_index(source(tmp_path / "text"), tmp_path / "other")
    assert names(tmp_path / "other") == []


def test_a_file_of_nothing_but_malformed_lines_is_no_dictionary(tmp_path: Path) -> None:
    for text in ("", "hello\nworld\n", HEADER):
        with pytest.raises(DictionaryError, match=r"cedict.u8 is not a CC-CEDICT text"):
            build_index(source(tmp_path / "text", text), tmp_path / "index")
    assert names(tmp_path / "index") == []


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DictionaryError, match=r"can't be stored in .*: the disk is full or"):
        build_index(source(tmp_path / "text"), tmp_path / "file" / "index")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file size")
def test_a_full_disk_is_told_in_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    import resource

    text = source(tmp_path / "text", HEADER + SMALL * 3000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(DictionaryError, match=r"can't be stored in .*: the disk is full or"):
            build_index(text, tmp_path / "index")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert names(tmp_path / "index") == []


def test_the_newest_index_of_this_schema_is_found(tmp_path: Path) -> None:
    assert find_index(tmp_path / "none") is None
    assert find_index(tmp_path) is None
    build_index(source(tmp_path, date="2025-01-01"), tmp_path)
    newest = build_index(source(tmp_path), tmp_path)
    data = newest.read_bytes()
    for name in ("cedict-2027-01-01-s0.db", f"cedict-2027-01-01-s{SCHEMA}.db.tmp", "other.db"):
        (tmp_path / name).write_bytes(data)
    assert find_index(tmp_path) == newest


def test_an_index_that_is_not_whole_is_passed_over_and_built_anew(tmp_path: Path) -> None:
    path = build_index(source(tmp_path), tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[:-4096])
    assert find_index(tmp_path) is None
    build_index(source(tmp_path), tmp_path)
    assert find_index(tmp_path) == path


def test_old_indexes_are_removed_and_nothing_else(tmp_path: Path) -> None:
    keep = build_index(source(tmp_path), tmp_path)
    for name in ("cedict-2023-11-07-s1.db", "cedict-2026-05-20-s0.db", "notes.txt", "mine.db"):
        (tmp_path / name).write_text("")
    remove_old_indexes(tmp_path, keep)
    assert names(tmp_path) == [NAME, "cedict.u8", "mine.db", "notes.txt"]
