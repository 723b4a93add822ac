"""The learner's corrections in study.db, apart from every dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from desktop.language.corrections import Correction, CorrectionChange, Kind, Scope
from desktop.language.document import Place, Quote
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved
from desktop.vocabulary.word import Changes

_COLUMNS = (
    "SELECT id, kind, text, value, scope, document, document_title, paragraph, offset, quote,"
    " quote_before, quote_after, created, changed FROM correction"
)
_BATCH = 500


def load_corrections(study: Database) -> tuple[Correction, ...]:
    """Give all corrections, the oldest first."""
    rows = study.rows(f"{_COLUMNS} WHERE deleted = 0 ORDER BY created, rowid")
    return tuple([_correction(*row) for row in rows])


def write_corrections(
    study: Database,
    name: str,
    corrections: Iterable[Correction],
    removed: Sequence[Correction] = (),
) -> Changes:
    """Write corrections in one transaction, each in the place of the one that it is the same as,
    and remove others.
    """
    with study.transaction() as write:
        changes = _buried(write, removed)
        for correction in corrections:
            kind, text, scope, document, place = correction.identity
            found = write.rows(
                "SELECT id FROM correction WHERE kind = ? AND text = ? AND scope = ?"
                " AND document = ? AND paragraph IS ? AND offset IS ?",
                (kind, text, scope, document, *_numbers(place)),
            )
            kept = replace(correction, id=found[0][0] if found else correction.id)
            before = _with_ids(write, [kept.id]).get(kept.id)
            if before is None or before.value != kept.value:
                changes.append(CorrectionChange(before, _put(write, kept)))
        return Changes(name, corrections=tuple(changes))


def delete_corrections(study: Database, name: str, corrections: Sequence[Correction]) -> Changes:
    """Remove corrections in one transaction."""
    with study.transaction() as write:
        return Changes(name, corrections=tuple(_buried(write, corrections)))


def reverted(write: Transaction, changes: Changes) -> tuple[CorrectionChange, ...]:
    """Take changes back within a transaction; raises Moved where others have changed them since."""
    touched = [change.after or change.before for change in changes.corrections]
    now = _with_ids(write, [one.id for one in touched if one is not None])
    result = []
    for one, change in zip(touched, changes.corrections, strict=True):
        before, after = change.before, change.after
        current = now.get(one.id) if one is not None else None
        if _content(current) != _content(after):
            raise Moved(f"“{changes.name}” can't be taken back: it has been changed since.")
        if before is not None:
            result.append(CorrectionChange(after, _put(write, before)))
        elif after is not None:
            _bury(write, after.id)
            result.append(CorrectionChange(after, None))
    return tuple(result)


def _content(correction: Correction | None) -> Correction | None:
    """Leave out what tells only when it was written."""
    return replace(correction, changed=0) if correction is not None else None


def _put(write: Transaction, correction: Correction) -> Correction:
    created = correction.created or write.stamp
    quote = correction.quote or Quote("", "", "")
    write.run(
        "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET value = excluded.value, quote = excluded.quote,"
        " quote_before = excluded.quote_before, quote_after = excluded.quote_after,"
        " created = excluded.created, changed = excluded.changed, deleted = 0",
        (
            correction.id,
            correction.kind,
            correction.text,
            correction.value,
            correction.scope,
            correction.document_id,
            correction.document_title,
            *_numbers(correction.place),
            quote.text,
            quote.before,
            quote.after,
            created,
            write.stamp,
        ),
    )
    return replace(correction, created=created, changed=write.stamp)


def _bury(write: Transaction, correction_id: str) -> None:
    write.run(
        "UPDATE correction SET deleted = 1, changed = ? WHERE id = ?", (write.stamp, correction_id)
    )


def _buried(write: Transaction, corrections: Sequence[Correction]) -> list[CorrectionChange]:
    kept = _with_ids(write, [correction.id for correction in corrections])
    for key in kept:
        _bury(write, key)
    return [CorrectionChange(one, None) for one in kept.values()]


def _numbers(place: Place | None) -> tuple[int | None, int | None]:
    return (None, None) if place is None else (place.paragraph, place.offset)


def _with_ids(write: Transaction, ids: Sequence[str]) -> dict[str, Correction]:
    found: dict[str, Correction] = {}
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = write.rows(f"{_COLUMNS} WHERE deleted = 0 AND id IN ({marks})", batch)
        found |= {row[0]: _correction(*row) for row in rows}
    return found


def _correction(
    key: str,
    kind: str,
    text: str,
    value: str,
    scope: str,
    document: str,
    title: str,
    paragraph: int | None,
    offset: int | None,
    *rest: Any,  # noqa: ANN401  # quote and stamps
) -> Correction:
    quote, before, after, created, changed = rest
    here = paragraph is not None and offset is not None
    return Correction(
        key,
        Kind(kind),
        text,
        value,
        Scope(scope),
        document,
        title,
        Place(paragraph, offset) if paragraph is not None and offset is not None else None,
        Quote(quote, before, after) if here else None,
        created,
        changed,
    )
