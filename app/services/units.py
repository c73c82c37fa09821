"""The provinces and communes that set-up offers (danh mục xã, tỉnh)."""

from __future__ import annotations

from datetime import date
from functools import cache

from app.domain.codes import Unit
from app.home import system_clock
from app.packs.pack import default_root
from app.packs.units import UnitBook


def provinces() -> tuple[Unit, ...]:
    """The provinces of today, by code. Raises: PackError."""
    return _book().provinces(_today())


def communes(province: str) -> tuple[Unit, ...]:
    """The communes of a province today, by code. Raises: PackError."""
    return _book().communes(province, _today())


@cache
def _book() -> UnitBook:
    return UnitBook(default_root())


def _today() -> date:
    return system_clock().astimezone().date()
