"""Which formats word lists can be written in, and the one way to write a file of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.exports.delimited import write_csv, write_tsv
from desktop.exports.fields import How
from desktop.exports.json_words import write_json
from desktop.exports.listed import ListedWord
from desktop.exports.markdown_table import write_markdown
from desktop.exports.memrise import write_memrise
from desktop.exports.plain_list import write_plain_list
from desktop.exports.pleco import write_pleco
from desktop.exports.quizlet import write_quizlet
from desktop.exports.skritter import write_skritter
from desktop.exports.spreadsheet import write_xlsx
from desktop.exports.watched import Watched
from desktop.exports.whole_file import write_whole
from dictionaries.errors import Cancelled

_STEP = 200  # words between which progress is told

Written = bytes | Iterator[str]
"""A whole file, or the parts of a text as they come, which is written as UTF-8."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of word lists.

    `has_fields` says whether it has the columns that are asked for, or some of its own.
    """

    name: str
    suffix: str
    write: Callable[[Sequence[ListedWord], How], Written]
    has_fields: bool = False


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("csv", ".csv", write_csv, has_fields=True),
        Format("tsv", ".tsv", write_tsv, has_fields=True),
        Format("xlsx", ".xlsx", write_xlsx, has_fields=True),
        Format("pleco", ".txt", write_pleco),
        Format("skritter", ".txt", write_skritter),
        Format("quizlet", ".txt", write_quizlet),
        Format("memrise", ".txt", write_memrise),
        Format("plain", ".txt", write_plain_list),
        Format("markdown", ".md", write_markdown, has_fields=True),
        Format("json", ".json", write_json),
    )
}
"""The formats by their names."""


def write_list(
    path: Path,
    form: Format,
    words: Sequence[ListedWord],
    how: How,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Write a file whole or not at all; False where it was cancelled, and nothing written.

    `progress` is told the share done, 0 to 1. Raises OSError that names the file.
    """

    def parts() -> Iterator[bytes]:
        yield from encoded(form.write(Watched(words, cancelled, progress, _STEP), how))

    try:
        write_whole(path, parts())
    except Cancelled:
        return False
    progress(1.0)
    return True


def encoded(written: Written) -> Iterator[bytes]:
    """Give the bytes of what a format writes, as they come.

    Half a surrogate pair, which UTF-8 does not have, becomes `?`.
    """
    if isinstance(written, bytes):
        yield written
        return
    for part in written:
        yield part.encode("utf-8", "replace")
