"""From the first knock to the closed case, through the services, once for every group that has a wizard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.account import Account
from app.domain.answers import Silence
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.pathway import PathStep, Pathway, Readiness, WaitsOn
from app.domain.questions import Ask, Question
from app.domain.striking import Grounds
from app.domain.values import Closing
from app.domain.worksheet import ClaimNote, Draft, HouseholdNote, PaperNote, VisitNote
from app.errors import UserError
from app.home import Home
from app.services import cases, closing, people, steps, wizard
from app.services.cases import CaseCard
from app.services.wizard import Sitting
from app.ui.wizard.flow import Flow, Progress, with_papers
from tests.journeys.groups import HERE, STORIES, Learned, Story
from tests.services.homes import NOW, a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


class Telling:
    """One story, told to the services."""

    def __init__(self, home: Home, area: str, story: Story) -> None:
        self.home, self.area, self.story = home, area, story
        self.case = ""
        self.day: datetime = NOW

    # At the door -------------------------------------------------------------------------------------------------

    def take_down(self) -> None:
        """Every screen in its order, each committed as it is left; then the visit."""
        sitting = wizard.open_sitting(self.home, category=self.story.category, area_id=self.area)
        self.case = sitting.draft.case_id
        flow = Flow.of(sitting.tables.questionnaire)
        screen = flow.visible(sitting.values)[0]
        given: set[str] = set()
        while True:
            draft = self.screen_filled(flow, screen.key, sitting)
            given |= draft.typed.keys()
            sitting = wizard.commit(self.home, draft).value
            after = flow.after(screen.key, sitting.values)
            if after is None:
                break
            screen = after
        assert set(self.story.answers) <= given, "the story answers what nobody asks"
        values = with_papers(sitting.values)
        assert Progress.BEGUN not in flow.progress(values).values()
        assert {key for each in flow.visible(values) for key in each.open(values)} == {"visit"}
        wizard.finish(self.home, sitting.draft, VisitNote("met", "Đã hỏi đủ"))

    def screen_filled(self, flow: Flow, key: str, sitting: Sitting) -> Draft:
        """One screen typed from the top, question by question as they appear."""
        draft, spec = sitting.draft, sitting.tables.questionnaire
        if key == "papers" and not self.story.papers:
            for kind in sitting.tables.category.evidence:
                draft = draft.with_typed(f"paper:{kind}", False, None)
            return draft
        while True:
            values = {**sitting.values, **draft.typed}
            open_ = [ask for ask in flow.screen(key).asked(values) if ask.key not in values]
            for ask in open_:
                question = spec.question(ask.key)
                assert question is not None
                value = self.answer_to(question, sitting)
                if value is not None:
                    draft = draft.with_typed(ask.key, value, sitting.values.get(ask.key))
                    break
            else:
                return draft

    def answer_to(self, question: Question, sitting: Sitting) -> Any:
        story = self.story
        if question.key in story.answers:
            return story.answers[question.key]
        match question.kind:
            case Ask.HOUSEHOLD:
                return HouseholdNote(new_id(), "Hộ ở cuối thôn", self.area, None, HERE, new=True)
            case Ask.PERIODS:
                return story.periods
            case Ask.PAPERS:
                supports = sitting.tables.category.claims[:1]
                return (
                    tuple(
                        PaperNote(new_id(), kind, supports, "Bản thân", "original", self.home.today)
                        for kind in story.papers
                    )
                    or None
                )
            case Ask.CLAIMS:
                return tuple(ClaimNote(kind, "Theo lời kể", "likely") for kind in sitting.tables.category.claims)
            case Ask.YES_NO if not question.optional:
                return False
        return Silence.UNKNOWN if question.silent and not question.optional else None

    # At the authorities ------------------------------------------------------------------------------------------

    def card(self) -> CaseCard:
        return cases.case_card(self.home, self.case)

    def go(self) -> None:
        """Each procedure when its turn has come: handed in, decided some days later."""
        before: set[str] = set()
        for one in self.story.way:
            if isinstance(one, Learned):
                cases.answer(self.home, self.case, one.answers)
                continue
            procedure, already = one.removeprefix("+"), one.startswith("+")
            way = self.card().pathway
            ready = self.ready(way)
            assert procedure in ready, (procedure, sorted(ready), self.why_not(way, procedure))
            assert already or procedure not in before, f"{procedure} was open before"
            assert not way.finished
            assert procedure in {step.id for step in way.now} or self.is_not_urged(procedure)
            before = ready
            self.do(procedure)

    def do(self, procedure: str) -> None:
        known = self.home.pack.procedures[procedure]
        if known.strikes:
            self.ground(procedure)
        if not known.automatic:
            cases.record_step(self.home, self.case, procedure, {"state": "filed", "filed_on": self.home.today})
            assert self.step(procedure).readiness is Readiness.FILED
        self.pass_days(3)
        cases.record_step(self.home, self.case, procedure, {"state": "done", "done_on": self.home.today})

    def ground(self, procedure: str) -> None:
        """A striking has its ground, notice, and another person's word, or it is not recorded."""
        with pytest.raises(UserError, match="striking"):
            cases.record_step(self.home, self.case, procedure, {"state": "done", "done_on": self.home.today})
        code = self.home.pack.procedures[procedure].grounds_on(self.home.today)[0].code
        ground = Grounds(code, "Quyết định đã xem")
        steps.ground_striking(self.home, self.case, procedure, ground, self.home.today, None)
        first = self.home.account
        self.home.account = Account(new_id(), "Lê Thị Hòa", first.roles)
        row = next(step for step in self.card().file.steps if step.procedure == procedure)
        steps.confirm_striking(self.home, self.case, procedure, row.seen)
        self.home.account = first

    def pass_days(self, days: int) -> None:
        self.day += timedelta(days=days)
        today = self.day
        self.home.clock = lambda: today

    def step(self, procedure: str) -> PathStep:
        return next(step for step in self.card().pathway.steps if step.id == procedure)

    def ready(self, way: Pathway) -> set[str]:
        """What can be done now, or comes by itself as nothing else is awaited. A striking is never urged."""
        assert not any(step.procedure.strikes for step in way.now)
        return {step.id for step in way.steps if step.readiness is Readiness.READY or self.comes_by_itself(step)}

    def is_not_urged(self, procedure: str) -> bool:
        known = self.home.pack.procedures[procedure]
        return known.automatic or known.strikes

    def comes_by_itself(self, step: PathStep) -> bool:
        awaited = {blocker.kind for blocker in step.blockers}
        return step.procedure.automatic and step.readiness is Readiness.WAITS and awaited == {WaitsOn.AUTHORITY}

    def why_not(self, way: Pathway, procedure: str) -> Any:
        found = [step for step in way.steps if step.id == procedure]
        return [(s.readiness, s.blockers, [need.name for need in s.missing], s.finding) for s in found]


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES, ids=[f"{story.category}: {story.told}" for story in STORIES])
def test_from_the_first_knock_to_the_closed_case(home: Home, area: str, story: Story) -> None:
    telling = Telling(home, area, story)
    telling.take_down()
    card = telling.card()
    assert len(card.file.visits) == 1
    assert {piece.kind for piece in card.file.evidence} == set(story.papers)
    may_be_left = {ask.key for ask in home.pack.questions[story.category].questions if ask.optional}
    assert set(card.pathway.questions) <= story.learned | may_be_left, "the way asks what the wizard did not"

    telling.go()

    card = telling.card()
    assert card.pathway.finished, [(step.id, step.readiness) for step in card.pathway.steps]
    assert set(card.pathway.questions) <= may_be_left
    assert card.pathway.findings == ()
    done = {step.procedure for step in card.file.steps if step.state == "done"}
    assert done == set(story.procedures)
    given = {result for one in done for result in home.pack.procedures[one].yields}
    assert given & set(home.pack.categories[story.category].goal)

    closing.close(home, telling.case, card.file.case.seen, Closing(story.closes, home.today, "Đã đủ giấy tờ."))
    assert telling.card().file.case.state == "closed"


def test_every_group_with_a_wizard_has_a_story(home: Home) -> None:
    assert {story.category for story in STORIES} == set(home.pack.questions)
    assert "B7" not in home.pack.questions


def test_a_found_childs_day_reaches_the_clock(home: Home, area: str) -> None:
    sitting = wizard.open_sitting(home, category="A3", area_id=area)
    draft = sitting.draft
    found = {"unnamed": True, "abandoned": True, "found_on": PartialDate(2026, 11, 20)}
    for key, value in found.items():
        draft = draft.with_typed(key, value, None)
    kept = wizard.draft_of(wizard.body_of(draft))
    assert kept.typed["found_on"] == PartialDate(2026, 11, 20)
    sitting = wizard.commit(home, kept).value
    assert sitting.values["found_on"] == PartialDate(2026, 11, 20)
    record = next(step for step in sitting.pathway.steps if step.id == "found-child-record")
    assert record.due is not None
    assert record.due.on.isoformat() == "2026-11-20"
