"""Check the Debian package: what is said in it, and that it comes and goes without a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from install.associations import mime_types
from install.checking.errors import CheckError
from install.checking.situations import Situation, own_folder
from install.identity import COMMAND, IDENTIFIER
from install.layout import Layout
from install.linux import deb_path

_KNOWN_TYPES = Path("/usr/share/mime/packages/freedesktop.org.xml")


def check_descriptions(layout: Layout, folder: Path, missing: set[str]) -> str:
    """Validate desktop entry, AppStream metadata and MIME types, with the tools there are."""
    root = folder / "unpacked"
    _tool("dpkg-deb", "--extract", str(deb_path(layout)), str(root))
    share = root / "usr" / "share"
    entry = share / "applications" / f"{COMMAND}.desktop"
    about = share / "metainfo" / f"{IDENTIFIER}.metainfo.xml"
    checks = {
        "desktop-file-validate": [str(entry)],
        "appstreamcli": ["validate", "--no-net", str(about)],
        "update-mime-database": [str(share / "mime")],
    }
    for tool, arguments in checks.items():
        if tool not in missing:
            said = _tool(tool, *arguments)
            if tool == "desktop-file-validate" and said:
                raise CheckError(f"{tool}: {said}")
    _check_types(entry, share / "mime" / "packages" / f"{COMMAND}.xml")
    left = ", ".join(sorted(set(checks) & missing))
    return "desktop entry, AppStream, MIME types" + (
        f"; not asked, as missing: {left}" if left else ""
    )


def _check_types(entry: Path, package: Path) -> None:
    listed = _value(entry, "MimeType").rstrip(";").split(";")
    if sorted(listed) != sorted(mime_types()):
        raise CheckError("The desktop entry lists other MIME types than install/associations.py")
    texts = [file.read_text(encoding="utf-8") for file in (package, _KNOWN_TYPES) if file.exists()]
    unknown = [mime for mime in listed if not any(f'type="{mime}"' in text for text in texts)]
    if unknown and _KNOWN_TYPES.exists():
        raise CheckError(f"No system would know these MIME types: {', '.join(unknown)}")


def _value(entry: Path, key: str) -> str:
    lines = entry.read_text(encoding="utf-8").splitlines()
    return next(line.partition("=")[2] for line in lines if line.startswith(f"{key}="))


def check_install(layout: Layout, folder: Path) -> str:
    """Install the package below a folder, run it, remove it; root does so with dpkg itself."""
    root = folder / "root"
    with_dpkg = os.geteuid() == 0 and shutil.which("dpkg") is not None
    if with_dpkg:
        (root / "var" / "lib" / "dpkg" / "info").mkdir(parents=True)
        (root / "var" / "lib" / "dpkg" / "updates").mkdir()
        (root / "var" / "lib" / "dpkg" / "status").touch()
        # Its needs are met by the machine, which that root knows nothing of.
        _dpkg(root, "--force-depends", "--install", str(deb_path(layout)))
    else:
        _tool("dpkg-deb", "--extract", str(deb_path(layout)), str(root))
    program = root / "usr" / "bin" / COMMAND
    if not os.access(program, os.X_OK):
        raise CheckError(f"The package has no program /usr/bin/{COMMAND}")
    home = own_folder(root / "home")
    situation = Situation("installed", {"HOME": str(home), "LANG": "C.UTF-8"})
    situation.run(program, "check", folder=home).soundly()
    words = home / ".local" / "share" / "Duben"
    if not words.is_dir():
        raise CheckError("The installed program keeps its data elsewhere than in the user's home")
    (words / "kept").touch()
    if not with_dpkg:
        return "unpacked and run; not installed with dpkg, which needs root"
    _dpkg(root, "--remove", COMMAND)
    _dpkg(root, "--purge", COMMAND)
    left = [path for path in (root / "usr").rglob("*") if not path.is_dir()]
    if left:
        raise CheckError(f"Removed, the package leaves {left[0].relative_to(root)}")
    if not (words / "kept").exists():
        raise CheckError("Removed, the package has taken the user's data with it")
    return "installed, run and removed with dpkg; the user's data stayed"


def _dpkg(root: Path, *arguments: str) -> None:
    _tool("dpkg", f"--root={root}", "--log=/dev/null", *arguments)


def _tool(*command: str) -> str:
    """Run a tool of the system; give what it says, raise CheckError where it fails."""
    environ = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        _found(command), env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode("utf-8", "replace").strip()
    if done.returncode:
        raise CheckError(f"{command[0]}: {said[-800:]}")
    return said


def _found(command: Sequence[str]) -> list[str]:
    # dpkg asks for the programs of the administrator, which not every PATH has.
    found = shutil.which(command[0], path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if found is None:
        raise CheckError(f"The program {command[0]} is missing.")
    return [found, *command[1:]]
