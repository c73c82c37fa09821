"""The named values of a home, and its place in the two orders: its own chain, and the trunk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec
from sqlalchemy import Connection

from app.domain.merge import seen_in


class Side(StrEnum):
    """Which of the two kinds of machine this is."""

    OFFICE = "office"
    FIELD = "field"


def get(conn: Connection, key: str, default: str = "") -> str:
    found = conn.exec_driver_sql("SELECT value FROM state WHERE key = ?", (key,)).scalar()
    return default if found is None else str(found)


def put(conn: Connection, values: dict[str, str]) -> None:
    conn.exec_driver_sql(
        "INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        list(values.items()),
    )


#: By name: an office's state also holds what each of its laptops last said.
_SELECT = (
    "SELECT key, value FROM state WHERE key IN"
    " ('side', 'device', 'chain', 'seq', 'hash', 'epoch', 'lsn', 'trunk_hash', 'dead_epochs')"
)


@dataclass(slots=True)
class Heads:
    """Where this home's own chain and its view of the trunk stand; read and saved inside one transaction.

    ``lsn`` is the trunk's head at the office, and at a laptop the position at which its scope lies. ``dead`` maps the
    epochs before this one to the lsn where each was left. ``start`` is the lsn when this transaction began.
    """

    side: Side
    device: str
    chain: str
    seq: int
    hash: bytes
    epoch: str
    lsn: int
    trunk_hash: bytes
    dead: Mapping[str, int] = field(default_factory=dict)
    start: int = 0

    def seen(self, epoch: str, lsn: int) -> int:
        """What somebody saw at ``lsn`` of ``epoch``, in terms of the present epoch."""
        return seen_in(epoch, lsn, self.epoch, self.dead)

    @staticmethod
    def load(conn: Connection) -> Heads:
        values = {str(key): str(value) for key, value in conn.exec_driver_sql(_SELECT)}
        return Heads(
            Side(values["side"]),
            values["device"],
            values["chain"],
            int(values["seq"]),
            bytes.fromhex(values["hash"]),
            values["epoch"],
            int(values["lsn"]),
            bytes.fromhex(values["trunk_hash"]),
            msgspec.json.decode(values.get("dead_epochs", "{}"), type=dict[str, int]),
            int(values["lsn"]),
        )

    def save(self, conn: Connection) -> None:
        put(
            conn,
            {
                "side": self.side.value,
                "device": self.device,
                "chain": self.chain,
                "seq": str(self.seq),
                "hash": self.hash.hex(),
                "epoch": self.epoch,
                "lsn": str(self.lsn),
                "trunk_hash": self.trunk_hash.hex(),
                "dead_epochs": msgspec.json.encode(self.dead).decode(),
            },
        )
