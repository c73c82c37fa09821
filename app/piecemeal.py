"""Very long lists are let go of in pieces: freed at once, they would hold up every other thread, the window's too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

T = TypeVar("T")
PIECE = 500


def used_up(items: list[T]) -> Iterator[list[T]]:
    """``items`` in their order, a piece at a time; none of them is kept longer than its piece."""
    items.reverse()
    while items:
        piece = items[: -PIECE - 1 : -1]
        del items[-PIECE:]
        yield piece


def let_go(items: list[Any]) -> None:
    """Nobody needs ``items`` any more."""
    while items:
        del items[-PIECE:]
