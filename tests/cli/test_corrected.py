"""What annotate and words make of the corrections that were made in the window."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from desktop.documents.opening import open_file
from desktop.language.corrections import Kind, Scope
from desktop.language.document import Place
from desktop.language.language import Language
from desktop.study import Study
from tests.cli.conftest import Run

TEXT = "研究生命的起源。他很长。"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode("gbk"))
    return path


def correct(data: Path, language: Language, article: Path, kind: Kind, value: str, scope: Scope,
            text: str = "研究生命") -> None:  # fmt: skip
    with closing(Study.open(data)) as study:
        study.attach(language)
        document = study.open_document(open_file(article))
        study.correction_list.correct(
            document, Place(0, TEXT.index(text)), kind, text, value, scope
        )


def cut(out: str) -> str:
    first = json.loads(out.splitlines()[0])
    return "/".join(token["text"] for token in first["tokens"])


PLAIN, CORRECTED = "研究/生命/的/起源/。/他/很/长/。", "研究生/命/的/起源/。/他/很/长/。"


@pytest.mark.parametrize(
    ("scope", "itself", "another"),
    [
        (Scope.EVERYWHERE, CORRECTED, CORRECTED),
        (Scope.TEXT, CORRECTED, PLAIN),
    ],
)
def test_a_text_is_cut_as_it_was_corrected(
    duben: Run, data: Path, language: Language, article: Path, tmp_path: Path,
    scope: Scope, itself: str, another: str,
) -> None:  # fmt: skip
    correct(data, language, article, Kind.CUT, "研究生/命", scope)
    assert cut(duben("annotate", article, "--format", "jsonl").out) == itself
    assert cut(duben("annotate", article, "--format", "jsonl", "--no-corrections").out) == PLAIN
    other = tmp_path / "other.txt"
    other.write_text(TEXT, encoding="utf-8")
    assert cut(duben("annotate", other, "--format", "jsonl").out) == another
    given = duben("annotate", "-", "--format", "jsonl", given=TEXT.encode())
    assert cut(given.out) == another


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_word_is_read_as_it_was_corrected(
    duben: Run, data: Path, language: Language, article: Path, form: str
) -> None:
    correct(data, language, article, Kind.READING, "zhang3", Scope.TEXT, "长")
    assert "zhǎng" in duben("annotate", article, "--format", form).out
    assert "zhǎng" not in duben("annotate", article, "--format", form, "--no-corrections").out


def test_the_words_are_those_that_were_corrected(
    duben: Run, data: Path, language: Language, article: Path
) -> None:
    correct(data, language, article, Kind.CUT, "研究生/命", Scope.TEXT)
    assert "\n研究生," in duben("words", article).out
    assert "\n研究生," not in duben("words", article, "--no-corrections").out


def test_where_nothing_was_ever_saved_nothing_is_made(
    duben: Run, data: Path, article: Path
) -> None:
    assert duben("annotate", article).status == 0
    assert not (data / "study.db").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_only_once(
    duben: Run, data: Path, language: Language, article: Path, tmp_path: Path
) -> None:
    correct(data, language, article, Kind.CUT, "研究生/命", Scope.TEXT)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(TEXT.encode("gbk"),), daemon=True)
    writer.start()
    assert cut(duben("annotate", pipe, "--format", "jsonl").out) == PLAIN
    writer.join(5)


@pytest.mark.parametrize("scope", list(Scope))
def test_a_text_is_converted_as_it_was_corrected(
    duben: Run, data: Path, language: Language, tmp_path: Path, scope: Scope
) -> None:
    article = tmp_path / "hair.txt"
    article.write_text("他理了发。\n他理了发。\n", encoding="utf-8")
    with closing(Study.open(data)) as study:
        study.attach(language)
        document = study.open_document(open_file(article))
        study.correction_list.correct(document, Place(1, 3), Kind.SCRIPT, "发", "髮|发", scope)
    first = "發" if scope is Scope.HERE else "髮"
    assert duben("convert", article, "--to", "taiwan").out == f"他理了{first}。\n他理了髮。\n"
    plain = duben("convert", article, "--to", "taiwan", "--no-corrections").out
    assert plain == "他理了發。\n他理了發。\n"
    annotated = duben("annotate", article, "--script", "taiwan", "--format", "jsonl").out
    lines = [json.loads(line) for line in annotated.splitlines()]
    assert ["".join(token["text"] for token in line["tokens"]) for line in lines] == [
        f"他理了{first}。",
        "他理了髮。",
        "",
    ]


@pytest.mark.parametrize("form", ["text", "jsonl", "html"])
def test_a_correction_of_one_place_holds_there_in_every_format(
    duben: Run, data: Path, language: Language, tmp_path: Path, form: str
) -> None:
    article = tmp_path / "long.txt"
    article.write_text("他很长。\n他很长。他很长。\n", encoding="utf-8")
    with closing(Study.open(data)) as study:
        study.attach(language)
        document = study.open_document(open_file(article))
        study.correction_list.correct(
            document, Place(1, 6), Kind.READING, "长", "zhang3", Scope.HERE
        )
    out = duben("annotate", article, "--format", form).out
    first, second = ("chang2", "zhang3") if form == "jsonl" else ("cháng", "zhǎng")
    assert out.count(first) == 2
    assert out.count(second) == 1
    assert out.index(second) > out.rindex(first)


def test_the_levels_are_those_of_the_document_that_was_chosen(
    duben: Run, data: Path, tmp_path: Path
) -> None:
    from dataclasses import replace

    from desktop import settings
    from desktop.language.levels import Levels

    old, new = Levels("2021"), Levels("2025")
    word = next(w for w in ["爸爸", "本子", "半天", "帮忙", "包", "机场"] if old.of(w) != new.of(w))
    article = tmp_path / "words.txt"
    article.write_text(word, encoding="utf-8")

    def level() -> object:
        out = duben("annotate", article, "--format", "jsonl").out
        return json.loads(out)["tokens"][0]["level"]["hsk3"]

    before = level()
    data.mkdir(exist_ok=True)
    settings.save(data / "settings.json", replace(settings.Settings(), hsk3="2021"))
    found = new.of(word), old.of(word)
    assert (before, level()) == tuple(one.hsk3 if one else None for one in found)
