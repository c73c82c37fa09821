"""The register of what was printed of people (sổ văn bản đã in): every copy is a row of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from app.domain.ids import new_id
from app.models.entities import Printed
from app.models.work import Reading, Work

DOSSIER, SLIP = "dossier", "slip"
_COUNTED = "copies:"
"""Dossiers of before the register were only counted, each machine for itself; its copies go on from there."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy as it is entered. ``kind``: dossier, slip, ``statement:KIND``, ``form:CODE``, ``letter:CODE``; ``basis``
    the digest of what stood in it; ``copy`` 0 is the next number."""

    resident_id: str
    kind: str
    title: str
    case_id: str | None = None
    number: str = ""
    why: str = ""
    masked: bool = False
    basis: str = ""
    handed_to: str = ""
    copy: int = 0


def next_copy(reading: Reading, resident_id: str, case_id: str | None, kind: str) -> int:
    """The number that the next copy of this paper bears, by what this machine knows of."""
    statement = select(func.max(Printed.copy)).where(
        Printed.resident_id == resident_id, Printed.case_id == case_id, Printed.kind == kind
    )
    known = int(reading.session.scalar(statement) or 0)
    if kind == DOSSIER and case_id is not None:
        known = max(known, _counted(reading.conn, case_id))
    return known + 1


def enter(w: Work, copied: Copied, *, by: str, day: date) -> Printed:
    """Write a copy down."""
    copy = copied.copy or next_copy(w, copied.resident_id, copied.case_id, copied.kind)
    return w.add(
        Printed(
            id=new_id(),
            resident_id=copied.resident_id,
            case_id=copied.case_id,
            kind=copied.kind,
            title=copied.title,
            number=copied.number or None,
            copy=copy,
            day=day,
            by=by,
            why=copied.why or None,
            masked=copied.masked,
            basis=copied.basis or None,
            handed_to=copied.handed_to or None,
        )
    )


def of_case(reading: Reading, case_id: str) -> list[Printed]:
    """What was printed of a case, oldest first."""
    statement = select(Printed).where(Printed.case_id == case_id, Printed.gone.is_(None))
    return list(reading.session.scalars(statement.order_by(Printed.day, Printed.id)))


def next_copies(reading: Reading, cases: Iterable[tuple[str, str]], kind: str) -> dict[str, int]:
    """:func:`next_copy` of many cases, each with whom it is about: case id → number."""
    return {case_id: next_copy(reading, resident_id, case_id, kind) for case_id, resident_id in cases}


def _counted(conn: Connection, case_id: str) -> int:
    kept = conn.exec_driver_sql("SELECT value FROM remembered WHERE key = ?", (_COUNTED + case_id,)).scalar()
    return int(kept) if kept is not None else 0
