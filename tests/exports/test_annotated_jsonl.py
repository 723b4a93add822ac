from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.annotated.jsonl import JsonLinesWriter
from desktop.language.annotation import About, Annotation, Row
from desktop.language.document import Token
from tests.exports.annotations import annotated, joined


def line_of(number: int, text: str, *pieces: list[Annotation]) -> str:
    levels = {item.key: item.level for piece in pieces for item in piece}
    rows = [[row_of(item) for item in piece] for piece in pieces]
    return joined(JsonLinesWriter(levels.get).paragraph(number, text, rows))


def row_of(item: Annotation) -> Row:
    about = About(item.key, item.reading, item.defined)
    token = item.token
    return Row(
        token.start, token.end, token.text, item.shown, about, item.reading, item.doubt, item.name
    )


def written(text: str, *pieces: list[Annotation]) -> Any:
    line = line_of(7, text, *pieces)
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    return json.loads(line)


def test_a_line_is_exactly_as_documented() -> None:
    tokens = annotated("图书馆/。", shown="圖書館/。")
    assert line_of(0, "图书馆。", tokens) == (
        '{"paragraph": 0, "text": "图书馆。", "tokens": ['
        '{"start": 0, "end": 3, "text": "圖書館", "reading": ["tu2", "shu1", "guan3"], '
        '"defined": true, "doubt": null, "name": null, "level": {"hsk2": 3, "hsk3": null}}, '
        '{"start": 3, "end": 4, "text": "。", "reading": null, '
        '"defined": false, "doubt": null, "name": null, "level": null}]}\n'
    )


def test_an_empty_paragraph_is_a_line_without_tokens() -> None:
    assert written("", []) == {"paragraph": 7, "text": "", "tokens": []}


def test_the_pieces_of_a_paragraph_make_one_object() -> None:
    line = written("我在看书", annotated("我/在"), [], annotated("看书", start=2))
    assert [token["text"] for token in line["tokens"]] == ["我", "在", "看书"]
    assert [token["end"] for token in line["tokens"]] == [1, 2, 4]


def test_readings_of_the_same_word_are_told_apart() -> None:
    first, second = annotated("在/在")
    other = replace(second, reading=("zai5",))
    readings = [token["reading"] for token in written("在在", [first, other])["tokens"]]
    assert readings == [["zai4"], ["zai5"]]


def test_doubt_and_name_are_written_where_there_are_any() -> None:
    (token,) = annotated("西安")
    unsure = replace(token, doubt="reading", name=(0, 2))
    line = written("西安西安", [unsure, *annotated("西安", start=2)])
    assert [(token["doubt"], token["name"]) for token in line["tokens"]] == [
        ("reading", [0, 2]),
        (None, None),
    ]


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=8))
def test_whatever_a_text_holds_is_read_back(words: list[tuple[str, str]]) -> None:
    tokens, at = [], 0
    for text, shown in words:
        token = Token(at, at + len(text), text)
        tokens.append(Annotation(token, shown, text, None, defined=False))
        at = token.end
    text = "".join(text for text, _ in words)
    line = written(text, tokens)
    assert line["text"] == text
    assert [token["text"] for token in line["tokens"]] == [shown for _, shown in words]
