"""Columns are recognised by their titles and by what stands in them, corrected by hand, and found again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.errors import UserError
from app.intake.mapping import Mapping, propose, signature
from app.intake.titles import CODES, FILE, RELATIONS, ListKind, load, vocabulary
from tests.intake import lists


def fields(rows, merges=()):
    layout = lists.laid_out(lists.xlsx({"Sheet1": rows}, {"Sheet1": merges}))[0]
    return [column.field for column in propose(layout).columns]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("HỌ VÀ TÊN", "name"),
        ("Ho va ten", "name"),
        ("Họ, chữ đệm và tên khai sinh", "name"),
        ("Ngày/tháng/năm sinh", "born"),
        ("Năm sinh (ghi rõ)", "born"),
        ("Số CCCD/CMND", "id_number"),
        ("SỐ ĐDCN", "id_number"),
        ("Số CMND cũ", "old_number"),
        ("Hộ", "household"),
        ("Họ và tên chủ hộ", "household"),
        ("Quan hệ\nvới chủ hộ", "relation"),
        ("HKTT", "registered_address"),
        ("Nơi ở hiện nay", "address"),
        ("ĐT", "phone"),
        ("DT", "ethnicity"),
        ("Họ tên mẹ", "mother"),
        ("Số điện thoại liên hệ (nếu có)", "phone"),
        ("Hoà giải viên", None),
    ],
)
def test_common_titles_are_known_however_they_are_written(title, field):
    found = vocabulary().find(title)
    assert (found[0].field if found else None) == field


def test_columns_in_any_order_mean_the_same():
    rows = [list(lists.HEADER), *lists.people()]
    expected = dict(zip(lists.HEADER, fields(rows), strict=True))
    for seed in range(5):
        order = random.Random(seed).sample(range(len(lists.HEADER)), len(lists.HEADER))
        shuffled = [[row[index] if index < len(row) else None for index in order] for row in rows]
        assert fields(shuffled) == [expected[title] for title in shuffled[0]]


def test_nam_and_nu_mean_a_birth_or_a_sex_by_the_title_above():
    birth = [["Họ và tên", "Ngày sinh", None], [None, "Nam", "Nữ"], *[["Lê A", "1980", None], ["Lê B", None, 1981]] * 2]
    sex = [["Họ và tên", "Giới tính", None], [None, "Nam", "Nữ"], *[["Lê A", "x", None], ["Lê B", None, "x"]] * 2]
    assert fields(birth, [(0, 1, 0, 2, "Ngày sinh")]) == ["name", "born_male", "born_female"]
    assert fields(sex, [(0, 1, 0, 2, "Giới tính")]) == ["name", "sex_male", "sex_female"]


def test_family_and_given_name_in_two_columns():
    assert fields([["Họ và đệm", "Tên", "Năm sinh"], ["Nguyễn Văn", "An", 1980]]) == [
        "family_name",
        "given_name",
        "born",
    ]
    assert fields([["Tên", "Năm sinh"], ["Nguyễn Văn An", 1980]]) == ["name", "born"]


def test_the_mothers_columns_are_not_the_persons():
    rows = [
        ["Họ và tên", "Năm sinh", "Mẹ", None],
        [None, None, "Họ và tên", "Số CCCD"],
        ["Lê A", 2020, "Lê B", "054190001111"],
    ]
    merges = [(0, 2, 0, 3, "Mẹ"), (0, 0, 1, 0, "Họ và tên"), (0, 1, 1, 1, "Năm sinh")]
    assert fields(rows, merges) == ["name", "born", "mother", "mother_number"]


def test_a_column_without_a_title_is_known_by_what_stands_in_it():
    people = [
        ["Họ và tên", "Năm sinh", None, None],
        *[["Lê Văn A", 1980 + n, f"0540800012{n:02}", "Nam"] for n in range(6)],
    ]
    assert fields(people) == ["name", "born", "id_number", "sex"]


def test_two_columns_for_one_field_leave_the_second_to_the_person():
    layout = lists.laid_out(lists.xlsx({"A": [["Họ và tên", "Năm sinh", "Ngày sinh"], ["Lê A", 1980, "1/1/1980"]]}))[0]
    assert sorted(column.reason for column in propose(layout).columns if column.field == "ignore") == ["twice"]


def test_a_list_with_groups_and_steps_is_one_of_running_cases():
    layout = lists.laid_out(lists.xlsx({"A": lists.case_list()}))[0]
    mapping = propose(layout)
    assert mapping.kind is ListKind.CASES
    assert {"category", "step:birth", "step:personal-number", "step:residence", "obstacle", "assignee"} <= {
        c.field for c in mapping.columns
    }
    assert mapping.missing() == ()
    residents = lists.laid_out(lists.xlsx({"A": lists.resident_list()}))[0]
    assert propose(residents).kind is ListKind.RESIDENTS
    assert propose(residents, kind=ListKind.CASES).missing() == ("category",)


def test_a_mapping_corrected_by_hand_is_found_next_month_though_columns_moved():
    rows = [["Họ và tên", "Năm sinh", "Mã", "Linh tinh"], ["Lê Thị Lan", 1980, "K7", "abc"]]
    first = lists.laid_out(lists.xlsx({"A": rows}))[0]
    mapping = propose(first).with_field("mã", "household_number")
    kept = {mapping.signature: Mapping.from_json(mapping.to_json())}
    moved = lists.laid_out(lists.xlsx({"A": [["BÁO CÁO"], *[[row[2], row[3], row[0], row[1]] for row in rows]]}))[0]
    again = propose(moved, kept)
    assert signature(moved) == signature(first)
    assert again.places(moved) == {"household_number": (0,), "name": (2,), "born": (3,)}
    assert {column.reason for column in again.columns} == {"remembered"}


def test_a_field_given_by_hand_is_taken_from_the_column_that_had_it():
    layout = lists.laid_out(lists.xlsx({"A": [["Họ và tên", "Năm sinh", "Ngày"], ["Lê A", 1980, "1/1/1980"]]}))[0]
    changed = propose(layout).with_field("ngày", "born")
    assert [column.field for column in changed.columns] == ["name", "ignore", "born"]


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"kind": "x", "columns": []}',
        '{"kind": "cases"}', '{"kind": "cases", "columns": [1]}',
        '{"kind": "residents", "columns": [{"title": "a", "field": "password"}]}', "[" * 100_000,
        '{"kind": "residents", "version": 99, "columns": []}',
    ],
)  # fmt: skip
def test_a_wrong_mapping_file_is_refused(text):
    with pytest.raises(UserError, match=r"mapping\.wrong"):
        Mapping.from_json(text)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('id = "stt"', "id = 5", 12),
        ("[words]", "[words", None),
        ('procedure = "birth"\n', "", None),
        ('lists = ["residents", "cases"]', 'lists = ["people"]', 12),
        ("[step_columns]", "[other]", 0),
    ],
)
def test_a_wrong_file_of_titles_is_refused_with_its_line(tmp_path: Path, old, new, line):
    text = (CODES / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(text.replace(old, new, 1), "utf-8")
    (tmp_path / RELATIONS).write_text((CODES / RELATIONS).read_text("utf-8"), "utf-8")
    with pytest.raises(UserError) as caught:
        load(tmp_path)
    assert caught.value.code == "resource.wrong"
    if line is None:
        assert caught.value.params["line"] > 20
    else:
        assert caught.value.params["line"] in (line, line - 1)


def test_every_step_in_the_titles_is_a_procedure_of_the_packs_or_named_as_not_yet():
    known = "".join(path.read_text("utf-8") for path in (CODES.parent / "procedures").glob("*.toml"))
    words = vocabulary()
    named = {procedure for procedure in words.procedures if f"step:{procedure}" not in words.one_of}
    named |= {procedure for choices in words.one_of.values() for _, procedure in choices}
    assert {one for one in named if f'id = "{one}"' not in known} == {"electronic-identity"}
