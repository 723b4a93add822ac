"""Memory of a window on a text of some size: `python -m tests.benchmarks.memory INDEX SIZE`."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.documents.opening import from_text
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.reader.source import ReaderText
from desktop.ui.reader.view import ReaderView
from desktop.ui.theme import LIGHT
from dictionaries.index import Index
from tests.benchmarks.texts import text_of


def main(index: Path, size: int) -> None:
    """Open, read through twenty pages, and print the peak in bytes beside the text's own size."""
    app = QApplication([])
    ensure_chinese_font()
    text = text_of(size)
    before = _peak()
    with tempfile.TemporaryDirectory() as folder:
        study = Study.open(Path(folder))
        study.attach(Language(Index.open(index)))
        document = from_text(text, "made up", "")
        view = ReaderView(LIGHT, Settings())
        view.resize(760, 700)
        view.show()
        view.set_text(ReaderText(study, document, Script.SIMPLIFIED, Script.ORIGINAL))
        bar = view.verticalScrollBar()
        for page in range(20):
            bar.setValue(bar.maximum() * page // 20)
            app.processEvents()
        print(json.dumps({"window": _peak() - before, "text": sys.getsizeof(text)}))
        study.close()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
