"""Say something, and have the system's own tools that a package or its check needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

from install.errors import PackageError

BUILDING: Mapping[str, str] = {
    "objcopy": "binutils",
    "objdump": "binutils",
    "strip": "binutils",
    "xz": "xz-utils",
}
"""The programs that a package is made with on Linux, and the Debian packages that have them."""
CHECKING: Mapping[str, str] = {
    "ldd": "libc-bin",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "update-mime-database": "shared-mime-info",
}
"""Those with which it is checked."""


def say(text: str) -> None:
    """Tell the user something, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def provide(tools: Mapping[str, str]) -> set[str]:
    """Install the programs that are missing where we may; give the names of those still missing."""
    missing = {name for name in tools if shutil.which(name) is None}
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if missing and root and shutil.which("apt-get"):
        _install(sorted({tools[name] for name in missing}))
        missing = {name for name in missing if shutil.which(name) is None}
    return missing


def need(tools: Mapping[str, str]) -> None:
    """Have these programs, or raise PackageError that says what to type."""
    missing = provide(tools)
    if missing:
        packages = " ".join(sorted({tools[name] for name in missing}))
        raise PackageError(
            f"These programs are missing: {' '.join(sorted(missing))}.\n"
            f"On Debian and Ubuntu:  sudo apt-get install {packages}"
        )


def _install(packages: Iterable[str]) -> None:
    say(f"Installing system packages: {' '.join(packages)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    # Without the lists of packages, which a bare machine lacks, the first attempt is in vain.
    for command in (install, ["apt-get", "update", "--quiet"], install):
        done = subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if command is install and done.returncode == 0:
            return
