"""Say in words what was a close call at a word, and what else may stand there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.language.choices import Choice
from desktop.language.corrections import Kind, parse_reading
from desktop.ui.pinyin_html import phonetic_runs, runs_text


def doubt_text(doubt: str | None, choices: Sequence[Choice], phonetic: str) -> str:
    """Name what is in doubt, and the other choices; empty where nothing is.

    The first of the choices is what is shown, and `phonetic` the way to write readings.
    """
    what = {
        "reading": _tr("Reading: close call"),
        "segmentation": _tr("Word boundary: close call"),
        "script": _tr("Script: close call"),
    }.get(doubt or "", "")
    others = _tr(" or ").join(_written(choice, phonetic) for choice in choices[1:])
    return _tr("{0}, perhaps {1}").format(what, others) if what and others else what


def _written(choice: Choice, phonetic: str) -> str:
    if choice.kind is Kind.CUT:
        return " | ".join(choice.words)
    return runs_text(phonetic_runs(parse_reading(choice.value) or (), phonetic))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)
