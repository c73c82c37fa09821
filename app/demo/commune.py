"""``hoso demo``: a synthetic commune with its office and its laptops, to look at, to try, to measure.

Shaped like the plan's: hamlets, a mooring place, a care facility, a plantation; cases of every group at every stage;
work that went back and forth on sticks, conflicts that wait at the office, work that one laptop has not sent yet.
Everything is written through the journal and the services, so that a demo home is a home like any other.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from app.demo import TOLD, daily, hamlets, laptops, plan_work
from app.demo.casework import Casework, Staff, households_first
from app.demo.laptops import DoorWork, Laptop, at, moment
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import SourcedNumber
from app.errors import UserError
from app.home import Home, system_clock
from app.progress import QUIET, Progress
from app.services import accounts, decisions, demo_fill, founding, sitting
from app.services.decisions import Decision
from app.services.demo_fill import KDF, PASSPHRASE, Batch, Put
from app.services.founding import Founding
from app.storage import faults, write_whole

PLAN = "tuyen-an-dong-2026"
BEGUN, MADE = "demo-dang-tao.txt", TOLD
HEAD = "Trần Thị Minh Tâm"
STAFF = (
    ("Lê Quốc Hùng", Role.AREA_POLICE),
    ("Nguyễn Thị Thu Hà", Role.JUSTICE_OFFICER),
    ("Phạm Ngọc Yến", Role.SOCIAL_OFFICER),
    ("Võ Thanh Long", Role.CLERK),
)
SHARED = 0
"""The place (by number) that every laptop has, so that two of them meet at one door."""
EACH = 4
"""How many places more each laptop has."""


@dataclass(frozen=True, slots=True)
class Made:
    """A demo commune. ``told``: what to say to whoever opens it."""

    office: Path
    fields: tuple[Path, ...]
    passphrase: str
    told: str


def make(
    home: Path,
    *,
    residents: int = 5000,
    cases: int = 200,
    laptops: int = 2,
    seed: int = 2026,
    today: date | None = None,
    progress: Progress = QUIET,
) -> Made:
    """Make the commune under ``home``, or give the one that is there. The same seed makes the same people.

    Raises:
        UserError("demo.folder-not-empty", home): something else lies there.
        UserError("demo.out-of-range"): fewer residents than fifty, or laptops beyond nine, or more cases than people.
        EnvironmentFault: the disk. Cancelled. Nothing is left in ``home`` then.
    """
    if (home / MADE).is_file():
        return _made(home)
    if not (50 <= residents <= 1_000_000 and 0 <= cases <= residents // 4 and 0 <= laptops <= 9):
        raise UserError("demo.out-of-range", residents=residents, cases=cases, laptops=laptops)
    with faults(home):
        was_there = home.is_dir()
        if was_there and any(home.iterdir()):
            if not (home / BEGUN).is_file():
                raise UserError("demo.folder-not-empty", home=str(home))
            _clear(home)  # what an earlier attempt left that was killed
        home.mkdir(parents=True, exist_ok=True)
    write_whole(home / BEGUN, b"hoso demo\n")
    try:
        with ExitStack() as stack:
            _Making(home, Random(seed), _day(today), stack, progress).make(residents, cases, laptops)
        write_whole(home / MADE, _told(home).encode())
        (home / BEGUN).unlink()
    except BaseException:
        _clear(home)
        if not was_there:
            home.rmdir()
        raise
    return _made(home)


class _Making:
    """One making of a commune, from the empty folder to the last stick."""

    def __init__(self, home: Path, rng: Random, today: date, stack: ExitStack, progress: Progress) -> None:
        self.home, self.rng, self.today, self.stack, self.progress = home, rng, today, stack, progress
        self.first = max(date(2026, 3, 17), today - timedelta(days=300))
        self.sent = max(self.first, today - timedelta(days=14))
        self.stick = home / "usb"
        self.stick.mkdir()
        self.work = DoorWork(rng, self.stick)

    def make(self, residents: int, cases: int, count: int) -> None:
        self.progress.tick("demo.found", 0)
        office = self._office()
        places = hamlets.places()
        areas = [Put("area", place.id, {"name": place.name, "kind": place.kind}) for place in places]
        demo_fill.fill(office, [Batch(office.account.id, moment(self.first), areas)])
        granted = [self._laptop(office, places, number, count) for number in range(1, count + 1)]
        staff = self._staff(office, granted)
        meanwhile = self._history(office, staff, places, residents, cases)
        laptops.photograph_cases(office, self.work, min(10, cases))
        self._references(office, staff)
        at(office, self._day(0), 3)
        daily.tell(office, staff)
        plan_work.tell(office, self._day(13))
        self._to_the_doors(office, granted, places, meanwhile)
        shutil.rmtree(self.stick)

    def _office(self) -> Home:
        folder = self.home / "office"
        asked = Founding(PLAN, hamlets.UNIT, "Máy văn phòng", HEAD, PASSPHRASE)
        founded = founding.found_office(folder, asked, kdf=KDF)
        office = sitting.open_home(folder, founded.account, PASSPHRASE, clock=lambda: moment(self.first))
        self.stack.callback(office.close)
        demo_fill.mark(office)
        for name, role in STAFF:
            coded = accounts.add_account(office, name, (role,), kdf=KDF)
            sitting.switch(office, coded.account, coded.code or "")
            sitting.choose_passphrase(office, coded.code or "", PASSPHRASE, kdf=KDF)
            sitting.switch(office, founded.account, PASSPHRASE)
        return office

    def _laptop(self, office: Home, places: tuple[hamlets.Place, ...], number: int, count: int) -> Laptop:
        own = [place.id for place in places[1:]][number - 1 :: count][-EACH:]
        folder = self.home / f"field-{number}"
        made = laptops.ask_and_grant(office, folder, self.stick, number, [places[SHARED].id, *own], self.first)
        self.stack.callback(made.home.close)
        return made

    def _staff(self, office: Home, granted: list[Laptop]) -> Staff:
        by_role = {role: row.id for row in accounts.people(office).accounts for role in row.roles if row.here}
        return Staff(
            office.account.id,
            by_role[Role.AREA_POLICE],
            by_role[Role.JUSTICE_OFFICER],
            by_role[Role.SOCIAL_OFFICER],
            by_role[Role.CLERK],
            tuple(laptop.keeper for laptop in granted),
        )

    def _history(
        self, office: Home, staff: Staff, places: tuple[hamlets.Place, ...], residents: int, cases: int
    ) -> list[Batch]:
        """Who lives here, and what was done for them since the plan began. Gives what is written after the laptops
        were sent out."""
        settling = hamlets.Settling(self.rng)
        shares = hamlets.shares(residents, places)
        houses = [h for place, share in zip(places, shares, strict=True) for h in settling.settle(place, share)]
        self.progress.tick("demo.people", 0, residents)
        casework = Casework(office, self.rng, staff, self.first, self._day(12))
        casework.tell(cases, [person for house in houses for person in house.people])
        first = households_first(houses, staff.clerk, moment(self.first))
        batches = casework.batches()
        before = [batch for batch in batches if batch.at.date() <= self.sent]
        demo_fill.fill(office, [*first, *before], progress=self.progress)
        return batches[len(before) :]

    def _references(self, office: Home, staff: Staff) -> None:
        """B7 has no cases: what the police officer keeps is two sealed references to decisions that nobody made."""
        at(office, self._day(14))
        with daily.seated(office, staff.police):
            for number, days in (("MẪU-01/QĐ", 30), ("MẪU-02/QĐ", 300)):
                until = office.today + timedelta(days=days)
                decisions.add(office, Decision(number, office.today, "Cơ quan mẫu (không có thật)", until))

    def _to_the_doors(
        self, office: Home, granted: list[Laptop], places: tuple[hamlets.Place, ...], meanwhile: list[Batch]
    ) -> None:
        """First assignments, work at the doors, sticks both ways; in the end conflicts wait, and one laptop is ahead.

        ``meanwhile``: what is written at the office before the laptops come back.
        """
        for laptop in granted:  # the first assignments
            self.progress.tick("demo.laptops", granted.index(laptop), len(granted))
            at(office, self._day(1))
            at(laptop.home, self._day(1))
            laptops.assign(office, laptop, self.stick, self.progress)
        shared = places[SHARED].id
        for order, laptop in enumerate(granted):
            self.progress.tick("demo.doors", order, len(granted))
            for number, area in enumerate(laptop.areas):
                self.work.knock(laptop, area, self._day(3 + number), 3)
            self.work.find_child(laptop, laptop.areas[-1], self._day(8))
        self._same_people(office, granted, shared)
        demo_fill.fill(office, meanwhile)
        for laptop in granted:
            at(office, self._day(12))
            at(laptop.home, self._day(12))
            laptops.up(office, laptop, self.stick, self.progress)
        for laptop in granted:
            at(office, self._day(13))
            at(laptop.home, self._day(13))
            laptops.down(office, laptop, self.stick, self.progress)
        for laptop in granted[-1:]:  # what would be lost if this laptop died now
            self.work.knock(laptop, shared, self._day(13), 3)
            self.work.find_child(laptop, laptop.areas[-1], self._day(13), scan=False)

    def _same_people(self, office: Home, granted: list[Laptop], area: str) -> None:
        """Two machines write about the same people without knowing of each other: other fields merge, the same wait."""
        machines = [office, *(laptop.home for laptop in granted)]
        one, two = machines[-2:] if len(granted) > 1 else (machines[0], machines[-1])
        for machine in machines:
            at(machine, self._day(9), 4)
        found = laptops.adults_of(office, area, 5)
        if not granted or len(found) < 5:
            return
        change, born = self.work.change, found[1].born
        assert isinstance(born, PartialDate)
        change(one, found[0].id, phone="0912345671")
        change(two, found[0].id, phone="0905345672")
        change(office, found[1].id, born=PartialDate(born.year, born.month, born.day % 28 + 1 if born.day else None))
        change(two, found[1].id, born=PartialDate(born.year, born.month))
        change(one, found[2].id, phone="0935345673")
        change(two, found[2].id, note="Gặp ở rẫy, hẹn mang sổ hộ khẩu cũ đến thôn.")
        change(office, found[3].id, birth_place="Trạm y tế xã An Ninh Đông (cũ)")
        change(two, found[3].id, birth_place="Tại nhà, bà đỡ trong thôn", other_names="Bảy")
        change(one, found[4].id, old_number=SourcedNumber("221034567", "chứng minh nhân dân cũ"))
        change(two, found[4].id, old_number=SourcedNumber("221034576", "trưởng thôn đọc lại"))

    def _day(self, after: int) -> date:
        return min(self.today, self.sent + timedelta(days=after))


# Parts ---------------------------------------------------------------------------------------------------------


def _day(today: date | None) -> date:
    """The demo's today: by the clock, unless it stands before the plan has done anything."""
    day = today or system_clock().astimezone().date()
    return day if day >= date(2026, 5, 1) else date(2026, 11, 22)


def _made(home: Path) -> Made:
    fields = sorted(path for path in home.glob("field-*") if sitting.is_home(path))
    return Made(home / "office", tuple(fields), PASSPHRASE, _told(home))


def _told(home: Path) -> str:
    homes = [path.name for path in sorted(home.iterdir()) if sitting.is_home(path)]
    return (
        f"Xã mẫu ở {home}: {', '.join(homes)}. Mọi người trong đây đều không có thật.\n"
        f"Mật khẩu của mọi tài khoản: {PASSPHRASE}\n"
    )


def _clear(home: Path) -> None:
    """Take away what the demo makes, and only that."""
    for path in home.iterdir():
        if path.is_dir() and (path.name in ("office", "usb") or path.name.startswith("field-")):
            shutil.rmtree(path, ignore_errors=True)
    for name in (BEGUN, f"{BEGUN}.part", f"{MADE}.part"):
        (home / name).unlink(missing_ok=True)
