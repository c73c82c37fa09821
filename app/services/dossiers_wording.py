"""How a dossier says the fields and values of a record: every code, date and id of a case in Vietnamese words.

The names of the fields come from ``resources/codes/record_fields.toml``, the program's own short lists from
``record_values.toml``, all others from the code tables of the pack.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from app.domain.answers import Answer, Silence, is_known
from app.domain.partial_date import PartialDate
from app.domain.procedure import Event, TimeLimit, TimeUnit
from app.domain.values import Address
from app.packs.pack import Pack

SAID: Mapping[str, str] = {
    "area.kind": "area_kinds",
    "resident.ethnicity": "ethnic_groups",
    "claim.kind": "claim_kinds",
    "evidence.kind": "evidence_kinds",
    "evidence.supports": "claim_kinds",
    "residence.kind": "residence_kinds",
    "visit.outcome": "visit_outcomes",
    "step.authority": "authorities",
    "obstacle.authority": "authorities",
    "obstacle.kind": "obstacle_kinds",
    "obstacle.level": "levels",
    "resident.civil_status": "civil_statuses",
    "settlement.about": "matters",
    "step.channel": "channels",
    "handoff.kind": "handoff_kinds",
    "handoff.sender": "bodies",
    "handoff.receiver": "bodies",
    "recheck.verdict": "recheck_verdicts",
    "benefit.kind": "benefit_kinds",
}
"""Which table of the pack a field's value is a code of."""

LISTED: Mapping[str, str] = {
    "resident.sex": "sex",
    "case.state": "case_state",
    "claim.standing": "standing",
    "evidence.seen_as": "seen_as",
    "evidence.strength": "strength",
    "step.state": "step_state",
    "benefit.state": "benefit_state",
    "likeness.verdict": "likeness_verdict",
}
"""Which of the program's own short lists."""

WHO = frozenset(
    {
        "case.assignee", "case.found_by", "visit.by", "step.responsible", "step.confirmed_by", "settlement.by",
        "handoff.sent_by", "handoff.taken_by", "recheck.assignee", "recheck.done_by", "benefit.applied_by", "note.by",
        "likeness.by", "question.asked_by", "question.answered_by", "printed.by",
    }
)  # fmt: skip
"""Fields that name an account of this commune, or somebody in words."""

HIDDEN = frozenset({"case_id", "sha256", "size", "media_type", "evidence_id"})
"""Fields whose value says nothing to a reader of the history."""

_UNITS = {TimeUnit.DAY: "ngày", TimeUnit.WORKING_DAY: "ngày làm việc", TimeUnit.MONTH: "tháng"}
_EVENTS = {
    Event.BIRTH: "ngày sinh",
    Event.FOUND: "ngày phát hiện",
    Event.BIRTH_REGISTERED: "ngày đăng ký khai sinh",
    Event.FILED: "ngày nộp đủ hồ sơ",
}
_SILENCES = {Silence.UNKNOWN: "đã hỏi, không rõ", Silence.DOES_NOT_APPLY: "không áp dụng"}


