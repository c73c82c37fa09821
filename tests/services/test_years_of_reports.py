"""Each of the five plans played through with a clock of its own: something happens on every day, every report that
falls due is made on its day, and every figure of it is held against a count that is made from the story alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import select

from app.domain.checks import FindingState
from app.domain.figures import Figures, Table, TableRow
from app.domain.ids import new_id
from app.domain.reporting import ReportDue, reports_between
from app.home import Home
from app.models.entities import Report
from app.packs.pack import shipped
from app.services import checks, drives, drives_targets, reports, reports_deeds, reports_making
from app.services.checks import FindingFilter
from app.services.reports_wording import Wording
from tests.services import year_count, year_deeds
from tests.services.homes import a_home
from tests.services.year_count import OF_THE_MOMENT, Sheet, codes_of, sheet
from tests.services.year_story import ONE, Row, Story, on, raw

TASKS: Final = {year_deeds.order_done: 2, year_deeds.task_given: 2, year_deeds.task_done: 2}
CASES: Final = {
    year_deeds.found: 9, year_deeds.filed: 10, year_deeds.returned: 8, year_deeds.closed: 3, year_deeds.obstacle: 3,
    year_deeds.obstacle_moves: 6, year_deeds.benefit: 2, year_deeds.granted: 2, year_deeds.handed_over: 2,
    year_deeds.handed_back: 2, year_deeds.drawn: 2, year_deeds.looked_at_again: 2, year_deeds.knocked: 6, **TASKS,
}  # fmt: skip
UNITS: Final = {year_deeds.figure_told: 3, **TASKS}
CLEANING: Final = {
    year_deeds.registered: 6, year_deeds.mended: 3, year_deeds.asked_above: 1, year_deeds.answered_above: 1, **UNITS,
}  # fmt: skip
CHILDREN: Final = {
    year_deeds.a_child: 4, year_deeds.taken: 3, year_deeds.stands_otherwise: 3, year_deeds.day_typed: 2,
}  # fmt: skip
YEARS: Final[Mapping[str, tuple[date, date, Mapping[Callable[[Story], bool], int], Mapping[str, int]]]] = {
    "tuyen-an-dong-2026": (date(2026, 3, 17), date(2027, 12, 15), CASES, {"monthly": 9 + 12, "stage": 4, "year": 2}),
    "buon-ma-thuot-2026": (date(2026, 4, 6), date(2027, 12, 10), CASES, {"monthly": 9 + 12, "stage": 3, "year": 2}),
    "huong-khe-2023": (date(2023, 3, 1), date(2024, 2, 29), UNITS, {"week": 52, "monthly": 12, "year": 2}),
    "cua-lo-2022": (date(2022, 8, 1), date(2023, 7, 31), CLEANING, {"ward-month": 12, "town-month": 12}),
    "an-duong-2024": (date(2024, 8, 21), date(2024, 12, 31), CHILDREN, {"day": 133, "day-up": 133, "week": 19}),
}
"""First and last day, what happens, and how many reports of each duty that makes, counted on a calendar."""
FED: Final = {"town-month": "ward-month", "day-up": "day"}
"""Whose senders a report adds up that only the office owes."""
COMES: Final[Mapping[str, tuple[tuple[str, str, int], ...]]] = {
    "drive-day": (("units", "unit", 3),),
    "drive-week": (("units", "unit", 3),),
    "project06-week": (("services", "sender", 6),),
    "project06-month": (("indicators", "indicator", 2), ("tasks", "body", 5)),
    "project06-year": (("indicators", "indicator", 2), ("tasks", "body", 5)),
    "project06-ward": (("checks", "rule", 3), ("indicators", "indicator", 2), ("tasks", "body", 4)),
    "residence": (("area", "area", 8),),
    "residence-stage": (("area", "area", 8),),
    "residence-year": (("area", "area", 8),),
}
"""In the reports of senders: table, its rows, how many columns."""
NAMES: Final = {one["code"]: one["name"] for one in raw("reports", "measures.toml")["measure"]}
OURS: Final = "Số liệu tại đây"


@dataclass
class Made:
    """A report that was made: what it must say, and what it was made of."""

    due: ReportDue
    template: Row
    own: Sheet
    fed: str
    came: dict[str, Row]
    whole: Sheet
    before: Sheet | None
    senders: dict[str, tuple[Any, ...]]
    late: list[tuple[str, str, int, int, str]]


@dataclass
class Year:
    """One plan played: the story, what came from senders, and every report with what it must say."""

    story: Story
    names: dict[str, dict[str, str]]
    made: dict[str, Made] = field(default_factory=dict)
    last: dict[str, Made] = field(default_factory=dict)
    received: list[Row] = field(default_factory=list)
    sent: set[str] = field(default_factory=set)
    wordings: dict[str, Wording] = field(default_factory=dict)

    def standing(self, key: str) -> dict[str, Row]:
        """Of each sender what it sent last for a due day."""
        return {row["sender"]: row for row in self.received if row["key"] == key}


# Playing -------------------------------------------------------------------------------------------------------------


def play(home: Home, name: str) -> Year:
    first, last, deeds, _ = YEARS[name]
    home.pack = shipped(name)
    on(home, first)
    story = Story(home, name, first, seed=len(name))
    _begin(home, story)
    year = Year(story, _names(home, story))
    due_on: defaultdict[date, list[ReportDue]] = defaultdict(list)
    for one in reports_between(home.pack.plan, first, last):
        due_on[one.on].append(one)
    today = first
    while today <= last:
        on(home, today)
        story.happen(today, deeds, 2 if today.day % 5 == 0 else 1)
        if due := due_on[today]:
            for one in due:
                _senders_write(year, one)
            story.sit_down()
            if deeds is CLEANING:
                _check(home, story)
            if len(due) == 1 or today.day in (1, 15):
                _reminded(home, year)
            for one in due:
                _make(home, year, one)
        today += ONE
    return year


def _begin(home: Home, story: Story) -> None:
    if "drive" in story.raw:
        story.settle(*(unit["name"] for unit in story.raw["unit"][:5]))
        by_name = {unit["name"]: unit["id"] for unit in story.raw["unit"]}
        story.areas = {area: by_name[name] for area, name in story.areas.items()}
        drive = drives.drive_of(home)
        drives_targets.save_targets(home, drive, drives_targets.as_printed(home, drive))
    else:
        story.settle("Thôn 1", "Thôn 2", "Thôn 3")
    story.sit_down()


def _names(home: Home, story: Story) -> dict[str, dict[str, str]]:
    """Duty → those who send for it, by id, as the plan's file has them."""
    bodies = {body["id"]: body["name"] for body in story.raw["body"]}
    units = {unit["id"]: unit["name"] for unit in story.raw.get("unit", ())} or story.areas
    found: dict[str, dict[str, str]] = {}
    for duty in story.raw["report"]:
        found[duty["id"]] = {}
        for sender in duty["senders"]:
            found[duty["id"]] |= units if sender == "units" else {} if sender == "here" else {sender: bodies[sender]}
    return found


