"""The dossiers (hồ sơ quản lý nhân khẩu đặc thù) of cases, from the record onto paper.

One case, a selection, those of an area, or all; whole or chosen parts; one PDF or one each. Each print is a numbered
copy with its purpose in the register of prints, and leaves a line in the access log; its QR is signed by the office, or
by the laptop that prints. Sealed people and references (B7) are printed only for those who may open them, and are left
out of a print of many.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from sqlalchemy import select

from app.domain import names
from app.domain.answers import Answer
from app.domain.changes import NO_CHANGES, Changes
from app.domain.dossier import ALL, Order, Part
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.sealing import opens
from app.errors import UserError, refuse
from app.home import Home
from app.models import access, following, register, same_person
from app.models.casefile import case_file, rows_of_case
from app.models.entities import Area, Case, Resident
from app.models.history import history_of
from app.models.register import DOSSIER, Copied
from app.models.work import Reading
from app.printing import file_of_copies
from app.progress import QUIET, Progress
from app.reports.dossier import Copy, Dossier
from app.security import print_mark
from app.services.dossiers_filling import Filling
from app.storage import faults

PREVIEW = "Xem trước trên màn hình"
TITLE = "Hồ sơ quản lý nhân khẩu đặc thù"
EXTRACT = "Hồ sơ quản lý nhân khẩu đặc thù (bản trích)"

_FILED: Final[Mapping[Order, tuple[Any, ...]]] = {
    Order.AREA: (),
    Order.CATEGORY: (Case.category,),
    Order.OPENED: (Case.opened_on.is_(None), Case.opened_on),
}
"""What comes before area and name."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: so many dossiers on so many sheets, and how many were left out because this account may not
    open them. ``path`` is the file, or the folder of one file each."""

    dossiers: int
    pages: int
    path: Path
    left_out: int = 0
    changes: Changes = NO_CHANGES


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
    parts: frozenset[Part] = ALL,
    order: Order = Order.AREA,
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
    batch, left_out = _begun(home, ids, hamlet, order, purpose, masked=masked, parts=parts)
    pages, changes = batch.write(out, batch.cases, progress)
    return Printed(len(batch.cases), pages, out, left_out, changes)


def print_each(
    home: Home,
    folder: Path,
    *,
    ids: Sequence[str] = (),
    hamlet: str | None = None,
    purpose: str,
    masked: bool = True,
    parts: frozenset[Part] = ALL,
    order: Order = Order.AREA,
    progress: Progress = QUIET,
) -> Printed:
    """As :func:`print_dossiers`, each dossier into a PDF of its own in ``folder``, which is made if need be. The names
    of the files hold the case's code and the copy's number, and nothing of a person.

    Raises: as :func:`print_dossiers`; what was finished before stays, and stands in the register.
    """
    batch, left_out = _begun(home, ids, hamlet, order, purpose, masked=masked, parts=parts)
    with faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    pages, changes = 0, NO_CHANGES
    for number, case_id in enumerate(batch.cases):
        progress.tick("report.dossier", number, len(batch.cases))
        name = f"ho-so-{case_id.replace('-', '')[-8:].upper()}-ban-{batch.copies[case_id]}.pdf"
        more, touched = batch.write(folder / name, (case_id,), QUIET)
        pages, changes = pages + more, changes | touched
    return Printed(len(batch.cases), pages, folder, left_out, changes)


def render_preview(
    home: Home, case_id: str, *, masked: bool = True, purpose: str = "", parts: frozenset[Part] = ALL
) -> bytes:
    """One dossier as a PDF to be looked at: it is no copy and is not signed; it is logged as a reading.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("person.sealed").
    """
    from app.reports.dossier_pdf import write_dossier

    batch, _ = _begun(home, (case_id,), None, Order.AREA, purpose or PREVIEW, masked=masked, parts=parts)
    out = io.BytesIO()
    write_dossier([batch.filled(case_id)], out, total=1)
    home.log("read", entity="case", row=case_id, why="dossier")
    return out.getvalue()


def choose(home: Home, *, ids: Sequence[str] = (), hamlet: str | None = None, order: Order = Order.AREA) -> Choice:
    """Which cases would be printed, in ``order`` (of ``ids``: as they were given).

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
            .order_by(*_FILED[order], Area.name_sort, Area.id, Resident.name_sort, Case.id)
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


