"""Which backups stay (giữ bản sao lưu nào): not five of one morning, when a fault is often noticed after a weekend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

MOST = 5
_NEWEST, _DAYS = 2, 2


def that_stay(moments: Sequence[datetime]) -> list[int]:
    """The places in ``moments`` of the backups that stay, the newest first: the newest two, the last of each of the two
    latest days before, the last of the latest week before; what room is left goes to the newest.

    Laptops were told that no restore can lose what the oldest of them holds. Each later one holds that too, so
    whichever go, the oldest that is left never holds less.
    """
    order = sorted(range(len(moments)), key=lambda place: (moments[place], place), reverse=True)
    if not order:
        return []
    newest = moments[order[0]]
    days = {_day(moments[place]): place for place in reversed(order) if _day(moments[place]) < _day(newest)}
    weeks = {_week(moments[place]): place for place in reversed(order) if _week(moments[place]) < _week(newest)}
    earlier = [*list(days.values())[-_DAYS:], *list(weeks.values())[-1:]]
    stay = list(dict.fromkeys((*order[:_NEWEST], *earlier, *order)))[:MOST]
    return sorted(stay, key=order.index)


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    year, week, _ = moment.isocalendar()
    return year, week
