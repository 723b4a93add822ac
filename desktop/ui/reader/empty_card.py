"""What the word card says before a word is chosen."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.settings import Settings
from desktop.ui.actions import specs
from desktop.ui.widgets import label


class EmptyCard(QWidget):
    """A hint what to do, and the keys that are used most."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = label(self.tr("Tap a word to see what it means."))
        hint.setWordWrap(True)
        self._keys = QLabel()
        self._keys.setProperty("look", "soft")
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(16)
        column.addWidget(hint)
        column.addWidget(self._keys)
        column.addStretch(1)
        self.set_settings(settings)

    def set_settings(self, settings: Settings) -> None:
        """Name the keys as they are set."""
        keys = {spec.name: spec.keys[0] for spec in specs() if spec.keys} | dict(settings.shortcuts)
        statuses = ("status_new", "status_learning", "status_known", "status_ignored")
        rows = (
            ("← →", self.tr("from word to word")),
            (_written(keys, "card"), self.tr("open this card, then save")),
            (_written(keys, *statuses), self.tr("new, learning, known, ignored")),
            (_written(keys, "next_new", "previous_new"), self.tr("next and previous new word")),
            (_written(keys, "script_next"), self.tr("another script")),
            (_written(keys, "pinyin_next"), self.tr("more or less pinyin")),
        )
        self._keys.setText(
            "<table cellspacing=0 cellpadding=0>"
            + "".join(
                f'<tr><td style="padding:3px 16px 3px 0"><b>{_escaped(key)}</b></td>'
                f'<td style="padding:3px 0">{_escaped(text)}</td></tr>'
                for key, text in rows
                if key
            )
            + "</table>"
        )


def _written(keys: dict[str, str], *names: str) -> str:
    """Write the keys of some actions as the system does."""
    native = QKeySequence.SequenceFormat.NativeText
    return " ".join(QKeySequence(keys.get(name, "")).toString(native) for name in names).strip()


def _escaped(text: str) -> str:
    # The module html would do it, and load all the names of HTML for that.
    return text.replace("&", "&amp;").replace("<", "&lt;")
