"""The program in a process of its own: pipes, settings of the machine, what is imported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.conftest import ROOT

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="asks for a POSIX shell")
PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def run(
    data: Path,
    *arguments: str | Path,
    given: bytes = b"",
    settings: Mapping[str, str] = MappingProxyType({}),
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "DUBEN_DATA_DIR": str(data), **settings},
        check=False,
    )


def test_standard_input_is_read_whatever_the_machine_s_settings_are(data: Path) -> None:
    done = run(data, "annotate", "-", given="我在图书馆看书。\r\n".encode(), settings=PLAIN)
    expected = "我(wǒ) 在(zài) 图书馆(túshūguǎn) 看书(kànshū)。\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, expected.encode(), b"")


@POSIX
def test_names_and_words_are_utf_8_whatever_the_machine_s_settings_are(
    data: Path, tmp_path: Path
) -> None:
    done = run(data, "convert", tmp_path / "书.txt", "--to", "simplified", settings=PLAIN)
    assert (done.returncode, done.stderr) == (1, "duben: 书.txt does not exist.\n".encode())
    done = run(data, "lookup", "图书馆", settings=PLAIN)
    assert done.stdout.startswith("图书馆  圖書館".encode())


@POSIX
@pytest.mark.parametrize("command", ["annotate", "convert --to traditional"])
def test_a_reader_that_goes_away_is_no_mistake(data: Path, tmp_path: Path, command: str) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("我在图书馆看书。\n" * 20_000, encoding="utf-8")
    line = f'"{sys.executable}" -m desktop {command} "{novel}" | head -n 1; echo ${{PIPESTATUS[0]}}'
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash")
    done = subprocess.run(
        [bash, "-c", line],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "DUBEN_DATA_DIR": str(data)},
        check=False,
    )
    first, status = done.stdout.decode().splitlines()
    assert first.startswith("我")
    assert (status, done.stderr) == ("0", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_said_in_one_line(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "convert", "-", "--to", "simplified"],
            input="頭髮".encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "DUBEN_DATA_DIR": str(data)},
            check=False,
        )
    message = b"duben: standard output: No space left on device.\n"
    assert (done.returncode, done.stderr) == (1, message)


def test_a_command_does_not_load_qt(data: Path) -> None:
    code = (
        "import sys; from desktop.__main__ import main; status = main(['lookup', '好']);"
        "sys.exit(status or any('PySide6' in name for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "DUBEN_DATA_DIR": str(data)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
