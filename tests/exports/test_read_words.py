"""Telling the format of a word list."""

from __future__ import annotations

import pytest

from desktop.exports import read_words
from desktop.exports.list_rows import ListError
from desktop.exports.read_words import read_list, text_format
from tests.exports.list_lines import said


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


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_words, "LARGEST_LIST", 10)
    with pytest.raises(ListError, match=r"^a\.txt is too large to be a word list\.$"):
        read_list(b"x" * 11, "a.txt", decode)
