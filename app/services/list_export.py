"""The lists that leave the program as Excel files: residents, and running cases. They come back in as they went out.

Sealed people are in no list. Each export is noted in the access log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.values import Kin, Membership, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.intake import labelled
from app.intake.official import label
from app.intake.returned import reasons
from app.models import contested, same_person
from app.models.entities import Area, Case, Household, Obstacle, Resident, Step
from app.models.work import Reading
from app.reports.list_sheet import ListSheet, SheetColumn, Value, list_sheet
from app.reports.locking import locked_workbook
from app.storage import write_whole
from app.sync.account_names import account_names

NAMES = ("residents", "cases")
_PAGE = 500
_PERSON = (
    ("name", 26), ("born", 12), ("sex", 8), ("id_number", 16), ("old_number", 12), ("ethnicity", 10),
    ("household", 24), ("relation", 14), ("area", 20),
)  # fmt: skip
_RESIDENT = (
    ("address", 24), ("mother", 22), ("father", 22), ("birth_place", 20), ("home_town", 20), ("phone", 12),
    ("note", 30),
)  # fmt: skip
_CASE = (("category", 8), ("opened_on", 12), ("obstacle", 30), ("result", 24), ("assignee", 20))
#: The steps that a list can bring back in, in the order of the way.
_STEPS = (
    "birth", "nationality-paper", "population-data", "personal-number", "residence-permanent", "residence-temporary",
    "residence-declaration", "identity-card", "identity-certificate", "health-insurance",
)  # fmt: skip


def export(
    home: Home, name: str, path: Path, *, area_id: str | None = None, purpose: str = "", password: str = ""
) -> int:
    """Write a list to ``path``; returns how many rows it has. With a ``password`` the workbook opens with it alone.

    Raises:
        UserError("permission.action"), UserError("list.name-unknown", name).
        EnvironmentFault: see :func:`app.storage.atomic_write`; nothing is left of the file.
    """
    home.require(Action.EXPORT_LIST)
    if name not in NAMES:
        raise UserError("list.name-unknown", name=name, known=", ".join(NAMES))
    with home.reading() as r:
        lines = _residents(home, r, area_id) if name == "residents" else _cases(home, r, area_id)
        fields = _PERSON + _RESIDENT if name == "residents" else _PERSON + _CASE
        columns = [SheetColumn(label("stt"), 6), *(SheetColumn(label(field), width) for field, width in fields)]
        if name == "cases":
            columns += [SheetColumn(label(f"step:{step}"), 12) for step in _STEPS]
        unit = home.pack.plan.unit_name
        asof = f"{unit}, {home.today.day:02}/{home.today.month:02}/{home.today.year}"
        numbered = ((at, *line) for at, line in enumerate(lines, start=1))
        content, count = list_sheet(ListSheet(name, reasons().word(f"export.{name}"), asof, tuple(columns), numbered))
    write_whole(path, locked_workbook(content, password) if password else content)
    home.log("export", entity="list", row=area_id, why=": ".join(filter(None, (name, purpose, path.name))))
    return count


def _residents(home: Home, r: Reading, area_id: str | None) -> Iterator[tuple[Value, ...]]:
    places = _names(r, Area)
    for people, homes in _people(r, area_id):
        for person in people:
            house = homes.get(person.household_id)
            address = getattr(house.address, "raw", None) or getattr(house.address, "line", None) if house else None
            yield (
                *_person(home, person, homes, places),
                address,
                _kin(person.mother),
                _kin(person.father),
                _text(person.birth_place),
                _text(person.home_town),
                person.phone,
                person.note,
            )


def _cases(home: Home, r: Reading, area_id: str | None) -> Iterator[tuple[Value, ...]]:
    places, accounts = _names(r, Area), account_names(r.conn, home.folder)
    for people, homes in _people(r, area_id):
        by_person: dict[str, list[Case]] = {}
        whose = same_person.records_of(r, [person.id for person in people])
        for case in r.session.scalars(
            select(Case).where(Case.resident_id.in_(whose), Case.gone.is_(None), contested.is_open()).order_by(Case.id)
        ):
            by_person.setdefault(whose[case.resident_id], []).append(case)
        case_ids = [case.id for cases in by_person.values() for case in cases]
        steps = _steps(r, case_ids)
        obstacles = _obstacles(r, case_ids)
        for person in people:
            for case in by_person.get(person.id, ()):
                done = steps.get(case.id, {})
                yield (
                    *_person(home, person, homes, places),
                    case.category,
                    case.opened_on,
                    obstacles.get(case.id),
                    labelled.line_of(case.note, label("result")),
                    accounts.get(case.assignee or "", case.assignee),
                    *(done.get(step) for step in _STEPS),
                )


def _people(r: Reading, area_id: str | None) -> Iterator[tuple[list[Resident], dict[str, Household]]]:
    """People by pages, in the order of area, household and name, with their households."""
    last = ("", "", "")
    while True:
        order = (Resident.area_id, Resident.household_id, Resident.id)
        statement = select(Resident).where(same_person.stands(), Resident.sealed.is_not(True))
        if area_id is not None:
            statement = statement.where(Resident.area_id == area_id)
        found = list(r.session.scalars(statement.where(_after(order, last)).order_by(*order).limit(_PAGE)))
        if not found:
            return
        last = (found[-1].area_id, found[-1].household_id, found[-1].id)
        homes = r.session.scalars(select(Household).where(Household.id.in_({p.household_id for p in found})))
        yield found, {home.id: home for home in homes}
        r.session.expunge_all()


def _after(order: tuple[Any, Any, Any], last: tuple[str, str, str]) -> Any:
    first, second, third = order
    return (
        (first > last[0])
        | ((first == last[0]) & (second > last[1]))
        | ((first == last[0]) & (second == last[1]) & (third > last[2]))
    )


def _person(
    home: Home, person: Resident, homes: Mapping[str, Household], places: Mapping[str, str]
) -> tuple[Value, ...]:
    membership = person.membership if isinstance(person.membership, Membership) else None
    house = homes.get(person.household_id)
    relation = membership.relation if membership else None
    ethnicity = _text(person.ethnicity)
    return (
        person.name,
        person.born.text_vi() if isinstance(person.born, PartialDate) else None,
        label(f"sex_{person.sex}") if _text(person.sex) else None,
        _number(person.id_number),
        _number(person.old_number),
        home.pack.tables["ethnic_groups"].name_of(ethnicity) if ethnicity else None,
        house.label if house else None,
        home.pack.tables["relations"].name_of(relation) if relation else None,
        places.get(person.area_id),
    )


def _steps(r: Reading, cases: list[str]) -> dict[str, dict[str, date | str]]:
    found: dict[str, dict[str, date | str]] = {}
    for step in r.session.scalars(select(Step).where(Step.case_id.in_(cases), Step.gone.is_(None))):
        if step.state == "done":
            found.setdefault(step.case_id, {})[step.procedure] = step.done_on or "x"
    return found


def _obstacles(r: Reading, cases: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    statement = select(Obstacle).where(
        Obstacle.case_id.in_(cases), Obstacle.gone.is_(None), Obstacle.closed_on.is_(None)
    )
    for obstacle in r.session.scalars(statement.order_by(Obstacle.id)):
        if obstacle.text:
            found.setdefault(obstacle.case_id, []).append(obstacle.text)
    return {case_id: "; ".join(texts) for case_id, texts in found.items()}


def _names(r: Reading, cls: type[Area]) -> dict[str, str]:
    return {str(key): str(name) for key, name in r.session.execute(select(cls.id, cls.name))}


def _number(value: Any) -> str | None:
    return value.number if isinstance(value, SourcedNumber) else None


def _kin(value: Any) -> str | None:
    return value.name or None if isinstance(value, Kin) else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and not isinstance(value, Silence) else None
