"""Reports that add up those of others: what a sender corrects or sends late shows in the next one, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.figures import Figures, Table, TableRow
from app.home import Home
from app.packs.pack import shipped
from app.services import indicators, reports_deeds, reports_making, reports_receiving
from app.services.indicators import Entry
from app.services.reports_making import Draft
from app.services.reports_receiving import Incoming
from tests.reports.builders import pages
from tests.services.homes import a_home

WEEK, NEXT = "week:2023-03-07", "week:2023-03-14"
COLUMNS = ("solved", "in-progress", "returned", "sent-back", "not-accepted", "overdue")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        opened.pack = shipped("huong-khe-2023")
        on(opened, date(2023, 3, 7))
        yield opened


def on(home: Home, day: date) -> None:
    home.clock = lambda: datetime(day.year, day.month, day.day, 1, tzinfo=UTC)


def came(home: Home, key: str, sender: str, tables: Mapping[str, Mapping[str, tuple[int, ...]]]) -> str:
    """A sender's file: table → row → cells, as looking at a file gives them."""
    made = reports_making.draft(home, key)
    told = []
    for id, rows in tables.items():
        table = made.figures.table(id)
        assert table is not None
        labels = {row.key: row.label for row in table.rows}
        cells = tuple(TableRow(row, labels.get(row, row), numbers) for row, numbers in rows.items())
        total = tuple(map(sum, zip(*rows.values(), strict=True)))
        told.append(Table(id, table.title, table.head, table.columns, table.titles, cells, total, table.adding))
    values = {code: cell for one in told for code, cell in zip(one.columns, one.total, strict=True)}
    figures = Figures(made.spec.code, made.figures.first, made.figures.last, values, tuple(told))  # type: ignore[arg-type]
    incoming = Incoming(key, sender, sender, "bc.xlsx", figures, (), (), "0" * 64, 6)
    return reports_receiving.keep(home, incoming, "1/BC", home.today).value


def frozen(home: Home, key: str) -> Draft:
    made = reports_making.draft(home, key)
    reports_making.freeze(home, key, made.wording, made.seen)
    return reports_making.draft(home, key)


def late(made: Draft) -> set[tuple[str, str, int, int]]:
    return {(one.who, one.column, one.frozen, one.now) for one in made.late}


def services(made: Draft) -> dict[str, tuple[object, ...]]:
    table = made.figures.table("services")
    assert table is not None
    return {row.key: row.cells for row in table.rows}


def test_a_corrected_and_a_late_report_show_in_the_next_one_by_who_sent_them(home: Home) -> None:
    came(home, WEEK, "police", {"services": {"police": (12, 3, 12, 1, 0, 2)}})
    frozen(home, WEEK)
    assert late(reports_making.draft(home, NEXT)) == set()
    came(home, WEEK, "police", {"services": {"police": (14, 3, 12, 1, 0, 1)}})
    came(home, WEEK, "justice", {"services": {"justice": (5, 0, 5, 0, 0, 0)}})
    on(home, date(2023, 3, 14))
    made = reports_making.draft(home, NEXT)
    assert late(made) == {
        ("Công an huyện", "Đã giải quyết", 12, 14),
        ("Công an huyện", "Quá hạn", 2, 1),
        ("Phòng Tư pháp", "Đã giải quyết", 0, 5),
        ("Phòng Tư pháp", "Đã trả kết quả", 0, 5),
    }
    assert reports_making.draft(home, WEEK).since == made.late
    text = " ".join(" ".join(pages(reports_making.printed(home, made))).split())
    assert "nộp muộn hoặc nộp lại" in text
    assert "Công an huyện, đã giải quyết: 12 thành 14" in text
    assert "Số liệu điều chỉnh của kỳ trước" in text
    table = frozen(home, NEXT).figures.table("late")
    assert table is not None
    assert ("Công an huyện: Đã giải quyết", (12, 14, "+2")) in [(row.label, row.cells) for row in table.rows]


