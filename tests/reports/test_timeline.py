"""Where somebody lived, drawn to the scale of years."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.reports.dossier import Issued, Residence
from app.reports.dossier_timeline import Bar, Timeline
from tests.reports.builders import a_dossier, letters, printed, read_back
from tests.reports.test_dossier import HOSTILE
from tests.reports.test_paper import outside

TODAY = date(2026, 11, 22)


def test_what_is_sure_and_what_may_be_are_told_apart() -> None:
    found = Timeline.of((Residence("Ở", "Bến", PartialDate(1978), PartialDate(1996, 5)),), TODAY)
    assert found == Timeline(
        (Bar("Bến", date(1978, 1, 1), date(1978, 12, 31), date(1996, 5, 1), date(1996, 5, 31)),), 1978, 1997
    )


def test_a_stay_goes_on_until_today_and_an_unknown_end_may_be_any_day() -> None:
    stays = (Residence("Ở", "A", PartialDate(2020, 1, 1)), Residence("Ở", "B", PartialDate(2020), Silence.UNKNOWN))
    found = Timeline.of(stays, TODAY)
    assert found is not None
    on, unknown = found.bars
    assert (on.ended, on.last) == (TODAY, TODAY)
    assert (unknown.began, unknown.ended, unknown.last) == (date(2020, 12, 31), date(2020, 12, 31), TODAY)


def test_a_stay_of_unknown_beginning_is_not_drawn() -> None:
    assert Timeline.of((Residence("Ở", "A", Silence.UNKNOWN), Residence("Ở", "B")), TODAY) is None


@pytest.mark.parametrize(("first", "last"), [(2026, 2026), (2020, 2026), (1926, 2026), (1850, 2200)])
def test_the_axis_names_two_to_a_dozen_years(first: int, last: int) -> None:
    found = Timeline.of((Residence("Ở", "A", PartialDate(first), PartialDate(last)),), TODAY)
    assert found is not None
    assert 2 <= len(found.years()) <= 12


def test_sixty_stays_with_hostile_names_and_papers_stay_on_the_sheets() -> None:
    stays = tuple(Residence(HOSTILE, HOSTILE, PartialDate(1960 + n), PartialDate(1961 + n)) for n in range(60))
    wrong = Residence("Ở", "Ngược", PartialDate(2020), PartialDate(1990))
    papers = (Issued(TODAY, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE), Issued(None, "Ặ" * 10_000))
    data = printed(a_dossier(residences=(*stays, wrong), papers=papers))
    assert outside(data) == []
    assert read_back(data).count("Ặ") >= 10_000


def test_a_masked_dossier_hides_numbers_in_the_timeline_too() -> None:
    stay = Residence("Ở", "Nhà ông 066199000123", PartialDate(2020))
    said = read_back(printed(a_dossier(residences=(stay,), masked=True)))
    assert "066199000123" not in said
    assert said.count(letters("Nhà ông •••••••••123")) == 2
