"""Two records merged at the office while laptops still write on either: everything lands, and every machine follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from typing import Any, cast

import pytest
from sqlalchemy import select

from app.domain.account import Account
from app.domain.merge import Seen
from app.domain.roles import Role
from app.home import Home
from app.models import casefile, likenesses, same_person
from app.models.entities import Resident
from app.models.work import Reading, Work, reading, writing
from app.services import merging
from tests.sync.machines import AT, Machine, Office, a_laptop, an_office, meet


@dataclass
class Seat:
    """As much of a home as merging asks for."""

    machine: Machine
    is_office: bool
    account: Account = field(default_factory=lambda: Account("head", "Tổ trưởng", (Role.GROUP_HEAD,)))
    today: date = date(2026, 11, 22)

    def require(self, action: object) -> None:
        assert self.account.roles

    def reading(self) -> AbstractContextManager[Reading]:
        return reading(self.machine.engine)

    @contextmanager
    def writing(self) -> Iterator[Work]:
        with writing(self.machine.engine, actor="head", at=AT) as w:
            yield w


class Commune:
    """Two hamlets. H'Hen is recorded in the first, and again in the second. Laptop a holds both hamlets, b the second
    only."""

    def __init__(self) -> None:
        self.office: Office = an_office()
        self.a, self.b = a_laptop("a"), a_laptop("b")
        self.first = self.office.create("area", {"name": "Buôn Một", "kind": "hamlet"})
        self.second = self.office.create("area", {"name": "Buôn Hai", "kind": "hamlet"})
        self.keep = self.office.create("resident", {"area_id": self.first, "name": "H'Hen Niê", "phone": "0901"})
        self.other = self.office.create("resident", {"area_id": self.second, "name": "H Hen"})
        self.case = self.office.create("case", {"resident_id": self.other, "category": "A3", "state": "open"})
        self.office.grant(self.a, self.first, self.second)
        self.office.grant(self.b, self.second)
        for laptop in (self.a, self.b):
            laptop.take(self.office.export(laptop))

    @property
    def home(self) -> Home:
        return cast(Home, Seat(self.office, True))

    def merge(self, **chosen: Any) -> None:
        merging.merge(self.home, self.keep, self.other, chosen, "xem giấy tờ")

    def all_meet(self) -> None:
        for laptop in (self.a, self.b, self.a, self.b):
            assert meet(self.office, laptop).differing == []
        assert self.a.digest(self.first) == self.office.digest(self.first)
        assert self.a.digest(self.second) == self.b.digest(self.second) == self.office.digest(self.second)


@pytest.fixture
def commune() -> Commune:
    return Commune()


def person_of_case(machine: Machine, case: str) -> str | None:
    with reading(machine.engine) as r:
        file = casefile.case_file(r, case)
        return file.person.name if file and file.person else None


def shown(machine: Machine) -> set[str]:
    with reading(machine.engine) as r:
        return set(r.session.scalars(select(Resident.name).where(same_person.stands())))


ACTS = ("office merges", "a writes on the kept", "b writes on the other")


@pytest.mark.parametrize("order", list(permutations(ACTS)))
def test_whoever_is_first_all_that_was_written_lands_and_is_followed(commune: Commune, order: tuple[str, ...]) -> None:
    for act in order:
        match act:
            case "office merges":
                commune.merge(note="đã gặp cả hai")
            case "a writes on the kept":
                commune.a.edit("resident", commune.keep, phone="0902")
                meet(commune.office, commune.a)
            case _:
                commune.b.edit("resident", commune.other, phone="0909")
                evidence = {"case_id": commune.case, "kind": "birth_notice"}
                commune.b.create("evidence", evidence)
                meet(commune.office, commune.b)
    commune.all_meet()
    assert commune.office.conflicts() == []
    for machine in (commune.office, commune.a):
        assert person_of_case(machine, commune.case) == "H'Hen Niê"
        assert shown(machine) == {"H'Hen Niê"}
        kept, other = (machine.row("resident", row) or {} for row in (commune.keep, commune.other))
        assert (kept["phone"], kept["note"], other["phone"]) == ("0902", "đã gặp cả hai", "0909")
        assert len(machine.all("SELECT id FROM evidence")) == 1
    (record,) = merging.merged_records(commune.home, commune.keep)
    later = order.index("b writes on the other") > order.index("office merges")
    assert [(each.field, each.value) for each in record.news] == ([("phone", "0909")] if later else [])


def test_a_laptop_that_lacks_the_kept_record_shows_its_own(commune: Commune) -> None:
    commune.merge()
    commune.all_meet()
    assert shown(commune.b) == {"H Hen"}
    assert person_of_case(commune.b, commune.case) == "H Hen"
    with reading(commune.b.engine) as r:
        row = same_person.kept(r, commune.other)
        assert row is not None
        assert row.merged_into == commune.keep


def test_a_chosen_value_against_one_that_a_laptop_wrote_unseen_waits_for_a_person(commune: Commune) -> None:
    commune.a.edit("resident", commune.keep, phone="0902")
    commune.merge(phone="0903")
    commune.all_meet()
    assert [(each.field, each.standing, each.queued) for each in commune.office.conflicts()] == [
        ("phone", "0903", "0902")
    ]
    apart = merging.unmerge(commune.home, commune.other).value
    assert apart.left == ()
    commune.all_meet()
    assert (commune.office.row("resident", commune.keep) or {})["phone"] == "0901"


@pytest.mark.parametrize("laptop_first", [True, False])
def test_taken_apart_again_every_machine_has_two_people_with_all_that_came_since(
    commune: Commune, laptop_first: bool
) -> None:
    before = {row: commune.office.row("resident", row) for row in (commune.keep, commune.other)}
    commune.merge(note="đã gặp cả hai")
    commune.all_meet()
    commune.b.edit("resident", commune.other, phone="0909")
    commune.a.edit("resident", commune.keep, home_town="Buôn Một")
    if laptop_first:
        commune.all_meet()
    merging.unmerge(commune.home, commune.other, "nhầm")
    commune.all_meet()
    assert commune.office.conflicts() == []
    for machine in (commune.office, commune.a):
        assert shown(machine) == {"H'Hen Niê", "H Hen"}
        assert machine.row("resident", commune.keep) == {**(before[commune.keep] or {}), "home_town": "Buôn Một"}
        assert machine.row("resident", commune.other) == {**(before[commune.other] or {}), "phone": "0909"}
        assert person_of_case(machine, commune.case) == "H Hen"


def test_what_a_laptop_proposes_reaches_the_office_and_what_two_say_is_one_row(commune: Commune) -> None:
    for machine, verdict in ((commune.a, "proposed"), (commune.office, "distinct")):
        with machine.work() as w:
            edit = likenesses.judged(
                w, commune.keep, commune.other, verdict, "thử", by=machine.name, day=date(2026, 5, 1)
            )
            w.apply([edit])
    commune.all_meet()
    rows = commune.office.all("SELECT first, second, verdict FROM likeness")
    assert rows == [(*likenesses.ordered(commune.keep, commune.other), "distinct")]
    waiting = {(each.field, each.queued) for each in commune.office.conflicts()}
    assert ("verdict", "proposed") in waiting


def test_a_chain_that_leaves_the_laptop_ends_where_its_records_end(commune: Commune) -> None:
    third = commune.office.create("resident", {"area_id": commune.second, "name": "Hen"})
    merging.merge(commune.home, commune.other, third, {}, "thử")
    commune.merge()
    commune.all_meet()
    assert shown(commune.office) == shown(commune.a) == {"H'Hen Niê"}
    assert shown(commune.b) == {"H Hen"}
    with reading(commune.b.engine) as r:
        row = same_person.kept(r, third)
        assert row is not None
        assert row.id == commune.other


def test_two_redirects_that_met_in_a_circle_frighten_nobody(commune: Commune) -> None:
    """A restored office and returned work could make one: each record then stands for itself when it is asked for."""
    seen = Seen(commune.office.heads.epoch, commune.office.heads.lsn)
    commune.office.edit("resident", commune.keep, seen, merged_into=commune.other)
    commune.office.edit("resident", commune.other, seen, merged_into=commune.keep)
    with reading(commune.office.engine) as r:
        assert same_person.kept(r, commune.keep) is not None
        assert set(same_person.records_of(r, [commune.keep])) == {commune.keep, commune.other}
    assert len(merging.all_merged(commune.home)) == 2
    merging.unmerge(commune.home, commune.other)
    assert shown(commune.office) == {"H Hen"}
