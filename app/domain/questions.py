"""What the wizard asks about one kind of case (phiếu hỏi): screens and their questions, as data of the pack.

Nothing here draws: a question says what it wants to know (:class:`Ask`), where the answer goes (:class:`Into`) and
under which conditions it makes sense. The words and the order are a civil servant's to change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.sourced import Source


class Ask(StrEnum):
    """The kind of an answer; the last ones are whole tables that have an editor of their own."""

    TEXT = "text"
    LONG = "long"
    YES_NO = "yesno"
    TICK = "tick"
    """Said or not said: the answer is yes, or nothing."""
    DATE = "date"
    """A partial date."""
    CHOICE = "choice"
    """One of ``choices``."""
    CODE = "code"
    """A code of the pack's table ``table``."""
    NUMBER = "number"
    """A personal number or an old card's, and where it was read."""
    ADDRESS = "address"
    AREA = "area"
    HOUSEHOLD = "household"
    MEMBERS = "members"
    KIN = "kin"
    WAIT = "wait"
    PERIODS = "periods"
    PAPERS = "papers"
    CLAIMS = "claims"
    STEPS = "steps"
    VISIT = "visit"


class Into(StrEnum):
    """Which record an answer belongs to."""

    RESIDENT = "resident"
    """The field of the person that has the question's key."""
    ANSWER = "answer"
    """A row of its own: facts that only the case knows."""
    CASE = "case"
    HOUSEHOLD = "household"
    PARTS = "parts"
    """Rows below the person or the case: residences, evidence, claims, steps."""
    VISIT = "visit"


WORKED_OUT: Mapping[str, tuple[str, ...]] = {
    "mother_known": ("mother",),
    "father_known": ("father",),
    "guardian_known": ("guardian",),
    "parents_unknown": ("abandoned", "mother", "father"),
    "raised_by_another": ("abandoned", "mother", "father", "lives_with_parents"),
}
"""Conditions that no question asks for, because others (named here) say them already."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a ``when`` of the pack says: ``key`` was answered yes, or (``values``) with one of these; or the contrary.

    Written ``"abandoned"``, ``"not abandoned"``, ``"dwelling=rented|borrowed"``, ``"not dwelling=own"``.
    """

    key: str
    values: tuple[str, ...] = ()
    negated: bool = False

    @staticmethod
    def of(text: str) -> Condition:
        name = text.removeprefix("not ")
        key, equals, values = name.partition("=")
        return Condition(key.strip(), tuple(values.split("|")) if equals else (), name != text)


@dataclass(frozen=True, slots=True)
class Saying:
    """What the plan, the law or experience says of a screen's matter, shown beside it."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``when``: what must hold for it to make sense, each as :class:`Condition` reads it.

    ``optional`` ones may stay unasked; ``folded`` ones are hidden until the person opens them (dân tộc, tôn giáo).
    ``silent`` says which silences the answer may have besides a value.
    """

    key: str
    kind: Ask
    into: Into
    label: str
    hint: str = ""
    when: tuple[str, ...] = ()
    optional: bool = False
    folded: bool = False
    silent: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    table: str = ""

    @property
    def meaning(self) -> tuple[Ask, Into, str, tuple[str, ...]]:
        """What an answer under this key says, whatever the words around it: the same in every questionnaire."""
        return self.kind, self.into, self.table, tuple(code for code, _ in self.choices)


@dataclass(frozen=True, slots=True)
class ScreenQuestions:
    """One screen: a single matter, its questions, and what is said about it."""

    key: str
    title: str
    lead: str
    asks: tuple[Question, ...]
    when: tuple[str, ...] = ()
    says: tuple[Saying, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """All screens of one category. ``unnamed`` is the name under which somebody without a name is kept."""

    category: str
    title: str
    unnamed: str
    screens: tuple[ScreenQuestions, ...]

    @property
    def questions(self) -> Iterator[Question]:
        return (question for screen in self.screens for question in screen.asks)

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)

    def screen_of(self, key: str) -> ScreenQuestions | None:
        """The screen on which the question ``key`` stands."""
        return next((screen for screen in self.screens if any(ask.key == key for ask in screen.asks)), None)
