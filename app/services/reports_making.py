"""Making a report (lập báo cáo): its numbers, its words, frozen together, printed as often as one likes.

While it is a draft its numbers are those of the records as they stand; what the writer has typed stays. Frozen, the row
holds all that is printed, so that the same report comes out again whatever the records or the templates say later.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.changes import Done
from app.domain.figures import (
    Axis,
    Difference,
    Figures,
    Item,
    added,
    counted,
    list_behind,
)
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.report_spec import MEASURES, SENDERS, TYPED, ReportSpec
from app.domain.reporting import DueState, ReportDue, period_of, reports_between
from app.domain.suppressing import suppressed
from app.errors import UserError, refuse
from app.home import Home
from app.models.entities import Report
from app.models.figures import items, up_to
from app.models.work import Reading
from app.packs.plans import HERE
from app.services.reports import OWN, find_due, latest, new_report
from app.services.reports_adding import (
    ADDED,
    Came,
    came_for,
    opened_again,
    otherwise_now,
    report_before,
    take_typed,
    typed_by_hand,
)
from app.services.reports_figures import Behind, axes, behind, whole, with_typed
from app.services.reports_wording import (
    Wording,
    begun_with,
    frozen_wording,
    kept_of,
    last_words,
    late_words,
    plain_words,
    receiver_of,
    sender_words,
    wording_of,
)

if TYPE_CHECKING:
    from app.reports.report import ReportSheet

PDF, WORD, EXCEL = "pdf", "docx", "xlsx"
FORMS = (PDF, WORD, EXCEL)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is printed, or one that is frozen (``frozen``)."""

    spec: ReportSpec
    key: str
    name: str
    figures: Figures
    wording: Wording
    frozen: bool
    report_id: str | None
    seen: Seen | None
    late: tuple[Difference, ...]
    """What the records say otherwise now of the report before this one."""
    since: tuple[Difference, ...]
    """Of a frozen one: what the records say otherwise now of itself."""
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """Everything that the numbers of one report were counted from."""

    items: tuple[Item, ...]
    axes: Mapping[str, Axis]


def templates(home: Home) -> tuple[ReportSpec, ...]:
    """Every template."""
    return home.pack.reports


def draft(home: Home, key: str, template: str = "") -> Draft:
    """The report of a due day: as frozen, or as it would be now with what was typed.

    Raises:
        UserError("permission.action"), UserError("report.due-unknown", key), UserError("report.template-unknown").
    """
    home.require(Action.PRINT_REPORT)
    found = find_due(home.pack.plan, key)
    spec = spec_of(home, template or found.duty.template)
    with home.reading() as r:
        return _draft(r, home, spec, found, latest(r, home.pack.plan.id, found))


def of_period(home: Home, name: str, period: str) -> Draft:
    """The report called ``name`` (a duty or a template) of ``period``: that of the due day if one lies in it, else of
    the days themselves, which nobody freezes.

    Raises: as :func:`draft`; UserError("report.period", period).
    """
    home.require(Action.PRINT_REPORT)
    days = period_of(period) or refuse("report.period", period=period)
    plan = home.pack.plan
    duties = [duty for duty in plan.reports if duty.id == name]
    found = [one for one in reports_between(plan, *days) if one.duty.id == name]
    if found:
        return draft(home, found[-1].key)
    spec = spec_of(home, duties[0].template if duties else name)
    with home.reading() as r:
        return _of_days(r, home, spec, *days)


def save(home: Home, key: str, wording: Wording, seen: Seen | None = None) -> Done[str]:
    """Keep what was typed as a draft.

    Raises: as :func:`draft`; UserError("report.is-frozen"), UserError("row.changed-since").
    """
    return _write(home, key, wording, seen, freeze=False)


def freeze(home: Home, key: str, wording: Wording, seen: Seen | None = None) -> Done[str]:
    """Fix numbers and words: from here on the report stays as it is.

    Raises: as :func:`save`.
    """
    return _write(home, key, wording, seen, freeze=True)


def thaw(home: Home, key: str, seen: Seen | None = None) -> Done[None]:
    """Take the freezing back, as long as it was not sent. Raises: as :func:`save`; UserError("report.was-sent")."""
    home.require(Action.PRINT_REPORT)
    found = find_due(home.pack.plan, key)
    with home.writing() as w:
        row = latest(w, home.pack.plan.id, found) or refuse("report.elsewhere")
        if row.state == DueState.SENT:
            raise UserError("report.was-sent")
        row = w.change(Report, row.id, seen) or refuse("report.elsewhere")
        row.state, row.figures = DueState.DRAFTED.value, None
        row.narrative = opened_again(w, spec_of(home, found.duty.template), row.narrative or {})
        w.flush()
        return Done(None, w.changes)


