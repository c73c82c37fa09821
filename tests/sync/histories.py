"""Random histories of an office and its laptops, each step judged by the model in :mod:`tests.sync.causality`.

A history is a list of acts with three numbers each, which choose among what there is at that moment; so any part of a
history is a history too, and one that goes wrong is made short by leaving acts out.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from app.domain.ids import child_id, new_id
from app.models import spec
from app.models.state import Heads
from app.sync import acks, epochs
from app.sync.conflicts import Choice
from tests.sync.causality import GONE
from tests.sync.judged import Judged
from tests.sync.machines import FieldFile
from tests.sync.quick import NAMES, WORDS, Pair, QuickLaptop, Sent
from tests.sync.thin import Clock, renamed_since

Act = tuple[str, int, int, int]
EDITED = {
    "household": ("note", "label"),
    "resident": ("note", "phone", "membership"),
    "case": ("note", "assignee"),
    "claim": ("statement", "reason"),
}
KINDS = ("resident", "case", "claim", "resident", "case", "household")
SCOPES = ((0,), (1,), (0, 1), ())
#: How often each act comes.
WEIGHTS = {
    "find": 2, "open": 2, "claim": 4, "look": 4, "edit": 14, "resume": 7, "delete": 4, "delete_unseen": 2, "move": 3,
    "forbidden": 1, "office_edit": 7, "office_delete": 2, "office_move": 2, "office_find": 1, "seal": 1, "unite": 2,
    "settle": 5, "scope": 2, "export": 4, "carry_in": 5, "answer": 4, "carry_out": 5, "meet": 12, "part": 3, "clock": 1,
    "older": 2, "let_in": 2,
}  # fmt: skip
#: What befalls machines; in half of the histories nothing does.
DISASTERS = {
    "back_up": 5, "let_go_of_a_backup": 1, "restore_office": 4, "keep_laptop": 4, "restore_laptop": 5, "clone": 3,
}  # fmt: skip


class History(Judged):
    """One history as it goes on."""

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
            self._take_up(pair, screen, {name: self._word(name, more // 2) for name in names})

    def delete(self, pair: Pair, which: int, more: int) -> None:
        if (row := self._pick(pair, KINDS[more % 6], which)) is not None:
            self._change(pair, self._look(pair, row), {GONE: WORDS[which % 3]})

    def delete_unseen(self, pair: Pair, which: int, more: int) -> None:
        if pair.screens:
            self._take_up(pair, pair.screens[which % len(pair.screens)], {GONE: WORDS[more % 3]})

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
        pair.machine.engine.clock.days = (-3650, 3650, 0)[more % 3]

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

    def custody(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self.judge_custody()

    def scope(self, pair: Pair, which: int, more: int) -> None:
        self._grant(pair.desk.device, SCOPES[which % 4])

    def let_in(self, pair: Pair, which: int, more: int = 0) -> None:
        if found := self.office.gaps():
            self._let_in(found[which % len(found)])

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
        self.kept.append((self.office.engine.rows(), self.world.copy()))
        with self.office.engine.begin() as conn:
            self.office.engine.clock.is_read()
            conn.exec_driver_sql(
                "INSERT INTO backup (id, path, at, verified, kept, heads) VALUES (?, ?, ?, 1, 1, ?)",
                (new_id(), "", self.office.engine.clock.at, acks.heads_for_backup(conn)),
            )
        self.world.back_up()

    def let_go_of_a_backup(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        """The oldest is kept no longer; only while the office knows all that are there."""
        if len(self.world.backups) == len(self.kept) > 1:
            self.kept.pop(0)
            self.world.backups.pop(0)
            with self.office.engine.begin() as conn:
                before = [each.id for each in acks.laid_out_from(conn)]
                rows = conn.exec_driver_sql("SELECT id FROM backup WHERE kept = 1").fetchall()
                first = min([*before, *(str(key) for (key,) in rows)])
                if first in before:
                    acks.let_go(conn, first)
                else:
                    conn.exec_driver_sql("UPDATE backup SET kept = 0 WHERE id = ?", (first,))

    def restore_office(self, pair: Pair, which: int, more: int = 0) -> None:
        if self.kept:
            self.disturbed = True
            image, world = self.kept[which % len(self.kept)]
            self.office.engine.load(image)
            self.world = world.copy()
            with self.office.engine.begin() as conn:
                epochs.begin(conn, Heads.load(conn))
            self.world.begin_anew()

    def keep_laptop(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        self.laptops_kept.append((pair.machine.engine.rows(), pair.desk.copy()))

    def restore_laptop(self, pair: Pair, which: int, more: int = 0) -> None:
        mine = [each for each in self.laptops_kept if each[1].device == pair.desk.device]
        if mine:
            self.disturbed = True
            image, desk = mine[which % len(mine)]
            pair.machine.engine.load(image)
            pair.desk, pair.screens = desk.copy(), []

    def clone(self, pair: Pair, which: int = 0, more: int = 0) -> None:
        if len(self.pairs) + 1 < len(self.engines):
            self.disturbed = True
            engine = self.engines[len(self.pairs) + 1]
            engine.load(pair.machine.engine.rows())
            engine.clock.days = pair.machine.engine.clock.days
            machine = QuickLaptop(engine, pair.machine.name)
            self.pairs.append(Pair(machine, pair.desk.copy(), list(pair.screens)))


#: Of a history in which work on areas not held is a proposal: areas change hands while sticks are on their way.
GIVEN_AWAY = {"scope": 8, "carry_in": 8, "export": 6, "resume": 9, "move": 5, "find": 4}


def a_history(random: Random, most: int = 36, *, custody: bool | None = None) -> list[Act]:
    """``custody``: whether what each laptop holds is judged; in half of the histories if it is not said."""
    weights = WEIGHTS | (DISASTERS if random.random() < 0.5 else {})
    judged = random.random() < 0.5 if custody is None else custody
    if judged:
        weights |= GIVEN_AWAY
    names = random.choices(list(weights), list(weights.values()), k=random.randint(6, most))
    acts = [(name, random.randrange(5), random.randrange(10_000), random.randrange(10_000)) for name in names]
    return [("custody", 0, 0, 0), *acts] if judged else acts


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
        del known[entity]


def live_all(histories: Iterable[tuple[int, list[Act]]]) -> int:
    """Live these histories (seed, acts), and say in JSON what there was; a disagreement is told with its shortest
    history, and ends it."""
    only_what_is_in_play()
    begun, acts, refused, disturbed, proposed, count = time.process_time(), Counter[str](), Counter[str](), 0, 0, 0
    for seed, history in histories:
        try:
            lived = live(history)
        except Exception as error:
            fault = f"{type(error).__name__}: {error}"
            short = shortest(history, lambda acts, fault=fault: (fault_of(acts) or "")[:40] == fault[:40])
            print(f"seed {seed}: {fault}", *(f"    {act}," for act in short), sep="\n", file=sys.stderr)
            return 1
        count += 1
        acts.update(name for name, *_ in history)
        refused.update(lived.refused)
        disturbed += lived.disturbed
        proposed += len(lived.world.proposed)
    told = {
        "histories": count,
        "acts": acts.total(),
        "with restores or copies": disturbed,
        "proposals": proposed,
        "seconds": round(time.process_time() - begun, 1),
    }
    print(json.dumps(told | {"refused sticks": dict(refused), "by act": dict(acts.most_common())}))
    return 0


def main(first: int, count: int, most: int = 36, custody: int | None = None) -> int:
    """Live ``count`` random histories."""
    judged = None if custody is None else bool(custody)
    return live_all((seed, a_history(Random(seed), most, custody=judged)) for seed in range(first, first + count))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
