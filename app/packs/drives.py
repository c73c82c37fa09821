"""Drives for children's cards (đợt cao điểm), ``[[drive]]`` of a plan: bands, desk, papers, the table as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from app.domain.drive import ALL, QUOTA, TOTAL, Band, Drive, DriveDesk, TargetRow
from app.packs.reading import Row, once

_HOUR = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_MOST = 100_000_000
_WEEK = tuple(range(7))


def read_drives(rows: Sequence[Row], units: Sequence[str]) -> tuple[Drive, ...]:
    """The drives of a plan; ``units`` are the ids of the units that it names.

    Raises:
        PackError: a drive is wrong.
    """
    once(tuple(rows), "id")
    for row in rows:
        for target in row.rows("target"):
            if target.text("unit") not in units:
                target.fault(f"target.unit: không có đơn vị “{target.text('unit')}”", "unit")
    return tuple(read_drive(row) for row in rows)


def read_drive(row: Row) -> Drive:
    """One ``[[drive]]`` by itself. Raises: PackError."""
    first, last = row.day("from"), row.day("to")
    if last < first:
        row.fault("drive.to trước drive.from", "to")
    bands = _bands(row.rows("band", least=1))
    once(row.rows("desk"), "id")
    once(row.rows("target"), "unit")
    columns = (ALL, *(band.id for band in bands), *(QUOTA + band.id for band in bands if band.quota_first))
    drive = Drive(
        id=row.text("id"),
        name=row.text("name"),
        first=first,
        last=last,
        counted_on=row.day("counted_on"),
        bands=bands,
        desks=tuple(_desk(one) for one in row.rows("desk")),
        papers=row.texts("papers", ()),
        steps=row.texts("steps", ()),
        rows=tuple(_target(one, columns, one.text("unit")) for one in row.rows("target")),
        total=next((_target(one, columns, TOTAL) for one in row.rows("total")), None),
        source=row.source(),
        reasons=row.texts("reasons", ()),
    )
    row.done()
    return drive


def _bands(rows: tuple[Row, ...]) -> tuple[Band, ...]:
    """Bands follow each other without gap or overlap, as ages do."""
    once(rows, "id")
    bands: list[Band] = []
    for row in rows:
        at_least, under = row.whole("from", 0, 150), row.whole("under", 1, 150)
        if under <= at_least:
            row.fault("band.under phải lớn hơn band.from", "under")
        if bands and at_least != bands[-1].under:
            row.fault("band.from phải bằng band.under của nhóm trước", "from")
        quota_first, quota_last = row.day_or_none("quota_from"), row.day_or_none("quota_to")
        if (quota_first is None) != (quota_last is None):
            row.fault("quota_from và quota_to phải có cả hai hoặc không có cả hai")
        if quota_first and quota_last and quota_last < quota_first:
            row.fault("band.quota_to trước band.quota_from", "quota_to")
        bands.append(Band(row.text("id"), row.text("name"), at_least, under, quota_first, quota_last))
        row.done()
    return tuple(bands)


def _desk(row: Row) -> DriveDesk:
    weekdays = tuple(_weekday(row, text) for text in row.texts("weekdays", ())) or _WEEK
    opens, closes = _hour(row, "opens"), _hour(row, "closes")
    if closes <= opens:
        row.fault("desk.closes phải sau desk.opens", "closes")
    desk = DriveDesk(
        row.text("id"), row.text("place"), opens, closes, weekdays, row.flag("days_off", False), row.source()
    )
    row.done()
    return desk


_WEEKDAYS = {"2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5, "cn": 6}


def _weekday(row: Row, text: str) -> int:
    if text.lower() not in _WEEKDAYS:
        row.fault('desk.weekdays phải là "2" đến "7" hoặc "CN"', "weekdays")
    return _WEEKDAYS[text.lower()]


def _hour(row: Row, key: str) -> time:
    found = _HOUR.fullmatch(row.text(key))
    if found is None:
        row.fault(f'desk.{key} phải là giờ, viết như "07:30"', key)
    return time(int(found[1]), int(found[2]))


def _target(row: Row, columns: Sequence[str], unit: str) -> TargetRow:
    values = {column: row.whole(column, 0, _MOST) for column in columns if row.has(column)}
    row.done()
    return TargetRow(unit, "", values)
