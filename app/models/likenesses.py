"""What people have said of two records that may be one person (nghi trùng): proposed, the same, not the same."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from app.domain.ids import child_id
from app.domain.merge import Seen
from app.domain.worksheet import NOT_SAME
from app.models import journal, rows
from app.models.entities import Case, CaseAnswer, Likeness
from app.models.journal import Edit
from app.models.work import Reading, Work

PROPOSED, SAME, DISTINCT = "proposed", "same", "distinct"


def ordered(one: str, two: str) -> tuple[str, str]:
    """The two ids as a likeness names them."""
    return (one, two) if one < two else (two, one)


def likeness_id(one: str, two: str) -> str:
    """The one id of what is said of these two, whoever says it first."""
    return child_id(*ordered(one, two))


def judged(w: Work, one: str, two: str, verdict: str, reason: str | None, *, by: str, day: date) -> Edit:
    """The edit that writes down what was found of two records."""
    first, second = ordered(one, two)
    row_id = likeness_id(one, two)
    said = {"verdict": verdict, "reason": reason, "by": by, "day": day.isoformat()}
    stored = rows.read(w.conn, "likeness", [row_id]).get(row_id)
    if stored is None:
        given = {name: value for name, value in said.items() if value is not None}
        seen = Seen(w.heads.epoch, w.heads.lsn)
        return Edit("likeness", row_id, {"first": first, "second": second, **given}, seen, new=True)
    if stored.values["gone"] is not None:
        said["gone"] = None
    return Edit("likeness", row_id, said, journal.seen_now(w.conn, w.heads, "likeness", row_id))


def verdicts(reading: Reading) -> dict[tuple[str, str], Likeness]:
    """Everything that was said of two records."""
    found = reading.session.scalars(select(Likeness).where(Likeness.gone.is_(None)))
    return {(row.first, row.second): row for row in found}


def others_than(reading: Reading, resident_id: str) -> set[str]:
    """The records of which somebody has said that they are another person than this one, here or in a wizard."""
    found = reading.session.execute(
        select(Likeness.first, Likeness.second).where(
            or_(Likeness.first == resident_id, Likeness.second == resident_id),
            Likeness.verdict == DISTINCT,
            Likeness.gone.is_(None),
        )
    )
    return {str(record) for pair in found for record in pair} - {resident_id} | {
        another for one, another in said_in_wizards(reading, resident_id) if one == resident_id
    }


def said_in_wizards(reading: Reading, resident_id: str | None = None) -> set[tuple[str, str]]:
    """(whose case, another person): "not the same" as it was answered in a wizard (``not_same:`` answers)."""
    statement = (
        select(Case.resident_id, CaseAnswer.key, CaseAnswer.value)
        .join(CaseAnswer, CaseAnswer.case_id == Case.id)
        .where(CaseAnswer.key.startswith(NOT_SAME, autoescape=True), CaseAnswer.gone.is_(None))
    )
    if resident_id is not None:
        statement = statement.where(Case.resident_id == resident_id)
    found = reading.session.execute(statement)
    return {(str(one), str(key).removeprefix(NOT_SAME)) for one, key, value in found if value is True}
