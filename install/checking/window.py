"""Drive the real window on a display: look at it, save a word with mouse and keys, close it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from install.checking.errors import CheckError
from install.checking.pictures import check_picture
from install.checking.screen import Screen
from install.checking.situations import Situation, runner

_PATIENCE = 40.0  # seconds; a busy machine is slow
_STILL = 0.6  # seconds without a change: it is all there
_LOOK = 0.05
_QUIT = "ctrl+q"


def check_window(program: Path, article: Path, folder: Path, shown: Screen, *, keys: bool) -> str:
    """Start the window twice on the same data, with a word saved in between.

    `keys` says whether there is a program to press keys with; else the window is only looked at.
    Pictures of what was seen are left in the folder of the data's folder. Raises CheckError.
    """
    environ = {"HOME": str(folder), "LANG": "C.UTF-8", "DISPLAY": shown.display}
    data = folder / "data"
    with _started(program, article, data, environ) as process:
        seen = _look(shown, process)
        shown.image().save(str(folder / "first.png"))
        if not keys:
            return f"{seen}; no keys were pressed, for there is no xdotool here"
        _focus(environ)
        _save_word(program, data, environ, process)
        shown.image().save(str(folder / "saved.png"))
        _quit(process, environ)
    with _started(program, article, data, environ) as process:
        _look(shown, process)
        shown.image().save(str(folder / "again.png"))
        _focus(environ)
        _quit(process, environ)
    return f"{seen}; a word saved with R, found and exported after a restart"


@contextmanager
def _started(
    program: Path, article: Path, data: Path, environ: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    command = [str(program), "--data-dir", str(data), str(article)]
    with subprocess.Popen(
        command, env={"PATH": os.defpath, **environ}, user=runner(), group=runner(),
        cwd=data.parent, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def _look(shown: Screen, process: subprocess.Popen[bytes]) -> str:
    """Wait until there is a window that has been still for a moment; give what is seen."""
    end = time.monotonic() + _PATIENCE
    before, since = shown.pixels(), time.monotonic()
    while True:
        if process.poll() is not None:
            said = process.stdout.read().decode("utf-8", "replace") if process.stdout else ""
            raise CheckError(f"The window ended with {process.returncode}: {said.strip()[-500:]}")
        time.sleep(_LOOK)
        now = shown.pixels()
        if now != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > _STILL:
            try:
                return check_picture(shown.image())
            except CheckError:
                # A busy machine is not ready yet.
                if time.monotonic() > end:
                    raise


def _focus(environ: Mapping[str, str]) -> None:
    """Do what a window manager would: there is none that gives keys to a window."""
    _press(environ, "search", "--onlyvisible", "--name", ".", "windowfocus", "--sync")


def _save_word(
    program: Path, data: Path, environ: Mapping[str, str], process: subprocess.Popen[bytes]
) -> None:
    """Point at the text and press R until another process finds a word: the dictionary loads."""
    end = time.monotonic() + _PATIENCE
    place = 0
    while time.monotonic() < end and process.poll() is None:
        place = (place + 37) % 240
        _press(environ, "mousemove", str(420 + place), str(300 + place), "click", "1")
        time.sleep(0.3)
        _press(environ, "key", "r")
        time.sleep(0.3)
        if saved_words(program, data, environ):
            return
    raise CheckError("A word that was pointed at and saved with R is not in the vocabulary")


def saved_words(program: Path, data: Path, environ: Mapping[str, str]) -> list[str]:
    """Give the lines with words of the vocabulary, as a process of its own exports it."""
    situation = Situation("", environ)
    done = situation.run(
        program, "--data-dir", data, "vocabulary", "export", folder=data.parent
    ).soundly()
    return [line for line in done.out.splitlines()[1:] if not line.startswith("#")]


def _quit(process: subprocess.Popen[bytes], environ: Mapping[str, str]) -> None:
    _press(environ, "key", _QUIT)
    try:
        status = process.wait(_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise CheckError(f"The window does not close with {_QUIT}") from error
    if status:
        said = process.stdout.read().decode("utf-8", "replace") if process.stdout else ""
        raise CheckError(f"The window closed with exit status {status}: {said.strip()[-500:]}")


def _press(environ: Mapping[str, str], *arguments: str) -> None:
    command = ["xdotool", *arguments]
    environ = {"PATH": os.defpath, **environ}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CheckError(f"xdotool: {done.stderr.strip()}")
