"""What can be typed after `duben` for a command."""

from __future__ import annotations

import os
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from desktop.cli.arguments import Options, Parser, add_data_dir, add_window_options
from desktop.cli.options import (
    Annotate,
    Check,
    Command,
    Convert,
    ExportVocabulary,
    ImportVocabulary,
    ListWords,
    LookUp,
    MakePack,
    RestoreVocabulary,
)
from desktop.exports.annotated.syllables import Phonetic
from desktop.language.scripts import Script

# The names that desktop/exporting.py, exports/fields.py and class_pack.py have: what they need is
# not to be loaded before it is known what was typed. A test compares them.
_LISTS = (
    "csv", "tsv", "xlsx", "anki", "apkg", "pleco", "skritter", "quizlet", "memrise", "plain",
    "markdown", "json", "html", "pdf",
)  # fmt: skip
_TO_FILES = ("xlsx", "apkg", "pdf")
_FIELDS = (
    "simplified", "traditional", "pinyin", "numbered", "zhuyin", "meaning", "sentence",
    "sentence with a gap", "source", "hsk2", "hsk3", "frequency", "count", "status", "tags", "note",
)  # fmt: skip
_PARTS = ("article", "glossary", "quiz", "matching", "practice", "lists")
_MOST_TIMES = 9999


def parse_command(argv: Sequence[str]) -> Options:
    """Understand the arguments of a command, or `--help` and `--version`.

    Raises SystemExit: 2 after one line on standard error, 0 after --help and --version.
    """
    commands = _commands_parser()
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


def _commands_parser() -> Parser:
    parser = Parser(
        prog="duben",
        usage="duben [FILE | ADDRESS] [--screenshot PATH]\n       duben COMMAND ...",
        description="Read Chinese, word by word. Without a command the window opens, with the "
        "text in it if one is named. A file with the name of a command is written ./NAME.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"duben {installed_version()}")
    add_window_options(parser)
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="duben"
    )
    for name, form in _COMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=form.help, description=f"{form.help.capitalize()}.", allow_abbrev=False
        )
        # Not given after the command, what was given before it stands.
        add_data_dir(subparser, SUPPRESS)
        form.add_arguments(subparser)
    return parser


def _add_annotate(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl", "html"),
        default="text",
        help="text: every word with its reading in brackets; jsonl: one JSON object a paragraph; "
        "html: a page with the readings above the characters (default: text)",
    )
    _add_writing(parser, "how text and html write the readings; jsonl always has numbered pinyin")
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
    _add_list_options(parser, "csv")
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
        "--at-least",
        type=_count,
        default=1,
        metavar="N",
        help="only words that stand in the text N times or more",
    )
    parser.add_argument("--no-names", action="store_true", help="leave out names and numbers")
    parser.add_argument(
        "--not-taught",
        action="store_true",
        help="leave out what was taught so far in your course",
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
        _output(arguments),
        arguments.level_above,
        arguments.unknown_only,
        arguments.order,
        arguments.corrected,
        arguments.article,
        arguments.at_least,
        arguments.no_names,
        arguments.not_taught,
        arguments.fields,
        None if arguments.script is None else Script(arguments.script),
        arguments.title,
    )


def _add_list_options(parser: ArgumentParser, default: str) -> None:
    """Add what says how a list is written."""
    parser.add_argument(
        "--format",
        choices=_LISTS,
        default=default,
        help=f"default: {default or 'a table of all there is, which can be imported'}",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="write to this file instead of standard output; xlsx, apkg and pdf need it",
    )
    parser.add_argument(
        "--fields",
        type=_fields,
        default=(),
        metavar="A,B",
        help=f"the columns of csv, tsv, xlsx, markdown, html and pdf: {', '.join(_FIELDS)}",
    )
    parser.add_argument(
        "--script",
        choices=(Script.SIMPLIFIED.value, Script.TRADITIONAL.value),
        help="the script of the headwords where only one is written (default: the text's)",
    )
    parser.add_argument(
        "--title", default="", metavar="TITLE", help="the title of the list, or the Anki deck"
    )


