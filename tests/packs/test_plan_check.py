"""A plan's text is looked through from top to bottom: everything wrong or missing is said, each with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain.plan_gaps import Weight
from app.packs.pack import default_root
from app.packs.plan_check import Checked, check_plan

PLANS = default_root() / "plans"
COMMUNE = Path(__file__).with_name("a_plan.toml").read_text()
WARD = COMMUNE.replace("unit_code", "issued_on = 2026-04-06\nunit_code", 1)


def said(checked: Checked, weight: Weight) -> list[str]:
    return [remark.text for remark in checked.remarks if remark.weight is weight]


def without(text: str, table: str) -> str:
    """The text without the tables of that name."""
    return re.sub(rf"(?ms)^\[\[{re.escape(table)}[\].].*?(?=^\[\[(?!{re.escape(table)}[\].])|\Z)", "", text)


@pytest.mark.parametrize("file", sorted(PLANS.glob("*.toml")), ids=lambda file: file.stem)
def test_no_plan_that_is_shipped_has_a_fault_or_lacks_a_thing(file):
    checked = check_plan(file.read_text(), file.name)
    assert checked.plan is not None
    assert [remark for remark in checked.remarks if remark.weight is not Weight.CHECK] == []


def test_every_fault_is_told_with_its_line_and_not_only_the_first():
    spoiled = COMMUNE.replace("from = 2026-06-01", "from = 2026-05-20").replace(
        "before = 2026-09-30", 'before = "30/9"'
    )
    spoiled = spoiled.replace('id = "clerk"', 'id = "cleric"')
    checked = check_plan(spoiled, "xa.toml")
    assert checked.plan is None
    lines = spoiled.splitlines()
    told = {(lines[remark.line - 1], remark.text.partition(" ")[0]) for remark in checked.remarks}
    assert told == {
        ("from = 2026-05-20", "stage.from"),
        ('before = "30/9"', "deadline.before"),
        ('id = "cleric"', "role.id"),
    }


def test_what_is_no_table_at_all_is_one_fault():
    (remark,) = check_plan('title = "Kế hoạch\nid = 1', "xa.toml").remarks
    assert (remark.line, remark.weight, remark.text) == (1, Weight.FAULT, "sai cú pháp TOML")
    (remark,) = check_plan("#" * 5_000_000, "xa.toml").remarks
    assert remark.text == "tệp quá lớn"


def test_a_plan_without_its_third_stage_is_usable_and_says_so():
    cut = re.sub(r'(?ms)^\[\[stage\]\]\nid = "settle".*?(?=^\[\[stage\]\])', "", COMMUNE).replace(
        "to = 2026-05-31", "to = 2026-08-31"
    )
    checked = check_plan(cut, "xa.toml")
    assert checked.plan is not None
    assert any("giải quyết dứt điểm (giai đoạn 3)" in text for text in said(checked, Weight.MISSING))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("seat", "thiếu [[seat]]"),
        ("role", "chưa đặt tên vai trò"),
        ("indicator", "không có bảng [[indicator]]"),
        ("at_once", "thiếu [[at_once]]"),
    ],
)
def test_a_table_that_is_missing_is_named(table, words):
    checked = check_plan(without(COMMUNE, table), "xa.toml")
    assert any(words in text for text in said(checked, Weight.MISSING))


def test_what_the_parts_do_not_name_would_not_be_shown():
    checked = check_plan(re.sub(r"parts = \[.*\]", 'parts = ["cases", "tasks"]', COMMUNE), "xa.toml")
    assert any("parts không có “reports”" in text for text in said(checked, Weight.MISSING))
    assert any(
        "parts trống" in text
        for text in said(check_plan(re.sub(r"parts = \[.*\]", "parts = []", COMMUNE), "x"), Weight.MISSING)
    )


def test_days_before_the_plan_was_issued_are_to_be_looked_at():
    words = said(check_plan(WARD, "phuong.toml"), Weight.CHECK)
    assert "báo cáo 1/4 đã qua trước ngày ban hành" in words
    assert "giai đoạn kết thúc trước ngày ban hành" in words
    early = COMMUNE.replace("before = 2026-03-31", "before = 2026-03-01")
    assert "mốc này trước ngày bắt đầu của kế hoạch" in said(check_plan(early, "xa.toml"), Weight.CHECK)


def test_a_last_stage_with_an_end_and_sources_that_are_unsure_are_to_be_looked_at():
    ended = COMMUNE.replace("from = 2026-12-16\n", "from = 2026-12-16\nto = 2027-12-31\n")
    words = said(check_plan(ended, "xa.toml"), Weight.CHECK)
    assert any(text.startswith("giai đoạn cuối có ngày kết thúc") for text in words)
    assert any(text.startswith("nguồn cần kiểm tra: KH, III.2.1") for text in words)
    unsure = COMMUNE.replace('confidence = "H"', 'confidence = "M"', 1)
    assert sum(text.startswith("nguồn cần kiểm tra") for text in said(check_plan(unsure, "x"), Weight.CHECK)) > 10


def test_an_order_of_somebody_unknown_or_of_a_day_gone_by_and_a_count_of_nothing_are_told():
    order = '[[order]]\nowner = "king"\ntext = "Khai mạc"\ndue = 2026-01-01\nsource = "KH"\n'
    checked = check_plan(WARD + "\n" + order, "phuong.toml")
    words = said(checked, Weight.CHECK)
    assert "“king” không có trong danh sách cơ quan, đơn vị" in words
    assert "hạn đã qua trước ngày ban hành" in words
    counted = check_plan(COMMUNE.replace('counted = "cases:recorded"', 'counted = "stars"'), "x")
    assert any("không biết đếm từ “stars”" in text for text in said(counted, Weight.MISSING))
    idle = check_plan(COMMUNE + '\n[[body]]\nid = "idle"\nname = "Phòng Trống"\n', "x")
    assert "“Phòng Trống” chưa có nhiệm vụ nào" in said(idle, Weight.CHECK)


def test_a_plan_whose_reports_are_never_due_says_so():
    far = re.sub(r"first_year = \d+", "first_year = 2100", re.sub(r"last_year = \d+\n", "", COMMUNE))
    far = re.sub(r'(?ms)^\[\[report\]\]\nid = "monthly".*?(?=^\[\[report\]\])', "", far, count=1)
    far = re.sub(r'(?ms)^\[\[report\]\]\nid = "stage".*?(?=^\[\[report\]\]\n)', "", far, count=1)
    checked = check_plan(far, "x")
    assert any("không có báo cáo nào đến hạn" in text for text in said(checked, Weight.MISSING)), checked.remarks
