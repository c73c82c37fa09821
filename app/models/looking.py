"""What changed in cases since somebody last looked, told by the order in which changes arrived on this machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

#: The parts whose change is a change of their case.
PARTS = (
    "answer", "claim", "evidence", "settlement", "step", "obstacle", "recheck", "benefit", "note", "attachment",
)  # fmt: skip


def newest(conn: Connection) -> int:
    """The mark of the last change that arrived; 0 in an empty home."""
    return int(conn.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM op").scalar() or 0)


def changed_by_others(conn: Connection, marks: Mapping[str, int], actor: str) -> frozenset[str]:
    """Of these cases (by the mark at which ``actor`` last looked) those that others have changed since."""
    if not marks:
        return frozenset()
    found: dict[str, int] = {}
    least = min(marks.values())
    for sql in _queries():
        for case_id, mark in conn.exec_driver_sql(sql, (least, actor)):
            found[case_id] = max(found.get(case_id, 0), int(mark))
    return frozenset(case_id for case_id, mark in marks.items() if found.get(case_id, 0) > mark)


def _queries() -> Iterable[str]:
    since = "o.rowid > ? AND o.actor <> ?"
    yield f"SELECT o.row, max(o.rowid) FROM op o WHERE o.entity = 'case' AND {since} GROUP BY o.row"
    yield (
        'SELECT c.id, max(o.rowid) FROM op o JOIN "case" c ON c.resident_id = o.row'
        f" WHERE o.entity = 'resident' AND {since} GROUP BY c.id"
    )
    for part in PARTS:
        yield (
            f'SELECT p.case_id, max(o.rowid) FROM op o JOIN "{part}" p ON p.id = o.row'
            f" WHERE o.entity = '{part}' AND {since} GROUP BY p.case_id"
        )
