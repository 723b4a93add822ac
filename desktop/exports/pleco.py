r"""Pleco's flashcards: text written and read, XML read.

A line is a card, `简[繁]⇥pin1yin1⇥definition`, and belongs to the category that a line `//name`
named before it; a card that is in several stands under each of them. Pleco's manual describes it
(https://www.pleco.com/ipmanual/flash.html#importexportfileformat). Pinyin is numbered, joined and
has ü; neutral syllables have 5, erhua is r5. What lists write as `u:` or `v` is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.exports.cells import one_line
from desktop.exports.fields import Field, How, cell
from desktop.exports.list_rows import (
    MOST_ROWS,
    Columns,
    ListError,
    ListRow,
    Malformed,
    ReadWords,
    WordTable,
)
from desktop.exports.list_words import has_han, is_pinyin
from desktop.exports.listed import ListedWord

if TYPE_CHECKING:
    # It takes long to load, and most lists are no XML.
    from lxml import etree

WORD, OTHER, PINYIN, MEANING = range(4)
_COLUMNS = Columns(WORD, OTHER, PINYIN, MEANING)
_HEADWORD = re.compile(r"\s*([^\[\]\t]+?)\s*\[([^\[\]\t]+)\]\s*")
_SLASHES = re.compile("^/+")
# Pleco marks line ends, bold, and so on with characters of its own in definitions.
_PRIVATE = re.compile("[\ue000-\uf8ff]+")
_LARGEST_XML = 64 * 2**20


def write_pleco(words: Iterable[ListedWord], how: How) -> Iterator[str]:
    """Write cards; their categories are the words' tags, or the title for words without."""
    current = ""
    for word in words:
        card = "\t".join([_headword(word), joined_pinyin(word.reading), _definition(word)])
        # Pleco takes a slash for the mark between a category and one within it.
        named = [_SLASHES.sub("", one_line(tag)).strip() for tag in word.tags]
        for category in dict.fromkeys(filter(None, named)) or (_category(how.title),):
            if category != current:
                yield f"//{category}\n"
                current = category
            yield f"{card}\n"


def joined_pinyin(reading: Iterable[str]) -> str:
    """Write a numbered reading as one word: `nü3er2`, `yi1dian3r5`."""
    joined = "".join(reading).replace("u:", "ü").replace("U:", "Ü")
    return one_line(joined).replace(",", ", ")


def _headword(word: ListedWord) -> str:
    simplified, traditional = one_line(word.simplified), one_line(word.traditional)
    return simplified if simplified == traditional else f"{simplified}[{traditional}]"


def _definition(word: ListedWord) -> str:
    return one_line(_PRIVATE.sub(" ", cell(word, Field.MEANING)))


def _category(title: str) -> str:
    return one_line(title.replace("/", " ")) or "Duben"


def is_pleco_text(text: str) -> bool:
    """Say whether a text is Pleco's: categories, or both scripts as `简[繁]` before a tab."""
    lines = text.removeprefix("\ufeff").split("\n", 60)[:60]
    filled = [line.strip("\r") for line in lines if line.strip()]
    cards = [line.split("\t") for line in filled if not line.startswith("//")]
    tabbed = [card for card in cards if len(card) > 1]
    if any(_HEADWORD.fullmatch(card[0]) and has_han(card[0]) for card in tabbed):
        return True
    if not any(line.startswith("//") for line in filled):
        return False
    if cards and all(len(card) == 3 and has_han(card[0]) for card in cards):
        return True
    return any(has_han(card[0]) and is_pinyin(card[1]) for card in tabbed)


def read_pleco_text(text: str) -> ReadWords:
    """Read cards: headword, pinyin, definition, between them tabs; categories become tags.

    The columns are word, its other form, pinyin, meaning. A card that stands under several
    categories is one.
    """
    rows: dict[tuple[str, ...], ListRow] = {}
    malformed = []
    tags: tuple[str, ...] = ()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines()[:MOST_ROWS], 1):
        if not line.strip():
            continue
        if line.startswith("//"):
            tags = _tags(line[2:])
            continue
        headword, *rest = line.split("\t")
        if not has_han(headword):
            malformed.append(Malformed(number, line.strip()))
            continue
        pinyin, meaning = (*rest, "", "")[:2]
        card = _card(*_both(headword), pinyin, meaning)
        known = rows.get(card)
        both = tuple(dict.fromkeys([*known.tags, *tags])) if known else tags
        rows[card] = ListRow(known.number if known else number, card, both)
    return _read(rows.values(), malformed)


def _read(rows: Iterable[ListRow], malformed: Iterable[Malformed]) -> ReadWords:
    table = WordTable("", ("",) * 4, _COLUMNS, tuple(rows), exact=True)
    return ReadWords((table,), tuple(malformed))


def read_pleco_xml(data: bytes, name: str) -> ReadWords:
    """Read cards from XML; raises ListError where it is none of Pleco's, damaged or too large."""
    from lxml import etree

    if len(data) > _LARGEST_XML:
        raise ListError(f"{name} is too large to be a word list.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListError(f"{name} is damaged or incomplete: export it from Pleco again.") from error
    if root.tag != "plecoflash":
        raise ListError(f"{name} is not a list of Pleco's flashcards.")
    rows, malformed = [], []
    for number, card in enumerate(root.iter("card"), 1):
        row = _of_card(card, number)
        if row is not None:
            rows.append(row)
        else:
            malformed.append(Malformed(number, " ".join("".join(card.itertext()).split())))
    return _read(rows, malformed)


def _of_card(card: etree._Element, number: int) -> ListRow | None:
    heads = {head.get("charset", ""): (head.text or "").strip() for head in card.iter("headword")}
    simplified = heads.get("sc") or next(iter(heads.values()), "")
    if not has_han(simplified):
        return None
    readings = [pron for pron in card.iter("pron") if pron.get("type", "hypy") == "hypy"]
    pinyin = (readings[0].text or "") if readings else ""
    defined = card.find(".//defn")
    meaning = "".join(defined.itertext()) if defined is not None else ""
    tags = [tag for one in card.iter("catassign") for tag in _tags(one.get("category", ""))]
    cells = _card(simplified, heads.get("tc", ""), pinyin, meaning)
    return ListRow(number, cells, tuple(dict.fromkeys(tags)))


def _both(headword: str) -> tuple[str, str]:
    found = _HEADWORD.fullmatch(headword)
    return (found[1], found[2].strip()) if found else (headword.strip(), "")


def _card(word: str, other: str, pinyin: str, meaning: str) -> tuple[str, ...]:
    """Give the cells of a card; pinyin may have signs of Pleco's between its syllables."""
    reading = " ".join(re.sub(r"//|[@_]", " ", pinyin).split())
    text = " ".join(_PRIVATE.sub(" ", meaning).split())
    return (word, other if other != word else "", reading, text)


def _tags(category: str) -> tuple[str, ...]:
    """Give the tag of a category; one within another keeps the names of both."""
    parts = [" ".join(part.split()).replace(" ", "-") for part in category.split("/")]
    tag = "/".join(filter(None, parts))
    return (tag,) if tag else ()
