"""The command that lists the words of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from desktop.cli.options import ListWords
from desktop.documents.streaming import Text
from desktop.exports.delimited import write_csv, write_tsv
from desktop.exports.fields import How
from desktop.exports.json_words import write_json
from desktop.exports.listed import Credit, ListedWord
from desktop.language.alternatives import meant_entry
from desktop.language.annotation import Annotation
from desktop.language.corrections import Corrections
from desktop.language.language import Language
from desktop.language.levels import frequency_band
from desktop.language.readings import has_han
from desktop.language.scripts import Script, detect
from desktop.vocabulary.word import Status

_WRITERS: dict[str, Callable[[Iterable[ListedWord], How], Iterator[str]]] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
}
_DONE_WITH = {Status.KNOWN, Status.IGNORED}
_BEYOND = 8  # above every level of HSK 3.0: that of a word which its lists do not have


def listed(
    command: ListWords,
    text: Text,
    language: Language,
    status_of: Callable[[Annotation], Status | None],
    corrections: Corrections | None = None,
) -> Iterator[str]:
    """Write the words of a text in the format and the order that are asked for."""
    script = detect(text.beginning) or Script.ORIGINAL
    words = []
    for annotation, count in _counted(text, language, corrections):
        status = status_of(annotation)
        if command.unknown_only and status in _DONE_WITH:
            continue
        word = _listed(annotation, count, status, language, script)
        if command.level_above is None or _level(word) > min(command.level_above, _BEYOND - 1):
            words.append(word)
    if command.order == "frequency":
        words.sort(key=lambda word: -word.count)
    elif command.order == "level":
        words.sort(key=_level)
    return _WRITERS[command.format](words, How(credit(language)))


def credit(language: Language) -> Credit:
    """Name the dictionary that the definitions come from."""
    info = language.index.info
    return Credit(info.name, info.date, info.licence)


def _counted(
    text: Text, language: Language, corrections: Corrections | None
) -> Iterable[tuple[Annotation, int]]:
    """Count the words that the dictionary has; each comes with its first annotation.

    In the order of the text. The same word in both scripts is one.
    """
    counts: Counter[tuple[str, object]] = Counter()
    first: dict[tuple[str, object], Annotation] = {}
    paragraph = at = 0
    for piece in text.pieces():
        at = at if piece.paragraph == paragraph else 0
        paragraph = piece.paragraph
        found = language.annotate(
            piece.text,
            Script.SIMPLIFIED,
            Script.ORIGINAL,
            corrections=corrections,
            paragraph=paragraph,
            before=at,
        )
        at += len(piece.text)
        for annotation in found:
            if annotation.defined:
                key = (annotation.key, annotation.reading)
                if key not in first:
                    first[key] = annotation
                counts[key] += 1
    return [(word, counts[key]) for key, word in first.items() if has_han(word.token.text)]


def _listed(
    annotation: Annotation,
    count: int,
    status: Status | None,
    language: Language,
    script: Script,
) -> ListedWord:
    word = annotation.token.text
    entries = language.entries(word, script)
    entry = entries[meant_entry(word, annotation.reading, entries) or 0]
    return ListedWord(
        entry.traditional,
        entry.simplified,
        entry.reading,
        tuple(sense.text for sense in entry.senses),
        language.level(entry.simplified),
        frequency_band(language.index.frequency(entry.simplified)),
        count,
        status,
    )


def _level(word: ListedWord) -> int:
    return (word.level.hsk3 if word.level else None) or _BEYOND
