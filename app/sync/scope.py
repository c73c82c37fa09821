"""Which rows belong to which areas (phạm vi của máy), said in SQL in this one place.

A household and a person lie in the area that they name, a case with its person, a part with its owner. What holds in
the whole commune lies in no area and goes to every laptop; what the office alone keeps (reports, targets, what was
decided on findings, letters to the level above) lies in none and goes nowhere. It is the trunk's word that counts:
where a laptop shows its own unsettled value of such a field, the shadow holds the trunk's. Sealed people, their cases
and all parts of them are in no laptop's scope, and what a laptop no longer follows is not in its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from app.models.spec import specs

#: What names its area itself; everything else lies where its owner lies.
ROOTS = ("household", "resident")
#: What every laptop has.
COMMON = ("appointment", "edition", "setting", "task")
_EXTRA_SCOPING = {"resident": frozenset({"sealed"})}


def owner_of(entity: str) -> tuple[str, str] | None:
    """The (field, entity) of the owner that a row of ``entity`` lies with; None for areas, for what names its area, and
    for what lies in none."""
    return ("resident_id", "resident") if entity == "case" else specs()[entity].parent


def scoping_fields(entity: str) -> frozenset[str]:
    """The fields of ``entity`` that can bring a row into a scope or out of it."""
    if entity in ROOTS:
        return frozenset({"area_id"}) | _EXTRA_SCOPING.get(entity, frozenset())
    owner = owner_of(entity)
    return frozenset({owner[0]} if owner else ())


@contextmanager
def rows_of_areas(
    conn: Connection, areas: Iterable[str], table: str = "scoped", *, common: bool = False
) -> Iterator[str]:
    """A temporary table (entity, row) of all rows that lie in ``areas``, with ``common`` also of what every laptop has;
    its name is handed in and dropped after."""
    with _table(conn, table):
        wanted = list(dict.fromkeys(areas))
        for entity in COMMON if common else ():
            conn.exec_driver_sql(f"INSERT INTO {table} SELECT '{entity}', id FROM \"{entity}\"")
        for area in wanted:
            conn.exec_driver_sql(f"INSERT INTO {table} SELECT 'area', id FROM area WHERE id = ?", (area,))
            for root in ROOTS:
                conn.exec_driver_sql(
                    f"INSERT OR IGNORE INTO {table} SELECT '{root}', id FROM \"{root}\" WHERE area_id = ?", (area,)
                )
        shadowed = _shadowed(conn)
        for root in ROOTS:
            if (root, "area_id") in shadowed:
                _correct_area(conn, table, root, wanted)
        _leave_out_sealed(conn, table, shadowed)
        _add_what_belongs(conn, table, shadowed)
        conn.exec_driver_sql(f"DELETE FROM {table} WHERE (entity, row) IN (SELECT entity, row FROM outside)")
        yield table


@contextmanager
def with_what_belongs(conn: Connection, rows: Iterable[tuple[str, str]], table: str) -> Iterator[str]:
    """A temporary table (entity, row) of these rows and everything that lies with them."""
    with _table(conn, table):
        parameters = list(dict.fromkeys(rows))
        if parameters:
            conn.exec_driver_sql(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", parameters)
        _add_what_belongs(conn, table, _shadowed(conn))
        yield table


@contextmanager
def _table(conn: Connection, table: str) -> Iterator[None]:
    conn.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table}")
    conn.exec_driver_sql(
        f"CREATE TEMP TABLE {table} (entity TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (entity, row)) WITHOUT ROWID"
    )
    yield
    conn.exec_driver_sql(f"DROP TABLE temp.{table}")  # after a fault it goes with the transaction, or at the next use


def _shadowed(conn: Connection) -> set[tuple[str, str]]:
    """Which fields of which entities show own unsettled values anywhere: at the office none, at a laptop few."""
    found = conn.exec_driver_sql("SELECT DISTINCT entity, field FROM shadow")
    return {(str(entity), str(field)) for entity, field in found}


def _correct_area(conn: Connection, table: str, root: str, areas: list[str]) -> None:
    shadow = f"SELECT row FROM shadow WHERE entity = '{root}' AND field = 'area_id'"
    conn.exec_driver_sql(f"DELETE FROM {table} WHERE entity = '{root}' AND row IN ({shadow})")
    for area in areas:
        conn.exec_driver_sql(f"INSERT INTO {table} SELECT '{root}', row FROM ({shadow} AND value = ?)", (f'"{area}"',))


def _leave_out_sealed(conn: Connection, table: str, shadowed: set[tuple[str, str]]) -> None:
    sealed, shadow = "SELECT id FROM resident WHERE sealed", "SELECT row FROM shadow WHERE field = 'sealed'"
    if ("resident", "sealed") in shadowed:
        sealed = f"{sealed} AND id NOT IN ({shadow}) UNION ALL {shadow} AND value = 'true'"
    conn.exec_driver_sql(f"DELETE FROM {table} WHERE entity = 'resident' AND row IN ({sealed})")


def _add_what_belongs(conn: Connection, table: str, shadowed: set[tuple[str, str]]) -> None:
    for entity in by_depth():
        owner = owner_of(entity)
        if owner is None:
            continue
        field, above = owner
        shadow = f"SELECT row, value FROM shadow WHERE entity = '{entity}' AND field = '{field}'"
        corrected = (entity, field) in shadowed
        conn.exec_driver_sql(
            f"INSERT OR IGNORE INTO {table} SELECT '{entity}', part.id FROM {table} AS above"
            f' JOIN "{entity}" AS part ON part."{field}" = above.row WHERE above.entity = \'{above}\''
            + (f" AND part.id NOT IN (SELECT row FROM ({shadow}))" if corrected else "")
        )
        if corrected:
            conn.exec_driver_sql(
                f"INSERT OR IGNORE INTO {table} SELECT '{entity}', s.row FROM ({shadow}) AS s JOIN {table} AS above"
                f" ON above.entity = '{above}' AND s.value = '\"' || above.row || '\"'"
            )


def by_depth() -> list[str]:
    """The entities, owners before what lies with them."""

    def depth(entity: str) -> int:
        owner = owner_of(entity)
        return 0 if owner is None else 1 + depth(owner[1])

    return sorted(specs(), key=lambda entity: (depth(entity), entity))


def area_of(conn: Connection, entity: str, row: str) -> str | None:
    """The area in which a row is shown to lie; None for what lies in none, or is not here."""
    while (owner := owner_of(entity)) is not None:
        found = conn.exec_driver_sql(f'SELECT "{owner[0]}" FROM "{entity}" WHERE id = ?', (row,)).scalar()
        if found is None:
            return None
        entity, row = owner[1], str(found)
    if entity not in ROOTS:
        return row if entity == "area" else None
    area = conn.exec_driver_sql(f'SELECT area_id FROM "{entity}" WHERE id = ?', (row,)).scalar()
    return None if area is None else str(area)


def is_outside(conn: Connection, entity: str, row: str) -> bool:
    """Whether this laptop no longer follows the row: it is to be shown as read-only."""
    found = conn.exec_driver_sql("SELECT 1 FROM outside WHERE entity = ? AND row = ?", (entity, row))
    return found.first() is not None


def outside_among(conn: Connection, entity: str, rows: Collection[str]) -> frozenset[str]:
    """Those of these rows that this laptop no longer follows."""
    found = conn.exec_driver_sql("SELECT row FROM outside WHERE entity = ?", (entity,))
    return frozenset(str(row) for (row,) in found).intersection(rows)
