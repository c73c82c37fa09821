"""``hoso demo`` on a small scale: who lives there, what waits, what agrees."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

import pytest

from app.demo import commune, hamlets
from app.demo.casework import SHARES
from app.demo.commune import Made
from app.demo.laptops import moment
from app.domain import id_number
from app.domain.answers import is_known
from app.domain.partial_date import PartialDate
from app.domain.values import Sex
from app.errors import UserError
from app.home import Home
from app.progress import Cancelled, Progress
from app.services import (
    attachments,
    cases,
    decisions,
    demo_fill,
    doctor,
    evidence,
    exchange,
    handoffs,
    people,
    rechecks,
    sitting,
    sync_state,
    today,
)
from app.services.cases import CaseFilter
from app.services.people import PeopleFilter

DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return commune.make(tmp_path_factory.mktemp("demo") / "xa", residents=200, cases=20, today=DAY)


@contextmanager
def opened(folder: Path) -> Iterator[Home]:
    home = sitting.open_home(folder, sitting.people_here(folder)[0].account, demo_fill.PASSPHRASE)
    try:
        yield home
    finally:
        home.close()


def test_it_is_shaped_like_the_commune_of_the_plan(made: Made) -> None:
    with opened(made.office) as office:
        assert {row.kind for row in people.areas(office)} == {"hamlet", "mooring", "facility", "plantation"}
        assert people.count_people(office, PeopleFilter()) == 200 + 2 * 2  # two found children with their mothers
        rows = cases.list_cases(office, CaseFilter()).rows
        assert {row.category for row in rows} == set(SHARES)
        assert "B7" not in SHARES
        assert len(rows) == 20 + 2
        assert all(row.opened_on and date(2026, 3, 17) <= row.opened_on <= DAY for row in rows)
        for row in rows:
            file = cases.case_card(office, row.id).file
            given = {step.procedure for step in file.steps if step.state == "done"}
            if row.category[0] == "A" and file.person and is_known(file.person.id_number):
                assert given & {"personal-number", "identity-certificate"}, "group A has no number until it is given"
        assert attachments.missing(office) == []


def test_b7_is_two_sealed_references_of_the_police_officer_and_no_case(made: Made) -> None:
    slots = {slot.name: slot.account for slot in sitting.people_here(made.office)}
    office = sitting.open_home(made.office, slots["Lê Quốc Hùng"], demo_fill.PASSPHRASE, clock=lambda: moment(DAY))
    try:
        kept = decisions.kept(office)
        assert [decisions.read(office, one.id).number for one in kept] == ["MẪU-01/QĐ", "MẪU-02/QĐ"]
    finally:
        office.close()


def test_every_account_of_every_machine_opens_with_the_one_passphrase(made: Made) -> None:
    assert demo_fill.PASSPHRASE in made.told
    assert len(made.fields) == 2
    for folder in (made.office, *made.fields):
        assert demo_fill.is_demo(folder)
        slots = sitting.people_here(folder)
        assert len(slots) >= 2
        assert not any(slot.starter for slot in slots)
        for slot in slots:
            sitting.open_home(folder, slot.account, demo_fill.PASSPHRASE).close()


def test_conflicts_wait_at_the_office_and_one_laptop_has_work_to_send(made: Made) -> None:
    with opened(made.office) as office:
        waiting = sync_state.list_conflicts(office)
        assert {row.field for row in waiting} == {"phone", "born", "birth_place", "old_number"}
        assert all(row.standing != row.queued and row.title for row in waiting)
    unsent = []
    for folder in made.fields:
        with opened(folder) as laptop:
            unsent.append(sync_state.sync_state(laptop).unsent)
    assert unsent[0] == 0
    assert unsent[1] > 0


def test_office_and_laptops_have_the_same_digest_of_what_both_hold(made: Made) -> None:
    with opened(made.office) as office:
        at_office = {each.area: each.hex for each in sync_state.digests(office)}
    for folder in made.fields:
        with opened(folder) as laptop:
            here = {each.area: each.hex for each in sync_state.digests(laptop)}
        assert len(here) >= 2
        assert here == {area: at_office[area] for area in here}


def test_unsent_work_arrives_with_the_next_stick(made: Made, tmp_path: Path) -> None:
    shutil.copytree(made.office, tmp_path / "office")
    shutil.copytree(made.fields[1], tmp_path / "field-2")
    with opened(tmp_path / "office") as office, opened(tmp_path / "field-2") as laptop:
        file = exchange.export_bundle(laptop, tmp_path).path
        came = exchange.import_bundle(office, file).value
        assert came.new > 0
        assert came.refused == ()
        assert came.missing_files == 0
        exchange.import_bundle(laptop, exchange.export_bundle(office, tmp_path, to=laptop.device).path)
        for area in sync_state.digests(laptop):
            assert sync_state.digests(office, [area.area])[0].hex == area.hex


def test_every_machine_is_well(made: Made) -> None:
    for folder in (made.office, *made.fields):
        with opened(folder) as home:
            assert [each for each in doctor.examine(home) if not each.good and each.what != "disk"] == []


def test_there_is_something_to_do_today(made: Made) -> None:
    with opened(made.office) as office:
        office.clock = lambda: commune.moment(DAY)
        seen = today.today(office)
        assert seen.open_cases > 10
        assert seen.conflicts == 4


def test_the_daily_work_of_the_office_is_there_to_be_seen(made: Made) -> None:
    with opened(made.office) as office:
        office.clock = lambda: commune.moment(DAY)
        files = [cases.case_card(office, row.id).file for row in cases.list_cases(office, CaseFilter()).rows]
        still_open = [matter.about for file in files for matter in evidence.weigh(office, file, ()).open]
        assert "born" in still_open
        assert [each.about for file in files for each in file.settlements] == ["born"]
        assert sum(len(file.notes) for file in files) >= 3
        assert handoffs.handoffs(office)
        assert handoffs.handoffs(office, finished=True)
        [sample] = rechecks.results(office)
        assert sample.agree + sample.differ + sample.open > 0


def test_the_same_seed_makes_the_same_people() -> None:
    def settled(seed: int) -> list[tuple[str, object, object]]:
        places, settling = hamlets.places(), hamlets.Settling(Random(seed))
        houses = [house for place in places for house in settling.settle(place, 40)]
        return [(p.name, p.fields["born"], p.fields.get("id_number")) for house in houses for p in house.people]

    assert settled(1) == settled(1)
    assert settled(1) != settled(2)


def test_the_people_are_as_real_people_are() -> None:
    places, settling = hamlets.places(), hamlets.Settling(Random(2026))
    everybody = [p for place in places for house in settling.settle(place, 300) for p in house.people]
    names = [p.name for p in everybody]
    assert any(name.startswith("H'") for name in names)
    assert any(name.startswith("Y ") and name.endswith("Niê") for name in names)
    assert len(set(names)) < len(names), "namesakes"
    assert any(isinstance(p.fields["born"], PartialDate) and not p.fields["born"].is_full for p in everybody)
    assert any(p.age > 90 for p in everybody)
    assert all(p.fields["area_id"] and p.fields["membership"] for p in everybody)
    checked = [
        id_number.check(p.fields["id_number"].number, sex=Sex(p.fields["sex"]), born=PartialDate(p.year))
        for p in everybody
        if hamlets.has_number(p)
    ]
    wrong = [codes for codes in checked if codes]
    assert 0 < len(wrong) < len(checked) * 0.05, "a few wrong numbers, as real data has them"


def test_asking_again_opens_what_is_there(made: Made) -> None:
    home = made.office.parent
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    assert commune.make(home, residents=999) == made
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()} == before


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "luận văn.docx").write_bytes(b"x")
    with pytest.raises(UserError, match=r"demo\.folder-not-empty"):
        commune.make(tmp_path, residents=60, cases=5)
    assert [path.name for path in tmp_path.iterdir()] == ["luận văn.docx"]


@pytest.mark.parametrize("wrong", [{"residents": 3}, {"cases": 10_000}, {"laptops": 12}])
def test_numbers_that_make_no_commune_are_refused(tmp_path: Path, wrong: dict[str, int]) -> None:
    with pytest.raises(UserError, match=r"demo\.out-of-range"):
        commune.make(tmp_path / "xa", **({"residents": 100, "cases": 10, "laptops": 1} | wrong))
    assert not (tmp_path / "xa").exists()


def test_a_demo_that_was_cancelled_or_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    with pytest.raises(Cancelled):
        commune.make(tmp_path / "xa", residents=60, cases=13, laptops=1, progress=Progress(cancelled=cancelled))
    assert not (tmp_path / "xa").exists()
    half = tmp_path / "killed"
    (half / "office").mkdir(parents=True)
    (half / "office" / "vault.json").write_bytes(b"{")
    (half / commune.BEGUN).write_bytes(b"")
    assert len(commune.make(half, residents=60, cases=0, laptops=0).told) > 0
    with opened(half / "office") as office:
        assert people.count_people(office, PeopleFilter()) == 60
