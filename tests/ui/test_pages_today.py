"""Việc hôm nay and Kế hoạch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.home import Home
from app.models.state import Side
from app.services import cases, drafts, people
from app.services.cases import CaseFilter
from app.ui.cases.tab import DeedButton
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from app.ui.widgets.badge import Badge
from tests.services.homes import a_home
from tests.ui.checks import squeezed, too_small_targets, unnamed_inputs
from tests.ui.communes import LONG, Commune, a_commune
from tests.ui.pages_kit import Heard, put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def commune(home: Home, tmp_path: Path) -> Commune:
    return a_commune(home, tmp_path)


@pytest.fixture
def page(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[TodayPage]:
    made = put_up(TodayPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def deeds(page: QWidget) -> list[tuple[str, str]]:
    return [button.deed for button in page.findChildren(DeedButton) if button.isVisibleTo(page)]


def test_the_first_page_tells_what_is_late_what_is_near_and_at_which_door(page: TodayPage, commune: Commune):
    words = said(page)
    assert words[0] == "Chủ nhật 22/11/2026 · 2 việc quá hạn · 4 việc trong 14 ngày tới"
    late = [badge.text() for badge in page.findChildren(Badge)]
    assert late[0] == "Quá hạn 12 ngày · 10/11/2026"
    assert words.index(LONG) < words.index("Lê Thị Bích Ngọc")
    assert "Hộ bà H’Bia Niê · Thôn Xuân Hòa" in words
    assert "Cơ quan trả kết quả: Đăng ký khai sinh" in words
    assert next(deed for deed in deeds(page) if deed[0] == "case") == ("case", commune.long_case)


def test_the_plan_stands_beside_it(page: TodayPage):
    words = said(page)
    assert "Giai đoạn 4: phúc tra, sơ kết" in words
    assert "Báo cáo tháng: 14/12/2026, còn 22 ngày" in words


def test_every_input_has_a_name_and_can_be_hit(page: TodayPage):
    assert unnamed_inputs(page) == []
    assert too_small_targets(page) == []


def test_nothing_is_seen_squeezed_when_it_is_drawn_anew(page: TodayPage):
    page._draw()  # no event has been dealt with since
    assert page._left.count() > 4
    assert squeezed(page._left) + squeezed(page._right) == []


def test_what_was_begun_is_resumed_where_it_was(page: TodayPage, commune: Commune, home: Home, tasks, qtbot):
    heard = Heard(page, "start_wizard", "open_case")
    page.resume(f"wizard:{commune.case}")
    (request,) = heard.of("start_wizard")
    assert (request.case_id, request.category) == (commune.case, "A3")
    drafts.keep(home, f"form/step/{commune.case}/birth", '{"typed": {}, "seen": null}')
    page.refresh()
    quiet(qtbot, tasks)
    assert "Y Krông Niê · Bước" in said(page)
    page.resume(f"form/step/{commune.case}/birth")
    assert heard.of("open_case") == [commune.case]


def test_a_draft_can_be_thrown_away_after_a_question(page: TodayPage, commune, home, tasks, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.today_page.confirm", lambda *_args, **_more: True)
    page._deed("drop", f"wizard:{commune.case}")
    quiet(qtbot, tasks)
    assert drafts.begun(home) == []
    assert "Đang làm dở" not in said(page)


def test_what_can_be_done_at_once_is_said_with_the_plans_sentence(page: TodayPage, home, commune, tasks, qtbot):
    assert "Y Krông Niê" not in [row.name for row in page._ready]
    seen = next(step.seen for step in cases.case_card(home, commune.case).file.steps)
    cases.record_step(home, commune.case, "birth", {"state": "done", "done_on": home.today}, seen)
    page.refresh()
    quiet(qtbot, tasks)
    words = said(page)
    assert any(text.startswith("“Trường hợp nào đã đáp ứng đủ thông tin phải thực hiện ngay") for text in words)
    assert "Làm ngay" in words


def test_only_mine_is_remembered(page: TodayPage, home: Home, tasks, qtbot):
    page._mine.setChecked(True)
    page._mine.changed.emit()
    quiet(qtbot, tasks)
    assert [row.name for row in page._now.due] == ["Y Krông Niê", "Y Krông Niê"]
    assert page.remembered("mine") == "1"


def test_a_laptop_says_what_only_it_has(tmp_path: Path, tasks, qtbot):
    with a_home(tmp_path / "laptop", Side.FIELD, (Role.GROUP_HEAD,)) as laptop:
        a_commune(laptop, tmp_path)
        page = put_up(TodayPage(laptop, tasks), qtbot, tasks)
        heard = Heard(page, "sync_asked")
        assert any("thay đổi chưa gửi văn phòng" in text for text in said(page))
        next(button for button in page.findChildren(DeedButton) if button.deed[0] == "sync").click()
        assert heard.of("sync_asked") == [None]
        put_away(page)


@pytest.mark.parametrize(("role", "may"), [(Role.CLERK, True), (Role.HAMLET_HEAD, False)])
def test_an_empty_machine_says_how_to_begin_as_far_as_this_person_may(home: Home, tasks, qtbot, role: Role, may: bool):
    home.account = Account(new_id(), "Ai Đó", (role,))
    page = put_up(TodayPage(home, tasks), qtbot, tasks)
    assert "Chưa có hồ sơ nào" in said(page)
    shown = [button.text() for button in page.findChildren(QPushButton) if button.isVisibleTo(page)]
    assert ("Nhập danh sách…" in shown) is may
    put_away(page)


def test_sealed_people_are_not_named_to_those_who_may_not_open_them(home: Home, commune: Commune, tasks, qtbot):
    person = cases.case_card(home, commune.long_case).file.person
    people.change_person(home, person.id, person.seen, {"sealed": True})
    home.account = Account(new_id(), "Văn Phòng", (Role.CLERK,))
    page = put_up(TodayPage(home, tasks), qtbot, tasks)
    assert LONG not in said(page)
    put_away(page)


# The plan ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def plan(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[PlanPage]:
    made = put_up(PlanPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def test_the_plan_shows_where_we_are_today(plan: PlanPage, tasks, qtbot):
    states = [(step.mark.key, step.mark.state) for step in plan._line._steps]
    assert states == [("survey", "done"), ("verify", "done"), ("settle", "done"), ("recheck", "now"), ("keep", "todo")]
    assert "Hôm nay 22/11/2026, còn 23 ngày" in [badge.text() for badge in plan.findChildren(Badge)]
    plan.show_stage("settle")
    quiet(qtbot, tasks)
    assert "Giai đoạn 3: giải quyết dứt điểm" in said(plan)


def test_all_fourteen_groups_stand_there_in_the_plans_words_but_no_behaviour_for_b7(plan: PlanPage):
    plan.open_target("groups")
    words = said(plan)
    assert [code for code in words if len(code) == 2 and code[0] in "AB"] == list(plan._home.pack.categories)
    assert "Trẻ em chưa được đăng ký khai sinh." in words
    everything = " ".join(label.text() for label in plan.findChildren(QLabel))
    assert "nghi vấn" not in everything
    assert "tiêu chuẩn xã hội" not in everything


def test_a_count_leads_to_its_cases(plan: PlanPage):
    heard = Heard(plan, "cases_asked")
    next(button for button in plan.findChildren(DeedButton) if button.deed == ("list", "A3")).click()
    assert heard.of("cases_asked") == [CaseFilter(category="A3", state="open")]


def test_every_input_of_the_plan_has_a_name(plan: PlanPage):
    assert unnamed_inputs(plan) == []
    for name in ("stage", "reports-due", "groups", "duties"):
        plan.open_target(name)
        assert too_small_targets(plan) == []
