"""The list of cases and a case's own page, as a person works with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.home import Home
from app.models import access
from app.models.state import Side
from app.services import cases, drafts, people
from app.services.cases import CaseFilter
from app.ui.cases.case_page import CasePage
from app.ui.cases.list_page import CaseListPage
from app.ui.record_panel import RecordDialog
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, type_text, unnamed_inputs
from tests.ui.communes import LONG, Commune, a_commune, a_scan
from tests.ui.pages_kit import Heard, put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def commune(home: Home, tmp_path: Path) -> Commune:
    return a_commune(home, tmp_path)


@pytest.fixture
def page(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[CasePage]:
    made = put_up(CasePage(home, tasks), qtbot, tasks, (commune.case, "claims"))
    yield made
    put_away(made)


@pytest.fixture
def case_list(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[CaseListPage]:
    made = put_up(CaseListPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def names_of(page: CaseListPage) -> list[str]:
    return [page.table.model.row(index).name for index in range(page.table.rows_loaded())]


def dialog_of(page: CasePage) -> RecordDialog:
    assert page._dialog is not None
    return page._dialog


# The list ----------------------------------------------------------------------------------------------------------


def test_the_list_begins_with_what_is_due_first(case_list: CaseListPage):
    assert names_of(case_list)[:3] == [LONG, "Lê Thị Bích Ngọc", "Y Krông Niê"]
    assert case_list._people.text() == "7 người, 7 hồ sơ đang mở · nhóm A: 4 người · nhóm B: 3 người"


def test_every_input_of_the_list_has_a_name_and_can_be_hit(case_list: CaseListPage):
    assert unnamed_inputs(case_list) == []
    assert too_small_targets(case_list) == []


def test_filters_work_together_and_a_filter_without_hits_says_how_to_go_on(case_list: CaseListPage, tasks, qtbot):
    case_list._category.set_value("A3")
    case_list._category.changed.emit()
    quiet(qtbot, tasks)
    assert names_of(case_list) == [LONG, "Y Krông Niê"]
    case_list._stuck.setChecked(True)
    case_list._stuck.changed.emit()
    quiet(qtbot, tasks)
    assert names_of(case_list) == ["Y Krông Niê"]
    type_text(case_list._text, "không có ai tên này")
    qtbot.waitUntil(lambda: case_list.which.text != "")
    quiet(qtbot, tasks)
    assert names_of(case_list) == []
    assert case_list.table._empty.title() == "Không có hồ sơ nào khớp bộ lọc"
    case_list.table.asked.emit()
    quiet(qtbot, tasks)
    assert len(names_of(case_list)) == 7


def test_words_typed_without_marks_find_the_person(case_list: CaseListPage, tasks, qtbot):
    type_text(case_list._text, "y krong nie")
    qtbot.waitUntil(lambda: case_list.which.text != "")
    quiet(qtbot, tasks)
    assert names_of(case_list) == ["Y Krông Niê"]


def test_a_count_above_the_list_filters_by_its_group_and_lets_go_again(case_list: CaseListPage, tasks, qtbot):
    case_list._category_asked("category", "B2")
    quiet(qtbot, tasks)
    assert names_of(case_list) == ["Đặng Thị Ửng"]
    case_list._category_asked("category", "B2")
    quiet(qtbot, tasks)
    assert len(names_of(case_list)) == 7


def test_enter_opens_the_case_and_ctrl_n_asks_for_the_group_of_a_new_one(
    case_list: CaseListPage, commune, tasks, qtbot
):
    heard = Heard(case_list, "open_case", "start_wizard")
    case_list.table.select(commune.case)
    QTest.keyClick(case_list.table.view, Qt.Key.Key_Return)
    assert heard.of("open_case") == [commune.case]
    case_list.new_case()
    assert case_list._dialog is not None
    case_list._dialog.area.set_value(commune.port)
    case_list._dialog.category.set_value("A3")
    case_list._dialog.take()
    (request,) = heard.of("start_wizard")
    assert (request.case_id, request.category, request.area_id) == (None, "A3", commune.port)


def test_the_list_remembers_its_filters_but_never_a_name(home: Home, commune: Commune, tasks, qtbot):
    memory = Forgetful()
    first = put_up(CaseListPage(home, tasks, memory=memory), qtbot, tasks)
    first.open_target(CaseFilter(category="A3", state="open", text="Niê"))
    quiet(qtbot, tasks)
    put_away(first)
    assert "Niê" not in json.dumps({key: str(value) for key, value in memory.kept.items()}, ensure_ascii=False)
    second = put_up(CaseListPage(home, tasks, memory=memory), qtbot, tasks)
    assert (second.which.category, second.which.text) == ("A3", "")
    put_away(second)


def test_the_whole_list_asked_for_is_remembered_as_such(home: Home, commune: Commune, tasks, qtbot):
    memory = Forgetful()
    first = put_up(CaseListPage(home, tasks, memory=memory), qtbot, tasks)
    first.clear_filter()
    put_away(first)
    second = put_up(CaseListPage(home, tasks, memory=memory), qtbot, tasks)
    assert second.which == CaseFilter()
    put_away(second)


def test_an_empty_machine_says_how_to_begin(home: Home, tasks: Tasks, qtbot):
    page = put_up(CaseListPage(home, tasks), qtbot, tasks)
    assert page.table._empty.title() == "Chưa có hồ sơ nào"
    put_away(page)


# The case ----------------------------------------------------------------------------------------------------------


def test_a_case_shows_who_it_is_about_the_way_and_all_its_parts(page: CasePage):
    assert page.title() == "Y Krông Niê · A3"
    assert [step.mark.key for step in page._way._steps][:2] == ["birth", "personal-number"]
    assert set(page.claims.shown_kinds()) >= {"identity", "birth", "mother", "father"}
    assert page.kin._kin.text("Cha") == "Đã hỏi, không rõ"
    assert page.kin._kin.text("Mẹ") == "H’Bia Niê"
    assert page.kin._kin.text("Người nuôi dưỡng, giám hộ") == "Không áp dụng"
    assert page._who.number() == "Chưa hỏi"
    assert page.visits._table.rows_loaded() == 3
    assert page.papers._list.count() == 1


def test_every_input_of_a_case_has_a_name_and_can_be_hit(page: CasePage, commune, tasks, qtbot):
    for tab in CasePage.TABS:
        page.open_target((commune.case, tab))
        quiet(qtbot, tasks)
        assert unnamed_inputs(page) == [], tab
        assert too_small_targets(page) == [], tab


def test_a_case_fits_the_smallest_screen(page: CasePage, commune: Commune, tasks, qtbot):
    page.open_target((commune.long_case, "claims"))
    quiet(qtbot, tasks)
    least = page.minimumSizeHint()
    assert least.width() <= 1037
    assert least.height() <= 528


def test_the_right_side_offers_what_can_be_done_and_nothing_that_this_person_may_not(home, commune, tasks, qtbot):
    home.account = Account(new_id(), "Trưởng Thôn", (Role.HAMLET_HEAD,))
    page = put_up(CasePage(home, tasks), qtbot, tasks, commune.case)
    deeds = [deed for deed, _ in page._todo.deeds()]
    assert "wizard" in deeds
    assert "visit" in deeds
    assert not {"close", "case"} & set(deeds)
    assert [what for deed, what in page._todo.deeds() if deed == "print"] == ["form"], "forms, not the dossier"
    assert not page.steps._filed.isEnabled()
    put_away(page)


def test_seeing_a_whole_number_is_written_down(page: CasePage, home: Home, commune: Commune, tasks, qtbot):
    case = cases.open_case(home, commune.mother, "A2").value
    page.open_target(case)
    quiet(qtbot, tasks)
    assert page._who.number() == "066*****3456"
    page._who._eye.click()
    quiet(qtbot, tasks)
    assert page._who.number() == "066190123456"
    with home.engine.connect() as conn:
        assert [row.what for row in access.of_row(conn, "resident", commune.mother)] == ["reveal"]
    page.open_target(commune.case)
    quiet(qtbot, tasks)
    page.open_target(case)
    quiet(qtbot, tasks)
    assert page._who.number() == "066*****3456"


def test_numbers_stay_masked_in_the_history(page: CasePage, home: Home, commune: Commune, tasks, qtbot):
    case = cases.open_case(home, commune.mother, "A2").value
    page.open_target(case)
    quiet(qtbot, tasks)
    model = page.history._table.model
    shown = [model.row(index).change for index in range(model.rowCount())]
    assert any("066*****3456" in line for line in shown)
    assert not any("066190123456" in line for line in shown)


def test_a_result_is_recorded_with_its_real_day_and_the_line_of_steps_moves_on(page, home, commune, tasks, qtbot):
    heard = Heard(page, "changed")
    page.deed("result", "birth")
    quiet(qtbot, tasks)
    dialog = dialog_of(page)
    dialog.panel.editor("done_on").set_value(home.today)
    dialog.panel.submit()
    quiet(qtbot, tasks)
    step = next(each for each in cases.case_card(home, commune.case).file.steps if each.procedure == "birth")
    assert (step.state, step.done_on, step.file_code) == ("done", home.today, "H15.42-261113-0007")
    assert heard.of("changed")[0].touches("step")
    assert page._way._steps[0].mark.state == "done"


def test_a_day_to_come_is_told_in_the_form_and_nothing_is_saved(page: CasePage, home, commune, tasks, qtbot):
    page.deed("result", "birth")
    quiet(qtbot, tasks)
    dialog = dialog_of(page)
    dialog.panel.editor("done_on").set_text("31/12/2026")
    dialog.panel.submit()
    quiet(qtbot, tasks)
    assert dialog.isVisible()
    assert "chưa tới" in dialog.panel.row("done_on").error()
    assert next(each.state for each in cases.case_card(home, commune.case).file.steps) == "filed"
    dialog.reject()


@pytest.mark.parametrize(("outcome", "words"), [("nobody", "Không có ai ở nhà"), ("moved", "Đã chuyển đi")])
def test_a_visit_is_one_key(page: CasePage, home: Home, commune, tasks, qtbot, outcome: str, words: str):
    page.open_target((commune.case, "visits"))
    type_text(page.visits.bar_of_keys.note, "Cửa khóa")
    page.visits.bar_of_keys.buttons[outcome].click()
    quiet(qtbot, tasks)
    newest = cases.case_card(home, commune.case).file.visits[-1]
    assert (newest.outcome, newest.day, newest.note, newest.by) == (outcome, home.today, "Cửa khóa", home.account.id)
    assert page.visits._table.model.columns[1].getter(page.visits._table.model.row(0)) == words


def test_ctrl_z_takes_the_last_own_change_back_and_says_so(page: CasePage, home: Home, commune, tasks, qtbot):
    page.visits.asked.emit("visit", "refused")
    quiet(qtbot, tasks)
    assert len(cases.case_card(home, commune.case).file.visits) == 4
    page.take_back()
    quiet(qtbot, tasks)
    assert len(cases.case_card(home, commune.case).file.visits) == 3
    assert "Đã hoàn tác" in page.banners.shown()["undo"]


def test_what_is_typed_survives_a_kill_and_comes_back_in_the_form(page: CasePage, home, commune, tasks, qtbot):
    page.deed("obstacle", "")
    quiet(qtbot, tasks)
    dialog = page.obstacles._dialog
    assert dialog is not None
    dialog.panel.editor("text").setPlainText("Không tìm được người làm chứng")
    dialog.panel.editor("text").changed.emit()
    qtbot.waitUntil(lambda: drafts.find(home, f"form/obstacle/{commune.case}/new") is not None, timeout=1000)
    dialog.reject()
    again = put_up(CasePage(home, tasks), qtbot, tasks, (commune.case, "obstacles"))
    again.obstacles.add()
    quiet(qtbot, tasks)
    assert again.obstacles._dialog is not None
    panel = again.obstacles._dialog.panel
    assert panel.editor("text").value() == "Không tìm được người làm chứng"
    panel.editor("kind").set_value("witness")
    panel.submit()
    quiet(qtbot, tasks)
    assert len(cases.case_card(home, commune.case).file.obstacles) == 2
    assert drafts.find(home, f"form/obstacle/{commune.case}/new") is None
    put_away(again)


def test_who_saves_over_somebody_elses_change_is_asked_first(page: CasePage, home: Home, commune, tasks, qtbot):
    page.claims.edit_claim("birth")
    quiet(qtbot, tasks)
    dialog = page.claims._dialog
    assert dialog is not None
    other = replace(home, account=Account(new_id(), "Trần Thị Khác", (Role.JUSTICE_OFFICER,)))
    claim = next(each for each in cases.case_card(home, commune.case).file.claims if each.kind == "birth")
    cases.state_claim(other, commune.case, "birth", {"statement": "Sinh tại nhà"}, claim.seen)
    dialog.panel.editor("statement").set_value("Sinh tại bệnh viện huyện")
    dialog.panel.submit()
    quiet(qtbot, tasks)
    question = dialog.panel._question
    assert question.isVisible()
    question.choose("statement", "mine")
    question.accept_choice()
    quiet(qtbot, tasks)
    claim = next(each for each in cases.case_card(home, commune.case).file.claims if each.kind == "birth")
    assert claim.statement == "Sinh tại bệnh viện huyện"
    assert claim.standing == "likely"


def test_who_leaves_the_others_value_standing_keeps_nothing(page: CasePage, home: Home, commune, tasks, qtbot):
    page.claims.edit_claim("birth")
    quiet(qtbot, tasks)
    dialog = page.claims._dialog
    assert dialog is not None
    claim = next(each for each in cases.case_card(home, commune.case).file.claims if each.kind == "birth")
    cases.state_claim(home, commune.case, "birth", {"statement": "Sinh tại nhà"}, claim.seen)
    dialog.panel.editor("statement").set_value("Sinh tại bệnh viện huyện")
    dialog.panel.submit()
    quiet(qtbot, tasks)
    dialog.panel._question.choose("statement", "theirs")
    dialog.panel._question.accept_choice()
    quiet(qtbot, tasks)
    claim = next(each for each in cases.case_card(home, commune.case).file.claims if each.kind == "birth")
    assert claim.statement == "Sinh tại nhà"


def test_a_draft_keeps_what_its_writer_had_seen(page: CasePage, home: Home, commune: Commune, tasks, qtbot):
    page.claims.edit_claim("birth")
    quiet(qtbot, tasks)
    dialog = page.claims._dialog
    assert dialog is not None
    seen = dialog.panel._seen
    dialog.panel.editor("reason").setPlainText("Theo lời mẹ")
    dialog.panel.editor("reason").changed.emit()
    dialog.panel.keep()
    quiet(qtbot, tasks)
    kept = drafts.find(home, f"form/claim/{commune.case}/birth")
    assert kept is not None
    assert seen == Seen(*json.loads(kept.body)["seen"])
    dialog.reject()


def test_scans_are_attached_and_a_broken_file_is_told_with_the_others_kept(
    page, home, commune, tasks, qtbot, tmp_path, monkeypatch
):
    told: list[Exception] = []
    monkeypatch.setattr("app.ui.service_page.show_error", lambda _parent, error: told.append(error))
    broken = tmp_path / "rỗng.jpg"
    broken.write_bytes(b"")
    page.attach_files([a_scan(tmp_path, "sổ tiêm chủng.jpg"), broken], "")
    quiet(qtbot, tasks)
    titles = [each.title for each in cases.case_card(home, commune.case).file.attachments]
    assert titles == ["Giấy chứng sinh", "sổ tiêm chủng"]
    assert str(told[0]).startswith("scan.empty")
    assert page.papers._list.count() == 2


def test_the_history_tells_who_changed_what_from_what_to_what(
    page: CasePage, home: Home, commune: Commune, tasks, qtbot
):
    model = page.history._table.model
    lines = [(model.row(i).who, model.row(i).about, model.row(i).change) for i in range(model.rowCount())]
    assert ("Nguyễn Thị Thử", "Hồ sơ", "Hạn: (trống) → 27/11/2026") in lines
    assert ("Nguyễn Thị Thử", "Bước: Đăng ký khai sinh", "Tình trạng: Đã nộp, chờ kết quả") in lines
    assert any("Kết quả: Không có ai ở nhà" in change for _, _, change in lines)


def test_on_a_laptop_what_the_office_has_not_taken_yet_is_marked(tmp_path: Path, tasks, qtbot):
    with a_home(tmp_path / "laptop", Side.FIELD, (Role.GROUP_HEAD,)) as laptop:
        there = a_commune(laptop, tmp_path)
        page = put_up(CasePage(laptop, tasks), qtbot, tasks, there.case)
        page.open_target((there.case, "history"))
        model = page.history._table.model
        assert model.row(0).state == "pending"
        assert model.columns[-1].getter(model.row(0)) == "Chưa gửi"
        put_away(page)


def test_two_values_that_wait_for_a_person_are_told_over_the_case(page, home, commune, tasks, qtbot):
    case = cases.case_card(home, commune.case)
    claim = next(each for each in case.file.claims if each.kind == "birth")
    with home.noting() as conn:
        conn.exec_driver_sql(
            "INSERT INTO conflict (id, entity, row, field, device, chain, seq, value, seen, why)"
            " VALUES (?, 'claim', ?, 'statement', 'x', 'x', 1, '\"khác\"', 0, 'changed')",
            (new_id(), claim.id),
        )
    page.refresh()
    quiet(qtbot, tasks)
    assert "Sự việc: Lời khai, kết luận" in page.banners.shown()["conflicts"]


def test_a_case_that_is_not_here_says_so(home: Home, tasks: Tasks, qtbot):
    page = put_up(CasePage(home, tasks), qtbot, tasks, new_id())
    assert page._stack.currentWidget() is page._empty
    assert page._empty.title() != "Đang mở hồ sơ…"
    put_away(page)


def test_only_what_touches_the_case_makes_it_read_again(page: CasePage, home: Home, commune: Commune, tasks, qtbot):
    before = page._card
    done = people.add_area(home, "Thôn Mỹ Quang", "hamlet")
    page.on_changes(done.changes)
    quiet(qtbot, tasks)
    assert page._card is before
    done2 = cases.add_evidence(home, commune.case, "photo", {"issued_on": PartialDate(2020)})
    page.on_changes(done2.changes)
    quiet(qtbot, tasks)
    assert page._card is not before
