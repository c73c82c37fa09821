"""Machines that write without sessions, on SQLite in memory, and where all histories begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from app.domain.merge import Seen
from app.models import journal
from app.models.journal import Edit
from app.models.state import Heads, Side
from tests.sync.causality import Screen, Stick, Told
from tests.sync.desks import Desk
from tests.sync.machines import FieldFile, Laptop, Office, OfficeFile, empty, found
from tests.sync.thin import Image, Thin, older_program

NAMES = {
    "household": ("note", "label", "area_id"),
    "resident": ("note", "phone", "membership", "merged_into", "area_id", "sealed"),
    "case": ("note", "assignee"),
    "claim": ("statement", "reason"),
}
WORDS = ("một", "hai", "ba")
#: What no laptop may write.
FORBIDDEN = {"sealed", "merged_into"}


def may(actor: str, entity: str, name: str, value: object = None) -> bool:
    return actor == "office" or name not in FORBIDDEN


@dataclass
class Hands:
    """What of a transaction an edit needs."""

    conn: Any
    heads: Heads
    actor: str
    at: str

    def apply(self, edits: list[Edit]) -> None:
        journal.apply(self.conn, self.heads, edits, actor=self.actor, at=self.at)


class _Quick:
    """Writes through the journal's second door, without a session."""

    engine: Any
    name: str

    @contextmanager
    def work(self) -> Iterator[Any]:
        with self.engine.begin() as conn:
            hands = Hands(conn, Heads.load(conn), self.name, self.engine.clock.at)
            yield hands
            hands.heads.save(conn)


class QuickOffice(_Quick, Office):
    pass


class QuickLaptop(_Quick, Laptop):
    @cached_property
    def device(self) -> str:
        return self.heads.device

    @property
    def hand(self) -> str:
        ((chain,),) = self.all("SELECT value FROM state WHERE key = 'chain'")
        return str(chain)


@dataclass
class Pair:
    """A laptop and what ought to be on it."""

    machine: QuickLaptop
    desk: Desk
    screens: list[tuple[Seen, Screen]] = field(default_factory=list)
    is_old: bool = False

    def program(self) -> AbstractContextManager[None]:
        """The one that writes here."""
        return older_program() if self.is_old else nullcontext()


@dataclass
class Sent:
    """A stick on its way to the office."""

    file: FieldFile
    stick: Stick
    name: str


@dataclass
class Answer:
    """A stick on its way from the office."""

    file: OfficeFile
    told: Told


@dataclass
class Beginning:
    """Two hamlets, in each a household and a person with a case; laptops that have seen what lies in theirs."""

    images: list[Image]
    areas: list[str]
    rows: list[tuple[str, str, dict[str, Any], str | None]]
    engines: list[Thin]

    @staticmethod
    @cache
    def of_all() -> Beginning:
        engines = [Thin(empty()) for _ in range(6)]
        office = QuickOffice(found(engines[0], Side.OFFICE, "office"), "office")
        laptops = [
            QuickLaptop(found(engine, Side.FIELD, name), name) for engine, name in zip(engines[1:4], "ABC", strict=True)
        ]
        areas = [office.create("area", {"name": f"Thôn {n}", "kind": "hamlet"}) for n in (1, 2)]
        rows: list[tuple[str, str, dict[str, Any], str | None]] = []

        def make(kind: str, fields: dict[str, Any], lies: str | None) -> str:
            row = office.create(kind, fields)
            rows.append((kind, row, fields, lies))
            return row

        for area in areas:
            make("household", {"area_id": area, "label": "Hộ Niê"}, None)
            person = make("resident", {"area_id": area, "name": "H'Hen Niê"}, None)
            make("case", {"resident_id": person, "category": "A3", "state": "open"}, person)
        for laptop, scope in zip(laptops, ((0,), (0, 1), (1,)), strict=True):
            office.grant(laptop, *(areas[each] for each in scope))
            laptop.take(office.export(laptop))
        return Beginning([each.rows() for each in engines[:4]], areas, rows, engines)
