"""The page Đồng bộ, with real homes: what people see before, during and after an exchange on a stick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from app.domain.changes import Done
from app.domain.roles import Role
from app.services import attachments, exchange, founding, people, sitting, stick
from app.services.founding import Founding
from app.services.people import NewPerson
from app.services.stick import Kind
from app.ui import dialogs
from app.ui.sync.done_dialog import WrittenDialog
from app.ui.sync.import_dialog import ImportDialog
from app.ui.sync.status import status_facts
from app.ui.sync.sync_page import SyncPage
from app.ui.tasks import Tasks
from app.ui.widgets.banner import Banner
from tests.services.commune import Commune
from tests.services.homes import CHEAP, PASSPHRASE, PLAN
from tests.ui.checks import bury, shown, too_small_targets, type_text, unnamed_inputs
from tests.ui.communes import a_scan
from tests.ui.sync.work import two_who_disagree

Until = Callable[[Callable[[], object]], None]


def opened(page: SyncPage, until: Until) -> SyncPage:
    shown(page, 1182, 680)
    until(lambda: page.shown is not None)
    return page


@pytest.fixture
def office(commune: Commune, tasks: Tasks, until: Until):
    page = opened(SyncPage(commune.office, tasks), until)
    yield page
    if page.dialog is not None:
        bury(page.dialog)
    bury(page)


def the_stick(commune: Commune) -> Path:
    folder = commune.folder / "stick"
    folder.mkdir(exist_ok=True)
    return folder


# At a laptop ------------------------------------------------------------------------------------------------


def test_a_laptop_tells_what_would_be_lost_and_that_the_stick_may_be_pulled(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn Xuân Hòa"]))
    page = opened(SyncPage(laptop, tasks), until)
    assert page.laptop_head is not None
    risk, _, areas = page.laptop_head.texts()
    assert risk == "sẽ mất 1 thay đổi"
    assert areas == "1 địa bàn, 1 nhân khẩu"
    page.export_to(the_stick(commune))
    until(lambda: page.dialog is not None)
    assert isinstance(page.dialog, WrittenDialog)
    assert "Gửi cho: Máy văn phòng" in page.dialog.text()
    assert "1 thay đổi" in page.dialog.text()
    assert page.laptop_head.texts()[0] == "sẽ mất 1 thay đổi"  # sent is not received
    bury(page.dialog)
    commune.exchange(laptop)
    page.reload()
    until(lambda: page.laptop_head is not None and page.laptop_head.texts()[0] == "không mất gì")
    bury(page)


def test_a_laptop_is_told_in_words_what_became_of_its_work(commune: Commune, tasks: Tasks, until: Until) -> None:
    _, _, two = two_who_disagree(commune)
    file = exchange.export_bundle(commune.office, the_stick(commune), to=two.device).path
    page = opened(SyncPage(two, tasks), until)
    dialog = page.import_file(file)
    until(lambda: dialog.looked is not None)
    assert dialog.chips()["settled"].startswith("1 ")
    assert "chưa ghi gì" in dialog.told()
    dialog.take_in()
    until(lambda: dialog.done_with is not None)
    assert dialog.told() == (
        "Văn phòng đã nhận 1 trong 1 thay đổi. 1 thay đổi có xung đột, chờ người ở văn phòng quyết định. "
        "Máy hỏng bây giờ cũng không mất gì."
    )
    until(lambda: page.shown is not None and len(page.shown.waiting) == 2)
    assert page.waiting is not None
    cells = page.waiting.cells()
    assert ["Y Krông Niê", "Nhân khẩu: Điện thoại", "0900 000 001", "0900 000 002"] in cells
    assert page.tabs.tabText(0) == "Đang chờ văn phòng (2)"
    page.tabs.setCurrentWidget(page.digests)
    until(lambda: page.digests.cells())
    assert page.digests.cells()[0][-1] == "Giống văn phòng"
    bury(dialog)
    bury(page)


# At the office ------------------------------------------------------------------------------------------------


def test_the_office_looks_first_and_each_count_opens_its_rows(commune: Commune, office: SyncPage, until: Until) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    area = commune.areas["Thôn Xuân Hòa"]
    house = people.add_household(laptop, "Hộ bà H’Bia Niê", area).value
    people.add_person(laptop, NewPerson("Y Krông Niê", area, house, "con-de"))
    file = exchange.export_bundle(laptop, the_stick(commune)).path
    heard: list[Done] = []
    office.changed.connect(heard.append)
    dialog = office.import_file(file)
    until(lambda: dialog.looked is not None)
    assert dialog.chips()["new"] == "2 mới"
    dialog.show_rows("new")
    assert {(line.whose, line.what) for line in dialog.rows()} == {
        ("Hộ bà H’Bia Niê", "Hộ"),
        ("Y Krông Niê", "Nhân khẩu"),
    }
    dialog.show_rows("refused")
    assert dialog.rows() == []
    assert people.count_people(commune.office, people.PeopleFilter()) == 0
    dialog.take_in()
    until(lambda: dialog.done_with is not None)
    assert "Đã nhập: 2 bản ghi mới" in dialog.told()
    assert "Đã tự sao lưu và đọc lại" in dialog.banners.shown()["backup"]
    assert heard
    assert people.count_people(commune.office, people.PeopleFilter()) == 1


def test_refused_and_conflicting_fields_are_said_in_words(commune: Commune, office: SyncPage, until: Until) -> None:
    from app.models.entities import Resident

    area = commune.areas["Thôn Xuân Hòa"]
    laptop = commune.laptop("Thôn Xuân Hòa")
    person = people.add_person(laptop, NewPerson("Trần Văn Ẩn", area)).value
    with laptop.working() as w:  # a program that does not ask its own table
        row = w.change(Resident, person)
        assert row is not None
        row.sealed = True
    file = exchange.export_bundle(laptop, the_stick(commune)).path
    dialog = office.import_file(file)
    until(lambda: dialog.looked is not None)
    assert dialog.chips()["refused"] == "1 bị từ chối"
    dialog.show_rows("refused")
    (line,) = dialog.rows()
    assert (line.whose, line.detail) == ("Trần Văn Ẩn", "Người ghi không có quyền ghi: Bảo mật")


def test_a_scan_that_did_not_come_along_is_named_on_both_sides(
    commune: Commune, office: SyncPage, tasks: Tasks, until: Until
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    person = people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn Xuân Hòa"])).value
    attachments.attach(laptop, person, a_scan(commune.folder), "Giấy chứng sinh")
    with laptop.engine.connect() as conn:
        (sha256,) = conn.exec_driver_sql("SELECT sha256 FROM attachment").one()
    laptop.blobs.remove(sha256)  # the disk has lost it
    page = opened(SyncPage(laptop, tasks), until)
    page.export_to(the_stick(commune))
    until(lambda: isinstance(page.dialog, WrittenDialog))
    assert isinstance(page.dialog, WrittenDialog)
    (banner,) = page.dialog.findChildren(Banner)
    assert "1 tệp đính kèm không đọc được" in banner.text()
    file = next(the_stick(commune).glob("22120-tu-may*.hsct"))
    dialog = office.import_file(file)
    until(lambda: dialog.looked is not None)
    dialog.show_rows("file")
    assert [(line.whose, line.detail) for line in dialog.rows()] == [("Y Krông Niê", "Giấy chứng sinh")]
    bury(page.dialog)
    bury(page)


def test_a_broken_bundle_is_refused_in_the_dialog_with_what_to_do(
    commune: Commune, office: SyncPage, until: Until
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    file = exchange.export_bundle(laptop, the_stick(commune)).path
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)
    dialog = office.import_file(file)
    until(lambda: "fault" in dialog.banners.shown())
    said = dialog.banners.shown()["fault"]
    assert "không còn nguyên vẹn" in said
    assert "Hãy xuất lại gói" in said
    assert str(commune.folder) not in said
    assert dialog.looked is None


def test_the_table_of_machines_tells_who_is_silent_and_exports_to_the_chosen_one(
    commune: Commune, office: SyncPage, until: Until
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    office.reload()
    until(lambda: office.shown is not None and office.shown.laptops)
    assert office.machines is not None
    table = office.machines.table
    model = table.model
    until(lambda: model.rowCount() == 1)
    row = [str(model.data(model.index(0, column))) for column in range(model.columnCount())]
    assert row[:4] == ["02", "Máy 1", "Thôn Xuân Hòa", "Y Bhim Niê 1"]
    assert row[-1] == "chưa gửi lần nào"
    table.select(laptop.device)
    office.export_to(the_stick(commune), laptop.device)
    until(lambda: office.dialog is not None)
    assert isinstance(office.dialog, WrittenDialog)
    assert "Gửi cho: Máy 1" in office.dialog.text()


def test_other_areas_and_taking_a_machine_out(
    commune: Commune, office: SyncPage, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    office.reload()
    until(lambda: office.shown is not None and office.shown.laptops)
    office.deeds.give_areas(laptop.device, [commune.areas["Bến cá Tiên Châu"]])
    until(lambda: office.shown is not None and office.shown.laptops[0].area_names == ("Bến cá Tiên Châu",))
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_named: False)
    office.deeds.revoke(laptop.device)
    assert not office.shown.laptops[0].revoked  # type: ignore[union-attr]
    monkeypatch.setattr(dialogs, "confirm", lambda *_args, **_named: True)
    office.deeds.revoke(laptop.device)
    until(lambda: office.shown is not None and office.shown.laptops[0].revoked)


def test_a_stick_is_sorted_by_what_its_files_are_not_by_their_names(
    commune: Commune, office: SyncPage, until: Until
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    folder = commune.folder / "lẫn lộn"
    (folder / "ảnh").mkdir(parents=True)
    real = exchange.export_bundle(laptop, folder / "không có đuôi").path
    (folder / "giả.hsct").write_bytes(b"not a bundle at all")
    (folder / "ảnh" / "thư.txt").write_text("xin chào", encoding="utf-8")
    theirs = exchange.export_bundle(commune.office, folder / "ảnh" / "cho máy.bin", to=laptop.device).path
    found = {each.path: each for each in stick.look(commune.office, folder)}
    assert set(found) == {real, theirs}
    assert found[real].about == "Máy 1"
    assert found[theirs].trouble == "bundle.not-for-this-device"
    exchange.import_bundle(commune.office, real)
    assert next(each for each in stick.look(commune.office, folder) if each.path == real).taken
    office.take_file(folder)
    until(lambda: len(office.stick.cells()) == 2)
    assert {row[0] for row in office.stick.cells()} == {"Gói dữ liệu của Máy 1", "Gói đã ghi cho Máy 1"}


def test_a_file_that_is_dropped_opens_what_it_is(commune: Commune, office: SyncPage, until: Until) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    file = exchange.export_bundle(laptop, the_stick(commune)).path
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    office.dropEvent(drop)
    until(lambda: isinstance(office.dialog, ImportDialog) and office.dialog.looked is not None)
    other = commune.folder / "danh sách.xlsx"
    other.write_bytes(b"PK nothing")
    office.take_file(other)
    until(lambda: "file" in office.banners.shown())
    assert "không phải tệp của chương trình" in office.banners.shown()["file"]


# Preparing a laptop ------------------------------------------------------------------------------------------------


def test_a_laptop_is_prepared_in_one_sitting_with_one_stick(
    commune: Commune, office: SyncPage, tasks: Tasks, until: Until
) -> None:
    folder, usb = commune.folder / "field-x", the_stick(commune)
    people.add_person(commune.office, NewPerson("H’Bia Niê", commune.areas["Bến cá Tiên Châu"]))
    account = founding.found_laptop(folder, Founding(PLAN, "22120", "Máy Bến", "Ksor H’Lan", PASSPHRASE), kdf=CHEAP)
    laptop = sitting.open_home(folder, account, PASSPHRASE)
    commune.stack.callback(laptop.close)
    page = opened(SyncPage(laptop, tasks), until)
    enrol = page.enrol
    assert enrol is not None
    until(lambda: enrol.own_words.words())
    enrol.write_request(usb)
    until(lambda: "có thể rút USB" in enrol.written())
    request = next(usb.glob("*.hsyc"))
    assert stick.kind_of(request) is Kind.REQUEST

    dialog = office.deeds.prepare(request)
    until(lambda: dialog.words.words())
    assert dialog.words.words() == enrol.own_words.words()
    dialog.go_on()
    assert dialog.place == 0  # the words were not compared yet
    dialog.same.click()
    dialog.go_on()
    assert dialog.place == 1
    dialog.areas.set_value([commune.areas["Bến cá Tiên Châu"]])
    assert dialog.areas.total() == "Đã chọn 1 địa bàn: 0 hộ, 1 nhân khẩu, 0 hồ sơ đang giải quyết"
    dialog.go_on()
    dialog.sharers.set_roles((Role.HAMLET_HEAD,))
    newcomer = dialog.sharers.add_new()
    dialog.go_on()
    assert dialog.place == 2  # somebody without a name
    type_text(newcomer.name, "Đặng Thị Ửng")
    dialog.go_on()
    assert dialog.place == 3
    dialog.write_to(usb)
    until(lambda: dialog.written is not None)
    assert dialog.place == 4
    (code,) = dialog.written.told.codes
    dialog.handover.copy()
    assert f"Đặng Thị Ửng: {code.code}" in QGuiApplication.clipboard().text()

    assert dialog.written is not None
    enrol.open_grant(dialog.written.file.path)
    until(lambda: enrol.offered is not None)
    assert enrol.office_words.words() == dialog.handover.words.words()
    enrol.accept()
    assert page.enrol is enrol  # nothing happens before the words were compared
    assert page.shown is not None
    assert not page.shown.state.granted
    enrol.same.click()
    heard: list[bool] = []
    page.enrolled.connect(lambda: heard.append(True))
    enrol.accept()
    until(lambda: page.shown is not None and page.shown.state.granted)
    assert heard == [True]
    assert laptop.account.roles == (Role.HAMLET_HEAD,)
    assert [row.name for row in people.list_people(laptop, people.PeopleFilter()).rows] == ["H’Bia Niê"]
    assert "Ksor H’Lan, Đặng Thị Ửng" in page.banners.shown()["enrolled"]
    assert [slot.name for slot in sitting.people_here(folder)] == ["Ksor H’Lan", "Đặng Thị Ửng"]
    bury(page)


def test_a_stick_that_fails_after_the_grant_is_tried_again_without_granting_twice(
    commune: Commune, office: SyncPage, until: Until
) -> None:
    from app.services import enrolment, laptops

    folder, usb = commune.folder / "field-y", the_stick(commune)
    account = founding.found_laptop(folder, Founding(PLAN, "22120", "Máy Y", "Ai đó", PASSPHRASE), kdf=CHEAP)
    laptop = sitting.open_home(folder, account, PASSPHRASE)
    commune.stack.callback(laptop.close)
    request, _ = enrolment.request(laptop, usb)
    dialog = office.deeds.prepare(request)
    until(lambda: dialog.words.words())
    dialog.same.click()
    for _ in range(3):
        dialog.go_on()
    assert dialog.place == 3
    dialog.write_to(commune.folder / "đã rút" / "không có")
    until(lambda: "fault" in dialog.banners.shown())
    assert dialog.written is None
    dialog.write_to(usb)
    until(lambda: dialog.written is not None)
    assert [row.name for row in laptops.laptops(commune.office)] == ["Máy Y"]


def test_a_forgotten_passphrase_is_answered_with_a_code(commune: Commune, office: SyncPage, until: Until) -> None:
    from app.services import forgotten

    laptop = commune.laptop("Thôn Xuân Hòa")
    usb = the_stick(commune)
    request = usb / "quen.hsquen"
    forgotten.ask(laptop.folder, laptop.account.id, request)
    office.open_file(request, Kind.FORGOTTEN)
    from app.ui.sync.forgotten_dialog import ForgottenDialog

    dialog = office.dialog
    assert isinstance(dialog, ForgottenDialog)
    until(lambda: not dialog.known.isHidden())
    dialog.known.click()
    dialog.write_to(usb)
    until(lambda: dialog.code is not None)
    assert dialog.code is not None
    forgotten.install(laptop.folder, usb / "quen.hsmo")
    laptop.close()
    again = sitting.open_home(laptop.folder, laptop.account.id, dialog.code.code)
    again.close()


# For every face ------------------------------------------------------------------------------------------------


def test_every_input_has_a_name_and_can_be_hit(commune: Commune, office: SyncPage, tasks: Tasks, until: Until) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    page = opened(SyncPage(laptop, tasks), until)
    for each in (office, page):
        assert unnamed_inputs(each) == []
        assert too_small_targets(each) == []
    bury(page)


def test_the_status_line_tells_this_machines_truth(commune: Commune) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn Xuân Hòa"]))
    facts = status_facts(laptop)
    assert (facts.who, facts.where) == ("Y Bhim Niê 1", "Máy 1, Xã Tuy An Đông")
    assert facts.at_risk == 1
    assert facts.at_risk_since is not None
    assert facts.at_risk_since.tzinfo is None
    office = status_facts(commune.office)
    assert office.last_backup is None
    assert office.at_risk
    commune.exchange(laptop)
    assert status_facts(laptop).at_risk == 0
    after = status_facts(commune.office)
    assert after.at_risk == 0
    assert after.last_backup is not None