def make_anew(home: Home, key: str) -> Done[str]:
    """A new report in place of a frozen or sent one, which is kept; its words are where this one begins.

    Raises: as :func:`draft`; UserError("report.elsewhere").
    """
    home.require(Action.PRINT_REPORT)
    found = find_due(home.pack.plan, key)
    with home.writing() as w:
        before = latest(w, home.pack.plan.id, found) or refuse("report.elsewhere")
        row = w.add(new_report(home, found, OWN, DueState.DRAFTED))
        spec = spec_of(home, found.duty.template)
        row.replaces, row.narrative = before.id, begun_with(opened_again(w, spec, before.narrative or {}))
        w.flush()
        return Done(row.id, w.changes)


def sheet(home: Home, made: Draft) -> ReportSheet:
    """The report as a paper. Small numbers of a public notice are hidden here, in its tables and its words."""
    from app.reports.issuer import issuer_of
    from app.reports.report import ReportSheet

    spec, wording = made.spec, made.wording
    tables = made.figures.tables
    shown_sections = [one for one in wording.sections if one.on and one.text.strip()]
    numbered = dict(zip((one.id for one in shown_sections if one.heading != "-"), _ROMAN, strict=False))
    sections = tuple(
        (
            f"{numbered[one.id]}. {one.heading.upper()}" if one.id in numbered else "",
            tuple(filter(None, map(str.strip, one.text.split("\n")))),
        )
        for one in shown_sections
    )
    if spec.public:
        sums = {table.id: (table.sums,) for table in spec.tables if table.sums}
        tables = suppressed(tables, sums=sums)
    shown = {code for table in tables for code in (*table.columns, *(row.key for row in table.rows))}
    how = tuple((one.name, one.how) for one in spec.measures if one.code in shown)
    return ReportSheet(
        kind=spec.kind,
        about=wording.about,
        symbol=spec.symbol,
        issuer=issuer_of(home.pack.plan.unit_name, home.pack.plan.province_name, police=spec.police),
        sections=sections,
        tables=tables,
        to=wording.to,
        number=made.number.partition("/")[0],
        day=made.day,
        recipients=wording.recipients,
        signers=((wording.office, wording.signer),) if wording.office else (),
        how=how,
        draft=not made.frozen,
        foot=f"{made.name} · {made.figures.first:%d/%m/%Y} – {made.figures.last:%d/%m/%Y}",
    )


def printed(home: Home, made: Draft, form: str = PDF) -> bytes:
    """The report as a file; noted in the access log.

    Raises: UserError("report.form-unknown", form).
    """
    if form not in FORMS:
        raise UserError("report.form-unknown", form=form)
    home.log("print", entity="report", row=made.report_id, why=f"report:{made.spec.code}:{form}")
    return _written(home, made, form)


def look(home: Home, made: Draft) -> bytes:
    """The report as a PDF to be looked at: not noted again."""
    return _written(home, made, PDF)


def with_wording(made: Draft, wording: Wording) -> Draft:
    """The draft with what is typed now; its counted numbers stay those that were read."""
    return replace(made, wording=wording, figures=with_typed(made.spec, made.figures, wording.typed))


def lists_of(home: Home, made: Draft) -> Lists:
    """What stands behind the numbers of the report, read once. Raises: UserError("permission.action")."""
    home.require(Action.PRINT_REPORT)
    with home.reading() as r:
        everything = tuple(items(r, home.pack.plan, home.pack.procedures, made.figures.last, made.spec.events))
        return Lists(everything, axes(r, home, everything))


def list_of(home: Home, made: Draft, lists: Lists, cell: tuple[str, str, str]) -> Behind:
    """The list behind one number of the report, as the records say it now: ``cell`` is (table, row, measure).

    Raises: UserError("report.no-list"): the number was typed, or is a comparison.
    """
    table = next((one for one in made.spec.tables if one.id == cell[0]), None)
    if table is not None and table.by == MEASURES:
        cell = ("", "", cell[1])
    if cell[2] not in made.spec.by_code or (table is not None and table.by in (SENDERS, TYPED)):
        raise UserError("report.no-list")
    found = list_behind(made.spec, lists.items, lists.axes, made.figures.first, made.figures.last, cell)
    with home.reading() as r:
        return behind(r, home, found, by_person=not made.spec.measure(cell[2]).adds_up)


# Parts ---------------------------------------------------------------------------------------------------------------


def spec_of(home: Home, code: str) -> ReportSpec:
    """Raises: UserError("report.template-unknown", template)."""
    found = next((spec for spec in home.pack.reports if spec.code == code), None)
    return found or refuse("report.template-unknown", template=code)


