"""Diện B7, as far as it is built: the reference to a written decision in force (DESIGN §5).

Number, day, authority and last day of a decision, as one sealed value in a table of the office that is never sent,
searched, listed with people, or printed. No name, no case, no behaviour: the number leads to the file at the police.
It is opened by one role (:attr:`Action.READ_REFERENCE`), each opening leaves a line in the access log, and it goes with
the decision's last day. The plan's other limb (suspicion, "social standards") names no decision and is not built.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

import msgspec

from app.domain.ids import new_id
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import decisions
from app.models.decisions import SealedRow
from app.security import age, strictjson
from app.security.age import AgeError
from app.security.strictjson import Malformed

MOST_NUMBER, MOST_AUTHORITY = 40, 120
_WHOLE = 1024
"""Every reference is sealed at this length: not even its size tells two apart."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Số, ngày, cơ quan ra quyết định, ngày hết hiệu lực. Nothing else is ever kept."""

    number: str
    day: date
    authority: str
    until: date


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A reference that lies here, closed: only its last day is known without opening it."""

    id: str
    until: date


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    number: str
    day: date
    authority: str
    until: date
    pad: str = ""


def add(home: Home, decision: Decision) -> KeptDecision:
    """Seal the reference to a decision that is in force today.

    Raises:
        UserError("permission.action"), UserError("decision.office-only").
        UserError("decision.number-missing"), UserError("decision.authority-missing").
        UserError("decision.in-the-future", day), UserError("decision.ends-before-it-begins", day, until).
        UserError("decision.lapsed", until).
    """
    _allowed(home)
    checked = _checked(decision, home.today)
    row = SealedRow(new_id(), age.seal(_packed(checked), [home.ring.home_identity.recipient]), checked.until)
    with home.noting() as conn:
        decisions.add(conn, row)
    home.log("decision-add", entity="decision", row=row.id)
    return KeptDecision(row.id, row.until)


def kept(home: Home) -> tuple[KeptDecision, ...]:
    """The references that are in force, closed, the nearest end first. Lapsed ones are forgotten.

    Raises:
        UserError("permission.action"), UserError("decision.office-only").
    """
    _allowed(home)
    lapse(home)
    with home.engine.connect() as conn:
        return tuple(KeptDecision(row.id, row.until) for row in decisions.all_of(conn))


def read(home: Home, decision_id: str) -> Decision:
    """Open one. The line in the access log is written before anything is shown.

    Raises:
        UserError("permission.action"), UserError("decision.office-only").
        UserError("decision.elsewhere"): it has lapsed or was removed.
        UserError("decision.unreadable"): it was damaged, or a newer program sealed it.
    """
    _allowed(home)
    lapse(home)
    with home.engine.connect() as conn:
        row = decisions.find(conn, decision_id) or refuse("decision.elsewhere")
    home.log("read", entity="decision", row=decision_id)
    try:
        raw = age.unseal(row.sealed, [home.ring.home_identity])
        body = strictjson.decode(raw, _Body, limit=_WHOLE)
    except (AgeError, Malformed) as fault:
        raise UserError("decision.unreadable") from fault
    return Decision(body.number, body.day, body.authority, body.until)


def remove(home: Home, decision_id: str) -> None:
    """Forget a reference before its last day: the decision was lifted, or it was written down wrongly.

    Raises:
        UserError("permission.action"), UserError("decision.office-only"), UserError("decision.elsewhere").
    """
    _allowed(home)
    with home.noting() as conn:
        if not decisions.remove(conn, decision_id):
            raise UserError("decision.elsewhere")
    home.log("decision-remove", entity="decision", row=decision_id)


def lapse(home: Home) -> int:
    """Forget what is no longer in force; how many they were. No role is asked: the law ends it, not a person."""
    with home.noting() as conn:
        return decisions.lapse(conn, home.today)


def _allowed(home: Home) -> None:
    home.require(Action.READ_REFERENCE)
    if not home.is_office:
        raise UserError("decision.office-only")


def _checked(decision: Decision, today: date) -> Decision:
    number, authority = _one_line(decision.number), _one_line(decision.authority)
    if not any(each.isdigit() for each in number) or len(number) > MOST_NUMBER:
        raise UserError("decision.number-missing")
    if not authority or len(authority) > MOST_AUTHORITY:
        raise UserError("decision.authority-missing")
    if decision.day > today:
        raise UserError("decision.in-the-future", day=decision.day)
    if decision.until < decision.day:
        raise UserError("decision.ends-before-it-begins", day=decision.day, until=decision.until)
    if decision.until < today:
        raise UserError("decision.lapsed", until=decision.until)
    return Decision(number, decision.day, authority, decision.until)


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _packed(decision: Decision) -> bytes:
    body = _Body(decision.number, decision.day, decision.authority, decision.until)
    bare = len(msgspec.json.encode(body))
    body.pad = " " * (_WHOLE - bare)
    return msgspec.json.encode(body)
