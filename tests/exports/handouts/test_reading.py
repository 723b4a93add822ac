from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.exports.handouts.article import article_pages
from desktop.exports.handouts.reading import (
    needs_reading,
    new_characters,
    read_article,
    without_plain_compounds,
)
from desktop.language.document import Article, Document
from desktop.language.scripts import Script
from tests.exports.handouts.texts import TRADITIONAL, as_lines, word, words

if TYPE_CHECKING:
    from desktop.language.language import Language


def document(paragraphs: Sequence[str], **more: object) -> Document:
    return Document("id", "圖書館", tuple(paragraphs), "0", **more)  # type: ignore[arg-type]


def test_an_article_is_read_in_the_script_that_is_wanted(language: Language) -> None:
    page = document(
        ["menu", "圖書館", "", "他每天去圖書館。", "© 2026"],
        source="https://example.org/a?b=c",
        author="王小明",
        published="2026-05-01",
        article=Article(((1, 4),)),
    )
    read = read_article(page, language, Script.TRADITIONAL, Script.SIMPLIFIED)
    assert read is not None
    shown = ["".join([cell.shown for cell in cells]) for cells in read.paragraphs]
    assert shown == ["图书馆", "他每天去图书馆。"]
    assert (read.title, read.script, read.is_headed) == ("图书馆", Script.SIMPLIFIED, True)
    assert (read.author, read.source, read.date) == ("王小明", "example.org", "2026-05-01")


def test_a_part_can_be_read_and_a_file_is_not_named(language: Language) -> None:
    page = document(["一", "二", "三"], source="/home/me/圖書館.txt")
    read = read_article(page, language, Script.TRADITIONAL, Script.ORIGINAL, [(1, 2)])
    assert read is not None
    assert [cells[0].shown for cells in read.paragraphs] == ["二"]
    assert (read.source, read.is_headed, read.script) == ("", False, Script.TRADITIONAL)


def test_reading_an_article_can_be_cancelled(language: Language) -> None:
    script = Script.TRADITIONAL
    assert read_article(document(["一"]), language, script, script, cancelled=lambda: True) is None


def test_words_are_read_as_in_taiwan_where_that_is_wanted(language: Language) -> None:
    page = document(["這個星期很忙。"])
    read = read_article(page, language, Script.TRADITIONAL, Script.TAIWAN, taiwan=True)
    assert read is not None
    readings = {cell.shown: cell.reading for cell in read.paragraphs[0]}
    assert readings["星期"] == ("xing1", "qi2")


def test_characters_are_new_above_the_level_and_outside_of_what_was_taught(
    language: Language,
) -> None:
    is_new = new_characters(language, 1, ["图书馆"])
    assert [one for one in "我圖書擁擠" if is_new(one)] == ["擁", "擠"]
    assert new_characters(language, None)("我")


def test_common_words_of_known_characters_are_nothing_new(language: Language) -> None:
    listed = [
        word("想到 想到 xiang3 dao4 to think of", level=None),
        word("山頭 山头 shan1 tou2 mountain top", level=None),
        word("壟斷 垄断 long3 duan4 to monopolize", level=None),
        word("未來 未来 wei4 lai2 future", level=5),
    ]
    left = without_plain_compounds(listed, language, 4)
    assert [one.simplified for one in left] == ["垄断", "未来"]
    assert without_plain_compounds(listed, language, None) == tuple(listed)


def test_new_words_and_names_need_a_reading(language: Language) -> None:
    page = document(["張藝謀和姚順雨在上海的圖書館看書。"])
    read = read_article(page, language, Script.TRADITIONAL, Script.TRADITIONAL)
    assert read is not None
    read_by_all = needs_reading(read, words("图书馆"))
    assert [cell.shown for cell in read.paragraphs[0] if read_by_all(cell)] == [
        "張藝謀", "姚", "上海", "圖書館",
    ]  # fmt: skip
    is_new = new_characters(language, 3)
    read_by_some = needs_reading(read, words("图书馆"), is_new)
    assert [cell.shown for cell in read.paragraphs[0] if read_by_some(cell)] == [
        "張藝謀", "姚", "圖書館",
    ]  # fmt: skip


def test_names_are_read_with_a_capital(language: Language) -> None:
    page = document(["張藝謀在圖書館看書。"])
    read = read_article(page, language, Script.TRADITIONAL, Script.TRADITIONAL)
    assert read is not None
    pages = article_pages(read, needs_reading(read, ()), (), TRADITIONAL)
    assert as_lines(pages)[1] == "張藝謀(Zhāngyìmóu)在圖書館看書。"
