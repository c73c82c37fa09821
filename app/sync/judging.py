"""What the office makes of one op: the verdict for each of its fields, against the trunk as it stands now."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.merge import VERDICT, Trunk, Value, Verdict, says_it_lives, trunk_of, trunk_of_deletion
from app.domain.permissions import JUDGED_BY_VALUE
from app.domain.striking import OWN_WORDS, is_own_word
from app.models import rows
from app.models.ops import Body, OpLine
from app.models.spec import Spec, specs
from app.models.state import Heads
from app.sync.custody import Custody
from app.sync.registry import Registry
from app.sync.waiting import WaitingValues
from app.sync.working import Key, Live, WorkingSet

Allowed = Callable[[str, str, str, object], bool]
"""Whether an account may write a value into a field of an entity: (account, entity, field, wire value)."""

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WRITTEN: Mapping[tuple[str, str], re.Pattern[str]] = MappingProxyType(
    dict.fromkeys([("attachment", "sha256"), ("enclosure", "sha256")], re.compile(r"[0-9a-f]{64}"))
)
"""Texts that name something on the disk, and so have one form only."""
DELETION, CHANGED = "deletion", "changed"
_SHAPES = 1000  # that are remembered
_TAKEN = tuple(trunk for trunk in Trunk if all(VERDICT[trunk, each] is Verdict.ACCEPT for each in Value))
"""Where the table takes the new value whatever it is."""
assert Trunk.SEEN in _TAKEN
_TEXTS = frozenset({str})
_OVER_FOR_GOOD = frozenset({"question"})
"""Whose end is not put to a person again by who went on with it: a late answer is kept, and opens nothing."""


@dataclass(slots=True)
class Judgement:
    """What becomes of an op. ``wait`` names the row that must come first; ``refused`` says why it is not taken;
    ``outside``: its device does not hold what it writes about (:mod:`app.sync.custody`)."""

    new: bool = False
    accepted: dict[str, Any] = field(default_factory=dict)
    settled: dict[str, Any] = field(default_factory=dict)
    queued: dict[str, tuple[Any, int, str]] = field(default_factory=dict)
    lives: list[tuple[Key, int]] = field(default_factory=list)
    wait: Key | None = None
    refused: str | None = None
    outside: bool = False

    @property
    def landed(self) -> dict[str, Any]:
        return {**self.accepted, **self.settled} if self.settled else self.accepted


def by_register(register: Registry) -> Callable[[str], Allowed]:
    """By device: only an account of that machine, and what its roles may. A signature says who, not what they may."""

    def of(device: str) -> Allowed:
        accounts = {entry.id: entry.account() for entry in register.accounts if device in entry.devices}

        def allowed(actor: str, entity: str, name: str, value: object) -> bool:
            account = accounts.get(actor)
            return account is not None and account.may_write(entity, name, value)

        return allowed

    return of


def allowing(device: str, allowed: Allowed, others: Callable[[str], Allowed] | None) -> Callable[[str], Allowed]:
    """By device what its accounts may write: ``allowed`` is of ``device``; of all, if nothing is said of ``others``."""
    return lambda other: allowed if others is None or other == device else others(other)


class Judge:
    """Judges ops one after the other; looks at the working set and what waits, and changes neither."""

    def __init__(
        self,
        conn: Connection,
        heads: Heads,
        working: WorkingSet,
        waiting: WaitingValues,
        allowed: Callable[[str], Allowed],
        custody: Custody,
    ) -> None:
        self._conn, self._heads, self._working, self._waiting = conn, heads, working, waiting
        self._custody = custody
        self._allowed = allowed
        self._may: dict[tuple[str, str, str, str, str | None], bool] = {}
        self._free: dict[tuple[str, ...], bool] = {}

    def judge(self, line: OpLine, body: Body, overtaken: Collection[str] = (), *, returned: bool = False) -> Judgement:
        """``overtaken``: fields that a later op of the same chain has already brought; they are left as they are.
        ``returned``: the trunk had taken the op once, whoever holds its row now."""
        spec, key = specs()[line.entity], (line.entity, line.row)
        refused = self._refusal(spec, line, body)
        if refused is not None:
            return Judgement(refused=refused)
        missing = self._missing_owner(spec, body)
        if missing is not None:
            return Judgement(wait=missing)
        live = self._working.get(key)
        outside = not returned and self._custody.beyond(line, body, live)
        if live is not None:
            return self._of_fields(spec, line, body, live, overtaken, outside=outside)
        if not body.new:
            assert VERDICT[Trunk.NO_ROW, Value.DIFFERENT] is Verdict.HOLD
            return Judgement(wait=key)
        absent = [name for name, each in spec.fields.items() if each.required and body.fields.get(name) is None]
        if absent:
            return Judgement(refused=f"incomplete {' '.join(absent)}")
        lives = self._questioned_owner(spec, line, body, None)
        return Judgement(new=True, accepted=dict(body.fields), lives=lives, outside=outside)

    def _refusal(self, spec: Spec, line: OpLine, body: Body) -> str | None:
        if _ID.fullmatch(line.row) is None:
            return "id"
        if self._is_free(spec, line, body) and {*map(type, body.fields.values())} <= _TEXTS:
            return None
        denied = [name for name, wire in body.fields.items() if not self._may_write(line, name, wire)]
        if denied:
            return f"permission {' '.join(denied)}"
        if any(not is_own_word(line.entity, name, wire, line.actor) for name, wire in body.fields.items()):
            return "permission confirmed_by"
        for name, wire in body.fields.items():
            known = spec.fields.get(name)
            form = _WRITTEN.get((line.entity, name))
            if form is not None and (not isinstance(wire, str) or form.fullmatch(wire) is None):
                return f"value {name}"
            try:
                if known is not None and not (known.kind == "text" and isinstance(wire, str)):
                    known.column_value(wire)
            except (msgspec.MsgspecError, ValueError, TypeError, KeyError):
                return f"value {name}"
        return None

    def _is_free(self, spec: Spec, line: OpLine, body: Body) -> bool:
        """Whether this writer may write any text into each of these fields, whatever it says."""
        shape = (line.device, line.actor, line.entity, *body.fields)
        if shape not in self._free:
            if len(self._free) > _SHAPES:
                self._free.clear()
            self._free[shape] = all(
                name in spec.fields
                and spec.fields[name].kind == "text"
                and not {(line.entity, name)} & (JUDGED_BY_VALUE | _WRITTEN.keys() | OWN_WORDS)
                and self._may_write(line, name, None)
                for name in body.fields
            )
        return self._free[shape]

    def _may_write(self, line: OpLine, name: str, wire: object) -> bool:
        """Remembered by field, and by value where the value decides (few words: a state, a verdict, a category)."""
        value = wire if (line.entity, name) in JUDGED_BY_VALUE and isinstance(wire, str) else None
        asked = (line.device, line.actor, line.entity, name, value)
        if asked not in self._may:
            self._may[asked] = self._allowed(line.device)(line.actor, line.entity, name, value)
        return self._may[asked]

    def _missing_owner(self, spec: Spec, body: Body) -> Key | None:
        """The row that this one is, or becomes, a part of, if the office does not have it."""
        if spec.parent is None or spec.parent[0] not in body.fields:
            return None
        owner = (spec.parent[1], str(body.fields[spec.parent[0]]))
        return owner if self._working.get(owner) is None else None

    def _of_fields(
        self, spec: Spec, line: OpLine, body: Body, live: Live, overtaken: Collection[str], *, outside: bool
    ) -> Judgement:
        result = Judgement(outside=outside)
        seen_of_most = self._seen(body, "")
        at, gone = live.positions, live.value("gone")
        for name, wire in body.fields.items():
            if name in overtaken:
                continue
            seen = self._seen(body, name) if name in body.seen else seen_of_most
            if name != "gone" and not outside and at.at(name).lsn <= seen:  # as nearly always: Trunk.SEEN
                result.accepted[name] = wire
                continue
            if outside:
                trunk, why = Trunk.OUTSIDE, self._custody.why(line.chain)
            elif name == "gone" and wire is not None and gone is None:
                trunk, why = self._trunk_of_deletion(line, live, seen), DELETION
            else:
                trunk, why = trunk_of(live.last_change(name), seen, line.chain), CHANGED
            if trunk in _TAKEN:
                result.accepted[name] = wire
                continue
            same = Value.SAME if wire == live.value(name) else Value.DIFFERENT
            match VERDICT[trunk, same]:
                case Verdict.ACCEPT:
                    result.accepted[name] = wire
                case Verdict.SETTLED:
                    result.settled[name] = wire
                case _:
                    result.queued[name] = (wire, seen, why)
        if gone is not None and "gone" not in body.fields and line.entity not in _OVER_FOR_GOOD:
            seen = self._seen(body, "gone")
            if says_it_lives(live.last_change("gone"), seen, line.chain):
                result.lives.append(((line.entity, line.row), seen))
        if spec.parent is not None:
            result.lives += self._questioned_owner(spec, line, body, None if _moves(spec, result) else live)
        return result

    def _seen(self, body: Body, name: str) -> int:
        """Who makes a row has seen none of its fields, also where another has made the same row."""
        return 0 if body.new else self._heads.seen(body.epoch, body.seen_of(name))

    def _trunk_of_deletion(self, line: OpLine, live: Live, seen: int) -> Trunk:
        key = (line.entity, line.row)
        if specs()[line.entity].children:
            self._working.flush()
        parts = rows.parts_positions(self._conn, *key)
        agree = self._waiting.want_deletion(key)
        return trunk_of_deletion(
            live.last_change("gone"),
            [live.positions, *parts],
            others_wait=self._waiting.others_wait(key, agree | {line.chain}),
            seen=seen,
            origin=line.chain,
            agree=agree,
        )

    def _questioned_owner(self, spec: Spec, line: OpLine, body: Body, live: Live | None) -> list[tuple[Key, int]]:
        """The owner, if another has deleted it and whoever changed this part of it did not know."""
        if spec.parent is None:
            return []
        name, entity = spec.parent
        row = body.fields.get(name) if live is None else live.value(name)
        owner = self._working.get((entity, str(row)))
        seen = self._heads.seen(body.epoch, body.seen_of(""))
        if owner is None or owner.value("gone") is None:
            return []
        return [((entity, str(row)), seen)] if says_it_lives(owner.last_change("gone"), seen, line.chain) else []


def _moves(spec: Spec, result: Judgement) -> bool:
    return spec.parent is not None and spec.parent[0] in result.landed
