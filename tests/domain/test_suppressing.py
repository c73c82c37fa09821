"""Small numbers in what is published: hidden, and not to be found out from what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.figures import Table, TableRow
from app.domain.suppressing import HIDDEN, LEAST, Place, Sum, hide, suppressed, worked_back


def a_table(id: str, columns: Sequence[str], *rows: Sequence[int]) -> Table:
    lines = tuple(TableRow(f"r{at}", f"Thôn {at}", tuple(row)) for at, row in enumerate(rows))
    total = tuple(sum(row[at] for row in rows) for at in range(len(columns)))
    return Table(id, id, "", tuple(columns), tuple(columns), lines, total, (True,) * len(columns))


def shown(table: Table) -> list[list[object]]:
    return [*(list(row.cells) for row in table.rows), list(table.total)]


def test_one_small_number_takes_another_with_it_for_the_total_would_tell_it() -> None:
    (table,) = suppressed((a_table("area", ("found",), (2,), (9,), (30,)),))
    assert shown(table) == [[HIDDEN], [HIDDEN], [30], [41]]


def test_noughts_and_large_numbers_stand() -> None:
    (table,) = suppressed((a_table("area", ("found",), (0,), (LEAST,), (30,)),))
    assert shown(table) == [[0], [5], [30], [35]]


def test_two_ones_are_not_told_by_what_they_make_together() -> None:
    """2 in all behind two dashes, each at least one, would be 1 and 1."""
    (table,) = suppressed((a_table("area", ("found",), (1,), (1,), (30,)),))
    assert shown(table) == [[HIDDEN], [HIDDEN], [HIDDEN], [32]]


def test_a_total_that_two_tables_print_ties_them_together() -> None:
    first, second = a_table("area", ("found",), (3,), (20,)), a_table("group", ("found",), (23,))
    found = suppressed((first, second))
    values = {
        ("area", "r0", "found"): 3,
        ("area", "r1", "found"): 20,
        ("", "", "found"): 23,
        ("group", "r0", "found"): 23,
    }
    sums = [
        Sum(("", "", "found"), (("area", "r0", "found"), ("area", "r1", "found"))),
        Sum(("", "", "found"), (("group", "r0", "found"),)),
    ]
    assert not worked_back(values, sums, hide(values, sums))
    assert shown(found[0])[0] == [HIDDEN]


def test_columns_that_make_each_other_up_are_no_way_round() -> None:
    table = a_table("area", ("found", "open", "settled"), (12, 2, 10), (25, 5, 20), (40, 10, 30))
    (made,) = suppressed((table,), sums={"area": (("found", "open", "settled"),)})
    assert made.rows[0].cells[1] == HIDDEN
    assert made.rows[0].cells.count(HIDDEN) >= 2  # found - settled would be it
    assert [row.cells[1] for row in made.rows].count(HIDDEN) >= 2  # and so would the column


ROWS = st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=3)


def solutions(values: Mapping[Place, int], sums: Sequence[Sum], hidden: Sequence[Place]) -> Iterator[dict[Place, int]]:
    """Every way in which the hidden numbers could be, by trying them all: each at least 1 if it is."""
    ranges = [range(min(1, values[place]), 21) for place in hidden]
    for tried in product(*ranges):
        guess = {**values, **dict(zip(hidden, tried, strict=True))}
        if all(guess[one.whole] == sum(guess[part] for part in one.parts) for one in sums):
            yield guess


@settings(max_examples=30, deadline=None)
@given(cells=ROWS)
def test_what_is_left_never_tells_a_small_number(cells: list[list[int]]) -> None:
    """Against an attacker who tries all numbers that fit what is printed."""
    rows = [[second + third, second, third] for _, second, third in cells]
    values: dict[Place, int] = {}
    sums: list[Sum] = []
    for at, row in enumerate(rows):
        values |= {("t", f"r{at}", f"c{place}"): cell for place, cell in enumerate(row)}
        sums.append(Sum(("t", f"r{at}", "c0"), (("t", f"r{at}", "c1"), ("t", f"r{at}", "c2"))))
    for place in range(3):
        parts = tuple(("t", f"r{at}", f"c{place}") for at in range(len(rows)))
        values["", "", f"c{place}"] = sum(values[part] for part in parts)
        sums.append(Sum(("", "", f"c{place}"), parts))
    hidden = sorted(hide(values, sums))
    small = [place for place, value in values.items() if 0 < value < LEAST]
    assert set(small) <= set(hidden)
    assert not worked_back(values, sums, hidden)
    if 0 < len(hidden) <= 3:
        seen: dict[Place, set[int]] = {place: set() for place in small}
        for guess in solutions(values, sums, hidden):
            for place in small:
                seen[place].add(guess[place])
        assert [place for place, told in seen.items() if len(told) < 2] == []
