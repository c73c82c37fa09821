"""Finding the group (tìm diện): which categories the answers of a short interview speak for, in the plan's words.

The questions and what they mean are data (``resources/interview.toml``); nothing here knows a particular category.
Answers are yes, no, a code of the question's choices, or one of the silences of :mod:`app.domain.answers`. What is
proposed is a proposal: a person decides.

As long as the questions are answered in their order, a further answer settles more and unsettles nothing: what
:attr:`~Strength.FITS` or is :attr:`~Strength.RULED_OUT` stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from app.domain.answers import Silence, is_known
from app.domain.casefile import PersonFacts
from app.domain.category import Group
from app.domain.clocks import add_months
from app.domain.partial_date import PartialDate
from app.domain.situation import either
from app.domain.sourced import Source

YES: Final = "yes"
NO: Final = "no"
ALSO: Final = "also"
"""Under :data:`app.domain.worksheet.INTERVIEW` and this key stand the groups that were chosen beside the case's own."""


class Kind(StrEnum):
    YES_NO = "yesno"
    CHOICE = "choice"


class Speaks(StrEnum):
    """What a sign means for its category once its answer was given."""

    NEEDED = "needed"
    """The wording demands it: another answer rules the category out."""
    FOR = "for"
    AGAINST = "against"
    """It rules the category out."""


class Strength(StrEnum):
    """How a category stands after the answers given so far."""

    FITS = "fits"
    MAY = "may"
    """Something speaks for it, nothing against, and not everything is known."""
    OPEN = "open"
    """Nothing was said of it yet."""
    RULED_OUT = "ruled_out"

    @property
    def settled(self) -> bool:
        return self in (Strength.FITS, Strength.RULED_OUT)


@dataclass(frozen=True, slots=True)
class Test:
    """Whether a question was answered with one of ``answers``; with ``negated``: with another."""

    __test__ = False

    question: str
    answers: frozenset[str]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """An answer that is the answer to a question of the wizard, or a fact of the pathway (bảng ``facts``), too."""

    answers: frozenset[str]
    key: str
    value: bool | str


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """One question. ``when``: tests of earlier questions, all of which must hold for it to make sense. ``record``: what
    of the person's record answers it (:data:`RECORDED`). ``always``: asked though no category waits for it."""

    key: str
    label: str
    kind: Kind
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    when: tuple[Test, ...] = ()
    fills: tuple[Fill, ...] = ()
    record: str = ""
    always: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        return (YES, NO) if self.kind is Kind.YES_NO else tuple(code for code, _ in self.choices)

    def code_of(self, answer: Any) -> str | None:
        """The code that tests compare; None while the answer says nothing. "Không áp dụng" is no, or no choice."""
        if answer is Silence.DOES_NOT_APPLY:
            return NO if self.kind is Kind.YES_NO else ""
        if self.kind is Kind.YES_NO:
            return (YES if answer else NO) if isinstance(answer, bool) else None
        return str(answer) if is_known(answer) and answer in self.codes else None

    def value_of(self, code: str) -> bool | str:
        """The answer that ``code`` stands for: the inverse of :meth:`code_of`."""
        return code == YES if self.kind is Kind.YES_NO else code


@dataclass(frozen=True, slots=True)
class Sign:
    """What of the answers the plan's ``words`` rest on: any one of the tests is enough."""

    speaks: Speaks
    any_of: tuple[Test, ...]
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer that speaks for a category (``holds``), against it, or says nothing (None: nobody could tell)."""

    question: str
    answer: Any
    holds: bool | None
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Proposal:
    """How one category stands, and why. ``ask``: questions still to be asked for it, in their order."""

    category: str
    strength: Strength
    reasons: tuple[Reason, ...]
    ask: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The plan's words that something speaks for, each once."""
        return tuple(dict.fromkeys(reason.words for reason in self.reasons if reason.holds))


@dataclass(frozen=True, slots=True)
class Findings:
    """What the answers amount to. ``ask``: questions whose answer could still change something, in their order."""

    proposals: tuple[Proposal, ...]
    """Those that fit or may fit, the surest first."""
    ruled_out: tuple[Proposal, ...]
    open: tuple[Proposal, ...]
    ask: tuple[str, ...]

    @property
    def cannot_say(self) -> bool:
        return not self.proposals


