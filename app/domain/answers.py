"""Three ways to have no answer, kept apart everywhere (chưa hỏi, không rõ, không áp dụng).

A fact about a person is ``T | Silence | None``:

- ``None``: nobody has asked yet (*chưa hỏi*). Work is left to do.
- ``Silence.UNKNOWN``: asked, and nobody knows (*đã hỏi, không rõ*). An answer; do not ask again.
- ``Silence.DOES_NOT_APPLY``: the question has no sense here (*không áp dụng*), such as the father of a found child.

On the wire a silence is its text, so for facts that are text themselves the words ``unknown`` and ``n/a`` are reserved:
:func:`is_known` reads them as silences, and :func:`lifted` turns decoded text back into a :class:`Silence`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, TypeAlias, TypeGuard, TypeVar

T = TypeVar("T")
D = TypeVar("D")


class Silence(StrEnum):
    """An answer that gives no value. Wire values: ``unknown``, ``n/a``."""

    UNKNOWN = "unknown"
    DOES_NOT_APPLY = "n/a"


Answer: TypeAlias = T | Silence | None


_SILENT: Final = frozenset(Silence)


def is_known(answer: Answer[T]) -> TypeGuard[T]:
    """Whether there is a value: asked, answered, and applicable."""
    return answer is not None and not (isinstance(answer, str) and answer in _SILENT)


def was_asked(answer: Answer[T]) -> bool:
    """Whether somebody has asked, whatever came of it."""
    return answer is not None


def known_or(answer: Answer[T], fallback: D) -> T | D:
    """The value, or ``fallback`` where there is none."""
    return answer if is_known(answer) else fallback


def lifted(text: str | None) -> Answer[str]:
    """A text as decoded from the wire, with the two reserved words turned into their :class:`Silence`."""
    return Silence(text) if text in tuple(Silence) else text
