"""Guess with pypinyin how words are read, and keep the guesses that a dictionary calls for."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

Guess = tuple[str | None, ...]
"""Lower-case numbered syllables, one item per code point of the word, None where it has none."""

_NO_PHRASES = "PYPINYIN_NO_PHRASES"
_AFTER_PHRASE = re.compile(r"\]\s*\]\s*(,)")
_PART = 20_000  # code points of the phrases at once: a millisecond or two
_LOADING = Lock()  # pypinyin's tables are those of the process, whoever loads them

_BLOCK = 128  # code points in a row of the index
_STEP = 200
_LOADED, _ASKED = 0.6, 0.7  # shares of the whole time, as measured
_SEVERAL = (
    "SELECT folded FROM (SELECT folded FROM headword GROUP BY folded HAVING count(*) > 1) AS many"
    " WHERE 1 < (SELECT count(DISTINCT lower(e.reading))"
    " FROM headword h JOIN entry e ON e.id = h.entry WHERE h.folded = many.folded)"
)
_CHARACTERS = "SELECT DISTINCT folded FROM headword WHERE length(folded) = 1"


def load_guesses(step: Callable[[float], None] = lambda _: None) -> None:
    """Load pypinyin if it is not there yet: 0.3 s, of which other threads get their share.

    Imported as usual it parses 2.5 MB in one go, and nothing else runs for 0.1 s. `step` is called
    every few milliseconds with the share that is done; it may raise, and the next call begins anew.
    """
    with _LOADING:
        before = os.environ.get(_NO_PHRASES)
        os.environ[_NO_PHRASES] = "1"
        try:
            from pypinyin.constants import PHRASES_DICT
            from pypinyin.seg import mmseg
        finally:
            if before is None:
                del os.environ[_NO_PHRASES]
            else:
                os.environ[_NO_PHRASES] = before
        if PHRASES_DICT:
            return
        found: dict[str, Any] = {}
        for share, phrases in _phrases():
            mmseg.seg.train(iter(phrases))
            found.update(phrases)
            step(share)
        # All at once: they tell that pypinyin is whole.
        PHRASES_DICT.update(found)


def _phrases() -> Iterator[tuple[float, dict[str, Any]]]:
    """Give pypinyin's phrases in small parts, each with the share of them that it completes."""
    import pypinyin

    path = Path(pypinyin.__file__).with_name("phrases_dict.json")
    # Read as text, its half a million line ends would be looked at.
    text = path.read_bytes().decode()
    start, last = text.index("{") + 1, text.rindex("}")
    while start < last:
        found = _AFTER_PHRASE.search(text, start + _PART)
        end = found.start(1) if found else last
        yield end / last, json.loads(f"{{{text[start:end]}}}")
        start = end + 1


def guess(word: str) -> Guess | None:
    """Read a word with pypinyin alone; None where it knows no character of it."""
    load_guesses()
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(
        word,
        style=Style.TONE3,
        errors=_nothing,
        neutral_tone_with_five=True,
        v_to_u=True,
    )
    if len(syllables) != len(word) or not any(syllables):
        return None
    return tuple([_as_ours(syllable) or None for syllable in syllables])


def _as_ours(syllable: str) -> str:
    return syllable.replace("ü", "u:")


def _nothing(unknown: str) -> Any:  # noqa: ANN401  # see below
    """Answer pypinyin for what it does not know; its types miss that a list is one a character."""
    return [""] * len(unknown)


def guess_rows(
    database: sqlite3.Connection,
    folding: Mapping[int, str],
    step: Callable[[float], None] = lambda _: None,
) -> list[tuple[str, str]]:
    """Make the rows of the guesses that an index with these entries and headwords calls for.

    They are those at folded words with several readings, and at characters that have several or
    are not in the dictionary. `step` is called now and then with the share that is done.
    """
    load_guesses(lambda share: step(_LOADED * share))
    several = {folded for (folded,) in database.execute(_SEVERAL)}
    step(_LOADED)
    settled = {folded for (folded,) in database.execute(_CHARACTERS)} - several
    words = [(word, _row(guess(word) or ())) for word in several if len(word) > 1]
    blocks = _blocks(folding, settled, lambda share: step(_ASKED + (1 - _ASKED) * share))
    characters = [(chr(block * _BLOCK), _row(found)) for block, found in blocks.items()]
    return sorted(words + characters)


def _blocks(
    folding: Mapping[int, str], settled: Collection[str], step: Callable[[float], None]
) -> dict[int, list[str | None]]:
    """Guess at the characters that pypinyin knows, but for those that the dictionary settles.

    The key is the number of the block. It is as `guess` has it, which for all takes 2 s.
    """
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_tone3

    blocks: dict[int, list[str | None]] = {}
    numbered: dict[str, str] = {}
    for number, (code, readings) in enumerate(PINYIN_DICT.items()):
        if number % _STEP == 0:
            step(number / len(PINYIN_DICT))
        if folding.get(code, chr(code)) in settled:
            continue
        usual = readings.partition(",")[0]
        if usual not in numbered:
            syllable = to_tone3(usual, v_to_u=True, neutral_tone_with_five=True)
            numbered[usual] = _as_ours(syllable)
        block, place = divmod(code, _BLOCK)
        if block not in blocks:
            blocks[block] = [None] * _BLOCK
        blocks[block][place] = numbered[usual]
    return blocks


def guess_key(word: str) -> str:
    """Give the key of the row that keeps the guess at a character or at a folded word."""
    return word if len(word) > 1 else chr(ord(word) // _BLOCK * _BLOCK)


def guess_in(syllables: str, word: str) -> Guess:
    """Read the guess at a word out of the row with its key."""
    found = [syllable or None for syllable in syllables.split(" ")]
    return tuple(found) if len(word) > 1 else (found[ord(word) % _BLOCK],)


def _row(syllables: Iterable[str | None]) -> str:
    return " ".join([syllable or "" for syllable in syllables])
