"""Report files of subordinates: our own workbook, a table typed by hand, and what must not get in."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlsxwriter

from app.domain.figures import Figures, Table
from app.domain.ids import child_id, new_id
from app.domain.partial_date import PartialDate
from app.errors import UserError
from app.home import Home
from app.models.entities import Area, Measurement, Resident, Turnout
from app.packs.pack import shipped
from app.reports.report_excel import report_excel
from app.services import reports, reports_asking, reports_making, reports_receiving
from app.services.reports_making import EXCEL
from app.services.reports_receiving import Incoming
from tests.services.homes import a_home

KEY = "monthly:2026-11-14"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("received") / "office") as opened:
        with opened.working() as w:
            for name in ("Thôn 1", "Thôn 2"):
                w.add(Area(id=f"area-{name[-1]}", name=name, kind="hamlet"))
            w.flush()
        yield opened


def filled(
    home: Home, number: Callable[[int, int], Any], *, key: dict[str, Any] | None = None, total: int = 0
) -> bytes:
    """The workbook of a report in which cell (row, column) of its tables is ``number`` of them; totals are ``total``
    more than they should be."""
    made = reports_making.draft(home, KEY)
    tables = []
    for table in made.figures.tables:
        if table.adding:
            rows = tuple(
                replace(row, cells=tuple(number(at, place) for place in range(len(table.columns))))
                for at, row in enumerate(table.rows)
            )
            sums = tuple(
                total + sum(cell for row in rows if isinstance(cell := row.cells[place], int))
                for place in range(len(table.columns))
            )
            table = replace(table, rows=rows, total=sums)
        tables.append(table)
    paper = replace(reports_making.sheet(home, made), tables=tuple(tables))
    told = {
        "plan": home.pack.plan.id, "unit": "22120", "template": made.spec.code, "duty": "monthly",
        "first": "2026-10-15", "last": "2026-11-14", "sender": "office", "values": {},
    }  # fmt: skip
    return report_excel(paper, {**told, **(key or {})})


def looked_at(home: Home, folder: Path, data: bytes, name: str = "bc.xlsx", sender: str = "office") -> Incoming:
    file = folder / name
    file.write_bytes(data)
    return reports_receiving.look_at(home, KEY, sender, file)


def whats(incoming: Incoming) -> set[str]:
    return {one.what for one in (*incoming.refused, *incoming.warnings)}


def table(figures: Figures, id: str) -> Table:
    found = figures.table(id)
    assert found is not None
    return found


def test_our_own_workbook_comes_in_as_it_went_out(home: Home, tmp_path: Path) -> None:
    incoming = looked_at(home, tmp_path, filled(home, lambda row, column: row + column))
    assert (incoming.refused, incoming.warnings) == ((), ())
    assert table(incoming.figures, "area").rows[1].cells == tuple(range(1, 9))
    reports_receiving.keep(home, incoming, "4/BC", date(2026, 11, 14))
    (sender,) = [one for one in reports.due(home, KEY).senders if one.id == "office"]
    assert (sender.counted, sender.number, sender.late) == (True, "4/BC", False)


def test_what_this_program_printed_elsewhere_is_taken_too(home: Home, tmp_path: Path) -> None:
    made = reports_making.draft(home, KEY)
    incoming = looked_at(home, tmp_path, reports_making.printed(home, made, EXCEL))
    assert incoming.refused == ()
    assert incoming.figures.values["found"] == 0


def test_an_empty_form_says_how_many_cells_are_empty_and_not_each(home: Home, tmp_path: Path) -> None:
    incoming = looked_at(home, tmp_path, reports_asking.blank(home, KEY, "office"))
    assert whats(incoming) == {"no-number"}
    assert len(incoming.warnings) <= 4
    assert incoming.numbers == 0


def test_sums_that_are_wrong_are_told_column_by_column(home: Home, tmp_path: Path) -> None:
    incoming = looked_at(home, tmp_path, filled(home, lambda row, column: row, total=3))
    told = {(one.table, one.where) for one in incoming.warnings if one.what == "sum"}
    assert ("Kết quả theo địa bàn", "Hồ sơ đã lập") in told
    assert incoming.refused == ()


def test_a_register_with_a_fifth_of_its_cells_wrong_is_refused_cell_by_cell(home: Home, tmp_path: Path) -> None:
    random = Random(3)
    wrong = ("mười hai", "-4", "1,5", "???", "12 hộ")
    made = looked_at(
        home, tmp_path, filled(home, lambda row, column: random.choice(wrong) if random.random() < 0.2 else row)
    )
    assert whats(made) >= {"not-a-number"}
    assert all(one.where and one.said for one in made.refused)
    with pytest.raises(UserError, match=r"report\.file-faulty"):
        reports_receiving.keep(home, made, "", home.today)
    assert len(reports.history(home, KEY)) <= 2


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ({"plan": "huong-khe-2023"}, r"report\.file-other-plan"),
        ({"template": "project06-month"}, r"report\.file-other-report"),
        ({"first": "2026-09-15", "last": "2026-10-14"}, r"report\.file-other-period"),
        ({"sender": "culture"}, r"report\.file-other-sender"),
        ({"format": 99}, r"report\.file-keys-broken"),
        ({"first": 7}, r"report\.file-keys-broken"),
    ],
)
def test_a_report_that_is_not_the_one_asked_for_is_refused_with_one_reason(
    home: Home, tmp_path: Path, key: dict[str, Any], code: str
) -> None:
    data = filled(home, lambda row, column: 1)
    with pytest.raises(UserError, match=code):
        looked_at(home, tmp_path, with_key(data, key))


def with_key(data: bytes, changes: dict[str, Any]) -> bytes:
    """The workbook with another sheet of keys."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    shown = book.add_worksheet("Báo cáo")
    shown.write(0, 0, "x")
    told = {
        "format": 1, "plan": "tuyen-an-dong-2026", "unit": "22120", "template": "residence", "duty": "monthly",
        "first": "2026-10-15", "last": "2026-11-14", "sender": "office", "values": {},
        "tables": {"area": {"title": "t", "columns": {"found": 2}, "rows": {"area-1": [3, "Thôn 1"]}}},
    }  # fmt: skip
    keys = book.add_worksheet("hoso")
    keys.write_string(0, 0, b64encode(json.dumps({**told, **changes}).encode()).decode())
    keys.hide()
    book.close()
    assert zipfile.is_zipfile(io.BytesIO(data))
    return made.getvalue()


