"""What is known about one case when its way is worked out (tình huống): facts, papers held, steps done, waits.

A fact is True, False or None. None is "not known", whether nobody asked or the answer was "không rõ"; what the pathway
then assumes stands in the pack's table of facts. "Không áp dụng" is False.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.clocks import add_months
from app.domain.partial_date import PartialDate
from app.domain.procedure import ONE_DAY, StepState
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
class Lived:
    """One period of residence whose beginning is known. ``unit`` is the commune's code; without ``until`` it lasts."""

    kind: str
    since: PartialDate
    until: PartialDate | None = None
    unit: str | None = None


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
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Answers that are one of several choices (or a text), by question."""
    days: Mapping[str, PartialDate] = field(default_factory=dict)
    """Answers that are a date, by question."""
    lived: tuple[Lived, ...] = ()

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


def _foreign_element(situation: Situation, today: date) -> bool | None:
    return _unless_abandoned(either(_foreign_parent(situation, today), situation.born_abroad), situation)


def _recognition(situation: Situation, _: date) -> bool | None:
    return _unless_abandoned(both(situation.recognition_wanted, no(situation.father_known is False)), situation)


def _joins_parents_young(situation: Situation, today: date) -> bool | None:
    """Under 6 and with the parents, which is taken for granted until somebody says otherwise: no lodging conditions
    (Nghị định 154/2024, Điều 7, from 1/7/2026)."""
    away = situation.lives_with_parents is False or situation.abandoned is True
    return both(younger_than(6)(situation, today), not away)


def _home(kind: str) -> Callable[[Situation, date], bool | None]:
    return lambda situation, _: None if situation.home is None else situation.home == kind


def _or_else(said: bool | None, worked_out: bool | None) -> bool | None:
    """An answer goes before what is worked out: who answered knew the case."""
    return worked_out if said is None else said


def _chose(question: str, *choices: str) -> Callable[[Situation, date], bool | None]:
    """Whether the answer was one of ``choices``; None while it is not known."""

    def fact(situation: Situation, _: date) -> bool | None:
        answer = situation.chosen.get(question)
        return None if answer is None else answer in choices

    return fact


def _holds_any(situation: Situation, papers: frozenset[str]) -> bool | None:
    """True if one of ``papers`` is there; that none is there yet says nothing."""
    return True if situation.held & papers else None


def _done(situation: Situation, *procedures: str) -> bool | None:
    records = (situation.steps.get(procedure) for procedure in procedures)
    return True if any(record and record.state is StepState.DONE for record in records) else None


# Descent ---------------------------------------------------------------------------------------------------------

_OF_OTHER_COUNTRIES = ("foreign", "stateless")


def _foreign_parent(situation: Situation, today: date) -> bool | None:
    parents = [
        _chose(one, *_OF_OTHER_COUNTRIES)(situation, today) for one in ("mother_citizenship", "father_citizenship")
    ]
    return _unless_abandoned(_or_else(situation.foreign_parent, either(*parents)), situation)


def _child_of_citizen(situation: Situation, today: date) -> bool | None:
    """A minor one of whose parents is a citizen: birth is registered before nationality is looked for."""
    parents = [_chose(one, "vietnamese")(situation, today) for one in ("mother_citizenship", "father_citizenship")]
    return both(younger_than(18)(situation, today), either(*parents))


def _nationality_provable(situation: Situation, _: date) -> bool | None:
    """A paper that has come since goes before an earlier "không"; so below."""
    return _holds_any(situation, _SHOW_NATIONALITY) or situation.others.get("nationality_provable")


def _citizen_shown(situation: Situation, today: date) -> bool | None:
    return either(_nationality_provable(situation, today), _child_of_citizen(situation, today))


def _bloodline_shown(situation: Situation, _: date) -> bool | None:
    return _holds_any(situation, _SHOW_BLOODLINE) or situation.others.get("bloodline_shown")


_SHOW_NATIONALITY = frozenset({"nationality_confirmation"})
_SHOW_BLOODLINE = frozenset({"dna_result", "origin_confirmation"})


# Where and since when ----------------------------------------------------------------------------------------------

_LIVED_IN = frozenset({"current", "temporary", "mooring", "facility"})
"""Kinds of periods in which somebody is really there; a registration alone (thường trú) does not say so."""

_SHOW_LODGING = frozenset(
    {"lodging_paper", "lodging_confirmation", "rent_contract", "mooring_confirmation", "facility_letter"}
)


def _stay(situation: Situation, *, surely: bool) -> date | None:
    """The day on which the stay that lasts until now began: with ``surely`` the latest that it can be, joining only
    what follows on without any gap in one commune; else the earliest, joining whatever may."""
    there = [one for one in situation.lived if one.kind in _LIVED_IN]
    lasting = [one for one in there if one.until is None]
    if not lasting:
        return None
    began = min(_beginning(one, surely) for one in lasting)
    units = {one.unit for one in lasting if one.unit}
    for before in sorted(there, key=lambda one: one.since.order, reverse=True):
        if before.until is None:
            continue
        in_one = before.unit in units or (not surely and not (before.unit and units))
        ended = before.until.earliest if surely else before.until.latest
        if in_one and ended + ONE_DAY >= began:
            began = min(began, _beginning(before, surely))
    return began


def _beginning(lived: Lived, surely: bool) -> date:
    return lived.since.latest if surely else lived.since.earliest


def _settled(ends: Callable[[date], date]) -> Callable[[Situation, date], bool | None]:
    """Whether the stay lasts as long as ``ends`` says, the last day counted."""

    def fact(situation: Situation, today: date) -> bool | None:
        surely, at_best = _stay(situation, surely=True), _stay(situation, surely=False)
        if surely is None or at_best is None:
            return None
        if ends(surely) <= today:
            return True
        return False if ends(at_best) > today else None

    return fact


_six_months = _settled(lambda since: add_months(since, 6))
_thirty_days = _settled(lambda since: since + timedelta(days=30))


def _settled_six_months(situation: Situation, today: date) -> bool | None:
    """Periods that are written down go before a word."""
    written = _six_months(situation, today)
    return situation.others.get("settled_six_months") if written is None else written


def _lodging_proven(situation: Situation, _: date) -> bool | None:
    said = situation.others
    shown = _holds_any(situation, _SHOW_LODGING) or _done(situation, "lodging", "mooring") or said.get("berth_contract")
    return True if shown else said.get("lodging_proven")


def _meets_temporary(situation: Situation, today: date) -> bool | None:
    """Tạm trú: a lawful place to live, for 30 days or longer (Luật Cư trú 68/2020). What the police say goes first."""
    worked_out = both(_lodging_proven(situation, today), _thirty_days(situation, today))
    return _or_else(situation.others.get("meets_temporary"), worked_out)


def _in_database(situation: Situation, _: date) -> bool | None:
    """Whether the national database has a record: so the plan defines group B (KH, III.2.1.2)."""
    there = situation.category.startswith("B") or situation.has_number or _done(situation, "population-data")
    return _or_else(situation.others.get("in_database"), True if there else None)


# Absence -----------------------------------------------------------------------------------------------------------


def _away_12_months(situation: Situation, today: date) -> bool | None:
    """Twelve whole months after the day on which anybody last saw the person or heard of them. Counted strictly, from
    the day after: it speaks for taking something away."""
    seen = situation.days.get("last_seen")
    if seen is None:
        return None
    if add_months(seen.latest, 12) < today:
        return True
    return False if add_months(seen.earliest, 12) >= today else None


def _absent_12_months(situation: Situation, today: date) -> bool | None:
    """Absent for twelve months, registered nowhere else, and absence not declared (Luật Cư trú, Điều 24.1.d)."""
    said, away = situation.others, _away_12_months(situation, today)
    if away is None:
        return said.get("absent_12_months")
    return both(away, no(said.get("registered_elsewhere")), no(said.get("absence_was_declared")))


def _absence_protected(situation: Situation, today: date) -> bool | None:
    """In prison, in a compulsory facility, or gone abroad but not to settle: never struck (Luật Cư trú, Điều 24.1)."""
    worked_out = _chose("absent_why", "prison", "compulsory", "exit")(situation, today)
    return _or_else(situation.others.get("absence_protected"), worked_out)


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
    "foreign_parent": _foreign_parent,
    "born_abroad": lambda s, _: _unless_abandoned(s.born_abroad, s),
    "foreign_element": _foreign_element,
    "registered_abroad": lambda s, _: _or_else(s.registered_abroad, False if s.born_abroad is False else None),
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
    "child_of_citizen": _child_of_citizen,
    "nationality_provable": _nationality_provable,
    "citizen_shown": _citizen_shown,
    "bloodline_shown": _bloodline_shown,
    "settled_six_months": _settled_six_months,
    "lodging_proven": _lodging_proven,
    "meets_temporary": _meets_temporary,
    "in_database": _in_database,
    "absent_12_months": _absent_12_months,
    "absence_protected": _absence_protected,
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
    "child_of_citizen": ("born", "mother_citizenship", "father_citizenship"),
    "citizen_shown": ("nationality_provable",),
    "settled_six_months": ("periods",),
    "meets_temporary": ("lodging_proven", "periods"),
    "absent_12_months": ("last_seen", "registered_elsewhere", "absence_was_declared"),
    "absence_protected": ("absent_why",),
}
"""What to ask a person to learn a fact that is worked out from others; "born" is the birth date."""
