"""The first start: how long the index takes, and whether the window answers meanwhile."""

from __future__ import annotations

import os
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.__main__ import uncollected
from desktop.ui.dictionary_start import DictionaryStart, newest_index
from desktop.ui.tasks import Tasks
from tests.benchmarks.table import Row


def build_figures(folder: Path) -> tuple[Path, list[Row]]:
    """Build the index as the window does; give it with the rows measured."""
    import sys

    app = QApplication.instance() or QApplication([])
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    with uncollected():
        tasks = Tasks()
    start = DictionaryStart(tasks, folder, None)
    gaps: list[float] = []
    last = [perf_counter()]

    def tick() -> None:
        now = perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(tick)
    timer.start()
    start.ready.connect(app.quit)
    start.failed.connect(app.quit)
    began = perf_counter()
    start.begin()
    QApplication.exec()
    seconds = perf_counter() - began
    sys.setswitchinterval(before)
    index = newest_index(folder, None)
    assert index is not None
    gaps.sort()
    return index, [
        Row("first start: index built and loaded", seconds, 5.0, " s"),
        Row("first start: longest wait of the window", gaps[-1] * 1000, None, " ms"),
        Row("first start: 99% of the waits below", gaps[int(len(gaps) * 0.99)] * 1000, None, " ms"),
    ]