@pytest.mark.parametrize(
    "rows",
    [
        {"area-1": [10**12, "Thôn 1"]},
        {f"r{n}": [n, "x"] for n in range(6_000)},
        {"area-1": [-5, "Thôn 1"]},
    ],
)
def test_keys_that_point_nowhere_break_nothing(home: Home, tmp_path: Path, rows: dict[str, Any]) -> None:
    tables = {"area": {"title": "t", "columns": {"found": 2}, "rows": rows}}
    assert outcome(home, tmp_path, {"tables": tables}) in (0, "report.file-keys-broken")


def outcome(home: Home, folder: Path, key: dict[str, Any]) -> int | str:
    """How many numbers were read, or why it was refused."""
    try:
        return looked_at(home, folder, with_key(filled(home, lambda row, column: 1), key)).numbers
    except UserError as refused:
        return refused.code


def typed(rows: Sequence[Sequence[Any]], *, formula: bool = False) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Sheet1")
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write(at, place, cell)
    if formula:
        sheet.write_formula(len(rows), 2, "=SUM(C3:C4)", None, 30)
    book.close()
    return out.getvalue()


BY_HAND = (
    ("BÁO CÁO THÁNG 11",),
    ("TT", "Địa bàn", "Hồ sơ đã lập", "Mới trong kỳ", "Đang giải quyết", "Tổng số hộ", "Hộ đã đến"),
    (1, "thôn 1", 12, 3, 10, 40, 33),
    (2, "Thôn 2", 18, 1, "1.204", 52, 50),
    (3, "Thôn Lạ", 4, 0, 4, 9, 9),
    ("", "Tổng số", 30, 4, 14, 101, 83),
)


def test_a_table_typed_by_hand_is_known_by_its_heads_and_labels(home: Home, tmp_path: Path) -> None:
    incoming = looked_at(home, tmp_path, typed(BY_HAND))
    area = table(incoming.figures, "area")
    told = {row.key: dict(zip(area.columns, row.cells, strict=True)) for row in area.rows}
    assert (told["area-1"]["found"], told["area-2"]["open"], told["area-1"]["doors"]) == (12, 1204, 40)
    assert whats(incoming) >= {"no-keys", "unknown-row", "missing-column", "sum"}
    assert [one.said for one in incoming.warnings if one.what == "unknown-row"] == ["Thôn Lạ"]
    assert incoming.refused == ()


