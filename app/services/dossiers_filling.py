"""One case as the values that its dossier prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any

from sqlalchemy import select

from app.domain.answers import Answer, is_known
from app.domain.casefile import CaseFile, ClaimFacts, EvidenceFacts, StepFacts, situation_of
from app.domain.dossier import ALL, Part
from app.domain.pathway import PathStep, Pathway, Readiness
from app.domain.values import Closing, Kin, SourcedNumber, WaitsOn
from app.errors import refuse
from app.home import Home
from app.models import basis, register, state
from app.models.entities import Area, Case, Resident
from app.models.history import HistoryRow
from app.models.work import Reading
from app.reports import dossier as paper
from app.reports.dossier import Dossier
from app.reports.issuer import Issuer, issuer_of
from app.services.dossiers_contradictions import contradictions
from app.services.dossiers_wording import HIDDEN, Wording, address_fact
from app.sync.account_names import account_names

NOT_SHOWN = "(vai trò của người in không xem mục này)"
SEALED = "(người được bảo mật)"
_KIN = (("mother", "Mẹ"), ("father", "Cha"), ("guardian", "Người nuôi dưỡng, giám hộ"))
_OWNERS = frozenset({"resident_id", "household_id"})
_OP_STATES = {
    "queued": "chờ văn phòng quyết định",
    "held": "văn phòng đang giữ lại",
    "refused": "không được nhận",
    "gap": "chờ gói dữ liệu trước đó",
}


@dataclass
class Filling:
    """Fills one dossier inside one reading. The print's own roles decide what of it is shown."""

    home: Home
    reading: Reading
    file: CaseFile
    history: Sequence[HistoryRow]

    def dossier(self, copy: paper.Copy, *, masked: bool, parts: frozenset[Part] = ALL) -> Dossier:
        """Raises: UserError("person.elsewhere"): the person is outside this laptop."""
        case = self.file.case
        category = self.home.pack.categories.get(case.category)
        claimed = {claim.kind for claim in self.file.claims}
        return Dossier(
            issuer=self._issuer(),
            case_id=case.id,
            case_code=case.id.replace("-", "")[-8:].upper(),
            version=len(self.history),
            digest=basis.of_case(self.file),
            category_code=case.category,
            category=category.title if category else "",
            state=self._state(),
            opened_on=case.opened_on or copy.at.date(),
            copy=copy,
            person=self._person(),
            household=self._household(),
            found_by=self._named(case.found_by) or "(chưa ghi)",
            assignee=self._named(case.assignee) or "(chưa phân công)",
            due=case.due,
            waits_on=self._waits(),
            note=case.note or "",
            kin=tuple(self._kin_elsewhere()),
            residences=tuple(self._residences()),
            claims=tuple(
                paper.Claim(
                    self._say.code("claim_kinds", claim.kind),
                    claim.statement,
                    self._say.listed("standing", claim.standing) or "chưa đánh giá",
                    claim.reason or "",
                    tuple(self._evidence(piece) for piece in self.file.evidence if claim.kind in piece.supports),
                )
                for claim in sorted(self.file.claims, key=self._place_of_claim)
            ),
            loose_evidence=tuple(
                self._evidence(piece) for piece in self.file.evidence if claimed.isdisjoint(piece.supports)
            ),
            contradictions=tuple(contradictions(self.home, self.reading, self.file, self.history, self._say)),
            steps=tuple(self._steps()),
            obstacles=tuple(self._obstacles()),
            visits=tuple(self._visits()),
            history=tuple(self._changes()),
            papers=tuple(self._papers()),
            attachments=tuple(self._attachments()),
            masked=masked,
            parts=parts,
        )

    # What is looked up once ------------------------------------------------------------------------------------------

    @cached_property
    def _say(self) -> Wording:
        file = self.file
        known = account_names(self.reading.conn, self.home.folder)
        known |= {str(i): str(n) for i, n in self.reading.session.execute(select(Area.id, Area.name))}
        known |= {member.id: member.name for member in file.members}
        if file.person is not None:
            known[file.person.id] = file.person.name
        if file.household is not None:
            known[file.household.id] = file.household.label
        known |= {id: self._shown_name(row) for id, row in self._kin_rows.items()}
        return Wording(self.home.pack, known)

    @cached_property
    def _kin_rows(self) -> dict[str, Resident]:
        """Mother, father, guardian, as far as they are recorded on this machine."""
        person = self.file.person
        wanted = [getattr(person, name) for name, _ in _KIN] if person else []
        ids = [kin.resident_id for kin in wanted if isinstance(kin, Kin) and kin.resident_id]
        return {id: row for id in ids if (row := self.reading.find(Resident, id)) is not None}

    @cached_property
    def _pathway(self) -> Pathway | None:
        if self.file.case.category not in self.home.pack.categories:
            return None
        return self.home.pack.pathway(situation_of(self.file), today=self.home.today)

    @cached_property
    def _scan_numbers(self) -> dict[str, tuple[int, ...]]:
        """Evidence id → the numbers of its scans among the attachments."""
        found: dict[str, tuple[int, ...]] = {}
        for number, each in enumerate(self.file.attachments, 1):
            if each.evidence_id:
                found[each.evidence_id] = (*found.get(each.evidence_id, ()), number)
        return found

    def _place_of_claim(self, claim: ClaimFacts) -> int:
        """In the order of the table: who somebody is, born when, of whom."""
        codes = [row.code for row in self.home.pack.tables["claim_kinds"]]
        return codes.index(claim.kind) if claim.kind in codes else len(codes)

    # The parts -------------------------------------------------------------------------------------------------------

    def _issuer(self) -> Issuer:
        plan = self.home.pack.plan
        return issuer_of(state.get(self.reading.conn, "unit_name") or plan.unit_name, plan.province_name)

    def _state(self) -> str:
        case = self.file.case
        said = self._say.listed("case_state", case.state)
        if isinstance(case.closing, Closing):
            kind = self._say.code("closing_kinds", case.closing.kind)
            note = f" ({case.closing.note})" if case.closing.note else ""
            return f"{said}: {kind}, {case.closing.on:%d/%m/%Y}{note}"
        return said

    def _waits(self) -> str:
        waits = self.file.case.waits_on
        if not isinstance(waits, WaitsOn):
            return ""
        other = self.reading.find(Case, waits.case_id)
        who = self.reading.find(Resident, other.resident_id) if other else None
        name = self._shown_name(who) if who else "một hồ sơ không có ở máy này"
        return f"{name}: {waits.what}" if waits.what else name

    def _person(self) -> paper.Person:
        person = self.file.person or refuse("person.elsewhere")
        say = self._say

        def fact(name: str, value: Answer[str]) -> Answer[str]:
            return value if self.home.account.may_read("resident", name) else NOT_SHOWN

        number, number_source = _sourced(person.id_number)
        old, old_source = _sourced(person.old_number)
        return paper.Person(
            name=person.name,
            other_names=fact("other_names", person.other_names),
            born=person.born,
            sex=_listed(say, "sex", person.sex),
            id_number=number,
            id_number_source=number_source,
            old_number=old,
            old_number_source=old_source,
            ethnicity=fact("ethnicity", say.fact_of("ethnic_groups", person.ethnicity)),
            religion=fact("religion", person.religion),
            nationality=person.nationality,
            birth_place=person.birth_place,
            home_town=person.home_town,
            birth_registered_at=person.birth_registered_at,
            phone=fact("phone", person.phone),
            mother=self._relative(person.mother),
            father=self._relative(person.father),
            guardian=self._relative(person.guardian),
            note=person.note or "",
        )

    def _relative(self, kin: Answer[Kin]) -> Answer[paper.Relative]:
        if not isinstance(kin, Kin):
            return kin
        row = self._kin_rows.get(kin.resident_id or "")
        if row is not None and not self.reading.opens(row):
            return paper.Relative(SEALED)
        recorded = _sourced(row.id_number)[0] if row is not None else None
        born = kin.born if is_known(kin.born) else row.born if row is not None else None
        return paper.Relative(
            name=(row.name if row is not None else kin.name) or "(chưa rõ tên)",
            born=born if is_known(born) else None,
            number=kin.number or (recorded if is_known(recorded) else "") or "",
            note=kin.note or "",
        )

    def _household(self) -> paper.Household | None:
        household = self.file.household
        if household is None:
            return None
        return paper.Household(
            label=household.label,
            area=self.file.area_name,
            address=address_fact(household.address),
            note=household.note or "",
            members=tuple(self._members(household.id)),
        )

    def _members(self, household_id: str) -> Iterator[paper.Member]:
        """Who lives there; sealed people only if the print's own case is theirs, or the role opens them."""
        statement = select(Resident).where(Resident.household_id == household_id, Resident.gone.is_(None))
        rows = {row.id: row for row in self.reading.session.scalars(statement)}
        own = self.file.person.id if self.file.person else ""
        for member in self.file.members:
            row = rows.get(member.id)
            if row is None:
                continue
            if not self.reading.opens(row) and member.id != own:
                continue
            relation = self._say.code("relations", member.relation) or None
            yield self._member(row, relation)

    def _kin_elsewhere(self) -> Iterator[paper.Member]:
        person = self.file.person
        home_ids = {member.id for member in self.file.members}
        for name, relation in _KIN:
            kin = getattr(person, name) if person else None
            row = self._kin_rows.get(kin.resident_id or "") if isinstance(kin, Kin) else None
            if row is not None and row.id not in home_ids and self.reading.opens(row):
                yield self._member(row, relation)

    def _member(self, row: Resident, relation: str | None) -> paper.Member:
        return paper.Member(
            row.name, relation, row.born, _listed(self._say, "sex", row.sex), _sourced(row.id_number)[0]
        )

    def _residences(self) -> Iterator[paper.Residence]:
        for each in sorted(self.file.residences, key=lambda r: r.since.earliest if is_known(r.since) else date.max):
            place = address_fact(each.place)
            yield paper.Residence(
                kind=self._say.code("residence_kinds", each.kind),
                place=place if is_known(place) else "(chưa rõ nơi ở)",
                since=each.since,
                until=each.until,
                note=each.note or "",
            )

    def _evidence(self, piece: EvidenceFacts) -> paper.Evidence:
        return paper.Evidence(
            kind=self._say.code("evidence_kinds", piece.kind),
            told_by=piece.told_by,
            seen_as=piece.seen_as or "",
            seen_on=piece.seen_on,
            number=piece.number,
            issued_by=piece.issued_by,
            issued_on=piece.issued_on,
            strength=piece.strength or "",
            note=piece.note or "",
            attachments=self._scan_numbers.get(piece.id, ()),
            says=tuple(f"{self._say.code('matters', said.about)}: {said.text}" for said in piece.says),
            place=piece.place or "",
        )

    def _steps(self) -> Iterator[paper.Step]:
        """The way of the case in its order, then what was done outside of it."""
        records = {step.procedure: step for step in self.file.steps}
        for step in self._pathway.steps if self._pathway else ():
            record = records.pop(step.id, None)
            if record is not None or step.readiness is not Readiness.NOT_NEEDED:
                yield self._path_step(step, record)
        for record in records.values():
            known = self.home.pack.procedures.get(record.procedure)
            yield self._recorded(record, known.name if known else record.procedure)

    def _path_step(self, step: PathStep, record: StepFacts | None) -> paper.Step:
        due, competence = step.due, step.competence
        authority = record.authority if record else None
        limits = (due.limit,) if due and due.limit else ()
        asking = "Chưa rõ có cần không: còn thiếu câu trả lời." if step.readiness is Readiness.ASK else ""
        missing = "; ".join(need.name for need in step.missing) if step.readiness is Readiness.LACKS else ""
        notes = (record.note if record else "", asking, f"Còn thiếu: {missing}" if missing else "")
        result = record.result if record else None
        source = due.source if due and due.source else step.procedure.source
        return paper.Step(
            title=step.procedure.name,
            state=step.state.value,
            authority=self._say.code("authorities", authority or (competence.authority if competence else None)),
            responsible=self._named(record.responsible) if record else "",
            complete_on=record.complete_on if record else None,
            filed_on=record.filed_on if record else None,
            due_on=(record.due_on if record else None) or (due.on if due else None),
            done_on=record.done_on if record else None,
            file_code=(record.file_code if record else "") or "",
            limit=self._say.limit(limits),
            source=source.text,
            needs_check=step.needs_check,
            result=result if is_known(result) else "",
            note="\n".join(note for note in notes if note),
        )

    def _recorded(self, record: StepFacts, title: str) -> paper.Step:
        return paper.Step(
            title=title,
            state=record.state,
            authority=self._say.code("authorities", record.authority),
            responsible=self._named(record.responsible),
            complete_on=record.complete_on,
            filed_on=record.filed_on,
            due_on=record.due_on,
            done_on=record.done_on,
            file_code=record.file_code or "",
            result=record.result if is_known(record.result) else "",
            note=record.note or "",
        )

    def _obstacles(self) -> Iterator[paper.Obstacle]:
        for each in self.file.obstacles:
            yield paper.Obstacle(
                kind=self._say.code("obstacle_kinds", each.kind),
                text=each.text or "",
                authority=self._say.code("authorities", each.authority),
                tried=each.tried or "",
                opened_on=each.opened_on,
                closed_on=each.closed_on,
                answer=each.answer or "",
            )

    def _visits(self) -> Iterator[paper.Visit]:
        for each in self.file.visits:
            if each.day is not None:
                outcome = self._say.code("visit_outcomes", each.outcome)
                yield paper.Visit(each.day, self._named(each.by), outcome, each.note or "")

    def _papers(self) -> Iterator[paper.Issued]:
        """What the steps brought, then what was printed here before, each with its copy."""
        for step in self.file.steps:
            if is_known(step.result) and step.result:
                authority = self._say.code("authorities", step.authority)
                yield paper.Issued(step.done_on, str(step.result), authority, step.file_code or "")
        for row in register.of_case(self.reading, self.file.case.id):
            title = f"{row.title or row.kind}, bản số {row.copy}"
            yield paper.Issued(
                row.day, title, self._named(row.by), row.number or "", row.why or "", row.handed_to or ""
            )

    def _attachments(self) -> Iterator[paper.Attachment]:
        blobs = self.home.blobs
        evidence = {piece.id: piece for piece in self.file.evidence}
        for each in self.file.attachments:
            of = evidence.get(each.evidence_id or "")
            yield paper.Attachment(
                title=each.title,
                media_type=each.media_type,
                size=each.size,
                sha256=each.sha256,
                description=self._say.code("evidence_kinds", of.kind) if of else "",
                load=partial(blobs.read, each.sha256) if blobs.has(each.sha256) else None,
            )

    # The history -----------------------------------------------------------------------------------------------------

    def _changes(self) -> Iterator[paper.Change]:
        """Oldest first, as one reads a file."""
        for row in reversed(self.history):
            yield from self._change(row)

    def _change(self, row: HistoryRow) -> Iterator[paper.Change]:
        at, by = datetime.fromisoformat(row.at).astimezone(), self._say.person(row.actor)
        note = _OP_STATES.get(row.state, "")
        if row.erased:
            yield paper.Change(at, by, self._say.entity(row.entity), note="Nội dung đã xóa theo quy định")
            return
        shown = [c for c in row.changes if c.name not in HIDDEN and self.home.account.may_read(row.entity, c.name)]
        if row.new:
            after = {c.name: c.after for c in shown if c.name not in _OWNERS}
            said = "; ".join(
                self._told(row.entity, name, after[name]) for name in self._say.in_order(row.entity, after)
            )
            yield paper.Change(at, by, f"{self._say.entity(row.entity)}: lập mới", note=note, detail=said)
            return
        for each in shown:
            yield paper.Change(
                at,
                by,
                self._say.field(row.entity, each.name),
                self._say.value(row.entity, each.name, each.before),
                self._say.value(row.entity, each.name, each.after),
                note,
            )

    def _told(self, entity: str, name: str, wire: Any) -> str:
        return f"{self._say.field(entity, name).partition(': ')[2]}: {self._say.value(entity, name, wire)}"

    # Names -----------------------------------------------------------------------------------------------------------

    def _named(self, text: str | None) -> str:
        """An account's name for its id; what a list or a person wrote stays as it is."""
        if not text:
            return ""
        return self._say.person(text) if len(text) == 36 and text.count("-") == 4 else text

    def _shown_name(self, row: Resident) -> str:
        return row.name if self.reading.opens(row) else SEALED


def _sourced(number: Answer[SourcedNumber]) -> tuple[Answer[str], str]:
    if isinstance(number, SourcedNumber):
        return number.number, number.source or ""
    return number, ""


def _listed(say: Wording, name: str, code: Answer[str]) -> Answer[str]:
    return say.listed(name, code) if is_known(code) else code
