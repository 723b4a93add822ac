"""Duben's own vocabulary file as a word list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.exports.list_rows import ListError
from desktop.exports.read_words import read_list, read_text, text_format
from desktop.exports.vocabulary_mirror import write_mirror
from tests.exports.list_lines import malformed, said
from tests.exports.test_vocabulary_mirror import BOOK


def test_words_come_with_tags_and_statuses() -> None:
    other = replace(BOOK, id="x", traditional="卡拉OK", simplified="卡拉OK", reading="ka3 la1 O K")
    text = "".join(write_mirror([BOOK, replace(other, tags=(), senses=())], 3))
    read = read_list(text.encode(), "vocabulary.txt", lambda data, _: data.decode())
    assert said(read) == [
        "3 | 书 | 書 | shu1 | book / letter; document | 课本 HSK 1 | known",
        "4 | 卡拉OK |  | ka3 la1 O K |  |  | known",
    ]


def test_lines_that_are_no_words_keep_their_numbers() -> None:
    text = (
        "# Duben vocabulary 1, 7\ntraditional\tsimplified\treading\tstatus\n"
        "書\t书\tshu1\tknown\n\n水\t水\tshui3\tnobody knows\n# a remark\n火\t火\thuo3\tnew\n"
    )
    assert text_format(text) == "vocabulary"
    read = read_text(text)
    assert said(read) == ["3 | 书 | 書 | shu1 |  |  | known", "7 | 火 |  | huo3 |  |  | new"]
    assert malformed(read) == ["5 水 水 shui3 nobody knows"]


def test_a_file_without_its_columns_is_told_in_a_sentence() -> None:
    with pytest.raises(ListError, match=r"^a\.txt is not a vocabulary that Duben wrote\.$"):
        read_text("# Duben vocabulary 1, 7\nword\n书\n", ".txt", "a.txt")
