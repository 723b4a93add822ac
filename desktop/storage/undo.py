"""Take a write back by a write of its own."""

from __future__ import annotations

from desktop.storage import corrections, words
from desktop.storage.database import Database
from desktop.vocabulary.word import Changes


def revert(study: Database, changes: Changes) -> Changes:
    """Take changes back in one transaction; raises Moved where others have changed them since.

    What it returns can be taken back in turn.
    """
    with study.transaction() as write:
        return Changes(
            changes.name,
            words.reverted(write, changes),
            corrections.reverted(write, changes),
        )
