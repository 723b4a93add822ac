"""Rows of the table that a benchmark prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure, and what it should not exceed (None where nothing is asked)."""

    what: str
    value: float
    limit: float | None
    unit: str = "×"

    def line(self) -> str:
        """Write the row."""
        limit = "" if self.limit is None else f"≤ {self.limit:g}{self.unit}"
        verdict = "" if self.limit is None else "ok" if self.value <= self.limit else "OVER"
        return f"{self.what:<62} {self.value:>9.2f}{self.unit:<3} {limit:>9} {verdict}"


def timed(action: Callable[[], object]) -> float:
    """Give the seconds that an action takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def middle(action: Callable[[], float], times: int = 5) -> float:
    """Give the median of an action's own measurements."""
    return median(action() for _ in range(times))
