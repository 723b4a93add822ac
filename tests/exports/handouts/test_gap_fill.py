from __future__ import annotations

import re

import pytest

from desktop.exports.handouts.article_text import ArticleText
from desktop.exports.handouts.gap_fill import Gap, gap_fill, gaps
from desktop.exports.handouts.look import Exercise
from desktop.exports.pages import Table
from desktop.language.scripts import Script
from tests.exports.handouts.texts import (
    LOOK,
    TRADITIONAL,
    WORDS,
    article,
    as_lines,
    as_text,
    word,
    words,
)

ALL = words("每天", "地铁", "图书馆", "拥挤", "安静", "喜欢", "习惯")


def quiz(text: ArticleText, chosen: tuple[Gap, ...]) -> Exercise:
    return gap_fill(text, chosen, lambda _: False, LOOK)


def items(exercise: Exercise) -> list[str]:
    return sentences_in(as_lines(exercise.sheet))


def sentences_in(lines: list[str]) -> list[str]:
    """Give the rows of a number and a sentence."""
    return [line.replace(" | ", " ") for line in lines if re.fullmatch(r"\d+\. \| [^|]+", line)]


def answered(text: ArticleText, headword: str) -> list[str]:
    """Give the sentences that ask for a word."""
    chosen = gaps(text, words(headword), LOOK, 10)
    return items(quiz(text, chosen)) if chosen else []


def test_a_sentence_asks_for_one_word_of_it() -> None:
    text = article("他/每天/坐/地铁/去/图书馆/。")
    assert answered(text, "地铁") == ["1. 他每天坐____去图书馆。"]


def test_each_sentence_is_asked_once_and_each_word_once() -> None:
    text = article()
    chosen = gaps(text, ALL, LOOK, 10)
    assert [gap.answer for gap in chosen] == ["每天", "地铁", "喜欢"]
    assert items(quiz(text, chosen)) == [
        "1. 他____坐地铁去图书馆看书。",
        "2. 早上的____很拥挤，大家都已经习惯了。",
        "3. 图书馆里很安静，他____在那里看书。",
    ]


def test_the_words_stand_in_a_bank_with_their_readings_in_another_order() -> None:
    text = article()
    lines = as_lines(quiz(text, gaps(text, ALL, LOOK, 10)).sheet)
    bank = lines[lines.index("## Words") + 1]
    assert set(bank.split()) == {"每天(měitiān)", "地铁(dìtiě)", "喜欢(xǐhuan)"}
    assert bank.split() != ["每天(měitiān)", "地铁(dìtiě)", "喜欢(xǐhuan)"]


def test_the_same_text_gives_the_same_quiz() -> None:
    text = article()
    once, again = (quiz(text, gaps(text, ALL, LOOK, 10)) for _ in range(2))
    assert once == again


def test_the_key_answers_the_quiz() -> None:
    text = article()
    chosen = gaps(text, ALL, LOOK, 10)
    exercise = quiz(text, chosen)
    key = as_lines(exercise.key)
    assert key[2:5] == [
        "1. | 每天 | měitiān | every day; everyday",
        "2. | 地铁 | dìtiě | subway; metro",
        "3. | 喜欢 | xǐhuan | to like; to be fond of",
    ]
    answers = [line.split(" | ")[1] for line in key[2:5]]
    solved = [
        item.replace("____", answer) for item, answer in zip(items(exercise), answers, strict=True)
    ]
    assert solved == sentences_in(key)


def test_the_sheet_does_not_show_which_word_goes_where() -> None:
    text = article()
    sheet = quiz(text, gaps(text, ALL, LOOK, 10)).sheet
    assert "every day" not in as_text(sheet)
    (table,) = [one for one in sheet.blocks if isinstance(one, Table)]
    runs = [run for row in table.rows for run in row[1]]
    assert not any(run.bold for run in runs)
    assert len({run.blank for run in runs if run.blank}) == 1, "as wide, whatever goes there"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("坐/地铁/。", "too short"),
        ("他/每天/坐/地铁/，/她/也/坐/地铁/。", "the word stands there twice"),
        ("他/每天/坐/地铁/去/图书馆", "it has no end"),
        ("他/每天/（/坐/地铁/去/图书馆/。", "a bracket is left open"),
        ("Beijing Metro/ 的/地铁/ Line 1 and Line 2/。", "most of it is not Chinese"),
        ("他/每天/都/" + "很/早/" * 25 + "坐/地铁/。", "too long"),
    ],
)
def test_sentences_that_make_no_fair_question_are_left_out(line: str, why: str) -> None:
    assert answered(article(line), "地铁") == [], why


def test_a_name_in_a_sentence_keeps_its_capital() -> None:
    text = article("北京/的/冬天/很/长/，/他/喜欢/。")
    chosen = gaps(text, words("北京", "喜欢"), LOOK, 1)
    exercise = gap_fill(text, chosen, lambda cell: cell.key == "北京", LOOK)
    assert items(exercise) == ["1. 北京(Běijīng)的冬天很长，他____。"]


def test_particles_and_names_are_not_asked_for() -> None:
    text = article("北京/的/冬天/很/长/，/他/喜欢/。")
    chosen = gaps(text, WORDS, LOOK, 10)
    assert [gap.answer for gap in chosen] == ["喜欢"]


def test_words_next_above_the_level_come_first() -> None:
    text = article("他/每天/坐/地铁/去/图书馆/看/书/。")
    hard, next_above, easy = (
        word("地鐵 地铁 di4 tie3 metro", level=7),
        word("圖書館 图书馆 tu2 shu1 guan3 library", level=5),
        word("每天 每天 mei3 tian1 every day", level=2),
    )
    for order in [(hard, next_above, easy), (easy, next_above, hard)]:
        (gap,) = gaps(text, order, LOOK, 1, level=4)
        assert gap.answer == "图书馆"


def test_verbs_and_other_words_take_turns() -> None:
    lines = "他/每天/坐/地铁/去/学校/。\n他/很/喜欢/看/新/书/。\n他/在/图书馆/里/看/书/。"
    chosen = gaps(article(lines), words("地铁", "图书馆", "喜欢"), LOOK, 2)
    assert [gap.answer for gap in chosen] == ["地铁", "喜欢"]


def test_no_word_of_a_quiz_is_part_of_another() -> None:
    text = article("他/每天/坐/地铁/去/图书馆/。\n图书/馆/里/有/很/多/新/图书/。")
    book = word("圖書 图书 tu2 shu1 books")
    chosen = gaps(text, [*words("图书馆"), book], LOOK, 10)
    assert [gap.answer for gap in chosen] == ["图书馆"]


def test_the_gap_is_of_the_script_that_is_shown() -> None:
    text = article(script=Script.TRADITIONAL)
    (gap,) = gaps(text, words("拥挤"), TRADITIONAL, 5)
    exercise = gap_fill(text, (gap,), lambda cell: cell.key == "习惯", TRADITIONAL)
    assert items(exercise) == ["1. 早上的地鐵很____，大家都已经習慣(xíguàn)了。"]
    assert as_lines(exercise.key)[2].startswith("1. | 擁擠 | yōngjǐ")
