"""Keyset paging: the next page begins after the last row's sort key, however long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

T = TypeVar("T")

#: The sort values and the id of the last row of a page.
Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page; ``next`` is None at the end."""

    rows: tuple[T, ...]
    next: Key | None


def after(
    statement: Select[Any], columns: Sequence[InstrumentedAttribute[Any]], key: Key | None, *, down: bool
) -> Select[Any]:
    """``statement`` ordered by ``columns`` (the last one the id), from behind ``key``.

    Columns are NOT NULL: a null would be neither before nor after any key.
    """
    ordered = statement.order_by(*(column.desc() if down else column.asc() for column in columns))
    if key is None:
        return ordered
    choices = [
        and_(*(c == k for c, k in zip(columns[:i], key[:i], strict=True)), column < key[i] if down else column > key[i])
        for i, column in enumerate(columns)
    ]
    return ordered.where(or_(*choices))
