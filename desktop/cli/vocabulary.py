"""The vocabulary as a file, and what it was at another time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from desktop import safekeeping
from desktop.cli.output import tell, write_file, write_out
from desktop.safekeeping import Occasion, Repair, Snapshot
from desktop.storage.errors import Damaged, StorageError
from desktop.study import Study

_HEAD = b"# Duben vocabulary"
_OCCASIONS = {
    Occasion.RESTORE: ", before something was restored",
    Occasion.UPDATE: ", before Duben was updated",
}


def export_vocabulary(data: Path, output: Path | None) -> None:
    """Write the vocabulary in the user's folder as a table, to a file or to standard output."""
    lines = safekeeping.export_vocabulary(data)
    if output is None:
        write_out(lines)
    else:
        write_file(output, lines)


def is_ours(file: Path) -> bool:
    """Say whether a file is a table of the whole vocabulary, or everything as one file; one that
    can't be read is left to whoever reads it.
    """
    try:
        with file.open("rb") as stream:
            head = stream.read(len(_HEAD) + 3)
    except OSError:
        return True
    if head.removeprefix(b"\xef\xbb\xbf").startswith(_HEAD):
        return True
    if not zipfile.is_zipfile(file):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return "manifest.json" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def import_vocabulary(data: Path, file: Path) -> None:
    """Add the words of such a table to the vocabulary, and say how many there were.

    A file with everything in it is merged.
    """
    if zipfile.is_zipfile(file):
        _merge_everything(data, file)
        return
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StorageError(f"{file} is no vocabulary that Duben wrote: it is not UTF-8.") from error
    done = safekeeping.import_vocabulary(data, text)
    added = safekeeping.words_text(done.added)
    write_out([f"{added} added, {done.changed:,} changed, {done.same:,} there already\n"])
    if done.malformed:
        numbers = ", ".join(map(str, done.malformed[:10]))
        more = " …" if len(done.malformed) > 10 else ""
        lines = "line" if len(done.malformed) == 1 else "lines"
        tell(f"{file}: no words in {lines} {numbers}{more}")


def restore_vocabulary(data: Path, when: str | None) -> None:
    """List the copies of the vocabulary, or restore the last one up to a day or a time.

    Where a file is damaged, restoring mends it: see `duben vocabulary restore latest`.
    """
    damaged = _damaged(data)
    if when is None:
        if damaged is not None:
            tell(f"{damaged} is damaged. To repair it, type “duben vocabulary restore latest”.")
        write_out(_listed(data))
        return
    now = datetime.now()
    if damaged is None:
        snapshot = safekeeping.find_snapshot(safekeeping.list_snapshots(data), when)
        done = safekeeping.restore(data, snapshot, now)
        write_out(
            [
                f"restored what was there on {_name(snapshot)}; to undo it, type “duben vocabulary"
                f' restore "{done.before.taken:%Y-%m-%d %H:%M}"”\n'
                if done.rows
                else f"nothing has changed since {_name(snapshot)}\n"
            ]
        )
    while damaged is not None:
        write_out([_mended(data, damaged, when, now)])
        damaged = _damaged(data)


def _mended(data: Path, damaged: Path, when: str, now: datetime) -> str:
    snapshot = None
    if damaged.name == "study.db" and when != "latest":
        snapshot = safekeeping.find_snapshot(safekeeping.list_snapshots(data), when)
    done = safekeeping.recover(data, damaged, now, lambda _: Repair.RESTORE, snapshot)
    return f"{done.told()}\n" if done is not None else ""


def _listed(data: Path) -> Iterator[str]:
    found = safekeeping.list_snapshots(data)
    for one in found:
        words = safekeeping.count_words(one)
        state = "damaged" if words is None else safekeeping.words_text(words)
        yield f"{_name(one)}  {state}{_OCCASIONS.get(one.occasion, '')}\n"
    if not found:
        yield "There is no copy of your vocabulary yet.\n"


def _name(snapshot: Snapshot) -> str:
    return f"{snapshot.taken:%Y-%m-%d %H:%M}"


def _damaged(data: Path) -> Path | None:
    """Give the file that can't be opened because it is damaged; one that is not there is sound."""
    if not (data / "study.db").exists():
        return None
    try:
        with closing(Study.open(data)):
            return None
    except Damaged as error:
        return error.path


def pack_everything(data: Path, output: Path) -> None:
    """Write all that is the user's to one file for another machine."""
    from desktop.moving import pack

    pack(data, output)


def _merge_everything(data: Path, file: Path) -> None:
    from desktop.moving import unpack

    done = unpack(data, file, datetime.now())
    write_out([f"{done.rows:,} entries and {done.texts:,} texts merged\n"])
