"""Words for the tests of word lists."""

from __future__ import annotations

from desktop.exports.listed import Credit, ListedWord
from desktop.language.levels import Level
from desktop.vocabulary.word import Status

CREDIT = Credit("CC-CEDICT", "2026-05-20", "CC BY-SA 4.0")

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
