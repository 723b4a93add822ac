from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("what is checked is made for Linux", allow_module_level=True)

from install.checking.errors import CheckError
from install.checking.libraries import not_found
from install.checking.situations import Situation, contents, own_folder, read_only_copy, remove


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that says what it finds, in a folder that anybody may enter."""
    for folder in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        if folder.owner() == Path("/proc/self").owner():
            folder.chmod(0o755)
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    file = bundle / "program"
    file.write_text(
        '#!/bin/sh\necho "home ${HOME-none} locale ${LC_ALL-none}" >&2\n'
        "echo said || echo closed >&2\nexit $1\n",
        encoding="utf-8",
    )
    file.chmod(0o755)
    return file


def test_only_the_named_variables_are_there(program: Path, tmp_path: Path) -> None:
    done = Situation("", {"LC_ALL": "C"}).run(program, "0", folder=tmp_path)
    assert (done.status, done.out) == (0, "said\n")
    assert done.err == "home none locale C\n"


def test_stdout_can_be_closed(program: Path, tmp_path: Path) -> None:
    done = Situation("", {"HOME": "/x"}, closed=True).run(program, "0", folder=tmp_path)
    assert done.out == ""
    assert "home /x" in done.err
    assert done.err.endswith("closed\n")


def test_a_failure_is_told_with_its_status(program: Path, tmp_path: Path) -> None:
    done = Situation("").run(program, "134", folder=tmp_path)
    with pytest.raises(CheckError, match="exit status 134: home none"):
        done.soundly()


def test_nothing_can_be_written_into_a_read_only_copy(program: Path, tmp_path: Path) -> None:
    program.write_text('#!/bin/sh\ntouch "$(dirname "$0")/written"\n', encoding="utf-8")
    copy = read_only_copy(program.parent, tmp_path / "copies")
    before = contents(copy)
    assert Situation("").run(copy / "program", folder=tmp_path).status != 0
    assert contents(copy) == before
    assert {"#", "%", " "} <= set(str(copy))
    remove(tmp_path / "copies")
    assert not (tmp_path / "copies").exists()


def test_whoever_runs_the_program_may_write_in_its_own_folder(
    program: Path, tmp_path: Path
) -> None:
    own = own_folder(tmp_path / "own")
    program.write_text('#!/bin/sh\ntouch "$1/written"\n', encoding="utf-8")
    Situation("").run(program, own, folder=own).soundly()
    assert [path.name for path in own.iterdir()] == ["written"]


LDD = """\
/b/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibxcb-cursor.so.0 => not found
\tlibc.so.6 => /lib/libc.so.6 (0x00007f1)
/b/libqwayland.so:
\tlibwayland-client.so.0 => not found
"""


def test_missing_libraries_are_told_with_the_file_that_needs_them() -> None:
    assert list(not_found(LDD)) == [
        ("/b/libqxcb.so", "libxcb-cursor.so.0"),
        ("/b/libqwayland.so", "libwayland-client.so.0"),
    ]
