from __future__ import annotations

import random
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.language import Language
from desktop.language.segmentation import Segmenter, jieba_engine, rjieba_engine, tagger
from dictionaries.index import Index

WORDS = [
    ("图书", 50),
    ("图书馆", 30),
    ("看书", 20),
    ("我", 500),
    ("在", 400),
    ("复制", 9),
    ("AA制", 3),
]
FOLDING = {ord(old): new for old, new in zip("圖書館復製複", "图书馆复制复", strict=True)}

MIXED = [
    "我在图书馆看书，他却说：“今天的天气真不错，我们去公园走走吧！”",
    "復制幹淨的科技雜志，旅游的時候想象未來，硅谷的制造業花了十分鍾。",
    "乾坤大挪移；那裡的頭髮理得很乾淨。",
    "GPT-4o發布於2024年5月13日，漲了3.5%，價格是$19.99（約140元）。",
    "卡拉OK和AA制，95后都喜欢用U盘、T恤、3C产品 & C++/C#。",
    "😀他笑了🎉，𠮷野家的牛丼真好吃。𪚥㐀",
    "１２３ＡＢＣ　全角空格\t制表符  两个空格",
    "研究生命的起源，结婚的和尚未结婚的，南京市长江大桥。",
    "e\u0301ncore … —— · ～ 「」『』《》〈〉【】",
    "正月初四，一点儿也不，差点儿，哪儿呢？Ω≈ç√∫",
]


WELCOME = Path(__file__).parent.parent.parent / "resources" / "welcome.txt"


def shuffled_text(length: int) -> str:
    generator = random.Random(20)
    text = ""
    while len(text) < length:
        sentence = generator.choice(MIXED)
        start = generator.randrange(len(sentence))
        text += sentence[start:] + generator.choice(MIXED)
    return text


def cut(language: Language, text: str) -> str:
    return "/".join(token.text for token in language.tokens(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我在图书馆看书", "我/在/图书馆/看书"),
        ("我在圖書館看書", "我/在/圖書館/看書"),
        ("研究生命的起源", "研究/生命/的/起源"),
        ("他说的确实在理", "他/说/的/确实/在/理"),
        ("復制", "復制"),
        ("幹淨", "幹淨"),
        ("制造", "制造"),
        ("想象", "想象"),
        ("分鍾", "分鍾"),
        ("乾坤", "乾坤"),
        ("他花了三分鍾復制一個幹淨的雜志", "他/花/了/三/分鍾/復制/一個/幹淨/的/雜志"),
        ("一点儿都不難", "一点儿/都/不/難"),
        ("95后唱卡拉OK是AA制", "95后/唱/卡拉OK/是/AA制"),
        ("Q弹", "Q弹"),
        ("買了GPT-4o", "買/了/GPT-4o"),
        ("2026年花了3.5元", "2026/年/花/了/3.5/元"),
        ("正月初四", "正月/初/四"),
        ("兩百多家公司", "兩/百/多/家/公司"),
        ("一個個都走了", "一個個/都/走/了"),
        ("四百年來", "四/百/年/來"),
        ("第一個學生", "第一/個/學生"),
        ("第一次去", "第一次/去"),
        ("你看看是不是", "你/看看/是不是"),
        ("高高興興的孩子們", "高高興興/的/孩子們"),
        ("我們洗個澡", "我們/洗/個/澡"),
        ("那朵花兒", "那/朵/花兒"),
        ("共16,250人", "共/16,250/人"),
        ("這部份", "這/部份"),
        # Phrases whose parts say the same are cut, names and what says more are not.
        ("人口密度", "人口/密度"),
        ("博物館和科學家", "博物館/和/科學家"),
        ("“😀𠮷”", "“/😀/𠮷/”"),
        ("  \t", " / /\t"),
        ("", ""),
    ],
)
def test_text_is_cut_into_words_of_the_dictionary(
    language: Language, text: str, words: str
) -> None:
    assert cut(language, text) == words


