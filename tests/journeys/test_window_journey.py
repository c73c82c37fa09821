"""The whole journey in the window: an office and two laptops set up, lists in, a child at a door, a stick both ways,
a conflict settled, a receipt, a dossier, equal digests. What people press is pressed; only file dialogs are passed by.

With ``HOSO_PICTURES=DIR`` every station leaves a picture there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Silence
from app.domain.roles import Role
from app.domain.worksheet import Standing
from app.services import cases, drafts, people, sitting, sync_state, wizard
from app.services.cases import CaseFilter
from app.services.lists import Verdict
from app.services.people import PeopleFilter
from app.ui import theme
from app.ui.lists.import_page import MAPPING, PREVIEW, RESULT, ImportPage
from app.ui.service_page import WizardRequest
from app.ui.settings.login_dialog import LoginDialog
from app.ui.settings.setup_pages import FIELD, OFFICE
from app.ui.sync.done_dialog import WrittenDialog
from app.ui.wizard import deeds as deeds_module
from app.ui.wizard.page import WizardPage
from tests.intake import lists as office_lists
from tests.journeys import killed_at_a_door
from tests.journeys.sitters import PICTURES, Machine
from tests.reports.builders import a_picture
from tests.ui.checks import bury, type_text

OFFICE_WORDS, FIELD_WORDS, OWN_WORDS, NEW_WORDS = (
    "ấm chén nồi chảo",
    "sông núi biển trời",
    "năm sáu bảy tám",
    "chín mười đường dài",
)
PHU_SON, BUON_MA = "Thôn Phú Sơn", "Buôn Ma"
CHILD, TWIN = "Trần Thị Bé Ngoan", "Trần Văn Bé Hiền"

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture(autouse=True)
def _nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that nobody expects would wait for ever: here it says what it wanted to say, and the journey ends."""

    def asked(dialog: QDialog) -> int:
        words = [label.text() for label in dialog.findChildren(QLabel)]
        raise AssertionError(" ".join(words + [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)]))

    monkeypatch.setattr(QDialog, "exec", asked)


