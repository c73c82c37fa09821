"""The dossiers (hồ sơ quản lý nhân khẩu đặc thù) of cases, from the record onto paper.

One case, those of an area, or all: one PDF. Each print is a numbered copy with its purpose and leaves a line in the
access log. Sealed people and references (B7) are printed only for those who may open them, and are left out of a print
of many.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from sqlalchemy import select

from app.domain import names
from app.domain.answers import Answer
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.sealing import opens
from app.errors import UserError, refuse
from app.home import Home
from app.models import access, same_person
from app.models.casefile import case_file, rows_of_case
from app.models.entities import Area, Case, Resident
from app.models.history import history_of
from app.models.work import Reading
from app.progress import QUIET, Progress
from app.reports.dossier import Copy, Dossier
from app.services.dossiers_filling import Filling
from app.storage import atomic_write

PREVIEW = "Xem trước trên màn hình"
_COPIES = "copies:"


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: so many dossiers on so many sheets, and how many were left out because this account may not
    open them."""

    dossiers: int
    pages: int
    path: Path
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which dossiers a person chose to print, before anything is printed."""

    cases: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case, as much of it as a list shows to choose it by."""

    id: str
    category: str
    name: str
    born: Answer[PartialDate]
    area: str


def case_line(home: Home, case_id: str) -> CaseLine | None:
    """The case to choose; None if this machine does not hold it, or this account may not open it."""
    with home.reading() as r:
        case = r.find(Case, case_id)
        person = same_person.kept(r, case.resident_id) if case else None
        if case is None or person is None or not _may_open(home, case.category, person.sealed, person.opened_to):
            return None
        area = r.find(Area, person.area_id)
        return CaseLine(case.id, case.category, person.name, person.born, area.name if area else "")


def print_dossiers(
    home: Home,
    out: Path,
    *,
    ids: Sequence[str] = (),
    hamlet: str | None = None,
    purpose: str,
    masked: bool = True,
    progress: Progress = QUIET,
) -> Printed:
    """Print the dossiers of the cases ``ids``, or of the area ``hamlet`` (its id or name), or of all cases, into one
    PDF at ``out``, whole or not at all. ``masked`` hides long numbers and leaves the scans out.

    Raises:
        UserError("permission.action"), UserError("report.no-purpose"), UserError("report.nothing-to-print").
        UserError("case.elsewhere"), UserError("person.sealed"): one of ``ids``.
        UserError("area.not-found", area), UserError("area.several", area).
        EnvironmentFault: the disk; nothing is left at ``out``. Cancelled: as well.
    """
    from app.reports.dossier_pdf import write_dossier  # reportlab is imported when something is printed

    why = " ".join(purpose.split()) or refuse("report.no-purpose")
    chosen = choose(home, ids=ids, hamlet=hamlet)
    if not chosen.cases:
        raise UserError("report.nothing-to-print")
    copies = _copies(home, chosen.cases)

    def filled() -> Iterator[Dossier]:
        for case_id in chosen.cases:
            yield _dossier(home, case_id, copies[case_id], why, masked=masked)

    with atomic_write(out, private=True) as file:
        pages = write_dossier(filled(), cast(BinaryIO, file), progress, total=len(chosen.cases))
        _note_printed(home, chosen.cases, copies, why, masked=masked)
    return Printed(len(chosen.cases), pages, out, chosen.left_out)


def render_preview(home: Home, case_id: str, *, masked: bool = True, purpose: str = "") -> bytes:
    """One dossier as a PDF to be looked at: it is no copy, and is logged as a reading.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("person.sealed").
    """
    from app.reports.dossier_pdf import write_dossier

    _ = choose(home, ids=(case_id,))
    number = _copies(home, (case_id,))[case_id]
    out = io.BytesIO()
    write_dossier([_dossier(home, case_id, number, purpose or PREVIEW, masked=masked)], out, total=1)
    home.log("read", entity="case", row=case_id, why="dossier")
    return out.getvalue()


