"""What the wizard has on its screens (tờ ghi): flat values by key, what of them was typed, and the rows they become.

Pure: :func:`values_of` reads the values out of a case, :func:`rows_of` says which rows a draft changes, field by field,
against the values that its writer had seen when typing began. So a draft that slept for a week overwrites nothing
that it did not touch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.domain.answers import Answer
from app.domain.casefile import CaseFile
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.questions import Into, Questionnaire
from app.domain.values import Address, Kin, Membership, Said, SourcedNumber, WaitsOn


class Standing(StrEnum):
    """How a claim stands (đánh giá). Wire values."""

    PROVEN = "proven"
    LIKELY = "likely"
    UNCLEAR = "unclear"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class HouseholdNote:
    """The household: one that is known, or with ``new`` one found at its door."""

    id: str
    label: str = ""
    area_id: str = ""
    relation: str | None = None
    """The child's relation to the head (quan hệ với chủ hộ)."""
    address: Answer[Address] = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class MemberNote:
    """Somebody of the household whom nobody had written down."""

    id: str
    name: str = ""
    relation: str | None = None
    born: Answer[PartialDate] = None
    sex: Answer[str] = None

    @property
    def empty(self) -> bool:
        return not self.name and self.relation is None and self.born is None and self.sex is None


@dataclass(frozen=True, slots=True)
class PeriodNote:
    """One period of residence; ``gone`` is the reason why it was taken back."""

    id: str
    kind: str = "current"
    place: Answer[Address] = None
    since: Answer[PartialDate] = None
    until: Answer[PartialDate] = None
    note: str | None = None
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class PaperNote:
    """One paper that is there, or one thing that somebody said."""

    id: str
    kind: str
    supports: tuple[str, ...] = ()
    told_by: str | None = None
    seen_as: str | None = None
    seen_on: date | None = None
    number: str | None = None
    issued_by: str | None = None
    issued_on: Answer[PartialDate] = None
    strength: str | None = None
    note: str | None = None
    gone: str | None = None
    says: tuple[Said, ...] = ()
    place: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """What is said of one matter, and how it stands."""

    kind: str
    statement: Answer[str] = None
    standing: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class StepNote:
    """Where one procedure stands, with its real dates."""

    procedure: str
    state: str = "todo"
    filed_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    file_code: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VisitNote:
    """The knock on the door that this sitting was."""

    outcome: str = "met"
    note: str | None = None
    told_by: str | None = None
    """Who told (người kể); who typed is the account."""


KINDS: Final[Mapping[str, Any]] = {
    "born": PartialDate,
    "id_number": SourcedNumber,
    "old_number": SourcedNumber,
    "mother": Kin,
    "father": Kin,
    "guardian": Kin,
    "waits_on": WaitsOn,
    "household": HouseholdNote,
    "members": tuple[MemberNote, ...],
    "periods": tuple[PeriodNote, ...],
    "papers": tuple[PaperNote, ...],
    "claims": tuple[ClaimNote, ...],
    "steps": tuple[StepNote, ...],
    "visit": VisitNote,
}
"""Of which type a value is, by key; all others are text, yes or no, a partial date, or a silence."""

PAPER: Final = "paper:"
"""``paper:birth_notice``: whether there is such a paper. A case's answer."""

VISIT: Final = "visit"
"""The visit of the sitting: recorded when it is finished."""

NOT_SAME: Final = "not_same:"
"""``not_same:<resident>``: somebody said that this is another person. A case's answer."""

INTERVIEW: Final = "interview:"
"""``interview:in_database``: what was answered when the group was looked for. A case's answer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sitting at the wizard: where it is, what was typed and not yet committed, and what was on the screen then.

    ``case_id`` and ``person_id`` are made before anything is in the journal, so that a repeated commit changes nothing.
    ``base`` holds, for each typed key, the value that it replaced; ``texts`` what stands in a field that cannot be read
    (yet), in the screen's own JSON: its key is not committed; ``seen`` by ``"entity:id"`` the positions at which rows
    were read.
    """

    case_id: str
    person_id: str
    category: str
    at: str
    typed: Mapping[str, Any] = field(default_factory=dict)
    base: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, Any] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"wizard:{self.case_id}"

    @property
    def untouched(self) -> bool:
        return not self.typed and not self.texts

    def seen_of(self, entity: str, row_id: str) -> Seen | None:
        return self.seen.get(f"{entity}:{row_id}")

    @property
    def readable(self) -> Draft:
        """The part that can be committed now."""
        stays = {*self.texts, VISIT}
        return replace(self, typed=_without(self.typed, stays), base=_without(self.base, stays))

    @property
    def remaining(self) -> Draft:
        """What stays after a commit: what has to be put right, and the visit. Its rows will be read again."""
        typed = {key: value for key, value in self.typed.items() if key in self.texts or key == VISIT}
        return replace(self, typed=typed, base={key: self.base[key] for key in typed if key in self.base}, seen={})

    def with_typed(self, key: str, value: Any, stored: Any) -> Draft:
        """The draft after ``value`` was typed where ``stored`` is on record; typing the record's own value undoes."""
        typed, base = dict(self.typed), dict(self.base)
        base.setdefault(key, stored)
        typed[key] = value
        if value == base[key]:
            del typed[key], base[key]
        return replace(self, typed=typed, base=base)


