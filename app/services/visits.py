"""Knocks on doors (lượt đến nhà): recorded with one key, taken back with one key."""

from __future__ import annotations

from datetime import date

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.errors import UserError, refuse
from app.home import Home
from app.models.base import TAKEN_BACK
from app.models.entities import Household, Visit


def record_visit(
    home: Home,
    household_id: str,
    outcome: str,
    day: date,
    *,
    case_id: str | None = None,
    note: str | None = None,
    told_by: str | None = None,
) -> Done[str]:
    """One knock on a door, also when nobody opened. ``told_by``: who told what was learned there (người kể); who typed
    it is the account.

    Raises:
        UserError("visit.in-the-future", day), UserError("household.elsewhere").
    """
    if day > home.today:
        raise UserError("visit.in-the-future", day=day)
    with home.writing() as w:
        _ = w.find(Household, household_id) or refuse("household.elsewhere")
        row = w.add(
            Visit(
                id=new_id(),
                household_id=household_id,
                case_id=case_id,
                day=day,
                by=home.account.id,
                outcome=outcome,
                note=note,
                told_by=told_by,
            )
        )
        w.flush()
        return Done(row.id, w.changes)


def take_back(home: Home, visit_id: str, seen: Seen | None = None) -> Done[None]:
    """The key was pressed at the wrong door. Only who recorded the visit takes it back.

    Raises:
        UserError("visit.elsewhere"), UserError("visit.not-yours"), UserError("row.changed-since").
    """
    with home.writing() as w:
        row = w.change(Visit, visit_id, seen) or refuse("visit.elsewhere")
        if row.by != home.account.id:
            raise UserError("visit.not-yours")
        row.gone = TAKEN_BACK
        w.flush()
        return Done(None, w.changes)
