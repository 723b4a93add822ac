"""What was typed after `duben`: a command, or what the window is to show."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    # The window starts without them.
    from desktop.cli.options import Command

COMMANDS = ("annotate", "convert", "words", "pack", "lookup", "vocabulary", "check")
"""The names of the commands: what they take is loaded when one of them is typed."""


def is_address(file: str) -> bool:
    """Say whether what was typed for a file is a web address."""
    return file.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Options:
    """A command line that was understood.

    `command` is None where the window is asked for: with `file` open in it, if there is one (`-` is
    standard input), or what is at a web `address`, and painted to the file `screenshot`.
    """

    command: Command | None = None
    file: Path | None = None
    address: str = ""
    screenshot: Path | None = None
    data_dir: Path | None = None


def parse(argv: Sequence[str]) -> Options:
    """Understand the arguments after the program's name.

    Raises SystemExit: 2 after one line on standard error, 0 after --help and --version.
    """
    if _first_argument(argv) in COMMANDS or {"-h", "--help", "--version"}.intersection(argv):
        from desktop.cli.parser import parse_command

        return parse_command(argv)
    arguments = _window_parser().parse_args(argv)
    typed = arguments.file
    address = typed if typed and is_address(typed) else ""
    file = Path(typed) if typed and not address else None
    return Options(
        None, file, address, screenshot=arguments.screenshot, data_dir=arguments.data_dir
    )


class Parser(ArgumentParser):
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


def _window_parser() -> Parser:
    parser = Parser(prog="duben", add_help=False, allow_abbrev=False)
    add_window_options(parser)
    parser.add_argument("file", nargs="?")
    return parser


def add_window_options(parser: ArgumentParser) -> None:
    """Add what can be typed without a command."""
    add_data_dir(parser, None)
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="PATH",
        help="paint the window to an image instead of showing it",
    )


def add_data_dir(parser: ArgumentParser, default: str | None) -> None:
    """Add the option that goes with everything; `default` is what it is if it is not typed."""
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="keep words, texts, settings and the dictionary in this folder "
        "(else in DUBEN_DATA_DIR, else in the system's place)",
    )
