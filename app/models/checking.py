"""Runs the rules of data cleaning over the records of this machine and keeps what they find in ``finding``.

A whole run works out everything. A run over what has changed follows the trunk from the position that the last run read
up to: whom a change can touch is widened to those who share a number, a redirect or a household with them, also with
whom they shared one before. Both leave the same findings; ``found_on`` stays the day on which one was first found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.checks import card_cutoff, months_before
from app.models import remembering
from app.models.check_rules import MERGED, RULES, About, Statement, scoped
from app.models.ops import decode_body
from app.models.state import Heads, Side
from app.progress import QUIET, Progress

MANY = 5000
"""With more people than this touched, one run over everybody is the cheaper way."""
_KEY = "checked"
_CHUNK = 400
Place = tuple[str, str, str]


class _Last(msgspec.Struct, frozen=True):
    """Up to where the last run read, on which day, and by which rules."""

    epoch: str
    lsn: int
    day: str
    rules: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run did. ``people`` and ``households``: how many were looked at again; None: everybody."""

    whole: bool
    people: int | None
    households: int | None
    found: Mapping[str, int]
    appeared: int
    went: int


@dataclass(frozen=True, slots=True)
class _Touched:
    people: frozenset[str]
    households: frozenset[str]


def last_day(conn: Connection) -> str:
    """The day of the last run, "" before the first."""
    last = _last(conn)
    return last.day if last is not None else ""


def is_stale(conn: Connection, heads: Heads, today: date) -> bool:
    """Whether something was written since the last run, or a day has begun, or there was none."""
    last = _last(conn)
    return last is None or (last.epoch, last.lsn, last.day) != (heads.epoch, heads.lsn, today.isoformat())


def run(
    conn: Connection,
    places: Sequence[Place],
    *,
    today: date,
    whole: bool = False,
    progress: Progress = QUIET,
) -> Ran:
    """One run, in the caller's transaction. ``whole``: look at everybody, also if only a few have changed.

    Raises:
        Cancelled: nothing is kept then, if the caller rolls back.
    """
    heads, last, rules = Heads.load(conn), _last(conn), _digest(places)
    conn.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS check_merged (record TEXT PRIMARY KEY, kept TEXT) WITHOUT ROWID"
    )
    conn.exec_driver_sql("CREATE INDEX IF NOT EXISTS temp.ix_check_merged ON check_merged (kept)")
    conn.exec_driver_sql(
        "CREATE TEMP TABLE IF NOT EXISTS check_found (row TEXT, other TEXT, area_id TEXT, sort TEXT, detail TEXT,"
        " PRIMARY KEY (row, other)) WITHOUT ROWID"
    )
    conn.exec_driver_sql("DELETE FROM check_merged")
    conn.exec_driver_sql(MERGED)
    touched = None if whole else _touched(conn, heads, last, today, rules)
    given = {
        "today": today.isoformat(),
        "adult": card_cutoff(today).isoformat(),
        "away": months_before(today).isoformat(),
        "places": msgspec.json.encode(list(places)).decode(),
        "people": _json(touched.people if touched else ()),
        "households": _json(touched.households if touched else ()),
    }
    appeared = went = 0
    for rule, statement in progress.over(RULES.items(), "checks.rule", total=len(RULES), every=1):
        came, left = _one(conn, rule, statement, given, whole=touched is None)
        appeared, went = appeared + came, went + left
    if touched is None:
        marks = ", ".join("?" * len(RULES))
        conn.exec_driver_sql(f"DELETE FROM finding WHERE rule NOT IN ({marks})", tuple(RULES))
    conn.exec_driver_sql("DELETE FROM check_found")
    conn.exec_driver_sql("DELETE FROM check_merged")
    at = _Last(heads.epoch, heads.lsn, today.isoformat(), rules)
    remembering.put(conn, _KEY, msgspec.json.encode(at).decode())
    counts = conn.exec_driver_sql("SELECT rule, count(*) FROM finding GROUP BY rule").all()
    return Ran(
        touched is None,
        len(touched.people) if touched else None,
        len(touched.households) if touched else None,
        {str(rule): int(count) for rule, count in counts},
        appeared,
        went,
    )


