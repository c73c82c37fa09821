"""What the commune has settled for all its machines (điều xã đã chốt): one decision under one key."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.ids import setting_id
from app.models.entities import Setting
from app.models.state import get
from app.models.work import Reading, Work


def find(reading: Reading, key: str) -> Setting | None:
    """What stands under ``key``; None if nobody has settled it, or it was taken back."""
    return reading.find(Setting, setting_id(get(reading.conn, "unit"), key))


def put(w: Work, key: str, value: Any, *, by: str, day: date, note: str = "") -> Setting:
    """Settle it, or settle it anew."""
    row = w.put(Setting, setting_id(get(w.conn, "unit"), key), {"key": key})
    row.value, row.by, row.day, row.note = value, by, day, note.strip() or None
    return row


def take_back(w: Work, key: str) -> None:
    """Nothing is settled under ``key`` any more."""
    row = w.change(Setting, setting_id(get(w.conn, "unit"), key))
    if row is not None:
        row.gone = "rút lại"
