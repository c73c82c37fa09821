"""Which pages go through the printer, in which order: ``1-3, 5``, and both sides by hand (in hai mặt thủ công)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


def pages_of(text: str, total: int) -> tuple[int, ...] | None:
    """The pages that are meant, from 0, each once, in order; all for an empty text; None if it cannot be read, or
    names a page that is not there."""
    if not text.strip():
        return tuple(range(total))
    found: set[int] = set()
    for part in re.split(r"[,;]", text):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            return None
        first = int(match[1])
        last = int(match[2] or first)
        if not 1 <= first <= last <= total:
            return None
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def by_hand(pages: Sequence[int], *, backwards: bool) -> tuple[tuple[int | None, ...], tuple[int | None, ...]]:
    """The fronts, then the backs once the pile was turned over. ``backwards``: the printer lays its sheets face up, so
    the pile comes out with its last sheet on top; an odd last front then needs an empty back (None), so that every back
    meets its front."""
    fronts, backs = tuple(pages[::2]), list[int | None](pages[1::2])
    if not backwards:
        return fronts, tuple(backs)
    if len(backs) < len(fronts):
        backs.append(None)
    return fronts, tuple(reversed(backs))
