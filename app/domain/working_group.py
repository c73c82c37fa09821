"""Who sits in the plan's working group (Tổ công tác), by which letter, since when: and which seats stand empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.merge import Seen
from app.domain.plan import Plan, Seat
from app.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Appointed:
    """One person in one seat, by one letter. ``body``: whom they come from; an area's id for who sits for a hamlet."""

    id: str
    plan: str
    seat: str
    name: str
    seen: Seen
    position: str | None = None
    body: str | None = None
    phone: str | None = None
    account: str | None = None
    number: str | None = None
    signed_on: date | None = None
    since: date | None = None
    until: date | None = None
    note: str | None = None

    def sits(self, day: date) -> bool:
        """Whether the seat was theirs on ``day``; both ends are included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """A seat on one day: who has it. A seat that is each hamlet's has one of each; ``missing``: hamlets without."""

    seat: Seat
    sitting: tuple[Appointed, ...]
    missing: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.sitting or bool(self.missing)


@dataclass(frozen=True, slots=True)
class LetterOf:
    """One letter of appointment, and whom it puts where. Without a number it was not issued yet."""

    number: str
    signed_on: date | None
    appointed: tuple[Appointed, ...]


def is_of_each_hamlet(seat: Seat) -> bool:
    return Role.HAMLET_HEAD in seat.roles


def seats_on(
    plan: Plan, appointed: Iterable[Appointed], hamlets: Mapping[str, str], day: date
) -> tuple[SeatTaken, ...]:
    """Every seat of the plan on ``day``, in the plan's order. ``hamlets``: id to name."""
    sitting = [one for one in appointed if one.sits(day)]
    found = []
    for seat in plan.seats:
        here = tuple(
            sorted((one for one in sitting if one.seat == seat.id), key=lambda one: (one.since or date.min, one.id))
        )
        there = {one.body for one in here}
        missing = tuple(name for id, name in hamlets.items() if id not in there) if is_of_each_hamlet(seat) else ()
        found.append(SeatTaken(seat, here, missing))
    return tuple(found)


def letters_of(appointed: Iterable[Appointed]) -> tuple[LetterOf, ...]:
    """The letters, the latest first; what was not issued yet before them."""
    by_letter: dict[tuple[str, date | None], list[Appointed]] = {}
    for one in appointed:
        by_letter.setdefault((one.number or "", one.signed_on), []).append(one)
    found = [LetterOf(number, signed, tuple(members)) for (number, signed), members in by_letter.items()]
    return tuple(sorted(found, key=lambda each: (each.signed_on or date.max, each.number), reverse=True))


def whom_to_ask(plan: Plan, taken: Sequence[SeatTaken], role: Role) -> tuple[Appointed, ...]:
    """Who sits in the seats whose accounts have this role, in the order of the seats; a plan's head comes last."""
    wanted = [each for each in taken if role in each.seat.roles]
    wanted.sort(key=lambda each: Role.GROUP_HEAD in each.seat.roles and role is not Role.GROUP_HEAD)
    return tuple(one for each in wanted for one in each.sitting)
