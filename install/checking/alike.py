"""Have the frozen program and the checkout do the same, and compare what they say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from dictionaries.sources import find_sources
from install.checking.errors import CheckError
from install.checking.samples import page, write_samples
from install.checking.situations import Done, Situation, own_folder
from install.identity import ROOT
from install.layout import Layout

_AT_ONCE = 2
_PACKED = {"apkg", "xlsx", "pdf", "docx"}
"""Formats with the time of writing in them: only their beginnings are compared."""
_BEGINNING = 4
_LISTED_FORMATS = re.compile(r"--format \{([\w,-]+)\}")


def check_alike(layout: Layout, program: Path, folder: Path) -> str:
    """Run every command on texts in every format; raises CheckError at the first difference."""
    texts = folder / "texts"
    texts.mkdir()
    files = write_samples(texts)
    with _site() as port:
        lines = list(_lines(files, port))
        if not _same_dictionary(layout):
            lines = [line for line in lines if line[0] == "convert"]
        expected = _checkout(layout, folder / "checkout", lines)
        own = [own_folder(folder / "frozen" / str(number)) for number in range(len(lines))]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            done = pool.map(lambda line, place: _frozen(program, line, place), lines, own)
            for line, ours, theirs in zip(lines, done, expected, strict=True):
                _compare(line, ours, theirs)
    return f"{len(lines)} commands, {len(files)} formats and encodings"


def _lines(files: Sequence[Path], port: int) -> Iterator[list[str]]:
    text = str(next(file for file in files if file.name == "utf-8.txt"))
    yield ["--help"]
    for file in files:
        yield ["convert", str(file), "--to", "traditional"]
    yield ["convert", f"http://127.0.0.1:{port}/page", "--to", "taiwan", "--idioms"]
    # There is no TLS behind it; what is said of that, Python's TLS and its certificates say.
    yield ["convert", f"https://127.0.0.1:{port}/page", "--to", "taiwan"]
    for form in ("text", "jsonl", "html"):
        yield ["annotate", text, "--format", form]
    yield ["annotate", text, "--script", "hongkong", "--phonetic", "zhuyin", "--readings", "taiwan"]
    for form in _formats("words"):
        yield ["words", text, "--format", form, "--order", "level"]
    yield ["pack", text]
    for query in ("银行", "yinhang", "library", "nothing-of-the-kind"):
        yield ["lookup", query, "--format", "json"]
    yield ["vocabulary", "export"]
    yield ["vocabulary", "restore"]


def _formats(command: str) -> list[str]:
    shown = subprocess.run(
        [sys.executable, "-P", "-m", "desktop", command, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = _LISTED_FORMATS.search(shown.stdout)
    if found is None:
        raise CheckError(f"duben {command} --help lists no formats")
    return found[1].split(",")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a command ended, and all that it said and wrote."""

    status: int
    said: bytes


def _frozen(program: Path, line: Sequence[str], folder: Path) -> _Outcome:
    situation = Situation("", {"HOME": str(folder), "LANG": "C.UTF-8"})
    done = situation.run(program, *_completed(line, folder), folder=folder)
    return _Outcome(done.status, _said(done, folder))


def _compare(line: Sequence[str], ours: _Outcome, theirs: _Outcome) -> None:
    form = line[line.index("--format") + 1] if "--format" in line else ""
    said = [ours.said, theirs.said]
    if form in _PACKED:
        said = [text[:_BEGINNING] for text in said]
    if said[0] != said[1] or ours.status != theirs.status:
        pairs = enumerate(zip(*said, strict=False))
        start = next((at for at, (one, other) in pairs if one != other), min(map(len, said)))
        frozen_text, plain_text = (text[max(0, start - 40) :][:300] for text in said)
        raise CheckError(
            f"{' '.join(line)}: the frozen program ends with {ours.status} and says\n"
            f"…{frozen_text!r}\nthe checkout ends with {theirs.status} and says\n…{plain_text!r}"
        )


def _completed(line: Sequence[str], folder: Path) -> list[str]:
    """Add where data and output go."""
    output = ["--output", str(folder / "output")] if line[0] in {"pack", "words"} else []
    return ["--data-dir", str(folder / "data"), *line, *output]


def _said(done: Done, folder: Path) -> bytes:
    """Give all that a run said and wrote, without the name of its folder."""
    output = folder / "output"
    if output.is_dir():
        written = "\n".join(sorted(path.name for path in output.rglob("*"))).encode()
    else:
        written = output.read_bytes() if output.exists() else b""
    text = written + done.out.encode() + done.err.encode()
    return text.replace(str(folder).encode(), b"FOLDER")


def _checkout(layout: Layout, folder: Path, lines: Sequence[Sequence[str]]) -> list[_Outcome]:
    """Run the same in the checkout, with the dictionary that was frozen."""
    (index,) = layout.dictionary.glob("*.db")
    folders = [folder / str(number) for number in range(len(lines))]
    for each in folders:
        (each / "data").mkdir(parents=True)
        (each / "data" / "dictionaries").symlink_to(layout.dictionary)
    asked = [(str(each), _completed(line, each)) for each, line in zip(folders, lines, strict=True)]
    done = subprocess.run(
        [sys.executable, "-m", "install.checking.plain", str(index)],
        cwd=ROOT, input=json.dumps(asked).encode(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    answers = [Done(*answer) for answer in json.loads(done.stdout)]
    return [
        _Outcome(answer.status, _said(answer, each))
        for answer, each in zip(answers, folders, strict=True)
    ]


def _same_dictionary(layout: Layout) -> bool:
    sources = find_sources()
    names = [file.name for file in layout.dictionary.glob("*.db")]
    return bool(sources) and any(f"-{sources[0].date}-" in name for name in names)


@contextmanager
def _site() -> Iterator[int]:
    """Serve a page on this machine alone; give the port."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page().encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield int(server.server_port)
        finally:
            server.shutdown()
