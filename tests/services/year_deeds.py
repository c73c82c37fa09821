"""What can happen on a day of a story (:mod:`tests.services.year_story`): each deed writes a row into the book and into
the records, or says that nobody is there for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from app.domain.ids import child_id, new_id, plan_id
from app.domain.partial_date import PartialDate
from app.domain.values import Closing, Membership, SourcedNumber
from app.models import entities as e
from tests.services.year_story import FAULTS, Row, Story

PROCEDURES: Final = (
    "birth", "birth-again", "personal-number", "identity-card", "identity-certificate", "residence-permanent",
    "residence-declaration", "vneid", "civil-search", "extract", "residence-delete", "temporary-delete",
)  # fmt: skip
OUTCOMES: Final = ("met", "nobody", "refused", "moved", "not_found", "come_back", "deceased")
CHILD_STATES: Final = ("todo", "present", "returned", "away-registered", "away", "lost", "abroad", "unable")


# Cases (Tuy An Đông, Buôn Ma Thuột) -----------------------------------------------------------------------------------


def found(s: Story) -> bool:
    """Somebody is found; now and then somebody whom the book has, in another group."""
    category = s.rng.choice(("A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3", "B4", "B5", "B6", "B8"))
    person = s.one("person") if s.rng.random() < 0.25 else None
    if person is None:
        area, number = s.rng.choice(list(s.areas)), len(s.book["person"])
        house = s.write(e.Household, new_id(), new=True, area_id=area, label=f"Hộ {number}")
        s.add("house", id=house, area=area)
        id = s.write(e.Resident, new_id(), new=True, area_id=area, name=f"Người Ví Dụ {number:03}")
        person = s.add("person", id=id, area=area)
    elif any(case["person"] == person["id"] and case["category"] == category for case in s.book["case"]):
        return False
    opened = s.a_day()
    id = s.write(
        e.Case, new_id(), new=True, resident_id=person["id"], category=category, opened_on=opened, state="open"
    )
    where = {"person": person["id"], "area": person["area"], "category": category}
    s.add("case", id=id, opened=opened, ended=None, ending="", **where)
    return True


def open_case(s: Story) -> Row | None:
    return s.one("case", lambda case: case["ended"] is None)


def closed(s: Story) -> bool:
    case = open_case(s)
    if case is None:
        return False
    case["ended"] = s.a_day(case["opened"])
    case["ending"] = s.rng.choice(("settled", "settled", "settled", "moved", "deceased", "not_found"))
    s.write(e.Case, case["id"], state="closed", closing=Closing(case["ending"], case["ended"], "Xong"))
    return True


def filed(s: Story) -> bool:
    case, procedure = open_case(s), s.rng.choice(PROCEDURES)
    if case is None or any(step["case"] is case and step["procedure"] == procedure for step in s.book["step"]):
        return False
    day = s.a_day(case["opened"])
    due = day + timedelta(days=s.rng.randrange(2, 20)) if s.rng.random() < 0.8 else None
    id = child_id(case["id"], procedure)
    s.write(e.Step, id, new=True, case_id=case["id"], procedure=procedure, state="filed", filed_on=day, due_on=due)
    s.add("step", id=id, case=case, procedure=procedure, filed=day, due=due, done=None, state="filed")
    return True


def returned(s: Story) -> bool:
    """A result comes back, or a refusal."""
    step = s.one("step", lambda step: step["state"] == "filed")
    if step is None:
        return False
    step["state"] = "done" if s.rng.random() < 0.85 else "refused"
    step["done"] = s.a_day(step["filed"])
    s.write(e.Step, step["id"], state=step["state"], done_on=step["done"])
    return True


def obstacle(s: Story) -> bool:
    case = open_case(s)
    if case is None:
        return False
    met, kind = s.a_day(case["opened"]), s.code("obstacle_kinds")
    id = s.write(e.Obstacle, new_id(), new=True, case_id=case["id"], kind=kind, opened_on=met, text="Vướng")
    s.add("obstacle", id=id, case=case, obstacle=kind, met=met, told=None, answered=None, solved=None)
    return True


def obstacle_moves(s: Story) -> bool:
    """It is reported, answered, solved: one step further."""
    row = s.one("obstacle", lambda row: row["solved"] is None)
    if row is None:
        return False
    for name, field in (("told", "reported_on"), ("answered", "answered_on"), ("solved", "closed_on")):
        if row[name] is None:
            row[name] = s.a_day(max(filter(None, (row["met"], row["told"], row["answered"]))))
            s.write(e.Obstacle, row["id"], **{field: row[name]})
            return True
    return False


def benefit(s: Story) -> bool:
    case, kind = s.one("case"), s.code("benefit_kinds")
    if case is None or any(row["case"] is case and row["of"] == kind for row in s.book["benefit"]):
        return False
    id, day = child_id(case["id"], kind), s.a_day(case["opened"])
    s.write(e.Benefit, id, new=True, case_id=case["id"], kind=kind, state="applied", applied_on=day)
    s.add("benefit", id=id, case=case, of=kind, applied=day, granted=None)
    return True


def granted(s: Story) -> bool:
    row = s.one("benefit", lambda row: row["granted"] is None)
    if row is None:
        return False
    row["granted"] = s.a_day(row["applied"])
    s.write(e.Benefit, row["id"], state="granted", done_on=row["granted"])
    return True


def handed_over(s: Story) -> bool:
    person, kind = s.one("person"), s.code("handoff_kinds")
    if person is None:
        return False
    day = s.a_day()
    id = s.write(
        e.HandOff, new_id(), new=True, resident_id=person["id"], kind=kind, sender="police", receiver="social",
        sent_on=day,
    )  # fmt: skip
    s.add("handoff", id=id, sent=day, done=None)
    return True


def handed_back(s: Story) -> bool:
    row = s.one("handoff", lambda row: row["done"] is None)
    if row is None:
        return False
    row["done"] = s.a_day(row["sent"])
    s.write(e.HandOff, row["id"], done_on=row["done"], result="Xong")
    return True


def drawn(s: Story) -> bool:
    """A case is drawn to be looked at again."""
    case = s.one("case", lambda case: case["ended"] is not None and "sample" not in case)
    if case is None:
        return False
    case["sample"] = "đợt 1"
    id, day = child_id(case["id"], "đợt 1"), s.a_day()
    s.write(e.ReCheck, id, new=True, case_id=case["id"], sample="đợt 1", drawn_on=day)
    s.add("recheck", id=id, case=case, drawn=day, done=None, verdict="")
    return True


def looked_at_again(s: Story) -> bool:
    row = s.one("recheck", lambda row: row["done"] is None)
    if row is None:
        return False
    row["done"], row["verdict"] = s.a_day(row["drawn"]), s.rng.choice(("agrees", "differs"))
    s.write(e.ReCheck, row["id"], done_on=row["done"], verdict=row["verdict"])
    return True


def knocked(s: Story) -> bool:
    house = s.one("house")
    if house is None:
        return False
    day, outcome = s.a_day(), s.rng.choice(OUTCOMES)
    s.write(e.Visit, new_id(), new=True, household_id=house["id"], day=day, outcome=outcome)
    s.add("visit", house=house["id"], area=house["area"], day=day, outcome=outcome)
    return True


# Tasks (every plan) --------------------------------------------------------------------------------------------------


def orders(s: Story, *, whole: bool = False) -> list[Row]:
    """What the plan orders and whose it is, by its file; those with a name of their own, or the ``whole`` of them."""
    found = [{**duty, "owner": body["id"]} for body in s.raw["body"] for duty in body.get("duty", ())]
    return [order for order in found + s.raw.get("order", []) if whole or "id" in order]


def order_done(s: Story) -> bool:
    """An order of the plan is done; now and then it is only dropped, or one unit has done its part of it."""
    written = {row["order"] for row in s.book["order"]}
    order = s.rng.choice(orders(s))
    if order["id"] in written:
        return False
    day, lot = s.a_day(), s.rng.random()
    given = {"plan": s.plan, "kind": order.get("kind", "duty"), "key": order["id"], "title": order["text"]}
    whole = plan_id(s.plan, "task", order["id"])
    if order.get("of_each") and lot < 0.5:
        id = plan_id(s.plan, "task", order["id"], "police")
        if not any(row["id"] == id for row in s.book["part"]):
            s.add("part", id=id)
            s.write(
                e.Task, id, new=True, **given, unit="police", parent=whole, state="done", result="Xong", done_on=day
            )
        return True
    state = "dropped" if lot > 0.93 else "done"
    s.add("order", order=order["id"], done=day if state == "done" else None, dropped=state == "dropped")
    extra = {"done_on": day, "result": "Xong"} if state == "done" else {"note": "Không còn phải làm"}
    s.write(e.Task, whole, new=True, **given, state=state, **extra)
    return True


def task_given(s: Story) -> bool:
    """The work brings a task; now and then an inspection brings a finding, which is no task of its own."""
    if s.rng.random() < 0.2:
        s.write(e.Task, new_id(), new=True, plan=s.plan, kind="finding", title="Tồn tại", state="todo", parent="x")
        return True
    owner, first = s.rng.choice([body["id"] for body in s.raw["body"]]), s.a_day()
    due = first + timedelta(days=s.rng.randrange(5, 40)) if s.rng.random() < 0.8 else None
    id = s.write(
        e.Task, new_id(), new=True, plan=s.plan, kind="meeting", title="Họp", state="todo", owner=owner, first=first,
        due=due,
    )  # fmt: skip
    s.add("task", id=id, owner=owner, first=first, due=due, done=None)
    return True


def task_done(s: Story) -> bool:
    row = s.one("task", lambda row: row["done"] is None)
    if row is None:
        return False
    row["done"] = s.a_day(row["first"])
    s.write(e.Task, row["id"], state="done", done_on=row["done"], result="Đã họp")
    return True


# Figures of indicators (Hương Khê, Cửa Lò) ----------------------------------------------------------------------------


def figure_told(s: Story) -> bool:
    """A unit tells how far it is; what it told for the same day before is replaced."""
    entered = [one for one in s.raw["indicator"] if one.get("counted", "entered") == "entered" and "every" not in one]
    one, unit = s.rng.choice(entered), s.rng.choice(s.raw["unit"])["id"]
    day, whole = s.a_day(), s.rng.randrange(50, 900)
    value = s.rng.randrange(0, whole)
    id = plan_id(s.plan, "figure", one["id"], unit, day.isoformat())
    there = next((row for row in s.book["figure"] if row["id"] == id), None)
    given = {"plan": s.plan, "indicator": one["id"], "unit": unit, "day": day}
    s.write(e.Measurement, id, new=there is None, **given, value=value, whole=whole, source="entered")
    if there is None:
        s.add("figure", id=id, indicator=one["id"], unit=unit, day=day, value=value, whole=whole)
    else:
        there.update(value=value, whole=whole)
    return True


# Data checks (Cửa Lò) -------------------------------------------------------------------------------------------------


def registered(s: Story) -> bool:
    """Somebody comes into the register: in order, or with one fault."""
    number, area = len(s.book["person"]) + 1, s.rng.choice(list(s.areas))
    fault = s.rng.choice((*FAULTS, ""))
    house = s.write(e.Household, new_id(), new=True, area_id=area, label=f"Hộ {number}")
    digits = f"0401800{number:05}"
    fields: Row = {
        "sex": "female",
        "born": PartialDate(1980, 3, 4),
        "id_number": SourcedNumber(digits),
        "membership": Membership(house, "chu-ho"),
        "birth_registered_at": "tỉnh Nghệ An",
        "nationality": "Việt Nam",
    }
    marks: dict[str, Row] = {"card": {}}
    match fault:
        case "number":
            fields["id_number"] = None
        case "form":
            fields["id_number"] = SourcedNumber(digits[:-1])
        case "sex":
            fields["sex"] = "male"
        case "year":
            fields["born"] = PartialDate(1981, 3, 4)
        case "place":
            fields["birth_registered_at"] = "tỉnh Hà Tĩnh"
        case "card":
            marks = {}
        case "old":
            fields["old_number"] = SourcedNumber(f"1812{number:05}")
        case "died":
            marks["died"] = {"day": s.today}
        case "vaccine":
            marks["vaccine"] = {"value": "wrong"}
        case "poor" | "merit":
            marks[fault] = {}
        case "rent":
            marks["rent-aid"] = {}
        case "born":
            fields["born"] = None
        case "two":
            marks["card"] = {"number": f"0401809{number:05}"}
    id = s.write(e.Resident, new_id(), new=True, area_id=area, name=f"Lê Thị Ví Dụ {number}", **fields)
    for kind, more in marks.items():
        s.write(e.Mark, child_id(id, kind), new=True, resident_id=id, kind=kind, **more)
    s.add("person", id=id, area=area, digits=digits, fault=fault, mended=False, decided={})
    return True


def mended(s: Story) -> bool:
    """What was wrong is put right in the records."""
    can = ("number", "form", "sex", "year", "place", "card", "born", "two")
    person = s.one("person", lambda row: row["fault"] in can and not row["mended"] and not row["decided"])
    if person is None:
        return False
    person["mended"] = True
    match person["fault"]:
        case "number" | "form":
            s.write(e.Resident, person["id"], id_number=SourcedNumber(person["digits"]))
        case "sex":
            s.write(e.Resident, person["id"], sex="female")
        case "year" | "born":
            s.write(e.Resident, person["id"], born=PartialDate(1980, 3, 4))
        case "place":
            s.write(e.Resident, person["id"], birth_registered_at="tỉnh Nghệ An")
        case "card":
            kind = {"resident_id": person["id"], "kind": "card"}
            s.write(e.Mark, child_id(person["id"], "card"), new=True, **kind)
        case "two":
            s.write(e.Mark, child_id(person["id"], "card"), number=person["digits"])
    return True


def asked_above(s: Story) -> bool:
    day = s.a_day()
    id = s.write(
        e.Request, new_id(), new=True, plan=s.plan, kind="no-number", title="cấp số", receiver="Công an tỉnh",
        made_on=day, sent_on=day, state="sent",
    )  # fmt: skip
    s.add("request", id=id, sent=day, answered=None)
    return True


def answered_above(s: Story) -> bool:
    row = s.one("request", lambda row: row["answered"] is None)
    if row is None:
        return False
    row["answered"] = s.a_day(row["sent"])
    s.write(e.Request, row["id"], state="answered", answered_on=row["answered"], answer="Đã cấp")
    return True


# Children (An Dương) --------------------------------------------------------------------------------------------------


def a_child(s: Story) -> bool:
    area = s.rng.choice(list(s.areas))
    born = s.first - timedelta(days=s.rng.randrange(30, 15 * 365))
    number = len(s.book["child"])
    id = s.write(e.Resident, new_id(), new=True, area_id=area, name=f"Bé Ví Dụ {number:03}", born=PartialDate.of(born))
    s.add("child", id=id, unit=s.areas[area], born=born, state="todo", done=None, turned=False)
    return True


def taken(s: Story) -> bool:
    """A child's file is taken."""
    child = s.one("child", lambda row: row["done"] is None)
    if child is None:
        return False
    child["done"] = s.a_day(max(child["born"], s.first))
    _turn(s, child, "done", done_on=child["done"])
    return True


