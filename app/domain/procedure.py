"""Administrative procedures (thủ tục hành chính): who handles them, what they need, give, and how long they take.

All rules are dated. The rule of the day on which the file is handed in counts (ngày nộp hồ sơ), also when the law
changes while the file is being handled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as worked_out
from datetime import date, timedelta
from enum import StrEnum
from itertools import zip_longest

from app.domain.sourced import ALWAYS, Source, Validity

ONE_DAY = timedelta(days=1)


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
    """A dated time limit. ``when`` names facts that must hold (as in a route). Amount 0 means the same day.

    ``saturday`` says whether Saturdays count among the working days of this limit; None leaves it to the authority.
    """

    kind: LimitKind
    since: Event
    amount: int
    unit: TimeUnit
    source: Source
    when: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    saturday: bool | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Something to hand in. Held if any paper of ``papers`` (evidence kinds) is there, or any result of ``results`` (of
    an earlier procedure), or any fact of ``facts`` holds.

    With none of them, it is something the officer fills in on the spot (a form, tờ khai) and never blocks a step.
    """

    name: str
    source: Source
    papers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    form: str = ""
    when: tuple[str, ...] = ()
    validity: Validity = ALWAYS
    results: tuple[str, ...] = ()

    @property
    def things(self) -> tuple[str, ...]:
        """What fulfils it, on paper or as a result."""
        return (*self.papers, *self.results)


@dataclass(frozen=True, slots=True)
class Statement:
    """A paper that somebody can write at any time: whose word it is (cam đoan, lời làm chứng, ý kiến đồng ý)."""

    paper: str
    who: str
    source: Source


@dataclass(frozen=True, slots=True)
class Channels:
    """The only ways of handing in while this rule holds: some procedures are filed online only."""

    names: tuple[str, ...]
    source: Source
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which a registration may be struck (căn cứ xóa đăng ký), under the letter the law gives it."""

    code: str
    words: str
    source: Source
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A fact under which a registration must not be struck."""

    fact: str
    source: Source


@dataclass(frozen=True, slots=True)
class PortalField:
    """One field of the form on the portal, in the portal's order: its label there, and what of the case it asks for."""

    label: str
    what: str


@dataclass(frozen=True, slots=True)
class PortalForm:
    """The form as the portal has it while ``validity`` lasts."""

    fields: tuple[PortalField, ...]
    source: Source
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

    It yields results (codes of ``results``), and ``gives`` papers (evidence kinds) into the case's hand. Empty
    ``applies_to`` is everybody; ``when`` names facts that must hold before it is proposed off a category's own route.
    ``automatic`` ones are nobody's errand: another authority does them by itself once it has the result before.
    ``strikes``: it takes a registration away, on one of its ``grounds`` and under none of its ``exclusions``.
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
    gives: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    only: tuple[Channels, ...] = ()
    strikes: bool = False
    grounds: tuple[Ground, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    portal: tuple[PortalForm, ...] = ()
    stretches: tuple[Validity, ...] = worked_out(init=False, compare=False, repr=False)
    """The stretches of time within which no rule of this procedure changes, in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "stretches", _stretches(self))

    def limits_on(self, filed: date, *kinds: LimitKind) -> tuple[TimeLimit, ...]:
        """The limits of these kinds for a file handed in on ``filed``, in the order of the pack."""
        return tuple(limit for limit in self.limits if limit.kind in kinds and limit.validity.holds(filed))

    def needs_on(self, filed: date) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.validity.holds(filed))

    def competences_on(self, filed: date) -> tuple[Competence, ...]:
        return tuple(one for one in self.competences if one.validity.holds(filed))

    def channels_on(self, filed: date) -> tuple[str, ...]:
        """The ways of handing in on ``filed``."""
        return next((rule.names for rule in self.only if rule.validity.holds(filed)), self.channels)

    def stretch_on(self, filed: date) -> Validity:
        """The stretch of time around ``filed`` within which no rule changes."""
        return next(one for one in self.stretches if one.holds(filed))

    def portal_on(self, filed: date) -> PortalForm | None:
        """The form on the portal for a file handed in on ``filed``."""
        return next((form for form in self.portal if form.validity.holds(filed)), None)

    def grounds_on(self, filed: date) -> tuple[Ground, ...]:
        return tuple(ground for ground in self.grounds if ground.validity.holds(filed))


def _stretches(procedure: Procedure) -> tuple[Validity, ...]:
    dated: tuple[Competence | Need | TimeLimit | Channels, ...]
    dated = (*procedure.competences, *procedure.needs, *procedure.limits, *procedure.only)
    begins = {one.validity.first for one in dated if one.validity.first is not None}
    begins |= {one.validity.last + ONE_DAY for one in dated if one.validity.last is not None}
    days = sorted(begins)
    firsts: tuple[date | None, ...] = (None, *days)
    return tuple(Validity(first, next_ - ONE_DAY if next_ else None) for first, next_ in zip_longest(firsts, days))


def by_id(procedures: Iterable[Procedure]) -> dict[str, Procedure]:
    return {procedure.id: procedure for procedure in procedures}
