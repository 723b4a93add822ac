"""Memory of a window over its text: `python -m tests.benchmarks.memory INDEX TEXT-FILE`."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.documents.opening import open_file
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.reader.source import ReaderText
from desktop.ui.reader.view import ReaderView
from desktop.ui.theme import LIGHT
from dictionaries.index import Index


def main(index: Path, file: Path) -> None:
    """Read through twenty pages, and print the bytes in use over those of the opened text."""
    app = QApplication([])
    document = open_file(file)
    gc.collect()
    before = _in_use()
    with tempfile.TemporaryDirectory() as folder:
        ensure_chinese_font()
        study = Study.open(Path(folder))
        study.attach(Language(Index.open(index)))
        view = ReaderView(LIGHT, Settings())
        view.resize(760, 700)
        view.show()
        view.set_text(ReaderText(study, document, Script.SIMPLIFIED, Script.ORIGINAL))
        bar = view.verticalScrollBar()
        for page in range(20):
            bar.setValue(bar.maximum() * page // 20)
            app.processEvents()
        gc.collect()
        print(_in_use() - before)
        study.close()


def _in_use() -> int:
    """Give the resident bytes of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
