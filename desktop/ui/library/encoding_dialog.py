"""Ask in which encoding a text reads right, where that can't be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.language.scripts import Script, detect
from desktop.ui.fonts import hanzi_font
from desktop.ui.library.dialog_parts import answers
from desktop.ui.widgets import is_enter, label

_SIZE = (560, 520)
_TEXT_PX = 18
_ROW, _MOST_ROWS = 36, 6
_SCRIPTS = {
    "gb18030": Script.SIMPLIFIED,
    "gbk": Script.SIMPLIFIED,
    "gb2312": Script.SIMPLIFIED,
    "hz": Script.SIMPLIFIED,
    "big5": Script.TRADITIONAL,
    "cp950": Script.TRADITIONAL,
    "euc-tw": Script.TRADITIONAL,
    "big5hkscs": Script.HONGKONG,
}


def encoding_name(codec: str) -> str:
    """Name a codec as a reader may know it; one that is not known keeps its own name."""
    names = {
        "utf-8": _tr("Unicode (UTF-8)"),
        "utf-16": _tr("Unicode (UTF-16)"),
        "utf-16-le": _tr("Unicode (UTF-16)"),
        "utf-16-be": _tr("Unicode (UTF-16, big-endian)"),
        "utf-32": _tr("Unicode (UTF-32)"),
        "utf-32-le": _tr("Unicode (UTF-32)"),
        "utf-32-be": _tr("Unicode (UTF-32, big-endian)"),
        "gb18030": _tr("Simplified Chinese (GB 18030)"),
        "gbk": _tr("Simplified Chinese (GBK)"),
        "gb2312": _tr("Simplified Chinese (GB 2312)"),
        "hz": _tr("Simplified Chinese (HZ)"),
        "big5": _tr("Traditional Chinese (Big5)"),
        "cp950": _tr("Traditional Chinese (Big5)"),
        "big5hkscs": _tr("Traditional Chinese, Hong Kong (Big5-HKSCS)"),
        "euc-tw": _tr("Traditional Chinese (EUC-TW)"),
        "cp932": _tr("Japanese (Shift_JIS)"),
        "euc-jp": _tr("Japanese (EUC-JP)"),
        "cp949": _tr("Korean (EUC-KR)"),
        "cp1252": _tr("Western European (Windows-1252)"),
        "cp1251": _tr("Russian (Windows-1251)"),
        "koi8-r": _tr("Russian (KOI8-R)"),
    }
    return names.get(_plain(codec), codec)


class EncodingDialog(QDialog):
    """Shows how a text would look in each encoding; the arrows change it and Enter takes it.

    `previews` are codecs with the beginning of the text, likeliest first; `name` is the file's.
    """

    chosen = Signal(str)
    """The codec, under the name that it was given by."""

    def __init__(
        self, previews: Sequence[tuple[str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which of these reads right?"))
        self.resize(*_SIZE)
        self._previews = tuple(previews)
        self._taken: str | None = None
        about = label(
            self.tr("It is not certain how {0} is encoded. Choose how it reads right.").format(
                name or self.tr("this text")
            ),
            "soft",
        )
        about.setWordWrap(True)
        self.names: QListWidget = QListWidget()
        self.names.setProperty("look", "sidebar")
        self.names.setAccessibleName(self.tr("Encodings"))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.names.addItems([encoding_name(codec) for codec, _ in self._previews])
        for row in range(self.names.count()):
            hint = self.names.item(row).sizeHint()
            hint.setHeight(_ROW)
            self.names.item(row).setSizeHint(hint)
        rows = max(1, min(len(self._previews), _MOST_ROWS))
        self.names.setFixedHeight(rows * max(_ROW, self.names.sizeHintForRow(0)))
        self.names.currentRowChanged.connect(self._show)
        self.names.itemDoubleClicked.connect(lambda _item: self._take())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        # The theme gives every widget its size.
        self.text.setStyleSheet(f"font-size: {_TEXT_PX}px")
        self.text.setAccessibleName(self.tr("Beginning of the text"))
        last, self.open_button, self.cancel_button = answers(self.tr("Open"), self)
        self.open_button.clicked.connect(self._take)
        self.open_button.setEnabled(bool(self._previews))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.names)
        column.addWidget(self.text, 1)
        column.addLayout(last)
        if self._previews:
            self.names.setCurrentRow(0)
        self.names.setFocus()

    def codec(self) -> str | None:
        """Give the codec that was taken, None where the dialog was left without."""
        return self._taken

    def _show(self, row: int) -> None:
        codec, text = self._previews[row]
        self.text.setFont(_font(codec, text))
        self.text.setPlainText(text)

    def _take(self) -> None:
        row = self.names.currentRow()
        if row >= 0:
            self._taken = self._previews[row][0]
            self.accept()
            self.chosen.emit(self._taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._take()
        else:
            super().keyPressEvent(event)


def _plain(codec: str) -> str:
    return codec.casefold().replace("_", "-")


def _font(codec: str, text: str) -> QFont:
    script = _SCRIPTS.get(_plain(codec)) or detect(text) or Script.SIMPLIFIED
    return hanzi_font("song", script, _TEXT_PX)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Encodings", text)
