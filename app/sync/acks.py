"""Who has what (ghi nhận): heads of chains that were received, and that are safe in a backup.

*Received* means that the office has it. *Durable* means that the oldest kept backup which was read back contains it,
so that no restore can lose it; only that lets a laptop forget.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.ids import new_id
from app.models import state
from app.models.ops import GENESIS, OpLine, hash_of
from app.models.state import Heads
from app.sync.oplog import COLUMNS, line_of
from app.sync.wire import Ack

_LAID_OUT = "laid-out-from"


@dataclass(slots=True)
class ChainHead:
    """The last op of a chain up to which there is no gap."""

    seq: int = 0
    hash: bytes = GENESIS


class BackupHeads(msgspec.Struct, frozen=True):
    """What a backup contains: kept as JSON in the table ``backup``."""

    epoch: str
    lsn: int
    chains: list[tuple[str, str, int]]


def heads_for_backup(conn: Connection) -> str:
    """The JSON of everything that a backup made now contains."""
    heads = Heads.load(conn)
    found = conn.exec_driver_sql("SELECT device, chain, seq FROM peer ORDER BY device, chain")
    return msgspec.json.encode(BackupHeads(heads.epoch, heads.lsn, [(d, c, s) for d, c, s in found])).decode()


def durable_heads(conn: Connection) -> dict[tuple[str, str], int]:
    """By (device, chain) what the oldest kept backup holds that was read back; empty without such a backup."""
    oldest = _oldest(conn)
    return {(device, chain): seq for device, chain, seq in oldest.chains} if oldest else {}


def durable_lsn(conn: Connection, heads: Heads) -> int:
    """Up to which lsn of the present trunk the oldest kept backup holds it; 0 without such a backup."""
    oldest = _oldest(conn)
    return heads.seen(oldest.epoch, oldest.lsn) if oldest else 0


class _LaidOut(msgspec.Struct, frozen=True):
    """The backup that this office was laid out from: there before every backup whose id is greater."""

    id: str
    heads: BackupHeads


def laid_out(conn: Connection) -> None:
    """The office was just laid out from a backup, which does not know of itself: it is still there, and may be taken
    again. So it counts as kept until this office lets a younger backup go, as do those it was laid out from before."""
    heads = msgspec.json.decode(heads_for_backup(conn), type=BackupHeads)
    _keep(conn, [*laid_out_from(conn), _LaidOut(new_id(), heads)])


def let_go(conn: Connection, key: str) -> None:
    """The backup ``key`` is kept no longer; nor is any older one that the office was laid out from."""
    before = laid_out_from(conn)
    younger = [each for each in before if each.id > key]
    if len(younger) < len(before):
        _keep(conn, younger)


def _keep(conn: Connection, laid_out: list[_LaidOut]) -> None:
    state.put(conn, {_LAID_OUT: msgspec.json.encode(laid_out).decode()})


def _oldest(conn: Connection) -> BackupHeads | None:
    """What the oldest kept backup contains that was read back."""
    oldest = conn.exec_driver_sql(
        "SELECT id, heads FROM backup WHERE kept = 1 AND verified = 1 ORDER BY at, id LIMIT 1"
    ).first()
    before = laid_out_from(conn)
    if before and (oldest is None or str(oldest[0]) > before[0].id):
        return before[0].heads
    return None if oldest is None else msgspec.json.decode(oldest[1], type=BackupHeads)


def laid_out_from(conn: Connection) -> list[_LaidOut]:
    """The backups that this office was laid out from, while they count as kept; the oldest first."""
    kept = state.get(conn, _LAID_OUT, "") or "[]"
    return msgspec.json.decode(f"[{kept}]" if kept.startswith("{") else kept, type=list[_LaidOut])


# At the office -----------------------------------------------------------------------------------------------


def heads_of(conn: Connection, device: str) -> dict[str, ChainHead]:
    """The heads of a device's chains, as far as this office has them without a gap."""
    found = conn.exec_driver_sql("SELECT chain, seq, hash FROM peer WHERE device = ?", (device,))
    return {str(chain): ChainHead(int(seq), bytes(head)) for chain, seq, head in found}


def keep_heads(conn: Connection, device: str, heads: dict[str, ChainHead]) -> None:
    parameters = [(device, chain, head.seq, head.hash) for chain, head in heads.items()]
    if parameters:
        conn.exec_driver_sql(
            "INSERT INTO peer (device, chain, seq, hash, durable) VALUES (?, ?, ?, ?, 0)"
            " ON CONFLICT (device, chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
            parameters,
        )


def acknowledgements(
    conn: Connection,
    device: str,
    open_: Mapping[str, Sequence[tuple[int, int]]],
    crossed: Ack | None = None,
) -> list[Ack]:
    """What the office says to a laptop of its chains, in the order in which they were begun.

    Before that, what would show the laptop that a copy of it, or it itself before it was restored, wrote something else
    there: what waits behind a gap, the op at the end of what the laptop has ``open`` (by chain, ranges of seq), and
    what its last bundle ``crossed`` (:class:`app.sync.chains.Fork`).
    """
    safe, heads = durable_heads(conn), heads_of(conn, device)
    behind = "SELECT chain, max(seq), hash FROM op WHERE +device = ? AND state = 'gap' GROUP BY chain"
    telling = list(conn.exec_driver_sql(behind, (device,)))
    for chain, ranges in open_.items():
        telling += _at(conn, device, chain, max(last for _, last in ranges))
    before = [Ack(str(chain), int(seq), bytes(hash_), 0) for chain, seq, hash_ in telling]
    before += [] if crossed is None else [crossed]
    for ack in before:
        heads.setdefault(ack.chain, ChainHead())
    return before + [
        Ack(chain, head.seq, head.hash, min(head.seq, safe.get((device, chain), 0)))
        for chain, head in sorted(heads.items())
    ]


