"""The arithmetic of a drive: ages, days of quotas, pace, sums, what is odd about a table."""

from __future__ import annotations

from datetime import date

from app.domain.drive import (
    ALL,
    OLDER,
    QUOTA,
    TOTAL,
    UNKNOWN,
    UNSURE,
    Band,
    Drive,
    TargetRow,
    band_on,
    bands_on,
    next_move,
)
from app.domain.drive_figures import added, doubts_of, figures_of, met_on
from app.domain.partial_date import PartialDate
from app.domain.sourced import Confidence, Source

FIRST, LAST = date(2024, 8, 21), date(2024, 8, 29)
BANDS = (Band("young", "Dưới 6", 0, 6, FIRST, LAST), Band("old", "Dưới 14", 6, 14))
SOURCE = Source("KH", Confidence.OFFICIAL)


def a_drive() -> Drive:
    return Drive("d", "Đợt", FIRST, LAST, FIRST, BANDS, (), (), (), (), None, SOURCE)


def test_a_birthday_moves_a_child_and_the_29th_of_february_is_reached_on_the_first_of_march() -> None:
    born = PartialDate(2018, 8, 24)
    assert [band_on(BANDS, born, date(2024, 8, day)) for day in (23, 24)] == ["young", "old"]
    assert next_move(BANDS, born, date(2024, 8, 23)) == date(2024, 8, 24)
    leap = PartialDate(2020, 2, 29)
    assert [band_on(BANDS, leap, day) for day in (date(2026, 2, 28), date(2026, 3, 1))] == ["young", "old"]
    assert next_move(BANDS, leap, date(2026, 1, 1)) == date(2026, 3, 1)
    assert band_on(BANDS, PartialDate(2010, 8, 21), FIRST) == OLDER


def test_what_is_known_in_part_is_sure_only_where_every_day_of_it_says_the_same() -> None:
    assert bands_on(BANDS, PartialDate(2018), FIRST) == ("young", "old")
    assert band_on(BANDS, PartialDate(2018), FIRST) == UNSURE
    assert band_on(BANDS, PartialDate(2018, 7), FIRST) == "old"
    assert band_on(BANDS, PartialDate(2018, 8), FIRST) == UNSURE
    assert bands_on(BANDS, PartialDate(2010), FIRST) == ("old", OLDER)
    assert band_on(BANDS, PartialDate(2024), FIRST) == "young"
    assert band_on(BANDS, None, FIRST) == UNKNOWN


def test_quota_days_stop_with_the_stage_and_the_pace_looks_back_a_week() -> None:
    assert [BANDS[0].quota_days(day) for day in (date(2024, 8, 20), FIRST, LAST, date(2024, 9, 2))] == [0, 1, 9, 9]
    counted = {("u", "young", date(2024, 8, day)): number for day, number in ((21, 100), (28, 7), (29, 7))}
    (row,) = figures_of(a_drive(), {"u": "U"}, {("u", "young"): 200, ("u", QUOTA + "young"): 20}, counted, {}, {}, LAST)
    young = row.of("young")
    assert (young.done, young.recent, young.over, young.left, young.needed) == (114, 14, 7, 86, None)
    assert young.met_on(LAST) == date(2024, 10, 11)
    assert (young.due, young.difference) == (180, -66)
    assert met_on(0, 0, 0, LAST) == LAST
    assert met_on(5, 0, 7, LAST) is None


def test_totals_are_the_sums_of_their_rows_and_what_no_row_has_stays_open() -> None:
    counted = {("a", "young", FIRST): 3, ("b", "young", FIRST): 4, ("b", UNSURE, FIRST): 2}
    rows = figures_of(
        a_drive(), {"a": "A", "b": "B"}, {("a", "young"): 10}, counted, {("a", "old", FIRST): 9}, {}, FIRST
    )
    total = added(rows, "Tổng")
    assert (total.unit, total.done, total.beside_done) == (TOTAL, 18, 2)
    assert (total.of("young").target, total.of("young").quota, total.of("old").target) == (10, None, None)
    assert total.of("old").entered


def test_what_is_odd_about_a_table_is_told_column_by_column() -> None:
    rows = (TargetRow("a", "A", {ALL: 9, "young": 5, "old": 5, QUOTA + "young": 1}), TargetRow("z", "Z", {ALL: 1}))
    total = TargetRow(TOTAL, "", {ALL: 12, "young": 5})
    found = doubts_of(a_drive(), ("a", "b"), rows, total, {("a", "young"): 6})
    assert {(each.code, each.unit, each.column) for each in found} == {
        ("missing", "b", ""),
        ("stranger", "z", ""),
        ("bands", "a", ALL),
        ("below-done", "a", "young"),
        ("total", TOTAL, ALL),
    }
