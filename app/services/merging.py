"""Merging two records of one person, at the office (gộp nhân khẩu trùng), and taking them apart again.

Nothing moves: the record that is not kept names the kept one, and every reading follows
(:mod:`app.models.same_person`). So every piece of evidence stays where it was written down, what laptops still write
on either record lands there, and taking apart is clearing one field. The values that a person chose for the kept record
are written in the same transaction; taking apart gives back what stood there before, where nobody has changed it since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import select

from app.domain.answers import Answer
from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import contested, journal, likenesses, rows, same_person
from app.models import entities as e
from app.models.casefile import households_of
from app.models.journal import Edit
from app.models.ops import decode_body
from app.models.spec import specs
from app.models.types import to_wire
from app.models.work import Reading, Work

NOT_CHOSEN = frozenset({"merged_into", "sealed", "opened_to", "gone"})
"""Fields of a record that are not for choosing between two."""


@dataclass(frozen=True, slots=True)
class OpenTwice:
    """Two open cases of one group that one person now has: the later one can be closed as a duplicate."""

    category: str
    kept_case: str
    other_case: str
    seen: Seen
    """Of the later one."""


@dataclass(frozen=True, slots=True)
class Merged:
    kept: str
    other: str
    open_twice: tuple[OpenTwice, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two records that were taken apart. ``left``: chosen values that stay on the kept record, because somebody has
    changed them since or what stood there before is not known any more."""

    kept: str
    other: str
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """One thing that lies with a merged record: a case, a piece of evidence, a visit. ``title``: a code or words."""

    entity: str
    id: str
    title: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class News:
    """A field of a merged record that was changed after the merge and says something else than the kept record."""

    field: str
    value: Any
    kept: Any


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record that was merged into another one, and what lies with it. ``into``: the record that it names."""

    id: str
    into: str
    name: str
    born: Answer[PartialDate]
    area: str
    household: str
    day: date | None
    by: str
    reason: str
    brought: tuple[Brought, ...]
    news: tuple[News, ...]


def merge(
    home: Home,
    keep: str,
    other: str,
    chosen: Mapping[str, Any],
    reason: str,
    seen: Mapping[str, Seen] | None = None,
) -> Done[Merged]:
    """``other`` is the same person as ``keep``: its record refers to that of ``keep`` from now on, which gets the
    ``chosen`` values. One transaction. ``seen``: of each record, what the person who decides had on the screen.

    Raises:
        UserError("permission.action"), UserError("merge.office-only"), UserError("merge.no-reason").
        UserError("merge.same-record"), UserError("person.elsewhere"), UserError("row.changed-since").
        UserError("merge.merged-already", name): one of the two refers to another record already.
        UserError("merge.cycle"): ``keep`` refers to ``other``, over however many records.
        UserError("merge.sealed"): one of the two is sealed.
    """
    home.require(Action.MERGE_PEOPLE)
    if not home.is_office:
        raise UserError("merge.office-only")
    why = " ".join(reason.split()) or refuse("merge.no-reason")
    if keep == other:
        raise UserError("merge.same-record")
    with home.writing() as w:
        kept, merged = (w.find(e.Resident, each) or refuse("person.elsewhere") for each in (keep, other))
        _refuse(w, kept, merged)
        # In this order: taking apart finds the chosen values as the op that follows the redirect.
        edits = [Edit("resident", other, {"merged_into": keep}, _seen(w, seen, other))]
        fields = {name: to_wire(value) for name, value in chosen.items() if name not in NOT_CHOSEN}
        before = rows.read(w.conn, "resident", [keep])[keep].values
        if fields := {name: value for name, value in fields.items() if before.get(name) != value}:
            edits.append(Edit("resident", keep, fields, _seen(w, seen, keep)))
        edits.append(likenesses.judged(w, keep, other, likenesses.SAME, why, by=home.account.id, day=home.today))
        w.apply(edits)
        w.session.expire_all()
        return Done(Merged(keep, other, open_twice(w, keep)), w.changes)


def values_of(home: Home, person_id: str, names: Iterable[str]) -> dict[str, Any]:
    """What a record says in these fields, to be chosen for another.

    Raises:
        UserError("person.elsewhere"), UserError("merge.field-unknown", field).
    """
    with home.reading() as r:
        row = r.find(e.Resident, person_id) or refuse("person.elsewhere")
        for name in names:
            if name in NOT_CHOSEN or name not in specs()["resident"].fields:
                raise UserError("merge.field-unknown", field=name)
        return {name: getattr(row, name) for name in names}


def unmerge(home: Home, other: str, reason: str = "") -> Done[Apart]:
    """Take ``other`` apart from the record that it was merged into. Both are what they were, with what has come to each
    since; that they are two people is remembered.

    Raises:
        UserError("permission.action"), UserError("merge.office-only"), UserError("person.elsewhere").
        UserError("merge.not-merged"): the record refers to no other.
    """
    home.require(Action.MERGE_PEOPLE)
    if not home.is_office:
        raise UserError("merge.office-only")
    with home.writing() as w:
        row = w.find(e.Resident, other) or refuse("person.elsewhere")
        keep = row.merged_into or refuse("merge.not-merged")
        edits = [_now(w, "resident", other, {"merged_into": None})]
        back, left = _given_back(w, other, keep) if w.find(e.Resident, keep) is not None else ({}, ())
        if back:
            edits.append(_now(w, "resident", keep, back))
        if w.session.get(e.Resident, min(keep, other)) is not None:
            said = " ".join(reason.split()) or None
            edits.append(
                likenesses.judged(w, keep, other, likenesses.DISTINCT, said, by=home.account.id, day=home.today)
            )
        w.apply(edits)
        return Done(Apart(keep, other, left), w.changes)


def take_over(home: Home, other: str, names: tuple[str, ...], seen: Seen) -> Done[None]:
    """Write what the merged record ``other`` says in these fields into the record that stands for the person, which
    the caller had ``seen``.

    Raises:
        UserError("person.elsewhere"), UserError("row.changed-since"), UserError("permission.write").
    """
    with home.writing() as w:
        row = w.find(e.Resident, other) or refuse("person.elsewhere")
        standing = same_person.kept(w, other) or refuse("person.elsewhere")
        kept = w.change(e.Resident, standing.id, seen) or refuse("person.elsewhere")
        for name in names:
            if name not in NOT_CHOSEN:
                setattr(kept, name, getattr(row, name))
        w.flush()
        return Done(None, w.changes)


def merged_records(home: Home, person_id: str) -> tuple[MergedRecord, ...]:
    """The records that were merged into the one that stands for this person, oldest first."""
    with home.reading() as r:
        standing = same_person.kept(r, person_id)
        if standing is None:
            return ()
        ids = [each for each in same_person.records_of(r, [standing.id]) if each != standing.id]
        return tuple(
            _merged_record(r, r.find(e.Resident, each) or refuse("person.elsewhere"), standing) for each in ids
        )


def all_merged(home: Home) -> tuple[tuple[str, str, str, str], ...]:
    """(other, its name, kept, its name; empty outside this machine) of every record that refers to another."""
    with home.reading() as r:
        found = r.session.scalars(
            select(e.Resident)
            .where(e.Resident.merged_into.is_not(None), e.Resident.gone.is_(None))
            .order_by(e.Resident.name_sort, e.Resident.id)
        ).all()
        result = []
        for row in found:
            target = r.find(e.Resident, row.merged_into or "")
            result.append((row.id, row.name, row.merged_into or "", target.name if target else ""))
        return tuple(result)


def open_twice(r: Reading, person_id: str) -> tuple[OpenTwice, ...]:
    """The groups in which this person has more than one open case, the earliest of each being the one to go on with."""
    records = same_person.records_of(r, [person_id])
    found = r.session.scalars(
        select(e.Case)
        .where(e.Case.resident_id.in_(records), e.Case.gone.is_(None), contested.is_open())
        .order_by(e.Case.category, e.Case.opened_on.is_(None), e.Case.opened_on, e.Case.id)
    )
    first: dict[str, str] = {}
    twice = []
    for case in found:
        if case.category in first:
            twice.append(OpenTwice(case.category, first[case.category], case.id, r.seen(e.Case, case.id)))
        first.setdefault(case.category, case.id)
    return tuple(twice)


# Parts ---------------------------------------------------------------------------------------------------------


def _refuse(w: Work, kept: e.Resident, merged: e.Resident) -> None:
    met, at = {kept.id}, kept.merged_into
    while at is not None and at not in met:
        if at == merged.id:
            raise UserError("merge.cycle")
        met.add(at)
        row = w.session.get(e.Resident, at)
        at = row.merged_into if row is not None else None
    for row in (kept, merged):
        if row.merged_into is not None:
            raise UserError("merge.merged-already", name=row.name)
        if row.sealed:
            raise UserError("merge.sealed")


def _seen(w: Work, seen: Mapping[str, Seen] | None, row_id: str) -> Seen:
    given = (seen or {}).get(row_id)
    return given or journal.seen_now(w.conn, w.heads, "resident", row_id)


def _now(w: Work, entity: str, row_id: str, fields: Mapping[str, Any]) -> Edit:
    return Edit(entity, row_id, fields, journal.seen_now(w.conn, w.heads, entity, row_id))


def _merge_op(r: Reading, other: str, keep: str) -> tuple[str, str, int, int] | None:
    """(device, chain, seq, lsn) of the change that merged ``other`` into ``keep``."""
    found = r.conn.exec_driver_sql(
        "SELECT device, chain, seq, lsn, body FROM op WHERE entity = 'resident' AND row = ? AND lsn IS NOT NULL"
        " ORDER BY lsn DESC",
        (other,),
    )
    for device, chain, seq, lsn, body in found:
        if body is not None and decode_body(body).fields.get("merged_into") == keep:
            return str(device), str(chain), int(seq), int(lsn)
    return None


def _given_back(w: Work, other: str, keep: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The wire values that the kept record had before the merge gave it chosen ones; and the fields that stay."""
    merged = _merge_op(w, other, keep)
    if merged is None:
        return {}, ()
    device, chain, seq, _ = merged
    next_op = w.conn.exec_driver_sql(
        "SELECT lsn, body FROM op WHERE device = ? AND chain = ? AND seq = ? AND entity = 'resident' AND row = ?",
        (device, chain, seq + 1, keep),
    ).first()
    if next_op is None or next_op[1] is None:
        return {}, ()
    lsn, chosen = int(next_op[0]), decode_body(next_op[1]).fields
    stored = rows.read(w.conn, "resident", [keep])[keep]
    back: dict[str, Any] = {}
    left = []
    for name, value in chosen.items():
        untouched = stored.positions.at(name).lsn == lsn and stored.values.get(name) == value
        known, before = _stood(w, keep, name, lsn) if untouched else (False, None)
        if known:
            back[name] = before
        else:
            left.append(name)
    return back, tuple(left)


