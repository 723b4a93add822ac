"""The top of the word card: headword, reading, level and frequency."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.levels import Level
from desktop.language.pinyin import marked
from desktop.language.readings import aligned
from desktop.language.sandhi import sandhi
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.ui.pinyin_html import pinyin_runs, runs_text, zhuyin_runs
from desktop.ui.reader.card_look import CardLook
from desktop.ui.reader.doubt_text import doubt_text, script_text
from desktop.ui.reader.name_text import name_text
from desktop.ui.theme import Theme
from desktop.ui.widgets import BLEED, Button, Chips, families_css, pixel_font

_HEAD_PX = 40
_SMALLER_HEADS = (36, 32, 28, 24)
_HEAD_LINE_PX = 52
_OTHER_LINE = "line-height:32px;-qt-line-height-type:fixed"
_OTHER_PX = 20
_READING_PX = 18
_SECOND_PX = 16
_BAND_7_TO_9 = 7


class CardHead(QWidget):
    """Headword in both scripts, reading in pinyin and zhuyin, chips; a way back above them."""

    back_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = Button("", "link")
        self._back.clicked.connect(self.back_pressed)
        self._headword = self._text()
        self._reading = self._text()
        self._notes = self._text()
        self._notes.setProperty("look", "small")
        self._chips = Chips(theme)
        self._lookup: Lookup | None = None
        self._shown: tuple[str, str, tuple[str | None, ...], CardLook] | None = None
        top = QWidget()
        top.setFixedHeight(20)
        over = QHBoxLayout(top)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._back)
        over.addStretch(1)
        self.close_button = Button("✕", "link")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.clicked.connect(self.close_pressed)
        self.close_button.hide()
        over.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(BLEED, 0, BLEED, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._headword)
        column.addWidget(self._reading)
        column.addWidget(self._notes)
        self._chips_row = QWidget()
        below = QVBoxLayout(self._chips_row)
        below.setContentsMargins(0, 12, 0, 0)
        below.addWidget(self._chips)
        column.addWidget(self._chips_row)

    def _text(self) -> QLabel:
        made = QLabel()
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setWordWrap(True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return made

    def show_lookup(self, lookup: Lookup, look: CardLook, back: str) -> None:
        """Show a word; `back` names the one that a way leads back to, or is empty."""
        self._lookup = lookup
        self._back.setVisible(bool(back))
        self._back.setText(self.tr("‹ Back to {0}").format(back))
        entry = lookup.entries[lookup.entry or 0] if lookup.entries else None
        head, other = headword(lookup, look), ""
        if entry is not None:
            forms = {entry.traditional, entry.simplified} - {head}
            other = forms.pop() if forms else ""
        reading = _reading(lookup, look)
        self._shown = (head, other, reading, look)
        self._show_headword(head, other, look)
        self._show_reading(reading, look)
        self._show_notes(lookup, look)
        self._chips.set_theme(look.theme)
        self._show_chips()

    def _show_notes(self, lookup: Lookup, look: CardLook) -> None:
        """Say where the text writes the word in another way, tones change in speech, or something
        was a close call.
        """
        phonetic = look.settings.phonetic
        notes = []
        if lookup.entries and not any(
            lookup.text in (entry.traditional, entry.simplified) for entry in lookup.entries
        ):
            notes.append(self.tr("Written {0} here").format(lookup.text))
        reading = lookup.reading
        if lookup.entry is not None and reading is not None and look.in_taiwan:
            meant = lookup.entries[lookup.entry]
            if aligned(lookup.text, meant.reading) == reading:
                reading = aligned(lookup.text, look.reading(meant))
        if look.settings.sandhi and reading is not None:
            spoken = sandhi(reading, lookup.text)
            if spoken != reading:
                notes.append(self.tr("Spoken {0}").format(marked(spoken)))
        lines = [
            " · ".join(notes),
            name_text(lookup.name, phonetic) if lookup.name is not None else "",
            doubt_text(lookup.doubt, lookup.choices, phonetic),
            *map(script_text, lookup.scripts),
        ]
        said = [escape(line) for line in lines if line]
        self._notes.setVisible(bool(said))
        self._notes.setText("<br>".join(said))

    def set_count(self, count: int) -> None:
        """Show how often the word stands in the text."""
        self._show_chips(count)

    def _room(self) -> int:
        return max(self.width() - 2 * BLEED, 200)

    def _show_headword(self, head: str, other: str, look: CardLook) -> None:
        room = self._room()
        size = next(
            (
                px
                for px in (_HEAD_PX, *_SMALLER_HEADS)
                if QFontMetrics(look.hanzi(px)).horizontalAdvance(head) <= room
            ),
            _SMALLER_HEADS[-1],
        )
        font = look.hanzi(size)
        html = (
            f'<div style="line-height:{_HEAD_LINE_PX}px;-qt-line-height-type:fixed">'
            f'<span style="{families_css(font)};font-size:{size}px">{escape(head)}</span>'
        )
        if other:
            is_simplified = look.script is Script.SIMPLIFIED
            others = Script.TRADITIONAL if is_simplified else Script.SIMPLIFIED
            small = replace(look, script=others).hanzi(_OTHER_PX)
            wide = QFontMetrics(font).horizontalAdvance(head) + _OTHER_PX * (len(other) + 1)
            html += "&nbsp; " if wide <= room else f'</div><div style="{_OTHER_LINE}">'
            html += (
                f'<span style="{families_css(small)};font-size:{_OTHER_PX}px;'
                f'color:{look.theme.soft}">{escape(other)}</span>'
            )
        self._headword.setText(html + "</div>")
        self._headword.setAccessibleName(f"{head} {other}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and event.size().width() != event.oldSize().width():
            head, other, reading, look = self._shown
            self._show_headword(head, other, look)
            self._show_reading(reading, look)

    def _show_reading(self, reading: tuple[str | None, ...], look: CardLook) -> None:
        pinyin, zhuyin = pinyin_runs(reading), zhuyin_runs(reading)
        first, second = (zhuyin, pinyin) if look.settings.phonetic == "zhuyin" else (pinyin, zhuyin)
        bold = pixel_font(_READING_PX, QFont.Weight.DemiBold)
        wide = QFontMetrics(bold).horizontalAdvance(runs_text(first)) + QFontMetrics(
            pixel_font(_SECOND_PX)
        ).horizontalAdvance(runs_text(second))
        between = "&nbsp; " if wide + 16 <= self._room() else "<br>"
        self._reading.setVisible(bool(pinyin))
        self._reading.setText(
            f'<span style="font-size:{_READING_PX}px;font-weight:600">{look.html(first)}</span>'
            f'{between}<span style="font-size:{_SECOND_PX}px;color:{look.theme.soft}">'
            f"{escape(runs_text(second))}</span>"
        )
        self._reading.setAccessibleName(marked(reading))

    def _show_chips(self, count: int | None = None) -> None:
        lookup = self._lookup
        if lookup is None:
            return
        count = lookup.count if count is None else count
        chips = self._level_chips(lookup.level)
        if lookup.character_level is not None:
            name = _level_name(lookup.character_level)
            tip = self.tr("Level {0} as a character in HSK 3.0, which has no such word")
            tip = tip.format(name)
            chips.append((self.tr("HSK character: {0}").format(name), tip))
        band = {
            "very common": self.tr("very common"),
            "common": self.tr("common"),
            "uncommon": self.tr("uncommon"),
            "rare": self.tr("rare"),
        }.get(lookup.frequency)
        if band:
            chips.append((band, self.tr("How common the word is in written Chinese")))
        if count:
            times = self.tr("{0}× here").format(count)
            chips.append((times, self.tr("How often the word stands in this text")))
        self._chips.set_chips(chips)
        self._chips_row.setVisible(bool(chips))

    def _level_chips(self, level: Level | None) -> list[tuple[str, str]]:
        if level is None:
            return []
        old, new = _level_name(level.hsk2), _level_name(level.hsk3)
        if old == new:
            tip = self.tr("Level {0} in HSK 2.0 and in HSK 3.0").format(old)
            return [(self.tr("HSK {0}").format(old), tip)]
        if not old:
            tip = self.tr("Level {0} in HSK 3.0, not in HSK 2.0").format(new)
            return [(self.tr("HSK {0}").format(new), tip)]
        if not new:
            tip = self.tr("Level {0} in HSK 2.0, not in HSK 3.0").format(old)
            return [(self.tr("HSK {0}").format(old), tip)]
        tip = self.tr("Level {0} in HSK 2.0, level {1} in HSK 3.0").format(old, new)
        return [
            (self.tr("HSK 2.0: {0}").format(old), tip),
            (self.tr("HSK 3.0: {0}").format(new), tip),
        ]


def headword(lookup: Lookup, look: CardLook) -> str:
    """Give the headword as the card's script writes it; without an entry, what was looked up."""
    if not lookup.entries:
        return lookup.text
    entry = lookup.entries[lookup.entry or 0]
    return look.form(entry.traditional, entry.simplified)


def _reading(lookup: Lookup, look: CardLook) -> tuple[str | None, ...]:
    """Give the reading of the entry that is meant; where the text is read otherwise, as it is."""
    entry = lookup.entries[lookup.entry or 0] if lookup.entries else None
    if entry is None:
        return lookup.reading or ()
    is_corrected = (
        lookup.place is not None
        and lookup.reading is not None
        and all(aligned(lookup.text, one.reading) != lookup.reading for one in lookup.entries)
    )
    return lookup.reading if is_corrected and lookup.reading else look.reading(entry)


def _level_name(level: int | None) -> str:
    if level is None:
        return ""
    return "7–9" if level == _BAND_7_TO_9 else str(level)
