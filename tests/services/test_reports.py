"""Reports of a commune: due, counted, frozen, sent, received; every number against a count of another kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.account import Account
from app.domain.figures import UNTOLD, Figures
from app.domain.ids import new_id
from app.domain.reporting import DueState
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.models.entities import Case, Resident
from app.models.state import Side
from app.services import reports, reports_asking, reports_deeds, reports_making
from app.services.reports_making import EXCEL, WORD
from tests.reports.builders import pages
from tests.reports.marks import marks
from tests.services.homes import a_home
from tests.services.reporting import PAPERS, Ledger, a_working_commune

KEY, BEFORE = "monthly:2026-11-14", "monthly:2026-10-14"
SPAN = date(2026, 10, 15), date(2026, 11, 14)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, Ledger]]:
    """Read only."""
    with a_home(tmp_path_factory.mktemp("reports") / "office") as home:
        yield home, a_working_commune(home)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


def total(figures: Figures, table: str, column: str) -> Any:
    found = figures.table(table)
    assert found is not None
    return found.total[found.columns.index(column)]


def column(figures: Figures, table: str, code: str) -> dict[str, Any]:
    found = figures.table(table)
    assert found is not None
    return {row.key: row.cells[found.columns.index(code)] for row in found.rows}


# The numbers ---------------------------------------------------------------------------------------------------------


def test_the_numbers_are_those_of_a_ledger_kept_beside_the_records(shared: tuple[Home, Ledger]) -> None:
    home, book = shared
    first, last = SPAN
    figures = reports_making.draft(home, KEY).figures
    assert (figures.first, figures.last) == SPAN

    def of(rows: list[dict[str, Any]], keep: Callable[[dict[str, Any]], bool], by: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in rows:
            if keep(row):
                found[row[by]] = found.get(row[by], 0) + 1
        return found

    def same(table: str, code: str, counted: dict[str, int]) -> None:
        told = column(figures, table, code)
        assert {key: value for key, value in told.items() if value} == counted, (table, code)
        assert total(figures, table, code) == sum(counted.values())

    for table, by in (("category", "category"), ("area", "area")):
        same(table, "found", of(book.cases, lambda c: c["opened"] <= last, by))
        same(table, "new", of(book.cases, lambda c: first <= c["opened"] <= last, by))
        same(table, "open", of(book.cases, lambda c: c["opened"] <= last < (c["ended"] or date.max), by))
        same(table, "settled", of(book.cases, lambda c: c["kind"] == "settled" and c["ended"] <= last, by))
        same(table, "ended", of(book.cases, lambda c: c["kind"] == "moved" and c["ended"] <= last, by))
    same("area", "obstacle-open", of(book.obstacles, lambda o: o["met"] <= last < (o["solved"] or date.max), "area"))
    same("area", "doors-reached", of(book.doors, lambda d: d["reached"] is not None and d["reached"] <= last, "area"))
    same("papers", "paper-in", of(book.papers, lambda p: first <= p["day"] <= last, "paper"))
    same("papers", "paper-all", of(book.papers, lambda p: p["day"] <= last, "paper"))
    same("obstacles", "obstacle-new", of(book.obstacles, lambda o: first <= o["met"] <= last, "kind"))
    same("obstacles", "obstacle-told", of(book.obstacles, lambda o: o["told"] and o["told"] <= last, "kind"))
    same("obstacles", "obstacle-solved", of(book.obstacles, lambda o: o["solved"] and o["solved"] <= last, "kind"))


def test_people_are_counted_once_and_those_struck_apart_from_those_helped(shared: tuple[Home, Ledger]) -> None:
    home, book = shared
    last = SPAN[1]
    values = reports_making.draft(home, KEY).figures.values
    known = [case for case in book.cases if case["opened"] <= last]
    assert values["people"] == len({case["person"] for case in known}) < values["found"]
    assert values["helped"] == len({paper["person"] for paper in book.papers if paper["day"] <= last})
    assert values["struck"] == len({row["person"] for row in book.struck if row["day"] <= last}) > 0
    assert values["found.A"] + values["found.B"] == values["found"]
    assert values["birth"] == sum(p["paper"] == PAPERS["birth"][0] and SPAN[0] <= p["day"] <= last for p in book.papers)


def test_every_number_is_as_long_as_the_list_behind_it(shared: tuple[Home, Ledger]) -> None:
    home, _ = shared
    made = reports_making.draft(home, KEY)
    lists = reports_making.lists_of(home, made)
    wrong = []
    for table in made.figures.tables:
        for row in table.rows:
            for code, value in zip(table.columns, row.cells, strict=True):
                if code in made.spec.by_code and isinstance(value, int) and value:
                    found = reports_making.list_of(home, made, lists, (table.id, row.key, code))
                    if len(found.rows) + found.hidden != value:
                        wrong.append((table.id, row.label, code, value, len(found.rows)))
    assert wrong == []


def test_a_sealed_person_is_counted_and_not_named_to_who_may_not_open_them(home: Home) -> None:
    a_working_commune(home, people=6)
    with home.working() as w:
        sealed = w.add(Resident(id=new_id(), area_id="nowhere", name="Người Kín", sealed=True))
        w.flush()
        w.add(Case(id=new_id(), resident_id=sealed.id, category="A2", state="open", opened_on=date(2026, 5, 1)))
    home.account = Account(home.account.id, "Văn thư", (Role.CLERK,))
    made = reports_making.draft(home, KEY)
    assert column(made.figures, "area", "found")[UNTOLD] == 1
    found = reports_making.list_of(home, made, reports_making.lists_of(home, made), ("area", UNTOLD, "found"))
    assert (found.rows, found.hidden) == ((), 1)


def test_b7_is_counted_nowhere(home: Home) -> None:
    with home.working() as w:
        person = w.add(Resident(id=new_id(), area_id="x", name="Người Thử"))
        w.add(Case(id=new_id(), resident_id=person.id, category="B7", state="open", opened_on=date(2026, 5, 1)))
    made = reports_making.draft(home, KEY)
    assert (made.figures.values["found"], made.figures.values["people"]) == (0, 0)
    assert "B7" not in column(made.figures, "category", "found")


# Frozen --------------------------------------------------------------------------------------------------------------


def frozen(home: Home, key: str) -> reports_making.Draft:
    made = reports_making.draft(home, key)
    reports_making.freeze(home, key, made.wording, made.seen)
    return reports_making.draft(home, key)


def late_case(home: Home, book: Ledger, opened: date) -> None:
    """Somebody who was found in October and is written down in November."""
    with home.working() as w:
        person = w.add(Resident(id=new_id(), area_id=next(iter(book.areas)), name="Người Nhập Muộn"))
        w.add(Case(id=new_id(), resident_id=person.id, category="A2", state="open", opened_on=opened))


def test_a_frozen_report_comes_out_again_as_it_was_and_a_late_entry_shows_in_the_next(home: Home) -> None:
    book = a_working_commune(home, people=12)
    made = frozen(home, BEFORE)
    printed = marks(reports_making.printed(home, made)), reports_making.printed(home, made, EXCEL)
    late_case(home, book, date(2026, 10, 1))
    again = reports_making.draft(home, BEFORE)
    assert again.figures == made.figures
    assert (marks(reports_making.printed(home, again)), reports_making.printed(home, again, EXCEL)) == printed
    told = {(one.table, one.column): (one.frozen, one.now) for one in again.since}
    assert told["Kết quả theo địa bàn", "Hồ sơ đã lập"][1] == told["Kết quả theo địa bàn", "Hồ sơ đã lập"][0] + 1
    following = reports_making.draft(home, KEY)
    assert {one.column for one in following.late} >= {"Hồ sơ đã lập", "Số người", "Đang giải quyết"}
    late = next(one for one in following.wording.sections if one.id == "late")
    assert "nhập muộn" in late.text
    assert following.figures.values["found"] >= made.figures.values["found"] + 1


def test_words_that_were_typed_stay_and_the_others_follow_the_numbers_until_it_is_frozen(home: Home) -> None:
    book = a_working_commune(home, people=6)
    made = reports_making.draft(home, KEY)
    sections = tuple(
        replace(one, text="Đã họp ngày 02/11.") if one.id == "directing" else one for one in made.wording.sections
    )
    wording = replace(made.wording, sections=sections, to="Công an tỉnh", signer="Lê Văn Ví Dụ")
    reports_making.save(home, KEY, wording, made.seen)
    late_case(home, book, date(2026, 11, 1))
    again = reports_making.draft(home, KEY)
    texts = {one.id: one.text for one in again.wording.sections}
    assert texts["directing"] == "Đã họp ngày 02/11."
    assert f"{made.figures.values['found'] + 1} hồ sơ" in texts["found"]
    done = frozen(home, KEY)
    text = " ".join(" ".join(pages(reports_making.printed(home, done))).split())
    assert "Đã họp ngày 02/11." in text
    assert "Kính gửi: Công an tỉnh" in text
    assert "Lê Văn Ví Dụ" in text
    with pytest.raises(UserError, match=r"report\.is-frozen"):
        reports_making.save(home, KEY, wording, done.seen)
    assert reports_making.draft(home, "monthly:2026-12-14").wording.to == "Công an tỉnh"


def test_it_is_sent_when_frozen_and_what_was_done_can_be_taken_back(home: Home) -> None:
    a_working_commune(home, people=3)
    made = reports_making.draft(home, KEY)
    reports_making.save(home, KEY, made.wording)
    with pytest.raises(UserError, match=r"report\.not-frozen"):
        reports_deeds.mark_sent(home, KEY, "12/BC-UBND", home.today)
    frozen(home, KEY)
    reports_deeds.mark_sent(home, KEY, "12/BC-UBND", date(2026, 11, 16))
    row = reports.due(home, KEY)
    assert (row.state, row.number, row.sent_on, row.late) == (DueState.SENT, "12/BC-UBND", date(2026, 11, 16), False)
    with pytest.raises(UserError, match=r"report\.was-sent"):
        reports_making.thaw(home, KEY)
    reports_making.make_anew(home, KEY)
    assert reports.due(home, KEY).state is DueState.DRAFTED
    kept = reports.history(home, KEY)
    assert [(past.replaced, past.counted) for past in kept] == [(False, False), (True, True)]
    frozen(home, KEY)
    reports_deeds.mark_sent(home, KEY, "13/BC-UBND", home.today)
    reports_deeds.unsend(home, KEY)
    assert reports.due(home, KEY).state is DueState.FROZEN
    reports_making.thaw(home, KEY)
    assert reports.due(home, KEY).state is DueState.DRAFTED


def test_a_report_that_was_written_without_this_program_is_sent_too(home: Home) -> None:
    reports_deeds.mark_sent(home, "monthly:2026-04-14", "3/BC-UBND", date(2026, 4, 13))
    assert reports.due(home, "monthly:2026-04-14").state is DueState.SENT
    reports_deeds.unsend(home, "monthly:2026-04-14")
    assert reports.due(home, "monthly:2026-04-14").state is DueState.TODO


def test_a_laptop_has_no_reports(tmp_path: Path) -> None:
    with a_home(tmp_path / "field", Side.FIELD) as laptop:
        with pytest.raises(UserError, match=r"report\.office-only"):
            reports.dues(laptop)
        assert reports.reminder(laptop).rows == ()


# Who sends -----------------------------------------------------------------------------------------------------------


def test_who_has_sent_what_is_seen_by_sender_and_day_and_who_is_missing_is_named(home: Home) -> None:
    book = a_working_commune(home, people=3)
    hamlet = next(iter(book.areas))
    reports_deeds.mark_received(home, KEY, "office", "7/BC-VP", date(2026, 11, 13))
    reports_deeds.mark_received(home, KEY, hamlet, "1/BC", date(2026, 11, 16))
    row = reports.due(home, KEY)
    came = {sender.id: sender for sender in row.senders}
    assert (row.received, len(row.senders)) == (2, 3 + 3)
    assert not came["office"].late
    assert came[hamlet].late
    assert came["culture"].late
    assert not came["culture"].received
    words = next(one.text for one in reports_making.draft(home, KEY).wording.sections if one.id == "senders")
    assert "2/6" in words
    assert "Phòng Kinh tế" in words
    assert "Văn phòng" not in words
    reports_asking.ask_again(home, KEY, ["culture", "economy"])
    grid = reports.grid(home, KEY, 2)
    cells = {one.id: one.cells for one in grid.rows}
    assert cells["culture"][0] is not None
    assert cells["culture"][0].asked_on == home.today
    assert cells["office"][1] is not None
    assert not cells["office"][1].received
    letter = reports_asking.reminder_letter(home, KEY, ["culture", "economy"])
    text = " ".join(" ".join(pages(letter)).split())
    assert "V/v đôn đốc gửi Báo cáo tháng" in text
    assert "14/11/2026" in text
    assert "Phòng Kinh tế" in text


def test_a_second_report_of_a_sender_replaces_the_first_and_loses_nothing(home: Home) -> None:
    reports_deeds.mark_received(home, KEY, "office", "7/BC", date(2026, 11, 13))
    second = reports_deeds.mark_received(home, KEY, "office", "9/BC", date(2026, 11, 14), "bản sửa").value
    (sender,) = [one for one in reports.due(home, KEY).senders if one.id == "office"]
    assert (sender.number, sender.earlier) == ("9/BC", 1)
    assert [past.replaced for past in reports.history(home, KEY)] == [False, True]
    reports_deeds.take_back_received(home, second)
    (sender,) = [one for one in reports.due(home, KEY).senders if one.id == "office"]
    assert (sender.number, sender.earlier) == ("7/BC", 0)
    with pytest.raises(UserError, match=r"report\.sender-unknown"):
        reports_deeds.mark_received(home, KEY, "nobody", "", home.today)


def test_a_report_is_late_only_when_its_day_is_over(home: Home) -> None:
    row = reports.due(home, KEY)
    assert (row.late, row.left) == (True, -8)
    home.clock = lambda: datetime(2026, 11, 14, 15, 59, tzinfo=UTC)
    assert reports.due(home, KEY).late is (home.today > date(2026, 11, 14))
    assert reports.reminder(home).late >= 1


# Files ---------------------------------------------------------------------------------------------------------------


def test_the_same_report_is_a_pdf_a_word_file_and_a_workbook(shared: tuple[Home, Ledger]) -> None:
    home, _ = shared
    made = reports_making.of_period(home, "monthly", "2026-11")
    assert made.key == KEY
    text = " ".join(" ".join(pages(reports_making.printed(home, made))).split())
    assert "BÁO CÁO" in text
    assert "PHỤ LỤC" in text
    assert "Diện B7 không lập hồ sơ" in text
    word = zipfile.ZipFile(io.BytesIO(reports_making.printed(home, made, WORD)))
    body = word.read("word/document.xml").decode()
    assert "Times New Roman" in body
    assert "Kết quả theo địa bàn" in body
    assert "<w:tc><w:tcPr><w:tcW" in body
    assert "</w:tcPr></w:tc>" not in body
    workbook = zipfile.ZipFile(io.BytesIO(reports_making.printed(home, made, EXCEL)))
    assert 'state="hidden"' in workbook.read("xl/workbook.xml").decode()
    with pytest.raises(UserError, match=r"report\.form-unknown"):
        reports_making.printed(home, made, "txt")


def test_a_template_of_any_days_is_printed_and_frozen_by_nobody(shared: tuple[Home, Ledger]) -> None:
    home, book = shared
    made = reports_making.of_period(home, "residence-year", "2026-S1")
    assert made.figures.values["found"] == sum(case["opened"] <= date(2026, 6, 30) for case in book.cases)
    assert not made.frozen
    assert made.key == ""
    with pytest.raises(UserError, match=r"report\.period"):
        reports_making.of_period(home, "monthly", "hôm qua")
    with pytest.raises(UserError, match=r"report\.template-unknown"):
        reports_making.of_period(home, "nope", "2026")


def test_a_public_notice_hides_what_is_small_in_its_table_and_in_its_words(home: Home) -> None:
    a_working_commune(home, people=4)
    notice = reports_making.of_period(home, "public-notice", "2026")
    ordered = reports_making.of_period(home, "residence", "2026")
    paper = reports_making.sheet(home, notice)
    numbers = [cell for table in paper.tables for row in table.rows for cell in row.cells if isinstance(cell, int)]
    assert not [number for number in numbers if 0 < number < 5]
    assert "–" in paper.sections[0][1][0]
    assert any(isinstance(cell, int) and 0 < cell < 5 for row in ordered.figures.tables[0].rows for cell in row.cells)


def test_every_template_that_a_plan_names_is_there() -> None:
    from app.packs.pack import default_root
    from app.packs.plans import load_plan
    from app.packs.reports import load_reports

    root = default_root()
    known = {spec.code for spec in load_reports(root)}
    named = {duty.template for file in (root / "plans").glob("*.toml") for duty in load_plan(root, file.stem).reports}
    assert named - known == set()