def _stood(w: Work, row_id: str, name: str, lsn: int) -> tuple[bool, Any]:
    """Whether it is known what stood in a field before this trunk change, and what."""
    found = w.conn.exec_driver_sql(
        "SELECT accepted, body FROM op WHERE entity = 'resident' AND row = ? AND lsn < ? ORDER BY lsn DESC",
        (row_id, lsn),
    )
    for accepted, body in found:
        if body is None:
            return False, None
        decoded = decode_body(body)
        taken = accepted is None or name in msgspec.json.decode(accepted)
        if name in decoded.fields and taken:
            return True, decoded.fields[name]
        if decoded.new:
            return True, None
    return False, None


def _merged_record(r: Reading, row: e.Resident, standing: e.Resident) -> MergedRecord:
    into = row.merged_into or ""
    said = r.session.get(e.Likeness, likenesses.likeness_id(row.id, into))
    area = r.find(e.Area, row.area_id)
    house = r.find(e.Household, row.household_id) if row.household_id else None
    return MergedRecord(
        row.id,
        into,
        row.name,
        row.born,
        area.name if area else "",
        house.label if house else "",
        said.day if said else None,
        (said.by if said else None) or "",
        (said.reason if said else None) or "",
        tuple(_brought(r, row, standing)),
        tuple(_news(r, row, standing)),
    )


