"""What the ways of many cases are worked out from, read by columns: no rows to be changed, nothing seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import InstrumentedAttribute

from app.domain.answers import Answer
from app.domain.casefile import Personal, situated
from app.domain.partial_date import told
from app.domain.situation import Situation
from app.domain.values import WaitsOn
from app.models import entities as e
from app.models.work import Reading

CHUNK = 500
_ANSWER = (e.CaseAnswer.key, e.CaseAnswer.value)
_STEP = (
    e.Step.procedure, e.Step.state, e.Step.filed_on, e.Step.due_on, e.Step.done_on, e.Step.complete_on, e.Step.pauses,
    e.Step.grounds, e.Step.notified_on, e.Step.confirmed_by,
)  # fmt: skip
_LIVED = (e.Residence.kind, e.Residence.since, e.Residence.until, e.Residence.place)


@dataclass(frozen=True, slots=True)
class Asked:
    """A case of which the situation is asked, with what was read of it: ``records`` are all that stand for its
    person, who is the one of :func:`app.models.same_person.join_person`."""

    id: str
    category: str
    waits: Answer[WaitsOn]
    person: Personal
    records: Sequence[str]


def situations(r: Reading, cases: Sequence[Asked]) -> Iterator[tuple[str, Situation]]:
    """In their order, as :func:`app.domain.casefile.situation_of` says it of the whole file."""
    for start in range(0, len(cases), CHUNK):
        chunk = cases[start : start + CHUNK]
        ids = [case.id for case in chunk]
        answers = _by(r, ids, e.CaseAnswer.case_id, *_ANSWER)
        held = _by(r, ids, e.Evidence.case_id, e.Evidence.kind)
        steps = _by(r, ids, e.Step.case_id, *_STEP)
        lived = _by(r, [record for case in chunk for record in case.records], e.Residence.resident_id, *_LIVED)
        for case in chunk:
            yield (
                case.id,
                situated(
                    case.category,
                    case.waits,
                    case.person,
                    {row.key: told(row.value) for row in answers.get(case.id, ())},
                    (row.kind for row in held.get(case.id, ())),
                    steps.get(case.id, ()),
                    (row for record in case.records for row in lived.get(record, ())),
                ),
            )


def _by(
    r: Reading, owners: Sequence[str], owner: InstrumentedAttribute[str], *columns: InstrumentedAttribute[Any]
) -> dict[str, list[Row[Any]]]:
    """The living parts by their owner, in the order of their ids."""
    part = owner.class_
    found: dict[str, list[Row[Any]]] = {}
    wanted = list(dict.fromkeys(owners))
    for start in range(0, len(wanted), CHUNK):
        some = owner.in_(wanted[start : start + CHUNK])
        for row in r.conn.execute(select(owner, *columns).where(some, part.gone.is_(None)).order_by(part.id)):
            found.setdefault(row[0], []).append(row)
    return found