def choose(home: Home, *, ids: Sequence[str] = (), hamlet: str | None = None) -> Choice:
    """Which cases would be printed, in the order of their areas and names (of ``ids``: as they were given).

    Raises: as :func:`print_dossiers`.
    """
    home.require(Action.PRINT_DOSSIER)
    with home.reading() as r:
        if ids:
            return Choice(tuple(_one(r, home, case_id) for case_id in dict.fromkeys(ids)), 0)
        area = None if hamlet is None else _area(r, hamlet)
        statement = (
            same_person.join_person(
                select(Case.id, Case.category, Resident.sealed, Resident.opened_to), Case.resident_id
            )
            .outerjoin(Area, Area.id == Resident.area_id)
            .where(Case.gone.is_(None), Resident.gone.is_(None))
            .order_by(Area.name_sort, Area.id, Resident.name_sort, Case.id)
        )
        if area is not None:
            statement = statement.where(Resident.area_id == area)
        found = r.session.execute(statement).all()
    open_ones = [str(row.id) for row in found if _may_open(home, row.category, row.sealed, row.opened_to)]
    return Choice(tuple(open_ones), len(found) - len(open_ones))


# Parts ---------------------------------------------------------------------------------------------------------


def _one(r: Reading, home: Home, case_id: str) -> str:
    case = r.find(Case, case_id) or refuse("case.elsewhere")
    person = same_person.kept(r, case.resident_id) or refuse("person.elsewhere")
    if not _may_open(home, case.category, person.sealed, person.opened_to):
        raise UserError("person.sealed")
    return case.id


def _may_open(home: Home, category: str, sealed: bool | None, names: Answer[tuple[str, ...]]) -> bool:
    known = home.pack.categories.get(category)
    if known is not None and known.reference_only and not home.account.may(Action.READ_REFERENCE):
        return False
    return opens(home.account, sealed, names)


def _area(r: Reading, asked: str) -> str:
    """The id of the area with this id, code or name, however the name is typed."""
    if r.find(Area, asked) is not None:
        return asked
    wanted = names.fold(asked)
    rows = r.session.scalars(select(Area).where(Area.gone.is_(None))).all()
    found = [row.id for row in rows if wanted in (names.fold(row.name), names.fold(row.code or ""))]
    if not wanted or not found:
        raise UserError("area.not-found", area=asked)
    if len(found) > 1:
        raise UserError("area.several", area=asked)
    return found[0]


def _dossier(home: Home, case_id: str, number: int, purpose: str, *, masked: bool) -> Dossier:
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        history = history_of(r, rows_of_case(r, case_id))
        copy = Copy(number, home.account.name, _local(home.clock()), purpose)
        return Filling(home, r, file, history).dossier(copy, masked=masked)


def _local(at: datetime) -> datetime:
    return at.astimezone()


def _copies(home: Home, cases: Sequence[str]) -> dict[str, int]:
    """The number that the next copy of each dossier bears on this machine."""
    with home.engine.connect() as conn:
        kept = conn.exec_driver_sql("SELECT key, value FROM remembered WHERE key LIKE ?", (_COPIES + "%",))
        made = {str(key).removeprefix(_COPIES): int(value) for key, value in kept}
    return {case_id: made.get(case_id, 0) + 1 for case_id in cases}


def _note_printed(home: Home, cases: Sequence[str], copies: dict[str, int], why: str, *, masked: bool) -> None:
    """Count the copies, and log each; before the file gets its name, so that no print goes unnoted."""
    said = f"{why} · {'đã che số' if masked else 'đầy đủ'}"
    with home.noting() as conn:
        conn.exec_driver_sql(
            "INSERT INTO remembered (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [(_COPIES + case_id, str(copies[case_id])) for case_id in cases],
        )
        for case_id in cases:
            access.note(
                conn, home.device, home.account.id, home.now, "print", entity="case", row=case_id, why=said
            )  # fmt: skip
