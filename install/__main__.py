"""`python -m install package|check`: what `python3 go.py package` and `package-check` call."""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from install import linux, macos, sizes, tools, windows
from install.errors import PackageError
from install.freeze import freeze
from install.identity import NAME, ROOT, VERSION
from install.layout import Layout
from install.tools import say


def main(arguments: list[str]) -> int:
    """Do what was asked and give the exit status."""
    parser = ArgumentParser(prog="go.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    package = commands.add_parser("package", help="make the install of this system in dist/")
    package.add_argument(
        "--dictionary",
        metavar="FILE|ADDRESS",
        help="carry this CC-CEDICT text (plain, gzip or zip) instead of the newest installed one",
    )
    package.add_argument(
        "--quick", action="store_true", help="pack fast instead of small, to check it"
    )
    commands.add_parser("check", help="start what was made as it may be started, and look at it")
    options = parser.parse_args(arguments)
    try:
        return _package(options) if options.command == "package" else _check()
    except PackageError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _package(options: Namespace) -> int:
    layout = Layout(ROOT)
    say(f"{NAME} {VERSION}")
    if sys.platform.startswith("linux"):
        tools.need(tools.BUILDING)
    freeze(layout, options.dictionary)
    say(sizes.table(sizes.part_sizes(layout.bundle)))
    for made in _packed(layout, options.quick):
        say(f"{made.stat().st_size / 1e6:8.1f} MB  {made.relative_to(ROOT)}")
    return 0


def _packed(layout: Layout, quick: bool) -> list[Path]:
    if sys.platform == "darwin":
        return [macos.make_disk_image(layout)]
    if sys.platform == "win32":
        made = windows.make_setup(layout)
        if made is None:
            say("Inno Setup's compiler (iscc) is not on the PATH, so there is no setup program.")
        return [made] if made is not None else []
    archive = linux.make_archive(layout, quick=quick)
    if shutil.which("dpkg-deb") is None:
        say("There is no dpkg-deb here, so there is no Debian package.")
        return [archive]
    return [archive, linux.make_deb(layout, quick=quick)]


def _check() -> int:
    # Only Linux is checked; the rest of this module runs everywhere.
    from install.checking.run import check_all

    return check_all(Layout(ROOT))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
