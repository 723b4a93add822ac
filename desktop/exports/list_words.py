"""Take apart what people write in one line or cell of a word list."""

from __future__ import annotations

import re
import unicodedata

from desktop.language.zhuyin import is_syllable

Parts = tuple[str, str, str, str]
"""A word, its form in the other script, its pinyin and its meaning, each empty where not said."""

HAN = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
_HAS_HAN = re.compile(f"[{HAN}]")
# Letters and digits belong to words such as T恤, 卡拉OK and 3D打印; the rest stands between the
# forms or parts of one word: 裡/里, 因为……所以, 一点(儿).
_INNER = r"A-Za-zＡ-Ｚａ-ｚ0-9０-９·・…～~"
_OPTIONAL = f"[(（][{HAN}]{{1,2}}[)）]"
_WORD = re.compile(
    f"(?:[A-Za-zＡ-Ｚ0-9０-９]{{0,4}}|[{_INNER}]{{0,2}})[{HAN}]"
    f"(?:[{HAN}·・…～~]|{_OPTIONAL}|[/／|｜](?=[{HAN}])"
    f"|[A-Za-zＡ-Ｚ0-9０-９]{{1,4}}(?![A-Za-z0-9À-ɏ])(?=[{HAN}\\s,，、;；(（\\[【]|$))*"
)
_BETWEEN = re.compile(r"[\s,，、;；。]+")
_SEPARATORS = " \t\r\n\u3000\xa0,，、;；:：=—–-|→。"
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "［": "］", "〔": "〕", "{": "}"}
_NUMBERING = re.compile(r"[(（]?\d{1,6}(?:[.)．）、:：]\s*|\s+)")
_BULLET = re.compile(r"[-*•·–—◦▪●○■□✓]\s*")
_LETTERS = re.compile(r"[a-zü]+")
_TONE_MARKS = "\u0304\u0301\u030c\u0306\u0300"
_MOST_SAID = 2000  # code points of a line, word and meaning
_LEAST_HALF, _LEAST_PART = 4, 3  # code points of the parts of a saying
_MOST_WORD = 40
"""Code points of the longest word; more is a sentence, whose end is not looked for."""


def has_han(text: str) -> bool:
    """Say whether a text holds a Chinese character."""
    return _HAS_HAN.search(text) is not None


def without_numbering(line: str) -> str:
    """Leave out the bullet or the number that a line begins with."""
    line = line.strip(" \t\u3000\xa0")
    for start in (_BULLET, _NUMBERING):
        found = start.match(line)
        if found is not None and found.end() < len(line):
            line = line[found.end() :]
    return line


def split_words(text: str) -> list[Parts]:
    """Take a cell apart into its words; empty where it has none.

    Words that stand side by side (你好、再见) are several; else what follows the word is its other
    form, its pinyin or its meaning, with or without brackets.
    """
    text = text.strip()
    if not has_han(text):
        return []
    items = [item for item in _BETWEEN.split(text) if item]
    if len(items) > 1 and all(_is_word(item) for item in items):
        if _is_saying(text, items):
            return [(text, "", "", "")]
        return [(item, "", "", "") for item in items]
    return [_split(text[:_MOST_SAID])]


def _is_word(text: str) -> bool:
    found = _WORD.match(text)
    return found is not None and found.end() == len(text)


def _is_saying(text: str, items: list[str]) -> bool:
    """Say whether a text is a saying in two halves (不入虎穴，焉得虎子) rather than two words."""
    if len(items) != 2 or text != f"{items[0]}，{items[1]}":
        return False
    return len(items[0]) == len(items[1]) >= _LEAST_HALF


def is_phrase(text: str) -> bool:
    """Say whether a text may be one saying of several parts (一不做，二不休) as well as words."""
    parts = text.split("，")
    return len(parts) > 1 and all(len(part) >= _LEAST_PART and _is_word(part) for part in parts)


