"""The ledger in study.db: which words were exported where, and what they were like then."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.ids import new_id
from desktop.storage.database import Database

Identity = tuple[str, str, str]


def load_ledger(study: Database, target: str) -> dict[Identity, str]:
    """Give the digest of each word as it was exported to a target last."""
    rows = study.rows(
        "SELECT traditional, simplified, reading, digest FROM exported"
        " WHERE target = ? AND deleted = 0",
        (target,),
    )
    return {
        (traditional, simplified, reading): digest
        for traditional, simplified, reading, digest in rows
    }


def record_export(study: Database, target: str, digests: Mapping[Identity, str]) -> None:
    """Note in one transaction that words were exported to a target, each with its digest."""
    with study.transaction() as write:
        write.run_many(
            "INSERT INTO exported VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"
            " ON CONFLICT (target, traditional, simplified, reading) DO UPDATE SET"
            " digest = excluded.digest, exported = excluded.exported, changed = excluded.changed,"
            " deleted = 0",
            [
                (new_id(), target, *identity, digest, write.stamp, write.stamp)
                for identity, digest in digests.items()
            ],
        )
