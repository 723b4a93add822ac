"""An article as handouts take it: its sentences, and where the words of a list stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.exports.listed import ListedWord
from desktop.language.annotation import Annotation
from desktop.language.document import Place
from desktop.language.pieces import sentence_around
from desktop.language.readings import WordReading, aligned, same_sound
from desktop.language.scripts import Script


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article whose paragraphs are annotated from their beginning to their end, with names.

    `script` is the one that is shown. Places count in these paragraphs, of which the first is the
    title itself where `is_headed`. `date` and `source` are as they are to be printed.
    """

    title: str
    script: Script
    paragraphs: Sequence[tuple[Annotation, ...]]
    author: str = ""
    source: str = ""
    date: str = ""
    is_headed: bool = False

    @property
    def seed(self) -> str:
        """What makes exercises of this text, and of no other, come out in the same order."""
        return "".join([cell.token.text for cells in self.paragraphs for cell in cells])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with the number of its paragraph."""

    paragraph: int
    cells: tuple[Annotation, ...]

    @property
    def text(self) -> str:
        """What is shown."""
        return "".join([cell.shown for cell in self.cells])

    def place(self, number: int) -> Place:
        """Give the place of a token, by its number in the sentence."""
        return Place(self.paragraph, self.cells[number].token.start)


def sentences(article: ArticleText) -> Iterator[Sentence]:
    """Give the sentences of an article in their order, without the spaces around them."""
    for number, cells in enumerate(article.paragraphs):
        text = "".join([cell.token.text for cell in cells])
        at = 0
        while at < len(cells):
            token = cells[at].token
            if token.text.isspace():
                at += 1
                continue
            _, end = sentence_around(text, token.start, token.end)
            first = at
            while at < len(cells) and cells[at].token.start < end:
                at += 1
            yield Sentence(number, cells[first:at])


def listed_places(article: ArticleText, words: Sequence[ListedWord]) -> Mapping[Place, ListedWord]:
    """Say which tokens of an article are words of a list, in the order of the article.

    A word that stands nowhere with its own reading is looked for with any.
    """
    by_form: dict[str, list[ListedWord]] = {}
    for word in words:
        for form in {word.traditional, word.simplified}:
            by_form.setdefault(form, []).append(word)
    exact: dict[Place, ListedWord] = {}
    loose: dict[Place, ListedWord] = {}
    for number, cells in enumerate(article.paragraphs):
        for cell in cells:
            candidates = by_form.get(cell.token.text) or by_form.get(cell.key) or []
            found = next((one for one in candidates if _is_read_so(one, cell)), None)
            if found is not None:
                exact[Place(number, cell.token.start)] = found
            elif candidates:
                loose[Place(number, cell.token.start)] = candidates[0]
    met = {word.identity for word in exact.values()}
    exact |= {place: word for place, word in loose.items() if word.identity not in met}
    return dict(sorted(exact.items()))


def first_places(places: Mapping[Place, ListedWord]) -> Mapping[tuple[str, str, str], Place]:
    """Give where each word stands first, by its identity and in the order of the article."""
    found: dict[tuple[str, str, str], Place] = {}
    for place, word in places.items():
        found.setdefault(word.identity, place)
    return found


def _is_read_so(word: ListedWord, cell: Annotation) -> bool:
    return cell.reading is not None and sounds_alike(
        aligned(cell.token.text, word.reading), cell.reading
    )


def sounds_alike(one: WordReading, other: WordReading) -> bool:
    """Say whether two readings differ in nothing but neutral tones."""
    return len(one) == len(other) and all(
        mine == theirs or (mine is not None and theirs is not None and same_sound(mine, theirs))
        for mine, theirs in zip(one, other, strict=True)
    )
