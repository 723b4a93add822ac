"""What an opener of a format finds in a file, before it becomes a Document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.language.document import Article, Chapter


@dataclass(frozen=True, slots=True)
class Contents:
    """The text of a file and what the file says about it: see Document.

    `title` is empty where the file has none of its own. `encoding` is the codec that decoded the
    text, as far as that was a question, and `sure` says whether no other might be right.
    """

    paragraphs: Sequence[str]
    title: str = ""
    author: str = ""
    published: str = ""
    chapters: tuple[Chapter, ...] = ()
    article: Article | None = None
    cover: bytes = b""
    encoding: str = "utf-8"
    sure: bool = True


class Opener(Protocol):
    """Reads one format.

    `name` is what messages call the file. `progress` is told the share that is done, 0 to 1. Raises
    OpenError with one sentence for the reader where the file can't be read, and Cancelled once
    `cancelled` says so.
    """

    def __call__(
        self,
        data: bytes,
        name: str,
        *,
        progress: Callable[[float], None] = ...,
        cancelled: Callable[[], bool] = ...,
    ) -> Contents: ...
