"""Code tables (bảng mã): short lists that a civil servant may extend, and the communes of Vietnam over time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.sourced import Source, Validity


@dataclass(frozen=True, slots=True)
class Code:
    """One row of a code table. ``aliases`` are other spellings met on paper; ``note`` is for the screen."""

    code: str
    name: str
    source: Source
    aliases: tuple[str, ...] = ()
    note: str = ""
    usual: bool | None = None
    """Only in the table of facts: what is assumed until someone asks. None: nothing is assumed."""


@dataclass(frozen=True, slots=True)
class CodeTable:
    """A named list of codes in its official order."""

    name: str
    title: str
    rows: tuple[Code, ...]
    _by_code: Mapping[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {row.code: row for row in self.rows})

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Code]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def get(self, code: str) -> Code | None:
        return self._by_code.get(code)

    def name_of(self, code: str) -> str:
        """The name, or the code itself when a newer machine wrote one that this table lacks."""
        row = self._by_code.get(code)
        return row.name if row else code

    def find(self, text: str, key: Callable[[str], str] = str.casefold) -> Code | None:
        """The row whose name, alias or code is ``text`` under ``key`` (pass the folding of names to be lenient)."""
        wanted = key(text.strip())
        for row in self.rows:
            if any(key(known) == wanted for known in (row.code, row.name, *row.aliases)):
                return row
        return None


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune or province (đơn vị hành chính), by its statistical code, with the days on which it exists.

    ``kind`` is "province" for provinces and cities under the centre, else "xã", "phường" or "đặc khu".
    Statistical codes are not the province codes inside ID numbers: seven digits mean another province there.
    """

    code: str
    name: str
    kind: str
    province: str
    validity: Validity

    def exists_on(self, day: date) -> bool:
        return self.validity.holds(day)


@dataclass(frozen=True, slots=True)
class OldUnit:
    """A commune before 1/7/2025 and the communes that its ground belongs to now.

    ``became`` holds the codes of today's communes, the one with the larger share or the commune's office first where
    a source knows it. More than one: a person who knows the place must choose.
    """

    code: str
    name: str
    district: str
    province: str
    became: tuple[str, ...]


def words_of(tables: Mapping[str, CodeTable], table: str, code: str) -> str:
    """A code in words. The program's own short lists (``sex``) stand in the table ``record_values``: ``list.code``."""
    if table in tables:
        return tables[table].name_of(code)
    row = tables["record_values"].get(f"{table}.{code}")
    return row.name if row else code
