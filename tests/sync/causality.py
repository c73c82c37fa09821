"""What ought to happen, told without numbers: who had seen which change when making theirs.

This is written apart from the code that it judges. It knows no lsn, no epochs, no hashes, no shadows and no database:
only people at machines, their changes, and the office's copy on which changes land. Each change carries the landings
that were on its writer's screen. A restored office goes back to what it was; what landed there since has not landed,
and lands anew, so nobody has seen it there.

A *hand* is one uninterrupted course of writing at one machine: a copied or restored machine goes on as another hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

GONE = "gone"
#: What a change still waits with whose row has not come.
HELD = "held"


class Landing:
    """A change's landing on the office's copy, at one time."""

    __slots__ = ("change",)

    def __init__(self, change: Change) -> None:
        self.change = change


class Course:
    """A course of the office's copy; a restored office begins a new one."""


Sights = frozenset[Landing]
NOTHING: Sights = frozenset()


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """One op as its writer made it. ``saw``: by field the landings that its screen was drawn from."""

    device: str
    hand: str
    place: int  # in the order of its hand
    row: str
    fields: Mapping[str, Any]
    new: bool
    owner: str | None  # the row that this one is a part of
    lies_with: str | None  # the row that decides where this one lies
    saw: Mapping[str, Sights]
    saw_owner: Sights  # of the owner's deletion
    may: bool = True  # whether its writer may write this

    @property
    def at(self) -> tuple[str, int]:
        return self.hand, self.place


class Forked(Exception):
    """A hand has written two things at one place: a copied or restored machine."""


Taken = dict[str, list[tuple[Landing, Any]]]


@dataclass(slots=True)
class Row:
    """A row at the office: for each field what landed, oldest first, and what waits."""

    owner: str | None
    lies_with: str | None
    made: Landing
    taken: Taken = field(default_factory=dict)
    waiting: dict[tuple[str, str], tuple[Change | None, Any]] = field(default_factory=dict)  # (field, hand)
    words: dict[str, set[str]] = field(default_factory=dict)  # by field whose word the value is

    def value(self, name: str) -> Any:
        taken = self.taken.get(name)
        return taken[-1][1] if taken else None

    def take(self, landing: Landing, name: str, value: Any, *, echo: bool = False) -> None:
        """``echo``: it was said, unseen, what stood there already."""
        self.taken.setdefault(name, []).append((landing, value))
        self.words[name] = {landing.change.hand} | (self.words.get(name, set()) if echo else set())

    def unseen(self, name: str, known: set[str], saw: Sights) -> bool:
        """Whether the value is (also) the word of others than ``known``, and came after what was seen."""
        taken = self.taken.get(name)
        return bool(taken) and taken[-1][0] not in saw and not self.words[name] <= known

    def copy(self) -> Row:
        taken = {name: list(each) for name, each in self.taken.items()}
        words = {name: set(each) for name, each in self.words.items()}
        return Row(self.owner, self.lies_with, self.made, taken, dict(self.waiting), words)


@dataclass(frozen=True, slots=True)
class Screen:
    """What somebody looked at: a row, by field the landings that it was drawn from."""

    row: str
    saw: Mapping[str, Sights]
    deletion: Sights  # what who deletes the row now has seen of the row and its parts
    gone: Sights
    knew: Mapping[str, Sights]  # by field: everything that was known when its value was seen
    owner_gone: Sights


@dataclass(frozen=True, slots=True)
class Stick:
    """What goes from a laptop to the office."""

    device: str
    course: Course | None
    given_up: frozenset[Course]
    own: tuple[Change, ...]
    back: tuple[Change, ...]
    open: frozenset[Change]

    def only(self, own: Iterable[Change]) -> Stick:
        """The same stick, of whose changes only these could be read."""
        return replace(self, own=tuple(own))


@dataclass(frozen=True, slots=True)
class Told:
    """What the office tells one laptop at one moment."""

    device: str
    no: int
    course: Course
    given_up: frozenset[Course]
    landed: Sights  # everything that has ever landed on this course
    rows: dict[str, tuple[str | None, Taken]]
    whole: frozenset[Change]  # of this device's: all of it landed
    answers: dict[Change, tuple[frozenset[str], Landing | None, bool]]  # what still waits, where it landed, is it held
    heads: dict[str, Change]  # the last change of each hand of the device up to which nothing is missing
    safe: dict[str, int]  # by hand how much of it no restore can lose
    here: frozenset[Change]  # of what was handed back: what the office has


