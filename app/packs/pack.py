"""The whole pack of one home: its plan, and the tables that all plans share."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.domain.bearings import Bearings
from app.domain.benefits import BenefitRule
from app.domain.category import Category
from app.domain.checks import NO_CHECKS, Checks
from app.domain.clocks import Calendar
from app.domain.codes import CodeTable
from app.domain.evidence import NO_RULES, EvidenceRules
from app.domain.forms import FormSpec
from app.domain.handoffs import HandOffRule
from app.domain.interview import Interview
from app.domain.letters import LetterSpec
from app.domain.pathway import Pathway, Rules, pathway
from app.domain.plan import Plan
from app.domain.procedure import Procedure, Statement
from app.domain.questions import Into, Questionnaire
from app.domain.report_spec import ReportSpec
from app.domain.situation import Situation
from app.packs.aftercare import load_benefits, load_handoffs
from app.packs.categories import load_categories
from app.packs.checks import load_checks
from app.packs.codes import TABLES, load_calendar, load_table, load_words
from app.packs.evidence import load_evidence
from app.packs.forms import load_forms
from app.packs.interview import load_interview
from app.packs.letters import load_letters
from app.packs.plans import PlanOffer, list_plans, load_plan
from app.packs.procedures import load_procedures, load_statements
from app.packs.questions import load_questions
from app.packs.reading import PackError
from app.packs.reports import load_reports
from app.packs.units import UnitBook


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that came from ``resources/``. Made once at start and passed down; there is no global one."""

    root: Path
    plan: Plan
    categories: Mapping[str, Category]
    procedures: Mapping[str, Procedure]
    tables: Mapping[str, CodeTable]
    calendar: Calendar
    units: UnitBook
    interview: Interview
    questions: Mapping[str, Questionnaire] = field(default_factory=dict)
    """The wizard's questions, by category; a category without them has no wizard."""
    statements: Mapping[str, Statement] = field(default_factory=dict)
    handoffs: tuple[HandOffRule, ...] = ()
    benefits: tuple[BenefitRule, ...] = ()
    evidence: EvidenceRules = NO_RULES
    forms: tuple[FormSpec, ...] = ()
    letters: tuple[LetterSpec, ...] = ()
    reports: tuple[ReportSpec, ...] = ()
    checks: Checks = NO_CHECKS
    requests: tuple[LetterSpec, ...] = ()

    @property
    def rules(self) -> Rules:
        return Rules(self.procedures, self.tables["facts"], self.calendar, self.plan.at_once, self.statements)

    def pathway(self, situation: Situation, *, today: date) -> Pathway:
        """The way of a case of ``situation.category``."""
        return pathway(self.categories[situation.category], self.rules, situation, today=today)

    def bearings(self, today: date) -> Bearings:
        """What says of many cases where their ways stand."""
        return Bearings(self.categories, self.rules, today)

    def filled(self, category: str, answers: Mapping[str, Any]) -> dict[str, bool | str]:
        """What the answers of an interview say that this category's wizard asks, or its way turns on."""
        questionnaire = self.questions.get(category)
        asked = {ask.key for ask in questionnaire.questions if ask.into is Into.ANSWER} if questionnaire else set()
        said = self.interview.filled(answers)
        return {key: value for key, value in said.items() if key in asked or key in self.tables["facts"]}


def load(root: Path, plan_id: str) -> Pack:
    """Read and check the pack of a plan. Communes are left for :class:`UnitBook` to read when asked.

    Raises:
        PackError: a file is missing or wrong; it names file, line and fault.
        EnvironmentFault("pack.unreadable"): a file cannot be read.
    """
    tables = {name: load_table(root, name) for name in TABLES}
    procedures = load_procedures(root, tables)
    categories = load_categories(root, tables, procedures)
    questions = load_questions(root, tables)
    return Pack(
        root=root,
        plan=load_plan(root, plan_id),
        categories=categories,
        procedures=procedures,
        tables=tables,
        calendar=load_calendar(root),
        units=UnitBook(root),
        interview=load_interview(root, tables, categories, questions),
        questions=questions,
        statements=load_statements(root, tables),
        handoffs=load_handoffs(root, tables),
        benefits=load_benefits(root, tables),
        evidence=load_evidence(root, tables),
        forms=load_forms(root, procedures),
        letters=load_letters(root),
        reports=load_reports(root),
        checks=load_checks(root, tables),
        requests=load_letters(root, "requests"),
    )


@lru_cache(maxsize=4)
def shipped(plan_id: str) -> Pack:
    """The pack of a plan as this program carries it, read once in the life of a program.

    Raises: as :func:`load`.
    """
    return load(default_root(), plan_id)


@lru_cache(maxsize=1)
def offered() -> tuple[PlanOffer, ...]:
    """The plans that this program carries, read once in the life of a program. Raises: as :func:`load`."""
    return list_plans(default_root())


def check(root: Path, plan_id: str, today: date) -> Pack:
    """Like :func:`load`, and also reads what is lazy: for ``hoso doctor`` and after a pack was edited.

    Raises:
        PackError: as :func:`load`, and if the plan's commune or province is not in the list of communes.
    """
    pack = load(root, plan_id)
    load_words(root)
    plan = pack.plan
    unit = pack.units.get(plan.unit_code, today)
    right = unit is not None and unit.name == plan.unit_name and unit.province == plan.province_code
    if not (right or plan.is_of_a_district):
        raise PackError(f"plans/{plan.id}.toml", 1, f"không có {plan.unit_name}, mã {plan.unit_code} trong danh mục xã")
    pack.units.old("")
    return pack


def default_root() -> Path:
    """The folder ``resources/`` of this program: in the one-folder build beside the code, else in the checkout."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled is not None:
        return Path(bundled) / "resources"
    return Path(__file__).resolve().parents[2] / "resources"