def test_a_report_that_had_not_come_after_all_is_taken_out_of_the_sum_and_shows_too(home: Home) -> None:
    month, following = "monthly:2023-03-12", "monthly:2023-04-12"
    on(home, date(2023, 3, 12))
    came(home, month, "police", {"indicators": {"accounts": (700, 0), "abroad": (3, 5)}})
    wrong = came(home, month, "justice", {"indicators": {"accounts": (40, 0), "abroad": (0, 0)}})
    indicators.write(home, [Entry("accounts", "18496", 100)], home.today)
    made = frozen(home, month)
    table = made.figures.table("indicators")
    assert table is not None
    assert {row.key: row.cells[0] for row in table.rows}["accounts"] == 840
    reports_deeds.take_back_received(home, wrong)
    on(home, date(2023, 3, 20))
    indicators.write(home, [Entry("abroad", "18496", 9, 9)], date(2023, 3, 10))  # our own, written down late
    on(home, date(2023, 4, 12))
    of = {
        (one.who, one.row.partition(" (")[0], one.column, one.frozen, one.now)
        for one in reports_making.draft(home, following).late
    }
    assert ("Phòng Tư pháp", account_name(home), "Đã đạt", 40, 0) in of
    assert {(who, column, was, now) for who, _, column, was, now in of if not who} == {
        ("", "Đã đạt", 0, 9),
        ("", "Trên tổng số", 0, 9),
    }


def account_name(home: Home) -> str:
    return next(one.name for one in home.pack.plan.indicators if one.id == "accounts").partition(" (")[0]


def test_what_was_told_by_telephone_and_then_sent_with_the_same_number_is_no_difference(home: Home) -> None:
    made = reports_making.draft(home, WEEK)
    by_hand = {"services": {"tax": dict(zip(COLUMNS, (4, 0, 4, 0, 0, 0), strict=True))}}
    reports_making.freeze(home, WEEK, replace(made.wording, typed=by_hand), made.seen)
    came(home, WEEK, "tax", {"services": {"tax": (4, 0, 4, 0, 0, 0)}})
    assert late(reports_making.draft(home, NEXT)) == set()
    came(home, WEEK, "tax", {"services": {"tax": (5, 0, 4, 0, 0, 0)}})
    name = home.pack.plan.name_of("tax")
    assert late(reports_making.draft(home, NEXT)) == {(name, "Đã giải quyết", 4, 5)}


def test_a_corrected_file_counts_in_a_draft_that_was_kept_and_in_one_made_anew(home: Home) -> None:
    came(home, WEEK, "police", {"services": {"police": (12, 3, 12, 1, 0, 2)}})
    made = reports_making.draft(home, WEEK)
    reports_making.save(home, WEEK, made.wording, made.seen)
    came(home, WEEK, "police", {"services": {"police": (14, 3, 12, 1, 0, 1)}})
    assert services(reports_making.draft(home, WEEK))["police"] == (14, 3, 12, 1, 0, 1)
    frozen(home, WEEK)
    came(home, WEEK, "police", {"services": {"police": (15, 3, 12, 1, 0, 1)}})
    assert services(reports_making.draft(home, WEEK))["police"] == (14, 3, 12, 1, 0, 1)
    reports_making.make_anew(home, WEEK)
    assert services(reports_making.draft(home, WEEK))["police"] == (15, 3, 12, 1, 0, 1)


def test_the_town_adds_up_for_the_province_what_its_wards_sent_for_the_same_month(tmp_path: Path) -> None:
    with a_home(tmp_path / "town") as town:
        town.pack = shipped("cua-lo-2022")
        on(town, date(2022, 9, 11))
        wards, ours = "ward-month:2022-09-11", "town-month:2022-09-14"
        came(town, wards, "16717", {"checks": {"no-number": (9, 4, 2)}})
        came(town, wards, "16720", {"checks": {"no-number": (1, 0, 0)}})
        on(town, date(2022, 9, 14))
        for key in (wards, ours):
            made = reports_making.draft(town, key)
            table = made.figures.table("checks")
            assert table is not None
            assert {row.key: row.cells for row in table.rows}["no-number"] == (10, 4, 2), key
            words = next(one.text for one in made.wording.sections if one.id == "senders")
            assert f"2/{7 + len(town.pack.plan.units)} báo cáo" in words
        frozen(town, ours)
        came(town, wards, "16720", {"checks": {"no-number": (1, 1, 1)}})
        on(town, town.today + timedelta(days=30))
        following = reports_making.draft(town, "town-month:2022-10-14")
        assert {(one.who, one.frozen, one.now) for one in following.late} == {(town.pack.plan.name_of("16720"), 0, 1)}
