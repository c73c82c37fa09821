"""What is recorded of the people that a list may speak of, read in one go before the list is compared with it.

Everybody in the areas of the list is read, and elsewhere those who share a name or a number with a row of it: so a list
of one hamlet is compared in a moment, however large the commune is, and somebody who moved is still found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain import names
from app.domain.merge import Seen
from app.models import rows, same_person
from app.models.types import is_wire_value
from app.models.work import Reading

_CHUNK = 500
#: Open periods of residence that a list can tell of: nơi thường trú, nơi ở hiện tại.
RESIDENCES = ("permanent", "current")


@dataclass(frozen=True, slots=True)
class AreaRecord:
    """One area (địa bàn)."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class HouseholdRecord:
    """One household; ``address`` is a wire value."""

    id: str
    area_id: str
    label: str
    note: str | None = None
    address: Any = None


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One case. ``steps`` are wire values by procedure; ``obstacles`` the open ones as (id, kind, text)."""

    id: str
    category: str
    state: str
    opened_on: str | None = None
    assignee: str | None = None
    note: str | None = None
    steps: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    obstacles: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person: wire values by field, and what hangs on them. ``residences``: kind → (id, place as a wire value)."""

    id: str
    values: Mapping[str, Any]
    area: str = ""
    household: HouseholdRecord | None = None
    cases: tuple[CaseRecord, ...] = ()
    residences: Mapping[str, tuple[str, Any]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.values["name"])

    @property
    def area_id(self) -> str:
        return str(self.values["area_id"])

    def case_of(self, category: str | None) -> CaseRecord | None:
        """The case of this group: an open one if there is one, else the one that was closed."""
        own = [case for case in self.cases if case.category == category]
        return next((case for case in own if case.state != "closed"), own[-1] if own else None)


