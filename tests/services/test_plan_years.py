"""Three plans played day by day with a clock of their own, each against a count that is made without the program:
the days come from the plan's file read as plain TOML, and from what the story says happened."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.plan import Condition, Plan
from app.domain.reporting import reports_between
from app.domain.tasks import Standing, TaskFacts, TaskState, issued_on, task_id, tasks_of
from app.domain.values import Closing
from app.errors import UserError
from app.home import Home
from app.models.entities import Case
from app.packs.pack import default_root, shipped
from app.packs.plans import load_plan
from app.services import cases, indicators, obstacles, people, stages, tasks
from app.services.indicators import Entry
from app.services.stages import LackFilter
from tests.services.homes import a_home

ONE = timedelta(days=1)
PLANS = ("tuyen-an-dong-2026", "buon-ma-thuot-2026", "huong-khe-2023")


def as_written(plan: str) -> dict[str, Any]:
    """The file as anybody reads it."""
    return tomllib.loads((default_root() / "plans" / f"{plan}.toml").read_text(encoding="utf-8"))


def last_days(raw: Mapping[str, Any]) -> dict[str, date]:
    """Order → the last day in time. "Trước ngày" leaves the day out."""
    orders = [duty for body in raw["body"] for duty in body.get("duty", ())] + raw["order"]
    found = {order["id"]: order["due"] for order in orders if "due" in order}
    return found | {order["id"]: order["before"] - ONE for order in orders if "before" in order}


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE


def on(home: Home, day: date) -> None:
    """It is this day's morning."""
    home.clock = lambda: datetime.combine(day, time(1), UTC)


# Every plan, every day: tasks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLANS)
def test_on_every_day_the_late_tasks_are_those_whose_day_is_over(name: str) -> None:
    plan, raw = load_plan(default_root(), name), as_written(name)
    due = last_days(raw)
    issued = raw.get("issued_on") or min(stage["from"] for stage in raw["stage"])
    assert issued == issued_on(plan)
    done = {order: day + timedelta(days=at % 9 - 4) for at, (order, day) in enumerate(sorted(due.items())) if at % 3}
    seen: set[str] = set()
    for today in days(issued, date(issued.year, 12, 31)):
        kept = [a_row(plan, order, day) for order, day in done.items() if issued <= day <= today]
        found = [task for task in tasks_of(plan, kept, {}, today) if task.facts.parent is None]
        standing = {task.order.id: task.standing for task in found if task.order is not None}
        over = {order for order, day in done.items() if issued <= day <= today}
        late = {order for order, day in due.items() if issued <= day < today and order not in over}
        assert {order for order, each in standing.items() if each is Standing.LATE} == late, today
        passed = {order for order, day in due.items() if day < issued and order not in over}
        assert {order for order, each in standing.items() if each is Standing.PASSED} == passed, today
        slow = {order for order in over if done[order] > max(due[order], issued)}
        assert {order for order, each in standing.items() if each is Standing.DONE_LATE} == slow, today
        seen |= late
    assert seen


def a_row(plan: Plan, order: str, day: date) -> TaskFacts:
    id = task_id(plan.id, order)
    return TaskFacts(id, plan.id, "duty", "", TaskState.DONE.value, key=order, result="Xong", done_on=day)


# Every plan, every day: reports --------------------------------------------------------------------------------------


def test_the_reports_of_two_years_fall_on_the_days_that_the_plans_print() -> None:
    tad = load_plan(default_root(), PLANS[0])
    by_hand = {("monthly", date(2026, month, 14)) for month in range(4, 13)}
    by_hand |= {("stage", date(2026, *day)) for day in ((4, 1), (6, 1), (9, 1), (12, 15))}
    by_hand |= {("monthly", date(2027, month, 15)) for month in range(1, 13)}
    by_hand |= {("year", date(2027, 6, 15)), ("year", date(2027, 12, 15))}
    assert dues(tad, date(2026, 1, 1), date(2027, 12, 31)) == by_hand
    bmt = load_plan(default_root(), PLANS[1])
    by_hand = {("monthly", date(2026, month, 10)) for month in range(4, 13)}
    by_hand |= {("stage", date(2026, *day)) for day in ((5, 25), (8, 25), (12, 10))}  # 25/3 was over before 6/4
    by_hand |= {("monthly", date(2027, month, 10)) for month in range(1, 13)}
    by_hand |= {("year", date(2027, 6, 10)), ("year", date(2027, 12, 10))}
    assert dues(bmt, date(2026, 1, 1), date(2027, 12, 31)) == by_hand
    hk = load_plan(default_root(), PLANS[2])
    by_hand = {("week", day) for day in days(date(2023, 3, 1), date(2024, 12, 31)) if day.weekday() == 1}
    by_hand |= {("monthly", date(2023, month, 12)) for month in range(3, 13)}
    by_hand |= {("monthly", date(2024, month, 12)) for month in range(1, 13)}
    by_hand |= {("year", date(year, month, 13)) for year in (2023, 2024) for month in (6, 12)}
    assert dues(hk, date(2023, 1, 1), date(2024, 12, 31)) == by_hand


