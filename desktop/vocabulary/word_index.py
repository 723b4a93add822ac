"""All words at hand to be found and sorted at once, a hundred thousand of them too.

It holds what words are found and sorted by and nothing else; a word itself is read when it is
shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from desktop.vocabulary.finding import numbered_key, parse_query, pinyin_test, plain_key
from desktop.vocabulary.status import Status
from desktop.vocabulary.word import Changes
from desktop.vocabulary.word_facts import (
    Column,
    Facts,
    Levels,
    count_tags,
    facts_of,
    sort_key,
    text_of,
)
from desktop.vocabulary.word_filter import Filter, field_tests

Positions = npt.NDArray[np.int32]
_MOST_FOLLOWED = 2000
_BY_PINYIN = frozenset((Column.HEADWORD, Column.READING))
"""What a word is sorted by there is what makes it the same, and never changes."""


class WordIndex:
    """The facts of all words by position, the oldest first; positions never change."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self._facts = list(facts)
        self._ids = [one.id for one in self._facts]
        self._numbered = [numbered_key(one.reading) for one in self._facts]
        self._plain = list(map(plain_key, self._numbered))
        self._texts = list(map(text_of, self._facts))
        self._alive = np.ones(len(self._facts), dtype=np.bool_)
        self._at: dict[str, int] | None = None
        self._orders: dict[Column, tuple[Positions, Positions]] = {}

    # -- what there is -------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """The number of words."""
        return int(np.count_nonzero(self._alive))

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all words by position, also of those that were deleted since."""
        return self._ids

    def facts(self, positions: Iterable[int]) -> list[Facts]:
        """Give the facts at some positions."""
        return [self._facts[at] for at in positions]

    def counts(self) -> Counter[Status]:
        """Count the words by status."""
        found = Counter(one.status for one in self._living())
        return Counter({Status(value): count for value, count in found.items()})

    def tags(self) -> list[tuple[str, int]]:
        """Give all tags in order, each with the number of its words."""
        return sorted(count_tags(self._living()).items())

    def documents(self) -> list[tuple[str, str, int]]:
        """Give the documents that words are from: id, title and number of words, most first."""
        counts: Counter[str] = Counter()
        titles: dict[str, str] = {}
        for documents, count in Counter(one.documents for one in self._living()).items():
            for key, title in documents:
                counts[key] += count
                titles[key] = title
        return [(key, titles[key], count) for key, count in counts.most_common()]

    def _living(self) -> list[Facts]:
        if self._alive.all():
            return self._facts
        return [self._facts[at] for at in np.flatnonzero(self._alive).tolist()]

    # -- finding and sorting ---------------------------------------------------------------------

    def arranged(self, wanted: Filter, column: Column, *, descending: bool) -> Positions:
        """Give the positions of what a filter leaves, sorted by a column.

        Words that have nothing in that column come last either way.
        """
        having, lacking = self._order(column)
        order = np.concatenate((having[::-1] if descending else having, lacking))
        shown = self._alive
        if wanted:
            shown = np.zeros(len(self._facts), dtype=np.bool_)
            shown[self._found(wanted)] = True
        return order[shown[order]]

    def _found(self, wanted: Filter) -> list[int]:
        query = parse_query(wanted.query)
        positions: list[int] = np.flatnonzero(self._alive).tolist()
        if query.impossible:
            return []
        facts = self._facts
        for test in field_tests(wanted, query):
            positions = [at for at in positions if test(facts[at])]
        return self._with_terms(positions, query.terms) if query.terms else positions

    def _with_terms(self, positions: list[int], terms: Sequence[str]) -> list[int]:
        """Leave what has each term in its texts or in its pinyin, or all of them as pinyin."""
        left = positions
        for term in terms:
            left = self._with_term(left, term, term)
        if len(terms) == 1:
            return left
        whole = self._with_term(positions, None, "".join(terms))
        return sorted({*left, *whole})

    def _with_term(self, positions: list[int], text: str | None, pinyin: str) -> list[int]:
        texts, plain, numbered = self._texts, self._plain, self._numbered
        fits = pinyin_test(pinyin)
        if text is None:
            return [at for at in positions if fits(plain[at], numbered[at])] if fits else []
        if fits is None:
            return [at for at in positions if text in texts[at]]
        return [at for at in positions if text in texts[at] or fits(plain[at], numbered[at])]

    def _order(self, column: Column) -> tuple[Positions, Positions]:
        """Give all positions in the ascending order of a column, and those that lack a value."""
        if column not in self._orders:
            keys = self._keys(column)
            having = [at for at, key in enumerate(keys) if key]
            having.sort(key=keys.__getitem__)
            lacking = [at for at, key in enumerate(keys) if not key]
            self._orders[column] = (
                np.array(having, dtype=np.int32),
                np.array(lacking, dtype=np.int32),
            )
        return self._orders[column]

    def _keys(self, column: Column) -> list[Any]:
        """Give what a column is sorted by; what is false there is no value."""
        facts = self._facts
        if column is Column.HEADWORD:
            pairs = zip(self._numbered, facts, strict=True)
            return [f"{numbered}\0{one.simplified}" for numbered, one in pairs]
        if column is Column.READING:
            return self._numbered
        return list(map(sort_key(column), facts))

    # -- following -------------------------------------------------------------------------------

    def follow(self, changes: Changes, describe: Callable[[str], tuple[Levels, int]]) -> bool:
        """Take a write over; False where it is too much, and the index is to be made anew.

        `describe` gives the levels and the frequency of a simplified word.
        """
        if len(changes.words) + len(changes.rows) > _MOST_FOLLOWED:
            return False
        at = self._positions()
        if any(after.id not in at for _, after in changes.rows):
            return False
        for change in changes.words:
            if change.after is not None:
                after = change.after
                self._put(facts_of(after, *describe(after.simplified)))
            elif change.before is not None and change.before.id in at:
                self._alive[at[change.before.id]] = False
        for _, row in changes.rows:
            kept = self._facts[at[row.id]]
            status, note, tags, deleted = row.content
            self._put(
                kept._replace(status=status, note=note, tags=tags, changed=row.changed),
                alive=not deleted,
            )
        return True

    def positions_of(self, ids: Iterable[str]) -> list[int]:
        """Give the positions of some words, without those that are not there."""
        at = self._positions()
        found = [at[one] for one in ids if one in at]
        return [position for position in found if self._alive[position]]

    def _positions(self) -> dict[str, int]:
        if self._at is None:
            self._at = {key: at for at, key in enumerate(self._ids)}
        return self._at

    def _put(self, facts: Facts, *, alive: bool = True) -> None:
        numbered, ids = numbered_key(facts.reading), self._positions()
        at = ids.get(facts.id)
        if at is None:
            ids[facts.id] = len(self._facts)
            self._facts.append(facts)
            self._ids.append(facts.id)
            self._numbered.append(numbered)
            self._plain.append(plain_key(numbered))
            self._texts.append(text_of(facts))
            self._alive = np.append(self._alive, alive)
            self._orders.clear()
            return
        before = self._facts[at]
        self._facts[at], self._texts[at] = facts, text_of(facts)
        self._alive[at] = alive
        for column in self._orders.keys() - _BY_PINYIN:
            key = sort_key(column)
            if key(before) != key(facts):
                del self._orders[column]
