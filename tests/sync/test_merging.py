"""Two laptops and an office: what merges, what waits for a person, and what is never lost."""

from __future__ import annotations

import msgspec
import pytest

from app.domain.ids import child_id
from app.domain.merge import Seen
from app.errors import UserError
from app.models.ops import OpLine, chained, encode_body, meta, sealed_hash
from app.models.spec import SCHEMA
from app.sync.conflicts import Choice
from tests.sync.machines import FieldFile, Laptop, Office, a_laptop, an_office, meet


class Commune:
    """One hamlet, two laptops that follow it, one person whom both have seen."""

    def __init__(self) -> None:
        self.office: Office = an_office()
        self.a, self.b = a_laptop("a"), a_laptop("b")
        self.area = self.office.create("area", {"name": "Buôn Một", "kind": "hamlet"})
        self.person = self.office.create("resident", {"area_id": self.area, "name": "H'Hen Niê"})
        self.case = self.office.create("case", {"resident_id": self.person, "category": "A3", "state": "open"})
        for laptop in (self.a, self.b):
            self.office.grant(laptop, self.area)
            laptop.take(self.office.export(laptop))

    def all_meet(self) -> None:
        for laptop in (self.a, self.b, self.a):
            assert meet(self.office, laptop).differing == []
        assert self.a.digest(self.area) == self.b.digest(self.area) == self.office.digest(self.area)

    def waiting(self) -> list[tuple[str, object, object, str]]:
        return [(each.field, each.standing, each.queued, each.why) for each in self.office.conflicts()]


@pytest.fixture
def commune() -> Commune:
    return Commune()


def states(laptop: Laptop) -> list[str]:
    return [state for (state,) in laptop.all("SELECT state FROM op WHERE device = ? ORDER BY seq", laptop.device)]


def test_two_laptops_that_changed_different_fields_both_win(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, note="nhà gần suối")
    commune.all_meet()
    shown = commune.a.row("resident", commune.person)
    assert shown == commune.b.row("resident", commune.person)
    assert shown is not None
    assert (shown["phone"], shown["note"]) == ("0901", "nhà gần suối")
    assert commune.waiting() == []


