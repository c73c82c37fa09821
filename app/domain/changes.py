"""What a use case touched, so that every view decides for itself whether to read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that changed, as (entity, id); ``everything`` after an import too large to name its rows."""

    rows: frozenset[tuple[str, str]] = frozenset()
    everything: bool = False

    @staticmethod
    def of(rows: Iterable[tuple[str, str]]) -> Changes:
        return Changes(frozenset(rows))

    def touches(self, *entities: str) -> bool:
        """Whether a view that shows these entities has to read again."""
        return self.everything or any(entity in entities for entity, _ in self.rows)

    def touches_row(self, entity: str, row_id: str) -> bool:
        return self.everything or (entity, row_id) in self.rows

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.rows | other.rows, self.everything or other.everything)

    def __bool__(self) -> bool:
        return self.everything or bool(self.rows)


NO_CHANGES = Changes()
ALL_CHANGED = Changes(everything=True)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The result of a use case and what it touched."""

    value: T
    changes: Changes = field(default=NO_CHANGES)
