"""The wizard's sittings: opened or resumed, kept while typing, committed screen by screen, finished.

A sitting is a :class:`~app.domain.worksheet.Draft`. It lies in the drafts table from the first keystroke; leaving a
screen turns it into ops in one transaction, in which the draft itself is emptied too: after a kill at any moment a
sitting is either committed or still typed, never both and never neither.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, select

from app.domain import names
from app.domain.account import Account
from app.domain.casefile import CaseFacts, CaseFile, HouseholdFacts, PersonFacts, situation_of
from app.domain.category import Category
from app.domain.changes import Done
from app.domain.codes import CodeTable
from app.domain.ids import child_id, new_id
from app.domain.merge import Seen
from app.domain.partial_date import told
from app.domain.pathway import Pathway
from app.domain.permissions import Action
from app.domain.procedure import Procedure
from app.domain.questions import Questionnaire
from app.domain.worksheet import KINDS, Draft, VisitNote, rows_of, values_of
from app.errors import UserError, refuse
from app.home import Home
from app.models import casefile, contested, drafts, following, same_person
from app.models.entities import Area, Case, CaseAnswer, Household, Resident, Visit
from app.models.spec import specs
from app.models.types import from_wire, to_wire
from app.models.work import Reading
from app.services.wizard_writing import write_rows

VERSION = 1


@dataclass(frozen=True, slots=True)
class Tables:
    """What of the pack the screens choose from and quote."""

    questionnaire: Questionnaire
    category: Category
    codes: Mapping[str, CodeTable]
    procedures: Mapping[str, Procedure]


@dataclass(frozen=True, slots=True)
class Sitting:
    """Everything that the wizard's page shows.

    ``file`` holds what is on record (its person is None while a new person is only in the draft); ``values`` the same
    as flat values. ``typed_at`` is set when typed text was found again: the moment (ISO, UTC) it was kept last.
    ``moved_on`` names the typed keys whose value on record has changed since they were typed.
    """

    draft: Draft
    file: CaseFile
    values: Mapping[str, Any]
    pathway: Pathway
    tables: Tables
    account: Account
    today: date
    opened: bool
    typed_at: str = ""
    moved_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """The second child of one birth: what of it is different."""

    name: str
    sex: str | None = None


def open_sitting(
    home: Home,
    *,
    case_id: str | None = None,
    category: str | None = None,
    area_id: str | None = None,
    person_id: str | None = None,
) -> Sitting:
    """Begin or resume. With ``case_id``: that case, or the draft of one that is not yet in the journal. Without: a new
    case of ``category`` for ``person_id``, or for somebody found at the door.

    The reading of a person is noted in the access log.

    Raises:
        UserError("case.elsewhere"), UserError("person.elsewhere"), UserError("permission.action").
        UserError("wizard.no-questions", category): the pack has no wizard for this category.
        UserError("row.outside"): the person is out of this laptop's scope, and nothing was begun before.
    """
    if case_id is not None:
        sitting = _sitting(home, case_id, None) or refuse("case.elsewhere")
    else:
        home.require(Action.OPEN_CASE)
        _ = _questions(home, category or "")
        there = _open_case_of(home, person_id, category or "") if person_id else None
        known = {"area_id": area_id} if area_id and person_id is None else {}
        first = home.pack.questions[category or ""].screens[0].key
        draft = Draft(there or new_id(), person_id or new_id(), category or "", first, typed=known)
        sitting = _sitting(home, draft.case_id, draft) or refuse("person.elsewhere")
        if person_id is not None and sitting.file.person is None:
            raise UserError("person.elsewhere")
    if sitting.file.person is not None:
        with home.reading() as r:
            following.refuse_beginning(r.conn, "resident", sitting.file.person.id)
        home.log("read", entity="resident", row=sitting.file.person.id, why="wizard")
    return sitting


def body_of(draft: Draft) -> str:
    """The draft as the text that the drafts table keeps."""
    body = {
        "version": VERSION,
        "case": draft.case_id,
        "person": draft.person_id,
        "category": draft.category,
        "at": draft.at,
        "typed": {key: to_wire(value) for key, value in draft.typed.items()},
        "base": {key: to_wire(value) for key, value in draft.base.items()},
        "texts": dict(draft.texts),
        "seen": {key: to_wire(seen) for key, seen in draft.seen.items()},
    }
    return msgspec.json.encode(body).decode()


def draft_of(body: str) -> Draft:
    """The draft of a kept text.

    Raises:
        UserError("wizard.draft-unreadable"): a newer program wrote it, or it was damaged.
    """
    try:
        read = msgspec.json.decode(body)
        if read["version"] != VERSION:
            raise UserError("wizard.draft-unreadable")
        return Draft(
            case_id=read["case"],
            person_id=read["person"],
            category=read["category"],
            at=read["at"],
            typed={key: told(from_wire(value, KINDS.get(key, object))) for key, value in read["typed"].items()},
            base={key: told(from_wire(value, KINDS.get(key, object))) for key, value in read["base"].items()},
            texts=msgspec.convert(read["texts"], dict[str, Any]),
            seen=msgspec.convert(read["seen"], dict[str, Seen]),
        )
    except (msgspec.MsgspecError, KeyError, TypeError) as fault:
        raise UserError("wizard.draft-unreadable") from fault


def commit(home: Home, draft: Draft) -> Done[Sitting]:
    """Turn what was typed into ops, all in one transaction, and empty the draft in the same one.

    The first commit brings the person and the case into the journal. What cannot be read yet stays in the draft.

    Raises:
        UserError("name.empty", …), UserError("area.elsewhere"), UserError("household.elsewhere"),
        UserError("person.elsewhere"), UserError("row.deleted-since", entity), UserError("row.changed-since", …),
        UserError("step.in-the-future", day), UserError("step.done-before-filed"), UserError("permission.write", …).
        Nothing was kept in the journal then, and the draft is still there.
    """
    questionnaire = _questions(home, draft.category)
    puts = rows_of(draft.readable, questionnaire)
    with home.writing() as w:
        write_rows(home, w, draft, puts)
        drafts.keep(w.conn, draft.key, home.account.id, body_of(draft.remaining), home.now)
        changes = w.changes
    return Done(_sitting(home, draft.case_id, None) or refuse("case.elsewhere"), changes)


def look_again(home: Home, draft: Draft) -> Sitting:
    """The sitting after somebody else has changed what it shows: the typed text stays, and the person has now seen
    the values on record (``moved_on`` names those that differ from what was there when typing began).

    Raises:
        UserError("case.elsewhere"), UserError("wizard.draft-unreadable").
    """
    with home.noting() as conn:
        drafts.keep(conn, draft.key, home.account.id, body_of(replace(draft, seen={})), home.now)
    sitting = _sitting(home, draft.case_id, None) or refuse("case.elsewhere")
    seen_now = {key: base if isinstance(base, tuple) else sitting.values.get(key) for key, base in draft.base.items()}
    return replace(sitting, draft=replace(sitting.draft, base=seen_now))


def finish(home: Home, draft: Draft, visit: VisitNote | None) -> Done[str]:
    """Commit what is left, record the visit of this sitting, and forget the draft. Returns the case's id.

    Raises: as :func:`commit`; UserError("visit.without-household"): nobody said at which door this was;
        UserError("wizard.unreadable-fields", fields): something typed cannot be read and would be lost.
    """
    if draft.texts:
        raise UserError("wizard.unreadable-fields", fields=sorted(draft.texts))
    done = commit(home, draft)
    changes = done.changes
    with home.writing() as w:
        if visit is not None:
            household = done.value.file.household or refuse("visit.without-household")
            w.add(
                Visit(
                    id=new_id(),
                    household_id=household.id,
                    case_id=draft.case_id,
                    day=home.today,
                    by=home.account.id,
                    outcome=visit.outcome,
                    note=visit.note,
                    told_by=visit.told_by,
                )
            )
        w.flush()
        drafts.drop(w.conn, draft.key, home.account.id)
        changes |= w.changes
    return Done(draft.case_id, changes)


def go_on_with(home: Home, draft: Draft, person_id: str, case_id: str | None = None) -> Sitting:
    """The one who was being typed is somebody on record: go on with that person's case (or begin one), and take along
    what was typed where the record knows nothing. The draft of the supposed newcomer is dropped.

    Raises: as :func:`open_sitting`; UserError("wizard.already-committed"): the newcomer is in the journal already, and
        two people on record are merged at the office only.
    """
    with home.reading() as r:
        if r.find(Case, draft.case_id) is not None:
            raise UserError("wizard.already-committed")
    found = open_sitting(home, case_id=case_id, category=draft.category, person_id=person_id)
    merged = found.draft
    for key, value in draft.typed.items():
        if value is not None and found.values.get(key) is None and key not in merged.typed:
            merged = merged.with_typed(key, value, None)
    with home.noting() as conn:
        drafts.keep(conn, merged.key, home.account.id, body_of(merged), home.now)
        drafts.drop(conn, draft.key, home.account.id)
    return replace(found, draft=merged)


def add_twin(home: Home, case_id: str, twin: Twin) -> Done[str]:
    """A second child of the same birth (sinh đôi): birth, parents, household, residences and the answers are copied,
    and a case of its own is opened. Papers are not: each child has its own. Returns the new case's id.

    Raises:
        UserError("case.elsewhere"), UserError("person.elsewhere"), UserError("permission.action").
    """
    home.require(Action.OPEN_CASE)
    with home.writing() as w:
        file = casefile.case_file(w, case_id) or refuse("case.elsewhere")
        person = file.person or refuse("person.elsewhere")
        questionnaire = _questions(home, file.case.category)
        name = names.display(twin.name) or questionnaire.unnamed
        same = {field: getattr(person, field) for field in _OF_BOTH_TWINS}
        child = w.add(Resident(id=new_id(), name=name, sex=twin.sex, **same))
        w.flush()
        case = w.add(
            Case(
                id=new_id(),
                resident_id=child.id,
                category=file.case.category,
                state="open",
                opened_on=home.today,
                found_by=file.case.found_by,
                waits_on=file.case.waits_on,
            )
        )
        w.flush()
        answers = {key: value for key, value in file.answers.items() if ":" not in key and key != "unnamed"}
        if not names.display(twin.name):
            answers["unnamed"] = True
        for key, value in answers.items():
            w.add(CaseAnswer(id=child_id(case.id, key), case_id=case.id, key=key, value=value))
        residence = specs()["residence"].cls
        for row in file.residences:
            w.add(
                residence(
                    id=new_id(),
                    resident_id=child.id,
                    kind=row.kind,
                    place=row.place,
                    since=row.since,
                    until=row.until,
                    note=row.note,
                )
            )
        w.flush()
        return Done(case.id, w.changes)


def residences_of(home: Home, person_id: str) -> CaseFile:
    """Where somebody of the household lives and has lived, to be copied to the child. The reading is noted.

    Raises:
        UserError("person.elsewhere").
    """
    with home.reading() as r:
        file = _around(r, Draft("", person_id, "", ""))
        if file.person is None:
            raise UserError("person.elsewhere")
    home.log("read", entity="resident", row=person_id, why="wizard")
    return file


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case that another may wait on."""

    id: str
    category: str
    name: str


