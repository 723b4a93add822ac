"""What only macOS has: the facts in Info.plist, and the disk image."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from install.associations import document_types, imported_types
from install.identity import COPYRIGHT, NAME, VERSION
from install.layout import Layout

_OLDEST = "14.0"
"""Qt for Python's own minimum."""


def info_plist() -> dict[str, object]:
    """Give what Info.plist has beside what PyInstaller puts into it."""
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        "CFBundleDocumentTypes": document_types(),
        "UTImportedTypeDeclarations": imported_types(),
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": _OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": COPYRIGHT,
        "NSRequiresAquaSystemAppearance": False,
    }


def disk_image_commands(layout: Layout, environ: Mapping[str, str]) -> list[list[str]]:
    """List the commands that make the disk image, signed and notarized where the names for that
    are in the environment: DUBEN_SIGN_IDENTITY, and DUBEN_NOTARY_PROFILE of `notarytool`.

    The folder build/image has been made before, with the application in it.
    """
    image = str(image_path(layout))
    commands = [
        ["hdiutil", "create", "-volname", NAME, "-srcfolder", str(layout.build / "image"),
         "-fs", "HFS+", "-format", "ULFO", "-ov", image],
    ]  # fmt: skip
    identity = environ.get("DUBEN_SIGN_IDENTITY")
    profile = environ.get("DUBEN_NOTARY_PROFILE")
    if identity:
        commands.append(["codesign", "--sign", identity, "--timestamp", image])
    if identity and profile:
        notary = ["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"]
        commands += [notary, ["xcrun", "stapler", "staple", image]]
    return commands


def image_path(layout: Layout) -> Path:
    """Give the disk image."""
    return layout.dist / f"{NAME}-{VERSION}.dmg"


def make_disk_image(layout: Layout) -> Path:
    """Make the disk image: the application, and a link to where it is to be dragged."""
    folder = layout.build / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(layout.app, folder / layout.app.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    for command in disk_image_commands(layout, os.environ):
        subprocess.run(command, check=True)
    return image_path(layout)
