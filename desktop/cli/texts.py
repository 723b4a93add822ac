"""The commands that write a text anew: annotate and convert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from desktop.cli.options import Annotate, Convert
from desktop.documents.streaming import Piece, Text
from desktop.exports.annotated.html import HtmlWriter
from desktop.exports.annotated.jsonl import JsonLinesWriter
from desktop.exports.annotated.text import TextWriter
from desktop.language.annotation import Annotation, Row
from desktop.language.converter import Converter
from desktop.language.corrections import Corrections
from desktop.language.document import Place
from desktop.language.language import Language, script_of
from desktop.language.pieces import pieces
from desktop.language.scripts import Script, detect

_TOGETHER = 6000
"""Code points that are annotated at a time: the context of many words is asked for at once."""


def annotated(
    command: Annotate,
    text: Text,
    language: Language,
    corrections: Corrections | None = None,
) -> Iterator[str]:
    """Write the text with its words and their readings, as far as it is asked for."""
    found = detect(text.beginning)
    origin = found or _other_than(command.script)
    if command.format == "jsonl":
        return _json_lines(command, text, language, origin, corrections)
    writer: TextWriter | HtmlWriter
    if command.format == "html":
        shown = found if command.script is Script.ORIGINAL else command.script
        writer = HtmlWriter(command.phonetic, text.title, shown)
    else:
        writer = TextWriter(command.phonetic)
    return _running_text(writer, command, text, language, origin, corrections)


def converted(
    command: Convert,
    text: Text,
    converter: Converter,
    corrected: tuple[Language, Corrections] | None = None,
) -> Iterator[str]:
    """Write the text in the other script, as far as it is asked for."""
    origin = command.source or detect(text.beginning) or _other_than(command.target)
    for count, (number, paragraph) in enumerate(_paragraphs(text)):
        if count > 0:
            yield "\n"
        at = 0
        for piece in paragraph:
            place, at = Place(number, at), at + len(piece.text)
            source = command.source or script_of(piece.text, origin)
            if command.idioms and source is Script.TRADITIONAL:
                # OpenCC exchanges Taiwan's words only on the way from Simplified; its first step
                # leaves Traditional characters as they are.
                source = Script.SIMPLIFIED
            idioms, target = command.idioms, command.target
            if corrected is not None:
                language, made = corrected
                if any(word in piece.text for word in made.rewritten):
                    yield language.convert(piece.text, source, target, made, place, idioms=idioms)
                    continue
            yield converter.convert(piece.text, source, target, idioms=idioms)


def _json_lines(
    command: Annotate,
    text: Text,
    language: Language,
    origin: Script,
    corrections: Corrections | None,
) -> Iterator[str]:
    def read(rows: list[Row]) -> list[Row]:
        return [*map(language.row_in_taiwan, rows)] if command.taiwan else rows

    script = command.script
    writer = JsonLinesWriter(language.level)
    for first, paragraphs in _batches(text):
        if len(paragraphs[0]) > _TOGETHER:
            (paragraph,) = paragraphs
            stretches = (
                read(
                    language.rows(
                        [paragraph],
                        origin,
                        script,
                        first=first,
                        start=start,
                        end=end,
                        corrections=corrections,
                    )[0]
                )
                for start, end in _stretches(paragraph)
            )
            yield from writer.paragraph(first, paragraph, stretches)
            continue
        together = language.rows(
            paragraphs, origin, script, first=first, names=True, corrections=corrections
        )
        for number, (paragraph, rows) in enumerate(zip(paragraphs, together, strict=True), first):
            yield from writer.paragraph(number, paragraph, [read(rows)])


def _running_text(
    writer: TextWriter | HtmlWriter,
    command: Annotate,
    text: Text,
    language: Language,
    origin: Script,
    corrections: Corrections | None,
) -> Iterator[str]:
    def annotate(pieces: Iterable[Piece]) -> Iterator[Sequence[Annotation]]:
        at = 0
        for piece in pieces:
            found = language.annotate(
                piece.text,
                origin,
                command.script,
                corrections=corrections,
                paragraph=piece.paragraph,
                before=at,
            )
            at += len(piece.text)
            yield [*map(language.read_in_taiwan, found)] if command.taiwan else found

    yield writer.head()
    for _, paragraph in _paragraphs(text):
        yield from writer.paragraph(annotate(paragraph))
    yield writer.foot()


def _batches(text: Text) -> Iterator[tuple[int, list[str]]]:
    """Give paragraphs that are annotated together, with the number of the first."""
    batch: list[str] = []
    first = size = 0
    for number, parts in _paragraphs(text):
        paragraph = "".join([part.text for part in parts])
        is_next = number == first + len(batch)
        if batch and (size + len(paragraph) > _TOGETHER or not is_next):
            yield first, batch
            batch, size = [], 0
        first = first if batch else number
        batch.append(paragraph)
        size += len(paragraph)
    if batch:
        yield first, batch


def _stretches(paragraph: str) -> Iterator[tuple[int, int]]:
    """Give the bounds of some pieces of a long paragraph at a time."""
    start = end = 0
    for _, end in pieces(paragraph):
        if end - start >= _TOGETHER:
            yield start, end
            start = end
    if start < end:
        yield start, end


def _paragraphs(text: Text) -> Iterable[tuple[int, Iterator[Piece]]]:
    return groupby(text.pieces(), key=lambda piece: piece.paragraph)


def _other_than(target: Script) -> Script:
    """Say which script to convert from where nothing in the text tells."""
    return Script.TRADITIONAL if target is Script.SIMPLIFIED else Script.SIMPLIFIED
