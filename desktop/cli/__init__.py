"""The command line: what can be typed, and the commands that need no window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.cli.arguments import Options, parse
from desktop.cli.errors import KNOWN_ERRORS
from desktop.cli.output import complain
from desktop.paths import Paths

if TYPE_CHECKING:
    # The window starts without it.
    from desktop.exports.pages import Drawing

__all__ = ["KNOWN_ERRORS", "Options", "complain", "parse", "run"]


def run(options: Options, paths: Paths, draw: Callable[[], Drawing]) -> int:
    """Run the command that the options name and give its exit status.

    `draw` makes what draws pages; it is called only where something is to be drawn.
    """
    if options.command is None:
        raise ValueError("the window is not a command")
    # The window starts without what the commands load.
    from desktop.cli.commands import run_command

    return run_command(options.command, paths, draw)
