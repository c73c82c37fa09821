"""Cut off at every statement and every file operation of export, import, backup, restore and of what the desks do with
files: never a half state, never a lost op, no file that nobody knows of. Every place in ``make hunt``, which counts
them; some of each in the suite."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.domain.roles import Role
from app.errors import EnvironmentFault, HosoError, UserError
from app.home import Home
from app.services import attachments, backups, backups_second, enrolment, exchange, people, sitting, stick
from app.services import exchange_quarantine as quarantine
from app.services.people import NewPerson
from tests.faults.damage import ill
from tests.faults.inputs import a_scan
from tests.faults.places import READING, WRITING, How, Places, copy_of, in_child
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE

STICK, OFFICE, LAPTOP, AGAIN = "stick", "office", "field-1", "again"
OFFICE_BACKUP, LAPTOP_BACKUP = "office.hsbk", "laptop.hsbk"
#: What differs from run to run, or only grows: the access log, the times of exchanges, the names of backups.
NOT_COMPARED = ("access", "backup", "exchange", "quarantine", "remembered", "sqlite", "lookup_words")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: no work can be killed so")
UNFINISHED = (".part", ".new", ".spool")


def opened(folder: Path) -> Home:
    return sitting.open_home(folder, sitting.people_here(folder)[0].account, PASSPHRASE)


def bundle_in(folder: Path) -> Path | None:
    return next((folder / STICK).glob("*.hsct"), None)


def export(home: Home, folder: Path) -> object:
    to = None if not home.is_office else "Máy 1"
    return exchange.export_bundle(home, folder / STICK / "ra.hsct", to=to)


def import_(home: Home, folder: Path) -> object:
    return exchange.import_bundle(home, folder / STICK / ("len.hsct" if home.is_office else "xuong.hsct"))


def back_up(home: Home, folder: Path) -> object:
    return backups.back_up(home, folder / STICK / "sao.hsbk")


def lay_aside(home: Home, folder: Path) -> object:
    with suppress_code("bundle.revoked-device"):
        exchange.import_bundle(home, folder / STICK / "thu-hoi.hsct")
    return None


def release(home: Home, _: Path) -> object:
    for row in quarantine.laid_aside(home):
        if row.state == "waiting":
            quarantine.release(home, row.id, "đã hỏi")
    return None


def back_up_twice(home: Home, folder: Path) -> object:
    backups_second.choose_second_place(home, folder / STICK)
    return backups_second.back_up_twice(home)


def clear(home: Home, folder: Path) -> object:
    return stick.clear(home, [found.path for found in stick.look(home, folder / STICK)])


@contextmanager
def suppress_code(code: str) -> Iterator[None]:
    try:
        yield
    except UserError as fault:
        if fault.code != code:
            raise


@dataclass(frozen=True)
class Work:
    """A piece of work. ``home``: the folder that is opened for it, none for a restore, which makes :data:`AGAIN`."""

    name: str
    home: str | None
    does: Callable[[Any, Path], object]

    def run(self, folder: Path, places: Places | None = None) -> object:
        """In a child. Opening counts only where it is the work."""
        if self.home is None:
            if places is not None:
                places.watch()
            return self.does(None, folder) and None
        if places is not None:
            places.watch()
            places.count, wanted, places.at = 0, places.at, 0
        home = opened(folder / self.home)
        if places is not None:
            places.count, places.at = 0, wanted
            places.seen.clear()
        try:
            self.does(home, folder)
        finally:
            home.close()
        return None

    def counted(self, folder: Path, **settings: Any) -> list[str]:
        places = Places(folder, stick=folder / STICK, **settings)
        self.run(folder, places)
        return places.seen


def restore(file: str, _: None, folder: Path) -> object:
    return backups.restore(folder / AGAIN, folder / file)


def open_restored(_: None, folder: Path) -> object:
    if not sitting.is_home(folder / AGAIN):
        backups.restore(folder / AGAIN, folder / OFFICE_BACKUP)
    opened(folder / AGAIN).close()
    return None


WORKS = {
    work.name: work
    for work in (
        Work("export at a laptop", LAPTOP, export),
        Work("export at the office", OFFICE, export),
        Work("import at the office", OFFICE, import_),
        Work("import at a laptop", LAPTOP, import_),
        Work("laying a bundle aside", OFFICE, lay_aside),
        Work("release of what lies aside", OFFICE, release),
        Work("backup to the second place", OFFICE, back_up_twice),
        Work("old bundles off a stick", OFFICE, clear),
        Work("backup", OFFICE, back_up),
        Work("backup of a laptop", LAPTOP, back_up),
        Work("restore", None, partial(restore, OFFICE_BACKUP)),
        Work("restore of a laptop", None, partial(restore, LAPTOP_BACKUP)),
        Work("restore and the first opening", None, open_restored),
    )
}


IN_SUITE = [name for name in WORKS if "of a laptop" not in name]


@dataclass
class Scene:
    """Closed homes, a stick with a bundle each way, a backup of each. What the works make of them, undisturbed."""

    folder: Path

    def __post_init__(self) -> None:
        self._before: dict[str, Any] = {}
        self._after: dict[str, Any] = {}

    @cached_property
    def scratch(self) -> Path:
        return self.folder.with_name(self.folder.name + "-run")

    def before(self, work: Work) -> Any:
        if work.name not in self._before:
            self._before[work.name] = in_child(partial(state_of, copy_of(self.folder, self.scratch), work))
        return self._before[work.name]

    def after(self, work: Work) -> Any:
        if work.name not in self._after:
            run = copy_of(self.folder, self.scratch)
            in_child(partial(work.run, run))
            self._after[work.name] = in_child(partial(state_of, run, work))
        return self._after[work.name]

    def places(self, work: Work, **settings: Any) -> list[str]:
        run = copy_of(self.folder, self.scratch)
        return list(in_child(partial(work.counted, run, **settings)))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("everywhere") / "scene"
    with a_commune(folder, "Thôn 1") as commune:
        area = commune.areas["Thôn 1"]
        shown = people.add_person(commune.office, NewPerson("Trần Thị Hai", area)).value
        laptop = commune.laptop("Thôn 1", roles=(Role.FIELD_MEMBER, Role.GROUP_HEAD))
        commune.exchange(laptop)  # the stick keeps both bundles: they are old by now
        other = commune.laptop("Thôn 1")
        people.change_person(other, shown, people.person_card(other, shown).person.seen, {"phone": "0902"})
        exchange.export_bundle(other, folder / "truoc.hsct")
        people.add_person(other, NewPerson("Y Krông Niê", area))
        exchange.export_bundle(other, folder / STICK / "thu-hoi.hsct")
        enrolment.revoke(commune.office, other.device)
        with suppress_code("bundle.revoked-device"):
            exchange.import_bundle(commune.office, folder / "truoc.hsct")
        for name in ("Nguyễn Văn Một", "Y Bhim Niê"):
            person = people.add_person(laptop, NewPerson(name, area)).value
            attachments.attach(laptop, person, a_scan(folder), f"Ảnh {name}")
        last = people.add_person(commune.office, NewPerson("Lê Thị Ba", area)).value
        attachments.attach(commune.office, last, a_scan(folder), "Ảnh Ba")
        exchange.export_bundle(laptop, folder / STICK / "len.hsct")
        exchange.export_bundle(commune.office, folder / STICK / "xuong.hsct", to=laptop.device)
        backups.back_up(commune.office, folder / OFFICE_BACKUP)
        backups.back_up(laptop, folder / LAPTOP_BACKUP)
    return Scene(folder)


def state_of(folder: Path, work: Work) -> dict[str, object]:
    """What the home of ``work`` holds, once it was opened and found well."""
    place = folder / (work.home or AGAIN)
    if not sitting.is_home(place):
        return {}
    home = opened(place)
    try:
        assert ill(home) == []
        left = [path for path in place.rglob("*") if path.suffix in UNFINISHED or "backup-" in path.name]
        assert left == []
        return content(home) | {END: at_the_end(home, folder)}
    finally:
        home.close()


END = "at the end"


def at_the_end(home: Home, folder: Path) -> object:
    """What must be so when the work was done: what lies aside, what lies on the stick; files that nobody knows of, and
    backups whose file is not there."""
    aside = quarantine.laid_aside(home)
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql("SELECT path FROM backup WHERE kept = 1 AND verified = 1").scalars().all()
        known = set(conn.exec_driver_sql("SELECT path FROM quarantine").scalars().all())
    folders = (home.folder / "backups", folder / STICK)
    there = {file for each in folders for file in each.glob("*.hsbk*")}
    strays = {path for path in map(Path, found) if path.parent in folders} ^ there if home.is_office else set()
    strays |= {path for path in home.folder.glob("quarantine/*") if path.name not in known}
    bundles = sorted(path.name for path in (folder / STICK).glob("*.hsct*"))
    return sorted((row.size, row.state, row.there) for row in aside), sorted(map(str, strays)), bundles


def whole(state: dict[str, object]) -> dict[str, object]:
    """What must be so at every moment: a state without its end."""
    return {name: each for name, each in state.items() if name != END}


def content(home: Home) -> dict[str, object]:
    """A hash of each table, in which nothing differs from run to run, and how many ops there are."""
    found: dict[str, object] = {}
    with home.engine.connect() as conn:
        for name in conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all():
            if not str(name).startswith(NOT_COMPARED) and name != "state":
                columns = "entity, row, field, chain, seq, value" if name == "conflict" else "*"  # no ids
                rows = sorted(map(repr, conn.exec_driver_sql(f'SELECT {columns} FROM "{name}"').fetchall()))
                found[str(name)] = sha256("\n".join(rows).encode()).hexdigest()
        found["ops"] = str(conn.exec_driver_sql("SELECT count(*) FROM op").scalar())
        held = [str(sha) for (sha,) in conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1")]
    assert {path.name for path in home.blobs.folder.glob("??/*")} == {home.blobs.path(sha).name for sha in held}
    return found


def whole_files(folder: Path) -> None:
    """What lies on the stick or beside the homes under a name of ours is whole."""
    for file in (folder / STICK).glob("*.hsbk"):
        backups.verify(file)
    made = folder / STICK / "ra.hsct"
    if made.exists():
        assert {readable(folder / place, made) for place in (OFFICE, LAPTOP)} == {True, False}


def readable(place: Path, bundle: Path) -> bool:
    home = opened(place)
    try:
        exchange.look(home, bundle)
    except UserError as fault:
        if fault.code not in ("bundle.not-for-this-device", "bundle.wrong-way"):
            raise
        return False
    finally:
        home.close()
    return True


def cut_off(scene: Scene, work: Work, at: int, how: How) -> None:
    """Cut off once; then the home is as before or as after, what has a name is whole, and the work done again
    completes it."""
    before, after = scene.before(work), scene.after(work)
    run = copy_of(scene.folder, scene.scratch)
    places = Places(run, at=at, how=how, stick=run / STICK)
    assert in_child(partial(work.run, run, places)) is None
    in_child(partial(completed, run, work, (before, after), f"{work.name}, {how} at {at}"))


def completed(run: Path, work: Work, allowed: tuple[Any, Any], where: str) -> None:
    """In a child: what is there is whole, and doing the work again brings it to its end."""
    whole_files(run)
    found = state_of(run, work)
    assert whole(found) in map(whole, allowed), f"half done: {where}"
    if work.home is None and found:
        return  # the home is there: a second restore would rightly refuse
    work.run(run)
    assert state_of(run, work) == allowed[1], f"not completed: {where}"
    whole_files(run)


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_SUITE)
def test_work_that_is_cut_off_is_done_or_not_done(scene: Scene, name: str) -> None:
    work = WORKS[name]
    count = len(scene.places(work))
    rng = Random(name)
    for how, number in ((How.KILLED, 1), (How.NO_POWER, 1)):
        for at in rng.sample(range(1, count + 1), number):
            cut_off(scene, work, at, how)


@pytest.mark.hunt
@pytest.mark.parametrize("name", WORKS)
def test_work_that_is_cut_off_at_every_place(scene: Scene, name: str) -> None:
    work = WORKS[name]
    kinds = scene.places(work)
    for at in range(1, len(kinds) + 1):
        for how in (How.KILLED, How.NO_POWER) if kinds[at - 1] != "statement" else (How.KILLED,):
            cut_off(scene, work, at, how)
    print(f"\n{name}: killed at {len(kinds)} places: {dict(Counter(kinds))}; without power at all but statements")


# Disks and sticks that fail ------------------------------------------------------------------------------------

FAULTS = {
    How.FULL: WRITING, How.SHORT: frozenset({"write"}), How.FAILS: WRITING | READING, How.PULLED: WRITING | READING,
}  # fmt: skip
TOLD = ("disk.", "stick.", "file.not-found", "backup.damaged", "bundle.damaged", "blob.")


def fails(scene: Scene, work: Work, at: int, how: How) -> None:
    """One operation fails: an error of ours says so, or the work could do without it; nothing is half done."""
    before, after = scene.before(work), scene.after(work)
    run = copy_of(scene.folder, scene.scratch)
    places = Places(run, at=at, how=how, only=FAULTS[how], stick=run / STICK)
    fault = in_child(partial(outcome, work, run, places))
    if (pulled := run.with_name(STICK + "-pulled")).exists() or (pulled := run / f"{STICK}-pulled").exists():
        shutil.rmtree(run / STICK, ignore_errors=True)
        pulled.rename(run / STICK)
    if fault is not None:
        assert isinstance(fault, HosoError), fault
        assert fault.code.startswith(TOLD), f"{work.name}, {at}: {fault}"
    if work.home is None and fault is not None and work.does is not open_restored:
        assert not (run / AGAIN).exists()
    in_child(partial(completed, run, work, (before, after), f"{work.name}, {how} at {at}"))


def outcome(work: Work, run: Path, places: Places) -> object:
    """The error, if it is one that people are told; nothing half written lies about then."""
    try:
        work.run(run, places)
    except (EnvironmentFault, UserError) as fault:
        return fault
    return None


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_SUITE)
def test_work_on_a_disk_or_stick_that_fails_says_so_and_is_not_half_done(scene: Scene, name: str) -> None:
    work, rng = WORKS[name], Random(name)
    how = rng.choice([How.FULL, How.SHORT, How.FAILS])
    if count := len(scene.places(work, how=how, only=FAULTS[how])):
        fails(scene, work, rng.randrange(count) + 1, how)


@pytest.mark.hunt
@pytest.mark.parametrize("name", WORKS)
def test_work_on_a_disk_or_stick_that_fails_at_every_place(scene: Scene, name: str) -> None:
    work, told = WORKS[name], Counter[str]()
    for how, only in FAULTS.items():
        for at in range(1, len(scene.places(work, how=how, only=only)) + 1):
            fails(scene, work, at, how)
            told[how.value] += 1
    print(f"\n{name}: {dict(told)}")
