"""Everything that is the user's as one file, to be taken to another machine and merged there.

The file is a zip: `manifest.json` says what it is, `study/TABLE.jsonl` has the rows of study.db, a
JSON object each, the deleted ones too, and `texts/SHA256.json` the texts of library.db. Rows are
merged one by one, and of two the one that was changed last counts, so that merging the same file
twice changes nothing. docs/moving.md describes it for others.
"""

from __future__ import annotations

import base64
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.language.document import Article, Chapter
from desktop.storage import documents, texts
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import StorageError
from desktop.storage.schema import STUDY
from desktop.storage.tables import Table, agree_on_ids, put_rows, user_tables
from dictionaries.errors import Cancelled

FORMAT, VERSION = "duben", 1
_MANIFEST = "manifest.json"
_LONGEST_LINE = 16 * 2**20  # bytes of a row
_LARGEST_TEXT = 512 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Merged:
    """How many rows and texts a merge has written."""

    rows: int
    texts: int


def write_archive(
    study: Database,
    library: Database,
    path: Path,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write everything to a file, whole or not at all; raises StorageError, and Cancelled."""
    kept = study.rows("SELECT id, sha256 FROM document ORDER BY created")
    unfinished = path.with_name(f"{path.name}.new")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            with study.reading() as read:
                tables = user_tables(read)
                for table in tables:
                    _write_table(archive, read, table)
            for number, (document_id, sha256) in enumerate(kept):
                if cancelled():
                    raise Cancelled
                if texts.has_text(library, document_id):
                    archive.writestr(f"texts/{sha256}.json", _text_of(library, document_id))
                progress((number + 1) / len(kept))
            archive.writestr(_MANIFEST, json.dumps(_manifest(tables), indent=2))
        unfinished.replace(path)
    except OSError as error:
        raise StorageError(f"{path} can't be written: {error.strerror or error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def merge_archive(
    study: Database,
    library: Database,
    path: Path,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """Merge such a file: all its rows in one transaction, then the texts that are not here.

    Raises StorageError where it is none, and then nothing has changed, and Cancelled.
    """
    try:
        with (
            zipfile.ZipFile(path) as archive,
            tempfile.TemporaryDirectory(prefix="duben-", ignore_cleanup_errors=True) as folder,
        ):
            _check(archive, path)
            other = Path(folder) / "study.db"
            try:
                _rebuild(archive, other)
            except StorageError as error:
                raise ValueError("rows that don't fit") from error
            if cancelled():
                raise Cancelled
            rows = _merge(study, other)
            return Merged(rows, _merge_texts(archive, study, library, progress, cancelled))
    except OSError as error:
        raise StorageError(f"{path.name} can't be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, sqlite3.Error,
            NotImplementedError, RuntimeError) as error:  # fmt: skip
        raise StorageError(f"{path.name} is damaged, or no file that Duben has written.") from error


# -- writing -------------------------------------------------------------------------------------


def _manifest(tables: tuple[Table, ...]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "schema": STUDY.version,
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "tables": [table.name for table in tables],
    }


def _write_table(archive: zipfile.ZipFile, read: Transaction, table: Table) -> None:
    rows = read.rows(f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY rowid")
    with archive.open(f"study/{table.name}.jsonl", "w", force_zip64=True) as file:
        for row in rows:
            line = json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)
            file.write(line.encode("utf-8", "surrogatepass") + b"\n")


def _text_of(library: Database, document_id: str) -> bytes:
    stored = texts.load_stored(library, document_id)
    value = {
        "paragraphs": stored.paragraphs,
        "chapters": [[one.title, one.paragraph, one.level] for one in stored.chapters],
        "article": stored.article.spans if stored.article is not None else None,
        "cover": base64.b64encode(stored.cover).decode("ascii"),
    }
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


# -- merging -------------------------------------------------------------------------------------


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    manifest = json.loads(archive.read(_MANIFEST))
    if manifest["format"] != FORMAT:
        raise ValueError("another format")
    if manifest["version"] > VERSION or manifest["schema"] > STUDY.version:
        raise StorageError(f"{path.name} was written by a newer Duben. Install the newest version.")


def _rebuild(archive: zipfile.ZipFile, path: Path) -> None:
    """Make a study.db of the rows in an archive; columns that it has not get their defaults."""
    with (
        closing(Database.open(path, STUDY, path.parent / "backups")) as made,
        made.transaction() as write,
    ):
        write.run("PRAGMA defer_foreign_keys = ON")
        for table in user_tables(write):
            name = f"study/{table.name}.jsonl"
            if name in archive.namelist():
                for row in _rows(archive, name):
                    columns = [column for column in table.columns if column in row]
                    marks = ", ".join("?" * len(columns))
                    write.run(
                        f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})",
                        [row[column] for column in columns],
                    )


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    with archive.open(name) as file:
        while line := file.readline(_LONGEST_LINE):
            row = json.loads(line.decode("utf-8", "surrogatepass"))
            if not isinstance(row, dict):
                raise TypeError("no row")
            yield row


def _merge(study: Database, other: Path) -> int:
    with study.attached(other), study.transaction() as write:
        tables = user_tables(write)
        agree_on_ids(write, tables)
        written = 0
        for table in tables:
            written += put_rows(
                write,
                table,
                ", ".join([f"there.{column}" for column in table.columns]),
                f"NOT EXISTS (SELECT 1 FROM main.{table.name} AS here WHERE here.id = there.id"
                " AND here.changed >= there.changed)",
            )
            # No later change may have a stamp below those that came in.
            write.run(
                "UPDATE clock SET highest = max(highest,"
                f" (SELECT ifnull(max(changed), 0) FROM main.{table.name}))"
            )
        return written


def _merge_texts(
    archive: zipfile.ZipFile,
    study: Database,
    library: Database,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> int:
    entries = [one for one in archive.infolist() if one.filename.startswith("texts/")]
    stored = 0
    for number, entry in enumerate(entries):
        if cancelled():
            raise Cancelled
        document_id = documents.id_of(study, Path(entry.filename).stem)
        if document_id is not None and not texts.has_text(library, document_id):
            if entry.file_size > _LARGEST_TEXT:
                raise ValueError("a text that is too large")
            value = json.loads(archive.read(entry).decode("utf-8", "surrogatepass"))
            spans = value["article"]
            texts.store_text(
                library,
                document_id,
                [str(paragraph) for paragraph in value["paragraphs"]],
                [Chapter(str(one), int(two), int(three)) for one, two, three in value["chapters"]],
                Article(tuple((int(a), int(b)) for a, b in spans)) if spans else None,
                base64.b64decode(value["cover"]),
            )
            stored += 1
        progress((number + 1) / len(entries))
    return stored
