"""The text on screen: what stays in its place through every change, and how much work it takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor

from desktop.language.document import Place
from desktop.settings import Settings
from desktop.study import Study
from desktop.ui.theme import DARK, LIGHT
from tests.ui.texts import LESSON, chapter, endless, novel
from tests.ui.windows import CTRL, NONE, SHIFT, Desk, Desks

Key = Qt.Key


def seen(desk: Desk) -> tuple[int, int]:
    """Give the block at the top of the window and how many of its pixels are above."""
    column = desk.reader.column
    assert column is not None
    return column.block, column.above


def in_the_middle(desk: Desk) -> None:
    desk.wheel(33)
    desk.settle()
    assert seen(desk)[0] > 5


def pages(desk: Desk) -> bytes:
    image = desk.reader.viewport().grab().toImage()
    return bytes(image.constBits())


# -- the script ------------------------------------------------------------------------------


def test_the_script_switch_goes_round_and_back(desks: Desks) -> None:
    desk = desks.read("這是老師的讀本。")
    shown = []
    for _ in range(4):
        shown.append(desk.page())
        desk.press(Key.Key_S)
    assert shown == [
        "這是老師的讀本。",
        "这是老师的读本。",
        "這是老師的讀本。",
        "這是老師的讀本。",
    ]


def test_switching_the_script_keeps_what_is_read_and_marked(desks: Desks) -> None:
    desk = desks.read(chapter())
    in_the_middle(desk)
    top = desk.reader.place()
    assert top is not None
    word = Place(top.paragraph + 2, desk.document.paragraphs[top.paragraph + 2].index("图书馆"))
    desk.tap_at(desk.reader.token_rects(word.paragraph, word.offset)[0].center())
    desk.press(Key.Key_Right, SHIFT)
    before = (seen(desk), desk.reader.selected_text(), desk.reader.place(), pages(desk))
    desk.press(Key.Key_S, times=2)
    assert desk.reader.selected_text() == "圖書館看書"
    assert desk.reader.selected_text(original=True) == "图书馆看书"
    assert desk.caret() == "看書"
    assert desk.reader.place() == top
    assert desk.reader.chosen_rect().contains(
        desk.reader.token_rects(word.paragraph, word.offset)[0].center().toPoint()
    )
    desk.press(Key.Key_S)
    assert (seen(desk), desk.reader.selected_text(), desk.reader.place(), pages(desk)) == before


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    text=st.lists(
        st.text("我们在图书馆看書，。發後 \u3000ab1ß𠮷e\u0301\u200b“”—…", max_size=60), max_size=12
    ).map("\n".join)
)
def test_switching_there_and_back_is_exact_for_any_text(
    desks: Desks, shared: list[Desk], text: str
) -> None:
    if not shared:
        shared.append(desks.read(LESSON))
    desk = shared[0]
    desk.window.take_drop(desk.drop_data("我" + text))
    assert desk.page() == "我" + text
    desk.press(Key.Key_A, CTRL)
    before = pages(desk)
    desk.press(Key.Key_S)
    desk.press(Key.Key_S)
    assert desk.reader.selected_text(original=True) == "我" + text
    desk.press(Key.Key_S)
    assert desk.page() == "我" + text
    assert pages(desk) == before


@pytest.fixture
def shared() -> list[Desk]:
    """Keep one window for all examples."""
    return []


def test_the_letters_are_those_of_the_script_that_is_shown(desks: Desks) -> None:
    desk = desks.read(LESSON)
    families = []
    for _ in range(3):
        column = desk.reader.column
        assert column is not None
        families.append(column.body.font.families()[0])
        desk.press(Key.Key_S)
    assert families[0] == families[1] != families[2]


# -- everything else that lays out anew ------------------------------------------------------


def _press(*presses: tuple[Qt.Key, Qt.KeyboardModifier, int]) -> Callable[[Desk], None]:
    def act(desk: Desk) -> None:
        for key, keys, times in presses:
            desk.press(key, keys, times)

    return act


def _resize(desk: Desk) -> None:
    for width in (500, 1100):
        desk.window.resize(width, 760)
        desk.settle()


CHANGES: dict[str, Callable[[Desk], None]] = {
    "script": _press((Key.Key_S, NONE, 3)),
    "pinyin": _press((Key.Key_P, NONE, 4)),
    "larger and smaller": _press((Key.Key_Plus, CTRL, 3), (Key.Key_Minus, CTRL, 3)),
    "smaller and larger": _press((Key.Key_Minus, CTRL, 4), (Key.Key_Plus, CTRL, 4)),
    "narrow and wide": _resize,
}


@pytest.mark.parametrize("change", CHANGES)
def test_there_and_back_again_the_text_stands_where_it_stood(desks: Desks, change: str) -> None:
    desk = desks.read(chapter())
    in_the_middle(desk)
    before = seen(desk)
    CHANGES[change](desk)
    assert seen(desk) == before


@pytest.mark.parametrize("change", CHANGES)
def test_there_and_back_again_at_the_end_of_the_text(desks: Desks, change: str) -> None:
    desk = desks.read(chapter())
    desk.press(Key.Key_End)
    CHANGES[change](desk)
    assert desk.reader.is_at_end()


def test_a_place_is_kept_though_the_whole_text_fits_for_a_while(desks: Desks) -> None:
    desk = desks.read(chapter(4), Settings(text_size=48))
    desk.wheel(3)
    before = seen(desk)
    assert before != (0, 0)
    desk.press(Key.Key_Minus, CTRL, times=10)
    assert seen(desk) == (0, 0)
    desk.press(Key.Key_Plus, CTRL, times=10)
    assert seen(desk) == before


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_P])
def test_the_first_line_stays_the_first_line(desks: Desks, key: Qt.Key) -> None:
    desk = desks.read(chapter())
    for _ in range(4):
        desk.press(key)
        assert seen(desk) == (0, 0)


def test_resizing_the_window_by_hand_does_not_creep(desks: Desks) -> None:
    desk = desks.read(chapter())
    in_the_middle(desk)
    place = desk.reader.place()
    for width in (*range(1100, 600, -37), *range(600, 1101, 41)):
        desk.window.resize(width, 760)
        desk.settle()
        assert desk.reader.place() == place


def test_text_size_follows_its_keys_and_the_wheel(desks: Desks) -> None:
    desk = desks.read(LESSON)
    sizes = []

    def note() -> None:
        column = desk.reader.column
        assert column is not None
        sizes.append(column.body.pixels)

    for act in (
        lambda: desk.press(Key.Key_Plus, CTRL),
        lambda: desk.press(Key.Key_Equal, CTRL),
        lambda: desk.press(Key.Key_Minus, CTRL),
        lambda: desk.wheel(1, CTRL),
        lambda: desk.wheel(-1, CTRL),
        lambda: desk.wheel(0, CTRL),
        lambda: desk.press(Key.Key_0, CTRL),
    ):
        act()
        note()
    assert sizes == [24, 28, 24, 22, 24, 24, 22]
    desk.press(Key.Key_Minus, CTRL, times=20)
    note()
    desk.press(Key.Key_Plus, CTRL, times=20)
    note()
    assert sizes[-2:] == [14, 48]


def test_ctrl_and_the_wheel_do_not_scroll(desks: Desks) -> None:
    desk = desks.read(chapter())
    in_the_middle(desk)
    place = desk.reader.place()
    desk.wheel(3, CTRL)
    assert desk.reader.place() == place


def test_the_wheel_scrolls_there_and_back(desks: Desks) -> None:
    desk = desks.read(chapter())
    for steps in (1, 2, 5, 20):
        desk.wheel(steps)
        moved = seen(desk)
        desk.wheel(-steps)
        assert seen(desk) == (0, 0) != moved
    desk.wheel(-5)
    assert seen(desk) == (0, 0)


def test_after_scrolling_step_by_step_the_picture_is_whole(desks: Desks) -> None:
    desk = desks.read(chapter())
    screen = desk.window.screen()

    def picture() -> bytes:
        desk.settle(30)
        corner = desk.reader.viewport().mapTo(desk.window, desk.reader.viewport().rect().topLeft())
        size = desk.reader.viewport().size()
        grabbed = screen.grabWindow(
            desk.window.winId(), corner.x(), corner.y(), size.width(), size.height()
        )
        assert grabbed.size() == size
        return bytes(grabbed.toImage().constBits())

    desk.tap("图书馆", 1)
    desk.press(Key.Key_A, CTRL)
    for steps in (1, 0.3, 2, -1.1, 4, 0.05):
        desk.wheel(steps)
        desk.settle()
    scrolled = picture()
    desk.reader.viewport().update()
    assert picture() == scrolled


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.9, 1.0])
def test_the_scroll_bar_goes_to_its_share_of_the_text(desks: Desks, share: float) -> None:
    desk = desks.read(chapter(300))
    bar = desk.reader.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setValue(round(bar.maximum() * share))
    bar.setSliderDown(False)
    desk.settle()
    place = desk.reader.place()
    assert place is not None
    window = 12
    assert abs(place.paragraph - 300 * share) <= window
    assert desk.reader.is_at_end() is (share == 1.0)


def test_the_scroll_bar_reaches_the_end_of_unequal_paragraphs(desks: Desks) -> None:
    text = "\n".join(["字" if n % 3 else chapter(1) for n in range(400)])
    desk = desks.read(text + "\n终")
    bar = desk.reader.verticalScrollBar()
    bar.setSliderDown(True)
    for share in (0.3, 0.6, 0.9, 1.0):
        bar.setValue(round(bar.maximum() * share))
    bar.setSliderDown(False)
    assert desk.is_in_sight("终")
    assert bar.value() == bar.maximum()
    assert desk.reader.progress() == 1.0


def test_the_outline_of_the_chosen_word_is_there_when_one_scrolls_back(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.tap("图书馆")
    desk.wheel(30)
    desk.press(Key.Key_Right)
    desk.press(Key.Key_S)
    assert desk.reader.chosen_rect().isEmpty()
    desk.wheel(-30)
    assert desk.reader.chosen_rect().contains(desk.point("图书馆").toPoint())


# -- colours ---------------------------------------------------------------------------------


def colours(desk: Desk, area: QRect | None = None) -> set[str]:
    image = desk.reader.viewport().grab(area or desk.reader.viewport().rect()).toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize(("name", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_light_and_dark(desks: Desks, name: str, theme: object) -> None:
    desk = desks.read(LESSON, Settings(theme="dark" if name == "light" else "light"))
    desk.window.change_settings(Settings(theme=name))
    wanted = DARK if theme is DARK else LIGHT
    assert {wanted.page, wanted.ink} <= colours(desk)
    other = LIGHT if wanted is DARK else DARK
    assert other.page not in colours(desk)
    desk.window.change_settings(Settings(theme="light"))


def test_pinyin_above_has_the_colours_of_its_tones_where_that_is_wanted(desks: Desks) -> None:
    text = "妈妈学好汉吗。" * 3
    plain = Settings(theme="light", pinyin="all", text_size=48)
    desk = desks.read(text, plain)
    assert not set(LIGHT.tones[:4]) & colours(desk)
    desk.window.change_settings(
        Settings(theme="light", pinyin="all", tone_colours_in_text=True, text_size=48)
    )
    assert set(LIGHT.tones) <= colours(desk)


def test_a_word_has_the_stroke_of_its_status(desks: Desks) -> None:
    desk = desks.read(LESSON, Settings(theme="light"))
    strokes = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4):
        desk.tap("图书馆")
        desk.press(key)
        desk.tap("银行")
        (rect,) = desk.reader.token_rects(0, desk.place("图书馆").offset)
        found = colours(desk, rect.toAlignedRect())
        strokes.append({LIGHT.new, LIGHT.learning} & found)
    assert strokes == [{LIGHT.new}, {LIGHT.learning}, set(), set()]


def test_pinyin_above_new_words_goes_when_the_word_is_known(desks: Desks) -> None:
    desk = desks.read(LESSON, Settings(pinyin="new"))

    def labelled() -> list[str]:
        column = desk.reader.column
        assert column is not None
        layout = column.layout(0)
        return [
            cell.shown
            for cell, label in zip(layout.cells, layout.labels or (), strict=True)
            if label
        ]

    assert labelled() == ["我", "在", "图书馆", "看书"]
    desk.tap("图书馆")
    desk.press(Key.Key_3)
    assert labelled() == ["我", "在", "看书"]
    desk.press(Key.Key_Z, CTRL)
    assert labelled() == ["我", "在", "图书馆", "看书"]


@pytest.mark.parametrize(
    ("phonetic", "above"),
    [
        ("pinyin", "wǒ zài túshūguǎn kànshū"),
        ("zhuyin", "ㄨㄛˇ ㄗㄞˋ ㄊㄨˊ\u2009ㄕㄨ\u2009ㄍㄨㄢˇ ㄎㄢˋ\u2009ㄕㄨ"),
    ],
)
def test_what_stands_above_all_words(desks: Desks, phonetic: str, above: str) -> None:
    desk = desks.read(LESSON, Settings(pinyin="all", phonetic=phonetic))
    column = desk.reader.column
    assert column is not None
    layout = column.layout(0)
    parts = [part for line in range(layout.line_count) for part in layout.label_parts(line)]
    assert " ".join("".join(label) for label, *_ in parts) == above


# -- odd texts -------------------------------------------------------------------------------

ODD = {
    "one character": "字",
    "empty lines at both ends": "\n\n\n我们看书\n\n\n",
    "lines of spaces": "　　\n \t \n我们看书\n　",
    "astral characters": "𠮷野家在𠀋上。" * 30,
    "combining marks": "ǎ́̂́̂́̂我们é́́́ " * 30,
    "a thousand marks on one character": "我" + "\u0301" * 1000 + "们",
    "no break for long": "a" * 5000,
    "controls": "我\u202e们\u200b看\u0007书\u2028了\u0085吧",
    "emoji": "我👨‍👩‍👧‍👦们🇨🇳看书" * 20,
    "right to left": "שלום 我们 مرحبا 看书",
    "tabs": "我们\t看书\t" * 30,
    "private use": "\ue000我们\uf8ff\U000f0000",
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("pinyin", ["hover", "all"])
def test_odd_texts_are_shown_tapped_selected_and_switched(
    desks: Desks, name: str, pinyin: str
) -> None:
    text = ODD[name]
    desk = desks.read(text, Settings(pinyin=pinyin))
    viewport = desk.reader.viewport()
    for y in range(5, viewport.height(), 40):
        for x in range(3, viewport.width(), 60):
            desk.move_to(QPointF(x, y))
            desk.tap_at(QPointF(x, y))
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_End, Key.Key_Home):
        desk.press(key, times=3)
        desk.press(key, SHIFT)
    desk.press(Key.Key_S)
    desk.press(Key.Key_S)
    desk.press(Key.Key_S)
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    # A clipboard may not take a line or paragraph separator for what it is.
    assert desk.clipboard() == text
    assert pages(desk)


def test_every_character_of_an_astral_text_can_be_selected_by_itself(desks: Desks) -> None:
    desk = desks.read("我𠮷们𠀋看")
    found = []
    (first, *_) = desk.reader.token_rects(0, 0)
    column = desk.reader.column
    assert column is not None
    layout = column.layout(0)
    left = first.left() - layout.cell_rects(0)[0].left()
    for n in range(5):
        (box,) = layout.range_rects(n, n + 1)
        start = QPointF(left + box.left() + 1, first.center().y())
        desk.drag(start, start + QPointF(box.width() - 2, 0))
        found.append(desk.reader.selected_text())
    assert found == ["我", "𠮷", "们", "𠀋", "看"]


def test_empty_lines_can_be_selected_through(desks: Desks) -> None:
    desk = desks.read("\n\n我们\n\n\n看书\n\n")
    desk.tap("我们")
    desk.press(Key.Key_Right, SHIFT)
    assert desk.reader.selected_text() == "我们\n\n\n看书"


def test_a_text_of_empty_lines_between_two_words_is_no_work(desks: Desks) -> None:
    desk = desks.read("开始\n" + "\n" * 100_000 + "结束")
    column = desk.reader.column
    assert column is not None
    assert column.laid_out < 2000
    assert desk.is_in_sight("开始")
    desk.press(Key.Key_End)
    assert desk.is_in_sight("结束")
    desk.tap("结束")
    assert desk.chosen() == "结束"
    assert column.laid_out < 4000


def test_laying_out_ahead_comes_to_rest_below_a_window_full_of_empty_lines(desks: Desks) -> None:
    desk = desks.read("\n" * 450 + "\n".join(["我们看书。"] * 900))
    rested = []
    desk.reader.rested.connect(lambda: rested.append(True))
    desk.reader.scroll_by(1)
    desk.wait_until(lambda: bool(rested), timeout=3000)


# -- sizes of the window ---------------------------------------------------------------------


@pytest.mark.parametrize("size", [(420, 320), (760, 500), (3840, 2160)])
def test_the_text_can_be_read_and_tapped_in_any_window(desks: Desks, size: tuple[int, int]) -> None:
    desk = desks.read(chapter(), size=size)
    assert (desk.window.width(), desk.window.height()) == size
    column = desk.reader.column
    assert column is not None
    assert column.body.width <= desk.reader.viewport().width()
    assert column.body.width <= 38 * 22
    desk.tap("图书馆")
    desk.settle()
    assert desk.chosen() == "图书馆"
    assert desk.card.isVisible()
    corner = desk.card.mapTo(desk.window, desk.card.rect().topLeft())
    assert desk.window.rect().contains(QRect(corner, desk.card.size()))
    word = desk.reader.chosen_rect().translated(
        desk.reader.viewport().mapTo(desk.window, desk.reader.rect().topLeft())
    )
    if size == (420, 320):
        # There is too little room above and below.
        return
    assert not QRect(corner, desk.card.size()).intersects(word)


def test_in_a_tiny_window_large_text_is_still_shown(desks: Desks) -> None:
    desk = desks.read(chapter(), Settings(text_size=48, pinyin="all"), size=(420, 320))
    for _ in range(5):
        desk.press(Key.Key_Down)
        caret = desk.reader.caret_token()
        assert caret is not None
        (word, *_) = desk.reader.token_rects(caret[0], caret[1].token.start)
        assert desk.reader.viewport().rect().contains(word.toAlignedRect())


# -- the work that is done -------------------------------------------------------------------


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the code points that are annotated."""
    annotated = [0]
    whole = Study.annotate

    def count(self: Study, *arguments: object) -> object:
        start, end = arguments[2:4]
        assert isinstance(start, int)
        assert isinstance(end, int)
        annotated[0] += end - start
        return whole(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Study, "annotate", count)
    return annotated


