"""Erasing for good, over real homes and bundles: what goes, what stays, and that it stays gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app import erasure
from app.domain.roles import Role
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models import snapshot
from app.services import (
    attachments,
    backups,
    cases,
    doctor,
    drafts,
    erasing,
    exchange,
    own_work,
    people,
    sitting,
    sync_state,
    visits,
)
from app.services.people import NewPerson, PeopleFilter
from tests.services.commune import Commune, a_commune
from tests.services.homes import PASSPHRASE
from tests.services.pages import plain_pages

NAME = "Đặng Thị Quỳnhhoa"
WHY = "Đơn số 12/ĐX ngày 20/11/2026"
SAID = ("Quỳnhhoa", "quynhhoa", "0377123456", "bỏ làng ra đi", "dang thi quynhhoa")


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def somebody(home: Home, area: str, scan: Path | None = None) -> tuple[str, str]:
    """Someone with a case, a claim, an obstacle, and a paper: the person and the case."""
    house = people.add_household(home, "Hộ ông Sáu", area).value
    people.add_person(home, NewPerson("Đặng Văn Sáu", area, house))
    person = people.add_person(home, NewPerson(NAME, area, house, fields={"phone": "0377123456"})).value
    case = cases.open_case(home, person, "A3").value
    cases.state_claim(home, case, "birth", {"statement": "bỏ làng ra đi"})
    cases.add_obstacle(home, case, "no_papers", {"text": "bỏ làng ra đi"})
    if scan is not None:
        attachments.attach(home, person, scan, "Giấy của Quỳnhhoa", case_id=case)
    return person, case


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    from PIL import Image

    file = tmp_path / "quynhhoa.png"
    Image.new("RGB", (200, 300), "white").save(file)
    return file


def change(home: Home, person: str, **fields: object) -> None:
    people.change_person(home, person, people.person_card(home, person).person.seen, fields)


def erase(home: Home, person: str, **more: Any) -> erasing.Erasing:
    return erasing.erase_person(home, person, name=NAME, reason=WHY, **more).value


def names(home: Home) -> list[str]:
    return [row.name for row in people.list_people(home, PeopleFilter()).rows]


def says_nothing(home: Home, *words: str) -> None:
    content = plain_pages(home)
    assert b"H\xe1\xbb\x99 \xc3\xb4ng S\xc3\xa1u" in content  # we really read what lies there
    for word in words or SAID:
        assert word.encode() not in content, word


def is_well(home: Home) -> None:
    assert [f for f in doctor.examine(home) if f.what in ("database", "references", "chain", "attachments", "erased")]
    assert not [f for f in doctor.examine(home) if not f.good and f.what not in ("clock", "disk")]


def same_digests(commune: Commune, laptop: Home) -> None:
    area = commune.areas["Thôn 1"]
    here, there = (sync_state.digests(home, [area])[0].hex for home in (commune.office, laptop))
    assert here == there


def test_nothing_of_an_erased_person_is_left_but_that_there_was_something(commune: Commune, scan: Path) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, case = somebody(office, area, scan)
    drafts.keep(office, f"resident/{person}/main", '{"typed": {"name": "Quỳnhhoa"}}')
    assert any(word.encode() in plain_pages(office) for word in SAID)
    told = erasing.consequences(office, person)
    assert (told.name, told.rows["case"], told.rows["attachment"], told.alone) == (NAME, 1, 1, None)
    done = erase(office, person)
    assert done.rows == sum(told.rows.values())
    assert (done.cleaned and done.cleaned.files) == 1
    assert names(office) == ["Đặng Văn Sáu"]
    assert people.find(office, "quynhhoa") == []
    with pytest.raises(UserError, match=r"person\.elsewhere"):
        people.person_card(office, person)
    with pytest.raises(UserError, match=r"case\.elsewhere"):
        cases.case_card(office, case)
    says_nothing(office)
    assert [f for f in (office.folder / "blobs").rglob("*") if f.is_file()] == []
    is_well(office)
    row = erasing.erasures(office)[0]
    assert (row.by, row.why, row.rows) == ("Lê Thị Hòa", WHY, done.rows)


def test_only_the_head_at_the_office_with_the_name_and_a_reason_that_does_not_tell_it(commune: Commune) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, _ = somebody(office, area)
    laptop = commune.laptop("Thôn 1", roles=(Role.GROUP_HEAD,))
    with pytest.raises(UserError, match=r"erase\.only-at-office"):
        erase(laptop, person)
    with pytest.raises(UserError, match=r"erase\.other-name"):
        erasing.erase_person(office, person, name="Đặng Văn Sáu", reason=WHY)
    with pytest.raises(UserError, match=r"reason\.empty"):
        erasing.erase_person(office, person, name=NAME, reason="  ")
    with pytest.raises(UserError, match=r"erase\.reason-names-them"):
        erasing.erase_person(office, person, name=NAME, reason="Bà đặng thị quỳnhhoa xin xóa")
    with pytest.raises(UserError, match=r"erase\.field-required"):
        erasing.erase_field(office, person, "name", name=NAME, reason=WHY)
    clerk = replace(office, account=replace(office.account, roles=(Role.AREA_POLICE,)))
    with pytest.raises(UserError, match=r"permission\.action"):
        erase(clerk, person)
    assert NAME in names(office)


def test_a_laptop_obeys_in_the_next_bundle_and_both_are_alike(commune: Commune, scan: Path) -> None:
    person, _ = somebody(commune.office, commune.areas["Thôn 1"], scan)
    laptop = commune.laptop("Thôn 1")
    assert NAME in names(laptop)
    change(laptop, person, note="bỏ làng ra đi")
    commune.exchange(laptop)
    drafts.keep(laptop, "wizard:x", f'{{"person": "{person}", "typed": {{"name": "Quỳnhhoa"}}}}')
    erase(commune.office, person)
    came = commune.down(laptop)
    assert (came.erased, came.erased_own, came.differing) == (len_rows(commune.office), 0, ())
    assert names(laptop) == ["Đặng Văn Sáu"]
    for home in (commune.office, laptop):
        says_nothing(home)
        is_well(home)
    assert [f for f in (laptop.folder / "blobs").rglob("*") if f.is_file()] == []
    same_digests(commune, laptop)
    again = commune.exchange(laptop)
    assert [each.erased for each in again] == [0, 0]
    same_digests(commune, laptop)


def len_rows(office: Home) -> int:
    return erasing.erasures(office)[0].rows


@pytest.mark.parametrize("sent", [False, True], ids=["obeyed before sending", "sent before obeying"])
def test_unsent_work_on_an_erased_person_is_refused_and_its_writer_told(
    commune: Commune, scan: Path, sent: bool
) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, case = somebody(office, area)
    laptop = commune.laptop("Thôn 1")
    change(laptop, person, note="Quỳnhhoa đã về")
    cases.state_claim(laptop, case, "residence", {"statement": "bỏ làng ra đi"})
    new_case = cases.open_case(laptop, person, "A5").value
    cases.add_obstacle(laptop, new_case, "no_papers", {"text": "bỏ làng ra đi"})
    attachments.attach(laptop, person, scan, "Quỳnhhoa", case_id=new_case)
    people.add_person(laptop, NewPerson("Người Khác", area))
    erase(office, person)
    if sent:
        came = commune.up(laptop)
        assert {reason for _, _, reason in came.refused} == {"erased"}
        assert (len(came.refused), came.new) == (5, 1)
        assert commune.up(laptop).identical == came.received
    down = commune.down(laptop)
    assert down.erased_own == 5
    refused = own_work.refused_rows(laptop)
    assert {each.reason for each in refused} == {"erased"}
    assert len(refused) == 5
    commune.exchange(laptop)
    commune.exchange(laptop)
    for home in (office, laptop):
        assert sorted(names(home)) == ["Người Khác", "Đặng Văn Sáu"]
        says_nothing(home)
        assert [f for f in (home.folder / "blobs").rglob("*") if f.is_file()] == []
        is_well(home)
    same_digests(commune, laptop)
    assert sync_state.sync_state(laptop).unsent == 0


def test_one_field_goes_with_its_history_and_the_rest_stays(commune: Commune) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, _ = somebody(office, area)
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1")
    change(one, person, phone="0911222333", note="gặp ở rẫy")
    commune.up(one)
    change(two, person, phone="0944555666")
    assert commune.up(two).conflicting == 1
    change(one, person, phone="0977888999", other_names="Hoa")
    assert "phone" in erasing.consequences(office, person).fields
    erasing.erase_field(office, person, "phone", name=NAME, reason=WHY)
    assert sync_state.list_conflicts(office) == []
    for laptop in (one, two):
        commune.exchange(laptop)
        commune.exchange(laptop)
    newcomer = commune.laptop("Thôn 1")
    for home in (office, one, two, newcomer):
        card = people.person_card(home, person).person
        assert (card.name, card.phone, card.note, card.other_names) == (NAME, None, "gặp ở rẫy", "Hoa")
        says_nothing(home, "0377123456", "0911222333", "0944555666", "0977888999")
        is_well(home)
    for laptop in (one, two, newcomer):
        same_digests(commune, laptop)
    change(one, person, phone="0900000001")
    assert commune.up(one).refused == ()
    assert people.person_card(office, person).person.phone == "0900000001"


def test_older_backups_are_replaced_by_one_without_the_person_and_acknowledgements_never_go_back(
    commune: Commune, tmp_path: Path
) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, _ = somebody(office, area)
    laptop = commune.laptop("Thôn 1")
    change(laptop, person, note="bỏ làng ra đi")
    commune.exchange(laptop)
    commune.exchange(laptop)
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    by_hand = backups.back_up(office, elsewhere / "xa.hsbk").path
    old = {by_hand, *(office.folder / "backups").glob("*.hsbk")}
    before = durable(laptop)
    done = erase(office, person)
    assert done.cleaned is not None
    assert (done.cleaned.backups, done.cleaned.left) == (len(old), ())
    kept = [*elsewhere.glob("*.hsbk"), *(office.folder / "backups").glob("*.hsbk")]
    assert len(kept) == 2
    assert not old & set(kept)
    commune.exchange(laptop)
    assert durable(laptop) >= before
    for number, file in enumerate(kept):
        backups.drill(office, file)
        backups.restore(tmp_path / f"back-{number}", file)
        home = sitting.open_home(tmp_path / f"back-{number}", office.account.id, PASSPHRASE)
        says_nothing(home)
        home.close()


def durable(laptop: Home) -> int:
    with laptop.engine.connect() as conn:
        return int(conn.exec_driver_sql("SELECT max(durable) FROM peer").scalar() or 0)


def test_a_backup_on_a_stick_that_is_not_there_waits_for_it(commune: Commune, tmp_path: Path) -> None:
    office = commune.office
    person, _ = somebody(office, commune.areas["Thôn 1"])
    stick = tmp_path / "stick-2"
    stick.mkdir()
    backups.back_up(office, stick / "xa.hsbk")
    stick.rename(tmp_path / "pulled")
    done = erase(office, person)
    assert done.cleaned is not None
    assert [path.name for path in done.cleaned.left] == ["xa.hsbk"]
    assert ("erased", False) in {(f.what, f.good) for f in doctor.examine(office)}
    (tmp_path / "pulled").rename(stick)
    assert erasing.finish(office).left == ()
    assert [file.name for file in stick.iterdir()] != ["xa.hsbk"]
    is_well(office)


def test_an_office_restored_from_an_older_copy_erases_again_when_a_laptop_comes(
    commune: Commune, tmp_path: Path
) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, case = somebody(office, area)
    laptop = commune.laptop("Thôn 1")
    hidden = tmp_path / "hidden.hsbk"
    shutil.copy(backups.back_up(office, tmp_path / "xa.hsbk").path, hidden)
    erase(office, person)
    commune.exchange(laptop)
    account = office.account.id
    office.close()
    shutil.rmtree(commune.folder / "office")
    backups.restore(commune.folder / "office", hidden)
    commune.office = sitting.open_home(commune.folder / "office", account, PASSPHRASE)
    assert NAME in names(commune.office)  # the copy that nobody could reach brings it back, until a laptop comes
    cases.add_obstacle(commune.office, case, "no_papers", {"text": "bỏ làng ra đi"})
    commune.down(laptop)  # what the office sends again is not taken
    assert NAME not in names(laptop)
    says_nothing(laptop)
    assert commune.up(laptop).erased > 0
    commune.exchange(laptop)
    for home in (commune.office, laptop):
        assert names(home) == ["Đặng Văn Sáu"]
        says_nothing(home)
        is_well(home)
    same_digests(commune, laptop)


def test_a_field_that_came_back_with_an_older_backup_goes_again(commune: Commune, tmp_path: Path) -> None:
    office = commune.office
    person, _ = somebody(office, commune.areas["Thôn 1"])
    laptop = commune.laptop("Thôn 1")
    hidden = tmp_path / "hidden.hsbk"
    shutil.copy(backups.back_up(office, tmp_path / "xa.hsbk").path, hidden)
    erasing.erase_field(office, person, "phone", name=NAME, reason=WHY)
    commune.exchange(laptop)
    account = office.account.id
    office.close()
    shutil.rmtree(commune.folder / "office")
    backups.restore(commune.folder / "office", hidden)
    commune.office = sitting.open_home(commune.folder / "office", account, PASSPHRASE)
    for _ in range(3):
        commune.exchange(laptop)
    for home in (commune.office, laptop):
        assert people.person_card(home, person).person.phone is None
        says_nothing(home, "0377123456")
        is_well(home)
    same_digests(commune, laptop)
    assert sync_state.list_conflicts(commune.office) == []


def test_a_laptop_restored_from_its_own_old_backup_is_told_again(commune: Commune, tmp_path: Path) -> None:
    person, _ = somebody(commune.office, commune.areas["Thôn 1"])
    laptop = commune.laptop("Thôn 1", roles=(Role.AREA_POLICE,))
    hidden = tmp_path / "hidden.hsbk"
    shutil.copy(backups.back_up(laptop, tmp_path / "may.hsbk").path, hidden)
    erase(commune.office, person)
    commune.exchange(laptop)
    folder, account = laptop.folder, laptop.account.id
    laptop.close()
    shutil.rmtree(folder)
    backups.restore(folder, hidden)
    laptop = sitting.open_home(folder, account, PASSPHRASE)
    commune.stack.callback(laptop.close)
    assert NAME in names(laptop)
    commune.exchange(laptop)
    commune.exchange(laptop)
    says_nothing(laptop)
    same_digests(commune, laptop)


def test_a_bundle_in_quarantine_that_holds_something_erased_goes(commune: Commune) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, _ = somebody(office, area)
    laptop = commune.laptop("Thôn 1")
    aside = office.folder / "quarantine"
    aside.mkdir()
    people.add_person(laptop, NewPerson("Người Khác", area))
    harmless = exchange.export_bundle(laptop, aside / "a.hsct").path
    change(laptop, person, note="bỏ làng ra đi")
    exchange.export_bundle(laptop, aside / "b.hsct")
    done = erase(office, person)
    assert (done.cleaned and done.cleaned.bundles) == 1
    assert list(aside.iterdir()) == [harmless]


class Killed(BaseException):
    """The power goes."""


@pytest.mark.parametrize("at", ["blobs", "bundles", "scrub", "backups", "between backups"])
def test_a_kill_after_the_erasing_leaves_nothing_that_the_next_opening_does_not_finish(
    commune: Commune, scan: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    office = commune.office
    person, _ = somebody(office, commune.areas["Thôn 1"], scan)
    backups.back_up_by_itself(office)

    def die(*_: object, **__: object) -> None:
        raise Killed

    unlink = Path.unlink

    def die_at_backup(self: Path, missing_ok: bool = False) -> None:
        if self.suffix == ".hsbk":
            raise Killed
        unlink(self, missing_ok=missing_ok)

    match at:
        case "blobs":
            monkeypatch.setattr(type(office.blobs), "remove", die)
        case "bundles":
            monkeypatch.setattr(erasure, "_bundles", die)
        case "scrub":
            monkeypatch.setattr(snapshot, "scrub", die)
        case "backups":
            monkeypatch.setattr(erasure, "_backups", die)
        case _:
            monkeypatch.setattr(Path, "unlink", die_at_backup)
    with pytest.raises(Killed):
        erase(office, person)
    monkeypatch.undo()
    assert NAME not in names(office)
    account = office.account.id
    office.close()
    commune.office = sitting.open_home(office.folder, account, PASSPHRASE)
    says_nothing(commune.office)
    assert [f for f in (office.folder / "blobs").rglob("*") if f.is_file()] == []
    is_well(commune.office)
    for number, file in enumerate((office.folder / "backups").glob("*.hsbk")):
        backups.restore(commune.folder / f"back-{number}", file)
        home = sitting.open_home(commune.folder / f"back-{number}", account, PASSPHRASE)
        assert NAME not in names(home)
        home.close()


def test_a_kill_within_the_erasing_leaves_everything_as_it_was(
    commune: Commune, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.sync import erasing as deed

    office = commune.office
    person, case = somebody(office, commune.areas["Thôn 1"], scan)
    for step in ("drop", "_files_of", "_forget_drafts", "_let_go_of_files"):
        monkeypatch.setattr(deed, step, lambda *_, **__: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            erase(office, person)
        monkeypatch.undo()
    assert people.person_card(office, person).person.name == NAME
    assert cases.case_card(office, case).file.claims[0].statement == "bỏ làng ra đi"
    assert erasing.erasures(office) == []
    is_well(office)


def test_a_full_disk_while_cleaning_up_is_no_failure_of_the_erasing(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = commune.office
    person, _ = somebody(office, commune.areas["Thôn 1"])

    def full(*_: object, **__: object) -> None:
        raise EnvironmentFault("disk.full", file="data.db")

    monkeypatch.setattr(snapshot, "scrub", full)
    assert erase(office, person).cleaned is None
    monkeypatch.undo()
    assert NAME not in names(office)
    erasing.finish(office)
    says_nothing(office)
    is_well(office)


def test_who_lived_alone_may_take_the_household_along_and_merged_records_go_too(commune: Commune) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    people.add_household(office, "Hộ ông Sáu", area)
    house = people.add_household(office, f"Hộ bà {NAME}", area).value
    person = people.add_person(office, NewPerson(NAME, area, house)).value
    twin = people.add_person(office, NewPerson(NAME, area)).value
    change(office, twin, merged_into=person)
    child = people.add_person(office, NewPerson("Đặng Văn Con", area)).value
    from app.domain.values import Kin

    change(office, child, mother=Kin(resident_id=person, name="mẹ"))
    told = erasing.consequences(office, person)
    assert (told.alone, told.rows["resident"], told.kin) == (f"Hộ bà {NAME}", 2, ("Đặng Văn Con",))
    erase(office, person, household=True)
    assert names(office) == ["Đặng Văn Con"]
    says_nothing(office)


def test_a_record_that_the_office_did_not_sign_is_refused(commune: Commune) -> None:
    from app.models import erased
    from app.models.erased import Erasure
    from app.security.trust import Signer
    from app.sync import erasing as deed

    person, _ = somebody(commune.office, commune.areas["Thôn 1"])
    laptop = commune.laptop("Thôn 1")
    forged = Erasure(id="x", at="", by="x", why="x", epoch="x", lsn=1, rows=(("resident", person),))
    with laptop.noting() as conn:
        erased.put(conn, deed.sign(forged, Signer.generate("x")))
    with pytest.raises(UserError, match=r"erasure\.bad-signature"):
        commune.up(laptop)
    assert NAME in names(commune.office)


def test_the_notes_of_visits_lose_the_lines_that_name_the_person_and_other_places_are_told(commune: Commune) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    person, _ = somebody(office, area)
    house = people.person_card(office, person).household
    assert house is not None
    said = f"Đường lầy\n{NAME}: chưa có giấy khai sinh.\nĐặng Văn Sáu: có thẻ."
    visits.record_visit(office, house.id, "met", office.today, note=said)
    visits.record_visit(office, house.id, "met", office.today, note="Đường lầy")
    other = people.add_person(office, NewPerson("Hàng Xóm", area, fields={"note": f"thân với {NAME}"})).value
    laptop = commune.laptop("Thôn 1")
    visits.record_visit(laptop, house.id, "met", laptop.today, note=f"gặp lại\n{NAME}: mới làm giấy")
    sheet = f'{{"version": 1, "sitting": {{"people": [{{"id": "{person}", "name": "Quỳnhhoa"}}, {{"id": "x"}}]}}}}'
    drafts.keep(laptop, "sheet", sheet)
    told = erasing.consequences(office, person)
    assert (told.visits, told.mentions) == (1, (("resident", "Hàng Xóm"),))
    change(office, other, note=None)
    erase(office, person)
    commune.down(laptop)
    kept = drafts.find(laptop, "sheet")
    assert kept is not None
    assert '"x"' in kept.body
    commune.exchange(laptop)
    newcomer = commune.laptop("Thôn 1")
    notes = ["", "Đường lầy", "Đường lầy\nĐặng Văn Sáu: có thẻ."]
    for home in (office, laptop, newcomer):
        assert sorted(v.note or "" for v in people.household_card(home, house.id).visits) == notes
    for home in (laptop, newcomer):
        same_digests(commune, home)
    with office.engine.connect() as conn:  # the neighbour's note was emptied by hand: its history still names them
        naming = conn.exec_driver_sql(
            "SELECT DISTINCT row FROM op WHERE instr(body, ?) > 0", (NAME.encode(),)
        ).fetchall()
    assert [row for (row,) in naming] == [other]
    is_well(office)
    is_well(laptop)
