"""Measure readings in context: `python -m tests.benchmarks.readings [INDEX]`.

The sentences are those of the CPP data set's development part in the folder shared/, or another
file of the same form named with --sentences; without them nothing is measured. Each has one
polyphonic character. "As good as": a neutral tone counts as the full tone of the same syllable.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from desktop.language.annotation import Annotation
from desktop.language.language import Language
from desktop.language.readings import WordReading, has_han, same_sound
from desktop.language.scripts import Script
from dictionaries.build import build_index
from dictionaries.guesses import guess
from dictionaries.index import Index
from dictionaries.sources import find_sources
from tests.benchmarks.texts import SHARED

SENTENCES = SHARED / "data" / "polyphones-dev.tsv"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the place of a polyphonic character in it, and how it is read there."""

    text: str
    at: int
    reading: str


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some readings are the same, and how many as good as the same."""

    total: int
    same: int
    as_good: int

    def line(self, what: str) -> str:
        """Write a row of the table."""
        return f"{what:<52} {self.as_good / self.total:>8.2%} {self.same / self.total:>8.2%}"


def read_sentences(path: Path) -> list[Sentence]:
    """Read a file of the data set: sentence, place, reading, behind a line of names."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Sentence(text, int(at), reading) for text, at, reading in rows]


def score(sentences: list[Sentence], read: Callable[[Sentence], str | None]) -> Score:
    """Compare a way of reading with the data."""
    same = as_good = 0
    for sentence in sentences:
        found = read(sentence)
        same += found == sentence.reading
        as_good += found is not None and same_sound(found, sentence.reading)
    return Score(len(sentences), same, as_good)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", nargs="?", type=Path)
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    arguments = parser.parse_args()
    if not arguments.sentences.exists():
        print("Readings in context: not measured; the sentences are not there.")
        return 0
    sentences = read_sentences(arguments.sentences)
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.index or build_index(find_sources()[0], Path(folder))
        index = Index.open(path)
        try:
            report(sentences, Language(index))
        finally:
            index.close()
    return 0


def report(sentences: list[Sentence], language: Language) -> None:
    """Measure everything, and print it."""
    print(f"{len(sentences):,} sentences{'':<36} as good as   the same")
    print(score(sentences, _with_pypinyin).line("pypinyin"))
    print(_with_g2pm(sentences))

    def by_itself(sentence: Sentence) -> str | None:
        for token in language.tokens(sentence.text):
            if token.start <= sentence.at < token.end:
                return _nth(language.reading(token.text), sentence.at - token.start)
        return None

    print(score(sentences, by_itself).line("Duben, each word by itself"))
    annotated = {
        sentence: language.annotate(sentence.text, Script.SIMPLIFIED, Script.ORIGINAL)
        for sentence in sentences
    }

    def in_context(sentence: Sentence) -> str | None:
        item = _item(annotated[sentence], sentence.at)
        return _nth(item.reading, sentence.at - item.token.start)

    print(score(sentences, in_context).line("Duben, in context"))
    alone = [one for one in sentences if _chosen(language, annotated[one], one.at)]
    print(score(alone, in_context).line(f"  the {len(alone):,} characters chosen in context"))
    rest = [one for one in sentences if one not in set(alone)]
    print(score(rest, in_context).line(f"  the {len(rest):,} within words, or with one reading"))
    _print_doubt(sentences, annotated, in_context)


def _print_doubt(
    sentences: list[Sentence],
    annotated: dict[Sentence, tuple[Annotation, ...]],
    read: Callable[[Sentence], str | None],
) -> None:
    wrong = [one for one in sentences if not same_sound(read(one) or "-", one.reading)]
    marked = [one for one in sentences if _item(annotated[one], one.at).doubt == "reading"]
    both = [one for one in wrong if one in set(marked)]
    tokens = [item for one in sentences for item in annotated[one] if has_han(item.token.text)]
    doubtful = sum(item.doubt == "reading" for item in tokens)
    print()
    print(f"wrong readings that carry the mark of doubt (≥ 60%)  {len(both) / len(wrong):>8.2%}")
    print(
        f"polyphonic characters that carry it                  {len(marked) / len(sentences):>8.2%}"
    )
    print(f"Han tokens that carry it (≤ 8%)                      {doubtful / len(tokens):>8.2%}")


def _nth(reading: WordReading | None, at: int) -> str | None:
    return reading[at] if reading is not None else None


def _item(annotations: tuple[Annotation, ...], at: int) -> Annotation:
    return next(item for item in annotations if item.token.start <= at < item.token.end)


def _chosen(language: Language, annotations: tuple[Annotation, ...], at: int) -> bool:
    return bool(language.about(_item(annotations, at).token.text).choices)


def _with_pypinyin(sentence: Sentence) -> str | None:
    found = guess(sentence.text)
    return found[sentence.at] if found else None


def _with_g2pm(sentences: list[Sentence]) -> str:
    if find_spec("g2pM") is None:
        return f"{'g2pM':<52} not measured: the package is not installed"
    model = importlib.import_module("g2pM").G2pM()

    def read(sentence: Sentence) -> str | None:
        found: str = model(sentence.text, char_split=True)[sentence.at]
        return found

    return score(sentences, read).line("g2pM")


if __name__ == "__main__":
    raise SystemExit(main())
