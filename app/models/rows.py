"""Writing rows of shared tables in bulk, with what is derived from them: sort keys and the line that search finds.

Only the journal calls this, with its gate open. Values are wire values; they go into columns without passing
through objects, which is what makes an import of ten thousand changes quick.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from app.domain import names
from app.domain.merge import Positions
from app.models import many
from app.models.spec import Spec, specs
from app.models.types import is_wire_value, json_text, pack, unpack

_CHUNK = 500
_OVER_OLD_LINE = "ON CONFLICT (entity, row) DO UPDATE SET folded = excluded.folded WHERE folded <> excluded.folded"


class RowWrite(NamedTuple):
    """What becomes of one row: ``values`` are wire values of known fields, ``extra`` those that nobody here knows.

    ``before``: what the row held, from whoever has read it; else it is read again where the search line needs it.
    """

    entity: str
    row: str
    values: Mapping[str, Any]
    positions: Positions
    new: bool = False
    extra: Mapping[str, Any] = MappingProxyType({})
    before: Mapping[str, Any] | None = None

    def after(self, names: Sequence[str]) -> list[Any]:
        """What these fields hold once this is written, as far as the writer knows."""
        values, before = self.values, self.before
        if before is None:
            return [values.get(name) for name in names]
        held = before.several(names) if isinstance(before, WireValues) else [before[name] for name in names]
        for at, name in enumerate(names):
            if name in values:
                held[at] = values[name]
        return held


class WireValues(Mapping[str, Any]):
    """The wire values of a row as it lies in its table, each worked out when it is asked for: who takes in a changed
    telephone number does not look at the other twenty fields."""

    __slots__ = ("_fields", "_raw")

    def __init__(self, fields: Mapping[str, tuple[int, Callable[[Any], Any] | None]], raw: Sequence[Any]) -> None:
        self._fields, self._raw = fields, raw

    def __getitem__(self, name: str) -> Any:
        at, unpacks = self._fields[name]
        stored = self._raw[at]
        return stored if stored is None or unpacks is None else unpacks(stored)

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def several(self, names: Iterable[str]) -> list[Any]:
        """The values of these fields: many rows are asked for the same few."""
        raw, found = self._raw, []
        for at, unpacks in map(self._fields.__getitem__, names):
            stored = raw[at]
            found.append(stored if stored is None or unpacks is None else unpacks(stored))
        return found


class StoredRow(NamedTuple):
    """A row as it lies in its table, in wire values."""

    values: Mapping[str, Any]
    positions: Positions
    extra: Mapping[str, Any]


def read(conn: Connection, entity: str, ids: Iterable[str]) -> dict[str, StoredRow]:
    """The rows with these ids, deleted ones too; an unknown id is left out."""
    spec = specs()[entity]
    wanted = sorted(set(ids))  # neighbours lie on one page
    found: dict[str, StoredRow] = {}
    fields = {name: (at, each.unpacks) for at, (name, each) in enumerate(spec.fields.items(), 3)}
    select = f'SELECT id, positions, extra, {", ".join(_quoted(spec.fields))} FROM "{entity}" WHERE id IN '
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        for row in map(tuple, conn.exec_driver_sql(select + _marks(len(part)), tuple(part)).fetchall()):
            extra = msgspec.json.decode(row[2]) if row[2] else {}
            found[row[0]] = StoredRow(WireValues(fields, row), unpack(row[1]), extra)
    return found


def parts_positions(conn: Connection, entity: str, row: str) -> list[Positions]:
    """The positions of all parts of this row."""
    return [
        unpack(packed)
        for child, field in specs()[entity].children
        for (packed,) in conn.exec_driver_sql(f'SELECT positions FROM "{child}" WHERE "{field}" = ?', (row,))
    ]


def own_seen_in_parts(conn: Connection) -> dict[tuple[str, str], int]:
    """Of each row whose parts show own unsettled values: the least that the changes that made them had seen."""
    least: dict[tuple[str, str], int] = {}
    for entity, spec in specs().items():
        if spec.parent is None:
            continue
        field, owner = spec.parent
        found = conn.exec_driver_sql(
            f'SELECT part."{field}", min(own_seen) FROM shadow JOIN "{entity}" AS part ON part.id = shadow.row'
            " WHERE shadow.entity = ? GROUP BY 1",
            (entity,),
        )
        for row, seen in found:
            least[owner, row] = min(seen, least.get((owner, row), seen))
    return least


def write(conn: Connection, writes: Sequence[RowWrite]) -> None:
    """Insert and update rows, parents before parts, with their derived columns and search lines.

    Raises:
        msgspec.ValidationError: a value is not of its field's kind; nothing of it was written.
    """
    by_entity: dict[str, list[RowWrite]] = defaultdict(list)
    for item in writes:
        by_entity[item.entity].append(item)
    for entity, spec in specs().items():
        if mine := by_entity.get(entity):
            _insert(conn, spec, [item for item in mine if item.new])
            _update(conn, spec, [item for item in mine if not item.new])
            looked_up = [item for item in mine if item.new or _is_looked_up(spec, item.values)]
            _index_known(conn, spec, [item for item in looked_up if item.new or item.before is not None])
            index(conn, entity, [item.row for item in looked_up if not item.new and item.before is None])


def derived_values(spec: Spec, values: Mapping[str, Any]) -> dict[str, str]:
    """The derived columns whose source is among ``values`` (wire values)."""
    return {column: make(values[source]) for column, (source, make) in spec.cls.DERIVED.items() if source in values}


def _insert(conn: Connection, spec: Spec, items: Sequence[RowWrite]) -> None:
    fields = spec.fields.values()
    parameters = []
    for item in items:
        derived = derived_values(spec, item.values)
        parameters.append(
            (
                item.row,
                *(f.column_value(item.values.get(f.name)) for f in fields),
                *(derived.get(name, "") for name in spec.derived),
                pack(item.positions),
                json_text(dict(item.extra)) if item.extra else None,
            )
        )
    many.write(conn, f'INSERT INTO "{spec.entity}" ({", ".join(_quoted(spec.columns))})', parameters)


def _update(conn: Connection, spec: Spec, items: Sequence[RowWrite]) -> None:
    by_shape: dict[tuple[tuple[str, ...], bool], list[RowWrite]] = defaultdict(list)
    for item in items:
        by_shape[tuple(item.values), bool(item.extra)].append(item)
    for (shape, with_extra), alike in by_shape.items():
        fields = [spec.fields[name] for name in shape]
        made = [(column, source, make) for column, (source, make) in spec.cls.DERIVED.items() if source in shape]
        columns = [*shape, *(column for column, _, _ in made), "positions", *["extra"] * with_extra]
        parameters = []
        for item in alike:
            sets = [each.column_value(item.values[each.name]) for each in fields]
            sets += [make(item.values[source]) for _, source, make in made]
            sets.append(pack(item.positions))
            if with_extra:
                sets.append(json_text(dict(item.extra)))
            sets.append(item.row)
            parameters.append(tuple(sets))
        assignments = ", ".join(f"{name} = new.column{at}" for at, name in enumerate(_quoted(columns), 1))
        of_row = f') AS new WHERE "{spec.entity}".id = new.column{len(columns) + 1}'
        many.write(conn, f'UPDATE "{spec.entity}" SET {assignments} FROM (', parameters, of_row)


def _is_looked_up(spec: Spec, values: Mapping[str, Any]) -> bool:
    return bool(spec.cls.LOOKUP) and not values.keys().isdisjoint((*spec.cls.LOOKUP, "gone", "sealed"))


def _index_known(conn: Connection, spec: Spec, items: Sequence[RowWrite]) -> None:
    """The search lines of rows that were just made, or read before, from the values at hand."""
    if not spec.cls.LOOKUP:
        return
    sealed = ["sealed"] if "sealed" in spec.fields else []
    names_ = ("gone", *spec.cls.LOOKUP, *sealed)
    lines, without = [], []
    for item in items:
        gone, *held = item.after(names_)
        hidden = sealed and held.pop()
        if gone is None and not hidden:
            lines.append((spec.entity, item.row, search_line(held)))
        elif not item.new:
            without.append((spec.entity, item.row))
    _put_lines(conn, lines, without)


def index(conn: Connection, entity: str, ids: Sequence[str]) -> None:
    """Bring the search lines of these rows up to date. Deleted and sealed rows have none."""
    spec = specs()[entity]
    if not spec.cls.LOOKUP or not ids:
        return
    fields = [spec.fields[name] for name in spec.cls.LOOKUP]
    sealed = "coalesce(sealed, 0)" if "sealed" in spec.fields else "0"
    columns = ", ".join(_quoted(spec.cls.LOOKUP))
    select = f'SELECT id, gone IS NOT NULL OR {sealed}, {columns} FROM "{entity}" WHERE id IN '
    lines, without = [], []
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        for row in conn.exec_driver_sql(select + _marks(len(part)), tuple(part)).fetchall():
            if row[1]:
                without.append((entity, row[0]))
            else:
                found = (field.wire_value(stored) for field, stored in zip(fields, row[2:], strict=True))
                lines.append((entity, row[0], search_line(found)))
    _put_lines(conn, lines, without)


def _put_lines(conn: Connection, lines: list[tuple[str, str, str]], without: list[tuple[str, str]]) -> None:
    many.write(conn, "INSERT INTO lookup (entity, row, folded)", lines, _OVER_OLD_LINE)
    if without:
        conn.exec_driver_sql("DELETE FROM lookup WHERE entity = ? AND row = ?", without)


def search_line(parts: Iterable[Any]) -> str:
    """The folded words of a row's looked-up fields (wire values), as the search index stores them."""
    words = []
    for part in parts:
        if type(part) is str:
            words.append(part if part.isascii() and part.isdigit() else names.search_text(part))
        elif part is not None and is_wire_value(part):
            word = part["number"] if isinstance(part, dict) else str(part)
            words.append(word if word.isascii() and word.isdigit() else names.search_text(word))
    return " ".join(words)


def _quoted(columns: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in columns]


def _marks(count: int) -> str:
    return "(" + ", ".join("?" * count) + ")"
