"""Làm sạch dữ liệu dân cư: the rules run, what they found is counted, listed, and decided by people.

Findings are worked out on each machine and never sent; what was decided of them is shared, at the office only. Who is
sealed stands in no finding that is shown to somebody who may not open them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import func, select

from app.domain import check_words
from app.domain.answers import Answer
from app.domain.changes import Done
from app.domain.checks import UNDONE, CheckRule, FindingState
from app.domain.id_number import mask
from app.domain.ids import flaw_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models import checking, findings, same_person
from app.models.batch import Batch
from app.models.checking import Place, Ran
from app.models.entities import Area, Household, Resident
from app.models.local import Finding
from app.models.paging import Key, Page, after
from app.models.work import Reading, Work
from app.progress import QUIET, Progress

__all__ = ["FindingFilter", "FindingRow", "Overview", "Ran", "RuleCount", "check", "count_findings", "decide",
           "list_findings", "overview"]  # fmt: skip
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings. ``state`` None: those that are not done with; ``rule`` "" any."""

    rule: str = ""
    area_id: str | None = None
    state: FindingState | None = None
    request_id: str | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many findings of a rule are in each state."""

    rule: CheckRule
    by_state: Mapping[FindingState, int]

    @property
    def undone(self) -> int:
        return sum(self.by_state.get(state, 0) for state in UNDONE)


@dataclass(frozen=True, slots=True)
class Overview:
    """All rules with their counts. ``day``: of the last run, None before the first; ``stale``: something was written
    since. ``people``: how many have something that is not done with, ``whole`` how many there are."""

    day: date | None
    stale: bool
    rules: tuple[RuleCount, ...]
    people: int
    whole: int
    areas: tuple[tuple[str, str], ...] = ()

    @property
    def undone(self) -> int:
        return sum(each.undone for each in self.rules)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. ``row`` is a person or household, or, with ``entity`` "flaw", what a list from above said of
    somebody who is not here. ``number`` is masked; ``said`` puts the detail in words;
    ``reopened``: something was decided, and the data have changed since."""

    rule: str
    entity: str
    row: str
    other: str
    title: str
    said: str
    found_on: date
    state: FindingState
    born: Answer[PartialDate] = None
    number: str = ""
    household: str = ""
    area: str = ""
    other_title: str = ""
    reason: str = ""
    request_id: str = ""
    answer: str = ""
    flaw: str = ""
    listed: bool = False
    reopened: bool = False
    basis: str = field(default="", repr=False)
    seen: Seen = field(default=Seen("", 0), repr=False)

    @property
    def id(self) -> str:
        return f"{self.rule} {self.row} {self.other}"

    @property
    def flaw_key(self) -> str:
        """The id of what is decided of it."""
        return self.flaw or flaw_id(self.rule, self.row, self.other)


def check(home: Home, *, whole: bool = False, progress: Progress = QUIET) -> Done[Ran]:
    """Run the rules: over what has changed since the last run, or over everything.

    Raises:
        Cancelled: everything is as it was.
    """
    with home.noting() as conn:
        ran = checking.run(conn, _places(home), today=home.today, whole=whole, progress=progress)
    return Done(ran)


def overview(home: Home, area_id: str | None = None) -> Overview:
    """All rules of the program, those of the plan first, with what they found."""
    with home.reading() as r:
        day = checking.last_day(r.conn)
        stale = checking.is_stale(r.conn, r.heads, home.today)
        counted = findings.joined(select(Finding.rule, findings.STATE, func.count()))
        counted = counted.where(findings.seen_by(home.account)).group_by(Finding.rule, findings.STATE)
        if area_id is not None:
            counted = counted.where(Finding.area_id == area_id)
        found: dict[str, dict[FindingState, int]] = {}
        for rule, state, count in r.session.execute(counted):
            found.setdefault(str(rule), {})[FindingState(state)] = int(count)
        people, everybody = _people(r, home, area_id)
        areas = r.session.execute(select(Area.id, Area.name).where(Area.gone.is_(None)).order_by(Area.name_sort))
        places = tuple((str(key), str(name)) for key, name in areas)
    wanted = {one.rule for one in home.pack.plan.checks}
    rules = sorted(home.pack.checks.rules.values(), key=lambda rule: bool(wanted) and rule.id not in wanted)
    counts = tuple(RuleCount(rule, found.get(rule.id, {})) for rule in rules)
    return Overview(date.fromisoformat(day) if day else None, stale, counts, people, everybody, places)


def list_findings(home: Home, which: FindingFilter, key: Key | None = None, limit: int = 100) -> Page[FindingRow]:
    """One page of findings, by name, from behind ``key``."""
    with home.reading() as r:
        statement = _matching(home, select(*_COLUMNS), which)
        order = (Finding.sort, Finding.row, Finding.rule, Finding.other)
        found = r.session.execute(after(statement, order, key, down=False).limit(limit)).all()
        rows = _rows(home, r, found)
        last = found[-1] if len(found) == limit else None
        return Page(tuple(rows), (last.sort, last.row, last.rule, last.other) if last is not None else None)


def count_findings(home: Home, which: FindingFilter) -> int:
    with home.reading() as r:
        return r.session.scalar(_matching(home, select(func.count()), which)) or 0


