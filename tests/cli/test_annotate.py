from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = "我在图书馆看书。\n\n他头发白了。"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "文章.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("gbk"))
    return path


def lines(out: str) -> list[Any]:
    assert out.endswith("\n")
    return [json.loads(line) for line in out.removesuffix("\n").split("\n")]


def shown(line: Any) -> str:
    return "/".join(token["text"] for token in line["tokens"])


def test_text_has_each_reading_in_brackets(duben: Run, article: Path) -> None:
    done = duben("annotate", article)
    assert done.out == (
        "我(wǒ) 在(zài) 图书馆(túshūguǎn) 看书(kànshū)。\n\n他(tā) 头发(tóufa) 白(bái) 了(le)。\n"
    )
    assert (done.status, done.err) == (0, "")


def test_script_and_phonetic_are_chosen(duben: Run, article: Path) -> None:
    done = duben("annotate", article, "--script", "traditional", "--phonetic", "zhuyin")
    assert done.out.startswith(
        "我(ㄨㄛˇ) 在(ㄗㄞˋ) 圖書館(ㄊㄨˊ ㄕㄨ ㄍㄨㄢˇ) 看書(ㄎㄢˋ ㄕㄨ)。\n"
    )


def test_json_lines_are_exactly_as_documented(duben: Run) -> None:
    done = duben("annotate", "-", "--format", "jsonl", given="去看书\n".encode())
    level = '"doubt": null, "name": null, "level": {"hsk2": 1, "hsk3": 1}}'
    assert done.out == (
        '{"paragraph": 0, "text": "去看书", "tokens": ['
        f'{{"start": 0, "end": 1, "text": "去", "reading": ["qu4"], "defined": true, {level}, '
        '{"start": 1, "end": 3, "text": "看书", "reading": ["kan4", "shu1"], "defined": true, '
        '"doubt": null, "name": null, "level": null}]}\n'
        '{"paragraph": 1, "text": "", "tokens": []}\n'
    )


def test_every_paragraph_is_a_line_with_its_own_text(duben: Run, article: Path) -> None:
    done = duben("annotate", article, "--format", "jsonl", "--script", "taiwan")
    found = lines(done.out)
    assert [line["paragraph"] for line in found] == [0, 1, 2]
    assert "\n".join(line["text"] for line in found) == TEXT
    assert list(map(shown, found)) == ["我/在/圖書館/看書/。", "", "他/頭髮/白/了/。"]


def test_tokens_cover_their_paragraph_without_gaps(duben: Run) -> None:
    text = "他说：“OK，95后一点儿也不怕😀𠮷！” \t\u2028女儿唱卡拉OK。" * 300
    given = f"{text}\n\n {text}".encode()
    done = duben("annotate", "-", "--format", "jsonl", given=given)
    first, empty, last = lines(done.out)
    assert (first["text"], empty["text"], last["text"]) == (text, "", " " + text)
    for line in (first, last):
        at = 0
        for token in line["tokens"]:
            assert token["start"] == at
            assert token["text"] == line["text"][at : token["end"]]
            assert token["reading"] is None or len(token["reading"]) == token["end"] - at
            at = token["end"]
        assert at == len(line["text"])
    readings = {token["text"]: token["reading"] for token in first["tokens"]}
    assert readings["一点儿"] == ["yi1", "dian3", "r5"]
    assert readings["女儿"] == ["nu:3", "er2"]
    assert readings["OK"] is None


def test_html_is_a_page_with_ruby_called_by_the_file(duben: Run, article: Path) -> None:
    done = duben("annotate", article, "--format", "html", "--script", "simplified")
    assert "<title>文章</title>" in done.out
    assert '<html lang="zh-Hans">' in done.out
    assert "<ruby>我<rp>(</rp><rt>wǒ</rt><rp>)</rp></ruby>" in done.out
    assert done.out.count("<p>") == 2
    assert "\r" not in done.out


def test_a_page_from_standard_input_is_called_by_its_first_line(duben: Run) -> None:
    done = duben("annotate", "-", "--format", "html", given="第一章\n我看书".encode())
    assert "<title>第一章</title>" in done.out


@pytest.mark.parametrize("encoding", ["utf-16", "big5", "gb18030"])
def test_the_encoding_is_found_out(duben: Run, encoding: str) -> None:
    text = "他在圖書館看書，忘了時間。"
    done = duben("annotate", "-", "--format", "jsonl", given=text.encode(encoding))
    (line,) = lines(done.out)
    assert line["text"] == text
    assert shown(line) == "他/在/圖書館/看書/，/忘/了/時間/。"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "a.txt does not exist."),
        (b"", "a.txt is empty: there is nothing to read."),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt is not a text but a picture."),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    duben: Run, tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)
    done = duben("annotate", path)
    assert (done.status, done.out, done.err) == (1, "", f"duben: {complaint}\n")


def test_without_standard_input_there_is_nothing_to_read(
    duben: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As in a window of Windows; `duben` puts one in, which this takes away again.
    monkeypatch.setattr("io.TextIOWrapper", lambda _: None)
    done = duben("annotate", "-")
    assert (done.status, done.err) == (1, "duben: There is no standard input to read.\n")


def test_words_are_read_as_in_taiwan_when_asked(duben: Run) -> None:
    given = "這個星期丟垃圾。".encode()
    done = duben("annotate", "-", "--format", "jsonl", "--readings", "taiwan", given=given)
    readings = [token["reading"] for token in json.loads(done.out)["tokens"]]
    assert ["xing1", "qi2"] in readings
    assert ["le4", "se4"] in readings
    assert "qī" in duben("annotate", "-", "--readings", "mainland", given=given).out
    assert "xīngqí" in duben("annotate", "-", "--readings", "taiwan", given=given).out
