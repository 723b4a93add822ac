from __future__ import annotations

from html.parser import HTMLParser

import pytest

from desktop.exports.annotated.html import HtmlWriter
from desktop.exports.annotated.syllables import Phonetic
from desktop.language.scripts import Script
from tests.exports.annotations import annotated, joined

VOID = {"meta"}


class Page(HTMLParser):
    """Reads a page and notices an element that is closed in the wrong place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.languages: list[str | None] = []
        self.shown = ""
        self.title = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.languages += [value for name, value in attrs if name == "lang"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.title += data
        elif "main" in self.open and not {"rt", "rp"} & set(self.open):
            self.shown += data


def paragraph(tokens: str, phonetic: Phonetic = Phonetic.PINYIN, shown: str | None = None) -> str:
    writer = HtmlWriter(phonetic, "", Script.SIMPLIFIED)
    return joined(writer.paragraph([annotated(tokens, shown=shown)]))


def page(*paragraphs: str, title: str = "标题", script: Script | None = Script.SIMPLIFIED) -> Page:
    writer = HtmlWriter(Phonetic.PINYIN, title, script)
    body = joined(joined(writer.paragraph([annotated(tokens)])) for tokens in paragraphs)
    return Page(writer.head() + body + writer.foot())


def test_every_syllable_stands_above_its_character() -> None:
    assert paragraph("看书/。") == (
        "<p><ruby>看<rp>(</rp><rt>kàn</rt><rp>)</rp>书<rp>(</rp><rt>shū</rt><rp>)</rp></ruby>。</p>\n"
    )


def test_zhuyin_stands_above_instead_where_it_is_asked_for() -> None:
    assert "<rt>ㄎㄢˋ</rt>" in paragraph("看书", Phonetic.ZHUYIN)


def test_a_word_that_is_shown_longer_has_its_reading_above_as_a_whole() -> None:
    assert "<ruby>軟體件<rp>(</rp><rt>ruǎnjiàn</rt>" in paragraph("软件", shown="軟體件")


def test_a_page_is_whole_and_shows_the_text_as_it_is() -> None:
    shown = page('我/在/<b>/&/"/一点儿', "", "　　", "95后").shown
    assert shown.split() == ['我在<b>&"一点儿', "95后"]


def test_a_title_cannot_break_the_page() -> None:
    assert page("我", title="</title><script>").title == "</title><script>"


@pytest.mark.parametrize(
    ("script", "language"),
    [
        (Script.SIMPLIFIED, "zh-Hans"),
        (Script.TRADITIONAL, "zh-Hant"),
        (Script.TAIWAN, "zh-Hant-TW"),
        (Script.HONGKONG, "zh-Hant-HK"),
        (None, "zh"),
    ],
)
def test_a_page_says_which_script_it_is_in(script: Script | None, language: str) -> None:
    assert page("我", script=script).languages == [language]
