"""Background jobs: their results, and what becomes of those that nobody waits for any more."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.tasks import Cancelled, Progress, Tasks, spaced


class Gate:
    """A job that goes on when it is told to."""

    def __init__(self, result: object = "done") -> None:
        self.open = threading.Event()
        self.ended = threading.Event()
        self.thread = ""
        self.was_cancelled = False
        self._result = result

    def __call__(self, progress: Progress, cancelled: Cancelled) -> object:
        self.thread = threading.current_thread().name
        progress(0.5)
        assert self.open.wait(10)
        self.was_cancelled = cancelled()
        self.ended.set()
        if isinstance(self._result, Exception):
            raise self._result
        return self._result


@pytest.fixture
def tasks(qtbot: QtBot) -> Tasks:  # noqa: ARG001  # makes the application
    return Tasks()


@pytest.fixture
def heard() -> list[object]:
    return []


def begin(tasks: Tasks, job: Gate, heard: list[object], tag: str = "job") -> None:
    def note(kind: str) -> Callable[[object], None]:
        return lambda what: heard.append((kind, what, threading.current_thread().name))

    tasks.start(tag, job, note("done"), note("failed"), note("progress"))


def test_a_result_comes_back_on_the_thread_of_the_window(
    qtbot: QtBot, tasks: Tasks, heard: list[object]
) -> None:
    job = Gate(42)
    begin(tasks, job, heard)
    assert tasks.is_running("job")
    job.open.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [("progress", 0.5, "MainThread"), ("done", 42, "MainThread")]
    assert job.thread == "duben-job"
    assert not tasks.is_running("job")


def test_an_exception_comes_back_as_a_failure(
    qtbot: QtBot, tasks: Tasks, heard: list[object]
) -> None:
    error = ValueError("no")
    job = Gate(error)
    job.open.set()
    begin(tasks, job, heard)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == ("failed", error, "MainThread")


def test_nothing_is_heard_of_a_job_that_was_cancelled(
    qtbot: QtBot, tasks: Tasks, heard: list[object]
) -> None:
    job = Gate()
    begin(tasks, job, heard)
    qtbot.waitUntil(lambda: len(heard) == 1)
    tasks.cancel("job")
    assert not tasks.is_running("job")
    job.open.set()
    assert job.ended.wait(10)
    after = Gate("after")
    after.open.set()
    begin(tasks, after, heard, "other")
    qtbot.waitUntil(lambda: ("done", "after", "MainThread") in heard)
    assert job.was_cancelled
    assert ("done", "done", "MainThread") not in heard


def test_a_job_that_is_replaced_is_not_heard_of(
    qtbot: QtBot, tasks: Tasks, heard: list[object]
) -> None:
    first, second = Gate("first"), Gate("second")
    begin(tasks, first, heard)
    begin(tasks, second, heard)
    second.open.set()
    qtbot.waitUntil(lambda: ("done", "second", "MainThread") in heard)
    first.open.set()
    assert first.ended.wait(10)
    assert first.was_cancelled
    assert not second.was_cancelled
    third = Gate("third")
    third.open.set()
    begin(tasks, third, heard)
    qtbot.waitUntil(lambda: ("done", "third", "MainThread") in heard)
    assert ("done", "first", "MainThread") not in heard


def test_a_result_that_is_on_its_way_when_the_job_is_cancelled_is_dropped(
    qtbot: QtBot, tasks: Tasks, heard: list[object]
) -> None:
    job = Gate()
    job.open.set()
    begin(tasks, job, heard)
    assert job.ended.wait(10)
    tasks.cancel("job")
    qtbot.wait(20)
    assert heard == []


def test_jobs_of_different_kinds_run_side_by_side(
    qtbot: QtBot, tasks: Tasks, heard: list[object]
) -> None:
    one, two = Gate("one"), Gate("two")
    begin(tasks, one, heard, "one")
    begin(tasks, two, heard, "two")
    two.open.set()
    qtbot.waitUntil(lambda: ("done", "two", "MainThread") in heard)
    assert tasks.is_running("one")
    one.open.set()
    qtbot.waitUntil(lambda: ("done", "one", "MainThread") in heard)


def test_a_job_may_start_the_next_one_when_it_is_done(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []

    def fail(error: Exception) -> None:
        raise error

    def again(result: int) -> None:
        heard.append(result)
        if result < 3:
            tasks.start("job", lambda _p, _c: result + 1, again, fail)

    tasks.start("job", lambda _p, _c: 1, again, fail)
    qtbot.waitUntil(lambda: heard == [1, 2, 3])


def test_cancelling_all_waits_for_each_to_end(tasks: Tasks) -> None:
    def until_cancelled(_progress: Progress, cancelled: Cancelled) -> None:
        while not cancelled():
            threading.Event().wait(0.001)

    def ignore(_: object) -> None: ...

    tasks.start("one", until_cancelled, ignore, ignore)
    tasks.start("one", until_cancelled, ignore, ignore)
    tasks.start("two", until_cancelled, ignore, ignore)
    tasks.cancel("two")
    tasks.cancel_all()
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("duben-")]
    assert left == []


def test_a_job_that_outlives_the_window_ends_in_silence(qtbot: QtBot, heard: list[object]) -> None:
    import shiboken6

    tasks, job = Tasks(), Gate()
    begin(tasks, job, heard)
    qtbot.waitUntil(lambda: len(heard) == 1)
    (thread,) = [one for one in threading.enumerate() if one.name == "duben-job"]
    shiboken6.delete(tasks)
    job.open.set()
    thread.join(10)
    assert job.ended.is_set()


def test_what_is_told_too_often_is_passed_on_in_steps_and_the_end_always() -> None:
    shares: list[float] = []
    tell = spaced(shares.append, least=0.25)
    for number in range(101):
        tell(number / 100)
    assert shares == [0.0, 0.25, 0.5, 0.75, 1.0]
    # What begins anew is told anew.
    tell(0.1)
    assert shares[-1] == 0.1
