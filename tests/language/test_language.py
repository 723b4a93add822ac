from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.language.annotation import Annotation
from desktop.language.converter import Converter
from desktop.language.language import Language
from desktop.language.levels import Level
from desktop.language.pieces import PIECE, pieces
from desktop.language.scripts import Script

SIMPLIFIED, TRADITIONAL = Script.SIMPLIFIED, Script.TRADITIONAL
TAIWAN, HONGKONG, ORIGINAL = Script.TAIWAN, Script.HONGKONG, Script.ORIGINAL


def shown(language: Language, text: str, origin: Script, target: Script) -> str:
    return "/".join(item.shown for item in language.annotate(text, origin, target))


def test_a_token_is_told_with_all_that_is_known(language: Language) -> None:
    first, second, *_ = language.annotate("去圖書館。", TRADITIONAL, SIMPLIFIED, levels=True)
    assert first.level == Level(hsk2=1, hsk3=1)
    assert (second.token.start, second.token.end, second.token.text) == (1, 4, "圖書館")
    assert second == Annotation(
        token=second.token,
        shown="图书馆",
        key="图书馆",
        reading=("tu2", "shu1", "guan3"),
        defined=True,
        level=Level(hsk2=3, hsk3=3),
    )


def test_levels_are_left_out_unless_asked_for(language: Language) -> None:
    (only,) = language.annotate("图书馆", SIMPLIFIED, ORIGINAL)
    assert only.level is None


def test_punctuation_is_not_defined(language: Language) -> None:
    annotations = language.annotate("好，WAIC！", SIMPLIFIED, ORIGINAL)
    assert [(item.token.text, item.defined) for item in annotations] == [
        ("好", True),
        ("，", False),
        ("WAIC", False),
        ("！", False),
    ]


@pytest.mark.parametrize(
    ("origin", "target", "text", "result"),
    [
        (SIMPLIFIED, ORIGINAL, "头发干了", "头发/干/了"),
        (SIMPLIFIED, SIMPLIFIED, "头发干了", "头发/干/了"),
        (SIMPLIFIED, TRADITIONAL, "皇后的头发", "皇后/的/頭髮"),
        (SIMPLIFIED, TAIWAN, "这里有台湾", "這裡/有/臺灣"),
        (SIMPLIFIED, HONGKONG, "这里", "這裏"),
        (TRADITIONAL, SIMPLIFIED, "復制幹淨的雜志", "复制/干净/的/杂志"),
        (TRADITIONAL, TRADITIONAL, "復制幹淨的旅游", "復制/幹淨/的/旅游"),
        (TRADITIONAL, TAIWAN, "這裏", "這裡"),
        (TRADITIONAL, ORIGINAL, "這裏", "這裏"),
    ],
)
def test_tokens_are_shown_in_the_script_asked_for(
    language: Language, origin: Script, target: Script, text: str, result: str
) -> None:
    assert shown(language, text, origin, target) == result


def test_a_paragraph_in_the_other_script_is_converted_by_its_own_evidence(
    language: Language,
) -> None:
    assert shown(language, "这是图书馆", TRADITIONAL, TRADITIONAL) == "這/是/圖書館"
    assert shown(language, "這是圖書館", SIMPLIFIED, SIMPLIFIED) == "这/是/图书馆"
    assert shown(language, "这是图书馆", TRADITIONAL, SIMPLIFIED) == "这/是/图书馆"


def test_a_paragraph_without_evidence_follows_its_document(language: Language) -> None:
    assert shown(language, "皇后在后面", SIMPLIFIED, TRADITIONAL) == "皇后/在/後面"
    assert shown(language, "皇后在里面", TRADITIONAL, TRADITIONAL) == "皇后/在/里面"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(
        st.one_of(
            st.sampled_from("这里的软件欧莱雅头发這裏圖書館復制幹淨皇后干，。 OK3\uf98e𠮷😀"),
            st.characters(codec="utf-8"),
        ),
        max_size=40,
    ),
    origin=st.sampled_from([SIMPLIFIED, TRADITIONAL]),
    target=st.sampled_from(list(Script)),
)
def test_the_tokens_joined_are_the_paragraph_in_that_script(
    language: Language, text: str, origin: Script, target: Script
) -> None:
    annotations = language.annotate(text, origin, target)
    assert "".join(item.token.text for item in annotations) == text
    joined = "".join(item.shown for item in annotations)
    assert joined in {
        Converter().convert(text, script, target) for script in (SIMPLIFIED, TRADITIONAL)
    }
    assert all(len(item.key) == len(item.token.text) for item in annotations)
    for item in annotations:
        assert item.reading is None or len(item.reading) == len(item.token.text)


