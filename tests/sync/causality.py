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
    before: Change | None = None  # of the same hand
    heard: Sights = NOTHING  # all that its writer had been told of, when looking at the row
    is_let_in: bool = False  # by a person, without what is missing before it

    @property
    def at(self) -> tuple[str, int]:
        return self.hand, self.place


class Forked(Exception):
    """A hand has written two things at one place: a copied or restored machine. ``crossed``: the place of the change
    that cannot stand there, and what stands there already, if anything does."""

    def __init__(self, at: tuple[str, int], there: Change | None = None) -> None:
        super().__init__()
        self.crossed: Crossed = (at, there)


Crossed = tuple[tuple[str, int], Change | None]


class Severed(Forked):
    """What came does not go on from what is here, and nothing was ever lost here: it could as well be forged."""


def put_apart(known: dict[Change, Change], change: Change, hand: str) -> Change:
    """What was handed back, where another change has its place: under a hand of its own, the same for everybody."""
    return known.setdefault(change, replace(change, hand=hand, place=1, before=None))


Taken = dict[str, list[tuple[Landing, Any]]]


@dataclass(frozen=True, slots=True)
class Areas:
    """What the office has given a laptop, and what it has taken from it again."""

    held: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()

    def given(self, areas: Iterable[str]) -> Areas:
        now = frozenset(areas)
        return Areas(now, (self.former | self.held) - now)


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
    heard: Sights = NOTHING  # everything that had landed when the office last spoke


@dataclass(frozen=True, slots=True)
class Stick:
    """What goes from a laptop to the office."""

    device: str
    course: Course | None
    given_up: frozenset[Course]
    own: tuple[Change, ...]
    back: tuple[Change, ...]
    open: frozenset[Change]
    names: Mapping[Change, str] = field(default_factory=dict)  # of what goes back: its hand, if its place is taken

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
    behind: frozenset[Change]  # of each hand the last that waits behind a gap
    ends: frozenset[Change]  # what stands where the last of each hand lies that the device has open
    crossed: Crossed | None  # of the device's last stick
    safe: dict[str, int]  # by hand how much of it no restore can lose
    here: frozenset[Change]  # of what was handed back: what the office has


