"""What the word card is built of: senses, entries, words at the same place."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.language.pinyin import marked
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.ui.fonts import hanzi_font
from desktop.ui.pinyin_html import phonetic_runs, runs_html
from desktop.ui.reader.sense_text import first_gloss, in_script, sense_html, sense_text
from desktop.ui.theme import TEXT_PX, Theme
from desktop.ui.widgets import (
    BLEED,
    Button,
    is_enter,
    label,
    paint_runs,
    pixel_font,
    press_on_enter,
)
from dictionaries.entry import Entry, Link, Sense

_NUMBER_WIDTH = 20
_ROW_HEIGHT = 36
_HANZI_PX = 16
LINE = "line-height:20px;-qt-line-height-type:fixed"
_FOLDED = 6
"""So many senses are shown of an entry that has some more than that."""
_WORTH_FOLDING = 3


class SenseRow(QLabel):
    """One sense; a click on it or Enter chooses it, its links lead to other words."""

    chosen = Signal()
    followed = Signal(object)
    """The Link that was followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._is_chosen = False
        self._theme: Theme | None = None
        self._script: Script | None = None
        self._links: tuple[Link, ...] = ()
        self._has_followed = False
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContentsMargins(BLEED + _NUMBER_WIDTH, 2, BLEED, 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.linkActivated.connect(self._follow)

    def show_sense(self, number: int, sense: Sense, script: Script, theme: Theme) -> None:
        """Show a sense of an entry; `number` counts from 1."""
        self._number, self._links, self._theme = number, sense.links, theme
        if script is not self._script:
            self._script = script
            self.setFont(pixel_font(TEXT_PX, script=script))
        text = sense_text(sense, script)
        html = sense_html(sense, script) if sense.links else escape(text)
        self.setText(f'<div style="{LINE}">{html}</div>')
        self.setAccessibleName(self.tr("Sense {0}: {1}").format(number, text))

    def set_chosen(self, chosen: bool) -> None:
        """Mark this sense as the one that is meant."""
        self._is_chosen = chosen
        self.setAccessibleDescription(self.tr("chosen") if chosen else "")
        self.update()

    @property
    def is_chosen(self) -> bool:
        """Whether this sense is marked as the one that is meant."""
        return self._is_chosen

    def _follow(self, address: str) -> None:
        self._has_followed = True
        self.followed.emit(self._links[int(address)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._has_followed = False
        super().mouseReleaseEvent(event)
        if (
            event.button() == Qt.MouseButton.LeftButton
            and not self._has_followed
            and not self.hasSelectedText()
            and self.rect().contains(event.position().toPoint())
        ):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._has_followed = False
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
            return
        super().keyPressEvent(event)
        if is_enter(event):
            if not self._has_followed:
                self.chosen.emit()
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            weight = QFont.Weight.Bold if self._is_chosen else QFont.Weight.Normal
            painter.setFont(pixel_font(TEXT_PX, weight))
            painter.setPen(QColor(theme.accent if self._is_chosen else theme.soft))
            painter.drawText(
                QRectF(0, 2, BLEED + _NUMBER_WIDTH - 4, 20),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                f"{self._number}.",
            )
        super().paintEvent(event)


class EntryView(QWidget):
    """The senses of one entry, its classifiers and its reading in Taiwan."""

    sense_chosen = Signal(int)
    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SenseRow] = []
        self._entry: Entry | None = None
        self._chosen: int | None = None
        self._look: tuple[Script, Theme, Settings] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = Button("", "link")
        self._more.clicked.connect(self._unfold)
        indented = QHBoxLayout()
        indented.setContentsMargins(BLEED + _NUMBER_WIDTH, 2, BLEED, 2)
        indented.addWidget(self._more)
        indented.addStretch(1)
        self._column.addLayout(indented)
        self._notes = label(look="soft")
        self._notes.setTextFormat(Qt.TextFormat.RichText)
        self._notes.setWordWrap(True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._notes.setContentsMargins(BLEED + _NUMBER_WIDTH, 4, BLEED, 0)
        self._column.addWidget(self._notes)

    @property
    def rows(self) -> tuple[SenseRow, ...]:
        """The rows of the senses that are shown."""
        return tuple(row for row in self._rows if not row.isHidden())

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Give what takes the focus, from top to bottom."""
        return (*self._rows, self._more)

    def show_entry(
        self, entry: Entry, chosen: int | None, script: Script, theme: Theme, settings: Settings
    ) -> None:
        """Show an entry with one sense marked, or none."""
        is_new = entry != self._entry
        self._entry, self._chosen, self._look = entry, chosen, (script, theme, settings)
        count = len(entry.senses)
        folded = count >= _FOLDED + _WORTH_FOLDING and (chosen is None or chosen < _FOLDED)
        was_unfolded = not is_new and self._shown() == count
        self._fill(_FOLDED if folded and not was_unfolded else count)
        self._notes.setText(self._notes_html(entry, script, theme, settings))
        self._notes.setVisible(bool(entry.classifiers or entry.taiwan_reading))

    def _shown(self) -> int:
        return sum(not row.isHidden() for row in self._rows)

    def _unfold(self) -> None:
        if self._entry is not None:
            at = self._shown()
            self._fill(len(self._entry.senses))
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, count: int) -> None:
        if self._entry is None or self._look is None:
            return
        script, theme, _ = self._look
        senses = self._entry.senses
        for number, sense in enumerate(senses[:count]):
            if number == len(self._rows):
                self._add_row(number)
            row = self._rows[number]
            row.show_sense(number + 1, sense, script, theme)
            row.set_chosen(number == self._chosen)
            row.show()
        for row in self._rows[count:]:
            row.hide()
        self._more.setVisible(count < len(senses))
        self._more.setText(self.tr("%n more meanings", "", len(senses) - count))

    def _add_row(self, number: int) -> None:
        row = SenseRow(self)
        row.chosen.connect(lambda: self.sense_chosen.emit(number))
        row.followed.connect(self.followed)
        self._rows.append(row)
        self._column.insertWidget(number, row)

    def _notes_html(self, entry: Entry, script: Script, theme: Theme, settings: Settings) -> str:
        """Write the lines below the senses."""
        lines: list[str] = []
        if entry.classifiers:
            written = [
                f'<span style="color:{theme.ink}">'
                f"{escape(in_script(one.traditional, one.simplified, script))}</span>&nbsp;"
                + runs_html(
                    phonetic_runs(one.reading, settings.phonetic),
                    theme,
                    coloured=settings.tone_colours,
                )
                for one in entry.classifiers
            ]
            title = (
                self.tr("Classifier:") if len(entry.classifiers) == 1 else self.tr("Classifiers:")
            )
            lines.append(f"{title} {', '.join(written)}")
        if entry.taiwan_reading:
            runs = phonetic_runs(entry.taiwan_reading, settings.phonetic)
            lines.append(
                self.tr("In Taiwan:") + " " + runs_html(runs, theme, coloured=settings.tone_colours)
            )
        return "<br>".join(lines)


class Row(QAbstractButton):
    """A line that can be pressed, painted by hand, with a hairline above."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(_ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(200, _ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}.get(Qt.Key(event.key()))
        if step is not None:
            self.focusNextPrevChild(step)
        elif not press_on_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the hairline, and the ground of a row under the pointer or with the focus."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(BLEED, 0, self.width() - 2 * BLEED, 1), QColor(theme.line))
        hovered, focused = self.underMouse(), self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.fill) if hovered else Qt.BrushStyle.NoBrush)
        if hovered or focused:
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -0.5), 6, 6)


