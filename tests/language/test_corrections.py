from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ids import new_id
from desktop.language.corrections import (
    BothScripts,
    Correction,
    Corrections,
    Kind,
    MeantSense,
    Scope,
    is_sound,
    parse_reading,
    parse_scripts,
    parse_sense,
)
from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.language.quotes import quote_at
from desktop.language.scripts import Script

DOCUMENT = Document("d1", "一课", ["他研究生命的起源。", "研究生命令他们。"], "")
OTHER = Document("d2", "二课", DOCUMENT.paragraphs, "")


def correction(
    kind: Kind, text: str, value: str, scope: Scope = Scope.EVERYWHERE, place: Place | None = None
) -> Correction:
    quote = None
    if place is not None:
        paragraph = DOCUMENT.paragraphs[place.paragraph]
        quote = quote_at(paragraph, place.offset, place.offset + len(text))
    document = "" if scope is Scope.EVERYWHERE else "d1"
    return Correction(new_id(), kind, text, value, scope, document, "", place, quote)


def cut(
    language: Language, words: str, *made: Correction, document: Document = DOCUMENT, at: Place
) -> str:
    """Cut a piece that stands as it is written here once more, as corrections have it."""
    corrections = Corrections(made, language.fold, document)
    pieces = words.split("/")
    return "/".join(corrections.cut(pieces, language.fold("".join(pieces)), at))


START = Place(0, 0)


@pytest.mark.parametrize(
    ("words", "value", "corrected"),
    [
        ("研究生/命", "研究/生命", "研究/生命"),
        ("他/研究生/命/的", "研究/生命", "他/研究/生命/的"),
        ("宇/樹/機器人", "宇樹", "宇樹/機器人"),
        ("宇/树/机器人", "宇樹", "宇树/机器人"),
        ("看书", "看/书", "看/书"),
        ("看书/看书", "看/书", "看/书/看/书"),
        ("研究生命/令", "究/生", "研究生命/令"),
        ("大/宇宙/樹/上", "宙樹", "大/宇宙/樹/上"),
    ],
)
def test_words_are_cut_and_joined_as_was_said_where_their_bounds_allow(
    language: Language, words: str, value: str, corrected: str
) -> None:
    one = correction(Kind.CUT, value.replace("/", ""), value)
    assert cut(language, words, one, at=START) == corrected


def test_a_correction_for_one_place_holds_there_alone(language: Language) -> None:
    one = correction(Kind.CUT, "研究生命", "研究/生命", Scope.HERE, Place(0, 1))
    assert cut(language, "他/研究生/命/的/起源/。", one, at=START) == "他/研究/生命/的/起源/。"
    assert cut(language, "研究生/命令/他们/。", one, at=Place(1, 0)) == "研究生/命令/他们/。"


def test_a_correction_for_one_place_parts_words_that_reach_across_its_bounds(
    language: Language,
) -> None:
    one = correction(Kind.CUT, "研究生", "研究/生", Scope.HERE, Place(1, 0))
    assert cut(language, "研究/生命/令/他们/。", one, at=Place(1, 0)) == "研究/生/命/令/他们/。"


def test_a_correction_for_one_text_holds_in_no_other(language: Language) -> None:
    one = correction(Kind.CUT, "研究生命", "研究/生命", Scope.TEXT)
    words = "研究生/命"
    assert cut(language, words, one, at=START) == "研究/生命"
    assert cut(language, words, one, document=OTHER, at=START) == words


def test_the_narrowest_correction_counts(language: Language) -> None:
    wide = correction(Kind.CUT, "看书", "看/书")
    narrow = correction(Kind.CUT, "看书", "看书", Scope.TEXT)
    assert cut(language, "看/书", narrow, wide, at=START) == "看书"
    assert cut(language, "看/书", narrow, wide, document=OTHER, at=START) == "看/书"


def test_a_place_is_found_again_after_the_text_has_changed(language: Language) -> None:
    one = correction(Kind.CUT, "研究生命", "研究/生命", Scope.HERE, Place(0, 1))
    changed = Document("d1", "", ["新的一段。", *DOCUMENT.paragraphs], "")
    words = "他/研究生/命/的/起源/。"
    assert cut(language, words, one, document=changed, at=Place(1, 0)).startswith("他/研究/生命")
    assert cut(language, words, one, document=changed, at=START) == words


def test_a_reading_holds_in_either_script(language: Language) -> None:
    made = Corrections([correction(Kind.READING, "長", "zhang3")], language.fold, DOCUMENT)
    assert made.reading(language.fold("长"), START) == ("zhang3",)
    assert made.reading(language.fold("書"), START) is None


def test_a_reading_for_one_place_goes_before_the_one_for_all(language: Language) -> None:
    wide = correction(Kind.READING, "研究", "yan2 jiu1")
    narrow = correction(Kind.READING, "研究", "yan2 jiu4", Scope.HERE, Place(0, 1))
    made = Corrections([narrow, wide], language.fold, DOCUMENT)
    assert made.reading("研究", Place(0, 1)) == ("yan2", "jiu4")
    assert made.reading("研究", Place(1, 0)) == ("yan2", "jiu1")


def test_a_sense_names_entry_and_meaning(language: Language) -> None:
    meant = MeantSense("後", "后", "hou4", "back; behind [sic] | /")
    assert parse_sense(meant.written()) == meant
    made = Corrections([correction(Kind.SENSE, "后", meant.written())], language.fold, DOCUMENT)
    assert made.sense("後", START) == meant


