"""Which of two changes stands (hợp nhất): decided by what each person had seen, never by a clock or by values.

The office's copy is the *trunk*; each change that it accepts gets the next number, its *lsn*. A field remembers the
last trunk change: its :class:`Position`. A person who changes a field does so looking at some position of it; the
change carries that as ``seen``. DESIGN §4 has the whole story, :data:`VERDICT` the whole policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """The last trunk change of a field. ``lsn`` 0: the trunk has never had a value."""

    lsn: int = 0
    origin: str = ""


NOWHERE = Position()


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of a row's fields: one for the change that made the row, and those of fields changed since."""

    base: Position = NOWHERE
    fields: Mapping[str, Position] = field(default_factory=dict)

    def at(self, name: str) -> Position:
        return self.fields.get(name, self.base)

    def latest(self) -> Position:
        return max([self.base, *self.fields.values()])

    def newest_from_others(self, device: str) -> Position:
        """The latest change that another device made; :data:`NOWHERE` if there is none."""
        others = [at for at in (self.base, *self.fields.values()) if at.origin != device]
        return max(others, default=NOWHERE)

    def moved(self, names: Iterable[str], to: Position) -> Positions:
        return replace(self, fields={**self.fields, **dict.fromkeys(names, to)})

    @property
    def on_trunk(self) -> bool:
        """Whether the office has ever accepted this row."""
        return self.base.lsn > 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person had on the screen: the trunk up to ``lsn`` of ``epoch``.

    ``own`` holds the fields that showed this machine's own unsettled value: each passes on what *that* change had
    seen, because the person never saw the trunk's value there.
    """

    epoch: str
    lsn: int
    own: Mapping[str, int] = field(default_factory=dict)

    def of(self, name: str) -> int:
        return self.own.get(name, self.lsn)


class Trunk(Enum):
    """Where the trunk's last change of the field lies, as the device that now changes it sees it."""

    SEEN = "the last change was on the screen, or there was none"
    OWN = "there is a later change, but this device made it"
    UNSEEN = "another device has changed it since"
    ROW_GONE = "another device has deleted the row since"
    NO_ROW = "the office does not know the row (yet)"


class Value(Enum):
    DIFFERENT = "the new value differs from the trunk's"
    SAME = "the new value is the trunk's own"


class Verdict(Enum):
    ACCEPT = "accepted"  # becomes the trunk's value
    SETTLED = "settled"  # both wrote the same: nothing changes, nothing waits
    QUEUE = "queued"  # the trunk's value stands, this one waits for a person
    HOLD = "held"  # waits for the row to arrive


VERDICT: Mapping[tuple[Trunk, Value], Verdict] = {
    (Trunk.SEEN, Value.DIFFERENT): Verdict.ACCEPT,
    (Trunk.SEEN, Value.SAME): Verdict.ACCEPT,
    (Trunk.OWN, Value.DIFFERENT): Verdict.ACCEPT,
    (Trunk.OWN, Value.SAME): Verdict.ACCEPT,
    (Trunk.UNSEEN, Value.DIFFERENT): Verdict.QUEUE,
    (Trunk.UNSEEN, Value.SAME): Verdict.SETTLED,
    (Trunk.ROW_GONE, Value.DIFFERENT): Verdict.QUEUE,
    (Trunk.ROW_GONE, Value.SAME): Verdict.QUEUE,
    (Trunk.NO_ROW, Value.DIFFERENT): Verdict.HOLD,
    (Trunk.NO_ROW, Value.SAME): Verdict.HOLD,
}


def trunk_of(last: Position, seen: int, device: str) -> Trunk:
    """How the trunk's last change of a field looks to ``device``, whose person had seen the field at ``seen``."""
    if last.lsn <= seen:
        return Trunk.SEEN
    return Trunk.OWN if last.origin == device else Trunk.UNSEEN


def seen_in(epoch: str, seen: int, dead: Mapping[str, int]) -> int:
    """``seen`` in terms of the present epoch. A dead epoch's numbers count only up to where it was left.

    ``dead`` maps each earlier epoch to the lsn at which a restored office left it.
    """
    return min(seen, dead[epoch]) if epoch in dead else seen
