"""What becomes of a word when the learner keeps it, chooses a sense or a status."""

from __future__ import annotations

from dataclasses import replace

from desktop.ids import new_id
from desktop.language.document import Document, Place, Token
from desktop.language.quotes import quote_at
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Sentence, Word
from dictionaries.entry import Entry


def new_word(entry: Entry, status: Status) -> Word:
    """Make a word of an entry, with all its senses until one is chosen."""
    return Word(
        new_id(),
        entry.traditional,
        entry.simplified,
        entry.numbered,
        status,
        _texts(entry),
    )


def with_sense(word: Word, entry: Entry, sense: int) -> Word:
    """Keep one sense of the entry; if it is the one that is kept already, keep all again."""
    chosen = (entry.senses[sense].text,)
    return replace(word, senses=_texts(entry) if word.senses == chosen else chosen)


def chosen_sense(word: Word | None, entry: Entry) -> int | None:
    """Give the number of the sense that was chosen; None where there was nothing to choose."""
    texts = _texts(entry)
    if word is None or len(word.senses) != 1 or len(texts) < 2:
        return None
    return next((at for at, sense in enumerate(entry.senses) if sense.text in word.senses), None)


def with_sentence(word: Word, sentence: Sentence) -> Word:
    """Add a sentence, unless the word has it from that document already."""
    new = (sentence.document_id, sentence.text, sentence.start)
    if any((kept.document_id, kept.text, kept.start) == new for kept in word.sentences):
        return word
    return replace(word, sentences=(*word.sentences, sentence))


def without_place(word: Word, document: Document | None, place: Place | None) -> Word:
    """Take away the sentences that were saved from one place of a document."""
    if document is None or place is None:
        return word
    kept = [one for one in word.sentences if (one.document_id, one.place) != (document.id, place)]
    return replace(word, sentences=tuple(kept))


def sentence_of(
    document: Document, place: Place, token: Token, bounds: tuple[int, int]
) -> Sentence:
    """Make a sentence to keep; `bounds` are its first and last code point in the paragraph."""
    text = document.paragraphs[place.paragraph]
    start, end = bounds
    return Sentence(
        new_id(),
        document.id,
        document.title,
        place,
        token.end - token.start,
        text[start:end],
        token.start - start,
        quote_at(text, token.start, token.end),
    )


def _texts(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys([sense.text for sense in entry.senses]))
