from __future__ import annotations

from install.orphans import Item, without_dangling, without_orphans


def library(name: str) -> Item:
    return (f"lib/{name}", f"/src/{name}", "BINARY")


NEEDS = {
    "/src/QtGui.abi3.so": ["libQt6Gui.so.6", "libc.so.6"],
    "/src/libQt6Gui.so.6": ["/usr/lib/libQt6Core.so.6"],
    "/src/libQt6Core.so.6": ["libicu.so.73"],
    "/src/libqxcb.so": ["libxcb-cursor.so.0"],
    "/src/libQt6Qml.so.6": ["libQt6Network.so.6"],
}
ITEMS: list[Item] = [
    ("PySide6/QtGui.abi3.so", "/src/QtGui.abi3.so", "EXTENSION"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "/src/libqxcb.so", "BINARY"),
    library("libQt6Gui.so.6"),
    library("libQt6Core.so.6"),
    library("libicu.so.73"),
    library("libxcb-cursor.so.0"),
    library("libQt6Qml.so.6"),
    library("libQt6Network.so.6"),
    ("libpython3.11.so.1.0", "/src/libpython3.11.so.1.0", "BINARY"),
    ("libQt6Qml.so.6", "lib/libQt6Qml.so.6", "SYMLINK"),
    ("libQt6Gui.so.6", "lib/libQt6Gui.so.6", "SYMLINK"),
]


def test_libraries_that_only_dropped_ones_needed_go_with_them() -> None:
    kept = without_orphans(ITEMS, lambda file: NEEDS.get(file, []))
    gone = {item[0] for item in ITEMS} - {item[0] for item in kept}
    assert gone == {"lib/libQt6Qml.so.6", "lib/libQt6Network.so.6"}


def test_links_to_what_is_gone_go_too() -> None:
    kept = without_orphans(ITEMS, lambda file: NEEDS.get(file, []))
    links = [item[0] for item in without_dangling(kept, kept) if item[2] == "SYMLINK"]
    assert links == ["libQt6Gui.so.6"]


def test_windows_finds_libraries_whatever_their_case() -> None:
    items: list[Item] = [
        ("PySide6\\QtGui.pyd", "C:\\QtGui.pyd", "EXTENSION"),
        ("PySide6\\Qt6Gui.dll", "C:\\Qt6Gui.dll", "BINARY"),
        ("PySide6\\Qt6Qml.dll", "C:\\Qt6Qml.dll", "BINARY"),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\qwindows.dll", "BINARY"),
        ("python311.dll", "C:\\python311.dll", "BINARY"),
    ]
    needs = {"C:\\QtGui.pyd": ["QT6GUI.dll"]}
    kept = without_orphans(items, lambda file: needs.get(file, []))
    assert [item[0] for item in items if item not in kept] == ["PySide6\\Qt6Qml.dll"]
