"""What travels beside the records (tệp đính kèm đi cùng gói): which files a laptop takes, and what was handed over."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

TAKES, ROOM = "carriage.takes", "carriage.room"
"""Under these names a machine remembers which files it takes (:class:`Choice`), and how many MB of them it sends at
most (nothing: what fits)."""


class Choice(StrEnum):
    """Which files a laptop takes (tệp đính kèm mà máy nhận)."""

    ALL = "all"
    MINE = "mine"
    """Those of people with an open case of somebody who works on this laptop, or of nobody yet."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Carried:
    """The files of a bundle that was written. ``parts``: stretches of large ones; ``later``: files that did not go, or
    not wholly, for want of room, ``later_size`` the bytes of them; ``left_out`` could not be read here."""

    files: int = 0
    size: int = 0
    parts: int = 0
    later: int = 0
    later_size: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handed:
    """What passed from one machine to another, as the handover record names it (biên bản bàn giao).

    ``device`` and ``other``: id and name of the other machine. ``outgoing``: it was written here, else taken in here.
    ``records`` counts those that are new or changed at the one that took it in; None for who does not know it.
    """

    outgoing: bool
    device: str
    other: str
    file: str
    size: int
    sha256: str
    created: str
    changes: int
    records: int | None = None
    waiting: int = 0
    refused: int = 0
    carried: Carried = field(default_factory=Carried)
