"""Tổ công tác: who takes which seat by which letter, who sat when, which seats stand empty; its list and its letter."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.domain.changes import Done
from app.domain.handoffs import DESKS
from app.domain.ids import new_id
from app.domain.letters import LetterSpec, PartKind
from app.domain.list_columns import ListColumn
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.plan import Plan, Seat
from app.domain.roles import Role
from app.domain.working_group import (
    Appointed,
    LetterOf,
    SeatTaken,
    is_of_each_hamlet,
    letters_of,
    seats_on,
    whom_to_ask,
)
from app.errors import UserError, refuse
from app.home import Home
from app.models.casefile import taken
from app.models.entities import Appointment, Area
from app.models.work import Reading
from app.packs.letters import load_letters
from app.packs.pack import default_root

if TYPE_CHECKING:
    from app.reports.letter import Letter

PDF, WORD, EXCEL = "pdf", "docx", "xlsx"
LETTERS = "group"
"""The folder of the group's papers."""
_WRITTEN = frozenset({"position", "body", "phone", "account", "number", "signed_on", "since", "until", "note", "name"})


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One line of the list: a seat and one who has it; ``appointed`` None: it stands empty. ``hamlet``: for which."""

    seat: Seat
    appointed: Appointed | None
    hamlet: str = ""
    past: bool = False

    @property
    def id(self) -> str:
        return self.appointed.id if self.appointed is not None else f"{self.seat.id}:{self.hamlet}"


@dataclass(frozen=True, slots=True)
class Group:
    """The group on one day. ``rows``: each seat with who has it, empty ones too; ``past``: who sat before or will."""

    day: date
    rows: tuple[GroupRow, ...]
    past: tuple[GroupRow, ...]
    letters: tuple[LetterOf, ...]
    hamlets: Mapping[str, str]

    @property
    def empty(self) -> int:
        return sum(row.appointed is None for row in self.rows)

    @property
    def members(self) -> int:
        return sum(row.appointed is not None for row in self.rows)


def group(home: Home, day: date | None = None) -> Group:
    """Who sits on ``day`` (today), seat by seat."""
    on = day or home.today
    with home.reading() as r:
        appointed, hamlets = _appointed(r, home.pack.plan.id), _hamlets(r)
    taken_seats = seats_on(home.pack.plan, appointed, hamlets, on)
    seats = {seat.id: seat for seat in home.pack.plan.seats}
    past = [one for one in appointed if not one.sits(on) and one.seat in seats]
    return Group(
        on,
        tuple(row for each in taken_seats for row in _rows(each, hamlets)),
        tuple(
            GroupRow(seats[one.seat], one, hamlets.get(one.body or "", ""), True)
            for one in sorted(past, key=lambda one: (one.since or date.min, one.id), reverse=True)
        ),
        letters_of(appointed),
        hamlets,
    )


def asked(home: Home, role: Role) -> tuple[Appointed, ...]:
    """Whom to ask where this role is needed: who sits in such a seat today, with position and telephone."""
    with home.reading() as r:
        appointed, hamlets = _appointed(r, home.pack.plan.id), _hamlets(r)
    return whom_to_ask(home.pack.plan, seats_on(home.pack.plan, appointed, hamlets, home.today), role)


def asked_at(home: Home) -> Mapping[str, tuple[Appointed, ...]]:
    """Whom to ask at the desk of each body of the commune (a code of the table ``bodies``).

    It is who sits in the group with a role that works there. A desk of whom nobody sits is left out."""
    with home.reading() as r:
        appointed, hamlets = _appointed(r, home.pack.plan.id), _hamlets(r)
    plan = home.pack.plan
    taken_seats = seats_on(plan, appointed, hamlets, home.today)
    found: dict[str, dict[str, Appointed]] = {}
    for role, bodies in DESKS.items():
        for one in whom_to_ask(plan, taken_seats, role):
            for body in sorted(bodies):
                found.setdefault(body, {})[one.id] = one
    return {body: tuple(people.values()) for body, people in found.items()}


def appoint(home: Home, seat: str, name: str, fields: Mapping[str, Any] | None = None) -> Done[str]:
    """Put somebody into a seat. Who had a seat of one person until now leaves it the day before.

    Raises:
        UserError("seat.unknown", seat), UserError("seat.no-name"), UserError("seat.no-hamlet"): the seat is each
            hamlet's, and nobody says of which. UserError("seat.ends-before-it-begins"), UserError("permission.write").
    """
    known = next((each for each in home.pack.plan.seats if each.id == seat), None) or refuse("seat.unknown", seat=seat)
    wanted = dict(fields or {})
    if not name.strip():
        raise UserError("seat.no-name")
    if is_of_each_hamlet(known) and not wanted.get("body"):
        raise UserError("seat.no-hamlet")
    with home.writing() as w:
        row = Appointment(id=new_id(), plan=home.pack.plan.id, seat=seat, name=name.strip())
        _write(row, wanted)
        w.add(row)
        w.flush()
        return Done(row.id, w.changes)


def succeed(home: Home, earlier: str, seen: Seen, name: str, fields: Mapping[str, Any]) -> Done[str]:
    """Somebody else takes the seat: the one before leaves it the day before the new one begins, in one change.

    Raises: as :func:`appoint`; UserError("seat.no-day"): it is not said from when. UserError("seat.elsewhere").
        UserError("row.changed-since").
    """
    since = fields.get("since")
    if not isinstance(since, date):
        raise UserError("seat.no-day")
    if not name.strip():
        raise UserError("seat.no-name")
    with home.writing() as w:
        before = w.change(Appointment, earlier, seen) or refuse("seat.elsewhere")
        before.until = date.fromordinal(since.toordinal() - 1)
        if before.since is not None and before.until < before.since:
            raise UserError("seat.ends-before-it-begins")
        row = Appointment(id=new_id(), plan=before.plan, seat=before.seat, name=name.strip(), body=before.body)
        _write(row, fields)
        w.add(row)
        w.flush()
        return Done(row.id, w.changes)


def change(home: Home, appointment: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Correct what was written about one seat. Raises: as :func:`appoint`; UserError("seat.elsewhere")."""
    with home.writing() as w:
        row = w.change(Appointment, appointment, seen) or refuse("seat.elsewhere")
        _write(row, fields)
        if not row.name:
            raise UserError("seat.no-name")
        w.flush()
        return Done(None, w.changes)