@dataclass
class World:
    """The office's copy, as it ought to be."""

    course: Course = field(default_factory=Course)
    given_up: frozenset[Course] = frozenset()
    rows: dict[str, Row] = field(default_factory=dict)
    places: dict[tuple[str, int], Change] = field(default_factory=dict)
    fate: dict[Change, str] = field(default_factory=dict)  # gap, held, refused, judged
    heads: dict[str, Change] = field(default_factory=dict)
    held: dict[str, list[Change]] = field(default_factory=dict)  # by the row that they wait for
    landing: dict[Change, Landing] = field(default_factory=dict)
    landed: set[Landing] = field(default_factory=set)
    whole: set[Change] = field(default_factory=set)
    asked: dict[str, frozenset[Change]] = field(default_factory=dict)
    handed_back: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    bundles: dict[str, int] = field(default_factory=dict)
    backups: list[dict[str, int]] = field(default_factory=list)  # by hand how much is in each that is kept

    def copy(self) -> World:
        return World(
            self.course,
            self.given_up,
            {name: row.copy() for name, row in self.rows.items()},
            dict(self.places),
            dict(self.fate),
            dict(self.heads),
            {name: list(each) for name, each in self.held.items()},
            dict(self.landing),
            set(self.landed),
            set(self.whole),
            dict(self.asked),
            dict(self.handed_back),
            dict(self.bundles),
            list(self.backups),
        )

    def begin_anew(self) -> None:
        """After a restore: another course."""
        self.given_up |= {self.course}
        self.course = Course()

    # What comes in -------------------------------------------------------------------------------------------

    def take(self, stick: Stick) -> None:
        if any(self.places.get(change.at, change) is not change for change in stick.own):
            raise Forked
        unknown = {stick.course, *stick.given_up} - {self.course, None}
        self.given_up |= {course for course in unknown if course is not None}
        for change in [each for each in stick.own if self._is_next(each)]:
            self.judge(change)
        self._close_gaps(stick.device)
        for change in stick.back:
            if change.at not in self.places:
                self.places[change.at] = change
                self.judge(change)
        self.remember(stick)

    def remember(self, stick: Stick) -> None:
        """Where a laptop stands; also what could not be taken in says that."""
        self.asked[stick.device] = stick.open
        self.handed_back[stick.device] = stick.back

    def _is_next(self, change: Change) -> bool:
        """Whether the change is to be judged now: all of its hand before it is here, and it is new."""
        head, is_here = self._head(change.hand), change.at in self.places
        if change.place <= head:
            return False
        if change.place > head + 1:
            if not is_here:
                self.places[change.at] = change
                self.fate[change] = "gap"
            return False
        self.heads[change.hand] = change
        if is_here and self.fate[change] != "gap":
            return False
        self.places[change.at] = change
        return True

    def _head(self, hand: str) -> int:
        return self.heads[hand].place if hand in self.heads else 0

    def _close_gaps(self, device: str) -> None:
        for hand in sorted({change.hand for change in self.places.values() if change.device == device}):
            while (change := self.places.get((hand, self._head(hand) + 1))) is not None:
                self.heads[hand] = change
                if self.fate[change] == "gap":
                    self.judge(change)

    # Judging -------------------------------------------------------------------------------------------------

    def judge(self, change: Change) -> None:
        if not change.may:
            self.fate[change] = "refused"
            return
        row = self.rows.get(change.row)
        missing = change.owner if change.new and change.owner and change.owner not in self.rows else None
        if missing is None and row is None and not change.new:
            missing = change.row
        if missing is not None:
            self._hold(change, missing)
            return
        later = [each for at, each in self.places.items() if at[0] == change.hand and at[1] > change.place]
        overtaken = {
            name for each in later if each.row == change.row and self.fate.get(each) == "judged" for name in each.fields
        }
        self.fate[change] = "judged"
        landing = Landing(change)
        if row is None:
            made = self.rows[change.row] = Row(change.owner, change.lies_with, landing)
            for name, value in change.fields.items():
                made.take(landing, name, value)
            landed = set(change.fields)
        else:
            landed = self._merge(row, change, landing, overtaken)
        if landed:
            self.landing[change] = landing
            self.landed.add(landing)
            if len(landed) == len(change.fields):
                self.whole.add(change)
        self._still_lives(change)
        if row is None:
            for each in sorted(self.held.pop(change.row, ()), key=lambda one: one.at):
                self.judge(each)

    def _hold(self, change: Change, row: str) -> None:
        refused = any(each.row == row and fate == "refused" for each, fate in self.fate.items())
        self.fate[change] = "refused" if refused else HELD
        if not refused:
            self.held.setdefault(row, []).append(change)

    def _merge(self, row: Row, change: Change, landing: Landing, overtaken: set[str]) -> set[str]:
        landed = set()
        for name, value in change.fields.items():
            if name in overtaken:
                continue
            saw = change.saw[name]
            unseen = (
                self._unseen_of_whole(row, change, saw)
                if name == GONE and value is not None and row.value(GONE) is None
                else row.unseen(name, {change.hand}, saw)
            )
            if unseen and value != row.value(name):
                row.waiting[name, change.hand] = (change, value)
                if len(row.words.get(name, ())) > 1:
                    row.words[name].discard(change.hand)
            else:
                row.take(landing, name, value, echo=unseen)
                row.waiting.pop((name, change.hand), None)
                landed.add(name)
        return landed

    def _unseen_of_whole(self, row: Row, change: Change, saw: Sights) -> bool:
        """Who themselves want the row deleted do not object to another's deleting it."""
        agree = {hand for (name, hand), (_, why) in row.waiting.items() if name == GONE and why is not None}
        known = agree | {change.hand}
        parts = [each for each in self.rows.values() if each.owner == change.row]
        for each in (row, *parts):
            if any(each.unseen(name, known, saw) for name in each.taken):
                return True
            if each.made.change.hand not in known and each.made not in saw:
                return True
        mine = [hand for (name, hand) in row.waiting if name != GONE]
        theirs = [hand for part in parts for (_, hand) in part.waiting]
        return any(hand not in known for hand in (*mine, *theirs))

    def _still_lives(self, change: Change) -> None:
        questioned = [(change.owner, change.saw_owner)] if change.owner else []
        if GONE not in change.fields:
            questioned.append((change.row, NOTHING if change.new else change.saw.get(GONE, NOTHING)))
        for name, saw in questioned:
            row = self.rows[name]
            knows = change.hand in row.words.get(GONE, ())
            if row.value(GONE) is not None and not knows and row.unseen(GONE, {change.hand}, saw):
                row.waiting.setdefault((GONE, change.hand), (None, None))

    # What people do at the office ----------------------------------------------------------------------------

    def decide(self, change: Change) -> None:
        """A change made at the office itself, by somebody who sees all that stands there."""
        self.places[change.at] = self.heads[change.hand] = change
        self.fate[change] = "judged"
        landing = self.landing[change] = Landing(change)
        self.landed.add(landing)
        self.whole.add(change)
        row = self.rows.get(change.row)
        if row is None:
            row = self.rows[change.row] = Row(change.owner, change.lies_with, landing)
        for name, value in change.fields.items():
            row.take(landing, name, value)

    def back_up(self) -> None:
        self.backups.append({hand: head.place for hand, head in self.heads.items()})

    # What goes out -------------------------------------------------------------------------------------------

    def waits_of(self, change: Change) -> frozenset[str]:
        if self.fate[change] == HELD:
            return frozenset(change.fields)
        row = self.rows.get(change.row)
        return frozenset(name for (name, _), (by, _) in row.waiting.items() if by is change) if row else frozenset()

    def area_of(self, name: str) -> Any:
        row = self.rows[name]
        if row.lies_with is not None:
            return self.area_of(row.lies_with) if row.lies_with in self.rows else None
        return None if row.value("sealed") else row.value("area_id")

    def tell(self, device: str, areas: tuple[str, ...]) -> Told:
        self.bundles[device] = self.bundles.get(device, 0) + 1
        rows = {
            name: (row.owner, {each: list(taken) for each, taken in row.taken.items()})
            for name, row in self.rows.items()
            if self.area_of(name) in areas
        }
        there = (self.places.get(each.at) for each in self.asked.get(device, ()))  # a copy's question is as good
        asked = [each for each in there if each is not None and self.fate[each] != "gap"]
        safe = self.backups[0] if self.backups else {}
        return Told(
            device,
            self.bundles[device],
            self.course,
            self.given_up,
            frozenset(self.landed),
            rows,
            frozenset(each for each in self.whole if each.device == device and each.row in rows),
            {each: (self.waits_of(each), self.landing.get(each), self.fate[each] == HELD) for each in asked},
            {hand: head for hand, head in self.heads.items() if head.device == device},
            {hand: min(place, self._head(hand)) for hand, place in safe.items()},
            frozenset(each for each in self.handed_back.get(device, ()) if each.at in self.places),
        )


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
    safe: dict[str, int] = field(default_factory=dict)
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
            dict(self.safe),
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

    def hear(self, told: Told, hand_after: str) -> None:
        """``hand_after``: the name under which this desk writes on, if it has to begin anew."""
        if self.is_old(told):
            assert hand_after == self.hand
            return
        if told.course is not self.course:
            if self.course is not None:
                self._go_over(told)
            self.course = told.course
        self.given_up = (self.given_up | told.given_up) - {told.course}
        self.last = told.no
        for change, (waits, landing, is_held) in told.answers.items():
            if change in self.own:
                self.silent.discard(change)
                self._land(change, landing)
                self._left_open(change, waits if not is_held else frozenset(change.fields))
        for hand in told.heads:
            self.safe[hand] = told.safe.get(hand, 0)
        head = told.heads.get(self.hand)
        assert (hand_after != self.hand) == (head is not None and head not in self.own), "one hand goes on as another"
        if hand_after != self.hand:
            self._go_on_as(hand_after)
        self._see(told)
        for change in told.whole:
            if change in self.own:
                self.silent.discard(change)
                self.open.pop(change, None)
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

    def _see(self, told: Told) -> None:
        for name, (owner, taken) in told.rows.items():
            self.told[name] = taken
            self.owners[name] = owner
            for landing in {landing for each in taken.values() for landing, _ in each}:
                change = landing.change
                if change.device != self.device:
                    self.others[change] = landing
                    self.back.pop(change.at, None)
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

    def _go_on_as(self, hand: str) -> None:
        """Another machine writes under this hand: what the office never got goes on under a name of its own."""
        before, self.hand, self.place = self.hand, hand, 0
        for change in sorted((each for each in self.silent if each.hand == before), key=lambda each: each.place):
            self.place += 1
            again = replace(change, hand=hand, place=self.place)
            self.own[self.own.index(change)] = again
            self.open[again] = self.open.pop(change)
            self.silent.remove(change)
            self.silent.add(again)
            for name in change.fields:
                self.knew[again, name] = self.knew[change, name]

    # What is on the screen -----------------------------------------------------------------------------------

    def own_of(self, row: str, name: str) -> tuple[Change, Any] | None:
        """The last own value that is still open, if nothing that this hand wrote there later has landed."""
        landed = set()
        for each in reversed(self.own):
            if each.row == row and name in each.fields:
                if name in self.open.get(each, ()):
                    return None if each.hand in landed else (each, each.fields[name])
                if each in self.landing:
                    landed.add(each.hand)
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
        """In scope as last told, or so new that nobody has answered for any of it."""
        if row in self.followed:
            return True
        mine = [each for each in self.own if each.row == row]
        return (
            bool(mine)
            and not self.told.get(row)
            and all(len(self.open.get(each, ())) == len(each.fields) for each in mine)
        )

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
        return Screen(row, saw, self._seen_whole(row, here, least), self.landed_in(row, GONE), knew, gone)

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
            self.owners.setdefault(row, owner)
        else:
            saw, gone = {**screen.saw, GONE: screen.deletion if GONE in fields else screen.gone}, screen.owner_gone
            if row in self.forgot:
                saw, gone = dict.fromkeys(saw, NOTHING), NOTHING
        self.place += 1
        change = Change(
            *(self.device, self.hand, self.place, row, fields, screen is None, owner, lies_with, saw, gone, may)
        )
        for name in fields:
            self.knew[change, name] = (
                NOTHING if screen is None or row in self.forgot else screen.knew.get(name, NOTHING)
            )
        self.own.append(change)
        self.open[change] = frozenset(fields)
        self.silent.add(change)
        return change
