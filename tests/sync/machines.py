"""An office and laptops without envelopes or windows: real databases, and parcels in the wire's bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine, create_engine
from sqlalchemy import event as events
from sqlalchemy.pool import StaticPool

from app.domain.ids import new_id
from app.domain.merge import Seen
from app.models import journal, local, rows
from app.models.base import Base
from app.models.engine import DATABASE, open_engine
from app.models.journal import GATE, Edit, Gate, guard_statements
from app.models.ops import OpLine
from app.models.setup import found_home
from app.models.state import Heads, Side
from app.models.work import Work, writing
from app.sync import exchange, gaps, releasing, trunk
from app.sync.chains import Fork
from app.sync.conflicts import Choice, Conflict, list_conflicts, resolve
from app.sync.custody import Scopes, everywhere
from app.sync.digest import digest
from app.sync.exchange import FieldParcel, Followed, OfficeParcel
from app.sync.gaps import Gap
from app.sync.inbox import TakenIn
from app.sync.wire import FieldStatement, OfficeStatement, Receipt

assert local
AT = "2026-11-22T08:00:00Z"
KEY = bytes(range(32))


@dataclass(frozen=True)
class FieldFile:
    """What lies on a stick from a laptop: bytes."""

    statement: bytes
    ops: tuple[bytes, ...]
    returned: tuple[bytes, ...]


@dataclass(frozen=True)
class OfficeFile:
    """What lies on a stick from the office: bytes."""

    statement: bytes
    receipts: tuple[bytes, ...]
    ops: tuple[bytes, ...]


def _encoded(items: Iterable[Any]) -> tuple[bytes, ...]:
    return tuple(msgspec.json.encode(item) for item in items)


def _decoded(lines: Iterable[bytes], kind: type[Any]) -> list[Any]:
    return [msgspec.json.decode(line, type=kind) for line in lines]


def everybody_may(actor: str, entity: str, name: str, value: object = None) -> bool:
    return True


@dataclass
class Machine:
    """One home."""

    engine: Engine
    name: str = ""

    @contextmanager
    def work(self) -> Iterator[Work]:
        with writing(self.engine, actor=self.name, at=AT) as w:
            yield w

    @property
    def device(self) -> str:
        return self.heads.device

    @property
    def heads(self) -> Heads:
        with self.engine.connect() as conn:
            return Heads.load(conn)

    def look(self, entity: str, row: str) -> Seen:
        """What a screen drawn now shows of the row."""
        with self.engine.connect() as conn:
            return journal.seen_now(conn, Heads.load(conn), entity, row)

    def create(self, entity: str, fields: Mapping[str, Any], row: str | None = None) -> str:
        made = row or new_id()
        with self.work() as w:
            w.apply([Edit(entity, made, dict(fields), Seen(w.heads.epoch, w.heads.lsn), new=True)])
        return made

    def edit(self, entity: str, row: str, seen: Seen | None = None, **fields: Any) -> None:
        with self.work() as w:
            w.apply([Edit(entity, row, fields, seen or journal.seen_now(w.conn, w.heads, entity, row))])

    def row(self, entity: str, row: str) -> Mapping[str, Any] | None:
        """What is shown, without what was never said."""
        with self.engine.connect() as conn:
            found = rows.read(conn, entity, [row]).get(row)
        return found and {**{k: v for k, v in found.values.items() if v is not None}, **found.extra}

    def digest(self, area: str) -> str:
        with self.engine.connect() as conn:
            return digest(conn, area).hex

    def all(self, sql: str, *parameters: Any) -> list[Any]:
        with self.engine.connect() as conn:
            return [tuple(row) for row in conn.exec_driver_sql(sql, parameters)]


@dataclass
class Laptop(Machine):
    def export(self) -> FieldFile:
        with self.engine.execution_options(writing=True).begin() as conn:
            parcel = exchange.field_outgoing(conn, Heads.load(conn))
            return FieldFile(msgspec.json.encode(parcel.statement), _encoded(parcel.ops), _encoded(parcel.returned))

    def take(self, file: OfficeFile) -> Followed:
        parcel = OfficeParcel(
            msgspec.json.decode(file.statement, type=OfficeStatement),
            _decoded(file.receipts, Receipt),
            _decoded(file.ops, OpLine),
        )
        with self.engine.execution_options(writing=True).begin() as conn:
            return exchange.field_incoming(conn, Heads.load(conn), parcel)

    def own_values(self) -> int:
        return self.all("SELECT count(*) FROM shadow")[0][0]


@dataclass
class Office(Machine):
    scopes: dict[str, list[str]] = field(default_factory=dict)
    allowed: Callable[[str, str, str, object], bool] = everybody_may
    held: Scopes = everywhere

    def export(self, laptop: Laptop) -> OfficeFile:
        with self.engine.execution_options(writing=True).begin() as conn:
            heads, device = Heads.load(conn), laptop.device
            with exchange.office_outgoing(conn, heads, device, self.scopes.get(device, [])) as parcel:
                told = _encoded(parcel.receipts)
                return OfficeFile(msgspec.json.encode(parcel.statement), told, _encoded(parcel.ops))

    def take(self, file: FieldFile) -> TakenIn:
        said = msgspec.json.decode(file.statement, type=FieldStatement)
        parcel = FieldParcel(said, _decoded(file.ops, OpLine), _decoded(file.returned, OpLine))
        try:
            with self.engine.execution_options(writing=True).begin() as conn:
                heads = Heads.load(conn)
                report = exchange.office_incoming(conn, heads, parcel, self.allowed, scopes=self.held)
                heads.save(conn)
                return report
        except Fork as fork:
            with self.engine.execution_options(writing=True).begin() as conn:
                trunk.remember(conn, said, fork.crossed)
            raise

    def gaps(self) -> list[Gap]:
        with self.engine.connect() as conn:
            return gaps.gaps(conn)

    def let_in(self, gap: Gap) -> TakenIn:
        """What waits behind a gap comes in without what is missing, because a person says so."""
        with self.engine.execution_options(writing=True).begin() as conn:
            heads = Heads.load(conn)
            report = releasing.take_in_behind(conn, heads, gap.device, gap.chain, self.allowed, scopes=self.held)
            heads.save(conn)
            return report

    def conflicts(self) -> list[Conflict]:
        with self.engine.connect() as conn:
            return list_conflicts(conn)

    def resolve(self, conflict: Conflict, choice: Choice, value: Any = None) -> None:
        with self.work() as w:
            resolve(w, conflict.id, choice, value, seen=conflict.seen)

    def grant(self, laptop: Laptop, *areas: str) -> None:
        self.scopes[laptop.device] = list(areas)


def meet(office: Office, laptop: Laptop) -> Followed:
    """There and back again."""
    office.take(laptop.export())
    return laptop.take(office.export(laptop))


@cache
def empty() -> bytes:
    engine = _without_file()
    with engine.begin() as conn:
        Base.metadata.create_all(conn)
        for statement in guard_statements():
            conn.exec_driver_sql(statement)
    return content(engine)


def content(engine: Engine) -> bytes:
    """The bytes of a database that is not on the disk."""
    raw = engine.raw_connection()
    return bytes(raw.driver_connection.serialize())  # type: ignore[union-attr]


def in_memory(image: bytes | None = None) -> Engine:
    """A database without a file, for histories by the hundred. One connection, the same guards."""
    engine = _without_file()
    raw = engine.raw_connection()
    raw.driver_connection.deserialize(image or empty())  # type: ignore[union-attr]
    return engine


def _without_file() -> Engine:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"isolation_level": None})

    @events.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        gate = Gate()
        record.info[GATE] = gate
        connection.create_function(GATE, 0, lambda: gate.open)
        connection.execute("PRAGMA foreign_keys = ON")

    @events.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def on_disk(folder: Path) -> Engine:
    from app.models import migrate

    folder.mkdir(parents=True, exist_ok=True)
    engine = open_engine(folder / DATABASE, KEY)
    migrate.upgrade(engine, folder / DATABASE)
    return engine


def found(engine: Engine, side: Side, name: str) -> Engine:
    with engine.execution_options(writing=True).begin() as conn:
        found_home(conn, side, new_id(), {})
    return engine


def an_office(engine: Engine | None = None) -> Office:
    return Office(found(engine or in_memory(), Side.OFFICE, "office"), "office")


def a_laptop(name: str = "laptop", engine: Engine | None = None) -> Laptop:
    return Laptop(found(engine or in_memory(), Side.FIELD, name), name)
