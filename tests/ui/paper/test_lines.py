from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.exports.pages import Align, Run
from desktop.language.scripts import Script
from desktop.ui.paper.atoms import Setting, atoms_of
from desktop.ui.paper.characters import NOT_AT_END, NOT_AT_START
from desktop.ui.paper.faces import Faces
from desktop.ui.paper.lines import Measure, SetLine, leading_of, set_lines
from tests.ui.paper.samples import LESSON, plain

SIZE = 10.0


@pytest.fixture(scope="module")
def faces(_dressed: None) -> Faces:
    return Faces(Script.SIMPLIFIED)


def lines_of(
    line: tuple[Run, ...],
    ems: float,
    faces: Faces,
    align: Align = Align.LEFT,
    *,
    justified: bool = False,
) -> list[SetLine]:
    setting = Setting(SIZE)
    atoms = atoms_of(line, setting, faces)
    return set_lines(atoms, Measure(ems * SIZE), setting, faces, align, justified=justified)


def texts(line: tuple[Run, ...], ems: float, faces: Faces) -> list[str]:
    return [one.text for one in lines_of(line, ems, faces)]


def test_hanzi_fill_the_line(faces: Faces) -> None:
    assert texts(plain("一二三四五六七八"), 3, faces) == ["一二三", "四五六", "七八"]


def test_a_stop_does_not_begin_a_line(faces: Faces) -> None:
    assert texts(plain("一二三！四五"), 3, faces) == ["一二", "三！四", "五"]


def test_a_stop_whose_half_is_blank_may_end_a_line_that_is_full(faces: Faces) -> None:
    assert texts(plain("一二三。四五"), 3.5, faces) == ["一二三。", "四五"]
    assert texts(plain("一二三。四五"), 3.4, faces) == ["一二", "三。四", "五"]


def test_an_opening_bracket_does_not_end_a_line(faces: Faces) -> None:
    assert texts(plain("一二《三四》"), 3, faces) == ["一二", "《三", "四》"]


def test_dots_and_dashes_are_not_parted(faces: Faces) -> None:
    assert texts(plain("一二……三"), 3, faces)[0] == "一"


def test_kinsoku_holds_in_every_width(faces: Faces) -> None:
    for ems in range(4, 40):
        for line in lines_of(plain(LESSON), ems, faces):
            assert line.text[0] not in NOT_AT_START
            assert line.text.rstrip()[-1] not in NOT_AT_END


def test_latin_words_are_broken_only_where_nothing_else_is_possible(faces: Faces) -> None:
    assert texts(plain("to be spoken"), 4, faces) == ["to be ", "spoken"]
    assert "".join(texts(plain("internationalisation"), 3, faces)) == "internationalisation"
    assert len(texts(plain("internationalisation"), 3, faces)) > 2


def test_a_word_with_a_reading_stays_whole(faces: Faces) -> None:
    line = (Run("我去"), Run("图书馆", above="túshūguǎn"))
    assert texts(line, 4, faces) == ["我去", "图书馆"]


def test_a_joined_run_stays_with_the_one_before(faces: Faces) -> None:
    line = (Run("一二"), Run("三"), Run("四", joined=True))
    assert texts(line, 3, faces) == ["一二", "三四"]


def test_a_reading_wider_than_its_hanzi_gets_the_room_it_needs(faces: Faces) -> None:
    (line,) = lines_of((Run("床", above="chuáng"), Run("状", above="zhuàng")), 40, faces)
    first, second = [piece for piece in line.pieces if piece.text.isascii() is False][2:]
    end = first.x + faces.width(first.text.rstrip(), first.style)
    assert 1 < second.x - end < 4


def test_a_reading_stands_centred_above_its_hanzi(faces: Faces) -> None:
    (line,) = lines_of((Run("一", above="yī"),), 40, faces)
    base, above = line.pieces
    middle = above.x + faces.width(above.text.rstrip(), above.style) / 2
    assert middle == pytest.approx(base.x + SIZE / 2, abs=0.01)
    assert above.y < -0.8 * SIZE


def test_zhuyin_stands_above_each_character(faces: Faces) -> None:
    (line,) = lines_of((Run("中國", above="ㄓㄨㄥ ㄍㄨㄛˊ"),), 40, faces)
    assert [piece.text for piece in line.pieces] == ["中", "國", "ㄓㄨㄥ ", "ㄍㄨㄛˊ "]
    for base, above in zip(line.pieces[:2], line.pieces[2:], strict=True):
        width = faces.width(above.text.rstrip(), above.style)
        assert above.x + width / 2 == pytest.approx(base.x + SIZE / 2, abs=0.01)


def test_a_reading_may_stand_over_a_neighbour_that_has_none(faces: Faces) -> None:
    alone = lines_of((Run("状", above="zhuàng"),), 40, faces)[0].width
    (line,) = lines_of((Run("一"), Run("状", above="zhuàng"), Run("二")), 40, faces)
    assert line.width < alone + 2 * SIZE - 2


