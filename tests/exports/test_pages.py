from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from desktop.exports.pages import Drawing, Heading, Pages, Paper, Paragraph, Run, Square, Table
from desktop.language.scripts import Script


def test_pages_are_values_that_can_be_compared_and_kept_in_sets() -> None:
    one, same = (Paragraph((Run("你好", above="nǐhǎo"),), indent=2) for _ in range(2))
    assert one == same
    assert len({one, same, Heading((Run("标题"),)), Table((), ()), Square("永")}) == 4


def test_pages_can_be_made_of_little() -> None:
    pages = Pages("标题", Script.SIMPLIFIED, ())
    assert (pages.paper, pages.size, pages.footer, dict(pages.about)) == (Paper.A4, 12.0, "", {})


def test_pages_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Run("一").text = "二"  # type: ignore[misc]


class _Typewriter:
    """Draws nothing but the title; it is what a caller may be given instead of Qt."""

    def write_pdf(
        self,
        pages: Pages,
        path: Path,
        *,
        progress: Callable[[float], None] = lambda _share: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        if not cancelled():
            path.write_text(pages.title, encoding="utf-8")
            progress(1.0)

    def places(
        self, pages: Pages, *, cancelled: Callable[[], bool] = lambda: False
    ) -> Mapping[str, tuple[int, int]]:
        return {} if cancelled() else {pages.title: (1, 0)}


def test_anything_that_draws_can_be_handed_down(tmp_path: Path) -> None:
    drawing: Drawing = _Typewriter()
    pages = Pages("标题", Script.SIMPLIFIED, ())
    drawing.write_pdf(pages, tmp_path / "title.txt")
    assert (tmp_path / "title.txt").read_text(encoding="utf-8") == "标题"
    assert drawing.places(pages) == {"标题": (1, 0)}
