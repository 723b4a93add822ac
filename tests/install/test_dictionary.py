from __future__ import annotations

import gzip
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dictionaries.index import Index
from install.dictionary import make_dictionary
from install.errors import PackageError

TEXT = """\
# CC-CEDICT
#! version=1
#! date=2031-02-03T04:05:06Z
圖書館 图书馆 [tu2 shu1 guan3] /library/
讀 读 [du2] /to read/
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A dictionary of two words, from the future."""
    file = tmp_path / "cedict.u8"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a server for the folder, on this machine alone."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def headwords(index: Path) -> list[str]:
    with closing(Index.open(index)) as opened:
        return sorted(opened.words())


def test_a_plain_text_is_built_into_the_only_index_of_the_folder(
    text: Path, tmp_path: Path
) -> None:
    index, date = make_dictionary(str(text), tmp_path / "built")
    assert date == "2031-02-03"
    assert list((tmp_path / "built").glob("*.db")) == [index]
    assert headwords(index) == ["图书馆", "读"]


def test_packed_texts_are_unpacked(text: Path, tmp_path: Path) -> None:
    packed = tmp_path / "cedict.txt.gz"
    packed.write_bytes(gzip.compress(text.read_bytes()))
    assert make_dictionary(str(packed), tmp_path / "gzip")[1] == "2031-02-03"
    with zipfile.ZipFile(tmp_path / "cedict.zip", "w") as archive:
        archive.write(text, "cedict_ts.u8")
    assert make_dictionary(str(tmp_path / "cedict.zip"), tmp_path / "zip")[1] == "2031-02-03"


@pytest.mark.usefixtures("text")
def test_an_address_is_fetched(site: str, tmp_path: Path) -> None:
    index, date = make_dictionary(f"{site}/cedict.u8", tmp_path / "built")
    assert (date, headwords(index)) == ("2031-02-03", ["图书馆", "读"])


def test_what_cannot_be_fetched_is_named(site: str, tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"/nothing can't be fetched: .*404"):
        make_dictionary(f"{site}/nothing", tmp_path / "built")


@pytest.mark.parametrize("content", ["", "no dictionary", "# CC-CEDICT\n讀 读 [du2] /to read/\n"])
def test_a_text_without_a_date_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "cedict.u8"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(PackageError, match="doesn't say its date"):
        make_dictionary(str(file), tmp_path / "built")


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"nowhere\.u8 can't be read"):
        make_dictionary(str(tmp_path / "nowhere.u8"), tmp_path / "built")
    (tmp_path / "picture").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(PackageError, match="picture can't be read"):
        make_dictionary(str(tmp_path / "picture"), tmp_path / "built")


def test_an_older_index_in_the_folder_goes(text: Path, tmp_path: Path) -> None:
    folder = tmp_path / "built"
    folder.mkdir()
    (folder / "cedict-2020-01-01-s3.db").touch()
    index, _ = make_dictionary(str(text), folder)
    assert list(folder.glob("*.db")) == [index]
