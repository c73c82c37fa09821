"""What ought to happen, told without numbers: who had seen which change when making theirs.

This is written apart from the code that it judges. It knows no lsn, no epochs, no chains, no shadows and no database:
only people at machines, changes, and for each change the set of changes that were on its writer's screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

OFFICE = "office"
GONE = "gone"
Cell = tuple[str, str]  # row, field


@dataclass(frozen=True)
class Change:
    """One op as its writer made it. ``saw``: by field the changes that its screen was drawn from."""

    writer: str
    number: int
    row: str
    fields: tuple[tuple[str, Any], ...]
    new: bool
    owner: str | None  # the row that this one is a part of
    lies_with: str | None  # the row that decides where this one lies
    saw: tuple[tuple[str, frozenset[Change]], ...]
    saw_owner: frozenset[Change]  # of the owner's deletion

    def of(self, name: str) -> frozenset[Change]:
        return dict(self.saw)[name]

    def __hash__(self) -> int:
        return hash((self.writer, self.number))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Change) and (self.writer, self.number) == (other.writer, other.number)


@dataclass
class Row:
    """A row at the office: for each field the changes that were taken, oldest first, and those that wait."""

    owner: str | None
    lies_with: str | None
    made: Change
    taken: dict[str, list[tuple[Change, Any]]] = field(default_factory=dict)
    waiting: dict[tuple[str, str], tuple[Change | None, Any]] = field(default_factory=dict)  # (field, writer)
    words: dict[str, set[str]] = field(default_factory=dict)  # by field whose word the value is

    def value(self, name: str) -> Any:
        return self.taken[name][-1][1] if self.taken.get(name) else None

    def last(self, name: str) -> Change | None:
        return self.taken[name][-1][0] if self.taken.get(name) else None

    def take(self, change: Change, name: str, value: Any, *, echo: bool = False) -> None:
        """``echo``: it was said, unseen, what stood there already."""
        self.taken.setdefault(name, []).append((change, value))
        self.words[name] = {change.writer} | (self.words.get(name, set()) if echo else set())

    def unseen(self, name: str, known: set[str], saw: frozenset[Change]) -> bool:
        """Whether the value is (also) the word of others than ``known``, and came after what was seen."""
        last = self.last(name)
        return last is not None and last not in saw and not self.words[name] <= known


@dataclass(frozen=True)
class Screen:
    """What somebody looked at: a row, by field the changes that it was drawn from."""

    row: str
    saw: tuple[tuple[str, frozenset[Change]], ...]
    deletion: frozenset[Change]  # what who deletes the row now has seen of the row and its parts
    gone: frozenset[Change]
    knew: tuple[tuple[str, frozenset[Change]], ...]  # by field: everything that was known when its value was seen
    owner_gone: frozenset[Change]


@dataclass
class Told:
    """What the office tells one laptop at one moment."""

    no: int
    rows: dict[str, tuple[str | None, dict[str, list[tuple[Change, Any]]], Change]]
    whole: frozenset[Change]  # of the laptop's: everything in it was taken
    answers: dict[Change, frozenset[str]]  # of the laptop's: what of it still waits
    areas: tuple[str, ...]


@dataclass
class World:
    """The office's copy, as it ought to be."""

    rows: dict[str, Row] = field(default_factory=dict)
    arrived: set[Change] = field(default_factory=set)
    asked: dict[str, frozenset[Change]] = field(default_factory=dict)
    bundles: dict[str, int] = field(default_factory=dict)

    def parts(self, row: str) -> list[Row]:
        return [each for each in self.rows.values() if each.owner == row]

    def arrive(self, change: Change) -> None:
        if change in self.arrived:
            return
        self.arrived.add(change)
        row = self.rows.get(change.row)
        if row is None:
            assert change.new, "a change came before what made its row"
            row = self.rows[change.row] = Row(change.owner, change.lies_with, change)
            for name, value in change.fields:
                row.take(change, name, value)
        else:
            self._merge(row, change)
        self._still_lives(change)

    def _merge(self, row: Row, change: Change) -> None:
        for name, value in change.fields:
            saw = change.of(name)
            unseen = (
                self._unseen_of_whole(row, change, saw)
                if name == GONE and value is not None and row.value(GONE) is None
                else row.unseen(name, {change.writer}, saw)
            )
            if unseen and value != row.value(name):
                row.waiting[name, change.writer] = (change, value)
                if len(row.words.get(name, ())) > 1:
                    row.words[name].discard(change.writer)
            else:
                row.take(change, name, value, echo=unseen)
                row.waiting.pop((name, change.writer), None)

    def _unseen_of_whole(self, row: Row, change: Change, saw: frozenset[Change]) -> bool:
        """Who themselves want the row deleted do not object to another's deleting it."""
        agree = {writer for (name, writer), (_, why) in row.waiting.items() if name == GONE and why is not None}
        known = agree | {change.writer}
        parts = self.parts(change.row)
        for each in (row, *parts):
            if any(each.unseen(name, known, saw) for name in each.taken):
                return True
            if each.made.writer not in known and each.made not in saw:
                return True
        mine = [w for (name, w) in row.waiting if name != GONE]
        theirs = [w for part in parts for (_, w) in part.waiting]
        return any(writer not in known for writer in (*mine, *theirs))

    def _still_lives(self, change: Change) -> None:
        questioned = [(change.owner, change.saw_owner)] if change.owner else []
        if not any(name == GONE for name, _ in change.fields):
            questioned.append((change.row, frozenset() if change.new else dict(change.saw).get(GONE, frozenset())))
        for name, saw in questioned:
            row = self.rows[name]
            knows = change.writer in row.words.get(GONE, ())
            if row.value(GONE) is not None and not knows and row.unseen(GONE, {change.writer}, saw):
                row.waiting.setdefault((GONE, change.writer), (None, None))

    def values(self, cell: Cell) -> tuple[Any, set[Any]]:
        """What stands, and what waits."""
        row = self.rows[cell[0]]
        return row.value(cell[1]), {value for (name, _), (_, value) in row.waiting.items() if name == cell[1]}

    def waits_of(self, change: Change) -> frozenset[str]:
        row = self.rows[change.row]
        return frozenset(name for (name, _), (by, _) in row.waiting.items() if by == change)

    # Scope ---------------------------------------------------------------------------------------------------

    def area_of(self, name: str) -> Any:
        row = self.rows[name]
        if row.lies_with is not None:
            return self.area_of(row.lies_with) if row.lies_with in self.rows else None
        return None if row.value("sealed") else row.value("area_id")

    def tell(self, laptop: str, areas: tuple[str, ...]) -> Told:
        self.bundles[laptop] = self.bundles.get(laptop, 0) + 1
        rows = {
            name: (row.owner, {f: list(taken) for f, taken in row.taken.items()}, row.made)
            for name, row in self.rows.items()
            if self.area_of(name) in areas
        }
        asked = self.asked.get(laptop, frozenset())
        answers = {change: self.waits_of(change) for change in asked if change in self.arrived}
        whole = frozenset(
            change
            for _, taken, _ in rows.values()
            for changes in taken.values()
            for change, _ in changes
            if change.writer == laptop
            and all(any(c == change for c, _ in taken.get(name, ())) for name, _ in change.fields)
        )
        return Told(self.bundles[laptop], rows, whole, answers, areas)


