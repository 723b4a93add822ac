"""How long the window does not answer while the rest is loaded, after its first frame.

`python -m tests.benchmarks.answering DATA-FOLDER FILE` prints milliseconds: the longest wait of a
timer that is due all the time, and the most of such a wait that the window's own thread worked. The
rest of a wait is work of other threads, which hold the interpreter, and of other processes.
"""

from __future__ import annotations

import os
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_LOOKED_MS = 4_000


def answer(data: Path, file: Path) -> None:
    """Open a file in Duben, by all that `python -m desktop` does, and look for waits."""
    from PySide6.QtCore import Qt, QTimer

    from desktop import __main__ as program
    from desktop import cli
    from desktop.paths import find_paths

    options = cli.parse(["--data-dir", str(data), str(file)])
    with program.uncollected():
        opened = program.open_window(options, options.file, find_paths(options.data_dir, {}))
        if opened is None:
            sys.exit("There is a window on that folder already.")
        app, window = opened
        ticks: list[tuple[float, float]] = []

        def tick() -> None:
            ticks.append((perf_counter(), thread_time()))

        timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)

        def done() -> None:
            steps = list(pairwise(ticks))
            waits = [after[0] - before[0] for before, after in steps]
            work = [after[1] - before[1] for before, after in steps]
            print(1000 * max(waits), 1000 * max(work), flush=True)
            os._exit(0)

        def begin() -> None:
            tick()
            timer.start()
            QTimer.singleShot(_LOOKED_MS, done)

        window.reader.painted.connect(begin, Qt.ConnectionType.SingleShotConnection)
        window.show()
        window.begin(options.file)
        app.exec()


if __name__ == "__main__":
    answer(Path(sys.argv[1]), Path(sys.argv[2]))
