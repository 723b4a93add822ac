from __future__ import annotations

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
    monkeypatch.setattr("desktop.cli.check._PINYIN", "yínxíng")
    done = duben("check")
    assert (done.status, failures(done.out)) == (1, ["readings"])
    assert "yínháng instead of yínxíng" in done.out
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
