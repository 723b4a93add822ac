"""Tokens of ignored names are told from words to learn."""

from __future__ import annotations

from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.vocabulary.ignored import is_ignored
from desktop.vocabulary.known import Coverage, KnownWords


def ignored_in(language: Language, text: str, *names: str) -> str:
    """Write the tokens of a text that are ignored."""
    language.load_names()
    folded = frozenset(map(language.fold, names))
    cells = language.annotate(text, Script.SIMPLIFIED, Script.ORIGINAL, names=True)
    return "/".join(
        cell.token.text for cell in cells if is_ignored(cell, text, language.fold, folded)
    )


def test_all_tokens_of_an_ignored_name_are_ignored(language: Language) -> None:
    text = "昨天王小明来了，李大华没来。"
    assert ignored_in(language, text, "王小明").replace("/", "") == "王小明"


def test_a_name_is_ignored_in_either_script(language: Language) -> None:
    assert ignored_in(language, "我住在貝魯特。", "贝鲁特") == "貝魯特"


def test_where_nothing_is_ignored_no_token_is(language: Language) -> None:
    assert ignored_in(language, "昨天王小明来了。") == ""


def test_an_ignored_name_counts_for_nothing_in_what_is_known(language: Language) -> None:
    known = KnownWords(language.fold, [])
    assert known.coverage({"贝鲁特": 5, "书": 5}, {"贝鲁特"}) == Coverage(0.0, 1)
