"""An interview that looks for a person's group (phỏng vấn tìm diện): begun or resumed, kept as a draft, read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import select

from app.domain.casefile import PersonFacts
from app.domain.ids import new_id
from app.domain.interview import Interview
from app.domain.partial_date import told
from app.errors import UserError, refuse
from app.home import Home
from app.models import casefile, contested, drafts, interviewed, same_person
from app.models.entities import Area, Case, Resident
from app.models.sealing import may_open
from app.models.types import from_wire, to_wire
from app.models.work import Reading

VERSION = 1
DRAFT = "interview:"
"""How the drafts of interviews are called; behind it stands the case, the person, or an id of its own."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One interview: about whom (a person on record, or with ``person_id`` None somebody met at the door of
    ``area_id``), for which case when its group is looked for anew, what was answered, and what was left for later."""

    id: str
    person_id: str | None = None
    case_id: str | None = None
    area_id: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    left: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{DRAFT}{self.id}"

    def answered(self, question: str, answer: Any) -> Talk:
        """With another answer; None takes it back."""
        answers = {key: value for key, value in self.answers.items() if key != question}
        if answer is not None:
            answers[question] = answer
        return replace(self, answers=answers, left=tuple(key for key in self.left if key != question))

    def left_for_later(self, question: str) -> Talk:
        return replace(self, left=(*(key for key in self.left if key != question), question))


@dataclass(frozen=True, slots=True)
class TalkView:
    """What the interview's page shows beside the questions. ``open_cases``: (category, case id) of the person."""

    talk: Talk
    interview: Interview
    name: str
    area: str
    category: str | None
    open_cases: tuple[tuple[str, str], ...]
    resumed: bool


def open_talk(
    home: Home,
    *,
    talk_id: str | None = None,
    person_id: str | None = None,
    case_id: str | None = None,
    area_id: str | None = None,
) -> TalkView:
    """Begin or resume: the draft ``talk_id``, or the interview for a case, a person, or somebody met at a door.

    What the person's record and their cases answer already is answered. The reading is noted in the access log.

    Raises:
        UserError("case.elsewhere"), UserError("person.elsewhere"), UserError("person.sealed").
        UserError("interview.draft-unreadable").
    """
    with home.reading() as r:
        case = None
        if case_id is not None:
            case = r.find(Case, case_id) or refuse("case.elsewhere")
            person_id = case.resident_id
        key = talk_id or case_id or person_id or new_id()
        stored = drafts.find(r.conn, f"{DRAFT}{key}", home.account.id)
        talk = talk_of(stored.body) if stored is not None else Talk(key, person_id, case_id, area_id)
        if case is None and talk.case_id is not None:
            case = r.find(Case, talk.case_id) or refuse("case.elsewhere")
        person = None
        if talk.person_id is not None:
            person = same_person.kept(r, talk.person_id) or refuse("person.elsewhere")
            if not may_open(home.account, person):
                raise UserError("person.sealed")
            talk = replace(talk, person_id=person.id)
        open_cases = open_cases_of(r, person.id) if person is not None else ()
        if stored is None:
            talk = replace(talk, answers=_known(home, r, person, case.id if case is not None else None))
        area = r.find(Area, person.area_id if person is not None else talk.area_id or "")
        view = TalkView(
            talk,
            home.pack.interview,
            person.name if person is not None else "",
            area.name if area is not None else "",
            case.category if case is not None else None,
            open_cases,
            stored is not None,
        )
    if view.talk.person_id is not None:
        home.log("read", entity="resident", row=view.talk.person_id, why="interview")
    return view


def body_of(talk: Talk) -> str:
    """The interview as the text that the drafts table keeps."""
    body = {
        "version": VERSION,
        "id": talk.id,
        "person": talk.person_id,
        "case": talk.case_id,
        "area": talk.area_id,
        "answers": {key: to_wire(value) for key, value in talk.answers.items()},
        "left": list(talk.left),
    }
    return msgspec.json.encode(body).decode()


def talk_of(body: str) -> Talk:
    """The interview of a kept text.

    Raises:
        UserError("interview.draft-unreadable"): a newer program wrote it, or it was damaged.
    """
    try:
        read = msgspec.json.decode(body, type=_Body)
    except msgspec.MsgspecError as fault:
        raise UserError("interview.draft-unreadable") from fault
    if read.version != VERSION:
        raise UserError("interview.draft-unreadable")
    answers = {key: told(from_wire(value, object)) for key, value in read.answers.items()}
    return Talk(read.id, read.person, read.case, read.area, answers, read.left)


class _Body(msgspec.Struct):
    version: int
    id: str
    person: str | None
    case: str | None
    area: str | None
    answers: dict[str, Any]
    left: tuple[str, ...]


# Parts ---------------------------------------------------------------------------------------------------------


def open_cases_of(r: Reading, person_id: str) -> tuple[tuple[str, str], ...]:
    """(category, case id) of the open cases of a person, of all their records."""
    records = same_person.records_of(r, [person_id])
    rows = r.session.execute(
        select(Case.category, Case.id)
        .where(Case.resident_id.in_(records), Case.gone.is_(None), contested.is_open())
        .order_by(Case.category, Case.id)
    )
    return tuple((str(category), str(case_id)) for category, case_id in rows)


def _known(home: Home, r: Reading, person: Resident | None, case_id: str | None) -> dict[str, Any]:
    """What is answered already: by an earlier interview on this case or the person's newest, and by the record."""
    if person is None:
        return {}
    records = same_person.records_of(r, [person.id])
    cases = r.session.scalars(
        select(Case.id).where(Case.resident_id.in_(records), Case.gone.is_(None)).order_by(Case.id)
    ).all()
    answers: dict[str, Any] = {}
    for each in sorted(cases, key=lambda one: one == case_id):
        answers |= interviewed.answers_of(r, each)
    asked = {question.key for question in home.pack.interview.questions}
    said = {key: value for key, value in answers.items() if key in asked}
    return said | home.pack.interview.of_record(casefile.taken(r, person, PersonFacts), home.today)
