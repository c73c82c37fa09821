"""The engine against people: random histories at an office and three laptops, judged by who had seen what."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from app.domain.ids import child_id
from app.domain.merge import Seen
from app.sync.conflicts import Choice
from tests.sync.causality import GONE, OFFICE, Change, Desk, Screen, Told, World
from tests.sync.machines import FieldFile, Laptop, Office, OfficeFile, a_laptop, an_office, content, in_memory

NAMES = {
    "resident": ("note", "phone", "area_id", "sealed"),
    "case": ("note", "assignee"),
    "claim": ("statement", "reason"),
}
EDITED = {"resident": ("note", "phone"), "case": ("note", "assignee"), "claim": ("statement", "reason")}
VALUES = st.sampled_from(["a", "b", "c"])
LAPTOPS = st.integers(0, 2)
ANY = st.integers(0, 10_000)


@dataclass
class Pair:
    """A laptop and what ought to be on it."""

    machine: Laptop
    desk: Desk
    areas: tuple[str, ...] = ()
    screens: list[tuple[Seen, Screen]] = field(default_factory=list)


@dataclass
class Sent:
    """A stick on its way to the office."""

    file: FieldFile
    changes: tuple[Change, ...]
    open: frozenset[Change]
    who: Pair


@dataclass
class Answer:
    """A stick on its way from the office."""

    file: OfficeFile
    told: Told
    who: Pair


@cache
def _beginning() -> tuple[list[bytes], list[str], list[tuple[str, str, dict[str, Any], str | None]]]:
    office, laptops = an_office(), [a_laptop(name) for name in "ABC"]
    areas = [office.create("area", {"name": f"Thôn {n}", "kind": "hamlet"}) for n in (1, 2)]
    people: list[tuple[str, str, dict[str, Any], str | None]] = []
    for area in areas:
        fields = {"area_id": area, "name": "H'Hen Niê"}
        person = office.create("resident", fields)
        people.append(("resident", person, fields, None))
        fields = {"resident_id": person, "category": "A3", "state": "open"}
        people.append(("case", office.create("case", fields), fields, person))
    for laptop, scope in zip(laptops, ((0,), (0, 1), (1,)), strict=True):
        office.grant(laptop, *(areas[each] for each in scope))
        laptop.take(office.export(laptop))
    return [content(each.engine) for each in (office, *laptops)], areas, people


class Histories(RuleBasedStateMachine):
    """One history. After each step the office and the laptops are compared with what ought to be."""

    @initialize()
    def begin(self) -> None:
        """An office, two hamlets, in each a person with a case; three laptops that have seen what lies in theirs."""
        images, self.areas, people = _beginning()
        self.office = Office(in_memory(images[0]), "office")
        laptops = [Laptop(in_memory(image), name) for name, image in zip("ABC", images[1:], strict=True)]
        one, two = self.areas
        self.world = World()
        self.kinds: dict[str, str] = {}
        self.lies: dict[str, tuple[str | None, str | None]] = {}
        self.numbers = 0
        self.sent: list[Sent] = []
        self.answers: list[Answer] = []
        for kind, row, fields, lies in people:
            self.kinds[row], self.lies[row] = kind, (None, lies)
            made = Change(OFFICE, -len(self.kinds), row, tuple(fields.items()), True, None, lies, (), frozenset())
            self.world.arrive(made)
        scopes = ((one,), (one, two), (two,))
        self.pairs = [Pair(one, Desk(one.name), areas) for one, areas in zip(laptops, scopes, strict=True)]
        for pair in self.pairs:
            self.office.grant(pair.machine, *pair.areas)
            pair.desk.hear(self.world.tell(pair.desk.name, pair.areas))

    # What people do at a laptop ------------------------------------------------------------------------------

    @rule(who=LAPTOPS, area=st.integers(0, 1), note=st.none() | VALUES)
    def find_a_person(self, who: int, area: int, note: str | None) -> None:
        fields = {"area_id": self.areas[area], "name": "H'Hen Niê"} | ({"note": note} if note else {})
        self._create(self.pairs[who], "resident", fields, None, None)

    @rule(who=LAPTOPS, which=ANY)
    def open_a_case(self, who: int, which: int) -> None:
        if (person := self._pick(self.pairs[who], "resident", which)) is not None:
            fields = {"resident_id": person, "category": "A3", "state": "open"}
            self._create(self.pairs[who], "case", fields, None, person)

    @rule(who=LAPTOPS, which=ANY, kind=st.sampled_from(["birth", "kin"]), value=VALUES, reason=st.none() | VALUES)
    def add_a_claim(self, who: int, which: int, kind: str, value: str, reason: str | None) -> None:
        pair = self.pairs[who]
        if (case := self._pick(pair, "case", which)) is not None:
            row = child_id(case, kind)
            if pair.machine.row("claim", row) is None:
                fields = {"case_id": case, "kind": kind, "statement": value} | ({"reason": reason} if reason else {})
                self._create(pair, "claim", fields, case, case, row)

    @rule(who=LAPTOPS, kind=st.sampled_from(list(NAMES)), which=ANY)
    def look_at_a_screen(self, who: int, kind: str, which: int) -> None:
        pair = self.pairs[who]
        if (row := self._pick(pair, kind, which)) is not None:
            pair.screens.append(self._look(pair, row))

    @rule(who=LAPTOPS, kind=st.sampled_from(list(NAMES)), which=ANY, name=st.integers(0, 1), value=VALUES)
    def edit_what_is_shown(self, who: int, kind: str, which: int, name: int, value: str) -> None:
        pair = self.pairs[who]
        if (row := self._pick(pair, kind, which)) is not None:
            self._change(pair, self._look(pair, row), {EDITED[kind][name]: value})

    @rule(who=LAPTOPS, which=ANY, value=VALUES, both=st.booleans())
    def resume_a_draft(self, who: int, which: int, value: str, both: bool) -> None:
        pair = self.pairs[who]
        if pair.screens:
            screen = pair.screens[which % len(pair.screens)]
            names = EDITED[self.kinds[screen[1].row]]
            self._change(pair, screen, dict.fromkeys(names if both else names[:1], value))

    @rule(who=LAPTOPS, kind=st.sampled_from(list(NAMES)), which=ANY, why=VALUES)
    def delete(self, who: int, kind: str, which: int, why: str) -> None:
        pair = self.pairs[who]
        if (row := self._pick(pair, kind, which)) is not None:
            self._change(pair, self._look(pair, row), {GONE: why})

    @rule(who=LAPTOPS, which=ANY, why=VALUES)
    def delete_from_an_old_screen(self, who: int, which: int, why: str) -> None:
        pair = self.pairs[who]
        if pair.screens:
            self._change(pair, pair.screens[which % len(pair.screens)], {GONE: why})

    @rule(who=LAPTOPS, which=ANY, area=st.integers(0, 1))
    def move_a_person(self, who: int, which: int, area: int) -> None:
        pair = self.pairs[who]
        if (row := self._pick(pair, "resident", which)) is not None:
            self._change(pair, self._look(pair, row), {"area_id": self.areas[area]})

    # What the office does ------------------------------------------------------------------------------------

    @rule(which=ANY, name=st.integers(0, 1), value=VALUES)
    def edit_at_the_office(self, which: int, name: int, value: str) -> None:
        if (row := self._at_office(which)) is not None:
            self._office_change(row, {EDITED[self.kinds[row]][name]: value})

    @rule(which=ANY, why=VALUES)
    def delete_at_the_office(self, which: int, why: str) -> None:
        if (row := self._at_office(which)) is not None:
            self._office_change(row, {GONE: why})

    @rule(which=ANY, area=st.integers(0, 1))
    def move_at_the_office(self, which: int, area: int) -> None:
        if (row := self._at_office(which, "resident")) is not None:
            self._office_change(row, {"area_id": self.areas[area]})

    @rule(which=ANY, sealed=st.booleans())
    def seal_at_the_office(self, which: int, sealed: bool) -> None:
        if (row := self._at_office(which, "resident")) is not None:
            self._office_change(row, {"sealed": sealed})

    @rule(which=ANY, choice=st.sampled_from(list(Choice)), value=VALUES)
    def settle_a_conflict(self, which: int, choice: Choice, value: str) -> None:
        found = self.office.conflicts()
        if not found:
            return
        conflict = found[which % len(found)]
        value_for = value if conflict.field != "area_id" else self.areas[0]
        by = next((p.desk.name for p in self.pairs if p.machine.device == conflict.device), OFFICE)
        self.office.resolve(conflict, choice, value_for)
        row = self.world.rows[conflict.row]
        _, waits = row.waiting.pop((conflict.field, by))
        standing = row.value(conflict.field)
        decided = {Choice.STANDING: standing, Choice.QUEUED: waits, Choice.VALUE: value_for}[choice]
        made = self._office_made(conflict.row, {conflict.field: decided})
        row.take(made, conflict.field, decided)

    @rule(who=LAPTOPS, areas=st.sampled_from([(0,), (1,), (0, 1), ()]))
    def change_a_scope(self, who: int, areas: tuple[int, ...]) -> None:
        pair = self.pairs[who]
        pair.areas = tuple(self.areas[area] for area in areas)
        self.office.grant(pair.machine, *pair.areas)

    # Sticks --------------------------------------------------------------------------------------------------

    @rule(who=LAPTOPS)
    def export_at_a_laptop(self, who: int) -> None:
        self.sent.append(self._export(self.pairs[who]))

    @rule(which=ANY)
    def import_at_the_office(self, which: int) -> None:
        if self.sent:
            self._carry_in(self.sent[which % len(self.sent)])

    @rule(who=LAPTOPS)
    def export_at_the_office(self, who: int) -> None:
        self.answers.append(self._answer(self.pairs[who]))

    @rule(which=ANY)
    def import_at_a_laptop(self, which: int) -> None:
        if self.answers:
            self._carry_out(self.answers[which % len(self.answers)])

    @rule(who=LAPTOPS)
    def there_and_back(self, who: int) -> None:
        pair = self.pairs[who]
        self._carry_in(self._export(pair))
        self._carry_out(self._answer(pair))

    # Doing it on both sides ----------------------------------------------------------------------------------

    def _create(
        self, pair: Pair, kind: str, fields: dict[str, Any], owner: str | None, lies: str | None, row: str | None = None
    ) -> None:
        made = pair.machine.create(kind, fields, row)
        self.kinds[made], self.lies[made] = kind, (owner, lies)
        pair.desk.make(None, made, fields, owner=owner, lies_with=lies)

    def _look(self, pair: Pair, row: str) -> tuple[Seen, Screen]:
        kind = self.kinds[row]
        return pair.machine.look(kind, row), pair.desk.look(row, NAMES[kind])

    def _change(self, pair: Pair, screen: tuple[Seen, Screen], fields: dict[str, Any]) -> None:
        row = screen[1].row
        owner, lies = self.lies[row]
        pair.machine.edit(self.kinds[row], row, screen[0], **fields)
        pair.desk.make(screen[1], row, fields, owner=owner, lies_with=lies)

    def _pick(self, pair: Pair, kind: str, which: int) -> str | None:
        """Some row that a list at this laptop shows: living, with a living owner, and still in its scope."""
        desk = pair.desk
        rows = [
            row
            for row in desk.owners
            if self.kinds[row] == kind and desk.value(row, GONE) is None and self._is_followed(desk, row)
        ]
        rows = [row for row in rows if not self.lies[row][0] or desk.value(str(self.lies[row][0]), GONE) is None]
        return rows[which % len(rows)] if rows else None

    def _is_followed(self, desk: Desk, row: str) -> bool:
        """In scope as last told, or so new that nobody has answered for any of it."""
        if row in desk.followed:
            return True
        mine = [each for each in desk.own if each.row == row]
        return not desk.told.get(row) and all(len(desk.open.get(each, ())) == len(each.fields) for each in mine)

    def _at_office(self, which: int, kind: str | None = None) -> str | None:
        living = [name for name, row in self.world.rows.items() if row.value(GONE) is None]
        rows = [name for name in living if kind in (None, self.kinds[name])]
        rows = [r for r in rows if not self.lies[r][0] or self.world.rows[str(self.lies[r][0])].value(GONE) is None]
        return rows[which % len(rows)] if rows else None

    def _office_change(self, row: str, fields: dict[str, Any]) -> None:
        self.office.edit(self.kinds[row], row, **fields)
        made = self._office_made(row, fields)
        for name, value in fields.items():
            self.world.rows[row].take(made, name, value)

    def _office_made(self, row: str, fields: dict[str, Any]) -> Change:
        self.numbers += 1
        owner, lies = self.lies[row]
        return Change(OFFICE, self.numbers, row, tuple(fields.items()), False, owner, lies, (), frozenset())

    def _export(self, pair: Pair) -> Sent:
        return Sent(pair.machine.export(), tuple(pair.desk.own), frozenset(pair.desk.open), pair)

    def _carry_in(self, sent: Sent) -> None:
        self.office.take(sent.file)
        for change in sent.changes:
            self.world.arrive(change)
        self.world.asked[sent.who.desk.name] = sent.open
        self._compare_office()

    def _answer(self, pair: Pair) -> Answer:
        return Answer(self.office.export(pair.machine), self.world.tell(pair.desk.name, pair.areas), pair)

    def _carry_out(self, answer: Answer) -> None:
        followed = answer.who.machine.take(answer.file)
        assert followed.differing == []
        answer.who.desk.hear(answer.told)
        self._compare_laptop(answer.who)

    # Comparing -----------------------------------------------------------------------------------------------

    def _compare_office(self) -> None:
        waiting: dict[tuple[str, str], list[Any]] = {}
        for conflict in self.office.conflicts():
            waiting.setdefault((conflict.row, conflict.field), []).append(conflict.queued)
        expected: dict[tuple[str, str], list[Any]] = {}
        for name, row in self.world.rows.items():
            shown = self.office.row(self.kinds[name], name)
            assert shown is not None
            for each in (*NAMES[self.kinds[name]], GONE):
                assert shown.get(each) == row.value(each), (self.kinds[name], each)
            for (each, _), (_, value) in row.waiting.items():
                expected.setdefault((name, each), []).append(value)
        for each in waiting.keys() | expected.keys():
            assert sorted(map(str, waiting.get(each, []))) == sorted(map(str, expected.get(each, []))), each

    def _compare_laptop(self, pair: Pair) -> None:
        for row in pair.desk.owners:
            if self._is_followed(pair.desk, row):
                shown = pair.machine.row(self.kinds[row], row)
                assert shown is not None
                for name in (*NAMES[self.kinds[row]], GONE):
                    assert shown.get(name) == pair.desk.value(row, name), (self.kinds[row], name)

    def teardown(self) -> None:
        if not hasattr(self, "pairs"):
            return
        for _ in range(2):
            for pair in self.pairs:
                self._carry_in(self._export(pair))
            for pair in self.pairs:
                self._carry_out(self._answer(pair))
        for pair in self.pairs:
            assert all(change in self.world.arrived for change in pair.desk.own), "an op was lost"
            for area in pair.areas:
                assert pair.machine.digest(area) == self.office.digest(area)
        tables = "SELECT * FROM op ORDER BY device, chain, seq", "SELECT * FROM conflict"
        before = [self.office.all(table) for table in tables]
        for sent in self.sent:
            self.office.take(sent.file)
        assert before == [self.office.all(table) for table in tables]
        for machine in (self.office, *(pair.machine for pair in self.pairs)):
            machine.engine.dispose()


def hunt(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.slow
def test_every_history_ends_as_those_who_saw_it_would_say() -> None:
    hunt(100, 30)


@pytest.mark.hunt
def test_ten_thousand_histories_end_as_those_who_saw_them_would_say() -> None:
    hunt(10_000, 40)
