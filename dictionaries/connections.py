"""Read one SQLite file from several threads."""

from __future__ import annotations

import sqlite3
import threading
import weakref


class Connections:
    """A connection for each thread that asks, opened when it first does.

    One for all of them fails where two run the same statement at once (seen with Python 3.13).
    `close` closes all; else they close with the last who uses this.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._own = threading.local()
        self._all: list[sqlite3.Connection] = []
        # A window may end, or give a dictionary up, while a thread still reads with it.
        self.close = weakref.finalize(self, _close, self._all)

    def mine(self) -> sqlite3.Connection:
        """Give this thread's connection; raises sqlite3.Error where the file can't be opened."""
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            # Closed by whichever thread closes them all.
            connection = sqlite3.connect(
                self._address, uri=True, check_same_thread=False, isolation_level=None
            )
            self._own.connection = connection
            self._all.append(connection)
        return connection


def _close(connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()
