"""The commune writes its own plan: checked, in force from a day on, the past as it was; laptops follow."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.services import plan_editing
from app.services.plan_editing import PlanDocument, Weight
from tests.services.homes import PLAN, a_home

TODAY = date(2026, 11, 22)


@pytest.fixture
def office(tmp_path):
    with a_home(tmp_path / "office") as home:
        _is_of(home, "22120", "Xã Tuy An Đông")
        yield home


def _is_of(home: Home, unit: str, name: str) -> None:
    from app.models import state

    with home.noting() as conn:
        state.put(conn, {"unit": unit, "unit_name": name})


def test_without_an_edition_the_plan_is_what_the_program_carries(office):
    assert plan_editing.list_editions(office) == ()
    assert plan_editing.check(plan_editing.text_in_force(office)).plan == office.pack.plan
    assert office.plan_history().later == ()


def test_a_moved_day_holds_from_its_day_on_and_the_past_stays(office):
    document = PlanDocument(plan_editing.text_in_force(office))
    at = next(n for n, row in enumerate(document.rows("report")) if row["id"] == "monthly" and row.get("last_year"))
    assert document.rows("report")[at]["day"] == 14
    document.set_cell("report", at, "day", 20)
    before = office.pack.plan
    plan_editing.adopt(office, document.text, date(2026, 12, 1), note="Chuyển ngày báo cáo")
    assert office.pack.plan is before  # not yet
    history = office.plan_history()
    days = [
        due.on for due in history.reports_between(date(2026, 10, 1), date(2026, 12, 31)) if due.duty.id == "monthly"
    ]
    assert days == [date(2026, 10, 14), date(2026, 11, 14), date(2026, 12, 20)]
    office.clock = lambda: datetime(2026, 12, 1, 1, tzinfo=UTC)
    assert office.follow_plan()
    assert office.pack.plan.reports[0].day == 20
    assert not office.follow_plan()


def test_comments_and_everything_else_of_the_text_stay(office):
    text = plan_editing.text_in_force(office)
    document = PlanDocument(text)
    document.set_head("number", "12/KH-UBND")
    document.set_head("issued_on", date(2026, 3, 20))
    changed = set(document.text.splitlines()) ^ set(text.splitlines())
    assert changed == {'number = "12/KH-UBND"', "issued_on = 2026-03-20"}
    plan = plan_editing.check(document.text).plan
    assert plan is not None
    assert (plan.number, plan.issued_on) == ("12/KH-UBND", date(2026, 3, 20))
    document.set_head("number", "")
    assert "12/KH-UBND" not in document.text


def test_rows_are_added_changed_and_taken_out(office):
    document = PlanDocument(plan_editing.text_in_force(office))
    number = document.add("deadline", {"id": "extra", "name": "Mốc thêm", "before": date(2026, 12, 20), "source": "KH"})
    document.set_cell("deadline", number, "name", "Mốc của xã")
    plan = plan_editing.check(document.text).plan
    assert plan is not None
    extra = plan.deadline("extra")
    assert extra is not None
    assert (extra.name, extra.last_day) == ("Mốc của xã", date(2026, 12, 19))
    document.remove("deadline", number)
    assert plan_editing.check(document.text).plan == office.pack.plan
    bare = PlanDocument('title = "x"\n')
    bare.add("unit", {"id": "a", "name": "Thôn 1"})
    assert bare.rows("unit") == ({"id": "a", "name": "Thôn 1"},)
    bare.set_cell("unit", 0, "name", None)
    assert bare.rows("unit") == ({"id": "a"},)


def test_a_new_year_is_begun_from_the_plan_in_force_with_its_days_moved(office):
    text = plan_editing.begun(office, "", 2027)
    plan = plan_editing.check(text).plan
    assert plan is not None
    assert plan.id == "tuyen-an-dong-2027"
    assert plan.stages[1].first == date(2027, 3, 31)
    assert plan.reports[0].first_year == 2027
    done = plan_editing.adopt(office, text, TODAY)
    assert office.pack.plan.id == "tuyen-an-dong-2027"
    assert [(row.edition.id, row.holds) for row in plan_editing.list_editions(office)] == [(done.value, True)]
    plan_editing.take_back(office, done.value)
    assert office.pack.plan.id == PLAN


def test_every_plan_that_is_carried_can_be_begun_from(office):
    for offer in plan_editing.templates():
        text = plan_editing.begun(office, offer.id, 2028)
        faults = [r for r in plan_editing.check(text).remarks if r.weight is Weight.FAULT]
        assert faults == [], offer.id
    with pytest.raises(UserError, match=r"plan\.unknown"):
        plan_editing.begun(office, "nowhere", 2028)


def test_what_cannot_be_used_changes_nothing(office):
    text = plan_editing.text_in_force(office)
    for wrong, since, code in (
        (text.replace("from = 2026-06-01", "from = 2026-06-09"), TODAY, "plan.faulty"),
        (text, date(2026, 11, 21), "edition.in-the-past"),
        (text.replace('"22120"', '"24133"'), TODAY, "edition.other-unit"),
    ):
        with pytest.raises(UserError) as caught:
            plan_editing.adopt(office, wrong, since)
        assert caught.value.code == code
    with pytest.raises(UserError, match=r"plan\.not-toml"):
        PlanDocument("[[stage")
    assert plan_editing.list_editions(office) == ()


def test_who_may_not_change_the_plan_is_refused(tmp_path):
    with a_home(tmp_path / "clerk", roles=(Role.CLERK,)) as home:
        _is_of(home, "22120", "Xã Tuy An Đông")
        with pytest.raises(UserError, match=r"permission\.write"):
            plan_editing.adopt(home, plan_editing.text_in_force(home), TODAY)


def test_an_edition_that_has_held_is_kept(office):
    done = plan_editing.adopt(office, plan_editing.text_in_force(office), TODAY)
    office.clock = lambda: datetime(2026, 11, 25, 1, tzinfo=UTC)
    with pytest.raises(UserError, match=r"edition\.holds"):
        plan_editing.take_back(office, done.value)
    with pytest.raises(UserError, match=r"edition\.elsewhere"):
        plan_editing.take_back(office, "nobody")