@pytest.mark.parametrize(
    ("kind", "text", "value", "sound"),
    [
        (Kind.CUT, "研究生命", "研究/生命", True),
        (Kind.CUT, "研究生命", "研究生命", True),
        (Kind.CUT, "研究生命", "研究/生", False),
        (Kind.CUT, "研究", "研究/", False),
        (Kind.CUT, "", "", False),
        (Kind.READING, "女", "nu:3", True),
        (Kind.READING, "一点儿", "yi1 dian3 r5", True),
        (Kind.READING, "AA制", "- - zhi4", True),
        (Kind.READING, "女", "nǚ", False),
        (Kind.READING, "女人", "nu:3", False),
        (Kind.SENSE, "后", "後|后[hou4]", True),
        (Kind.SENSE, "后", "back", False),
        (Kind.SCRIPT, "发", "髮|发", True),
        (Kind.SCRIPT, "乾", "乾|乾", True),
        (Kind.SCRIPT, "发", "髮|法", False),
        (Kind.SCRIPT, "发", "頭髮|发", False),
        (Kind.SCRIPT, "发", "髮", False),
    ],
)
def test_a_correction_that_makes_no_sense_is_not_carried_out(
    kind: Kind, text: str, value: str, sound: bool, language: Language
) -> None:
    one = correction(kind, text, value)
    assert is_sound(one) is sound
    assert bool(Corrections([one], language.fold)) is sound


@given(st.lists(st.sampled_from(["一", "二", "三"]), min_size=1, max_size=12), st.data())
def test_whatever_is_corrected_the_text_stays_the_same(
    words: list[str], data: st.DataObject
) -> None:
    text = "".join(words)
    parts = data.draw(st.lists(st.sampled_from(["一", "二", "三"]), min_size=1, max_size=4))
    one = correction(Kind.CUT, "".join(parts), "/".join(parts))
    joined = correction(Kind.CUT, text, text)
    made = Corrections([one, joined], lambda word: word)
    corrected = made.cut(words, text, START)
    assert "".join(corrected) == text
    assert corrected == [text]
    assert parse_reading("- zhang3") == (None, "zhang3")


HAIR = Correction("1", Kind.SCRIPT, "发", "髮|发", Scope.EVERYWHERE)


def shown(language: Language, text: str, target: Script, *made: Correction, origin: Script) -> str:
    document = Document("d1", "一课", [text], "")
    corrections = Corrections(made, language.fold, document)
    cells = language.annotate(text, origin, target, corrections=corrections)
    return "/".join(f"{cell.shown}?" if cell.doubt == "script" else cell.shown for cell in cells)


def test_a_word_is_written_in_the_other_script_as_was_said(language: Language) -> None:
    text, origin = "他理了发。", Script.SIMPLIFIED
    assert shown(language, text, Script.TRADITIONAL, origin=origin) == "他/理/了/發/。"
    assert shown(language, text, Script.TRADITIONAL, HAIR, origin=origin) == "他/理/了/髮/。"
    assert shown(language, text, Script.TAIWAN, HAIR, origin=origin) == "他/理/了/髮/。"
    assert shown(language, text, Script.ORIGINAL, HAIR, origin=origin) == "他/理/了/发/。"


def test_each_region_writes_the_corrected_word_in_its_own_way(language: Language) -> None:
    inside = replace(HAIR, text="里", value="裏|里")
    text = "他在这里里。"
    assert shown(language, text, Script.TAIWAN, inside, origin=Script.SIMPLIFIED).endswith("裡/。")
    assert shown(language, text, Script.HONGKONG, inside, origin=Script.SIMPLIFIED).endswith(
        "裏/。"
    )


def test_a_correction_of_the_script_holds_in_its_own_direction_only(language: Language) -> None:
    queen = replace(HAIR, text="后", value="後|后")
    kept = replace(HAIR, text="后", value="后|后")
    assert (
        shown(language, "走后面", Script.TRADITIONAL, kept, origin=Script.SIMPLIFIED) == "走/後面"
    )
    assert (
        shown(language, "他的后", Script.TRADITIONAL, queen, origin=Script.SIMPLIFIED) == "他/的/後"
    )
    assert (
        shown(language, "她是后", Script.SIMPLIFIED, queen, origin=Script.TRADITIONAL) == "她/是/后"
    )
    dry = replace(HAIR, text="乾", value="乾|乾")
    assert shown(language, "乾", Script.SIMPLIFIED, dry, origin=Script.TRADITIONAL) == "乾"


def test_converting_a_piece_follows_the_corrections_of_the_script(language: Language) -> None:
    corrections = Corrections([HAIR], language.fold)
    text = "他理了发，发现头发很长。"
    plain = language.converter.convert(text, Script.SIMPLIFIED, Script.TRADITIONAL)
    assert plain == "他理了發，發現頭髮很長。"
    made = language.convert(text, Script.SIMPLIFIED, Script.TRADITIONAL, corrections)
    assert made == "他理了髮，發現頭髮很長。"
    back = language.convert(made, Script.TRADITIONAL, Script.SIMPLIFIED, corrections)
    assert back == text


@given(
    st.text(min_size=1).filter(lambda text: "|" not in text),
    st.text(min_size=1).filter(lambda text: "|" not in text),
)
def test_both_scripts_of_a_word_are_read_back(one: str, two: str) -> None:
    pair = BothScripts(one, two)
    assert parse_scripts(pair.written()) == (pair if len(one) == len(two) else None)
