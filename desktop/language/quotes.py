"""Keep what stands at a place, and find it again in a text that has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.language.document import Place, Quote

AROUND = 16
"""Code points that are kept on each side."""


def quote_at(text: str, start: int, end: int) -> Quote:
    """Quote a stretch of a paragraph."""
    return Quote(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def find_quote(paragraphs: Sequence[str], place: Place, quote: Quote) -> Place | None:
    """Give where a quote stands now; None where it stands nowhere.

    It is looked for at its old place first, then anywhere with all that stood around it, then with
    what stood on one side; of several places the one nearest to the old one counts.
    """
    if place.paragraph < len(paragraphs):
        text = paragraphs[place.paragraph]
        if text.startswith(quote.text, place.offset) and (
            quote_at(text, place.offset, place.offset + len(quote.text)) == quote
        ):
            return place
    for before, after in ((quote.before, quote.after), (quote.before, ""), ("", quote.after)):
        # Nothing but the word itself would be found in the wrong sentence.
        if before or after or (not quote.before and not quote.after):
            found = _nearest(paragraphs, place, before, quote.text, after)
            if found is not None:
                return found
    return None


def _nearest(
    paragraphs: Sequence[str], place: Place, before: str, text: str, after: str
) -> Place | None:
    places = [
        Place(number, at + len(before))
        for number, at in _occurrences(paragraphs, before + text + after)
    ]
    return min(places, key=lambda found: _distance(found, place), default=None)


def _occurrences(paragraphs: Sequence[str], wanted: str) -> Iterator[tuple[int, int]]:
    if not wanted:
        return
    for number, text in enumerate(paragraphs):
        at = text.find(wanted)
        while at >= 0:
            yield number, at
            at = text.find(wanted, at + 1)


def _distance(one: Place, other: Place) -> tuple[int, int]:
    return abs(one.paragraph - other.paragraph), abs(one.offset - other.offset)
