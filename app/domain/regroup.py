"""A case that goes from one group of the plan to another (đổi diện): what stays, what is new to ask, what is past.

Also the mark of group A, which a case of it may lose without anybody's deed: there is no ID number yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.answers import is_known
from app.domain.casefile import CaseFile, truth
from app.domain.category import Category
from app.domain.pathway import Pathway
from app.domain.procedure import Procedure, StepState
from app.domain.questions import Into, Question, Questionnaire
from app.domain.worksheet import values_of

NUMBER = "personal_number"
"""The result (code of ``results``) that ends group A."""
_ASKED_INTO = frozenset({Into.RESIDENT, Into.ANSWER, Into.CASE, Into.HOUSEHOLD})


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What a change of category means for one case. Nothing that was collected is lost.

    ``new`` are the questions that the old questionnaire did not ask and nothing on record answers; ``unanswered`` those
    that both ask and nobody has answered. ``past``: procedures with a record that are not on the new way, kept as
    history; ``dropped``: procedures of the old way that nobody has begun and the new one does not ask for; ``added``:
    procedures that only the new way has.
    """

    old: str
    category: str
    answers: int
    papers: int
    steps: int
    new: tuple[Question, ...]
    unanswered: tuple[Question, ...]
    past: tuple[str, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberIssued:
    """A number that a case of group A now has. ``procedure``: the step that gave it; None: it stands on the record.

    ``finished``: every step of the case's way is over, so that it can be closed as solved.
    """

    procedure: str | None
    finished: bool


def regrouping(
    file: CaseFile,
    category: Category,
    questionnaires: Mapping[str, Questionnaire],
    old_way: Pathway,
    new_way: Pathway,
) -> Regrouping:
    """What it means to move the case to ``category``, whose way would be ``new_way``."""
    questionnaire = questionnaires.get(category.code)
    before = questionnaires.get(file.case.category)
    asked_before = {question.key for question in before.questions} if before is not None else set()
    open_ = _unanswered(file, questionnaire) if questionnaire is not None else ()
    begun = {step.procedure for step in file.steps}
    on_route = {step.procedure for step in category.route}
    old_ids, new_ids = [step.id for step in old_way.steps], [step.id for step in new_way.steps]
    return Regrouping(
        old=file.case.category,
        category=category.code,
        answers=len(file.answers),
        papers=len(file.evidence),
        steps=len(file.steps),
        new=tuple(question for question in open_ if question.key not in asked_before),
        unanswered=tuple(question for question in open_ if question.key in asked_before),
        past=tuple(step.procedure for step in file.steps if step.procedure not in on_route),
        dropped=tuple(each for each in old_ids if each not in begun and each not in new_ids),
        added=tuple(each for each in new_ids if each not in begun and each not in old_ids),
    )


def number_issued(
    file: CaseFile, category: Category, procedures: Mapping[str, Procedure], way: Pathway
) -> NumberIssued | None:
    """Whether an open case of group A has met its end: the person has a number (KH, III.2.1.1). None: it has not."""
    if file.case.state == "closed":
        return None
    on_record = file.person is not None and is_known(file.person.id_number)
    by = next((step.procedure for step in file.steps if _gives_number(step, procedures)), None)
    if not category.contradicted_by_number(on_record or by is not None):
        return None
    return NumberIssued(by, way.finished)


def giving_number(procedures: Mapping[str, Procedure]) -> Sequence[str]:
    """The procedures that end with a number."""
    return [each.id for each in procedures.values() if NUMBER in each.yields]


def _gives_number(step: Any, procedures: Mapping[str, Procedure]) -> bool:
    procedure = procedures.get(step.procedure)
    return step.state == StepState.DONE and procedure is not None and NUMBER in procedure.yields


def _unanswered(file: CaseFile, questionnaire: Questionnaire) -> tuple[Question, ...]:
    """The questions that nothing on record answers, and that other answers do not make needless."""
    values = values_of(file, questionnaire)
    found = []
    for screen in questionnaire.screens:
        if _needless(screen.when, values):
            continue
        found += [
            ask
            for ask in screen.asks
            if ask.into in _ASKED_INTO and not ask.optional and values.get(ask.key) is None
            if not _needless(ask.when, values)
        ]
    return tuple(found)


def _needless(when: Sequence[str], values: Mapping[str, Any]) -> bool:
    """Whether a condition surely does not hold; what nobody has answered yet may still hold."""
    for condition in when:
        name = condition.removeprefix("not ")
        fact = truth(values.get(name))
        if fact is not None and fact is (name != condition):
            return True
    return False
