"""Thông tin kèm theo nhân khẩu: what is put down about a person beside the record: a card issued, a number told, an
account, poor household, merit, a vaccination, a death. What a finding of data cleaning asks for is put down here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.domain.changes import Done
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.errors import refuse
from app.home import Home
from app.models import same_person
from app.models.base import TAKEN_BACK
from app.models.entities import Mark

FIELDS = ("value", "number", "day", "until", "note")


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One thing put down about a person."""

    id: str
    kind: str
    value: str
    number: str
    day: date | None
    until: date | None
    source: str
    note: str
    seen: Seen


def marks_of(home: Home, person_id: str) -> list[MarkRow]:
    """What is put down about a person, on any of their records, by kind.

    Raises: UserError("person.elsewhere"), UserError("person.sealed").
    """
    with home.reading() as r:
        person = same_person.kept(r, person_id) or refuse("person.elsewhere")
        if not r.opens(person):
            refuse("person.sealed")
        records = list(same_person.records_of(r, [person.id]))
        asked = select(Mark).where(Mark.resident_id.in_(records), Mark.gone.is_(None)).order_by(Mark.kind, Mark.id)
        return [
            MarkRow(
                row.id,
                row.kind,
                row.value or "",
                row.number or "",
                row.day,
                row.until,
                row.source or "",
                row.note or "",
                r.seen(Mark, row.id),
            )
            for row in r.session.scalars(asked)
        ]


def put_mark(home: Home, person_id: str, kind: str, seen: Seen | None, fields: Mapping[str, Any]) -> Done[str]:
    """Put something down about a person, or say it otherwise. ``seen``: of the mark, None where none was shown.

    Raises: UserError("person.elsewhere"), UserError("person.sealed"), UserError("permission.write"),
        UserError("row.changed-since").
    """
    with home.writing() as w:
        person = same_person.kept(w, person_id) or refuse("person.elsewhere")
        if not w.opens(person):
            refuse("person.sealed")
        row = w.put(Mark, child_id(person.id, kind), {"resident_id": person.id, "kind": kind}, seen)
        for name in FIELDS:
            if name in fields:
                setattr(row, name, fields[name])
        row.by = home.account.id
        w.flush()
        return Done(row.id, w.changes)


def take_back_mark(home: Home, mark_id: str, seen: Seen) -> Done[None]:
    """It was put down by mistake. Raises: UserError("mark.unknown"), UserError("row.changed-since")."""
    with home.writing() as w:
        row = w.change(Mark, mark_id, seen) or refuse("mark.unknown")
        row.gone = TAKEN_BACK
        w.flush()
        return Done(None, w.changes)
