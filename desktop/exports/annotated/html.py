"""A web page with the reading above each character, complete and ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from desktop.exports.annotated.syllables import Phonetic, Reading, syllable_writer, word_writer
from desktop.exports.html_faces import HTML_FACES
from desktop.language.annotation import Annotation
from desktop.language.scripts import Script

_STYLE = """\
:root {{ color-scheme: light dark; --page: #faf8f4; --ink: #22201d; --soft: #6f6a62; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --page: #1d1c1a; --ink: #e9e4da; --soft: #a39c90; }}
}}
body {{
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 38em;
  font: 1.375rem/2.4 {faces}, serif;
  background: var(--page); color: var(--ink);
}}
p {{ margin: 0 0 0.8em; overflow-wrap: break-word; }}
ruby {{ ruby-align: center; }}
rt {{
  font: 0.5em/1.2 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK TC", sans-serif;
  color: var(--soft); padding: 0 0.15em;
}}
@media print {{
  :root {{ --page: #fff; --ink: #000; --soft: #444; }}
  @page {{ margin: 2cm; }}
  body {{ max-width: none; padding: 0; font-size: 14pt; }}
  p {{ orphans: 2; widows: 2; }}
}}
"""


class HtmlWriter:
    """Writes one page; `script` is that of the shown text, None where it is not known."""

    def __init__(self, phonetic: Phonetic, title: str, script: Script | None) -> None:
        self._syllable = syllable_writer(phonetic)
        self._whole = word_writer(phonetic)
        self._title = escape(title)
        self._faces = HTML_FACES[script or Script.ORIGINAL]
        self._words: dict[tuple[str, Reading], str] = {}

    def head(self) -> str:
        """Give the page up to its first paragraph."""
        language, style = self._faces.language, _STYLE.format(faces=self._faces.song)
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="Duben">\n<title>{self._title}</title>\n'
            f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        )

    def paragraph(self, pieces: Iterable[Sequence[Annotation]]) -> Iterator[str]:
        """Write a paragraph piece by piece; one without text is left out."""
        opened = False
        for piece in pieces:
            if not opened:
                if all(annotation.shown.isspace() for annotation in piece):
                    continue
                yield "<p>"
                opened = True
            yield "".join(map(self._word, piece))
        if opened:
            yield "</p>\n"

    def foot(self) -> str:
        """Give the page's end."""
        return "</main>\n</body>\n</html>\n"

    def _word(self, annotation: Annotation) -> str:
        reading, shown = annotation.reading, annotation.shown
        if reading is None:
            return escape(shown, quote=False)
        key = (shown, reading)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = self._ruby(shown, reading)
        return word

    def _ruby(self, shown: str, reading: Reading) -> str:
        """Put every syllable above its character, or all above a word of another length."""
        if len(shown) != len(reading):
            return f"<ruby>{_base(shown)}{_above(self._whole(reading))}</ruby>"
        parts = []
        for character, syllable in zip(shown, reading, strict=True):
            above = _above(self._syllable(syllable)) if syllable else "<rt></rt>"
            parts.append(_base(character) + above)
        return f"<ruby>{''.join(parts)}</ruby>"


def _base(text: str) -> str:
    return escape(text, quote=False)


def _above(text: str) -> str:
    return f"<rp>(</rp><rt>{escape(text, quote=False)}</rt><rp>)</rp>"