def forget(conn: Connection, ids: Sequence[str]) -> None:
    """Nothing that was found names these rows any more; the next run looks at everybody."""
    marks = ", ".join("?" * len(ids))
    conn.exec_driver_sql(f"DELETE FROM finding WHERE row IN ({marks}) OR other IN ({marks})", (*ids, *ids))
    remembering.forget(conn, _KEY)


def _one(
    conn: Connection, rule: str, statement: Statement, given: Mapping[str, str], *, whole: bool
) -> tuple[int, int]:
    """One rule: what it finds now takes the place of what it found before. Returns how many came and went."""
    always = statement.about in (About.LISTED, About.PAIRS)
    conn.exec_driver_sql("DELETE FROM check_found")
    conn.exec_driver_sql(
        "INSERT INTO check_found (row, other, area_id, sort, detail)"
        f" SELECT * FROM ({scoped(statement, whole=whole or always)}) WHERE true"
        " ON CONFLICT (row, other) DO UPDATE SET detail = min(detail, excluded.detail)",
        dict(given),
    )
    where = "rule = :rule"
    if not whole and not always:
        where += f" AND row IN (SELECT value FROM json_each(:{_SCOPE[statement.about]}))"
    left = conn.exec_driver_sql(
        f"DELETE FROM finding WHERE {where} AND NOT EXISTS"
        " (SELECT 1 FROM check_found n WHERE n.row = finding.row AND n.other = finding.other)",
        {**given, "rule": rule},
    ).rowcount
    came = conn.exec_driver_sql(
        "SELECT count(*) FROM check_found n WHERE NOT EXISTS"
        " (SELECT 1 FROM finding f WHERE f.rule = ? AND f.row = n.row AND f.other = n.other)",
        (rule,),
    ).scalar()
    conn.exec_driver_sql(
        "INSERT INTO finding (rule, row, other, entity, area_id, sort, detail, found_on)"
        f" SELECT :rule, row, other, {_entity(statement)}, area_id, sort, detail, :today FROM check_found WHERE true"
        " ON CONFLICT (rule, row, other) DO UPDATE SET area_id = excluded.area_id, sort = excluded.sort,"
        " detail = excluded.detail WHERE (excluded.area_id, excluded.sort) <> (finding.area_id, finding.sort)"
        " OR excluded.detail IS NOT finding.detail",
        {**given, "rule": rule},
    )
    return int(came or 0), left


def _entity(statement: Statement) -> str:
    if statement.about is About.LISTED:
        return "CASE WHEN row IN (SELECT id FROM flaw) THEN 'flaw' ELSE 'resident' END"
    return "'household'" if statement.about is About.HOUSEHOLDS else "'resident'"


_SCOPE: Mapping[About, str] = {About.PEOPLE: "people", About.HOUSEHOLDS: "households"}


def _digest(places: Sequence[Place]) -> str:
    """Another one when the rules look for something else: then what they found before is worth nothing."""
    said = [f"{rule}\n{statement.sql}\n{statement.of_few}" for rule, statement in RULES.items()]
    said.append(_json(map(str, places)))
    return sha256("\n".join(said).encode()).hexdigest()[:16]


def _last(conn: Connection) -> _Last | None:
    kept = remembering.get(conn, _KEY)
    return None if kept is None else msgspec.json.decode(kept, type=_Last)


# Whom a change can touch --------------------------------------------------------------------------------------------


def _touched(conn: Connection, heads: Heads, last: _Last | None, today: date, rules: str) -> _Touched | None:
    """Whom to look at again; None: everybody, since nobody can say what has changed, or it is too much."""
    if last is None or last.epoch != heads.epoch or last.rules != rules or heads.side is not Side.OFFICE:
        return None
    changed: dict[str, set[str]] = {}
    for entity, row in conn.exec_driver_sql("SELECT DISTINCT entity, row FROM op WHERE lsn > ?", (last.lsn,)):
        changed.setdefault(str(entity), set()).add(str(row))
    people = set(changed.get("resident", ()))
    for entity, sql in _WHOSE.items():
        for found in _in(conn, sql, changed.get(entity, ())):
            people.update(str(each) for each in found if each)
    if len(people) > MANY:
        return None
    ever = _ever(conn, people)
    if ever is None:
        return None
    lived, stood_for = ever
    people |= stood_for
    people = _widened(conn, people | _older_since(conn, date.fromisoformat(last.day), today))
    with_them = _in(conn, "SELECT household_id FROM resident WHERE id IN ({})", people)
    households = changed.get("household", set()) | lived | {str(row[0]) for row in with_them}
    return None if len(people) > MANY else _Touched(frozenset(people), frozenset(households - {""}))


