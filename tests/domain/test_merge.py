"""The policy of merging, row by row, and what each number in it means."""

from __future__ import annotations

from itertools import product

import pytest

from app.domain.merge import (
    NOWHERE,
    VERDICT,
    Position,
    Positions,
    Seen,
    Trunk,
    Value,
    Verdict,
    says_it_lives,
    seen_in,
    shared_until,
    trunk_of,
    trunk_of_deletion,
)

POLICY = [
    (Trunk.SEEN, Value.DIFFERENT, Verdict.ACCEPT),
    (Trunk.SEEN, Value.SAME, Verdict.ACCEPT),
    (Trunk.OWN, Value.DIFFERENT, Verdict.ACCEPT),
    (Trunk.OWN, Value.SAME, Verdict.ACCEPT),
    (Trunk.UNSEEN, Value.DIFFERENT, Verdict.QUEUE),
    (Trunk.UNSEEN, Value.SAME, Verdict.SETTLED),
    (Trunk.OUTSIDE, Value.DIFFERENT, Verdict.QUEUE),
    (Trunk.OUTSIDE, Value.SAME, Verdict.SETTLED),
    (Trunk.NO_ROW, Value.DIFFERENT, Verdict.HOLD),
    (Trunk.NO_ROW, Value.SAME, Verdict.HOLD),
]


@pytest.mark.parametrize(("trunk", "value", "verdict"), POLICY)
def test_each_row_of_the_policy_says_what_it_says(trunk: Trunk, value: Value, verdict: Verdict) -> None:
    assert VERDICT[trunk, value] is verdict


def test_no_row_of_the_policy_is_missing_and_none_is_too_much() -> None:
    assert set(VERDICT) == set(product(Trunk, Value)) == {(trunk, value) for trunk, value, _ in POLICY}


@pytest.mark.parametrize(
    ("last", "seen", "trunk"),
    [
        (NOWHERE, 0, Trunk.SEEN),
        (Position(5, "b"), 5, Trunk.SEEN),
        (Position(5, "b"), 4, Trunk.UNSEEN),
        (Position(5, "a"), 4, Trunk.OWN),
    ],
)
def test_a_change_is_unseen_if_another_made_it_after_what_was_on_the_screen(
    last: Position, seen: int, trunk: Trunk
) -> None:
    assert trunk_of(last, seen, "a") is trunk


def test_a_creation_says_nothing_about_the_fields_that_it_left_empty() -> None:
    made = Positions(Position(3, "a"), {"phone": Position(7, "b")})
    assert made.last_change("name", "H'Hen") == Position(3, "a")
    assert made.last_change("note", None) == NOWHERE
    assert made.last_change("phone", None) == Position(7, "b")


def test_positions_move_field_by_field_from_the_creation_on() -> None:
    made = Positions(Position(3, "a"))
    moved = made.moved(["phone"], Position(7, "b"))
    assert (moved.at("phone"), moved.at("name")) == (Position(7, "b"), Position(3, "a"))
    assert moved.latest() == Position(7, "b")
    assert made.on_trunk
    assert not Positions().on_trunk
    assert moved.newest_from_others(frozenset("b")) == Position(3, "a")
    assert moved.newest_from_others(frozenset("a")) == Position(7, "b")
    assert Positions(Position(3, "a")).newest_from_others(frozenset("a")) == NOWHERE


def test_a_field_that_showed_ones_own_value_passes_on_what_that_value_had_seen() -> None:
    seen = Seen("e", 9, {"phone": 4})
    assert (seen.of("phone"), seen.of("note")) == (4, 9)


@pytest.mark.parametrize(
    ("row", "parts", "others_wait", "seen", "expected"),
    [
        (Positions(Position(3, "b")), [], False, 3, Trunk.SEEN),
        (Positions(Position(3, "b"), {"note": Position(4, "b")}), [], False, 3, Trunk.UNSEEN),
        (Positions(Position(3, "b")), [Positions(Position(4, "b"))], False, 3, Trunk.UNSEEN),
        (Positions(Position(3, "b"), {"note": Position(4, "a")}), [Positions(Position(5, "a"))], False, 3, Trunk.SEEN),
        (Positions(Position(3, "b")), [], True, 3, Trunk.UNSEEN),
    ],
)
def test_who_deletes_has_to_have_seen_the_row_and_its_parts(
    row: Positions, parts: list[Positions], others_wait: bool, seen: int, expected: Trunk
) -> None:
    found = trunk_of_deletion(NOWHERE, [row, *parts], others_wait=others_wait, seen=seen, origin="a")
    assert found is expected


def test_what_those_did_who_want_the_row_deleted_too_is_no_objection() -> None:
    row = Positions(Position(1, "office"), {"note": Position(4, "b")})
    found = trunk_of_deletion(NOWHERE, [row], others_wait=False, seen=3, origin="a", agree=frozenset("b"))
    assert found is Trunk.SEEN


def test_a_deletion_of_ones_own_is_no_obstacle_to_another_reason() -> None:
    gone = Position(8, "a")
    row = Positions(Position(3, "a"), {"gone": gone})
    assert trunk_of_deletion(gone, [row], others_wait=False, seen=3, origin="a") is Trunk.OWN


def test_only_who_did_not_know_of_the_deletion_says_that_the_row_lives() -> None:
    assert says_it_lives(Position(8, "b"), 7, "a")
    assert not says_it_lives(Position(8, "b"), 8, "a")
    assert not says_it_lives(Position(8, "a"), 7, "a")


def test_what_was_seen_in_a_dead_epoch_counts_up_to_where_it_was_left() -> None:
    dead = {"old": 100}
    assert seen_in("now", 130, "now", dead) == 130
    assert seen_in("old", 130, "now", dead) == 100
    assert seen_in("old", 80, "now", dead) == 80
    assert seen_in("nobody knows", 80, "now", dead) == 0


def test_two_lines_of_epochs_are_one_history_up_to_the_first_parting() -> None:
    end = float("inf")
    assert shared_until({"one": end}, {"one": 100, "two": end}) == 100
    assert shared_until({"one": 100, "two": end}, {"one": 80, "three": end}) == 80
    assert shared_until({"one": end}, {"other": end}) == 0
    assert shared_until({"one": 80, "two": end}, {"one": 80, "two": 90, "three": end}) == 90


def test_who_comes_to_want_another_value_leaves_it_to_the_others() -> None:
    both = Position(3, "a").agreed(5, "b")
    assert both.authors == ("a", "b")
    assert both.without("a") == Position(5, "b")
    assert Position(3, "a").without("a") == Position(3, "a")
