"""The line that says that the article is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.article_line import ArticleLine


@pytest.fixture
def line(qtbot: QtBot) -> ArticleLine:
    made = ArticleLine()
    qtbot.addWidget(made)
    made.resize(800, 32)
    made.show()
    return made


def test_it_says_what_is_hidden_and_offers_the_rest(line: ArticleLine) -> None:
    line.show_state(has_article=True, whole=False)
    assert line.text() == "Showing the article. Menus and other text of the site are hidden."
    assert line.button.text() == line.button.accessibleName() == "Show the whole page"


def test_over_the_whole_page_it_offers_the_article(line: ArticleLine) -> None:
    line.show_state(has_article=True, whole=True)
    assert line.text() == "Showing the whole page."
    assert line.button.text() == line.button.accessibleName() == "Show only the article"


def test_it_is_hidden_where_there_is_no_article(line: ArticleLine) -> None:
    line.show_state(has_article=False, whole=True)
    assert not line.isVisible()
    assert line.text() == ""


def test_in_a_narrow_window_it_says_less_and_a_screen_reader_hears_all(line: ArticleLine) -> None:
    line.show_state(has_article=True, whole=False)
    line.resize(420, 32)
    assert line.text() == "Showing the article."
    line.resize(900, 32)
    assert line.text() == "Showing the article. Menus and other text of the site are hidden."


@pytest.mark.parametrize("whole", [False, True])
def test_a_click_and_enter_ask_for_the_other(line: ArticleLine, qtbot: QtBot, whole: bool) -> None:
    line.show_state(has_article=True, whole=whole)
    with qtbot.waitSignal(line.whole_wanted) as clicked:
        qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(line.whole_wanted) as entered:
        qtbot.keyClick(line.button, Qt.Key.Key_Return)
    assert clicked.args == entered.args == [not whole]
