"""The titles of texts as they are shown: of the text that is read, and of recent ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.language.document import CLIPBOARD, WELCOME
from desktop.language.scripts import Script
from desktop.study import Study
from desktop.ui.reader.source import ReaderText
from desktop.ui.reading import Reading

if TYPE_CHECKING:
    # The first page is there before it is.
    from desktop.ui.recent_list import RecentList

_LONG_MINUTES = 120
_MOST_ROOM = 3  # rows


class Titling(QObject):
    """Writes titles in the script that `script` gives, once there is a dictionary."""

    def __init__(
        self,
        parent: QObject,
        study: Study,
        reading: Reading,
        script: Callable[[], Script],
        keep_room: Callable[[int], None],
    ) -> None:
        super().__init__(parent)
        self._study, self._reading, self._script = study, reading, script
        self._recent: RecentList | None = None
        self._keep_room = keep_room

    def shown(self, title: str) -> str:
        """Write a title in the script that texts are shown in."""
        language = self._study.language
        return title if language is None else language.in_script(title, self._script())

    def list_in(self, recent: RecentList) -> None:
        """List the texts that were read last, from now on."""
        self._recent = recent
        self.show_recent()

    def show_recent(self) -> None:
        """List the texts that were read last; leave room for them until there is a list."""
        if self._recent is None:
            self._keep_room(len(self._study.recent(_MOST_ROOM)))
            return
        document = self._reading.document
        recent = tuple(replace(one, title=self.shown(one.title)) for one in self._study.recent())
        self._recent.set_recent(recent, document.id if document else "")

    def head(self, text: ReaderText) -> tuple[str, str]:
        """Give the small line above a text, and the title that it has not itself."""
        title = "" if text.has_headline else self.shown(text.document.title)
        return self._kicker(text), title

    def _kicker(self, text: ReaderText) -> str:
        document, length = text.document, sum(text.blocks.lengths)
        # A learner reads some 180 characters a minute, a fluent reader twice as many.
        minutes = max(1, round(length / 250))
        time = self.tr("about {0} minutes").format(minutes)
        if minutes == 1:
            time = self.tr("about 1 minute")
        elif minutes >= _LONG_MINUTES:
            time = self.tr("about {0} hours").format(round(minutes / 60))
        where = {
            CLIPBOARD: self.tr("From the clipboard"),
            WELCOME: self.tr("Welcome article"),
        }.get(document.source, Path(document.source).name)
        parts = [
            where,
            self.tr("{0} characters").format(f"{length:,}"),
            time,
        ]
        return " · ".join(parts)
