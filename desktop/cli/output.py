"""Where commands write: UTF-8 with line feeds, whatever the machine's settings are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from errno import EINVAL, EPIPE
from io import UnsupportedOperation
from pathlib import Path


class ClosedPipeError(Exception):
    """Whoever read our output does not want more of it."""


def complain(message: str) -> int:
    """Say on standard error, in one line, why there is no result; give the exit status 1."""
    tell(message)
    return 1


def tell(message: str) -> None:
    """Say something on standard error, in one line; where there is none (on Windows), nothing."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.flush()
            sys.stderr.buffer.write(encoded(f"duben: {' '.join(message.split())}\n"))
            sys.stderr.flush()


def write_out(parts: Iterable[str]) -> None:
    """Write to standard output; where there is none (on Windows), to nowhere.

    Raises ClosedPipeError where the reader went away, OSError where the disk is full.
    """
    write_bytes(map(encoded, parts))


def write_bytes(parts: Iterable[bytes]) -> None:
    """Write to standard output what is encoded already, as write_out does."""
    if sys.stdout is None:
        for _ in parts:
            pass
        return
    stream = sys.stdout.buffer
    for data in parts:
        try:
            stream.write(data)
        except OSError as error:
            raise _lost_output(error) from error
    try:
        stream.flush()
    except OSError as error:
        raise _lost_output(error) from error


def write_file(path: Path, parts: Iterable[str]) -> None:
    """Write a file whole or not at all; raises OSError that names it.

    What is no file, such as a named pipe, is written to as the parts come.
    """
    # The window complains through this module too, and starts without it.
    from desktop.exports.whole_file import write_whole

    write_whole(path, map(encoded, parts))


def encoded(text: str) -> bytes:
    """Write text as UTF-8; half a surrogate pair, which UTF-8 does not have, as `?`."""
    return text.encode("utf-8", "replace")


def _lost_output(error: OSError) -> Exception:
    """Say what a failure to write means; nothing is written to standard output any more."""
    with suppress(OSError, UnsupportedOperation):
        # What is left in the buffer would fail once more when the interpreter ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    # Windows says EINVAL of a closed pipe.
    if error.errno in {EPIPE, EINVAL}:
        return ClosedPipeError()
    return OSError(error.errno, error.strerror, "standard output")
