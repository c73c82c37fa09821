"""The desk of conflicts (bàn giải quyết xung đột): each with all that a person needs to decide, and the decision.

What the waiting value's writer had seen, what stands, what waits; who wrote each and when, on what evidence; what the
field was asked and what it answered. A decision is an ordinary change of the office, so nothing forgets it later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.domain.answers import is_known
from app.domain.casefile import EvidenceFacts
from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.speaking import For as For
from app.domain.speaking import spoken
from app.errors import refuse
from app.home import Home
from app.models import asked, contested, same_person
from app.models.casefile import taken
from app.models.entities import Area, Case, Claim, Evidence, Household, Question, Resident
from app.models.sealing import may_open
from app.models.spec import specs
from app.models.types import from_wire
from app.models.work import Reading
from app.packs.evidence import word_of
from app.sync import bases, conflicts, registry, scope
from app.sync.bases import Base as Base
from app.sync.conflicts import Choice as Choice
from app.sync.conflicts import Conflict
from app.sync.custody import OUTSIDE
from app.sync.registry import Registry


@dataclass(frozen=True, slots=True)
class BaseShown:
    """What the writer of the waiting value had seen: a value of the domain, who wrote that and when."""

    what: Base
    value: Any = None
    by: str = ""
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence that speaks of a field in conflict: ``said`` are its words; ``by`` took it down, ``at`` what
    moment."""

    id: str
    kind: str
    speaks_for: For
    said: str
    number: str
    by: str
    at: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the field was asked about it, and its answer, empty while there is none."""

    text: str
    by: str
    on: date | None
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict as people see it: whose record, which field, which two values, who wrote them and when.

    ``standing`` and ``queued`` are values of the domain, as the record's own field would hold them.
    """

    id: str
    entity: str
    row: str
    field: str
    why: str
    title: str
    case_id: str | None
    standing: Any
    queued: Any
    standing_by: str
    standing_at: str | None
    queued_by: str
    queued_at: str
    device: str
    seen: Seen
    base: BaseShown = BaseShown(Base.NEW)
    evidence: tuple[Piece, ...] = ()
    asked: Asked | None = None
    not_held_since: date | None = None
    """Of a proposal (``why`` outside): since when the sending laptop no longer holds the area, if it ever did."""


def list_conflicts(home: Home) -> list[ConflictRow]:
    """The values that wait for a person, oldest first (office). Those of sealed people only for who may open them."""
    with home.reading() as r:
        shown = [each for each in conflicts.list_conflicts(r.conn) if _may_see(home, r, each.entity, each.row)]
        return _Desk(home, r).rows(shown)


def show_conflict(home: Home, conflict_id: str) -> ConflictRow:
    """Raises: UserError("conflict.gone"), UserError("person.sealed")."""
    with home.reading() as r:
        found = conflicts.find_conflict(r.conn, conflict_id) or refuse("conflict.gone", id=conflict_id)
        if not _may_see(home, r, found.entity, found.row):
            refuse("person.sealed")
        return _Desk(home, r).rows([found])[0]


def resolve(
    home: Home, conflict_id: str, choice: Choice, value: Any = None, *, seen: Seen | None = None
) -> Done[tuple[str, ...]]:
    """Settle a conflict: the standing value stays, the waiting one takes its place, or a third (wire value) does. What
    the field was asked about it is over with the last value that waits there. Says of which cases an ending, made while
    this value waited, holds from now on.

    Raises:
        UserError("permission.action"), UserError("conflict.gone"), UserError("row.changed-since").
    """
    home.require(Action.RESOLVE_CONFLICT)
    with home.writing() as w:
        found = conflicts.find_conflict(w.conn, conflict_id) or refuse("conflict.gone", id=conflict_id)
        ended = contested.all_here(w.conn)
        conflicts.resolve(w, conflict_id, choice, value, seen=seen)
        w.flush()
        left = conflicts.list_conflicts(w.conn, row=(found.entity, found.row))
        if not any(each.field == found.field for each in left):
            asked.close(w, found.entity, found.row, found.field)
            w.flush()
        return Done(tuple(sorted(ended - contested.all_here(w.conn))), w.changes)


def name_of_device(register: Registry | None, device: str) -> str:
    entry = register.device(device) if register else None
    return entry.name if entry else device


# Parts ---------------------------------------------------------------------------------------------------------