def leave(home: Home, appointment: str, seen: Seen, until: date) -> Done[None]:
    """The last day on which they have the seat. Raises: as :func:`change`."""
    return change(home, appointment, seen, {"until": until})


def issue(home: Home, number: str, signed_on: date, since: date | None = None) -> Done[int]:
    """The letter was signed: everybody who is put somewhere without a letter gets its number and its day.

    Raises: UserError("seat.no-number"), UserError("seat.signed-later", day), UserError("seat.nobody-waits").
    """
    if not number.strip():
        raise UserError("seat.no-number")
    if signed_on > home.today:
        raise UserError("seat.signed-later", day=signed_on)
    with home.writing() as w:
        waiting = [one for one in _appointed(w, home.pack.plan.id) if not one.number]
        if not waiting:
            raise UserError("seat.nobody-waits")
        for one in waiting:
            row = w.change(Appointment, one.id, one.seen) or refuse("seat.elsewhere")
            row.number, row.signed_on = number.strip(), signed_on
            row.since = row.since or since or signed_on
        w.flush()
        return Done(len(waiting), w.changes)


def print_members(home: Home, *, form: str = PDF, day: date | None = None, purpose: str = "") -> bytes:
    """The list of members on one day, as a PDF or an Excel workbook. Raises: UserError("permission.action")."""
    home.require(Action.PRINT_REPORT)
    from app.reports.issuer import issuer_of
    from app.reports.list_file import list_file
    from app.reports.list_pdf import PrintedList

    plan, shown = home.pack.plan, group(home, day)
    rows = tuple(
        (
            row.appointed.name if row.appointed else "(chưa có)",
            row.appointed.position or "" if row.appointed else "",
            f"{row.seat.who}: {row.hamlet}" if row.hamlet else row.seat.who,
            row.seat.title,
            (row.appointed.phone or "") if row.appointed else "",
            _letter_words(row.appointed),
            _span(row.appointed),
        )
        for row in shown.rows
    )
    columns = (
        ListColumn("name", "Họ và tên", 24), ListColumn("position", "Chức vụ", 22), ListColumn("body", "Đại diện", 28),
        ListColumn("seat", "Trong Tổ công tác", 14), ListColumn("phone", "Điện thoại", 14),
        ListColumn("letter", "Quyết định", 20), ListColumn("span", "Thời gian", 20, "centre"),
    )  # fmt: skip
    why = purpose.strip() or "gửi danh sách thành viên Tổ công tác"
    printed = PrintedList(
        issuer_of(plan.unit_name, plan.province_name),
        home.today,
        "Danh sách thành viên Tổ công tác",
        f"thực hiện {_plan_words(plan)}, đến ngày {shown.day:%d/%m/%Y}",
        why,
        home.account.name,
        columns,
        (("", rows),),
    )
    home.log("print", entity="appointment", why=f"members:{form}:{why}")
    return list_file(printed, form, "thanh-vien")


