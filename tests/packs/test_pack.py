import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.category import CATEGORY_CODES, NEVER_A_GOAL
from app.domain.plan import Rhythm
from app.domain.roles import Role
from app.domain.situation import ASKED_AS, DERIVED
from app.packs.codes import TABLES, load_calendar, load_table, load_words
from app.packs.pack import check, default_root, load
from app.packs.plans import list_plans, load_plan
from app.packs.reading import PackError

HERE = "tuyen-an-dong-2026"
TODAY = date(2026, 11, 22)
PLAN = f"plans/{HERE}.toml"
CODES = "unit_code phải gồm 5 chữ số (xã) hoặc 3 chữ số (huyện cũ), đặt trong ngoặc kép"


def refused(work):
    with pytest.raises(PackError) as caught:
        work()
    params = caught.value.params
    return params["file"], params["line"], params["fault"]


# --- what is shipped ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", ["tuyen-an-dong-2026", "buon-ma-thuot-2026"])
def test_the_shipped_packs_are_whole(plan):
    pack = check(default_root(), plan, TODAY)
    assert tuple(pack.categories) == CATEGORY_CODES


def test_the_plan_is_for_tuy_an_dong_although_its_print_says_otherwise():
    plan = load_plan(default_root(), HERE)
    assert (plan.unit_name, plan.unit_code, plan.province_code) == ("Xã Tuy An Đông", "22120", "66")
    assert ("Tuyên An Đông", "Tuy An Đông") in [(slip.printed, slip.meant) for slip in plan.mended]


def test_set_up_can_offer_both_plans():
    offered = {offer.id: offer.unit_code for offer in list_plans(default_root())}
    assert {"buon-ma-thuot-2026": "24133", "tuyen-an-dong-2026": "22120"}.items() <= offered.items()


def test_the_plan_names_every_role():
    assert {role for role, _ in load_plan(default_root(), HERE).roles} == set(Role)


def test_b7_is_a_reference_and_nothing_suggests_it():
    b7 = load(default_root(), HERE).categories["B7"]
    assert b7.reference_only
    assert not b7.suggested
    assert (b7.claims, b7.evidence, b7.route) == ((), (), ())
    assert b7.sensitive


def test_the_wording_of_the_categories_is_the_plans():
    categories = load(default_root(), HERE).categories
    assert categories["A3"].wording == "Trẻ em chưa được đăng ký khai sinh."
    assert categories["B5"].wording.endswith("tại nơi đăng ký cư trú/nơi ở hiện tại theo dữ liệu).")
    assert "Campuchia" in categories["A1"].wording


def test_every_fact_the_program_works_out_is_in_the_table_of_facts():
    facts = load_table(default_root(), "facts")
    asked = {one for ways in ASKED_AS.values() for one in ways} - {"born", "home"}
    assert set(DERIVED) | asked <= {row.code for row in facts}


def test_results_of_a_way_can_be_reached():
    pack = load(default_root(), HERE)
    for category in pack.categories.values():
        given = {result for step in category.route for result in pack.procedures[step.procedure].yields}
        for step in category.route:
            assert set(step.after) <= given, (category.code, step)


def test_every_way_has_a_goal_and_striking_a_registration_is_none():
    for category in load(default_root(), HERE).categories.values():
        assert bool(category.goal) is bool(category.route), category.code
        assert not NEVER_A_GOAL & set(category.goal), category.code


def test_nothing_below_an_official_text_is_sold_as_one():
    procedures = load(default_root(), HERE).procedures
    assert procedures["birth-again"].limits[0].source.needs_check
    assert not procedures["birth"].limits[0].source.needs_check


def test_id_numbers_have_sixty_three_provinces_of_their_own():
    table = load_table(default_root(), "id_provinces")
    assert len(table) == 63
    assert table.name_of("054") == "Phú Yên"
    assert table.name_of("015") == "Yên Bái"


def test_vietnam_is_no_ethnic_group():
    groups = load_table(default_root(), "ethnic_groups")
    assert len(groups) == 56
    assert groups.find("Việt Nam") is None
    found = groups.find("M'Nông")
    assert found is not None
    assert found.code == "20"


def test_the_relations_are_those_of_the_circular():
    table = load_table(default_root(), "relations")
    assert table.name_of("con-de") == "con đẻ"
    assert len(table) == 51


def test_offices_rest_at_tet_2026_and_all_unsure_days_say_so():
    calendar = load_calendar(default_root())
    assert not calendar.is_working_day(date(2026, 2, 17))
    assert calendar.is_working_day(date(2026, 2, 23))
    assert all(row.source.needs_check for row in calendar.days_off if row.first.year == 2027)


def test_spoken_words_can_be_told_apart_without_their_marks(fold):
    words = load_words(default_root())
    assert len(words) == 256
    assert len({fold(word) for word in words}) == 256
    assert all(len(word) <= 6 for word in words)


