"""What a report must say, counted from the book of a story (:mod:`tests.services.year_story`) and from the files of the
plan and the template as anybody reads them: nothing of the program that is judged is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from app.packs.pack import default_root
from tests.services.year_deeds import orders
from tests.services.year_story import FAULTS, ONE, Row, Story, raw


class Counted(NamedTuple):
    """One thing that counts: whose (a person's), how much, and by what tables tell it apart."""

    who: str
    keys: Mapping[str, str]
    amount: int = 1


Found = Iterator[Counted]
BY_PERSON: Final = frozenset({"people", "helped", "helped-in", "struck", "struck-in"})
OF_THE_MOMENT: Final = frozenset({"doors", "finding", "given", "turnout-open"})
"""What is counted as it stands when the report is made: no late entry."""
_REACHED = frozenset({"met", "refused", "moved", "deceased"})


def _results() -> dict[str, tuple[tuple[str, ...], bool, bool]]:
    """Procedure → the papers that come of it, whether it helps somebody, whether it strikes somebody off."""
    found = {}
    for file in sorted((default_root() / "procedures").glob("*.toml")):
        for one in raw("procedures", file.name)["procedure"]:
            papers, strikes = tuple(one.get("yields", ())), bool(one.get("strikes", False))
            found[one["id"]] = (papers, bool(papers or one.get("gives")) and not strikes, strikes)
    return found


RESULTS: Final = _results()


def within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


# Cases ---------------------------------------------------------------------------------------------------------------


def _case(case: Row, **more: str) -> Counted:
    keys = {"category": case["category"], "group": case["category"][0], "area": case["area"], **more}
    return Counted(case["person"], keys)


def _cases(keep: Callable[[Row, date, date], bool]) -> Callable[[Story, date, date], Found]:
    return lambda s, first, last: (_case(case) for case in s.book["case"] if keep(case, first, last))


def _steps(keep: Callable[[Row, date, date], bool], kind: str) -> Callable[[Story, date, date], Found]:
    def count(s: Story, first: date, last: date) -> Found:
        for step in s.book["step"]:
            _, helps, strikes = RESULTS[step["procedure"]]
            if (kind != "helped" or helps) and (kind != "struck" or strikes) and keep(step, first, last):
                yield _case(step["case"])

    return count


def _papers(since_ever: bool, *only: str) -> Callable[[Story, date, date], Found]:
    def count(s: Story, first: date, last: date) -> Found:
        for step in s.book["step"]:
            papers, _, strikes = RESULTS[step["procedure"]]
            if step["state"] != "done" or strikes or not within(step["done"], date.min if since_ever else first, last):
                continue
            for paper in papers:
                if not only or paper in only:
                    yield _case(step["case"], paper=paper)

    return count


def _waits(step: Row, last: date) -> bool:
    return step["filed"] <= last and (step["done"] is None or step["done"] > last)


def _obstacles(keep: Callable[[Row, date, date], bool]) -> Callable[[Story, date, date], Found]:
    return lambda s, first, last: (
        _case(row["case"], obstacle=row["obstacle"]) for row in s.book["obstacle"] if keep(row, first, last)
    )


def _plain(kind: str, keep: Callable[[Row, date, date], bool]) -> Callable[[Story, date, date], Found]:
    return lambda s, first, last: (Counted("", row) for row in s.book[kind] if keep(row, first, last))


def _of_case(kind: str, keep: Callable[[Row, date, date], bool]) -> Callable[[Story, date, date], Found]:
    return lambda s, first, last: (_case(row["case"]) for row in s.book[kind] if keep(row, first, last))


def _reached(s: Story, _first: date, last: date) -> Found:
    start = min(stage["from"] for stage in s.raw["stage"])
    for house in s.book["house"]:
        visits = [row for row in s.book["visit"] if row["house"] == house["id"]]
        if any(row["outcome"] in _REACHED and start <= row["day"] <= last for row in visits):
            yield Counted("", house)


# Tasks ---------------------------------------------------------------------------------------------------------------


def _tasks(s: Story) -> Iterator[tuple[Counted, date | None, date | None, date | None]]:
    """Each with its first day, its last day in time and the day it was done."""
    issued = s.raw.get("issued_on") or min(stage["from"] for stage in s.raw["stage"])
    written = {row["order"]: row for row in s.book["order"]}
    for order in orders(s, whole=True):
        row = written.get(order.get("id", ""))
        if row is not None and row["dropped"]:
            continue
        due = order["before"] - ONE if "before" in order else order.get("due")
        keys = {"body": order["owner"], "stage": order.get("stage", "")}
        yield (
            Counted("", keys), order.get("first"), due if due and due >= issued else None, row["done"] if row else None
        )  # fmt: skip
    for row in s.book["task"]:
        keys = {"body": row["owner"], "stage": ""}
        yield Counted("", keys), row["first"], row["due"] if row["due"] and row["due"] >= issued else None, row["done"]


def _task(keep: Callable[[date | None, date | None, date | None, date, date], bool]) -> Callable[..., Found]:
    return lambda s, first, last: (one for one, begun, due, done in _tasks(s) if keep(begun, due, done, first, last))


def _given(begun: date | None, last: date) -> bool:
    return begun is None or begun <= last


# Figures of units, checks --------------------------------------------------------------------------------------------


def _told(name: str) -> Callable[[Story, date, date], Found]:
    def count(s: Story, _first: date, last: date) -> Found:
        newest: dict[tuple[str, str], Row] = {}
        for row in sorted(s.book["figure"], key=lambda row: row["day"]):
            if row["day"] <= last:
                newest[row["indicator"], row["unit"]] = row
        for row in newest.values():
            yield Counted("", row, row[name])

    return count


def _faults(s: Story, _first: date, last: date) -> Found:
    for person in s.book["person"]:
        for rule in FAULTS[person["fault"]] if person["fault"] and not person["mended"] else ():
            if rule not in person["decided"] and person["seen"] <= last:
                yield Counted(person["id"], {"rule": rule})


def _decided(since_ever: bool) -> Callable[[Story, date, date], Found]:
    def count(s: Story, first: date, last: date) -> Found:
        for person in s.book["person"]:
            for rule, day in person["decided"].items():
                if within(day, date.min if since_ever else first, last):
                    yield Counted(person["id"], {"rule": rule})

    return count


# Children ------------------------------------------------------------------------------------------------------------


def _band(born: date, day: date) -> str:
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return "under-6" if age < 6 else "6-to-14" if age < 14 else "older"


def _taken(since_ever: bool) -> Callable[[Story, date, date], Found]:
    def count(s: Story, first: date, last: date) -> Found:
        typed = {(row["unit"], row["band"], row["day"]): row["value"] for row in s.book["typed"]}
        every = list(typed.items())
        for child in s.book["child"]:
            if child["done"] is not None:
                key = child["unit"], _band(child["born"], child["done"]), child["done"]
                every += [(key, 1)] if key not in typed else []
        for (unit, band, day), number in every:
            if within(day, date.min if since_ever else first, last):
                yield Counted("", {"unit": unit, "band": band, "state": "done"}, number)

    return count


def _to_take(s: Story, _first: date, last: date) -> Found:
    for child in s.book["child"]:
        band = _band(child["born"], last)
        if child["done"] is None and (band != "older" or child["turned"]):
            yield Counted(child["id"], {"unit": child["unit"], "band": band, "state": child["state"]})


def _targets(s: Story, _first: date, _last: date) -> Found:
    for row in s.raw["drive"][0]["target"]:
        yield Counted("", {"unit": row["unit"]}, row["all"])


# All of them ---------------------------------------------------------------------------------------------------------

COUNTS: Final[Mapping[str, Callable[[Story, date, date], Found]]] = {
    "found": _cases(lambda c, first, last: c["opened"] <= last),
    "people": _cases(lambda c, first, last: c["opened"] <= last),
    "new": _cases(lambda c, first, last: first <= c["opened"] <= last),
    "open": _cases(lambda c, first, last: c["opened"] <= last and (c["ended"] is None or c["ended"] > last)),
    "settled": _cases(lambda c, first, last: c["ending"] == "settled" and c["ended"] <= last),
    "settled-in": _cases(lambda c, first, last: c["ending"] == "settled" and first <= c["ended"] <= last),
    "ended": _cases(lambda c, first, last: c["ending"] not in ("", "settled") and c["ended"] <= last),
    "helped": _steps(lambda t, first, last: t["state"] == "done" and t["done"] <= last, "helped"),
    "helped-in": _steps(lambda t, first, last: t["state"] == "done" and first <= t["done"] <= last, "helped"),
    "struck": _steps(lambda t, first, last: t["state"] == "done" and t["done"] <= last, "struck"),
    "struck-in": _steps(lambda t, first, last: t["state"] == "done" and first <= t["done"] <= last, "struck"),
    "birth": _papers(False, "birth_certificate"),
    "number": _papers(False, "personal_number"),
    "residence": _papers(False, "residence_record"),
    "card": _papers(False, "identity_card", "identity_certificate"),
    "vneid": _papers(False, "vneid"),
    "paper-in": _papers(False),
    "paper-all": _papers(True),
    "filed": _steps(lambda t, first, last: _waits(t, last), "filed"),
    "overdue": _steps(lambda t, first, last: _waits(t, last) and t["due"] is not None and t["due"] < last, "filed"),
    "obstacle-new": _obstacles(lambda o, first, last: first <= o["met"] <= last),
    "obstacle-open": _obstacles(lambda o, first, last: o["met"] <= last and not within(o["solved"], date.min, last)),
    "obstacle-told": _obstacles(lambda o, first, last: within(o["told"], date.min, last)),
    "obstacle-answered": _obstacles(lambda o, first, last: within(o["answered"], date.min, last)),
    "obstacle-solved": _obstacles(lambda o, first, last: within(o["solved"], date.min, last)),
    "handoff-in": _plain("handoff", lambda h, first, last: first <= h["sent"] <= last),
    "handoff-open": _plain(
        "handoff", lambda h, first, last: h["sent"] <= last and not within(h["done"], date.min, last)
    ),
    "handoff-done": _plain("handoff", lambda h, first, last: within(h["done"], first, last)),
    "benefit-in": _of_case("benefit", lambda b, first, last: b["applied"] <= last),
    "benefit-granted": _of_case("benefit", lambda b, first, last: within(b["granted"], date.min, last)),
    "doors": _plain("house", lambda h, first, last: True),
    "doors-reached": _reached,
    "visits": _plain("visit", lambda v, first, last: first <= v["day"] <= last),
    "recheck-drawn": _of_case("recheck", lambda r, first, last: r["drawn"] <= last),
    "recheck-done": _of_case("recheck", lambda r, first, last: within(r["done"], date.min, last)),
    "recheck-differs": _of_case(
        "recheck", lambda r, first, last: r["verdict"] == "differs" and within(r["done"], date.min, last)
    ),
    "task": _task(lambda begun, due, done, first, last: _given(begun, last)),
    "task-done": _task(lambda begun, due, done, first, last: within(done, date.min, last)),
    "task-done-in": _task(lambda begun, due, done, first, last: within(done, first, last)),
    "task-open": _task(lambda begun, due, done, first, last: _given(begun, last) and not within(done, date.min, last)),
    "task-late": _task(
        lambda begun, due, done, first, last: due is not None and due < last and not within(done, date.min, last)
    ),
    "reached": _told("value"),
    "reached-of": _told("whole"),
    "given": _targets,
    "finding": _faults,
    "flaw": _decided(True),
    "flaw-in": _decided(False),
    "request": _plain("request", lambda r, first, last: r["sent"] <= last),
    "request-answered": _plain("request", lambda r, first, last: within(r["answered"], date.min, last)),
    "turnout-in": _taken(False),
    "turnout-done": _taken(True),
    "turnout-open": _to_take,
}


def codes_of(template: Mapping[str, Any]) -> set[str]:
    """The numbers that a template speaks of, in its words and its tables."""
    texts = [template["about"], *(line for section in template["section"] for line in section.get("lines", ()))]
    names = {name for text in texts for name in re.findall(r"{([^{}]*)}", text)}
    named = {part.partition(".")[0] for name in names for part in name.split("%")}
    named |= {code for section in template["section"] for code in section.get("when", ())}
    named |= {code for table in template["table"] for code in table.get("columns", ())}
    return named & set(COUNTS)


def number(code: str, found: list[Counted]) -> int:
    return len({one.who for one in found}) if code in BY_PERSON else sum(one.amount for one in found)


class Sheet(NamedTuple):
    """What a report must say: its numbers by code, and its tables as row → cells, with the total where there is one."""

    values: dict[str, int]
    rows: dict[str, dict[str, list[int | None]]]
    totals: dict[str, list[int]]


def rows_of(s: Story, by: str) -> list[str]:
    """The rows that a table of this kind has, also with nothing in them; those of other tables come as they are met."""
    match by:
        case "category":
            groups = [raw("categories", file.name) for file in (default_root() / "categories").glob("*.toml")]
            return [one["code"] for one in groups if not one.get("reference_only", False)]
        case "area":
            return list(s.areas)
        case "unit":
            return [unit["id"] for unit in s.raw["unit"]]
        case "band":
            return [band["id"] for band in s.raw["drive"][0]["band"]]
        case "state":
            return ["todo", "present", "returned", "away-registered", "away", "lost", "abroad", "unable"]
        case "indicator":
            return [one["id"] for one in s.raw["indicator"]]
        case "rule":
            return [one["rule"] for one in s.raw["check"]]
        case "body":
            return [one["id"] for one in (*s.raw["body"], *s.raw.get("unit", ()))]
        case "stage":
            return [one["id"] for one in s.raw["stage"]]
        case "paper":
            return [one["code"] for one in raw("codes", "results.toml")["row"]]
        case "obstacle":
            return [one["code"] for one in raw("codes", "obstacle_kinds.toml")["row"]]
    raise AssertionError(by)


def sheet(s: Story, template: Mapping[str, Any], first: date, last: date) -> Sheet:
    """What our own records must give for these days, as the book stands now."""
    found = {code: list(COUNTS[code](s, first, last)) for code in codes_of(template)}
    values = {code: number(code, those) for code, those in found.items()}
    for group in "AB":
        values |= {
            f"{code}.{group}": number(code, [one for one in those if one.keys.get("group") == group])
            for code, those in found.items()
        }
    rows: dict[str, dict[str, list[int | None]]] = {}
    totals: dict[str, list[int]] = {}
    for table in template["table"]:
        if table["by"] in ("measure", "sender", "typed"):
            continue
        known = rows_of(s, table["by"])
        told = [one for code in table["columns"] for one in found[code]]
        cells: dict[str, list[int | None]] = {}
        for key in (*known, ""):
            of: list[int | None] = [
                number(code, [one for one in found[code] if _key(one, table["by"], known) == key])
                for code in table["columns"]
            ]
            if table["by"] == "indicator" and not any(_key(one, "indicator", known) == key for one in told):
                of = [None for _ in of]  # nobody has told a figure: that is not nought
            if any(of) or (key and not table.get("found", False)):
                cells[key] = of
        rows[table["id"]] = cells
        if table["by"] != "indicator":
            totals[table["id"]] = [values[code] for code in table["columns"]]
    return Sheet(values, rows, totals)


def _key(one: Counted, by: str, known: list[str]) -> str:
    key = str(one.keys.get(by, ""))
    return key if key in known else ""