@dataclass(frozen=True, slots=True)
class Records:
    """What a preview is computed on; ``seen`` goes back with every edit that comes of it."""

    people: Mapping[str, PersonRecord]
    households: tuple[HouseholdRecord, ...]
    areas: Mapping[str, AreaRecord]
    seen: Seen


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to read: by area, by folded name, by number (12 digits), by old number (9 digits), by id."""

    areas: frozenset[str] = frozenset()
    folded_names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    old_numbers: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()


def areas(reading: Reading) -> dict[str, AreaRecord]:
    """All living areas by id."""
    found = reading.conn.exec_driver_sql("SELECT id, name, kind FROM area WHERE gone IS NULL ORDER BY name_sort, id")
    return {str(row_id): AreaRecord(str(row_id), str(name), str(kind)) for row_id, name, kind in found}


def read(reading: Reading, wanted: Wanted, *, with_cases: bool) -> Records:
    """Everyone whom the list may mean, and the households of its areas."""
    ids = _people(reading, wanted)
    people = {row_id: row.values for row_id, row in rows.read(reading.conn, "resident", ids).items()}
    people = {row_id: values for row_id, values in people.items() if values["gone"] is None}
    people = _without_doubles(reading, people)
    places = areas(reading)
    homes = _households(reading, wanted, people.values())
    cases = _cases(reading, list(people)) if with_cases else {}
    lived = _residences(reading, list(people))
    found = {}
    for row_id, values in people.items():
        area = places.get(values["area_id"])
        membership = values["membership"]
        house = homes.get(membership["household_id"]) if is_wire_value(membership) else None
        found[row_id] = PersonRecord(
            row_id, values, area.name if area else "", house, tuple(cases.get(row_id, ())), lived.get(row_id, {})
        )
    return Records(found, tuple(homes.values()), places, Seen(reading.heads.epoch, reading.heads.lsn))


def changed_since(reading: Reading, seen: Seen) -> bool:
    """Whether anything that a preview looks at has changed since it was computed."""
    if reading.heads.seen(seen.epoch, seen.lsn) == reading.heads.lsn:
        return False
    found = reading.conn.exec_driver_sql(
        "SELECT 1 FROM op WHERE lsn > ? AND +entity IN ('area', 'household', 'resident', 'residence', 'case', 'step',"
        " 'obstacle') LIMIT 1",
        (reading.heads.seen(seen.epoch, seen.lsn),),
    )
    return found.first() is not None


def _without_doubles(reading: Reading, people: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """Without merged records that are called as the record which stands for them: a line of the list means that one.
    One with another name stays, so that the line finds the person; what is written there is shown with the person."""
    found = dict(people)
    for row_id, values in people.items():
        if values["merged_into"] is not None:
            person = same_person.kept(reading, row_id)
            kept = people.get(person.id) if person is not None and person.id != row_id else None
            if kept is not None and names.fold(values["name"]) == names.fold(kept["name"]):
                del found[row_id]
    return found


def _people(reading: Reading, wanted: Wanted) -> list[str]:
    ids: dict[str, None] = dict.fromkeys(wanted.ids)
    for column, values in (
        ("area_id", wanted.areas),
        ("id_digits", wanted.numbers),
        ("name_fold", wanted.folded_names),
    ):
        sql = f"SELECT id FROM resident WHERE gone IS NULL AND {column} IN "
        ids |= dict.fromkeys(str(row[0]) for row in _in(reading, sql, values))
    if wanted.old_numbers:
        old = reading.conn.exec_driver_sql(
            "SELECT id, old_number FROM resident WHERE gone IS NULL AND old_number IS NOT NULL"
        )
        ids |= dict.fromkeys(str(row_id) for row_id, text in old if any(n in text for n in _nines(text, wanted)))
    return list(ids)


def _nines(text: str, wanted: Wanted) -> Iterable[str]:
    digits = "".join(filter(str.isdigit, text))[:9]
    return (digits,) if digits in wanted.old_numbers else ()


def _households(reading: Reading, wanted: Wanted, people: Iterable[Mapping[str, Any]]) -> dict[str, HouseholdRecord]:
    sql = "SELECT id FROM household WHERE gone IS NULL AND area_id IN "
    ids = {str(row[0]) for row in _in(reading, sql, wanted.areas)}
    ids |= {p["membership"]["household_id"] for p in people if is_wire_value(p["membership"])}
    found = {}
    for row_id, row in rows.read(reading.conn, "household", sorted(ids)).items():
        values = row.values
        if values["gone"] is None:
            found[row_id] = HouseholdRecord(
                row_id, values["area_id"], values["label"], values["note"], values["address"]
            )
    return found


def _cases(reading: Reading, people: Sequence[str]) -> dict[str, list[CaseRecord]]:
    sql = 'SELECT id FROM "case" WHERE gone IS NULL AND resident_id IN '
    ids = sorted(str(row[0]) for row in _in(reading, sql, people))
    steps: defaultdict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for row in _parts(reading, "step", ids).values():
        steps[row["case_id"]][row["procedure"]] = row
    obstacles: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row_id, row in _parts(reading, "obstacle", ids).items():
        if row["closed_on"] is None:
            obstacles[row["case_id"]].append((row_id, row["kind"], row["text"] or ""))
    found: defaultdict[str, list[CaseRecord]] = defaultdict(list)
    for row_id, stored in rows.read(reading.conn, "case", ids).items():
        v = stored.values
        found[v["resident_id"]].append(
            CaseRecord(
                row_id,
                v["category"],
                v["state"],
                v["opened_on"],
                v["assignee"],
                v["note"],
                steps.get(row_id, {}),
                tuple(sorted(obstacles.get(row_id, ()))),
            )
        )
    return found


def _parts(reading: Reading, entity: str, cases: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    sql = f"SELECT id FROM {entity} WHERE gone IS NULL AND case_id IN "
    ids = sorted(str(row[0]) for row in _in(reading, sql, cases))
    return {row_id: stored.values for row_id, stored in rows.read(reading.conn, entity, ids).items()}


def _residences(reading: Reading, people: Sequence[str]) -> dict[str, dict[str, tuple[str, Any]]]:
    sql = "SELECT id FROM residence WHERE gone IS NULL AND until IS NULL AND resident_id IN "
    ids = sorted(str(row[0]) for row in _in(reading, sql, people))
    found: defaultdict[str, dict[str, tuple[str, Any]]] = defaultdict(dict)
    for row_id, stored in rows.read(reading.conn, "residence", ids).items():
        if stored.values["kind"] in RESIDENCES:
            found[stored.values["resident_id"]][stored.values["kind"]] = (row_id, stored.values["place"])
    return found


def _in(reading: Reading, sql: str, values: Iterable[str]) -> Iterable[Sequence[Any]]:
    wanted = sorted(values)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        yield from reading.conn.exec_driver_sql(sql + "(" + ", ".join("?" * len(part)) + ")", tuple(part))
