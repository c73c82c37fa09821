"""Striking a registration (xóa đăng ký thường trú, tạm trú): lawful on a ground only, never the goal of a case.

It takes something away from a person who may know nothing of it. So it needs a ground of the law with words of its
own, none of the facts that exclude it, notice to the person or the household, and a second person's word. It is counted
apart from people helped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.procedure import Procedure, StepState

APART = ": "


class Objection(StrEnum):
    """Why a striking may not be recorded as done. In the order in which a screen asks."""

    NO_GROUND = "no_ground"
    UNKNOWN_GROUND = "unknown_ground"
    NO_WORDS = "no_words"
    NOT_ASKED = "not_asked"
    """Nobody asked whether the person is in prison, in a compulsory facility, or abroad and not to settle."""
    EXCLUDED = "excluded"
    NO_NOTICE = "no_notice"
    NOT_CONFIRMED = "not_confirmed"
    OWN_CONFIRMATION = "own_confirmation"
    """Whoever wrote the ground confirmed it too."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """A ground by its code, and what speaks for it here. Kept in one field, as ``code: words``."""

    code: str
    words: str = ""

    @property
    def text(self) -> str:
        return f"{self.code}{APART}{self.words}" if self.words else self.code

    @classmethod
    def of(cls, text: str | None) -> Grounds | None:
        code, _, words = (text or "").partition(APART.strip())
        return cls(code.strip(), words.strip()) if code.strip() else None


@dataclass(frozen=True, slots=True)
class Striking:
    """What is on record of one. ``writers`` are the accounts that wrote the ground."""

    grounds: Grounds | None
    notified_on: date | None
    confirmed_by: str | None
    writers: frozenset[str] = frozenset()


def objections(
    procedure: Procedure, striking: Striking, facts: Mapping[str, bool | None], filed: date
) -> tuple[Objection, ...]:
    """All that speaks against recording the striking as done. ``facts``: the exclusions, as far as they are known."""
    return tuple(_objections(procedure, striking, facts, filed))


def _objections(
    procedure: Procedure, striking: Striking, facts: Mapping[str, bool | None], filed: date
) -> Iterable[Objection]:
    grounds = striking.grounds
    if grounds is None:
        yield Objection.NO_GROUND
    elif grounds.code not in {ground.code for ground in procedure.grounds_on(filed)}:
        yield Objection.UNKNOWN_GROUND
    elif not grounds.words:
        yield Objection.NO_WORDS
    known = [facts.get(exclusion.fact) for exclusion in procedure.exclusions]
    if True in known:
        yield Objection.EXCLUDED
    elif None in known:
        yield Objection.NOT_ASKED
    if striking.notified_on is None:
        yield Objection.NO_NOTICE
    if striking.confirmed_by is None:
        yield Objection.NOT_CONFIRMED
    elif striking.confirmed_by in striking.writers:
        yield Objection.OWN_CONFIRMATION


OWN_WORDS = frozenset({("step", "confirmed_by")})
"""The fields that only a person's own name may go into."""


def is_own_word(entity: str, field: str, value: object, actor: str) -> bool:
    """Whether a change says in its writer's own name what only that person can say: nobody confirms a striking for
    another. Asked at every door, and of what other machines sent."""
    return (entity, field) not in OWN_WORDS or value is None or value == actor


@dataclass(frozen=True, slots=True)
class Outcome:
    """One step that is done, and of whom."""

    resident_id: str
    procedure: str
    state: StepState


@dataclass(frozen=True, slots=True)
class Apart:
    """People helped, and people whose registration was struck: two counts that are never added."""

    helped: int
    struck: int


def counted_apart(outcomes: Iterable[Outcome], procedures: Mapping[str, Procedure]) -> Apart:
    """Count people once each. Who got a paper and was struck as well is in both counts; a procedure of a newer pack
    helps nobody that this program could name."""
    helped: set[str] = set()
    struck: set[str] = set()
    for one in outcomes:
        procedure = procedures.get(one.procedure)
        if one.state is not StepState.DONE or procedure is None:
            continue
        if procedure.strikes:
            struck.add(one.resident_id)
        elif procedure.yields or procedure.gives:
            helped.add(one.resident_id)
    return Apart(len(helped), len(struck))
