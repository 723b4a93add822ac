"""The window as the program starts it, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path, index_path: Path) -> Path:
    """A user's folder, whose dictionary is ready."""
    folder = tmp_path / "data"
    (folder / "dictionaries").mkdir(parents=True)
    try:
        os.link(index_path, folder / "dictionaries" / index_path.name)
    except OSError:
        shutil.copy(index_path, folder / "dictionaries")
    return folder


def run(data: Path, *arguments: str | Path, given: bytes = b"") -> tuple[int, str]:
    """Run the program where there is no display; give its status and what it says of itself."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--data-dir", str(data), *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        check=False,
        timeout=60,
    )
    assert done.stdout == b""
    # Qt itself may say something about its platform.
    lines = done.stderr.decode().splitlines()
    return done.returncode, "\n".join(line for line in lines if line.startswith(("duben", " ")))


def is_painted(picture: Path) -> bool:
    image = QImage(str(picture))
    across, down = range(0, image.width(), 3), range(0, image.height(), 7)
    return len({image.pixel(x, y) for x in across for y in down}) > 100


def test_a_picture_of_the_window_is_painted_without_a_display(data: Path, tmp_path: Path) -> None:
    article, picture = tmp_path / "article.txt", tmp_path / "window.png"
    article.write_bytes("我在图书馆看书。\n".encode("gbk") * 30)
    assert run(data, article, "--screenshot", picture) == (0, "")
    assert is_painted(picture)


def test_standard_input_is_opened_in_the_window(data: Path, tmp_path: Path) -> None:
    from desktop.study import Study

    picture = tmp_path / "window.png"
    given = "第一章 在/图书馆\n".encode() + "我在图书馆看书。\n".encode() * 30
    assert run(data, "-", "--screenshot", picture, given=given) == (0, "")
    assert is_painted(picture)
    study = Study.open(data)
    (recent,) = study.recent(1)
    study.close()
    assert recent.title == "第一章 在_图书馆"


def test_a_picture_that_cannot_be_written_is_a_failure(data: Path, tmp_path: Path) -> None:
    picture = tmp_path / "none" / "window.png"
    assert run(data, "--screenshot", picture) == (1, f"duben: {picture} can't be written.")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [("none.txt", "none.txt does not exist."), ("-", "standard input.txt is empty: there is noth")],
)
def test_no_picture_is_painted_of_what_cannot_be_opened(
    data: Path, tmp_path: Path, arguments: str, complaint: str
) -> None:
    picture = tmp_path / "window.png"
    status, said = run(data, arguments, "--screenshot", picture)
    assert (status, said.startswith(f"duben: {complaint}")) == (1, True)
    assert not picture.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="there is always a display here")
def test_without_a_display_one_line_says_so(data: Path) -> None:
    assert run(data) == (
        1,
        "duben: There is no display. Use --screenshot PATH to paint a picture.",
    )


def test_a_vocabulary_that_cannot_be_opened_is_said_in_one_line(data: Path, tmp_path: Path) -> None:
    (data / "study.db").write_bytes(b"not a database" * 1000)
    status, said = run(data, "--screenshot", tmp_path / "window.png")
    assert (status, said.count("\n")) == (1, 0)
    assert "study.db" in said


# What the first page does without, and what of Qt takes long to load and is not needed either.
LATER = (
    "numpy", "jieba", "rjieba", "pypinyin", "lxml", "trafilatura", "PySide6.QtNetwork",
    "PySide6.QtPrintSupport", "desktop.exports", "desktop.ui.exporting", "desktop.ui.lessons",
    "desktop.ui.paper", "desktop.ui.library", "desktop.ui.review", "desktop.ui.statistics",
    "desktop.ui.vocabulary", "desktop.ui.safekeeping", "desktop.ui.reader.word_card",
    "desktop.ui.handover", "desktop.cli.parser", "desktop.cli.options", "desktop.cli.commands",
    "desktop.language.language", "desktop.language.alternatives", "desktop.language.coverage",
    "desktop.reviews", "desktop.shelf", "desktop.statistics", "desktop.word_list",
    "desktop.lessons", "desktop.correction_list", "desktop.saved_words", "desktop.word_finder",
    "desktop.lookup", "desktop.vocabulary.word", "desktop.language.corrections",
    "desktop.storage.words", "desktop.storage.corrections", "dictionaries.index",
    "dictionaries.build", "desktop.language.conversion", "desktop.ui.reader.find_bar",
    "desktop.ui.reader.accessible", "desktop.ui.recent_list", "html", "platform", "uuid",
)  # fmt: skip
MOST_OF_OURS = 89
FIRST_FRAME = """
import os, sys
from pathlib import Path
from desktop import __main__ as program, cli
from desktop.paths import find_paths

options = cli.parse(["--data-dir", sys.argv[1], sys.argv[2]])
with program.uncollected():
    app, window = program.open_window(options, options.file, find_paths(options.data_dir, {}))

    def painted():
        print(*sys.modules, flush=True)
        os._exit(0)

    window.reader.painted.connect(painted)
    window.show()
    window.begin(options.file)
    app.exec()
"""


def test_the_first_page_loads_only_what_it_needs(data: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("我在图书馆看书。\n" * 30, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(data), str(article)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=60,
    )
    loaded = done.stdout.decode().split()
    assert [name for name in loaded if name.startswith(LATER)] == []
    ours = [name for name in loaded if name.startswith(("desktop", "dictionaries"))]
    assert len(ours) <= MOST_OF_OURS


def test_a_file_that_macos_asks_for_is_told(tmp_path: Path) -> None:
    """In a process of its own: there is one application in each."""
    script = tmp_path / "ask.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtGui import QFileOpenEvent\n"
        "from desktop.ui.start import make_application\n"
        "sys.platform = 'darwin'\n"
        "app = make_application(Path('duben.log'))\n"
        "app.file_asked.connect(lambda name: print('asked for', name))\n"
        "QCoreApplication.sendEvent(app, QFileOpenEvent('/texts/读本.txt'))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        timeout=60,
    )
    assert done.stdout.decode().strip() == "asked for /texts/读本.txt"
