"""Figures and targets of the plan's indicators as the records have them, and what marks and findings give."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from app.domain.indicators import Figure, Given
from app.models import findings, same_person
from app.models.casefile import taken
from app.models.entities import Mark, Measurement, Resident, Target
from app.models.work import Reading

ALL_RULES = "all"


def figures(r: Reading, plan: str) -> list[Figure]:
    rows = r.session.scalars(
        select(Measurement).where(Measurement.plan == plan, Measurement.gone.is_(None)).order_by(Measurement.id)
    )
    return [taken(r, row, Figure) for row in rows]


def targets(r: Reading, plan: str) -> list[Given]:
    rows = r.session.scalars(select(Target).where(Target.plan == plan, Target.gone.is_(None)).order_by(Target.id))
    return [Given(row.indicator, row.unit, row.value, row.first, row.last) for row in rows if row.value is not None]


def people(r: Reading) -> int:
    """How many people are on record here, each once."""
    return r.session.scalar(select(func.count()).select_from(Resident).where(same_person.stands())) or 0


def marked(r: Reading, kind: str) -> int:
    """How many of them have this mark, with whichever of their records it lies."""
    statement = same_person.join_person(select(func.count(func.distinct(Resident.id))), Mark.resident_id).where(
        Resident.gone.is_(None), Mark.kind == kind, Mark.gone.is_(None)
    )
    return r.session.scalar(statement) or 0


def at_fault(r: Reading, rules: Sequence[str]) -> int:
    """How many people the data checks find fault with by these rules, what is done with left out, each once."""
    return r.session.scalar(findings.people_at_fault(rules)) or 0
