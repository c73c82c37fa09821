"""A laptop's people, as the model of causality sees them: what they were told, and what of their own is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.sync.causality import (
    GONE,
    NOTHING,
    Change,
    Course,
    Landing,
    Screen,
    Sights,
    Stick,
    Taken,
    Told,
    put_apart,
)

NOWHERE: Mapping[tuple[str, int], str] = {}


@dataclass
class Desk:
    """A laptop's people: what they have been told, and what of their own nobody has answered for."""

    device: str
    hand: str
    place: int = 0
    course: Course | None = None
    given_up: frozenset[Course] = frozenset()
    last: int = 0
    told: dict[str, Taken] = field(default_factory=dict)
    owners: dict[str, str | None] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)
    forgot: set[str] = field(default_factory=set)  # rows of which a new course has brought nothing
    own: list[Change] = field(default_factory=list)
    open: dict[Change, frozenset[str]] = field(default_factory=dict)
    silent: set[Change] = field(default_factory=set)  # the office has said nothing of these
    landing: dict[Change, Landing] = field(default_factory=dict)  # of own changes, as far as this desk was told
    others: dict[Change, Landing] = field(default_factory=dict)
    back: dict[tuple[str, int], Change] = field(default_factory=dict)  # of others, lost by a restored office
    apart: dict[Change, Change] = field(default_factory=dict)  # shared by all
    safe: dict[str, int] = field(default_factory=dict)
    heard: Sights = NOTHING  # everything that had landed when the office last spoke
    #: By own change and field: everything that this desk had been told when the value on its screen was drawn.
    knew: dict[tuple[Change, str], Sights] = field(default_factory=dict)

    def copy(self) -> Desk:
        """What a backup of this laptop, or another one made from it, holds."""
        return Desk(
            *(self.device, self.hand, self.place, self.course, self.given_up, self.last),
            dict(self.told),
            dict(self.owners),
            set(self.followed),
            set(self.forgot),
            list(self.own),
            dict(self.open),
            set(self.silent),
            dict(self.landing),
            dict(self.others),
            dict(self.back),
            self.apart,
            dict(self.safe),
            self.heard,
            dict(self.knew),
        )

    def send(self) -> Stick:
        own = [each for each in self.own if each.place > self.safe.get(each.hand, 0)]
        back = tuple(self.back[at] for at in sorted(self.back))
        mine = tuple(sorted(own, key=lambda each: each.at))
        return Stick(self.device, self.course, self.given_up, mine, back, frozenset(self.open))

    # What the office says ------------------------------------------------------------------------------------

    def is_old(self, told: Told) -> bool:
        """A course that the office gave up says nothing new, unless it is this desk's own that was given up."""
        if told.course is not self.course:
            return told.course in self.given_up and self.course not in told.given_up
        return told.no <= self.last

    def hear(self, told: Told, hand_after: str, names: Mapping[tuple[str, int], str] = NOWHERE) -> None:
        """``hand_after``: the name under which this desk writes on, if it has to begin anew. ``names``: by place the
        hand of what goes back, if the office has something else there."""
        if self.is_old(told):
            assert hand_after == self.hand
            return
        if told.course is not self.course:
            if self.course is not None:
                self.safe = {hand: safe for hand, safe in self.safe.items() if hand in told.heads}
                self._go_over(told)
            self.course = told.course
        self.given_up = (self.given_up | told.given_up) - {told.course}
        self.last, self.heard = told.no, told.landed
        for change, (waits, landing, is_held) in told.answers.items():
            if change in self.own:
                self.silent.discard(change)
                self._land(change, landing)
                self._left_open(change, waits if not is_held else frozenset(change.fields))
        for hand in told.heads:
            self.safe[hand] = told.safe.get(hand, 0)
        said: set[Change] = {*told.heads.values(), *told.behind, *told.ends}
        before, here = self.hand, {each.at for each in self.own}
        trunk = {one.change for _, row in told.rows.values() for taken in row.values() for one, _ in taken}
        lost = {each.hand for each in said if each not in self.own and each.hand == before}
        lost |= {
            each.hand
            for each in said | trunk
            if each.device == self.device and each not in self.own and each.at in here
        }
        lost |= {
            each.hand
            for each in said | trunk
            for after in self.silent
            if after.at == (each.hand, each.place + 1) and after.before is not each
        }
        if told.crossed is not None:
            at, there = told.crossed
            if (there is None or there not in self.own) and (at in here or at[0] == before):
                lost.add(at[0])
        if lost:
            self._go_on_as(hand_after, lost)
        self._see(told, names)
        for change in told.whole:
            if change in self.own:
                self.silent.discard(change)
                self.open.pop(change, None)
        behind = any(each.hand == self.hand and each.place > self.place for each in self.own)
        assert (hand_after != before) == (bool(lost) or behind), "one hand goes on as another"
        if behind:
            self._go_on_as(hand_after, {self.hand})
        for change in told.here:
            self.back.pop(change.at, None)

    def _land(self, change: Change, landing: Landing | None) -> None:
        self.landing.pop(change, None)
        if landing is not None:
            self.landing[change] = landing

    def _left_open(self, change: Change, waits: frozenset[str]) -> None:
        self.open.pop(change, None)
        if left := waits & change.fields.keys():
            self.open[change] = left

    def _see(self, told: Told, names: Mapping[tuple[str, int], str]) -> None:
        for name, (owner, taken) in told.rows.items():
            self.told[name] = taken
            self.owners[name] = owner
            news = {landing for each in taken.values() for landing, _ in each}
            for landing in sorted(news, key=lambda one: one.change.at):
                change = landing.change
                if change.device != self.device:
                    self.others[change] = landing
                    held = self.back.pop(change.at, change)
                    if held is not change:
                        again = put_apart(self.apart, held, names[change.at])
                        if again not in self.others:
                            self.back[again.at] = again
                    continue
                if change not in self.own:
                    self.own.append(change)
                self.landing[change] = landing
        self.followed = set(told.rows)
        self.forgot -= self.followed

    def _go_over(self, told: Told) -> None:
        """The office goes on from a backup: what it has lost is for this desk to bring again."""
        for change in self.own:
            at = self.landing.get(change)
            if at not in told.landed if at is not None else change.place > self.safe.get(change.hand, 0):
                self.open[change] = frozenset(change.fields)
                self.silent.add(change)
                self.landing.pop(change, None)
        lost = [change for change, at in self.others.items() if at not in told.landed]
        for change in lost:
            del self.others[change]
            self.back[change.at] = change
        for row, taken in self.told.items():
            left = {name: [each for each in there if each[0] in told.landed] for name, there in taken.items()}
            self.told[row] = {name: there for name, there in left.items() if there}
        self.forgot = {row for row, taken in self.told.items() if taken}
        self.followed = set()

    def _go_on_as(self, hand: str, lost: set[str]) -> None:
        """Another machine wrote under the hands ``lost``: what the office never got of them goes on under a name of its
        own."""
        self.hand, self.place, tail = hand, 0, None
        for change in sorted((each for each in self.silent if each.hand in lost), key=lambda each: each.at):
            self.place += 1
            again = tail = replace(change, hand=hand, place=self.place, before=tail)
            self.own[self.own.index(change)] = again
            self.open[again] = self.open.pop(change)
            self.silent.remove(change)
            self.silent.add(again)
            self.knew |= {
                (again, name): self.knew[change, name] for name in change.fields if (change, name) in self.knew
            }

    # What is on the screen -----------------------------------------------------------------------------------

    def own_of(self, row: str, name: str) -> tuple[Change, Any] | None:
        """The last own value that is still open, if nothing that this hand wrote there later has landed."""
        mine = [each for each in self.own if each.row == row and name in each.fields]
        landed: dict[str, int] = {}
        for each in mine:
            if each in self.landing and (row not in self.told or self.landing[each] in self.landed_in(row, name)):
                landed[each.hand] = max(each.place, landed.get(each.hand, 0))
        for each in reversed(mine):
            if name in self.open.get(each, ()):
                return None if landed.get(each.hand, 0) > each.place else (each, each.fields[name])
        return None

    def landed_in(self, row: str | None, name: str) -> Sights:
        taken = self.told.get(row, {}).get(name) if row else None
        return frozenset([landing for landing, _ in taken]) if taken else NOTHING

    def seen(self, row: str, name: str) -> Sights:
        """Where one's own open value is shown, one sees no more than when one wrote it."""
        own = self.own_of(row, name)
        if own is None:
            return self.landed_in(row, name)
        return NOTHING if own[0].new else own[0].saw[name]

    def value(self, row: str, name: str) -> Any:
        own = self.own_of(row, name)
        if own is not None:
            return own[1]
        taken = self.told.get(row, {}).get(name)
        return taken[-1][1] if taken else None

    def follows(self, row: str) -> bool:
        """In scope as last told, or so new that nobody has answered for any of it. What others made of a row that the
        office lost again is shown until it comes anew."""
        if row in self.followed:
            return True
        mine = [each for each in self.own if each.row == row]
        unanswered = any(each.new for each in mine) and all(
            len(self.open.get(each, ())) == len(each.fields) for each in mine
        )
        return unanswered and not self.told.get(row) and all(each.row != row for each in self.back.values())

    def look(self, row: str, names: tuple[str, ...]) -> Screen:
        owner = self.owners.get(row)
        gone = self.landed_in(owner, GONE) if self.told.get(row) else NOTHING
        here = self._here(row)
        everything = frozenset(one for all_ in self.told.values() for taken in all_.values() for one, _ in taken)
        least = self._before_own_in(here, everything)
        knew = {}
        for name in (*names, GONE):
            own = self.own_of(row, name)
            known = everything & least if name == GONE else everything
            knew[name] = self.knew[own[0], name] if own else known if self.told.get(row) else NOTHING
        saw = {name: self.seen(row, name) for name in names}
        heard = self.heard if self.told.get(row) else NOTHING
        return Screen(row, saw, self._seen_whole(row, here, least), self.landed_in(row, GONE), knew, gone, heard)

    def _seen_whole(self, row: str, here: set[str], least: Sights) -> Sights:
        """What is known of the row and its parts, less what came after the oldest open value of one's own in them."""
        if not self.told.get(row):
            return NOTHING
        return least & {one for each in here for taken in self.told[each].values() for one, _ in taken}

    def _here(self, row: str) -> set[str]:
        return {row, *(name for name, owner in self.owners.items() if owner == row and self.told.get(name))}

    def _before_own_in(self, here: set[str], known: Sights) -> Sights:
        for change, waits in self.open.items():
            if change.row in here:
                for name in waits:
                    own = self.own_of(change.row, name)
                    if own is not None and own[0] is change:
                        known &= self.knew[change, name]
        return known

    # What is written -----------------------------------------------------------------------------------------

    def make(
        self,
        screen: Screen | None,
        row: str,
        fields: dict[str, Any],
        owner: str | None,
        lies_with: str | None,
        *,
        may: bool = True,
    ) -> Change:
        """One's own change; without a screen it makes the row."""
        if screen is None:
            saw: dict[str, Sights] = dict.fromkeys((*fields, GONE), NOTHING)
            gone = NOTHING if owner in self.forgot else self.landed_in(owner, GONE)
            heard = self.heard
            self.owners.setdefault(row, owner)
        else:
            saw, gone = {**screen.saw, GONE: screen.deletion if GONE in fields else screen.gone}, screen.owner_gone
            heard = screen.heard
            if row in self.forgot:
                saw, gone, heard = dict.fromkeys(saw, NOTHING), NOTHING, NOTHING
        tail = next((each for each in self.own if each.at == (self.hand, self.place)), None)
        self.place += 1
        at, new = (self.device, self.hand, self.place), screen is None
        change = Change(*at, row, fields, new, owner, lies_with, saw, gone, may, tail, heard)
        for name in fields:
            self.knew[change, name] = (
                NOTHING if screen is None or row in self.forgot else screen.knew.get(name, NOTHING)
            )
        self.own.append(change)
        self.open[change] = frozenset(fields)
        self.silent.add(change)
        return change