def _output(arguments: Namespace) -> Path | None:
    """Read where a list goes; raises _UsageError where it would go to a terminal and can't."""
    output = None if arguments.output in {None, "-"} else Path(arguments.output)
    if output is None and arguments.format in _TO_FILES:
        raise _UsageError(f"--format {arguments.format} goes with --output: it is no text")
    return output


def _add_pack(parser: ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="PATH",
        help="the folder to make, or a file that ends in .zip; nothing is written over",
    )
    _add_writing(parser, "how readings are written")
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="default: A4")
    parser.add_argument(
        "--level",
        type=_level,
        metavar="N",
        help="the class knows the words up to level N of HSK 3.0 (default: none)",
    )
    parser.add_argument(
        "--parts",
        type=_parts,
        default=(),
        metavar="A,B",
        help=f"only these parts: {', '.join(_PARTS)}",
    )
    parser.add_argument("--title", default="", metavar="TITLE", help="another title")
    parser.add_argument(
        "--with-taught",
        action="store_true",
        help="take words too that were taught so far in your course",
    )
    _add_no_corrections(parser)


def _read_pack(arguments: Namespace) -> Command:
    return MakePack(
        arguments.file,
        arguments.output,
        Script(arguments.script),
        Phonetic(arguments.phonetic),
        arguments.paper,
        arguments.level or None,
        arguments.parts,
        arguments.title,
        not arguments.with_taught,
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
    export = actions.add_parser("export", help="write the words as a table, or as a list")
    _add_list_options(export, "")
    export.add_argument(
        "--new-only",
        action="store_true",
        help="only what is new or changed since the last export of this kind (with --format)",
    )
    export.add_argument(
        "--everything",
        action="store_true",
        help="write all that is yours, texts too, to one file for another machine (with --output)",
    )
    taken = actions.add_parser(
        "import", help="add the words of such a table or of any list, or merge such a file"
    )
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument(
        "--status",
        choices=("new", "learning", "known"),
        default="learning",
        help="what the words of a list become that does not say it (default: learning)",
    )
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
        output = _output(arguments)
        if arguments.everything and (output is None or arguments.format):
            raise _UsageError("--everything goes with --output alone: what is written is no list")
        if arguments.new_only and not arguments.format:
            raise _UsageError("--new-only goes with --format")
        return ExportVocabulary(
            output,
            arguments.everything,
            arguments.format,
            arguments.fields,
            Script(arguments.script or Script.SIMPLIFIED.value),
            arguments.title,
            arguments.new_only,
        )
    if arguments.action == "import":
        return ImportVocabulary(arguments.file, arguments.status)
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


def _add_writing(parser: ArgumentParser, readings: str) -> None:
    """Add the script and the letters to write in; `readings` says what the letters are for."""
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
        help=f"{readings} (default: pinyin)",
    )


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


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_TIMES:
        raise ArgumentTypeError(f"not a number from 1 to {_MOST_TIMES}: {text!r}")
    return int(text)


def _fields(text: str) -> tuple[str, ...]:
    return _chosen(text, _FIELDS, "column")


def _parts(text: str) -> tuple[str, ...]:
    return _chosen(text, _PARTS, "part")


def _chosen(text: str, known: Sequence[str], what: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys([name.strip().lower() for name in text.split(",")]))
    for name in names:
        if name not in known:
            raise ArgumentTypeError(f"no {what} is called {name!r}; there are {', '.join(known)}")
    return names


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
    "pack": _Form("make the class pack of a text", _add_pack, _read_pack),
    "lookup": _Form("look a word up in the dictionary", _add_lookup, _read_lookup),
    "vocabulary": _Form("export, import or restore your words", _add_vocabulary, _read_vocabulary),
    "check": _Form("check this install", _add_check, _read_check),
}
