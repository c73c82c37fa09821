"""Rules of data cleaning (làm sạch dữ liệu dân cư: "đúng, đủ, sạch, sống") and what people say of what they find.

A rule is data (``resources/checks.toml``) and one statement in SQL (:mod:`app.models.check_rules`). What it finds is
looked at and mended by people; a rule that rests on no official text is marked "cần kiểm tra" and is never an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.id_number import Severity
from app.domain.sourced import Source

ADULT_CARD_AGE = 14
"""From this age on every citizen is to hold an ID card (KH Cửa Lò 2022, II.3.2; KH An Dương 2024)."""
ABSENT_MONTHS = 6
"""So long somebody is away before temporary residence is struck off (KH An Dương 2024, II.3)."""


class CheckGroup(StrEnum):
    """Which of the four words a rule serves (bốn tiêu chí)."""

    RIGHT = "dung"
    FULL = "du"
    CLEAN = "sach"
    LIVE = "song"


class RemedyKind(StrEnum):
    """What mends it: where the button beside a finding leads."""

    PERSON = "person"
    HOUSEHOLD = "household"
    TWICE = "twice"
    MARK = "mark"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Remedy:
    """How a finding is mended, in words and as a deed. ``mark``: what is put down about the person when it is done."""

    kind: RemedyKind
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One rule. ``wrong`` says what is wrong, ``who`` who mends it (code of ``bodies``), ``asks`` what the level above
    is asked for where only it can mend. ``listed``: found by lists from above only; nothing here could compute it."""

    id: str
    name: str
    wrong: str
    group: CheckGroup
    severity: Severity
    source: Source
    who: str
    remedy: Remedy
    asks: str = ""
    listed: bool = False

    @property
    def needs_check(self) -> bool:
        return self.source.needs_check


@dataclass(frozen=True, slots=True)
class AboveRule:
    """A kind of list that comes from above: each line becomes a ``mark`` of the person, or a finding of ``rule``."""

    id: str
    name: str
    rule: str = ""
    mark: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """All of ``resources/checks.toml``. ``merged``: by place code of a number,
    how the province is written in addresses ("" as in the table) and which province it is today.
    ``columns``: titles of what only such lists tell (day, until, number, group)."""

    rules: Mapping[str, CheckRule]
    above: Mapping[str, AboveRule]
    merged: Mapping[str, tuple[str, str]]
    columns: Mapping[str, tuple[str, ...]]

    @property
    def counted(self) -> tuple[str, ...]:
        """The rules whose findings keep data from being clean: all but those that are only for information."""
        return tuple(rule.id for rule in self.rules.values() if rule.severity is not Severity.INFO)


NO_CHECKS = Checks({}, {}, {}, {})


class FindingState(StrEnum):
    """What was decided of a finding. Wire values of ``flaw.state``."""

    OPEN = "open"
    ASKED = "asked"
    ANSWERED = "answered"
    SETTLED = "settled"
    NOT_A_FAULT = "not-a-fault"


UNDONE = (FindingState.OPEN, FindingState.ASKED, FindingState.ANSWERED)
"""What still counts against "100 % sạch"."""


class RequestState(StrEnum):
    """How far a letter to the level above has come. Wire values of ``request.state``."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"


def card_cutoff(today: date, years: int = ADULT_CARD_AGE) -> date:
    """The latest day of birth of somebody who has lived ``years`` full years on ``today``. Who was born on 29/2 becomes
    a year older on 1/3 where there is no such day."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return date(today.year - years, 2, 28)


def months_before(today: date, months: int = ABSENT_MONTHS) -> date:
    """The same day so many months earlier; the month's last day where it has no such day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28))