def test_a_workbook_with_formulas_is_read_by_their_last_results_and_says_so(home: Home, tmp_path: Path) -> None:
    incoming = looked_at(home, tmp_path, typed(BY_HAND[:4], formula=True))
    assert "formulas" in whats(incoming)


@pytest.mark.parametrize("data", [typed([("gì", "đó")]), b"", b"PK\x03\x04rubbish", b"%PDF-1.7"])
def test_a_file_that_is_no_report_is_refused(home: Home, tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UserError):
        looked_at(home, tmp_path, data)


def test_a_district_adds_up_what_its_units_sent_and_names_who_is_missing(tmp_path: Path) -> None:
    """The weekly figures of Hương Khê: each body sends its own row; nobody's people are in this database."""
    with a_home(tmp_path / "district") as district:
        district.pack = shipped("huong-khe-2023")
        key = next(row.id for row in reports.dues(district, back=4000) if row.due.duty.id == "week")
        for sender, numbers in (("police", (12, 3, 12, 1, 0, 2)), ("justice", (5, 0, 5, 0, 1, 0))):
            form = reports_asking.blank(district, key, sender)
            book = _with_numbers(form, numbers)
            file = tmp_path / f"{sender}.xlsx"
            file.write_bytes(book)
            incoming = reports_receiving.look_at(district, key, sender, file)
            assert incoming.numbers == 6
            reports_receiving.keep(district, incoming, "", district.today)
        made = reports_making.draft(district, key)
        services = table(made.figures, "services")
        assert {row.key: row.cells for row in services.rows}["police"] == (12, 3, 12, 1, 0, 2)
        assert services.total == (17, 3, 17, 1, 1, 2)
        assert {row.key: row.cells for row in services.rows}["tax"] == (None,) * 6
        words = next(one.text for one in made.wording.sections if one.id == "senders")
        assert "2/8" in words
        assert "Công an" not in words.partition("Chưa nhận")[2]


def _with_numbers(form: bytes, numbers: Sequence[int]) -> bytes:
    """The empty form with one row filled in, as a spreadsheet program would save it."""
    from app.intake.tables import read_list

    book = read_list(form, "form.xlsx")
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"strings_to_numbers": False})
    for sheet in book.sheets:
        page = made.add_worksheet(sheet.name)
        head = next((at for at, row in enumerate(sheet.rows) if row and row[0] == "TT"), None)
        for at, row in enumerate(sheet.rows):
            for place, cell in enumerate(row):
                if cell is not None:
                    page.write(at, place, cell)
        if head is not None:
            for place, number in enumerate(numbers):
                page.write(head + 1, 2 + place, number)
        if sheet.hidden:
            page.hide()
    made.close()
    return out.getvalue()


def test_a_drive_counts_each_child_once_or_as_its_unit_typed_it(tmp_path: Path) -> None:
    """An Dương: 12 typed by one unit for a day count as 12, and children elsewhere count one by one."""
    with a_home(tmp_path / "drive") as office:
        office.pack = shipped("an-duong-2024")
        (drive,) = office.pack.plan.drives
        unit, other = (one.id for one in office.pack.plan.units[:2])
        day = drive.first
        with office.working() as w:
            for number in range(3):
                child = w.add(Resident(id=new_id(), area_id="x", name=f"Bé {number}", born=PartialDate(2021, 3, 4)))
                w.flush()
                done = day if number else None
                state = "done" if number else "present"
                unit_of = other if number else unit
                w.add(
                    Turnout(
                        id=child_id(child.id, drive.id),
                        resident_id=child.id,
                        drive=drive.id,
                        state=state,
                        unit=unit_of,
                        done_on=done,
                    )
                )
            of = f"drive:{drive.id}:{drive.bands[0].id}"
            w.add(Measurement(id=new_id(), plan=office.pack.plan.id, indicator=of, unit=unit, value=12, day=day))
            w.flush()
        made = reports_making.of_period(office, "drive-day", day.isoformat())
        units = table(made.figures, "units")
        told = {row.key: row.cells for row in units.rows if any(row.cells)}
        assert told == {unit: (12, 12, 1), other: (2, 2, 0)}
        assert units.total == (14, 14, 1)
        lists = reports_making.lists_of(office, made)
        assert len(reports_making.list_of(office, made, lists, ("units", other, "turnout-in")).rows) == 2
