from __future__ import annotations

from desktop.language.annotation import Annotation
from desktop.language.choices import after, choices, number_at
from desktop.language.corrections import Corrections, Kind, Scope, correction_of
from desktop.language.document import Document, Place
from desktop.language.language import Language
from desktop.language.readings import WordReading
from desktop.language.scripts import Script

TEXT = "他研究生命的起源。"


class Tongue:
    """A language whose close calls are made up."""

    def readings_in_doubt(self, text: str) -> tuple[WordReading, ...]:
        return {"长": (("chang2",), ("zhang3",))}.get(text, ())

    def other_cut(self, left: str, right: str) -> tuple[str, ...]:
        cuts = {("研究生", "命"): ("研究", "生命"), ("命", "的起"): ("命的", "起")}
        return cuts.get((left, right), ())


def cells(drawn: str, doubt: str = "segmentation") -> list[Annotation]:
    """Make tokens of a text drawn as `我/在/图书馆`; those in brackets are in doubt."""
    from desktop.language.document import Token

    made: list[Annotation] = []
    at = 0
    for part in drawn.split("/"):
        word = part.strip("()")
        token = Token(at, at + len(word), word)
        reading = ("chang2",) if word == "长" else None
        asked = doubt if part != word else None
        made.append(Annotation(token, word, word, reading, True, doubt=asked))
        at = token.end
    return made


def values(drawn: str, number: int, doubt: str = "segmentation") -> list[str]:
    return [choice.value for choice in choices(cells(drawn, doubt), number, Tongue())]


def test_the_other_cut_across_the_bound_is_offered() -> None:
    assert values("他/(研究生)/(命)/的", 1) == ["研究生/命", "研究/生命"]
    assert values("他/(研究生)/(命)/的", 2) == ["研究生/命", "研究/生命"]


def test_a_word_between_two_doubtful_bounds_has_both_cuts() -> None:
    assert values("(研究生)/(命)/(的起)/源", 1) == [
        "研究生/命/的起",
        "研究/生命/的起",
        "研究生/命的/起",
    ]


def test_the_dictionary_s_other_readings_are_offered() -> None:
    assert values("他/(长)/大", 1, "reading") == ["chang2", "zhang3"]


def test_nothing_is_offered_where_nothing_is_in_doubt() -> None:
    assert values("他/研究生/命", 1) == []
    assert values("他/(说)/好", 1) == []


def test_the_choice_after_the_last_is_the_first() -> None:
    plain = cells("他/(研究生)/(命)/的")
    chosen = cells("他/研究/生命/的")
    first = after(plain, plain, 1, Tongue())
    assert first is not None
    assert (first.kind, first.start, first.text, first.value) == (
        Kind.CUT,
        1,
        "研究生命",
        "研究/生命",
    )
    second = after(chosen, plain, 3, Tongue())
    assert second is not None
    assert second.value == "研究生/命"


def test_without_doubt_there_is_no_next_choice() -> None:
    plain = cells("他/研究生/命")
    assert after(plain, plain, 1, Tongue()) is None


def test_the_token_that_holds_a_place_is_found() -> None:
    assert [number_at(cells("他/研究生/命"), at) for at in range(6)] == [0, 1, 1, 1, 2, 2]


def corrected(text: str, kind: Kind, word: str, value: str, language: Language) -> Corrections:
    document = Document("d", "t", (text,), "0" * 64)
    made = correction_of(document, Place(0, text.index(word)), kind, word, value, Scope.HERE)
    return Corrections([made], language.fold, document)


def doubts(language: Language, text: str, corrections: Corrections | None = None) -> str:
    annotations = language.annotate(
        text, Script.SIMPLIFIED, Script.ORIGINAL, corrections=corrections
    )
    return "/".join(
        f"{item.token.text}?" if item.doubt else item.token.text for item in annotations
    )


def test_what_was_chosen_is_no_longer_in_doubt(language: Language) -> None:
    text = "請把信發送給他。"
    drawn = doubts(language, text)
    assert drawn.count("?") == 2
    here = language.annotations_around(text, 0)
    option = after(here, here, next(c.token.start for c in here if c.doubt), language)
    assert option is not None
    for value in (option.value, "發送/給"):
        corrections = corrected(text, Kind.CUT, option.text, value, language)
        assert doubts(language, text, corrections) == f"請/把/信/{value}/他/。"


def test_a_word_whose_script_was_a_close_call_has_its_other_ways_to_write(
    language: Language,
) -> None:
    text, scripts = "房间有钟。", (Script.SIMPLIFIED, Script.TRADITIONAL)
    plain = language.annotations_around(text, 3, scripts=scripts)
    writings = language.writings(text, plain[number_at(plain, 3)], *scripts)
    assert [writing.shown for writing in writings] == ["鍾", "鐘"]
    first = after(plain, plain, 3, language, writings)
    assert first is not None
    assert (first.kind, first.text, first.value, first.words) == (
        Kind.SCRIPT,
        "钟",
        "鐘|钟",
        ("鐘",),
    )
    made = corrected(text, Kind.SCRIPT, "钟", first.value, language)
    now = language.annotations_around(text, 3, made, scripts=scripts)
    assert "".join(cell.shown for cell in now) == "房間有鐘。"
    second = after(now, plain, 3, language, writings)
    assert second is not None
    assert second.value == "鍾|钟"