def cases_to_wait_on(home: Home, case_id: str, people: tuple[str, ...], household_id: str | None) -> list[OpenCase]:
    """The open cases of these people and of the household, except ``case_id`` itself."""
    with home.reading() as r:
        condition: ColumnElement[bool] = Resident.id.in_(people)
        if household_id:
            condition = condition | (Resident.household_id == household_id)
        rows = r.session.execute(
            same_person.join_person(select(Case.id, Case.category, Resident.name), Case.resident_id)
            .where(condition, Case.gone.is_(None), contested.is_open(), Case.id != case_id, Resident.gone.is_(None))
            .order_by(Resident.name_sort, Case.category)
        )
        return [OpenCase(str(row_id), str(category), str(name)) for row_id, category, name in rows]


# Parts ---------------------------------------------------------------------------------------------------------

_OF_BOTH_TWINS = (
    "area_id",
    "born",
    "birth_place",
    "ethnicity",
    "religion",
    "nationality",
    "home_town",
    "membership",
    "mother",
    "father",
    "guardian",
    "phone",
)


def _questions(home: Home, category: str) -> Questionnaire:
    return home.pack.questions.get(category) or refuse("wizard.no-questions", category=category)


def _sitting(home: Home, case_id: str, fresh: Draft | None) -> Sitting | None:
    """The sitting of a case or draft; None if neither is here. ``fresh`` is what a new one begins with."""
    with home.reading() as r:
        stored = drafts.find(r.conn, f"wizard:{case_id}", home.account.id)
        case = r.find(Case, case_id)
        kept = draft_of(stored.body) if stored else None
        if kept is None and case is None and fresh is None:
            return None
        if kept is None and case is not None:
            first = _questions(home, case.category).screens[0].key
            kept = Draft(case_id, case.resident_id, case.category, first)
        draft = kept or fresh
        assert draft is not None
        questionnaire = _questions(home, draft.category)
        file = casefile.case_file(r, case_id) or _around(r, draft)
        if file.person is not None:
            draft = replace(draft, person_id=file.person.id)  # the record that stands for the person, after a merge
        seen = _seen_by(r, file)
    values = values_of(file, questionnaire)
    moved = tuple(key for key, base in draft.base.items() if not isinstance(base, tuple) and values.get(key) != base)
    draft = replace(draft, seen={**seen, **(draft.seen if draft.typed else {})})
    if draft.at not in {screen.key for screen in questionnaire.screens}:
        draft = replace(draft, at=questionnaire.screens[0].key)
    return Sitting(
        draft=draft,
        file=file,
        values=values,
        pathway=home.pack.pathway(situation_of(file), today=home.today),
        tables=Tables(questionnaire, home.pack.categories[draft.category], home.pack.tables, home.pack.procedures),
        account=home.account,
        today=home.today,
        opened=case is not None,
        typed_at=stored.at if stored and not draft.readable.untouched else "",
        moved_on=moved,
    )


