"""What takes long to go through: it tells how far somebody has come, and can be given up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

from dictionaries.errors import Cancelled

T = TypeVar("T")


class Watched(Sequence[T]):
    """Items that tell those who go through them whether it was cancelled, by raising Cancelled.

    After every `step` items it is asked for, and `progress` is told the share done, 0 to 1.
    """

    def __init__(
        self,
        items: Sequence[T],
        cancelled: Callable[[], bool],
        progress: Callable[[float], None] = lambda _: None,
        step: int = 1,
    ) -> None:
        self._items, self._step = items, step
        self._cancelled, self._progress = cancelled, progress

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._items[at]

    def __iter__(self) -> Iterator[T]:
        for number, item in enumerate(self._items):
            if number % self._step == 0:
                if self._cancelled():
                    raise Cancelled
                self._progress(number / len(self._items))
            yield item
