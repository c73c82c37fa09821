import pytest

from app.domain.category import CATEGORY_CODES, Category, Group, RouteStep
from app.domain.sourced import Confidence, Source

PLAN = Source("Kế hoạch, III.2.1", Confidence.OFFICIAL)


def a_category(code="A3", **more):
    return Category(code, "Trẻ em chưa khai sinh", "Trẻ em chưa được đăng ký khai sinh.", PLAN, **more)


def test_there_are_six_categories_without_a_record_and_eight_with_one():
    groups = [Group(code[0]) for code in CATEGORY_CODES]
    assert (groups.count(Group.A), groups.count(Group.B)) == (6, 8)


@pytest.mark.parametrize(
    ("code", "has_number", "contradicted"),
    [("A3", True, True), ("A3", False, False), ("B2", True, False), ("B2", False, False)],
)
def test_a_number_contradicts_group_a_and_nothing_contradicts_group_b(code, has_number, contradicted):
    assert a_category(code).contradicted_by_number(has_number) is contradicted


def test_work_begins_with_the_procedures_that_wait_for_no_result():
    route = (RouteStep("birth"), RouteStep("personal-number", after=("birth_certificate",)))
    assert a_category(route=route).first_procedures == ("birth",)
