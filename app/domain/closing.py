"""How a case ends, and what each ending must show (kết thúc hồ sơ).

Papers in hand, a death certificate, to whom a case was handed: an ending that shows nothing is a case that is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.casefile import CaseFile
from app.domain.obstacles import ObstacleState, state_of
from app.domain.pathway import Pathway, Readiness
from app.domain.values import Closing


class Ending(StrEnum):
    """Codes of the table ``closing_kinds``. Wire names."""

    SETTLED = "settled"
    RECATEGORISED = "recategorised"
    DUPLICATE = "duplicate"
    NOT_SPECIAL = "not_special"
    MOVED = "moved"
    DECEASED = "deceased"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    UNSOLVABLE = "unsolvable"


class Shown(StrEnum):
    """Something that an ending must show and does not."""

    CONFLICTS = "conflicts"
    """Two values for one field of the case or its person, between which nobody has decided."""
    RESULT = "result"
    """A result paper on record (kết quả đã cấp)."""
    REASON_FOR_OPEN_STEPS = "reason-for-open-steps"
    """Why it is over although steps of the way are not (ghi ở phần ghi chú)."""
    CONTRADICTIONS = "contradictions"
    """Papers that say different things, which nobody has settled."""
    OBSTACLES = "obstacles"
    """Obstacles that nobody has closed."""
    RECEIVER = "receiver"
    """To whom the case was handed (nơi, người nhận bàn giao)."""
    OTHER = "other"
    """The record that is kept instead of this one."""
    PAPER = "paper"
    """Number and day of the paper (giấy chứng tử, trích lục khai tử)."""
    REASON = "reason"
    """Why, in words."""
    VISITS = "visits"
    """A visit that found nobody, or that was refused."""
    ESCALATED = "escalated"
    """An obstacle that was reported to the level above."""


NEEDS: Final[Mapping[Ending, tuple[Shown, ...]]] = {
    Ending.SETTLED: (Shown.RESULT, Shown.REASON_FOR_OPEN_STEPS, Shown.CONTRADICTIONS, Shown.OBSTACLES),
    Ending.RECATEGORISED: (Shown.REASON,),
    Ending.DUPLICATE: (Shown.OTHER,),
    Ending.NOT_SPECIAL: (Shown.REASON,),
    Ending.MOVED: (Shown.RECEIVER,),
    Ending.DECEASED: (Shown.PAPER,),
    Ending.NOT_FOUND: (Shown.VISITS, Shown.REASON),
    Ending.REFUSED: (Shown.VISITS, Shown.REASON),
    Ending.UNSOLVABLE: (Shown.ESCALATED, Shown.REASON),
}
"""Everything that an ending is asked for, in one look. An ending that a commune added is asked for a reason."""
ALWAYS: Final = (Shown.CONFLICTS,)
"""What every ending is asked for: who ends a case cannot know which of two values it ends with."""

_FRUITLESS: Mapping[Ending | None, frozenset[str]] = {
    Ending.NOT_FOUND: frozenset({"nobody", "not_found", "moved"}),
    Ending.REFUSED: frozenset({"refused"}),
}
_OVER = frozenset({Readiness.DONE, Readiness.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class Ground:
    """What is looked at: the case, its way, the matters whose evidence contradicts itself, and the fields, as (entity,
    field), for which two values wait."""

    file: CaseFile
    pathway: Pathway
    contradicted: tuple[str, ...] = ()
    disputed: tuple[tuple[str, str], ...] = ()


def lacking(ground: Ground, closing: Closing) -> tuple[Shown, ...]:
    """What this ending has to show and does not yet, in the order of :data:`ALWAYS` and :data:`NEEDS`."""
    ending = next((each for each in Ending if each == closing.kind), None)
    needs = NEEDS[ending] if ending is not None else (Shown.REASON,)
    return tuple(need for need in (*ALWAYS, *needs) if not _shows(need, ending, ground, closing))


def unfinished(pathway: Pathway) -> tuple[str, ...]:
    """The steps that nobody has finished and that are not the person's choice."""
    return tuple(step.id for step in pathway.steps if not step.optional and step.readiness not in _OVER)


def _shows(need: Shown, ending: Ending | None, ground: Ground, closing: Closing) -> bool:
    file = ground.file
    match need:
        case Shown.CONFLICTS:
            return not ground.disputed
        case Shown.RESULT:
            return any(step.readiness is Readiness.DONE for step in ground.pathway.steps)
        case Shown.REASON_FOR_OPEN_STEPS:
            return not unfinished(ground.pathway) or _said(closing.note)
        case Shown.CONTRADICTIONS:
            return not ground.contradicted
        case Shown.OBSTACLES:
            return all(state_of(each) is ObstacleState.CLOSED for each in file.obstacles)
        case Shown.RECEIVER:
            return _said(closing.to)
        case Shown.OTHER:
            return _said(closing.other)
        case Shown.PAPER:
            return _said(closing.paper)
        case Shown.REASON:
            return _said(closing.note)
        case Shown.VISITS:
            return any(visit.outcome in _FRUITLESS.get(ending, ()) for visit in file.visits)
        case Shown.ESCALATED:
            return any(
                each.reported_on is not None and state_of(each) is not ObstacleState.CLOSED for each in file.obstacles
            )


def _said(text: str | None) -> bool:
    return bool(text and text.strip())
