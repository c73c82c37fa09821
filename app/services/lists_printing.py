"""Lists that leave the office to be read (danh sách theo diện, thôn, tình trạng, vướng mắc, người phụ trách), as PDF or
Excel: what the filter on the screen shows. They carry who let them out and why, and are noted in the access log.

Sealed people are in none, whoever prints. Numbers are masked unless the whole is asked for. See ``list_export`` for the
lists that come back in.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from app.domain.answers import is_known
from app.domain.case_filter import CaseFilter
from app.domain.clocks import stage_on
from app.domain.id_number import mask
from app.domain.list_columns import COLUMNS, TITLES, columns_of
from app.domain.partial_date import PartialDate
from app.domain.people_filter import PeopleFilter
from app.domain.permissions import Action
from app.domain.plan import Stage
from app.domain.values import SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models import contested
from app.models.entities import Area, Case, Household, Obstacle, Resident
from app.models.listing import cases_matching, people_matching
from app.models.work import Reading
from app.storage import write_whole
from app.sync.account_names import account_names

if TYPE_CHECKING:
    from app.reports.list_pdf import PrintedList

LEAST_PASSWORD: Final = 8
_CHUNK = 500
_NEVER = "B7"
"""A group that is in no list, whatever a newer program may have written."""


@dataclass(frozen=True, slots=True)
class ListWish:
    """``which`` says what the list holds. ``columns``: keys of ``domain.list_columns``, all if empty; ``by`` the column
    that the list is told apart by; ``password`` "" leaves the file open."""

    which: CaseFilter | PeopleFilter
    purpose: str
    columns: tuple[str, ...] = ()
    by: str = ""
    masked: bool = True
    password: str = ""

    @property
    def kind(self) -> str:
        return "cases" if isinstance(self.which, CaseFilter) else "people"


def write_list(home: Home, wish: ListWish, path: Path) -> int:
    """Write the list to ``path``: a workbook if it ends in .xlsx, else a PDF. Returns how many rows it has.

    Raises:
        UserError("permission.action"), UserError("list.no-purpose"), UserError("list.password-short", least),
        UserError("list.column-unknown", column).
        EnvironmentFault: see :func:`app.storage.atomic_write`; nothing is left of the file.
    """
    home.require(Action.EXPORT_LIST)
    if not wish.purpose.strip():
        raise UserError("list.no-purpose")
    if 0 < len(wish.password) < LEAST_PASSWORD:
        raise UserError("list.password-short", least=LEAST_PASSWORD)
    known = {column.key: column for column in COLUMNS[wish.kind]}
    for key in (*wish.columns, *filter(None, (wish.by,))):
        if key not in known or (key == wish.by and not known[key].groups):
            raise UserError("list.column-unknown", column=key)
    with home.reading() as r:
        shown = _list(home, r, wish)
    content = _workbook(shown, wish) if path.suffix.lower() == ".xlsx" else _pdf(shown, wish)
    write_whole(path, content, private=True)
    masked = "masked" if wish.masked else "full"
    home.log(
        "export", entity="list", row=wish.which.area_id, why=f"{wish.kind}: {shown.purpose}: {masked}: {path.name}"
    )
    return shown.count


def _pdf(shown: PrintedList, wish: ListWish) -> bytes:
    from app.reports.list_pdf import write_list_pdf
    from app.reports.locking import locked_pdf

    out = io.BytesIO()
    write_list_pdf(shown, out)
    return locked_pdf(out.getvalue(), wish.password) if wish.password else out.getvalue()


def _workbook(shown: PrintedList, wish: ListWish) -> bytes:
    from app.reports.list_sheet import ListSheet, SheetColumn, list_sheet
    from app.reports.locking import locked_workbook

    columns = (SheetColumn("TT", 6), *(SheetColumn(each.title, max(8, each.share)) for each in shown.columns))
    rows = [row for _, rows in shown.groups for row in rows]
    numbered = ((at, *(cell or None for cell in row)) for at, row in enumerate(rows, start=1))
    about = ". ".join(filter(None, (" ".join(shown.issuer.name), shown.about)))
    content, _ = list_sheet(ListSheet(wish.kind, shown.title, about, columns, numbered, shown.who, shown.by))
    return locked_workbook(content, wish.password) if wish.password else content


def _list(home: Home, r: Reading, wish: ListWish) -> PrintedList:
    from app.reports.issuer import issuer_of
    from app.reports.list_pdf import PrintedList

    lines = _lines(home, r, wish)
    columns = columns_of(wish.kind, wish.columns)
    groups: list[tuple[str, tuple[Sequence[str], ...]]] = []
    title = next((each.title for each in COLUMNS[wish.kind] if each.key == wish.by), "")
    if wish.by:
        lines.sort(key=lambda line: (not line[wish.by], line[wish.by]))
    for value, part in groupby(lines, key=lambda line: line[wish.by] if wish.by else ""):
        rows = tuple(tuple(line[column.key] for column in columns) for line in part)
        groups.append((f"{title}: {value or '(không có)'}" if wish.by else "", rows))
    plan = home.pack.plan
    return PrintedList(
        issuer_of(plan.unit_name, plan.province_name),
        home.today,
        TITLES[wish.kind],
        _about(home, r, wish.which),
        wish.purpose.strip(),
        home.account.name,
        columns,
        tuple(groups),
    )


def _about(home: Home, r: Reading, which: CaseFilter | PeopleFilter) -> str:
    """What the filter takes, in words. What was typed to look for somebody is not repeated."""
    said = []
    if which.area_id and (place := r.find(Area, which.area_id)) is not None:
        said.append(place.name)
    if isinstance(which, CaseFilter):
        if which.category:
            said.append(f"diện {which.category}")
        if which.state:
            said.append(_state(home, which.state).lower())
        if which.with_obstacle:
            said.append("có vướng mắc")
        if which.assignee is not None:
            names = account_names(r.conn, home.folder)
            said.append(f"người phụ trách: {names.get(which.assignee, which.assignee) or 'chưa giao'}")
        if which.team:
            said.append(f"tổ {which.team}")
        said += _taken_up(home, which)
    elif which.without_number:
        said.append("chưa có số định danh")
    return ", ".join(said)


def _taken_up(home: Home, which: CaseFilter) -> Iterator[str]:
    """Between which days, or in which stage of the plan."""
    first, last = which.opened_from, which.opened_until
    stage = next((each for each in home.pack.plan.stages if first and (each.first, each.last) == (first, last)), None)
    if stage is not None:
        yield f"lập trong {_stage_said(stage)}"
        return
    if first is not None:
        yield f"lập từ {first:%d/%m/%Y}"
    if last is not None:
        yield f"lập đến {last:%d/%m/%Y}"


def _stage_said(stage: Stage) -> str:
    return stage.name[:1].lower() + stage.name[1:]


def _state(home: Home, state: str) -> str:
    return home.pack.tables["record_values"].name_of(f"case_state.{state}")


def _lines(home: Home, r: Reading, wish: ListWish) -> list[dict[str, str]]:
    if isinstance(wish.which, PeopleFilter):
        order = (Resident.name_sort, Resident.id)
        asked = people_matching(home.account, select(Resident), wish.which)
        people = list(r.session.scalars(asked.where(Resident.sealed.is_not(True)).order_by(*order)))
        person = _person_words(home, r, people, wish)
        return [person(row) for row in people]
    asked_cases = cases_matching(home.account, home.today, select(Case, Resident), wish.which)
    found = r.session.execute(
        asked_cases.where(Resident.sealed.is_not(True), Case.category != _NEVER).order_by(Resident.name_sort, Case.id)
    ).all()
    person = _person_words(home, r, [one for _, one in found], wish)
    unsettled = contested.among(r, [case.id for case, _ in found])
    obstacles, accounts = _obstacles(home, r), account_names(r.conn, home.folder)
    return [
        person(one)
        | {
            "category": case.category,
            "state": _state(home, "contested" if case.id in unsettled else case.state),
            "opened": f"{case.opened_on:%d/%m/%Y}" if case.opened_on else "",
            "stage": _stage(home, case.opened_on),
            "due": f"{case.due:%d/%m/%Y}" if case.due else "",
            "obstacle": obstacles.get(case.id, ""),
            "assignee": accounts.get(case.assignee or "", case.assignee or ""),
        }
        for case, one in found
    ]


def _stage(home: Home, opened: date | None) -> str:
    """The stage of the plan in which a case was taken up; what comes after its name's colon says too much here."""
    stage = stage_on(home.pack.plan, opened) if opened is not None else None
    return stage.name.partition(":")[0] if stage is not None else ""


