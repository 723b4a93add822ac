"""The plainest window that Qt for Python offers, to be frozen and measured beside Duben."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser


def main() -> int:
    """Show the text in the file that is named."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    browser = QTextBrowser()
    browser.setPlainText(Path(sys.argv[1]).read_text(encoding="utf-8"))
    window.setCentralWidget(browser)
    window.resize(1280, 820)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
