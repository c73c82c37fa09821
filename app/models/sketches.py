"""Many cases at once with only what their ways are worked out from: no household, visits, scans or history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from app.domain import casefile as facts
from app.domain.casefile import CaseFile, PersonFacts
from app.domain.partial_date import told
from app.models import entities as e
from app.models import same_person
from app.models.casefile import taken
from app.models.work import Reading

F = TypeVar("F")
CHUNK = 200


def sketches(reading: Reading, case_ids: Sequence[str]) -> Iterator[CaseFile]:
    """In the order of ``case_ids``; a case that is not here, or whose person is outside this machine, is left out."""
    for start in range(0, len(case_ids), CHUNK):
        yield from _chunk(reading, case_ids[start : start + CHUNK])


def _chunk(reading: Reading, ids: Sequence[str]) -> Iterator[CaseFile]:
    cases = {row.id: row for row in reading.session.scalars(select(e.Case).where(e.Case.id.in_(ids), _alive(e.Case)))}
    people = {}
    for case in cases.values():
        person = same_person.kept(reading, case.resident_id)
        if person is not None:
            people[case.id] = person
    whose = same_person.records_of(reading, {person.id for person in people.values()})
    residences = _by(reading, e.Residence, e.Residence.resident_id, list(whose))
    lived: dict[str, list[e.Residence]] = {}
    for record, rows in residences.items():
        lived.setdefault(whose[record], []).extend(rows)
    parts: dict[str, dict[str, list[Any]]] = {
        "answer": _by(reading, e.CaseAnswer, e.CaseAnswer.case_id, ids),
        "evidence": _by(reading, e.Evidence, e.Evidence.case_id, ids),
        "step": _by(reading, e.Step, e.Step.case_id, ids),
        "obstacle": _by(reading, e.Obstacle, e.Obstacle.case_id, ids),
    }
    for case_id in ids:
        if case_id not in people:
            continue
        person = people[case_id]
        yield CaseFile(
            case=taken(reading, cases[case_id], facts.CaseFacts),
            person=taken(reading, person, PersonFacts),
            household=None,
            area_name="",
            answers={row.key: told(row.value) for row in parts["answer"].get(case_id, ())},
            evidence=_taken(reading, parts["evidence"].get(case_id, ()), facts.EvidenceFacts),
            residences=_taken(reading, lived.get(person.id, ()), facts.ResidenceFacts),
            steps=_taken(reading, parts["step"].get(case_id, ()), facts.StepFacts),
            obstacles=_taken(reading, parts["obstacle"].get(case_id, ()), facts.ObstacleFacts),
        )


def _alive(cls: Any) -> Any:
    return cls.gone.is_(None)


def _by(reading: Reading, cls: Any, owner: Any, ids: Sequence[str]) -> dict[str, list[Any]]:
    """The living parts by their owner, in the order of their ids."""
    found: dict[str, list[Any]] = {}
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        for row in reading.session.scalars(select(cls).where(owner.in_(part), _alive(cls)).order_by(cls.id)):
            found.setdefault(getattr(row, owner.key), []).append(row)
    return found


def _taken(reading: Reading, rows: Iterable[Any], kind: type[F]) -> tuple[F, ...]:
    return tuple(taken(reading, row, kind) for row in rows)
