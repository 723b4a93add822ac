from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.study import Study
from tests.cli.conftest import Run


def failures(out: str) -> list[str]:
    return [line.split()[1] for line in out.splitlines() if line.startswith("FAILED")]


def test_a_sound_install_passes(duben: Run, data: Path) -> None:
    Study.open(data).close()
    done = duben("check")
    assert (done.status, failures(done.out), done.err) == (0, [], "")
    assert "CC-CEDICT of 20" in done.out
    assert f"{data / 'study.db'}, 0." in done.out
    assert "我/在/图书馆/看书/。" in done.out


def test_what_a_learner_does_is_tried_out_and_leaves_nothing_behind(duben: Run, data: Path) -> None:
    before = sorted(data.rglob("*"))
    done = duben("check")
    assert "重庆银行 chong2 qing4 yin2 hang2, 银行行长 yin2 hang2 hang2 zhang3" in done.out
    assert "图书馆 túshūguǎn, library" in done.out
    assert "图书馆 saved, found again and exported" in done.out
    assert sorted(data.rglob("*")) == before


def test_the_report_says_the_same_as_the_lines(duben: Run, tmp_path: Path) -> None:
    done = duben("check", "--report", tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["sound"] is True
    lines = [" ".join((one["part"], one["text"])) for one in report["findings"]]
    assert lines == [" ".join(line.removeprefix("ok").split()) for line in done.out.splitlines()]


def test_a_report_of_a_damaged_install_says_so(duben: Run, data: Path, tmp_path: Path) -> None:
    (data / "study.db").write_bytes(b"not a database" * 1000)
    assert duben("check", "--report", tmp_path / "report.json").status == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["sound"] is False
    assert [one["part"] for one in report["findings"] if not one["sound"]] == ["vocabulary"]


def test_a_report_that_cannot_be_written_is_told_in_one_line(duben: Run, tmp_path: Path) -> None:
    done = duben("check", "--report", tmp_path / "nowhere" / "report.json")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "nowhere" in done.err


def test_a_damaged_vocabulary_is_found(duben: Run, data: Path) -> None:
    (data / "study.db").write_bytes(b"not a database" * 1000)
    done = duben("check")
    assert (done.status, failures(done.out)) == (1, ["vocabulary"])


def test_a_missing_dictionary_is_found(
    duben: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.cli.dictionary.find_sources", lambda: ())
    for index in (data / "dictionaries").iterdir():
        index.unlink()
    done = duben("check")
    assert (done.status, failures(done.out)) == (1, ["dictionary"])
    assert "No dictionary is installed. Install Duben again." in done.out


def test_a_wrong_result_is_found_and_nothing_is_made(
    duben: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.cli.trial._PINYIN", "túshūguàn")
    done = duben("check")
    assert (done.status, failures(done.out)) == (1, ["look-up"])
    assert "túshūguǎn instead of túshūguàn" in done.out
    assert "no words saved yet" in done.out
    assert not (data / "study.db").exists()


def test_an_index_is_built_where_there_is_none(
    duben: Run, data: Path, monkeypatch: pytest.MonkeyPatch, index_path: Path
) -> None:
    def build(_source: object, folder: Path) -> Path:
        return index_path.rename(folder / index_path.name)

    (present,) = (data / "dictionaries").iterdir()
    index_path = present.rename(data / present.name)
    monkeypatch.setattr("dictionaries.build.build_index", build)
    done = duben("lookup", "好")
    assert done.out.startswith("好  hǎo")
    assert done.err.startswith("duben: preparing the dictionary CC-CEDICT of 20")