def _at(conn: Connection, device: str, chain: str, seq: int) -> list[Any]:
    """Chain, seq and hash of the op at this place, if there is one."""
    where = "device = ? AND chain = ? AND seq = ?"
    return list(conn.exec_driver_sql(f"SELECT chain, seq, hash FROM op WHERE {where}", (device, chain, seq)))


# At a laptop -------------------------------------------------------------------------------------------------


def acknowledged(conn: Connection, device: str) -> dict[str, Ack]:
    """What the office last said of this laptop's own chains."""
    found = conn.exec_driver_sql("SELECT chain, seq, hash, durable FROM peer WHERE device = ?", (device,))
    return {chain: Ack(chain, seq, head, durable) for chain, seq, head, durable in found}


def take_in(conn: Connection, device: str, acks: Sequence[Ack]) -> None:
    """Keep the office's word, also where it is less than before: a restored office has lost the rest."""
    if acks:
        conn.exec_driver_sql(
            "INSERT INTO peer (device, chain, seq, hash, durable) VALUES (?, ?, ?, ?, ?) ON CONFLICT (device, chain)"
            " DO UPDATE SET seq = excluded.seq, hash = excluded.hash, durable = excluded.durable",
            [(device, ack.chain, ack.seq, ack.hash, ack.durable) for ack in acks],
        )


def on_another_course(conn: Connection, heads: Heads, acks: Sequence[Ack]) -> list[str]:
    """The chains of this laptop that the office knows otherwise: of the present one it has ops that are not here, of an
    earlier one another op at the same place, or one from which what waits here does not go on. So this laptop is a
    copy, or was restored."""
    found = []
    for ack in acks:
        if ack.seq > 0:
            own = next((row[2] for row in _at(conn, heads.device, ack.chain, ack.seq)), None)
            if own != ack.hash and (own is not None or ack.chain == heads.chain):
                found.append(ack.chain)
    told = {(ack.chain, ack.seq): ack.hash for ack in acks if ack.hash}
    return found + _cut_off(conn, heads, told)


def _cut_off(conn: Connection, heads: Heads, told: Mapping[tuple[str, int], bytes]) -> list[str]:
    """The chains in which an own op that waits for an answer does not go on from the one before it, as it was told."""
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM json_each(?) AS told CROSS JOIN op"
        " ON op.device = ? AND op.chain = told.value ->> 0 AND op.seq = told.value ->> 1 + 1 AND op.state = 'pending'",
        (msgspec.json.encode(list(told)).decode(), heads.device),
    )
    lines = map(line_of, found)
    return sorted({line.chain for line in lines if hash_of(line, told[line.chain, line.seq - 1]) != line.hash})


def taken_by_others(conn: Connection, heads: Heads, lines: Iterable[OpLine]) -> list[str]:
    """The chains of this laptop in which these ops of the trunk stand where it has another one, written by a copy, or
    before one that does not go on from them. Only what waits for an answer can be there: anything else of its own the
    trunk has."""
    waits = "SELECT 1 FROM op WHERE state = 'pending' AND +device = ? LIMIT 1"
    if conn.exec_driver_sql(waits, (heads.device,)).first() is None:
        return []
    told = {(line.chain, line.seq): line.hash for line in lines if line.device == heads.device}
    if not told:
        return []
    rows = conn.exec_driver_sql(
        "SELECT chain, seq, hash FROM json_each(?) AS told CROSS JOIN op"
        " ON op.device = ? AND op.chain = told.value ->> 0 AND op.seq = told.value ->> 1",
        (msgspec.json.encode(list(told)).decode(), heads.device),
    )
    otherwise = {str(chain) for chain, seq, hash_ in rows if told[chain, seq] != hash_}
    return sorted(otherwise.union(_cut_off(conn, heads, told)))


# Ops of others that a restored office had lost -----------------------------------------------------------------


def returned_and_here(conn: Connection, asked: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """At the office: which of these ops it has."""
    where = "SELECT 1 FROM op WHERE device = ? AND chain = ? AND seq = ?"
    return [each for each in asked if conn.exec_driver_sql(where, tuple(each)).first() is not None]


def acknowledge_returned(conn: Connection, here: Iterable[tuple[str, str, int]]) -> None:
    """At a laptop: these need not go back again. What the trunk makes of them comes with its ops."""
    parameters = [tuple(each) for each in here]
    if parameters:
        conn.exec_driver_sql(
            "UPDATE op SET state = 'settled' WHERE device = ? AND chain = ? AND seq = ? AND state = 'returned'",
            parameters,
        )


# Files -------------------------------------------------------------------------------------------------------


def files_to_acknowledge(conn: Connection) -> list[str]:
    """At a laptop: the files that it holds and the office has not acknowledged."""
    found = conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1 AND acknowledged = 0 ORDER BY sha256")
    return [str(sha) for (sha,) in found]


def files_held(conn: Connection, asked: Iterable[str]) -> list[str]:
    """At the office: which of these files it holds."""
    held = {sha for (sha,) in conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1")}
    return [sha for sha in asked if sha in held]


def acknowledge_files(conn: Connection, held: Iterable[str], at: int) -> None:
    """At a laptop: the office has these files, and said so when its trunk stood at ``at``. Only a backup of a later
    place on the trunk is sure to hold them (:mod:`app.sync.leaving`), so that place is kept, counted from 1."""
    parameters = [(at + 1, sha) for sha in held]
    if parameters:
        conn.exec_driver_sql("UPDATE blob SET acknowledged = ? WHERE sha256 = ? AND acknowledged = 0", parameters)
