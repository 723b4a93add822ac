"""Telling the format of a word list."""

from __future__ import annotations

import pytest

from desktop.exports import read_words
from desktop.exports.list_rows import ListError
from desktop.exports.read_words import read_list, text_format
from desktop.exports.spreadsheet import write_xlsx
from tests.exports.list_lines import said
from tests.exports.listed_words import HOW, LIBRARY


def decode(data: bytes, _name: str) -> str:
    return data.decode()


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("你好\n再见\n", ".txt", "plain"),
        ("你好，谢谢，再见\n学生，老师\n", ".txt", "plain"),
        ("你好, 谢谢, 再见\n学生, 老师, 水\n", ".txt", "plain"),
        ("1. 你好 nǐ hǎo hello\n2. 再见 zàijiàn bye\n", ".txt", "plain"),
        ("吃饭 to eat, to have a meal\n他 he\n学 to study\n", ".txt", "plain"),
        ("你好,hello\n再见,bye\n", ".txt", "table"),
        ("你好\thello\n再见\tbye\n", ".txt", "table"),
        ("你好,谢谢\n再见,水\n", ".csv", "table"),
        ("#separator:tab\n你好\thello\n", ".txt", "anki"),
        ("图书馆[圖書館]\ttu2shu1guan3\tlibrary\n", ".txt", "pleco"),
        ("//Duben\n卡拉OK\tka3la1OK\tkaraoke\n", ".txt", "pleco"),
        ("书\t[shū] book\n水\t[shuǐ] water\n", ".txt", "quizlet"),
        ("书\tbook\tshū\t書\n", ".txt", "memrise"),
        ("书\t書\tshu1\tbook\n水\t水\tshui3\twater\n", ".txt", "table"),
        ("| 汉字 | English |\n|---|---|\n| 书 | book |\n", ".md", "markdown"),
        ("# Words\n\n- 书\n- 水\n", ".md", "plain"),
        ('{"duben": 1, "words": []}', ".json", "json"),
        ("simplified\n书\n", ".txt", "table"),
        ("# Duben vocabulary 1, 7\ntraditional\tsimplified\n", ".txt", "vocabulary"),
    ],
)
def test_a_text_is_told_by_its_content(text: str, suffix: str, name: str) -> None:
    assert text_format(text, suffix) == name


def test_xml_is_plecos() -> None:
    data = b"<plecoflash><cards><card><headword>\xe4\xbd\xa0</headword></card></cards></plecoflash>"
    assert said(read_list(data, "cards.xml", decode)) == ["1 | 你"]


def test_what_is_packed_is_ankis() -> None:
    with pytest.raises(ListError, match=r"^deck\.apkg is damaged"):
        read_list(b"PK\x03\x04", "deck.apkg", decode)


def test_a_workbook_is_told_from_a_deck_by_its_content() -> None:
    data = write_xlsx([LIBRARY], HOW)
    for name in ("list.xlsx", "list.apkg", "list"):
        assert said(read_list(data, name, decode))[0].startswith("2 | 图书馆 | 圖書館 |")
    with pytest.raises(ListError, match=r"^list\.xlsx is damaged"):
        read_list(data[:500], "list.xlsx", decode)


def test_corrections_are_no_words() -> None:
    with pytest.raises(ListError, match=r"^c\.txt holds corrections, not words"):
        read_list(b"# Duben corrections 1\ncut\ta\tb\teverywhere\n", "c.txt", decode)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_words, "LARGEST_LIST", 10)
    with pytest.raises(ListError, match=r"^a\.txt is too large to be a word list\.$"):
        read_list(b"x" * 11, "a.txt", decode)
