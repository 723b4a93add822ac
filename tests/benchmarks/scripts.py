"""Conversion between the scripts against OpenCC's own cases, beside the plain package."""

from __future__ import annotations

from desktop.language.converter import Converter
from tests.language.test_scripts import CONFIGURATIONS, opencc_cases

_OFFERED = ("s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s", "s2twp", "tw2sp")


def print_table() -> None:
    """Print how many cases fail in each configuration that `duben convert` is asked for."""
    from opencc import OpenCC

    converter = Converter()
    cases = opencc_cases()
    print(f"{'OpenCC cases that fail':<40}{'cases':>8}{'plain package':>15}{'Duben':>8}")
    for name in _OFFERED:
        source, target, idioms = CONFIGURATIONS[name]
        plain = OpenCC(name)
        asked = ours = theirs = 0
        for case in cases:
            expected = case["expected"]
            assert isinstance(expected, dict)
            if name in expected:
                text = str(case["input"])
                asked += 1
                ours += converter.convert(text, source, target, idioms=idioms) != expected[name]
                theirs += plain.convert(text) != expected[name]
        print(f"  {name:<38}{asked:>8}{theirs:>15}{ours:>8}")


if __name__ == "__main__":
    print_table()
