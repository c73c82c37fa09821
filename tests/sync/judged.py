"""An office and laptops with what ought to be on them: whatever is done is done on both sides, and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec

from app.domain.ids import child_id
from app.domain.merge import Seen
from app.errors import UserError
from app.models.ops import OpLine
from app.models.types import json_text
from app.sync.chains import Fork
from app.sync.custody import Held
from app.sync.gaps import Gap
from app.sync.oplog import names_of
from tests.sync.causality import GONE, NOTHING, Areas, Change, Forked, Screen, World
from tests.sync.desks import Desk
from tests.sync.machines import Laptop, Office
from tests.sync.quick import FORBIDDEN, NAMES, WORDS, Answer, Beginning, Pair, QuickLaptop, QuickOffice, Sent, may
from tests.sync.thin import Image

#: Kept as JSON.
FACTS = {"membership", "statement"}
_SELECT = {kind: f'SELECT id, {", ".join(names)}, gone FROM "{kind}"' for kind, names in NAMES.items()}
#: What may refuse a stick after a restore: each says that another exchange has to come first.
EXPECTED = {"sync.bundle-missing", "sync.office-behind"}


class Judged:
    """The machines and the model, side by side."""

    def __init__(self) -> None:
        start = Beginning.of_all()
        self.areas, self.engines = start.areas, start.engines
        for engine, image in zip(self.engines, start.images, strict=False):
            engine.load(image)
            engine.clock.days = 0
        self.office = QuickOffice(self.engines[0], "office", allowed=may)
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
        self.given: dict[str, Areas] = {}
        for engine, name, scope in zip(self.engines[1:], "ABC", ((0,), (0, 1), (1,)), strict=False):
            machine = QuickLaptop(engine, name)
            desk = Desk(machine.device, machine.heads.chain, apart=self.world.apart)
            self.pairs.append(Pair(machine, desk))
            self._grant(desk.device, scope)
            desk.hear(self.world.tell(desk.device, self.scopes[desk.device]), desk.hand)

    def _grant(self, device: str, scope: tuple[int, ...]) -> None:
        self.scopes[device] = tuple(self.areas[each] for each in scope)
        self.office.scopes[device] = list(self.scopes[device])
        self.given[device] = self.given.get(device, Areas()).given(self.scopes[device])
        if self.world.custody:
            self.world.custody[device] = self.given[device]

    def judge_custody(self) -> None:
        """From now on work on areas that its laptop does not hold is a proposal."""
        self.world.custody.update(self.given)
        self.office.held = self._held

    def _held(self, device: str) -> Held | None:
        areas = self.world.custody.get(device)
        return None if areas is None else Held(areas.held, areas.former)

    # Doing it on both sides ----------------------------------------------------------------------------------

    def _word(self, name: str, which: int) -> Any:
        word = WORDS[which // 2 % 3]
        return {"household_id": word, "relation": "con"} if name == "membership" else word

    def _create(
        self, pair: Pair, kind: str, fields: dict[str, Any], owner: str | None, lies: str | None, row: str | None = None
    ) -> None:
        pair.machine.engine.clock.is_read()
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

    def _take_up(self, pair: Pair, screen: tuple[Seen, Screen], fields: dict[str, Any]) -> None:
        """Go on with what was begun; has the record left the laptop since, there is nothing to write to."""
        row = screen[1].row
        if pair.machine.row(self.kinds[row], row) is None:
            assert not pair.desk.follows(row), "a row is missing"
        else:
            self._change(pair, screen, fields)

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
        lines = [msgspec.json.decode(line, type=OpLine) for line in file.returned]
        names = {
            change: child_id(line.chain, f"returned {line.hash.hex()}")
            for change, line in zip(stick.back, lines, strict=True)
        }
        return Sent(file, replace(stick, names=names), pair.machine.name)

    def _carry_in(self, sent: Sent) -> None:
        try:
            forks = False
            self.office.take(sent.file)
        except Fork:
            forks = True
        except UserError as fault:
            if not (fault.code == "sync.chain-broken" and self.world.is_severed(sent.stick)):
                self._expect(fault)
            return
        try:
            self.world.take(sent.stick)
            assert not forks, "a fork where there is none"
        except Forked as fork:
            assert forks, "a fork that was not seen"
            self.world.remember(sent.stick, fork.crossed)
        self._compare_office()

    def _expect(self, fault: UserError) -> None:
        if fault.code not in EXPECTED or not self.disturbed:
            raise fault
        self.refused[fault.code] += 1

    def _answer(self, pair: Pair) -> Answer:
        device = pair.desk.device
        return Answer(self.office.export(pair.machine), self.world.tell(device, self.scopes[device]))

    def _carry_out(self, pair: Pair, answer: Answer) -> None:
        others = "SELECT chain, seq, hash FROM op WHERE device <> ?"
        names = {
            (chain, seq): child_id(chain, f"returned {hash_.hex()}")
            for chain, seq, hash_ in pair.machine.all(others, pair.desk.device)
        }
        try:
            followed = pair.machine.take(answer.file)
        except UserError as fault:
            self._expect(fault)
            return
        assert followed.stale == pair.desk.is_old(answer.told), "what is old news"
        assert followed.differing == []
        pair.desk.hear(answer.told, pair.machine.hand, names)
        self._compare_laptop(pair)

    def _let_in(self, gap: Gap) -> None:
        """What waits behind a gap comes in, though what is missing may be on its way."""
        found = "SELECT seq, hash FROM op WHERE device = ? AND chain = ? AND state = 'gap'"
        waiting = self.office.all(found, gap.device, gap.chain)
        self.office.let_in(gap)
        self.world.let_in(gap.chain, {seq: child_id(gap.chain, f"released {hash_.hex()}") for seq, hash_ in waiting})
        self._compare_office()

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
        found = self.office.all("SELECT row, field, chain, value, why IN ('outside', 'released') FROM conflict")
        waiting = sorted(map(str, found))
        due = [
            str((name, each, hand, json_text(value), int(by in self.world.proposed)))
            for name, row in self.world.rows.items()
            for (each, hand), (by, value) in row.waiting.items()
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

    def _let_in_what_never_comes(self) -> None:
        """A stretch that a restored office lost, and its restored laptop with it, nobody has: a person decides."""
        while found := self.office.gaps():
            gap = found[0]
            missing = {(gap.chain, place) for place in range(gap.first, gap.last + 1)} - self.world.places.keys()
            kept = {each for pair in self.pairs for each in (*pair.desk.own, *pair.desk.back.values())}
            before = self.world.places[gap.chain, gap.last + 1].before
            could = missing <= {each.at for each in kept} if missing else before in kept
            assert not could, "a gap that somebody could fill"
            self._let_in(gap)
            self._until_nothing_is_new()

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
            self._let_in_what_never_comes()
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
