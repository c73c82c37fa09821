"""The commune's laptops as the office looks after them (các máy cơ sở): what each holds, who is late, what lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.domain.changes import Done
from app.domain.meeting import Meeting, Standing, meeting
from app.errors import UserError
from app.home import Home
from app.models import settings
from app.security import trust
from app.sync import comparing, registry, trunk
from app.sync.registry import DeviceEntry

FINE = Meeting(Standing.FINE)
EXCHANGE_DAY = "exchange-day"
"""The key under which the commune settles on which day of the week laptops come (0 for Monday)."""


@dataclass(frozen=True, slots=True)
class LaptopRow:
    """One laptop. ``areas``, ``area_names`` and ``since`` are in the same order; an area that is gone keeps its id as
    name, and one that was given before days were kept has None.

    ``last_in``: when its last bundle was taken in here; ``last_out``: when one was last written for it (ISO, UTC).
    ``missing_files``: photos and scans that it had and this office does not; ``gap``: earlier changes are missing;
    ``differing``: records in which it was found to differ; ``holds_former``: it has not heard yet that an area was
    taken from it, so that it may still write there.
    """

    id: str
    no: int
    name: str
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    people: tuple[str, ...]
    last_in: str | None
    last_out: str | None
    revoked: bool
    fingerprint: str
    since: tuple[date | None, ...] = ()
    meeting: Meeting = FINE
    missing_files: int = 0
    gap: bool = False
    differing: int = 0
    holds_former: bool = False

    @property
    def late(self) -> bool:
        return self.meeting.standing in (Standing.OVERDUE, Standing.SILENT)


def laptops(home: Home) -> list[LaptopRow]:
    """Every laptop of the register: the most urgent first, then in the order in which they were granted; those that
    were withdrawn at the end."""
    with home.reading() as r:
        conn = r.conn
        register = registry.current(conn)
        if register is None:
            return []
        names = {str(i): str(n) for i, n in conn.exec_driver_sql("SELECT id, name FROM area")}
        last = {
            (str(device), str(direction)): str(at)
            for device, direction, at in conn.exec_driver_sql(
                "SELECT device, direction, max(at) FROM exchange GROUP BY device, direction"
            )
        }
        gaps = {str(device) for (device,) in conn.exec_driver_sql("SELECT DISTINCT device FROM op WHERE state = 'gap'")}
        differing = {device: len(found.rows) + found.left_out for device, found in comparing.found(conn).items()}
        weekday = _weekday(settings.find(r, EXCHANGE_DAY))
        rows = []
        for entry in register.devices:
            if entry.side != "field":
                continue
            came = last.get((entry.id, "in"))
            said = trunk.stated(conn, entry.id)
            rows.append(
                LaptopRow(
                    entry.id,
                    entry.no,
                    entry.name,
                    entry.areas,
                    tuple(names.get(area, area) for area in entry.areas),
                    tuple(account.name for account in register.accounts_of(entry.id)),
                    came,
                    last.get((entry.id, "out")),
                    entry.revoked,
                    trust.shown(trust.fingerprint(entry.key)),
                    since_of(entry),
                    _meeting(entry, came, home.today, weekday),
                    _missing(conn, said.blobs),
                    entry.id in gaps,
                    differing.get(entry.id, 0),
                    bool(set(said.areas) - set(entry.areas)),
                )
            )
    return sorted(rows, key=lambda row: (row.revoked, row.meeting.standing, -row.meeting.missed, row.no))


def count_late(home: Home) -> int:
    """How many laptops missed their day, or are silent; none at a laptop."""
    return sum(row.late for row in laptops(home)) if home.is_office else 0


def since_of(entry: DeviceEntry) -> tuple[date | None, ...]:
    """Since when a laptop holds each of its areas."""
    days = dict(entry.since)
    return tuple(date.fromisoformat(days[area]) if area in days else None for area in entry.areas)


def _meeting(entry: DeviceEntry, came: str | None, today: date, weekday: int | None) -> Meeting:
    if entry.revoked:
        return Meeting(Standing.WITHDRAWN)
    last = datetime.fromisoformat(came).astimezone().date() if came else None
    given = min((day for day in since_of(entry) if day is not None), default=None)
    return meeting(last, given, today, weekday)


def _missing(conn: Connection, said: list[str]) -> int:
    held = {str(sha) for (sha,) in conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1")} if said else set()
    return sum(sha256 not in held for sha256 in said)


# The weekly day ------------------------------------------------------------------------------------------------


def exchange_day(home: Home) -> int | None:
    """On which day of the week laptops come to the office (0 for Monday); None if the commune has not settled it."""
    with home.reading() as r:
        return _weekday(settings.find(r, EXCHANGE_DAY))


def settle_exchange_day(home: Home, weekday: int | None) -> Done[None]:
    """Settle the weekly day, or take it back.

    Raises:
        UserError("permission.write"), UserError("laptops.no-such-day").
    """
    if weekday is not None and weekday not in range(7):
        raise UserError("laptops.no-such-day", day=weekday)
    with home.writing() as w:
        if weekday is None:
            settings.take_back(w, EXCHANGE_DAY)
        else:
            settings.put(w, EXCHANGE_DAY, weekday, by=home.account.id, day=home.today)
        return Done(None, w.changes)


def _weekday(row: object) -> int | None:
    value = getattr(row, "value", None)
    return value if isinstance(value, int) and value in range(7) else None
