"""Words as notes of Duben's own type: what stands in each field, and what a note is known by.

A note is known by its key, which people can read and AnkiConnect searches for, and by its GUID,
which packages and texts bring along and Anki compares. Both come from nothing but what makes two
words the same, so that a word is the same note from whichever text and computer it comes.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from desktop.exports.fields import GAP, How
from desktop.exports.listed import ListedWord
from desktop.language.pinyin import marked, split_tone, to_marks
from desktop.language.scripts import Script
from desktop.language.zhuyin import to_zhuyin

Identity = tuple[str, str, str]

_SIMPLIFIED, _TRADITIONAL = "zh-Hans", "zh-Hant"
_LANGUAGES = {
    Script.SIMPLIFIED: _SIMPLIFIED,
    Script.TAIWAN: "zh-Hant-TW",
    Script.HONGKONG: "zh-Hant-HK",
}
_SPACES = re.compile(r"\s+")
# Anki keeps the fields of a note in one string, between characters of this kind.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SPECIAL = re.compile(r"[&<>\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_GAP = f'<span class="gap">{GAP}</span>'
_ENDS = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


def key_of(word: ListedWord) -> str:
    """Give the key of a word's note, its first field: `图书馆|圖書館|tu2 shu1 guan3`.

    It is HTML, in normal form C, as all that Anki keeps.
    """
    key = f"{word.simplified}|{word.traditional}|{word.numbered}"
    return unicodedata.normalize("NFC", to_html(key))


def guid_of(word: ListedWord) -> str:
    """Give the GUID of a word's note, of twelve characters."""
    return guid_of_key(key_of(word))


def guid_of_key(key: str) -> str:
    """Give the GUID of the note with a key."""
    digest = hashlib.sha256(f"duben {key}".encode()).digest()
    return base64.urlsafe_b64encode(digest[:9]).decode()


def deck_name(how: How) -> str:
    """Give the name of the deck that words go to."""
    return _SPACES.sub(" ", _CONTROL.sub("", how.title)).strip() or "Duben"


def deck_id(name: str) -> int:
    """Give the number of the deck with a name, the same each time."""
    # The numbers that Anki gives are milliseconds since 1970; these lie far before them.
    return 2**30 + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")


def tags_of(word: ListedWord) -> list[str]:
    """Give the tags of a word as Anki has them, without spaces."""
    tags = [_SPACES.sub("_", _CONTROL.sub("", tag).strip()) for tag in word.tags]
    return list(dict.fromkeys([tag for tag in tags if tag]))


def note_fields(word: ListedWord, how: How, sound: str = "") -> list[str]:
    """Give what stands in the fields of a word's note, in the order of `FIELDS`, as HTML.

    `sound` is the name of a sound file, which the field for audio then plays.
    """
    sentence, cloze = sentence_html(word, how)
    return [
        key_of(word),
        to_html(word.simplified),
        to_html(word.traditional),
        hanzi_html(word, how),
        pinyin_html(word.reading),
        _zhuyin(word.reading),
        meaning_html(word.senses),
        sentence,
        cloze,
        to_html(word.sentence.source) if word.sentence else "",
        f"[sound:{sound}]" if sound else "",
        to_html(word.note.strip()),
        to_html(how.credit.line),
    ]


def to_html(text: str) -> str:
    """Write plain text as HTML; a new line stays one."""
    # Nearly every text is as it should be, and there are hundreds of thousands.
    if _SPECIAL.search(text) is None:
        return text
    text = escape(_CONTROL.sub("", _ENDS.sub("\n", text)), quote=False)
    return text.replace("\n", "<br>")


def hanzi_html(word: ListedWord, how: How) -> str:
    """Write the headword that leads, and small the one in the other script if that differs."""
    language = _LANGUAGES.get(how.script, _TRADITIONAL)
    html = f'<span lang="{language}">{to_html(how.headword(word))}</span>'
    if word.simplified == word.traditional:
        return html
    if how.script is Script.SIMPLIFIED:
        return f'{html} <small lang="{_TRADITIONAL}">{to_html(word.traditional)}</small>'
    return f'{html} <small lang="{_SIMPLIFIED}">{to_html(word.simplified)}</small>'


def pinyin_html(reading: tuple[str, ...]) -> str:
    """Write a reading with tone marks, each syllable in a span of its tone, `t1` to `t5`."""
    parts = [_coloured(item) for item in reading]
    if all(part.joins for part in parts[1:]) and (not parts or parts[0].is_syllable):
        return "".join([part.html for part in parts])
    # Between some there is an apostrophe or a space, which only the whole tells.
    whole, html, at = marked(reading), "", 0
    for part in parts:
        start = whole.index(part.plain, at)
        html += whole[at:start] + part.html
        at = start + len(part.plain)
    return html


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a reading; what `joins` stands right after the syllable before."""

    html: str
    plain: str
    is_syllable: bool
    joins: bool


@lru_cache(maxsize=8192)
def _coloured(item: str) -> _Part:
    letters, number = split_tone(item)
    plain = to_marks(item)
    if number == 0:
        return _Part(to_html(plain), plain, is_syllable=False, joins=False)
    joins = letters[0].islower() and letters[0] not in "aeoê"
    return _Part(f'<span class="t{number}">{plain}</span>', plain, is_syllable=True, joins=joins)


def _zhuyin(reading: tuple[str, ...]) -> str:
    return " ".join([_in_zhuyin(syllable) for syllable in reading])


@lru_cache(maxsize=8192)
def _in_zhuyin(syllable: str) -> str:
    return to_html(to_zhuyin(syllable))


def meaning_html(senses: Iterable[str]) -> str:
    """Write senses, as a list where there are several."""
    written = [to_html(sense) for sense in senses if sense.strip()]
    if len(written) < 2:
        return "".join(written)
    return f"<ol>{''.join([f'<li>{sense}</li>' for sense in written])}</ol>"


def sentence_html(word: ListedWord, how: How) -> tuple[str, str]:
    """Write the sentence with the word in it marked, and with a gap in its place; both empty where
    there is none.
    """
    if word.sentence is None or not word.sentence.length:
        return "", ""
    before, meant, after = word.sentence.parts
    language = _LANGUAGES.get(how.script, _TRADITIONAL)
    if word.simplified != word.traditional:
        if meant == word.simplified:
            language = _SIMPLIFIED
        elif meant == word.traditional and language == _SIMPLIFIED:
            language = _TRADITIONAL
    before, after = f'<span lang="{language}">{to_html(before)}', f"{to_html(after)}</span>"
    return f"{before}<b>{to_html(meant)}</b>{after}", f"{before}{_GAP}{after}"