def _check(home: Home, story: Story) -> None:
    """The rules are run; of some findings it is said that they are none, or that they are done with."""
    checks.check(home)
    for person in story.book["person"]:
        person.setdefault("seen", story.today)
    at_fault = {row["id"]: row for row in story.book["person"] if row["fault"] and not row["mended"]}
    states = (FindingState.NOT_A_FAULT, FindingState.SETTLED, FindingState.ASKED, FindingState.OPEN)
    for row in checks.list_findings(home, FindingFilter()).rows[:2]:
        state = story.rng.choice(states)
        checks.decide(home, [row], state, "Đã xác minh")
        if state in states[:2]:
            at_fault[row.row]["decided"][row.rule] = story.today


# Senders -------------------------------------------------------------------------------------------------------------


def _senders_write(year: Year, due: ReportDue) -> None:
    """Some send on the day, on paper or with numbers; some send late, or once more, for the day before this one."""
    story, names = year.story, year.names[due.duty.id]
    if not names:
        return
    before = year.last.get(due.duty.id)
    for sender in story.rng.sample(sorted(names), min(len(names), 2)):
        _comes(year, due, sender)
    if before is not None and story.rng.random() < 0.3:
        _comes(year, before.due, story.rng.choice(sorted(names)))


def _comes(year: Year, due: ReportDue, sender: str) -> None:
    story, key = year.story, due.key
    before = year.standing(key).get(sender)
    tables = {} if sorted(year.names[due.duty.id]).index(sender) % 5 == 4 else _numbers(story, due, sender)
    id = new_id()
    number = f"{len(year.received)}/BC"
    year.received.append(
        {"id": id, "key": key, "sender": sender, "tables": tables, "on": story.today, "number": number}
    )
    story.write(
        Report, id, new=True, plan=story.plan, duty=due.duty.id, kind="received", sender=sender, receiver="here",
        first=due.first, last=due.last, due=due.on, state="sent", number=number, received_on=story.today,
        replaces=before["id"] if before else None, figures=_wire(due, tables) if tables else None,
    )  # fmt: skip


