"""Annotated text made by hand, so that these tests need no dictionary."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.language.annotation import Annotation
from desktop.language.document import Token
from desktop.language.levels import Level

Reading = tuple[str | None, ...]

KNOWN: dict[str, tuple[Reading, Level | None]] = {
    "我": (("wo3",), Level(1, 1)),
    "在": (("zai4",), Level(1, 1)),
    "图书馆": (("tu2", "shu1", "guan3"), Level(3, None)),
    "看书": (("kan4", "shu1"), None),
    "西安": (("xi1", "an1"), None),
    "女儿": (("nu:3", "er2"), Level(1, 1)),
    "一点儿": (("yi1", "dian3", "r5"), None),
    "95后": (("jiu3", "wu3", "hou4"), None),
    "软件": (("ruan3", "jian4"), None),
}


def annotated(line: str, *, shown: str | None = None, start: int = 0) -> list[Annotation]:
    """Annotate tokens that are written with `/` between them; `shown` likewise."""
    result = []
    texts = line.split("/")
    for text, as_shown in zip(texts, shown.split("/") if shown else texts, strict=True):
        reading, level = KNOWN.get(text, (None, None))
        token = Token(start, start + len(text), text)
        result.append(Annotation(token, as_shown, text, reading, reading is not None, level))
        start = token.end
    return result


def joined(parts: Iterable[str]) -> str:
    return "".join(parts)
