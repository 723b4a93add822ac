"""Paint the pictures of the README from the welcome article: `python3 go.py screenshots`.

The words that count as known here are those of HSK 1 to 4, so that the page looks like a learner's.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.language.document import Place
from desktop.lessons import hsk_drafts
from desktop.settings import Settings
from desktop.ui.exporting.export_dialog import ExportDialog
from desktop.ui.start import make_application, make_window
from desktop.ui.window import MainWindow
from desktop.vocabulary.status import Status

DOCS = Path(__file__).parent.parent / "docs"
_KNOWN_LEVEL = 4
_COUNTING_MS = 2500


def main(folder: Path = DOCS, text: Path | None = None) -> int:
    """Paint every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        app = make_application(Path(data) / "duben.log")
        window = make_window(app, Path(data), Path(data) / "settings.json", dictionaries(), None)
        window.show()
        _wait(window.settled, lambda: window.begin(text))
        _learn(window)
        for name, settings, act in _pictures(window):
            window.change_settings(settings)
            shown = act()
            app.processEvents()
            widget = shown if isinstance(shown, QWidget) else window
            widget.grab().save(str(folder / f"{name}.png"))
            print(folder / f"{name}.png")  # noqa: T201
        window.close()
    return 0


def dictionaries() -> Path:
    """Give a folder for the index that outlives one run."""
    return Path(tempfile.gettempdir()) / "duben-screenshots"


def _pictures(window: MainWindow) -> list[tuple[str, Settings, Callable[[], object]]]:
    plain = Settings(theme="light", pinyin="new", mark_new=True)
    tap, hover = _tapper(window, "读本", 1), _hoverer(window, "窗户")
    return [
        ("reader-light", plain, lambda: (tap(), hover())),
        ("reader-dark", replace(plain, theme="dark"), hover),
        ("traditional", replace(plain, script="traditional"), hover),
        ("pinyin", replace(plain, pinyin="all", tone_colours_in_text=True), lambda: None),
        ("words", plain, lambda: window.show_page("words")),
        ("lessons", plain, lambda: _teach(window)),
        ("export", plain, lambda: _export(window)),
    ]


def _learn(window: MainWindow) -> None:
    study = window.study
    document = window.document
    assert document is not None
    assert study.language is not None
    done: set[str] = set()
    learning = ["窗户", "意思", "读本", "微风", "拼音"]
    for paragraph in range(len(document.paragraphs)):
        for token in study.tokens(document, paragraph):
            if token.text in done:
                continue
            done.add(token.text)
            lookup = study.look_up(document, paragraph, token)
            level = lookup.level.hsk3 if lookup.level else None
            if token.text in learning:
                study.save_word(lookup)
            elif lookup.entries and level is not None and level <= _KNOWN_LEVEL:
                study.set_status(lookup, Status.KNOWN)
    window.refresh_vocabulary()


def _teach(window: MainWindow) -> None:
    """Show a course of the HSK's levels at its third lesson."""
    study = window.study
    assert study.language is not None
    study.lessons.add_course("HSK 3.0", hsk_drafts("2025", study.language) or ())
    course = study.lessons.course()
    assert course is not None
    study.lessons.choose_lesson(study.lessons.lessons(course.id)[_KNOWN_LEVEL - 1])
    window.show_page("lessons")
    _pause(_COUNTING_MS)


def _export(window: MainWindow) -> QWidget | None:
    """Open the dialog that exports the words of the text."""
    window.show_page("read")
    action = window.findChild(QAction, "export_text")
    assert isinstance(action, QAction)
    action.trigger()
    dialog = window.findChildren(ExportDialog)[0]
    dialog.formats.setCurrentIndex(dialog.formats.findData("xlsx"))
    _pause(_COUNTING_MS)
    return dialog


def _place(window: MainWindow, word: str, which: int = 0) -> Place:
    document = window.document
    assert document is not None
    found = [
        Place(number, start)
        for number, text in enumerate(document.paragraphs)
        for start in range(len(text))
        if text.startswith(word, start)
    ]
    return found[min(which, len(found) - 1)]


def _point(window: MainWindow, word: str, which: int) -> QPointF:
    place = _place(window, word, which)
    return window.reader.token_rects(place.paragraph, place.offset)[0].center()


def _tapper(window: MainWindow, word: str, which: int) -> Callable[[], None]:
    def tap() -> None:
        point = _point(window, word, which)
        for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
            _send(window, kind, point, Qt.MouseButton.LeftButton)

    return tap


def _hoverer(window: MainWindow, word: str) -> Callable[[], None]:
    def hover() -> None:
        _send(window, QMouseEvent.Type.MouseMove, QPointF(1, 1), Qt.MouseButton.NoButton)
        point = _point(window, word, 0)
        _send(window, QMouseEvent.Type.MouseMove, point, Qt.MouseButton.NoButton)
        _pause(200)

    return hover


def _send(
    window: MainWindow, kind: QMouseEvent.Type, point: QPointF, button: Qt.MouseButton
) -> None:
    viewport = window.reader.viewport()
    at = QPointF(viewport.mapToGlobal(QPoint(0, 0))) + point
    held = button if kind == QMouseEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, point, at, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(signal: object, start: Callable[[], object], milliseconds: int = 60_000) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]  # a bound signal has no public type
    QTimer.singleShot(milliseconds, loop.quit)
    start()
    loop.exec()
    signal.disconnect(loop.quit)  # type: ignore[attr-defined]
    _pause(50)


if __name__ == "__main__":
    sys.exit(main(*(Path(argument) for argument in sys.argv[1:])))
