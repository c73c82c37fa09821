"""A drive for children's cards (đợt cao điểm cấp căn cước): age bands, quotas, how each child stands, pace.

The band of a child is worked out for a day and never kept: on a birthday the child is in the next one. Who is known by
year or month of birth only may be in one of two; that is said, not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from app.domain.answers import Answer
from app.domain.partial_date import PartialDate
from app.domain.sourced import Source

UNSURE: Final = "unsure"
"""In which band is not known: the date of birth is known in part."""
OLDER: Final = "older"
"""Past the last band, for sure."""
UNKNOWN: Final = "unknown"
"""No date of birth at all."""
ALL: Final = "all"
"""The column of all bands together in a table of targets."""
QUOTA: Final = "quota-"
"""Before the id of a band: how many a day."""
TOTAL: Final = "*"
"""The unit of the row of totals, as it was printed."""
ENOUGH_DAYS: Final = 7
"""The pace is that of the last days, this many at most: a bad first day is forgotten after a week."""


class ChildState(StrEnum):
    """How one child stands in a drive."""

    TODO = "todo"  # chưa rà soát
    PRESENT = "present"  # có mặt, đã mời hoặc sẽ đến
    RETURNED = "returned"  # đã trở về địa phương: báo ngay
    DONE = "done"  # đã thu nhận hồ sơ
    AWAY_REGISTERED = "away-registered"  # vắng, đã đăng ký tạm trú nơi khác
    AWAY = "away"  # vắng, chưa đăng ký tạm trú nơi khác
    LOST = "lost"  # vắng, không rõ nơi đến
    ABROAD = "abroad"  # đang ở nước ngoài
    UNABLE = "unable"  # chưa thể, không thể thu nhận
    CARD = "card"  # đã có thẻ từ trước; counted from the records, never marked


MARKABLE: Final = tuple(state for state in ChildState if state is not ChildState.CARD)
ELSEWHERE: Final = frozenset({ChildState.AWAY_REGISTERED, ChildState.AWAY, ChildState.LOST, ChildState.ABROAD})
"""Not here now. Who comes back is told at once."""
WATCHED: Final = frozenset({ChildState.LOST, ChildState.ABROAD})
"""The list to watch (danh sách theo dõi)."""
SETTLED: Final = frozenset({ChildState.DONE, ChildState.CARD})
"""Nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Band:
    """An age band: from ``at_least`` full years to under ``under``. ``quota_first``..``quota_last``: the days on which
    units have a daily quota of it; None where the plan gives none."""

    id: str
    name: str
    at_least: int
    under: int
    quota_first: date | None = None
    quota_last: date | None = None

    def quota_days(self, until: date) -> int:
        """How many quota days there were up to and with ``until``."""
        if self.quota_first is None or self.quota_last is None or until < self.quota_first:
            return 0
        return (min(until, self.quota_last) - self.quota_first).days + 1


@dataclass(frozen=True, slots=True)
class DriveDesk:
    """Where files are taken, and when (lịch tiếp công dân). ``weekdays``: 0 is Monday; ``days_off``: holidays too."""

    id: str
    place: str
    opens: time
    closes: time
    weekdays: tuple[int, ...]
    days_off: bool
    source: Source

    def is_open(self, day: date, *, day_off: bool) -> bool:
        """``day_off``: the day is a holiday (nghỉ lễ, Tết)."""
        return day.weekday() in self.weekdays and (self.days_off or not day_off)

    @property
    def hours(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One row of the table of targets: unit, its name, and the numbers by column (:data:`ALL`, a band, a quota)."""

    unit: str
    name: str
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive as its plan has it. ``last``: the end of the stage with quotas; taking files goes on after it.

    ``counted_on``: the day at which the plan counted the children. ``rows``: its table as printed, ``total`` the row of
    totals as printed, right or wrong.
    """

    id: str
    name: str
    first: date
    last: date
    counted_on: date
    bands: tuple[Band, ...]
    desks: tuple[DriveDesk, ...]
    papers: tuple[str, ...]
    steps: tuple[str, ...]
    rows: tuple[TargetRow, ...]
    total: TargetRow | None
    source: Source
    reasons: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table of targets."""
        quotas = [QUOTA + band.id for band in self.bands if band.quota_first is not None]
        return (ALL, *(band.id for band in self.bands), *quotas)

    def band(self, id: str) -> Band | None:
        return next((band for band in self.bands if band.id == id), None)

    @property
    def oldest(self) -> int:
        """The age at which the last band ends."""
        return max(band.under for band in self.bands)


# Ages ----------------------------------------------------------------------------------------------------------------


def reached_by(day: date, age: int) -> date:
    """The latest day of birth of those who have lived ``age`` full years on ``day``; born on 29/2 they do on 1/3."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:  # 29/2, and no such day then
        return date(day.year - age, 2, 28)


def bands_on(bands: Sequence[Band], born: Answer[PartialDate], day: date) -> tuple[str, ...]:
    """Every band that the child may be in on ``day``, :data:`OLDER` too; one for sure, several if the day of birth is
    not known. Nobody who is on record is unborn."""
    if not isinstance(born, PartialDate):
        return (UNKNOWN,)
    least, most = born.age_on(day)
    found = [band.id for band in bands if least < band.under and band.at_least <= most]
    if most >= max(band.under for band in bands):
        found.append(OLDER)
    return tuple(found)


def band_on(bands: Sequence[Band], born: Answer[PartialDate], day: date) -> str:
    """The band for sure; :data:`UNSURE`, :data:`OLDER` or :data:`UNKNOWN`."""
    found = bands_on(bands, born, day)
    return found[0] if len(found) == 1 else UNSURE


def next_move(bands: Sequence[Band], born: Answer[PartialDate], day: date) -> date | None:
    """The first day after ``day`` on which the child is in another band; None if there is none or it is not known."""
    if not isinstance(born, PartialDate) or not born.is_full:
        return None
    ages = sorted({age for band in bands for age in (band.at_least, band.under)} - {0})
    for age in ages:
        when = _birthday(born.earliest, age)
        if when > day:
            return when
    return None


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


# What is asked of children -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChildFilter:
    """Which children of a drive. ``band``: on ``day``, by :func:`band_on`; ``states``: any of them; ``letter``:
    ``unsent`` or ``unanswered`` letters of those with temporary residence elsewhere; ``done_on``: taken that day."""

    unit: str | None = None
    area_id: str | None = None
    school: str | None = None
    class_name: str | None = None
    band: str | None = None
    states: frozenset[ChildState] = frozenset()
    letter: str = ""
    done_on: date | None = None
    text: str = ""
