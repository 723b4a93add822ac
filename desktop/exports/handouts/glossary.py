"""The glossary of an article: its words in their order, with the page and line of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.exports.handouts.article import anchor_of
from desktop.exports.handouts.article_text import ArticleText, first_places, listed_places
from desktop.exports.handouts.look import Look, plain
from desktop.exports.handouts.meanings import brief
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Align, Block, Column, Heading, Line, Pages, Paragraph, Run, Table

_WHERE = Column("Page:line", 1.3, Align.RIGHT)
_HEADLINE = "title"
_COLUMNS = (
    Column("Word", 2.6),
    Column("Reading", 2.2),
    Column("Meaning", 7.2),
    Column("HSK", 0.8, Align.CENTRE),
)


def glossary_pages(
    article: ArticleText,
    words: Sequence[ListedWord],
    places: Mapping[str, tuple[int, int]],
    look: Look,
) -> Pages:
    """List the words that stand in an article; `places` are those of the anchors of its pages,
    none where it is not handed out.
    """
    by_identity = {word.identity: word for word in words}
    rows = []
    for identity, place in first_places(listed_places(article, words)).items():
        page, line = places.get(anchor_of(place), (0, 0))
        cells = _cells(by_identity[identity], look)
        where = f"{page}:{line}" if line else _HEADLINE if page else ""
        rows.append(((Run(where, soft=True),), *cells) if places else cells)
    columns = (_WHERE, *_COLUMNS) if places else _COLUMNS
    blocks: tuple[Block, ...] = (
        Heading((Run("Glossary"),)),
        Paragraph((Run(article.title, soft=True),), gap=10),
        Table(columns, tuple(rows), size=9.5),
        look.credit_line(),
    )
    return look.pages(f"{article.title} – Glossary", blocks)


def _cells(word: ListedWord, look: Look) -> tuple[Line, ...]:
    other = look.other_headword(word)
    headword: Line = (Run(look.headword(word)),)
    if other:
        headword = (*headword, Run(f" [{other}]", soft=True, small=True))
    level = (word.level.hsk3 if word.level else None) or 0
    return (
        headword,
        plain(look.reading(word.reading)),
        plain(brief(word.senses, look.script)),
        plain("7–9" if level == 7 else str(level or "")),
    )
