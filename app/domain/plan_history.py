"""A plan that changes on its way (kế hoạch được điều chỉnh): which words held on a day. What was due before a change
stays as the words of that time said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.plan import Plan
from app.domain.procedure import ONE_DAY
from app.domain.reporting import ReportDue
from app.domain.reporting import reports_between as dues_of


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """``first`` as the program carries it, and each later edition with the day from which it holds, in order."""

    first: Plan
    later: tuple[tuple[date, Plan], ...] = ()

    def on(self, day: date) -> Plan:
        """The plan in force on ``day``."""
        return next((plan for since, plan in reversed(self.later) if since <= day), self.first)

    def reports_between(self, first: date, last: date) -> tuple[ReportDue, ...]:
        """All reports due from ``first`` to ``last``, each as the plan of its day has it. A span begins where the
        report before it ended, whichever edition that was of."""
        ended: dict[str, date] = {}
        found = []
        for due in sorted(self._dues(last), key=lambda due: due.on):
            begun = ended.get(due.duty.id)
            ended[due.duty.id] = due.last
            if due.on >= first:
                found.append(due if begun is None else replace(due, first=min(begun + ONE_DAY, due.last)))
        return tuple(found)

    def _dues(self, last: date) -> Iterator[ReportDue]:
        starts = [(date.min, self.first), *self.later]
        ends = [since - ONE_DAY for since, _ in self.later] + [date.max]
        for (since, plan), end in zip(starts, ends, strict=True):
            if since <= last:
                yield from dues_of(plan, since, min(last, end))
