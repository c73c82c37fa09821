"""Which people a list or a print takes (bộ lọc nhân khẩu)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people a list shows. ``text``: words of the name or a number, typed in any way."""

    area_id: str | None = None
    text: str = ""
    household_id: str | None = None
    without_number: bool = False
