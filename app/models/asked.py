"""Questions that the office sent to the field (câu hỏi gửi xuống cơ sở), as they stand in the records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select

from app.domain.ids import new_id
from app.models import same_person
from app.models.entities import Case, Household, Question, Resident
from app.models.spec import specs
from app.models.work import Reading, Work

NAME = "name"
"""The field of a person at which it is asked whether another record is them."""
SETTLED, AGAIN = "Đã chốt giá trị", "Hỏi lại"
"""Why a question is no longer open; shown in the history."""
_CHUNK = 400


def open_questions(reading: Reading) -> list[Question]:
    """All that are open, oldest first."""
    return list(reading.session.scalars(select(Question).where(Question.gone.is_(None)).order_by(Question.id)))


def of_people(reading: Reading, people: Iterable[str]) -> list[Question]:
    """The open ones about these people's records, merged ones too."""
    wanted = sorted({*people, *same_person.records_of(reading, people)})
    found: list[Question] = []
    for start in range(0, len(wanted), _CHUNK):
        statement = select(Question).where(
            Question.resident_id.in_(wanted[start : start + _CHUNK]), Question.gone.is_(None)
        )
        found += reading.session.scalars(statement.order_by(Question.id))
    return found


def of_field(reading: Reading, entity: str, row: str, field: str) -> list[Question]:
    """The open ones about this field."""
    statement = select(Question).where(
        Question.entity == entity, Question.row == row, Question.field == field, Question.gone.is_(None)
    )
    return list(reading.session.scalars(statement.order_by(Question.id)))


def person_of(reading: Reading, entity: str, row_id: str) -> str | None:
    """The record of the person whom a row concerns; of a household the first who lives in it. None if nobody."""
    spec = specs().get(entity)
    row = reading.session.get(spec.cls, row_id) if spec else None
    if spec is None or row is None:
        return None
    if isinstance(row, Resident):
        return row.id
    if isinstance(row, Case):
        return row.resident_id
    if isinstance(row, Household):
        living = select(Resident.id).where(Resident.household_id == row.id, Resident.gone.is_(None))
        return reading.session.scalar(living.order_by(Resident.id).limit(1))
    if spec.parent is None:
        return None
    field, owner = spec.parent
    return person_of(reading, owner, str(getattr(row, field)))


def was_asked(reading: Reading, entity: str, row: str, field: str) -> bool:
    """Whether this field was ever asked about, also where that is over."""
    statement = select(Question.id).where(Question.entity == entity, Question.row == row, Question.field == field)
    return reading.session.scalar(statement.limit(1)) is not None


def ask(work: Work, place: tuple[str, str, str], person: str, text: str, *, by: str, on: date) -> Question:
    """Ask about a field, given as (entity, id, field), of ``person`` or a part of theirs."""
    entity, row, field = place
    return work.add(
        Question(
            id=new_id(),
            resident_id=person,
            entity=entity,
            row=row,
            field=field,
            asked_by=by,
            asked_on=on,
            text=text,
        )
    )


def close(work: Work, entity: str, row: str, field: str, why: str = SETTLED) -> None:
    """A question whose matter is settled is over."""
    take_back(work, of_field(work, entity, row, field), why)


def take_back(work: Work, questions: Sequence[Question], why: str) -> None:
    for each in questions:
        question = work.change(Question, each.id)
        if question is not None:
            question.gone = why
