"""What the latest knock says of a door (mức độ tiếp cận): reached or not, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Reach(StrEnum):
    """How far one got at a door, in the order in which a table tells it."""

    MET = "met"
    REFUSED = "refused"
    MOVED = "moved"
    NOBODY = "nobody"
    LATER = "later"
    NEVER = "never"


REACH_OF: Final[Mapping[str, Reach]] = {
    "met": Reach.MET,
    "deceased": Reach.MET,
    "refused": Reach.REFUSED,
    "moved": Reach.MOVED,
    "nobody": Reach.NOBODY,
    "not_found": Reach.NOBODY,
    "come_back": Reach.LATER,
}
"""By outcome of the visit. A refusal and a household that has moved are answers: nobody has to knock again."""

STILL_TO_REACH: Final = frozenset({Reach.NOBODY, Reach.LATER, Reach.NEVER})
"""Doors at which somebody has to knock again."""


def reach_of(outcome: str | None) -> Reach:
    """Of the latest visit's outcome; an outcome that the commune added itself is one to come back for."""
    return Reach.NEVER if outcome is None else REACH_OF.get(outcome, Reach.LATER)