@dataclass(frozen=True, slots=True)
class RowPut:
    """Fields of one row to be written: into the row if it is there, else into a new one with ``made_of``."""

    entity: str
    id: str
    fields: Mapping[str, Any]
    made_of: Mapping[str, Any] = field(default_factory=dict)
    seen: Seen | None = None


def values_of(file: CaseFile, questionnaire: Questionnaire) -> dict[str, Any]:
    """All values that the wizard shows of what is on record. Keys without a value are left out."""
    person = file.person
    found: dict[str, Any] = dict(file.answers)
    if person is not None:
        for question in questionnaire.questions:
            if question.into is Into.RESIDENT:
                found[question.key] = getattr(person, question.key)
        if found.get("unnamed") is True and person.name == questionnaire.unnamed:
            found["name"] = None
    found["waits_on"] = file.case.waits_on
    found["found_by"] = file.case.found_by
    if file.household is not None:
        relation = person.membership.relation if person and isinstance(person.membership, Membership) else None
        house = file.household
        found["household"] = HouseholdNote(house.id, house.label, house.area_id, relation, house.address)
    found["periods"] = tuple(
        PeriodNote(row.id, row.kind, row.place, row.since, row.until, row.note) for row in file.residences
    )
    found["papers"] = tuple(_taken(PaperNote, row) for row in file.evidence)
    found["claims"] = tuple(_taken(ClaimNote, row) for row in file.claims)
    found["steps"] = tuple(_taken(StepNote, row) for row in file.steps)
    return {key: value for key, value in found.items() if value is not None and value != ()}


def rows_of(draft: Draft, questionnaire: Questionnaire) -> tuple[RowPut, ...]:
    """The rows that the draft changes, owners before their parts. A value without a place goes nowhere."""
    return tuple(put for put in _Rows(draft, questionnaire).all() if put.fields)


