"""What became of a laptop's ops (biên nhận): told by the office, settled at the laptop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from app.models.types import json_text
from app.sync.oplog import batches, names_of
from app.sync.wire import Receipt

Ranges = Sequence[tuple[int, int]]
_OPEN = "state IN ('pending', 'held', 'queued')"


def open_ranges(conn: Connection, device: str) -> dict[str, list[tuple[int, int]]]:
    """At a laptop: by chain the own ops whose fate is not known, as ranges of seq."""
    ranges: dict[str, list[tuple[int, int]]] = {}
    chains = conn.exec_driver_sql(
        "SELECT chain, min(seq), max(seq), count(*) FROM op WHERE device = ?"
        f" AND rowid IN (SELECT rowid FROM op WHERE {_OPEN}) GROUP BY chain",  # by two indexes alone, and no op is read
        (device,),
    )
    for chain, first, last, count in chains.fetchall():
        whole = count == last - first + 1  # as nearly always, and quicker asked than searched for islands
        ranges[chain] = [(first, last)] if whole else _islands(conn, device, chain)
    return ranges


def _islands(conn: Connection, device: str, chain: str) -> list[tuple[int, int]]:
    found = conn.exec_driver_sql(
        "SELECT min(seq), max(seq) FROM (SELECT seq, seq - row_number() OVER (ORDER BY seq) AS island FROM op"
        f" WHERE device = ? AND chain = ? AND {_OPEN}) AS open GROUP BY island ORDER BY 1",
        (device, chain),
    )
    return [(first, last) for first, last in found]


def receipts(conn: Connection, device: str, asked: Mapping[str, Ranges]) -> Iterator[Receipt]:
    """At the office: what it knows of the ops that the laptop asked about."""
    for chain, ranges in asked.items():
        for first, last in ranges:
            found = conn.exec_driver_sql(
                "SELECT seq, hash, state, lsn, accepted, waiting, reason FROM op"
                " WHERE device = ? AND chain = ? AND seq BETWEEN ? AND ? AND state <> 'gap' ORDER BY seq",
                (device, chain, first, last),
            )
            for seq, hash_, state, lsn, accepted, waiting, reason in found:
                yield Receipt(chain, seq, hash_, state, lsn, names_of(accepted), names_of(waiting) or [], reason)


def settle(conn: Connection, device: str, told: Iterable[Receipt]) -> list[tuple[str, int]]:
    """At a laptop: keep what the office says of its own ops; the (chain, seq) of those that it could place.

    A receipt for an op that this laptop does not have, because it is a copy or was restored, says nothing to it.
    """
    placed: list[tuple[str, int]] = []
    for batch in batches(told, 5000):
        here = _hashes(conn, device, batch)
        mine = [each for each in batch if here.get((each.chain, each.seq)) == each.hash]
        if mine:
            conn.exec_driver_sql(
                "UPDATE op SET state = ?, lsn = ?, accepted = ?, waiting = ?, reason = ?"
                " WHERE device = ? AND chain = ? AND seq = ?",
                [
                    (
                        each.state,
                        each.lsn,
                        None if each.accepted is None else json_text(each.accepted),
                        json_text(each.waiting) if each.waiting else None,
                        each.reason,
                        device,
                        each.chain,
                        each.seq,
                    )
                    for each in mine
                ],
            )
        placed += [(each.chain, each.seq) for each in mine]
    return placed


def _hashes(conn: Connection, device: str, batch: Sequence[Receipt]) -> dict[tuple[str, int], bytes]:
    here = {}
    for chain in {each.chain for each in batch}:
        places = [each.seq for each in batch if each.chain == chain]
        found = conn.exec_driver_sql(
            "SELECT seq, hash FROM op WHERE device = ? AND chain = ? AND seq BETWEEN ? AND ?",
            (device, chain, min(places), max(places)),
        )
        here.update({(chain, seq): bytes(hash_) for seq, hash_ in found})
    return here
