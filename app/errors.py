"""Whom an error blames: the input, the surroundings, or us.

An error carries a code and its parameters, never a sentence for people: ``ui/messages.py`` and ``cli.py`` turn the
code into Vietnamese. The code is stable (tests and scripts match it); parameters never hold a person's data
beyond what the user just typed.
"""

from __future__ import annotations

from typing import Any, NoReturn


class HosoError(Exception):
    """The base of all errors that the program raises on purpose."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code


class UserError(HosoError):
    """The input is at fault: one sentence, and what to do. Nothing was changed."""


class EnvironmentFault(HosoError):
    """The disk, the stick or the printer is at fault; the message says what was kept."""


class BugError(HosoError):
    """Ours. Shown in the crash dialog, reported without people's data."""


def refuse(code: str, **params: Any) -> NoReturn:
    """Raise a :class:`UserError`; reads well after ``or``: ``row = find(id) or refuse("case.elsewhere")``."""
    raise UserError(code, **params)