_WHOSE: Mapping[str, str] = {
    "mark": "SELECT resident_id FROM mark WHERE id IN ({})",
    "residence": "SELECT resident_id FROM residence WHERE id IN ({})",
    "case": 'SELECT resident_id FROM "case" WHERE id IN ({})',
    "evidence": 'SELECT c.resident_id FROM evidence e JOIN "case" c ON c.id = e.case_id WHERE e.id IN ({})',
    "likeness": "SELECT first, second FROM likeness WHERE id IN ({})",
}
"""Whose record a changed row belongs to."""

_LINKED: tuple[str, ...] = (
    "SELECT row FROM finding WHERE other IN ({}) AND entity = 'resident'",
    "SELECT other FROM finding WHERE row IN ({}) AND other <> ''",
    "SELECT merged_into FROM resident WHERE id IN ({}) AND merged_into IS NOT NULL",
    "SELECT id FROM resident WHERE merged_into IN ({})",
    "SELECT second FROM likeness WHERE first IN ({})",
    "SELECT first FROM likeness WHERE second IN ({})",
    "SELECT o.id FROM resident p JOIN resident o ON o.id_digits = p.id_digits WHERE p.id_digits > '' AND p.id IN ({})",
)
"""Who is found, or is no longer found, because of somebody else."""


def _widened(conn: Connection, people: set[str]) -> set[str]:
    """With everybody who hangs together with them, over as many links as there are."""
    latest = set(people)
    found = set(people)
    while latest and len(found) <= MANY:
        near = {str(row[0]) for sql in _LINKED for row in _in(conn, sql, latest)}
        latest = near - found
        found |= latest
    return found


def _ever(conn: Connection, people: Iterable[str]) -> tuple[set[str], set[str]] | None:
    """Every household that a change ever put these people into, and every record that ever stood for them; None if what
    a change said was erased since."""
    houses: set[str] = set()
    kept: set[str] = set()
    for (body,) in _in(conn, "SELECT body FROM op WHERE entity = 'resident' AND row IN ({})", people):
        if body is None:
            return None
        fields = decode_body(body).fields
        joined = fields.get("membership")
        if isinstance(joined, dict) and joined.get("household_id"):
            houses.add(str(joined["household_id"]))
        if fields.get("merged_into"):
            kept.add(str(fields["merged_into"]))
    return houses, kept


def _older_since(conn: Connection, before: date, today: date) -> set[str]:
    """Who reached an age, or whose card or absence came of time, since the last run's day (either way round)."""
    first, last = sorted((before, today))
    if first == last:
        return set()
    young, old = card_cutoff(first), card_cutoff(last)
    spans = [(young - timedelta(days=31), old)]
    spans += [
        (date(year, 1, 1), date(year, 1, 1))
        for year in range(young.year, old.year + 1)
        if young < date(year, 12, 31) <= old
    ]
    found: set[str] = set()
    for since, until in spans:
        sql = "SELECT id FROM resident WHERE born_from BETWEEN ? AND ?"
        rows = conn.exec_driver_sql(sql, (since.isoformat(), until.isoformat()))
        found.update(str(row[0]) for row in rows)
    for sql, span in (
        ("SELECT resident_id FROM mark WHERE kind = 'card' AND until BETWEEN ? AND ?", (first, last)),
        (
            "SELECT resident_id FROM mark WHERE kind = 'absent' AND day BETWEEN ? AND ?",
            (months_before(first) - timedelta(days=4), months_before(last)),
        ),
    ):
        found.update(str(row[0]) for row in conn.exec_driver_sql(sql, tuple(day.isoformat() for day in span)))
    return found


def _in(conn: Connection, sql: str, values: Iterable[str]) -> Iterable[Sequence[Any]]:
    """``sql`` with ``{}`` for the values, some at a time."""
    wanted = sorted(values)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        yield from conn.exec_driver_sql(sql.format(", ".join("?" * len(part))), tuple(part)).fetchall()


def _json(ids: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(ids)).decode()
