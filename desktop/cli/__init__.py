"""The command line: what can be typed, and the commands that need no window."""

from __future__ import annotations

from desktop.cli.options import Options
from desktop.cli.parser import parse

__all__ = ["Options", "parse"]