def test_resources_lie_beside_the_code_in_a_checkout():
    assert (default_root() / PLAN).is_file()


def test_resources_lie_inside_the_bundle_of_the_built_program(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert default_root() == Path(tmp_path) / "resources"


# --- what is refused ------------------------------------------------------------------------------------------


def test_a_plan_that_does_not_exist_is_named(root):
    assert refused(lambda: load(root, "nowhere-2026")) == ("plans/nowhere-2026.toml", 1, "không có tệp này")


@pytest.mark.parametrize("id", ["../secret", "", "A", "a--b", "a/b"])
def test_a_plan_id_is_no_path(root, id):
    assert refused(lambda: load_plan(root, id))[2].startswith("mã kế hoạch")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("to = 2026-05-31", "to = 2026-03-01", "stage.to trước stage.from"),
        ("from = 2026-06-01", "from = 2026-06-02", "stage.from phải là ngày liền sau giai đoạn trước"),
        ("from = 2026-06-01", "from = 2026-05-31", "stage.from phải là ngày liền sau giai đoạn trước"),
        ("from = 2026-06-01", 'from = "1/6/2026"', "stage.from phải là một ngày, viết như 2026-03-31"),
        ('id = "verify"', 'id = "survey"', "“survey” có hai lần"),
        ('id = "tuyen-an-dong-2026"', 'id = "other"', "id phải là “tuyen-an-dong-2026” như tên tệp"),
        (
            'unit_code = "22120"',
            'unit_code = "2212"',
            CODES,
        ),
        ("last_year = 2026", "last_year = 2025", "report.last_year trước report.first_year"),
        ("first_year = 2027", "first_year = 2026", "report.first_year trùng với quy định trước"),
        ("day = 14", "day = 32", "report.day phải là số nguyên từ 1 đến 31"),
        ('day = "15/6"', 'day = "31/6"', 'on.day phải là ngày/tháng, viết như "15/6"'),
        ('day = "15/6"', 'day = "15/13"', 'on.day phải là ngày/tháng, viết như "15/6"'),
        ('day = "15/6"', 'day = "giữa năm"', 'on.day phải là ngày/tháng, viết như "15/6"'),
        ('group = "A"', 'group = "C"', "deadline.group phải là một trong: A, B"),
        ('roles = ["hamlet_head"]', 'roles = ["king"]', "seat.roles: không có giá trị “king”"),
        ('id = "clerk"', 'id = "cleric"', "role.id phải là một trong: " + ", ".join(role.value for role in Role)),
        ("leads = true", "leads = 1", "duty.leads phải là true hoặc false"),
        ("value = 100", "value = 101", "goal.value phải là số nguyên từ 0 đến 100"),
        ('rhythm = "monthly"', 'rhythm = "often"', "report.rhythm phải là một trong: " + ", ".join(Rhythm)),
        ('senders = ["office"', 'senders = ["nobody"', "report.senders: không có cơ quan, đơn vị “nobody”"),
        ('exit = ["listed"', 'exit = ["happy"', "stage.exit: không có giá trị “happy”"),
        ('confidence = "I"', 'confidence = "sure"', "stage.confidence phải là một trong: H, M, L, I"),
        ('id = "recorded"', 'id = "eligible-a"', None),
    ],
)
def test_a_wrong_plan_is_refused_naming_file_line_and_fault(root, spoil, old, new, fault):
    line = spoil(PLAN, old, new)
    file, found, text = refused(lambda: load_plan(root, HERE))
    assert file == PLAN
    if fault is None:
        assert text == "“eligible-a” có hai lần"
        assert found > line
    else:
        assert (found, text) == (line, fault)


def test_only_the_last_stage_may_be_open(root, spoil):
    line = spoil(PLAN, "from = 2026-06-01\nto = 2026-08-31\n", "from = 2026-06-01\n")
    _, found, fault = refused(lambda: load_plan(root, HERE))
    assert fault == "chỉ giai đoạn cuối mới được bỏ trống stage.to"
    assert line - 3 <= found <= line