def _around(r: Reading, draft: Draft) -> CaseFile:
    """A case file for a case that is not in the journal, around its person if there is one."""
    person = same_person.kept(r, draft.person_id)
    household = r.find(Household, person.household_id) if person is not None and person.household_id else None
    area = r.find(Area, person.area_id) if person is not None else None
    return CaseFile(
        case=CaseFacts(draft.case_id, draft.person_id, draft.category, "open", r.seen(Case, draft.case_id)),
        person=casefile.taken(r, person, PersonFacts) if person is not None else None,
        household=casefile.taken(r, household, HouseholdFacts) if household is not None else None,
        area_name=area.name if area is not None else "",
        members=casefile.members_of(r, household.id) if household is not None else (),
        residences=casefile.residences_of(r, person.id) if person is not None else (),
    )


def _seen_by(r: Reading, file: CaseFile) -> dict[str, Seen]:
    """What a screen drawn from ``file`` shows, by row."""
    rows: list[tuple[str, Any]] = [("case", file.case)]
    rows += [("resident", file.person)] if file.person else []
    rows += [("household", file.household)] if file.household else []
    for entity, parts in (
        ("claim", file.claims),
        ("evidence", file.evidence),
        ("residence", file.residences),
        ("step", file.steps),
    ):
        rows += [(entity, part) for part in parts]
    seen = {f"{entity}:{row.id}": row.seen for entity, row in rows}
    for key in file.answers:
        row_id = child_id(file.case.id, key)
        seen[f"answer:{row_id}"] = r.seen(CaseAnswer, row_id)
    return seen


def _open_case_of(home: Home, person_id: str, category: str) -> str | None:
    with home.reading() as r:
        person = same_person.kept(r, person_id)
        found = r.session.scalar(
            select(Case.id).where(
                Case.resident_id.in_(same_person.records_of(r, [person.id if person else person_id])),
                Case.category == category,
                contested.is_open(),
                Case.gone.is_(None),
            )
        )
        return str(found) if found else None
