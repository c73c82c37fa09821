"""An office and its laptops for tests, enrolled as people do it: request, words, grant, first assignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.roles import Role
from app.home import Home
from app.security.recovery import RecoverySheet
from app.services import enrolment, exchange, founding, people, sitting
from app.services.exchange import Imported
from app.services.founding import Founding
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


@dataclass(slots=True)
class Commune:
    folder: Path
    office: Home
    areas: dict[str, str]
    sheet: RecoverySheet
    laptops: list[Home] = field(default_factory=list)
    stack: ExitStack = field(default_factory=ExitStack)

    def laptop(self, *areas: str, roles: Sequence[Role] = (Role.FIELD_MEMBER,)) -> Home:
        """One more laptop, granted these areas, with its first assignment taken in."""
        number = len(self.laptops) + 1
        folder, stick = self.folder / f"field-{number}", self.folder / "stick"
        stick.mkdir(exist_ok=True)
        asked = Founding(PLAN, "22120", f"Máy {number}", f"Y Bhim Niê {number}", PASSPHRASE)
        account = founding.found_laptop(folder, asked, kdf=CHEAP)
        home = sitting.open_home(folder, account, PASSPHRASE)
        request, words = enrolment.request(home, stick)
        assert enrolment.look_at_request(self.office, request).words == words
        told = enrolment.grant(self.office, request, areas=[self.areas[a] for a in areas], roles=roles).value
        file = exchange.write_for_laptop(self.office, stick, told.device, grant=told.grant).path
        offered = enrolment.look_at_grant(home, file)
        assert offered.words == told.words
        enrolment.accept_grant(home, file, told.words, kdf=CHEAP)
        exchange.import_bundle(home, file)
        self.laptops.append(home)
        self.stack.callback(home.close)
        return home

    def up(self, laptop: Home) -> Imported:
        """The laptop's bundle to the office."""
        return exchange.import_bundle(self.office, exchange.export_bundle(laptop, self.folder / "stick").path).value

    def down(self, laptop: Home) -> Imported:
        """The office's bundle to the laptop."""
        file = exchange.export_bundle(self.office, self.folder / "stick", to=laptop.device).path
        return exchange.import_bundle(laptop, file).value

    def exchange(self, laptop: Home) -> tuple[Imported, Imported]:
        return self.up(laptop), self.down(laptop)


@contextmanager
def a_commune(folder: Path, *areas: str) -> Iterator[Commune]:
    """An office with these hamlets (two by default) and no laptop yet."""
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    founded = founding.found_office(folder / "office", asked, kdf=CHEAP)
    office = sitting.open_home(folder / "office", founded.account, PASSPHRASE)
    names = areas or ("Thôn 1", "Thôn 2")
    made = {name: people.add_area(office, name, "hamlet").value for name in names}
    commune = Commune(folder, office, made, founded.sheet)
    with commune.stack:
        yield commune
        commune.office.close()
