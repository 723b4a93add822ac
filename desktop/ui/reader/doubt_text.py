"""Say in words what was a close call at a word, and what else may stand there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.language.choices import Choice
from desktop.language.corrections import Kind, parse_reading
from desktop.ui.pinyin_html import phonetic_runs, runs_text

if TYPE_CHECKING:
    # They take long to load, and the first page is there before they are.
    from desktop.language.script_choices import ScriptChoice


def doubt_text(doubt: str | None, choices: Sequence[Choice], phonetic: str) -> str:
    """Name what is in doubt of a word's reading or cut, and the other choices; else empty.

    The first of the choices is what is shown, and `phonetic` the way to write readings.
    """
    what = {
        "reading": _tr("Reading: close call"),
        "segmentation": _tr("Word boundary: close call"),
    }.get(doubt or "", "")
    others = _tr(" or ").join(_written(choice, phonetic) for choice in choices[1:])
    return _tr("{0}, perhaps {1}").format(what, others) if what and others else what


def script_text(choice: ScriptChoice) -> str:
    """Say what a character was converted to, what else it might have become, and why not."""
    others = _tr(" or ").join(choice.others)
    text = {
        "word": _tr("{0}, not {1}: because of {2}"),
        "reading": _tr("{0}, not {1}: because of its reading"),
        "usual": _tr("{0}, rarely {1}"),
        "corrected": _tr("{0}, not {1}: as you corrected it"),
    }.get(choice.because, _tr("Script: close call, {0} or {1}"))
    return text.format(choice.shown, others, choice.word)


def _written(choice: Choice, phonetic: str) -> str:
    if choice.kind is not Kind.READING:
        return " | ".join(choice.words)
    return runs_text(phonetic_runs(parse_reading(choice.value) or (), phonetic))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Doubt", text)
