"""The laptops of the demo, prepared and used as people do it: request, words, grant, work at doors, sticks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from app.demo import scans
from app.demo.names import EDE, KINH, a_line, a_name
from app.domain.answers import is_known
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Address, Kin, Sex
from app.home import Home
from app.progress import QUIET, Progress
from app.services import attachments, cases, demo_fill, enrolment, exchange, founding, people, sitting, visits
from app.services.cases import CaseFilter
from app.services.demo_fill import KDF, PASSPHRASE
from app.services.enrolment import GrantTold, Person
from app.services.founding import Founding
from app.services.people import NewPerson, PeopleFilter, ResidentRow

KEEPERS = ("Y Bhiông Ayŭn", "H'Wâo Ktla", "Nông Văn Sửu", "Huỳnh Thị Nhàn")
HEADS = ("Huỳnh Văn Lợi", "La O Thị Bé", "Võ Văn Khá", "Nguyễn Thị Lài")
"""Who keeps each laptop, and the hamlet head who shares it."""


@dataclass(slots=True)
class Laptop:
    """One laptop, open. ``keeper`` sits at it."""

    home: Home
    keeper: str
    areas: tuple[str, ...]
    told: GrantTold = field(repr=False)


def moment(day: date, hour: int = 2) -> datetime:
    """A moment of that day, in the morning by the clock of the place."""
    return datetime.combine(day, time(hour), UTC)


def at(home: Home, day: date, hour: int = 2) -> None:
    """Let it be that day on this machine."""
    home.clock = lambda: moment(day, hour)


def ask_and_grant(office: Home, folder: Path, stick: Path, number: int, areas: Sequence[str], day: date) -> Laptop:
    """Found one laptop and enter it into the register. It takes the grant in later, with its first assignment."""
    keeper, head = KEEPERS[(number - 1) % len(KEEPERS)], HEADS[(number - 1) % len(HEADS)]
    if number > len(KEEPERS):
        keeper, head = f"{keeper} {number}", f"{head} {number}"
    plan, unit = office.pack.plan.id, office.pack.plan.unit_code
    account = founding.found_laptop(folder, Founding(plan, unit, f"Máy cơ sở {number}", keeper, PASSPHRASE), kdf=KDF)
    home = sitting.open_home(folder, account, PASSPHRASE, clock=lambda: moment(day))
    try:
        request, _ = enrolment.request(home, stick)
        others = (Person(head, (Role.HAMLET_HEAD,)),)
        told = enrolment.grant(office, request, areas=areas, roles=(Role.FIELD_MEMBER,), others=others).value
        demo_fill.mark(home)
    except BaseException:
        home.close()
        raise
    return Laptop(home, account, tuple(areas), told)


def assign(office: Home, laptop: Laptop, stick: Path, progress: Progress = QUIET) -> None:
    """The grant and the first assignment, in one file; then every account gets the demo's passphrase."""
    home, told = laptop.home, laptop.told
    file = exchange.write_for_laptop(office, stick, told.device, grant=told.grant, progress=progress).path
    enrolment.accept_grant(home, file, told.words, kdf=KDF)
    exchange.import_bundle(home, file, progress=progress)
    starters = {person.name: person.account for person in sitting.people_here(home.folder)}
    for code in told.codes:
        sitting.switch(home, starters[code.name], code.code)
        sitting.choose_passphrase(home, code.code, PASSPHRASE, kdf=KDF)
    sitting.switch(home, laptop.keeper, PASSPHRASE)


def up(office: Home, laptop: Laptop, stick: Path, progress: Progress = QUIET) -> None:
    """The laptop's bundle to the office."""
    file = exchange.export_bundle(laptop.home, stick, progress=progress).path
    exchange.import_bundle(office, file, progress=progress)


def down(office: Home, laptop: Laptop, stick: Path, progress: Progress = QUIET) -> None:
    """The office's bundle to the laptop."""
    file = exchange.export_bundle(office, stick, to=laptop.home.device, progress=progress).path
    exchange.import_bundle(laptop.home, file, progress=progress)