@dataclass(frozen=True, slots=True)
class Wording:
    """``names`` are ids that can be named: accounts, people, households, areas."""

    pack: Pack
    names: Mapping[str, str]

    def field(self, entity: str, name: str) -> str:
        """``Nhân khẩu: Ngày sinh``; a newer machine's field keeps its wire name."""
        table = self.pack.tables["record_fields"]
        row = table.get("gone" if name == "gone" else f"{entity}.{name}")
        return f"{self.entity(entity)}: {row.name if row else name}"

    def entity(self, entity: str) -> str:
        return self.pack.tables["record_fields"].name_of(entity)

    def in_order(self, entity: str, names: Iterable[str]) -> list[str]:
        """Names of fields in the order of the table, unknown ones at the end."""
        order = {row.code: place for place, row in enumerate(self.pack.tables["record_fields"])}
        return sorted(names, key=lambda name: (order.get(f"{entity}.{name}", len(order)), name))

    def code(self, table: str, code: str | None) -> str:
        return self.pack.tables[table].name_of(code) if code else ""

    def listed(self, name: str, code: str | None) -> str:
        """A value of one of the program's own short lists; a newer machine's stays as it is."""
        if not code:
            return ""
        row = self.pack.tables["record_values"].get(f"{name}.{code}")
        return row.name if row else code

    def person(self, id: str | None) -> str:
        """A name for an account, a person, a household; what this machine cannot name is said to be so."""
        return self.names.get(id, "(không rõ tên trên máy này)") if id else ""

    def fact_of(self, table: str, code: Answer[str]) -> Answer[str]:
        """A fact that is a code, as the same fact in words."""
        return self.code(table, code) if is_known(code) else code

    def limit(self, limits: tuple[TimeLimit, ...]) -> str:
        """``Trong 60 ngày, kể từ ngày sinh``; several are joined."""
        return "; ".join(_limit(limit) for limit in limits)

    def value(self, entity: str, name: str, wire: Any) -> str | None:
        """A value as the journal has it, in words; None where nothing stood."""
        if wire is None:
            return None
        if isinstance(wire, dict) and wire.keys() == {"?"}:
            return _SILENCES.get(Silence(wire["?"]), str(wire["?"]))
        return self._said(f"{entity}.{name}", wire)

    def _said(self, field: str, wire: Any) -> str:
        if table := SAID.get(field):
            return ", ".join(self.code(table, str(code)) for code in (wire if isinstance(wire, list) else [wire]))
        if listed := LISTED.get(field):
            return self.listed(listed, str(wire))
        match field, wire:
            case ("step.procedure" | "obstacle.procedure", _):
                known = self.pack.procedures.get(str(wire))
                return known.name if known else str(wire)
            case ("resident.area_id" | "household.area_id" | "case.resident_id" | "visit.household_id", str()):
                return self.person(wire)
            case ("residence.resident_id" | "attachment.resident_id" | "handoff.resident_id", str()):
                return self.person(wire)
            case ("likeness.first" | "likeness.second" | "resident.merged_into", str()):
                return self.person(wire)
            case (_, str()) if field in WHO:
                return self.names.get(wire, wire if " " in wire else self.person(wire))
            case ("resident.opened_to", list()):
                return ", ".join(self.person(each) for each in wire)
            case ("evidence.says", list()):
                return "; ".join(self._thing_said(each) for each in wire)
            case ("settlement.taken", dict()):
                return self._thing_said(wire)
            case ("settlement.weighed", list()):
                return f"{len(wire)} chứng cứ"
            case ("step.pauses", list()):
                return "; ".join(_pause(each) for each in wire)
            case ("answer.key", str()):
                return self.question(wire)
            case ("answer.value", str()):
                return self.chosen(wire)
            case ("resident.membership", dict()):
                relation = self.code("relations", wire.get("relation"))
                return " · ".join(filter(None, (self.names.get(wire.get("household_id", ""), ""), relation)))
            case ("case.closing", dict()):
                words = (wire.get("paper"), wire.get("to"), wire.get("note"))
                kind = self.code("closing_kinds", wire.get("kind"))
                return " · ".join(filter(None, (kind, _day(wire.get("on")), *words)))
            case ("case.waits_on", dict()):
                return " · ".join(filter(None, (wire.get("what"), self.names.get(wire.get("case_id", ""), ""))))
        return self._plain(wire)

    def chosen(self, code: str) -> str:
        """The words of a wizard's choice; a code that two questions word differently stays a code."""
        asked = (q for each in self.pack.questions.values() for screen in each.screens for q in screen.asks)
        said = {words for question in asked for known, words in question.choices if known == code}
        return said.pop() if len(said) == 1 else self._plain(code)

    def question(self, key: str) -> str:
        """The words of a wizard's question, or the name of a fact."""
        for questionnaire in self.pack.questions.values():
            if (question := questionnaire.question(key)) is not None:
                return question.label
        kind, _, rest = key.partition(":")
        if kind == "paper":
            return f"Có {self.code('evidence_kinds', rest)}"
        if kind == "not_same":
            return f"Là người khác với {self.names.get(rest, 'người đã ghi')}"
        return self.pack.tables["facts"].name_of(key)

    def _plain(self, wire: Any) -> str:
        match wire:
            case bool():
                return "có" if wire else "không"
            case {"year": int()}:
                return PartialDate(**wire).text_vi()
            case {"number": str()}:
                return " · ".join(filter(None, (wire["number"], wire.get("source"))))
            case {"raw": _} | {"line": _} | {"hamlet": _} | {"unit_name": _}:
                return msgspec.convert(wire, Address).one_line
            case dict():
                return self._kin(wire)
            case list():
                return ", ".join(self._plain(each) for each in wire)
            case str() if len(wire) == 10 and wire[4:5] == "-" and wire[7:8] == "-":
                return _day(wire)
        return str(wire)

    def _thing_said(self, wire: Mapping[str, Any]) -> str:
        return f"{self.code('matters', wire.get('about'))}: {wire.get('text')}"

    def _kin(self, wire: Mapping[str, Any]) -> str:
        named = wire.get("name") or self.names.get(wire.get("resident_id") or "", "")
        born = wire.get("born")
        when = PartialDate(**born).text_vi() if isinstance(born, dict) and "year" in born else ""
        rest = (wire.get("number"), wire.get("note"))
        return " · ".join(str(part) for part in (named, f"sinh {when}" if when else "", *rest) if part) or "(trống)"


def address_fact(value: Answer[Address]) -> Answer[str]:
    return value.one_line if isinstance(value, Address) else value


def _limit(limit: TimeLimit) -> str:
    if limit.amount == 0:
        return "Trong ngày"
    return f"Trong {limit.amount} {_UNITS[limit.unit]}, kể từ {_EVENTS[limit.since]}"


def _pause(wire: Mapping[str, Any]) -> str:
    span = f"{_day(wire.get('since'))} – {_day(wire.get('until')) or '…'}"
    return " · ".join(filter(None, (span, wire.get("reason"), wire.get("whose"))))


def _day(text: Any) -> str:
    try:
        return f"{date.fromisoformat(str(text)):%d/%m/%Y}"
    except ValueError:
        return str(text or "")
