"""Đề nghị cấp trên: findings that only a level above can mend go there as one letter with a list; the answers are
followed person by person and as a whole, and what is not answered in time is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.domain.changes import Done
from app.domain.checks import FindingState, RequestState
from app.domain.id_number import mask
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.values import SourcedNumber
from app.errors import UserError, refuse
from app.home import Home
from app.models.entities import Flaw, Household, Request, Resident
from app.models.work import Reading
from app.services import checks
from app.services.checks import FindingFilter, FindingRow
from app.storage import write_whole

if TYPE_CHECKING:
    from app.reports.request_letter import RequestLetter

FORMS = ("pdf", "docx", "xlsx")
_PAGE = 500


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A letter to be written. ``asks``: what is asked, after "đề nghị"; ``more``: words of one's own."""

    receiver: str
    asks: str
    due: date | None = None
    number: str = ""
    more: str = ""
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One letter and how far it has come. ``open``: cases that wait for an answer."""

    id: str
    title: str
    number: str
    receiver: str
    made_on: date | None
    sent_on: date | None
    due: date | None
    state: RequestState
    answer: str
    answered_on: date | None
    people: int
    open: int
    late: bool
    more: str = ""
    seen: Seen = field(default=Seen("", 0), repr=False)


def ask_above(home: Home, chosen: Sequence[FindingRow], wish: NewRequest) -> Done[str]:
    """One letter for these findings; each of them is from now on "đã đề nghị cấp trên". Returns the letter's id.

    Raises:
        UserError("check.only-at-office"), UserError("request.nobody"), UserError("request.no-receiver"),
        UserError("request.sealed"): somebody sealed is among them; UserError("permission.write").
    """
    if not chosen:
        raise UserError("request.nobody")
    if not wish.receiver.strip() or not wish.asks.strip():
        raise UserError("request.no-receiver")
    with home.writing() as w:
        _refuse_sealed(w, chosen)
        state = RequestState.SENT if wish.sent_on else RequestState.DRAFT
        row = w.add(
            Request(
                id=new_id(),
                plan=home.pack.plan.id,
                kind=chosen[0].rule,
                title=wish.asks.strip(),
                number=wish.number.strip() or None,
                receiver=wish.receiver.strip(),
                made_on=home.today,
                sent_on=wish.sent_on,
                due=wish.due,
                state=state.value,
                by=home.account.id,
                text=wish.more.strip() or None,
            )
        )
        w.flush()
        asked = {"state": FindingState.ASKED.value, "request_id": row.id, "answer": None, "answered_on": None}
        checks.write_decisions(home, w, chosen, {**asked, "reason": None})
        return Done(row.id, w.changes)


def change_request(home: Home, request_id: str, seen: Seen, fields: dict[str, Any]) -> Done[None]:
    """Number, day of sending, receiver, due day, words. A letter with a day of sending is sent.

    Raises: UserError("request.unknown"), UserError("row.changed-since"), UserError("permission.write").
    """
    with home.writing() as w:
        row = w.change(Request, request_id, seen) or refuse("request.unknown")
        for name, value in fields.items():
            setattr(row, name, value)
        if row.state == RequestState.DRAFT.value and row.sent_on is not None:
            row.state = RequestState.SENT.value
        w.flush()
        return Done(None, w.changes)


def answer_request(
    home: Home, request_id: str, seen: Seen, answer: str, day: date, *, settled: bool = False
) -> Done[int]:
    """The whole letter was answered: the same is written of each of its people of whom nothing was answered yet. With
    ``settled`` they are done with. Returns of how many.

    Raises: as :func:`change_request`; UserError("request.no-answer").
    """
    said = answer.strip() or refuse("request.no-answer")
    waiting = [row for row in people_of(home, request_id) if row.state is FindingState.ASKED]
    with home.writing() as w:
        row = w.change(Request, request_id, seen) or refuse("request.unknown")
        row.state, row.answer, row.answered_on = RequestState.ANSWERED.value, said, day
        w.flush()
        state = FindingState.SETTLED if settled else FindingState.ANSWERED
        fields = {"state": state.value, "answer": said, "answered_on": day}
        checks.write_decisions(home, w, waiting, fields)
        return Done(len(waiting), w.changes)


def answer_person(home: Home, finding: FindingRow, answer: str, day: date, *, settled: bool = False) -> Done[None]:
    """The level above answered of one person. The last answer makes the letter answered.

    Raises: as :func:`answer_request`.
    """
    said = answer.strip() or refuse("request.no-answer")
    others = [row for row in people_of(home, finding.request_id) if row.id != finding.id]
    with home.writing() as w:
        state = FindingState.SETTLED if settled else FindingState.ANSWERED
        checks.write_decisions(home, w, [finding], {"state": state.value, "answer": said, "answered_on": day})
        row = w.change(Request, finding.request_id)
        if row is not None and not any(each.state is FindingState.ASKED for each in others):
            row.state, row.answered_on = RequestState.ANSWERED.value, day
        w.flush()
        return Done(None, w.changes)


def list_requests(home: Home) -> list[RequestRow]:
    """All letters, those that are late first, then the newest."""
    with home.reading() as r:
        counted = r.session.execute(
            select(Flaw.request_id, Flaw.state, func.count())
            .where(Flaw.request_id.is_not(None), Flaw.gone.is_(None))
            .group_by(Flaw.request_id, Flaw.state)
        )
        people: dict[str, dict[str, int]] = {}
        for request_id, state, count in counted:
            people.setdefault(str(request_id), {})[str(state)] = int(count)
        found = r.session.scalars(select(Request).where(Request.gone.is_(None))).all()
        rows = [_row(home, r, row, people.get(row.id, {})) for row in found]
    return sorted(rows, key=lambda row: (not row.late, -(row.made_on or date.min).toordinal(), row.id))


def late_requests(home: Home) -> int:
    """How many letters should have been answered by now."""
    return sum(row.late for row in list_requests(home)) if home.is_office else 0


def people_of(home: Home, request_id: str) -> list[FindingRow]:
    """The findings of one letter, by name; also those that were mended since and are findings no more."""
    found: list[FindingRow] = []
    key = None
    which = FindingFilter(request_id=request_id, every=True)
    while True:
        page = checks.list_findings(home, which, key, _PAGE)
        found += page.rows
        if (key := page.next) is None:
            break
    known = {row.flaw for row in found}
    with home.reading() as r:
        asked = select(Flaw).where(Flaw.request_id == request_id, Flaw.gone.is_(None)).order_by(Flaw.id)
        mended = [_mended(r, flaw) for flaw in r.session.scalars(asked) if flaw.id not in known]
    return found + [row for row in mended if row is not None]


def write_request(home: Home, request_id: str, path: Path, *, masked: bool = False) -> int:
    """The letter with its list as a file: .pdf, .docx, or .xlsx (the list alone). Returns how many people it names.

    Raises:
        UserError("permission.action"), UserError("request.unknown"), UserError("request.form-unknown", form).
        EnvironmentFault: nothing is left of the file.
    """
    home.require(Action.PRINT_REPORT)
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise UserError("request.form-unknown", form=form)
    from app.reports.request_letter import request_file  # reportlab is imported when something is printed

    rows = people_of(home, request_id)
    with home.reading() as r:
        request = r.find(Request, request_id) or refuse("request.unknown")
        shown = _letter(home, r, request, rows, masked=masked)
    write_whole(path, request_file(shown, form), private=True)
    home.log("print", entity="request", row=request_id, why=path.name)
    return len(rows)


# Parts ---------------------------------------------------------------------------------------------------------------


def _row(home: Home, r: Reading, row: Request, people: dict[str, int]) -> RequestRow:
    state = RequestState(row.state) if row.state in set(RequestState) else RequestState.SENT
    return RequestRow(
        row.id,
        row.title or "",
        row.number or "",
        row.receiver or "",
        row.made_on,
        row.sent_on,
        row.due,
        state,
        row.answer or "",
        row.answered_on,
        sum(people.values()),
        people.get(FindingState.ASKED.value, 0),
        state is not RequestState.ANSWERED and row.due is not None and row.due < home.today,
        row.text or "",
        r.seen(Request, row.id),
    )


def _mended(r: Reading, flaw: Flaw) -> FindingRow | None:
    """What was asked and is no finding any more; None of somebody whom the reader may not open."""
    person = r.session.get(Resident, flaw.resident_id) if flaw.resident_id else None
    if person is not None and not r.opens(person):
        return None
    house = r.session.get(Household, flaw.household_id) if flaw.household_id else None
    return FindingRow(
        flaw.rule,
        "household" if house else "resident" if person else "flaw",
        flaw.household_id or flaw.resident_id or flaw.id,
        flaw.other or "",
        person.name if person else house.label if house else flaw.subject or "",
        "Không còn sai lệch",
        flaw.found_on or date.min,
        FindingState(flaw.state),
        born=person.born if person else None,
        number=mask(person.id_number.number) if person and isinstance(person.id_number, SourcedNumber) else "",
        request_id=flaw.request_id or "",
        answer=flaw.answer or "",
        flaw=flaw.id,
        listed=flaw.origin is not None,
        basis=flaw.subject or "",
        seen=r.seen(Flaw, flaw.id),
    )


def _refuse_sealed(r: Reading, chosen: Sequence[FindingRow]) -> None:
    for row in chosen:
        person = r.find(Resident, row.row) if row.entity == "resident" else None
        if person is not None and person.sealed:
            raise UserError("request.sealed")


def _letter(home: Home, r: Reading, request: Request, rows: Sequence[FindingRow], *, masked: bool) -> RequestLetter:
    from app.reports.issuer import issuer_of
    from app.reports.letter import Letter
    from app.reports.list_pdf import PrintedList
    from app.reports.request_letter import COLUMNS, RequestLetter

    plan, rules = home.pack.plan, home.pack.checks.rules
    spec = next(each for each in home.pack.requests if each.code == "request")
    if not request.text:
        spec = replace(spec, parts=tuple(part for part in spec.parts if part.text != "{more}"))
    issuer = issuer_of(plan.unit_name, plan.province_name, police=True)
    found = dict.fromkeys(rules[row.rule].name.lower() for row in rows if row.rule in rules)
    values = {
        "receiver": request.receiver or "",
        "asks": request.title or "",
        "plan": " ".join(filter(None, ("Kế hoạch", plan.number or f"“{plan.title}”"))),
        "unit": issuer.name[0],
        "count": str(len(rows)),
        "found": "; ".join(found),
        "due": f"{request.due:%d/%m/%Y}" if request.due else "",
        "more": request.text or "",
    }
    number = request.number or ""
    trace = f"Công văn {request.id[-8:].upper()}"
    letter = Letter(spec, issuer, values, request.sent_on or home.today, number, spec.source.needs_check, trace)
    lines = tuple(_line(r, row, masked=masked) for row in rows)
    about = f"(Kèm theo Công văn số {number or '……'}/{spec.symbol} của {issuer.name[0]})"
    people = PrintedList(
        issuer,
        request.sent_on or home.today,
        f"Danh sách đề nghị {request.title or ''}",
        about,
        request.title or "",
        home.account.name,
        COLUMNS,
        (("", lines),),
    )
    return RequestLetter(letter, people)


def _line(r: Reading, row: FindingRow, *, masked: bool) -> tuple[str, ...]:
    person = r.find(Resident, row.row) if row.entity == "resident" else None
    number = row.number
    if not masked and person is not None and isinstance(person.id_number, SourcedNumber):
        number = person.id_number.number
    born = row.born.text_vi() if isinstance(row.born, PartialDate) else ""
    return row.title, born, number, row.household, row.area, row.said, row.answer
