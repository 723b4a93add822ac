"""What only Windows has: the setup program, made with Inno Setup."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from install.associations import registry_lines
from install.errors import PackageError
from install.identity import (
    COMMAND,
    NAME,
    PUBLISHER,
    ROOT,
    VERSION,
    WINDOW_COMMAND,
    WINDOWS_ID,
    version_numbers,
)
from install.layout import Layout

_TEMPLATE = Path(__file__).parent / "files" / "duben.iss"


def setup_script(layout: Layout, environ: Mapping[str, str]) -> str:
    """Write the script for Inno Setup.

    With DUBEN_SIGN_IDENTITY in the environment, setup and uninstaller are signed by the sign tool
    `duben`, which Inno Setup is told of on its command line.
    """
    signing = "SignTool=duben\nSignedUninstaller=yes" if environ.get("DUBEN_SIGN_IDENTITY") else ""
    values = {
        # Inno Setup takes a brace for the beginning of a constant; two stand for one.
        "id": "{" + WINDOWS_ID,
        "name": NAME,
        "version": VERSION,
        "numbers": ".".join(map(str, version_numbers())),
        "publisher": PUBLISHER,
        "window": WINDOW_COMMAND,
        "dist": str(layout.dist),
        "bundle": str(layout.bundle),
        "icon": str(layout.icons / f"{COMMAND}.ico"),
        "licence": str(ROOT / "LICENSE"),
        "registry": "\n".join(registry_lines()),
        "signing": signing,
    }
    text = _TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def make_setup(layout: Layout) -> Path | None:
    """Make the setup program; None where Inno Setup's compiler is not on the PATH.

    Raises PackageError where it fails.
    """
    script = layout.build / "duben.iss"
    # Inno Setup reads UTF-8 only after a byte order mark.
    script.write_text(setup_script(layout, os.environ), encoding="utf-8-sig")
    compiler = shutil.which("iscc")
    if compiler is None:
        return None
    command = [compiler, "/Q", str(script)]
    if tool := os.environ.get("DUBEN_SIGN_TOOL"):
        command.insert(1, f"/Sduben={tool}")
    if subprocess.run(command, check=False).returncode:
        raise PackageError("Inno Setup failed; the lines above say why.")
    return layout.dist / f"{NAME}-{VERSION}-setup.exe"
