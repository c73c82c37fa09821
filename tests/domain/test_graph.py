from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.graph import Act, Gap, gaps, solve

TODAY = date(2026, 11, 23)


def act(id, takes=(), gives=(), days=0, **more):
    def finish(filed):
        return filed + timedelta(days)

    groups = tuple(one if isinstance(one, tuple) else (one,) for one in takes)
    return Act(id, groups, tuple(gives) or (id,), finish, **({"first": TODAY} | more))


def ids(solution, *goals):
    return [done.act.id for done in solution.way((goal,) for goal in goals)]


def in_days(solution, thing):
    return (solution.things[thing].day - TODAY).days


def test_an_act_waits_for_all_that_it_takes_and_any_one_of_a_group_will_do():
    acts = (
        act("slow", days=10),
        act("quick", days=2),
        act("other", days=5),
        act("card", [("slow", "quick"), "other"], days=1),
    )
    solution = solve(acts, (), TODAY)
    assert in_days(solution, "card") == 6
    assert ids(solution, "card") == ["quick", "other", "card"]


def test_what_is_there_takes_no_step():
    solution = solve((act("card", ["number"], days=7),), {"number"}, TODAY)
    assert in_days(solution, "number") == 0
    assert ids(solution, "card") == ["card"]
    assert solution.things["card"].steps == 1


def test_of_two_ways_that_end_on_one_day_the_one_with_fewer_steps_wins():
    acts = (act("b", ["a"], ["x"]), act("a"), act("direct", gives=["x"]))
    assert ids(solve(acts, (), TODAY), "x") == ["direct"]


def test_the_usual_way_wins_where_all_else_is_equal_and_then_the_first():
    acts = (act("detour", gives=["x"]), act("usual", gives=["x"], usual=True), act("late", gives=["x"]))
    assert ids(solve(acts, (), TODAY), "x") == ["usual"]
    assert ids(solve((acts[2], acts[0]), (), TODAY), "x") == ["late"]


def test_a_thing_that_nobody_gives_is_named_with_the_act_that_lacks_it():
    acts = (act("card", ["number"]), act("number", ["birth"]), act("birth", [("notice", "witness")]))
    solution = solve(acts, (), TODAY)
    assert "card" not in solution.acts
    assert gaps(acts, solution, ["card"]) == {"card": Gap("birth", ("notice", "witness"))}


def test_a_circle_names_everybody_in_it():
    acts = (act("birth", ["card"]), act("number", ["birth"]), act("card", ["number"]))
    solution = solve(acts, (), TODAY)
    assert solution.best(["card", "birth"]) is None
    found = gaps(acts, solution, ["birth", "from-2031"])
    assert found == {"birth": Gap("number", ("birth",), ("number", "birth", "card"))}


def test_a_circle_that_one_can_walk_into_is_none():
    acts = (act("a", [("b", "door")]), act("b", ["a"]))
    assert solve(acts, {"door"}, TODAY).things.keys() == {"door", "a", "b"}


def test_what_is_lacking_outside_a_circle_is_told_before_the_circle():
    acts = (act("a", ["b", "c"]), act("b", ["a"]), act("c", ["stamp"]))
    assert gaps(acts, solve(acts, (), TODAY), ["a"])["a"] == Gap("c", ("stamp",))


def test_an_act_off_the_usual_way_is_no_reason_where_a_usual_one_would_do():
    acts = (act("goal", ["paper"]), act("odd", ["stamp"], ["paper"]), act("own", ["goal"], ["paper"], usual=True))
    assert gaps(acts, solve(acts, (), TODAY), ["goal"])["goal"].circle == ("own", "goal")


def test_who_needs_its_own_result_goes_round_alone():
    acts = (act("card", ["card"]),)
    assert gaps(acts, solve(acts, (), TODAY), ["card"])["card"] == Gap("card", ("card",), ("card",))


def test_a_rule_that_begins_later_is_waited_for_only_if_that_is_sooner():
    change = TODAY + timedelta(8)
    old = act("birth", ["paper"], days=1, last=change - timedelta(1))
    new = act("birth", [], days=1, first=change)
    slow, quick = act("paper", days=30), act("paper", days=3)
    late = solve((old, new, slow), (), TODAY)
    assert (late.acts["birth"].filed, late.acts["birth"].done) == (change, change + timedelta(1))
    assert in_days(solve((old, new, quick), (), TODAY), "birth") == 4


