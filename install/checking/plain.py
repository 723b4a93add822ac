"""Run commands of the checkout, one after the other: what they say is what is expected.

`python -m install.checking.plain INDEX` reads a JSON list of [folder, arguments] from standard
input and writes one of [status, output, errors].
"""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from desktop.__main__ import main
from desktop.cli import commands
from desktop.language.language import Language
from dictionaries.index import Index


def run_all(index: Path, lines: list[tuple[str, list[str]]]) -> list[tuple[int, str, str]]:
    """Run the commands in their folders; the dictionary in `index` is loaded once for all."""
    language = Language(Index.open(index))
    setattr(commands, "Language", lambda *_: language)  # noqa: B010  # a type is not assigned to
    return [_run(Path(folder), arguments) for folder, arguments in lines]


def _run(folder: Path, arguments: list[str]) -> tuple[int, str, str]:
    os.chdir(folder)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode("utf-8"))
    return status, said[0], said[1]


if __name__ == "__main__":
    json.dump(run_all(Path(sys.argv[1]), json.load(sys.stdin)), sys.stdout)
