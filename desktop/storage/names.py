"""The names that the learner ignores, in study.db."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.ids import new_id
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved
from desktop.vocabulary.ignored import IgnoredName, NameChange
from desktop.vocabulary.word import Changes

_NAME = "SELECT id, text, document, created, changed FROM ignored_name"


def load_names(study: Database, document_id: str) -> tuple[IgnoredName, ...]:
    """Give the names that are ignored in a document or everywhere, the oldest first."""
    rows = study.rows(
        f"{_NAME} WHERE deleted = 0 AND document IN ('', ?) ORDER BY created", (document_id,)
    )
    return tuple([IgnoredName(*row) for row in rows])


def all_names(study: Database) -> tuple[IgnoredName, ...]:
    """Give all names that are ignored anywhere, the oldest first."""
    rows = study.rows(f"{_NAME} WHERE deleted = 0 ORDER BY created")
    return tuple([IgnoredName(*row) for row in rows])


def ignore_name(study: Database, name: str, text: str, document_id: str = "") -> Changes:
    """Ignore a name in a document, or everywhere; `name` says what is being done."""
    with study.transaction() as write:
        found = write.rows(
            f"{_NAME} WHERE text = ? AND document = ? AND deleted = 0", (text, document_id)
        )
        if found:
            return Changes(name)
        after = _put(write, IgnoredName(new_id(), text, document_id))
        return Changes(name, names=(NameChange(None, after),))


def heed_names(study: Database, name: str, ignored: Sequence[IgnoredName]) -> Changes:
    """Let names be words again, in one transaction."""
    with study.transaction() as write:
        now = [_kept(write, one) for one in ignored]
        kept = [one for one in now if one is not None]
        for one in kept:
            _bury(write, one)
        return Changes(name, names=tuple([NameChange(one, None) for one in kept]))


def reverted(write: Transaction, changes: Changes) -> tuple[NameChange, ...]:
    """Take changes back within a transaction; raises Moved where they were changed since."""
    result = []
    for change in changes.names:
        one = change.after or change.before
        if one is None:
            continue
        if (_kept(write, one) is None) is not (change.after is None):
            raise Moved(f"“{changes.name}” can't be taken back: the name has changed since.")
        if change.before is not None:
            result.append(NameChange(None, _put(write, change.before)))
        else:
            _bury(write, one)
            result.append(NameChange(one, None))
    return tuple(result)


def _kept(write: Transaction, name: IgnoredName) -> IgnoredName | None:
    """Give a name as it is ignored now, in the same place."""
    rows = write.rows(
        f"{_NAME} WHERE text = ? AND document = ? AND deleted = 0", (name.text, name.document_id)
    )
    return IgnoredName(*rows[0]) if rows else None


def _put(write: Transaction, name: IgnoredName) -> IgnoredName:
    created = name.created or write.stamp
    write.run(
        "INSERT INTO ignored_name VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (text, document) DO UPDATE"
        " SET created = excluded.created, changed = excluded.changed, deleted = 0",
        (name.id, name.text, name.document_id, created, write.stamp),
    )
    rows = write.rows(f"{_NAME} WHERE text = ? AND document = ?", (name.text, name.document_id))
    return IgnoredName(*rows[0])


def _bury(write: Transaction, name: IgnoredName) -> None:
    write.run(
        "UPDATE ignored_name SET deleted = 1, changed = ? WHERE text = ? AND document = ?",
        (write.stamp, name.text, name.document_id),
    )
