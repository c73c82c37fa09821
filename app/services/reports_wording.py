"""The words of a report: what the program writes from the numbers, what the writer changed, what is kept of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from app.domain.clocks import stage_on
from app.domain.figures import Difference, Figures
from app.domain.numbers_vi import grouped
from app.domain.report_spec import ReportSpec, codes_in, fill_in
from app.domain.reporting import ReportDue
from app.domain.suppressing import HIDDEN, suppressed
from app.home import Home
from app.models.entities import Report
from app.models.work import Reading
from app.packs.plans import HERE
from app.reports.issuer import in_a_sentence
from app.services.reports import OWN
from app.services.reports_adding import ADDED

_NAMED_AT_MOST = 20
_LATE_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section as it will be printed. ``made``: what the program wrote; ``free``: what is to be added."""

    id: str
    heading: str
    text: str
    made: str
    free: str
    on: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """What the writer may change before it is frozen."""

    about: str
    to: str
    sections: tuple[SectionText, ...]
    recipients: tuple[str, ...]
    office: tuple[str, ...]
    signer: str = ""
    typed: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    """Of tables that are typed: table → row → column → number."""


def plain_words(home: Home, first: date, last: date, name: str, receiver: str) -> dict[str, str]:
    plan = home.pack.plan
    stage = stage_on(plan, last)
    unit = in_a_sentence(plan.unit_name)
    return {
        "unit": f"Ủy ban nhân dân {unit}",
        "place": unit,
        "first": f"{first:%d/%m/%Y}",
        "last": f"{last:%d/%m/%Y}",
        "name": name,
        "stage": stage.name if stage is not None else "",
        "plan": plan.title,
        "plan_number": f" số {plan.number}" if plan.number else "",
        "receiver": receiver,
    }


def receiver_of(home: Home, found: ReportDue) -> str:
    return found.duty.receiver if HERE in found.duty.senders else home.pack.plan.reports_to


def sender_words(came: int, names: Mapping[str, str], missing: Sequence[str]) -> dict[str, str]:
    if not names:
        return {"received": "……", "missing": "……"}
    said = "; ".join(missing[:_NAMED_AT_MOST])
    if len(missing) > _NAMED_AT_MOST:
        said += f"; và {len(missing) - _NAMED_AT_MOST} cơ quan, đơn vị khác (phụ lục)"
    return {"received": f"{came}/{len(names)} báo cáo", "missing": said or "không"}


def late_words(before: Figures | None, late: Sequence[Difference]) -> str:
    if before is None:
        return "Chưa có báo cáo kỳ trước được chốt để đối chiếu."
    if not late:
        return "Không có số liệu bổ sung cho báo cáo kỳ trước."
    said = "; ".join(late_line(one) for one in late[:_LATE_AT_MOST])
    more = f"; và {len(late) - _LATE_AT_MOST} số khác (phụ lục)" if len(late) > _LATE_AT_MOST else ""
    whose = ", nộp muộn hoặc nộp lại" if any(one.who for one in late) else ""
    return (
        f"Sau khi chốt báo cáo kỳ trước ({before.first:%d/%m/%Y} – {before.last:%d/%m/%Y}) có số liệu nhập muộn"
        f"{whose}, được điều chỉnh: {said}{more}."
    )


def late_line(one: Difference) -> str:
    """One number that is otherwise now, and whose report says so."""
    who = f"{one.who}: " if one.who and one.who != one.row else ""
    return f"{who}{one.row}, {one.column.lower()}: {grouped(one.frozen)} thành {grouped(one.now)}"


