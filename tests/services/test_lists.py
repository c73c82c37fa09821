"""An office's Excel list comes in: seen before it is written, whole or not at all, and next month only what is new."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Address, Kin, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.intake.tables import read_list
from app.models.casefile import case_file
from app.models.entities import Case, Resident
from app.models.state import Side
from app.progress import Cancelled, Progress, Tick
from app.services import cases, list_export, lists, people
from app.services.lists import LEAVE_OUT, AreaChoice, Choice, Decision, ListKind, ListPreview, Verdict
from tests.intake import lists as office
from tests.services.homes import a_home

HEADER = (
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Quan hệ với chủ hộ", "Chủ hộ", "Dân tộc",
    "Họ tên mẹ", "Số CCCD mẹ", "Ghi chú",
)  # fmt: skip
TEO = (1, "Nguyễn Văn Tèo", "03/05/1980", "Nam", "054080001234", "Chủ hộ", None, "Kinh", None, None, None)
NO = (2, "Trần Thị Nở", "12/11/1982", "Nữ", "054182004321", "Vợ", None, "Ê đê", None, None, None)
BUOI = (
    3,
    "Nguyễn Thị Bưởi",
    "07/09/2012",
    "Nữ",
    None,
    "Con",
    None,
    None,
    "Trần Thị Nở",
    "054182004321",
    "chưa KS",
)


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=re.escape(code))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


def a_file(folder: Path, *rows: Sequence[Any], name: str = "danh-sach.xlsx", sheet: str = "Thôn Phú Sơn") -> Path:
    file = folder / name
    file.write_bytes(office.xlsx({sheet: [list(HEADER), *[list(row) for row in rows]]}))
    return file


def looked_at(home: Home, file: Path, kind: ListKind | None = None, **places: AreaChoice) -> ListPreview:
    """The preview under the proposals, as a person who changes nothing sees it."""
    opened = lists.open_list(home, file, kind)
    found = lists.places(home, opened, opened.mappings)
    choices = {place.text: place.proposed for place in found if place.proposed is not None}
    return lists.preview_list(home, opened, opened.mappings, {**choices, **places})


def imported(home: Home, file: Path, decisions: dict[str, Decision] | None = None) -> lists.ImportSummary:
    preview = looked_at(home, file)
    accepted = {row.key: Decision(Choice.ACCEPT) for row in preview.waiting({}) if not lists.needs_person(row)}
    return lists.write_list(home, preview, accepted if decisions is None else decisions).value


def verdicts(preview: ListPreview) -> dict[str, str]:
    named = {
        one.key: one.row.name if one.row else one.remembered.name if one.remembered else "" for one in preview.rows
    }
    return {named[one.key]: one.verdict.value for one in preview.rows}


def one_of(preview: ListPreview, name: str) -> lists.RowVerdict:
    return next(one for one in preview.rows if one.row is not None and one.row.name == name)


def recorded(home: Home) -> dict[str, Resident]:
    with home.reading() as r:
        return {row.name: row for row in r.session.query(Resident) if row.alive}


def ops(home: Home) -> int:
    with home.reading() as r:
        return int(r.conn.exec_driver_sql("SELECT count(*) FROM op").scalar() or 0)


def remembered(home: Home) -> int:
    with home.reading() as r:
        return int(r.conn.exec_driver_sql("SELECT count(*) FROM remembered").scalar() or 0)


# The first time ------------------------------------------------------------------------------------------------


def test_nothing_is_written_before_the_person_says_so(home: Home, tmp_path: Path) -> None:
    preview = looked_at(home, a_file(tmp_path, TEO, NO, BUOI))
    assert preview.counts[Verdict.NEW] == 3
    assert (ops(home), remembered(home)) == (0, 0)


def test_a_first_import_makes_the_hamlet_the_household_and_its_people(home: Home, tmp_path: Path) -> None:
    summary = imported(home, a_file(tmp_path, TEO, NO, BUOI))
    assert summary.made == {"areas": 1, "households": 1, "new": 3}
    (area,) = people.areas(home)
    assert (area.name, area.kind, area.residents) == ("Thôn Phú Sơn", "hamlet", 3)
    (house,) = people.households(home)
    members = people.household(home, house.id)[1]
    assert [(m.name, m.relation) for m in members] == [
        ("Nguyễn Văn Tèo", "chu-ho"), ("Trần Thị Nở", "vo"), ("Nguyễn Thị Bưởi", "con"),
    ]  # fmt: skip
    found = recorded(home)
    assert found["Nguyễn Văn Tèo"].id_number == SourcedNumber("054080001234", "danh sách")
    assert found["Trần Thị Nở"].ethnicity == home.pack.tables["ethnic_groups"].find("Ê-đê").code  # type: ignore[union-attr]
    child = found["Nguyễn Thị Bưởi"]
    assert (child.born, child.note) == (PartialDate(2012, 9, 7), "chưa KS")
    assert child.mother == Kin(found["Trần Thị Nở"].id, "Trần Thị Nở", None, "054182004321")


def test_one_sheet_per_hamlet_and_one_hamlet_that_is_there_already(home: Home, tmp_path: Path) -> None:
    there = people.add_area(home, "Phú Sơn", "hamlet").value
    file = tmp_path / "xa.xlsx"
    file.write_bytes(
        office.xlsx(
            {"Thôn Phú Sơn": [list(HEADER), list(TEO)], "Bến Lẫm": [list(HEADER), [*NO[:5], "Chủ hộ", *NO[6:]]]}
        )
    )
    opened = lists.open_list(home, file)
    proposed = {place.text: place.proposed for place in lists.places(home, opened, opened.mappings)}
    assert proposed == {"Thôn Phú Sơn": AreaChoice(there), "Bến Lẫm": AreaChoice(None, "Bến Lẫm", "mooring")}
    imported(home, file)
    assert {row.name: row.residents for row in people.areas(home)} == {"Phú Sơn": 1, "Bến Lẫm": 1}


def test_a_place_may_be_left_out_or_taken_for_another(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "xa.xlsx"
    file.write_bytes(office.xlsx({"Thôn A": [list(HEADER), list(TEO)], "Thôn B": [list(HEADER), list(NO)]}))
    preview = looked_at(home, file, **{"Thôn B": LEAVE_OUT})
    assert verdicts(preview) == {"Nguyễn Văn Tèo": "new"}
    both = looked_at(home, file, **{"Thôn B": AreaChoice(None, "Thôn A", "hamlet")})
    lists.write_list(home, both, {})
    assert [row.residents for row in people.areas(home)] == [2]


def test_a_place_that_nobody_decided_is_asked_for(home: Home, tmp_path: Path) -> None:
    opened = lists.open_list(home, a_file(tmp_path, TEO))
    with refused("list.place-undecided"):
        lists.preview_list(home, opened, opened.mappings, {})


def test_somebody_new_without_a_place_cannot_be_recorded(home: Home, tmp_path: Path) -> None:
    preview = looked_at(home, a_file(tmp_path, TEO, sheet="Sheet1"))
    (row,) = preview.rows
    assert (row.verdict, row.reasons[0].code) == (Verdict.WRONG, "area.missing")
    area = people.add_area(home, "Thôn Phú Sơn", "hamlet").value
    told = looked_at(home, a_file(tmp_path, TEO, sheet="Sheet1"), **{"": AreaChoice(area)})
    assert told.counts[Verdict.NEW] == 1


def test_two_heads_of_one_name_are_two_households(home: Home, tmp_path: Path) -> None:
    other = (4, "Nguyễn Văn Tèo", "01/02/1955", "Nam", "054055000111", "Chủ hộ", None, None, None, None, None)
    son = (5, "Nguyễn Văn Tí", "01/02/1985", "Nam", None, "Con đẻ", None, None, None, None, None)
    imported(home, a_file(tmp_path, TEO, BUOI, other, son))
    found = recorded(home)
    assert found["Nguyễn Thị Bưởi"].household_id != found["Nguyễn Văn Tí"].household_id
    assert len(people.households(home)) == 2


def test_households_are_known_by_their_number_within_the_hamlet(home: Home, tmp_path: Path) -> None:
    header = ["Số hộ", "Họ và tên", "Ngày sinh", "Địa chỉ"]
    rows = [["12", "Lê Văn An", 1970, "Tổ 1"], ["12", "Lê Thị Bé", 1995, None], ["13", "Võ Văn Ba", 1960, "Tổ 2"]]
    file = tmp_path / "ho.xlsx"
    file.write_bytes(office.xlsx({"Thôn A": [header, *rows]}))
    imported(home, file)
    found = recorded(home)
    assert found["Lê Văn An"].household_id == found["Lê Thị Bé"].household_id != found["Võ Văn Ba"].household_id
    assert {row.address for row in people.households(home)} == {Address(raw="Tổ 1"), Address(raw="Tổ 2")}
    assert imported(home, file).ops == 0


# The same list again -------------------------------------------------------------------------------------------


def test_the_same_list_again_is_unchanged_and_writes_no_op(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO, NO, BUOI)
    imported(home, file)
    before = ops(home)
    preview = looked_at(home, file)
    assert preview.counts[Verdict.UNCHANGED] == 3
    summary = lists.write_list(home, preview, {})
    assert (summary.value.ops, ops(home)) == (0, before)
    assert not summary.changes


def test_the_mapping_and_the_places_are_remembered(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO, sheet="Thôn Phú Sơn")
    there = people.add_area(home, "Thôn Khác", "hamlet").value
    opened = lists.open_list(home, file)
    (group,) = opened.groups
    note = next(column for column in group.columns if column.title == "Ghi chú")
    mapping = group.mapping.with_field(note.key, "other_names", note.nth)
    preview = lists.preview_list(home, opened, {group.signature: mapping}, {"Thôn Phú Sơn": AreaChoice(there)})
    lists.write_list(home, preview, {})
    again = lists.open_list(home, file)
    assert again.groups[0].remembered
    assert {c.field for c in again.groups[0].mapping.columns if c.title == note.key} == {"other_names"}
    assert lists.places(home, again, again.mappings)[0].proposed == AreaChoice(there)


def test_next_month_only_the_differences_show(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO, BUOI))
    new = (9, "Nguyễn Văn Mới", "01/10/2026", "Nam", None, "Con", "Nguyễn Văn Tèo", None, None, None, None)
    changed = (*BUOI[:4], "054312005555", *BUOI[5:])
    preview = looked_at(home, a_file(tmp_path, changed, TEO, new, name="thang-12.xlsx"))
    assert verdicts(preview) == {
        "Nguyễn Thị Bưởi": "changed", "Nguyễn Văn Tèo": "unchanged", "Nguyễn Văn Mới": "new", "Trần Thị Nở": "gone",
    }  # fmt: skip
    (change,) = one_of(preview, "Nguyễn Thị Bưởi").changes
    assert (change.field, change.old, change.new) == ("id_number", None, "054312005555")
    summary = lists.write_list(home, preview, {}).value
    assert summary.made == {"new": 1, "changed": 1}
    assert "Trần Thị Nở" in recorded(home)


def test_what_was_mended_in_the_program_is_not_shown_as_a_difference_every_month(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO, NO)
    imported(home, file)
    row = recorded(home)["Nguyễn Văn Tèo"]
    with home.reading() as r:
        seen = r.seen(Resident, row.id)
    people.change_person(home, row.id, seen, {"born": PartialDate(1981, 5, 3)})
    assert looked_at(home, file).counts[Verdict.UNCHANGED] == 2
    assert recorded(home)["Nguyễn Văn Tèo"].born == PartialDate(1981, 5, 3)


def test_a_list_of_another_hamlet_says_nothing_of_this_ones_people(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO, sheet="Thôn A"))
    other = (1, "Võ Thị Xa", "02/02/1990", "Nữ", "054190000222", "Chủ hộ", None, None, None, None, None)
    preview = looked_at(home, a_file(tmp_path, other, name="b.xlsx", sheet="Thôn B"))
    assert preview.counts[Verdict.GONE] == 0
    lists.write_list(home, preview, {})
    assert looked_at(home, a_file(tmp_path, TEO, NO, sheet="Thôn A")).counts[Verdict.UNCHANGED] == 2


@pytest.mark.parametrize("choice", [Choice.LEAVE, Choice.NOTE, Choice.DELETE])
def test_who_is_gone_from_the_list_is_deleted_only_by_decision(home: Home, tmp_path: Path, choice: Choice) -> None:
    imported(home, a_file(tmp_path, TEO, NO))
    preview = looked_at(home, a_file(tmp_path, TEO))
    (gone,) = [row for row in preview.rows if row.verdict is Verdict.GONE]
    lists.write_list(home, preview, {gone.key: Decision(choice, reason="Chuyển đi Gia Lai")})
    left = recorded(home).get("Trần Thị Nở")
    if choice is Choice.DELETE:
        assert left is None
    else:
        assert left is not None
        assert left.note == ("Chuyển đi Gia Lai" if choice is Choice.NOTE else None)


def test_a_deletion_without_a_reason_is_refused(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO))
    preview = looked_at(home, a_file(tmp_path, TEO))
    (gone,) = [row for row in preview.rows if row.verdict is Verdict.GONE]
    with refused("list.reason-missing"):
        lists.write_list(home, preview, {gone.key: Decision(Choice.DELETE)})
    assert "Trần Thị Nở" in recorded(home)


def test_names_without_marks_do_not_erase_the_marks(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO))
    preview = looked_at(home, a_file(tmp_path, (1, "NGUYEN VAN TEO", *TEO[2:]), name="khong-dau.xlsx"))
    assert preview.counts[Verdict.CHANGED] == 0
    lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT) for row in preview.waiting({})})
    assert "Nguyễn Văn Tèo" in recorded(home)


# Doubts --------------------------------------------------------------------------------------------------------


def test_a_lost_leading_zero_is_asked_and_written_only_when_accepted(home: Home, tmp_path: Path) -> None:
    lost = (1, "Y Bhim Niê", "01/12/1990", "Nam", 54090007777, "Chủ hộ", None, None, None, None, None)
    file = a_file(tmp_path, lost)
    preview = looked_at(home, file)
    (row,) = preview.waiting({})
    assert not lists.needs_person(row)
    put_off = lists.write_list(home, preview, {row.key: Decision(Choice.SKIP)}).value
    assert (put_off.left, recorded(home)) == (1, {})
    preview = looked_at(home, file)
    lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT)})
    assert recorded(home)["Y Bhim Niê"].id_number == SourcedNumber("054090007777", "danh sách")
    assert looked_at(home, file).counts[Verdict.UNCHANGED] == 1


def test_a_doubtful_cell_can_be_left_empty(home: Home, tmp_path: Path) -> None:
    lost = (1, "Y Bhim Niê", "01/12/1990", "Nam", 54090007777, "Chủ hộ", None, None, None, None, None)
    preview = looked_at(home, a_file(tmp_path, lost))
    (row,) = preview.rows
    lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT, without_doubtful=True)})
    assert recorded(home)["Y Bhim Niê"].id_number is None


def test_a_namesake_is_doubtful_until_someone_says_who_it_is(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO))
    known = recorded(home)["Nguyễn Văn Tèo"]
    file = a_file(
        tmp_path, (1, "Nguyễn Văn Tèo", 1980, "Nam", None, None, None, "Hoa", None, None, None), sheet="Thôn B"
    )
    preview = looked_at(home, file)
    (row,) = [one for one in preview.rows if one.row is not None]
    assert (row.verdict, row.candidates) == (Verdict.DOUBTFUL, (known.id,))
    with refused("list.who-is-it"):
        lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT)})
    told = {change.field: (change.old, change.new) for change in lists.differences_with(preview, row, known.id)}
    assert told == {"ethnicity": ("Kinh", "Hoa"), "area": ("Thôn Phú Sơn", "Thôn B")}
    lists.write_list(home, preview, {row.key: Decision(Choice.PERSON, known.id)})
    assert len(recorded(home)) == 1
    assert recorded(home)["Nguyễn Văn Tèo"].ethnicity == "04"


def test_a_namesake_may_be_somebody_new(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO))
    file = a_file(
        tmp_path, (1, "Nguyễn Văn Tèo", 1980, "Nam", None, None, None, None, None, None, None), sheet="Thôn B"
    )
    preview = looked_at(home, file)
    (row,) = preview.waiting({})
    lists.write_list(home, preview, {row.key: Decision(Choice.NEW)})
    with home.reading() as r:
        assert r.session.query(Resident).count() == 2


def test_twins_are_not_taken_for_one_another(home: Home, tmp_path: Path) -> None:
    first = (4, "Lê Thị Hồng", "02/03/2021", "Nữ", None, "Con", "Lê Văn Cha", None, "Võ Thị Mẹ", None, None)
    second = (5, "Lê Thị Hoa", *first[2:])
    imported(home, a_file(tmp_path, first))
    preview = looked_at(home, a_file(tmp_path, first, second, name="hai.xlsx"))
    assert verdicts(preview)["Lê Thị Hồng"] == "unchanged"
    assert verdicts(preview)["Lê Thị Hoa"] in ("doubtful", "new")
    assert one_of(preview, "Lê Thị Hoa").resident_id is None


def test_what_cannot_be_read_goes_to_a_sheet_to_send_back(home: Home, tmp_path: Path) -> None:
    wrong = (7, "Trần Thị Sai", "31/02/1990", "Nữ", None, None, None, None, None, None, None)
    lost = (8, "Y Bhim Niê", "01/12/1990", "Nam", 54090007777, "Chủ hộ", None, None, None, None, "=1+1")
    preview = looked_at(home, a_file(tmp_path, TEO, wrong, lost))
    out = tmp_path / "tra-lai.xlsx"
    assert lists.save_returned(home, preview, out) == 2
    told = read_list(out.read_bytes(), out.name).sheets[0].rows
    text = "\n".join(str(cell) for row in told for cell in row if cell is not None)
    assert "31/02/1990" in text
    assert "=1+1" in text
    assert "054090007777" in text
    with home.reading() as r:
        noted = r.conn.exec_driver_sql("SELECT what, why FROM access").fetchall()
    assert [tuple(row) for row in noted] == [("export", "tra-lai.xlsx")]


# Running cases -------------------------------------------------------------------------------------------------


def case_file_of(home: Home, name: str) -> Any:
    with home.reading() as r:
        person = r.session.query(Resident).filter_by(name=name).one()
        case = r.session.query(Case).filter_by(resident_id=person.id).one()
        return case_file(r, case.id)


def test_running_cases_come_in_with_their_real_dates(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "ho-so.xlsx"
    file.write_bytes(office.xlsx({"Sheet1": office.case_list()}))
    preview = looked_at(home, file)
    assert preview.kind is ListKind.CASES
    assert verdicts(preview) == {
        "Lê Thị Mơ": "new", "Phạm Văn Đò": "doubtful", "Y Thin Mlô": "new", "Hồ Văn Khuất": "wrong",
        "Đỗ Thị Xa": "wrong",
    }  # fmt: skip
    accepted = {row.key: Decision(Choice.ACCEPT) for row in preview.waiting({})}
    lists.write_list(home, preview, accepted)
    girl = case_file_of(home, "Lê Thị Mơ")
    assert (girl.case.category, girl.case.state, girl.case.opened_on) == ("A3", "open", date(2026, 3, 20))
    assert {(step.procedure, step.state, step.done_on) for step in girl.steps} == {
        ("birth", "done", date(2026, 4, 15)),
        ("personal-number", "done", date(2026, 4, 16)),
        ("residence-temporary", "done", date(2026, 5, 20)),
    }
    assert girl.case.note == "Kết quả: Đã cấp giấy khai sinh"
    boy = case_file_of(home, "Y Thin Mlô")
    assert [(one.kind, one.text) for one in boy.obstacles] == [("other", "Mẹ chưa có giấy tờ")]
    assert (boy.steps, boy.case.category) == ((), "A3")
    sailor = case_file_of(home, "Phạm Văn Đò")
    assert {(step.procedure, step.state, step.done_on) for step in sailor.steps} >= {("identity-card", "done", None)}


def test_the_same_cases_again_write_nothing_and_a_new_step_shows_alone(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "ho-so.xlsx"
    rows = office.case_list()
    file.write_bytes(office.xlsx({"Sheet1": rows}))
    imported(home, file)
    before = ops(home)
    assert imported(home, file).ops == 0
    assert ops(home) == before
    rows[3][9] = date(2026, 11, 3)
    rows[3][10] = "Đã cấp căn cước"
    file.write_bytes(office.xlsx({"Sheet1": rows}))
    preview = looked_at(home, file)
    changed = one_of(preview, "Lê Thị Mơ")
    assert changed.verdict is Verdict.CHANGED
    assert {change.field for change in changed.changes} == {"step:identity-card", "result"}
    lists.write_list(home, preview, {})
    girl = case_file_of(home, "Lê Thị Mơ")
    assert girl.case.note == "Kết quả: Đã cấp căn cước"
    assert ("identity-card", date(2026, 11, 3)) in {(step.procedure, step.done_on) for step in girl.steps}


def test_a_file_that_was_handed_in_is_filed_and_not_done(home: Home, tmp_path: Path) -> None:
    header = ["Họ và tên", "Ngày sinh", "Nhóm", "Ngày đăng ký khai sinh", "Ngày cấp căn cước", "Thôn"]
    file = tmp_path / "hs.xlsx"
    file.write_bytes(
        office.xlsx({"A": [header, ["Lê Thị Mơ", "02/03/2021", "A3", "Đã nộp hồ sơ 12/10/2026", None, "Thôn A"]]})
    )
    imported(home, file)
    (step,) = case_file_of(home, "Lê Thị Mơ").steps
    assert (step.state, step.filed_on, step.done_on) == ("filed", date(2026, 10, 12), None)


def test_a_case_is_opened_for_somebody_who_is_recorded_already(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO, BUOI))
    header = ["Họ và tên", "Ngày sinh", "Nhóm", "Vướng mắc", "Cán bộ phụ trách", "Thôn"]
    file = tmp_path / "hs.xlsx"
    row = ["Nguyễn Thị Bưởi", "07/09/2012", "A3", "Không có giấy tờ gì để chứng minh", "Đ/c Thử", "Thôn Phú Sơn"]
    file.write_bytes(office.xlsx({"A": [header, row]}))
    preview = looked_at(home, file)
    assert verdicts(preview) == {"Nguyễn Thị Bưởi": "changed"}
    summary = lists.write_list(home, preview, {}).value
    assert summary.made == {"cases": 1, "obstacles": 1}
    found = case_file_of(home, "Nguyễn Thị Bưởi")
    assert found.case.assignee == home.account.id
    assert [one.kind for one in found.obstacles] == ["no_papers"]


def test_a_row_without_a_group_needs_one_to_be_said(home: Home, tmp_path: Path) -> None:
    header = ["Họ và tên", "Ngày sinh", "Nhóm", "Ngày đăng ký khai sinh", "Thôn"]
    file = tmp_path / "hs.xlsx"
    file.write_bytes(office.xlsx({"A": [header, ["Lê Thị Mơ", "02/03/2021", "A", "1/4/2026", "Thôn A"]]}))
    preview = looked_at(home, file)
    (row,) = preview.waiting({})
    assert lists.needs_category(row)
    with refused("list.category-missing"):
        lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT)})
    with refused("category.unknown"):
        lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT, category="C1")})
    with refused("category.by-decision-only"):
        lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT, category="B7")})
    lists.write_list(home, preview, {row.key: Decision(Choice.ACCEPT, category="A3")})
    assert case_file_of(home, "Lê Thị Mơ").case.category == "A3"


def test_a_new_obstacle_replaces_the_lists_own_and_never_what_others_wrote(home: Home, tmp_path: Path) -> None:
    header = ["Họ và tên", "Ngày sinh", "Nhóm", "Vướng mắc", "Thôn"]
    file = tmp_path / "hs.xlsx"

    def told(text: str) -> None:
        file.write_bytes(office.xlsx({"A": [header, ["Lê Thị Mơ", "02/03/2021", "A3", text, "Thôn A"]]}))
        imported(home, file)

    told("Chờ cha về")
    told("Chờ mẹ về")
    found = case_file_of(home, "Lê Thị Mơ")
    assert [one.text for one in found.obstacles] == ["Chờ mẹ về"]
    cases.change_obstacle(home, found.obstacles[0].id, found.obstacles[0].seen, {"text": "Mẹ ở Gia Lai, đã gọi"})
    told("Chờ xác minh")
    assert {one.text for one in case_file_of(home, "Lê Thị Mơ").obstacles} == {"Mẹ ở Gia Lai, đã gọi", "Chờ xác minh"}


def test_a_case_that_was_deleted_here_does_not_come_back_with_a_changed_name(home: Home, tmp_path: Path) -> None:
    header = ["Họ và tên", "Ngày sinh", "Nhóm", "Quê quán", "Vướng mắc", "Thôn"]
    file = tmp_path / "hs.xlsx"
    row = ["Lê Thị Mơ", "02/03/2021", "A3", None, "Chờ mẹ về", "Thôn A"]
    file.write_bytes(office.xlsx({"A": [header, row]}))
    imported(home, file)
    case = case_file_of(home, "Lê Thị Mơ").case
    cases.change_case(home, case.id, case.seen, {"gone": "lập nhầm"})
    file.write_bytes(office.xlsx({"A": [header, [*row[:3], "Gia Lai", *row[4:]]]}))
    assert imported(home, file).made == {"changed": 1}
    with home.reading() as r:
        assert [one.gone for one in r.session.query(Case)] == ["lập nhầm"]


def test_every_step_that_a_list_can_tell_is_a_procedure_or_a_line_in_the_note(home: Home, tmp_path: Path) -> None:
    header = ["Họ và tên", "Ngày sinh", "Nhóm", "VNeID", "Khai sinh", "Thôn"]
    file = tmp_path / "hs.xlsx"
    file.write_bytes(office.xlsx({"A": [header, ["Lê Văn Ơ", "02/03/1990", "A2", "1/4/2026", "2/4/2026", "Thôn A"]]}))
    imported(home, file)
    found = case_file_of(home, "Lê Văn Ơ")
    assert found.case.note == "Định danh điện tử: 01/04/2026"
    assert [step.procedure for step in found.steps] == ["birth"]
    assert imported(home, file).ops == 0


# Refusals and faults -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (office.under_password(), "list.password-protected"),
        (office.xls_under_password(), "list.password-protected"),
        (b"%PDF-1.7 not a list", "list.not-a-list"),
        (office.xlsx({"A": [["một", "hai"], [1, 2]]}), "list.no-header"),
    ],
)
def test_a_file_that_is_no_readable_list_is_refused_and_nothing_is_written(
    home: Home, tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    with refused(code):
        lists.open_list(home, file)
    assert (ops(home), remembered(home)) == (0, 0)


def test_only_the_desks_of_the_office_import_lists(tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO)
    with a_home(tmp_path / "f", Side.FIELD) as field, refused("permission.action"):
        lists.open_list(field, file)
    with (
        a_home(tmp_path / "p", Side.FIELD, (Role.AREA_POLICE,)) as police,
        refused("list.only-at-office"),
    ):
        lists.open_list(police, file)


def test_a_clerk_cannot_add_a_hamlet_by_way_of_a_list(tmp_path: Path) -> None:
    with a_home(tmp_path / "o", roles=(Role.CLERK,)) as home:
        opened = lists.open_list(home, a_file(tmp_path, TEO))
        assert [place.proposed for place in lists.places(home, opened, opened.mappings)] == [None]
        choices = {"Thôn Phú Sơn": AreaChoice(None, "Thôn Phú Sơn", "hamlet")}
        preview = lists.preview_list(home, opened, opened.mappings, choices)
        with refused("permission.write"):
            lists.write_list(home, preview, {})
        assert (ops(home), remembered(home)) == (0, 0)


def test_a_sealed_person_is_not_shown_to_who_may_not_see_them(tmp_path: Path) -> None:
    with a_home(tmp_path / "o") as home:
        imported(home, a_file(tmp_path, TEO))
        row = recorded(home)["Nguyễn Văn Tèo"]
        with home.reading() as r:
            seen = r.seen(Resident, row.id)
        people.change_person(home, row.id, seen, {"sealed": True})
        home.account = type(home.account)(home.account.id, home.account.name, (Role.CLERK,))
        other = (*TEO[:7], "Hoa", *TEO[8:])
        preview = looked_at(home, a_file(tmp_path, other, name="b.xlsx"))
        (found,) = preview.rows
        assert (found.verdict, found.changes, found.candidates) == (Verdict.WRONG, (), ())


def test_a_cancelled_import_leaves_nothing(home: Home, tmp_path: Path) -> None:
    preview = looked_at(home, a_file(tmp_path, TEO, NO, BUOI))
    asked: list[Tick] = []

    def last_moment() -> bool:
        return bool(asked) and asked[-1].what == "list.writing"

    with pytest.raises(Cancelled):
        lists.write_list(home, preview, {}, Progress(asked.append, last_moment))
    assert (ops(home), remembered(home), recorded(home)) == (0, 0, {})


@pytest.mark.parametrize("part", [1, 500])
def test_an_import_that_is_killed_leaves_nothing(tmp_path: Path, part: int) -> None:
    rows = [
        (n, f"Lê Văn {chr(65 + n % 26)}{'aeiou'[n % 5]}n", f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1950 + n % 50}", "Nam",
         f"054{0}{(50 + n % 50) % 100:02}{n:06}", "Chủ hộ", None, None, None, None, None)
        for n in range(400)
    ]  # fmt: skip
    file = a_file(tmp_path, *rows)
    with a_home(tmp_path / "o") as home:
        account, folder = home.account.id, home.folder
    command = [sys.executable, "-m", "tests.services.killed_import", str(folder), account, str(file), str(part)]
    killed = subprocess.run(command, check=False, cwd=Path(__file__).parents[2], timeout=120)
    assert killed.returncode == 9
    from tests.services.killed_import import reopened

    home = reopened(folder, account)
    try:
        assert (ops(home), remembered(home), recorded(home)) == (0, 0, {})
        summary = lists.run(home, file).done
        assert summary is not None
        assert summary.made["new"] > 350
    finally:
        home.close()


def test_a_change_made_meanwhile_is_asked_and_not_overwritten(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO))
    preview = looked_at(home, a_file(tmp_path, (*TEO[:7], "Hoa", *TEO[8:])))
    row = recorded(home)["Nguyễn Văn Tèo"]
    with home.reading() as r:
        seen = r.seen(Resident, row.id)
    people.change_person(home, row.id, seen, {"ethnicity": "02"})
    before = ops(home)
    with refused("changed-since"):
        lists.write_list(home, preview, {})
    assert (ops(home), recorded(home)["Nguyễn Văn Tèo"].ethnicity) == (before, "02")


def test_the_import_is_noted_in_the_access_log(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO))
    with home.reading() as r:
        noted = r.conn.exec_driver_sql("SELECT what, entity, why, actor FROM access").fetchall()
    assert [tuple(row) for row in noted] == [("import", "list", "danh-sach.xlsx", home.account.id)]


# The whole way, and out again ----------------------------------------------------------------------------------


def test_a_script_sees_the_dry_run_and_then_imports(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO, NO, (3, "Sai Ngày", "31/02/1990", *([None] * 8)))
    dry = lists.run(home, file, kind="residents", dry_run=True)
    assert (dry.rows["new"], dry.rows["wrong"], dry.done, ops(home)) == (2, 1, None, 0)
    assert dry.told == "danh-sach.xlsx: 2 mới; 1 không đọc được"
    back = tmp_path / "back.xlsx"
    wet = lists.run(home, file, returned=back)
    assert (wet.returned, back.exists(), len(recorded(home))) == (1, True, 2)


def test_a_mapping_file_says_what_the_columns_mean(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO)
    opened = lists.open_list(home, file)
    (group,) = opened.groups
    saved = tmp_path / "m.json"
    saved.write_text(group.mapping.with_field("ghi chú", "other_names").to_json(), "utf-8")
    lists.run(home, a_file(tmp_path, (*TEO[:10], "Cu Tèo")), mapping=saved)
    assert recorded(home)["Nguyễn Văn Tèo"].other_names == "Cu Tèo"
    saved.write_text("{}", "utf-8")
    with refused("mapping.wrong"):
        lists.run(home, file, mapping=saved)


def test_what_goes_out_as_a_list_comes_back_in_unchanged(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO, (*BUOI[:10], "=HYPERLINK(1)")))
    running = tmp_path / "c.xlsx"
    running.write_bytes(office.xlsx({"Sheet1": office.case_list()}))
    imported(home, running)
    out = tmp_path / "ra.xlsx"
    assert list_export.export(home, "residents", out) == 6
    cells = [cell for row in read_list(out.read_bytes(), out.name).sheets[0].rows for cell in row]
    assert "=HYPERLINK(1)" in cells
    assert looked_at(home, out).counts[Verdict.UNCHANGED] == 6
    again = tmp_path / "hs.xlsx"
    assert list_export.export(home, "cases", again) == 3
    preview = looked_at(home, again)
    assert preview.kind is ListKind.CASES
    assert preview.counts[Verdict.CHANGED] == preview.counts[Verdict.NEW] == 0


def test_a_list_goes_out_only_by_who_may_and_without_the_sealed(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO))
    row = recorded(home)["Trần Thị Nở"]
    with home.reading() as r:
        seen = r.seen(Resident, row.id)
    people.change_person(home, row.id, seen, {"sealed": True})
    assert list_export.export(home, "residents", tmp_path / "ra.xlsx") == 1
    with refused("list.name-unknown"):
        list_export.export(home, "everything", tmp_path / "x.xlsx")
    home.account = type(home.account)(home.account.id, home.account.name, (Role.FIELD_MEMBER,))
    with refused("permission.action"):
        list_export.export(home, "residents", tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.slow
def test_a_large_list_is_new_once_and_then_unchanged(home: Home, tmp_path: Path) -> None:
    rows = [
        (n, f"Lê Thị {chr(65 + n % 26)}{'aeiou'[n % 5]}{chr(97 + n // 130 % 26)}",
         f"{n % 28 + 1:02}/{n % 12 + 1:02}/{1950 + n % 50}", "Nữ", f"0541{50 + n % 50:02}{n:06}",
         "Chủ hộ" if n % 4 == 0 else "Con", None, "Kinh", None, None, None)
        for n in range(1500)
    ]  # fmt: skip
    file = a_file(tmp_path, *rows)
    first = lists.run(home, file)
    assert first.rows["new"] + first.rows["doubtful"] == 1500
    again = lists.run(home, file)
    assert again.rows["unchanged"] == first.rows["new"]


def test_no_column_of_an_ordinary_list_is_in_doubt(home: Home, tmp_path: Path) -> None:
    opened = lists.open_list(home, a_file(tmp_path, TEO, NO, BUOI))
    (group,) = opened.groups
    assert group.mapping.doubtful == ()
    assert group.columns[2].samples == ("03/05/1980", "12/11/1982", "07/09/2012")
