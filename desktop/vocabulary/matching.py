"""Find the dictionary's word for what a line of a word list says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.language.alternatives import meant_entry
from desktop.language.pinyin import to_marks
from desktop.language.readings import has_han
from desktop.language.typed_reading import read_typed
from desktop.vocabulary.listed_line import ListedLine
from desktop.vocabulary.status import Status
from dictionaries.entry import Entry, Reading, Sense
from dictionaries.pinyin import PinyinQuery, parse_pinyin, reading_key

if TYPE_CHECKING:
    # It takes long to load, and the first page is there before it is.
    from desktop.language.language import Language

Identity = tuple[str, str, str]

_STEP = 500  # lines between which progress is told
_LONGEST = 40  # code points of a word
_MOST_CLOSEST = 6
_EDGES = " \t\u3000。，、；：！？.,;:!?…～~·—–-\"'“”‘’《》〈〉「」『』()（）[]【】"
_OPTIONAL = re.compile(r"[(（]([^()（）]*)[)）]")
_FORMS = re.compile(r"[/／|｜]")
_HOMOGRAPH = re.compile(r"(?<=[^\W\d_])[0-9¹²³⁴⁵]{1,2}$")
_ELLIPSIS = re.compile(r"(?:…|\.{3}|・{3}|～|~)+")
_WORDS = re.compile(r"[a-z]{3,}")
_EXACT, _SOUNDS_SO, _ANY = 3, 2, 0
"""How well an entry is read as a line says: with these tones, without regard to them, not so."""


class Outcome(StrEnum):
    """How a line was understood."""

    MATCHED = "matched"
    UNSURE = "unsure"
    """There are other words that it may be; the likeliest is taken."""
    ADDED = "added"
    """The dictionary does not have the word, but the line says how it is read."""
    NOT_FOUND = "not found"
    DUPLICATE = "duplicate"
    """An earlier line has the word."""


@dataclass(frozen=True, slots=True)
class Match:
    """How one line was understood.

    `entry` is the word that it means, None where it was not found; `others` are what it may mean
    besides. `kept` is the status of the learner's word, None where the learner never touched it.
    """

    line: ListedLine
    outcome: Outcome
    entry: Entry | None
    others: tuple[Entry, ...] = ()
    kept: Status | None = None


def identity_of(entry: Entry) -> Identity:
    """Give what makes two words the same, of a dictionary's word."""
    return (entry.traditional, entry.simplified, entry.numbered)


def match_lines(
    lines: Sequence[ListedLine],
    language: Language,
    kept: Mapping[Identity, Status],
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Match, ...] | None:
    """Match all lines of a list with the dictionary, in their order; None where it was cancelled.

    `kept` has the statuses of the learner's words, `progress` is told the share done, 0 to 1.
    """
    seen: set[Identity] = set()
    found = []
    for number, line in enumerate(lines):
        if number % _STEP == 0:
            if cancelled():
                return None
            progress(number / len(lines))
        match = match_line(line, language)
        if match.entry is not None:
            identity = identity_of(match.entry)
            outcome = Outcome.DUPLICATE if identity in seen else match.outcome
            seen.add(identity)
            match = Match(line, outcome, match.entry, match.others, kept.get(identity))
        found.append(match)
    progress(1.0)
    return tuple(found)


def rematched(
    matches: Sequence[Match], at: int, entry: Entry, kept: Mapping[Identity, Status]
) -> Match:
    """Give a line's match with another of its words, which the reader has chosen."""
    old = matches[at]
    others = [one for one in (old.entry, *old.others) if one is not None and one != entry]
    identity = identity_of(entry)
    twice = any(
        one.entry is not None and identity_of(one.entry) == identity
        for number, one in enumerate(matches)
        if number != at and one.outcome is not Outcome.DUPLICATE
    )
    outcome = Outcome.DUPLICATE if twice else Outcome.MATCHED
    return Match(old.line, outcome, entry, tuple(others), kept.get(identity))


