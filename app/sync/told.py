"""Which records stand behind the counts of an import, so that a person can look at them before taking it in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection

from app.models.spec import specs
from app.sync.inbox import TOLD, TakenIn
from app.sync.oplog import NEWER

MOST = TOLD
"""Rows of one kind that are named; the counts tell how many there are."""

_NAMES = {"resident": "name", "area": "name", "household": "label"}


@dataclass(frozen=True, slots=True)
class RowTold:
    """One record that an import concerns. ``what``: new, changed, identical, held, newer, refused, gap, file, twin or
    outside (in an area that the laptop does not hold).

    ``title`` names the person, household or area whose record it is; empty if it is not here. ``detail``: why it was
    refused or held (a code and names, see :mod:`app.sync.judging`), of a gap the first missing number, of a file its
    title, of what changed the names of the fields, of what is the same ``known`` (it came before) or ``equal`` (it says
    what stands here), of a twin id and name of the record that may be the same person's.
    """

    what: str
    entity: str
    row: str
    title: str
    detail: str = ""


def rows(conn: Connection, report: TakenIn, device: str, *, there: Callable[[str], bool]) -> Iterator[RowTold]:
    """Inside the transaction of the import: what it concerns. ``there`` says whether a file is, or comes, here."""
    for entity, row in islice(sorted(report.new_rows), MOST):
        yield RowTold("new", entity, row, title_of(conn, entity, row))
    changed = {key: " ".join(sorted(names)) for key, names in report.merged.items() if key not in report.new_rows}
    for key in report.changed_rows - report.new_rows - changed.keys() if len(changed) < MOST else ():
        changed[key] = ""
    for what, told in (("changed", changed), ("identical", report.same)):
        for (entity, row), detail in islice(sorted(told.items()), MOST):
            yield RowTold(what, entity, row, title_of(conn, entity, row), detail)
    for entity, row in islice(sorted(report.outside), MOST):
        yield RowTold("outside", entity, row, title_of(conn, entity, row))
    for entity, row, reason in report.refused[:MOST]:
        yield RowTold("refused", entity, row, title_of(conn, entity, row), reason)
    held = conn.exec_driver_sql(
        "SELECT DISTINCT entity, row, reason FROM op WHERE state = 'held' AND +device = ? ORDER BY chain, seq LIMIT ?",
        (device, MOST),
    ).fetchall()
    for entity, row, reason in held:
        what = "newer" if reason == NEWER else "held"
        yield RowTold(what, entity, row, title_of(conn, entity, row), reason or "")
    for chain, first in sorted(report.gaps.items()):
        yield RowTold("gap", "op", chain, "", str(first))
    yield from islice(_missing_files(conn, there), MOST)


def title_of(conn: Connection, entity: str, row: str) -> str:
    """The name of the person, household or area that a row belongs to; empty if it is not here."""
    if entity in _NAMES:
        found = conn.exec_driver_sql(f'SELECT "{_NAMES[entity]}" FROM "{entity}" WHERE id = ?', (row,)).scalar()
        return str(found or "")
    owner = ("resident_id", "resident") if entity == "case" else specs()[entity].parent if entity in specs() else None
    if owner is None:
        return ""
    above = conn.exec_driver_sql(f'SELECT "{owner[0]}" FROM "{entity}" WHERE id = ?', (row,)).scalar()
    return title_of(conn, owner[1], str(above)) if above is not None else ""


def _missing_files(conn: Connection, there: Callable[[str], bool]) -> Iterator[RowTold]:
    found: Iterable[tuple[str, str, str, str]] = (
        (str(i), str(t), str(r), str(s))
        for i, t, r, s in conn.exec_driver_sql(
            "SELECT id, title, resident_id, sha256 FROM attachment WHERE gone IS NULL ORDER BY id"
        )
    )
    for row, title, resident, sha256 in found:
        if not there(sha256):
            yield RowTold("file", "attachment", row, title_of(conn, "resident", resident), title)