@dataclass(frozen=True, slots=True)
class _View:
    """A question as the tests see it: its code if it has one; ``needless_by`` the question that made it needless."""

    code: str | None = None
    asked: bool = False
    needless_by: str | None = None

    def holds(self, test: Test) -> bool | None:
        if self.needless_by is not None:
            return test.negated
        return None if self.code is None else (self.code in test.answers) is not test.negated


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions in their order; the signs of the two groups, and those of each category that may be proposed."""

    questions: tuple[InterviewQuestion, ...]
    groups: Mapping[Group, tuple[Sign, ...]]
    categories: Mapping[str, tuple[Sign, ...]]

    def question(self, key: str) -> InterviewQuestion:
        """Raises: KeyError."""
        return next((each for each in self.questions if each.key == key), None) or _unknown(key)

    def turns_on(self, key: str) -> tuple[tuple[str, str], ...]:
        """What of the plan a question decides: (category or group, the plan's words), each once."""
        every: list[tuple[str, tuple[Sign, ...]]] = [(group.value, signs) for group, signs in self.groups.items()]
        every += self.categories.items()
        found = ((code, sign.words) for code, signs in every for sign in signs if _asks(sign, key))
        return tuple(dict.fromkeys(found))

    def kept(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers that count: those to questions that make sense, not those that a change of mind made needless."""
        views = self._views(answers)
        return {key: answers[key] for key, view in views.items() if view.asked and view.needless_by is None}

    def filled(self, answers: Mapping[str, Any]) -> dict[str, bool | str]:
        """What the answers say that the wizard would ask again, by the wizard's keys."""
        views = self._views(answers)
        return {
            fill.key: fill.value
            for question in self.questions
            for fill in question.fills
            if views[question.key].needless_by is None and views[question.key].code in fill.answers
        }

    def of_record(self, person: PersonFacts | None, today: date) -> dict[str, Any]:
        """The answers that the person's record gives."""
        if person is None:
            return {}
        found = {each.key: RECORDED[each.record](person, today) for each in self.questions if each.record}
        return {key: value for key, value in found.items() if value is not None}

    def needless(self, key: str, answers: Mapping[str, Any]) -> bool:
        """Whether other answers leave no sense in the question."""
        return self._views(answers)[key].needless_by is not None

    def find(self, answers: Mapping[str, Any]) -> Findings:
        """What the answers amount to: the same answers always give the same findings."""
        views = self._views(answers)
        every = [self._proposal(code, views, answers) for code in self.categories]
        proposed = [one for one in every if one.strength in (Strength.FITS, Strength.MAY)]
        proposed.sort(key=lambda one: (one.strength is not Strength.FITS, -_weight(one), one.category))
        waited = {key for one in every if not one.strength.settled for key in one.ask}
        return Findings(
            tuple(proposed),
            tuple(one for one in every if one.strength is Strength.RULED_OUT),
            tuple(one for one in every if one.strength is Strength.OPEN),
            self._with_gates(waited, views),
        )

    # Parts -------------------------------------------------------------------------------------------------------

    def _views(self, answers: Mapping[str, Any]) -> dict[str, _View]:
        """In the order of the questions: what makes one needless always stands before it."""
        views: dict[str, _View] = {}
        for question in self.questions:
            given = answers.get(question.key)
            gate = next((test for test in question.when if views[test.question].holds(test) is False), None)
            by = None if gate is None else views[gate.question].needless_by or gate.question
            views[question.key] = _View(question.code_of(given), given is not None, by)
        return views

    def _proposal(self, code: str, views: Mapping[str, _View], answers: Mapping[str, Any]) -> Proposal:
        own = self.categories[code]
        signs = (*self.groups.get(Group(code[0]), ()), *own)
        states = {sign: either(*(views[test.question].holds(test) for test in sign.any_of)) for sign in signs}
        out = any(state is (sign.speaks is Speaks.AGAINST) for sign, state in _deciding(states))
        whole = all(state is not None for _, state in _deciding(states))
        spoken_for = any(states[sign] for sign in own if sign.speaks is not Speaks.AGAINST)
        if out:
            strength = Strength.RULED_OUT
        elif spoken_for:
            strength = Strength.FITS if whole else Strength.MAY
        else:
            strength = Strength.OPEN
        reasons = [each for sign, state in states.items() for each in _reasons(sign, state, views, answers)]
        open_ = {test.question for sign, state in states.items() if state is None for test in sign.any_of}
        ask = tuple(q.key for q in self.questions if q.key in open_ and _to_ask(views[q.key]))
        return Proposal(code, strength, tuple(dict.fromkeys(reasons)), () if strength.settled else ask)

    def _with_gates(self, waited: set[str], views: Mapping[str, _View]) -> tuple[str, ...]:
        """``waited`` and the open questions that decide whether one of them makes sense, in their order."""
        wanted: list[str] = []
        for question in reversed(self.questions):
            if (question.key in waited or question.always) and _to_ask(views[question.key]):
                wanted.append(question.key)
                waited |= {test.question for test in question.when}
        return tuple(reversed(wanted))


def _deciding(states: Mapping[Sign, bool | None]) -> Iterator[tuple[Sign, bool | None]]:
    return ((sign, state) for sign, state in states.items() if sign.speaks is not Speaks.FOR)


def _to_ask(view: _View) -> bool:
    return not view.asked and view.needless_by is None


def _asks(sign: Sign, key: str) -> bool:
    return any(test.question == key for test in sign.any_of)


def _weight(proposal: Proposal) -> int:
    return sum(reason.holds is True for reason in proposal.reasons)


def _reasons(
    sign: Sign, state: bool | None, views: Mapping[str, _View], answers: Mapping[str, Any]
) -> Iterator[Reason]:
    """The answers behind one sign. Of a sign that nothing is said of, or that adds nothing, there are none."""
    if state is not True and sign.speaks is Speaks.FOR:
        return
    if state is False and sign.speaks is Speaks.AGAINST:
        return
    for test in sign.any_of:
        view = views[test.question]
        if view.holds(test) is not state:
            continue
        by = view.needless_by or test.question
        if by in answers and answers[by] is not None:
            holds = False if state and sign.speaks is Speaks.AGAINST else state
            yield Reason(by, answers[by], holds, sign.words, sign.source)


def _has_number(person: PersonFacts, _: date) -> bool | None:
    """A number on the record says yes. That none is recorded says nothing: it may not be known here."""
    return True if is_known(person.id_number) else None


def _under_16(person: PersonFacts, today: date) -> bool | None:
    if not isinstance(person.born, PartialDate):
        return None
    if add_months(person.born.earliest, 12 * 16) > today:
        return True
    return False if add_months(person.born.latest, 12 * 16) <= today else None


RECORDED: Final[Mapping[str, Callable[[PersonFacts, date], Any]]] = {"has_number": _has_number, "under_16": _under_16}
"""What a question may take from the person's record."""


def _unknown(key: str) -> InterviewQuestion:
    raise KeyError(key)