def stands_otherwise(s: Story) -> bool:
    child = s.one("child", lambda row: row["done"] is None)
    if child is None:
        return False
    state = s.rng.choice(CHILD_STATES)
    _turn(s, child, state, **({"reason": "Thiếu giấy khai sinh"} if state == "unable" else {}))
    return True


def _turn(s: Story, child: Row, state: str, **fields: Any) -> None:
    drive = s.raw["drive"][0]["id"]
    new, child["turned"], child["state"] = not child["turned"], True, state
    s.write(
        e.Turnout, child_id(child["id"], drive), new=new, resident_id=child["id"], drive=drive, state=state, **fields
    )


def day_typed(s: Story) -> bool:
    """A unit tells how many it took on a day, where its children are not in these records, or are."""
    drive, unit = s.raw["drive"][0], s.rng.choice(s.raw["unit"])["id"]
    band, day = s.rng.choice(drive["band"])["id"], s.a_day()
    which = f"drive:{drive['id']}:{band}"
    id = plan_id(s.plan, which, unit, day.isoformat())
    there = next((row for row in s.book["typed"] if row["id"] == id), None)
    value = s.rng.randrange(0, 60)
    s.write(e.Measurement, id, new=there is None, plan=s.plan, indicator=which, unit=unit, day=day, value=value)
    if there is None:
        s.add("typed", id=id, unit=unit, band=band, day=day, value=value)
    else:
        there["value"] = value
    return True
