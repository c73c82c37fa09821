"""The ground of every mapped class, and the three kinds of columns that a shared row has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from sqlalchemy import Boolean, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from app.domain.merge import Positions
from app.models.types import Fact, IsoDate, Packed

TAKEN_BACK: Final = "Hoàn tác"
"""The reason that stands in ``gone`` of a row whose making was taken back."""


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def text(*, required: bool = False) -> MappedColumn[Any]:
    """A journaled text. A required one is never null."""
    return mapped_column(Text, nullable=not required, active_history=True)


def fact(kind: Any) -> MappedColumn[Any]:
    """A journaled value object, or one of the three silences."""
    return mapped_column(Fact(kind), nullable=True, active_history=True)


def day() -> MappedColumn[Any]:
    """A journaled calendar day."""
    return mapped_column(IsoDate, nullable=True, active_history=True)


def flag() -> MappedColumn[Any]:
    """A journaled yes or no; null while nobody has said."""
    return mapped_column(Boolean, nullable=True, active_history=True)


def count() -> MappedColumn[Any]:
    """A journaled whole number."""
    return mapped_column(Integer, nullable=True, active_history=True)


def derived(*, index: bool = False, default: str | None = "") -> MappedColumn[Any]:
    """Computed from journaled fields by the class's ``derive``; never on the wire, there to sort and find by."""
    return mapped_column(
        Text, nullable=default is None, active_history=True, index=index, info={"derived": True}, insert_default=default
    )


#: Each derived column: the one field that it comes from, and how, from that field's wire value.
Derivations = Mapping[str, tuple[str, Callable[[Any], str]]]


class Shared(Base):
    """A row that is synchronised (dữ liệu dùng chung): every change of it is an op in the journal.

    ``positions`` are those of the trunk, also where this machine shows its own unsettled value; ``extra`` keeps the
    fields that a newer version sent, as JSON text.
    """

    __abstract__ = True

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    gone: Mapped[str | None] = text()
    positions: Mapped[Positions] = mapped_column(
        Packed, nullable=False, info={"local": True}, default=Positions, active_history=True
    )
    extra: Mapped[str | None] = mapped_column(Text, nullable=True, info={"local": True})

    DERIVED: ClassVar[Derivations] = {}
    #: The fields whose words the search field finds this row by.
    LOOKUP: ClassVar[tuple[str, ...]] = ()

    @property
    def alive(self) -> bool:
        return self.gone is None
