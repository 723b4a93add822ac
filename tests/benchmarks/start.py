"""Seconds from the start of the process to the first painted frame.

`python -m tests.benchmarks.start bare|duben DATA-FOLDER FILE`
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import CLOCK_BOOTTIME, clock_gettime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _since_start() -> float:
    """Seconds since the kernel made this process."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    ticks = int(fields[19])
    return clock_gettime(CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")


def bare(file: Path) -> None:
    """Show the text in the plainest window that Qt offers."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

    class Browser(QTextBrowser):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            print(_since_start(), flush=True)
            os._exit(0)

    app = QApplication([])
    window = QMainWindow()
    browser = Browser()
    browser.setPlainText(file.read_text(encoding="utf-8"))
    window.setCentralWidget(browser)
    window.resize(1280, 820)
    window.show()
    app.exec()


def duben(data: Path, file: Path) -> None:
    """Show it in Duben, by all that `python -m desktop` does."""
    from desktop import __main__ as program
    from desktop import cli
    from desktop.paths import find_paths

    options = cli.parse(["--data-dir", str(data), str(file)])
    paths = find_paths(options.data_dir, os.environ)
    with program.uncollected():
        opened = program.open_window(options, options.file, paths)
        if opened is None:
            sys.exit("There is a window on that folder already.")
        app, window = opened

        def painted() -> None:
            print(_since_start(), flush=True)
            os._exit(0)

        window.reader.painted.connect(painted)
        window.show()
        window.begin(options.file)
        app.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(Path(sys.argv[3]))
    else:
        duben(Path(sys.argv[2]), Path(sys.argv[3]))
