"""Benefits of those who have their papers now (chế độ được hưởng): what is due, who applied, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from app.domain.answers import is_known
from app.domain.benefits import BenefitDue, BenefitState, Subject, benefits_of, subject_of
from app.domain.casefile import BenefitFacts, CaseFile
from app.domain.changes import Done
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.errors import UserError, refuse
from app.home import Home
from app.models import same_person
from app.models.case_standings import results_of_cases
from app.models.casefile import taken
from app.models.entities import Area, Benefit, Case, Resident
from app.models.sealing import shown_to
from app.progress import QUIET, Progress


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """A benefit that somebody may be due and that is not settled."""

    due: BenefitDue
    case_id: str
    resident_id: str
    name: str
    category: str
    area: str

    @property
    def id(self) -> str:
        return f"{self.case_id}:{self.due.kind}"


def of_case(home: Home, file: CaseFile) -> tuple[BenefitDue, ...]:
    """What the person of this case may be due today."""
    return benefits_of(subject_of(file, home.pack.procedures), home.pack.benefits, home.today)


def open_benefits(home: Home, *, kind: str | None = None, progress: Progress = QUIET) -> tuple[BenefitRow, ...]:
    """Everything that could be applied for now, or was and has no answer, by area and name.

    Raises:
        Cancelled: the page was left.
    """
    with home.reading() as r:
        results = results_of_cases(r, home.pack.procedures)
        records: dict[str, list[BenefitFacts]] = {}
        for row in r.session.scalars(select(Benefit).where(Benefit.gone.is_(None))):
            records.setdefault(row.case_id, []).append(taken(r, row, BenefitFacts))
        cases = r.session.execute(
            same_person.join_person(select(Case.id, Case.category, Resident, Area.name), Case.resident_id)
            .outerjoin(Area, Area.id == Resident.area_id)
            .where(Case.gone.is_(None), *_visible(home))
            .order_by(Area.name_sort, Resident.name_sort, Case.id)
        ).all()
        found: list[BenefitRow] = []
        for case, category, person, area in progress.over(cases, "read", len(cases), every=200):
            got = results.get(case, set()) | ({"personal_number"} if is_known(person.id_number) else set())
            if not got and case not in records:
                continue
            subject = Subject(category, person.born, frozenset(got), tuple(records.get(case, ())))
            found += [
                BenefitRow(due, case, person.id, person.name, category, area or "")
                for due in benefits_of(subject, home.pack.benefits, home.today)
                if due.open and due.ready and kind in (None, due.kind)
            ]
    return tuple(found)


def record(home: Home, case_id: str, kind: str, fields: Mapping[str, Any], seen: Seen | None = None) -> Done[str]:
    """Write down where a benefit stands: state, applied_on, applied_by, done_on, result, note.

    Raises:
        UserError("case.elsewhere"), UserError("benefit.kind-unknown", kind), UserError("benefit.in-the-future", day).
        UserError("benefit.done-before-applied"), UserError("permission.write"), UserError("row.changed-since").
    """
    if home.pack.tables["benefit_kinds"].get(kind) is None:
        raise UserError("benefit.kind-unknown", kind=kind)
    for name in ("applied_on", "done_on"):
        if (day := fields.get(name)) is not None and day > home.today:
            raise UserError("benefit.in-the-future", day=day)
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        row_id = child_id(case_id, kind)
        row = w.put(Benefit, row_id, {"case_id": case_id, "kind": kind}, seen)
        row.state = row.state or BenefitState.TODO.value
        for name, value in fields.items():
            setattr(row, name, value)
        if row.applied_on and row.done_on and row.done_on < row.applied_on:
            raise UserError("benefit.done-before-applied")
        w.flush()
        return Done(row_id, w.changes)


def applied(home: Home, case_id: str, kind: str, on: date, seen: Seen | None = None) -> Done[str]:
    """Somebody of this office applied for it today or earlier. Raises: as :func:`record`."""
    given = {"state": BenefitState.APPLIED.value, "applied_on": on, "applied_by": home.account.id}
    return record(home, case_id, kind, given, seen)


def _visible(home: Home) -> tuple[ColumnElement[bool], ...]:
    return (Resident.gone.is_(None), shown_to(home.account))
