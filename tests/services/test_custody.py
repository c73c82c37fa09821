"""Who holds which area: work of a laptop that holds it no more is a proposal, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app import backup
from app.domain import keeping
from app.domain.meeting import Meeting, Standing
from app.domain.partial_date import PartialDate
from app.domain.values import Membership
from app.errors import UserError
from app.home import Home
from app.models import journal
from app.services import (
    cases,
    custody,
    drafts,
    duplicates,
    duplicates_telling,
    enrolment,
    exchange,
    found_twice,
    laptops,
    people,
    questions,
    sync_state,
    wizard,
)
from app.services.people import NewPerson, PeopleFilter
from app.sync.conflicts import Choice
from tests.services.commune import Commune, a_commune
from tests.services.homes import NOW


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def names(home: Home) -> list[str]:
    return [row.name for row in people.list_people(home, PeopleFilter()).rows]


def change(home: Home, person: str, **fields: object) -> None:
    people.change_person(home, person, people.person_card(home, person).person.seen, fields)


def back_up_often(office: Home) -> None:
    """So often that the oldest backup that is kept holds everything."""
    for _ in range(keeping.MOST):
        backup.back_up_by_itself(office)


def test_unsent_work_on_an_area_that_was_given_away_waits_as_a_proposal_and_what_is_new_is_taken(
    commune: Commune,
) -> None:
    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", area)).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    change(one, person, phone="0901")
    found = people.add_person(one, NewPerson("Y Moan Êban", area)).value
    case = cases.open_case(one, person, "A3").value
    enrolment.assign_areas(commune.office, one.device, [])
    enrolment.assign_areas(commune.office, two.device, [*commune.areas.values()])
    commune.down(two)
    change(two, person, note="người mới giữ đã gặp")
    assert commune.up(two).outside == 0
    came = commune.up(one)
    assert (came.outside, came.conflicting, came.new, came.refused) == (3, 1, 2, ())
    (waiting,) = sync_state.list_conflicts(commune.office)
    assert (waiting.field, waiting.why, waiting.standing, waiting.queued) == ("phone", "outside", None, "0901")
    assert waiting.not_held_since == commune.office.today
    sync_state.resolve(commune.office, waiting.id, Choice.QUEUED, seen=waiting.seen)
    commune.exchange(two)
    assert people.person_card(two, person).person.phone == "0901"
    assert cases.case_card(two, case).file.case.category == "A3"
    assert sorted(names(two)) == sorted([people.person_card(two, found).person.name, "Trần Thị Hai"])


def test_what_a_machine_that_was_given_away_finds_out_later_of_its_own_find_still_lands(commune: Commune) -> None:
    one = commune.laptop("Thôn 1")
    found = people.add_person(one, NewPerson("Y Moan Êban", commune.areas["Thôn 1"])).value
    enrolment.assign_areas(commune.office, one.device, [])
    change(one, found, phone="0901")
    came = commune.up(one)
    assert (came.outside, came.conflicting) == (1, 0)
    assert people.person_card(commune.office, found).person.phone == "0901"


def test_a_person_who_moved_away_takes_along_what_their_old_laptop_had_not_sent(commune: Commune) -> None:
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    change(one, person, phone="0901")
    change(commune.office, person, area_id=commune.areas["Thôn 2"])
    commune.down(two)
    change(two, person, note="đã gặp ở thôn Hai")
    commune.up(two)
    assert commune.up(one).conflicting == 0
    commune.exchange(two)
    card = people.person_card(two, person).person
    assert (card.phone, card.note) == ("0901", "đã gặp ở thôn Hai")


def test_two_laptops_that_both_saw_the_person_who_moved_leave_a_conflict(commune: Commune) -> None:
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    change(one, person, phone="0901")
    change(commune.office, person, area_id=commune.areas["Thôn 2"])
    commune.down(two)
    change(two, person, phone="0902")
    commune.up(two)
    assert commune.up(one).conflicting == 1
    (waiting,) = sync_state.list_conflicts(commune.office)
    assert (waiting.why, waiting.standing, waiting.queued) == ("changed", "0902", "0901")


def test_a_laptop_that_never_held_an_area_changes_nothing_in_it(commune: Commune) -> None:
    """As a copied or a hostile machine would try it."""
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    with one.engine.connect() as conn:
        op = conn.exec_driver_sql("SELECT * FROM op WHERE row = ?", (person,)).one()
    with two.noting() as conn:
        conn.exec_driver_sql(f"INSERT INTO op VALUES ({', '.join('?' * len(op))})", tuple(op))
        with commune.office.engine.connect() as there:
            row = there.exec_driver_sql("SELECT * FROM resident WHERE id = ?", (person,)).one()
    with two.working() as w, journal.opened(w.conn):
        w.conn.exec_driver_sql(f"INSERT INTO resident VALUES ({', '.join('?' * len(row))})", tuple(row))
    change(two, person, phone="0999")
    came = commune.up(two)
    assert (came.outside, came.conflicting) == (1, 1)
    assert people.person_card(commune.office, person).person.phone is None


def test_what_left_is_told_by_area_and_its_files_go_from_the_disk(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    laptop = commune.laptop("Thôn 1")
    for name in ("Trần Thị Hai", "Y Bhim Niê"):
        cases.open_case(laptop, people.add_person(laptop, NewPerson(name, area)).value, "A3")
    commune.up(laptop)
    enrolment.assign_areas(commune.office, laptop.device, [commune.areas["Thôn 2"]])
    back_up_often(commune.office)
    first, second = commune.down(laptop), commune.down(laptop)
    assert first.left_scope == 5
    assert first.departed == ()
    assert [(gone.area, gone.people, gone.cases) for gone in second.departed] == [("Thôn 1", 2, 2)]
    assert names(laptop) == []


def test_the_office_looks_first_and_nothing_leaves_by_looking(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"]))
    commune.up(laptop)
    enrolment.assign_areas(commune.office, laptop.device, [])
    back_up_often(commune.office)
    commune.down(laptop)
    file = exchange.export_bundle(commune.office, commune.folder / "stick", to=laptop.device).path
    assert exchange.look(laptop, file).departed[0].people == 1
    assert names(laptop) == ["Trần Thị Hai"]


def test_it_is_known_who_holds_a_case_since_when_and_when_they_last_came(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", area)).value
    case = cases.open_case(commune.office, person, "A3").value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    commune.up(one)
    (holder,) = custody.custody_of_case(commune.office, case).holders
    assert (holder.id, holder.since, holder.until) == (one.device, commune.office.today, None)
    assert holder.last_in is not None
    commune.office.clock = lambda: NOW + timedelta(days=3)
    enrolment.assign_areas(commune.office, one.device, [])
    enrolment.assign_areas(commune.office, two.device, [*commune.areas.values()])
    commune.down(two)
    now, before = custody.custody_of_case(commune.office, case).holders
    assert (now.id, now.since, now.last_in) == (two.device, commune.office.today, None)
    assert (before.id, before.until) == (one.device, commune.office.today), "it has not heard yet"
    commune.exchange(one)
    commune.up(one)
    assert [each.id for each in custody.custody_of_person(commune.office, person).holders] == [two.device]


def test_a_laptop_says_what_of_a_case_the_office_has(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    person = people.add_person(laptop, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
    case = cases.open_case(laptop, person, "A3").value
    held = custody.custody_of_person(laptop, person)
    assert (held.unsent, held.confirmed, held.outside) == (2, None, False)
    commune.exchange(laptop)
    change(laptop, person, phone="0901")
    held = custody.custody_of_person(laptop, person)
    assert (held.unsent, held.confirmed is None) == (1, False)
    assert custody.custody_of_case(laptop, case) == held


def test_what_left_the_area_can_only_be_read_but_for_what_was_begun_before(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    person, other = (
        people.add_person(laptop, NewPerson(name, commune.areas["Thôn 1"])).value for name in ("Trần Thị Hai", "Y Bhim")
    )
    case = cases.open_case(laptop, person, "A3").value
    commune.exchange(laptop)
    enrolment.assign_areas(commune.office, laptop.device, [])
    drafts.keep(laptop, f"person:{other}", "{}")
    commune.down(laptop)
    assert custody.custody_of_case(laptop, case).outside
    with pytest.raises(UserError, match=r"row\.outside"):
        change(laptop, person, phone="0901")
    with pytest.raises(UserError, match=r"row\.outside"):
        cases.open_case(laptop, person, "A2")
    with pytest.raises(UserError, match=r"row\.outside"):
        wizard.open_sitting(laptop, case_id=case)
    drafts.keep(laptop, f"person:{person}", "{}")
    assert drafts.find(laptop, f"person:{person}") is None, "what cannot be written is not begun"
    change(laptop, other, phone="0902")
    assert commune.up(laptop).conflicting == 1


def test_the_board_puts_those_first_who_missed_their_day(commune: Commune) -> None:
    commune.office.clock = lambda: NOW
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    commune.up(one)
    laptops.settle_exchange_day(commune.office, 0)
    assert laptops.exchange_day(commune.office) == 0
    commune.office.clock = lambda: NOW + timedelta(days=4)  # from a Sunday to a Thursday
    commune.up(two)
    first, second = laptops.laptops(commune.office)
    assert (first.id, first.meeting, first.late) == (one.device, Meeting(Standing.OVERDUE, 1), True)
    assert (second.id, second.late) == (two.device, False)
    assert laptops.count_late(commune.office) == 1
    assert laptops.count_late(one) == 0
    laptops.settle_exchange_day(commune.office, None)
    assert laptops.exchange_day(commune.office) is None
    assert laptops.count_late(commune.office) == 0
    with pytest.raises(UserError, match="no-such-day"):
        laptops.settle_exchange_day(commune.office, 7)


def test_the_board_tells_of_a_laptop_that_has_not_heard_that_an_area_was_taken(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    commune.up(laptop)
    enrolment.assign_areas(commune.office, laptop.device, [])
    assert laptops.laptops(commune.office)[0].holds_former
    commune.down(laptop)
    commune.up(laptop)
    assert not laptops.laptops(commune.office)[0].holds_former


def test_where_two_machines_differ_is_listed_and_sent_again_on_a_persons_word(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    person = people.add_person(laptop, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
    commune.exchange(laptop)
    commune.up(laptop)
    with laptop.working() as w, journal.opened(w.conn):
        w.conn.exec_driver_sql("UPDATE resident SET phone = '0909' WHERE id = ?", (person,))
    assert commune.down(laptop).differing == (commune.areas["Thôn 1"],)
    assert custody.differing(commune.office) == custody.Differing()
    with pytest.raises(UserError, match="nothing-differs"):
        custody.send_again(commune.office, laptop.device)
    commune.exchange(laptop)
    (row,) = custody.differing(commune.office).rows
    assert (row.title, row.what, row.fields, row.again) == ("Trần Thị Hai", "fields", ("phone",), False)
    assert custody.differing(laptop).rows[0].title == "Trần Thị Hai"
    assert laptops.laptops(commune.office)[0].differing == 1
    assert custody.send_again(commune.office, laptop.device).value == 1
    assert custody.differing(commune.office).rows[0].again
    assert commune.down(laptop).differing == ()
    assert people.person_card(laptop, person).person.phone is None
    commune.up(laptop)
    assert custody.differing(commune.office) == custody.Differing() == custody.differing(laptop)


def test_somebody_found_in_two_areas_is_seen_at_the_office_and_told_to_both_laptops(commune: Commune) -> None:
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    known = {"born": PartialDate(1990, 3, 2), "sex": "female"}
    first = people.add_person(one, NewPerson("H'Hen Niê", commune.areas["Thôn 1"], fields=known)).value
    second = people.add_person(two, NewPerson("H'Hen Niê", commune.areas["Thôn 2"], fields=known)).value
    for laptop in (two, one):
        commune.up(laptop)
    duplicates.look(commune.office)
    (pair,) = duplicates.pairs(commune.office)
    assert {pair.first.area, pair.second.area} == set(commune.areas)
    asked = {first: "Ở Thôn 2 cũng có người này?", second: "Ở Thôn 1 cũng có người này?"}
    assert found_twice.ask_both(commune.office, asked).value == 2
    assert found_twice.ask_both(commune.office, asked).value == 0, "nobody has answered yet"
    for laptop, person in ((one, first), (two, second)):
        commune.down(laptop)
        (told,) = questions.of_person(laptop, person)
        assert (told.field, told.text) == ("name", asked[person])
    (told,) = questions.of_person(two, second)
    questions.answer(two, told.id, told.seen, "Đúng, chị ấy có hai chỗ ở")
    commune.up(two)
    assert [row.answer for row in questions.of_person(commune.office, second)] == ["Đúng, chị ấy có hai chỗ ở"]
    found_twice.over(commune.office, first, second)
    assert questions.of_person(commune.office, first) == questions.of_person(commune.office, second) == []
    with pytest.raises(UserError, match="same-record"):
        found_twice.ask_both(commune.office, {first: "x"})


def test_the_list_of_cases_says_which_laptops_hold_each_and_at_the_old_one_that_it_is_only_to_be_read(
    commune: Commune,
) -> None:
    office = commune.office
    case = cases.open_case(
        office, people.add_person(office, NewPerson("Y Bhim", commune.areas["Thôn 1"])).value, "A3"
    ).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1")
    (row,) = cases.list_cases(office, cases.CaseFilter()).rows
    assert (row.id, row.held_by) == (case, (2, 3))
    enrolment.assign_areas(office, one.device, [])
    assert cases.list_cases(office, cases.CaseFilter()).rows[0].held_by == (3,)
    commune.up(one)
    for laptop in (one, two):
        commune.down(laptop)
    assert [cases.list_cases(each, cases.CaseFilter()).rows[0].held_here for each in (one, two)] == [False, True]


def test_both_laptops_are_asked_by_themselves_once_before_a_bundle_is_written(commune: Commune) -> None:
    office = commune.office
    one, two, both = commune.laptop("Thôn 1"), commune.laptop("Thôn 2"), commune.laptop("Thôn 1", "Thôn 2")
    born = {"born": PartialDate(1990, 3, 2), "sex": "female"}
    first = people.add_person(one, NewPerson("H'Hen Niê", commune.areas["Thôn 1"], fields=born)).value
    second = people.add_person(two, NewPerson("H'Hen Niê", commune.areas["Thôn 2"], fields=born)).value
    for laptop in (one, two):
        commune.up(laptop)
    assert duplicates_telling.ask_both_laptops(office).value == 0, "nobody has looked for pairs yet"
    duplicates.look(office)
    assert duplicates_telling.ask_both_laptops(office).value == 0, "one laptop holds both records"
    enrolment.revoke(office, both.device)
    assert duplicates_telling.ask_both_laptops(office).value == 2
    for laptop, person, other in ((one, first, "Thôn 2"), (two, second, "Thôn 1")):
        commune.down(laptop)
        (told,) = questions.of_person(laptop, person)
        assert (
            told.text
            == f"Ở {other} cũng có người có thể là người này: H'Hen Niê, 02/03/1990. Có phải cùng một người không?"
        )
    found_twice.over(office, first, second)
    assert duplicates_telling.ask_both_laptops(office).value == 0, "they were asked once; now only a person asks again"


def test_a_boat_that_changes_its_mooring_goes_over_with_its_people_in_whatever_order_sticks_come(
    commune: Commune,
) -> None:
    area, other = commune.areas.values()
    boat = people.add_household(commune.office, "Ghe ông Sáu", area).value
    child = people.add_person(commune.office, NewPerson("Trần Văn Tí", area, boat, "con-de")).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 2")
    change(one, child, phone="0901")
    card = people.household_card(commune.office, boat)
    people.change_household(commune.office, boat, card.household.seen, {"area_id": other})
    commune.down(two)
    change(two, child, note="neo ở bến mới")
    for laptop in (two, one, two, one):
        commune.exchange(laptop)
    shown = people.person_card(two, child).person
    assert (shown.phone, shown.note) == ("0901", "neo ở bến mới")
    assert custody.custody_of_person(two, child).holders[0].id == two.device
    assert custody.custody_of_person(one, child).outside


def test_who_comes_into_a_household_of_another_area_lies_there_from_then_on(commune: Commune) -> None:
    area, other = commune.areas.values()
    person = people.add_person(commune.office, NewPerson("Trần Văn Tí", area)).value
    house = people.add_household(commune.office, "Hộ bà Sáu", other).value
    change(commune.office, person, membership=Membership(house, "con-de"))
    assert people.person_card(commune.office, person).person.area_id == other
