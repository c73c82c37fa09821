"""Random histories of an office and its laptops, each step judged by the model in :mod:`tests.sync.causality`.

A history is a list of acts with three numbers each, which choose among what there is at that moment; so any part of a
history is a history too, and one that goes wrong is made short by leaving acts out.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from random import Random
from typing import Any

from app.domain.ids import child_id, new_id
from app.domain.merge import Seen
from app.errors import UserError
from app.models import journal, spec
from app.models.journal import Edit
from app.models.state import Heads, Side
from app.models.types import json_text
from app.sync import acks, epochs
from app.sync.chains import Fork
from app.sync.conflicts import Choice
from app.sync.oplog import names_of
from tests.sync.causality import GONE, NOTHING, Change, Desk, Forked, Screen, Stick, Told, World
from tests.sync.machines import FieldFile, Laptop, Office, OfficeFile, empty, found
from tests.sync.thin import Clock, Image, Thin, older_program, renamed_since

Act = tuple[str, int, int, int]
NAMES = {
    "household": ("note", "label", "area_id"),
    "resident": ("note", "phone", "membership", "merged_into", "area_id", "sealed"),
    "case": ("note", "assignee"),
    "claim": ("statement", "reason"),
}
EDITED = {
    "household": ("note", "label"),
    "resident": ("note", "phone", "membership"),
    "case": ("note", "assignee"),
    "claim": ("statement", "reason"),
}
#: Kept as JSON.
FACTS = {"membership", "statement"}
KINDS = ("resident", "case", "claim", "resident", "case", "household")
WORDS = ("một", "hai", "ba")
#: What no laptop may write.
FORBIDDEN = {"sealed", "merged_into"}
SCOPES = ((0,), (1,), (0, 1), ())
_SELECT = {kind: f'SELECT id, {", ".join(names)}, gone FROM "{kind}"' for kind, names in NAMES.items()}
#: How often each act comes.
WEIGHTS = {
    "find": 2, "open": 2, "claim": 4, "look": 4, "edit": 14, "resume": 7, "delete": 4, "delete_unseen": 2, "move": 3,
    "forbidden": 1, "office_edit": 7, "office_delete": 2, "office_move": 2, "office_find": 1, "seal": 1, "unite": 2,
    "settle": 5, "scope": 2, "export": 4, "carry_in": 5, "answer": 4, "carry_out": 5, "meet": 12, "part": 3, "clock": 1,
    "older": 2,
}  # fmt: skip
#: What befalls machines; in half of the histories nothing does.
DISASTERS = {
    "back_up": 3, "let_go_of_a_backup": 1, "restore_office": 2, "keep_laptop": 2, "restore_laptop": 2, "clone": 1,
}  # fmt: skip
#: What may refuse a stick after a restore: each says that another exchange has to come first.
EXPECTED = {"sync.bundle-missing", "sync.office-behind"}


def may(actor: str, entity: str, name: str, value: object = None) -> bool:
    return actor == "office" or name not in FORBIDDEN


@dataclass
class Hands:
    """What of a transaction an edit needs."""

    conn: Any
    heads: Heads
    actor: str
    at: str

    def apply(self, edits: list[Edit]) -> None:
        journal.apply(self.conn, self.heads, edits, actor=self.actor, at=self.at)


class _Quick:
    """Writes through the journal's second door, without a session."""

    engine: Any
    name: str

    @contextmanager
    def work(self) -> Iterator[Any]:
        with self.engine.begin() as conn:
            hands = Hands(conn, Heads.load(conn), self.name, self.engine.clock.at)
            yield hands
            hands.heads.save(conn)


class QuickOffice(_Quick, Office):
    pass


class QuickLaptop(_Quick, Laptop):
    @cached_property
    def device(self) -> str:  # type: ignore[override]
        return self.heads.device

    @property
    def hand(self) -> str:
        ((chain,),) = self.all("SELECT value FROM state WHERE key = 'chain'")
        return str(chain)