def test_compatibility_ideographs_are_part_of_words(language: Language) -> None:
    assert cut(language, "\uf98e輕人") == "\uf98e輕人"


def test_tokens_keep_their_offsets_after_astral_characters(language: Language) -> None:
    text = "😀我在🎉圖書館"
    tokens = language.tokens(text)
    assert [(token.start, token.end, token.text) for token in tokens] == [
        (0, 1, "😀"),
        (1, 2, "我"),
        (2, 3, "在"),
        (3, 4, "🎉"),
        (4, 7, "圖書館"),
    ]


@given(
    st.text(
        st.one_of(
            st.sampled_from("我在图书馆圖書館復制幹淨一點兒OK3.5% 。”\u0301\ud83d\uf98e𠮷😀"),
            st.characters(),
        ),
        max_size=60,
    )
)
def test_tokens_cover_any_text_without_gaps(text: str) -> None:
    segmenter = Segmenter(WORDS, FOLDING)
    tokens = segmenter.tokens(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][:-1]
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_a_long_paragraph_is_cut_as_its_sentences_are(language: Language) -> None:
    sentence = "他花了三分鍾復制一個幹淨的雜志。"
    long = language.tokens(sentence * 1000)
    assert len(long) == 1000 * len(language.tokens(sentence))
    assert [token.text for token in long[-3:]] == ["的", "雜志", "。"]


def test_rjieba_cuts_as_jieba_itself_does(index: Index, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        # jieba's source has invalid escapes and asks for pkg_resources.
        warnings.simplefilter("ignore")
        import jieba

    jieba.setLogLevel("ERROR")
    list_file = tmp_path / "words.txt"
    words = list(index.lexicon())
    list_file.write_text("".join(f"{word} {count} n\n" for word, count in words), "utf-8")
    reference = jieba.Tokenizer(str(list_file))
    reference.tmp_dir = str(tmp_path)

    text = shuffled_text(50_000).translate(index.folding())
    assert "\n" not in text
    assert rjieba_engine(words)(text) == reference.lcut(text, HMM=False)


def test_jieba_takes_the_place_of_rjieba_where_that_is_missing(index: Index) -> None:
    text = shuffled_text(20_000)
    folding = index.folding()
    words = list(index.lexicon())
    without = Segmenter(words, folding, engine=jieba_engine)
    assert without.tokens(text) == Segmenter(words, folding).tokens(text)


def test_the_word_list_is_read_in_steps(index: Index) -> None:
    steps: list[None] = []
    step: Callable[[], None] = lambda: steps.append(None)  # noqa: E731 (the shape that is called)
    Segmenter(index.lexicon(), index.folding(), step)
    assert len(steps) > 20


@pytest.mark.parametrize("word", ["真金白銀", "牵牛花", "飞行棋", "七年之痒", "一惊一乍", "预防针"])
def test_a_word_that_would_crumble_stays_whole(language: Language, word: str) -> None:
    assert cut(language, word) == word


TAGGED = (
    "我叫宇智波佐助，住在重庆市渝中区。乔治·华盛顿和李克强在北京大学见面，AT&T给了他1988元。\ud800"
)


def test_names_are_tagged_alike_by_words_taken_one_by_one_and_all_at_once() -> None:
    steps: list[None] = []
    gentle, quick = tagger(lambda: steps.append(None)), tagger()
    assert gentle is not None
    assert quick is not None
    for text in (TAGGED, WELCOME.read_text(encoding="utf-8"), shuffled_text(20_000)):
        assert gentle[0](text) == quick[0](text)
    for word in ("北京大学", "宇智波", "喀什噶尔", "AT&T", "一"):
        assert gentle[1](word) == quick[1](word)
    assert len(steps) > 50


def test_names_are_tagged_where_jieba_has_left_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.language.segmentation.jieba_words", lambda: iter(()))
    made = tagger(lambda: None)
    assert made is not None
    assert ("北京大学", "nt") in made[0]("他在北京大学。")
