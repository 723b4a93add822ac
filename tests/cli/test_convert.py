from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.language.test_scripts import opencc_cases


@pytest.mark.parametrize(
    ("line", "text", "result"),
    [
        ("--to traditional", "皇后的头发里", "皇后的頭髮裏"),
        ("--to taiwan", "这里有软件", "這裡有軟件"),
        ("--to taiwan --idioms", "这里有软件", "這裡有軟體"),
        ("--to hongkong", "这里", "這裏"),
        ("--to simplified", "這裡有軟體", "这里有软体"),
        ("--from taiwan --to simplified --idioms", "這裡有軟體", "这里有软件"),
        ("--to simplified", "这里有软件", "这里有软件"),
        ("--to traditional", "天下一家", "天下一家"),
        ("--from simplified --to traditional", "皇后在后面", "皇后在後面"),
    ],
)
def test_a_text_is_written_in_the_other_script(
    duben: Run, line: str, text: str, result: str
) -> None:
    done = duben("convert", "-", *line.split(), given=text.encode())
    assert (done.status, done.out, done.err) == (0, result, "")


def test_all_else_stays_but_line_ends_become_line_feeds(duben: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff  头发\t OK😀\u2028<b>\r\n\r\n\r末".encode("utf-16-le"))
    done = duben("convert", path, "--to", "traditional")
    assert done.out == "  頭髮\t OK😀\u2028<b>\n\n\n末"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_the_end_of_the_text_stays_as_it_was(duben: Run, end: str) -> None:
    done = duben("convert", "-", "--to", "simplified", given=f"頭髮{end}".encode())
    assert done.out == f"头发{end}"


def test_a_conversion_needs_no_dictionary(duben: Run, data: Path) -> None:
    for index in (data / "dictionaries").iterdir():
        index.unlink()
    assert duben("convert", "-", "--to", "simplified", given="頭髮".encode()).out == "头发"
    assert list((data / "dictionaries").iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        "s2t --from simplified --to traditional",
        "s2tw --from simplified --to taiwan",
        "s2hk --from simplified --to hongkong",
        "t2s --from traditional --to simplified",
        "tw2s --from taiwan --to simplified",
        "hk2s --from hongkong --to simplified",
        "s2twp --from simplified --to taiwan --idioms",
        "tw2sp --from taiwan --to simplified --idioms",
    ],
)
def test_opencc_s_own_cases_are_written_as_it_writes_them(duben: Run, line: str) -> None:
    name, *options = line.split()
    cases = [case for case in opencc_cases() if name in expected_of(case)]
    given = "\n".join(str(case["input"]) for case in cases)
    done = duben("convert", "-", *options, given=given.encode())
    results = done.out.split("\n")
    failures = [
        result
        for result, case in zip(results, cases, strict=True)
        if result != expected_of(case)[name]
    ]
    assert failures == []


def expected_of(case: dict[str, object]) -> dict[str, str]:
    expected = case["expected"]
    assert isinstance(expected, dict)
    return expected
