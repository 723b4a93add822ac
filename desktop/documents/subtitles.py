"""Read the subtitles of a film as a text: SubRip (srt), WebVTT (vtt) and SubStation (ass, ssa).

What is on the screen at one time is a paragraph, and so is each speaker's line, where there are
several; styles, positions and drawings go. pysubs2 reads the files.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.documents.contents import Contents
from desktop.documents.encoding import decode
from desktop.documents.errors import OpenError
from desktop.language.document import Chapter
from dictionaries.errors import Cancelled

if TYPE_CHECKING:
    from pysubs2 import SSAFile

_LONG, _STEP = (
    20 * 60_000,
    10 * 60_000,
)  # milliseconds: from when on there are chapters, and of what
_TOUCHING = 200  # milliseconds between cues that are shown without a break
_ROLLING = 8  # lines on the screen
_EVERY = 500  # cues between two looks at the clock

_SUBSTATION = re.compile(r"^(?:\[(?:Script Info|V4\+? Styles|Events)\]|Dialogue:)", re.MULTILINE)
# Layer, margins and styles do not matter here; whatever stands there must not be in the way.
_DIALOGUE = re.compile(
    r"^Dialogue:[^,\n]*,\s*(\d+:\d{1,2}:\d{1,2}[.:]\d+)\s*,\s*(\d+:\d{1,2}:\d{1,2}[.:]\d+)\s*,"
    r"[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,([^,\n]*),(.*)$",
    re.MULTILINE,
)
_TITLE = re.compile(r"^Title:(.*)$", re.MULTILINE)
_NO_TITLES = frozenset(("", "default aegisub file", "<untitled>", "untitled", "default file"))

_VTT_BLOCK = re.compile(r"(\A|\n[ \t]*\n)(?:NOTE|STYLE|REGION)\b.*?(?=\n[ \t]*\n|\Z)", re.DOTALL)
_VTT_TIME = re.compile(r"<[\d:.]+>")
_RUBY = re.compile(r"<(rt|rp)\b[^>\n]*>[^<\n]*(?:</\1>)?")
_TAG = re.compile(r"< ?/? ?[a-zA-Z][^<>]*>")
_EMPTY_LINES = re.compile(r"\n{3,}")
_OVERRIDE = re.compile(r"\{[^{}\n]*\}")
_SCALE = re.compile(r"\\p(\d+)")
_BREAK = re.compile(r"\\N|\\n|\n")
_BLANK_LINE = re.compile(r"\\N[ \t]*\\N")
_SPEAKER = re.compile(r"[-－–—‐]\s*[^\s\-－–—‐]")
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WIDE = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uf900-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is shown from `start` to `end`, in milliseconds."""

    start: int
    end: int
    lines: tuple[str, ...]


