"""Where a package is made: build/ for what is only on the way, dist/ for what people get."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from install.identity import COMMAND, NAME

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels of the icons in PNG; what the icon theme of a Linux desktop looks for."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The places below the folder of the checkout; none of them need exist yet."""

    root: Path

    @property
    def build(self) -> Path:
        """What is only on the way."""
        return self.root / "build"

    @property
    def dist(self) -> Path:
        """What people get."""
        return self.root / "dist"

    @property
    def dictionary(self) -> Path:
        """The folder of the index, its only file with the suffix .db."""
        return self.build / "dictionary"

    @property
    def icons(self) -> Path:
        """The folder of the icons."""
        return self.build / "icons"

    @property
    def licences(self) -> Path:
        """The folder of the licences of everything in the bundle."""
        return self.build / "licences"

    @property
    def bytecode(self) -> Path:
        """The folder of our packages as bytecode."""
        return self.build / "bytecode"

    @property
    def qt_support(self) -> Path:
        """The folder of the support code of Qt for Python as bytecode."""
        return self.build / "qt-support"

    @property
    def stripped(self) -> Path:
        """The folder of the libraries without tables for debuggers."""
        return self.build / "stripped"

    @property
    def bundle(self) -> Path:
        """The frozen program with all that it needs: a folder."""
        return self.dist / COMMAND

    @property
    def app(self) -> Path:
        """The same as a macOS application."""
        return self.dist / f"{NAME}.app"

    @property
    def program(self) -> Path:
        """The program in the bundle, on Linux."""
        return self.bundle / COMMAND
