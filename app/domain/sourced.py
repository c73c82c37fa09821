"""Where a rule of the world comes from, how sure it is, and from when to when it holds (căn cứ, hiệu lực).

Every legal fact in ``resources/`` carries a :class:`Source`. Only what was read in an official text counts as a hard
rule; the rest is a default that the commune may change and that screen and print mark "cần kiểm tra".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How sure a fact is. The letters are those of the fact sheet and of the pack files."""

    OFFICIAL = "H"
    """Read in an official text, form or data set."""
    SECONDARY = "M"
    """One secondary source, a scan, or a text that was amended since."""
    WEAK = "L"
    """Hearsay, or from memory."""
    INFERRED = "I"
    """Concluded by putting sources together."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text a rule rests on (căn cứ), as printed beside it."""

    text: str
    confidence: Confidence

    @property
    def needs_check(self) -> bool:
        """Whether the rule must be shown with "cần kiểm tra"."""
        return self.confidence is not Confidence.OFFICIAL


@dataclass(frozen=True, slots=True)
class Validity:
    """From the first to the last day on which a rule holds, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = Validity()
