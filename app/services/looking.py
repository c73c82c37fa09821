"""What changed since I last looked (có gì mới từ lần xem trước): per person and case, on this machine only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import refuse
from app.home import Home
from app.models import looking, remembering
from app.models.casefile import rows_of_case
from app.models.entities import Case

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class News:
    """What others did to a case since: how many changes of which entities, by whom, and the day of the last look."""

    changes: int
    entities: tuple[str, ...]
    actors: tuple[str, ...]
    since: str | None


def news(home: Home, case_id: str) -> News | None:
    """What others changed since the last look; None if nothing did, or if this is the first look.

    Raises:
        UserError("case.elsewhere").
    """
    with home.reading() as r:
        _ = r.find(Case, case_id) or refuse("case.elsewhere")
        mark, at = _mark(remembering.get(r.conn, _key(home, case_id)))
        if at is None:
            return None
        found: list[tuple[str, str]] = []
        rows = sorted(set(rows_of_case(r, case_id)))
        for start in range(0, len(rows), _CHUNK):
            part = rows[start : start + _CHUNK]
            places = ", ".join("(?, ?)" for _ in part)
            sql = (
                "SELECT entity, actor FROM op WHERE rowid > ? AND actor <> ?"
                f" AND (entity, row) IN (VALUES {places}) ORDER BY rowid"
            )
            values = (mark, home.account.id, *(value for pair in part for value in pair))
            found += [(str(entity), str(actor)) for entity, actor in r.conn.exec_driver_sql(sql, values)]
    if not found:
        return None
    entities, actors = (tuple(dict.fromkeys(column)) for column in zip(*found, strict=True))
    return News(len(found), entities, actors, at)


def looked(home: Home, case_id: str) -> None:
    """The person has seen the case as it is now."""
    with home.noting() as conn:
        remembering.put(conn, _key(home, case_id), f"{looking.newest(conn)} {home.today.isoformat()}")


def changed(home: Home, case_ids: Sequence[str]) -> frozenset[str]:
    """Of these cases those that this person has looked at and that others have changed since."""
    with home.reading() as r:
        marks = {}
        for case_id in case_ids:
            mark, at = _mark(remembering.get(r.conn, _key(home, case_id)))
            if at is not None:
                marks[case_id] = mark
        return looking.changed_by_others(r.conn, marks, home.account.id)


def _key(home: Home, case_id: str) -> str:
    return f"looked:{home.account.id}:{case_id}"


def _mark(text: str | None) -> tuple[int, str | None]:
    mark, _, at = (text or "").partition(" ")
    return (int(mark), at) if mark.isdecimal() and at else (0, None)
