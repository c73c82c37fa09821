"""What is known about one case when its way is worked out (tình huống): facts, papers held, steps done, waits.

A fact is True, False or None. None is "not known", whether nobody asked or the answer was "không rõ"; what the pathway
then assumes stands in the pack's table of facts. "Không áp dụng" is False.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.clocks import add_months
from app.domain.procedure import StepState
from app.domain.values import Pause


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What the case's journal holds of one step. ``due_on`` is the day on the authority's receipt (giấy hẹn);
    ``complete_on`` the day on which the authority had all papers: its time runs from there."""

    procedure: str
    state: StepState
    filed_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    complete_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    grounds: str | None = None
    notified_on: date | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """The case waits on somebody: the mother's case, a witness, an answer from another commune.

    ``procedures`` are those it holds up; empty means every open one. ``on`` is a case id, a resident id or a text.
    """

    on: str
    why: str
    procedures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that decides the way of one case. ``others`` holds facts that only the pack names."""

    category: str
    born_first: date | None = None
    """The earliest day that the birth date allows; with ``born_last`` it carries a partial date."""
    born_last: date | None = None
    abandoned: bool | None = None
    found_on: date | None = None
    mother_known: bool | None = None
    father_known: bool | None = None
    mother_documented: bool | None = None
    father_documented: bool | None = None
    carer_documented: bool | None = None
    foreign_parent: bool | None = None
    born_abroad: bool | None = None
    registered_abroad: bool | None = None
    registered_before: bool | None = None
    recognition_wanted: bool | None = None
    personal_papers: bool | None = None
    hard_to_reach: bool | None = None
    has_number: bool | None = None
    lives_with_parents: bool | None = None
    home: str | None = None
    """How the parents or guardian are registered: "permanent", "temporary", "none"; None while not known."""
    held: frozenset[str] = frozenset()
    """Evidence kinds that are there, on paper or as a scan."""
    results: frozenset[str] = frozenset()
    """Results (codes of ``results``) the person had before this case."""
    steps: Mapping[str, StepRecord] = field(default_factory=dict)
    waits: tuple[Wait, ...] = ()
    others: Mapping[str, bool] = field(default_factory=dict)

    def fact(self, name: str, today: date) -> bool | None:
        """The fact called ``name`` on ``today``; None if it is not known."""
        derived = DERIVED.get(name)
        if derived is not None:
            return derived(self, today)
        return self.others.get(name)


def both(*facts: bool | None) -> bool | None:
    """Three-valued and: False wins, then None."""
    if False in facts:
        return False
    return None if None in facts else True


def either(*facts: bool | None) -> bool | None:
    """Three-valued or: True wins, then None."""
    if True in facts:
        return True
    return None if None in facts else False


def no(fact: bool | None) -> bool | None:
    return None if fact is None else not fact


def younger_than(years: int) -> Callable[[Situation, date], bool | None]:
    def fact(situation: Situation, today: date) -> bool | None:
        if situation.born_first is None or situation.born_last is None:
            return None
        if add_months(situation.born_first, 12 * years) > today:
            return True
        return False if add_months(situation.born_last, 12 * years) <= today else None

    return fact


def _parents_unknown(situation: Situation, _: date) -> bool | None:
    return either(situation.abandoned, both(no(situation.mother_known), no(situation.father_known)))


def _unless_abandoned(fact: bool | None, situation: Situation) -> bool | None:
    return False if situation.abandoned else fact


def _foreign_element(situation: Situation, _: date) -> bool | None:
    return _unless_abandoned(either(situation.foreign_parent, situation.born_abroad), situation)


def _recognition(situation: Situation, _: date) -> bool | None:
    return _unless_abandoned(both(situation.recognition_wanted, no(situation.father_known is False)), situation)


def _joins_parents_young(situation: Situation, today: date) -> bool | None:
    """Under 6 and with the parents, which is taken for granted until somebody says otherwise: no lodging conditions
    (Nghị định 154/2024, Điều 7, from 1/7/2026)."""
    away = situation.lives_with_parents is False or situation.abandoned is True
    return both(younger_than(6)(situation, today), not away)


def _home(kind: str) -> Callable[[Situation, date], bool | None]:
    return lambda situation, _: None if situation.home is None else situation.home == kind


def _late(situation: Situation, today: date) -> bool | None:
    """Later than 60 days after birth (quá hạn): still registered, Law 60/2014, Art. 15."""
    if situation.born_first is None or situation.born_last is None:
        return None
    if (today - situation.born_last).days > 60:
        return True
    return False if (today - situation.born_first).days <= 60 else None


DERIVED: Mapping[str, Callable[[Situation, date], bool | None]] = {
    "abandoned": lambda s, _: s.abandoned,
    "mother_known": lambda s, _: s.mother_known,
    "father_known": lambda s, _: s.father_known,
    "parents_unknown": _parents_unknown,
    "mother_documented": lambda s, _: s.mother_documented,
    "father_documented": lambda s, _: s.father_documented,
    "carer_documented": lambda s, _: s.carer_documented,
    "foreign_parent": lambda s, _: _unless_abandoned(s.foreign_parent, s),
    "born_abroad": lambda s, _: _unless_abandoned(s.born_abroad, s),
    "foreign_element": _foreign_element,
    "registered_abroad": lambda s, _: s.registered_abroad,
    "registered_before": lambda s, _: s.registered_before,
    "recognition_wanted": _recognition,
    "personal_papers": lambda s, _: s.personal_papers,
    "hard_to_reach": lambda s, _: s.hard_to_reach,
    "has_number": lambda s, _: s.has_number,
    "lives_with_parents": lambda s, _: _unless_abandoned(s.lives_with_parents, s),
    "home_permanent": _home("permanent"),
    "home_temporary": _home("temporary"),
    "home_none": _home("none"),
    "late": _late,
    "under_6": younger_than(6),
    "joins_parents_young": _joins_parents_young,
    "under_14": younger_than(14),
    "under_18": younger_than(18),
}
"""Facts that the program itself knows how to work out. Everything else a pack names comes from ``others``."""


ASKED_AS: Mapping[str, tuple[str, ...]] = {
    "foreign_element": ("foreign_parent", "born_abroad"),
    "parents_unknown": ("mother_known", "father_known"),
    "joins_parents_young": ("born", "lives_with_parents"),
    "late": ("born",),
    "under_6": ("born",),
    "under_14": ("born",),
    "under_18": ("born",),
    "home_permanent": ("home",),
    "home_temporary": ("home",),
    "home_none": ("home",),
}
"""What to ask a person to learn a fact that is worked out from others; "born" is the birth date."""
