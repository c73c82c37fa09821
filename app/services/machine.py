"""What this machine is (máy này), and the small things that it remembers between two sittings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.home import Home
from app.models import state
from app.security import reset, trust
from app.sync import registry


@dataclass(frozen=True, slots=True)
class Machine:
    """``fingerprint``: of this machine's signing key, in groups for the eye; ``root`` the commune's, empty before a
    laptop was granted. ``number``: the office's short number for it. ``resettable``: a forgotten passphrase could be
    reset."""

    name: str
    office: bool
    unit: str
    unit_name: str
    plan: str
    fingerprint: str
    root: str
    number: int | None
    granted: bool
    resettable: bool
    folder: Path


def machine(home: Home) -> Machine:
    """Who this machine is, as its register and its own records say."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        entry = register.device(home.device) if register else None
        root = state.get(conn, "root")
        return Machine(
            name=entry.name if entry else state.get(conn, "machine"),
            office=home.is_office,
            unit=state.get(conn, "unit") or home.pack.plan.unit_code,
            unit_name=state.get(conn, "unit_name") or home.pack.plan.unit_name,
            plan=home.pack.plan.title,
            fingerprint=trust.shown(trust.fingerprint(home.ring.device.public)),
            root=trust.shown(trust.fingerprint(bytes.fromhex(root))) if root else "",
            number=entry.no if entry else None,
            granted=entry is not None and not entry.revoked,
            resettable=reset.has_escrow(home.folder),
            folder=home.folder,
        )


def remembered(home: Home, key: str, default: str = "") -> str:
    """A small thing that was kept under ``key`` on this machine."""
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql("SELECT value FROM remembered WHERE key = ?", (key,)).scalar()
    return default if found is None else str(found)


def remember(home: Home, key: str, value: str) -> None:
    """Keep a small thing on this machine; an empty ``value`` forgets it."""
    with home.noting() as conn:
        if not value:
            conn.exec_driver_sql("DELETE FROM remembered WHERE key = ?", (key,))
            return
        conn.exec_driver_sql(
            "INSERT INTO remembered (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