def match_line(line: ListedLine, language: Language) -> Match:
    """Match one line, whatever the others say and the learner knows.

    The word as it is written comes before its parts: forms that a stroke parts (裡/里), optional
    characters in brackets, a number that tells homographs apart (会1), the word without 儿.
    """
    written = _normal(line.hanzi)
    for form, is_certain in _forms(written):
        entries = language.entries(form)
        if entries:
            return _chosen(line, form, entries, language, sure=is_certain)
    made = _own_word(line, written.strip(_EDGES), language)
    if made is not None:
        return Match(line, Outcome.ADDED, made)
    return Match(line, Outcome.NOT_FOUND, None)


def closest(line: ListedLine, language: Language) -> tuple[Entry, ...]:
    """Give the words that a line is made of which was not found, each the longest from where the
    last one ended; they take half a millisecond to find.
    """
    written = _normal(line.hanzi).strip(_EDGES)
    found: list[Entry] = []
    at = 0
    while at < len(written) and len(found) < _MOST_CLOSEST:
        longest = next(iter(language.index.starting_at(written, at)), "")
        if longest and has_han(longest):
            found += [one for one in language.entries(longest)[:1] if one not in found]
        at += max(1, len(longest))
    return tuple(found)


def _normal(text: str) -> str:
    """Write a word as the dictionary does: Ｔ恤 as T恤, but a comma stays wide."""
    return unicodedata.normalize("NFKC", text).strip()[:_LONGEST].replace(",", "，")


def _forms(written: str) -> Iterator[tuple[str, bool]]:
    """Give what a word may be written as, and whether that is surely what is meant."""
    seen: set[str] = {""}

    def fresh(form: str) -> bool:
        if form in seen:
            return False
        seen.add(form)
        return True

    if fresh(written):
        yield written, True
    bare = written.strip(_EDGES)
    for whole in (_OPTIONAL.sub(r"\1", written), _OPTIONAL.sub("", written), bare):
        for form in _FORMS.split(whole):
            for shape in (form.strip(_EDGES), "".join(form.split()).strip(_EDGES)):
                if fresh(shape):
                    yield shape, True
                plain = _HOMOGRAPH.sub("", shape)
                if fresh(plain):
                    yield plain, True
                if "…" in shape or "..." in shape or "~" in shape or "～" in shape:
                    for between in ("…", ""):
                        joined = _ELLIPSIS.sub(between, shape)
                        if fresh(joined):
                            yield joined, True
    if len(bare) > 1 and bare[-1] in "儿兒" and fresh(bare[:-1]):
        yield bare[:-1], False


def _chosen(
    line: ListedLine, form: str, entries: Sequence[Entry], language: Language, *, sure: bool
) -> Match:
    """Choose among the entries of a written word by all else that the line says."""
    fitting = _of_both_scripts(line, entries, language)
    if len(fitting) == 1 and sure and (not line.pinyin or _is_written_so(line.pinyin, fitting[0])):
        return Match(line, Outcome.MATCHED, fitting[0])
    query = parse_pinyin(_plain_pinyin(line.pinyin)) if line.pinyin else None
    scores = [_score(query, entry) for entry in fitting] if query is not None else []
    best = max(scores, default=_ANY)
    if best > _ANY:
        fitting = [one for one, score in zip(fitting, scores, strict=True) if score == best]
        if len(fitting) > 1 and best == _EXACT:
            # Beside tone marks, a syllable without one is neutral.
            fitting = [one for one in fitting if _is_written_so(line.pinyin, one)] or fitting
    elif query is not None and query.is_restricted and _is_reading(query, form):
        # The list says that it is read as the dictionary does not know it.
        sure = False
    likely = [entry for entry in fitting if not entry.is_name and not _is_variant(entry)]
    if likely and not (best == _EXACT and line.pinyin[:1].isupper()):
        fitting = likely
    if len(fitting) == 1:
        others = tuple([entry for entry in entries if entry != fitting[0]]) if not sure else ()
        return Match(line, Outcome.MATCHED if sure else Outcome.UNSURE, fitting[0], others)
    ranked = _by_meaning(line.meaning, fitting)
    if ranked is not None:
        return Match(line, Outcome.MATCHED if sure else Outcome.UNSURE, ranked, ())
    number = meant_entry(form, language.reading(form), fitting)
    meant = fitting[number or 0]
    return Match(
        line, Outcome.UNSURE, meant, tuple([entry for entry in fitting if entry is not meant])
    )