def _draft(
    r: Reading, home: Home, spec: ReportSpec, found: ReportDue, row: Report | None, came: Came | None = None
) -> Draft:
    earlier = report_before(r, home, found)
    before = Figures.of(earlier.figures) if earlier is not None else None
    plan, events = home.pack.plan, spec.events
    everything = items(r, plan, home.pack.procedures, found.last, events)
    rows = axes(r, home, everything)
    kept = dict(row.narrative) if row is not None and isinstance(row.narrative, dict) else {}
    came = came or came_for(r, home, spec, found)
    figures = counted(spec, everything, rows, found.first, found.last)
    late: tuple[Difference, ...] = ()
    if earlier is not None and before is not None:
        then = up_to(r, plan, everything, before.last, events)
        now = counted(spec, then, rows, before.first, before.last)
        late = otherwise_now(r, spec, earlier, now, came.names)
    seen = r.seen(Report, row.id) if row is not None else None
    id = row.id if row is not None else None
    if row is not None and isinstance(row.figures, dict):
        since = otherwise_now(r, spec, row, figures, came.names)
        fixed, wording = Figures.of(row.figures), frozen_wording(kept)
        return Draft(
            spec, found.key, found.name, fixed, wording, True, id, seen, late, since, row.number or "", row.sent_on
        )
    typed = {table: dict(cells) for table, cells in kept.get("typed", {}).items()}
    if spec.adds:
        take_typed(spec, typed, came.figures)
        kept["typed"] = typed
        figures = added(figures, came.figures)
    figures = whole(spec, figures, before, late, came, typed)
    words = plain_words(home, found.first, found.last, found.name, receiver_of(home, found))
    words |= sender_words(len(came.rows), came.names, came.missing)
    words["late"] = late_words(before, late)
    words["due_from"] = f"{found.on:%d/%m/%Y}"
    start = last_words(r, home, found)
    return Draft(
        spec,
        found.key,
        found.name,
        figures,
        wording_of(spec, words, figures, before, start | kept),
        False,
        id,
        seen,
        late,
        (),
    )


def _of_days(r: Reading, home: Home, spec: ReportSpec, first: date, last: date) -> Draft:
    everything = items(r, home.pack.plan, home.pack.procedures, last, spec.events)
    figures = counted(spec, everything, axes(r, home, everything), first, last)
    figures = whole(spec, figures, None, (), None, {})
    words = plain_words(home, first, last, spec.name, home.pack.plan.reports_to)
    words |= sender_words(0, {}, []) | {"late": late_words(None, ()), "due_from": "……"}
    return Draft(spec, "", spec.name, figures, wording_of(spec, words, figures, None, {}), False, None, None, (), ())


def _write(home: Home, key: str, wording: Wording, seen: Seen | None, *, freeze: bool) -> Done[str]:
    home.require(Action.PRINT_REPORT)
    found = find_due(home.pack.plan, key)
    spec = spec_of(home, found.duty.template)
    with home.writing() as w:
        row = latest(w, home.pack.plan.id, found)
        if row is not None and row.state != DueState.DRAFTED:
            raise UserError("report.is-frozen")
        if row is None:
            row = w.add(new_report(home, found, OWN, DueState.DRAFTED))
        else:
            row = w.change(Report, row.id, seen) or refuse("report.elsewhere")
        row.narrative = kept_of(wording, whole=freeze)
        came = came_for(w, home, spec, found)
        if spec.adds:
            more = {ADDED: came.wire()} if freeze else {"typed": typed_by_hand(spec, wording.typed, came.figures)}
            row.narrative = {**row.narrative, **more}
        if freeze:
            made = _draft(w, home, spec, found, row, came)
            row.figures = with_typed(made.spec, made.figures, wording.typed).wire()
            row.state, row.made_on, row.made_by = DueState.FROZEN.value, home.today, home.account.id
            row.receiver = wording.to or None
        w.flush()
        return Done(row.id, w.changes)


def _written(home: Home, made: Draft, form: str) -> bytes:
    paper = sheet(home, made)
    if form == EXCEL:
        from app.reports.report_excel import report_excel

        return report_excel(paper, file_key(home, made, HERE))
    out = io.BytesIO()
    if form == WORD:
        from app.reports.report_word import write_report_word

        write_report_word(paper, out)
    else:
        from app.reports.report import write_report

        write_report(paper, out)
    return out.getvalue()


def file_key(home: Home, made: Draft, sender: str) -> dict[str, Any]:
    """By what a file of this report is known when it comes back."""
    plan = home.pack.plan
    return {
        "plan": plan.id,
        "unit": plan.unit_code,
        "template": made.spec.code,
        "duty": made.key.rpartition(":")[0],
        "first": made.figures.first.isoformat(),
        "last": made.figures.last.isoformat(),
        "sender": sender,
        "values": {} if made.spec.public else dict(made.figures.values) if sender == HERE else {},
    }