def _brought(r: Reading, row: e.Resident, standing: e.Resident) -> list[Brought]:
    cases = list(r.session.scalars(select(e.Case).where(e.Case.resident_id == row.id, e.Case.gone.is_(None))))
    ids = [case.id for case in cases]
    houses = [each for each in households_of(r, [row.id]) if each != standing.household_id]

    def living(cls: Any, condition: Any) -> list[Any]:
        return list(r.session.scalars(select(cls).where(condition, cls.gone.is_(None)).order_by(cls.id)))

    return [
        *(Brought("case", case.id, case.category, case.opened_on) for case in cases),
        *(
            Brought("evidence", each.id, each.kind, each.seen_on)
            for each in living(e.Evidence, e.Evidence.case_id.in_(ids))
        ),
        *(
            Brought("attachment", each.id, each.title)
            for each in living(e.Attachment, e.Attachment.resident_id == row.id)
        ),
        *(Brought("residence", each.id, each.kind) for each in living(e.Residence, e.Residence.resident_id == row.id)),
        *(
            Brought("visit", each.id, each.outcome, each.day)
            for each in living(e.Visit, e.Visit.household_id.in_(houses) | e.Visit.case_id.in_(ids))
        ),
    ]


def _news(r: Reading, row: e.Resident, standing: e.Resident) -> list[News]:
    merged = _merge_op(r, row.id, row.merged_into or "")
    since = merged[3] if merged else 0
    stored = rows.read(r.conn, "resident", [row.id])[row.id]
    own = {name for entity, row_id, name in r.shadowed if (entity, row_id) == ("resident", row.id)}
    found = []
    for name in specs()["resident"].fields:
        wire = stored.values.get(name)
        fresh = name in own or stored.positions.last_change(name, wire).lsn > since
        if name in NOT_CHOSEN or not fresh or wire == to_wire(getattr(standing, name)):
            continue
        found.append(News(name, getattr(row, name), getattr(standing, name)))
    return found
