"""What a line of a word list says, whatever the format of the list."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.vocabulary.status import Status


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One word of a list, as its maker wrote it.

    `number` is that of the line in its file, or of the note in its package, from 1 on. `other` is
    the word in the other script where the line gives both. `status` is None where the list does not
    tell how well the word is known; `raw` is the line as it stands in the list.
    """

    number: int
    hanzi: str
    pinyin: str = ""
    meaning: str = ""
    other: str = ""
    tags: tuple[str, ...] = ()
    status: Status | None = None
    raw: str = ""
