"""Steps of a case beyond their state: pauses of the office's clock, striking a registration, the portal's form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from app.domain.casefile import StepFacts
from app.domain.changes import Done
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.domain.portal import PortalLine, lines
from app.domain.procedure import Procedure, StepState
from app.domain.sourced import Source
from app.domain.striking import Apart, Grounds, Outcome, counted_apart
from app.domain.values import Pause
from app.errors import UserError, refuse
from app.home import Home
from app.models import strikings
from app.models.casefile import case_file
from app.models.entities import Case, Resident, Step
from app.models.form_facts import with_kin
from app.models.work import Work


def pause(
    home: Home, case_id: str, procedure: str, since: date, reason: str, whose: str | None, seen: Seen
) -> Done[None]:
    """Stop the office's clock (tạm dừng tính thời hạn): why, and who is awaited ("person", an authority, or a name).

    Raises:
        UserError("step.not-filed"), UserError("step.paused-already"), UserError("step.pause-without-reason").
        UserError("step.pause-out-of-order"): before the filing, within another pause, or in the future.
        UserError("row.changed-since").
    """
    if not reason.strip():
        raise UserError("step.pause-without-reason")
    with home.writing() as w:
        row = _filed(w, case_id, procedure, seen)
        pauses: tuple[Pause, ...] = row.pauses if isinstance(row.pauses, tuple) else ()
        if any(one.until is None for one in pauses):
            raise UserError("step.paused-already")
        begun = max([row.filed_on or since, *(one.until for one in pauses if one.until)])
        if not begun <= since <= home.today:
            raise UserError("step.pause-out-of-order")
        row.pauses = (*pauses, Pause(since, None, reason.strip(), whose or None))
        w.flush()
        return Done(None, w.changes)


def resume(home: Home, case_id: str, procedure: str, until: date, seen: Seen) -> Done[date | None]:
    """The clock goes on from ``until``. The day on the receipt, if there is one and the pause began before it, is moved
    by as many days; the value is that day.

    Raises:
        UserError("step.not-filed"), UserError("step.not-paused"), UserError("row.changed-since").
        UserError("step.pause-out-of-order"): before the pause began, or in the future.
    """
    with home.writing() as w:
        row = _filed(w, case_id, procedure, seen)
        pauses: tuple[Pause, ...] = row.pauses if isinstance(row.pauses, tuple) else ()
        lasting = next((one for one in pauses if one.until is None), None)
        if lasting is None:
            raise UserError("step.not-paused")
        if not lasting.since <= until <= home.today:
            raise UserError("step.pause-out-of-order")
        row.pauses = tuple(replace(one, until=until) if one is lasting else one for one in pauses)
        if row.due_on is not None and lasting.since <= row.due_on:
            row.due_on += until - lasting.since
        w.flush()
        return Done(row.due_on, w.changes)


def _filed(w: Work, case_id: str, procedure: str, seen: Seen) -> Step:
    row = w.change(Step, child_id(case_id, procedure), seen)
    if row is None or row.state != StepState.FILED:
        raise UserError("step.not-filed")
    return row


# Striking ------------------------------------------------------------------------------------------------------------


def ground_striking(
    home: Home, case_id: str, procedure: str, grounds: Grounds, notified_on: date | None, seen: Seen | None
) -> Done[None]:
    """Write down on which ground a registration is to be struck, and when the person or household was told.

    It has to be confirmed anew by somebody else.

    Raises:
        UserError("case.elsewhere"), UserError("procedure.unknown", procedure), UserError("row.changed-since").
        UserError("striking.unknown-ground"), UserError("striking.no-words"), UserError("step.in-the-future", day).
    """
    known = _striking(home, procedure)
    if grounds.code not in {one.code for one in known.grounds_on(home.today)}:
        raise UserError("striking.unknown-ground")
    if not grounds.words:
        raise UserError("striking.no-words")
    if notified_on is not None and notified_on > home.today:
        raise UserError("step.in-the-future", day=notified_on)
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        given = {"grounds": grounds.text, "notified_on": notified_on, "confirmed_by": None}
        fields = strikings.judged(w, case_id, known, given, home.today)
        row = w.put(Step, child_id(case_id, procedure), {"case_id": case_id, "procedure": procedure}, seen)
        row.state = row.state or StepState.TODO.value
        for name, value in fields.items():
            setattr(row, name, value)
        w.flush()
        return Done(None, w.changes)


def confirm_striking(home: Home, case_id: str, procedure: str, seen: Seen) -> Done[None]:
    """A second person's word, in their own name.

    Raises:
        UserError("striking.no-ground"): there is nothing to confirm.
        UserError("striking.own-confirmation"): this person wrote the ground.
        UserError("procedure.unknown", procedure), UserError("row.changed-since").
    """
    known = _striking(home, procedure)
    with home.writing() as w:
        row = w.change(Step, child_id(case_id, procedure), seen)
        if row is None or Grounds.of(row.grounds) is None:
            raise UserError("striking.no-ground")
        given = {"confirmed_by": home.account.id}
        row.confirmed_by = strikings.judged(w, case_id, known, given, home.today)["confirmed_by"]
        w.flush()
        return Done(None, w.changes)


def _striking(home: Home, procedure: str) -> Procedure:
    known = home.pack.procedures.get(procedure)
    if known is None or not known.strikes:
        raise UserError("procedure.unknown", procedure=procedure)
    return known


def helped_and_struck(home: Home, first: date, last: date) -> Apart:
    """People for whom a procedure came to a result from ``first`` to ``last``, and apart from them those whose
    registration was struck; each once."""
    with home.reading() as r:
        found = r.session.execute(
            select(Case.resident_id, Step.procedure)
            .join(Case, Case.id == Step.case_id)
            .join(Resident, Resident.id == Case.resident_id)
            .where(
                Step.gone.is_(None),
                Case.gone.is_(None),
                Resident.gone.is_(None),
                Step.state == StepState.DONE.value,
                Step.done_on.between(first, last),
            )
        )
        outcomes = [Outcome(person, procedure, StepState.DONE) for person, procedure in found]
    return counted_apart(outcomes, home.pack.procedures)


# The portal ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PortalSheet:
    """The form of one procedure on the portal with what the case holds, and what the portal gave back for it."""

    case_id: str
    procedure: Procedure
    lines: tuple[PortalLine, ...]
    source: Source
    step: StepFacts | None


def portal_sheet(home: Home, case_id: str, procedure: str) -> PortalSheet:
    """What to copy to the portal. The reading is noted in the access log; a whole number once more, when it is shown.

    Raises:
        UserError("case.elsewhere"), UserError("procedure.unknown", procedure).
        UserError("portal.no-form", procedure): nobody wrote down what the portal asks for.
    """
    known = home.pack.procedures.get(procedure) or refuse("procedure.unknown", procedure=procedure)
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        file, _ = with_kin(r, file)
    step = next((one for one in file.steps if one.procedure == procedure), None)
    form = known.portal_on((step.filed_on if step else None) or home.today)
    if form is None:
        raise UserError("portal.no-form", procedure=known.name)
    home.log("portal", entity="case", row=case_id, why=procedure)
    return PortalSheet(case_id, known, lines(form, file, procedure), form.source, step)


def note_number_shown(home: Home, resident_id: str | None, case_id: str) -> None:
    """A whole number was shown on the copy screen: a line in the access log, of the person or, if the person has no
    record here, of the case."""
    entity, row = ("resident", resident_id) if resident_id else ("case", case_id)
    home.log("reveal", entity=entity, row=row, why="portal")