@dataclass
class Pair:
    """A laptop and what ought to be on it."""

    machine: QuickLaptop
    desk: Desk
    screens: list[tuple[Seen, Screen]] = field(default_factory=list)
    is_old: bool = False

    def program(self) -> AbstractContextManager[None]:
        """The one that writes here."""
        return older_program() if self.is_old else nullcontext()


@dataclass
class Sent:
    """A stick on its way to the office."""

    file: FieldFile
    stick: Stick
    name: str


@dataclass
class Answer:
    """A stick on its way from the office."""

    file: OfficeFile
    told: Told


@dataclass
class Beginning:
    """Two hamlets, in each a household and a person with a case; laptops that have seen what lies in theirs."""

    images: list[Image]
    areas: list[str]
    rows: list[tuple[str, str, dict[str, Any], str | None]]
    engines: list[Thin]

    @staticmethod
    @cache
    def of_all() -> Beginning:
        engines = [Thin(empty()) for _ in range(6)]
        office = QuickOffice(found(engines[0], Side.OFFICE, "office"), "office")
        laptops = [
            QuickLaptop(found(engine, Side.FIELD, name), name) for engine, name in zip(engines[1:4], "ABC", strict=True)
        ]
        areas = [office.create("area", {"name": f"Thôn {n}", "kind": "hamlet"}) for n in (1, 2)]
        rows: list[tuple[str, str, dict[str, Any], str | None]] = []

        def make(kind: str, fields: dict[str, Any], lies: str | None) -> str:
            row = office.create(kind, fields)
            rows.append((kind, row, fields, lies))
            return row

        for area in areas:
            make("household", {"area_id": area, "label": "Hộ Niê"}, None)
            person = make("resident", {"area_id": area, "name": "H'Hen Niê"}, None)
            make("case", {"resident_id": person, "category": "A3", "state": "open"}, person)
        for laptop, scope in zip(laptops, ((0,), (0, 1), (1,)), strict=True):
            office.grant(laptop, *(areas[each] for each in scope))
            laptop.take(office.export(laptop))
        return Beginning([each.rows() for each in engines[:4]], areas, rows, engines)


