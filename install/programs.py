"""Which programs a bundle has on each system, as PyInstaller's EXE is asked for them."""

from __future__ import annotations

from typing import Any

from install.identity import (
    COMMAND,
    COPYRIGHT,
    NAME,
    PUBLISHER,
    SUMMARY,
    VERSION,
    WINDOW_COMMAND,
    version_numbers,
)
from install.layout import Layout


def programs(system: str, layout: Layout) -> list[dict[str, Any]]:
    """Give the arguments of each program; `system` is what Python calls it in `sys.platform`.

    Windows has two that differ in one bit: what opens a console opens one for the window too.
    """
    if system == "darwin":
        icon = str(layout.icons / f"{COMMAND}.icns")
        return [{"name": NAME, "console": False, "icon": icon}]
    if system != "win32":
        return [{"name": COMMAND, "console": True}]
    icon = str(layout.icons / f"{COMMAND}.ico")
    common = {"icon": icon, "contents_directory": "_internal"}
    made = []
    for name, console in ((WINDOW_COMMAND, False), (COMMAND, True)):
        version = layout.build / f"{name}.version"
        version.parent.mkdir(parents=True, exist_ok=True)
        version.write_text(version_resource(name), encoding="utf-8")
        made.append({"name": name, "console": console, "version": str(version), **common})
    return made


def version_resource(program: str) -> str:
    """Write what Windows shows about a program, in the form that PyInstaller reads."""
    facts = {
        "CompanyName": PUBLISHER,
        "FileDescription": NAME,
        "FileVersion": VERSION,
        "InternalName": program,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{program}.exe",
        "ProductName": NAME,
        "ProductVersion": VERSION,
        "Comments": SUMMARY,
    }
    strings = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in facts.items())
    numbers = version_numbers()
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F,"
        " flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )
