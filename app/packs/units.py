"""The communes of Vietnam, old and new, read only when somebody asks (3,321 now, 10,035 before 1/7/2025)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from app.domain.codes import OldUnit, Unit
from app.domain.sourced import Validity
from app.packs.reading import PackError, read_text

UNITS = "codes/units.csv"
OLD_UNITS = "codes/old_units.csv"
_UNIT_COLUMNS = ["code", "name", "kind", "province", "valid_from", "valid_to"]
_OLD_COLUMNS = ["code", "name", "district", "province", "became"]
PROVINCE = "province"


class UnitBook:
    """Looks up communes and provinces by code, name and day. Opening it reads nothing."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, code: str, on: date) -> Unit | None:
        """The commune (5 digits) or province (2 digits) with this code on a day."""
        return next((unit for unit in self._by_code.get(code, ()) if unit.exists_on(on)), None)

    def provinces(self, on: date) -> tuple[Unit, ...]:
        """The provinces on a day, by code."""
        return tuple(unit for unit in self._units if unit.kind == PROVINCE and unit.exists_on(on))

    def communes(self, province: str, on: date) -> tuple[Unit, ...]:
        """The communes of a province on a day, by code."""
        return tuple(
            unit for unit in self._units if unit.province == province and unit.kind != PROVINCE and unit.exists_on(on)
        )

    def find(
        self, name: str, on: date, *, province: str = "", key: Callable[[str], str] = str.casefold
    ) -> tuple[Unit, ...]:
        """The communes and provinces called ``name`` under ``key``, with or without "Xã", "Phường", "Tỉnh"."""
        wanted = key(name)
        return tuple(
            unit
            for unit in self._units
            if unit.exists_on(on)
            and (not province or unit.province == province)
            and wanted in (key(unit.name), key(_bare(unit.name)))
        )

    def old(self, code: str) -> OldUnit | None:
        """A commune as it was before 1/7/2025."""
        return self._old_by_code.get(code)

    def became(self, code: str, on: date) -> tuple[Unit, ...]:
        """What an old commune's ground belongs to on a day, the larger share first."""
        old = self.old(code)
        units = (self.get(new, on) for new in old.became) if old else ()
        return tuple(unit for unit in units if unit)

    def find_old(
        self, name: str, *, district: str = "", province: str = "", key: Callable[[str], str] = str.casefold
    ) -> tuple[OldUnit, ...]:
        """Old communes by name and, if given, by the names of their district and province (tỉnh cũ)."""
        return tuple(
            old
            for old in self._old_by_code.values()
            if key(name) in (key(old.name), key(_bare(old.name)))
            and (not district or key(district) in (key(old.district), key(_bare(old.district))))
            and (not province or key(province) in (key(old.province), key(_bare(old.province))))
        )

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        return tuple(_unit(number, row) for number, row in _rows(self._root, UNITS, _UNIT_COLUMNS))

    @cached_property
    def _by_code(self) -> dict[str, list[Unit]]:
        index: dict[str, list[Unit]] = {}
        for unit in self._units:
            index.setdefault(unit.code, []).append(unit)
        return index

    @cached_property
    def _old_by_code(self) -> dict[str, OldUnit]:
        return {
            row[0]: OldUnit(row[0], row[1], row[2], row[3], tuple(row[4].split()))
            for _, row in _rows(self._root, OLD_UNITS, _OLD_COLUMNS)
        }


_PREFIXES = (
    "Thành phố ", "Thị trấn ", "Thị xã ", "Đặc khu ", "Phường ", "Huyện ", "Quận ", "Tỉnh ", "Xã ",
)  # fmt: skip


def _bare(name: str) -> str:
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name


def _rows(root: Path, name: str, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(read_text(root, name).splitlines())
    if next(reader, None) != columns:
        raise PackError(name, 1, f"dòng đầu phải là {','.join(columns)}")
    for row in reader:
        if len(row) != len(columns) or not row[0] or not row[1]:
            raise PackError(name, reader.line_num, f"phải có {len(columns)} cột")
        yield reader.line_num, row


def _unit(number: int, row: list[str]) -> Unit:
    code, name, kind, province, first, last = row
    try:
        validity = Validity(_day(first), _day(last))
    except ValueError as fault:
        raise PackError(UNITS, number, "ngày phải viết như 2026-04-30") from fault
    return Unit(code, name, kind, province, validity)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
