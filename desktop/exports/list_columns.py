"""Find out which column of a word list holds what: by its heading, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.exports.fields import Field
from desktop.exports.list_rows import Columns
from desktop.exports.list_words import has_han, has_tones, is_pinyin
from desktop.language.scripts import evidence

_SAMPLE = 400  # rows
_HEADINGS = {
    "word": {
        "word", "words", "hanzi", "chinese", "simplified", "simp", "characters", "character",
        "headword", "vocabulary", "vocab", "term", "front", "expression", "key", "简体", "简体字",
        "汉字", "漢字", "词", "詞", "词语", "詞語", "单词", "單詞", "生词", "生詞", "中文",
    },
    "other": {"traditional", "trad", "繁体", "繁體", "繁体字", "繁體字", "正體", "正體字"},
    "pinyin": {
        "pinyin", "reading", "pronunciation", "numbered", "romanization", "zhuyin", "bopomofo",
        "拼音", "读音", "讀音", "注音", "发音", "發音",
    },
    "meaning": {
        "meaning", "meanings", "english", "definition", "definitions", "translation", "gloss",
        "back", "释义", "釋義", "英文", "英语", "英語", "翻译", "翻譯", "意思", "解释", "解釋",
    },
    "tags": {"tags", "tag", "标签", "標籤"},
    "status": {"status"},
}  # fmt: skip
_ROLE_OF = {name: role for role, names in _HEADINGS.items() for name in names}
_CREDITED = re.compile(rf"{Field.MEANING} \(.+\)")
_HAN_RUN = re.compile(r"\s")
_LONGEST_WORD = 12


def roles_of_heading(cells: Sequence[str]) -> dict[str, int] | None:
    """Read a row as headings: the columns by what they hold; None where it is not one.

    A word may be a heading too (汉字): a row of Chinese needs two to be one.
    """
    roles: dict[str, int] = {}
    plain = 0
    for at, cell in enumerate(cells):
        name = re.sub(r"\s*[(（\[].*", "", cell.strip()).strip().lower()
        role = _ROLE_OF.get(name)
        if role is not None and role not in roles:
            roles[role] = at
            plain += not has_han(cell)
    if len(roles) >= 2 or plain:
        return roles
    return None


def own_columns(heading: Sequence[str], *, credited: bool = True) -> Columns | None:
    """Say which column holds what in a table that Duben wrote; None where its headings are others.

    Those of Duben's are the names of fields and nothing else; where they are `credited`, the
    meaning's names the dictionary besides.
    """
    named = [one.strip() for one in heading]
    fields = {
        Field.MEANING if _CREDITED.fullmatch(name) else name: at for at, name in enumerate(named)
    }
    if (credited and Field.MEANING in named) or not fields.keys() <= set(Field):
        return None
    word = fields.get(Field.SIMPLIFIED, fields.get(Field.TRADITIONAL))
    if word is None:
        return None
    readings = [fields[one] for one in (Field.NUMBERED, Field.PINYIN) if one in fields]
    return Columns(
        word,
        other=fields.get(Field.TRADITIONAL) if Field.SIMPLIFIED in fields else None,
        # Numbers say most surely how a word is read.
        pinyin=readings[0] if readings else fields.get(Field.ZHUYIN),
        meaning=fields.get(Field.MEANING),
        tags=fields.get(Field.TAGS),
        status=fields.get(Field.STATUS),
    )


def guess_columns(rows: Sequence[Sequence[str]], roles: dict[str, int] | None = None) -> Columns:
    """Say which column holds what, by the headings' roles and by the cells of some rows.

    The word's is the column of Chinese words; of two that have as many characters in each row, the
    first, and the other is its form in the other script.
    """
    step = max(1, len(rows) // _SAMPLE)
    sample = rows[::step]
    width = max(map(len, sample), default=0)
    columns = [[row[at].strip() for row in sample if at < len(row)] for at in range(width)]
    found = dict(roles or {})
    if "word" not in found and "other" in found:
        found["word"] = found.pop("other")
    if "word" not in found or _han_share(columns, found["word"]) < 0.2:
        found["word"] = _word_column(columns, set(found.values()) - {found.get("word", -1)})
    taken = set(found.values())
    for role, find in (("other", _other_column), ("pinyin", _pinyin_column)):
        if role not in found:
            at = find(columns, found["word"], taken)
            if at is not None:
                found[role] = at
                taken.add(at)
    if "meaning" not in found:
        at = _meaning_column(columns, taken)
        if at is not None:
            found["meaning"] = at
    return Columns(**found)


def _han_share(columns: Sequence[Sequence[str]], at: int) -> float:
    cells = [cell for cell in columns[at] if cell] if at < len(columns) else []
    return sum(map(has_han, cells)) / len(cells) if cells else 0.0


def _word_column(columns: Sequence[Sequence[str]], taken: set[int]) -> int:
    """Give the column with the most short cells of Chinese, the first of those alike."""
    best, highest = 0, 0.0
    for at, cells in enumerate(columns):
        if at in taken or not cells:
            continue
        filled = [cell for cell in cells if cell]
        # Most of a word's cell is Chinese; a sentence or a definition is longer.
        short = [c for c in filled if len(c) <= _LONGEST_WORD and _mostly_han(c)]
        mixed = [c for c in filled if has_han(c)]
        sentences = [c for c in short if c[-1] in "。！？!?" or "，" in c]
        score = (len(short) - 0.5 * len(sentences) + 0.2 * len(mixed)) / len(cells)
        if score > highest + 0.05:
            best, highest = at, score
    return best


def _mostly_han(cell: str) -> bool:
    text = _HAN_RUN.sub("", cell)
    return sum(map(has_han, text)) * 2 >= len(text) > 0


def _other_column(columns: Sequence[Sequence[str]], word: int, taken: set[int]) -> int | None:
    if word >= len(columns):
        return None
    for at, cells in enumerate(columns):
        if at in taken:
            continue
        pairs = [(a, b) for a, b in zip(columns[word], cells, strict=False) if a and b]
        alike = [len(a) == len(b) and has_han(b) and _shared(a, b) for a, b in pairs]
        if pairs and sum(alike) >= 0.8 * len(pairs) and len(pairs) * 2 >= len(cells):
            return at
    return None


def _shared(one: str, other: str) -> bool:
    """Say whether two words may be the same in two scripts."""
    if one == other:
        return True
    found = evidence(one + other)
    return found.simplified > 0 and found.traditional > 0


def _pinyin_column(
    columns: Sequence[Sequence[str]],
    word: int,  # noqa: ARG001 - called as the others are
    taken: set[int],
) -> int | None:
    best, highest = None, 0.0
    for at, cells in enumerate(columns):
        filled = [cell for cell in cells if cell] if at not in taken else []
        if not filled:
            continue
        read = [cell for cell in filled if is_pinyin(cell)]
        toned = sum(map(has_tones, read))
        score = (len(read) + toned) / (2 * len(filled))
        if len(read) >= 0.6 * len(filled) and score > highest + 0.02:
            best, highest = at, score
    return best


def _meaning_column(columns: Sequence[Sequence[str]], taken: set[int]) -> int | None:
    """Give the column with the most letters, unless it is mostly numbers or pinyin."""
    best, highest = None, 2.0
    for at, cells in enumerate(columns):
        filled = [cell for cell in cells if cell] if at not in taken else []
        if not filled or sum(map(is_pinyin, filled)) > 0.8 * len(filled):
            continue
        letters = [sum(c.isascii() and c.isalpha() for c in cell) for cell in filled]
        mean = sum(letters) / len(cells)
        if mean > highest:
            best, highest = at, mean
    return best
