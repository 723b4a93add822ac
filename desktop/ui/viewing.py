"""What the learner has chosen: kept, followed by menus, and told to all that draw."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.language.scripts import Script
from desktop.settings import Settings
from desktop.ui.actions import Actions, specs
from desktop.ui.notice import Notice
from desktop.ui.reading import Reading
from desktop.ui.theme import Theme, apply_theme, theme_for
from desktop.ui.toolbar import Toolbar

if TYPE_CHECKING:
    # The first page is there before they are.
    from desktop.exports.presets import Presets
    from desktop.reviews import ReviewSettings
    from desktop.ui.reader.card_look import CardLook

_SCRIPTS = ("original", "simplified", "traditional")
_PINYIN = ("off", "hover", "new", "all")
_SIZES = (14, 16, 18, 20, 22, 24, 28, 32, 36, 42, 48)
_NORMAL_SIZE = 22


class Viewing(QObject):
    """Holds the settings, and the theme and the script that come of them; `save` keeps them."""

    changed = Signal(object, object)
    """The Settings as they were, and as they are now."""
    theme_changed = Signal(object)
    """The Theme from now on."""

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        save: Callable[[Settings], None],
        reading: Reading,
        actions: Actions,
        toolbar: Toolbar,
        notice: Notice,
    ) -> None:
        super().__init__(window)
        self._window, self._save, self._reading = window, save, reading
        self._actions, self._toolbar, self._notice = actions, toolbar, notice
        self.settings = settings
        self.theme: Theme = theme_for(settings.theme)

    # -- what comes of them ------------------------------------------------------------------

    def script(self) -> Script:
        """Give the script that was chosen."""
        chosen = self.settings.script
        return Script(self.settings.traditional if chosen == "traditional" else chosen)

    def shown_script(self) -> Script:
        """Give the script whose letters are shown: the text's own where no other was chosen."""
        script = self.script()
        return self._reading.origin if script is Script.ORIGINAL else script

    def look(self) -> tuple[CardLook, Script]:
        """Give how words are drawn beside the text, and the script that it is shown in."""
        # Loaded with what is drawn beside the text.
        from desktop.ui.reader.card_look import CardLook

        return CardLook(self.shown_script(), self.theme, self.settings), self.script()

    def review_settings(self) -> ReviewSettings:
        """Give how reviews are to be held."""
        # Loaded with the first question.
        from desktop.vocabulary.review_settings import from_mapping

        return from_mapping(self.settings.reviews)

    def export_presets(self) -> Presets:
        """Give the ways to export that were kept."""
        from desktop.exports.presets import from_mapping

        return from_mapping(self.settings.exports)

    # -- to be chosen ------------------------------------------------------------------------

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give what the actions do that choose something, by their names."""
        return {
            "preferences": self.show_preferences,
            "shortcuts": lambda: self.show_preferences(tab=1),
            "sidebar": lambda: self.set(sidebar=self._actions["sidebar"].isChecked()),
            "larger": lambda: self.resize_text(1),
            "smaller": lambda: self.resize_text(-1),
            "normal_size": lambda: self.set(text_size=_NORMAL_SIZE),
            "full_screen": self.toggle_full_screen,
            **{f"script_{name}": partial(self.set, script=name) for name in _SCRIPTS},
            "script_next": lambda: self.set(script=_after(_SCRIPTS, self.settings.script)),
            **{f"pinyin_{name}": partial(self.set, pinyin=name) for name in _PINYIN},
            "pinyin_next": lambda: self.set(pinyin=_after(_PINYIN, self.settings.pinyin)),
            "zhuyin": lambda: self.set(
                phonetic="zhuyin" if self._actions["zhuyin"].isChecked() else "pinyin"
            ),
            "tone_colours": lambda: self.set(
                tone_colours=self._actions["tone_colours"].isChecked()
            ),
            "show_doubt": lambda: self.set(show_doubt=self._actions["show_doubt"].isChecked()),
        }

    def set(self, **values: object) -> None:
        """Follow new values of some settings and keep them."""
        self.change(replace(self.settings, **values))  # type: ignore[arg-type]  # fields

    def change(self, settings: Settings) -> None:
        """Follow new settings and keep them."""
        before, self.settings = self.settings, settings
        if before == settings:
            self.show()
            return
        if before.theme != settings.theme:
            self.follow_theme()
        self.changed.emit(before, settings)
        if before.shortcuts != settings.shortcuts:
            self._actions.set_shortcuts(settings.shortcuts)
        self.show()
        try:
            self._save(settings)
        except OSError:
            self._notice.say(self.tr("Your choices hold until you quit: they can't be saved."))

    def keep_review_settings(self, settings: ReviewSettings) -> None:
        """Keep how reviews are to be held from now on."""
        from desktop.vocabulary.review_settings import as_mapping

        self.set(reviews=as_mapping(settings))

    def keep_export_presets(self, presets: Presets) -> None:
        """Keep ways to export."""
        from desktop.exports.presets import as_mapping

        self.set(exports=as_mapping(presets))

    def keep_geometry(self, geometry: str) -> None:
        """Keep where the window was, when it closes."""
        self.settings = replace(self.settings, geometry=geometry)
        with suppress(OSError):
            # It is too late to say so, and no word is lost with them.
            self._save(self.settings)

    def resize_text(self, step: int) -> None:
        """Choose the next size of the text, larger or smaller, if there is one."""
        size = self.settings.text_size
        wanted = [s for s in _SIZES if (s > size if step > 0 else s < size)]
        if wanted:
            self.set(text_size=wanted[0] if step > 0 else wanted[-1])

    def toggle_full_screen(self) -> None:
        """Let the window fill the screen or not."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
        self._actions["full_screen"].setChecked(self._window.isFullScreen())

    def show_preferences(self, tab: int = 0) -> None:
        """Ask for all that can be chosen, and follow it at once."""
        from desktop.ui.preferences import Preferences

        dialog = Preferences(self.settings, specs(), self._window)
        dialog.tabs.setCurrentIndex(tab)
        dialog.changed.connect(self.change)
        dialog.exec()
        dialog.deleteLater()

    # -- shown -------------------------------------------------------------------------------

    def show(self) -> None:
        """Show in the menus and in the toolbar what is chosen."""
        act, settings = self._actions, self.settings
        act[f"script_{settings.script}"].setChecked(True)
        act[f"pinyin_{settings.pinyin}"].setChecked(True)
        act["sidebar"].setChecked(settings.sidebar)
        act["zhuyin"].setChecked(settings.phonetic == "zhuyin")
        act["tone_colours"].setChecked(settings.tone_colours)
        act["show_doubt"].setChecked(settings.show_doubt)
        name = self.tr("Zhuyin") if settings.phonetic == "zhuyin" else self.tr("Pinyin")
        way = {
            "off": self.tr("off"),
            "hover": self.tr("on hover"),
            "new": self.tr("new words"),
            "all": self.tr("all words"),
        }[settings.pinyin]
        self._toolbar.set_pinyin(f"{name}: {way}")

    def follow_theme(self) -> None:
        """Dress the program in the theme that is chosen, or in what the system has now."""
        self.theme = theme_for(self.settings.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.theme)
        self.theme_changed.emit(self.theme)


def _after(choices: tuple[str, ...], now: str) -> str:
    """Give the choice after this one, round the end."""
    return choices[(choices.index(now) + 1) % len(choices)]
