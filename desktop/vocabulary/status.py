"""How well the learner knows a word."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How well a word is known; a word that was never touched has none."""

    NEW = "new"
    LEARNING = "learning"
    KNOWN = "known"
    IGNORED = "ignored"
