"""The list is found on the sheet, whatever stands around it."""

from __future__ import annotations

import pytest

from app.errors import UserError
from app.intake.layout import find_lists, place_in
from tests.intake import lists

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Địa chỉ"]
ONE = [1, "Nguyễn Văn An", "1980", "Tổ 1"]
TWO = [2, "Lê Thị Bình", "1985", "Tổ 2"]


def layout_of(rows, merges=(), name="Sheet1"):
    found = lists.laid_out(lists.xlsx({name: rows}, {name: merges}))
    assert len(found) == 1
    return found[0]


def whys(layout):
    return {skipped.row_number: skipped.why for skipped in layout.skipped}


def test_titles_above_total_and_signatures_below_are_no_people():
    layout = layout_of(lists.resident_list())
    assert layout.header == (4, 4)
    assert [row.number for row in layout.rows] == [5, 6, 7, 8, 9]
    assert whys(layout) == {10: "total", 12: "signature", 13: "signature", 15: "signature"}
    assert layout.area == "THÔN PHÚ SƠN"


def test_a_header_in_the_first_row_needs_no_title():
    assert layout_of([HEAD, ONE]).header == (1, 1)


def test_a_header_over_two_rows_with_merged_cells_is_one_header():
    rows = [
        ["DANH SÁCH"],
        [],
        ["STT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Địa chỉ"],
        [None, None, "Nam", "Nữ", None],
        [1, "Nguyễn Văn An", "1980", None, "Tổ 1"],
    ]
    merges = [
        (2, 0, 3, 0, "STT"),
        (2, 1, 3, 1, "Họ và tên"),
        (2, 2, 2, 3, "Ngày, tháng, năm sinh"),
        (2, 4, 3, 4, "Địa chỉ"),
    ]
    for layout in (
        layout_of(rows, merges),
        layout_of(rows),
        lists.laid_out(lists.csv_text(rows).encode(), "a.csv")[0],
        lists.laid_out(lists.xls({"Sheet1": rows}, {"Sheet1": merges}), "a.xls")[0],
    ):
        assert layout.header == (3, 4)
        assert [column.title for column in layout.columns] == [
            "STT",
            "Họ và tên",
            "Ngày, tháng, năm sinh / Nam",
            "Ngày, tháng, năm sinh / Nữ",
            "Địa chỉ",
        ]
        assert [row.number for row in layout.rows] == [5]


def test_group_titles_above_known_titles_belong_to_the_header():
    rows = [
        ["THEO DÕI"],
        ["STT", "Họ và tên", "Kết quả giải quyết", None, None],
        [None, None, "Đăng ký khai sinh", "Cấp số ĐDCN", "Cấp căn cước"],
        [1, "Nguyễn Văn An", "1/2/2026", None, None],
    ]
    layout = layout_of(rows, [(1, 2, 1, 4, "Kết quả giải quyết"), (1, 0, 2, 0, "STT"), (1, 1, 2, 1, "Họ và tên")])
    assert layout.header == (2, 3)
    assert layout.columns[3].title == "Kết quả giải quyết / Cấp số ĐDCN"


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4], ["(1)", "(2)", "(3)", "(4)"], ["A", "B", "1", "2"]])
def test_the_row_that_numbers_the_columns_is_no_person(numbers):
    layout = layout_of([HEAD, numbers, ONE, TWO])
    assert whys(layout) == {2: "numbering"}
    assert [row.number for row in layout.rows] == [3, 4]


def test_a_header_repeated_on_each_printed_page_is_no_person():
    layout = layout_of([HEAD, ["(1)", "(2)", "(3)", "(4)"], ONE, HEAD, ["(1)", "(2)", "(3)", "(4)"], TWO])
    assert whys(layout) == {2: "numbering", 4: "header", 5: "numbering"}
    assert len(layout.rows) == 2


def test_blank_rows_and_numbered_empty_rows_are_passed_over():
    assert [row.number for row in layout_of([HEAD, ONE, [], TWO, [3], [4]]).rows] == [2, 4]


def test_rows_that_name_a_hamlet_hold_for_the_people_below():
    layout = layout_of([HEAD, ["I", "Thôn Phú Sơn"], ONE, ["II. Buôn Ma Đao"], TWO])
    assert [row.area for row in layout.rows] == ["Thôn Phú Sơn", "Buôn Ma Đao"]
    assert whys(layout) == {2: "area", 4: "area"}


def test_a_total_in_the_middle_does_not_end_the_list():
    layout = layout_of([HEAD, ONE, ["Cộng thôn 1:", 1], TWO, ["Tổng cộng:", 2]])
    assert len(layout.rows) == 2
    assert whys(layout) == {3: "total", 5: "total"}


def test_a_person_named_tong_is_a_person():
    assert len(layout_of([HEAD, ONE, [2, "Tống Văn Cộng", "1985", "Tổ 2"], [3, "Tổng Thị Số", 1970, "Tổ 3"]]).rows) == 3


def test_a_list_without_numbers_ends_at_the_signatures():
    rows = [["Họ và tên", "Ngày sinh"], ["Nguyễn Văn An", 1980], ["Người lập", "Trưởng thôn"], [], ["Lê Văn Ký", None]]
    layout = layout_of(rows)
    assert [row.number for row in layout.rows] == [2]


def test_cells_merged_downwards_hold_for_all_their_rows():
    rows = [["Số hộ", "Họ và tên", "Năm sinh"], [7, "Nguyễn Văn An", 1980], [None, "Lê Thị Bình", 1985]]
    layout = layout_of(rows, [(1, 0, 2, 0, "7")])
    assert [row.cells[0] for row in layout.rows] == ["7", "7"]


def test_each_sheet_is_a_hamlet_when_the_sheets_are_alike():
    data = lists.xlsx({"Phú Sơn": [HEAD, ONE], "Buôn Ma": [HEAD, TWO], "Bìa": [["Năm 2026"]]})
    found = find_lists(lists.opened(data))
    assert [layout.area for layout in found.layouts] == ["Phú Sơn", "Buôn Ma"]
    assert [(unread.sheet, unread.why) for unread in found.unread] == [("Bìa", "no-header")]


def test_a_sheet_named_by_excel_is_no_hamlet():
    data = lists.xlsx({"Sheet1": [HEAD, ONE], "Sheet2": [HEAD, TWO]})
    assert [layout.area for layout in lists.laid_out(data)] == [None, None]


def test_hidden_and_empty_sheets_are_told_not_read():
    data = lists.xlsx({"Thôn 1": [HEAD, ONE], "Cũ": [HEAD, TWO], "Trống": []}, hidden=["Cũ"])
    found = find_lists(lists.opened(data))
    assert {unread.sheet: unread.why for unread in found.unread} == {"Cũ": "hidden", "Trống": "empty"}


def test_a_sheet_of_anything_else_has_no_header():
    with pytest.raises(UserError, match=r"list\.no-header"):
        lists.laid_out(lists.xlsx({"A": [["Thu", "Chi"], [1, 2], [3, 4]]}))


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("DANH SÁCH NHÂN KHẨU THÔN PHÚ SƠN NĂM 2026", "THÔN PHÚ SƠN"),
        ("Danh sách hộ dân buôn Ma Đao, xã Tuy An Đông", "buôn Ma Đao"),
        ("Rà soát tổ dân phố số 5 - đợt 2", "tổ dân phố số 5"),
        ("Danh sách nhân khẩu toàn xã", None),
    ],
)
def test_a_title_can_name_the_hamlet(title, place):
    assert place_in(title) == place
