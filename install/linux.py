"""What only Linux has: the Debian package, and the archive that runs where it is unpacked."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from go import LIBRARIES
from install.associations import mime_types
from install.elf import elf_files, needs_of
from install.errors import PackageError
from install.identity import (
    COMMAND,
    IDENTIFIER,
    LICENCE,
    NAME,
    PUBLISHER,
    ROOT,
    SUMMARY,
    VERSION,
)
from install.layout import ICON_SIZES, Layout

_FILES = Path(__file__).parent / "files"
_OTHER_LIBRARIES = {
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgcc_s.so.1": "libgcc-s1",
    "libOpenGL.so.0": "libopengl0",
    "libGLX.so.0": "libglx0",
}
"""Libraries that a frozen Duben needs of the system beside those that go.py looks for."""
OPTIONAL_LIBRARIES = {"libcups.so.2": "libcups2t64 | libcups2"}
"""Where they are missing only a plugin is not loaded: without CUPS there is no printer either."""
_LIBC = (
    "ld-linux", "libc.so", "libdl.so", "libm.so", "libpthread.so", "libresolv.so", "librt.so",
    "libutil.so",
)  # fmt: skip
_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
_QUICK, _SMALL = 0, 6


def outside_needs(bundle: Path) -> tuple[set[str], tuple[int, int]]:
    """Give the libraries that a bundle needs and doesn't have, and the glibc that it asks for."""
    needs = [needs_of(file) for file in elf_files(bundle)]
    inside = {file.name for file in bundle.rglob("*")}
    wanted = {library for need in needs for library in need.libraries} - inside
    return wanted, max(need.glibc for need in needs)


def debian_needs(libraries: Iterable[str], glibc: tuple[int, int]) -> tuple[list[str], list[str]]:
    """Name the Debian packages that have these libraries: those needed, and those of use.

    Raises PackageError where one is not known.
    """
    known = {**_OTHER_LIBRARIES}
    for table in LIBRARIES.values():
        known.update(table)
    needed, useful = {f"libc6 (>= {glibc[0]}.{glibc[1]})"}, set()
    for library in libraries:
        if library.startswith(_LIBC):
            continue
        if library in OPTIONAL_LIBRARIES:
            useful.add(OPTIONAL_LIBRARIES[library])
        elif library in known:
            needed.add(" | ".join(known[library].split()))
        else:
            raise PackageError(f"Nobody has said which Debian package has {library}.")
    return sorted(needed), sorted(useful)


def metainfo() -> str:
    """Write what software centres show."""
    types = [f"    <mediatype>{mime}</mediatype>" for mime in mime_types()]
    values = {
        "identifier": IDENTIFIER,
        "developer_id": IDENTIFIER.rsplit(".", 1)[0],
        "licence": LICENCE,
        "name": NAME,
        "command": COMMAND,
        "publisher": PUBLISHER,
        "version": VERSION,
        "date": time.strftime("%Y-%m-%d", time.gmtime(_source_time())),
        "mediatypes": "\n".join(types),
    }
    text = (_FILES / "metainfo.xml").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    return text


def put_tree(layout: Layout, root: Path) -> None:
    """Put all files of the Debian package where they belong below a folder, made anew."""
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(layout.bundle, root / "usr" / "lib" / COMMAND, symlinks=True)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / COMMAND).symlink_to(f"../lib/{COMMAND}/{COMMAND}")
    resources = ROOT / "resources"
    _put(resources / f"{COMMAND}.desktop", share / "applications")
    _put(_FILES / f"{COMMAND}-mime.xml", share / "mime" / "packages", f"{COMMAND}.xml")
    icons = share / "icons" / "hicolor"
    _put(resources / f"{COMMAND}.svg", icons / "scalable" / "apps")
    for size in ICON_SIZES:
        picture = layout.icons / f"{COMMAND}-{size}.png"
        _put(picture, icons / f"{size}x{size}" / "apps", f"{COMMAND}.png")
    (share / "metainfo").mkdir()
    about = share / "metainfo" / f"{IDENTIFIER}.metainfo.xml"
    about.write_text(metainfo(), encoding="utf-8")
    _put(ROOT / "LICENSE", share / "doc" / COMMAND, "copyright")
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def make_deb(layout: Layout, *, quick: bool) -> Path:
    """Make the Debian package."""
    root = layout.build / "deb"
    put_tree(layout, root)
    (root / "DEBIAN").mkdir()
    needed, useful = debian_needs(*outside_needs(layout.bundle))
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    (root / "DEBIAN" / "control").write_text(
        control(needed, useful, size, _MACHINES.get(platform.machine(), platform.machine())),
        encoding="utf-8",
    )
    (root / "DEBIAN" / "md5sums").write_text("".join(_sums(root)), encoding="utf-8")
    target = deb_path(layout)
    level = _QUICK if quick else _SMALL
    options = ["--root-owner-group", "-Zxz", f"-z{level}"]
    _run(["dpkg-deb", *options, "--build", str(root), str(target)])
    return target


def control(needed: Iterable[str], useful: Iterable[str], size: int, machine: str) -> str:
    """Write what the package manager wants to know; `size` is in KB."""
    lines = [
        f"Package: {COMMAND}",
        f"Version: {VERSION}",
        "Section: education",
        "Priority: optional",
        f"Architecture: {machine}",
        f"Maintainer: {PUBLISHER}",
        f"Installed-Size: {size}",
        f"Depends: {', '.join(needed)}",
        f"Recommends: {', '.join(useful)}" if useful else "",
        f"Description: {SUMMARY}",
        " An article or a novel in Chinese, read word by word: pinyin on hovering, a card",
        " with the meaning at a click, a list of the words that matter, and reviews.",
        " It works offline.",
    ]
    return "\n".join(filter(None, lines)) + "\n"


def deb_path(layout: Layout) -> Path:
    """Give the Debian package."""
    machine = _MACHINES.get(platform.machine(), platform.machine())
    return layout.dist / f"{COMMAND}_{VERSION}_{machine}.deb"


def archive_path(layout: Layout) -> Path:
    """Give the archive."""
    return layout.dist / f"{COMMAND}-{VERSION}-linux-{platform.machine()}.tar.xz"


def make_archive(layout: Layout, *, quick: bool) -> Path:
    """Make the archive: one folder, with the program and what a desktop wants to know about it."""
    folder = layout.build / "archive" / f"{COMMAND}-{VERSION}"
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(layout.bundle, folder, symlinks=True)
    extras = (
        ROOT / "resources" / f"{COMMAND}.desktop",
        ROOT / "resources" / f"{COMMAND}.svg",
        ROOT / "LICENSE",
        ROOT / "NOTICE",
    )
    for extra in extras:
        _put(extra, folder)
    target = archive_path(layout)
    level = _QUICK if quick else _SMALL
    # Owners and times of this machine are nobody's business.
    command = [
        "tar", "--create", f"--file={target}", f"--use-compress-program=xz -T0 -{level}",
        "--owner=0", "--group=0", "--numeric-owner", "--sort=name", f"--mtime=@{_source_time()}",
        f"--directory={folder.parent}", folder.name,
    ]  # fmt: skip
    _run(command)
    shutil.rmtree(folder.parent)
    return target


def _source_time() -> int:
    """Give the time that stands for that of this version, in seconds since 1970."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())


def _put(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / (name or file.name))


def _sums(root: Path) -> Iterable[str]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            yield f"{digest}  {path.relative_to(root)}\n"


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackageError(done.stderr.strip() or "A package could not be made.")
