"""The reading view on small and huge texts, measured in one process that holds the dictionary.

Printed as JSON, so that the table is made elsewhere: `python -m tests.benchmarks.window INDEX`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.documents.opening import from_text
from desktop.language.document import Document, Token
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.reader.source import ReaderText
from desktop.ui.reader.view import ReaderView
from desktop.ui.theme import LIGHT, apply_theme
from dictionaries.index import Index
from tests.benchmarks.table import middle
from tests.benchmarks.texts import text_of

SIZES = {"2,000": 2_000, "1,000,000": 1_000_000, "5,000,000": 5_000_000}


def main(index: Path) -> None:
    """Measure and print."""
    app = QApplication([])
    ensure_chinese_font()
    apply_theme(app, LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        study = Study.open(Path(folder))
        study.attach(Language(Index.open(index)))
        documents = {name: _document(text_of(size)) for name, size in SIZES.items()}
        documents["one paragraph"] = _document(text_of(1_000_000, paragraph=0))
        figures: dict[str, float] = {}
        for name, document in documents.items():
            for what, seconds in _paint(app, study, document).items():
                figures[f"{what} {name}"] = seconds
        figures |= _pointer(app, study, documents["1,000,000"])
        study.close()
    print(json.dumps(figures))


def _document(text: str) -> Document:
    return from_text(text, "made up", "")


def _view(app: QApplication) -> ReaderView:
    view = ReaderView(LIGHT, Settings())
    view.resize(760, 700)
    view.show()
    app.processEvents()
    return view


def _until_painted(app: QApplication, view: ReaderView, change: Callable[[], object]) -> float:
    painted: list[float] = []
    rested: list[float] = []
    connections = (
        view.painted.connect(lambda: painted.append(perf_counter())),
        view.rested.connect(lambda: rested.append(perf_counter())),
    )
    start = perf_counter()
    change()
    # What is next to the window is laid out too, so that nothing of it falls into the next change.
    while not painted or not rested:
        app.processEvents()
    view.painted.disconnect(connections[0])
    view.rested.disconnect(connections[1])
    return painted[0] - start


def _paint(app: QApplication, study: Study, document: Document) -> dict[str, float]:
    view = _view(app)
    settings = Settings()

    def text(script: Script = Script.ORIGINAL) -> ReaderText:
        return ReaderText(study, document, Script.SIMPLIFIED, script)

    def first() -> float:
        return _until_painted(app, view, lambda: view.set_text(text()))

    first()
    figures = {"first frame": middle(first)}
    shown = text()
    middle_of_text = view.verticalScrollBar().maximum() // 2
    view.verticalScrollBar().setValue(middle_of_text)
    app.processEvents()
    scripts = iter([Script.TRADITIONAL, Script.ORIGINAL] * 4)
    figures["script switch"] = middle(
        lambda: _until_painted(
            app, view, lambda: view.set_script_text(shown.in_script(next(scripts)))
        )
    )
    sizes = iter([24, 22] * 4)
    figures["text size"] = middle(
        lambda: _until_painted(
            app, view, lambda: view.set_settings(replace(settings, text_size=next(sizes)))
        )
    )
    ways = iter(["all", "hover"] * 4)
    figures["pinyin on"] = middle(
        lambda: _until_painted(
            app, view, lambda: view.set_settings(replace(settings, pinyin=next(ways)))
        ),
        times=6,
    )
    view.close()
    view.deleteLater()
    app.processEvents()
    return figures


def _pointer(app: QApplication, study: Study, document: Document) -> dict[str, float]:
    view = _view(app)
    view.set_text(ReaderText(study, document, Script.SIMPLIFIED, Script.ORIGINAL))
    app.processEvents()
    hovers, taps = [], []
    for y in range(60, 680, 11):
        for x in range(90, 660, 23):
            point = QPointF(x, y)
            start = perf_counter()
            _send(view, QEvent.Type.MouseMove, point)
            view.show_hint()
            hovers.append(perf_counter() - start)
            spot = view.spot_at_point(point)
            if spot is not None:
                paragraph, token = spot
                start = perf_counter()
                study.look_up(document, paragraph, Token(token.start, token.end, token.text))
                taps.append(perf_counter() - start)
    app.processEvents()

    def wheel() -> float:
        start = perf_counter()
        view.scroll_by(44)
        view.viewport().repaint(view.viewport().rect().adjusted(0, 656, 0, 0))
        return perf_counter() - start

    def full() -> float:
        start = perf_counter()
        view.viewport().repaint()
        return perf_counter() - start

    figures = {
        "hover p95": sorted(hovers)[int(len(hovers) * 0.95)],
        "tap p95": sorted(taps)[int(len(taps) * 0.95)],
        "wheel": middle(wheel, 21),
        "repaint": middle(full, 21),
    }
    view.close()
    return figures


def _send(view: ReaderView, kind: QEvent.Type, point: QPointF) -> None:
    viewport = view.viewport()
    none = Qt.MouseButton.NoButton
    at = QPointF(viewport.mapToGlobal(QPoint(0, 0))) + point
    event = QMouseEvent(kind, point, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