def test_a_file_that_comes_after_the_last_day_of_its_rule_never_comes_about():
    acts = (act("birth", ["paper"], last=TODAY + timedelta(2)), act("paper", days=3))
    solution = solve(acts, (), TODAY)
    assert "birth" not in solution.things
    assert gaps(acts, solution, ["birth"])["birth"] == Gap("birth", ())


THINGS = tuple("abcdefgh")


@st.composite
def graphs(draw):
    groups = st.lists(st.sampled_from(THINGS), min_size=1, max_size=3, unique=True).map(tuple)
    acts = []
    for number in range(draw(st.integers(1, 12))):
        first = TODAY + timedelta(draw(st.sampled_from([0, 0, 0, 5])))
        length = draw(st.sampled_from([None, None, 3, 30]))
        acts.append(
            act(
                f"p{number}",
                draw(st.lists(groups, max_size=3)),
                draw(st.lists(st.sampled_from(THINGS), min_size=1, max_size=2, unique=True)),
                days=draw(st.integers(0, 20)),
                first=first,
                last=first + timedelta(length) if length is not None else None,
                usual=draw(st.booleans()),
            )
        )
    return tuple(acts)


HELD = st.sets(st.sampled_from(THINGS), max_size=4)


def lengths(solution):
    return {thing: (reach.day, reach.steps) for thing, reach in solution.things.items()}


@given(graphs(), HELD, st.sampled_from(THINGS))
def test_one_more_paper_never_makes_any_way_longer(acts, held, paper):
    before, after = solve(acts, held, TODAY), solve(acts, held | {paper}, TODAY)
    assert before.things.keys() <= after.things.keys()
    assert all(after.things[thing].day <= reach.day for thing, reach in before.things.items())


@given(graphs(), HELD)
def test_the_same_case_always_has_the_same_way(acts, held):
    first, again = solve(acts, held, TODAY), solve(acts, list(held)[::-1] * 2, TODAY)
    assert first == again
    assert first.way((thing,) for thing in THINGS) == again.way((thing,) for thing in THINGS)


@given(graphs(), HELD)
def test_no_way_is_shorter_than_the_one_found(acts, held):
    """Against the plain definition: things get earlier until nothing changes any more."""
    days = dict.fromkeys(held, TODAY)
    changed = True
    while changed:
        changed = False
        for one in acts:
            if not all(any(thing in days for thing in group) for group in one.takes):
                continue
            ready = max([min(days[thing] for thing in group if thing in days) for group in one.takes], default=TODAY)
            filed = max(ready, one.first)
            if one.last is not None and filed > one.last:
                continue
            for thing in one.gives:
                if thing not in days or one.finish(filed) < days[thing]:
                    days[thing], changed = one.finish(filed), True
    assert {thing: reach.day for thing, reach in solve(acts, held, TODAY).things.items()} == days


@given(graphs(), HELD)
def test_a_way_can_be_walked_in_its_order(acts, held):
    solution = solve(acts, held, TODAY)
    there = dict.fromkeys(held, TODAY)
    for done in solution.way((thing,) for thing in THINGS):
        ready = [min(there[thing] for thing in group if thing in there) for group in done.act.takes]
        assert max([done.act.first, *ready]) <= done.filed
        assert done.act.last is None or done.filed <= done.act.last
        there |= {thing: min(done.done, there.get(thing, done.done)) for thing in done.act.gives}


@given(graphs(), HELD)
def test_everything_that_cannot_be_reached_has_a_reason(acts, held):
    solution = solve(acts, held, TODAY)
    wanted = {one.id for one in acts}
    found = gaps(acts, solution, sorted(wanted))
    assert found.keys() == wanted - solution.acts.keys()
    for gap in found.values():
        assert not set(gap.group) & solution.things.keys()
        assert all(one not in solution.acts for one in gap.circle)
        assert not gap.circle or gap.act == gap.circle[0]


@pytest.mark.parametrize("held", [set(), {"a"}])
def test_an_act_may_be_known_by_the_same_id_in_two_stretches(held):
    one = act("p", ["a"], ["b"], last=TODAY)
    acts = (one, replace(one, takes=(), first=TODAY + timedelta(4), last=None))
    assert in_days(solve(acts, held, TODAY), "b") == (0 if held else 4)
