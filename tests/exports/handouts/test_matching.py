from __future__ import annotations

from desktop.exports.handouts.look import Exercise
from desktop.exports.handouts.matching import matching, pairs
from tests.exports.handouts.texts import LOOK, TRADITIONAL, as_lines, as_text, word, words

FIVE = words("每天", "地铁", "图书馆", "安静", "习惯")


def exercise() -> Exercise:
    return matching("上班路上", pairs(FIVE, LOOK, 10), LOOK)


def rows(lines: list[str]) -> list[list[str]]:
    return [line.split(" | ") for line in lines if " | " in line]


def test_words_stand_left_and_meanings_right_in_another_order() -> None:
    sheet = rows(as_lines(exercise().sheet))
    assert [row[0] for row in sheet] == ["1.", "2.", "3.", "4.", "5."]
    assert {row[1] for row in sheet} == {
        "每天 měitiān",
        "地铁 dìtiě",
        "图书馆 túshūguǎn",
        "安静 ānjìng",
        "习惯 xíguàn",
    }
    assert [row[3] for row in sheet] == ["A.", "B.", "C.", "D.", "E."]
    assert {row[4] for row in sheet} == {
        "every day; everyday",
        "subway; metro",
        "library",
        "quiet; peaceful",
        "habit; custom",
    }


def test_the_key_answers_the_sheet() -> None:
    made = exercise()
    meanings = {row[3].rstrip("."): row[4] for row in rows(as_lines(made.sheet))}
    numbers = {row[0]: row[1].split()[0] for row in rows(as_lines(made.sheet))}
    for number, letter, headword, _, meaning in rows(as_lines(made.key)):
        assert (numbers[number], meanings[letter]) == (headword, meaning)


def test_the_sheet_does_not_say_which_belong_together() -> None:
    made = exercise()
    assert "answers" not in as_text(made.sheet)
    beside = {(row[1].split()[0], row[4]) for row in rows(as_lines(made.sheet))}
    right = {(row[2], row[4]) for row in rows(as_lines(made.key))}
    assert beside != right


def test_the_same_words_give_the_same_exercise() -> None:
    assert exercise() == exercise()


def test_no_two_meanings_of_a_block_are_alike() -> None:
    metro = word("捷運 捷运 jie2 yun4 metro|rapid transit")
    subway = word("地下鐵 地下铁 di4 xia4 tie3 the subway")
    (block,) = pairs([*FIVE, metro, subway], LOOK, 10)
    assert [pair.word.simplified for pair in block] == ["每天", "地铁", "图书馆", "安静", "习惯"]


def test_meanings_do_not_give_their_word_away() -> None:
    words_ = [
        word("微信 微信 wei1 xin4 Weixin or WeChat"),
        word("鑰匙兒 钥匙儿 yao4 shi5 r5 erhua variant of 鑰匙|钥匙[yao4shi5]"),
        word("功夫 功夫 gong1 fu5 skill|kungfu|Chinese kung fu"),
    ]
    assert [pair.meaning for block in pairs([*FIVE, *words_], LOOK, 10) for pair in block] == [
        "every day; everyday",
        "subway; metro",
        "library",
        "quiet; peaceful",
        "habit; custom",
        "skill; kungfu",
    ]


def test_blocks_have_ten_words_and_too_few_are_none() -> None:
    hanzi = "天地人山水火木金土日月星風雨雲"
    many = [
        word(f"大{one} 大{one} da4 zi4 meaning {chr(97 + at)}{chr(97 + at)}")
        for at, one in enumerate(hanzi)
    ]
    assert [len(block) for block in pairs(many, TRADITIONAL, 20)] == [10, 5]
    assert [len(block) for block in pairs(many, TRADITIONAL, 12)] == [10]
    assert pairs(many[:2], TRADITIONAL, 20) == ()
