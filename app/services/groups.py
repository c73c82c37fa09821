"""Finding the group of a person (tìm diện), opening their cases, moving a case to another group, counting groups.

An interview in progress is a draft outside the journal (:mod:`app.services.groups_talk`); its answers are kept with
each case that comes of it. What is proposed is worked out by :mod:`app.domain.interview`; a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from app.domain.casefile import CaseFile, situation_of
from app.domain.category import Category
from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.interview import ALSO
from app.domain.merge import Seen
from app.domain.pathway import Pathway
from app.domain.permissions import Action
from app.domain.procedure import StepState
from app.domain.regroup import NumberIssued, Regrouping, giving_number, number_issued, regrouping
from app.domain.worksheet import INTERVIEW, Draft
from app.errors import UserError, refuse
from app.home import Home
from app.models import drafts, interviewed, same_person
from app.models.casefile import case_file
from app.models.entities import Case, Resident, Step
from app.models.sealing import shown_to
from app.models.work import Work
from app.services.groups_talk import Talk, TalkView, body_of, open_cases_of, open_talk, talk_of

__all__ = [
    "NumberedRow", "Talk", "TalkView", "body_of", "change_category", "compare", "decide", "issued_of", "keep_answers",
    "newcomer", "numbered", "open_talk", "talk_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """An open case of group A whose person has a number: to be finished, or moved on. Nothing does so by itself."""

    case_id: str
    resident_id: str
    name: str
    category: str
    area: str
    household: str
    issued: NumberIssued


# Deciding ------------------------------------------------------------------------------------------------------


def decide(home: Home, talk: Talk, categories: Sequence[str]) -> Done[tuple[str, ...]]:
    """The person has decided: a case of somebody on record in each of ``categories``, in their order; an open one is
    gone on with. The answers are kept with each, and the draft is forgotten in the same transaction. Returns the ids.

    Raises:
        UserError("permission.action"), UserError("person.elsewhere"), UserError("group.none-chosen").
        UserError("category.unknown", category), UserError("category.by-decision-only", category).
    """
    home.require(Action.OPEN_CASE)
    _check(home, categories)
    with home.writing() as w:
        person = same_person.kept(w, talk.person_id or "") or refuse("person.elsewhere")
        there = dict(open_cases_of(w, person.id))
        ids = []
        for category in dict.fromkeys(categories):
            case_id = there.get(category)
            if case_id is None:
                case = Case(id=new_id(), resident_id=person.id, category=category, state="open", opened_on=home.today)
                case_id = w.add(case).id
                w.flush()
            _keep(home, w, case_id, category, talk.answers)
            ids.append(case_id)
        drafts.drop(w.conn, talk.key, home.account.id)
        return Done(tuple(ids), w.changes)


def newcomer(home: Home, talk: Talk, categories: Sequence[str]) -> Draft:
    """The wizard's draft for somebody who is not on record yet: its first commit brings the person, the case of the
    first category and those of the others into the journal. Nothing is written here.

    Raises:
        UserError("permission.action"), UserError("group.none-chosen"), UserError("category.unknown", category),
        UserError("category.by-decision-only", category), UserError("wizard.no-questions", category).
    """
    home.require(Action.OPEN_CASE)
    _check(home, categories)
    first, *others = dict.fromkeys(categories)
    questionnaire = home.pack.questions.get(first) or refuse("wizard.no-questions", category=first)
    draft = Draft(new_id(), new_id(), first, questionnaire.screens[0].key)
    if talk.area_id is not None:
        draft = draft.with_typed("area_id", talk.area_id, None)
    for key, value in home.pack.interview.kept(talk.answers).items():
        draft = draft.with_typed(f"{INTERVIEW}{key}", value, None)
    for key, value in home.pack.filled(first, talk.answers).items():
        draft = draft.with_typed(key, value, None)
    return draft.with_typed(f"{INTERVIEW}{ALSO}", " ".join(others), None) if others else draft


def keep_answers(home: Home, talk: Talk) -> Done[None]:
    """Keep the interview of a case with it, and forget the draft: its group may stay as it is.

    Raises:
        UserError("case.elsewhere"), UserError("permission.write", …).
    """
    with home.writing() as w:
        case = w.find(Case, talk.case_id or "") or refuse("case.elsewhere")
        _keep(home, w, case.id, case.category, talk.answers)
        drafts.drop(w.conn, talk.key, home.account.id)
        return Done(None, w.changes)


# Changing the group --------------------------------------------------------------------------------------------


def compare(home: Home, case_id: str, category: str) -> Regrouping:
    """What it would mean to move a case to ``category``.

    Raises:
        UserError("case.elsewhere"), UserError("category.unknown", category), UserError("category.by-decision-only", …).
    """
    _check(home, [category])
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
    return _compared(home, file, home.pack.categories[category])


def change_category(home: Home, case_id: str, seen: Seen, category: str) -> Done[Regrouping]:
    """Move a case to another group, as one change that can be taken back. Answers, evidence and steps stay.

    Raises:
        UserError("case.elsewhere"), UserError("case.is-closed"), UserError("row.changed-since").
        UserError("category.unknown", category), UserError("category.by-decision-only", category).
        UserError("group.unchanged", category): it is in this group already.
        UserError("case.open-already", id): the person has an open case of that group.
    """
    _check(home, [category])
    with home.writing() as w:
        file = case_file(w, case_id) or refuse("case.elsewhere")
        if file.case.state == "closed":
            raise UserError("case.is-closed")
        if file.case.category == category:
            raise UserError("group.unchanged", category=category)
        whose = file.person.id if file.person is not None else file.case.resident_id
        if (there := dict(open_cases_of(w, whose)).get(category)) is not None:
            raise UserError("case.open-already", id=there)
        compared = _compared(home, file, home.pack.categories[category])
        case = w.change(Case, case_id, seen) or refuse("case.elsewhere")
        case.category = category
        w.flush()
        return Done(compared, w.changes)


# Watching group A ----------------------------------------------------------------------------------------------


def numbered(home: Home, *, only_mine: bool = False, limit: int = 20) -> tuple[NumberedRow, ...]:
    """Open cases of group A whose person has a number, oldest first; those of sealed people for who may open them."""
    steps = select(Step.case_id).where(
        Step.procedure.in_(giving_number(home.pack.procedures)), Step.state == StepState.DONE, Step.gone.is_(None)
    )
    conditions: list[ColumnElement[bool]] = [
        Case.gone.is_(None),
        Case.state != "closed",
        Case.category.startswith("A"),
        Resident.gone.is_(None),
        shown_to(home.account),
        or_(Resident.id_digits != "", Case.id.in_(steps)),
    ]
    if home.account.areas:
        conditions.append(Resident.area_id.in_(home.account.areas))
    if only_mine:
        conditions.append(Case.assignee == home.account.id)
    found = []
    with home.reading() as r:
        ids = same_person.join_person(select(Case.id), Case.resident_id).where(*conditions).order_by(Case.id)
        for case_id in r.session.scalars(ids.limit(limit)):
            file = case_file(r, case_id)
            if file is None or file.person is None:
                continue
            issued = issued_of(home, file, home.pack.pathway(situation_of(file), today=home.today))
            if issued is not None:
                person, house = file.person, file.household.label if file.household is not None else ""
                row = NumberedRow(case_id, person.id, person.name, file.case.category, file.area_name, house, issued)
                found.append(row)
    return tuple(found)


def issued_of(home: Home, file: CaseFile, way: Pathway) -> NumberIssued | None:
    """Whether this case of group A has met its end (see :func:`app.domain.regroup.number_issued`)."""
    category = home.pack.categories.get(file.case.category)
    return number_issued(file, category, home.pack.procedures, way) if category is not None else None


# Parts ---------------------------------------------------------------------------------------------------------


def _check(home: Home, categories: Sequence[str]) -> None:
    if not categories:
        raise UserError("group.none-chosen")
    for code in categories:
        category = home.pack.categories.get(code) or refuse("category.unknown", category=code)
        if category.reference_only:
            raise UserError("category.by-decision-only", category=code)


def _keep(home: Home, w: Work, case_id: str, category: str, answers: Mapping[str, Any]) -> None:
    interviewed.keep(w, case_id, home.pack.interview.kept(answers), home.pack.filled(category, answers))


def _compared(home: Home, file: CaseFile, category: Category) -> Regrouping:
    situation = situation_of(file)
    old = home.pack.pathway(situation, today=home.today)
    new = home.pack.pathway(replace(situation, category=category.code), today=home.today)
    return regrouping(file, category, home.pack.questions, old, new)