def _split(text: str) -> Parts:
    found = _WORD.search(text)
    if found is None:
        return text[:_MOST_WORD], "", "", ""
    word = found[0]
    other = pinyin = ""
    meanings: list[str] = []
    for piece, is_bracketed in _pieces(text[: found.start()], text[found.end() :]):
        if has_han(piece):
            if is_bracketed and not other and _is_word(piece):
                other = piece
            else:
                meanings.append(piece)
        elif not pinyin:
            pinyin, rest = _leading_pinyin(piece, len(word), all_of_it=is_bracketed)
            meanings.append(rest)
        else:
            meanings.append(piece)
    meaning = " ".join(filter(None, meanings))
    return word, other if other != word else "", pinyin, meaning


def _pieces(before: str, after: str) -> list[tuple[str, bool]]:
    """Cut what stands around a word: each bracket at its beginning, then all the rest."""
    found: list[tuple[str, bool]] = []
    rest = after.lstrip(_SEPARATORS)
    while rest and rest[0] in _BRACKETS:
        inside, closed, left = rest[1:].partition(_BRACKETS[rest[0]])
        if not closed:
            break
        found.append((inside.strip(), True))
        rest = left.lstrip(_SEPARATORS)
    if rest.strip(_SEPARATORS):
        found.append((rest.rstrip(), False))
    before = before.strip(_SEPARATORS + "([（【")
    if before:
        found.append((before, False))
    return found


def _leading_pinyin(text: str, most: int, *, all_of_it: bool) -> tuple[str, str]:
    """Split a text into the pinyin that it begins with, of no more than so many syllables, and
    what comes after.
    """
    if all_of_it:
        return (text, "") if is_pinyin(text) else ("", text)
    items = re.split(r"([\s,，;；:：=—–|/]+)", text)
    taken, syllables = 0, 0
    for at in range(0, len(items), 2):
        count = count_syllables(items[at])
        if count == 0 or syllables + count > most:
            break
        syllables += count
        taken = at + 1
    pinyin = "".join(items[:taken])
    # English words may be spelled as pinyin is (to, men): without tones, only all of a reading is.
    is_english = pinyin.lower().startswith("to") and pinyin[2:3] in ("", " ")
    if not has_tones(pinyin) and (syllables != most or is_english):
        return "", text.strip(_SEPARATORS)
    return pinyin, "".join(items[taken:]).strip(_SEPARATORS + "/")


def is_pinyin(text: str) -> bool:
    """Say whether all of a text may be pinyin, with or without tones."""
    items = re.split(r"[\s,，;；/|]+", text.strip())
    return bool(text.strip()) and all(count_syllables(item) for item in items if item)


def has_tones(text: str) -> bool:
    """Say whether what may be pinyin says its tones."""
    plain = unicodedata.normalize("NFD", text)
    return any(mark in plain for mark in _TONE_MARKS) or any(letter in "12345" for letter in plain)


def count_syllables(item: str) -> int:
    """Count the syllables of pinyin written in one, 0 where it is none."""
    if len(item) > 60:
        return 0
    plain = unicodedata.normalize("NFD", item.lower().replace("’", "'"))
    for mark in _TONE_MARKS:
        plain = plain.replace(mark, "")
    plain = unicodedata.normalize("NFC", plain).replace("u:", "ü").replace("v", "ü")
    total = 0
    for part in re.split(r"[0-5'·\-]+", plain):
        if not part:
            continue
        if not _LETTERS.fullmatch(part):
            return 0
        count = _fewest_syllables(part)
        if count == 0:
            return 0
        total += count
    return total


def _fewest_syllables(letters: str) -> int:
    """Count the syllables that letters are spelled with, as few as can be; 0 where they are not."""
    fewest: list[int | None] = [0] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        counts = [
            count + 1
            for start in range(max(0, end - 6), end)
            if (count := fewest[start]) is not None
            and (is_syllable(part := letters[start:end]) or (part == "r" and start > 0))
        ]
        fewest[end] = min(counts, default=None)
    return fewest[-1] or 0
