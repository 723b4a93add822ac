"""What each system is told about Duben, as far as that can be seen on any of them."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from desktop.documents.formats import SUFFIXES
from install import linux, macos, windows
from install.associations import KINDS, mime_types
from install.elf import parse_needs
from install.errors import PackageError
from install.identity import (
    COMMAND,
    COPYRIGHT,
    IDENTIFIER,
    NAME,
    ROOT,
    VERSION,
    WINDOW_COMMAND,
    WINDOWS_ID,
    version_numbers,
)
from install.layout import ICON_SIZES, Layout
from install.programs import programs, version_resource

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


# Names


def test_the_version_is_that_of_pyproject() -> None:
    assert f'\nversion = "{VERSION}"\n' in PYPROJECT
    assert ".".join(map(str, version_numbers())).startswith(VERSION)


def test_the_programs_have_the_names_that_pyproject_gives_them() -> None:
    assert f'\n{WINDOW_COMMAND} = "desktop.__main__:main"' in PYPROJECT
    assert f'\n{COMMAND} = "desktop.__main__:main"' in PYPROJECT


def test_the_copyright_is_that_of_the_licence() -> None:
    assert COPYRIGHT in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_every_file_that_the_window_opens_has_a_kind() -> None:
    assert {suffix for kind in KINDS for suffix in kind.suffixes} == set(SUFFIXES)


# Programs


def test_windows_has_a_window_without_a_console_and_a_twin_with_one(tmp_path: Path) -> None:
    made = programs("win32", Layout(tmp_path))
    assert [(one["name"], one["console"]) for one in made] == [
        ("duben-window", False),
        ("duben", True),
    ]
    assert all(one["icon"].endswith("duben.ico") for one in made)
    assert all(Path(one["version"]).read_text(encoding="utf-8") for one in made)


@pytest.mark.parametrize(
    ("system", "name", "console"), [("darwin", "Duben", False), ("linux", "duben", True)]
)
def test_elsewhere_one_program_is_enough(
    tmp_path: Path, system: str, name: str, console: bool
) -> None:
    (made,) = programs(system, Layout(tmp_path))
    assert (made["name"], made["console"]) == (name, console)


def test_the_version_resource_is_what_pyinstaller_evaluates() -> None:
    def parts(*given: Any, **named: Any) -> tuple[Any, ...]:
        return (*given, named)

    names = (
        "VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct",
        "VarFileInfo", "VarStruct",
    )  # fmt: skip
    text = version_resource("duben")
    (facts,) = eval(text, dict.fromkeys(names, parts))
    assert facts["ffi"][0]["filevers"] == version_numbers()
    assert f"StringStruct('ProductVersion', '{VERSION}')" in text


# Windows


def test_the_setup_script_is_filled_in(tmp_path: Path) -> None:
    text = windows.setup_script(Layout(tmp_path), {})
    assert "{{" not in text.replace(f"{{{WINDOWS_ID}", "")
    assert f"AppId={{{WINDOWS_ID}\n" in text
    assert f"AppVersion={VERSION}\n" in text
    assert f'Source: "{tmp_path / "dist" / "duben"}\\*"' in text
    assert "SignTool" not in text
    for suffix in SUFFIXES:
        assert f'ValueName: "{suffix}"' in text
    braces = re.sub(r"\{(app|cm:[^{}]*|auto\w+)\}", "", text.replace(f"{{{WINDOWS_ID}", ""))
    assert not re.search(r"[{}]", braces.partition("[Setup]")[2])


def test_the_setup_program_is_signed_where_there_is_an_identity(tmp_path: Path) -> None:
    text = windows.setup_script(Layout(tmp_path), {"DUBEN_SIGN_IDENTITY": "Somebody"})
    assert "SignTool=duben\nSignedUninstaller=yes\n" in text


# macOS


def test_the_property_list_can_be_written_and_read() -> None:
    facts = plistlib.loads(plistlib.dumps(macos.info_plist()))
    assert facts["CFBundleShortVersionString"] == VERSION
    listed = [kind["LSItemContentTypes"] for kind in facts["CFBundleDocumentTypes"]]
    types = {one for types in listed for one in types}
    assert {"public.plain-text", "com.adobe.pdf", "org.idpf.epub-container"} <= types
    imported = {one["UTTypeIdentifier"] for one in facts["UTImportedTypeDeclarations"]}
    known = ("public.", "com.adobe.", "org.idpf.", "org.openxmlformats.")
    assert {one for one in types if not one.startswith(known)} == imported


def test_the_disk_image_is_signed_and_notarized_only_with_names_for_that(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    plain = macos.disk_image_commands(layout, {})
    assert [command[0] for command in plain] == ["hdiutil"]
    signed = macos.disk_image_commands(layout, {"DUBEN_SIGN_IDENTITY": "Somebody"})
    assert [command[0] for command in signed] == ["hdiutil", "codesign"]
    both = {"DUBEN_SIGN_IDENTITY": "Somebody", "DUBEN_NOTARY_PROFILE": "mine"}
    notarized = macos.disk_image_commands(layout, both)
    assert [command[:2] for command in notarized[2:]] == [
        ["xcrun", "notarytool"],
        ["xcrun", "stapler"],
    ]
    assert all(str(macos.image_path(layout)) in command for command in notarized)


# Linux


def test_the_desktop_entry_opens_what_duben_opens() -> None:
    entry = (ROOT / "resources" / "duben.desktop").read_text(encoding="utf-8")
    (line,) = (line for line in entry.splitlines() if line.startswith("MimeType="))
    assert line == f"MimeType={';'.join(mime_types())};"


def test_the_metadata_names_program_version_and_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    text = linux.metainfo()
    assert "{{" not in text
    root = ElementTree.fromstring(text)
    assert root.findtext("id") == IDENTIFIER
    assert root.findtext("launchable") == "duben.desktop"
    release = root.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": VERSION, "date": "2026-09-21"}
    assert [one.text for one in root.findall("provides/mediatype")] == mime_types()


def test_the_package_asks_for_what_the_bundle_is_linked_with_and_does_not_have() -> None:
    needed, useful = linux.debian_needs(
        ["libc.so.6", "ld-linux-x86-64.so.2", "libGL.so.1", "libglib-2.0.so.0", "libcups.so.2"],
        (2, 35),
    )
    assert needed == ["libc6 (>= 2.35)", "libgl1", "libglib2.0-0t64 | libglib2.0-0"]
    assert useful == ["libcups2t64 | libcups2"]


def test_a_library_of_an_unknown_package_stops_the_build() -> None:
    with pytest.raises(PackageError, match="which Debian package has libunheard"):
        linux.debian_needs(["libunheard.so.1"], (2, 34))


def test_the_control_file_is_what_dpkg_reads() -> None:
    text = linux.control(["libc6 (>= 2.35)", "libgl1"], [], 1234, "amd64")
    fields = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" "))
    assert fields["Depends"] == "libc6 (>= 2.35), libgl1"
    assert (fields["Package"], fields["Version"]) == ("duben", VERSION)
    assert "Recommends" not in fields
    assert text.endswith("\n")


def test_the_tree_of_the_package_has_everything_in_its_place(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    (layout.bundle / "_internal").mkdir(parents=True)
    layout.program.touch(mode=0o700)
    (layout.bundle / "_internal" / "data").touch(mode=0o600)
    layout.icons.mkdir(parents=True)
    for size in ICON_SIZES:
        (layout.icons / f"duben-{size}.png").touch()
    root = tmp_path / "root"
    linux.put_tree(layout, root)
    usr = root / "usr"
    assert (usr / "bin" / "duben").resolve() == usr / "lib" / "duben" / "duben"
    assert (usr / "lib" / "duben" / "duben").stat().st_mode & 0o777 == 0o755
    assert (usr / "lib" / "duben" / "_internal" / "data").stat().st_mode & 0o777 == 0o644
    share = {str(path.relative_to(usr / "share")) for path in (usr / "share").rglob("*.*")}
    assert {
        "applications/duben.desktop",
        "icons/hicolor/scalable/apps/duben.svg",
        "icons/hicolor/48x48/apps/duben.png",
        f"metainfo/{IDENTIFIER}.metainfo.xml",
        "mime/packages/duben.xml",
    } <= share


def test_the_mime_types_can_be_read() -> None:
    root = ElementTree.parse(ROOT / "install" / "files" / "duben-mime.xml").getroot()
    assert {one.attrib["type"] for one in root} <= set(mime_types())


def test_needs_are_read_from_the_headers_of_a_file() -> None:
    text = """
Dynamic Section:
  NEEDED               libQt6Core.so.6
  NEEDED               libc.so.6
  SONAME               libQt6Gui.so.6

Version References:
  required from libc.so.6:
    0x06969191 0x00 08 GLIBC_2.14
    0x069691b4 0x00 02 GLIBC_2.34
    0x09691a75 0x00 07 GLIBC_2.2.5
"""
    needs = parse_needs(text)
    assert needs.libraries == ("libQt6Core.so.6", "libc.so.6")
    assert needs.glibc == (2, 34)
    assert parse_needs("").libraries == ()


def test_the_name_is_the_same_everywhere() -> None:
    entry = (ROOT / "resources" / "duben.desktop").read_text(encoding="utf-8")
    assert f"\nName={NAME}\n" in entry
    assert f"\nExec={COMMAND} %f\n" in entry
    assert f"\nIcon={COMMAND}\n" in entry
