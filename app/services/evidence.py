"""What the evidence of a case says, and settling what contradicts itself (giải quyết mâu thuẫn giữa các chứng cứ)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain import agreeing
from app.domain import evidence as weighing
from app.domain.agreeing import Word
from app.domain.answers import Answer
from app.domain.casefile import CaseFile, EvidenceFacts
from app.domain.changes import Done
from app.domain.evidence import Matter, Settling, Suggestion, Why
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.domain.values import Said
from app.errors import UserError, refuse
from app.home import Home
from app.models import journal
from app.models.casefile import case_file
from app.models.entities import Evidence, Resident, Settlement
from app.models.history import HistoryRow
from app.models.journal import Edit
from app.models.types import to_wire
from app.models.weighing import relatives, said_anew, settlings
from app.models.work import Reading, Work
from app.packs.evidence import code_of, word_of


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence of a case, weighed: each matter that something speaks of, and by claim what the evidence makes of it
    and what is still missing. ``relatives`` are the recorded mother, father and guardian by id."""

    matters: tuple[Matter, ...] = ()
    suggestions: Mapping[str, Suggestion] = field(default_factory=dict)
    missing: Mapping[str, tuple[Why, ...]] = field(default_factory=dict)
    relatives: Mapping[str, str] = field(default_factory=dict)
    story: Mapping[str, tuple[Settling, ...]] = field(default_factory=dict)
    """By matter, how it was settled and taken up again, newest first."""

    @property
    def open(self) -> tuple[Matter, ...]:
        return tuple(matter for matter in self.matters if matter.is_open)

    def matter(self, about: str) -> Matter | None:
        return next((matter for matter in self.matters if matter.about == about), None)


def weigh(home: Home, file: CaseFile, history: Sequence[HistoryRow]) -> Weighed:
    """Weigh the evidence of a case that was read, with its ``history`` (newest first)."""
    with home.reading() as r:
        kin = _relatives(home, r, file)
    rules = home.pack.evidence
    matters = weighing.weigh(file, rules, word_of(home.pack.tables, kin), said_anew(history))
    category = home.pack.categories.get(file.case.category)
    kinds = dict.fromkeys((*(category.claims if category else ()), *(claim.kind for claim in file.claims)))
    return Weighed(
        matters,
        {kind: weighing.suggest(kind, file, matters, rules) for kind in kinds},
        {kind: weighing.missing(kind, file, matters, rules) for kind in kinds},
        kin,
        settlings(history),
    )


def weigh_typed(
    home: Home,
    file: CaseFile,
    fields: Mapping[str, object],
    pieces: Sequence[EvidenceFacts],
    names: Mapping[str, str],
    kinds: Iterable[str],
) -> Weighed:
    """Weigh ``pieces`` that are only being typed against the typed ``fields`` of the person. Touches no database.

    ``names`` are people on record by id, ``kinds`` the claims that are asked for.
    """
    rules = home.pack.evidence
    typed = replace(file, evidence=tuple(pieces))
    if file.person is not None:
        known: dict[str, Any] = {name: fields[name] for name in file.person.__dataclass_fields__ if name in fields}
        typed = replace(typed, person=replace(file.person, **known))
    matters = weighing.weigh(typed, rules, word_of(home.pack.tables, names))
    return Weighed(matters, {kind: weighing.suggest(kind, typed, matters, rules) for kind in kinds})


def recorded(home: Home, fields: Mapping[str, object], names: Mapping[str, str]) -> dict[str, Said]:
    """What a person's record with these ``fields`` says, by matter; ``names`` are people on record by id."""
    return agreeing.record_says(fields, word_of(home.pack.tables, names))


def would_write(home: Home, file: CaseFile, taken: Said, relatives: Mapping[str, str]) -> tuple[str, ...]:
    """The fields of the person's record that taking ``taken`` would change, as far as this account may write them."""
    if file.person is None:
        return ()
    changes = _into_record(home, file, taken, word_of(home.pack.tables, relatives))
    return tuple(name for name, value in changes.items() if home.account.may_write("resident", name, to_wire(value)))


