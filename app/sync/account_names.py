"""The names of the commune's accounts: from the register; before there is one, from this machine's own login list."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from app.security import vault
from app.sync import registry


def account_names(conn: Connection, home: Path) -> dict[str, str]:
    """Account id → name."""
    register = registry.current(conn)
    if register is not None:
        return {entry.id: entry.name for entry in register.accounts}
    return {slot.account: slot.name for slot in vault.slots(home)}
