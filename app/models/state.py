"""The named values of a home, and its place in the two orders: its own chain, and the trunk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection


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


@dataclass(slots=True)
class Heads:
    """Where this home's own chain and its view of the trunk stand; read and saved inside one transaction.

    ``lsn`` is the trunk's head at the office, and at a laptop the position at which its scope lies.
    """

    side: Side
    device: str
    chain: str
    seq: int
    hash: bytes
    epoch: str
    lsn: int
    trunk_hash: bytes

    @staticmethod
    def load(conn: Connection) -> Heads:
        values = {str(key): str(value) for key, value in conn.exec_driver_sql("SELECT key, value FROM state")}
        return Heads(
            Side(values["side"]),
            values["device"],
            values["chain"],
            int(values["seq"]),
            bytes.fromhex(values["hash"]),
            values["epoch"],
            int(values["lsn"]),
            bytes.fromhex(values["trunk_hash"]),
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
            },
        )
