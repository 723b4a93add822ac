"""Write files whole or not at all, so that what stood there before is lost to nothing half done."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from desktop.ids import new_id


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole or not at all; raises OSError that names it.

    What is no file, such as a named pipe or a device, is written to as the parts come.
    """
    # A link stays one.
    target = path.resolve()
    is_plain = target.is_file() or not target.exists()
    new = target.parent / f".duben-{os.getpid()}-{new_id()}.new" if is_plain else target
    try:
        try:
            with new.open("wb") as stream:
                stream.writelines(parts)
                stream.flush()
                if is_plain:
                    os.fsync(stream.fileno())
            if is_plain:
                new.replace(target)
        finally:
            if is_plain:
                new.unlink(missing_ok=True)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
