"""Cells become what they mean; what is doubtful is asked, what is wrong is said."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.answers import Silence
from app.domain.legacy_fonts import Encoding
from app.domain.partial_date import PartialDate
from app.domain.values import Sex
from app.intake.cells import StepDone
from tests.intake import lists
from tests.intake.lists import codes, row_of


def born(cell, **more):
    return row_of(["Họ và tên", "Ngày sinh", *more], ["Lê Thị Lan", cell, *more.values()])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("03/05/1990", PartialDate(1990, 5, 3)),
        ("3.5.90", PartialDate(1990, 5, 3)),
        ("3-5-1990", PartialDate(1990, 5, 3)),
        (date(1990, 5, 3), PartialDate(1990, 5, 3)),
        (1990, PartialDate(1990)),
        ("1990", PartialDate(1990)),
        ("05/1990", PartialDate(1990, 5)),
        (3051990, PartialDate(1990, 5, 3)),
        ("không rõ", Silence.UNKNOWN),
        (None, None),
    ],
)
def test_a_birth_is_read_in_all_its_clothes(cell, expected):
    row = born(cell)
    assert row.born == expected
    assert (row.doubts, row.faults) == ((), ())


@pytest.mark.parametrize(
    ("cell", "code", "guess"),
    [
        (date(1905, 6, 7), "date.year-as-date", PartialDate(1985)),
        (32996, "date.serial", PartialDate(1990, 5, 3)),
        (12.1985, "date.typed-as-number", PartialDate(1985, 12)),
        ("12/25/1990", "date.no-such-day", PartialDate(1990, 12, 25)),
        ("khoảng 1950", "date.approximate", PartialDate(1950)),
    ],
)
def test_a_birth_that_was_spoilt_is_guessed_and_asked(cell, code, guess):
    row = born(cell)
    assert codes(row.doubts) == [code]
    assert row.born == guess


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("hôm qua", "date.not-understood"),
        ("5/10", "date.ambiguous"),
        (17, "date.not-understood"),
        ("01/01/2031", "date.in-the-future"),
        ("31/02/1990", "date.no-such-day"),
    ],
)
def test_a_birth_that_nobody_can_read_is_wrong(cell, code):
    row = born(cell)
    assert codes(row.faults) == [code]
    assert row.faults[0].column == 1
    assert row.born is None


def test_a_birth_under_nam_or_nu_tells_the_sex_too():
    rows = [
        ["Họ và tên", "Ngày sinh", None],
        [None, "Nam", "Nữ"],
        ["Lê An", "1/2/1980", None],
        ["Lê Bình", None, 1985],
        ["Lê Cả", 1980, 1985],
    ]
    first, second, third = lists.rows_of(lists.xlsx({"A": rows}, {"A": [(0, 1, 0, 2, "Ngày sinh")]}))
    assert (first.values["sex"], first.born) == (Sex.MALE, PartialDate(1980, 2, 1))
    assert (second.values["sex"], second.born) == (Sex.FEMALE, PartialDate(1985))
    assert codes(third.doubts) == ["sex.both-columns"]


@pytest.mark.parametrize(
    ("nam", "nu", "sex"), [("x", None, Sex.MALE), (None, "X", Sex.FEMALE), (None, 1, Sex.FEMALE), (None, None, None)]
)
def test_a_cross_under_nam_or_nu_tells_the_sex(nam, nu, sex):
    row = row_of(["Họ và tên", "Năm sinh", "Nam", "Nữ"], ["Lê An", 1980, nam, nu])
    assert row.values.get("sex") is sex


@pytest.mark.parametrize(
    ("cell", "sex"),
    [("Nam", Sex.MALE), ("nữ", Sex.FEMALE), ("NU", Sex.FEMALE), ("nam ", Sex.MALE), ("Trai", Sex.MALE), (None, None)],
)
def test_a_sex_is_read_in_all_its_spellings(cell, sex):
    assert row_of(["Họ và tên", "Năm sinh", "Giới tính"], ["Lê An", 1980, cell]).values.get("sex") is sex


def test_a_sex_that_is_none_is_wrong():
    assert codes(row_of(["Họ và tên", "Năm sinh", "Giới tính"], ["Lê An", 1980, "77"]).faults) == ["sex.not-understood"]


def number(cell, title="Số CCCD"):
    return row_of(["Họ và tên", "Năm sinh", "Giới tính", title], ["Lê An", 1980, "Nam", cell])


@pytest.mark.parametrize(
    "cell", ["054080001234", "054 080 001 234", "'054080001234", "054.080.001234", " 054080001234\n"]
)
def test_a_number_may_carry_blanks_dots_and_apostrophes(cell):
    row = number(cell)
    assert (row.number, row.doubts, row.faults) == ("054080001234", (), ())


@pytest.mark.parametrize("cell", [54080001234, 54080001234.0, "54080001234", "54080001234.0"])
def test_a_list_with_a_lost_leading_zero_asks_before_padding(cell):
    row = number(cell)
    assert codes(row.doubts) == ["id.leading-zero-lost"]
    assert row.doubts[0].params["suggestion"] == "054080001234"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("05408000123", "id.wrong-length"),
        ("0540800012345", "id.wrong-length"),
        ("054o80001234", "id.not-digits"),
        ("5.40800012E+10", "id.digits-lost"),
        ("mất", "id.not-digits"),
    ],
)
def test_a_number_that_cannot_be_one_is_wrong(cell, code):
    found = number(cell)
    assert (codes(found.faults), found.number) == ([code], None)


@pytest.mark.parametrize("cell", [None, "không có", "chưa cấp", "-", 0])
def test_no_number_is_no_fault(cell):
    row = number(cell)
    assert (row.number, row.doubts, row.faults) == (None, (), ())


def test_an_old_number_in_the_column_of_the_new_is_an_old_number():
    row = number("221234567", "Số CCCD/CMND")
    assert (row.number, row.values["old_number"]) == (None, "221234567")
    both = number("054080001234 / 221234567", "Số CCCD/CMND")
    assert (both.number, both.values["old_number"]) == ("054080001234", "221234567")


def test_a_number_that_tells_another_sex_or_year_is_asked():
    assert codes(number("054181001234").doubts) == ["id.sex-differs", "id.year-differs"]


@pytest.mark.parametrize(
    ("cell", "relation", "doubts"),
    [
        ("Chủ hộ", "chủ hộ", []), ("CH", "chủ hộ", []), ("VỢ", "vợ", []), ("con", "con", []), ("Con đẻ", "con đẻ", []),
        ("chú", "chú", []), ("con nuôi", "con nuôi", []), ("bạn", "bạn", ["relation.unknown"]),
    ],
)  # fmt: skip
def test_a_relation_is_official_only_where_the_words_leave_no_choice(cell, relation, doubts):
    row = row_of(["Họ và tên", "Năm sinh", "Quan hệ với chủ hộ"], ["Lê An", 1980, cell])
    assert (row.values["relation"], codes(row.doubts)) == (relation, doubts)


def test_members_below_a_head_belong_to_the_heads_household():
    rows = lists.rows_of(lists.xlsx({"A": lists.resident_list()}))
    assert [row.values["household"] for row in rows] == ["Nguyễn Văn Tèo"] * 3 + ["H'Hen Niê"] * 2
    assert [row.household_by_order for row in rows] == [False, True, True, False, True]


@pytest.mark.parametrize(
    ("cell", "name", "doubts"),
    [
        ("NGUYỄN THỊ ÚT", "Nguyễn Thị Út", []),
        ("h'hen niê", "h'hen niê", []),
        ("1. Lê Văn An", "Lê Văn An", []),
        ("Lê Văn An (Tèo)", "Lê Văn An (Tèo)", ["name.with-remark"]),
        ("Ng. Văn An", "Ng. Văn An", ["name.abbreviated"]),
        ("An", "An", ["name.one-word"]),
    ],
)
def test_names_are_shown_properly_and_odd_ones_asked(cell, name, doubts):
    row = row_of(["Họ và tên", "Năm sinh"], [cell, 1980])
    assert (row.name, codes(row.doubts)) == (name, doubts)


def test_a_row_without_a_name_is_wrong():
    assert codes(row_of(["STT", "Họ và tên", "Năm sinh", "Địa chỉ"], [1, None, 1980, "Tổ 1"]).faults) == [
        "name.missing"
    ]
    assert codes(row_of(["STT", "Họ và tên", "Năm sinh"], [1, 12345, 1980]).faults) == ["name.not-a-name"]


def category(cell):
    return row_of(["Họ và tên", "Năm sinh", "Nhóm", "Ngày cấp số ĐDCN", "Vướng mắc"], ["Lê An", 2020, cell, None, None])


@pytest.mark.parametrize(
    "cell", ["A3", "Nhóm A3", "a 3", "A.3", "(A3) Trẻ em chưa được đăng ký khai sinh", "NHÓM A-3", "A3 "]
)
def test_a_category_is_read_in_all_its_spellings(cell):
    assert category(cell).values["category"] == "A3"


@pytest.mark.parametrize(
    ("cell", "fault", "doubt"),
    [
        ("A7", "category.unknown", None), ("B9", "category.unknown", None), ("C1", "category.unknown", None), ("A33",
        "category.unknown", None),
        ("B7", "category.by-decision-only", None), ("Nhóm A", None, "category.vague"), (None, None, "category.missing"),
        ("A3, B2", None, "category.several"),
    ],
)  # fmt: skip
def test_a_category_that_is_none_is_wrong_or_asked(cell, fault, doubt):
    row = category(cell)
    assert (codes(row.faults), codes(row.doubts)) == ([fault] if fault else [], [doubt] if doubt else [])


def test_running_cases_bring_their_steps_with_real_dates_and_their_obstacles():
    mo, do, thin, *_ = lists.rows_of(lists.xlsx({"Theo dõi": lists.case_list()}))
    assert mo.steps == (
        StepDone("birth", date(2026, 4, 15)),
        StepDone("personal-number", date(2026, 4, 16)),
        StepDone("residence-temporary", date(2026, 5, 20), "tạm trú 20/5/2026"),
    )
    assert (mo.values["opened_on"], mo.values["assignee"], mo.values["area"]) == (
        date(2026, 3, 20),
        "Đ/c Hùng",
        "Thôn Phú Sơn",
    )
    assert do.values["obstacle"] == "Không có nơi neo đậu"
    assert do.values["step:identity-card"] == StepDone("identity-card", None)
    assert "step.no-date" in codes(do.doubts)
    assert (thin.steps, thin.values["area"]) == ((), "Buôn Ma")


def test_a_step_before_the_birth_or_after_today_is_asked():
    header = ["Họ và tên", "Năm sinh", "Nhóm", "Ngày đăng ký khai sinh", "Ngày cấp số ĐDCN"]
    row = row_of(header, ["Lê An", 2020, "A3", "1/1/2019", "1/1/2030"])
    assert codes(row.doubts) == ["date.in-the-future", "step.before-birth"]


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize("make", [lists.xlsx, lists.xls])
def test_a_list_in_an_old_font_reads_like_any_other(encoding, make):
    body = [row for row in lists.people() for _ in range(2)]
    plain = lists.rows_of(lists.xls({"A": lists.resident_list(body)}), "a.xls")
    old = lists.rows_of(make({"A": lists.in_old_font(lists.resident_list(body), encoding)}))
    assert [row.name.casefold() for row in old] == [row.name.casefold() for row in plain]
    assert [(row.born, row.values.get("sex"), row.values.get("relation")) for row in old] == [
        (row.born, row.values.get("sex"), row.values.get("relation")) for row in plain
    ]
    assert {row.values["area"].casefold() for row in old} == {"thôn phú sơn"}


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_an_old_font_list_saved_as_text_reads_too(encoding):
    text = lists.csv_text(lists.in_old_font(lists.resident_list(), encoding), ";")
    rows = lists.rows_of(text.encode("cp1252"), "cu.csv")
    assert [row.name for row in rows][1:3] == ["Trần Thị Nở", "Nguyễn Thị Bưởi"]


def test_a_list_in_unicode_is_left_alone():
    from app.intake.old_letters import in_unicode
    from app.intake.tables import read_list

    book = read_list(lists.xlsx({"A": [*lists.resident_list(), [None, "Château, Müller, São Paulo"]]}), "a")
    assert in_unicode(book) == (book, ())