def decide(home: Home, chosen: Sequence[FindingRow], state: FindingState, reason: str = "") -> Done[int]:
    """Say of findings that they are no fault (with the reason), settled, or open again. It is remembered for good; if
    the data change, the finding is open again.

    Raises:
        UserError("check.only-at-office"), UserError("check.no-reason"), UserError("permission.write"),
        UserError("row.changed-since"): somebody has decided meanwhile.
    """
    said_why = " ".join(reason.split())
    if state is FindingState.NOT_A_FAULT and not said_why:
        raise UserError("check.no-reason")
    with home.writing() as w:
        write_decisions(home, w, chosen, {"state": state.value, "reason": said_why or None})
        return Done(len(chosen), w.changes)


# Shared with letters to the level above ------------------------------------------------------------------------------


def write_decisions(home: Home, w: Work, chosen: Sequence[FindingRow], fields: Mapping[str, Any]) -> None:
    """Write the same of many findings, in the caller's transaction."""
    if not home.is_office:
        raise UserError("check.only-at-office")
    seen = min((row.seen for row in chosen), key=lambda seen: seen.lsn, default=None)
    if seen is None:
        return
    batch = Batch(seen)
    for row in chosen:
        about = "household_id" if row.entity == "household" else "resident_id"
        made_of: dict[str, Any] = {"rule": row.rule, "other": row.other or None, "found_on": row.found_on}
        made_of |= {about: row.row} if row.entity != "flaw" else {}
        basis = {} if row.listed else {"subject": row.basis}
        said = {**fields, **basis, "by": home.account.id, "day": home.today}
        batch.put("flaw", row.flaw_key, made_of, said)
    w.apply(batch.edits(w.conn))


# Parts ---------------------------------------------------------------------------------------------------------------

_COLUMNS = (
    Finding.rule, Finding.row, Finding.other, Finding.entity, Finding.area_id, Finding.sort, Finding.detail,
    Finding.found_on, findings.STATE.label("state"), findings.BASIS.label("basis"),
    findings.DECIDED.c.id.label("flaw"), findings.DECIDED.c.origin, findings.DECIDED.c.subject,
    findings.DECIDED.c.reason, findings.DECIDED.c.request_id, findings.DECIDED.c.answer,
)  # fmt: skip


def _places(home: Home) -> list[Place]:
    """Code, name in addresses, name of today's province, of each place code in numbers."""
    merged = home.pack.checks.merged
    found = []
    for row in home.pack.tables["id_provinces"]:
        called, now = merged.get(row.code, ("", row.name))
        found.append((row.code, called or row.name, now))
    return found


def _people(r: Reading, home: Home, area_id: str | None) -> tuple[int, int]:
    """People with something that is not done with, and all people of the register."""
    with_fault = findings.people_at_fault(home.pack.checks.counted).where(findings.seen_by(home.account))
    everybody = select(func.count()).select_from(Resident).where(same_person.stands())
    if area_id is not None:
        with_fault = with_fault.where(Finding.area_id == area_id)
        everybody = everybody.where(Resident.area_id == area_id)
    return r.session.scalar(with_fault) or 0, r.session.scalar(everybody) or 0


def _matching(home: Home, statement: Any, which: FindingFilter) -> Any:
    asked = findings.joined(statement).where(findings.seen_by(home.account))
    if which.rule:
        asked = asked.where(Finding.rule == which.rule)
    if which.area_id is not None:
        asked = asked.where(Finding.area_id == which.area_id)
    if which.request_id is not None:
        asked = asked.where(findings.DECIDED.c.request_id == which.request_id)
    return asked if which.every else asked.where(findings.in_state(which.state))


def _rows(home: Home, r: Reading, found: Sequence[Any]) -> list[FindingRow]:
    people = {row.id: row for row in _of_ids(r, Resident, {each for one in found for each in (one.row, one.other)})}
    houses = {one.row for one in found if one.entity == "household"} | {p.household_id for p in people.values()}
    homes = {row.id: row for row in _of_ids(r, Household, houses)}
    areas = {row.id: row.name for row in _of_ids(r, Area, {one.area_id for one in found})}
    seen = Seen(r.heads.epoch, r.heads.lsn)
    rows = []
    for one in found:
        person, house = people.get(one.row), homes.get(one.row)
        other = people[one.other].name if one.other in people else ""
        title = person.name if person else house.label if house else one.subject or one.row
        lived = homes.get(person.household_id) if person else house
        rows.append(
            FindingRow(
                one.rule,
                one.entity,
                one.row,
                one.other,
                title,
                check_words.said(one.rule, msgspec.json.decode(one.detail) if one.detail else [], other=other),
                date.fromisoformat(one.found_on),
                FindingState(one.state),
                person.born if person else None,
                mask(person.id_number.number) if person and isinstance(person.id_number, SourcedNumber) else "",
                lived.label if lived else "",
                areas.get(one.area_id, ""),
                other,
                one.reason or "",
                one.request_id or "",
                one.answer or "",
                one.flaw or "",
                one.origin is not None,
                one.flaw is not None and one.origin is None and one.subject != one.basis,
                one.basis,
                seen,
            )
        )
    return rows


def _of_ids(r: Reading, cls: Any, ids: Iterable[str]) -> list[Any]:
    wanted = sorted(each for each in ids if each)
    found: list[Any] = []
    for start in range(0, len(wanted), _CHUNK):
        found += r.session.scalars(select(cls).where(cls.id.in_(wanted[start : start + _CHUNK])))
    return found