@dataclass
class Desk:
    """A laptop's people: what they have been told, and what of their own nobody has answered for."""

    name: str
    told: dict[str, dict[str, list[tuple[Change, Any]]]] = field(default_factory=dict)
    owners: dict[str, str | None] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)
    own: list[Change] = field(default_factory=list)
    open: dict[Change, frozenset[str]] = field(default_factory=dict)
    last: int = 0

    def hear(self, told: Told) -> None:
        if told.no <= self.last:
            return
        self.last = told.no
        for name, (owner, taken, _) in told.rows.items():
            self.told[name] = taken
            self.owners[name] = owner
        self.followed = set(told.rows)
        for change in told.whole:
            self.open.pop(change, None)
        for change, waits in told.answers.items():
            if change in self.own:
                left = waits & {name for name, _ in change.fields}
                self.open.pop(change, None)
                if left:
                    self.open[change] = left

    def own_of(self, row: str, name: str) -> tuple[Change, Any] | None:
        """The last own value that is still open."""
        found = [
            (each, dict(each.fields)[name])
            for each in self.own
            if each.row == row and name in self.open.get(each, ()) and name in dict(each.fields)
        ]
        return found[-1] if found else None

    def changes_told(self, row: str, name: str) -> frozenset[Change]:
        return frozenset(change for change, _ in self.told.get(row, {}).get(name, ()))

    def seen(self, row: str, name: str) -> frozenset[Change]:
        """Where one's own open value is shown, one sees no more than when one wrote it."""
        own = self.own_of(row, name)
        if own is None:
            return self.changes_told(row, name)
        return frozenset() if own[0].new else own[0].of(name)

    def value(self, row: str, name: str) -> Any:
        own = self.own_of(row, name)
        if own is not None:
            return own[1]
        taken = self.told.get(row, {}).get(name)
        return taken[-1][1] if taken else None

    def look(self, row: str, names: tuple[str, ...]) -> Screen:
        owner = self.owners.get(row)
        gone = self.changes_told(owner, GONE) if owner and self.told.get(row) else frozenset()
        return Screen(
            row,
            tuple((name, self.seen(row, name)) for name in names),
            self.seen_whole(row),
            self.changes_told(row, GONE),
            tuple((name, self.knew_of(row, name)) for name in (*names, GONE)),
            gone,
        )

    #: By own change and field: everything that this desk had been told when the value on its screen was drawn.
    knew: dict[tuple[Change, str], frozenset[Change]] = field(default_factory=dict)

    def knew_of(self, row: str, name: str) -> frozenset[Change]:
        own = self.own_of(row, name)
        if own is not None:
            return self.knew[own[0], name]
        if not self.told.get(row):
            return frozenset()
        known = self.everything_told()
        return known & self._before_own_in(self._here(row), known) if name == GONE else known

    def seen_whole(self, row: str) -> frozenset[Change]:
        """What is known of the row and its parts, less what came after the oldest open value of one's own in them."""
        if not self.told.get(row):
            return frozenset()
        here = self._here(row)
        known = frozenset(change for each in here for taken in self.told[each].values() for change, _ in taken)
        return self._before_own_in(here, known)

    def _here(self, row: str) -> list[str]:
        return [row, *(name for name, owner in self.owners.items() if owner == row and self.told.get(name))]

    def _before_own_in(self, here: list[str], known: frozenset[Change]) -> frozenset[Change]:
        for change, waits in self.open.items():
            for name in waits:
                own = self.own_of(change.row, name)
                if change.row in here and own is not None and own[0] == change:
                    known &= self.knew[change, name]
        return known

    def everything_told(self) -> frozenset[Change]:
        return frozenset(c for row in self.told.values() for taken in row.values() for c, _ in taken)

    def make(
        self, screen: Screen | None, row: str, fields: dict[str, Any], *, owner: str | None, lies_with: str | None
    ) -> Change:
        """One's own change; without a screen it makes the row."""
        number, values = len(self.own), tuple(fields.items())
        if screen is None:
            saw = tuple((name, frozenset[Change]()) for name in (*fields, GONE))
            gone = self.changes_told(owner, GONE) if owner else frozenset()
            change = Change(self.name, number, row, values, True, owner, lies_with, saw, gone)
            self.owners.setdefault(row, owner)
        else:
            seen = tuple((dict(screen.saw) | {GONE: screen.deletion if GONE in fields else screen.gone}).items())
            change = Change(self.name, number, row, values, False, owner, lies_with, seen, screen.owner_gone)
        for name in fields:
            self.knew[change, name] = frozenset() if screen is None else dict(screen.knew).get(name, frozenset())
        self.own.append(change)
        self.open[change] = frozenset(fields)
        return change