def _numbers(story: Story, due: ReportDue, sender: str) -> dict[str, dict[str, list[int]]]:
    found = {}
    for table, by, columns in COMES[due.duty.template]:
        keys = [sender] if by == "sender" else story.rng.sample(year_count.rows_of(story, by), 2)
        found[table] = {key: [story.rng.randrange(1, 40) for _ in range(columns)] for key in keys}
    return found


def _wire(due: ReportDue, tables: Mapping[str, Mapping[str, list[int]]]) -> dict[str, Any]:
    """As a file of numbers is kept."""
    template, values, made = raw("reports", f"{due.duty.template}.toml"), {}, []
    for id, rows in tables.items():
        spec = next(one for one in template["table"] if one["id"] == id)
        columns = tuple(spec.get("columns") or [one["code"] for one in spec["entered"]])
        titles = tuple(NAMES.get(code) or _entered(spec, code) for code in columns)
        sums = tuple(sum(cells) for cells in zip(*rows.values(), strict=True))
        values |= dict(zip(columns, sums, strict=True))
        cells = tuple(TableRow(key, key, tuple(row)) for key, row in rows.items())
        made.append(Table(id, spec["title"], "", columns, titles, cells, sums, (True,) * len(columns)))
    return Figures(due.duty.template, due.first, due.last, values, tuple(made)).wire()


def _entered(spec: Row, code: str) -> str:
    return next(str(one["name"]) for one in spec["entered"] if one["code"] == code)


# Making and expecting ------------------------------------------------------------------------------------------------


def _make(home: Home, year: Year, due: ReportDue) -> None:
    story, template = year.story, raw("reports", f"{due.duty.template}.toml")
    before = year.last.get(due.duty.id)
    fed = _fed_by(year, due)
    came = year.standing(fed)
    own = sheet(story, template, due.first, due.last)
    made = Made(
        due, template, own, fed, came, _added(template, own, came), before.whole if before else None,
        _sent(year, due, fed, came), _late(year, before) if before else [],
    )  # fmt: skip
    year.made[due.key] = year.last[due.duty.id] = made
    typed = any("entered" in table for table in template["table"])
    if typed or due.duty.template not in year.wordings:
        year.wordings[due.duty.template] = reports_making.draft(home, due.key).wording
    reports_making.freeze(home, due.key, year.wordings[due.duty.template])
    if len(year.made) % 6 == 0:
        reports_deeds.mark_sent(home, due.key, "1/BC", due.on)
        year.sent.add(due.key)


def _fed_by(year: Year, due: ReportDue) -> str:
    """The newest due day of those whose reports are added."""
    other = FED.get(due.duty.id)
    return year.last[other].due.key if other else due.key


