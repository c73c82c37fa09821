"""Reports that add up those of others (cộng báo cáo của cấp dưới): which were added, and what of an earlier report is
otherwise now, because our records say so or because a sender has sent another or a late one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.domain.figures import Difference, Figures, Table, TableRow, added, differences, emptied, taken_out
from app.domain.numbers_vi import signed
from app.domain.report_spec import TYPED, ReportSpec
from app.domain.reporting import DueState, ReportDue, fed_by
from app.home import Home
from app.models.entities import Report
from app.models.work import Reading
from app.services.reports import OWN, RECEIVED, names_of, received, standing

LATE = "late"
"""The table of a report in which stands what is otherwise now of the report before it."""
ADDED = "added"
"""In what is kept of a frozen report: the due day of the reports that were added, and which, by sender."""


@dataclass(frozen=True, slots=True)
class Came:
    """What one report adds up: ``names`` of those from whom it is due, by id, and what came."""

    due: ReportDue
    names: Mapping[str, str]
    rows: Mapping[str, Report]

    @property
    def figures(self) -> list[Figures]:
        return [told for row in self.rows.values() if (told := _figures(row)) is not None]

    @property
    def missing(self) -> list[str]:
        return [name for id, name in self.names.items() if id not in self.rows]

    def wire(self) -> dict[str, Any]:
        return {"due": self.due.key, "reports": {sender: row.id for sender, row in self.rows.items()}}


def came_for(r: Reading, home: Home, spec: ReportSpec, found: ReportDue) -> Came:
    """The reports that came for this one."""
    due = fed_by(home.pack.plan, found) if spec.adds else found
    return Came(due, names_of(r, home.pack.plan, due), received(r, home, due))


def report_before(r: Reading, home: Home, found: ReportDue) -> Report | None:
    """The last report of this duty that was frozen and is about days before these."""
    rows = select(Report).where(
        Report.plan == home.pack.plan.id,
        Report.duty == found.duty.id,
        Report.kind == OWN,
        Report.gone.is_(None),
        Report.last < found.first,
        Report.state.in_((DueState.FROZEN.value, DueState.SENT.value)),
        Report.figures.is_not(None),
    )
    return r.session.scalar(rows.order_by(Report.last.desc(), Report.id.desc()).limit(1))


def otherwise_now(
    r: Reading, spec: ReportSpec, row: Report, now: Figures, names: Mapping[str, str]
) -> tuple[Difference, ...]:
    """What is otherwise now of a frozen report: ``now`` are our own figures of its days as the records stand."""
    frozen = Figures.of(row.figures)
    if not spec.adds:
        return differences(frozen, now, without=spec.momentary)
    kept = row.narrative.get(ADDED) if isinstance(row.narrative, dict) else None
    came = _came_since(r, row, str(kept["due"]) if kept else f"{row.duty}:{row.due}")
    if kept is None:  # frozen before it was kept which reports were added: told as a whole
        whole = added(now, [told for one in came.values() if (told := _figures(one)) is not None])
        return differences(frozen, whole, without=spec.momentary)
    then = {sender: one for sender, id in kept["reports"].items() if (one := r.session.get(Report, id)) is not None}
    own = taken_out(frozen, [told for one in then.values() if (told := _figures(one)) is not None])
    found = list(differences(own, now, without=spec.momentary))
    for sender in sorted({*then, *came}, key=lambda id: (names.get(id, id), id)):
        before, after = then.get(sender), came.get(sender)
        if before is None or after is None or before.id != after.id:
            found += _of_sender(spec, frozen, sender, names.get(sender, sender), before, after)
    return tuple(found)


def late_table(found: Sequence[Difference]) -> Table:
    """What is otherwise now of the report before, line by line, as an annex."""
    rows = tuple(
        TableRow(str(at), _what(one), (one.frozen, one.now, signed(one.now - one.frozen)))
        for at, one in enumerate(found, start=1)
    )
    titles = ("Đã báo", "Nay là", "Chênh lệch")
    return Table(LATE, "Số liệu điều chỉnh của kỳ trước", "Số liệu", ("frozen", "now", "change"), titles, rows)


def opened_again(r: Reading, spec: ReportSpec, narrative: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a frozen report that is a draft again: the numbers of the reports that came with it come anew."""
    kept = {name: value for name, value in narrative.items() if name != ADDED}
    if spec.adds and "typed" in kept:
        rows = [r.session.get(Report, id) for id in narrative.get(ADDED, {}).get("reports", {}).values()]
        kept["typed"] = typed_by_hand(
            spec, kept["typed"], [told for row in rows if (told := _figures(row)) is not None]
        )
    return kept