def dues(plan: Plan, first: date, last: date) -> set[tuple[str, date]]:
    return {(due.duty.id, due.on) for due in reports_between(plan, first, last)}


# Tuy An Đông and Buôn Ma Thuột: cases through the stages -------------------------------------------------------------

STORY: dict[str, dict[str, date]] = {
    "A3": {"open": date(2026, 4, 6), "paper": date(2026, 4, 6), "judged": date(2026, 5, 20), "end": date(2026, 8, 15)},
    "A1": {
        "open": date(2026, 4, 6),
        "paper": date(2026, 4, 9),
        "judged": date(2026, 6, 10),
        "stuck": date(2026, 7, 1),
        "told": date(2026, 8, 20),
        "free": date(2026, 9, 28),
        "end": date(2026, 9, 28),
    },
    "A5": {"open": date(2026, 4, 6), "stuck": date(2026, 8, 30)},
    "B2": {"open": date(2026, 4, 6), "paper": date(2026, 4, 6), "moved": date(2026, 7, 10)},
    "B6": {"open": date(2026, 6, 10), "paper": date(2026, 6, 11), "judged": date(2026, 6, 30)},
    "A2": {"open": date(2026, 12, 20)},
}
"""One person of each group, and on which day what happened to them."""
MAPPED = {"A1": date(2026, 8, 1), "B6": date(2026, 9, 4)}
LOOKED_AT = frozenset({"first-file", "verified", "settled", "obstacle-told", "road-map"})


def expected(raw: Mapping[str, Any], today: date, level: str) -> set[tuple[str, str, bool]]:
    """(group, what it lacks, late) by the story and the file alone."""
    last = {stage["id"]: stage.get("to") for stage in raw["stage"]}
    before = {deadline["id"]: deadline["before"] for deadline in raw["deadline"]}
    told_by, free_by = before["obstacles"] - ONE, before["all-settled"] - ONE
    reached = [stage["id"] for stage in raw["stage"] if stage["from"] <= today]
    found = set()
    for code, story in STORY.items():
        happened = {what for what, day in story.items() if day <= today}
        if "open" not in happened or "moved" in happened:
            continue
        stuck, over = "stuck" in happened and "free" not in happened, "end" in happened
        told = "told" in happened and level in told_to(raw)
        lacks = {
            "first-file": ("paper" not in happened and "judged" not in happened and not over, "survey", last["survey"]),
            "verified": ("judged" not in happened and not over, "verify", last["verify"]),
            "settled": (not over, "settle", free_by if stuck and told and code[0] == "A" else last["settle"]),
            "obstacle-told": (stuck and not told and not over, "settle", told_by),
            "road-map": (MAPPED.get(code, date.max) > today, "settle", last["settle"]),
        }
        for what, (lacking, stage, due) in lacks.items():
            if lacking and stage in reached:
                found.add((code, what, story["open"] <= due < today))
    return found


def told_to(raw: Mapping[str, Any]) -> set[str]:
    """The levels that are high enough for this plan."""
    wanted = next(deadline for deadline in raw["deadline"] if deadline["id"] == "obstacles")["level"]
    return {"commune", "province"} if wanted == "commune" else {"province"}


@pytest.mark.parametrize(("name", "level"), [(PLANS[0], "commune"), (PLANS[1], "province"), (PLANS[1], "commune")])
def test_a_year_of_cases_through_the_stages(name: str, level: str, tmp_path: Path) -> None:
    raw = as_written(name)
    with a_home(tmp_path) as home:
        home.pack = shipped(name)
        on(home, date(2026, 4, 6))
        area = people.add_area(home, "Thôn 1", "hamlet").value
        ids: dict[str, str] = {}
        known: dict[str, str] = {}
        told = sorted({day for story in STORY.values() for day in story.values()} | set(MAPPED.values()))
        edges = {stage["from"] + timedelta(days=n) for stage in raw["stage"] for n in (-1, 0)}
        edges |= {date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 29), date(2026, 9, 30), date(2026, 12, 31)}
        for today in sorted(edges | set(told)):
            if today < date(2026, 4, 6):
                continue
            on(home, today)
            for code, story in STORY.items():
                for what in (what for what, day in story.items() if day == today):
                    happens(home, code, what, area, ids, known, level)
            for code in (code for code, day in MAPPED.items() if day == today):
                tasks.add(home, "road-map", f"Lộ trình diện {code}", {"category": code})
            found = stages.progress_on(home)
            lacks = {
                (lack.case.category, lack.condition.value, lack.late)
                for lack in found.lacks
                if lack.condition.value in LOOKED_AT
            }
            assert lacks == expected(raw, today, level), today
            for each in found.conditions:
                assert each.lacking == len(stages.chosen(found, LackFilter(each.condition)))
            assert found.late == len({lack.case.id for lack in found.lacks if lack.late})
        end = stages.years_end(home, 2026)
        assert dict(end.cases) == {"A2": 1, "A5": 1, "B6": 1}
        assert (end.obstacles, bool(end.tasks)) == (1, True)
        later = date(2027, 5, 1)  # stage five goes on, and what is new is late for nothing
        on(home, later)
        assert {lack.late for lack in stages.progress_on(home).lacks if lack.case.category == "A2"} == {False}
        counted = {row.indicator.id: (row.value, row.whole) for row in indicators.indicators(home).rows}
        assert counted["eligible-a"] == (2, 3)  # A3 and A1 are settled, A2 is not; A5 still is in the way of something
        assert counted["stuck-a"] == (1, 2)
        assert counted["cards-b"] == (0, 0)  # one has shown a card, the other moved away


