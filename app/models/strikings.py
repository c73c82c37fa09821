"""The door of every striking of a registration (xóa đăng ký): judged by the rules of the domain before it is written.

Two services write steps, and both go through here: the case page and the wizard.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.domain.casefile import situation_of
from app.domain.ids import child_id
from app.domain.procedure import Procedure, StepState
from app.domain.striking import Grounds, Objection, Striking, is_own_word, objections
from app.errors import UserError
from app.models.casefile import case_file
from app.models.entities import Step
from app.models.history import history_of
from app.models.work import Reading, Work

_REFUSED: Mapping[Objection, Callable[[], UserError]] = {
    Objection.NO_GROUND: lambda: UserError("striking.no-ground"),
    Objection.UNKNOWN_GROUND: lambda: UserError("striking.unknown-ground"),
    Objection.NO_WORDS: lambda: UserError("striking.no-words"),
    Objection.NOT_ASKED: lambda: UserError("striking.not-asked"),
    Objection.EXCLUDED: lambda: UserError("striking.excluded"),
    Objection.NO_NOTICE: lambda: UserError("striking.no-notice"),
    Objection.NOT_CONFIRMED: lambda: UserError("striking.not-confirmed"),
    Objection.OWN_CONFIRMATION: lambda: UserError("striking.own-confirmation"),
}


_RESTS_ON = ("state", "filed_on", "grounds", "notified_on", "confirmed_by")


def judged(w: Work, case_id: str, procedure: Procedure, fields: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The ``fields`` of a step as they may be written. A ground that is written anew has to be confirmed anew.

    Raises:
        UserError("striking.no-ground") and its like: the striking is recorded as done and something speaks against it.
        UserError("striking.own-confirmation"): whoever wrote the ground confirms it; ("striking.not-own-word"): the
        confirmation is another's.
    """
    given = dict(fields)
    if not procedure.strikes:
        return given
    row_id = child_id(case_id, procedure.id)
    row = w.find(Step, row_id)
    if "grounds" in given and (row is None or given["grounds"] != row.grounds):
        given.setdefault("confirmed_by", None)
    standing = {
        name: getattr(row, name, None) for name in ("state", "filed_on", "grounds", "notified_on", "confirmed_by")
    }
    after = standing | given
    writers = frozenset({w.actor}) if given.get("grounds") else writers_of_grounds(w, row_id)
    if not is_own_word("step", "confirmed_by", given.get("confirmed_by"), w.actor):
        raise UserError("striking.not-own-word")
    striking = Striking(Grounds.of(after["grounds"]), after["notified_on"], after["confirmed_by"], writers)
    if given.get("confirmed_by") and given["confirmed_by"] in writers:
        raise UserError("striking.own-confirmation")
    if after["state"] == StepState.DONE and _touches(given, standing):
        file = case_file(w, case_id)
        situation = situation_of(file) if file is not None else None
        facts = {one.fact: situation.fact(one.fact, today) if situation else None for one in procedure.exclusions}
        for objection in objections(procedure, striking, facts, after["filed_on"] or today):
            raise _REFUSED[objection]()
    return given


def _touches(given: Mapping[str, Any], standing: Mapping[str, Any]) -> bool:
    """Whether the change concerns what a striking rests on: a note may be added to an old one."""
    return any(name in standing and value != standing[name] for name, value in given.items())


def writers_of_grounds(reading: Reading, step_id: str) -> frozenset[str]:
    """The accounts that wrote the ground as it stands."""
    for change in history_of(reading, [("step", step_id)]):
        if any(one.name == "grounds" and one.after is not None for one in change.changes):
            return frozenset({change.actor})
    return frozenset()
