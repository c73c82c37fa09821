"""Re-check (phúc tra, giai đoạn 4): a drawn sample of finished cases, looked at again by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from app.domain.casefile import ReCheckFacts
from app.domain.changes import Done
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.sampling import Drawn, Item, Stratum, agreement, draw
from app.errors import UserError, refuse
from app.home import Home
from app.models import contested, same_person
from app.models.casefile import taken
from app.models.entities import Area, Case, ReCheck, Resident
from app.models.sealing import shown_to
from app.models.work import Reading

AGREES, DIFFERS = "agrees", "differs"
_CHUNK = 400
_PARTS = ("step", "evidence", "answer", "claim", "obstacle", "settlement")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample before anything is written: what would be drawn, and from how many in each stratum."""

    label: str
    seed: int
    share: int
    drawn: tuple[Drawn, ...]
    strata: tuple[Stratum, ...]
    areas: Mapping[str, str]

    @property
    def without_checker(self) -> int:
        return sum(each.checker is None for each in self.drawn)


@dataclass(frozen=True, slots=True)
class ReCheckRow:
    """One case to be looked at again. ``own``: the person who sits here has worked on it and may not."""

    facts: ReCheckFacts
    case_id: str
    resident_id: str
    name: str
    category: str
    area: str
    own: bool
    late: bool

    @property
    def id(self) -> str:
        return self.facts.id


@dataclass(frozen=True, slots=True)
class SampleResult:
    """One sample's result: (agree, differ, open) in all and by stratum."""

    label: str
    seed: int | None
    drawn_on: date | None
    agree: int
    differ: int
    open: int
    by_stratum: Mapping[str, tuple[int, int, int]]


def propose(home: Home, label: str, *, share: int, seed: int, checkers: Sequence[str]) -> Sample:
    """What would be drawn of the cases that were closed as settled. The same words give the same sample.

    Raises:
        UserError("permission.action"), UserError("recheck.no-label"), UserError("recheck.share", share).
        UserError("recheck.label-taken", label), UserError("recheck.nothing-to-draw").
    """
    home.require(Action.CLOSE_CASE)
    if not label.strip():
        raise UserError("recheck.no-label")
    if not 1 <= share <= 100:
        raise UserError("recheck.share", share=share)
    with home.reading() as r:
        taken_already = select(ReCheck.id).where(ReCheck.sample == label.strip(), ReCheck.gone.is_(None)).limit(1)
        if r.session.scalar(taken_already):
            raise UserError("recheck.label-taken", label=label.strip())
        items = _settled(r, _workers(r))
        areas = {str(key): str(name) for key, name in r.session.execute(select(Area.id, Area.name))}
    if not items:
        raise UserError("recheck.nothing-to-draw")
    drawn, strata = draw(items, share=share, seed=seed, checkers=checkers)
    return Sample(label.strip(), seed, share, drawn, strata, areas)


def keep(home: Home, sample: Sample, due: date | None = None) -> Done[int]:
    """Write the sample down and give the work out, in one change.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("recheck.due-past", day).
    """
    home.require(Action.CLOSE_CASE)
    if due is not None and due < home.today:
        raise UserError("recheck.due-past", day=due)
    with home.writing() as w:
        for each in sample.drawn:
            _ = w.find(Case, each.id) or refuse("case.elsewhere")
            area, category = each.stratum
            w.add(
                ReCheck(
                    id=child_id(each.id, sample.label),
                    case_id=each.id,
                    sample=sample.label,
                    stratum=f"{sample.areas.get(area, '')} · {category}",
                    seed=sample.seed,
                    drawn_on=home.today,
                    assignee=each.checker,
                    due=due,
                )
            )
        w.flush()
        return Done(len(sample.drawn), w.changes)


def rechecks(home: Home, *, open_only: bool = True, only_mine: bool = False) -> tuple[ReCheckRow, ...]:
    """The work, by its day. Those of sealed people only for who may open them."""
    conditions: list[ColumnElement[bool]] = [ReCheck.gone.is_(None), Case.gone.is_(None), Resident.gone.is_(None)]
    if open_only:
        conditions.append(ReCheck.done_on.is_(None))
    if only_mine:
        conditions.append(ReCheck.assignee == home.account.id)
    conditions.append(shown_to(home.account))
    with home.reading() as r:
        found = r.session.execute(
            same_person.join_person(select(ReCheck, Case, Resident, Area.name), Case.resident_id)
            .join(ReCheck, ReCheck.case_id == Case.id)
            .outerjoin(Area, Area.id == Resident.area_id)
            .where(*conditions)
        ).all()
        workers = _workers(r, [row.Case.id for row in found])
        rows = [
            ReCheckRow(
                facts := taken(r, row.ReCheck, ReCheckFacts),
                row.Case.id,
                row.Resident.id,
                row.Resident.name,
                row.Case.category,
                row.name or "",
                home.account.id in workers.get(row.Case.id, ()),
                facts.done_on is None and facts.due is not None and home.today > facts.due,
            )
            for row in found
        ]
    return tuple(sorted(rows, key=lambda row: (row.facts.done_on is not None, row.facts.due or date.max, row.id)))


