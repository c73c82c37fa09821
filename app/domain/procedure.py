"""Administrative procedures (thủ tục hành chính): who handles them, what they need, give, and how long they take.

All rules are dated. The rule of the day on which the file is handed in counts (ngày nộp hồ sơ), also when the law
changes while the file is being handled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.sourced import ALWAYS, Source, Validity


class StepState(StrEnum):
    """The state of one step of one case. Wire names."""

    TODO = "todo"
    FILED = "filed"
    DONE = "done"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"


class TimeUnit(StrEnum):
    """What a time limit counts: calendar days (ngày), working days (ngày làm việc), months (tháng)."""

    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"


class LimitKind(StrEnum):
    """Whose time runs."""

    FILE = "file"
    """The person's: by when to hand the file in."""
    DECIDE = "decide"
    """The authority's: by when to decide, from filing."""
    NOTICE = "notice"
    """A public notice: how long it must hang (niêm yết), from posting."""


class Event(StrEnum):
    """What a time limit counts from. The day of the event is not counted."""

    BIRTH = "birth"
    FOUND = "found"
    BIRTH_REGISTERED = "birth_registered"
    FILED = "filed"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A dated time limit. ``when`` names facts that must hold (as in a route). Amount 0 means the same day."""

    kind: LimitKind
    since: Event
    amount: int
    unit: TimeUnit
    source: Source
    when: tuple[str, ...] = ()
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Need:
    """Something to hand in. Held if any paper of ``papers`` (evidence kinds) is there, or any fact of ``facts`` holds.

    With neither, it is something the officer fills in on the spot (a form, tờ khai) and never blocks a step.
    """

    name: str
    source: Source
    papers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    form: str = ""
    when: tuple[str, ...] = ()
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Competence:
    """Which authority handles the file, where (thẩm quyền), and while which law holds."""

    authority: str
    where: str
    source: Source
    when: tuple[str, ...] = ()
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure under our own short ``id``; ``code`` is the national one (mã TTHC), empty where none is known.

    ``automatic`` ones are nobody's errand: another authority does them by itself once it has the result before.
    """

    id: str
    code: str
    name: str
    field: str
    source: Source
    competences: tuple[Competence, ...]
    channels: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    yields: tuple[str, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    applies_to: tuple[str, ...] = ()
    automatic: bool = False
    note: str = ""

    def limits_on(self, filed: date, *kinds: LimitKind) -> tuple[TimeLimit, ...]:
        """The limits of these kinds for a file handed in on ``filed``, in the order of the pack."""
        return tuple(limit for limit in self.limits if limit.kind in kinds and limit.validity.holds(filed))

    def needs_on(self, filed: date) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.validity.holds(filed))

    def competences_on(self, filed: date) -> tuple[Competence, ...]:
        return tuple(one for one in self.competences if one.validity.holds(filed))


def by_id(procedures: Iterable[Procedure]) -> dict[str, Procedure]:
    return {procedure.id: procedure for procedure in procedures}
