"""Papers in the window: chosen, looked at, saved, printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.changes import Changes
from app.domain.roles import Role
from app.services import cases, people
from app.services.people import NewPerson
from app.ui.papers import making
from app.ui.papers.dossier_side import ALL, AREA, ONE
from app.ui.papers.papers_page import FORM, LABEL, LETTER, REGISTER, SLIP, VERIFY, VISIT, PapersPage
from app.ui.papers.print_dialog import PrintDialog
from app.ui.papers.register_dialog import RegisterDialog
from app.ui.papers.verify_dialog import VerifyDialog
from app.ui.settings import handing
from app.ui.tasks import Tasks
from app.ui.widgets.empty_state import EmptyState
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.services.test_dossiers import Village, a_village, prints
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs


class Clerk:
    def __init__(self, qtbot, tasks: Tasks, village: Village) -> None:
        self.qtbot, self.tasks, self.village, self.memory = qtbot, tasks, village, Forgetful()
        self.page = PapersPage(village.home, tasks, memory=self.memory)
        shown(self.page, 1180, 640)
        self.wait()

    def wait(self) -> None:
        def still() -> bool:
            return not self.tasks.open and not self.page._soon.isActive()

        self.qtbot.waitUntil(still, timeout=20_000)

    def choose(self, what: str) -> None:
        self.page._what.set_value(what)
        self.page._what_changed()
        self.wait()


@pytest.fixture
def clerk(qtbot, tasks: Tasks, tmp_path: Path) -> Iterator[Clerk]:
    with a_home(tmp_path / "office", roles=(Role.GROUP_HEAD,)) as home:
        someone = Clerk(qtbot, tasks, a_village(home, tmp_path))
        yield someone
        someone.wait()
        bury(someone.page)


def test_a_case_that_is_jumped_to_is_shown_and_saved_as_a_counted_copy(clerk: Clerk, tmp_path: Path):
    page, village = clerk.page, clerk.village
    assert page.view.pages() == 0
    page.open_target(village.case)
    clerk.wait()
    assert page.view.pages() >= 3
    assert prints(village.home, village.case) == []
    page._ask_where()
    assert "để làm gì" in page.dossier.purpose_row.error()
    page.dossier.purpose.set_value("Họp Tổ công tác")
    page.save_to(tmp_path / "a.pdf")
    clerk.wait()
    assert (tmp_path / "a.pdf").is_file()
    assert "a.pdf" in page.banners.shown()["saved"]
    assert prints(village.home, village.case) == ["Họp Tổ công tác · đã che số"]


def test_a_whole_dossier_has_the_scans_and_says_so_in_the_log(clerk: Clerk, tmp_path: Path):
    page, village = clerk.page, clerk.village
    page.show_case(village.case)
    clerk.wait()
    masked = page.view.pages()
    page.dossier.masked.set_value(False)
    page.dossier._asked_anew()
    clerk.wait()
    assert page.view.pages() > masked
    page.dossier.purpose.set_value("Giao Tư pháp")
    page.save_to(tmp_path / "a.pdf")
    clerk.wait()
    assert prints(village.home, village.case) == ["Giao Tư pháp · đầy đủ"]


def test_an_area_and_all_tell_first_how_many_there_are(clerk: Clerk, tmp_path: Path):
    page, village = clerk.page, clerk.village
    other = people.add_area(village.home, "Bến An Hải", "mooring").value
    person = people.add_person(village.home, NewPerson("Trần Văn Ẩn", other)).value
    cases.open_case(village.home, person, "B4")
    page.on_changes(Changes.of([("area", other)]))
    clerk.choose(ALL)
    assert "2 hồ sơ" in page._count.text()
    clerk.choose(AREA)
    page.dossier.area.set_value(other)
    page.dossier._asked_anew()
    clerk.wait()
    assert "1 hồ sơ" in page._count.text()
    page.dossier.purpose.set_value("Họp")
    page.save_to(tmp_path / "ben.pdf")
    clerk.wait()
    assert prints(village.home, village.case) == []
    assert page.view.pages() >= 1
    empty = people.add_area(village.home, "Thôn Trống", "hamlet").value
    page.on_changes(Changes.of([("area", empty)]))
    clerk.wait()
    page.dossier.area.set_value(empty)
    page.dossier._asked_anew()
    clerk.wait()
    assert "Không có hồ sơ nào" in page._count.text()
    assert not page._make.isEnabled()


def test_the_residents_slip_is_made_shown_and_saved(clerk: Clerk, tmp_path: Path):
    page, village = clerk.page, clerk.village
    page.show_case(village.case)
    clerk.wait()
    clerk.choose(SLIP)
    assert page.view.pages() == 0
    page._make_it()
    clerk.wait()
    assert page.view.pages() >= 1
    page.save_to(tmp_path / "phieu.pdf")
    clerk.wait()
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")


def test_printing_hands_a_copy_to_the_systems_viewer_and_none_stays_in_the_clear(
    clerk: Clerk, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
):
    page, village = clerk.page, clerk.village
    opened: list[Path] = []

    def viewer(file: Path) -> bool:
        opened.append(file)
        return True

    monkeypatch.setattr(handing, "open_file", viewer)
    page.show_case(village.case)
    clerk.wait()
    page.dossier.purpose.set_value("Họp")
    page._print()
    clerk.wait()
    dialog = page.maker.dialog
    assert isinstance(dialog, PrintDialog)
    dialog.open_viewer()
    assert opened[0].is_file()
    assert "Mẫu Đơn" not in opened[0].name
    assert len(prints(village.home, village.case)) == 1
    again = PapersPage(village.home, tasks, memory=Forgetful())
    assert not opened[0].exists()
    bury(again)


def test_a_case_is_found_by_typing_a_name(clerk: Clerk):
    page, village = clerk.page, clerk.village
    person = people.add_person(village.home, NewPerson("Lê Thị Bích Ngọc", village.area)).value
    case = cases.open_case(village.home, person, "A3").value
    page._case._line.set_value("bich ngoc")
    page._case.search()
    clerk.wait()
    assert page._case._list.count() == 1
    page._case._list.setCurrentRow(0)
    clerk.wait()
    assert page._case.value() == case
    assert page.view.pages() >= 1


def test_the_search_field_leads_to_the_register_and_to_checking_a_print(clerk: Clerk):
    for target, kind in ((VERIFY, VerifyDialog), (REGISTER, RegisterDialog)):
        clerk.page.open_target(target)
        clerk.wait()
        assert isinstance(clerk.page._dialog, kind)
        clerk.page._dialog.reject()


def test_the_last_choices_are_remembered(clerk: Clerk, tasks: Tasks):
    clerk.choose(ALL)
    clerk.page.dossier.masked.set_value(False)
    clerk.page.dossier._asked_anew()
    clerk.page.dossier.purpose.set_value("Họp tháng 11")
    clerk.page.dossier._purpose_typed()
    clerk.wait()
    again = PapersPage(clerk.village.home, tasks, memory=clerk.memory)
    assert again._what.value() == ALL
    assert not again.dossier.masked.value()
    assert again.dossier.purpose.value() == "Họp tháng 11"
    bury(again)


def test_an_error_while_writing_is_told_and_the_page_goes_on(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    told: list[BaseException] = []
    monkeypatch.setattr(making, "show_error", lambda _parent, error: told.append(error))
    clerk.page.show_case(clerk.village.case)
    clerk.wait()
    clerk.page.dossier.purpose.set_value("Họp")
    clerk.page.save_to(tmp_path / "none" / "a.pdf")
    clerk.wait()
    assert len(told) == 1
    assert clerk.page.view.isEnabled()
    clerk.page.save_to(tmp_path / "a.pdf")
    clerk.wait()
    assert (tmp_path / "a.pdf").is_file()


def test_a_role_is_offered_only_what_it_may_print(qtbot, tasks: Tasks, clerk: Clerk):
    home = clerk.village.home
    home.account = replace(home.account, roles=(Role.HAMLET_HEAD,))
    page = PapersPage(home, tasks, memory=Forgetful())
    assert [key for key, _ in page._choices()] == [FORM, LETTER, SLIP, VISIT, LABEL]
    bury(page)
    home.account = replace(home.account, roles=())
    page = PapersPage(home, tasks, memory=Forgetful())
    shown(page)
    assert not page._make.isVisible()
    assert any("Chưa in được" in each.title() and each.isVisible() for each in page.findChildren(EmptyState))
    bury(page)


def test_every_choice_of_the_page_is_named_and_large_enough(clerk: Clerk):
    for what in (ONE, AREA, ALL, FORM, LETTER, SLIP, VISIT, LABEL):
        clerk.choose(what)
        assert unnamed_inputs(clerk.page) == []
        assert too_small_targets(clerk.page) == []