def typed_by_hand(
    spec: ReportSpec, typed: Mapping[str, Mapping[str, Any]], others: Sequence[Figures]
) -> dict[str, Any]:
    """What the writer typed, without what merely repeats a received report: a later one of that sender then counts."""
    told: dict[str, dict[str, Any]] = {}
    take_typed(spec, told, others)
    return {
        table: {row: dict(cells) for row, cells in rows.items() if told.get(table, {}).get(row) != dict(cells)}
        for table, rows in typed.items()
    }


def take_typed(spec: ReportSpec, typed: dict[str, dict[str, Any]], others: Sequence[Figures]) -> None:
    """Numbers of received reports, where nobody typed others over them."""
    for table in spec.tables:
        if table.by != TYPED:
            continue
        into = typed.setdefault(table.id, {})
        for figures in others:
            one = figures.table(table.id)
            for row in one.rows if one is not None else ():
                told = {c: v for c, v in zip(one.columns if one else (), row.cells, strict=False) if isinstance(v, int)}
                if told:
                    into.setdefault(row.key, told)


# Parts ---------------------------------------------------------------------------------------------------------------


def _figures(row: Report | None) -> Figures | None:
    return Figures.of(row.figures) if row is not None and isinstance(row.figures, dict) else None


def _what(one: Difference) -> str:
    who = f"{one.who}: " if one.who and one.who != one.row else ""
    return f"{who}{one.row}: {one.column}"


def _came_since(r: Reading, row: Report, key: str) -> dict[str, Report]:
    """What stands now of the reports received for a due day, by sender."""
    duty, _, day = key.rpartition(":")
    rows = select(Report).where(
        Report.plan == row.plan,
        Report.duty == duty,
        Report.kind == RECEIVED,
        Report.gone.is_(None),
        Report.due == date.fromisoformat(day),
    )
    by_sender: dict[str, list[Report]] = {}
    for one in r.session.scalars(rows.order_by(Report.id)):
        by_sender.setdefault(one.sender or "", []).append(one)
    return {sender: last for sender, those in by_sender.items() if (last := standing(those)) is not None}


def _of_sender(
    spec: ReportSpec, frozen: Figures, sender: str, name: str, before: Report | None, after: Report | None
) -> Iterator[Difference]:
    was, is_ = _figures(before), _figures(after)
    if was is None and is_ is None:
        return
    typed = {table.id for table in spec.tables if table.by == TYPED}
    old, new = was or emptied(_known(is_)), is_ or emptied(_known(was))
    yield from differences(_but(old, typed), _but(new, typed), who=name)
    if is_ is not None:  # the frozen row may have been typed by hand, with the number that came in writing later
        yield from differences(_row_of(frozen, typed, sender), _row_of(is_, typed, sender), who=name)


def _known(figures: Figures | None) -> Figures:
    assert figures is not None
    return figures


def _but(figures: Figures, ids: set[str]) -> Figures:
    return replace(figures, tables=tuple(one for one in figures.tables if one.id not in ids))


def _row_of(figures: Figures, ids: set[str], key: str) -> Figures:
    """Of these tables the row of one sender."""
    tables = [one for one in figures.tables if one.id in ids]
    return replace(
        figures, tables=tuple(replace(one, rows=tuple(row for row in one.rows if row.key == key)) for one in tables)
    )
