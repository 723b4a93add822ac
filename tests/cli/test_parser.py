from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import Options, parse
from desktop.cli.arguments import COMMANDS
from desktop.cli.options import Annotate, Check, Convert, ListWords, LookUp
from desktop.cli.parser import _COMMANDS
from desktop.exports.annotated.syllables import Phonetic
from desktop.language.scripts import Script

ORIGINAL, SIMPLIFIED, TAIWAN = Script.ORIGINAL, Script.SIMPLIFIED, Script.TAIWAN


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("", Options()),
        ("a.txt", Options(file=Path("a.txt"))),
        ("-", Options(file=Path("-"))),
        ("https://example.org/a.html", Options(address="https://example.org/a.html")),
        (
            "HTTP://example.org --screenshot a.png",
            Options(address="HTTP://example.org", screenshot=Path("a.png")),
        ),
        (
            "convert a.html --to taiwan --whole --no-corrections",
            Options(Convert("a.html", None, Script.TAIWAN, False, False, False)),
        ),
        (
            "annotate a.txt --article",
            Options(Annotate("a.txt", "text", ORIGINAL, Phonetic.PINYIN, article=True)),
        ),
        ("--screenshot a.png a.txt", Options(file=Path("a.txt"), screenshot=Path("a.png"))),
        ("a.txt --screenshot a.png", Options(file=Path("a.txt"), screenshot=Path("a.png"))),
        ("--data-dir d a.txt", Options(file=Path("a.txt"), data_dir=Path("d"))),
        ("--data-dir words", Options(data_dir=Path("words"))),
        ("./words", Options(file=Path("words"))),
        ("-- words", Options(file=Path("words"))),
        ("annotate a.txt", Options(Annotate("a.txt", "text", ORIGINAL, Phonetic.PINYIN))),
        (
            "annotate - --format jsonl --script taiwan --phonetic zhuyin",
            Options(Annotate("-", "jsonl", TAIWAN, Phonetic.ZHUYIN)),
        ),
        (
            "annotate a.txt --no-corrections",
            Options(Annotate("a.txt", "text", ORIGINAL, Phonetic.PINYIN, corrected=False)),
        ),
        (
            "words a.txt --no-corrections",
            Options(ListWords("a.txt", "csv", None, None, False, "text", corrected=False)),
        ),
        ("convert a.txt --to taiwan", Options(Convert("a.txt", None, TAIWAN, False))),
        ("convert a.txt --from auto --to taiwan", Options(Convert("a.txt", None, TAIWAN, False))),
        (
            "convert a.txt --from simplified --to taiwan --idioms",
            Options(Convert("a.txt", SIMPLIFIED, TAIWAN, True)),
        ),
        (
            "convert a.txt --from taiwan --to simplified --idioms",
            Options(Convert("a.txt", TAIWAN, SIMPLIFIED, True)),
        ),
        ("words a.txt", Options(ListWords("a.txt", "csv", None, None, False, "text"))),
        ("words a.txt --output -", Options(ListWords("a.txt", "csv", None, None, False, "text"))),
        (
            "words a.txt --format json --output o --level-above 3 --unknown-only --order level",
            Options(ListWords("a.txt", "json", Path("o"), 3, True, "level")),
        ),
        ("lookup to read", Options(LookUp("to read", "text"))),
        ("lookup 书 --format json", Options(LookUp("书", "json"))),
        ("check", Options(Check())),
        ("--data-dir d check", Options(Check(), data_dir=Path("d"))),
        ("check --data-dir d", Options(Check(), data_dir=Path("d"))),
        ("--data-dir d check --data-dir e", Options(Check(), data_dir=Path("e"))),
    ],
)
def test_a_line_is_understood(line: str, options: Options) -> None:
    assert parse(line.split()) == options


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("annotate", "duben annotate: the following arguments are required: FILE"),
        ("annotate a.txt --format xml", "duben annotate: argument --format: invalid choice: 'xml'"),
        ("annotate a.txt --form text", "duben annotate: the following|unrecognized arguments"),
        ("convert a.txt", "duben convert: the following arguments are required: --to"),
        ("convert a.txt --to simplified --idioms", "--idioms exchanges words with Taiwan's"),
        ("convert a.txt --from hongkong --to taiwan --idioms", "--idioms exchanges words"),
        ("words a.txt --level-above 10", "--level-above: not a level from 0 to 9: '10'"),
        ("words a.txt --level-above ²", "--level-above: not a level from 0 to 9"),
        ("lookup", "duben lookup: the following arguments are required: WORD"),
        ("check --screenshot a.png", "unrecognized arguments: --screenshot a.png"),
        ("--screenshot a.png check", "--screenshot goes without a command"),
        ("anotate a.txt", "duben: unrecognized arguments: a.txt"),
        ("--colour", "duben: unrecognized arguments: --colour"),
        ("--screenshot", "duben: argument --screenshot: expected one argument"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(
    line: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(line.split())
    out, err = capsys.readouterr()
    assert ended.value.code == 2
    assert any(part in err for part in complaint.split("|"))
    assert (out, err.count("\n")) == ("", 1)


@pytest.mark.parametrize("line", ["--help", "annotate --help", "words -h", "--version"])
def test_help_and_version_end_well(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(line.split())
    out, err = capsys.readouterr()
    assert ended.value.code == 0
    assert "duben" in out
    assert out.isascii()
    assert err == ""


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    out = capsys.readouterr().out
    for command in ("annotate", "convert", "words", "lookup", "check"):
        assert f"    {command} " in out


def test_the_window_starts_without_the_commands_and_knows_their_names() -> None:
    assert tuple(_COMMANDS) == COMMANDS
