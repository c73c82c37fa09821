"""Whether an op that came in is the next of its chain (chuỗi thay đổi của một máy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import Connection

from app.errors import UserError
from app.models.ops import OpLine, hash_of
from app.sync import acks, epochs
from app.sync.acks import ChainHead
from app.sync.wire import Ack


class Place(Enum):
    NEXT = "the next of its chain: to be judged"
    KNOWN = "already here"
    APART = "of another course than what has come up to it, and was here before: it goes on waiting"
    JOINS = "already here and judged, because another laptop returned it; now its chain has come up to it"
    GAP = "ops before it are missing"


class Fork(UserError):
    """The same place of a chain holds another op: a copied laptop, or one restored from its own backup. ``crossed``
    tells the laptop which of its ops cannot stand where it is, with the hash of the office's there, if it has one."""

    def __init__(self, device: str, chain: str, seq: int, there: bytes = b"") -> None:
        super().__init__("sync.fork", device=device, chain=chain, seq=seq)
        self.crossed = Ack(chain, seq, there, 0)


@dataclass(slots=True)
class Chains:
    """The chains of one device, as an import goes along them."""

    conn: Connection
    device: str
    heads: dict[str, ChainHead] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    _moved: set[str] = field(default_factory=set)
    """Chains whose head is of this bundle, and new: its laptop can put that elsewhere."""
    _known: dict[tuple[str, int], tuple[bytes, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heads = acks.heads_of(self.conn, self.device)

    def look_up(self, batch: Sequence[OpLine]) -> None:
        """Read what is already here of the places that this batch fills."""
        self._known.clear()
        for chain in {line.chain for line in batch}:
            places = [line.seq for line in batch if line.chain == chain]
            found = self.conn.exec_driver_sql(
                "SELECT seq, hash, state FROM op WHERE device = ? AND chain = ? AND seq BETWEEN ? AND ?",
                (self.device, chain, min(places), max(places)),
            )
            self._known.update({(chain, seq): (bytes(hash_), state) for seq, hash_, state in found})

    def place(self, line: OpLine, *, waited: bool = False) -> Place:
        """Where the op stands; a next one becomes the head. ``waited``: it came before what fills the gap.

        Raises:
            Fork: there is another op at this place, or one that waited goes on from another op than the bundle's.
            UserError("sync.chain-broken"): the op's hash is not that of its content and its predecessor. At an office
                that was ever restored an honest laptop can send that: its predecessor can be what the office has lost,
                and a copy have written something else there. So there it is a Fork, of which the laptop is told.
            UserError("sync.foreign-op"): the op is another device's.
        """
        if line.device != self.device:
            raise UserError("sync.foreign-op", device=line.device)
        head = self.heads.get(line.chain) or self.heads.setdefault(line.chain, ChainHead())
        known = self._known.get((line.chain, line.seq))
        if known is not None and known[0] != line.hash:
            raise Fork(line.device, line.chain, line.seq, known[0])
        if line.seq <= head.seq:
            return Place.KNOWN
        if line.seq > head.seq + 1:
            if known is None or known[1] == "gap":  # else a person let it in without what is missing, or it came back
                self.gaps[line.chain] = head.seq + 1
            return Place.GAP if known is None else Place.KNOWN
        try:
            genuine = hash_of(line, head.hash) == line.hash
        except ValueError:
            genuine = False
        if not genuine and known is not None and known[1] != "gap":
            return Place.KNOWN  # returned by another, from before this laptop was restored: its chain went on otherwise
        if not genuine and waited and line.chain not in self._moved:
            return Place.APART
        if not genuine and waited:
            raise Fork(line.device, line.chain, head.seq)
        if not genuine and line.sealed is not None and epochs.was_restored(self.conn):
            raise Fork(line.device, line.chain, line.seq)
        if not genuine:
            raise UserError("sync.chain-broken", device=line.device, chain=line.chain, seq=line.seq)
        head.seq, head.hash = line.seq, line.hash
        if self.gaps.get(line.chain) == line.seq:
            del self.gaps[line.chain]
        joins = known is not None and known[1] != "gap"
        (self._moved.discard if joins or waited else self._moved.add)(line.chain)
        return Place.JOINS if joins else Place.NEXT

    def save(self) -> None:
        acks.keep_heads(self.conn, self.device, {chain: head for chain, head in self.heads.items() if head.seq})
