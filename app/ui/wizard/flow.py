"""What the wizard asks next, known without a window: screens, conditions, and how far each screen is.

A condition is a function of the answers so far; conditions compose (:func:`not_`, :func:`all_of`, :func:`any_of`).
The screens of a category come from the pack: ``Flow.of(questionnaire)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.answers import Silence
from app.domain.questions import Condition as Said
from app.domain.questions import Question, Questionnaire, ScreenQuestions
from app.domain.values import Kin
from app.domain.worksheet import PAPER

Answers = Mapping[str, Any]
Condition = Callable[[Answers], bool]


class Progress(Enum):
    """How far a screen is."""

    UNTOUCHED = "untouched"
    BEGUN = "begun"
    DONE = "done"
    NEEDLESS = "needless"


# Conditions ----------------------------------------------------------------------------------------------------


def always(_: Answers) -> bool:
    return True


def yes(key: str) -> Condition:
    """The question was answered with yes."""
    return lambda answers: answers.get(key) is True


def no(key: str) -> Condition:
    """The question was answered with no, or does not apply."""
    return lambda answers: answers.get(key) is False or answers.get(key) is Silence.DOES_NOT_APPLY


def is_(key: str, *values: str) -> Condition:
    """The question was answered with one of these choices; a silence is none of them."""
    return lambda answers: isinstance(answers.get(key), str) and answers.get(key) in values


def not_(condition: Condition) -> Condition:
    return lambda answers: not condition(answers)


def all_of(*conditions: Condition) -> Condition:
    return lambda answers: all(condition(answers) for condition in conditions)


def any_of(*conditions: Condition) -> Condition:
    return lambda answers: any(condition(answers) for condition in conditions)


def known(key: str) -> Condition:
    """Somebody is named: a mother, a father, a guardian."""
    return lambda answers: isinstance(answers.get(key), Kin)


def silent(key: str) -> Condition:
    """Asked, and nobody could say, or it does not apply."""
    return lambda answers: isinstance(answers.get(key), Silence)


parents_unknown = any_of(yes("abandoned"), all_of(silent("mother"), silent("father")))

NAMED: Mapping[str, Condition] = {
    "mother_known": known("mother"),
    "father_known": known("father"),
    "guardian_known": known("guardian"),
    "parents_unknown": parents_unknown,
    "raised_by_another": any_of(parents_unknown, no("lives_with_parents")),
}
"""Conditions that pack files may name besides their own questions (:data:`~app.domain.questions.WORKED_OUT`)."""


def named(text: str) -> Condition:
    """The condition of a pack file: a key, one with its choices, a name of :data:`NAMED`, or ``"not …"`` of one."""
    said = Said.of(text)
    condition = is_(said.key, *said.values) if said.values else NAMED.get(said.key) or yes(said.key)
    return not_(condition) if said.negated else condition


# Screens -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a screen, and when it makes sense."""

    key: str
    when: Condition = always
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """One matter. ``asks`` are keys, or :class:`Asked` where a question has its own condition."""

    key: str
    title: str = ""
    asks: tuple[str | Asked, ...] = ()
    when: Condition = always

    def asked(self, answers: Answers) -> tuple[Asked, ...]:
        """The questions that make sense now."""
        every = (ask if isinstance(ask, Asked) else Asked(ask) for ask in self.asks)
        return tuple(ask for ask in every if ask.when(answers))

    def progress(self, answers: Answers) -> Progress:
        if not self.when(answers):
            return Progress.NEEDLESS
        asked = self.asked(answers)
        given = [ask for ask in asked if _is_answered(answers.get(ask.key))]
        if all(ask.optional or ask in given for ask in asked) and (given or not asked):
            return Progress.DONE
        return Progress.BEGUN if given else Progress.UNTOUCHED

    def open(self, answers: Answers) -> tuple[str, ...]:
        """The questions still to be asked."""
        return tuple(a.key for a in self.asked(answers) if not a.optional and not _is_answered(answers.get(a.key)))


@dataclass(frozen=True, slots=True)
class Flow:
    """All screens in order."""

    screens: tuple[Screen, ...]

    @staticmethod
    def of(questionnaire: Questionnaire) -> Flow:
        return Flow(tuple(_screen(screen) for screen in questionnaire.screens))

    def screen(self, key: str) -> Screen:
        """Raises: KeyError."""
        return next((screen for screen in self.screens if screen.key == key), None) or _missing(key)

    def visible(self, answers: Answers) -> tuple[Screen, ...]:
        """The screens that make sense, in order."""
        return tuple(screen for screen in self.screens if screen.when(answers))

    def after(self, key: str, answers: Answers) -> Screen | None:
        """The next screen that makes sense; None at the end. ``key`` itself may have become needless."""
        return self._beyond(self.screens, key, answers)

    def before(self, key: str, answers: Answers) -> Screen | None:
        return self._beyond(self.screens[::-1], key, answers)

    def progress(self, answers: Answers) -> dict[str, Progress]:
        return {screen.key: screen.progress(answers) for screen in self.screens}

    def _beyond(self, screens: tuple[Screen, ...], key: str, answers: Answers) -> Screen | None:
        rest = iter(screens)
        self.screen(key)
        for screen in rest:
            if screen.key == key:
                break
        return next((screen for screen in rest if screen.when(answers)), None)


def _missing(key: str) -> Screen:
    raise KeyError(key)


def with_papers(values: Answers) -> dict[str, Any]:
    """The values as progress is judged on them: that there is no such paper is an answer to the papers too."""
    asked = tuple(key for key, value in values.items() if key.startswith(PAPER) and value is not None)
    return {**values, "papers": values.get("papers") or asked}


def _is_answered(value: Any) -> bool:
    return value is not None and value != () and value != ""


def _all_named(names: Iterable[str]) -> Condition:
    conditions = tuple(named(name) for name in names)
    return all_of(*conditions) if conditions else always


def _screen(spec: ScreenQuestions) -> Screen:
    return Screen(spec.key, spec.title, tuple(_asked(ask) for ask in spec.asks), _all_named(spec.when))


def _asked(question: Question) -> Asked:
    return Asked(question.key, _all_named(question.when), question.optional)