class History:
    """One history as it goes on."""

    def __init__(self) -> None:
        start = Beginning.of_all()
        self.areas, self.engines = start.areas, start.engines
        for engine, image in zip(self.engines, start.images, strict=False):
            engine.load(image)
            engine.clock.days = 0
        self.office = QuickOffice(self.engines[0], "office", allowed=may)  # type: ignore[arg-type]
        self.world, self.kinds, self.lies = World(), {}, {}
        self.sent: list[Sent] = []
        self.answers: list[Answer] = []
        self.kept: list[tuple[Image, World]] = []
        self.laptops_kept: list[tuple[Image, Desk]] = []
        self.all_changes: set[Change] = set()
        self.disturbed = False
        self.refused: Counter[str] = Counter()
        hand, place = self.office.heads.chain, 2  # the areas came first
        for kind, row, fields, lies in start.rows:
            place += 1
            self.kinds[row], self.lies[row] = kind, (None, lies)
            saw = dict.fromkeys(fields, NOTHING)
            self.world.decide(Change("office", hand, place, row, fields, True, None, lies, saw, NOTHING))
        self.pairs: list[Pair] = []
        self.scopes: dict[str, tuple[str, ...]] = {}
        for engine, name, scope in zip(self.engines[1:], "ABC", ((0,), (0, 1), (1,)), strict=False):
            machine = QuickLaptop(engine, name)  # type: ignore[arg-type]
            desk = Desk(machine.device, machine.heads.chain)
            self.pairs.append(Pair(machine, desk))
            self._grant(desk.device, scope)
            desk.hear(self.world.tell(desk.device, self.scopes[desk.device]), desk.hand)

    def _grant(self, device: str, scope: tuple[int, ...]) -> None:
        self.scopes[device] = tuple(self.areas[each] for each in scope)
        self.office.scopes[device] = list(self.scopes[device])

    def do(self, act: Act) -> None:
        name, who, which, more = act
        getattr(self, name)(self.pairs[who % len(self.pairs)], which, more)

    # What people do at a laptop ------------------------------------------------------------------------------

    def find(self, pair: Pair, which: int, more: int) -> None:
        fields: dict[str, Any] = {"area_id": self.areas[which % 2]}
        if more % 4 == 0:
            self._create(pair, "household", fields | {"label": WORDS[which % 3]}, None, None)
        else:
            note = {"note": WORDS[more % 3]} if more % 2 else {}
            self._create(pair, "resident", fields | {"name": "H'Hen Niê"} | note, None, None)

    def open(self, pair: Pair, which: int, more: int) -> None:
        if (person := self._pick(pair, "resident", which)) is not None:
            fields = {"resident_id": person, "category": "A3", "state": "open"}
            self._create(pair, "case", fields, None, person)

    def claim(self, pair: Pair, which: int, more: int) -> None:
        if (case := self._pick(pair, "case", which)) is not None:
            kind = ("birth", "kin")[more % 2]
            row = child_id(case, kind)
            if pair.machine.row("claim", row) is None:
                fields = {"case_id": case, "kind": kind, "statement": WORDS[more % 3]}
                self._create(pair, "claim", fields | ({"reason": "vì"} if more % 5 == 0 else {}), case, case, row)

    def look(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._pick(pair, KINDS[more % 6], which)) is not None:
            pair.screens.append(self._look(pair, row))

    def edit(self, pair: Pair, which: int, more: int) -> None:
        kind = KINDS[more % 6]
        if (row := self._pick(pair, kind, which)) is not None:
            names = EDITED[kind]
            name = names[more // 6 % len(names)]
            self._change(pair, self._look(pair, row), {name: self._word(name, more)})

    def resume(self, pair: Pair, which: int, more: int) -> None:
        """A draft, begun before whatever came in meanwhile."""
        if pair.screens:
            screen = pair.screens[which % len(pair.screens)]
            names = EDITED[self.kinds[screen[1].row]][: 1 + more % 2]
            self._change(pair, screen, {name: self._word(name, more // 2) for name in names})

    def delete(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._pick(pair, KINDS[more % 6], which)) is not None:
            self._change(pair, self._look(pair, row), {GONE: WORDS[which % 3]})

    def delete_unseen(self, pair: Pair, which: int, more: int) -> None:
        if pair.screens:
            self._change(pair, pair.screens[which % len(pair.screens)], {GONE: WORDS[more % 3]})

    def move(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._pick(pair, ("resident", "household")[more % 4 == 0], which)) is not None:
            self._change(pair, self._look(pair, row), {"area_id": self.areas[more // 4 % 2]})

    def forbidden(self, pair: Pair, which: int, more: int) -> None:
        """A laptop writes what only the office may; what else stands in that op is refused with it."""
        if (row := self._pick(pair, "resident", which)) is not None:
            self._change(pair, self._look(pair, row), {"sealed": True, "note": WORDS[more % 3]})

    def older(self, pair: Pair, which: int, more: int) -> None:
        """What is written here from now on has the words of an older program, until that is brought up to date."""
        pair.is_old = not pair.is_old

    def clock(self, pair: Pair, which: int, more: int) -> None:
        pair.machine.engine.clock.days = (-3650, 3650, 0)[more % 3]  # type: ignore[attr-defined]

    # What the office does ------------------------------------------------------------------------------------

    def office_find(self, pair: Pair, which: int, more: int) -> None:
        fields = {"area_id": self.areas[which % 2], "name": "H'Hen Niê"}
        row = self.office.create("resident", fields)
        self.kinds[row], self.lies[row] = "resident", (None, None)
        self._decided(row, fields, new=True)

    def office_edit(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._at_office(which)) is not None:
            names = EDITED[self.kinds[row]]
            name = names[more % len(names)]
            self._office_change(row, {name: self._word(name, more)})

    def office_delete(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._at_office(which)) is not None:
            self._office_change(row, {GONE: WORDS[more % 3]})

    def office_move(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._at_office(which, ("resident", "household")[more % 4 == 0])) is not None:
            self._office_change(row, {"area_id": self.areas[more // 4 % 2]})

    def seal(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._at_office(which, "resident")) is not None:
            self._office_change(row, {"sealed": more % 2 == 0})

    def unite(self, pair: Pair, which: int, more: int) -> None:
        """Two records of one person are merged, or taken apart again."""
        keep, other = self._at_office(which, "resident"), self._at_office(more, "resident")
        if keep is None or other is None or keep == other:
            return
        if self.world.rows[other].value("merged_into") is not None:
            self._office_change(other, {"merged_into": None})
        elif self.world.rows[keep].value("merged_into") is None:
            self._office_change(other, {"merged_into": keep})
            self._office_change(keep, {"phone": WORDS[more % 3]})

    def settle(self, pair: Pair, which: int, more: int) -> None:
        conflicts = self.office.conflicts()
        if not conflicts:
            return
        conflict = conflicts[which % len(conflicts)]
        choice = list(Choice)[more % 3]
        third = self.areas[0] if conflict.field == "area_id" else self._word(conflict.field, more // 3)
        ((hand,),) = self.office.all("SELECT chain FROM conflict WHERE id = ?", conflict.id)
        self.office.resolve(conflict, choice, third)
        row = self.world.rows[conflict.row]
        _, waits = row.waiting.pop((conflict.field, hand))
        decided = {Choice.STANDING: row.value(conflict.field), Choice.QUEUED: waits, Choice.VALUE: third}[choice]
        self._decided(conflict.row, {conflict.field: decided})

    def scope(self, pair: Pair, which: int, more: int) -> None:
        self._grant(pair.desk.device, SCOPES[which % 4])

    # Sticks --------------------------------------------------------------------------------------------------

    def export(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self.sent.append(self._export(pair))

    def carry_in(self, pair: Pair, which: int, more: int = 0) -> None:
        if self.sent:
            self._carry_in(self.sent[which % len(self.sent)])

    def answer(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self.answers.append(self._answer(pair))

    def carry_out(self, pair: Pair, which: int, more: int = 0) -> None:
        mine = [each for each in self.answers if each.told.device == pair.desk.device]
        if mine:
            self._carry_out(pair, mine[which % len(mine)])

    def meet(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self._carry_in(self._export(pair))
        self._carry_out(pair, self._answer(pair))

    def part(self, pair: Pair, which: int, more: int) -> None:
        """A stick of which a part cannot be read: its end, its beginning, or something between."""
        sent = self._export(pair)
        count = len(sent.stick.own)
        first, last = sorted((which % (count + 1), more % (count + 1)))
        kept = [*range(first), *range(last, count)] if more % 2 else [*range(first, last)]
        file = FieldFile(sent.file.statement, tuple(sent.file.ops[each] for each in kept), sent.file.returned)
        self._carry_in(Sent(file, sent.stick.only(sent.stick.own[each] for each in kept), sent.name))

    # Disasters -----------------------------------------------------------------------------------------------

    def back_up(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self.kept.append((self.office.engine.rows(), self.world.copy()))  # type: ignore[attr-defined]
        with self.office.engine.begin() as conn:
            self.office.engine.clock.is_read()  # type: ignore[attr-defined]
            conn.exec_driver_sql(
                "INSERT INTO backup (id, path, at, verified, kept, heads) VALUES (?, ?, ?, 1, 1, ?)",
                (new_id(), "", self.office.engine.clock.at, acks.heads_for_backup(conn)),  # type: ignore[attr-defined]
            )
        self.world.back_up()

    def let_go_of_a_backup(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        """The oldest is kept no longer; only while the office knows all that are there."""
        if len(self.world.backups) == len(self.kept) > 1:
            self.kept.pop(0)
            self.world.backups.pop(0)
            with self.office.engine.begin() as conn:
                conn.exec_driver_sql(
                    "UPDATE backup SET kept = 0 WHERE id = (SELECT min(id) FROM backup WHERE kept = 1)"
                )

    def restore_office(self, pair: Pair, which: int, more: int = 0) -> None:
        if self.kept:
            self.disturbed = True
            image, world = self.kept[which % len(self.kept)]
            self.office.engine.load(image)  # type: ignore[attr-defined]
            self.world = world.copy()
            with self.office.engine.begin() as conn:
                epochs.begin(conn, Heads.load(conn))
            self.world.begin_anew()

    def keep_laptop(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self.laptops_kept.append((pair.machine.engine.rows(), pair.desk.copy()))  # type: ignore[attr-defined]

    def restore_laptop(self, pair: Pair, which: int, more: int = 0) -> None:
        mine = [each for each in self.laptops_kept if each[1].device == pair.desk.device]
        if mine:
            self.disturbed = True
            image, desk = mine[which % len(mine)]
            pair.machine.engine.load(image)  # type: ignore[attr-defined]
            pair.desk, pair.screens = desk.copy(), []

    def clone(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        if len(self.pairs) + 1 < len(self.engines):
            self.disturbed = True
            engine = self.engines[len(self.pairs) + 1]
            engine.load(pair.machine.engine.rows())  # type: ignore[attr-defined]
            engine.clock.days = pair.machine.engine.clock.days  # type: ignore[attr-defined]
            machine = QuickLaptop(engine, pair.machine.name)  # type: ignore[arg-type]
            self.pairs.append(Pair(machine, pair.desk.copy(), list(pair.screens)))

    # Doing it on both sides ----------------------------------------------------------------------------------

    def _word(self, name: str, which: int) -> Any:
        word = WORDS[which // 2 % 3]
        return {"household_id": word, "relation": "con"} if name == "membership" else word

    def _create(
        self, pair: Pair, kind: str, fields: dict[str, Any], owner: str | None, lies: str | None, row: str | None = None
    ) -> None:
        pair.machine.engine.clock.is_read()  # type: ignore[attr-defined]
        with pair.program():
            made = pair.machine.create(kind, fields, row)
        self.kinds[made], self.lies[made] = kind, (owner, lies)
        self.all_changes.add(pair.desk.make(None, made, fields, owner, lies))

    def _look(self, pair: Pair, row: str) -> tuple[Seen, Screen]:
        kind = self.kinds[row]
        return pair.machine.look(kind, row), pair.desk.look(row, NAMES[kind])

    def _change(self, pair: Pair, screen: tuple[Seen, Screen], fields: dict[str, Any]) -> None:
        row = screen[1].row
        owner, lies = self.lies[row]
        with pair.program():
            pair.machine.edit(self.kinds[row], row, screen[0], **fields)
        allowed = not FORBIDDEN & fields.keys()
        self.all_changes.add(pair.desk.make(screen[1], row, fields, owner, lies, may=allowed))

    def _pick(self, pair: Pair, kind: str, which: int) -> str | None:
        """Some row that a list at this laptop shows: living, with a living owner, and still in its scope."""
        desk = pair.desk
        rows = [
            row
            for row in desk.owners
            if self.kinds[row] == kind and desk.value(row, GONE) is None and desk.follows(row)
        ]
        rows = [row for row in rows if not self.lies[row][0] or desk.value(str(self.lies[row][0]), GONE) is None]
        return rows[which % len(rows)] if rows else None

    def _at_office(self, which: int, kind: str | None = None) -> str | None:
        living = [name for name, row in self.world.rows.items() if row.value(GONE) is None]
        rows = [name for name in living if kind in (None, self.kinds[name])]
        rows = [r for r in rows if not self.lies[r][0] or self.world.rows[str(self.lies[r][0])].value(GONE) is None]
        return rows[which % len(rows)] if rows else None

    def _office_change(self, row: str, fields: dict[str, Any]) -> None:
        self.office.edit(self.kinds[row], row, **fields)
        self._decided(row, fields)

    def _decided(self, row: str, fields: dict[str, Any], *, new: bool = False) -> None:
        heads = self.office.heads
        owner, lies = self.lies[row]
        everything = frozenset(self.world.landed)
        saw = dict.fromkeys((*NAMES[self.kinds[row]], *fields, GONE), NOTHING if new else everything)
        self.world.decide(Change("office", heads.chain, heads.seq, row, fields, new, owner, lies, saw, everything))

    def _export(self, pair: Pair) -> Sent:
        file, stick = pair.machine.export(), pair.desk.send()
        assert (len(file.ops), len(file.returned)) == (len(stick.own), len(stick.back)), "what a stick carries"
        return Sent(file, stick, pair.machine.name)

    def _carry_in(self, sent: Sent) -> None:
        try:
            forks = False
            self.office.take(sent.file)
        except Fork:
            forks = True
        except UserError as fault:
            self._expect(fault)
            return
        try:
            self.world.take(sent.stick)
            assert not forks, "a fork where there is none"
        except Forked:
            assert forks, "a fork that was not seen"
            self.world.remember(sent.stick)
        self._compare_office()

    def _expect(self, fault: UserError) -> None:
        if fault.code not in EXPECTED or not self.disturbed:
            raise fault
        self.refused[fault.code] += 1

    def _answer(self, pair: Pair) -> Answer:
        device = pair.desk.device
        return Answer(self.office.export(pair.machine), self.world.tell(device, self.scopes[device]))

    def _carry_out(self, pair: Pair, answer: Answer) -> None:
        try:
            followed = pair.machine.take(answer.file)
        except UserError as fault:
            self._expect(fault)
            return
        assert followed.stale == pair.desk.is_old(answer.told), "what is old news"
        assert followed.differing == []
        pair.desk.hear(answer.told, pair.machine.hand)
        self._compare_laptop(pair)

    # Comparing -----------------------------------------------------------------------------------------------

    def _shown(self, machine: Laptop | Office) -> dict[str, dict[str, Any]]:
        """What is shown, by row."""
        found = {}
        for kind, names in NAMES.items():
            for row, *values in machine.all(_SELECT[kind]):
                found[row] = dict(zip((*names, GONE), values, strict=True))
        return found

    def _differ(self, shown: Mapping[str, Any], value: Callable[[str], Any], kind: str) -> str:
        """Which field of a row shows another value than it ought to, in words; nothing if none does."""
        for name in (*NAMES[kind], GONE):
            due, there = value(name), shown[name]
            if there != (json_text(due) if name in FACTS else due):
                return f"{kind} {name}: {there} where {due} is due"
        return ""

    def _compare_office(self) -> None:
        waiting = sorted(map(str, self.office.all("SELECT row, field, chain, value FROM conflict")))
        due = [
            str((name, each, hand, json_text(value)))
            for name, row in self.world.rows.items()
            for (each, hand), (_, value) in row.waiting.items()
        ]
        shown = self._shown(self.office)
        assert shown.keys() == self.world.rows.keys(), "a row is missing"
        for name, row in self.world.rows.items():
            assert not (differ := self._differ(shown[name], row.value, self.kinds[name])), differ
        assert waiting == sorted(due), "what waits"

    def _compare_laptop(self, pair: Pair) -> None:
        desk, shown = pair.desk, self._shown(pair.machine)
        for row in filter(desk.follows, desk.owners):
            assert row in shown, (self.kinds[row], "a row is missing")
            differ = self._differ(shown[row], partial(desk.value, row), self.kinds[row])
            assert not differ, differ
        told = {
            (chain, seq): frozenset(names_of(waiting) or ()) if state == "queued" else None
            for chain, seq, state, waiting in pair.machine.all(
                "SELECT chain, seq, state, waiting FROM op WHERE device = ? AND state IN ('pending', 'held', 'queued')",
                desk.device,
            )
        }
        due = {change.at: waits for change, waits in desk.open.items()}
        assert told.keys() == due.keys(), "what is still open"
        for at, waits in told.items():
            assert waits is None or waits == due[at], "receipts"

    # Afterwards ----------------------------------------------------------------------------------------------

    def _until_nothing_is_new(self) -> None:
        for _ in range(5):
            before = self._standing()
            for pair in self.pairs:
                self.meet(pair)
            if self._standing() == before:
                return

    def _standing(self) -> object:
        """Changes as long as exchanges still bring something."""
        all_ = [pair.desk for pair in self.pairs]
        desks = [(len(desk.open), len(desk.silent), len(desk.back), desk.hand) for desk in all_]
        waiting = sum(len(row.waiting) for row in self.world.rows.values())
        lasts = [{id(taken[-1][0]) for taken in row.values()} for desk in all_ for row in desk.told.values()]
        return desks, len(self.world.landed), waiting, lasts

    def calm(self) -> None:
        """A few quiet exchanges, after which all agree, nothing that anybody still has is lost, and repeats change
        nothing."""
        for pair in self.pairs:
            self._carry_in(self._export(pair))
        for pair in self.pairs:
            self._carry_out(pair, self._answer(pair))
        if self.disturbed:
            self._until_nothing_is_new()
        here = self.world.places
        for pair in self.pairs:
            assert all(change.at in here and here[change.at] is change for change in pair.desk.own), "a change was lost"
            assert not pair.desk.silent, "a change was never answered for"
            if self.disturbed:
                for area in self.scopes[pair.desk.device]:
                    assert pair.machine.digest(area) == self.office.digest(area)
        if not self.disturbed:
            assert all(here.get(change.at) is change for change in self.all_changes), "a change was lost"
        kept = {(chain, seq) for chain, seq in self.office.all("SELECT chain, seq FROM op")}
        assert here.keys() <= kept, "an op was lost"
        if len(self.sent) % 3 == 0:
            self._repeat()

    def _repeat(self) -> None:
        """What came once may come again: that changes nothing."""
        tables = "SELECT * FROM op ORDER BY device, chain, seq", "SELECT * FROM conflict ORDER BY id"
        before = [self.office.all(table) for table in tables]
        for pair in self.pairs:
            self.office.take(pair.machine.export())
        if not self.disturbed:
            for sent in self.sent[-3:]:
                self.office.take(sent.file)
        assert before == [self.office.all(table) for table in tables]


def a_history(random: Random, most: int = 36) -> list[Act]:
    weights = WEIGHTS | (DISASTERS if random.random() < 0.5 else {})
    names = random.choices(list(weights), list(weights.values()), k=random.randint(6, most))
    return [(name, random.randrange(5), random.randrange(10_000), random.randrange(10_000)) for name in names]


def live(acts: list[Act]) -> History:
    """Raises: whatever the model and the machines disagree about."""
    with Clock.all(), renamed_since():
        history = History()
        for act in acts:
            history.do(act)
        history.calm()
        return history


def fault_of(acts: list[Act]) -> str | None:
    try:
        live(acts)
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"
    return None


def shortest(acts: list[Act], fails: Callable[[list[Act]], bool]) -> list[Act]:
    """The history without all that it goes wrong without."""
    size = len(acts)
    while size:
        at, changed = 0, False
        while at < len(acts):
            without = acts[:at] + acts[at + size :]
            if fails(without):
                acts, changed = without, True
            else:
                at += size
        size = size if changed and size == 1 else size // 2
    return acts


def only_what_is_in_play() -> None:
    """For a process that only lives histories: entities of which no history has a row are not asked for."""
    known = spec.specs()
    for entity in set(known) - {"area", *NAMES}:
        del known[entity]  # type: ignore[attr-defined]


def main(first: int, count: int, most: int = 36) -> int:
    """Live ``count`` histories, and say in JSON what there was; a disagreement is told with its shortest history."""
    only_what_is_in_play()
    begun, acts, refused, disturbed = time.process_time(), Counter[str](), Counter[str](), 0
    for seed in range(first, first + count):
        history = a_history(Random(seed), most)
        try:
            lived = live(history)
        except Exception:
            fault = fault_of(history) or ""
            short = shortest(history, lambda acts, fault=fault: (fault_of(acts) or "")[:40] == fault[:40])
            print(f"seed {seed}: {fault}", *(f"    {act}," for act in short), sep="\n", file=sys.stderr)
            return 1
        acts.update(name for name, *_ in history)
        refused.update(lived.refused)
        disturbed += lived.disturbed
    seconds = round(time.process_time() - begun, 1)
    told = {"histories": count, "acts": acts.total(), "with restores or copies": disturbed, "seconds": seconds}
    print(json.dumps(told | {"refused sticks": dict(refused), "by act": dict(acts.most_common())}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
