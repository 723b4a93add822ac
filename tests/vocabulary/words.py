"""Words for the tests, written short."""

from __future__ import annotations

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word


def made_word(
    simplified: str,
    reading: str,
    sense: str = "",
    status: Status = Status.LEARNING,
    *,
    traditional: str = "",
    tags: tuple[str, ...] = (),
    note: str = "",
    titles: tuple[str, ...] = (),
    created: int = 0,
) -> Word:
    """Make a word, with a sentence of each of some texts."""
    return Word(
        new_id(),
        traditional or simplified,
        simplified,
        reading,
        status,
        (sense,) if sense else (),
        tuple([made_sentence(simplified, title) for title in titles]),
        note,
        tags,
        created,
    )


def made_sentence(word: str, title: str = "一课") -> Sentence:
    """Make a sentence with a word in it."""
    text = f"这是{word}吗？"
    quote = Quote(word, "这是", "吗？")
    return Sentence(new_id(), f"id of {title}", title, Place(0, 2), len(word), text, 2, quote)
