"""The composition root: paths, then a command, or the window on the user's data."""

from __future__ import annotations

import builtins
import gc
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import cli
from desktop.documents.errors import OpenError
from desktop.paths import Paths, bundled_dictionary, bundled_licences, find_paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.exports.pages import Drawing
    from desktop.safekeeping import Damage, Repair
    from desktop.ui.window import MainWindow

_SWITCH_SECONDS = 0.0005
"""How long a background thread may keep the interpreter from the window."""
_COLLECTED_AT = (10_000, 5, 1600)
"""So that looking for garbage takes 10 ms at most; through all of it, a second, hardly ever."""
_PICTURE_MS = 30_000
_LAST_STROKES_MS = 100
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def main(arguments: list[str] | None = None) -> int:
    """Run Duben and give its exit status."""
    options = cli.parse(sys.argv[1:] if arguments is None else arguments)
    try:
        paths = find_paths(options.data_dir, os.environ)
    except RuntimeError:
        # pathlib's way to say that there is no such user behind the tilde.
        return cli.complain("The folder for your data can't be found: there is no such user.")
    if options.command is not None:
        return cli.run(options, paths, _drawing)
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        return cli.complain("There is no display. Use --screenshot PATH to paint a picture.")
    with uncollected():
        try:
            # Only the window needs Qt; the commands start faster, and work where Qt does not.
            from PySide6 import QtWidgets  # noqa: F401
        except ImportError as error:
            return cli.complain(f"The window can't be shown, because Qt can't be loaded: {error}.")
        try:
            with _readable(options.file) as file:
                return _show_window(options, file, paths)
        except (*cli.KNOWN_ERRORS, OSError) as error:
            return _complain(str(error))


def _complain(message: str) -> int:
    """Say why there is no window; in a box where there is no standard error (on Windows)."""
    if sys.stderr is None:
        from PySide6.QtWidgets import QApplication, QMessageBox

        application = QApplication.instance() or QApplication(sys.argv[:1])
        QMessageBox.critical(None, "Duben", message)
        del application
    return cli.complain(message)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage while the first page is made.

    Nearly all that is made for it stays, and looking through it again and again would take a tenth
    of the start. The window begins to look once it is painted, and then at what is made since.
    """
    gc.disable()
    try:
        yield
    finally:
        _collect()


def _collect() -> None:
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AT)
    gc.enable()


def import_plainly() -> None:
    """Take back what Qt for Python does to the import of modules.

    It reads the source of each, and keeps it, to find out whether names in snake case are asked
    for: 7 ms of a start. Nobody asks for them.
    """
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _drawing() -> Drawing:
    # Only what is drawn needs Qt; all other commands work where Qt does not.
    try:
        from desktop.ui.paper.drawing import drawing
    except ImportError as error:
        raise OpenError(f"Nothing can be drawn, because Qt can't be loaded: {error}.") from error
    return drawing()


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)


@contextmanager
def _readable(file: Path | None) -> Iterator[Path | None]:
    """Give the file to be opened; standard input becomes one for as long as the window is there."""
    if file is None or str(file) != "-" or sys.stdin is None:
        yield file
        return
    # What only standard input needs.
    import shutil
    import tempfile

    from desktop.documents.formats import TEXT, format_of

    with tempfile.TemporaryDirectory(prefix="duben-") as folder:
        spooled = Path(folder) / "standard input.txt"
        with spooled.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        form = format_of("", spooled.read_bytes())
        yield (
            _named_by_first_line(spooled)
            if form == TEXT
            else spooled.rename(spooled.with_suffix(form))
        )


def _named_by_first_line(file: Path) -> Path:
    """Rename a file so that its text can be told from others; one that is no text stays."""
    from desktop.documents.streaming import TextStream

    try:
        with file.open("rb") as data:
            title = TextStream(data).title
    except OpenError:
        # The window will say why.
        return file
    return file.rename(file.with_name(_NOT_IN_NAMES.sub("_", title) + ".txt"))


def _show_window(options: cli.Options, file: Path | None, paths: Paths) -> int:
    opened = open_window(options, file, paths)
    if opened is None:
        return 0
    app, window = opened
    if options.screenshot is not None:
        return _take_picture(app, window, options.address or file, options.screenshot)
    window.show()
    window.begin(file)
    if options.address:
        window.open_address(options.address)
    return app.exec()


def open_window(
    options: cli.Options, file: Path | None, paths: Paths
) -> tuple[QApplication, MainWindow] | None:
    """Make the application and its window, to be shown; None where one that is there was asked to
    show `file`.
    """
    import_plainly()
    from desktop.ui.meeting_point import is_free
    from desktop.ui.start import make_application, make_window

    sys.setswitchinterval(_SWITCH_SECONDS)
    app = make_application(paths.log)
    spooled = file is not options.file
    name = options.address or ("" if file is None else str(file.absolute()))
    if options.screenshot is None and not spooled and not is_free(paths.data):
        # It takes a while to load, and rarely is there a window already.
        from desktop.ui.handover import hand_over

        if hand_over(paths.data, name):
            return None
    window = make_window(
        app,
        paths.data,
        paths.settings,
        paths.dictionaries,
        bundled_dictionary(),
        _ask_for_repair if options.screenshot is None else None,
        bundled_licences(),
    )
    if sys.platform == "darwin":
        from desktop.ui.file_events import Application

        if isinstance(app, Application):
            app.file_asked.connect(window.come_forward)
    window.begun.connect(_collect)
    if options.screenshot is None:
        window.begun.connect(lambda: _receive(paths, window))
    return app, window


def _receive(paths: Paths, window: MainWindow) -> None:
    from desktop.ui.handover import Reception

    reception = Reception(paths.data, window)
    reception.asked.connect(window.come_forward)


def _ask_for_repair(damage: Damage) -> Repair:
    # Loaded only where a file is damaged.
    from desktop.ui.safekeeping.recovering import ask

    return ask(damage)


def _take_picture(
    app: QApplication, window: MainWindow, source: Path | str | None, picture: Path
) -> int:
    from PySide6.QtCore import QTimer

    from desktop.documents.opening import open_address, open_file

    # The window would tell why it can't be opened, and show another text.
    opened = None
    if isinstance(source, str):
        opened = open_address(source)
    elif source is not None:
        opened = open_file(source)

    def save() -> None:
        saved = window.grab().save(str(picture))
        window.close()
        app.exit(0 if saved else 1)

    window.settled.connect(lambda: QTimer.singleShot(_LAST_STROKES_MS, save))
    QTimer.singleShot(_PICTURE_MS, save)
    window.show()
    window.begin(opened)
    status = app.exec()
    return status if status == 0 else cli.complain(f"{picture} can't be written.")


if __name__ == "__main__":
    sys.exit(main())
