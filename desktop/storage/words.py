"""The learner's words in study.db, with their senses and sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from desktop.ids import new_id
from desktop.language.document import Place, Quote
from desktop.storage.database import Database, Transaction
from desktop.storage.errors import Moved
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes, Sentence, Word, WordChange

_WORD = (
    "SELECT id, traditional, simplified, reading, status, note, tags, created, changed FROM word"
)
_SENSES = "SELECT word, text FROM sense WHERE deleted = 0"
_SENTENCES = (
    "SELECT word, id, document, document_title, paragraph, offset, length, text, start, quote,"
    " quote_before, quote_after FROM sentence WHERE deleted = 0"
)
_BATCH = 500  # SQLite takes 999 values in old versions


def load_words(study: Database) -> tuple[Word, ...]:
    """Give all words, the oldest first."""
    rows = study.rows(f"{_WORD} WHERE deleted = 0 ORDER BY created, rowid")
    senses = study.rows(f"{_SENSES} ORDER BY position")
    sentences = study.rows(f"{_SENTENCES} ORDER BY position")
    return _assembled(rows, senses, sentences)


def load_words_with(study: Database, ids: Sequence[str]) -> dict[str, Word]:
    """Give the words with some ids, without those that are deleted."""
    return _words_of(study, ids)


def load_word(study: Database, identity: tuple[str, str, str]) -> Word | None:
    """Give the word with some headwords and reading; None where it is not kept."""
    found = study.rows(
        "SELECT id FROM word WHERE deleted = 0 AND traditional = ? AND simplified = ?"
        " AND reading = ?",
        identity,
    )
    return _words_of(study, [found[0][0]]).get(found[0][0]) if found else None


def write_words(study: Database, name: str, words: Iterable[Word]) -> Changes:
    """Write words as they are given, in one transaction; `name` says what is being done.

    A word that takes the place of a deleted one gets that one's id. Stamps are given here; when a
    word was saved first stays unless it says so itself.
    """
    with study.transaction() as write:
        asked = list(words)
        ids: dict[tuple[str, str, str], str] = {}
        for word in asked:
            found = write.rows(
                "SELECT id FROM word WHERE traditional = ? AND simplified = ? AND reading = ?",
                word.identity,
            )
            if found:
                ids[word.identity] = found[0][0]
        now = _words_of(write, list(dict.fromkeys(ids.values())))
        changes: dict[str, WordChange] = {}
        for word in asked:
            is_new = word.identity not in ids
            kept = replace(word, id=ids.setdefault(word.identity, word.id))
            before = now.get(kept.id)
            if before is not None and not kept.created:
                kept = replace(kept, created=before.created)
            if before is not None and _content(before) == _content(kept):
                continue
            after = now[kept.id] = _put(write, before, kept, is_new=is_new)
            # Of a word that is given twice, undo leads to what was before both.
            first = changes.get(kept.id)
            changes[kept.id] = WordChange(first.before if first is not None else before, after)
        return Changes(name, tuple(changes.values()))


def delete_words(study: Database, name: str, words: Sequence[Word]) -> Changes:
    """Delete words in one transaction."""
    with study.transaction() as write:
        kept = _words_of(write, [word.id for word in words])
        for key in kept:
            _bury(write, key)
        return Changes(name, tuple([WordChange(word, None) for word in kept.values()]))


def reverted(write: Transaction, changes: Changes) -> tuple[WordChange, ...]:
    """Take changes back within a transaction; raises Moved where the words have changed since."""
    touched = [change.after or change.before for change in changes.words]
    now = _words_of(write, [word.id for word in touched if word is not None])
    result = []
    for word, change in zip(touched, changes.words, strict=True):
        before, after = change.before, change.after
        current = now.get(word.id) if word is not None else None
        if _content(current) != _content(after):
            raise Moved(f"“{changes.name}” can't be taken back: the word has changed since.")
        if before is not None:
            result.append(WordChange(after, _put(write, current, before)))
        elif after is not None:
            _bury(write, after.id)
            result.append(WordChange(after, None))
    return tuple(result)


def _content(word: Word | None) -> Word | None:
    """Leave out of a word what tells only when it was written."""
    return replace(word, changed=0) if word is not None else None


def _put(write: Transaction, before: Word | None, word: Word, *, is_new: bool = False) -> Word:
    """Write a word with all that hangs on it, and give it as it is kept.

    A word that `is_new` was never there, so that nothing can hang on it.
    """
    created = word.created or write.stamp
    write.run(
        "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET"
        " status = excluded.status, note = excluded.note, tags = excluded.tags,"
        " created = excluded.created, changed = excluded.changed, deleted = 0",
        (
            word.id,
            *word.identity,
            word.status,
            word.note,
            "\n".join(word.tags),
            created,
            write.stamp,
        ),
    )
    if before is None or before.senses != word.senses:
        if not is_new:
            _bury_children(write, "sense", word.id)
        _put_senses(write, word)
    if before is None or before.sentences != word.sentences:
        if not is_new:
            _bury_children(write, "sentence", word.id)
        _put_sentences(write, word)
    return replace(word, created=created, changed=write.stamp)


def _put_senses(write: Transaction, word: Word) -> None:
    write.run_many(
        "INSERT INTO sense VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (word, text) DO UPDATE SET"
        " position = excluded.position, changed = excluded.changed, deleted = 0",
        [
            (new_id(), word.id, position, text, write.stamp)
            for position, text in enumerate(dict.fromkeys(word.senses))
        ],
    )


def _put_sentences(write: Transaction, word: Word) -> None:
    write.run_many(
        "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"
        " ON CONFLICT (id) DO UPDATE SET position = excluded.position,"
        " changed = excluded.changed, deleted = 0",
        [
            (
                sentence.id,
                word.id,
                sentence.document_id,
                sentence.document_title,
                sentence.place.paragraph,
                sentence.place.offset,
                sentence.length,
                sentence.text,
                sentence.start,
                sentence.quote.text,
                sentence.quote.before,
                sentence.quote.after,
                position,
                write.stamp,
            )
            for position, sentence in enumerate(word.sentences)
        ],
    )


def _bury(write: Transaction, word_id: str) -> None:
    """Put tombstones on a word and on all that hangs on it."""
    write.run("UPDATE word SET deleted = 1, changed = ? WHERE id = ?", (write.stamp, word_id))
    _bury_children(write, "sense", word_id)
    _bury_children(write, "sentence", word_id)


def _bury_children(write: Transaction, table: str, word_id: str) -> None:
    write.run(
        f"UPDATE {table} SET deleted = 1, changed = ? WHERE word = ? AND deleted = 0",
        (write.stamp, word_id),
    )


def _words_of(source: Database | Transaction, ids: Sequence[str]) -> dict[str, Word]:
    """Give the words with some ids, without those that are deleted."""
    found: dict[str, Word] = {}
    for first in range(0, len(ids), _BATCH):
        batch = ids[first : first + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = source.rows(f"{_WORD} WHERE deleted = 0 AND id IN ({marks})", batch)
        senses = source.rows(f"{_SENSES} AND word IN ({marks}) ORDER BY position", batch)
        sentences = source.rows(f"{_SENTENCES} AND word IN ({marks}) ORDER BY position", batch)
        found |= {word.id: word for word in _assembled(rows, senses, sentences)}
    return found


def _assembled(
    rows: Iterable[tuple[Any, ...]],
    senses: Iterable[tuple[Any, ...]],
    sentences: Iterable[tuple[Any, ...]],
) -> tuple[Word, ...]:
    texts: dict[str, list[str]] = defaultdict(list)
    for word_id, text in senses:
        texts[word_id].append(text)
    kept: dict[str, list[Sentence]] = defaultdict(list)
    for word_id, *columns in sentences:
        kept[word_id].append(_sentence(*columns))
    return tuple(
        [
            Word(
                key,
                traditional,
                simplified,
                reading,
                Status(status),
                tuple(texts.get(key, ())),
                tuple(kept.get(key, ())),
                note,
                tuple(tags.split("\n")) if tags else (),
                created,
                changed,
            )
            for key, traditional, simplified, reading, status, note, tags, created, changed in rows
        ]
    )


def _sentence(
    key: str,
    document_id: str,
    title: str,
    paragraph: int,
    offset: int,
    length: int,
    text: str,
    start: int,
    quote: str,
    before: str,
    after: str,
) -> Sentence:
    return Sentence(
        key,
        document_id,
        title,
        Place(paragraph, offset),
        length,
        text,
        start,
        Quote(quote, before, after),
    )