def record(home: Home, recheck_id: str, seen: Seen, verdict: str, differences: str = "") -> Done[bool]:
    """Write down what was found; a case that failed is opened again. Says whether it was.

    Raises:
        UserError("recheck.elsewhere"), UserError("recheck.verdict-unknown", verdict).
        UserError("recheck.own-work"): whoever worked on the case may not judge it.
        UserError("recheck.what-differs"): a difference has to be described.
        UserError("row.changed-since").
    """
    if home.pack.tables["recheck_verdicts"].get(verdict) is None:
        raise UserError("recheck.verdict-unknown", verdict=verdict)
    if verdict == DIFFERS and not differences.strip():
        raise UserError("recheck.what-differs")
    with home.writing() as w:
        row = w.change(ReCheck, recheck_id, seen) or refuse("recheck.elsewhere")
        if home.account.id in _workers(w, [row.case_id]).get(row.case_id, ()):
            raise UserError("recheck.own-work")
        row.verdict, row.differences = verdict, differences.strip() or None
        over = verdict in (AGREES, DIFFERS)
        row.done_on, row.done_by = (home.today, home.account.id) if over else (None, None)
        case = w.find(Case, row.case_id)
        reopened = verdict == DIFFERS and case is not None and case.state == "closed"
        if reopened:
            again = w.change(Case, row.case_id) or refuse("case.elsewhere")
            again.state = "open"
            if home.account.may_write("case", "closing", None):
                again.closing = None
        w.flush()
        return Done(reopened, w.changes)


def results(home: Home) -> tuple[SampleResult, ...]:
    """Every sample that was drawn, newest first, with what was found."""
    with home.reading() as r:
        rows = r.session.scalars(select(ReCheck).where(ReCheck.gone.is_(None))).all()
        samples: dict[str, list[ReCheck]] = {}
        for row in rows:
            samples.setdefault(row.sample, []).append(row)
        found = []
        for label, members in samples.items():
            by_stratum = agreement((row.stratum or "", row.verdict) for row in members)
            agree, differ, left = (sum(counts[at] for counts in by_stratum.values()) for at in range(3))
            first = members[0]
            found.append(SampleResult(label, first.seed, first.drawn_on, agree, differ, left, by_stratum))
    return tuple(sorted(found, key=lambda each: (each.drawn_on or date.min, each.label), reverse=True))


def _settled(r: Reading, workers: Mapping[str, frozenset[str]]) -> list[Item]:
    columns = (Case.id, Case.category, Case.closing, Resident.area_id)
    finished = (contested.is_over(), Case.gone.is_(None), Resident.gone.is_(None))
    closed = r.session.execute(same_person.join_person(select(*columns), Case.resident_id).where(*finished))
    return [
        Item(case, area, category, workers.get(case, frozenset()))
        for case, category, closing, area in closed
        if getattr(closing, "kind", None) == "settled"
    ]


def _workers(r: Reading, ids: Sequence[str] | None = None) -> dict[str, frozenset[str]]:
    """Who wrote anything of each case (of these, or of all), but for its re-check: from the journal."""
    found: dict[str, set[str]] = {}
    parts = [None] if ids is None else [list(ids[at : at + _CHUNK]) for at in range(0, len(ids), _CHUNK)]
    for part in parts:
        marks = "" if part is None else f" IN ({', '.join('?' for _ in part)})"
        values = tuple(part or ())
        queries = [f"SELECT o.row, o.actor FROM op o WHERE o.entity = 'case'{f' AND o.row{marks}' if marks else ''}"]
        queries += [
            f"SELECT DISTINCT p.case_id, o.actor FROM \"{each}\" p JOIN op o ON o.entity = '{each}' AND o.row = p.id"
            + (f" WHERE p.case_id{marks}" if marks else "")
            for each in _PARTS
        ]
        for sql in queries:
            for row, actor in r.conn.exec_driver_sql(sql, values):
                found.setdefault(str(row), set()).add(str(actor))
    return {case: frozenset(actors) for case, actors in found.items()}


def count_mine(home: Home) -> int:
    """How many re-checks wait for the person who sits here."""
    return len(rechecks(home, only_mine=True))
