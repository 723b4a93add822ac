"""A class pack: what goes into it, and how it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.class_pack import PackOptions, Part
from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.pages import Paper
from desktop.language.scripts import Script
from desktop.ui.library.dialog_parts import answers
from desktop.ui.theme import TEXT_PX
from desktop.ui.widgets import Button, Segments, label, number_box, pixel_font

_WIDTH, _MARGIN = 560, 20
_LEVELS = 7
_NUMBER_WIDTH = 56
_MOST = 60


class PackDialog(QDialog):
    """The choices; those who opened it ask where the pack goes, and make it."""

    pack_wanted = Signal(bool)
    """A pack is wanted: as one zip file if True, else as a folder."""
    preview_wanted = Signal()
    """The pages of a pack are to be shown as they will be printed."""

    def __init__(
        self,
        title: str,
        script: Script,
        phonetic: Phonetic,
        *,
        has_taught: bool,
        chapter: str = "",
        is_long: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Offer the chapter that is called so, if any, before all of a text that `is_long`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Class pack"))
        self._titles = {False: title, True: chapter}
        self._is_working = False
        self.about = label(
            self.tr(
                "Everything for a lesson on this text: the article on paper, its new words, and"
                " exercises with their answers apart."
            ),
            "soft",
        )
        self.about.setWordWrap(True)
        self.extent = Segments(
            [(True, self.tr("This chapter")), (False, self.tr("The whole text"))],
            self.tr("What is taken of the text"),
        )
        self.extent.set_value(bool(chapter) and is_long)
        self.extent.chosen.connect(self._choose_extent)
        self.title = QLineEdit(self._own_title)
        self.title.setFont(pixel_font(TEXT_PX, script=script))
        self.title.setAccessibleName(self.tr("Title"))
        self.script = Segments(
            [
                (Script.ORIGINAL, self.tr("As written")),
                (Script.SIMPLIFIED, self.tr("简体")),
                (Script.TRADITIONAL, self.tr("繁體")),
                (Script.TAIWAN, self.tr("臺灣")),
                (Script.HONGKONG, self.tr("香港")),
            ],
            self.tr("Script"),
        )
        self._choosing(self.script, script)
        self.phonetic = Segments(
            [(Phonetic.PINYIN, self.tr("Pinyin")), (Phonetic.ZHUYIN, self.tr("Zhuyin"))],
            self.tr("Readings"),
        )
        self._choosing(self.phonetic, phonetic)
        self.paper = Segments([(one, one.value) for one in Paper], self.tr("Paper"))
        self._choosing(self.paper, Paper.A4)
        self.level = QComboBox()
        self.level.setAccessibleName(self.tr("The class knows"))
        self.level.addItem(self.tr("no HSK level yet: all words are new"), None)
        for number in range(1, _LEVELS + 1):
            name = "7–9" if number == _LEVELS else str(number)
            self.level.addItem(self.tr("the words up to HSK level {0}").format(name), number)
        self.level.setCurrentIndex(3)
        self.taught = QCheckBox(self.tr("Leave out what was taught so far"))
        self.taught.setChecked(has_taught)
        self.taught.setEnabled(has_taught)
        self.names = QCheckBox(self.tr("Leave out names and numbers"))
        self.names.setChecked(True)
        self.parts = {part: QCheckBox(name) for part, name in self._part_names().items()}
        for box in self.parts.values():
            box.setChecked(True)
            box.toggled.connect(lambda _on: self._show_button())
        self.quiz_items = self._number(12, self.tr("Gaps"))
        self.matching_items = self._number(20, self.tr("Pairs"))
        self.characters = self._number(24, self.tr("Characters"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setProperty("look", "work")
        self.progress.hide()
        self.problem = label()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        # All of it, where the screen has the room.
        self.resize(_WIDTH, min(self._whole_height(), self.screen().availableGeometry().height()))

    def _part_names(self) -> dict[Part, str]:
        return {
            Part.ARTICLE: self.tr("The article, with line numbers"),
            Part.GLOSSARY: self.tr("Glossary with pages and lines"),
            Part.QUIZ: self.tr("Quiz with gaps, and its key"),
            Part.MATCHING: self.tr("Matching words and meanings"),
            Part.PRACTICE: self.tr("Characters to practise"),
            Part.LISTS: self.tr("Word lists: Excel, Anki, Pleco"),
        }

    def _choosing(self, segments: Segments, value: object) -> None:
        segments.set_value(value)
        segments.chosen.connect(segments.set_value)

    def _number(self, value: int, name: str) -> QSpinBox:
        box = number_box(1, _MOST, value, name)
        box.setFixedWidth(_NUMBER_WIDTH)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if self._titles[True]:
            form.addRow(label(self.tr("Made of"), "soft"), self.extent)
        for text, field in (
            (self.tr("Title"), self.title),
            (self.tr("Script"), self.script),
            (self.tr("Readings"), self.phonetic),
            (self.tr("Paper"), self.paper),
            (self.tr("The class knows"), self.level),
        ):
            form.addRow(label(text, "soft"), field)
        parts = QGridLayout()
        parts.setHorizontalSpacing(16)
        parts.setVerticalSpacing(8)
        parts.setColumnStretch(0, 1)
        numbers = {
            Part.QUIZ: (self.quiz_items, self.tr("gaps")),
            Part.MATCHING: (self.matching_items, self.tr("pairs")),
            Part.PRACTICE: (self.characters, self.tr("characters")),
        }
        for line, (part, box) in enumerate(self.parts.items()):
            parts.addWidget(box, line, 0)
            if part in numbers:
                number, unit = numbers[part]
                box.toggled.connect(number.setEnabled)
                parts.addWidget(number, line, 1)
                parts.addWidget(label(unit, "soft"), line, 2)
        row, self.folder_button, self.cancel_button = answers(self.tr("Make a folder…"), self)
        self.folder_button.clicked.connect(lambda: self.pack_wanted.emit(False))
        self.zip_button = self._other_button(self.tr("Make a zip file…"))
        self.zip_button.clicked.connect(lambda: self.pack_wanted.emit(True))
        row.insertWidget(row.count() - 1, self.zip_button)
        self.preview_button = self._other_button(self.tr("Print…"))
        self.preview_button.clicked.connect(self.preview_wanted)
        row.insertWidget(0, self.preview_button)
        choices = QVBoxLayout()
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(16)
        choices.addWidget(self.about)
        choices.addLayout(form)
        choices.addWidget(self.taught)
        choices.addWidget(self.names)
        choices.addWidget(label(self.tr("PARTS"), "caption"))
        choices.addLayout(parts)
        choices.addStretch(1)
        inner = QWidget()
        inner.setProperty("look", "panel")
        inner.setLayout(choices)
        self._choices = inner
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumWidth(inner.minimumSizeHint().width())
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(16)
        column.addWidget(area, 1)
        column.addWidget(self.problem)
        column.addWidget(self.progress)
        column.addLayout(row)

    def _whole_height(self) -> int:
        """Tell how tall the dialog is with all choices in sight."""
        around = self.sizeHint().height() - self._area.sizeHint().height()
        return around + self._choices.heightForWidth(_WIDTH - 2 * _MARGIN)

    def _other_button(self, text: str) -> Button:
        button = Button(text)
        button.setAutoDefault(False)
        return button

    @property
    def only_chapter(self) -> bool:
        """Say whether the pack is made of the chapter alone."""
        return self.extent.value is True

    @property
    def _own_title(self) -> str:
        """The title that what is taken has by itself."""
        return self._titles[self.only_chapter]

    def _choose_extent(self, extent: object) -> None:
        is_own = self.title.text() == self._own_title
        self.extent.set_value(extent)
        if is_own:
            self.title.setText(self._own_title)

    def options(self) -> PackOptions:
        """Give what is chosen."""
        title = self.title.text().strip()
        level = self.level.currentData()
        return PackOptions(
            "" if title == self._own_title.strip() else title,
            Script(str(self.script.value)),
            Phonetic(str(self.phonetic.value)),
            Paper(str(self.paper.value)),
            level if isinstance(level, int) else None,
            without_taught=self.taught.isChecked(),
            without_names=self.names.isChecked(),
            parts=frozenset([part for part, box in self.parts.items() if box.isChecked()]),
            quiz_items=self.quiz_items.value(),
            matching_items=self.matching_items.value(),
            characters=self.characters.value(),
        )

    def set_working(self, share: float) -> None:
        """Show how far the pack is made."""
        self._is_working = True
        self.progress.setValue(round(1000 * share))
        self.progress.show()
        self.problem.hide()
        self._show_button()

    def set_done(self) -> None:
        """Show that nothing is under way any longer."""
        self._is_working = False
        self.progress.hide()
        self._show_button()

    def say(self, problem: str) -> None:
        """Say what went wrong."""
        self.set_done()
        self.problem.setText(problem)
        self.problem.show()

    def _show_button(self) -> None:
        chosen = {part for part, box in self.parts.items() if box.isChecked()}
        if self._is_working:
            chosen = set()
        self.folder_button.setEnabled(bool(chosen))
        self.zip_button.setEnabled(bool(chosen))
        self.preview_button.setEnabled(bool(chosen - {Part.LISTS}))
