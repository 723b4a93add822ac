"""Paper and ink: the colours, the type and the style sheet of every page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

GRID = 4
"""Pixels; every margin and gap is a multiple of it."""
RADIUS = 8
TEXT_PX = 14
SMALL_PX = 12
_RESOURCES = Path(__file__).parent.parent.parent / "resources"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance, as `#rrggbb`; `tones` are those of tones 1 to 5."""

    name: str
    page: str
    panel: str
    ink: str
    soft: str
    line: str
    fill: str
    accent: str
    on_accent: str
    new: str
    learning: str
    known: str
    selection: str
    hint: str
    on_hint: str
    tones: tuple[str, str, str, str, str]

    def tone(self, number: int) -> str:
        """Give the colour of a tone; 0 and anything unknown give the ink."""
        return self.tones[number - 1] if 1 <= number <= 5 else self.ink


LIGHT = Theme(
    name="light",
    page="#faf8f4",
    panel="#fffdfa",
    ink="#22201d",
    soft="#6f6a62",
    line="#e6e0d6",
    fill="#f0ebe3",
    accent="#b3402e",
    on_accent="#ffffff",
    new="#fbe3d6",
    learning="#fbf0c9",
    known="#2e7d4f",
    selection="#d9e4f2",
    hint="#22201d",
    on_hint="#faf8f4",
    # Darker than the brief's c47f17, 2e7d4f and 8a857d, which miss 4.5:1 on the panel or the fill.
    tones=("#c0392b", "#945d0b", "#2a7548", "#2b62a8", "#6f6a62"),
)

DARK = Theme(
    name="dark",
    page="#1d1c1a",
    panel="#252422",
    ink="#e9e4da",
    soft="#a39c90",
    line="#37342f",
    fill="#302e2a",
    accent="#e0806c",
    on_accent="#1d1c1a",
    new="#4a322a",
    learning="#453d22",
    known="#7cc79a",
    selection="#34465c",
    hint="#e9e4da",
    on_hint="#1d1c1a",
    tones=("#ef8a7d", "#e3b25b", "#7cc79a", "#86b3ea", "#a39c90"),
)


def theme_for(choice: str) -> Theme:
    """Give the theme for the setting `system`, `light` or `dark`."""
    if choice == "dark":
        return DARK
    if choice == "light":
        return LIGHT
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """Make the Qt palette of a theme, so that what the style sheet leaves out fits too."""
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.page),
        (role.AlternateBase, theme.fill),
        (role.Text, theme.ink),
        (role.PlaceholderText, theme.soft),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.accent),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.ink),
        (role.ToolTipBase, theme.hint),
        (role.ToolTipText, theme.on_hint),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent),
        (role.Mid, theme.line),
        (role.Dark, theme.line),
        (role.Light, theme.panel),
        (role.Shadow, theme.line),
    ):
        colours.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.soft))
    return colours


