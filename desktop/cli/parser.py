"""What can be typed after `duben`."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NoReturn

from desktop.cli.options import (
    Annotate,
    Check,
    Command,
    Convert,
    ExportVocabulary,
    ImportVocabulary,
    ListWords,
    LookUp,
    Options,
    RestoreVocabulary,
    is_address,
)
from desktop.exports.annotated.syllables import Phonetic
from desktop.language.scripts import Script


def parse(argv: Sequence[str]) -> Options:
    """Understand the arguments after the program's name.

    Raises SystemExit: 2 after one line on standard error, 0 after --help and --version.
    """
    commands = _commands_parser()
    first = _first_argument(argv)
    if first not in _COMMANDS and not {"-h", "--help", "--version"}.intersection(argv):
        arguments = _window_parser().parse_args(argv)
        typed = arguments.file
        address = typed if typed and is_address(typed) else ""
        file = Path(typed) if typed and not address else None
        return Options(
            None, file, address, screenshot=arguments.screenshot, data_dir=arguments.data_dir
        )
    arguments = commands.parse_args(argv)
    if arguments.screenshot is not None:
        commands.error("--screenshot goes without a command")
    try:
        command = _COMMANDS[arguments.command].read(arguments)
    except _UsageError as error:
        commands.error(str(error))
    return Options(command, data_dir=arguments.data_dir)


def installed_version() -> str:
    """Give the version of the installed program; `unknown` in a checkout that is not installed."""
    try:
        return version("duben")
    except PackageNotFoundError:
        return "unknown"


class _UsageError(Exception):
    """Arguments that are right one by one and make no sense together."""


class _Parser(ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())} (see {self.prog} --help)\n")


def _first_argument(argv: Sequence[str]) -> str | None:
    """Find the first argument that is not an option, which names a command or an article."""
    arguments = iter(argv)
    for argument in arguments:
        if argument == "--":
            return None
        if argument in {"--data-dir", "--screenshot"}:
            next(arguments, None)
        elif not argument.startswith("-") or argument == "-":
            return argument
    return None


def _commands_parser() -> _Parser:
    parser = _Parser(
        prog="duben",
        usage="duben [FILE | ADDRESS] [--screenshot PATH]\n       duben COMMAND ...",
        description="Read Chinese, word by word. Without a command the window opens, with the "
        "text in it if one is named. A file with the name of a command is written ./NAME.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"duben {installed_version()}")
    _add_window_options(parser)
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="duben"
    )
    for name, form in _COMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=form.help, description=f"{form.help.capitalize()}.", allow_abbrev=False
        )
        # Not given after the command, what was given before it stands.
        _add_data_dir(subparser, SUPPRESS)
        form.add_arguments(subparser)
    return parser


def _window_parser() -> _Parser:
    parser = _Parser(prog="duben", add_help=False, allow_abbrev=False)
    _add_window_options(parser)
    parser.add_argument("file", nargs="?")
    return parser


def _add_window_options(parser: ArgumentParser) -> None:
    _add_data_dir(parser, None)
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="PATH",
        help="paint the window to an image instead of showing it",
    )


def _add_data_dir(parser: ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="keep words, texts, settings and the dictionary in this folder "
        "(else in DUBEN_DATA_DIR, else in the system's place)",
    )


def _add_annotate(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl", "html"),
        default="text",
        help="text: every word with its reading in brackets; jsonl: one JSON object a paragraph; "
        "html: a page with the readings above the characters (default: text)",
    )
    parser.add_argument(
        "--script",
        choices=[script.value for script in Script],
        default=Script.ORIGINAL.value,
        help="the script to write in (default: original)",
    )
    parser.add_argument(
        "--phonetic",
        choices=[phonetic.value for phonetic in Phonetic],
        default=Phonetic.PINYIN.value,
        help="how text and html write the readings; jsonl always has numbered pinyin "
        "(default: pinyin)",
    )
    parser.add_argument(
        "--readings",
        choices=["mainland", "taiwan"],
        default="mainland",
        help="where the words are read (default: mainland)",
    )
    _add_no_corrections(parser)


def _read_annotate(arguments: Namespace) -> Command:
    return Annotate(
        arguments.file,
        arguments.format,
        Script(arguments.script),
        Phonetic(arguments.phonetic),
        arguments.corrected,
        arguments.readings == "taiwan",
        arguments.article,
    )


def _add_convert(parser: ArgumentParser) -> None:
    scripts = [script.value for script in Script if script is not Script.ORIGINAL]
    _add_file(parser)
    parser.add_argument(
        "--from",
        dest="source",
        choices=["auto", *scripts],
        default="auto",
        help="the script it is written in (default: auto, found out from its characters)",
    )
    parser.add_argument(
        "--to", dest="target", choices=scripts, required=True, help="the script to write in"
    )
    parser.add_argument(
        "--idioms",
        action="store_true",
        help="exchange words too between the mainland and Taiwan",
    )
    _add_no_corrections(parser)


def _read_convert(arguments: Namespace) -> Command:
    source = None if arguments.source == "auto" else Script(arguments.source)
    target = Script(arguments.target)
    to_taiwan = target is Script.TAIWAN and source is not Script.HONGKONG
    from_taiwan = source is Script.TAIWAN and target is Script.SIMPLIFIED
    if arguments.idioms and not (to_taiwan or from_taiwan):
        raise _UsageError(
            "--idioms exchanges words with Taiwan's: it goes with --to taiwan, "
            "or with --from taiwan --to simplified"
        )
    return Convert(
        arguments.file,
        source,
        target,
        arguments.idioms,
        arguments.corrected,
        arguments.article,
    )


def _add_words(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "--format", choices=("csv", "tsv", "json"), default="csv", help="default: csv"
    )
    parser.add_argument(
        "--output", metavar="PATH", help="write to this file instead of standard output"
    )
    parser.add_argument(
        "--level-above",
        type=_level,
        metavar="N",
        help="only words above level N of HSK 3.0 (7 stands for 7-9), and words without a level",
    )
    parser.add_argument(
        "--unknown-only",
        action="store_true",
        help="leave out the words that your vocabulary has as known or ignored",
    )
    parser.add_argument(
        "--order",
        choices=("text", "frequency", "level"),
        default="text",
        help="as they come in the text, the most frequent of the text first, or the lowest HSK "
        "3.0 level first (default: text)",
    )
    _add_no_corrections(parser)


def _read_words(arguments: Namespace) -> Command:
    return ListWords(
        arguments.file,
        arguments.format,
        None if arguments.output in {None, "-"} else Path(arguments.output),
        arguments.level_above,
        arguments.unknown_only,
        arguments.order,
        arguments.corrected,
        arguments.article,
    )


def _add_lookup(parser: ArgumentParser) -> None:
    parser.add_argument("word", metavar="WORD", nargs="+", help="hanzi, pinyin or English")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _read_lookup(arguments: Namespace) -> Command:
    # UTF-8 whatever the machine's settings are; other bytes are nothing a dictionary could have.
    query = os.fsencode(" ".join(arguments.word)).decode("utf-8", "replace")
    return LookUp(query, arguments.format)


def _add_check(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--report", metavar="PATH", type=Path, help="write what was found to this file too, as JSON"
    )


def _read_check(arguments: Namespace) -> Command:
    return Check(arguments.report)


def _add_vocabulary(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", title="actions", prog="duben vocabulary", required=True
    )
    export = actions.add_parser("export", help="write the words as a table, with their sentences")
    export.add_argument(
        "--output", metavar="PATH", help="write to this file instead of standard output"
    )
    export.add_argument(
        "--everything",
        action="store_true",
        help="write all that is yours, texts too, to one file for another machine (with --output)",
    )
    taken = actions.add_parser("import", help="add the words of such a table, or merge such a file")
    taken.add_argument("file", metavar="FILE", type=Path)
    restore = actions.add_parser(
        "restore", help="list the copies that Duben keeps, or restore one of them"
    )
    restore.add_argument(
        "when",
        metavar="DATE",
        nargs="?",
        help='a day (2026-11-25), a time ("2026-11-25 19:30") or latest: the last copy up to then',
    )


def _read_vocabulary(arguments: Namespace) -> Command:
    if arguments.action == "export":
        output = None if arguments.output in {None, "-"} else Path(arguments.output)
        if arguments.everything and output is None:
            raise _UsageError("--everything goes with --output: what is written is no text")
        return ExportVocabulary(output, arguments.everything)
    if arguments.action == "import":
        return ImportVocabulary(arguments.file)
    return RestoreVocabulary(arguments.when)


def _add_file(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help="a text in any format that the window opens, or a web address; - reads standard input",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--article",
        action="store_true",
        default=None,
        help="only the article (usual for pages from the web)",
    )
    which.add_argument(
        "--whole",
        dest="article",
        action="store_false",
        help="all of the text (usual for everything else)",
    )
    parser.set_defaults(article=None)


def _add_no_corrections(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--no-corrections",
        dest="corrected",
        action="store_false",
        help="leave aside the corrections that you made in the window",
    )


def _level(text: str) -> int:
    if text not in set("0123456789"):
        raise ArgumentTypeError(f"not a level from 0 to 9: {text!r}")
    return int(text)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a command is typed."""

    help: str
    add_arguments: Callable[[ArgumentParser], None]
    read: Callable[[Namespace], Command]


_COMMANDS: dict[str, _Form] = {
    "annotate": _Form("write a text with the reading of every word", _add_annotate, _read_annotate),
    "convert": _Form("write a text in another script", _add_convert, _read_convert),
    "words": _Form("list the words of a text", _add_words, _read_words),
    "lookup": _Form("look a word up in the dictionary", _add_lookup, _read_lookup),
    "vocabulary": _Form("export, import or restore your words", _add_vocabulary, _read_vocabulary),
    "check": _Form("check this install", _add_check, _read_check),
}
