"""Which attachments each side wants, which it holds, and what came of the large ones (danh sách tệp cần).

Records travel by themselves; their files are asked for. Each statement names what its sender lacks, the most needed
first: the files of people with an open case, then the newest. What was left for the next time is asked for again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app.domain.carriage import Choice
from app.models import state
from app.models.contested import all_here as contested_endings
from app.security.files import BlobStore
from app.sync import scope
from app.sync.oplog import batches
from app.sync.wire import OfficeStatement, Want

MOST_WANTED = 20_000
"""How many files a statement asks for; a bundle holds no more."""
NAMING = ("attachment", "enclosure")
"""Whatever names a file: a person's paper, what shows that a task was done. A file that none names any more goes."""
_OFFICE_SAID = "office_said"
_CHUNK = 500
_OPEN = (
    "(SELECT max((c.state <> 'closed' OR c.id IN (SELECT value FROM json_each(?))) AND c.gone IS NULL{mine})"
    ' FROM "case" AS c WHERE c.resident_id = a.resident_id)'
)


@dataclass(frozen=True, slots=True)
class Needed:
    """A file that records name."""

    sha256: str
    size: int


def named(
    conn: Connection,
    *,
    choice: str = Choice.ALL,
    people: Sequence[str] = (),
    among: Iterable[str] | None = None,
    areas: Sequence[str] | None = None,
) -> list[Needed]:
    """The files that standing attachments name, the most needed first. ``people``: the accounts whose open cases count
    with :attr:`Choice.MINE`. ``among``: only of these; ``areas``: only what lies in them, and is of nobody sealed.
    """
    if choice == Choice.NONE:
        return []
    mine = ""
    if choice == Choice.MINE:
        mine = f" AND (c.assignee IS NULL OR c.assignee IN ({', '.join('?' * len(people))}))"
    having = " HAVING open = 1" if choice == Choice.MINE else ""
    among = None if among is None else list(dict.fromkeys(among))
    contested = msgspec.json.encode(sorted(contested_endings(conn))).decode()
    found: list[tuple[str, int, int, str]] = []

    def read(join: str, where: str, parameters: Sequence[str]) -> None:
        rows = conn.exec_driver_sql(
            f"SELECT a.sha256, max(a.size), max(coalesce({_OPEN.format(mine=mine)}, 0)) AS open, max(a.id)"
            f" FROM attachment AS a{join} WHERE a.gone IS NULL{where} GROUP BY a.sha256{having}",
            (contested, *(people if mine else ()), *parameters),
        )
        found.extend((str(sha), int(size), int(is_open), str(newest)) for sha, size, is_open, newest in rows)

    def read_all(join: str = "") -> None:
        if among is None:
            read(join, " AND a.id NOT IN (SELECT row FROM outside WHERE entity = 'attachment')", ())
        for part in batches(among or (), _CHUNK):
            read(join, f" AND a.sha256 IN ({', '.join('?' * len(part))})", part)

    if areas is None:
        read_all()
    else:
        with scope.rows_of_areas(conn, areas, "carried") as table:
            read_all(f" JOIN {table} AS t ON t.entity = 'attachment' AND t.row = a.id")
    found.sort(key=lambda each: (each[2], each[3]), reverse=True)
    return [Needed(sha, size) for sha, size, _, _ in found]


def wants(conn: Connection, store: BlobStore, *, choice: str = Choice.ALL, people: Sequence[str] = ()) -> list[Want]:
    """What this home lacks, with what came of it already. What lies in ``store`` counts: a disk may have lost a file
    that was noted."""
    lacking = dict.fromkeys(
        each.sha256 for each in named(conn, choice=choice, people=people) if not store.has(each.sha256)
    )
    begun = pieces(conn)
    if choice != Choice.NONE:
        lacking |= dict.fromkeys(begun)
    return [
        Want(sha256, [(start, size) for start, size in begun.get(sha256, ()) if store.has_piece(sha256, start)])
        for sha256 in list(lacking)[:MOST_WANTED]
    ]


def not_acknowledged(conn: Connection) -> list[str]:
    """At a laptop: its files that the office has not said to have, the most needed first; at last those of which no
    standing record tells."""
    waiting = [
        str(sha) for (sha,) in conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1 AND acknowledged = 0")
    ]
    order = [each.sha256 for each in named(conn, among=waiting)]
    return [*order, *sorted(set(waiting).difference(order))]


