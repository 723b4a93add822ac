"""Ways for the tests to look words up and to read what widgets say."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QWidget

from desktop.documents.opening import from_text
from desktop.language.document import Token
from desktop.language.scripts import Script
from desktop.lookup import Lookup
from desktop.study import Study


def look_up(
    study: Study, text: str, word: str, script: Script = Script.SIMPLIFIED, title: str = "一课"
) -> Lookup:
    """Open a text of one paragraph and look up a word in it."""
    document = study.open_document(from_text(text, title, "clipboard"))
    at = text.index(word)
    return study.look_up(document, 0, Token(at, at + len(word), word), script)


def plain(label: QLabel) -> str:
    """Give what a label says, without its markup."""
    text = QTextDocumentFragment.fromHtml(label.text()).toPlainText()
    return text.replace("\u2060", "").replace("\xa0", " ").strip()


def said(widget: QWidget) -> str:
    """Give what the visible labels of a widget say, from top to bottom, a line for each."""
    labels: Iterable[QLabel] = (one for one in widget.findChildren(QLabel) if one.isVisible())
    placed = sorted(labels, key=lambda one: one.mapTo(widget, one.rect().topLeft()).y())
    return "\n".join(plain(one) for one in placed if one.text())