def _added(template: Row, own: Sheet, came: Mapping[str, Row]) -> Sheet:
    """Our own numbers and those that came, where this kind of report adds them."""
    values = dict(own.values)
    rows = {id: {key: list(cells) for key, cells in those.items()} for id, those in own.rows.items()}
    totals = {id: list(cells) for id, cells in own.totals.items()}
    if not template.get("adds", False):
        return own
    for one in came.values():
        for id, told in one["tables"].items():
            columns = _columns(template, id)
            for key, cells in told.items():
                if id in rows:
                    there = rows[id].get(key) or [0] * len(cells)
                    rows[id][key] = [(a or 0) + b for a, b in zip(there, cells, strict=True)]
                if id in totals:
                    totals[id] = [a + b for a, b in zip(totals[id], cells, strict=True)]
                for code, number in zip(columns, cells, strict=True):
                    values[code] = values.get(code, 0) + number
    return Sheet(values, rows, totals)


def _columns(template: Row, id: str) -> list[str]:
    spec = next(one for one in template["table"] if one["id"] == id)
    return list(spec.get("columns") or [one["code"] for one in spec.get("entered", ())])


def _sent(year: Year, due: ReportDue, fed: str, came: Mapping[str, Row]) -> dict[str, tuple[Any, ...]]:
    """The table of who has sent."""
    duty, _, day = fed.partition(":")
    spec = next(one for one in raw("reports", f"{due.duty.template}.toml")["table"] if one["id"] == "senders")
    found: dict[str, tuple[Any, ...]] = {}
    for sender in year.names[duty]:
        row = came.get(sender)
        if row is None:
            found[sender] = ("", "", "Chưa nhận", *(None for _ in spec.get("columns", ())))
            continue
        late = row["on"] > date.fromisoformat(day)
        told = _told(raw("reports", f"{due.duty.template}.toml"), row)
        found[sender] = (
            f"{row['on']:%d/%m/%Y}",
            row["number"],
            "Đã nhận, chậm" if late else "Đã nhận",
            *(told.get(code) for code in spec.get("columns", ())),
        )
    return found


def _told(template: Row, row: Row) -> dict[str, int]:
    return {
        code: sum(cells[place] for cells in rows.values())
        for id, rows in row["tables"].items()
        for place, code in enumerate(_columns(template, id))
    }


def _late(year: Year, before: Made) -> list[tuple[str, str, int, int, str]]:
    """What the book says otherwise now of the report before, and what its senders have sent since."""
    template, found = before.template, []
    now = sheet(year.story, template, before.due.first, before.due.last)
    for id, rows in before.own.rows.items():
        columns = _columns(template, id)
        found += _differences(OURS, columns, rows, now.rows[id], NAMES, OF_THE_MOMENT)
    came = year.standing(before.fed) if template.get("adds", False) else before.came
    for sender in {*before.came, *came}:
        was, is_ = before.came.get(sender), came.get(sender)
        if was is not is_:
            old, new = (one["tables"] if one else {} for one in (was, is_))
            for id in {*old, *new}:
                spec = next(one for one in template["table"] if one["id"] == id)
                names = {**NAMES, **{one["code"]: one["name"] for one in spec.get("entered", ())}}
                who = year.names[before.fed.partition(":")[0]][sender]
                found += _differences(who, _columns(template, id), old.get(id, {}), new.get(id, {}), names)
    return sorted(found)


def _differences(
    who: str, columns: list[str], old: Mapping[str, list[Any]], new: Mapping[str, list[Any]],
    names: Mapping[str, str], without: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, str, int, int, str]]:  # fmt: skip
    for key in {*old, *new}:
        for place, code in enumerate(columns):
            was, is_ = (rows[key][place] or 0 if key in rows else 0 for rows in (old, new))
            if was != is_ and code not in without:
                yield who, names[code], was, is_, _signed(is_ - was)


def _reminded(home: Home, year: Year) -> None:
    """The first page says what fell due in the last days and will soon, and which of it is late."""
    today, plan = home.today, home.pack.plan
    around = reports_between(plan, today - timedelta(days=45), today + timedelta(days=14))
    told = {row.id: row.late for row in reports.reminder(home).rows}
    assert told == {one.key: one.on < today for one in around if one.key not in year.sent}, today