class WordRow(Row):
    """Another word at the same place: hanzi on the left, reading and gloss on the right."""

    def show_word(
        self, hanzi: str, runs: str, gloss: str, script: Script, theme: Theme, settings: Settings
    ) -> None:
        """Show a word; `runs` is its reading as it is written."""
        self._theme = theme
        self._hanzi = hanzi
        self._font = hanzi_font(settings.face, script, _HANZI_PX)
        self._small = pixel_font(TEXT_PX, script=script)
        self._right = " · ".join(part for part in (runs, gloss) if part)
        self.setAccessibleName(f"{hanzi} {self._right}")
        self.setToolTip(self._right)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint_ground(painter)
            painter.setFont(self._font)
            hanzi = QFontMetricsF(self._font)
            baseline = 1 + (_ROW_HEIGHT - 1) / 2 + 5
            painter.setPen(QColor(self._theme.ink))
            painter.drawText(QPointF(BLEED, baseline), self._hanzi)
            left = BLEED + hanzi.horizontalAdvance(self._hanzi) + 16
            painter.setFont(self._small)
            metrics = QFontMetricsF(painter.font())
            room = self.width() - BLEED - left
            shown = metrics.elidedText(self._right, Qt.TextElideMode.ElideRight, room)
            painter.setPen(QColor(self._theme.soft))
            painter.drawText(
                QPointF(self.width() - BLEED - metrics.horizontalAdvance(shown), baseline), shown
            )


