"""A laptop holds its areas' records, all of them, and nothing else."""

from __future__ import annotations

import pytest

from app.domain.ids import child_id
from app.sync import scope
from tests.sync.machines import Laptop, Office, a_laptop, an_office, meet


class Communes:
    """Two hamlets; in the first a person with a case, a claim and a period of residence, and a household."""

    def __init__(self) -> None:
        self.office: Office = an_office()
        self.one, self.two = (self.office.create("area", {"name": n, "kind": "hamlet"}) for n in ("Một", "Hai"))
        self.household = self.office.create("household", {"area_id": self.one, "label": "Hộ ông Y Bhim"})
        self.person = self.office.create("resident", {"area_id": self.one, "name": "H'Hen Niê"})
        self.case = self.office.create("case", {"resident_id": self.person, "category": "A3", "state": "open"})
        self.claim = child_id(self.case, "birth")
        self.office.create("claim", {"case_id": self.case, "kind": "birth", "statement": "x"}, self.claim)
        self.residence = self.office.create("residence", {"resident_id": self.person, "kind": "permanent"})
        self.first, self.second = a_laptop("first"), a_laptop("second")
        self.office.grant(self.first, self.one)
        self.office.grant(self.second, self.two)
        for laptop in (self.first, self.second):
            assert meet(self.office, laptop).differing == []

    def everything(self) -> list[tuple[str, str]]:
        return [
            ("case", self.case),
            ("claim", self.claim),
            ("residence", self.residence),
            ("resident", self.person),
        ]


@pytest.fixture
def communes() -> Communes:
    return Communes()


def outside(laptop: Laptop) -> list[tuple[str, str]]:
    return laptop.all("SELECT entity, row FROM outside ORDER BY entity, row")


def test_a_laptop_gets_its_area_and_nothing_of_another(communes: Communes) -> None:
    for entity in ("area", "resident", "claim"):
        assert communes.first.all(f'SELECT count(*) FROM "{entity}"') == [(1,)]
    assert communes.second.row("resident", communes.person) is None
    assert communes.second.all("SELECT count(*) FROM op WHERE entity <> 'area'") == [(0,)]


def test_who_moves_leaves_one_laptop_and_comes_to_the_other_with_the_whole_history(communes: Communes) -> None:
    communes.office.edit("resident", communes.person, area_id=communes.two)
    left, came = meet(communes.office, communes.first), meet(communes.office, communes.second)
    assert (left.left, left.differing, came.differing) == (4, [], [])
    assert outside(communes.first) == communes.everything()
    assert (communes.second.row("claim", communes.claim) or {})["statement"] == "x"
    assert communes.second.all("SELECT count(*) FROM op WHERE entity = 'resident'") == [(2,)]


def test_who_comes_back_is_followed_again(communes: Communes) -> None:
    communes.office.edit("resident", communes.person, area_id=communes.two)
    meet(communes.office, communes.first)
    communes.office.edit("claim", communes.claim, statement="y")
    communes.office.edit("resident", communes.person, area_id=communes.one)
    assert meet(communes.office, communes.first).differing == []
    assert outside(communes.first) == []
    assert (communes.first.row("claim", communes.claim) or {})["statement"] == "y"


def test_a_new_grant_brings_the_area_with_all_that_was_there_before(communes: Communes) -> None:
    communes.office.grant(communes.second, communes.one, communes.two)
    assert meet(communes.office, communes.second).differing == []
    assert communes.second.digest(communes.one) == communes.first.digest(communes.one)


def test_a_grant_that_is_taken_back_leaves_the_records_read_only(communes: Communes) -> None:
    communes.office.grant(communes.first)
    meet(communes.office, communes.first)
    with communes.first.engine.connect() as conn:
        assert scope.is_outside(conn, "resident", communes.person)
        assert scope.is_outside(conn, "claim", communes.claim)
    assert communes.first.row("resident", communes.person) is not None


def test_a_draft_saved_after_the_row_left_does_not_claim_to_have_seen_what_came_later(communes: Communes) -> None:
    communes.office.edit("resident", communes.person, area_id=communes.two)
    meet(communes.office, communes.first)
    communes.office.edit("resident", communes.person, note="ở thôn Hai")
    communes.office.edit("area", communes.one, note="x")
    meet(communes.office, communes.first)
    communes.first.edit("resident", communes.person, note="ở thôn Một")
    meet(communes.office, communes.first)
    assert [(each.standing, each.queued) for each in communes.office.conflicts()] == [("ở thôn Hai", "ở thôn Một")]


def test_a_sealed_person_leaves_every_laptop_and_every_digest(communes: Communes) -> None:
    before = communes.office.digest(communes.one)
    communes.office.edit("resident", communes.person, sealed=True)
    assert meet(communes.office, communes.first).differing == []
    assert outside(communes.first) == communes.everything()
    assert communes.office.digest(communes.one) != before
    communes.office.edit("resident", communes.person, sealed=False)
    assert meet(communes.office, communes.first).differing == []
    assert outside(communes.first) == []


def test_a_laptops_own_unsettled_move_does_not_change_what_it_holds(communes: Communes) -> None:
    communes.first.edit("resident", communes.person, area_id=communes.two)
    assert communes.first.digest(communes.one) == communes.office.digest(communes.one)


def test_a_second_bundle_without_a_word_from_the_laptop_between_still_tells_what_left(communes: Communes) -> None:
    third = a_laptop("third")
    communes.office.grant(third, communes.one)
    third.take(communes.office.export(third))
    communes.office.edit("resident", communes.person, area_id=communes.two)
    assert third.take(communes.office.export(third)).differing == []
    assert outside(third) == communes.everything()


def test_an_area_that_was_taken_back_and_given_again_without_a_word_between_comes_whole(communes: Communes) -> None:
    communes.office.grant(communes.first)
    communes.first.take(communes.office.export(communes.first))
    communes.office.grant(communes.first, communes.one)
    assert communes.first.take(communes.office.export(communes.first)).differing == []
    assert outside(communes.first) == []


def test_a_part_that_two_laptops_made_comes_back_whole_with_its_row(communes: Communes) -> None:
    """The first laptop made the same claim, knowing nothing of the other's, while the case was out of its scope."""
    other = child_id(communes.case, "kin")
    communes.office.edit("resident", communes.person, area_id=communes.two)
    meet(communes.office, communes.second)
    communes.second.create("claim", {"case_id": communes.case, "kind": "kin", "statement": "của máy hai"}, other)
    meet(communes.office, communes.second)
    fields = {"case_id": communes.case, "kind": "kin", "statement": "của máy một", "reason": "r"}
    communes.first.create("claim", fields, other)
    meet(communes.office, communes.first)
    communes.office.edit("resident", communes.person, area_id=communes.one)
    assert meet(communes.office, communes.first).differing == []
    assert [(each.standing, each.queued) for each in communes.office.conflicts()] == [("của máy hai", "của máy một")]


def test_ids_of_people_who_were_never_in_the_laptops_area_are_not_told(communes: Communes) -> None:
    stranger = communes.office.create("resident", {"area_id": communes.two, "name": "Y Bhim"})
    communes.office.edit("resident", stranger, note="x")
    communes.office.create("case", {"resident_id": stranger, "category": "A3", "state": "open"})
    file = communes.office.export(communes.first)
    assert stranger.encode() not in file.statement + b"".join(file.ops)