class _Desk:
    """One reading; what several conflicts share is read once."""

    def __init__(self, home: Home, r: Reading) -> None:
        self._home, self._r = home, r
        self._register = registry.current(r.conn)
        self._word = word_of(home.pack.tables, {})
        self._pieces: dict[str, list[EvidenceFacts]] = {}
        self._asked: dict[tuple[str, str, str], Question] = {}
        for each in asked.open_questions(r):
            self._asked[each.entity, each.row, each.field] = each

    def rows(self, found: Sequence[Conflict]) -> list[ConflictRow]:
        return [self._row(each) for each in found]

    def _row(self, each: Conflict) -> ConflictRow:
        kind = specs()[each.entity].fields.get(each.field)
        title, case_id = _whose(self._r, each.entity, each.row)

        def value(wire: Any) -> Any:
            return from_wire(wire, kind.type) if kind is not None and kind.kind == "fact" else wire

        standing, queued = value(each.standing), value(each.queued)
        base = each.base
        return ConflictRow(
            each.id,
            each.entity,
            each.row,
            each.field,
            each.why,
            title,
            case_id,
            standing,
            queued,
            self._person(each.standing_by),
            each.standing_at,
            self._person(each.by),
            each.at,
            name_of_device(self._register, each.device),
            each.seen,
            BaseShown(base.what, value(base.value), self._person(base.by), base.at),
            self._evidence(each, standing, queued),
            self._question(each),
            self._not_held_since(each) if each.why == OUTSIDE else None,
        )

    def _not_held_since(self, each: Conflict) -> date | None:
        entry = self._register.device(each.device) if self._register else None
        area = scope.area_of(self._r.conn, each.entity, each.row)
        day = dict(entry.former).get(area or "") if entry else None
        return date.fromisoformat(day) if day else None

    def _evidence(self, each: Conflict, standing: Any, queued: Any) -> tuple[Piece, ...]:
        """The pieces of the person's cases that speak of this field."""
        claim = self._r.session.get(Claim, each.row) if each.entity == "claim" else None
        if each.entity != "resident" and claim is None:
            return ()
        person = asked.person_of(self._r, each.entity, each.row)
        pieces = self._pieces_of(person) if person else []
        kind = claim.kind if claim is not None else ""
        speaking = spoken(each.entity, each.field, (standing, queued), pieces, self._word, claim=kind)
        told = bases.first_written(self._r.conn, "evidence", speaking)
        return tuple(
            Piece(
                piece.id,
                piece.kind,
                speaking[piece.id][0],
                said.text if (said := speaking[piece.id][1]) is not None else "",
                piece.number if is_known(piece.number) and piece.number else "",
                self._person(told[piece.id][0]) if piece.id in told else "",
                told[piece.id][1] if piece.id in told else None,
            )
            for piece in pieces
            if piece.id in speaking
        )

    def _pieces_of(self, person: str) -> list[EvidenceFacts]:
        if person not in self._pieces:
            records = {person, *same_person.records_of(self._r, [person])}
            statement = (
                select(Evidence)
                .join(Case, Case.id == Evidence.case_id)
                .where(Case.resident_id.in_(records), Case.gone.is_(None), Evidence.gone.is_(None))
                .order_by(Evidence.id)
            )
            found = self._r.session.scalars(statement)
            self._pieces[person] = [taken(self._r, row, EvidenceFacts) for row in found]
        return self._pieces[person]

    def _question(self, each: Conflict) -> Asked | None:
        row = self._asked.get((each.entity, each.row, each.field))
        if row is None:
            return None
        return Asked(
            row.text or "",
            self._person(row.asked_by),
            row.asked_on,
            row.answer or "",
            self._person(row.answered_by),
            row.answered_on,
        )

    def _person(self, account: str | None) -> str:
        entry = self._register.account(account) if self._register and account else None
        return entry.name if entry else (account or "")


def _may_see(home: Home, r: Reading, entity: str, row_id: str) -> bool:
    """Whether this is nobody's who is sealed, or the person here may open what is sealed."""
    row: Any = r.session.get(specs()[entity].cls, row_id)
    if isinstance(row, Resident):
        return may_open(home.account, row)
    if isinstance(row, Case):
        return _may_see(home, r, "resident", row.resident_id)
    parent = specs()[entity].parent
    return row is None or parent is None or _may_see(home, r, parent[1], getattr(row, parent[0]))


def _whose(r: Reading, entity: str, row_id: str) -> tuple[str, str | None]:
    """The name of the person, household or area that a row belongs to, and its case if it has one."""
    spec = specs()[entity]
    row: Any = r.session.get(spec.cls, row_id)
    if row is None:
        return "", None
    if isinstance(row, Resident | Area):
        return row.name, None
    if isinstance(row, Household):
        return row.label, None
    if isinstance(row, Case):
        person = r.session.get(Resident, row.resident_id)
        return (person.name if person else ""), row.id
    if spec.parent is None:
        return "", None
    field, owner = spec.parent
    return _whose(r, owner, getattr(row, field))
