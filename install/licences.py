"""Collect the licences of everything that is in a bundle, with one text that names them all."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.utils import canonicalize_name

from install.contents import DATA, shipped
from install.errors import PackageError
from install.identity import COMMAND, LICENCE, NAME, ROOT, VERSION

INDEX = "index.txt"
"""The text that names them all; About can show it as it is."""

_TEXTS = Path(__file__).parent / "files" / "licences"
_APART = {COMMAND, "resources", "pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6"}
_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_LONGEST_NAME = 80
_HEAD = f"""\
{NAME} {VERSION} is under the {LICENCE} licence: see {NAME}/LICENSE. {NAME}/NOTICE says
whose data and ideas it builds on. This copy also contains what follows, each under its own licence,
whose text is in the folder that is named.
"""


@dataclass(frozen=True, slots=True)
class Part:
    """Something in the bundle: its name with the version, its licence, and the texts of that."""

    name: str
    licence: str
    folder: str
    texts: tuple[Path, ...]


def collect(folder: Path, sources: Iterable[str]) -> list[Part]:
    """Write the licences of what these files belong to into a folder, made anew, with an index.

    Raises PackageError where something has no licence that we know of.
    """
    files = {Path(source) for source in sources}
    parts = [_ours(), _python(), _bootloader(), *_distributions(files), *_system(files)]
    shutil.rmtree(folder, ignore_errors=True)
    for part in parts:
        _write(part, folder / part.folder)
    (folder / INDEX).write_text(index_text(parts), encoding="utf-8", newline="\n")
    return parts


def index_text(parts: Iterable[Part]) -> str:
    """Write the index: a block of lines for each part."""
    blocks = [f"{part.name}\n    {part.licence}\n    {part.folder}/" for part in parts]
    return "\n\n".join([_HEAD.rstrip(), *blocks[1:]]) + "\n"


def _ours() -> Part:
    texts = (ROOT / "LICENSE", ROOT / "NOTICE")
    return Part(f"{NAME} {VERSION}", LICENCE, NAME, texts)


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (sysconfig.get_path("stdlib"), sys.base_prefix)
    found = [Path(place) / "LICENSE.txt" for place in places]
    found += [Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright")]
    texts = [text for text in found if text.is_file()][:1]
    if not texts:
        raise PackageError("This Python came without the text of its licence (LICENSE.txt).")
    return Part(f"Python {version}", "PSF License Agreement", "Python", tuple(texts))


def _bootloader() -> Part:
    dist = distribution("pyinstaller")
    terms = "GPL-2.0-or-later, with an exception for programs that it packs"
    return Part(f"PyInstaller's loader {dist.version}", terms, "PyInstaller", _texts(dist))


def _distributions(files: set[Path]) -> list[Part]:
    owners = {
        Path(str(dist.locate_file(file))): dist
        for dist in shipped().values()
        for file in dist.files or ()
        if ".." not in file.parts
    }
    found = {canonicalize_name(owners[file].name) for file in files if file in owners}
    found |= {canonicalize_name(package) for package in DATA}
    others = [_distribution(shipped()[name]) for name in sorted(found - _APART)]
    return [_qt(), *others]


def _qt() -> Part:
    texts = tuple([_TEXTS / text for text in ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")])
    version = distribution("pyside6").version
    return Part(f"Qt and Qt for Python {version}", "LGPL-3.0-only", "Qt", texts)


def _distribution(dist: Distribution) -> Part:
    name, licence = dist.name, licence_of(dist)
    texts = _texts(dist)
    if not texts and licence == "MIT":
        texts = (_TEXTS / "MIT.txt",)
        author = (dist.metadata["Author"] or dist.metadata["Author-email"] or "").split(" <")[0]
        licence += f", copyright {author}"
    if not texts:
        raise PackageError(f"{name} came without the text of its licence ({licence}).")
    return Part(f"{name} {dist.version}", licence, name, texts)


def licence_of(dist: Distribution) -> str:
    """Name the licence of a distribution, in its own words; raises PackageError without any."""
    facts = dist.metadata
    classifiers = [
        line.rsplit(" :: ", 1)[1]
        for line in facts.get_all("Classifier", [])
        if line.startswith("License :: ") and line.count(" :: ") > 1
    ]
    named = facts["License-Expression"] or (facts["License"] or "").strip()
    if named and len(named) <= _LONGEST_NAME and "\n" not in named:
        return named
    if not classifiers:
        raise PackageError(f"{dist.name} does not say under which licence it is.")
    return ", ".join(classifiers)


def _texts(dist: Distribution) -> tuple[Path, ...]:
    listed = set(dist.metadata.get_all("License-File", []))
    found = []
    for file in dist.files or ():
        inside = "/".join(file.parts[1:])
        if not file.parts[0].endswith(".dist-info"):
            continue
        if inside.removeprefix("licenses/") in listed or _FILE.search(inside):
            found.append(Path(str(dist.locate_file(file))))
    return tuple(sorted(found))


def _system(files: set[Path]) -> list[Part]:
    """Find the packages of a Debian that libraries come from; elsewhere none are taken along."""
    if shutil.which("dpkg-query") is None:
        return []
    inside = (Path(sys.prefix), Path(sys.base_prefix), ROOT)
    outside = [
        file.resolve()
        for file in files
        if file.is_absolute() and not any(file.is_relative_to(place) for place in inside)
    ]
    packages = sorted({package for file in outside for package in _packages_of(file)})
    return [_package(name) for name in packages if not name.startswith("libpython")]


def _packages_of(file: Path) -> list[str]:
    for place in (file, Path("/", *file.parts[2:]) if file.parts[1:2] == ("usr",) else file):
        command = ["dpkg-query", "--search", str(place)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return [done.stdout.split(": ")[0].split(":")[0].split(",")[0]]
    raise PackageError(f"{file} belongs to no package, so its licence is not known.")


def _package(name: str) -> Part:
    command = ["dpkg-query", "--show", "--showformat=${Version}\n", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    text = Path("/usr/share/doc") / name / "copyright"
    if not text.is_file():
        raise PackageError(f"The package {name} came without the text of its licence.")
    version = done.stdout.split("\n")[0]
    return Part(f"{name} {version} (Debian)", "see its text", f"system/{name}", (text,))


def _write(part: Part, folder: Path) -> None:
    for text in part.texts:
        # Some have folders of texts, of the same names.
        below = (
            text.parts[text.parts.index("licenses") + 1 : -1] if "licenses" in text.parts else ()
        )
        target = folder.joinpath(*below, text.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(text, target)
