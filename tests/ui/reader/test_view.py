"""The reading view in its window: pointing, tapping, selecting, and the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from desktop.language.document import Place
from desktop.settings import Settings
from tests.ui.texts import LESSON, LESSON_TRADITIONAL, chapter
from tests.ui.windows import ALT, CTRL, SHIFT, Desk, Desks

Key = Qt.Key


# -- tapping ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (LESSON, "图书馆"),
        (LESSON, "世界"),
        (LESSON, "银行"),
        (LESSON_TRADITIONAL, "圖書館"),
        (LESSON_TRADITIONAL, "老師"),
        (LESSON_TRADITIONAL, "高興"),
    ],
)
def test_a_tap_on_a_word_opens_the_card_with_it(desks: Desks, text: str, word: str) -> None:
    desk = desks.read(text)
    desk.tap(word)
    assert desk.chosen() == word
    assert desk.caret() == word
    assert desk.reader.chosen_rect().contains(desk.point(word).toPoint())


def test_a_tap_finds_the_word_in_the_other_script(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_S, times=2)
    assert "圖書館" in desk.page()
    desk.tap("图书馆")
    assert desk.chosen() == "图书馆"
    assert desk.caret() == "圖書館"


@pytest.mark.parametrize("pinyin", ["off", "hover", "new", "all"])
@pytest.mark.parametrize("phonetic", ["pinyin", "zhuyin"])
def test_a_tap_finds_the_word_whatever_stands_above(
    desks: Desks, pinyin: str, phonetic: str
) -> None:
    desk = desks.read(LESSON, Settings(pinyin=pinyin, phonetic=phonetic))
    found = []
    for word in ("图书馆", "看书", "世界", "高兴"):
        desk.tap_at(desk.left_of(word))
        found.append(desk.chosen())
        desk.tap_at(desk.right_of(word))
        found.append(desk.chosen())
    assert found == ["图书馆"] * 2 + ["看书"] * 2 + ["世界"] * 2 + ["高兴"] * 2


def test_a_tap_finds_the_word_after_scrolling(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.wheel(40)
    top = desk.top_word()
    assert top != "0号。老师"
    number = desk.reader.place()
    assert number is not None
    word = desk.document.paragraphs[number.paragraph + 2].index("图书馆")
    rect = desk.reader.token_rects(number.paragraph + 2, word)[0]
    desk.tap_at(rect.center())
    caret = desk.reader.caret_token()
    assert caret is not None
    assert (desk.chosen(), caret[0]) == ("图书馆", number.paragraph + 2)


def test_a_word_that_goes_over_the_end_of_a_line_is_one_word(desks: Desks) -> None:
    desk = desks.read("老师在图书馆看书学生在教室里学习汉语" * 20)
    starts = range(0, 360, 18)
    broken = [s + 3 for s in starts if len(desk.reader.token_rects(0, s + 3)) == 2]
    assert broken
    for rect in desk.reader.token_rects(0, broken[0]):
        desk.tap("老师")
        desk.tap_at(rect.center())
        assert (desk.chosen(), desk.card.lookup and desk.card.lookup.place) == (
            "图书馆",
            desk.place("图书馆", broken[0] // 18),
        )


@pytest.mark.parametrize("where", ["，", "”"])
def test_a_tap_on_a_sign_does_nothing(desks: Desks, where: str) -> None:
    desk = desks.read(LESSON)
    desk.tap(where)
    assert desk.chosen() == ""


def test_a_tap_beside_the_text_does_nothing(desks: Desks) -> None:
    desk = desks.read(LESSON)
    size = desk.reader.viewport().size()
    for x, y in ((2, 60), (size.width() - 2, 60), (200, 2), (200, size.height() - 2)):
        desk.tap_at(QPointF(x, y))
    assert desk.chosen() == ""


def test_letting_go_on_another_word_is_no_tap(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press_at(desk.point("图书馆"))
    desk.release_at(desk.point("世界"))
    assert desk.chosen() == ""


def test_the_right_button_is_no_tap(desks: Desks) -> None:
    from PySide6.QtTest import QTest

    desk = desks.read(LESSON)
    point = desk.point("图书馆").toPoint()
    QTest.mouseClick(desk.reader.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert desk.chosen() == ""


# -- hovering --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "hint"),
    [
        (Settings(), "túshūguǎn"),
        (Settings(pinyin="new"), ""),
        (Settings(pinyin="all"), ""),
        (Settings(pinyin="off"), ""),
        (Settings(phonetic="zhuyin"), "ㄊㄨˊ\u2009ㄕㄨ\u2009ㄍㄨㄢˇ"),
        (Settings(script="traditional"), "túshūguǎn"),
    ],
    ids=["hover", "new", "all", "off", "zhuyin", "traditional"],
)
def test_the_reading_shows_on_hovering_unless_it_stands_above(
    desks: Desks, settings: Settings, hint: str
) -> None:
    assert desks.read(LESSON, settings).hover("图书馆") == hint


def test_with_pinyin_above_new_words_a_known_word_still_has_its_hint(desks: Desks) -> None:
    desk = desks.read(LESSON, Settings(pinyin="new"))
    desk.tap("图书馆")
    desk.press(Key.Key_3)
    assert desk.hover("图书馆") == "túshūguǎn"
    assert desk.hover("银行") == ""


def test_the_hint_goes_when_the_pointer_leaves_the_word(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.hover("图书馆")
    desk.move_to(QPointF(1, 1))
    assert desk.reader.hint_text() == ""


@pytest.mark.parametrize("what", ["wheel", "script", "size", "tap", "key"])
def test_the_hint_goes_when_the_words_move(desks: Desks, what: str) -> None:
    desk = desks.read(chapter())
    assert desk.hover("图书馆") == "túshūguǎn"
    {
        "wheel": lambda: desk.wheel(1),
        "script": lambda: desk.press(Key.Key_S),
        "size": lambda: desk.press(Key.Key_Plus, CTRL),
        "tap": lambda: desk.tap("图书馆"),
        "key": lambda: desk.press(Key.Key_Right),
    }[what]()
    assert desk.reader.hint_text() == ""


@pytest.mark.parametrize("size", [14, 22, 48])
@pytest.mark.parametrize("which", [0, 5])
def test_the_hint_never_covers_the_line_that_is_read(desks: Desks, size: int, which: int) -> None:
    from desktop.ui.reader.hint import Hint

    desk = desks.read(chapter(), Settings(text_size=size))
    # With the line at the very top of the window there is no room above.
    for steps in (0, 2):
        desk.wheel(steps)
        visible = [n for n in range(40) if desk.is_in_sight("图书馆", n)]
        which = visible[min(which, len(visible) - 1)]
        assert desk.hover("图书馆", which)
        (hint,) = desk.reader.findChildren(Hint)
        place = desk.place("图书馆", which)
        (word, *_) = desk.reader.token_rects(place.paragraph, place.offset)
        line = word.toAlignedRect()
        assert not hint.geometry().intersects(line.adjusted(-2000, 0, 2000, 0))
        assert desk.reader.viewport().rect().contains(hint.geometry())


def test_with_that_setting_the_hint_waits_for_the_key(desks: Desks) -> None:
    desk = desks.read(LESSON, Settings(hover_modifier=True))
    assert desk.hover("图书馆") == ""
    assert desk.hover("图书馆", keys=ALT) == "túshūguǎn"


def test_the_key_brings_the_hint_of_the_word_that_the_pointer_rests_on(desks: Desks) -> None:
    from PySide6.QtTest import QTest

    desk = desks.read(LESSON, Settings(hover_modifier=True))
    desk.hover("图书馆")
    QTest.keyPress(desk.reader, Key.Key_Alt)
    assert desk.reader.hint_text() == "túshūguǎn"
    QTest.keyRelease(desk.reader, Key.Key_Alt)
    assert desk.reader.hint_text() == ""


# -- moving by keys --------------------------------------------------------------------------


def test_right_and_left_go_from_word_to_word_over_signs_and_empty_lines(desks: Desks) -> None:
    desk = desks.read(LESSON)
    words = []
    for _ in range(9):
        desk.press(Key.Key_Right)
        words.append(desk.caret())
    assert words == ["我", "在", "图书馆", "看书", "你好", "世界", "老师", "说", "我们"]
    desk.press(Key.Key_Left, times=4)
    assert desk.caret() == "你好"
    desk.press(Key.Key_Left)
    assert desk.caret() == "看书"


def test_the_caret_stays_at_the_ends(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_Right, times=50)
    assert desk.caret() == "高兴"
    desk.press(Key.Key_Down)
    assert desk.caret() == "高兴"
    desk.press(Key.Key_Left, times=50)
    assert desk.caret() == "我"
    desk.press(Key.Key_Up)
    assert desk.caret() == "我"


def test_up_and_down_go_by_line_and_keep_the_column(desks: Desks) -> None:
    text = "老师在图书馆看书学生在教室里学习汉语" * 8
    desk = desks.read(f"{text}\n我们\n{text}")
    desk.tap("教室", 1)
    start = desk.point("教室", 1).x()
    columns, paragraphs = [], []
    for _ in range(8):
        desk.press(Key.Key_Down)
        caret = desk.reader.caret_token()
        assert caret is not None
        paragraph, cell = caret
        rects = desk.reader.token_rects(paragraph, cell.token.start)
        paragraphs.append(paragraph)
        if paragraph != 1:
            nearest = min(abs(rect.center().x() - start) for rect in rects)
            columns.append(nearest <= 1.5 * 22)
    assert 1 in paragraphs
    assert paragraphs[-1] == 2
    assert all(columns)
    desk.press(Key.Key_Up, times=8)
    assert desk.caret() == "教室"
    caret = desk.reader.caret_token()
    assert caret is not None
    assert Place(caret[0], caret[1].token.start) == desk.place("教室", 1)


def test_down_after_a_tap_goes_to_the_word_below_it(desks: Desks) -> None:
    text = "老师在图书馆看书学生在教室里学习汉语" * 8
    desk = desks.read(text)
    desk.tap("教室")
    desk.press(Key.Key_Down)
    desk.tap("老师")
    desk.press(Key.Key_Down)
    caret = desk.reader.caret_token()
    assert caret is not None
    below = desk.reader.token_rects(0, caret[1].token.start)[-1]
    assert below.center().y() == desk.point("老师").y() + 44
    assert abs(below.left() - desk.left_of("老师").x()) < 30


def test_down_and_up_stop_at_words_only(desks: Desks) -> None:
    desk = desks.read("我们高兴\n……，，。。\n老师在看书\n“”\n世界")
    desk.tap("我们")
    words = []
    for _ in range(3):
        desk.press(Key.Key_Down)
        words.append(desk.caret())
    assert words == ["老师", "世界", "世界"]
    desk.press(Key.Key_Up, times=2)
    assert desk.caret() == "我们"


def test_the_keys_scroll_to_the_word_they_go_to(desks: Desks) -> None:
    desk = desks.read(chapter())
    for _ in range(60):
        desk.press(Key.Key_Down)
        caret = desk.reader.caret_token()
        assert caret is not None
        rects = desk.reader.token_rects(caret[0], caret[1].token.start)
        assert rects
        assert rects[0].top() >= 0
        assert rects[-1].bottom() <= desk.reader.viewport().height()
    assert desk.top_word() != "0号。老师"


def test_home_end_and_the_page_keys_scroll(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.press(Key.Key_End)
    assert desk.reader.is_at_end()
    assert desk.reader.progress() == 1.0
    desk.press(Key.Key_Home)
    assert desk.reader.place() == desk.place("0号")
    tops = [desk.reader.verticalScrollBar().value()]
    for key in (Key.Key_PageDown, Key.Key_Space, Key.Key_PageUp):
        desk.press(key)
        tops.append(desk.reader.verticalScrollBar().value())
    desk.press(Key.Key_Space, SHIFT)
    tops.append(desk.reader.verticalScrollBar().value())
    page = desk.reader.verticalScrollBar().pageStep()
    assert tops == [0, page, 2 * page, page, 0]
    line = 44
    assert desk.reader.viewport().height() - 2 * line <= page < desk.reader.viewport().height()


@pytest.mark.parametrize(("key", "end"), [(Key.Key_Home, False), (Key.Key_End, True)])
def test_ctrl_home_and_end_do_so_too(desks: Desks, key: Qt.Key, end: bool) -> None:
    desk = desks.read(chapter())
    desk.wheel(30)
    desk.press(key, CTRL)
    assert desk.reader.is_at_end() is end
    assert (desk.reader.place() == desk.place("0号")) is not end


def test_after_scrolling_away_the_keys_start_from_what_is_seen(desks: Desks) -> None:
    desk = desks.read(chapter())
    desk.tap("图书馆")
    desk.press(Key.Key_End)
    top = desk.reader.place()
    desk.press(Key.Key_Right)
    caret = desk.reader.caret_token()
    assert caret is not None
    assert top is not None
    assert caret[0] == top.paragraph
    assert desk.reader.is_at_end()


# -- selecting -------------------------------------------------------------------------------


def test_shift_and_the_arrows_select_word_by_word(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    selected = []
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_Left):
        desk.press(key, SHIFT)
        selected.append(desk.reader.selected_text())
    assert selected == [
        "图书馆看书",
        "图书馆看书。\n\n“你好",
        "图书馆看书",
        "图书馆",
        "在图书馆",
    ]


def test_shift_and_down_select_by_line(desks: Desks) -> None:
    desk = desks.read("我们高兴\n老师看书")
    desk.tap("我们")
    desk.press(Key.Key_Down, SHIFT)
    assert desk.reader.selected_text() == "我们高兴\n老师"


def test_an_arrow_without_shift_ends_the_selection(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_Right, SHIFT)
    desk.press(Key.Key_Right)
    assert desk.reader.selected_text() == ""
    desk.press(Key.Key_Right, SHIFT)
    assert desk.reader.selected_text() == "你好，世界"


def test_a_drag_selects_the_characters_under_it(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.drag(desk.left_of("图书馆"), desk.right_of("世界"))
    assert desk.reader.selected_text() == "图书馆看书。\n\n“你好，世界"
    assert desk.chosen() == ""


def test_a_drag_upwards_selects_the_same(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.drag(desk.right_of("世界"), desk.left_of("图书馆"))
    assert desk.reader.selected_text() == "图书馆看书。\n\n“你好，世界"


def test_a_drag_within_a_word_selects_a_part_of_it(desks: Desks) -> None:
    desk = desks.read(LESSON)
    start = desk.left_of("图书馆")
    desk.drag(start, start + QPointF(44, 0))
    assert desk.reader.selected_text() == "图书"
    assert desk.chosen() == ""


def test_the_arrows_go_on_from_where_a_drag_ended(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.drag(desk.left_of("图书馆"), desk.right_of("看书"))
    desk.press(Key.Key_Right, SHIFT)
    assert desk.reader.selected_text() == "图书馆看书。\n\n“你好"


def test_a_trembling_hand_still_taps(desks: Desks) -> None:
    desk = desks.read(LESSON)
    point = desk.point("图书馆")
    desk.press_at(point)
    desk.drag_to(point + QPointF(3, 2))
    desk.release_at(point + QPointF(3, 2))
    assert desk.chosen() == "图书馆"
    assert desk.reader.selected_text() == ""


def test_a_click_ends_the_selection(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_A, CTRL)
    desk.tap("世界")
    assert desk.reader.selected_text() == ""


def test_shift_and_a_click_select_from_the_caret(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.tap_at(desk.right_of("世界"), SHIFT)
    assert desk.reader.selected_text() == "图书馆看书。\n\n“你好，世界"


def test_a_double_click_selects_the_word(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.double_tap("图书馆")
    assert desk.reader.selected_text() == "图书馆"
    assert desk.chosen() == "图书馆"


@pytest.mark.parametrize("down", [True, False])
def test_dragging_beyond_the_window_scrolls_and_selects_on(desks: Desks, down: bool) -> None:
    desk = desks.read(chapter())
    desk.wheel(20)
    height = desk.reader.viewport().height()
    start = QPointF(300, height / 2)
    before = desk.reader.verticalScrollBar().value()
    desk.press_at(start)
    desk.drag_to(QPointF(300, height + 150 if down else -150))
    first = len(desk.reader.selected_text())
    desk.wait_until(lambda: len(desk.reader.selected_text()) > first + 300)
    after = desk.reader.verticalScrollBar().value()
    assert (after > before) is down
    desk.drag_to(start)
    still = desk.reader.verticalScrollBar().value()
    desk.settle(80)
    assert desk.reader.verticalScrollBar().value() == still
    desk.release_at(start)


def test_letting_go_ends_the_scrolling(desks: Desks) -> None:
    desk = desks.read(chapter())
    height = desk.reader.viewport().height()
    desk.press_at(QPointF(300, 100))
    desk.drag_to(QPointF(300, height + 100))
    desk.release_at(QPointF(300, height + 100))
    still = desk.reader.verticalScrollBar().value()
    desk.settle(80)
    assert desk.reader.verticalScrollBar().value() == still
    assert desk.reader.has_selection()


# -- copying ---------------------------------------------------------------------------------


def test_copying_everything_gives_exactly_what_is_shown(desks: Desks) -> None:
    text = f"　　{LESSON}\n\n  \n"
    desk = desks.read(text)
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard() == text
    desk.press(Key.Key_S, times=2)
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard() == "　　" + (
        "我在圖書館看書。\n\n“你好，世界！”老師說。\n我們在銀行工作，很高興。\n\n  \n"
    )
    desk.press(Key.Key_C, CTRL | SHIFT)
    assert desk.clipboard() == text


def test_a_part_is_copied_as_shown_or_as_it_was_opened(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_S, times=2)
    start = desk.left_of("图书馆")
    desk.drag(start + QPointF(22, 0), desk.right_of("看书") - QPointF(22, 0))
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard() == "書館看"
    desk.press(Key.Key_C, CTRL | SHIFT)
    assert desk.clipboard() == "书馆看"


def test_without_a_selection_the_word_on_the_caret_is_copied(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.press(Key.Key_S, times=2)
    desk.tap("图书馆")
    desk.press(Key.Key_C, CTRL)
    assert desk.clipboard() == "圖書館"
    desk.press(Key.Key_C, CTRL | SHIFT)
    assert desk.clipboard() == "图书馆"


def test_an_input_method_can_not_swallow_the_letters(desks: Desks) -> None:
    desk = desks.read(LESSON)
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not desk.reader.testAttribute(attribute)
    assert not desk.reader.viewport().testAttribute(attribute)
    assert desk.window.focusWidget() is desk.reader


# -- keys of words ---------------------------------------------------------------------------


def test_enter_opens_the_card_and_then_saves(desks: Desks) -> None:
    for key in (Key.Key_Return, Key.Key_R, Key.Key_Enter):
        desk = desks.read(LESSON)
        desk.press(Key.Key_Right, times=3)
        desk.press(key)
        assert desk.chosen().startswith("图书馆")
        desk.press(key)
        assert desk.chosen() == "图书馆 learning"
        assert [word.simplified for word in desk.window.study.words()] == ["图书馆"]
        desks.close(desk)


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (Key.Key_1, "new"),
        (Key.Key_2, "learning"),
        (Key.Key_3, "known"),
        (Key.Key_4, "ignored"),
    ],
)
def test_a_number_gives_the_word_on_the_caret_its_status(
    desks: Desks, key: Qt.Key, status: str
) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_Right)
    desk.press(key)
    kept = [(word.simplified, word.status.value) for word in desk.window.study.words()]
    assert kept == [("看书", status)]
    assert desk.chosen() == "图书馆"


def test_n_and_b_go_to_new_words_only(desks: Desks) -> None:
    desk = desks.read(LESSON)
    for word in ("图书馆", "我们"):
        desk.tap(word)
        desk.press(Key.Key_3)
    desk.tap("我")
    seen = []
    for _ in range(8):
        desk.press(Key.Key_N)
        seen.append(desk.caret())
    assert seen == ["在", "看书", "你好", "世界", "老师", "说", "在", "银行"]
    desk.press(Key.Key_B, times=6)
    assert desk.caret() == "看书"
    desk.press(Key.Key_B)
    assert desk.caret() == "在"


def test_when_there_is_no_other_new_word_it_says_so(desks: Desks) -> None:
    desk = desks.read("老师看书")
    desk.tap("看书")
    desk.press(Key.Key_N)
    assert desk.notice == "There is no other new word this way."


def test_tab_leads_through_the_words_at_this_place_and_back(desks: Desks) -> None:
    desk = desks.read("这是世界杯的比赛。")
    desk.tap("世界杯")
    seen = []
    for _ in range(2):
        desk.press(Key.Key_Tab)
        seen.append(desk.chosen())
    assert seen == ["世界", "世界杯"]


def test_a_word_that_tab_led_to_is_the_one_that_enter_saves(desks: Desks) -> None:
    desk = desks.read("这是世界杯的比赛。")
    desk.tap("世界杯")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_3)
    kept = [(word.simplified, word.status.value) for word in desk.window.study.words()]
    assert kept == [("世界", "known")]


def test_a_character_chosen_in_the_card_is_the_one_that_enter_saves(desks: Desks) -> None:
    desk = desks.read("这是世界杯的比赛。")
    desk.tap("世界杯")
    lookup = desk.card.lookup
    assert lookup is not None
    (cup,) = [other.token for other in lookup.alternatives if other.token.text == "杯"]
    desk.card.alternative_chosen.emit(lookup, cup)
    assert desk.chosen() == "杯"
    desk.press(Key.Key_Return)
    assert desk.chosen() == "杯 learning"
    desk.press(Key.Key_4)
    kept = [(word.simplified, word.status.value) for word in desk.window.study.words()]
    assert kept == [("杯", "ignored")]


def test_c_copies_the_entry(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.press(Key.Key_C)
    assert desk.clipboard() == "圖書館 图书馆 túshūguǎn\nlibrary\n\n我在图书馆看书。"
    assert desk.notice == "Entry copied."


def test_a_moves_the_card_to_the_word_and_back(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    beside = desk.card.mapTo(desk.window, desk.card.rect().topLeft())
    desk.press(Key.Key_A)
    desk.settle()
    near = desk.card.mapTo(desk.window, desk.card.rect().topLeft())
    assert near != beside
    assert desk.card.isVisible()
    desk.press(Key.Key_A)
    desk.settle()
    assert desk.card.mapTo(desk.window, desk.card.rect().topLeft()) == beside


def test_backspace_returns_from_a_word_that_was_followed(desks: Desks) -> None:
    desk = desks.read(LESSON)
    desk.tap("图书馆")
    desk.card.word_followed.emit("世界", "世界", "shi4 jie4")
    assert desk.chosen() == "世界"
    desk.press(Key.Key_Backspace)
    assert desk.chosen() == "图书馆"


def test_escape_closes_one_thing_after_the_other(desks: Desks) -> None:
    desk = desks.read(LESSON, Settings(card="floating"))
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Right, SHIFT)
    desk.press(Key.Key_F, CTRL)
    seen = []
    for _ in range(3):
        seen.append(_state(desk))
        desk.press(Key.Key_Escape)
    assert [*seen, _state(desk)] == [
        "find card selection",
        "card selection",
        "selection",
        "",
    ]


def _state(desk: Desk) -> str:
    shown = {
        "find": desk.find_bar.isVisible(),
        "card": desk.card.isVisible(),
        "selection": desk.reader.has_selection(),
    }
    return " ".join(name for name, is_there in shown.items() if is_there)
