"""Where a way stands is said of many cases at once, and never otherwise than the whole way says it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.domain.bearings import Bearings
from app.domain.category import Category, RouteStep
from app.domain.pathway import pathway
from app.domain.procedure import StepState
from app.domain.situation import DERIVED, Situation, StepRecord, Wait
from app.domain.values import Pause
from app.packs.pack import shipped

PACK = shipped("tuyen-an-dong-2026")
TODAY = date(2026, 11, 22)
FACTS = sorted(DERIVED.keys() | {row.code for row in PACK.tables["facts"].rows})
PAPERS = sorted({paper for each in PACK.procedures.values() for need in each.needs for paper in need.papers})
ASKED = ("abandoned", "mother_known", "mother_documented", "foreign_parent", "born_abroad", "lives_with_parents")


def a_situation(random: Random, category: str) -> Situation:
    """Of any sort: half of the facts known, some papers held, steps done, refused, filed and paused."""
    some = random.random()
    known = {fact: random.random() < 0.5 for fact in FACTS if fact not in DERIVED and random.random() < some}
    known |= {f"paper:{paper}": False for paper in random.sample(PAPERS, random.choice((0, 20, len(PAPERS))))}
    born = TODAY - timedelta(days=random.randrange(30_000))
    steps = {}
    for procedure in random.sample(sorted(PACK.procedures), random.choice((0, 0, 1, 2, 5))):
        filed = TODAY - timedelta(days=random.randrange(90))
        state = random.choice(tuple(StepState))
        pauses = (Pause(filed, random.choice((None, TODAY)), "chờ bổ sung giấy tờ"),) if random.random() < 0.3 else ()
        steps[procedure] = StepRecord(procedure, state, None if state is StepState.TODO else filed, pauses=pauses)
    return Situation(
        category,
        born_first=born,
        born_last=born + timedelta(days=random.choice((0, 364))),
        has_number=random.choice((None, True, False)),
        home=random.choice((None, "permanent", "temporary", "none")),
        held=frozenset(random.sample(PAPERS, random.choice((0, 1, 4, 12)))),
        steps=steps,
        waits=(Wait("mẹ", "giấy tờ của mẹ"),) if random.random() < 0.1 else (),
        others=known,
        **{name: random.choice((None, True, False)) for name in ASKED},
    )


def a_shorter_route(random: Random, category: Category) -> Category:
    """What the route leaves out may have to be gone round: in the plan at hand that is rare."""
    return replace(category, route=tuple(step for step in category.route if random.random() < 0.4))


def test_where_a_way_stands_is_what_the_whole_way_says() -> None:
    random, met = Random(7), Counter[str]()
    for round_ in range(5):
        categories = {
            code: each if not round_ else a_shorter_route(random, each) for code, each in PACK.categories.items()
        }
        bearings = Bearings(categories, PACK.rules, TODAY)
        for code in [code for code in categories for _ in range(6)]:
            situation = a_situation(random, code)
            whole = pathway(categories[code], PACK.rules, situation, today=TODAY)
            assert bearings(situation) == whole.bearing, (categories[code].route, situation)
            met["ready" if whole.bearing.ready else "over" if whole.bearing.over else "neither"] += 1
            ready = [step for step in whole.now if not step.optional]
            met["only beside the route"] += bool(ready) and all(step.detour for step in ready)
            met["beside it, and not ready"] += not ready and any(step.detour for step in whole.steps)
    assert min(met.values()) > 1, met


def test_a_way_is_not_over_while_what_is_to_be_struck_needs_a_way_round() -> None:
    """Everything else is done; the striking lacks a record that only a step off this route gives."""
    (strike,) = (step for step in PACK.categories["B1"].route if step.procedure == "residence-delete-nationality")
    route = (RouteStep("nationality-loss-check"), strike)
    denied = {f"paper:{paper}": False for need in PACK.procedures[strike.procedure].needs for paper in need.papers}
    done = StepRecord("nationality-loss-check", StepState.DONE, TODAY)
    short = {"B1": replace(PACK.categories["B1"], route=route)}
    situation = Situation("B1", steps={done.procedure: done}, others={"still_registered": True, **denied})
    whole = pathway(short["B1"], PACK.rules, situation, today=TODAY)
    assert [step.id for step in whole.steps if step.detour] == ["card-withdrawal"]
    assert Bearings(short, PACK.rules, TODAY)(situation) == whole.bearing
    assert not whole.bearing.over
    held = replace(situation, held=frozenset({"withdrawal_record"}))
    assert Bearings(short, PACK.rules, TODAY)(held).over


def test_of_a_category_that_nobody_knows_nothing_is_said() -> None:
    assert not PACK.bearings(TODAY)(Situation("Z9")).ready
