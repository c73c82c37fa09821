"""The answers of an interview with a case: under keys of their own, and as the wizard's where it asks the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.domain.ids import child_id
from app.domain.partial_date import told
from app.domain.worksheet import INTERVIEW
from app.models import journal
from app.models.entities import CaseAnswer
from app.models.journal import Edit
from app.models.types import to_wire
from app.models.work import Reading, Work


def answers_of(r: Reading, case_id: str) -> dict[str, Any]:
    """What was answered when the group of this case was looked for, by the interview's keys."""
    rows = r.session.scalars(
        select(CaseAnswer).where(
            CaseAnswer.case_id == case_id, CaseAnswer.gone.is_(None), CaseAnswer.key.startswith(INTERVIEW)
        )
    )
    return {row.key.removeprefix(INTERVIEW): told(row.value) for row in rows if row.value is not None}


def keep(w: Work, case_id: str, answers: Mapping[str, Any], filled: Mapping[str, Any]) -> None:
    """Write ``answers`` (all of them: what is not among them is taken back), and ``filled`` where nobody answered."""
    before = answers_of(w, case_id)
    for key in before.keys() - answers.keys():
        _put(w, case_id, f"{INTERVIEW}{key}", None)
    for key, value in answers.items():
        if before.get(key) != value:
            _put(w, case_id, f"{INTERVIEW}{key}", value)
    for key, value in filled.items():
        row = w.find(CaseAnswer, child_id(case_id, key))
        if row is None or row.value is None:
            _put(w, case_id, key, value)
    w.flush()


def _put(w: Work, case_id: str, key: str, value: Any) -> None:
    row_id = child_id(case_id, key)
    row = w.change(CaseAnswer, row_id)
    if row is not None:
        row.value = value
    elif w.session.get(CaseAnswer, row_id) is None:
        w.add(CaseAnswer(id=row_id, case_id=case_id, key=key, value=value))
    else:  # it was taken back: it stands again
        seen = journal.seen_now(w.conn, w.heads, "answer", row_id)
        w.apply([Edit("answer", row_id, {"gone": None, "value": to_wire(value)}, seen)])
