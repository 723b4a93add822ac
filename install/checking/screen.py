"""A display without a screen, of which one can see what is on it: Xvfb."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from install.checking.errors import CheckError

WIDTH, HEIGHT = 1280, 820
_HEADER = struct.Struct(">25I")
_COLOUR_BYTES = 12
_SECONDS_TO_STOP = 5


@dataclass(frozen=True, slots=True)
class Screen:
    """A running Xvfb: its name for DISPLAY, and the file in which it keeps what is shown."""

    display: str
    memory: mmap.mmap
    start: int
    line: int

    def pixels(self) -> bytes:
        """Give what is shown now, four bytes a pixel, line after line."""
        return self.memory[self.start : self.start + self.line * HEIGHT]

    def image(self) -> QImage:
        """Give it as a picture of its own."""
        shown = self.pixels()
        return QImage(shown, WIDTH, HEIGHT, self.line, QImage.Format.Format_RGB32).copy()


@contextmanager
def screen() -> Iterator[Screen]:
    """Start Xvfb, and end it again; raises CheckError where it does not start."""
    with tempfile.TemporaryDirectory(prefix="duben-screen-") as folder:
        told, tell = os.pipe()
        command = [
            "Xvfb", "-displayfd", str(tell), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
            "-fbdir", folder, "-nolisten", "tcp", "-noreset", "-ac",
        ]  # fmt: skip
        with subprocess.Popen(
            command, pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            try:
                os.close(tell)
                with os.fdopen(told) as answer:
                    number = answer.readline().strip()
                if not number:
                    raise CheckError("Xvfb did not start")
                yield _opened(f":{number}", Path(folder) / "Xvfb_screen0")
            finally:
                server.terminate()
                server.wait(_SECONDS_TO_STOP)


def _opened(display: str, file: Path) -> Screen:
    """Understand the file, which has the form of the program xwd: a header, colours, pixels."""
    with file.open("rb") as data:
        memory = mmap.mmap(data.fileno(), 0, access=mmap.ACCESS_READ)
    header = _HEADER.unpack_from(memory)
    size, line, colours = header[0], header[12], header[19]
    if (header[4], header[5], header[11]) != (WIDTH, HEIGHT, 32):
        raise CheckError("Xvfb shows something else than was asked for")
    return Screen(display, memory, size + colours * _COLOUR_BYTES, line)