@dataclass
class World:
    """The office's copy, as it ought to be."""

    course: Course = field(default_factory=Course)
    given_up: frozenset[Course] = frozenset()
    is_restored: bool = False
    rows: dict[str, Row] = field(default_factory=dict)
    places: dict[tuple[str, int], Change] = field(default_factory=dict)
    fate: dict[Change, str] = field(default_factory=dict)  # gap, held, refused, judged, let in
    heads: dict[str, Change] = field(default_factory=dict)
    held: dict[str, list[Change]] = field(default_factory=dict)  # by the row that they wait for
    landing: dict[Change, Landing] = field(default_factory=dict)
    landed: set[Landing] = field(default_factory=set)
    whole: set[Change] = field(default_factory=set)
    asked: dict[str, frozenset[Change]] = field(default_factory=dict)
    handed_back: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    crossed: dict[str, Crossed | None] = field(default_factory=dict)  # by device what its last stick crossed
    bundles: dict[str, int] = field(default_factory=dict)
    apart: dict[Change, Change] = field(default_factory=dict)  # handed back: its place has another now
    backups: list[dict[str, int]] = field(default_factory=list)  # by hand how much is in each that is kept
    came_back: set[Change] = field(default_factory=set)  # by another hand, after a restore: they stood here once
    proposed: set[Change] = field(default_factory=set)  # about what its laptop did not hold
    #: By laptop whose work is judged by what it holds; a restore does not undo what was given or taken.
    custody: dict[str, Areas] = field(default_factory=dict)

    def copy(self) -> World:
        return World(
            self.course,
            self.given_up,
            self.is_restored,
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
            dict(self.crossed),
            dict(self.bundles),
            self.apart,
            list(self.backups),
            set(self.came_back),
            set(self.proposed),
            self.custody,
        )

    def begin_anew(self) -> None:
        """After a restore: another course. The backup is still there, and may be taken again."""
        self.backups.append({hand: head.place for hand, head in self.heads.items()})
        self.given_up |= {self.course}
        self.course, self.is_restored = Course(), True

    # What comes in -------------------------------------------------------------------------------------------

    def take(self, stick: Stick) -> None:
        self._refuse_forked(stick)
        unknown = {stick.course, *stick.given_up} - {self.course, None}
        self.given_up |= {course for course in unknown if course is not None}
        for change in [each for each in stick.own if self._is_next(each)]:
            self.judge(change)
        self._close_gaps(stick.device)
        for change in stick.back:
            if self.places.get(change.at, change) is not change:
                change = put_apart(self.apart, change, stick.names[change])
            if change.at not in self.places:
                self.places[change.at] = change
                self.came_back.add(change)
                self.judge(change)
        self.remember(stick)

    def _refuse_forked(self, stick: Stick) -> None:
        """A hand has written something else at a place, or something else before it, or before what waits there."""
        heads: dict[str, Change | None] = {**self.heads}
        fresh = set()  # hands whose last change is new with this stick
        for change in stick.own:
            here, head = self.places.get(change.at), heads.get(change.hand)
            if here not in (None, change):
                raise Forked(change.at, here)
            if change.place != (head.place if head else 0) + 1:
                continue
            came_back = here is not None and self.fate[here] != "gap"
            if change.before is not head:
                if came_back:
                    continue  # from before a restore, after which this hand went on otherwise
                raise Forked(change.at) if self.is_restored else Severed(change.at)
            heads[change.hand] = change
            (fresh.discard if came_back else fresh.add)(change.hand)
        for hand in sorted(fresh):
            last = heads[hand]
            assert last is not None
            waits = self.places.get((hand, last.place + 1))
            if waits is not None and self.fate[waits] == "gap" and waits.before is not last:
                raise Forked(last.at)

    def is_severed(self, stick: Stick) -> bool:
        """Whether nothing of the stick can be taken, and nobody can say what it is."""
        try:
            self._refuse_forked(stick)
        except Forked as fork:
            return isinstance(fork, Severed)
        return False

    def remember(self, stick: Stick, crossed: Crossed | None = None) -> None:
        """Where a laptop stands; also what could not be taken in says that."""
        self.crossed[stick.device] = crossed
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
        came_back = is_here and self.fate[change] != "gap"
        if came_back and change.before is not self.heads.get(change.hand):
            return False  # from before a restore, after which this hand went on otherwise
        self.heads[change.hand] = change
        if came_back:
            return False
        self.places[change.at] = change
        return True

    def _head(self, hand: str) -> int:
        return self.heads[hand].place if hand in self.heads else 0

    def _close_gaps(self, device: str) -> None:
        for hand in sorted({change.hand for change in self.places.values() if change.device == device}):
            while (change := self.places.get((hand, self._head(hand) + 1))) is not None and self.fate[change] == "gap":
                if change.before is not self.heads.get(hand):
                    break
                self.heads[hand] = change
                self.judge(change)

    def let_in(self, hand: str, names: Mapping[int, str]) -> None:
        """A person lets in what waits behind gaps of a hand: under another name, and nothing of it stands. What does
        not go on from what waits before it is of another course, with a name (by the place of its first) of its own."""
        waiting = [each for each, fate in self.fate.items() if fate == "gap" and each.hand == hand]
        name, no, last, before = "", 0, None, None
        for change in sorted(waiting, key=lambda each: each.place):
            if last is None or (change.place == last.place + 1 and change.before is not last):
                name, no, before = names[change.place], 0, None
            no, last = no + 1, change
            self.fate[change] = "let in"
            again = before = replace(change, hand=name, place=no, before=before, is_let_in=True)
            self.places[again.at] = self.heads[name] = again
            self.judge(again)

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
        beyond = self._beyond(change)
        if beyond:
            self.proposed.add(change)
        if row is None:
            made = self.rows[change.row] = Row(change.owner, change.lies_with, landing)
            for name, value in change.fields.items():
                made.take(landing, name, value)
            landed = set(change.fields)
        else:
            landed = self._merge(row, change, landing, overtaken, beyond=beyond)
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

    def _beyond(self, change: Change) -> bool:
        """Whether the change is about what its laptop does not hold: nothing of it stands unless a person takes it.

        What the laptop made itself, and did not know the office to have, is its own wherever it lies by now. Of what
        somebody moved out of its areas (while it kept those) everybody's word counts alike."""
        areas = self.custody.get(change.device)
        if change in self.came_back:
            return False
        if change.is_let_in:
            there = self.rows.get(change.row)
            return there is None or there.made.change.hand != change.hand
        if areas is None:
            return False
        top, lies = change.row, change.lies_with
        while lies is not None:
            top, lies = lies, self.rows[lies].lies_with if lies in self.rows else None
        there = self.rows.get(top)
        area = there.value("area_id") if there is not None else change.fields.get("area_id")
        if area is None or area in areas.held:
            return False
        made = (self.rows[each].made for each in (change.row, top) if each in self.rows)
        if any(one.change.device == change.device and one not in change.heard for one in made):
            return False
        lay_in = {value for _, value in there.taken.get("area_id", ())} if there is not None else set()
        return area in areas.former or lay_in.isdisjoint(areas.held | areas.former)

    def _merge(
        self, row: Row, change: Change, landing: Landing, overtaken: set[str], *, beyond: bool = False
    ) -> set[str]:
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
            unseen = unseen or beyond
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
        last = {each.hand: each for each in sorted(self.asked.get(device, ()), key=lambda each: each.place)}
        safe = self.backups[0] if self.backups else {}
        gaps = (each for each, fate in self.fate.items() if fate == "gap" and each.device == device)
        waiting = sorted(gaps, key=lambda each: each.place)
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
            frozenset({each.hand: each for each in waiting}.values()),
            frozenset(self.places[each.at] for each in last.values() if each.at in self.places),
            self.crossed.get(device),
            {hand: min(place, self._head(hand)) for hand, place in safe.items()},
            frozenset(each for each in self.handed_back.get(device, ()) if each.at in self.places),
        )
