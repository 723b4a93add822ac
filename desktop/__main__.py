"""The composition root: paths, storage, Study, then the window or a command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import cli
from desktop.paths import Paths, bundled_dictionary, find_paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.ui.window import MainWindow

_SWITCH_SECONDS = 0.0005
"""How long a background thread may keep the interpreter from the window."""
_PICTURE_MS = 30_000


def main(arguments: list[str] | None = None) -> int:
    """Run Duben and give its exit status."""
    options = cli.parse(sys.argv[1:] if arguments is None else arguments)
    paths = find_paths(options.data_dir, os.environ)
    if options.command is not None:
        return cli.run(options, paths)
    if options.screenshot is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not _has_display():
        return cli.complain("There is no display. Use --screenshot PATH to paint a picture.")
    return _show_window(options, paths)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)


def _show_window(options: cli.Options, paths: Paths) -> int:
    # Only the window needs Qt; the commands start faster, and work where Qt does not.
    from desktop.ui.start import make_application, make_window  # noqa: PLC0415

    sys.setswitchinterval(_SWITCH_SECONDS)
    app = make_application(paths)
    try:
        window = make_window(app, paths, bundled_dictionary())
    except cli.KNOWN_ERRORS as error:
        return cli.complain(str(error))
    if options.screenshot is not None:
        return _take_picture(app, window, options.file, options.screenshot)
    window.show()
    window.begin(options.file)
    return app.exec()


def _take_picture(app: QApplication, window: MainWindow, file: Path | None, picture: Path) -> int:
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # see _show_window

    def save() -> None:
        saved = window.grab().save(str(picture))
        window.close()
        app.exit(0 if saved else 1)

    window.settled.connect(lambda: QTimer.singleShot(100, save))
    QTimer.singleShot(_PICTURE_MS, save)
    window.show()
    window.begin(file)
    status = app.exec()
    return status if status == 0 else cli.complain(f"{picture} can't be written.")


if __name__ == "__main__":
    sys.exit(main())
