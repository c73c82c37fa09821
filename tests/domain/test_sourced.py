from datetime import date

import pytest

from app.domain.sourced import ALWAYS, Confidence, Source, Validity


@pytest.mark.parametrize(("confidence", "check"), [("H", False), ("M", True), ("L", True), ("I", True)])
def test_only_what_was_read_in_an_official_text_needs_no_check(confidence, check):
    assert Source("Điều 15", Confidence(confidence)).needs_check is check


def test_a_rule_holds_on_its_first_and_on_its_last_day():
    rule = Validity(date(2026, 7, 1), date(2027, 2, 28))
    days = [date(2026, 6, 30), date(2026, 7, 1), date(2027, 2, 28), date(2027, 3, 1)]
    assert [rule.holds(day) for day in days] == [False, True, True, False]


def test_a_rule_without_days_always_holds():
    assert ALWAYS.holds(date(1900, 1, 1))
    assert ALWAYS.holds(date(2100, 1, 1))
