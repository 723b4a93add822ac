"""The top of the word card: headword, reading, level and frequency."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.language.levels import Level
from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.study import Lookup
from desktop.ui.fonts import hanzi_font
from desktop.ui.pinyin_html import pinyin_runs, runs_html, runs_text, zhuyin_runs
from desktop.ui.reader.sense_text import in_script
from desktop.ui.theme import Theme
from desktop.ui.widgets import BLEED, Button, Chips, families_css

_HEAD_PX = 40
_SMALLER_HEADS = (36, 32, 28, 24)
_HEAD_LINE_PX = 52
_OTHER_LINE = "line-height:32px;-qt-line-height-type:fixed"
_OTHER_PX = 20
_READING_PX = 18
_ZHUYIN_PX = 16
_BAND_7_TO_9 = 7


class CardHead(QWidget):
    """Headword in both scripts, reading in pinyin and zhuyin, chips; a way back above them."""

    back_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = Button("", "link")
        self._back.clicked.connect(self.back_pressed)
        self._headword = self._text()
        self._reading = self._text()
        self._written = self._text()
        self._written.setProperty("look", "small")
        self._chips = Chips(theme)
        self._lookup: Lookup | None = None
        self._shown: tuple[str, str, Script, Theme, Settings] | None = None
        top = QWidget()
        top.setFixedHeight(20)
        over = QVBoxLayout(top)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(BLEED, 0, BLEED, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._headword)
        column.addWidget(self._reading)
        column.addWidget(self._written)
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
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return made

    def show_lookup(
        self, lookup: Lookup, script: Script, theme: Theme, settings: Settings, back: str
    ) -> None:
        """Show a word; `back` names the one that a way leads back to, or is empty."""
        self._lookup = lookup
        self._back.setVisible(bool(back))
        self._back.setText(self.tr("‹ Back to {0}").format(back))
        entry = lookup.entries[lookup.entry or 0] if lookup.entries else None
        head, other = lookup.text, ""
        if entry is not None:
            if script is Script.ORIGINAL:
                is_simplified = lookup.text == entry.simplified
                script = Script.SIMPLIFIED if is_simplified else Script.TRADITIONAL
            head = in_script(entry.traditional, entry.simplified, script)
            other = entry.traditional if head == entry.simplified else entry.simplified
            if script is not Script.SIMPLIFIED:
                other = entry.simplified
        self._show_headword(head, "" if other == head else other, script, theme, settings)
        reading = entry.reading if entry is not None else lookup.reading
        self._show_reading(reading or (), theme, settings)
        is_unlike = entry is not None and lookup.text not in (entry.traditional, entry.simplified)
        self._written.setVisible(is_unlike)
        self._written.setText(escape(self.tr("Written {0} here").format(lookup.text)))
        self._chips.set_theme(theme)
        self._show_chips()

    def set_count(self, count: int) -> None:
        """Show how often the word stands in the text."""
        self._show_chips(count)

    def _show_headword(
        self, head: str, other: str, script: Script, theme: Theme, settings: Settings
    ) -> None:
        room = max(self.width() - 2 * BLEED, 200)
        size = next(
            (
                px
                for px in (_HEAD_PX, *_SMALLER_HEADS)
                if QFontMetrics(hanzi_font(settings.face, script, px)).horizontalAdvance(head)
                <= room
            ),
            _SMALLER_HEADS[-1],
        )
        font = hanzi_font(settings.face, script, size)
        html = (
            f'<div style="line-height:{_HEAD_LINE_PX}px;-qt-line-height-type:fixed">'
            f'<span style="{families_css(font)};font-size:{size}px">{escape(head)}</span>'
        )
        if other:
            others = Script.TRADITIONAL if script is Script.SIMPLIFIED else Script.SIMPLIFIED
            small = hanzi_font(settings.face, others, _OTHER_PX)
            wide = QFontMetrics(font).horizontalAdvance(head) + _OTHER_PX * (len(other) + 1)
            html += "&nbsp; " if wide <= room else f'</div><div style="{_OTHER_LINE}">'
            html += (
                f'<span style="{families_css(small)};font-size:{_OTHER_PX}px;color:{theme.soft}">'
                f"{escape(other)}</span>"
            )
        self._headword.setText(html + "</div>")
        self._headword.setAccessibleName(f"{head} {other}".strip())
        self._shown = (head, other, script, theme, settings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and event.size().width() != event.oldSize().width():
            self._show_headword(*self._shown)

    def _show_reading(
        self, reading: tuple[str | None, ...], theme: Theme, settings: Settings
    ) -> None:
        pinyin, zhuyin = pinyin_runs(reading), zhuyin_runs(reading)
        self._reading.setVisible(bool(pinyin))
        coloured = settings.tone_colours
        first = f'<span style="font-size:{_READING_PX}px;font-weight:600">{{0}}</span>'
        second = f'<span style="font-size:{_ZHUYIN_PX}px;color:{theme.soft}">{{0}}</span>'
        if settings.phonetic == "zhuyin":
            runs = [runs_html(zhuyin, theme, coloured=coloured), escape(runs_text(pinyin))]
        else:
            runs = [runs_html(pinyin, theme, coloured=coloured), escape(runs_text(zhuyin))]
        self._reading.setText(f"{first.format(runs[0])}&nbsp; {second.format(runs[1])}")
        self._reading.setAccessibleName(marked(reading))

    def _show_chips(self, count: int | None = None) -> None:
        lookup = self._lookup
        if lookup is None:
            return
        count = lookup.count if count is None else count
        chips = self._level_chips(lookup.level)
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


def _level_name(level: int | None) -> str:
    if level is None:
        return ""
    return "7–9" if level == _BAND_7_TO_9 else str(level)
