"""Every action: its words, its menu, its keys. The keys can be changed in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


@dataclass(frozen=True, slots=True)
class Spec:
    """One action as it is written in the menus.

    `keys` are portable key sequences, the first is shown. `group` makes it one of several choices.
    `reading` actions are there only while the reading page is.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    checkable: bool = False
    reading: bool = False
    separated: bool = False


def specs() -> tuple[Spec, ...]:
    """List all actions in the order of the menus, in the language of the interface."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Actions", text)

    return (
        Spec("open", "file", tr("Open…"), ("Ctrl+O",)),
        Spec("open_address", "file", tr("Open web address…"), ("Ctrl+L",)),
        Spec("open_clipboard", "file", tr("Open clipboard as article"), ("Ctrl+V",)),
        Spec("open_welcome", "file", tr("Open welcome article"), ("Ctrl+Shift+H",)),
        Spec("encoding", "file", tr("Choose encoding…"), ("Ctrl+Shift+E",), separated=True),
        Spec("print", "file", tr("Print…"), ("Ctrl+P",), reading=True, separated=True),
        Spec("print_preview", "file", tr("Print preview…"), ("Ctrl+Alt+P",), reading=True),
        Spec("class_pack", "file", tr("Class pack…"), ("Ctrl+Shift+T",), reading=True),
        Spec("preferences", "file", tr("Preferences…"), ("Ctrl+,",), separated=True),
        Spec("quit", "file", tr("Quit"), ("Ctrl+Q",), separated=True),
        Spec("undo", "edit", tr("Undo"), ("Ctrl+Z",)),
        Spec("redo", "edit", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Spec("copy", "edit", tr("Copy as shown"), ("Ctrl+C",), reading=True, separated=True),
        Spec("copy_original", "edit", tr("Copy the original"), ("Ctrl+Shift+C",), reading=True),
        Spec("select_all", "edit", tr("Select all"), ("Ctrl+A",), reading=True),
        Spec("find", "edit", tr("Find"), ("Ctrl+F", "/"), separated=True),
        Spec("find_next", "edit", tr("Find next"), ("F3",), reading=True),
        Spec("find_previous", "edit", tr("Find previous"), ("Shift+F3",), reading=True),
        Spec("page_read", "view", tr("Read"), ("Ctrl+1",), group="page"),
        Spec("page_library", "view", tr("Library"), ("Ctrl+2",), group="page"),
        Spec("page_words", "view", tr("Words"), ("Ctrl+3",), group="page"),
        Spec("page_review", "view", tr("Review"), ("Ctrl+4",), group="page"),
        Spec("page_statistics", "view", tr("Statistics"), ("Ctrl+5",), group="page"),
        Spec("page_corrections", "view", tr("Corrections"), ("Ctrl+6",), group="page"),
        Spec("page_lessons", "view", tr("Lessons"), ("Ctrl+7",), group="page"),
        Spec("sidebar", "view", tr("Recent texts"), ("F9",), checkable=True, separated=True),
        Spec("contents", "view", tr("Contents"), ("Ctrl+B",), reading=True),
        Spec("bookmarks", "view", tr("Bookmarks"), ("Ctrl+Shift+B",), reading=True),
        Spec(
            "whole_page",
            "view",
            tr("Whole page"),
            ("Ctrl+Shift+A",),
            checkable=True,
            reading=True,
        ),
        Spec("move_card", "view", tr("Move the word card"), ("A",), reading=True),
        Spec("larger", "view", tr("Larger text"), ("Ctrl++", "Ctrl+="), separated=True),
        Spec("smaller", "view", tr("Smaller text"), ("Ctrl+-",)),
        Spec("normal_size", "view", tr("Normal text size"), ("Ctrl+0",)),
        Spec("full_screen", "view", tr("Full screen"), ("F11",), checkable=True, separated=True),
        Spec("go_to", "go", tr("Go to…"), ("Ctrl+G",), reading=True),
        Spec(
            "next_chapter",
            "go",
            tr("Next chapter"),
            ("Ctrl+PgDown",),
            reading=True,
            separated=True,
        ),
        Spec("previous_chapter", "go", tr("Previous chapter"), ("Ctrl+PgUp",), reading=True),
        Spec(
            "add_bookmark",
            "go",
            tr("Bookmark this place"),
            ("Ctrl+D",),
            reading=True,
            separated=True,
        ),
        Spec("script_original", "script", tr("Original (原)"), ("Ctrl+Alt+1",), group="script"),
        Spec("script_simplified", "script", tr("Simplified (简)"), ("Ctrl+Alt+2",), group="script"),
        Spec(
            "script_traditional", "script", tr("Traditional (繁)"), ("Ctrl+Alt+3",), group="script"
        ),
        Spec("script_next", "script", tr("Next script"), ("S",), reading=True, separated=True),
        Spec("pinyin_off", "pinyin", tr("Off"), ("Ctrl+Alt+5",), group="pinyin"),
        Spec("pinyin_hover", "pinyin", tr("When hovering"), ("Ctrl+Alt+6",), group="pinyin"),
        Spec("pinyin_new", "pinyin", tr("Above new words"), ("Ctrl+Alt+7",), group="pinyin"),
        Spec("pinyin_all", "pinyin", tr("Above all words"), ("Ctrl+Alt+8",), group="pinyin"),
        Spec("pinyin_next", "pinyin", tr("Next way"), ("P",), reading=True, separated=True),
        Spec("zhuyin", "pinyin", tr("Zhuyin instead of pinyin"), ("Ctrl+Alt+Z",), checkable=True),
        Spec("tone_colours", "pinyin", tr("Tone colours"), ("Ctrl+Alt+T",), checkable=True),
        Spec(
            "show_doubt",
            "pinyin",
            tr("Underline close calls"),
            ("Ctrl+Alt+D",),
            checkable=True,
            separated=True,
        ),
        Spec(
            "card", "word", tr("Open the card, then save"), ("R", "Return", "Enter"), reading=True
        ),
        Spec("status_new", "word", tr("New"), ("1",), reading=True, separated=True),
        Spec("status_learning", "word", tr("Learning"), ("2",), reading=True),
        Spec("status_known", "word", tr("Known"), ("3",), reading=True),
        Spec("status_ignored", "word", tr("Ignored"), ("4",), reading=True),
        Spec("ignore_name", "word", tr("Ignore this name in this text"), ("I",), reading=True),
        Spec(
            "ignore_everywhere",
            "word",
            tr("Ignore this name everywhere"),
            ("Shift+I",),
            reading=True,
        ),
        Spec("copy_entry", "word", tr("Copy the entry"), ("C",), reading=True, separated=True),
        Spec("correct", "word", tr("Correct this word…"), ("E",), reading=True),
        Spec("join", "word", tr("Join with the next word"), ("J",), reading=True),
        Spec("longer", "word", tr("Next word at this place"), ("Tab",), reading=True),
        Spec(
            "next_choice",
            "word",
            tr("Next alternative for a doubtful word"),
            ("D",),
            reading=True,
        ),
        Spec("back", "word", tr("Back to the word before"), ("Backspace",), reading=True),
        Spec("next_new", "word", tr("Next new word"), ("N",), reading=True, separated=True),
        Spec("previous_new", "word", tr("Previous new word"), ("B",), reading=True),
        Spec("close_card", "word", tr("Close"), ("Esc",), reading=True, separated=True),
        Spec("import_words", "vocabulary", tr("Import a word list…"), ("Ctrl+I",)),
        Spec("mark_hsk", "vocabulary", tr("HSK words…"), ("Ctrl+H",)),
        Spec("placement", "vocabulary", tr("Placement test…"), ("Ctrl+Shift+P",)),
        Spec(
            "known_before",
            "vocabulary",
            tr("All words before here are known"),
            ("Ctrl+K",),
            reading=True,
            separated=True,
        ),
        Spec(
            "known_page",
            "vocabulary",
            tr("All words in sight are known"),
            ("Ctrl+Shift+K",),
            reading=True,
        ),
        Spec("export_words", "vocabulary", tr("Export words…"), ("Ctrl+E",), separated=True),
        Spec(
            "export_text",
            "vocabulary",
            tr("Export the words of this text…"),
            ("Ctrl+Shift+W",),
            reading=True,
        ),
        Spec(
            "export_all",
            "vocabulary",
            tr("Export everything to a file…"),
            ("Ctrl+Shift+S",),
            separated=True,
        ),
        Spec("import_all", "vocabulary", tr("Import everything…"), ("Ctrl+Shift+O",)),
        Spec("restore", "vocabulary", tr("Restore…"), ("Ctrl+Shift+R",), separated=True),
        Spec("shortcuts", "help", tr("Keys"), ("F1",)),
        Spec(
            "check_updates",
            "help",
            tr("Check for a newer version…"),
            ("Ctrl+Shift+F1",),
            separated=True,
        ),
        Spec("about", "help", tr("About Duben"), ("Ctrl+F1",)),
    )


def menu_titles() -> dict[str, str]:
    """Name the menus in their order."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Actions", text)

    return {
        "file": tr("File"),
        "edit": tr("Edit"),
        "view": tr("View"),
        "go": tr("Go"),
        "script": tr("Script"),
        "pinyin": tr("Pinyin"),
        "word": tr("Word"),
        "vocabulary": tr("Vocabulary"),
        "help": tr("Help"),
    }