# Comparing -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", YEARS)
def test_every_figure_of_every_report_of_the_year_is_what_the_story_says(name: str, tmp_path: Path) -> None:
    with a_home(tmp_path) as home:
        year = play(home, name)
        with home.reading() as r:
            rows = r.session.scalars(select(Report).where(Report.kind == "own"))
            frozen = {f"{row.duty}:{row.due}": Figures.of(row.figures) for row in rows}
    assert Counter(key.partition(":")[0] for key in year.made) == YEARS[name][3]
    assert frozen.keys() == year.made.keys(), "every report that fell due was made, and no other"
    met: set[tuple[str, str, str]] = set()
    for key, made in year.made.items():
        compare(frozen[key], made, met)
    assert (OURS in {line[0] for made in year.made.values() for line in made.late}) or name == "an-duong-2024"
    templates = {duty["template"] for duty in year.story.raw["report"] if duty["id"] in YEARS[name][3]}
    assert wanted(templates) - met == set(), "a number that was never anything but nought has not been compared"


def wanted(templates: set[str]) -> set[tuple[str, str, str]]:
    """Every number of these templates: those of the words, and every column of every table."""
    found = set()
    for code in templates:
        template = raw("reports", f"{code}.toml")
        found |= {(code, "", one) for one in codes_of(template)}
        for table in template["table"]:
            match table["by"]:
                case "measure":
                    found |= {(code, table["id"], one) for one in table["columns"]}
                case "sender":
                    found |= {(code, table["id"], one) for one in ("on", "number", "state", *table.get("columns", ()))}
                case _:
                    found |= {(code, table["id"], one) for one in _columns(template, table["id"])}
    return found


def compare(told: Figures, made: Made, met: set[tuple[str, str, str]]) -> None:
    """Number by number; ``met``: what was something else than nought."""
    code, key = made.template["code"], made.due.key
    known = {one for one in told.values if "." not in one}
    assert {one: told.values[one] for one in known} == {one: made.whole.values[one] for one in known}, key
    assert codes_of(made.template) <= known
    for group in ("A", "B"):
        own = {one: made.own.values[f"{one}.{group}"] for one in codes_of(made.template)}
        assert {one: told.values[f"{one}.{group}"] for one in own} == own, (key, group)
    met |= {(code, "", one) for one in known if told.values[one]}
    for spec in made.template["table"]:
        table = told.table(spec["id"])
        if spec["by"] == "sender" and not made.senders:
            assert table is None
            continue
        assert table is not None, (key, spec["id"])
        met |= {
            (code, table.id, column.removeprefix("said:"))
            for place, column in enumerate(table.columns)
            if any(row.cells[place] for row in table.rows)
        }
        cells = {row.key: row.cells for row in table.rows}
        assert len(cells) == len(table.rows)
        match spec["by"]:
            case "measure":
                assert cells == {one: _compared(made, one) for one in spec["columns"]}, key
                met |= {(code, table.id, row.key) for row in table.rows if row.cells[0] and row.cells[1]}
            case "sender":
                assert list(cells.items()) == list(made.senders.items()), key
            case "typed":
                told_by = {
                    sender: tuple(one["tables"][table.id][sender]) for sender, one in made.came.items() if one["tables"]
                }
                width = len(table.columns)
                assert cells == {sender: told_by.get(sender, (None,) * width) for sender in made.senders}, key
                assert table.total == tuple(sum(row[at] for row in told_by.values()) for at in range(width)), key
            case _:
                rows = {one: tuple(numbers) for one, numbers in made.whole.rows[table.id].items()}
                assert cells == rows, (key, table.id)
                assert table.total == tuple(made.whole.totals.get(table.id, ())), (key, table.id)
    late = told.table("late")
    lines = [(row.label.rpartition(": ")[2], *row.cells) for row in late.rows] if late else []
    assert Counter(lines) == Counter(line[1:] for line in made.late), key


def _compared(made: Made, code: str) -> tuple[int, int | None, str | None]:
    """Now, then, and more or fewer."""
    now = made.whole.values[code]
    if made.before is None:
        return now, None, None
    then = made.before.values[code]
    return now, then, _signed(now - then)


def _signed(number: int) -> str:
    """As it is printed."""
    return f"{number:+,}".replace(",", ".") if number else "0"
