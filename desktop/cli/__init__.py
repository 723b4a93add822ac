"""The command line: what can be typed, and the commands that need no window."""

from __future__ import annotations

from desktop.cli.errors import KNOWN_ERRORS
from desktop.cli.options import Options
from desktop.cli.output import complain
from desktop.cli.parser import parse
from desktop.paths import Paths

__all__ = ["KNOWN_ERRORS", "Options", "complain", "parse", "run"]


def run(options: Options, paths: Paths) -> int:
    """Run the command that the options name and give its exit status."""
    if options.command is None:
        raise ValueError("the window is not a command")
    # The window starts without what the commands load.
    from desktop.cli.commands import run_command

    return run_command(options.command, paths)
