"""The lines of a word list as rows: how each was understood, and whether it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.language.pinyin import marked
from desktop.vocabulary.marking import rises
from desktop.vocabulary.matching import Match, Outcome, identity_of, rematched
from desktop.vocabulary.status import Status
from desktop.word_import import Mark, Understood
from dictionaries.entry import Entry

Index = QModelIndex | QPersistentModelIndex

TAKEN, LINE, WORD, PINYIN, MEANING, STATE = range(6)
MATCH = Qt.ItemDataRole.UserRole
IS_TAKEN = Qt.ItemDataRole.UserRole + 1
CAN_BE_TAKEN = Qt.ItemDataRole.UserRole + 2
_GLOSSES = 3


class Kind(Enum):
    """What a row is to the reader, the first that fits."""

    ALL = "all"
    UNSURE = "unsure"
    NOT_FOUND = "not found"
    DUPLICATE = "duplicate"
    KEPT = "kept"
    TAKEN = "taken"


_TAKEABLE = (Kind.TAKEN, Kind.UNSURE)


class MatchModel(QAbstractTableModel):
    """Matches as rows, of which those of one kind are shown; `status` is what they are to get."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._understood = Understood((), (), {})
        self._matches: list[Match] = []
        self._skipped: set[int] = set()
        # Worked out once, since there may be a hundred thousand rows.
        self._counts: Counter[Kind] = Counter()
        self._takeable: set[int] = set()
        self._shown: Sequence[int] = ()
        self._kind = Kind.ALL
        self._status: Status | None = Status.KNOWN

    # -- content -----------------------------------------------------------------------------

    def set_understood(self, understood: Understood) -> None:
        """Take a list; all that can be taken of it is."""
        self._understood = understood
        self._matches = list(understood.matches)
        self._skipped = set()
        self._sort_out()
        self._arrange()

    def set_status(self, status: Status | None) -> None:
        """Say what status words are to get; None for what the list says, else learning."""
        self._status = status
        self._sort_out()
        self._arrange()

    def set_kind(self, kind: Kind) -> None:
        """Show the rows of one kind."""
        self._kind = kind
        self._arrange()

    def match_at(self, row: int) -> Match:
        """Give the match of a row."""
        return self._matches[self._shown[row]]

    def kind_of(self, match: Match) -> Kind:
        """Say what a match is to the reader."""
        if match.entry is None:
            return Kind.NOT_FOUND
        if match.outcome is Outcome.DUPLICATE:
            return Kind.DUPLICATE
        if not rises(match.kept, self._status_of(match)):
            return Kind.KEPT
        return Kind.UNSURE if match.outcome is Outcome.UNSURE else Kind.TAKEN

    def counts(self) -> Counter[Kind]:
        """Count the rows by kind."""
        return self._counts

    def toggle(self, rows: Iterable[int]) -> None:
        """Skip rows, or take them again if all of them are skipped."""
        wanted = [at for row in rows if (at := self._shown[row]) in self._takeable]
        if self._skipped.issuperset(wanted):
            self._skipped.difference_update(wanted)
        else:
            self._skipped.update(wanted)
        self._repaint()

    def choose(self, row: int, entry: Entry) -> None:
        """Take another word for a row."""
        at = self._shown[row]
        self._matches[at] = rematched(self._matches, at, entry, self._understood.kept)
        self._skipped.discard(at)
        self._sort_out()
        self._repaint()

    def marks(self, tags: tuple[str, ...] = ()) -> tuple[Mark, ...]:
        """Give the words that are taken, with the tags of their lines and some more."""
        found: dict[tuple[str, str, str], Mark] = {}
        for at, match in enumerate(self._matches):
            if match.entry is None or at in self._skipped or at not in self._takeable:
                continue
            all_tags = tuple(dict.fromkeys([*match.line.tags, *tags]))
            found.setdefault(
                identity_of(match.entry), Mark(match.entry, self._status_of(match), all_tags)
            )
        return tuple(found.values())

    def taken(self) -> int:
        """Count the words that are taken."""
        return len(self._takeable - self._skipped)

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._matches)

    @property
    def malformed(self) -> int:
        """How many lines hold no word at all."""
        return len(self._understood.malformed)

    @property
    def tells_statuses(self) -> bool:
        """Whether the list says of some words how well they are known."""
        return any(match.line.status is not None for match in self._matches)

    def _status_of(self, match: Match) -> Status:
        return self._status or match.line.status or Status.LEARNING

    def _sort_out(self) -> None:
        kinds = list(map(self.kind_of, self._matches))
        self._counts = Counter(kinds)
        self._takeable = {at for at, kind in enumerate(kinds) if kind in _TAKEABLE}

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._kind is Kind.ALL:
            self._shown = range(len(self._matches))
        else:
            kind = self._kind
            self._shown = [
                at for at, match in enumerate(self._matches) if self.kind_of(match) is kind
            ]
        self.endResetModel()

    def _repaint(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, STATE)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else STATE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell says."""
        if not index.isValid():
            return None
        at = self._shown[index.row()]
        match = self._matches[at]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(match, index.column(), at not in self._skipped)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(match, index.column())
        if role == MATCH:
            return match
        if role == IS_TAKEN:
            return at in self._takeable and at not in self._skipped
        if role == CAN_BE_TAKEN:
            return at in self._takeable
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                self.tr("In the list"),
                self.tr("Word"),
                self.tr("Pinyin"),
                self.tr("Meaning"),
                self.tr("Understood as"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, match: Match, column: int, taken: bool) -> str:
        entry = match.entry
        if column == LINE:
            return "  ".join(filter(None, (match.line.hanzi, match.line.pinyin)))
        if column == STATE:
            return self._state(match, taken)
        if entry is None or column == TAKEN:
            return ""
        if column == WORD:
            heads = [entry.simplified, entry.traditional]
            return "  ".join(dict.fromkeys(heads[::-1] if is_traditional(match) else heads))
        if column == PINYIN:
            return marked(entry.reading)
        return "; ".join([gloss for sense in entry.senses for gloss in sense.glosses][:_GLOSSES])

    def _state(self, match: Match, taken: bool) -> str:
        kind = self.kind_of(match)
        if kind is Kind.NOT_FOUND:
            return self.tr("Not found")
        if kind is Kind.DUPLICATE:
            return self.tr("Already in the list")
        if kind is Kind.KEPT:
            return {
                Status.KNOWN: self.tr("Known already"),
                Status.LEARNING: self.tr("Learning already"),
                Status.IGNORED: self.tr("Ignored"),
            }.get(match.kept or Status.NEW, self.tr("Kept already"))
        if not taken:
            return self.tr("Skipped")
        if match.outcome is Outcome.ADDED:
            return self.tr("Not in the dictionary")
        if kind is Kind.UNSURE:
            if not match.others:
                return self.tr("Not sure")
            return self.tr("One of {0}").format(len(match.others) + 1)
        return self.tr("Learning so far") if match.kept is Status.LEARNING else ""

    def _tip(self, match: Match, column: int) -> str | None:
        if column == LINE:
            return self.tr("Line {0}: {1}").format(match.line.number, match.line.raw)
        if column == MEANING and match.entry is not None:
            return "\n".join([sense.text for sense in match.entry.senses]) or None
        if column == STATE and match.others:
            return "\n".join(map(entry_line, match.others))
        return None


def is_traditional(match: Match) -> bool:
    """Tell whether a list has a word in its traditional form alone."""
    entry = match.entry
    if entry is None or entry.simplified == entry.traditional:
        return False
    return match.line.hanzi == entry.traditional


def entry_line(entry: Entry) -> str:
    """Write an entry on one line, for a menu."""
    heads = "  ".join(dict.fromkeys([entry.simplified, entry.traditional]))
    glosses = "; ".join([gloss for sense in entry.senses for gloss in sense.glosses][:2])
    return f"{heads}  {marked(entry.reading)}  {glosses}"