@pytest.mark.parametrize("make", [novel, endless])
def test_a_text_of_a_million_characters_is_laid_out_by_the_window_only(
    desks: Desks, counted: list[int], make: Callable[[], str]
) -> None:
    desk = desks.read(make())
    work = []

    def note() -> None:
        column = desk.reader.column
        assert column is not None
        work.append((column.laid_out <= 40, counted[0] <= 40_000))
        counted[0] = 0

    note()
    for key in (Key.Key_S, Key.Key_S, Key.Key_P, Key.Key_P, Key.Key_End, Key.Key_Home):
        desk.press(key)
        note()
    desk.press(Key.Key_Plus, CTRL)
    note()
    assert work == [(True, True)] * 8


def test_a_millionth_character_is_reached_and_tapped(desks: Desks) -> None:
    text = endless()[:-5] + "我在图书馆"
    desk = desks.read(text)
    desk.press(Key.Key_End)
    place = Place(0, len(text) - 3)
    (rect, *_) = desk.reader.token_rects(0, place.offset)
    desk.tap_at(rect.center())
    assert desk.card.lookup is not None
    assert desk.card.lookup.place == place
    desk.press(Key.Key_S, times=2)
    assert desk.caret() == "圖書館"
    assert desk.reader.token_rects(0, place.offset)


def test_scrolling_and_hovering_do_little(desks: Desks, counted: list[int]) -> None:
    desk = desks.read(novel(200_000))
    desk.settle(100)
    counted[0] = 0
    for _ in range(20):
        desk.wheel(1)
    assert counted[0] < 12_000


def test_hovering_the_same_word_again_asks_the_dictionary_nothing(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.hover("图书馆")
    language = desk.window.study.language
    assert language is not None
    asked: list[str] = []
    connection = language.index._database
    connection.set_trace_callback(asked.append)
    try:
        for word in ("世界", "图书馆", "银行"):
            assert desk.hover(word)
    finally:
        connection.set_trace_callback(None)
    assert asked == []