def read_subtitles(
    data: bytes,
    name: str,
    *,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contents:
    """Read the subtitles in a file; see Opener.

    A film of more than 20 minutes has a chapter for every ten of them. What a damaged file has left
    is read; raises OpenError where that is nothing.
    """
    decoded = decode(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if cancelled():
        raise Cancelled
    title = ""
    if text.lstrip().startswith("WEBVTT"):
        cues = _vtt(text)
    elif _SUBSTATION.search(text):
        title = _title(text)
        cues = _substation(text)
    else:
        cues = _subrip(text)
    cues.sort(key=lambda cue: cue.start)
    paragraphs: list[str] = []
    starts: list[int] = []
    for number, cue in enumerate(_without_repeats(cues)):
        if number % _EVERY == 0:
            if cancelled():
                raise Cancelled
            progress(number / len(cues))
        for paragraph in _paragraphs(cue.lines):
            paragraphs.append(paragraph)
            starts.append(cue.start)
    if not paragraphs:
        raise OpenError(f"{name} has no subtitles that can be read.")
    progress(1.0)
    end = max(cue.end for cue in cues)
    chapters = _chapters(starts) if end > _LONG else ()
    return Contents(paragraphs, title, chapters=chapters, encoding=decoded.encoding)


def _parsed(text: str, kind: str) -> SSAFile:
    from pysubs2 import SSAFile

    # Its patterns for tags and for the numbers of cues take ages on hostile text.
    text = _TAG.sub("", _EMPTY_LINES.sub("\n\n", text))
    return SSAFile.from_string(text, format_=kind, keep_html_tags=True)


def _vtt(text: str) -> list[_Cue]:
    text = _VTT_BLOCK.sub(r"\1", text)
    text = _VTT_TIME.sub("", text)
    # A blank line ends a cue; what follows is the name of the next.
    return _tagged(text, "vtt", lambda cue: _BLANK_LINE.split(cue, maxsplit=1)[0])


def _subrip(text: str) -> list[_Cue]:
    return _tagged(text, "srt", lambda cue: cue)


def _tagged(text: str, kind: str, shown: Callable[[str], str]) -> list[_Cue]:
    return [
        _Cue(event.start, event.end, _lines(html.unescape(shown(event.text))))
        for event in _parsed(_RUBY.sub("", text), kind)
    ]


def _substation(text: str) -> list[_Cue]:
    """Read the lines of dialogue, but for what Aegisub makes of them for an effect."""
    dialogue = [
        f"Dialogue: 0,{start},{end},,,0,0,0,,{words}"
        for start, end, effect, words in _DIALOGUE.findall(text)
        if effect.strip() != "fx"
    ]
    parsed = _parsed("\n".join(["[Events]", *dialogue]), "ass")
    return [_Cue(event.start, event.end, _lines(event.text)) for event in parsed]


def _title(text: str) -> str:
    found = _TITLE.search(text)
    title = found[1].strip() if found else ""
    return "" if title.lower() in _NO_TITLES else title


def _lines(text: str) -> tuple[str, ...]:
    """Give the lines of a cue without overrides, and without what they make a drawing of."""
    parts: list[str] = []
    drawing, at = False, 0
    for override in _OVERRIDE.finditer(text):
        if not drawing:
            parts.append(text[at : override.start()])
        at = override.end()
        for scale in _SCALE.findall(override[0]):
            drawing = int(scale[:9]) > 0
    if not drawing:
        parts.append(text[at:])
    lines = _BREAK.split("".join(parts).replace("\\h", " "))
    return tuple(line for line in map(str.strip, lines) if line)


def _without_repeats(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Leave out what stays on the screen: fades, karaoke, captions that roll up line by line."""
    last: tuple[str, ...] = ()
    last_end = 0
    until: dict[tuple[str, ...], int] = {}
    for cue in cues:
        if not cue.lines:
            continue
        shown = until.get(cue.lines)
        until[cue.lines] = max(cue.end, shown or 0)
        lines = cue.lines
        if shown is not None and cue.start <= shown + _TOUCHING:
            lines = ()
        elif cue.start <= last_end + _TOUCHING:
            same = min(len(last), len(lines), _ROLLING)
            while same and last[-same:] != lines[:same]:
                same -= 1
            lines = lines[same:]
        last, last_end = cue.lines, cue.end
        if lines:
            yield _Cue(cue.start, cue.end, lines)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    several = sum(1 for line in lines if _SPEAKER.match(line)) > 1
    paragraph = [lines[0]]
    for before, line in pairwise(lines):
        if several and _SPEAKER.match(line):
            yield "".join(paragraph)
            paragraph = [line]
        else:
            paragraph += (_between(before, line), line)
    yield "".join(paragraph)


def _between(before: str, after: str) -> str:
    """Give what stands between two lines written in one: a space, but not within Chinese."""
    wide = bool(_WIDE.match(before[-1])) or bool(_WIDE.match(after[0]))
    two_languages = bool(_HAN.search(before)) != bool(_HAN.search(after))
    return " " if two_languages or not wide else ""


def _chapters(starts: Sequence[int]) -> tuple[Chapter, ...]:
    """Give the first paragraph of every ten minutes in which there is one."""
    chapters: list[Chapter] = []
    last = -1
    for paragraph, start in enumerate(starts):
        step = start // _STEP
        if step > last:
            minutes = step * (_STEP // 60_000)
            chapters.append(Chapter(f"{minutes // 60:02}:{minutes % 60:02}:00", paragraph))
            last = step
    return tuple(chapters)
