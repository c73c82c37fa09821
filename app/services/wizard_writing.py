"""The rows of a wizard's draft, written in one transaction of :mod:`app.services.wizard`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from app.domain import names
from app.domain.answers import Silence
from app.domain.ids import child_id
from app.domain.interview import ALSO
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.values import Membership
from app.domain.worksheet import INTERVIEW, Draft, RowPut
from app.errors import UserError, refuse
from app.home import Home
from app.models import contested, interviewed, same_person, strikings
from app.models.base import Shared
from app.models.entities import Area, Case, Household, Resident
from app.models.spec import specs
from app.models.work import Work

_ORDER = ("household", "resident", "case", "answer", "residence", "evidence", "claim", "step")
_DAYS = ("filed_on", "done_on")


def write_rows(home: Home, w: Work, draft: Draft, puts: Sequence[RowPut]) -> None:
    """Write the rows, owners before their parts; a case that is not in the journal yet is opened.

    Raises: as :func:`app.services.wizard.commit`.
    """
    if w.find(Case, draft.case_id) is None:
        home.require(Action.OPEN_CASE)
        if home.pack.categories[draft.category].reference_only:
            raise UserError("category.by-decision-only", category=draft.category)
        if not any(put.entity == "case" for put in puts):
            puts = (*puts, _case_put(draft))
    for put in sorted(puts, key=_rank):
        _write(home, w, draft, put)
        w.flush()
    _open_others(home, w, draft)


def _open_others(home: Home, w: Work, draft: Draft) -> None:
    """The cases of the other groups that the interview with a newcomer ended in: the same answers, the person once."""
    told = {key.removeprefix(INTERVIEW): value for key, value in draft.typed.items() if key.startswith(INTERVIEW)}
    others = str(told.pop(ALSO, "") or "").split()
    if not others:
        return
    records = same_person.records_of(w, [draft.person_id])
    open_ones = select(Case.category).where(Case.resident_id.in_(records), Case.gone.is_(None), contested.is_open())
    there = set(w.session.scalars(open_ones))
    for category in others:
        case_id = child_id(draft.case_id, f"{INTERVIEW}{category}")
        known = home.pack.categories.get(category)
        if category in there or known is None or known.reference_only or w.session.get(Case, case_id) is not None:
            continue
        w.add(Case(id=case_id, resident_id=draft.person_id, category=category, state="open", opened_on=home.today))
        w.flush()
        interviewed.keep(w, case_id, told, home.pack.filled(category, told))


_DETERMINED = frozenset({"answer", "claim", "step"})
"""Parts whose id follows from the case: one that was taken back stands again."""


def _rank(put: RowPut) -> int:
    return _ORDER.index(put.entity)


def _case_put(draft: Draft) -> RowPut:
    return RowPut("case", draft.case_id, {}, {"resident_id": draft.person_id, "category": draft.category})


def _write(home: Home, w: Work, draft: Draft, put: RowPut) -> None:
    cls = specs()[put.entity].cls
    fields = dict(put.fields)
    if "name" in fields:
        fields["name"] = _named(fields["name"])
    if put.entity == "household" and "label" in fields:
        fields["label"] = _named(fields["label"])
    _check(home, w, put.entity, fields)
    if put.entity == "step" and (procedure := home.pack.procedures.get(str(put.made_of["procedure"]))) is not None:
        fields = strikings.judged(w, draft.case_id, procedure, fields, home.today)
    row: Shared | None = w.change(cls, put.id, put.seen)
    if row is not None:
        if put.entity == "resident" and put.id != draft.person_id:
            return  # a member whom an earlier attempt of this very commit has already written
        for name, value in fields.items():
            setattr(row, name, value)
        _in_order(row)
        return
    made = _new_fields(home, w, draft, put, fields)
    if put.entity in _DETERMINED:
        row = w.put(cls, put.id, put.made_of)
        for name, value in made.items():
            setattr(row, name, value)
    elif w.session.get(cls, put.id) is not None:
        raise UserError("row.deleted-since", entity=put.entity)
    else:
        row = w.add(cls(id=put.id, **made))
    _in_order(row)


def _new_fields(home: Home, w: Work, draft: Draft, put: RowPut, fields: dict[str, Any]) -> dict[str, Any]:
    """All fields of a row that is not there yet."""
    made = {**put.made_of, **fields}
    if put.entity == "case":
        _ = w.find(Resident, draft.person_id) or refuse("person.elsewhere")
        made |= {"state": "open", "opened_on": home.today}
    elif put.entity == "resident":
        relation = made.pop("relation", None)
        if put.id != draft.person_id:
            child = w.find(Resident, draft.person_id) or refuse("person.elsewhere")
            lives = child.membership if isinstance(child.membership, Membership) else None
            if lives is None:
                raise UserError("members.without-household")
            made |= {"area_id": child.area_id, "membership": Membership(lives.household_id, relation)}
        if not made.get("area_id"):
            raise UserError("area.not-chosen")
        if "name" not in made:
            raise UserError("name.empty")
    elif put.entity == "step":
        made = {"state": "todo", **made}
    return made


def _check(home: Home, w: Work, entity: str, fields: Mapping[str, Any]) -> None:
    """What must be true of the values whoever typed them."""
    if (area := fields.get("area_id")) and w.find(Area, area) is None:
        raise UserError("area.elsewhere")
    membership = fields.get("membership")
    if isinstance(membership, Membership) and w.find(Household, membership.household_id) is None:
        raise UserError("household.elsewhere")
    born = fields.get("born")
    if entity == "resident" and isinstance(born, PartialDate) and born.earliest > home.today:
        raise UserError("born.in-the-future")
    for name in _DAYS:
        if entity == "step" and (day := fields.get(name)) is not None and day > home.today:
            raise UserError("step.in-the-future", day=day)


def _in_order(row: Any) -> None:
    if row.__tablename__ == "step" and row.filed_on and row.done_on and row.done_on < row.filed_on:
        raise UserError("step.done-before-filed")


def _named(name: Any) -> str:
    return (
        names.display(name)
        if isinstance(name, str) and not isinstance(name, Silence) and name.strip()
        else refuse("name.empty")
    )
