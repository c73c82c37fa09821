"""The digest of what stands in a paper: when it would be another today, the paper that was printed is superseded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any

import msgspec

from app.domain.casefile import CaseFile, EvidenceFacts
from app.domain.forms import FormSpec, TablePerson
from app.domain.merge import Seen

_FILED = "@"


def of_case(file: CaseFile) -> str:
    """SHA-256 in hex over what the case holds: the same on every machine that holds the same values.

    What was never asked is left out: a program that knows one field more says the same of an old case.
    """
    parts = {
        "case": file.case,
        "person": file.person,
        "household": file.household,
        "answers": dict(sorted(file.answers.items())),
        "claims": file.claims,
        "evidence": file.evidence,
        "attachments": file.attachments,
        "residences": file.residences,
        "visits": file.visits,
        "steps": file.steps,
        "obstacles": file.obstacles,
        "settlements": file.settlements,
    }
    return _digest(parts)


def of_piece(file: CaseFile, piece: EvidenceFacts) -> str:
    """Over a piece of evidence and whom it is about: what a sheet of a statement says."""
    person = file.person
    return _digest({"piece": piece, "name": person and person.name, "born": person and person.born})


def of_form(
    spec: FormSpec,
    values: Mapping[str, str],
    people: Mapping[str, Sequence[TablePerson]],
    *,
    day: date,
    procedure: str,
) -> str:
    """Over what is filled into a form, followed by the day of filing and the procedure that it was filled for."""
    said = (spec.key, sorted(values.items()), sorted(people.items()))
    return f"{sha256(msgspec.json.encode(said)).hexdigest()}{_FILED}{day.isoformat()}{_FILED}{procedure}"


def filed(said: str) -> tuple[date, str] | None:
    """The day and the procedure that a form was filled for; None of one of before they were kept."""
    _, kept, rest = said.partition(_FILED)
    day, _, procedure = rest.partition(_FILED)
    return (date.fromisoformat(day), procedure) if kept else None


def without_filing(said: str) -> str:
    """The digest alone, as older prints have it."""
    return said.partition(_FILED)[0]


def of_letter(code: str, values: Mapping[str, str]) -> str:
    """Over what the records say in a letter; what was typed into it stands on that paper only."""
    return sha256(msgspec.json.encode((code, sorted(values.items())))).hexdigest()


def _digest(parts: Mapping[str, Any]) -> str:
    return sha256(msgspec.json.encode(_content(parts), order="deterministic")).hexdigest()


def _content(value: Any) -> Any:
    """In builtins, without what a reading adds (positions)."""
    if isinstance(value, Enum):
        return {"?": value.value}
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: getattr(value, f.name) for f in fields(value)}
        return {name: _content(each) for name, each in told.items() if not _is_silent(each)}
    if isinstance(value, Mapping):
        return {str(key): _content(item) for key, item in value.items() if not _is_silent(item)}
    if isinstance(value, list | tuple):
        return [_content(item) for item in value]
    return value


def _is_silent(value: Any) -> bool:
    return value is None or value == () or isinstance(value, Seen)
