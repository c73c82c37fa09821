"""Cửa Lò 2022 played from August 2022 to the end of 2023 with a clock of its own: which reports are due and late, how
far the targets are, and what is left to clean, each against a count made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from app.home import Home
from app.packs.pack import shipped
from app.services import checks, checks_marks, checks_requests, indicators, reports, reports_deeds
from app.services.checks import FindingFilter
from app.services.checks_requests import NewRequest
from tests.services.check_commune import Town, slow_count
from tests.services.homes import a_home
from tests.services.test_checks import stored

FIRST, LAST = date(2022, 8, 1), date(2023, 12, 31)
PEOPLE = 30
SEASON = 4
"""In every so many months the figures are counted by hand."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        home.pack = shipped("cua-lo-2022")
        yield home


def on(home: Home, day: date) -> None:
    """It is this day's morning."""
    home.clock = lambda: datetime.combine(day, time(1), UTC)


def months() -> Iterator[date]:
    """The first day of each month of the plan."""
    day = FIRST
    while day <= LAST:
        yield day
        day = (day + timedelta(days=31)).replace(day=1)


def due_days(home: Home) -> dict[date, set[str]]:
    found: dict[date, set[str]] = {}
    for row in reports.dues(home, back=0, ahead=(LAST - home.today).days):
        found.setdefault(row.due.on, set()).add(row.due.duty.id)
    return found


def per_cent(home: Home, indicator: str) -> tuple[int | None, int | None, bool | None]:
    row = next(row for row in indicators.indicators(home).rows if row.indicator.id == indicator)
    return row.value, row.whole, row.reached


def test_a_year_and_a_half_of_cua_lo(home: Home) -> None:
    on(home, FIRST)
    town, rng = Town(home, 22), Random(22)
    town.build(PEOPLE)
    checks.check(home, whole=True)
    wanted = {day.replace(day=11): {"ward-month"} for day in months()}
    wanted |= {day.replace(day=14): {"town-month"} for day in months()}
    assert due_days(home) == wanted, "before the 12th is the 11th, before the 15th the 14th, in every month"

    with_account: set[str] = set()
    with_sim: set[str] = set()
    unsent: list[str] = []
    letters: list[date] = []
    for number, month in enumerate(months()):
        on(home, month)
        alive = standing(home)
        for kind, of, most in (("portal-account", with_account, 2), ("own-sim", with_sim, 3)):
            of.intersection_update(marked(home, kind))
            for person in rng.sample(sorted(alive - of), min(most, len(alive - of))):
                checks_marks.put_mark(home, person, kind, None, {"day": month})
            of |= marked(home, kind)
        for indicator, of, goals in (
            ()
            if number % SEASON
            else (
                ("accounts", with_account, ((date(2022, 12, 31), 30), (date(2023, 12, 31), 50))),
                ("own-sim", with_sim, ((date(2022, 12, 31), 80),)),
            )
        ):
            goal = next((share for by, share in goals if month <= by), goals[-1][1])
            count = len(people_of(home, of))
            reached = count * 100 >= goal * len(alive)
            assert per_cent(home, indicator) == (count, len(alive), reached), (month, indicator)
        town.change(5)
        checks.check(home)
        if number % SEASON == 0:
            assert stored(home) == slow_count(home)
            undone = {row for rule, row, _ in stored(home) if rule in home.pack.checks.counted} & standing(home)
            assert per_cent(home, "clean")[0] == len(standing(home)) - len(undone)
            indicators.keep_counted(home)
            rows = [
                row for row in checks.list_findings(home, FindingFilter("no-number")).rows if not sealed(home, row.row)
            ]
            asked = NewRequest("Công an tỉnh Nghệ An", "cấp số", month + timedelta(days=20), sent_on=month)
            checks_requests.ask_above(home, rows[:1] or rows, asked) if rows else None
            letters += [month + timedelta(days=20)] if rows else []
        assert checks_requests.late_requests(home) == sum(due < month for due in letters)

        on(home, month.replace(day=11))
        wards = f"ward-month:{month.replace(day=11)}"
        reports_deeds.mark_received(home, wards, "16720", str(number), home.today)
        on(home, month.replace(day=12))
        row = reports.due(home, wards)
        assert [sender.id for sender in row.senders if sender.received] == ["16720"]
        assert all(sender.late for sender in row.senders if not sender.received), "before the 12th: the 12th is late"

        on(home, month.replace(day=14))
        ours = f"town-month:{month.replace(day=14)}"
        assert ours in {row.due.key for row in reports.reminder(home).rows}
        assert not reports.due(home, ours).late
        if number % 5 == 3:
            unsent.append(ours)
        else:
            reports_deeds.mark_sent(home, ours, str(number), home.today)
        on(home, month.replace(day=15))
        assert reports.due(home, ours).late == (ours in unsent)
    on(home, LAST)
    trend = next(row for row in indicators.indicators(home).rows if row.indicator.id == "accounts").trend
    assert len(trend) == 5, "each figure stands as it was kept"


def standing(home: Home) -> set[str]:
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT id FROM resident p WHERE gone IS NULL AND (merged_into IS NULL OR NOT EXISTS"
            " (SELECT 1 FROM resident t WHERE t.id = p.merged_into AND t.gone IS NULL))"
        )
        return {str(row[0]) for row in rows}


def people_of(home: Home, records: set[str]) -> set[str]:
    """The people whom these records are of, each by the record that stands: a mark may lie with one that was merged."""
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT id, merged_into FROM resident WHERE gone IS NULL").all()
    kept = {str(row): into for row, into in rows}
    found = set()
    for record in records & kept.keys():
        while kept[record] in kept:
            record = str(kept[record])
        found.add(record)
    return found


def marked(home: Home, kind: str) -> set[str]:
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT resident_id, kind, gone FROM mark").all()
    return {str(person) for person, of, gone in rows if of == kind and gone is None}


def sealed(home: Home, person: str) -> bool:
    with home.engine.connect() as conn:
        return bool(conn.exec_driver_sql("SELECT sealed FROM resident WHERE id = ?", (person,)).scalar())
