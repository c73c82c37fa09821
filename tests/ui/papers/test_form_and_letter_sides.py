"""Official forms and papers around a case in the window: chosen, filled, settled, printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import select

from app.domain.partial_date import PartialDate
from app.home import Home
from app.models.entities import Printed
from app.services import cases, forms, people, slips
from app.services.people import NewPerson
from app.ui.papers.form_side import BLANK
from app.ui.papers.papers_page import FORM, LETTER, PapersPage
from app.ui.papers.print_dialog import PrintDialog
from app.ui.papers.register_dialog import RegisterDialog
from app.ui.papers.side import WORD
from app.ui.service_page import WizardRequest
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs


class Desk:
    """A clerk at the papers page, with one woman without papers in the commune."""

    def __init__(self, qtbot, tasks: Tasks, home: Home) -> None:
        self.qtbot, self.tasks, self.home, self.memory = qtbot, tasks, home, Forgetful()
        area = people.add_area(home, "Bến Xuân Đài", "mooring").value
        fields = {"born": PartialDate(1987), "sex": "female"}
        self.person = people.add_person(home, NewPerson("H Bia Niê Kdăm", area, fields=fields)).value
        self.case = cases.open_case(home, self.person, "A1").value
        self.page = self.open()

    def open(self) -> PapersPage:
        page = PapersPage(self.home, self.tasks, memory=self.memory)
        shown(page, 1180, 640)
        self.wait(page)
        return page

    def wait(self, page: PapersPage | None = None) -> None:
        waits_for = page or self.page
        self.qtbot.waitUntil(lambda: not self.tasks.open and not waits_for._soon.isActive(), timeout=20_000)

    def show(self, what: str) -> None:
        self.page.open_target((self.case, what))
        self.wait()

    def choose_form(self, code: str) -> None:
        self.page.forms.choice.set_value(code)
        self.page.forms._chosen()
        self.wait()

    def prints(self) -> list[str]:
        with self.home.reading() as r:
            return sorted(row.kind for row in r.session.scalars(select(Printed)))


@pytest.fixture
def desk(qtbot, tasks: Tasks, tmp_path: Path) -> Iterator[Desk]:
    with a_home(tmp_path / "office") as home:
        someone = Desk(qtbot, tasks, home)
        yield someone
        someone.wait()
        bury(someone.page)


def test_the_forms_of_the_next_steps_come_first_and_looking_at_one_is_no_print(desk: Desk):
    desk.show(FORM)
    side = desk.page.forms
    first = side.choice._options[0]
    assert first.note.startswith("Bước tiếp theo:")
    assert side.choice.value() == first.code
    assert "Căn cứ:" in side.about.text()
    assert desk.page.view.pages() >= 1
    assert desk.prints() == []
    assert unnamed_inputs(desk.page) == []


def test_a_form_is_saved_as_a_copy_in_the_register_and_an_empty_one_is_not(desk: Desk, tmp_path: Path):
    desk.show(FORM)
    desk.choose_form("CT01")
    told: list[object] = []
    desk.page.changed.connect(told.append)
    desk.page.save_to(tmp_path / "a.pdf")
    desk.wait()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert desk.prints() == ["form:CT01"]
    assert told
    desk.page.forms.content.set_value(BLANK)
    desk.page.forms._content_changed()
    desk.wait()
    assert not desk.page.forms.missing.isVisible()
    desk.page.save_to(tmp_path / "b.pdf")
    desk.wait()
    assert (tmp_path / "b.pdf").is_file()
    assert desk.prints() == ["form:CT01"]


def test_a_form_that_was_chosen_stays_when_the_forms_are_read_again(desk: Desk):
    desk.show(FORM)
    other = next(code for code, line in desk.page.forms._lines.items() if not line.wanted_for)
    desk.choose_form(other)
    desk.page.forms.reload()
    desk.wait()
    assert desk.page.forms.choice.value() == other
    area = people.add_area(desk.home, "Thôn Hai", "hamlet").value
    person = people.add_person(desk.home, NewPerson("Lê Văn Khác", area)).value
    desk.page.open_target((cases.open_case(desk.home, person, "A1").value, FORM))
    desk.wait()
    assert desk.page.forms._lines[desk.page.forms.choice.value() or ""].wanted_for, "of another case, its next step's"


def test_what_is_missing_leads_to_its_field(desk: Desk):
    desk.show(FORM)
    desk.choose_form("birth")
    fields = desk.page.forms.missing.fields()
    assert fields, "nobody wrote down where she was born"
    asked: list[object] = []
    for signal in (desk.page.open_person, desk.page.open_household, desk.page.open_case, desk.page.start_wizard):
        signal.connect(asked.append)
    for field in ("resident.birth_place", "residence.place", "answer.registered_before"):
        desk.page.forms.field_asked.emit(field)
        desk.wait()
    person, residence, wizard = asked
    assert person == (desk.person, "birth_place")
    assert residence == (desk.case, "residence")
    assert isinstance(wizard, WizardRequest)
    assert wizard.case_id == desk.case


def test_a_day_on_which_no_version_is_in_force_is_told_beside_the_day(desk: Desk, tmp_path: Path):
    desk.show(FORM)
    desk.choose_form("CT01")
    desk.page.forms.day.set_value(date(2026, 6, 30))
    desk.page.forms._day_typed()
    desk.wait()
    assert "30/06/2026" in desk.page.forms._day_row.error()
    assert not desk.page._ready()
    desk.page.forms.day.set_value(date(2026, 7, 2))
    desk.page.forms._day_typed()
    desk.wait()
    assert desk.page.forms._day_row.error() == ""
    assert desk.page.view.pages() >= 1


def test_without_a_case_only_an_empty_form_is_printed(desk: Desk, tmp_path: Path):
    page = desk.page
    page._what.set_value(FORM)
    page._what_changed()
    desk.wait()
    assert page.view.pages() == 0
    assert not page._ready()
    page.forms.content.set_value(BLANK)
    page.forms._content_changed()
    desk.wait()
    assert page.view.pages() >= 1
    assert page._ready()


@pytest.mark.parametrize("what", [FORM, LETTER])
def test_a_layout_is_settled_in_the_window_and_taken_back(desk: Desk, what: str):
    desk.show(what)
    side = desk.page.forms if what == FORM else desk.page.letters
    unsure = next(code for code, line in side._lines.items() if line.unsure)
    side.choice.set_value(unsure)
    side._chosen()
    desk.wait()
    settling = side.settling
    assert settling._badge.isVisibleTo(side)
    assert side.mark.isVisibleTo(side)
    settling._ask()
    assert settling._dialog is not None
    settling._dialog.findChild(QPlainTextEdit).setPlainText("So với mẫu trên Cổng dịch vụ công")
    settling._dialog.accept()
    desk.wait()
    assert not side.mark.isVisibleTo(side)
    assert "Cổng dịch vụ công" in settling._said.text()
    assert f"{desk.home.today:%d/%m/%Y}" in settling._said.text()
    settling._back.click()
    desk.wait()
    assert side.mark.isVisibleTo(side)


def test_a_letter_starts_with_what_is_known_and_is_saved_for_word(desk: Desk, tmp_path: Path):
    desk.show(LETTER)
    side = desk.page.letters
    side.choice.set_value("invitation")
    side._chosen()
    desk.wait()
    assert "H Bia Niê Kdăm" in side.asks.said()["why"]
    assert desk.page.view.pages() == 1
    assert not desk.page._ready()
    assert "trước khi in" in side.asks.asked["when"].error()
    for key, text in (("guest", "H Bia Niê Kdăm"), ("when", "8 giờ 00 ngày 05/12/2026"), ("where", "Trụ sở xã")):
        side.asks.asked[key].editor.set_value(text)
        side.asks._typed()
    side.kind.set_value(WORD)
    side._kind_changed()
    desk.wait()
    assert desk.page._ready()
    assert side.suffix() == WORD
    desk.page.save_to(tmp_path / "moi.docx")
    desk.wait()
    said = "\n".join(each.text for each in docx.Document(str(tmp_path / "moi.docx")).paragraphs)
    assert "8 giờ 00 ngày 05/12/2026" in said
    assert desk.prints() == ["letter:invitation"]


def test_what_goes_to_the_printer_does_not_stay_on_the_disk(desk: Desk):
    desk.show(FORM)
    desk.page._print()
    desk.wait()
    dialog = desk.page.maker.dialog
    assert isinstance(dialog, PrintDialog)
    desk.qtbot.waitUntil(lambda: dialog._total > 0)
    assert dialog._file.is_file()
    assert "none" in dialog.banners.shown(), "this machine has no printer"
    dialog.reject()
    assert not dialog._file.exists()


def test_the_last_choices_of_each_kind_are_remembered(desk: Desk):
    desk.show(FORM)
    desk.choose_form("CT02")
    desk.page.forms.content.set_value(BLANK)
    desk.page.forms._content_changed()
    desk.wait()
    again = desk.open()
    assert again._what.value() == FORM
    assert again.forms.content.value() == BLANK
    assert again.forms.choice.value() == "CT02"
    bury(again)


def test_in_an_empty_commune_the_page_stands_and_says_what_to_choose(qtbot, tasks: Tasks, tmp_path: Path):
    with a_home(tmp_path / "empty") as home:
        page = PapersPage(home, tasks, memory=Forgetful())
        shown(page, 1180, 640)
        for what in (FORM, LETTER):
            page._what.set_value(what)
            page._what_changed()
            qtbot.waitUntil(lambda: not tasks.open and not page._soon.isActive())
            assert page.view.pages() == 0
            assert not page._ready()
            assert "chọn" in page._case_row.error() + page.forms._content_row.error()
        bury(page)


def test_the_register_tells_what_was_printed_what_has_grown_old_and_to_whom_it_went(desk: Desk, tmp_path: Path):
    desk.show(FORM)
    desk.choose_form("CT01")
    desk.page.save_to(tmp_path / "a.pdf")
    desk.wait()
    seen = people.person_card(desk.home, desk.person).person.seen
    people.change_person(desk.home, desk.person, seen, {"name": "H Bia Niê Kdăm Thị Bích"})
    desk.page.show_register()
    desk.wait()
    dialog = desk.page._dialog
    assert isinstance(dialog, RegisterDialog)
    assert "1 dòng đã đọc, 1 bản nay đã khác" in dialog._count.text()
    assert unnamed_inputs(dialog) == []
    (line,) = (dialog.table.model.row(at) for at in range(dialog.table.rows_loaded()))
    assert line.by == desk.home.account.name
    dialog.table.select(line.id)
    desk.wait()
    dialog.to.set_value("Công an xã")
    dialog._hand_over()
    desk.wait()
    assert dialog.table.model.row(0).handed_to == "Công an xã"
    with desk.qtbot.waitSignal(dialog.open_case) as told:
        dialog._go.click()
    assert told.args == [desk.case]


def test_the_register_is_narrowed_by_kind_name_day_who_and_what_has_grown_old(desk: Desk):
    forms.print_form(desk.home, desk.case, "CT01")
    slips.print_slip(desk.home, desk.case)
    dialog = RegisterDialog(desk.home, desk.tasks, None)
    shown(dialog, 1080, 600)

    def rows() -> list[str]:
        dialog.read()
        desk.qtbot.waitUntil(lambda: not desk.tasks.open and dialog._comparing is None, timeout=20_000)
        return [dialog.table.model.row(at).kind for at in range(dialog.table.rows_loaded())]

    assert rows() == ["slip", "form:CT01"]
    for kind, found in (("form", ["form:CT01"]), ("slip", ["slip"]), ("form:CT02", []), (None, ["slip", "form:CT01"])):
        dialog.kind.set_value(kind)
        assert rows() == found
    dialog.by.set_value(desk.home.account.id)
    assert len(rows()) == 2
    for typed, many in (("bia nie", 2), ("nguyen", 0), (None, 2)):
        dialog.text.set_value(typed)
        assert len(rows()) == many
    dialog.since.set_value(desk.home.today + timedelta(days=1))
    assert rows() == []
    dialog.since.set_value(None)
    dialog.old_only.set_value(True)
    assert rows() == []
    assert "0 bản" in dialog._count.text()
    seen = cases.case_card(desk.home, desk.case).file.case.seen
    cases.change_case(desk.home, desk.case, seen, {"note": "Đã hẹn lại"})
    assert rows() == ["slip"], "the form says nothing of the note"
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    bury(dialog)