class EntryRow(Row):
    """Another entry of the same word in one line; pressed it opens below."""

    def show_entry(
        self, entry: Entry, hanzi: str, script: Script, theme: Theme, settings: Settings
    ) -> None:
        """Sum an entry up; `hanzi` is given where it is written unlike the one that is meant."""
        self._theme = theme
        self._hanzi = hanzi
        self._font = hanzi_font(settings.face, script, _HANZI_PX)
        self._small = pixel_font(TEXT_PX, script=script)
        self._strong = pixel_font(TEXT_PX, QFont.Weight.DemiBold)
        self._runs = phonetic_runs(entry.reading, settings.phonetic)
        self._coloured = settings.tone_colours
        self._gloss = first_gloss(entry, script)
        self.setCheckable(True)
        self.setChecked(False)
        reading = marked(entry.reading)
        self.setAccessibleName(" ".join(part for part in (hanzi, reading, self._gloss) if part))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            self.paint_ground(painter)
            baseline = 1 + (_ROW_HEIGHT - 1) / 2 + 5
            right = self.width() - BLEED - 20
            x = float(BLEED)
            if self._hanzi:
                painter.setFont(self._font)
                x = paint_runs(painter, x, baseline, [(self._hanzi, theme.ink)], right) + 8
            painter.setFont(self._strong)
            colours = [
                (text, theme.tone(tone) if self._coloured else theme.ink)
                for text, tone in self._runs
            ]
            x = paint_runs(painter, x, baseline, colours, right) + 8
            if not self.isChecked():
                painter.setFont(self._small)
                paint_runs(painter, x, baseline, [(self._gloss, theme.soft)], right)
            self._paint_arrow(painter)

    def _paint_arrow(self, painter: QPainter) -> None:
        x, y = self.width() - BLEED - 6.0, (_ROW_HEIGHT + 1) / 2
        painter.setPen(QPen(QColor(self._theme.soft), 1.5))
        if self.isChecked():
            points = [QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)]
        else:
            points = [QPointF(x - 2, y - 4), QPointF(x + 2, y), QPointF(x - 2, y + 4)]
        painter.drawPolyline(points)


class OtherEntry(QWidget):
    """Another entry: a line, and below it the senses once it is opened."""

    sense_chosen = Signal(int)
    followed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.row = EntryRow(theme)
        self.row.toggled.connect(self._open)
        self._column.addWidget(self.row)
        self.view: EntryView | None = None
        self._shown: tuple[Entry, Script, Theme, Settings] | None = None

    def show_entry(
        self, entry: Entry, hanzi: str, script: Script, theme: Theme, settings: Settings
    ) -> None:
        """Show an entry, closed if it is another than before."""
        before = self._shown
        was_open = before is not None and before[0] == entry and self.row.isChecked()
        self._shown = (entry, script, theme, settings)
        self.row.show_entry(entry, hanzi, script, theme, settings)
        if self.view is not None:
            self.view.hide()
        self.row.setChecked(was_open)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Give what takes the focus, from top to bottom."""
        return (self.row, *(self.view.tab_stops() if self.view is not None else ()))

    def _open(self, is_open: bool) -> None:
        if self._shown is None:
            return
        if is_open:
            entry, script, theme, settings = self._shown
            if self.view is None:
                self.view = EntryView()
                self.view.setContentsMargins(0, 0, 0, 8)
                self.view.sense_chosen.connect(self.sense_chosen)
                self.view.followed.connect(self.followed)
                self._column.addWidget(self.view)
            self.view.show_entry(entry, None, script, theme, settings)
        if self.view is not None:
            self.view.setVisible(is_open)
