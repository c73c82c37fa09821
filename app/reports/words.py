"""How papers say dates, sizes, numbers, and the three kinds of silence, in Vietnamese."""

from __future__ import annotations

import re
from datetime import date, datetime

from app.domain.answers import Answer, Silence, is_known
from app.domain.partial_date import PartialDate
from app.reports.layout.text import Text, italic

NOT_ASKED = "………… (chưa hỏi)"
UNKNOWN = "(đã hỏi, không rõ)"
DOES_NOT_APPLY = "— (không áp dụng)"


def day(value: date | PartialDate | None) -> str:
    """``05/03/2026``, ``03/2026`` or ``1952``: what is known of the date and no more. Nothing for None."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04d}"
    month = f"{value.month:02d}/" if value.month else ""
    return f"{f'{value.day:02d}/' if value.day else ''}{month}{value.year}"


def long_day(value: date) -> str:
    """``ngày 05 tháng 02 năm 2026``: days below 10 and the months 1 and 2 with a zero (Decree 30/2020)."""
    month = f"{value.month:02d}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


def moment(value: datetime) -> str:
    """``14:05 ngày 22/11/2026``."""
    return f"{value:%H:%M} ngày {day(value)}"


def silence(answer: Silence | None) -> Text:
    """Why there is no value: blank to be filled by pen, asked in vain, or without sense."""
    if answer is None:
        return italic(NOT_ASKED)
    return italic(UNKNOWN if answer is Silence.UNKNOWN else DOES_NOT_APPLY)


def said(answer: Answer[str] | Answer[PartialDate] | Answer[date]) -> Text:
    """A fact as it prints: the value, or the kind of silence."""
    if not is_known(answer):
        return silence(None if answer is None else Silence(str(answer)))
    if isinstance(answer, (date, PartialDate)):
        return day(answer)
    return str(answer)


def size_of_file(size: int) -> str:
    """``350 byte``, ``12 KB``, ``1,4 MB``."""
    if size < 1000:
        return f"{size} byte"
    if size < 1_000_000:
        return f"{size / 1000:.0f} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


_LONG_NUMBER = re.compile(r"(?<![\d/])\d(?:[ .\u00a0-]?\d){8,}(?![\d/])")


def masked(text: str) -> str:
    """``text`` with each number of nine digits or more (identity, telephone) hidden but for its last three digits."""

    def hide(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])
        return "•" * (len(digits) - 3) + digits[-3:]

    return _LONG_NUMBER.sub(hide, text)
