"""What is known about a word that was looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.language.alternatives import Alternative
    from desktop.language.choices import Choice
    from desktop.language.document import Document, Place, Token
    from desktop.language.levels import Level
    from desktop.language.name_words import Name
    from desktop.language.readings import WordReading
    from desktop.language.script_choices import ScriptChoice
    from desktop.vocabulary.status import Status
    from desktop.vocabulary.word import Word
    from dictionaries.entry import Entry


@dataclass(frozen=True, slots=True)
class Lookup:
    """All that the word card paints.

    `document`, `place` and `token` are None where the word was not found in a text. `entry` is the
    number of the entry that is meant, `chosen` of its sense that the learner chose, `sentence` the
    sentence with the word's first and last code point in it, `count` how often the word stands in
    the text (None until that is known), `frequency` a name or empty. `doubt` says what was a close
    call at that place, `choices` what may stand there, what is shown first, and `scripts` how it
    was converted where that was a choice. `name` is the name that the token is part of.
    `character_level` is that of HSK 3.0 for a single character that is no word there.
    """

    document: Document | None
    place: Place | None
    token: Token | None
    text: str
    entries: tuple[Entry, ...]
    entry: int | None
    reading: WordReading | None
    chosen: int | None
    word: Word | None
    sentence: tuple[str, int, int] | None
    alternatives: tuple[Alternative, ...]
    level: Level | None
    frequency: str
    count: int | None = None
    doubt: str | None = None
    choices: tuple[Choice, ...] = ()
    scripts: tuple[ScriptChoice, ...] = ()
    name: Name | None = None
    character_level: int | None = None

    @property
    def status(self) -> Status | None:
        """The status of the word that is meant; None where the learner never touched it."""
        return self.word.status if self.word is not None else None
