"""The code of a household on a paper visit sheet (mã hộ trên phiếu): its id in digits, as a QR holds it.

A scanner types what it reads. Vietnamese keyboards turn pairs of letters into others ("dd", "aa", "ee"), so the code
has digits alone; two check digits tell it from any other long number.
"""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID

_DIGITS = 39
"""Of the largest 128-bit number."""
LENGTH: Final = _DIGITS + 2
_AT_THE_END = re.compile(rf"\d{{{LENGTH}}}$")


def door_code(household_id: str) -> str:
    """The digits that stand for a household."""
    number = UUID(household_id).int
    return f"{number:0{_DIGITS}}{_check(number)}"


def scanned(typed: str) -> tuple[str, str] | None:
    """A text at whose end such a code was typed: what stood there before, and the household's id."""
    found = _AT_THE_END.search(typed.rstrip())
    if found is None:
        return None
    number = int(found[0][:_DIGITS])
    if number >> 128 or found[0][_DIGITS:] != _check(number):
        return None
    return typed[: found.start()], str(UUID(int=number))


def _check(number: int) -> str:
    """As ISO 7064 (MOD 97-10) does: one digit mistyped, or two exchanged, is found."""
    return f"{98 - number * 100 % 97:02}"