def test_two_laptops_that_changed_the_same_field_leave_a_conflict_and_each_shows_its_own(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    assert commune.waiting() == [("phone", "0901", "0902", "changed")]
    assert commune.b.row("resident", commune.person)["phone"] == "0902"  # type: ignore[index]
    assert commune.b.all("SELECT field, value FROM shadow") == [("phone", '"0901"')]
    assert states(commune.b) == ["queued"]


@pytest.mark.parametrize(
    ("choice", "value", "outcome"),
    [(Choice.STANDING, None, "0901"), (Choice.QUEUED, None, "0902"), (Choice.VALUE, "0903", "0903")],
)
def test_a_person_settles_a_conflict_and_every_machine_shows_the_same(
    commune: Commune, choice: Choice, value: str | None, outcome: str
) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    commune.office.resolve(commune.office.conflicts()[0], choice, value)
    commune.all_meet()
    assert commune.waiting() == []
    for machine in (commune.office, commune.a, commune.b):
        assert machine.row("resident", commune.person)["phone"] == outcome  # type: ignore[index]
    assert commune.b.own_values() == 0
    assert states(commune.b) == ["settled"]


def test_a_conflict_that_was_settled_meanwhile_is_not_settled_twice(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    conflict = commune.office.conflicts()[0]
    commune.office.resolve(conflict, Choice.QUEUED)
    with pytest.raises(UserError, match=r"conflict\.gone"):
        commune.office.resolve(conflict, Choice.STANDING)


def test_a_conflict_whose_standing_value_was_changed_meanwhile_is_read_again(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    conflict = commune.office.conflicts()[0]
    commune.office.edit("resident", commune.person, phone="0909")
    with pytest.raises(UserError, match="changed-since"):
        commune.office.resolve(conflict, Choice.STANDING)


def test_the_same_value_from_two_laptops_settles_itself(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0901")
    commune.all_meet()
    assert commune.waiting() == []
    assert commune.b.own_values() == 0


def test_who_agreed_with_a_value_is_not_silently_overruled_by_its_first_writer(commune: Commune) -> None:
    """Whoever comes to the office first, the two that are left are 0901 (b stood by it) and 0905."""
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0901")
    first = commune.a.export()
    commune.a.edit("resident", commune.person, phone="0905")
    commune.office.take(first)
    commune.office.take(commune.b.export())
    commune.office.take(commune.a.export())
    assert commune.waiting() == [("phone", "0901", "0905", "changed")]


def test_a_laptops_later_change_replaces_its_own_waiting_one(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    commune.b.edit("resident", commune.person, phone="0903")
    commune.all_meet()
    assert commune.waiting() == [("phone", "0901", "0903", "changed")]
    assert states(commune.b) == ["settled", "queued"]


def test_a_laptops_later_change_to_what_stands_ends_the_conflict(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    commune.b.edit("resident", commune.person, phone="0901")
    commune.all_meet()
    assert commune.waiting() == []


def test_a_draft_from_before_an_import_does_not_overwrite_what_came_with_it(commune: Commune) -> None:
    old = commune.b.look("resident", commune.person)
    commune.a.edit("resident", commune.person, phone="0901")
    commune.all_meet()
    commune.b.edit("resident", commune.person, old, phone="0902")
    commune.all_meet()
    assert commune.waiting() == [("phone", "0901", "0902", "changed")]


def test_what_was_on_the_screen_may_be_changed(commune: Commune) -> None:
    commune.a.edit("resident", commune.person, phone="0901")
    commune.all_meet()
    commune.b.edit("resident", commune.person, phone="0902")
    commune.all_meet()
    assert commune.waiting() == []
    assert commune.a.row("resident", commune.person)["phone"] == "0902"  # type: ignore[index]


def test_ones_own_unsettled_value_passes_on_what_it_had_seen(commune: Commune) -> None:
    """B never saw A's number: its own lay over it when it wrote again."""
    commune.b.edit("resident", commune.person, phone="0902")
    commune.a.edit("resident", commune.person, phone="0901")
    meet(commune.office, commune.a)
    commune.b.take(commune.office.export(commune.b))
    commune.b.edit("resident", commune.person, phone="0903")
    commune.all_meet()
    assert commune.waiting() == [("phone", "0901", "0903", "changed")]


def test_the_same_claim_made_on_two_laptops_is_one_claim(commune: Commune) -> None:
    claim = child_id(commune.case, "birth")
    fields = {"case_id": commune.case, "kind": "birth"}
    commune.a.create("claim", {**fields, "statement": "sinh ở nhà"}, claim)
    commune.b.create("claim", {**fields, "statement": "sinh ở trạm", "reason": "x"}, claim)
    commune.all_meet()
    assert commune.waiting() == [("statement", "sinh ở nhà", "sinh ở trạm", "changed")]
    assert commune.a.row("claim", claim)["reason"] == "x"  # type: ignore[index]


# Deleting ----------------------------------------------------------------------------------------------------


def test_a_deletion_waits_if_somebody_went_on_with_the_row(commune: Commune) -> None:
    commune.b.edit("case", commune.case, gone="nhập nhầm")
    commune.a.edit("case", commune.case, note="gặp mẹ cháu")
    commune.all_meet()
    assert commune.waiting() == [("gone", None, "nhập nhầm", "deletion")]


def test_a_change_of_a_row_that_another_deleted_puts_the_deletion_to_a_person(commune: Commune) -> None:
    """The other order: the deletion stands, the change is kept, and the same two words about it wait."""
    commune.b.edit("case", commune.case, gone="nhập nhầm")
    commune.a.edit("case", commune.case, note="gặp mẹ cháu")
    for laptop in (commune.b, commune.a):
        meet(commune.office, laptop)
    assert commune.waiting() == [("gone", "nhập nhầm", None, "lives")]
    commune.office.resolve(commune.office.conflicts()[0], Choice.QUEUED)
    commune.all_meet()
    assert commune.b.row("case", commune.case)["note"] == "gặp mẹ cháu"  # type: ignore[index]
    assert commune.waiting() == []


@pytest.mark.parametrize("part_first", [True, False])
def test_a_part_added_to_a_deleted_case_puts_the_deletion_to_a_person(commune: Commune, part_first: bool) -> None:
    claim = child_id(commune.case, "birth")
    commune.a.create("claim", {"case_id": commune.case, "kind": "birth", "statement": "x"}, claim)
    commune.b.edit("case", commune.case, gone="nhập nhầm")
    for laptop in (commune.a, commune.b) if part_first else (commune.b, commune.a):
        meet(commune.office, laptop)
    values = {(field, each) for field, standing, queued, _ in commune.waiting() for each in (standing, queued)}
    assert values == {("gone", None), ("gone", "nhập nhầm")}
    commune.all_meet()


def test_who_has_seen_everything_may_delete(commune: Commune) -> None:
    commune.a.edit("case", commune.case, note="gặp mẹ cháu")
    commune.all_meet()
    commune.b.edit("case", commune.case, gone="nhập nhầm")
    commune.all_meet()
    assert commune.waiting() == []
    assert commune.a.row("case", commune.case)["gone"] == "nhập nhầm"  # type: ignore[index]


def test_the_office_asks_before_it_deletes_what_was_changed_meanwhile(commune: Commune) -> None:
    screen = commune.office.look("case", commune.case)
    claim = child_id(commune.case, "birth")
    commune.a.create("claim", {"case_id": commune.case, "kind": "birth", "statement": "x"}, claim)
    commune.all_meet()
    with pytest.raises(UserError, match="changed-since"):
        commune.office.edit("case", commune.case, screen, gone="nhập nhầm")
    commune.office.edit("case", commune.case, gone="nhập nhầm")


# What is not taken --------------------------------------------------------------------------------------------


def test_what_an_account_may_not_write_is_refused_with_a_receipt_and_shown_no_longer(commune: Commune) -> None:
    commune.office.allowed = lambda actor, entity, name, value: name != "phone"
    commune.a.edit("resident", commune.person, phone="0901")
    commune.a.edit("resident", commune.person, note="được")
    report = commune.office.take(commune.a.export())
    assert [(entity, reason) for entity, _, reason in report.refused] == [("resident", "permission phone")]
    commune.all_meet()
    shown = commune.a.row("resident", commune.person)
    assert shown is not None
    assert "phone" not in shown
    assert shown["note"] == "được"
    assert commune.a.all("SELECT state, reason FROM op WHERE device = ? ORDER BY seq", commune.a.device) == [
        ("refused", "permission phone"),
        ("accepted", None),
    ]


def test_what_is_built_on_a_refused_row_is_refused_too(commune: Commune) -> None:
    commune.office.allowed = lambda actor, entity, name, value: entity != "case"
    case = commune.a.create("case", {"resident_id": commune.person, "category": "A3", "state": "open"})
    commune.a.create("claim", {"case_id": case, "kind": "birth", "statement": "x"}, child_id(case, "birth"))
    report = commune.office.take(commune.a.export())
    assert [reason for _, _, reason in report.refused] == [
        "permission category resident_id state",
        f"row case {case}",
    ]


def with_fields(commune: Commune, fields: dict[str, object], schema: int = 1) -> FieldFile:
    """A's next change of the person, as a program wrote it that knows other fields than this one."""
    commune.a.edit("resident", commune.person, note="x")
    file = commune.a.export()
    line = msgspec.json.decode(file.ops[0], type=OpLine)
    body = encode_body(fields, commune.a.heads.epoch, {"": 9}, new=False)
    known = meta(line.device, line.chain, 1, line.entity, line.row, line.actor, line.at, schema)
    hashed = chained(bytes(32), known, sealed_hash(b"s", body))
    other = msgspec.structs.replace(line, body=msgspec.Raw(body), salt=b"s", hash=hashed, schema=schema)
    return FieldFile(file.statement, (msgspec.json.encode(other),), ())


@pytest.mark.parametrize("fields", [{"born": "hôm qua"}, {"sealed": "có"}, {"name": None}, {"born": {"year": "?"}}])
def test_a_value_that_is_not_of_its_kind_is_refused(commune: Commune, fields: dict[str, object]) -> None:
    report = commune.office.take(with_fields(commune, fields))
    assert [reason for _, _, reason in report.refused] == [f"value {next(iter(fields))}"]
    assert commune.office.row("resident", commune.person) == {"area_id": commune.area, "name": "H'Hen Niê"}


def test_fields_of_a_newer_version_are_kept_and_travel_on(commune: Commune) -> None:
    commune.office.take(with_fields(commune, {"note": "x", "nickname": "Mí"}))
    assert commune.b.take(commune.office.export(commune.b)).differing == []
    assert commune.office.row("resident", commune.person)["nickname"] == "Mí"  # type: ignore[index]
    assert commune.b.row("resident", commune.person)["nickname"] == "Mí"  # type: ignore[index]


def test_what_a_newer_program_wrote_waits_for_the_office_to_be_updated(commune: Commune) -> None:
    report = commune.office.take(with_fields(commune, {"note": "x"}, schema=SCHEMA + 1))
    assert report.newer == 1
    assert commune.office.all(f"SELECT state, reason FROM op WHERE schema = {SCHEMA + 1}") == [("held", "newer")]
    assert "note" not in (commune.office.row("resident", commune.person) or {})


def test_an_edit_with_an_own_screen_of_nothing_seen_is_a_conflict(commune: Commune) -> None:
    commune.office.edit("resident", commune.person, phone="0901")
    commune.a.edit("resident", commune.person, Seen("", 0), phone="0902")
    commune.all_meet()
    assert commune.waiting() == [("phone", "0901", "0902", "changed")]
