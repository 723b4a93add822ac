"""Made-up texts of any length, the same at every run."""

from __future__ import annotations

import random
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"


def sentences() -> list[str]:
    """Give sentences to shuffle: those of the welcome article, and of the shared data if there."""
    sources = [ROOT / "resources" / "welcome.txt"]
    sources += [SHARED / "articles" / "news-traditional.txt"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources if path.exists())
    polyphones = SHARED / "data" / "polyphones-dev.tsv"
    if polyphones.exists():
        lines = polyphones.read_text(encoding="utf-8").splitlines()[1:]
        text += "\n".join(line.split("\t")[0] for line in lines)
    return [s for s in re.findall(r"[^。！？\n]+[。！？]?", text) if len(s) > 3]


def text_of(length: int, paragraph: int = 120) -> str:
    """Make a text in paragraphs of about `paragraph` code points, 0 for a single one."""
    chance = random.Random(7)
    known = sentences()
    parts: list[str] = []
    size = in_paragraph = 0
    while size < length:
        sentence = chance.choice(known)
        parts.append(sentence)
        size += len(sentence)
        in_paragraph += len(sentence)
        if paragraph and in_paragraph > paragraph * chance.uniform(0.3, 1.7):
            parts.append("\n")
            size += 1
            in_paragraph = 0
    return "".join(parts)[:length]
