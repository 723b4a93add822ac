"""Lists of 20,000 words of the dictionary, written: Anki's package beside genanki alone, and CSV.

`python -m tests.benchmarks.exports INDEX` prints the figures as JSON. genanki alone is given the
same notes, their fields ready, and writes them as its manual says.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median

import genanki  # type: ignore[import-untyped]

from desktop.exports.anki_cards import FIELDS, NOTE_TYPE, STYLE, TEMPLATES
from desktop.exports.anki_notes import guid_of, note_fields
from desktop.exports.anki_package_writing import write_anki_package
from desktop.exports.anki_text import write_anki_text
from desktop.exports.delimited import write_csv
from desktop.exports.fields import How
from desktop.exports.listed import Credit, ListedSentence, ListedWord
from dictionaries.index import Index
from tests.benchmarks.table import Row, timed

WORDS = 20_000
_TIMES = 7
_HOW = How(Credit("CC-CEDICT", "2026-05-20", "CC BY-SA 4.0"), title="Words")


def main() -> None:
    """Print the figures."""
    with closing(Index.open(Path(sys.argv[1]))) as index:
        words = tuple(islice(_words(index), WORDS))
    print(json.dumps(figures_of(words)))


def export_rows(figures: dict[str, float]) -> list[Row]:
    """Give the rows of the table."""
    return [
        Row("20,000 words with sentences to .apkg, genanki alone", figures["genanki"], None, " s"),
        Row("Duben's .apkg to that", figures["apkg ratio"], 1.5),
        Row("Anki text of them", figures["anki text"], None, " s"),
        Row("CSV of them", figures["csv"], 2.0, " s"),
    ]


def figures_of(words: Sequence[ListedWord]) -> dict[str, float]:
    """Measure each, the two packages by turns."""
    ready = [(note_fields(word, _HOW), guid_of(word)) for word in words]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "words.apkg"
        alone, ours = [], []
        for _ in range(_TIMES):
            # What one has left behind is not for the other to clear away.
            gc.collect()
            alone.append(timed(lambda: _genanki(ready, path)))
            gc.collect()
            ours.append(timed(lambda: write_anki_package(words, _HOW, path)))
    return {
        "genanki": median(alone),
        "apkg ratio": median([one / other for one, other in zip(ours, alone, strict=True)]),
        "anki text": timed(lambda: "".join(write_anki_text(words, _HOW))),
        "csv": timed(lambda: "".join(write_csv(words, _HOW))),
    }


def _genanki(notes: Sequence[tuple[list[str], str]], path: Path) -> None:
    model = genanki.Model(
        1_600_000_000,
        NOTE_TYPE,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": front, "afmt": back} for name, front, back in TEMPLATES],
        css=STYLE,
    )
    deck = genanki.Deck(1_700_000_000, "Words")
    for fields, guid in notes:
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid))
    genanki.Package(deck).write_to_file(path)


def _words(index: Index) -> Iterator[ListedWord]:
    """Give words of the dictionary, each with a sentence."""
    for head in sorted(set(index.words()), key=lambda word: word[::-1]):
        for entry in index.entries(head):
            if entry.senses:
                text = f"他说{head}是一个很有意思的词，大家都这么想。"
                yield ListedWord(
                    entry.traditional,
                    entry.simplified,
                    tuple(entry.numbered.split()),
                    tuple([sense.text for sense in entry.senses]),
                    None,
                    "",
                    1,
                    None,
                    ListedSentence(text, 2, len(head), "一本书"),
                )


if __name__ == "__main__":
    main()