class Actions:
    """The actions of one window by name."""

    def __init__(self, parent: QObject, shortcuts: Mapping[str, str]) -> None:
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._specs = specs()
        for spec in self._specs:
            action = QAction(spec.text, parent)
            action.setObjectName(spec.name)
            action.setCheckable(spec.checkable or bool(spec.group))
            if spec.group:
                group = self._groups.setdefault(spec.group, QActionGroup(parent))
                group.addAction(action)
            self._actions[spec.name] = action
        self.set_shortcuts(shortcuts)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def set_shortcuts(self, shortcuts: Mapping[str, str]) -> None:
        """Give each action its keys: the user's where there are some, else its own.

        A key that the user gave to another action, maybe before this one was there, is that one's.
        """
        taken = set(shortcuts.values())
        for spec in self._specs:
            own = [key for key in spec.keys if key not in taken]
            keys = [shortcuts[spec.name]] if spec.name in shortcuts else own
            portable = QKeySequence.SequenceFormat.PortableText
            self._actions[spec.name].setShortcuts(
                [QKeySequence.fromString(key, portable) for key in keys if key]
            )

    def set_reading(self, reading: bool) -> None:
        """Make the reading page's actions available or not."""
        for spec in self._specs:
            if spec.reading:
                self._actions[spec.name].setEnabled(reading)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every action into its menu."""
        menus = {}
        for key, title in menu_titles().items():
            menu = menus[key] = bar.addMenu(title)
            for spec in self._specs:
                if spec.menu == key:
                    if spec.separated:
                        menu.addSeparator()
                    menu.addAction(self._actions[spec.name])
        return menus
