"""How numbers, days and times are written for people (Vietnamese office style), and how texts take parameters."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from app.domain.numbers_vi import grouped


def _said(text: str) -> str:
    return QCoreApplication.translate("formats", text)


_FORMS = re.compile(r"%(\d+)([^{}%]*)\{([^{}|]*)\|([^{}|]*)\}")


def fill(text: str, *values: object) -> str:
    """``fill(self.tr("Hiện %1 trên %2"), 20, 5012)`` → ``Hiện 20 trên 5.012``. Values are written by :func:`plain`.

    A translation may say ``%1 {row|rows}``: the first form stands where the value before it is one.
    """

    def form(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        one = at < len(values) and plain(values[at]) == "1"
        return f"%{found[1]}{found[2]}{found[3] if one else found[4]}"

    if "|" in text:
        text = _FORMS.sub(form, text)
    for index in range(len(values), 0, -1):
        text = text.replace(f"%{index}", plain(values[index - 1]))
    return text


def plain(value: object) -> str:
    """Any value as a person would write it."""
    match value:
        case None:
            return "…"
        case bool():
            return _said("có") if value else _said("không")
        case int():
            return number(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case PurePath():
            return value.name
        case list() | tuple() | set() | frozenset():
            return ", ".join(plain(each) for each in value)
        case _:
            return nfc(str(value))


def number(value: int) -> str:
    return grouped(value)


def day(value: date) -> str:
    return f"{value.day:02d}/{value.month:02d}/{value.year:04d}"


def moment(value: datetime) -> str:
    return f"{value.hour:02d}:{value.minute:02d} {day(value)}"


def ago(value: datetime, now: datetime) -> str:
    """``lúc 14:05`` today, ``hôm qua``, ``3 ngày trước`` within a month, else the day. A time to come shows its day."""
    days = (now.date() - value.date()).days
    if days == 0:
        return fill(_said("lúc %1"), f"{value.hour:02d}:{value.minute:02d}")
    if days == 1:
        return _said("hôm qua")
    if 1 < days <= 31:
        return fill(_said("%1 ngày trước"), days)
    return fill(_said("ngày %1"), value.date())


def size(count: int) -> str:
    """A number of bytes: ``812 B``, ``34 KB``, ``2,4 MB``."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count // 1000} KB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def nfc(text: str) -> str:
    """The form in which all text is kept."""
    return unicodedata.normalize("NFC", text)
