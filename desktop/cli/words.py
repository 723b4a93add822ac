"""The commands that write the words of a text, and its class pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop.class_pack import PackOptions, PackResult, Part
from desktop.cli.options import ListWords, MakePack
from desktop.cli.output import tell, write_bytes, write_out
from desktop.documents.streaming import Text
from desktop.exporting import BINARY, list_text, write_list
from desktop.exports.fields import DEFAULT_FIELDS, Field, How
from desktop.exports.listed import ListedWord
from desktop.exports.pages import Drawing, Pages, Paper
from desktop.exports.write_words import encoded
from desktop.handouts import Source, make_pack
from desktop.language.corrections import Corrections
from desktop.language.document import Document
from desktop.language.language import Language
from desktop.language.scripts import Script, detect
from desktop.word_export import Order, TextFilter, credit_of, select, words_of_text

Draw = Callable[[], Drawing]


def list_words(
    command: ListWords,
    text: Text,
    language: Language,
    folder: Path,
    draw: Draw,
    document_id: str = "",
    corrections: Corrections | None = None,
    taught: frozenset[str] = frozenset(),
) -> None:
    """Write the words of a text in the format and the order that are asked for."""
    script = detect(text.beginning) or Script.ORIGINAL
    found = words_of_text(folder, text, language, script, document_id, corrections) or ()
    wanted = TextFilter(
        command.unknown_only,
        command.level_above,
        command.at_least,
        command.without_names,
        taught if command.without_taught else frozenset(),
        Order(command.order),
    )
    leading = command.script or (script if script is not Script.ORIGINAL else Script.SIMPLIFIED)
    how = how_asked(language, command.fields, leading, command.title or text.title)
    write_words(select(found, wanted), command.format, how, command.output, draw)


def how_asked(language: Language, fields: Sequence[str], script: Script, title: str) -> How:
    """Say how a list is written, with the usual columns where none are asked for."""
    chosen = tuple([Field(name) for name in fields]) or DEFAULT_FIELDS
    return How(credit_of(language), chosen, script, title)


def write_words(
    words: Sequence[ListedWord], format_name: str, how: How, output: Path | None, draw: Draw
) -> None:
    """Write words to a file, or to standard output where there is none."""
    if output is not None:
        drawing = draw() if format_name == "pdf" else None
        write_list(words, format_name, how, output, drawing)
    elif format_name in BINARY:
        raise ValueError("this format goes to a file")
    else:
        write_bytes(encoded(list_text(words, format_name, how)))


def write_class_pack(
    command: MakePack,
    document: Document,
    language: Language,
    folder: Path,
    draw: Draw,
    corrections: Corrections | None = None,
    taught: frozenset[str] = frozenset(),
) -> None:
    """Make the class pack of a text, and say what is in it; raises PackError."""
    sample = "\n".join(document.paragraphs)[:20_000]
    source = Source(
        document,
        detect(sample) or Script.SIMPLIFIED,
        only_article=command.article is not False,
        corrections=corrections,
    )
    options = PackOptions(
        command.title,
        command.script,
        command.phonetic,
        Paper(command.paper),
        command.level,
        without_taught=command.without_taught,
        parts=frozenset(map(Part, command.parts)) or frozenset(Part),
    )
    made = make_pack(folder, source, language, options, command.output, _LateDrawing(draw), taught)
    if made is not None:
        _tell(made)


class _LateDrawing:
    """What draws pages, made once there is one: a pack of lists alone needs none."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._made: Drawing | None = None

    def write_pdf(
        self,
        pages: Pages,
        path: Path,
        *,
        progress: Callable[[float], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Write pages as a PDF file."""
        self._drawing().write_pdf(pages, path, progress=progress, cancelled=cancelled)

    def places(
        self, pages: Pages, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Mapping[str, tuple[int, int]]:
        """Give the page and the line where each anchor stands."""
        return self._drawing().places(pages, cancelled=cancelled)

    def _drawing(self) -> Drawing:
        if self._made is None:
            self._made = self._draw()
        return self._made


def _tell(made: PackResult) -> None:
    write_out([f"{made.path}\n", *[f"  {name}\n" for name in made.written]])
    for one in made.left_out:
        tell(f"{one.part}: {one.why}")
