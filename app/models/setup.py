"""The first values of a new home's database."""

from __future__ import annotations

from sqlalchemy import Connection

from app.domain.ids import new_id
from app.models import state
from app.models.ops import GENESIS
from app.models.state import Heads, Side


def found_home(conn: Connection, side: Side, device: str, values: dict[str, str]) -> Heads:
    """Give an empty database its identity. ``values``: the commune, the plan and so on, by name.

    The office starts the trunk's first epoch; a laptop learns the epoch from its first bundle.
    """
    heads = Heads(
        side=side,
        device=device,
        chain=new_id(),
        seq=0,
        hash=GENESIS,
        epoch=new_id() if side is Side.OFFICE else "",
        lsn=0,
        trunk_hash=GENESIS,
    )
    heads.save(conn)
    state.put(conn, values or {"founded": "1"})
    return heads
