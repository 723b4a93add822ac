"""Make the application and its window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.settings import load, save
from desktop.storage.errors import Damaged
from desktop.study import Study
from desktop.ui.fonts import ensure_chinese_font
from desktop.ui.theme import apply_theme, theme_for
from desktop.ui.window import MainWindow

if TYPE_CHECKING:
    from desktop.safekeeping import Damage, Recovered, Repair

_RESOURCES = Path(__file__).parent.parent.parent / "resources"


def make_application(log: Path) -> QApplication:
    """Make the Qt application; what goes wrong unexpectedly is written to the file `log`."""
    # Its method setStyle gives the style back, for which PySide6 loads all that there is of styles.
    arguments = [*sys.argv[:1], "-style", "Fusion"]
    if sys.platform == "darwin":
        # Loaded only there, for it takes 5 ms.
        from desktop.ui.file_events import Application

        app: QApplication = Application(arguments)
    else:
        app = QApplication(arguments)
    app.setApplicationName("Duben")
    app.setApplicationDisplayName("Duben 读本")
    app.setDesktopFileName("duben")
    ensure_chinese_font()
    _report_mishaps(log)
    return app


def make_window(
    app: QApplication,
    data: Path,
    settings_file: Path,
    dictionaries: Path,
    bundled: Path | None,
    choose: Callable[[Damage], Repair] | None = None,
    licences: Path | None = None,
) -> MainWindow:
    """Open the user's data and make the window on it; raises StorageError with a message.

    Where a file is damaged, `choose` asks what is to be done. `licences` names those of all that a
    bundle contains.
    """
    settings = load(settings_file)
    told: tuple[Recovered, ...] = ()
    try:
        study = Study.open(data)
    except Damaged as error:
        # Nothing else is there to be asked by.
        from desktop.ui.safekeeping.recovering import open_study

        apply_theme(app, theme_for(settings.theme))
        found = open_study(data, error, choose) if choose is not None else None
        if found is None:
            raise
        study, told = found
    window = MainWindow(
        study,
        settings,
        lambda changed: save(settings_file, changed),
        dictionaries,
        _RESOURCES / "welcome.txt",
        bundled,
        licences or _RESOURCES.parent / "NOTICE",
    )
    # Last, so that each widget is dressed once.
    apply_theme(app, theme_for(settings.theme))
    app.aboutToQuit.connect(study.close)
    window.begun.connect(_show_icon)
    window.begun.connect(lambda: _tell_screen_readers(window))
    for one in told:
        window.say(one.told())
    return window


def _show_icon() -> None:
    # Desktops find it by our entry; drawn before the first page it would delay that by 5 ms.
    from PySide6.QtGui import QGuiApplication, QIcon

    QGuiApplication.setWindowIcon(QIcon(str(_RESOURCES / "duben.svg")))


def _tell_screen_readers(window: MainWindow) -> None:
    # Loaded once the first page is there, which none of them reads so soon.
    from desktop.ui.reader import accessible

    accessible.install(window.reader)


def _report_mishaps(log: Path) -> None:
    """Tell the user in one sentence when something fails that we did not foresee."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Loaded only where something fails.
        import logging

        from PySide6.QtWidgets import QMessageBox

        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            logging.basicConfig(filename=log, encoding="utf-8")
            logging.getLogger("duben").error("unexpected", exc_info=(kind, error, trace))
        except OSError:
            # A log that can't be written must not hide the message.
            pass
        if issubclass(kind, Exception) and QApplication.instance() is not None:
            QMessageBox.warning(
                QApplication.activeWindow(),
                "Duben",
                QApplication.translate(
                    "Mishap",
                    "Something went wrong. Your words are saved. Details are in {0}.",
                ).format(log),
            )

    sys.excepthook = hook
