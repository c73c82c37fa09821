"""The sample of the re-check: the same for the same seed, fair to every stratum, never one's own work."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.sampling import Item, agreement, draw

ITEMS = st.lists(
    st.builds(
        Item,
        id=st.uuids().map(str),
        area=st.sampled_from(["thon-1", "thon-2", "ben-ca"]),
        category=st.sampled_from(["A3", "A5", "B4"]),
        workers=st.frozensets(st.sampled_from(["an", "binh", "chi"])),
    ),
    max_size=40,
    unique_by=lambda item: item.id,
)


@given(ITEMS, st.integers(1, 100), st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_same_cases_and_seed_give_the_same_sample_in_whatever_order(items, share, seed, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = random.sample(items, len(items))
    assert draw(items, share=share, seed=seed, checkers=["an", "binh"]) == draw(
        shuffled, share=share, seed=seed, checkers=["binh", "an"]
    )


@given(ITEMS, st.integers(1, 100), st.integers(0, 10**6))
def test_every_stratum_gives_its_share_and_nobody_checks_their_own_work(items, share, seed) -> None:  # type: ignore[no-untyped-def]
    drawn, strata = draw(items, share=share, seed=seed, checkers=["an", "binh", "chi"])
    by_id = {item.id: item for item in items}
    assert len({each.id for each in drawn}) == len(drawn) == sum(stratum.drawn for stratum in strata)
    assert {(s.area, s.category) for s in strata} == {item.stratum for item in items}
    for stratum in strata:
        members = [item for item in items if item.stratum == (stratum.area, stratum.category)]
        assert stratum.size == len(members)
        assert stratum.drawn >= min(1, stratum.size)
        assert stratum.drawn * 100 >= share * stratum.size
        assert (stratum.drawn - 1) * 100 < share * stratum.size or stratum.drawn == 1
    for each in drawn:
        assert each.checker is None or each.checker not in by_id[each.id].workers
        if each.checker is None:
            assert by_id[each.id].workers >= {"an", "binh", "chi"}


def test_the_work_is_spread_evenly() -> None:
    items = [Item(f"{n:03}", "thon-1", "A3") for n in range(40)]
    drawn, _ = draw(items, share=50, seed=7, checkers=["an", "binh"])
    given = [each.checker for each in drawn]
    assert (given.count("an"), given.count("binh")) == (10, 10)


def test_another_seed_draws_other_cases() -> None:
    items = [Item(f"{n:03}", "thon-1", "A3") for n in range(200)]
    first, second = (draw(items, share=10, seed=seed, checkers=[])[0] for seed in (1, 2))
    assert {each.id for each in first} != {each.id for each in second}
    assert all(each.checker is None for each in first)


def test_agreement_is_counted_by_stratum_with_what_is_still_open() -> None:
    found = agreement([("a", "agrees"), ("a", "differs"), ("a", "not_reached"), ("b", None), ("a", "agrees")])
    assert found == {"a": (2, 1, 1), "b": (0, 0, 1)}