def print_letter(home: Home, which: LetterOf | None = None, *, form: str = PDF, act: str = "") -> bytes:
    """The letter that puts people into their seats, as a PDF or to be edited in Word.

    Without ``which`` the next one: of those who have none yet.

    Raises: UserError("permission.action"), UserError("seat.nobody-waits").
    """
    home.require(Action.PRINT_REPORT)
    with home.reading() as r:
        appointed, hamlets = _appointed(r, home.pack.plan.id), _hamlets(r)
    letters = letters_of(appointed)
    letter = which or next((each for each in letters if not each.number), None) or refuse("seat.nobody-waits")
    said = act or ("kiện toàn" if any(each.number and each != letter for each in letters) else "thành lập")
    content = _written(_letter(home, letter, hamlets, said), form)
    home.log("print", entity="appointment", why=f"letter:{letter.number or 'draft'}:{form}")
    return content


# Parts ---------------------------------------------------------------------------------------------------------


def _appointed(r: Reading, plan: str) -> list[Appointed]:
    rows = r.session.scalars(
        select(Appointment).where(Appointment.plan == plan, Appointment.gone.is_(None)).order_by(Appointment.id)
    )
    return [taken(r, row, Appointed) for row in rows]


def _hamlets(r: Reading) -> dict[str, str]:
    rows = r.session.execute(
        select(Area.id, Area.name).where(Area.gone.is_(None), Area.kind == "hamlet").order_by(Area.name_sort, Area.id)
    )
    return {str(id): str(name) for id, name in rows}


def _rows(each: SeatTaken, hamlets: Mapping[str, str]) -> list[GroupRow]:
    rows = [GroupRow(each.seat, one, hamlets.get(one.body or "", "")) for one in each.sitting]
    rows += [GroupRow(each.seat, None, hamlet) for hamlet in each.missing]
    return rows or [GroupRow(each.seat, None)]


def _write(row: Appointment, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        if name in _WRITTEN:
            setattr(row, name, (value.strip() or None) if isinstance(value, str) else value)
    if row.since is not None and row.until is not None and row.until < row.since:
        raise UserError("seat.ends-before-it-begins")


def _letter_words(one: Appointed | None) -> str:
    if one is None or not one.number:
        return ""
    return f"{one.number} ngày {one.signed_on:%d/%m/%Y}" if one.signed_on else one.number


def _span(one: Appointed | None) -> str:
    if one is None:
        return ""
    since = f"từ {one.since:%d/%m/%Y}" if one.since else ""
    return f"{since} đến {one.until:%d/%m/%Y}".strip() if one.until else since


def _plan_words(plan: Plan) -> str:
    issued = f" ngày {plan.issued_on:%d/%m/%Y}" if plan.issued_on else ""
    return f"Kế hoạch số {plan.number}{issued}" if plan.number else f"Kế hoạch “{plan.title}”"


def _letter(home: Home, letter: LetterOf, hamlets: Mapping[str, str], act: str) -> Letter:
    from app.reports.issuer import issuer_of
    from app.reports.letter import Letter  # reportlab is imported when something is printed

    plan = home.pack.plan
    order = {seat.id: number for number, seat in enumerate(plan.seats)}
    seats = {seat.id: seat for seat in plan.seats}
    members = sorted(
        letter.appointed, key=lambda one: (order.get(one.seat, len(order)), hamlets.get(one.body or "", ""))
    )
    lines = [
        ", ".join(filter(None, (one.name, one.position, hamlets.get(one.body or ""), seats[one.seat].title.lower())))
        for one in members
        if one.seat in seats
    ]
    spec = _spec()
    parts = []
    for part in spec.parts:
        if part.kind is PartKind.ITEM and part.text == "{members}":
            parts += [replace(part, text=line.replace("{", "(").replace("}", ")")) for line in lines]
        else:
            parts.append(part)
    issuer = issuer_of(plan.unit_name, plan.province_name)
    police = next((body.name for body in plan.bodies if body.id == "police"), "Công an")
    values = {
        "act": act,
        "plan": _plan_words(plan),
        "proposer": f"Trưởng {police}",
        "committee": " ".join(issuer.name).upper(),
        "reporting": plan.reports_to,
    }
    day = letter.signed_on
    number = letter.number.partition("/")[0]
    return Letter(replace(spec, parts=tuple(parts)), issuer, values, day, number, mark=spec.source.needs_check)


def _spec() -> LetterSpec:
    return next(spec for spec in load_letters(default_root(), LETTERS) if spec.code == "appointment")


def _written(letter: Letter, form: str) -> bytes:
    out = io.BytesIO()
    if form == WORD:
        from app.reports.letter_word import write_word

        write_word(letter, out)
    else:
        from app.reports.letter import write_letters

        write_letters([letter], out)
    return out.getvalue()
