"""An exercise that asks which meaning belongs to which word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from desktop.exports.handouts.choosing import by_use, shuffled
from desktop.exports.handouts.look import PUPIL, Exercise, Look, plain
from desktop.exports.handouts.meanings import clue, too_alike
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Align, Block, Column, Heading, Line, Paragraph, Run, Table

BLOCK = 10
"""Words that are matched at once."""
FEWEST = 3
"""With fewer words there is nothing to choose among."""

_SHEET = (
    Column("", 0.6, Align.RIGHT),
    Column("", 4.2),
    Column("", 1.5),
    Column("", 0.6, Align.RIGHT),
    Column("", 5.4),
)
_KEY = (
    Column("", 0.6, Align.RIGHT),
    Column("", 0.6, Align.CENTRE),
    Column("Word", 2.2),
    Column("Reading", 2.4),
    Column("Meaning", 5.2),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and the meaning that tells it from the others of its block."""

    word: ListedWord
    meaning: str


def pairs(
    words: Sequence[ListedWord], look: Look, count: int, level: int | None = None
) -> tuple[tuple[Pair, ...], ...]:
    """Choose useful words with short meanings, in blocks within which no two are alike."""
    blocks: list[list[Pair]] = []
    taken: set[str] = set()
    for word in by_use(words, look, level):
        if len(taken) == count:
            break
        headword = look.headword(word)
        pair = Pair(word, clue(word.senses, word.reading))
        if not pair.meaning or headword in taken:
            continue
        block = next((one for one in blocks if _fits(pair, one)), None)
        if block is None:
            if len(blocks) * BLOCK >= count:
                continue
            block = []
            blocks.append(block)
        block.append(pair)
        taken.add(headword)
    return tuple([tuple(block) for block in blocks if len(block) >= FEWEST])


def matching(title: str, blocks: Sequence[Sequence[Pair]], look: Look) -> Exercise:
    """Write an exercise and its key; the order depends on nothing but the words."""
    name = f"{title} – Match words and meanings"
    sheet: list[Block] = [
        Heading((Run("Match words and meanings"),)),
        Paragraph((Run(title, soft=True),), gap=10),
        PUPIL,
    ]
    key: list[Block] = [
        Heading((Run("Match words and meanings: answers"),)),
        Paragraph((Run(title, soft=True),), gap=10),
    ]
    for number, block in enumerate(blocks, 1):
        if len(blocks) > 1:
            heading = Heading((Run(f"Part {number}"),), level=2)
            sheet.append(heading)
            key.append(heading)
        seed = "".join([look.headword(pair.word) for pair in block])
        left = shuffled(block, seed)
        right = shuffled(left, seed)
        sheet.append(Table(_SHEET, tuple(_rows(left, right, look)), size=11.5))
        key.append(Table(_KEY, tuple(_answers(left, right, look)), size=11))
    credit = look.credit_line()
    return Exercise(
        look.pages(name, (*sheet, credit)), look.pages(f"{name}: answers", (*key, credit))
    )


def _fits(pair: Pair, block: Sequence[Pair]) -> bool:
    return len(block) < BLOCK and not any(
        too_alike(pair.meaning, "; ".join([other.meaning, *other.word.senses]))
        or too_alike(other.meaning, "; ".join(pair.word.senses))
        for other in block
    )


def _rows(left: Sequence[Pair], right: Sequence[Pair], look: Look) -> list[tuple[Line, ...]]:
    return [
        (
            plain(f"{number}."),
            (
                Run(look.headword(one.word)),
                Run(f" {look.reading(one.word.reading)}", soft=True, small=True),
            ),
            (Run("", blank=3.0),),
            plain(f"{letter}."),
            plain(other.meaning),
        )
        for number, (one, letter, other) in enumerate(
            zip(left, ascii_uppercase, right, strict=False), 1
        )
    ]


def _answers(left: Sequence[Pair], right: Sequence[Pair], look: Look) -> list[tuple[Line, ...]]:
    return [
        (
            plain(f"{number}."),
            (Run(ascii_uppercase[right.index(pair)], bold=True),),
            plain(look.headword(pair.word)),
            plain(look.reading(pair.word.reading)),
            plain(pair.meaning),
        )
        for number, pair in enumerate(left, 1)
    ]
