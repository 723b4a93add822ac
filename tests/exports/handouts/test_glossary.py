from __future__ import annotations

from desktop.exports.annotated.syllables import Phonetic
from desktop.exports.handouts.glossary import glossary_pages
from desktop.exports.handouts.look import Look
from desktop.exports.pages import Table
from desktop.language.scripts import Script
from tests.exports.handouts.texts import LOOK, TRADITIONAL, article, as_lines, word, words
from tests.exports.listed_words import CREDIT


def test_words_come_in_order_of_appearance_with_page_and_line() -> None:
    places = {"0:4": (1, 3), "0:7": (1, 4), "1:5": (2, 1)}
    pages = glossary_pages(article(), words("安静", "图书馆", "地铁"), places, LOOK)
    assert as_lines(pages) == [
        "# Glossary",
        "上班路上",
        "1:3 | 地铁 [地鐵] | dìtiě | subway; metro | 4",
        "1:4 | 图书馆 [圖書館] | túshūguǎn | library | 4",
        "2:1 | 安静 [安靜] | ānjìng | quiet; peaceful; calm | 4",
        "Definitions: CC-CEDICT 2026-05-20, CC BY-SA 4.0",
    ]


def test_a_word_of_the_title_has_no_line() -> None:
    pages = glossary_pages(article(), words("地铁"), {"0:4": (1, 0)}, LOOK)
    assert as_lines(pages)[2].startswith("title | 地铁")


def test_the_script_of_choice_leads_and_what_is_written_alike_is_written_once() -> None:
    pages = glossary_pages(article(), words("每天", "地铁"), {"0:1": (1, 1)}, TRADITIONAL)
    assert as_lines(pages)[2:4] == [
        "1:1 | 每天 | měitiān | every day; everyday | 4",
        " | 地鐵 [地铁] | dìtiě | subway; metro | 4",
    ]


def test_readings_are_zhuyin_where_that_is_wanted() -> None:
    look = Look(CREDIT, Script.TAIWAN, Phonetic.ZHUYIN)
    pages = glossary_pages(article(), words("地铁"), {"0:4": (1, 1)}, look)
    assert as_lines(pages)[2] == "1:1 | 地鐵 [地铁] | ㄉㄧˋ ㄊㄧㄝˇ | subway; metro | 4"


def test_without_the_article_there_are_no_pages_to_point_to() -> None:
    pages = glossary_pages(article(), words("地铁"), {}, LOOK)
    assert as_lines(pages)[2] == "地铁 [地鐵] | dìtiě | subway; metro | 4"
    table = next(one for one in pages.blocks if isinstance(one, Table))
    assert [column.heading for column in table.columns] == ["Word", "Reading", "Meaning", "HSK"]


def test_the_highest_band_is_written_as_what_it_is() -> None:
    pages = glossary_pages(article(), [word("地鐵 地铁 di4 tie3 metro", level=7)], {}, LOOK)
    assert as_lines(pages)[2].endswith("| 7–9")
