"""How long work reports how far it is, and how it learns that it was cancelled. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """The person pressed cancel. Work unwinds to where it began; nothing is half done."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One report. ``total`` is None while the amount is not known; ``what`` is a message code, not a sentence."""

    what: str
    done: int
    total: int | None


class Progress:
    """Passed down into long work. The default reports to nobody and is never cancelled."""

    def __init__(
        self, report: Callable[[Tick], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._report = report
        self._cancelled = cancelled

    def tick(self, what: str, done: int, total: int | None = None) -> None:
        """Report, and raise :class:`Cancelled` if the person cancelled meanwhile."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        if self._report is not None:
            self._report(Tick(what, done, total))

    def over(self, items: Iterable[T], what: str, total: int | None = None, every: int = 200) -> Iterator[T]:
        """Yield ``items``, reporting at the first and then after each ``every`` of them."""
        for index, item in enumerate(items):
            if index % every == 0:
                self.tick(what, index, total)
            yield item


QUIET = Progress()