@dataclass(slots=True)
class DoorWork:
    """What people with a laptop do in a few days at doors."""

    rng: Random
    folder: Path

    def knock(self, laptop: Laptop, area: str, day: date, count: int) -> None:
        """Visits to households of an area, with what was learned: telephones, notes."""
        home, rng = laptop.home, self.rng
        at(home, day)
        houses = people.households(home, area)
        for house in rng.sample(houses, min(count, len(houses))):
            outcome = rng.choices(("met", "nobody", "come_back"), (5, 2, 1))[0]
            people_card = people.household_card(home, house.id, why="đến nhà")
            visits.record_visit(home, house.id, outcome, day, note="Ghi tại cửa, không có mạng.")
            if outcome == "met" and people_card.members:
                member = rng.choice(people_card.members)
                self.change(home, member.id, phone=f"09{rng.randint(0, 99_999_999):08}")

    def find_child(self, laptop: Laptop, area: str, day: date, *, scan: bool = True) -> str:
        """A household that nobody knew, and in it a child without birth registration. Gives the case's id."""
        home, rng = laptop.home, self.rng
        at(home, day, 3)
        people_here = EDE if rng.random() < 0.5 else KINH
        line = a_line(rng, people_here)
        mother_name = a_name(rng, line, Sex.FEMALE, 1999)
        names = home.pack.plan.unit_name
        place = next(row.name for row in people.areas(home) if row.id == area)
        address = Address(line="Nhà rẫy cuối đường", hamlet=place, unit_code=home.pack.plan.unit_code, unit_name=names)
        house = people.add_household(home, f"Hộ bà {mother_name}", area, address).value
        mother_fields = {"born": PartialDate(1999), "sex": "female", "nationality": "Việt Nam"}
        born = PartialDate.of(day - timedelta(days=rng.randint(40, 1400)))
        sex = rng.choice((Sex.MALE, Sex.FEMALE))
        (mother,) = people.add_members(
            home, house, (NewPerson(mother_name, area, house, "chu-ho", mother_fields),)
        ).value
        child_fields = {
            "born": born,
            "sex": sex.value,
            "birth_place": f"Tại nhà, {place}",
            "mother": Kin(mother, mother_name, PartialDate(1999)),
        }
        (child,) = people.add_members(
            home, house, (NewPerson(a_name(rng, line, sex, 2024), area, house, "con-de", child_fields),)
        ).value
        case = cases.open_case(home, child, "A3", opened_on=day, found_by=home.account.id).value
        told = {"abandoned": False, "mother_documented": True, "lives_with_parents": True, "home": "permanent"}
        cases.answer(home, case, told)
        paper = {"supports": ("birth", "mother"), "told_by": "mẹ cháu", "seen_as": "photo", "seen_on": day}
        evidence = cases.add_evidence(home, case, "birth_notice", {**paper, "strength": "fair"}).value
        cases.state_claim(home, case, "birth", {"statement": f"Sinh tại nhà ở {place}.", "standing": "likely"})
        visits.record_visit(home, house, "met", day, case_id=case)
        if scan:
            self.photograph(home, child, case, evidence, "Giấy chứng sinh", (f"Họ tên mẹ: {mother_name}",))
        return case

    def photograph(self, home: Home, person: str, case: str, evidence: str | None, title: str,
                   lines: tuple[str, ...]) -> None:  # fmt: skip
        """Attach a picture of a paper."""
        picture = self.folder / "anh.jpg"
        scans.draw(self.rng, picture, title, (*lines, "Ngày sinh: như lời khai", "Nơi sinh: tại nhà"),
                   home.pack.root / "fonts")  # fmt: skip
        attachments.attach(home, person, picture, title, case_id=case, evidence_id=evidence)
        picture.unlink()

    def change(self, home: Home, person: str, **fields: object) -> None:
        """What somebody corrects who has the person on the screen."""
        people.change_person(home, person, people.person_card(home, person, why="sửa").person.seen, fields)


def adults_of(home: Home, area: str, count: int) -> list[ResidentRow]:
    """Grown people of an area with a full birth date, taken from all over its list."""
    rows = people.list_people(home, PeopleFilter(area_id=area), limit=400).rows
    found = [row for row in rows if is_known(row.born) and row.born.is_full and row.born.year < 2000]
    return found[:: max(1, len(found) // count)][:count]


def photograph_cases(office: Home, work: DoorWork, count: int) -> None:
    """Scans of papers for the first cases of the office."""
    for row in cases.list_cases(office, CaseFilter()).rows[:count]:
        card = cases.case_card(office, row.id, why="đính kèm")
        piece = next(iter(card.file.evidence), None)
        kinds = office.pack.tables["evidence_kinds"]
        title = kinds.name_of(piece.kind) if piece else "Ảnh người và chỗ ở"
        work.photograph(office, row.resident_id, row.id, piece.id if piece else None, title, (f"Họ tên: {row.name}",))