def _of_both_scripts(
    line: ListedLine, entries: Sequence[Entry], language: Language
) -> Sequence[Entry]:
    """Leave the entries that are written as the line has it in the other script."""
    if not line.other:
        return entries
    other = _normal(line.other).strip(_EDGES)
    fitting = [entry for entry in entries if other in (entry.traditional, entry.simplified)]
    if not fitting:
        key = language.fold(other)
        fitting = [entry for entry in entries if language.fold(entry.traditional) == key]
    return fitting or entries


def _plain_pinyin(pinyin: str) -> str:
    """Write pinyin as it is searched: the first of several, no brackets, r5 for er after it."""
    first = re.split(r"[/;；|]", pinyin.strip().strip("[](){}（）【】"))[0]
    return first.replace("’", "'").replace("ü", "v").replace("Ü", "v").strip()


def _score(query: PinyinQuery, entry: Entry) -> int:
    best = _ANY
    for reading in filter(None, (entry.reading, entry.taiwan_reading, _with_er(entry.reading))):
        if reading_key(reading) == query.key:
            if query.matches(reading):
                return _EXACT
            best = _SOUNDS_SO
    return best


def _is_written_so(pinyin: str, entry: Entry) -> bool:
    """Say whether pinyin is written just as an entry is read, numbered or marked.

    Most of a list is, and it takes a fifth of the time of understanding pinyin.
    """
    typed = "".join(pinyin.lower().split()).replace("'", "").replace("’", "")
    if typed == "".join(entry.reading).lower():
        return True
    return typed == "".join([_marked(syllable) for syllable in entry.reading])


@lru_cache(maxsize=4096)
def _marked(syllable: str) -> str:
    return to_marks(syllable).lower()


def _with_er(reading: Reading) -> Reading:
    """Write a reading's r5 as lists do that write every syllable out; empty without one."""
    if "r5" not in reading:
        return ()
    return tuple(["er5" if one == "r5" else one for one in reading])


def _is_reading(query: PinyinQuery, word: str) -> bool:
    """Say whether what was typed may be the reading of a word by its length, and no more."""
    return len(query.key) >= sum(map(has_han, word))


def _is_variant(entry: Entry) -> bool:
    """Say whether an entry only points to another word."""
    return all(any(link.kind == "variant" for link in sense.links) for sense in entry.senses)


def _by_meaning(meaning: str, entries: Sequence[Entry]) -> Entry | None:
    """Give the one entry that says what a line's meaning says; None where that decides nothing."""
    said = set(_WORDS.findall(meaning.lower()))
    if not said:
        return None
    shares = [
        len(said & set(_WORDS.findall(" ".join([s.text for s in entry.senses]).lower())))
        for entry in entries
    ]
    highest = max(shares)
    if highest == 0 or shares.count(highest) > 1:
        return None
    return entries[shares.index(highest)]


def _own_word(line: ListedLine, written: str, language: Language) -> Entry | None:
    """Make a word that the dictionary does not have, where the line says how all of it is read."""
    hanzi = sum(map(has_han, written))
    if not written or hanzi != len(written) or not line.pinyin:
        return None
    typed = _plain_pinyin(line.pinyin)
    reading = read_typed(typed, written)
    if reading is None or None in reading:
        return None
    simplified = language.fold(written)
    other = _normal(line.other).strip(_EDGES)
    traditional = written
    if len(other) == len(written) and language.fold(other) == simplified:
        traditional = other if written == simplified else written
    meaning = line.meaning.strip()
    senses = (Sense(meaning, (meaning,)),) if meaning else ()
    return Entry(traditional, simplified, tuple([one for one in reading if one]), senses)
