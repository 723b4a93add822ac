from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from desktop.ui.handover import Reception, hand_over
from tests.conftest import ROOT

KNOCK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.handover import hand_over
app = QCoreApplication([])
name = sys.argv[2] if len(sys.argv) > 2 else ""
sys.exit(0 if hand_over(Path(sys.argv[1]), name) else 3)
"""


def knock(qtbot: QtBot, folder: Path, *file: str) -> int:
    """Start a process that knocks, while this one goes on receiving; give its exit status."""
    process = QProcess()
    process.setWorkingDirectory(str(ROOT))
    process.start(sys.executable, ["-c", KNOCK, str(folder), *file])
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.NotRunning, timeout=20_000)
    return process.exitCode()


def test_without_a_window_there_is_nobody_to_hand_a_file_to(qtbot: QtBot, tmp_path: Path) -> None:
    assert knock(qtbot, tmp_path, "a.txt") == 3


def test_a_file_reaches_the_window_on_the_same_data(qtbot: QtBot, tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    with qtbot.waitSignal(reception.asked) as asked:
        assert knock(qtbot, tmp_path, "/texts/书 #1%.txt") == 0
    assert asked.args == ["/texts/书 #1%.txt"]
    reception.close()


def test_a_start_without_a_file_asks_only_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    reception = Reception(tmp_path)
    with qtbot.waitSignal(reception.asked) as asked:
        assert knock(qtbot, tmp_path) == 0
    assert asked.args == [""]
    reception.close()


def test_other_data_has_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    reception = Reception(tmp_path / "one")
    with qtbot.assertNotEmitted(reception.asked):
        assert knock(qtbot, tmp_path / "two") == 3
    reception.close()


def test_what_a_killed_window_has_left_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    left = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from desktop.ui.handover import Reception\n"
        "app = QCoreApplication([])\nreception = Reception(Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", left, str(tmp_path)], cwd=ROOT, check=False)
    assert not hand_over(tmp_path, "")
    reception = Reception(tmp_path)
    with qtbot.waitSignal(reception.asked):
        assert knock(qtbot, tmp_path) == 0
    reception.close()