def happens(
    home: Home, code: str, what: str, area: str, ids: dict[str, str], known: dict[str, str], level: str
) -> None:
    case = ids.get(code, "")
    match what:
        case "open":
            person = people.add_person(home, people.NewPerson(f"Người diện {code}", area)).value
            ids[code] = cases.open_case(home, person, code).value
        case "paper":
            cases.add_evidence(home, case, "identity_card", {})
        case "judged":
            for claim in home.pack.categories[code].claims:
                cases.state_claim(home, case, claim, {"standing": "proven"})
        case "stuck":
            known[code] = cases.add_obstacle(home, case, "no_papers", {}).value
        case "told":
            (row,) = [each for each in obstacles.list_obstacles(home, ALL).rows if each.id == known[code]]
            obstacles.report(home, [(row.id, row.facts.seen)], level, home.today)
        case "free":
            (row,) = [each for each in obstacles.list_obstacles(home, ALL).rows if each.id == known[code]]
            obstacles.close(home, row.id, row.facts.seen, home.today)
        case "end" | "moved":
            with home.writing() as w:
                row = w.change(Case, case)
                assert row is not None
                row.state = "closed"
                row.closing = Closing("settled" if what == "end" else "moved", home.today)


ALL = obstacles.ObstacleFilter()


def test_the_ward_sets_its_own_day_for_gathering_and_not_after_the_provinces(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        home.pack = shipped(PLANS[1])
        on(home, date(2026, 8, 1))
        proposed, ours = obstacles.gathered_by(home)
        assert proposed is not None
        assert (proposed.before, ours) == (date(2026, 8, 25), False)
        obstacles.set_gathered_by(home, date(2026, 8, 20))
        own, ours = obstacles.gathered_by(home)
        assert own is not None
        assert (own.before, ours) == (date(2026, 8, 20), True)
        with pytest.raises(UserError, match=r"obstacle\.gather-late"):
            obstacles.set_gathered_by(home, date(2026, 9, 2))
        area = people.add_area(home, "Buôn 1", "hamlet").value
        person = people.add_person(home, people.NewPerson("Y Krông Niê", area)).value
        cases.add_obstacle(home, cases.open_case(home, person, "A1").value, "no_papers", {})
        for day, late in ((date(2026, 8, 19), 0), (date(2026, 8, 20), 1)):
            on(home, day)
            assert obstacles.obstacle_counts(home).late == late
        obstacles.set_gathered_by(home, None)
        assert obstacles.obstacle_counts(home).late == 0
        home.pack = shipped(PLANS[0])
        assert obstacles.gathered_by(home) == (None, False)
        with pytest.raises(UserError, match=r"obstacle\.gather-nothing"):
            obstacles.set_gathered_by(home, date(2026, 8, 20))


# Hương Khê: units, weeks, findings -----------------------------------------------------------------------------------


def test_a_year_of_huong_khe(tmp_path: Path) -> None:
    raw = as_written(PLANS[2])
    with a_home(tmp_path) as home:
        home.pack = shipped(PLANS[2])
        on(home, date(2023, 3, 7))
        whole = task_id(PLANS[2], "unit-plans")
        parts = tasks.tasks(home, tasks.TaskFilter(parent=whole)).rows
        assert len(parts) == 12 + len(raw["unit"]) == 12 + 21
        for row in parts[:20]:
            tasks.finish(home, row.id, None, "Đã gửi kế hoạch")
        on(home, date(2023, 3, 8))  # "trước ngày 08/3" leaves that day out
        for row in parts[20:25]:
            tasks.finish(home, row.id, None, "Gửi chậm")
        standing = [row.task.standing for row in tasks.tasks(home, tasks.TaskFilter(parent=whole)).rows]
        assert [standing.count(each) for each in (Standing.DONE, Standing.DONE_LATE, Standing.LATE)] == [20, 5, 8]
        told = weeks_of(home)
        board = indicators.indicators(home, date(2023, 4, 4))
        for of, of_week in told.items():
            row = next(each for each in board.rows if each.indicator.id == of)
            assert row.value == sum(value for day, value in of_week if day == date(2023, 4, 10))
            assert [(day, value) for day, value, _ in row.trend] == [
                (day, sum(value for other, value in of_week if other == day)) for day in sorted(dict(of_week))
            ]
        accounts(home)


def weeks_of(home: Home) -> dict[str, list[tuple[date, int]]]:
    """Five Tuesdays, two units: what was told, by the last day of the week it is about."""
    told: dict[str, list[tuple[date, int]]] = {"week-solved": [], "week-overdue": []}
    for number in range(5):
        tuesday = date(2023, 3, 7) + timedelta(days=7 * number)
        on(home, tuesday)
        solved, late = 20 + number, number % 2
        entries = [Entry("week-solved", unit, solved) for unit in ("police", "justice")]
        with pytest.raises(UserError, match=r"figure\.no-cause"):
            indicators.write(home, [*entries, Entry("week-overdue", "police", 1)], tuesday)
        entries.append(Entry("week-overdue", "police", late, cause="thiếu người" if late else ""))
        indicators.write(home, entries, tuesday)
        end = tuesday + timedelta(days=6)
        told["week-solved"] += [(end, solved), (end, solved)]
        told["week-overdue"].append((end, late))
    return told


def accounts(home: Home) -> None:
    """Forty thousand accounts by the end of June: short, and then reached too late."""
    units = [unit.id for unit in home.pack.plan.units]
    indicators.set_targets(home, "accounts", dict.fromkeys(units, 2_000))
    on(home, date(2023, 6, 30))
    indicators.write(home, [Entry("accounts", unit, 1_500) for unit in units], home.today)
    row = next(each for each in indicators.indicators(home).rows if each.indicator.id == "accounts")
    assert (row.value, row.lacking, row.late) == (21 * 1_500, 40_000 - 21 * 1_500, False)
    assert {remark.doubt.value for remark in row.remarks} == {"targets-differ"}
    on(home, date(2023, 7, 1))
    assert next(each for each in indicators.indicators(home).rows if each.indicator.id == "accounts").late
    indicators.write(home, [Entry("accounts", units[0], 12_000)], home.today)
    row = next(each for each in indicators.indicators(home).rows if each.indicator.id == "accounts")
    assert (row.reached, row.late) == (True, False)
    assert "target-below-done" in {remark.doubt.value for remark in row.remarks}
    indicators.write(home, [Entry("accounts", units[0], None)], home.today)
    row = next(each for each in indicators.indicators(home).rows if each.indicator.id == "accounts")
    assert row.value == 21 * 1_500
    for wrong, code in (
        (Entry("online-other", units[0], 5, 4), "figure.more-than-whole"),
        (Entry("online-other", units[0], 5), "figure.no-whole"),
        (Entry("happiness", units[0], 5), "indicator.unknown"),
    ):
        with pytest.raises(UserError) as caught:
            indicators.write(home, [wrong], home.today)
        assert caught.value.code == code
    with pytest.raises(UserError, match=r"figure\.in-the-future"):
        indicators.write(home, [Entry("accounts", units[0], 5)], home.today + ONE)
    assert indicators.print_board(home, form="xlsx").startswith(b"PK")
    assert indicators.print_board(home).startswith(b"%PDF")


def test_what_is_counted_is_kept_for_its_trend(tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        on(home, date(2026, 6, 1))
        area = people.add_area(home, "Thôn 1", "hamlet").value
        for number in range(2):
            person = people.add_person(home, people.NewPerson(f"Nguyễn Thị {number}", area)).value
            cases.open_case(home, person, "A3")
        assert indicators.keep_counted(home).value == 4
        on(home, date(2026, 6, 8))
        row = next(each for each in indicators.indicators(home).rows if each.indicator.id == "recorded")
        assert (row.value, row.whole, row.trend) == (0, 2, ((date(2026, 6, 1), 0, 2),))
        earlier = indicators.indicators(home, date(2026, 6, 3))
        assert (earlier.rows[0].value, earlier.rows[0].whole) == (0, 2)
        assert stages.print_lacks(home, "verify", LackFilter(Condition.VERIFIED), form="xlsx").startswith(b"PK")
        assert [each.category for each in stages.road_maps(home) if not each.there] == ["A3"]
