"""A quiz of sentences from an article, one word of each left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.exports.handouts.article import reading_above
from desktop.exports.handouts.article_text import (
    ArticleText,
    Sentence,
    listed_places,
    sentences,
)
from desktop.exports.handouts.choosing import by_use, mixed, shuffled
from desktop.exports.handouts.look import PUPIL, Exercise, Look, plain
from desktop.exports.handouts.meanings import brief
from desktop.exports.handouts.runs import line_of
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Align, Block, Column, Heading, Line, Paragraph, Run, Space, Table
from desktop.language.annotation import Annotation
from desktop.language.document import Place
from desktop.language.readings import has_han

SHORTEST, BEST, LONGEST = 8, 24, 48
"""Characters that a sentence has at least, that it has at best, and that it has at most."""

_ENDS = frozenset("。！？!?｡")
_CLOSERS = "”’」』）)】》〉〕］\"'"
_PAIRS = ("“”", "‘’", "「」", "『』", "《》", "（）", "()", "【】", "〈〉")
_WEB = ("http", "www.", "@", "©", "|")
_EM_A_CHARACTER = 1.6  # what handwriting takes
_NARROWEST, _WIDEST = 5.0, 8.0
_NUMBERED = (Column("", 0.7, Align.RIGHT), Column("", 14))
_ANSWERS = (
    Column("", 0.7, Align.RIGHT),
    Column("Word", 2.2),
    Column("Reading", 2.4),
    Column("Meaning", 8),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that asks for its token with that number; `words` are those of the list, for each
    token one or None.
    """

    sentence: Sentence
    number: int
    words: tuple[ListedWord | None, ...]

    @property
    def word(self) -> ListedWord:
        """The word that is asked for."""
        word = self.words[self.number]
        assert word is not None
        return word

    @property
    def answer(self) -> str:
        """What stands in the gap, as the article has it."""
        return self.sentence.cells[self.number].shown


def gaps(
    article: ArticleText,
    words: Sequence[ListedWord],
    look: Look,
    count: int,
    level: int | None = None,
) -> tuple[Gap, ...]:
    """Choose the words to ask for and their sentences, in the order of the article.

    Useful words come first, each in its best sentence, and no sentence is asked twice. Verbs take
    turns with other words, for what fits a gap by its grammar is to be few.
    """
    places = listed_places(article, words)
    found: dict[tuple[str, str, str], list[Gap]] = {}
    for sentence in sentences(article):
        for gap in _gaps_of(sentence, places):
            found.setdefault(gap.word.identity, []).append(gap)
    chosen: list[Gap] = []
    for word in mixed(by_use(words, look, level)):
        if len(chosen) == count:
            break
        free = [
            gap
            for gap in found.get(word.identity, ())
            if not any(_collide(gap, other) for other in chosen)
        ]
        if free:
            chosen.append(min(free, key=_cost))
    return tuple(sorted(chosen, key=lambda gap: gap.sentence.place(gap.number)))


def gap_fill(
    article: ArticleText,
    chosen: Sequence[Gap],
    needs_reading: Callable[[Annotation], bool],
    look: Look,
) -> Exercise:
    """Write a quiz and its key; the bank's order depends on nothing but the article."""
    width = max(len(gap.answer) for gap in chosen) * _EM_A_CHARACTER
    width = min(max(width, _NARROWEST), _WIDEST)
    title = f"{article.title} – Fill in the gaps"
    about = Paragraph((Run(article.title, soft=True),), gap=10)
    sheet: tuple[Block, ...] = (
        Heading((Run("Fill in the gaps"),)),
        about,
        PUPIL,
        Heading((Run("Words"),), level=2),
        Paragraph(_bank(article, chosen, look), size=13, gap=14),
        Table(
            _NUMBERED,
            tuple(
                [
                    (plain(f"{number}."), line_of(_runs(gap, needs_reading, look, width)))
                    for number, gap in enumerate(chosen, 1)
                ]
            ),
            ruled=False,
            size=13,
        ),
    )
    key: tuple[Block, ...] = (
        Heading((Run("Fill in the gaps: answers"),)),
        about,
        Table(
            _ANSWERS,
            tuple([_answer(number, gap, look) for number, gap in enumerate(chosen, 1)]),
            size=11,
        ),
        Space(10),
        Heading((Run("Sentences"),), level=2),
        Table(
            _NUMBERED,
            tuple([(plain(f"{number}."), _solved(gap)) for number, gap in enumerate(chosen, 1)]),
            ruled=False,
            size=11,
        ),
        look.credit_line(),
    )
    return Exercise(look.pages(title, sheet), look.pages(f"{title}: answers", key))


def _gaps_of(sentence: Sentence, places: Mapping[Place, ListedWord]) -> Iterator[Gap]:
    text = sentence.text
    if not _is_good(text):
        return
    words = tuple([places.get(sentence.place(number)) for number in range(len(sentence.cells))])
    for number, cell in enumerate(sentence.cells):
        if words[number] is None or cell.name is not None or cell.doubt == "segmentation":
            continue
        # Nothing else in the sentence gives the word away.
        if text.count(cell.shown) == 1:
            yield Gap(sentence, number, words)


def _is_good(text: str) -> bool:
    if not SHORTEST <= len(text) <= LONGEST or any(part in text for part in _WEB):
        return False
    bare = text.rstrip(_CLOSERS)
    if bare[-1:] not in _ENDS or text.count('"') % 2:
        return False
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _PAIRS):
        return False
    return sum(has_han(character) for character in text) * 10 >= len(text) * 7


def _cost(gap: Gap) -> int:
    """Say how unfit a sentence is: far from the best length, full of other words to be learnt."""
    others = sum(word is not None for word in gap.words)
    return abs(len(gap.sentence.text) - BEST) + 3 * others


def _collide(one: Gap, other: Gap) -> bool:
    """Say whether two gaps can't be in one quiz: either word fits the other's gap, or says it."""
    if one.sentence == other.sentence or one.sentence.text == other.sentence.text:
        return True
    return one.answer in other.answer or other.answer in one.answer


def _runs(
    gap: Gap, needs_reading: Callable[[Annotation], bool], look: Look, width: float
) -> list[Run]:
    return [
        Run("", blank=width)
        if number == gap.number
        else Run(
            cell.shown,
            above=reading_above(cell, gap.words[number], look) if needs_reading(cell) else "",
        )
        for number, cell in enumerate(gap.sentence.cells)
    ]


def _bank(article: ArticleText, chosen: Sequence[Gap], look: Look) -> Line:
    answers = shuffled([(gap.answer, gap.word) for gap in chosen], article.seed)
    line: list[Run] = []
    for answer, word in answers:
        if line:
            line.append(Run("　　"))
        line.append(Run(answer, above=look.reading(word.reading)))
    return tuple(line)


def _answer(number: int, gap: Gap, look: Look) -> tuple[Line, ...]:
    return (
        plain(f"{number}."),
        (Run(gap.answer, bold=True),),
        plain(look.reading(gap.word.reading)),
        plain(brief(gap.word.senses, look.script)),
    )


def _solved(gap: Gap) -> Line:
    return line_of(
        [
            Run(cell.shown, bold=number == gap.number)
            for number, cell in enumerate(gap.sentence.cells)
        ]
    )
