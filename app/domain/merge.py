"""Which of two changes stands (hợp nhất): decided by what each person had seen, never by a clock or by values.

The office's copy is the *trunk*; each change that it accepts gets the next number, its *lsn*. A field remembers the
last trunk change: its :class:`Position`. A person who changes a field does so looking at some position of it; the
change carries that as ``seen``. DESIGN §4 has the whole story, :data:`VERDICT` the whole policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Position(NamedTuple):
    """The last trunk change of a field. ``lsn`` 0: the trunk has never had a value.

    ``origin`` is the chain that made it, not the device: a laptop that was copied, or restored from its own backup,
    goes on in a new chain, and its people have not seen what the old one did.
    """

    lsn: int = 0
    origin: str = ""

    def agreed(self, lsn: int, chain: str) -> Position:
        """The position after ``chain`` wrote the same value without seeing it: from now on several people's word."""
        return Position(lsn, "+".join(dict.fromkeys((*self.authors, chain))))

    def without(self, chain: str) -> Position:
        """The position after ``chain``, one of several authors, came to want another value, which waits."""
        left = [author for author in self.authors if author != chain]
        return Position(self.lsn, "+".join(left)) if left else self

    @property
    def authors(self) -> tuple[str, ...]:
        """The chains whose word the value is. Of several, none may later change it as if it were only its own: it
        would overwrite unseen what the others said."""
        return tuple(self.origin.split("+")) if self.origin else ()


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

    def last_change(self, name: str, value: object) -> Position:
        """Where the field was last changed. A creation says nothing about the fields that it left empty."""
        return self.fields.get(name, self.base if value is not None else NOWHERE)

    def newest_from_others(self, known: frozenset[str]) -> Position:
        """The latest change that a chain outside ``known`` made; :data:`NOWHERE` if there is none."""
        others = [at for at in (self.base, *self.fields.values()) if not known.issuperset(at.authors)]
        return max(others, default=NOWHERE)

    def moved(self, names: Iterable[str], to: Position) -> Positions:
        return Positions(self.base, {**self.fields, **dict.fromkeys(names, to)})

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
    """Where the trunk's last change of the field lies, as the chain that now changes it sees it."""

    SEEN = "the last change was on the screen, or there was none"
    OWN = "there is a later change, but this chain made it"
    UNSEEN = "another has changed it since"
    OUTSIDE = "the row lies in an area that the writing machine does not hold (any more)"
    NO_ROW = "the office does not know the row (yet)"


class Value(Enum):
    DIFFERENT = "the new value differs from the trunk's"
    SAME = "the new value is the trunk's own"


class Verdict(Enum):
    ACCEPT = "accepted"  # becomes the trunk's value
    SETTLED = "settled"  # both wrote the same: the value stays, and this too is a change of the trunk
    QUEUE = "queued"  # the trunk's value stands, this one waits for a person
    HOLD = "held"  # waits for the row to arrive


VERDICT: Mapping[tuple[Trunk, Value], Verdict] = {
    (Trunk.SEEN, Value.DIFFERENT): Verdict.ACCEPT,
    (Trunk.SEEN, Value.SAME): Verdict.ACCEPT,
    (Trunk.OWN, Value.DIFFERENT): Verdict.ACCEPT,
    (Trunk.OWN, Value.SAME): Verdict.ACCEPT,
    (Trunk.UNSEEN, Value.DIFFERENT): Verdict.QUEUE,
    (Trunk.UNSEEN, Value.SAME): Verdict.SETTLED,
    (Trunk.OUTSIDE, Value.DIFFERENT): Verdict.QUEUE,
    (Trunk.OUTSIDE, Value.SAME): Verdict.SETTLED,
    (Trunk.NO_ROW, Value.DIFFERENT): Verdict.HOLD,
    (Trunk.NO_ROW, Value.SAME): Verdict.HOLD,
}
"""The whole policy. Two things that one reads here only with the reason beside it:

- What settled itself moves the position like any accepted change. If it did not, the first writer's next change would
  silently replace a value that the second stood by, or not, depending on who came to the office first.
- A deletion is a change of ``gone`` that must have seen the whole row: see :func:`trunk_of_deletion`. A change of a
  row that another has deleted unseen says that the row lives, so it is also a change of ``gone`` to null, judged by
  this table: see :func:`says_it_lives`. So the same two values of ``gone`` meet in whichever order they come.
"""


def trunk_of(last: Position, seen: int, origin: str) -> Trunk:
    """How the trunk's last change of a field looks to the chain ``origin``, whose person had seen it at ``seen``."""
    if last.lsn <= seen:
        return Trunk.SEEN
    return Trunk.OWN if last.origin == origin else Trunk.UNSEEN


def trunk_of_deletion(
    gone: Position,
    row_and_parts: Iterable[Positions],
    *,
    others_wait: bool,
    seen: int,
    origin: str,
    agree: frozenset[str] = frozenset(),
) -> Trunk:
    """How a living row looks to who deletes it: unseen if another changed anything of it or its parts since.

    Of a row that is deleted already only the reason changes: that is a field like others.

    ``others_wait``: a value of another chain, which nobody out there can have seen, waits for a person in the row or
    in a part of it. ``agree``: chains that themselves wait to have the row deleted; what they did to it before is no
    objection.
    """
    known = agree | {origin}
    if others_wait or any(each.newest_from_others(known).lsn > seen for each in row_and_parts):
        return Trunk.UNSEEN
    return trunk_of(gone, seen, origin)


def says_it_lives(gone: Position, seen: int, origin: str) -> bool:
    """Whether a change to a deleted row (or to a part of one) puts the deletion to a person: it was made unseen."""
    return trunk_of(gone, seen, origin) is Trunk.UNSEEN and origin not in gone.authors


def seen_in(epoch: str, seen: int, present: str, dead: Mapping[str, int]) -> int:
    """``seen`` in terms of the ``present`` epoch.

    A dead epoch's numbers count only up to where it was left (``dead`` maps each to that lsn); those of an epoch that
    nobody here knows do not count at all.
    """
    return seen if epoch == present else min(seen, dead.get(epoch, 0))


_NO_END = 2**63 - 1


def shared_until(one: Mapping[str, float], other: Mapping[str, float]) -> int:
    """Up to which lsn two lines of epochs with different ends are the same history; 0 if they have none in common.

    A line maps each epoch to the lsn up to which it is that epoch's history, and the present one to infinity. Each
    epoch that both know tells how far they go together at least; the one that tells most is right.
    """
    together = max((min(one[epoch], other[epoch]) for epoch in one.keys() & other.keys()), default=0)
    return int(min(together, _NO_END))