def _values(spec: ReportSpec, figures: Figures, before: Figures | None) -> dict[str, str]:
    hidden: set[str] = set()
    if spec.public:
        sums = {table.id: (table.sums,) for table in spec.tables if table.sums}
        for table in suppressed(figures.tables, sums=sums):
            hidden |= {code for code, cell in zip(table.columns, table.total, strict=False) if cell == HIDDEN}
    found: dict[str, str] = {}
    for name in spec.named():
        codes = codes_in(name)
        if not set(codes) <= spec.by_code.keys():
            continue
        now = [figures.values.get(code, 0) for code in codes]
        view = name.partition(".")[2] if len(codes) == 1 else ""
        then = before.values.get(codes[0]) if before is not None else None
        if hidden & set(codes):
            found[name] = HIDDEN
        elif len(codes) == 2:
            share = 100 * now[0] / now[1] if now[1] else 0.0
            found[name] = f"{share:.1f}%".replace(".", ",")
        elif view in ("A", "B"):
            found[name] = grouped(figures.values.get(name, 0))
        elif view == "before":
            found[name] = grouped(then) if then is not None else "……"
        elif view == "change":
            found[name] = _change(now[0], then)
        else:
            found[name] = grouped(now[0])
    return found


def _change(now: int, then: int | None) -> str:
    if then is None:
        return "chưa có kỳ trước để so"
    if now == then:
        return "bằng kỳ trước"
    return f"{'tăng' if now > then else 'giảm'} {grouped(abs(now - then))} so với kỳ trước"


def wording_of(
    spec: ReportSpec, words: Mapping[str, str], figures: Figures, before: Figures | None, kept: Mapping[str, Any]
) -> Wording:
    values = {**words, **_values(spec, figures, before)}
    texts, off = kept.get("texts", {}), set(kept.get("off", ()))
    sections = []
    for one in spec.sections:
        if one.when and not any(figures.values.get(code, 0) for code in one.when):
            continue
        made = "\n".join(fill_in(line, values) for line in one.lines)
        text = texts.get(one.id, made)
        sections.append(SectionText(one.id, fill_in(one.heading, values), text, made, one.free, one.id not in off))
    signer = spec.signers[0] if spec.signers else None
    return Wording(
        about=kept.get("about") or fill_in(spec.about, values),
        to=kept.get("to") or (fill_in(spec.to, values) if spec.to else values["receiver"] if not spec.public else ""),
        sections=tuple(sections),
        recipients=tuple(kept.get("recipients") or (fill_in(text, values) for text in spec.recipients)),
        office=tuple(kept.get("office") or (signer.office if signer else ())),
        signer=str(kept.get("signer") or ""),
        typed=kept.get("typed", {}),
    )


def kept_of(wording: Wording, *, whole: bool) -> dict[str, Any]:
    """What is kept of the words: all of them when frozen; else only what the writer has changed, so that sentences of
    the program follow the numbers."""
    kept: dict[str, Any] = {
        "about": wording.about,
        "to": wording.to,
        "recipients": list(wording.recipients),
        "office": list(wording.office),
        "signer": wording.signer,
        "texts": {one.id: one.text for one in wording.sections if one.text != one.made},
        "off": [one.id for one in wording.sections if not one.on],
        "typed": {t: {row: dict(cells) for row, cells in rows.items()} for t, rows in wording.typed.items()},
    }
    if whole:
        kept["sections"] = [[one.id, one.heading, one.text, one.free, one.on] for one in wording.sections]
    return kept


def begun_with(narrative: Any) -> dict[str, Any] | None:
    return (
        {name: value for name, value in narrative.items() if name not in ("sections", ADDED)}
        if isinstance(narrative, dict)
        else None
    )


def frozen_wording(kept: Mapping[str, Any]) -> Wording:
    return Wording(
        kept.get("about", ""),
        kept.get("to", ""),
        tuple(
            SectionText(id, heading, text, text, free, on) for id, heading, text, free, on in kept.get("sections", ())
        ),
        tuple(kept.get("recipients", ())),
        tuple(kept.get("office", ())),
        kept.get("signer", ""),
        kept.get("typed", {}),
    )


def last_words(r: Reading, home: Home, found: ReportDue) -> dict[str, Any]:
    """To whom, from whom and by whom: as the last report of this duty said."""
    rows = select(Report.narrative).where(
        Report.plan == home.pack.plan.id,
        Report.duty == found.duty.id,
        Report.kind == OWN,
        Report.gone.is_(None),
        Report.last < found.first,
    )
    for narrative in r.session.scalars(rows.order_by(Report.last.desc(), Report.id.desc()).limit(1)):
        if isinstance(narrative, dict):
            return {name: narrative[name] for name in ("to", "recipients", "office", "signer") if narrative.get(name)}
    return {}
