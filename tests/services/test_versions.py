"""Programs of two ages on one stick: what the older one does not understand is kept, told, and learnt after the update.

The older program is this one with some of its knowledge hidden: a kind of record, a field, and two steps of the schema.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from app.errors import UserError
from app.home import Home
from app.models.entities import Note, Resident
from app.models.spec import SCHEMA, specs
from app.services import cases, exchange, notes, people, sitting, sync_state
from app.services.people import NewPerson
from tests.services.commune import Commune, a_commune
from tests.services.homes import PASSPHRASE

HIDDEN, FIELD = "note", "civil_status"


@contextmanager
def two_steps_older() -> Iterator[None]:
    """What runs inside is a program that knows neither notes nor whether somebody is married."""
    known = cast(dict[str, Any], specs())
    before = dict(known)
    modules = [each for name, each in sys.modules.items() if name.startswith("app.") and hasattr(each, "SCHEMA")]
    del known[HIDDEN]
    fields = {name: each for name, each in before["resident"].fields.items() if name != FIELD}
    known["resident"] = replace(before["resident"], fields=fields)
    known["case"] = replace(
        before["case"], children=tuple(each for each in before["case"].children if each[0] != HIDDEN)
    )
    for module in modules:
        vars(module)["SCHEMA"] = SCHEMA - 2
    try:
        yield
    finally:
        for module in modules:
            vars(module)["SCHEMA"] = SCHEMA
        known.clear()
        known.update(before)


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def a_person(commune: Commune, home: Home, name: str = "Nguyễn Thị Lài", status: str = "married") -> tuple[str, str]:
    """With a case, a remark on it, and whether they are married: (person, case)."""
    person = people.add_person(home, NewPerson(name, commune.areas["Thôn 1"])).value
    people.change_person(home, person, people.person_card(home, person).person.seen, {FIELD: status})
    case = cases.open_case(home, person, "A3").value
    notes.add(home, case, "gặp lại sau mùa rẫy")
    return person, case


def again(commune: Commune, home: Home) -> Home:
    """The program is closed, updated, and opened again."""
    home.close()
    opened = sitting.open_home(home.folder, home.account.id, PASSPHRASE)
    commune.stack.callback(opened.close)
    return opened


def digests(home: Home, *areas: str) -> list[str]:
    return [each.hex for each in sync_state.digests(home, areas)]


def known_of(home: Home, person: str) -> tuple[object, int]:
    with home.reading() as r:
        found = r.find(Resident, person)
        return (found.civil_status if found else None), r.session.query(Note).count()


def test_an_older_laptop_keeps_what_it_does_not_understand_works_on_and_learns_it_later(commune: Commune) -> None:
    laptop, area = commune.laptop("Thôn 1"), commune.areas["Thôn 1"]
    person, _ = a_person(commune, commune.office)
    with two_steps_older():
        commune.up(laptop)  # says what it knows
    file = exchange.export_bundle(commune.office, commune.folder / "stick", to=laptop.device).path
    with two_steps_older():
        came = exchange.import_bundle(laptop, file).value
        assert (came.newer, came.differing) == (came.received, ())
        assert known_of(laptop, person) == (None, 0)
        assert sync_state.sync_state(laptop).newer == came.newer
        seen = people.person_card(laptop, person).person.seen
        people.change_person(laptop, person, seen, {"phone": "0905 111 222"})
        up = exchange.export_bundle(laptop, commune.folder / "stick").path
    assert exchange.import_bundle(commune.office, up).value.refused == ()
    assert people.person_card(commune.office, person).person.phone == "0905 111 222"
    laptop = again(commune, laptop)
    assert known_of(laptop, person) == ("married", 1)
    assert people.person_card(laptop, person).person.phone == "0905 111 222"
    assert sync_state.sync_state(laptop).newer == 0
    late = commune.down(laptop)
    assert late.differing == ()
    assert digests(laptop, area) == digests(commune.office, area)
    assert commune.exchange(laptop)[1].differing == ()


def test_what_an_older_laptop_kept_of_a_person_who_left_it_meanwhile_is_out_of_it_too(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    person, _ = a_person(commune, commune.office)
    with two_steps_older():
        commune.up(laptop)
        commune.down(laptop)
    with commune.office.working() as w:
        w.change(Resident, person).area_id = commune.areas["Thôn 2"]  # type: ignore[union-attr]
    with two_steps_older():
        commune.exchange(laptop)
    laptop = again(commune, laptop)
    assert commune.exchange(laptop)[1].differing == ()


def test_a_value_that_the_older_program_cannot_hold_is_refused_and_nothing_is_kept(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    person, _ = a_person(commune, commune.office)
    file = exchange.export_bundle(commune.office, commune.folder / "stick", to=laptop.device).path
    spec = specs()["resident"]
    other = replace(spec.fields["name"], kind="count", type=int)
    with two_steps_older():
        cast(dict[str, Any], specs())["resident"] = replace(spec, fields={**spec.fields, "name": other})
        with pytest.raises(UserError, match=r"sync\.newer-schema"):
            exchange.import_bundle(laptop, file)
    assert not people.list_people(laptop, people.PeopleFilter()).rows
    assert exchange.import_bundle(laptop, file).value.newer == 0
    assert known_of(laptop, person) == ("married", 1)


def test_an_older_office_holds_what_a_newer_laptop_wrote_and_takes_it_once_it_is_updated(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    person, case = a_person(commune, laptop)
    up = exchange.export_bundle(laptop, commune.folder / "stick").path
    with two_steps_older():
        look = exchange.look(commune.office, up)
        came = exchange.import_bundle(commune.office, up).value
        assert look.newer == came.newer == came.received
        assert {row.what for row in came.rows} == {"newer"}
        assert sync_state.sync_state(commune.office).newer == came.newer
        again_ = exchange.import_bundle(commune.office, up).value
        assert (again_.identical, again_.newer) == (again_.received, 0)
        down = exchange.export_bundle(commune.office, commune.folder / "stick", to=laptop.device).path
    assert exchange.import_bundle(laptop, down).value.differing == ()
    assert known_of(laptop, person) == ("married", 1)
    commune.office = again(commune, commune.office)
    assert known_of(commune.office, person) == ("married", 1)
    assert cases.case_card(commune.office, case).file.case.category == "A3"
    assert sync_state.sync_state(commune.office).newer == 0
    commune.exchange(laptop)
    area = commune.areas["Thôn 1"]
    assert digests(laptop, area) == digests(commune.office, area)


def test_another_laptops_bundle_after_the_update_does_not_judge_held_work_by_its_own_people(commune: Commune) -> None:
    first, second = commune.laptop("Thôn 1"), commune.laptop("Thôn 1")
    person, _ = a_person(commune, first)
    up = exchange.export_bundle(first, commune.folder / "stick").path
    with two_steps_older():
        exchange.import_bundle(commune.office, up)
    assert commune.up(second).refused == ()
    assert known_of(commune.office, person) == ("married", 1)
