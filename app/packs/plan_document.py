"""A plan's text, changed in place (sửa văn bản kế hoạch): what is not touched keeps its words, order and comments."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import date, datetime
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from app.errors import UserError


class PlanDocument:
    """TOML whose tables are lists of rows (``[[stage]]``). Values are text, numbers, days, flags, lists of text.

    ``[[body.duty]]`` is one list too, through all bodies; a row of it is added to the last body's.
    """

    def __init__(self, text: str) -> None:
        """Raises: UserError("plan.not-toml"): check the text first, it says the line."""
        try:
            self._document = tomlkit.parse(text)
        except TOMLKitError as fault:
            raise UserError("plan.not-toml") from fault

    @property
    def text(self) -> str:
        return tomlkit.dumps(self._document)

    # The plan itself --------------------------------------------------------------------------------------------------

    def head(self, key: str) -> Any:
        """The value of a key of the plan itself; None if it has none."""
        return _plain(self._document.get(key))

    def set_head(self, key: str, value: Any) -> None:
        """None, or an empty text, takes the key away."""
        if key not in self._document and value not in (None, ""):
            after = next(name for name in ("root", "title", "id") if name in self._document)
            _insert_after(self._document, after, key, value)
        else:
            _set(self._document, key, value)

    # Its tables -------------------------------------------------------------------------------------------------------

    def rows(self, table: str) -> tuple[Mapping[str, Any], ...]:
        """The rows of ``[[table]]``, as plain values."""
        return tuple({key: _plain(value) for key, value in row.items()} for row in self._table(table))

    def set_cell(self, table: str, number: int, key: str, value: Any) -> None:
        """None, or an empty text, takes the key away."""
        _set(self._table(table)[number], key, value)

    def add(self, table: str, values: Mapping[str, Any]) -> int:
        """A new last row; its number."""
        above, _, part = table.rpartition(".")
        holder = self._table(above)[-1] if above else self._document
        if part not in holder:
            holder.append(part, tomlkit.aot())
        row = tomlkit.table()
        for key, value in values.items():
            _set(row, key, value)
        row.add(tomlkit.nl())
        holder[part].append(row)
        return len(self._table(table)) - 1

    def remove(self, table: str, number: int) -> None:
        above, _, part = table.rpartition(".")
        for holder in self._table(above) if above else [self._document]:
            rows = holder.get(part, [])
            if number < len(rows):
                del rows[number]
                return
            number -= len(rows)

    def _table(self, table: str) -> list[Any]:
        above, _, part = table.rpartition(".")
        holders = self._table(above) if above else [self._document]
        return [row for holder in holders for row in holder.get(part, [])]

    # A new plan out of an old one -------------------------------------------------------------------------------------

    def shift_years(self, years: int) -> None:
        """Move every day and every year of reporting by ``years``; the 29th of February becomes the 28th."""
        _shift(self._document, years)


def _plain(value: Any) -> Any:
    return value.unwrap() if hasattr(value, "unwrap") else value


def _set(row: MutableMapping[str, Any], key: str, value: Any) -> None:
    if value is None or value == "":
        if key in row:
            del row[key]
        return
    row[key] = value


def _insert_after(document: tomlkit.TOMLDocument, after: str, key: str, value: Any) -> None:
    """A new key of the plan itself must stand before its first table."""
    rest = {name: document[name] for name in list(document) if isinstance(document[name], AoT | Table)}
    for name in rest:
        document.remove(name)
    document.add(key, value)
    document.add(tomlkit.nl())
    for name, table in rest.items():
        document.append(name, table)


def _shift(holder: Any, years: int) -> None:
    for key in list(holder) if isinstance(holder, Mapping) else range(len(holder)):
        value = holder[key]
        plain = _plain(value)
        if isinstance(plain, date) and not isinstance(plain, datetime):
            holder[key] = _moved(plain, years)
        elif key in ("first_year", "last_year"):
            holder[key] = cast(int, plain) + years
        elif isinstance(value, Mapping | AoT) or (isinstance(value, list) and value and isinstance(value[0], Mapping)):
            _shift(value, years)


def _moved(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
