"""Change very many words of study.db at once: their rows alone, whatever hangs on them.

What is deleted so takes its senses and sentences along; they get the same stamp, by which they are
told from those that were deleted before, and come back with it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, RowChange, WordRow

Progress = Callable[[float], None]
Content = tuple[str, str, str, int]
"""Status, note, tags and whether it is deleted, as they follow each other in a WordRow."""

_ROW = (
    "SELECT id, traditional, simplified, reading, status, note, tags, deleted, changed FROM word"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_BATCH = 5000
_CONTENT = WordRow._fields.index("status")
_CHILDREN = ("sense", "sentence")


def set_statuses(
    study: Database,
    name: str,
    ids: Sequence[str],
    status: Status,
    progress: Progress = lambda _: None,
) -> Changes:
    """Give words a status in one transaction; `progress` is told the share done, 0 to 1."""
    return _changed(study, name, ids, lambda row: (status.value, row.note, row.tags, 0), progress)


def set_word_tags(
    study: Database,
    name: str,
    ids: Sequence[str],
    add: Collection[str] = (),
    remove: Collection[str] = (),
    progress: Progress = lambda _: None,
) -> Changes:
    """Put tags on words and take others off, in one transaction."""
    gone = frozenset(remove)
    made: dict[str, str] = {}

    def tagged(row: WordRow) -> Content:
        if row.tags not in made:
            kept = [tag for tag in row.tags.split("\n") if tag and tag not in gone]
            made[row.tags] = "\n".join(dict.fromkeys([*kept, *add]))
        return (row.status, row.note, made[row.tags], 0)

    return _changed(study, name, ids, tagged, progress)


def delete_rows(
    study: Database, name: str, ids: Sequence[str], progress: Progress = lambda _: None
) -> Changes:
    """Delete words in one transaction."""
    return _changed(study, name, ids, lambda row: (row.status, row.note, row.tags, 1), progress)


def reverted_rows(
    write: Transaction, changes: Changes, progress: Progress = lambda _: None
) -> tuple[RowChange, ...]:
    """Take changes back within a transaction; raises Moved where the words have changed since."""
    result: list[RowChange] = []
    for first in range(0, len(changes.rows), _BATCH):
        batch = changes.rows[first : first + _BATCH]
        left = [after for _, after in batch]
        now = _rows(write, [row.id for row in left])
        if len(now) < len(batch) or not all(map(_is_as_left, now, left)):
            raise Moved(f"“{changes.name}” can't be taken back: a word has changed since.")
        pairs = [
            (current, _with(before, before.content, write.stamp))
            for current, (before, _) in zip(now, batch, strict=True)
        ]
        _put(write, pairs)
        result += pairs
        progress(len(result) / len(changes.rows))
    return tuple(result)


def _changed(
    study: Database,
    name: str,
    ids: Sequence[str],
    change: Callable[[WordRow], Content],
    progress: Progress,
) -> Changes:
    with study.transaction() as write:
        result: list[RowChange] = []
        for first in range(0, len(ids), _BATCH):
            pairs = []
            for row in _rows(write, ids[first : first + _BATCH]):
                content = row.content if row.deleted else change(row)
                if content != row.content:
                    pairs.append((row, _with(row, content, write.stamp)))
            _put(write, pairs)
            result += pairs
            progress(min(1.0, (first + _BATCH) / len(ids)))
        return Changes(name, rows=tuple(result))


def _with(row: WordRow, content: Content, stamp: int) -> WordRow:
    return WordRow._make((*row[:_CONTENT], *content, stamp))


def _is_as_left(current: WordRow, after: WordRow) -> bool:
    """Tell whether a word is as a write has left it; a deleted one by that very write.

    What hung on a word that was saved and deleted again since would not come back as it was.
    """
    if current.deleted and current.changed != after.changed:
        return False
    return current.content == after.content


def _rows(write: Transaction, ids: Sequence[str]) -> list[WordRow]:
    """Give the rows with some ids, deleted ones too, in the order asked for."""
    found = {row[0]: WordRow._make(row) for row in write.rows(_ROW, (json.dumps(ids),))}
    return [found[key] for key in ids if key in found]


def _put(write: Transaction, pairs: Sequence[RowChange]) -> None:
    buried = [after.id for before, after in pairs if after.deleted and not before.deleted]
    raised: dict[int, list[str]] = defaultdict(list)
    for before, after in pairs:
        if before.deleted and not after.deleted:
            raised[before.changed].append(after.id)
    for table in _CHILDREN if buried else ():
        write.run(
            f"UPDATE {table} SET deleted = 1, changed = ? WHERE deleted = 0"
            " AND word IN (SELECT value FROM json_each(?))",
            (write.stamp, json.dumps(buried)),
        )
    for stamp, ids in raised.items():
        for table in _CHILDREN:
            write.run(
                f"UPDATE {table} SET deleted = 0, changed = ? WHERE deleted = 1 AND changed = ?"
                " AND word IN (SELECT value FROM json_each(?))",
                (write.stamp, stamp, json.dumps(ids)),
            )
    write.run_many(
        "UPDATE word SET status = ?, note = ?, tags = ?, deleted = ?, changed = ? WHERE id = ?",
        [after[_CONTENT:] + after[:1] for _, after in pairs],
    )