def test_a_commune_that_is_not_in_the_list_is_found_by_the_thorough_check(root, spoil):
    spoil(PLAN, 'unit_name = "Xã Tuy An Đông"', 'unit_name = "Xã Tuyên An Đông"')
    assert load(root, HERE).plan.unit_name == "Xã Tuyên An Đông"
    file, _, fault = refused(lambda: check(root, HERE, TODAY))
    assert (file, fault) == (PLAN, "không có Xã Tuyên An Đông, mã 22120 trong danh mục xã")


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("categories/A3.toml", 'code = "A3"', 'code = "A4"', "code phải là “A3” như tên tệp"),
        (
            "categories/A3.toml",
            'procedure = "birth-mobile"',
            'procedure = "birth-boat"',
            "step.procedure: không có thủ tục “birth-boat”",
        ),
        (
            "categories/A3.toml",
            'when = ["abandoned"]',
            'when = ["not found"]',
            "step.when: không có điều kiện “not found”",
        ),
        ("categories/A3.toml", 'after = ["found_record"]', 'after = ["gold"]', "step.after: không có kết quả “gold”"),
        (
            "categories/A3.toml",
            'goal = ["birth_certificate"',
            'goal = ["whereabouts"',
            "goal: không bước nào của lộ trình cho kết quả “whereabouts”",
        ),
        (
            "categories/B6.toml",
            'goal = ["whereabouts"',
            'goal = ["residence_deleted"',
            "goal: “residence_deleted” không bao giờ là đích của lộ trình",
        ),
        (
            "categories/B7.toml",
            "reference_only = true",
            'reference_only = true\nevidence = ["photo"]',
            "diện chỉ ghi số quyết định thì không có sự việc, giấy tờ hay lộ trình",
        ),
        (
            "procedures/civil-status.toml",
            'id = "birth"',
            'id = "found-child-record"',
            "“found-child-record” có hai lần",
        ),
        (
            "procedures/civil-status.toml",
            'kind = "file"',
            'kind = "fly"',
            "limit.kind phải là một trong: file, decide, notice",
        ),
        (
            "procedures/civil-status.toml",
            'authority = "commune"',
            'authority = "king"',
            "competence.authority: không có cơ quan “king”",
        ),
        (
            "procedures/civil-status.toml",
            'papers = ["found_record"]',
            'papers = ["x"]',
            "need.papers: không có loại giấy tờ “x”",
        ),
        ("codes/relations.toml", 'code = "vo"', 'code = "chu-ho"', "“chu-ho” có hai lần"),
        ("codes/holidays.toml", "to = 2026-02-22", "to = 2026-02-02", "day_off.to trước day_off.from"),
        ("codes/facts.toml", "usual = false", 'usual = "no"', "row.usual phải là true hoặc false"),
    ],
)
def test_a_wrong_table_is_refused_naming_file_line_and_fault(root, spoil, name, old, new, fault):
    line = spoil(name, old, new)
    file, found, text = refused(lambda: load(root, HERE))
    assert file == name
    assert text == fault
    assert abs(found - line) <= 1


def test_a_fault_in_a_long_list_is_told_where_the_list_begins(root, spoil):
    inside = spoil("categories/A3.toml", '  "birth_notice"', '  "birth_note"')
    _, line, fault = refused(lambda: load(root, HERE))
    assert (line, fault) == (inside - 1, "evidence: không có loại giấy tờ “birth_note”")


def test_a_national_code_given_twice_is_told_at_the_second(root, spoil):
    first = spoil("procedures/civil-status.toml", 'code = "1.001193"', 'code = "1.003583"')
    _, second, fault = refused(lambda: load(root, HERE))
    assert second > first
    assert fault == "mã thủ tục “1.003583” có hai lần"


def test_b7_cannot_be_made_a_suggestion(root, spoil):
    spoil("categories/B7.toml", "suggested = false\n", "")
    assert "không được gợi ý" in refused(lambda: load(root, HERE))[2]


def test_without_procedures_nothing_starts(root):
    for file in (root / "procedures").iterdir():
        file.unlink()
    assert refused(lambda: load(root, HERE))[0] == "procedures"


@pytest.mark.parametrize(
    "name", [f"codes/{table}.toml" for table in TABLES] + ["categories/B8.toml", "codes/holidays.toml"]
)
def test_a_missing_table_is_named(root, name):
    (root / name).unlink()
    assert refused(lambda: load(root, HERE)) == (name, 1, "không có tệp này")


@pytest.mark.parametrize(
    ("change", "line", "fault"),
    [
        (lambda words: [*words, words[0]], 257, "có hai lần"),
        (lambda words: words[:-1], 255, "phải có đúng 256 từ, đang có 255"),
        (lambda words: [words[0], "hai từ", *words[2:]], 2, "mỗi dòng phải là đúng một từ"),
        (lambda words: [words[0], "", *words[2:]], 2, "mỗi dòng phải là đúng một từ"),
        (lambda words: [], 1, "đang có 0"),
    ],
)
def test_a_wrong_word_list_is_refused(root, change, line, fault):
    path = root / "codes" / "words.txt"
    path.write_text("\n".join(change(path.read_text("utf-8").split())) + "\n", "utf-8")
    _, found, text = refused(lambda: load_words(root))
    assert found == line
    assert fault in text


def test_a_commune_may_move_a_stage_and_the_program_follows(root, spoil):
    spoil(PLAN, "to = 2026-12-15", "to = 2026-12-20")
    spoil(PLAN, "from = 2026-12-16", "from = 2026-12-21")
    assert load_plan(root, HERE).stages[3].last == date(2026, 12, 15) + timedelta(days=5)
