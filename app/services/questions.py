"""Asking the field about one value, and answering at the door (hỏi lại cơ sở).

The desk asks of a field for which two values wait; the question travels with the person's records, stands at that field
on the laptops until somebody answers, and the answer stands at the desk beside the values. It settles nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import asked, contested, same_person
from app.models.entities import Case, Question, Resident
from app.models.work import Reading
from app.sync import registry
from app.sync.conflicts import find_conflict


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One open question. ``title`` names the person; ``case_id`` is the open case to answer it in, if there is one."""

    id: str
    resident_id: str
    case_id: str | None
    title: str
    entity: str
    row: str
    field: str
    text: str
    asked_by: str
    asked_on: date | None
    answer: str
    answered_by: str
    answered_on: date | None
    seen: Seen

    @property
    def place(self) -> tuple[str, str, str]:
        return self.entity, self.row, self.field


def ask(home: Home, conflict_id: str, text: str) -> Done[str]:
    """Ask the field about the value that is in conflict; the conflict stays open. An answered question is followed by
    the new one.

    Raises:
        UserError("permission.action"), UserError("conflict.gone"), UserError("question.empty").
        UserError("question.asked-already", text): nobody has answered the one before.
        UserError("question.nobody"): the row is nobody's, so the question has no way to a laptop.
    """
    home.require(Action.RESOLVE_CONFLICT)
    said = text.strip() or refuse("question.empty")
    with home.writing() as w:
        found = find_conflict(w.conn, conflict_id) or refuse("conflict.gone", id=conflict_id)
        person = asked.person_of(w, found.entity, found.row) or refuse("question.nobody")
        before = asked.of_field(w, found.entity, found.row, found.field)
        for each in before:
            if each.answered_on is None:
                raise UserError("question.asked-already", text=each.text or "")
        asked.take_back(w, before, asked.AGAIN)
        place = (found.entity, found.row, found.field)
        row = asked.ask(w, place, person, said, by=home.account.id, on=home.today)
        w.flush()
        return Done(row.id, w.changes)


def answer(home: Home, question_id: str, seen: Seen, text: str) -> Done[None]:
    """Answer what the office asks, in words; a later answer replaces it.

    Raises:
        UserError("question.no-answer"), UserError("question.gone"), UserError("permission.write").
        UserError("row.changed-since"): at the office, somebody has answered meanwhile.
    """
    said = text.strip() or refuse("question.no-answer")
    with home.writing() as w:
        row = w.change(Question, question_id, seen) or refuse("question.gone")
        row.answer, row.answered_by, row.answered_on = said, home.account.id, home.today
        w.flush()
        return Done(None, w.changes)


def of_case(home: Home, case_id: str) -> list[QuestionRow]:
    """The open questions about a case, its person and their parts."""
    with home.reading() as r:
        case = r.session.get(Case, case_id)
        return [] if case is None else _rows(home, r, asked.of_people(r, [case.resident_id]), case_id)


def of_person(home: Home, resident_id: str) -> list[QuestionRow]:
    """The open questions about a person's records."""
    with home.reading() as r:
        return _rows(home, r, asked.of_people(r, [resident_id]))


def waiting(home: Home) -> list[QuestionRow]:
    """All that nobody has answered, of the people whom this person may open, oldest first."""
    with home.reading() as r:
        return _rows(home, r, [each for each in asked.open_questions(r) if each.answered_on is None])


def _rows(home: Home, r: Reading, found: Sequence[Question], case_id: str | None = None) -> list[QuestionRow]:
    register = registry.current(r.conn)

    def name(account: str | None) -> str:
        entry = register.account(account) if register and account else None
        return entry.name if entry else (account or "")

    rows = []
    for each in found:
        person = same_person.kept(r, each.resident_id) or r.session.get(Resident, each.resident_id)
        if person is None or not r.opens(person):
            continue
        rows.append(
            QuestionRow(
                each.id,
                person.id,
                case_id or _case_of(r, each, person.id),
                person.name,
                each.entity,
                each.row,
                each.field,
                each.text or "",
                name(each.asked_by),
                each.asked_on,
                each.answer or "",
                name(each.answered_by),
                each.answered_on,
                r.seen(Question, each.id),
            )
        )
    return rows


def _case_of(r: Reading, question: Question, person_id: str) -> str | None:
    """The case whose part is asked about; of the person itself the first open one."""
    records = same_person.records_of(r, [person_id])
    open_ones = r.session.scalars(
        select(Case.id).where(Case.resident_id.in_(records), Case.gone.is_(None), contested.is_open()).order_by(Case.id)
    ).all()
    if question.entity == "case":
        return question.row
    return next(iter(open_ones), None)
