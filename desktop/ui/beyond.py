"""What the window has beside the page that is read, loaded once that is painted."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.language.document import Document, Place, Token
from desktop.ui.exporting.exporting import Exporting
from desktop.ui.exporting.handing_out import HandingOut
from desktop.ui.lessons.teaching import Teaching
from desktop.ui.library.shelving import Shelving
from desktop.ui.moving import Moving
from desktop.ui.review.meeting import Meeting
from desktop.ui.review.reviewing import Reviewing
from desktop.ui.safekeeping.safeguarding import Safeguarding
from desktop.ui.statistics.measuring import Measuring
from desktop.ui.theme import Theme
from desktop.ui.updating import Updating
from desktop.ui.vocabulary.listing import Listing
from desktop.ui.word_lists.word_lists import WordLists


@dataclass(frozen=True, slots=True)
class Beyond:
    """The objects that fill the other pages and do what they wish, told together."""

    shelving: Shelving
    reviewing: Reviewing
    meeting: Meeting
    measuring: Measuring
    listing: Listing
    lists: WordLists
    safeguarding: Safeguarding
    moving: Moving
    exporting: Exporting
    handing_out: HandingOut
    teaching: Teaching
    updating: Updating

    def document_shown(self, document: Document) -> None:
        """Follow another text that is read."""
        self.shelving.refresh()
        self.shelving.tend_soon()
        self.measuring.text_changed()
        self.teaching.text_changed()
        self.measuring.tally_soon()
        self.meeting.begin(document)

    def moved(self, place: Place | None) -> None:
        """Note the place at the top of the window."""
        self.measuring.time.moved(place)
        self.meeting.moved(place)

    def tapped(self, place: Place | None, token: Token) -> None:
        """Note a word that was looked up."""
        self.measuring.time.moved(place)
        self.meeting.tapped(token)

    def language_changed(self) -> None:
        """Follow another dictionary, the first one too, or another list of levels."""
        self.measuring.language_changed()
        self.teaching.language_changed()
        self.listing.reload()

    def words_changed(self) -> None:
        """Show the words as they are now."""
        self.reviewing.refresh()
        self.measuring.refresh()
        self.teaching.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Follow a theme."""
        self.listing.set_theme(theme)
        self.measuring.set_theme(theme)
        self.teaching.set_theme(theme)
        self.shelving.set_theme(theme)
