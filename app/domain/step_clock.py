"""The clock of one step: which of its limits counts, when it ends, what has paused it, and whose time it took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.case_view import CaseView
from app.domain.clocks import Desk, count, ended
from app.domain.delays import Course, TimeUsed, time_used
from app.domain.procedure import Event, LimitKind, Procedure, StepState, TimeLimit, TimeUnit
from app.domain.situation import StepRecord
from app.domain.sourced import Source
from app.domain.values import Pause

_AUTHORITYS = (LimitKind.DECIDE, LimitKind.NOTICE)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit. ``limit`` is None for the day printed on the authority's receipt (giấy hẹn).

    While the step is ``paused`` it is the day that would hold if the step went on today.
    """

    on: date
    kind: LimitKind
    since: date | None
    limit: TimeLimit | None
    source: Source | None
    needs_check: bool
    late: bool
    paused: bool = False


class StepClock:
    """Reads the days of the steps of one case."""

    def __init__(self, view: CaseView) -> None:
        self.view = view

    def due(self, procedure: Procedure, filed: date) -> Due | None:
        """The nearest day to keep: the authority's once the step is filed, before that the person's.

        The day on the receipt wins over the counted one. It is moved by the pause that lasts, as by every ended one
        when that ended: it was written anew then.
        """
        if self.view.state(procedure.id) is not StepState.FILED:
            return self._nearest(procedure, filed, LimitKind.FILE)
        return self._decided_by(procedure, filed)

    def promised(self, procedure: Procedure) -> date | None:
        """By when a filed step must be decided."""
        record = self.view.record(procedure.id)
        due = self._decided_by(procedure, (record.filed_on if record else None) or self.view.today)
        return due.on if due else None

    def running_pause(self, procedure: Procedure) -> Pause | None:
        """The pause that lasts, of a step that is filed."""
        record = self.view.record(procedure.id)
        if record is None or record.state is not StepState.FILED:
            return None
        return next((one for one in record.pauses if one.until is None), None)

    def used(self, procedure: Procedure) -> TimeUsed | None:
        """Whose time the step took, from filing to the result or today; None while it is not filed."""
        record = self.view.record(procedure.id)
        if record is None or record.filed_on is None:
            return None
        filed, until = record.filed_on, record.done_on or self.view.today
        due = self._decided_by(procedure, filed)
        first = self._first(procedure, record, filed)
        own = self._nearest(procedure, filed, LimitKind.FILE)
        return time_used(
            Course(filed, until, record.complete_on, record.pauses),
            first[0].unit if first else TimeUnit.DAY,
            self.view.rules.calendar,
            desk=self._desk(procedure, filed, first[0] if first else None),
            due=due.on if due else None,
            first_due=first[1] if first else None,
            filed_late=max(0, (filed - own.on).days) if own else 0,
        )

    def _decided_by(self, procedure: Procedure, filed: date) -> Due | None:
        record = self.view.record(procedure.id)
        pause = self.running_pause(procedure)
        if record is not None and record.due_on is not None:
            stands = pause is not None and pause.since <= record.due_on
            on = record.due_on + (max(self.view.today - pause.since, timedelta()) if pause and stands else timedelta())
            late = on < self.view.today
            return Due(on, LimitKind.DECIDE, record.filed_on, None, None, False, late, pause is not None)
        return self._nearest(procedure, filed, *_AUTHORITYS)

    def _nearest(self, procedure: Procedure, filed: date, *kinds: LimitKind) -> Due | None:
        limits = (one for one in procedure.limits_on(filed, *kinds) if self.view.verdict(one.when).holds)
        days = (self._counted(procedure, one, filed) for one in limits)
        return min((due for due in days if due), key=lambda due: due.on, default=None)

    def _counted(self, procedure: Procedure, limit: TimeLimit, filed: date) -> Due | None:
        record = self.view.record(procedure.id)
        since, unsure = self._since(limit.since, record)
        if since is None:
            return None
        of_authority = limit.kind in _AUTHORITYS
        pauses = ended(record.pauses, self.view.today) if record and of_authority else ()
        desk = self._desk(procedure, filed, limit)
        end = count(since, limit.amount, limit.unit, self.view.rules.calendar, desk=desk, pauses=pauses)
        check = unsure or end.needs_check or limit.source.needs_check
        paused = of_authority and self.running_pause(procedure) is not None
        return Due(end.on, limit.kind, since, limit, limit.source, check, end.on < self.view.today, paused)

    def _first(self, procedure: Procedure, record: StepRecord, filed: date) -> tuple[TimeLimit, date] | None:
        """The authority's limit, and its last day as it was when the file was handed in."""
        found = [
            (
                count(filed, one.amount, one.unit, self.view.rules.calendar, desk=self._desk(procedure, filed, one)).on,
                one,
            )
            for one in procedure.limits_on(filed, *_AUTHORITYS)
            if one.since is Event.FILED and self.view.verdict(one.when).holds
        ]
        end, limit = min(found, key=lambda each: each[0], default=(None, None))
        return (limit, end) if limit is not None and end is not None else None

    def _desk(self, procedure: Procedure, filed: date, limit: TimeLimit | None) -> Desk | None:
        """What counts on Saturdays: what the limit itself says, else the authority."""
        desk = self.view.desk(self.view.competence(procedure, filed))
        if limit is None or limit.saturday is None:
            return desk
        return Desk(desk is not None and desk.receives_saturday, limit.saturday, limit.source)

    def _since(self, event: Event, record: StepRecord | None) -> tuple[date | None, bool]:
        """The day a limit counts from, and whether that day is itself unsure. A partial birth date counts from its
        earliest day: the strict reading. An authority's time runs from complete papers."""
        situation = self.view.situation
        if event is Event.BIRTH:
            return situation.born_first, situation.born_first != situation.born_last
        if event is Event.FOUND:
            return situation.found_on, False
        if event is Event.FILED:
            if record is None or record.filed_on is None:
                return None, False
            return Course(record.filed_on, self.view.today, record.complete_on).began, False
        return min(self._birth_registered_on(), default=None), False

    def _birth_registered_on(self) -> Iterator[date]:
        for record in self.view.situation.steps.values():
            procedure = self.view.rules.procedures.get(record.procedure)
            done = record.state is StepState.DONE and record.done_on
            if procedure and done and "birth_certificate" in procedure.yields:
                yield done
