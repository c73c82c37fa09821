"""The commune's own plan: checked, changed from a day on, begun from a template (soạn, điều chỉnh kế hoạch)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.plan_gaps import Weight as Weight
from app.errors import UserError, refuse
from app.home import Home
from app.models import editions as kept
from app.models import state
from app.models.editions import EditionText
from app.models.entities import Edition
from app.packs.pack import default_root
from app.packs.plan_check import Checked as Checked
from app.packs.plan_check import Remark as Remark
from app.packs.plan_check import check_plan
from app.packs.plan_document import PlanDocument as PlanDocument
from app.packs.plans import PlanOffer, list_plans
from app.packs.reading import read_text

EDITED = "bản của xã"
"""How faults call a text that is no file."""


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in the list. ``holds``: it is in force today; ``may_go``: it is still to come."""

    edition: EditionText
    title: str
    holds: bool
    may_go: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """A plan's text, what is wrong with it, and its sheets; None if it is no table at all."""

    text: str
    checked: Checked
    document: PlanDocument | None


def check(text: str, name: str = EDITED) -> Checked:
    """What is wrong or missing in a plan's text, line by line."""
    return check_plan(text, name)


def look(text: str, name: str = EDITED) -> Looked:
    """The same with the sheets of it. It takes some tenths of a second: not for the window's thread."""
    try:
        document = PlanDocument(text)
    except UserError:
        document = None  # what is checked says the line
    return Looked(text, check(text, name), document)


def text_in_force(home: Home) -> str:
    """The words of the plan that holds today. Raises: PackError."""
    with home.reading() as r:
        own = [one for one in kept.editions(r) if one.since <= home.today]
        return own[-1].document if own else read_text(default_root(), f"plans/{state.get(r.conn, 'plan')}.toml")


def templates() -> tuple[PlanOffer, ...]:
    """The plans that this program carries, to begin another from. Raises: PackError."""
    return list_plans(default_root())


def begun(home: Home, template: str, year: int) -> str:
    """The text of a new plan of this commune for ``year``, from a plan that the program carries, or from the plan in
    force (an empty ``template``). Its days are moved by whole years; number and day of issue are to be written.

    Raises:
        UserError("plan.unknown").
    """
    known = {offer.id for offer in templates()}
    if template and template not in known:
        raise UserError("plan.unknown", plan=template)
    document = PlanDocument(read_text(default_root(), f"plans/{template}.toml") if template else text_in_force(home))
    document.shift_years(year - min(row["from"].year for row in document.rows("stage")))
    with home.reading() as r:
        unit, name = state.get(r.conn, "unit"), state.get(r.conn, "unit_name")
    document.set_head("id", f"{re.sub('-[0-9]{4}$', '', str(document.head('id')))}-{year}")
    document.set_head("unit_code", unit)
    document.set_head("unit_name", name)
    document.set_head("number", None)
    document.set_head("issued_on", None)
    return document.text


def adopt(home: Home, text: str, since: date, *, note: str = "") -> Done[str]:
    """From ``since`` on this is the plan; what was due before stays as it was.

    Raises:
        UserError("plan.faulty", line, fault, more), UserError("edition.in-the-past", since),
            UserError("edition.other-unit", unit), UserError("permission.write").
    """
    checked = check(text)
    faults = [remark for remark in checked.remarks if remark.weight is Weight.FAULT]
    if checked.plan is None or faults:
        raise UserError("plan.faulty", line=faults[0].line, fault=faults[0].text, more=len(faults) - 1)
    if since < home.today:
        raise UserError("edition.in-the-past", since=since.strftime("%d/%m/%Y"))
    plan = checked.plan
    with home.writing() as w:
        if plan.unit_code != state.get(w.conn, "unit"):
            raise UserError("edition.other-unit", unit=plan.unit_name)
        row = Edition(
            id=new_id(),
            plan=plan.id,
            since=since,
            number=plan.number or None,
            issued_on=plan.issued_on,
            document=text,
            by=home.account.id,
            day=home.today,
            note=note.strip() or None,
        )
        w.add(row)
        w.flush()
        done = Done(row.id, w.changes)
    home.follow_plan()
    return done


def list_editions(home: Home) -> tuple[EditionRow, ...]:
    """The commune's editions, the newest first."""
    with home.reading() as r:
        own = kept.editions(r)
    holding = [one.id for one in own if one.since <= home.today][-1:]
    return tuple(
        EditionRow(one, _title(one), one.id in holding, one.since > home.today or one.day == home.today)
        for one in reversed(own)
    )


def take_back(home: Home, edition_id: str) -> Done[None]:
    """An edition that does not hold yet, or was written today, is withdrawn.

    Raises:
        UserError("edition.elsewhere"), UserError("edition.holds"): what already held stays in the record.
    """
    with home.writing() as w:
        row = w.change(Edition, edition_id) or refuse("edition.elsewhere")
        if row.since is not None and row.since <= home.today and row.day != home.today:
            raise UserError("edition.holds")
        row.gone = "rút lại"
        w.flush()
        done = Done(None, w.changes)
    home.follow_plan()
    return done


def _title(edition: EditionText) -> str:
    plan = check(edition.document).plan
    return plan.title if plan else edition.plan
