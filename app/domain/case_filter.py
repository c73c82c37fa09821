"""Which cases a list, a board or a print takes (bộ lọc hồ sơ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DueIn(StrEnum):
    """How near the case's own day is. Wire names of saved filters."""

    LATE = "late"
    WEEK = "week"
    NONE = "none"
    """No day was given."""


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """``text``: words of the person's name or number, typed in any way. ``assignee`` "" : nobody was given the case.

    ``team``: the name of a team; "" : none. ``opened_from``, ``opened_until``: the days of a stage of the plan, both
    included, in which the case was taken up.
    """

    area_id: str | None = None
    category: str | None = None
    state: str | None = None
    assignee: str | None = None
    text: str = ""
    with_obstacle: bool = False
    team: str | None = None
    due: DueIn | None = None
    opened_from: date | None = None
    opened_until: date | None = None