def known(conn: Connection) -> set[str]:
    """Every file that this home names: those that lie here, and those that records tell of."""
    found = conn.exec_driver_sql(
        "SELECT sha256 FROM blob" + "".join(f" UNION SELECT sha256 FROM {each}" for each in NAMING)
    )
    return {str(sha) for (sha,) in found}


def named_among(conn: Connection, wanted: Collection[str]) -> set[str]:
    """Those of these files that any record names, a person's or a task's, deleted or not."""
    found: set[str] = set()
    for part in batches(wanted, _CHUNK):
        for each in NAMING:
            rows = conn.exec_driver_sql(
                f"SELECT sha256 FROM {each} WHERE sha256 IN ({', '.join('?' * len(part))})", tuple(part)
            )
            found.update(str(sha) for (sha,) in rows)
    return found


def sizes(conn: Connection, wanted: Collection[str]) -> dict[str, int]:
    """The sizes of files that this home holds."""
    found: dict[str, int] = {}
    for part in batches(wanted, _CHUNK):
        rows = conn.exec_driver_sql(
            f"SELECT sha256, size FROM blob WHERE held = 1 AND sha256 IN ({', '.join('?' * len(part))})", tuple(part)
        )
        found.update((str(sha), int(size)) for sha, size in rows)
    return found


def hold(conn: Connection, held: Iterable[tuple[str, int]], *, acknowledged: bool) -> None:
    """Note files (SHA-256, size) that lie here. ``acknowledged``: the office has them."""
    parameters = [(sha256, size, int(acknowledged)) for sha256, size in held]
    if parameters:
        conn.exec_driver_sql(
            "INSERT INTO blob (sha256, size, held, acknowledged) VALUES (?, ?, 1, ?) ON CONFLICT (sha256)"
            " DO UPDATE SET held = 1, size = excluded.size, acknowledged = max(acknowledged, excluded.acknowledged)",
            parameters,
        )


# What the office said, at a laptop ---------------------------------------------------------------------------------


class OfficeSaid(msgspec.Struct, frozen=True):
    """What a laptop keeps of the office's last word."""

    schema: int = 0
    reads: list[str] = []
    wants: list[Want] = []


def remember_office(conn: Connection, said: OfficeStatement) -> None:
    kept = OfficeSaid(said.schema, said.reads, said.wants)
    state.put(conn, {_OFFICE_SAID: msgspec.json.encode(kept).decode()})
    if said.wants:  # what the office has lost is on this machine only
        conn.exec_driver_sql(
            "UPDATE blob SET acknowledged = 0 WHERE sha256 = ? AND held = 1", [(want.sha256,) for want in said.wants]
        )


def office_said(conn: Connection) -> OfficeSaid:
    return msgspec.json.decode(state.get(conn, _OFFICE_SAID, "{}"), type=OfficeSaid)


# Stretches of large files ------------------------------------------------------------------------------------------


def pieces(conn: Connection) -> dict[str, list[tuple[int, int]]]:
    """By file the stretches (start, size) that came before the rest."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for sha256, start, size in conn.exec_driver_sql("SELECT sha256, start, size FROM piece ORDER BY sha256, start"):
        found[str(sha256)].append((int(start), int(size)))
    return dict(found)


def note_piece(conn: Connection, sha256: str, start: int, size: int, total: int, digest: str) -> None:
    """Note a stretch. Those before that said another length of the file are void."""
    conn.exec_driver_sql("DELETE FROM piece WHERE sha256 = ? AND total <> ?", (sha256, total))
    conn.exec_driver_sql(
        "INSERT INTO piece (sha256, start, size, total, digest) VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256, start)"
        " DO UPDATE SET size = excluded.size, total = excluded.total, digest = excluded.digest",
        (sha256, start, size, total, digest),
    )


def forget_pieces(conn: Connection, gone: Iterable[str]) -> None:
    parameters = [(sha256,) for sha256 in gone]
    if parameters:
        conn.exec_driver_sql("DELETE FROM piece WHERE sha256 = ?", parameters)


def missing(total: int, have: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches (start, size) of a file that are not among ``have``."""
    gaps, at = [], 0
    for start, size in sorted(have):
        if start > at:
            gaps.append((at, min(start, total) - at))
        at = max(at, start + size)
        if at >= total:
            return gaps
    return [*gaps, (at, total - at)]
