"""What the Library page takes: any values that answer to these names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from desktop.language.document import Place

Shown = Callable[[str], str]
"""Writes a text in the script of the view."""
Fold = Callable[[str], str]
"""Makes texts alike that are alike in either script."""
CoverOf = Callable[[str], bytes]
"""Gives the picture's file of a document by its id, empty where there is none."""


class LibraryItem(Protocol):
    """A document as it is listed.

    `source` is a path, an address, CLIPBOARD, WELCOME or empty; `added` and `opened` are
    microseconds since 1970, 0 for never; `length` counts code points; `progress` and `known` are
    shares, 0 to 1; `known` and `new_words` are None until they are counted.
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def published(self) -> str: ...
    @property
    def added(self) -> int: ...
    @property
    def opened(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def progress(self) -> float: ...
    @property
    def known(self) -> float | None: ...
    @property
    def new_words(self) -> int | None: ...
    @property
    def has_cover(self) -> bool: ...
    @property
    def tags(self) -> tuple[str, ...]: ...


class Hit(Protocol):
    """A place where a text has what was looked for, with what stands before and after it."""

    @property
    def place(self) -> Place: ...
    @property
    def before(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def after(self) -> str: ...


class BookHits(Protocol):
    """The first hits in one document; `more` says that there are others."""

    @property
    def document_id(self) -> str: ...
    @property
    def hits(self) -> Sequence[Hit]: ...
    @property
    def more(self) -> bool: ...
