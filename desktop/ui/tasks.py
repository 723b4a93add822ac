"""Background jobs: pure functions run in a thread, with progress, cancelling and stale results."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Progress = Callable[[float], None]
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class _Task:
    number: int
    thread: threading.Thread
    stop: threading.Event
    done: Callable[[object], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[float], None] | None


class Tasks(QObject):
    """The jobs under way, one for each tag; starting another one drops the one before.

    A job is called with a function to report progress (0 to 1) and one that tells whether it was
    cancelled. Its result or its exception comes back on the thread that made this object, unless
    the job was cancelled or replaced meanwhile.
    """

    _finished = Signal(str, int, object, object)
    _progressed = Signal(str, int, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: dict[str, _Task] = {}
        self._numbers = count()
        self._stopping: list[threading.Thread] = []
        queued = Qt.ConnectionType.QueuedConnection
        self._finished.connect(self._finish, queued)
        self._progressed.connect(self._progress, queued)

    def start(
        self,
        tag: str,
        job: Callable[[Progress, Cancelled], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[float], None] | None = None,
    ) -> None:
        """Run a job in the background."""
        self.cancel(tag)
        number, stop = next(self._numbers), threading.Event()

        def tell(share: float) -> None:
            with suppress(RuntimeError):
                self._progressed.emit(tag, number, share)

        def run() -> None:
            result: T | None = None
            error: Exception | None = None
            try:
                result = job(spaced(tell), stop.is_set)
            except Exception as caught:  # noqa: BLE001  # handed to the thread that asked for it
                error = caught
            # A job may outlive the window; then there is nobody to tell.
            with suppress(RuntimeError):
                self._finished.emit(tag, number, result, error)

        thread = threading.Thread(target=run, name=f"duben-{tag}", daemon=True)
        self._tasks[tag] = _Task(number, thread, stop, done, failed, progressed)  # type: ignore[arg-type]  # T is this job's own
        thread.start()

    def cancel(self, tag: str) -> None:
        """Stop a job; its result will be dropped."""
        task = self._tasks.pop(tag, None)
        if task is not None:
            task.stop.set()
            self._stopping = [one for one in self._stopping if one.is_alive()]
            self._stopping.append(task.thread)

    def cancel_all(self, wait_seconds: float = 2.0) -> None:
        """Stop every job, and wait a little for them and for those that are stopping already."""
        for tag in list(self._tasks):
            self.cancel(tag)
        stop = monotonic() + wait_seconds
        for thread in self._stopping:
            thread.join(max(0.0, stop - monotonic()))

    def is_running(self, tag: str) -> bool:
        """Tell whether a job with this tag is under way."""
        return tag in self._tasks

    def _finish(self, tag: str, number: int, result: object, error: Exception | None) -> None:
        task = self._tasks.get(tag)
        if task is None or task.number != number:
            return
        del self._tasks[tag]
        if error is not None:
            task.failed(error)
        else:
            task.done(result)

    def _progress(self, tag: str, number: int, share: float) -> None:
        task = self._tasks.get(tag)
        if task is not None and task.number == number and task.progressed is not None:
            task.progressed(share)


def spaced(progress: Callable[[float], None], least: float = 0.004) -> Callable[[float], None]:
    """Pass on how far something is only where a share of `least` was done since, and the end.

    Each time that it is told, another thread may have to wait for the interpreter.
    """
    told = -1.0

    def tell(share: float) -> None:
        nonlocal told
        if share - told >= least or share < told or (share >= 1.0 > told):
            told = share
            progress(share)

    return tell