def test_lines_with_a_reading_in_any_of_them_are_all_taller(faces: Faces) -> None:
    setting = Setting(SIZE)
    without = leading_of(atoms_of(plain(LESSON), setting, faces), SIZE)
    with_one = leading_of(atoms_of((*plain(LESSON), Run("好", above="hǎo")), setting, faces), SIZE)
    assert with_one.height > without.height


def test_full_lines_of_running_text_end_at_the_margin(faces: Faces) -> None:
    lines = lines_of(plain(LESSON), 21.3, faces, justified=True)
    for line in lines[:-1]:
        last = line.pieces[-1]
        end = last.x + faces.width(last.text.rstrip(), last.style)
        # A stop's blank half may stand beyond it.
        assert 21.29 * SIZE < end < 21.81 * SIZE
    assert lines[-1].pieces[-1].x < 20 * SIZE


def test_lines_are_set_at_the_right_and_in_the_middle(faces: Faces) -> None:
    (right,) = lines_of(plain("一二"), 10, faces, Align.RIGHT)
    (middle,) = lines_of(plain("一二"), 10, faces, Align.CENTRE)
    assert right.pieces[0].x == pytest.approx(8 * SIZE)
    assert middle.pieces[0].x == pytest.approx(4 * SIZE)


def test_a_blank_is_a_line_to_write_on(faces: Faces) -> None:
    (line,) = lines_of((Run("我去"), Run("图书馆", blank=4), Run("看书")), 40, faces)
    (stroke,) = line.strokes
    assert stroke.to_x - stroke.x == 4 * SIZE
    assert "".join(piece.text for piece in line.pieces) == "我去看书"


def test_a_tab_leads_to_where_the_other_lines_begin(faces: Faces) -> None:
    setting = Setting(SIZE)
    atoms = atoms_of(plain("1.\t一二三四五六"), setting, faces)
    lines = set_lines(atoms, Measure(6 * SIZE, 0, 2 * SIZE), setting, faces)
    assert [line.text for line in lines] == ["1.\t一二三四", "五六"]
    assert lines[0].pieces[1].x == lines[1].pieces[0].x == 2 * SIZE


def test_hanzi_and_latin_letters_do_not_touch(faces: Faces) -> None:
    (line,) = lines_of(plain("从1993年"), 40, faces)
    assert line.pieces[1].x > line.pieces[0].x + SIZE + 1
    assert [piece.text for piece in line.pieces] == ["从", "1993", "年"]


def test_a_latin_stop_between_hanzi_is_followed_by_a_gap(faces: Faces) -> None:
    (line,) = lines_of(plain("知道,這是"), 40, faces)
    comma, after = line.pieces[2:4]
    assert after.x - comma.x > faces.width(",", comma.style) + 2


def test_a_line_break_in_the_text_is_one(faces: Faces) -> None:
    assert texts(plain("一\n\n二"), 9, faces) == ["一\n", "\n", "二"]


_SPACES = str.maketrans("\t\n", "  ")
_CHARACTERS = st.sampled_from("中国人行，。！？“”（）《》…—ab'-, 1\t\n　é𠮷ㄅ·")
_TEXTS = st.text(_CHARACTERS, min_size=0, max_size=12)
_ABOVE = st.one_of(
    st.just(""), st.sampled_from(["zhōng", "túshūguǎn lǐ de rén", "ㄓㄨㄤˋ", "ㄓㄨㄥ ㄍㄨㄛˊ"])
)
_RUNS = st.lists(
    st.builds(
        Run,
        _TEXTS,
        above=_ABOVE,
        bold=st.booleans(),
        small=st.booleans(),
        joined=st.booleans(),
        anchor=st.sampled_from(["", "here"]),
    ),
    max_size=8,
).map(tuple)


@settings(max_examples=150, deadline=None)
@given(line=_RUNS, ems=st.floats(2, 30), justified=st.booleans())
def test_no_character_is_lost_and_no_line_is_too_wide(
    faces: Faces, line: tuple[Run, ...], ems: float, justified: bool
) -> None:
    lines = lines_of(line, ems, faces, justified=justified)
    whole = "".join(run.text for run in line)
    # Within a word, and nowhere else, a line break is a space.
    assert "".join(one.text for one in lines).translate(_SPACES) == whole.translate(_SPACES)
    drawn = "".join(
        piece.text for one in lines for piece in one.pieces if piece.style.face != "reading"
    )
    assert "".join(drawn.split()) == "".join(whole.split())
    for one in lines:
        assert one.width <= ems * SIZE + 0.05
        for piece in one.pieces:
            end = piece.x + faces.width(piece.text.rstrip(" "), piece.style)
            assert piece.x > -0.05
            # Half of a sign's em may be blank.
            assert end <= ems * SIZE + 0.5 * SIZE + 0.05