def record_says(home: Home, evidence_id: str, seen: Seen, says: Sequence[Said]) -> Done[None]:
    """Write down what a piece of evidence says; an empty saying takes back what stood there.

    Raises:
        UserError("evidence.elsewhere"), UserError("evidence.matter-unknown", about), UserError("permission.write"),
        UserError("row.changed-since").
    """
    for said in says:
        if said.about not in home.pack.tables["matters"]:
            raise UserError("evidence.matter-unknown", about=said.about)
    kept = tuple(replace(said, text=" ".join(said.text.split())) for said in says if said.text.strip())
    with home.writing() as w:
        row = w.change(Evidence, evidence_id, seen) or refuse("evidence.elsewhere")
        row.says = kept
        w.flush()
        return Done(None, w.changes)


def settle(
    home: Home,
    case_id: str,
    about: str,
    taken: Answer[Said],
    reason: str,
    *,
    weighed: Sequence[str],
    seen: Seen | None = None,
    person_seen: Seen | None = None,
    into_record: bool = True,
    source: str | None = None,
) -> Done[str]:
    """Take one of the contradicting values to be true, or that it cannot be told (``Silence.UNKNOWN``), and why.

    ``weighed`` are the pieces that were on the screen: one that came meanwhile and says otherwise opens the matter
    again. With ``into_record`` the value is written into the person's record as well, in the same transaction (undone
    as one); ``person_seen`` is what the screen showed of the person, ``source`` the paper that a number comes from.

    Raises:
        UserError("settlement.no-reason"), UserError("settlement.nothing-taken"),
        UserError("evidence.matter-unknown", about), UserError("case.elsewhere"), UserError("person.elsewhere"),
        UserError("permission.write"), UserError("row.changed-since").
    """
    why = reason.strip() or refuse("settlement.no-reason")
    if taken is None:
        raise UserError("settlement.nothing-taken")
    if about not in home.pack.tables["matters"]:
        raise UserError("evidence.matter-unknown", about=about)
    with home.writing() as w:
        file = case_file(w, case_id) or refuse("case.elsewhere")
        if isinstance(taken, Said):
            taken = replace(taken, about=about)
        pieces = tuple(sorted({*weighed} & {piece.id for piece in file.evidence}))
        row_id = _put(w, home, case_id, about, {"taken": taken, "weighed": pieces, "reason": why}, seen)
        w.flush()
        if into_record and isinstance(taken, Said):
            _write_into_record(w, home, file, taken, person_seen, source)
            w.flush()
        return Done(row_id, w.changes)


def reopen(home: Home, case_id: str, about: str, reason: str, *, seen: Seen | None = None) -> Done[str]:
    """Take a settled matter up again (xem xét lại), with the reason. What was settled stays in the history.

    Raises:
        UserError("settlement.no-reason"), UserError("settlement.none"), UserError("permission.write"),
        UserError("row.changed-since").
    """
    why = reason.strip() or refuse("settlement.no-reason")
    with home.writing() as w:
        _ = w.find(Settlement, child_id(case_id, about)) or refuse("settlement.none")
        row_id = _put(w, home, case_id, about, {"taken": None, "reason": why}, seen)
        w.flush()
        return Done(row_id, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------


def _relatives(home: Home, r: Reading, file: CaseFile) -> dict[str, str]:
    return relatives(r, file)


def _put(w: Work, home: Home, case_id: str, about: str, fields: Mapping[str, object], seen: Seen | None) -> str:
    """Write the settlement, also one that says what it said before, or that was taken back: it was weighed anew."""
    row_id = child_id(case_id, about)
    values = {**fields, "by": home.account.id, "day": home.today}
    if w.session.get(Settlement, row_id) is None:
        w.add(Settlement(id=row_id, case_id=case_id, about=about, **values))
    else:
        wire = {name: to_wire(value) for name, value in values.items()} | {"gone": None}
        now = journal.seen_now(w.conn, w.heads, "settlement", row_id)
        w.apply([Edit("settlement", row_id, wire, seen or now)])
    return row_id


def _into_record(home: Home, file: CaseFile, taken: Said, word: Word, source: str | None = None) -> dict[str, object]:
    assert file.person is not None
    tables = home.pack.tables
    return agreeing.into_record(taken, weighing.fields_of(file.person), word, code_of(tables), source)


def _write_into_record(w: Work, home: Home, file: CaseFile, taken: Said, seen: Seen | None, source: str | None) -> None:
    if file.person is None:
        raise UserError("person.elsewhere")
    fields = _into_record(home, file, taken, word_of(home.pack.tables, _relatives(home, w, file)), source)
    if not fields:
        return
    row = w.change(Resident, file.person.id, seen) or refuse("person.elsewhere")
    for name, value in fields.items():
        setattr(row, name, value)
