"""The register of what was printed of people (sổ văn bản đã in): every copy is a row of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.domain.ids import new_id
from app.models.entities import Printed
from app.models.work import Reading, Work


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy as it is entered. ``kind``: dossier, slip, statement, or ``form:CODE``; ``basis`` the digest of what stood
    in it."""

    resident_id: str
    kind: str
    title: str
    case_id: str | None = None
    number: str = ""
    why: str = ""
    masked: bool = False
    basis: str = ""
    handed_to: str = ""


def next_copy(reading: Reading, resident_id: str, case_id: str | None, kind: str) -> int:
    """The number that the next copy of this paper bears, by what this machine knows of."""
    statement = select(func.max(Printed.copy)).where(
        Printed.resident_id == resident_id, Printed.case_id == case_id, Printed.kind == kind
    )
    return int(reading.session.scalar(statement) or 0) + 1


def enter(w: Work, copied: Copied, *, by: str, day: date) -> Printed:
    """Write a copy down."""
    return w.add(
        Printed(
            id=new_id(),
            resident_id=copied.resident_id,
            case_id=copied.case_id,
            kind=copied.kind,
            title=copied.title,
            number=copied.number or None,
            copy=next_copy(w, copied.resident_id, copied.case_id, copied.kind),
            day=day,
            by=by,
            why=copied.why or None,
            masked=copied.masked,
            basis=copied.basis or None,
            handed_to=copied.handed_to or None,
        )
    )