class _Rows:
    def __init__(self, draft: Draft, questionnaire: Questionnaire) -> None:
        self.draft, self.questionnaire = draft, questionnaire
        self.typed, self.base = draft.typed, draft.base

    def all(self) -> Iterator[RowPut]:
        yield from self._household()
        yield self._person()
        yield from self._members()
        yield self._case()
        yield from self._answers()
        yield from self._parts("periods", "residence", {"resident_id": self.draft.person_id})
        yield from self._parts("papers", "evidence", {"case_id": self.draft.case_id})
        yield from self._by_kind("claims", "claim", "kind")
        yield from self._by_kind("steps", "step", "procedure")

    def _put(
        self, entity: str, row_id: str, fields: Mapping[str, Any], made_of: Mapping[str, Any] | None = None
    ) -> RowPut:
        return RowPut(entity, row_id, fields, made_of or {}, self.draft.seen_of(entity, row_id))

    def _person(self) -> RowPut:
        into = {q.key for q in self.questionnaire.questions if q.into is Into.RESIDENT}
        changed = {key: value for key, value in self.typed.items() if key in into}
        if changed.get("name") is None:
            changed.pop("name", None)
        if self.typed.get("unnamed") is True:
            changed["name"] = self.questionnaire.unnamed
        note = self.typed.get("household")
        if isinstance(note, HouseholdNote):
            was = self.base.get("household")
            before = Membership(was.id, was.relation) if isinstance(was, HouseholdNote) else None
            membership = Membership(note.id, note.relation)
            if membership != before:
                changed["membership"] = membership
        return self._put("resident", self.draft.person_id, changed)

    def _household(self) -> Iterator[RowPut]:
        note, was = self.typed.get("household"), self.base.get("household")
        if not isinstance(note, HouseholdNote):
            return
        if note.new:
            yield self._put(
                "household", note.id, {"label": note.label, "address": note.address}, {"area_id": note.area_id}
            )
            return
        before = was if isinstance(was, HouseholdNote) and was.id == note.id else None
        changed: dict[str, Any] = {}
        if before is not None and note.label != before.label:
            changed["label"] = note.label
        if note.address is not None and (before is None or note.address != before.address):
            changed["address"] = note.address
        yield self._put("household", note.id, changed)

    def _members(self) -> Iterator[RowPut]:
        """Into the household of the person: the service knows which one that is by then."""
        for note in self.typed.get("members", ()):
            if note.empty:
                continue
            given = {"name": note.name, "born": note.born, "sex": note.sex}
            yield RowPut("resident", note.id, given, {"relation": note.relation})

    def _case(self) -> RowPut:
        changed = {q.key: self.typed[q.key] for q in self.questionnaire.questions if self._is_of_case(q.key, q.into)}
        made_of = {"resident_id": self.draft.person_id, "category": self.draft.category}
        return self._put("case", self.draft.case_id, changed, made_of)

    def _is_of_case(self, key: str, into: Into) -> bool:
        return into is Into.CASE and key in self.typed

    def _answers(self) -> Iterator[RowPut]:
        into = {q.key for q in self.questionnaire.questions if q.into is Into.ANSWER}
        for key, value in self.typed.items():
            if key in into or key.startswith((PAPER, NOT_SAME, INTERVIEW)):
                row_id = child_id(self.draft.case_id, key)
                yield self._put("answer", row_id, {"value": value}, {"case_id": self.draft.case_id, "key": key})

    def _parts(self, key: str, entity: str, owner: Mapping[str, Any]) -> Iterator[RowPut]:
        before = {note.id: note for note in self.base.get(key) or ()}
        for note in self.typed.get(key) or ():
            changed = _difference(note, before.get(note.id), skip=("id",))
            if note.id not in before and note.gone is not None:
                continue
            made_of = {**owner, "kind": note.kind}
            if note.id not in before:
                changed.pop("kind", None)
                changed.setdefault("note", note.note)
            yield self._put(entity, note.id, changed, made_of)

    def _by_kind(self, key: str, entity: str, name: str) -> Iterator[RowPut]:
        before = {getattr(note, name): note for note in self.base.get(key) or ()}
        for note in self.typed.get(key) or ():
            kind = getattr(note, name)
            changed = _difference(note, before.get(kind), skip=(name,))
            if not any(value not in (None, "todo") for value in changed.values()) and kind not in before:
                continue
            row_id = child_id(self.draft.case_id, kind)
            yield self._put(entity, row_id, changed, {"case_id": self.draft.case_id, name: kind})


def _without(values: Mapping[str, Any], keys: Set[str]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in keys}


def _taken(kind: Any, row: Any) -> Any:
    """A note from a row of the case file: the fields that both have."""
    return kind(**{f.name: getattr(row, f.name) for f in fields(kind) if hasattr(row, f.name)})


def _difference(note: Any, before: Any, skip: Sequence[str]) -> dict[str, Any]:
    """The fields in which ``note`` differs from ``before``; all that are set if there was nothing before."""
    names = [f.name for f in fields(note) if f.name not in skip]
    if before is None:
        return {name: getattr(note, name) for name in names if getattr(note, name) not in (None, ())}
    return {name: getattr(note, name) for name in names if getattr(note, name) != getattr(before, name)}


# Periods of residence ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of a life for which no period is written down. ``until`` None: up to today."""

    since: date
    until: date | None


def gaps(born: Answer[PartialDate], periods: Sequence[PeriodNote], today: date) -> tuple[Gap, ...]:
    """What is not covered from birth to ``today``, taking each partial date in the way that leaves the smaller gap.

    Without a known birth the first period begins the line. A gap of up to 31 days is none: people do not count days.
    """
    spans = sorted(
        (period.since.earliest, period.until.latest if isinstance(period.until, PartialDate) else today)
        for period in periods
        if period.gone is None and isinstance(period.since, PartialDate)
    )
    start = born.latest if isinstance(born, PartialDate) else spans[0][0] if spans else None
    if start is None:
        return ()
    found: list[Gap] = []
    covered = start
    for since, until in spans:
        if (since - covered).days > 31:
            found.append(Gap(covered, since))
        covered = max(covered, until)
    if (today - covered).days > 31:
        found.append(Gap(covered, None))
    return tuple(found)
