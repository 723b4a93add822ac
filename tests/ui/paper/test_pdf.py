from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.pages import Column, Grid, GridRow, Pages, Paper, Paragraph, Run, Square, Table
from desktop.language.language import Language
from desktop.language.scripts import Script
from desktop.ui.paper.drawing import PaperDrawing, drawing
from dictionaries.errors import Cancelled
from tests.conftest import ROOT
from tests.ui.paper.samples import LESSON, MARGIN, NEWS, Pdf, article, plain, runs

# All of them are drawn by the same glyphs as radicals, which come first in Unicode.
RADICALS = "行一二生食比龜金山水火人大小心手日月木父王玉用立老西言足身車門面風高魚鳥黃黑鼠齒"


def written(pages: Pages, folder: Path) -> Pdf:
    path = folder / "pages.pdf"
    drawing().write_pdf(pages, path)
    return Pdf(path)


def test_hanzi_and_pinyin_are_found_in_the_order_of_reading(
    language: Language, tmp_path: Path
) -> None:
    line = runs(language, LESSON, Script.SIMPLIFIED, Phonetic.PINYIN)
    text = written(article(line), tmp_path).text()
    found = [text.index(word) for word in ("胡同里的春天", "我第一次去北京", "机场", "回答我")]
    assert found == sorted(found)
    assert "zài jīchǎng" in text
    assert "Don't worry" in text


@pytest.mark.parametrize("script", [Script.SIMPLIFIED, Script.TRADITIONAL, Script.HONGKONG])
def test_characters_that_look_like_radicals_are_found(script: Script, tmp_path: Path) -> None:
    pages = Pages("", script, (Paragraph(plain(RADICALS)), Paragraph((Run(RADICALS, bold=True),))))
    assert written(pages, tmp_path).text().count(RADICALS) == 2


def test_dots_dashes_and_ligatures_are_copied_as_they_were_typed(tmp_path: Path) -> None:
    text = "他说……——office fluffy file"
    assert text in written(article(plain(text)), tmp_path).text()


def test_figures_beside_letters_are_copied_as_they_were_typed(tmp_path: Path) -> None:
    text = "CC BY-SA 4.0, ISO 1234567890"
    pages = article(plain(text), (Run("字" * 12, above=text),))
    assert written(pages, tmp_path).text().count(text) == 2


def test_words_under_a_wide_reading_are_not_torn_apart(tmp_path: Path) -> None:
    pages = article((Run("状况", above="zhuàngkuàng"), Run("双床", above="shuāngchuáng")))
    text = written(pages, tmp_path).text()
    assert "状况" in text
    assert "双床" in text
    assert "zhuàngkuàng shuāngchuáng" in text


def test_zhuyin_is_found(language: Language, tmp_path: Path) -> None:
    line = runs(language, NEWS, Script.TRADITIONAL, Phonetic.ZHUYIN)
    text = written(Pages("", Script.TRADITIONAL, (Paragraph(line),)), tmp_path).text()
    assert "ㄐㄧˋ ㄕㄨˋ" in text


@pytest.mark.parametrize("paper", list(Paper))
def test_no_ink_is_outside_the_margins(paper: Paper, language: Language, tmp_path: Path) -> None:
    line = runs(language, LESSON, Script.SIMPLIFIED, Phonetic.PINYIN)
    table = Table((Column("词"), Column("Meaning", 3)), ((plain("机场"), plain("airport " * 60)),))
    grid = Grid((GridRow(plain("永"), (Square("永", faint=True),) * 14),))
    pages = Pages("", Script.SIMPLIFIED, (*[Paragraph(line)] * 20, table, grid), paper)
    pdf = written(pages, tmp_path)
    assert len(pdf) > 1
    for number in range(len(pdf)):
        width, height = pdf.document[number].get_size()
        for glyph in pdf.glyphs(number):
            assert glyph.left > MARGIN - 1, glyph
            assert glyph.right < width - MARGIN + 1, glyph
            assert glyph.top < height - MARGIN + 1, glyph
            # The foot stands in the margin.
            assert glyph.bottom > MARGIN - 1 or MARGIN - 36 < glyph.bottom < MARGIN - 12, glyph


def test_fonts_are_embedded(language: Language, tmp_path: Path) -> None:
    line = runs(language, LESSON, Script.SIMPLIFIED, Phonetic.PINYIN)
    fonts = written(article(line), tmp_path).fonts_embedded()
    assert len(fonts) > 1
    assert all(fonts.values())


def test_title_and_author_are_in_the_file(tmp_path: Path) -> None:
    pages = Pages("春天", Script.SIMPLIFIED, (), about={"author": "张老师"})
    about = written(pages, tmp_path).document.get_metadata_dict()
    assert (about["Title"], about["Author"], about["Creator"]) == ("春天", "张老师", "Duben")


def test_pages_have_the_size_of_their_paper(tmp_path: Path) -> None:
    pages = Pages("", Script.SIMPLIFIED, (), Paper.LETTER)
    assert written(pages, tmp_path).document[0].get_size() == (612, 792)


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    pages = article(plain(LESSON * 20), (Run("图书馆", anchor="library"),))
    page, line = drawing().places(pages)["library"]
    pdf = written(pages, tmp_path)
    assert "图书馆" in pdf.text(page - 1)
    assert page == 2
    assert line > 0


def test_a_file_can_be_written_in_a_thread(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(2)]
    draw = drawing()
    threads = [
        threading.Thread(target=draw.write_pdf, args=(article(plain(LESSON)), path))
        for path in paths
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert all("春天" in Pdf(path).text() for path in paths)


def test_writing_tells_how_far_it_is(tmp_path: Path) -> None:
    shares: list[float] = []
    pages = article(*[plain(LESSON)] * 30)
    drawing().write_pdf(pages, tmp_path / "long.pdf", progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("after", [0, 5, 32])
def test_a_file_that_was_given_up_is_not_there(after: int, tmp_path: Path) -> None:
    shares: list[float] = []
    pages = article(*[plain(LESSON)] * 30)
    with pytest.raises(Cancelled):
        drawing().write_pdf(
            pages,
            tmp_path / "long.pdf",
            progress=shares.append,
            cancelled=lambda: len(shares) >= after,
        )
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "pages.pdf"
    with pytest.raises(OSError, match=r"missing.*pages\.pdf"):
        drawing().write_pdf(article(plain(LESSON)), path)


def test_a_file_from_before_stays_where_it_cannot_be_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "pages.pdf"
    folder.mkdir()
    with pytest.raises(OSError, match=r"pages\.pdf"):
        drawing().write_pdf(article(plain(LESSON)), folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_the_command_line_draws_without_a_window_and_without_a_display(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from desktop.exports.pages import Pages, Paragraph, Run\n"
        "from desktop.language.scripts import Script\n"
        "from desktop.ui.paper.drawing import drawing\n"
        "pages = Pages('', Script.SIMPLIFIED, (Paragraph((Run('你好', above='nǐhǎo'),)),))\n"
        "drawing().write_pdf(pages, Path(sys.argv[1]))\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    path = tmp_path / "pages.pdf"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "你好" in Pdf(path).text()


def test_drawing_uses_the_application_that_there_is() -> None:
    assert isinstance(drawing(), PaperDrawing)
