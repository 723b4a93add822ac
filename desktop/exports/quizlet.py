"""Quizlet's sets: a card a line, term and definition with a tab between, written and read.

These are what Quizlet's import dialog takes without any change ("Between term and definition: tab",
"Between cards: new line", as programs that write for it tell their users). It knows nothing of
quotes, and a card has two sides, so that pinyin stands in square brackets before the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.exports.cells import folded, one_line
from desktop.exports.fields import Field, How, cell
from desktop.exports.list_rows import MOST_ROWS, Columns, ListRow, Malformed, ReadWords, WordTable
from desktop.exports.list_words import count_syllables, has_han, has_tones, is_pinyin
from desktop.exports.listed import ListedWord

_WORD, _PINYIN, _MEANING = range(3)
_SIDE = re.compile(r"\[([^\[\]]*)\]\s*(.*)", re.DOTALL)
_SAMPLE = 200  # lines
_MOSTLY = 0.8


def write_quizlet(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write cards: the headword in the script that leads, and its pinyin and meaning."""
    for word in words:
        pinyin, meaning = one_line(word.pinyin), one_line(cell(word, Field.MEANING))
        side = f"[{pinyin}] {meaning}" if pinyin or meaning.startswith("[") else meaning
        yield f"{one_line(how.headword(word))}\t{side.strip()}\n"


def is_quizlet_text(text: str) -> bool:
    """Say whether a text has two columns, and pinyin in brackets begins the second."""
    lines = text.removeprefix("\ufeff").split("\n", _SAMPLE)[:_SAMPLE]
    cards = [line.split("\t") for line in lines if line.strip()]
    if not cards or any(len(card) != 2 for card in cards):
        return False
    read = sum(_is_card(*card) for card in cards)
    return read >= _MOSTLY * len(cards)


def read_quizlet(text: str) -> ReadWords:
    """Read cards; the columns are word, pinyin, meaning."""
    rows, malformed = [], []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[:MOST_ROWS], 1):
        word, _, side = map(folded, line.partition("\t"))
        if has_han(word):
            found = _SIDE.match(side)
            if found is not None and _may_be_read(found[1]):
                rows.append(ListRow(number, (word, found[1].strip(), found[2])))
            else:
                rows.append(ListRow(number, (word, "", side)))
        elif line.strip():
            malformed.append(Malformed(number, folded(line)))
    columns = Columns(_WORD, pinyin=_PINYIN, meaning=_MEANING)
    table = WordTable("", ("",) * 3, columns, tuple(rows), exact=True)
    return ReadWords((table,), tuple(malformed))


def _is_card(word: str, side: str) -> bool:
    found = _SIDE.match(side.strip())
    if found is None or not has_han(word):
        return False
    # [noun] is spelled as pinyin is, too.
    is_long = count_syllables(found[1]) > sum(map(has_han, word))
    return _may_be_read(found[1]) and (has_tones(found[1]) or not is_long)


def _may_be_read(bracket: str) -> bool:
    return not bracket or is_pinyin(bracket) or has_tones(bracket)