@pytest.fixture
def machines(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[dict[str, Machine]]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    made = {name: Machine(qtbot, tmp_path / name) for name in ("office", "field-1", "field-2")}
    yield made
    for machine in made.values():
        machine.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


# Step 2: lists -------------------------------------------------------------------------------------------------------


def residents(folder: Path) -> Path:
    """One sheet a hamlet; a lost zero, a bare year, a short date."""
    file = folder / "nhan-khau-thang-11.xlsx"
    header = list(office_lists.HEADER)
    sheets = {PHU_SON: [header, *office_lists.people()[:3]], BUON_MA: [header, *office_lists.people()[3:]]}
    file.write_bytes(office_lists.xlsx(sheets))
    return file


def running_cases(folder: Path) -> Path:
    file = folder / "theo-doi.xlsx"
    file.write_bytes(office_lists.xlsx({"Theo dõi": office_lists.case_list()}))
    return file


def previewed(machine: Machine, file: Path, name: str) -> ImportPage:
    """A list opened on the import page and compared; nothing is written."""
    page = machine.go("import")
    assert isinstance(page, ImportPage)
    page.open_file(file, None)
    machine.until(lambda: not page.busy and page.step == MAPPING)
    machine.picture(f"{name}-columns")
    page._go.click()
    machine.until(lambda: not page.busy and page.step == PREVIEW)
    machine.picture(f"{name}-preview")
    return page


def take_lists_in(office: Machine, folder: Path) -> None:
    page = previewed(office, residents(folder), "residents")
    assert page._preview.preview is not None
    counts = page._preview.preview.counts
    assert counts[Verdict.NEW] == 4
    assert counts[Verdict.DOUBTFUL] == 1  # the number that lost its zero
    assert people.count_people(office.home, PeopleFilter()) == 0
    page._preview._same.click()
    page._go.click()
    office.until(lambda: not page.busy and page.step == RESULT)
    office.picture("residents-result")
    assert people.count_people(office.home, PeopleFilter()) == 5
    again = previewed(office, residents(folder), "residents-again")
    assert again._preview.preview is not None
    assert again._preview.preview.counts[Verdict.NEW] == 0
    assert again._preview.preview.counts[Verdict.UNCHANGED] == 5
    assert again._preview.to_write() == 0
    page = previewed(office, running_cases(folder), "cases")
    assert page._preview.preview is not None
    assert page._preview.preview.counts[Verdict.WRONG] == 2  # B7 without a decision, and a group that is none
    page._go.click()
    office.until(lambda: not page.busy and page.step == RESULT)
    office.picture("cases-result")
    assert cases.count_cases(office.home, CaseFilter()) >= 2
    for key in ("today", "cases", "people", "plans", "sync", "papers", "settings"):
        office.go(key)
        office.picture(f"page-{key}")


# Step 3: laptops -----------------------------------------------------------------------------------------------------


def prepare(office: Machine, laptop: Machine, person: str, areas: list[str], second: str, usb: Path) -> str:
    """Request, words, grant, acceptance; the second person's one-time code."""
    laptop.set_up(FIELD, f"Máy {laptop.folder.name}", person, FIELD_WORDS)
    assert laptop.place() == "sync"
    page = laptop.go("sync")
    laptop.until(lambda: page.enrol is not None and page.enrol.own_words.words())
    enrol = page.enrol
    laptop.picture("enrol")
    before = set(usb.glob("*.hsyc"))
    enrol.write_request(usb)
    laptop.until(lambda: "có thể rút USB" in enrol.written())
    (request,) = set(usb.glob("*.hsyc")) - before

    desk = office.go("sync")
    dialog = desk.deeds.prepare(request)
    office.until(lambda: dialog.words.words())
    assert dialog.words.words() == enrol.own_words.words()
    office.picture("grant-words", dialog)
    dialog.same.click()
    dialog.go_on()
    ids = {area.name: area.id for area in people.areas(office.home)}
    dialog.areas.set_value([ids[name] for name in areas])
    office.picture("grant-areas", dialog)
    dialog.go_on()
    dialog.sharers.set_roles((Role.FIELD_MEMBER,))
    newcomer = dialog.sharers.add_new()
    type_text(newcomer.name, second)
    office.picture("grant-people", dialog)
    dialog.go_on()
    office.picture("grant-summary", dialog)
    dialog.write_to(usb)
    office.until(lambda: dialog.written is not None)
    office.picture("grant-done", dialog)
    written = dialog.written
    assert written is not None
    (code,) = written.told.codes
    dialog.go_on()
    office.settle()

    enrol.open_grant(written.file.path)
    laptop.until(lambda: enrol.offered is not None)
    assert enrol.office_words.words() == dialog.handover.words.words()
    enrol.same.click()
    laptop.picture("accept")
    enrol._accept.click()
    laptop.until(lambda: laptop.home.account.roles == (Role.FIELD_MEMBER,))
    laptop.settle()
    laptop.picture("accepted")
    return code.code


# Step 5: at a door ---------------------------------------------------------------------------------------------------


def line_of(editor: QWidget) -> QLineEdit:
    return editor if isinstance(editor, QLineEdit) else editor.findChildren(QLineEdit)[0]


class Door:
    """Somebody at a door with the wizard."""

    def __init__(self, laptop: Machine, request: WizardRequest) -> None:
        self.laptop = laptop
        laptop.go("wizard", request)
        self.ready()

    @property
    def page(self) -> WizardPage:
        page = self.laptop.page("wizard")._page
        assert isinstance(page, WizardPage)
        return page

    def ready(self) -> None:
        self.laptop.until(lambda: self.page._form is not None and not self.page.busy)
        self.laptop.settle()

    def go(self, key: str) -> None:
        self.laptop.picture(f"wizard-{self.page.draft.at}")
        self.page.go(key)
        self.laptop.until(lambda: not self.page.busy and self.page.form.spec.key == key)
        self.laptop.settle()

    def type(self, key: str, text: str) -> None:
        type_text(line_of(self.page.form.editors[key]), text)

    def give(self, key: str, value: object) -> None:
        editor = self.page.form.editors[key]
        editor.set_value(value)
        editor.changed.emit()


def begin_at_the_door(laptop: Machine, area: str) -> str:
    """A child that no list knew, their new household with two members; the window is closed in the middle."""
    laptop.go("cases")
    door = Door(laptop, WizardRequest(None, "A3", area_id=area))
    door.type("name", CHILD)
    door.type("born", "3/5/2024")
    door.give("sex", "female")
    door.give("abandoned", False)
    door.go("household")
    house = door.page.form.editors["household"]
    house.begin_new()
    type_text(house._label, "Hộ bà Trần Thị Lụa")
    members = door.page.form.editors["members"]
    for row, (name, relation) in enumerate((("Trần Thị Lụa", "chu-ho"), ("Trần Văn Cả", "con-de"))):
        type_text(members.add_row(), name)
        members.field(row, 1).set_value(relation)
    door.give("lives_with_parents", True)
    door.go("parents")
    case_id = door.page.draft.case_id
    laptop.leave()
    return case_id


def killed_at_the_door(laptop: Machine, person: str, passphrase: str, case_id: str, text: str) -> None:
    """Another run of the program types ``text``, and is killed as soon as the draft has it."""
    account = next(each.account for each in sitting.people_here(laptop.folder) if each.name == person)
    with subprocess.Popen(
        [sys.executable, "-m", killed_at_a_door.__name__, str(laptop.folder), account, passphrase, case_id, text],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "kept"
        process.kill()


def finish_at_the_door(laptop: Machine, case_id: str, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Resume, parents, residence, papers with a photo, a claim, the step, the twin, the slip."""
    door = Door(laptop, WizardRequest(case_id, "A3"))
    assert door.page.draft.at == "child"
    assert line_of(door.page.form.editors["birth_place"]).text() == "Trạm y tế xã"
    assert "resumed" in door.page.banners.shown()
    laptop.picture("wizard-resumed")
    door.go("parents")
    file = door.page._context.file  # type: ignore[union-attr]
    mother = next(each for each in file.members if each.name == "Trần Thị Lụa")
    door.page.form.editors["mother"].choose_known(mother.id, mother.name)
    door.page.form.editors["father"].choose(Silence.UNKNOWN)
    door.give("mother_documented", True)
    door.give("foreign_parent", False)
    door.go("residence")
    door.give("home", "permanent")
    door.page.form.editors["periods"].live_at_home()
    door.go("circumstances")
    door.go("papers")
    card = door.page.form.editors["papers"].say("birth_notice", there=True)
    assert card is not None
    type_text(card._told_by, "Mẹ")
    door.page.scans.attach(card.note.id, scan, "Giấy chứng sinh")
    laptop.settle()
    assert [each.title for each in door.page._context.file.attachments] == ["Giấy chứng sinh"]  # type: ignore[union-attr]
    door.go("claims")
    claim = door.page.form.editors["claims"].card("birth")
    claim.rest_on(card.note.id)
    claim.judge(Standing.LIKELY)
    door.go("pathway")
    steps = door.page.form.editors["steps"]
    assert "Đăng ký khai sinh" in steps._now.text()
    steps.card("birth").file(filed_on=laptop.home.today, file_code="A-1")
    door.go("summary")
    laptop.picture("wizard-summary")
    door.page.deeds.make_twin(wizard.Twin(TWIN, "male"))
    laptop.settle()
    made: list[bytes] = []
    monkeypatch.setattr(deeds_module.SlipDialog, "exec", lambda _dialog: made.append(door.page.deeds._pdf))
    door.page.form.editors["visit"].slip_wanted.emit()
    laptop.settle()
    assert made[0].startswith(b"%PDF")
    if PICTURES:
        (Path(PICTURES) / "phieu.pdf").write_bytes(made[0])
    door.page.finish()
    laptop.until(lambda: laptop.place() != "wizard")
    laptop.settle()
    assert drafts.begun(laptop.home, "wizard:") == []
    assert len(cases.case_card(laptop.home, case_id).file.visits) == 1
    laptop.picture("after-the-door")


# Step 6: the stick ---------------------------------------------------------------------------------------------------


def exported(machine: Machine, usb: Path, device: str = "") -> Path:
    page = machine.go("sync")
    before = set(usb.glob("*.hsct"))
    page.export_to(usb, device)
    machine.until(lambda: isinstance(page.dialog, WrittenDialog) and page.dialog.isVisible())
    machine.picture("exported", page.dialog)
    page.dialog.accept()
    machine.settle()
    (file,) = set(usb.glob("*.hsct")) - before
    return file


def imported(machine: Machine, file: Path, name: str) -> dict[str, str]:
    """Dry run, then in; the counts of the dry run."""
    dialog = machine.go("sync").import_file(file)
    machine.until(lambda: dialog.looked is not None)
    counts = dialog.chips()
    machine.picture(f"import-{name}", dialog)
    dialog.take_in()
    machine.until(lambda: dialog.done_with is not None)
    machine.picture(f"imported-{name}", dialog)
    dialog.accept()
    machine.settle()
    return {key: text.split(" ", 1)[0] for key, text in counts.items()}


def change_phone(machine: Machine, person: str, phone: str) -> None:
    """As somebody does on the person's page."""
    page = machine.go("person", person)
    machine.until(lambda: page.card is not None and page.card.person.id == person)
    section = page.sections["contact"]
    section.edit()
    machine.settle()
    section.panel.editor("phone").end(False)
    type_text(section.panel.editor("phone"), phone)
    section.panel.submit()
    machine.until(lambda: section.panel is None)
    machine.settle()
    machine.picture("person")
    assert people.person_card(machine.home, person).person.phone == phone


def settle_conflict(office: Machine, person: str) -> None:
    page = office.go("conflicts")
    office.until(lambda: len(page.waiting.conflicts) == 1 and page.panel.row is not None)
    office.picture("conflicts")
    page.panel.choose("queued")
    page.panel.settle()
    office.until(lambda: not page.waiting.conflicts)
    office.settle()
    assert people.person_card(office.home, person).person.phone == "0900 000 002"


def refuses_a_changed_byte(office: Machine, file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    broken = file.with_name("hỏng.hsct")
    broken.write_bytes(raw)
    dialog = office.go("sync").import_file(broken)
    office.until(lambda: "fault" in dialog.banners.shown())
    office.picture("refused", dialog)
    assert "không còn nguyên vẹn" in dialog.banners.shown()["fault"]
    dialog.reject()
    broken.unlink()
    office.settle()


# Step 3 again: forgotten ---------------------------------------------------------------------------------------------


def forget(laptop: Machine, office: Machine, person: str, usb: Path) -> None:
    """At the login of the locked laptop, over the stick, to a new passphrase."""
    dialog = LoginDialog(laptop.folder, laptop.tasks)
    dialog.show()
    dialog.choose(next(each.account for each in sitting.people_here(laptop.folder) if each.name == person))
    dialog._forgot()
    laptop.picture("forgotten", dialog)
    request = usb / "quen.hsquen"
    dialog._forgotten.write_request(request)
    laptop.settle()
    assert "Mang USB" in dialog._forgotten.told()
    desk = office.go("sync")
    answer = desk.deeds.answer_forgotten(request)
    office.until(lambda: not answer.known.isHidden())
    answer.known.click()
    office.picture("forgotten-answer", answer)
    answer.write_to(usb)
    office.until(lambda: answer.code is not None)
    code = answer.code.code
    answer.accept()
    office.settle()
    dialog._forgotten.read_answer(usb / "quen.hsmo")
    laptop.settle()
    laptop.enter(dialog, person, code)
    assert dialog._stack.currentWidget() is dialog._own
    dialog._new.set_value(NEW_WORDS)
    dialog._keep.click()
    laptop.settle()
    home = dialog.home
    bury(dialog)
    assert home is not None
    laptop.sit(home)


# The journey ---------------------------------------------------------------------------------------------------------


def test_from_a_door_to_the_office_and_onto_paper(
    machines: dict[str, Machine], stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, one, two = machines["office"], machines["field-1"], machines["field-2"]
    sheet = tmp_path / "phieu-khoi-phuc.pdf"
    office.set_up(OFFICE, "Máy văn phòng", "Lê Thị Hòa", OFFICE_WORDS, sheet)
    assert office.place() == "today"
    take_lists_in(office, tmp_path)

    code = prepare(office, one, "Y Bhim Niê", [PHU_SON], "H’Hen Niê", stick)
    assert one.place() == "today"  # who was enrolled has a page of their own now
    assert [area.name for area in people.areas(one.home)] == [PHU_SON]
    assert people.count_people(one.home, PeopleFilter()) == people.count_people(
        office.home, PeopleFilter(area_id=people.areas(one.home)[0].id)
    )
    one.switch("H’Hen Niê", code, own=OWN_WORDS)
    for key in ("today", "people", "cases", "sync"):
        one.go(key)
        one.picture(f"page-{key}")

    case_id = begin_at_the_door(one, people.areas(one.home)[0].id)
    killed_at_the_door(one, "H’Hen Niê", OWN_WORDS, case_id, "Trạm y tế xã")
    forget(one, office, "H’Hen Niê", stick)
    scan = tmp_path / "giấy chứng sinh.jpg"
    scan.write_bytes(a_picture(900, 600))
    finish_at_the_door(one, case_id, scan, monkeypatch)
    assert {row.name for row in cases.list_cases(one.home, CaseFilter(category="A3")).rows} >= {CHILD, TWIN}

    file = exported(one, stick)
    refuses_a_changed_byte(office, file)
    assert int(imported(office, file, "door")["new"]) > 5
    again = imported(office, file, "again")
    assert (again["new"], again["changed"], again["conflict"]) == ("0", "0", "0")
    imported(one, exported(office, stick, one.home.device), "receipt")
    assert one.page("sync").laptop_head.texts()[0] == "không mất gì"

    prepare(office, two, "Ksor H’Lan", [PHU_SON], "Đặng Thị Ửng", stick)
    child = next(row.id for row in people.list_people(office.home, PeopleFilter(text=CHILD)).rows)
    change_phone(one, child, "0900 000 001")
    change_phone(two, child, "0900 000 002")
    assert imported(office, exported(one, stick), "one")["conflict"] == "0"
    assert imported(office, exported(two, stick), "two")["conflict"] == "1"
    settle_conflict(office, child)
    for laptop in (one, two):
        imported(laptop, exported(office, stick, laptop.home.device), "settled")
        assert people.person_card(laptop.home, child).person.phone == "0900 000 002"

    area = people.areas(one.home)[0].id
    said = [[(digest.rows, digest.hex) for digest in sync_state.digests(m.home, [area])] for m in (office, one, two)]
    assert said[0] == said[1] == said[2]

    papers = office.go("papers", case_id)
    office.until(lambda: papers.view.pages() >= 3)
    office.picture("papers")
    papers.dossier.masked.set_value(False)
    papers.dossier.purpose.set_value("Họp Tổ công tác")
    papers.save_to(tmp_path / "ho-so.pdf")
    office.until(lambda: "saved" in papers.banners.shown())
    office.picture("papers-saved")
    if PICTURES:
        (Path(PICTURES) / "ho-so.pdf").write_bytes((tmp_path / "ho-so.pdf").read_bytes())

    for machine in (office, one, two):
        assert machine.faults == []
