"""The answers of an interview with a case: under keys of their own, and as the wizard's where it asks the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.domain.ids import child_id
from app.domain.partial_date import told
from app.domain.worksheet import INTERVIEW
from app.models.entities import CaseAnswer
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
    w.put(CaseAnswer, child_id(case_id, key), {"case_id": case_id, "key": key}).value = value