def test_pieces_of_a_paragraph_are_annotated_as_in_the_whole(language: Language) -> None:
    text = "他花了三分鍾復制一個幹淨的雜志。这是图书馆！" * 600
    cut = pieces(text)
    assert len(cut) > 3
    whole = language.annotate(text, TRADITIONAL, SIMPLIFIED)
    parts = [
        item
        for start, end in cut
        for item in language.annotate(text, TRADITIONAL, SIMPLIFIED, start=start, end=end)
    ]
    assert tuple(parts) == whole
    middle = language.annotate(text, TRADITIONAL, SIMPLIFIED, start=cut[1][0], end=cut[2][1])
    assert set(middle) < set(whole)
    assert middle[0].token.start == cut[1][0] <= PIECE


def test_an_empty_paragraph_has_no_tokens(language: Language) -> None:
    assert language.annotate("", SIMPLIFIED, TRADITIONAL) == ()
    assert language.tokens("") == ()


def test_a_word_is_known_wherever_it_stands(language: Language) -> None:
    about = language.about("圖書館")
    assert (about.key, about.reading, about.defined) == ("图书馆", ("tu2", "shu1", "guan3"), True)


def test_entries_are_found_as_written_and_else_by_their_folded_form(language: Language) -> None:
    assert language.entries("圖書館")[0].simplified == "图书馆"
    assert language.entries("復制")[0].simplified == "复制"
    assert language.entries("WAIC") == ()


def test_ordinary_entries_come_before_names(language: Language) -> None:
    entries = language.entries("张")
    assert not entries[0].is_name
    assert entries[-1].is_name


def test_entries_written_so_in_the_text_s_script_come_first(language: Language) -> None:
    traditional = language.entries("里", TRADITIONAL)
    assert traditional[0].traditional == "里"
    assert {entry.traditional for entry in traditional} >= {"里", "裡"}
    assert language.entries("后", TAIWAN)[0].traditional == "后"
    assert set(language.entries("后", SIMPLIFIED)) == set(language.entries("后", TRADITIONAL))


def test_folding_makes_both_scripts_one_and_keeps_the_length(language: Language) -> None:
    assert language.fold("圖書館") == language.fold("图书馆") == "图书馆"
    assert language.fold("復制") == language.fold("複製") == "复制"
    assert len(language.fold("😀\uf98e𠮷e\u0301")) == 5


def test_loading_ahead_calls_back_between_its_steps(language: Language) -> None:
    fresh = Language(language.index)
    steps: list[int] = []
    fresh.load(lambda: steps.append(1))
    assert len(steps) > 20
    fresh.load(lambda: steps.append(1000))
    assert sum(steps) == len(steps)


def test_after_the_scripts_are_loaded_a_switch_reads_no_more_lists(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Language(language.index)
    fresh.load()
    fresh.load_scripts()
    monkeypatch.setattr("desktop.language.converter.read_words", None)
    assert shown(fresh, "头发", Script.SIMPLIFIED, Script.TRADITIONAL) == "頭髮"
    assert shown(fresh, "頭髮", Script.TRADITIONAL, Script.SIMPLIFIED) == "头发"


@pytest.mark.parametrize(
    ("written", "headword"),
    [
        ("復制", "複製"),
        ("幹淨", "乾淨"),
        ("制造", "製造"),
        ("分鍾", "分鐘"),
        ("旅游", "旅遊"),
        ("部份", "部分"),
        ("為甚麼", "為什麼"),
    ],
)
def test_words_that_a_machine_converted_badly_find_their_entries(
    language: Language, written: str, headword: str
) -> None:
    (token,) = language.tokens(written)
    assert [entry.traditional for entry in language.entries(token.text)][:1] == [headword]


@pytest.mark.parametrize(
    ("title", "target", "written"),
    [
        ("图书馆的故事", Script.TRADITIONAL, "圖書館的故事"),
        ("圖書館的故事", Script.TRADITIONAL, "圖書館的故事"),
        ("圖書館裡", Script.SIMPLIFIED, "图书馆里"),
        ("图书馆", Script.ORIGINAL, "图书馆"),
        ("Duben 读本", Script.TAIWAN, "Duben 讀本"),
    ],
)
def test_a_title_is_written_in_a_script(
    language: Language, title: str, target: Script, written: str
) -> None:
    assert language.in_script(title, target) == written
