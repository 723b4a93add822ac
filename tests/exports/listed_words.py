"""Words for the tests of word lists."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from desktop.exports.fields import How
from desktop.exports.listed import Credit, ListedSentence, ListedWord
from desktop.language.levels import Level
from desktop.vocabulary.status import Status

CREDIT = Credit("CC-CEDICT", "2026-05-20", "CC BY-SA 4.0")
HOW = How(CREDIT)

LIBRARY = ListedWord(
    "圖書館",
    "图书馆",
    ("tu2", "shu1", "guan3"),
    ("library; reading room", 'the "stacks"'),
    Level(3, None),
    "common",
    4,
    Status.LEARNING,
)
SUFFIX = ListedWord("性", "性", ("xing4",), ("-ness", "-ity"), None, "", 1, None)
DAUGHTER = replace(
    LIBRARY,
    traditional="女兒",
    simplified="女儿",
    reading=("nu:3", "er2"),
    senses=("daughter",),
    tags=("family", "HSK-1"),
    sentence=ListedSentence("她的女儿很小。", 2, 2, "一家人"),
    note="say nü, not nu",
)
A_LITTLE = replace(
    LIBRARY,
    traditional="一點兒",
    simplified="一点儿",
    reading=("yi1", "dian3", "r5"),
    senses=("a little",),
    status=None,
)

# Each with as many syllables as characters; 𠮷 and 𧿹 lie beyond the BMP.
_HEADWORDS = (
    ("书", "書", "shu1"),
    ("着", "著", "zhe5"),
    ("𠮷", "𠮷", "ji2"),
    ("𧿹", "𧿹", "chan2"),
    ("女", "女", "nu:3"),
    ("西安", "西安", "Xi1 an1"),
    ("吕", "呂", "Lu:3"),
    ("妈妈", "媽媽", "ma1 ma5"),
    ("一点儿", "一點兒", "yi1 dian3 r5"),
    ("卡拉OK", "卡拉OK", "ka3 la1 O K"),
    ("一不做，二不休", "一不做，二不休", "yi1 bu4 zuo4 , er4 bu4 xiu1"),
)
_SIGNS = "ab c\t\n\r|;/\\\"'`*_[]<>&#$,.=+-@＝(){}~\x00\u2028\ue0b1\u00a0书"
_SENSES = (
    st.text(alphabet=_SIGNS, max_size=12)
    | st.sampled_from(
        ["=1+1", "-ness", "'=1", "''+x", "'tis", "@A1", "[li3]", "//", "# x", "a | b"]
    )
    | st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8)
)
_TAGS = st.sampled_from(["HSK-4", "food", "课本", "a/b", "=tag"])
_LEVELS = st.none() | st.builds(Level, st.sampled_from([None, 1, 6]), st.sampled_from([None, 3, 7]))


def _sentence(before: str, word: str, after: str, source: str) -> ListedSentence:
    return ListedSentence(before + word + after, len(before), len(word), source)


@st.composite
def listed_words(draw: st.DrawFn) -> ListedWord:
    simplified, traditional, reading = draw(st.sampled_from(_HEADWORDS))
    sentences = st.builds(_sentence, _SENSES, st.just(simplified), _SENSES, _SENSES)
    return ListedWord(
        traditional,
        simplified,
        tuple(reading.split()),
        tuple(draw(st.lists(_SENSES, max_size=3))),
        draw(_LEVELS),
        draw(st.sampled_from(["", "common", "rare"])),
        draw(st.integers(0, 10_000)),
        draw(st.none() | st.sampled_from(Status)),
        draw(st.none() | sentences),
        tuple(draw(st.lists(_TAGS, max_size=2, unique=True))),
        draw(_SENSES),
    )


word_lists = st.lists(listed_words(), min_size=1, max_size=6, unique_by=lambda one: one.identity)
"""Lists of words, none of them twice."""