def _person_words(
    home: Home, r: Reading, people: Sequence[Resident], wish: ListWish
) -> Callable[[Resident], dict[str, str]]:
    """How a person is written in a line."""
    areas = {str(key): str(name) for key, name in r.session.execute(select(Area.id, Area.name))}
    labels: dict[str, str] = {}
    houses = list({row.household_id for row in people if row.household_id})
    for start in range(0, len(houses), _CHUNK):
        part = select(Household.id, Household.label).where(Household.id.in_(houses[start : start + _CHUNK]))
        labels |= {str(key): str(label) for key, label in r.session.execute(part)}
    words = home.pack.tables["record_values"]

    def written(row: Resident) -> dict[str, str]:
        return {
            "name": row.name,
            "born": row.born.text_vi() if isinstance(row.born, PartialDate) else "",
            "sex": words.name_of(f"sex.{row.sex}") if is_known(row.sex) else "",
            "number": _number(row.id_number, masked=wish.masked),
            "household": labels.get(row.household_id, ""),
            "area": areas.get(row.area_id, ""),
        }

    return written


def _number(value: Any, *, masked: bool) -> str:
    if not isinstance(value, SourcedNumber):
        return ""
    return mask(value.number) if masked else value.number


def _obstacles(home: Home, r: Reading) -> dict[str, str]:
    """The kinds of what is open, by case."""
    kinds = home.pack.tables["obstacle_kinds"]
    found: dict[str, list[str]] = {}
    asked = select(Obstacle.case_id, Obstacle.kind).where(Obstacle.gone.is_(None), Obstacle.closed_on.is_(None))
    for case_id, kind in r.session.execute(asked.order_by(Obstacle.id)):
        found.setdefault(case_id, []).append(kinds.name_of(kind))
    return {case_id: "; ".join(dict.fromkeys(names)) for case_id, names in found.items()}