def _local(at: datetime) -> datetime:
    return at.astimezone()


@dataclass(frozen=True, slots=True)
class _Batch:
    """The copies that are being printed: of which cases, with which numbers, how much of each, and why."""

    home: Home
    cases: tuple[str, ...]
    people: Mapping[str, str]
    copies: Mapping[str, int]
    why: str
    masked: bool
    parts: frozenset[Part]

    def filled(self, case_id: str) -> Dossier:
        home = self.home
        with home.reading() as r:
            file = case_file(r, case_id) or refuse("case.elsewhere")
            history = history_of(r, rows_of_case(r, case_id))
            copy = Copy(self.copies[case_id], home.account.name, _local(home.clock()), self.why)
            return Filling(home, r, file, history).dossier(copy, masked=self.masked, parts=self.parts)

    def write(self, out: Path, cases: Sequence[str], progress: Progress) -> tuple[int, Changes]:
        """The number of sheets, and what was entered."""
        from app.reports.dossier_pdf import write_dossier  # reportlab is imported when something is printed

        signer = self.home.ring.office or self.home.ring.device
        digests: dict[str, str] = {}

        def signed() -> Iterator[Dossier]:
            for case_id in cases:
                dossier = self.filled(case_id)
                digests[case_id] = dossier.digest
                yield replace(dossier, signed=print_mark.mark(case_id, dossier.version, dossier.digest, signer))

        with file_of_copies(self.home, out) as (file, entered):
            pages = write_dossier(signed(), cast(BinaryIO, file), progress, total=len(cases))
            file.secure()
            changes = self._enter(digests, entered)
            self._log(digests)
        return pages, changes

    def _enter(self, digests: Mapping[str, str], entered: list[str]) -> Changes:
        """Enter each copy, before the file gets its name, so that no print goes unnoted. What this laptop no longer
        follows is logged only: nobody here may add to it."""
        home = self.home
        title = TITLE if self.parts >= ALL - {Part.SCANS} else EXTRACT
        with home.writing() as w:
            for case_id, digest in digests.items():
                person = self.people[case_id]
                if following.names_unfollowed(w.conn, f"{case_id} {person}"):
                    continue
                copied = Copied(
                    person,
                    DOSSIER,
                    title,
                    case_id=case_id,
                    why=self.why,
                    masked=self.masked,
                    basis=digest,
                    copy=self.copies[case_id],
                )
                entered.append(register.enter(w, copied, by=home.account.id, day=home.today).id)
            w.flush()
            return w.changes

    def _log(self, digests: Mapping[str, str]) -> None:
        home = self.home
        said = f"{self.why} · {'đã che số' if self.masked else 'đầy đủ'}"
        with home.noting() as conn:
            for case_id in digests:
                access.note(conn, home.device, home.account.id, home.now, "print", entity="case", row=case_id, why=said)


def _begun(
    home: Home,
    ids: Sequence[str],
    hamlet: str | None,
    order: Order,
    purpose: str,
    *,
    masked: bool,
    parts: frozenset[Part],
) -> tuple[_Batch, int]:
    """What is to be printed, and how many were left out."""
    why = " ".join(purpose.split()) or refuse("report.no-purpose")
    chosen = choose(home, ids=ids, hamlet=hamlet, order=order)
    if not chosen.cases or not parts:
        raise UserError("report.nothing-to-print")
    with home.reading() as r:
        people = {case_id: _whose(r, case_id) for case_id in chosen.cases}
        copies = register.next_copies(r, people.items(), DOSSIER)
    return _Batch(home, chosen.cases, people, copies, why, masked, parts), chosen.left_out


def _whose(r: Reading, case_id: str) -> str:
    case = r.find(Case, case_id) or refuse("case.elsewhere")
    person = same_person.kept(r, case.resident_id) or refuse("person.elsewhere")
    return person.id
