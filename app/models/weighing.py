"""What weighing the evidence of a case needs besides the case file: who the relatives are, and what was said anew since
a matter was settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.domain.casefile import CaseFile
from app.domain.evidence import Later, Settling
from app.domain.values import Kin, Said
from app.models import same_person
from app.models.history import HistoryRow
from app.models.types import from_wire
from app.models.work import Reading


def relatives(reading: Reading, file: CaseFile) -> dict[str, str]:
    """The names of the recorded mother, father and guardian who are on this machine and open to the reader."""
    person = file.person
    kin = (person.mother, person.father, person.guardian) if person is not None else ()
    found: dict[str, str] = {}
    for each in kin:
        row = same_person.kept(reading, each.resident_id) if isinstance(each, Kin) and each.resident_id else None
        if row is not None and isinstance(each, Kin) and reading.opens(row):
            found[each.resident_id or ""] = row.name
    return found


def settlings(history: Sequence[HistoryRow]) -> dict[str, tuple[Settling, ...]]:
    """By matter, each settling and taking up again that the journal tells, newest first as ``history`` is."""
    standing: dict[str, dict[str, Any]] = {}
    found: dict[str, list[Settling]] = {}
    for row in reversed(history):
        if row.entity != "settlement" or row.erased:
            continue
        values = standing.setdefault(row.row, {})
        values.update({change.name: change.after for change in row.changes})
        settling = Settling(
            row.actor,
            date.fromisoformat(values["day"]) if values.get("day") else None,
            from_wire(values.get("taken"), Said),
            values.get("reason") or "",
            undone=bool(values.get("gone")),
        )
        found.setdefault(str(values.get("about")), []).append(settling)
    return {about: tuple(reversed(story)) for about, story in found.items()}


def said_anew(history: Sequence[HistoryRow]) -> Later:
    """(matter, piece) of the pieces whose words were changed after the matter was settled. ``history``: newest first.

    Only the settlement as it stands now counts: settling again weighs what the pieces say by then.
    """
    about = {
        row.row: str(change.after)
        for row in history
        if row.entity == "settlement"
        for change in row.changes
        if change.name == "about"
    }
    changed: set[str] = set()
    found: set[tuple[str, str]] = set()
    met: set[str] = set()
    for row in history:
        if row.entity == "evidence" and not row.new and any(change.name == "says" for change in row.changes):
            changed.add(row.row)
        elif row.entity == "settlement" and row.row not in met and row.row in about:
            met.add(row.row)
            found |= {(about[row.row], piece) for piece in changed}
    return frozenset(found)