def style_sheet(theme: Theme) -> str:
    """Write the style sheet of a theme.

    Widgets pick their look by the property `look`: `primary` (the one filled button of a place),
    `quiet` (a button without a border), `segment` (one of a row of choices), `chip`, `caption`
    (small capitals above a group), `soft`, `title`, `headword`, `panel`, `page`, `row`, `quote`.
    """
    t = theme
    return f"""
* {{ font-size: {TEXT_PX}px; }}
QMainWindow, QDialog {{ background: {t.panel}; }}
QWidget {{ color: {t.ink}; }}
QToolTip {{ background: {t.hint}; color: {t.on_hint}; border: 0; padding: 4px 8px; }}
*[look="panel"] {{ background: {t.panel}; }}
*[look="page"] {{ background: {t.page}; }}
QLabel {{ background: transparent; }}
QLabel[look="caption"] {{ color: {t.soft}; font-size: 11px; font-weight: 600;
    letter-spacing: 0.8px; }}
QLabel[look="soft"] {{ color: {t.soft}; }}
QLabel[look="small"] {{ color: {t.soft}; font-size: {SMALL_PX}px; }}
QLabel[look="title"] {{ font-size: 20px; font-weight: 600; }}
QLabel[look="chip"] {{ background: {t.fill}; color: {t.soft}; border-radius: 12px;
    padding: 4px 10px; font-size: {SMALL_PX}px; }}
QFrame[look="toolbar"] {{ background: {t.panel}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame[look="notice"] {{ background: {t.new}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame[look="find"] {{ background: {t.panel}; border: 0; border-bottom: 1px solid {t.line}; }}
QFrame[look="strip"] {{ background: {t.panel}; border: 0; border-top: 1px solid {t.line}; }}
QFrame[look="strip"] QPushButton {{ font-size: {SMALL_PX}px; }}
QFrame[look="side"] {{ background: {t.panel}; border: 0; border-left: 1px solid {t.line}; }}
QFrame[look="sidebar-panel"] {{ background: {t.panel}; border: 0;
    border-right: 1px solid {t.line}; }}
QFrame[look="floating"] {{ background: {t.panel}; border: 1px solid {t.line};
    border-radius: {RADIUS}px; }}
QFrame[look="quote"] {{ background: {t.fill}; border-radius: {RADIUS}px; }}
QFrame[look="rule"] {{ background: {t.line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[look="rule-vertical"] {{ background: {t.line}; border: 0; max-width: 1px; min-width: 1px; }}
QFrame[look="segments"] {{ border: 1px solid {t.line}; border-radius: {RADIUS}px;
    background: {t.panel}; }}

QPushButton, QToolButton {{ background: {t.panel}; border: 1px solid {t.line};
    border-radius: {RADIUS}px; padding: 5px 12px; min-height: 20px; }}
QPushButton:hover, QToolButton:hover {{ background: {t.fill}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.line}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.soft}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {t.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent};
    border-color: {t.accent}; font-weight: 600; padding: 5px 16px; }}
QPushButton[look="primary"]:disabled {{ background: {t.fill}; color: {t.soft};
    border-color: {t.line}; }}
QPushButton[look="primary"]:focus {{ border: 1px solid {t.ink}; }}
QPushButton[look="quiet"], QToolButton[look="quiet"] {{ border-color: transparent;
    background: transparent; color: {t.soft}; }}
QPushButton[look="quiet"]:hover, QToolButton[look="quiet"]:hover {{ background: {t.fill};
    color: {t.ink}; }}
QPushButton[look="quiet"]:checked, QToolButton[look="quiet"]:checked {{ background: {t.fill};
    color: {t.ink}; font-weight: 600; }}
QPushButton[look="quiet"]:focus, QToolButton[look="quiet"]:focus {{ border-color: {t.accent}; }}
QPushButton[look="segment"] {{ border: 0; border-radius: 0; padding: 5px 12px;
    color: {t.soft}; background: transparent; }}
QPushButton[look="segment"][place="first"] {{ border-top-left-radius: 7px;
    border-bottom-left-radius: 7px; }}
QPushButton[look="segment"][place="last"] {{ border-top-right-radius: 7px;
    border-bottom-right-radius: 7px; }}
QPushButton[look="segment"][place="only"] {{ border-radius: 7px; }}
QPushButton[look="segment"]:hover {{ background: {t.fill}; color: {t.ink}; }}
QPushButton[look="segment"]:checked {{ background: {t.accent}; color: {t.on_accent}; }}
QPushButton[look="segment"]:focus {{ text-decoration: underline; }}
QPushButton[look="row"] {{ border: 0; border-radius: {RADIUS}px; text-align: left;
    padding: 8px; background: transparent; }}
QPushButton[look="row"]:hover {{ background: {t.fill}; }}
QPushButton[look="link"] {{ border: 0; background: transparent; color: {t.accent};
    padding: 0; text-align: left; }}
QPushButton[look="link"]:hover, QPushButton[look="link"]:focus {{ text-decoration: underline; }}
QPushButton[snug="true"] {{ padding: 5px 2px; }}

QLineEdit, QPlainTextEdit {{ background: {t.page}; border: 1px solid {t.line};
    border-radius: {RADIUS}px; padding: 5px 10px; min-height: 20px;
    selection-background-color: {t.selection}; selection-color: {t.ink}; }}
QLineEdit QToolButton {{ background: transparent; border: 0; padding: 0; min-height: 0;
    min-width: 0; margin: 0; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {t.accent}; }}
QComboBox {{ background: {t.panel}; border: 1px solid {t.line}; border-radius: {RADIUS}px;
    padding: 5px 12px; min-height: 20px; }}
QComboBox:focus {{ border-color: {t.accent}; }}
QComboBox::drop-down {{ border: 0; width: 28px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; border-left: 4px solid {t.panel};
    border-right: 4px solid {t.panel}; border-top: 5px solid {t.soft}; }}
QTabWidget::pane {{ background: {t.panel}; border: 0; border-top: 1px solid {t.line}; top: -1px; }}
QTabBar::tab {{ background: transparent; color: {t.soft}; border: 0; padding: 8px 16px;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {t.ink}; }}
QTabBar::tab:selected {{ color: {t.ink}; font-weight: 600; border-bottom-color: {t.accent}; }}
QTabBar::tab:focus {{ color: {t.accent}; }}
QComboBox QAbstractItemView {{ background: {t.panel}; border: 1px solid {t.line};
    selection-background-color: {t.fill}; selection-color: {t.ink}; outline: 0; }}

QMenuBar {{ background: {t.panel}; border-bottom: 1px solid {t.line}; padding: 0 8px; }}
QMenuBar::item {{ padding: 5px 10px; background: transparent; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {t.fill}; }}
QMenu {{ background: {t.panel}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 24px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.fill}; }}
QMenu::item:disabled {{ color: {t.soft}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}

QListView, QTableView, QTreeView {{ background: {t.page}; border: 0; outline: 0;
    selection-background-color: {t.fill}; selection-color: {t.ink};
    alternate-background-color: {t.page}; gridline-color: {t.line}; }}
QTableView::item {{ border-bottom: 1px solid {t.line}; padding: 0 8px; }}
QTableView::item:selected {{ background: {t.fill}; color: {t.ink}; }}
QListView[look="sidebar"] {{ background: {t.panel}; }}
QListView[look="sidebar"]::item {{ border-radius: {RADIUS}px; padding: 8px; margin: 2px 0; }}
QListView[look="sidebar"]::item:hover, QListView[look="sidebar"]::item:selected {{
    background: {t.fill}; color: {t.ink}; }}
QHeaderView {{ background: {t.panel}; }}
QHeaderView::section {{ background: {t.panel}; color: {t.soft}; border: 0;
    border-bottom: 1px solid {t.line}; padding: 8px; font-size: {SMALL_PX}px; font-weight: 600; }}
QTableCornerButton::section {{ background: {t.panel}; border: 0; }}

QScrollArea {{ border: 0; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.line}; border-radius: 4px; min-height: 32px;
    margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {t.soft}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.line}; border-radius: 4px; min-width: 32px;
    margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.fill}; border: 0; border-radius: 3px; max-height: 6px;
    min-height: 6px; }}
QProgressBar::chunk {{ background: {t.known}; border-radius: 3px; }}
QProgressBar[look="work"]::chunk {{ background: {t.accent}; }}
QSplitter::handle {{ background: {t.line}; width: 1px; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox:disabled {{ color: {t.soft}; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.soft};
    border-radius: 4px; background: {t.page}; }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; background: {t.fill}; }}
QCheckBox::indicator:checked {{ border-color: {t.accent}; background: {t.accent};
    image: url("{_tick(t)}"); }}
QCheckBox::indicator:checked:disabled {{ border-color: {t.soft}; background: {t.soft}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {t.accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {t.soft};
    border-radius: 8px; background: {t.page}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.accent};
    background: {t.on_accent}; }}
"""


def _tick(theme: Theme) -> str:
    """Name the picture in a checked box; a style sheet can't draw one."""
    return (_RESOURCES / f"tick-{theme.name}.svg").as_posix()


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in a theme."""
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
