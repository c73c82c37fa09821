"""Work on many small values at once, without the collector of cycles looking at all of them again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def undisturbed() -> Iterator[None]:
    """For one batch, which makes no cycles: what it lets go of is free at once all the same."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def undisturbed_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """``items``, some at a time: each batch is made and worked on undisturbed."""
    source = iter(items)
    while True:
        with undisturbed():
            batch = list(islice(source, size))
            if not batch:
                return
            yield batch
