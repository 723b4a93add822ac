"""The command that looks a word up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.language.levels import Level
from desktop.language.pinyin import marked
from dictionaries.entry import Classifier, Entry

UNDIVIDED = 7
"""The HSK 3.0 level that stands for 7 to 9."""


def entries_text(entries: Sequence[tuple[Entry, Level | None]]) -> Iterator[str]:
    """Write entries to be read: headword, reading and level, the senses below."""
    for number, (entry, level) in enumerate(entries):
        if number > 0:
            yield "\n"
        yield "  ".join(_head(entry, level)) + "\n"
        for place, sense in enumerate(entry.senses, 1):
            yield f"  {place}. {sense.text}\n"
        if entry.classifiers:
            yield f"  classifiers: {', '.join(map(_classifier, entry.classifiers))}\n"
        if entry.taiwan_reading:
            yield f"  in Taiwan: {marked(entry.taiwan_reading)}\n"


def _head(entry: Entry, level: Level | None) -> Iterator[str]:
    yield entry.simplified
    if entry.traditional != entry.simplified:
        yield entry.traditional
    yield marked(entry.reading)
    if level is not None and level.hsk2 is not None:
        yield f"HSK 2.0: {level.hsk2}"
    if level is not None and level.hsk3 is not None:
        yield f"HSK 3.0: {level.hsk3 if level.hsk3 < UNDIVIDED else '7-9'}"


def _classifier(classifier: Classifier) -> str:
    written = classifier.simplified
    if classifier.traditional != written:
        written += f" {classifier.traditional}"
    return f"{written} ({marked(classifier.reading)})" if classifier.reading else written
