"""The commune's own words of its plan (bản kế hoạch của xã), by the day from which they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.models.entities import Edition
from app.models.work import Reading


@dataclass(frozen=True, slots=True)
class EditionText:
    """One edition. ``since``: the first day on which it holds."""

    id: str
    plan: str
    since: date
    number: str | None
    issued_on: date | None
    document: str
    by: str | None
    day: date | None
    note: str | None


def editions(reading: Reading) -> tuple[EditionText, ...]:
    """All editions, the earliest first; of one day the one that was written last holds."""
    rows = reading.session.scalars(select(Edition).where(Edition.gone.is_(None), Edition.since.is_not(None)))
    found = [
        EditionText(row.id, row.plan, row.since, row.number, row.issued_on, row.document, row.by, row.day, row.note)
        for row in rows
        if row.since is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.id)))
