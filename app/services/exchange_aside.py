"""Laying a bundle aside (để riêng): of a laptop that went two ways or was taken out of the commune.

It can be honest work, so nothing of it is thrown away; a person looks at it (:mod:`app.services.exchange_quarantine`).
The file lies as it came, encrypted to the office.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from sqlalchemy import Connection

from app import erasure
from app.domain.ids import new_id
from app.home import Home
from app.storage import PIECE, atomic_write, faults

FORK, REVOKED, FOUND = "fork", "revoked", "found"
"""Why: it contradicts what its laptop sent before; its laptop was taken out of the commune; it lay there already."""
WAITING, RELEASED, CLOSED = "waiting", "released", "closed"
_SUFFIX = ".hsct"


def lay_aside(home: Home, file: Path, device: str, why: str) -> str:
    """Keep a copy of ``file`` for a person and say under which id; the same bundle is kept once.

    Raises:
        EnvironmentFault: the stick or the disk; nothing is kept then.
    """
    sha256, size = hash_of(file)
    with home.engine.connect() as conn:
        if (known := _known(conn, sha256)) is not None:
            return known
    key, aside = new_id(), home.folder / erasure.ASIDE
    target = aside / f"{sha256}{_SUFFIX}"  # what a killed one laid there already has the same name
    with faults(aside):
        aside.mkdir(exist_ok=True)
    with faults(file, begun=True), open(file, "rb") as source, atomic_write(target, private=True) as out:
        shutil.copyfileobj(source, out, PIECE)
    with home.noting() as conn:
        note(conn, key, target, sha256, size, device, why, home.now)
    return key


def note(conn: Connection, key: str, file: Path, sha256: str, size: int, device: str, why: str, at: str) -> None:
    """Write down that a bundle lies aside."""
    conn.exec_driver_sql(
        "INSERT INTO quarantine (id, path, sha256, size, device, why, at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (sha256) DO NOTHING",
        (key, file.name, sha256, size, device, why, at, WAITING),
    )


def hash_of(file: Path) -> tuple[str, int]:
    """SHA-256 and size of a file."""
    digest, size = hashlib.sha256(), 0
    with faults(file), open(file, "rb") as source:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def _known(conn: Connection, sha256: str) -> str | None:
    found = conn.exec_driver_sql("SELECT id FROM quarantine WHERE sha256 = ?", (sha256,)).scalar()
    return None if found is None else str(found)
