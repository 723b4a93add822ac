"""What lines say, as text that expectations are written in."""

from __future__ import annotations

from desktop.exports.list_rows import ReadWords, listed_lines


def said(read: ReadWords) -> list[str]:
    """Write each line: number, word, other form, pinyin, meaning, tags, status."""
    lines, _ = listed_lines(read)
    return [
        " | ".join(
            [
                str(line.number),
                line.hanzi,
                line.other,
                line.pinyin,
                line.meaning,
                " ".join(line.tags),
                line.status or "",
            ]
        ).rstrip(" |")
        for line in lines
    ]


def malformed(read: ReadWords) -> list[str]:
    """Write each malformed line: number and text."""
    return [f"{one.number} {one.text}" for one in listed_lines(read)[1]]
