"""Processes that write at once, and processes that are killed while they write."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import pytest

from desktop.storage.database import Database
from desktop.storage.schema import STUDY
from desktop.storage.words import load_word, load_words, write_words
from desktop.vocabulary.status import Status
from tests.storage.full_study import sentence, word

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")

KILLS = 200
CHECKED = 10
EACH = 40


def opened(folder: Path) -> Database:
    return Database.open(folder / "study.db", STUDY, folder / "backups")


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Run some work in another process; give its id and the end of the pipe that it writes to."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    status = 1
    try:
        os.close(reading)
        work(writing)
        status = 0
    finally:
        # Nothing of the tests is to be tidied up here.
        os._exit(status)


def test_killing_the_process_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    opened(tmp_path).close()
    random = Random(1)
    acknowledged: set[str] = set()

    def write_on(pipe: int) -> None:
        study = opened(tmp_path)
        ((words,),) = study.rows("SELECT count(*) FROM word")
        for number in count(words):
            text = f"词{number}"
            write_words(
                study, "Save", [word(text, senses=(text,), sentences=(sentence(f"{text}。"),))]
            )
            os.write(pipe, f"{text}\n".encode())

    for kill in range(1, KILLS + 1):
        process, pipe = forked(write_on)
        # In the middle of opening, of the first write or of a later one.
        with os.fdopen(pipe, encoding="utf-8") as told:
            acknowledged |= {told.readline().strip() for _ in range(random.randrange(3))}
            time.sleep(random.random() / 500)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            acknowledged |= {line.strip() for line in told}
        if kill % CHECKED and kill != KILLS:
            continue
        with closing(opened(tmp_path)) as study:
            words = load_words(study)
            assert acknowledged <= {one.simplified for one in words}
            # What could not be acknowledged any more is there whole, or not at all.
            assert len(words) <= len(acknowledged) + kill
            assert all(len(one.senses) == len(one.sentences) == 1 for one in words)
            assert study.problems() == ()
    assert len(acknowledged) > KILLS / 2


def test_two_processes_lose_none_of_each_other_s_writes(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as study:
        write_words(study, "Save", [word(f"{side}{n}") for side in "左右" for n in range(EACH)])

    def write_some(side: str, _pipe: int) -> None:
        study = opened(tmp_path)
        for number in range(EACH):
            text = f"{side}{number}"
            kept = load_word(study, (text, text, f"{text}1"))
            assert kept is not None
            write_words(study, "Set status", [replace(kept, status=Status.KNOWN)])
            kept = load_word(study, (text, text, f"{text}1"))
            assert kept is not None
            added = replace(kept, sentences=(sentence(f"{text}。"),))
            write_words(study, "Save", [added, word(f"{side}新{number}")])
        study.close()

    processes = [forked(partial(write_some, side))[0] for side in "左右"]
    assert [os.waitpid(process, 0)[1] for process in processes] == [0, 0]
    with closing(opened(tmp_path)) as study:
        words = {one.simplified: one for one in load_words(study)}
        assert len(words) == 4 * EACH
        for side in "左右":
            for number in range(EACH):
                one = words[f"{side}{number}"]
                assert (one.status, len(one.sentences)) == (Status.KNOWN, 1)
        ((stamps, words_changed),) = study.rows(
            "SELECT count(DISTINCT changed), count(*) FROM sentence"
        )
        assert stamps == words_changed == 2 * EACH


def test_every_write_waits_for_the_disk(tmp_path: Path) -> None:
    with closing(opened(tmp_path)) as study:
        assert study.rows("PRAGMA journal_mode") == [("wal",)]
        assert study.rows("PRAGMA synchronous") == [(2,)]  # FULL
        assert study.rows("PRAGMA fullfsync") == [(1,)]
        assert study.rows("PRAGMA foreign_keys") == [(1,)]
