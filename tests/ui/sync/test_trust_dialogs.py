"""Laptops in a row, a lost one replaced, an office rebuilt: as people see it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer

from app import backup
from app.domain.roles import Role
from app.packs.codes import load_words
from app.packs.pack import default_root
from app.services import enrolment, enrolment_queue, exchange, founding, people, sitting
from app.services.enrolment_queue import Planned, Step
from app.services.founding import Founding
from app.services.people import NewPerson
from app.sync.enrolment import of_request
from app.ui import dialogs
from app.ui.sync.eight_words import EightWords, HeardField
from app.ui.sync.enrol_face import EnrolFace
from app.ui.sync.grant_dialog import GrantDialog
from app.ui.sync.queue_dialog import HANDED, LIST, TURN, TYPING, QueueDialog
from app.ui.sync.rebuild_dialog import RebuildDialog
from app.ui.tasks import Tasks
from tests.services.commune import Commune
from tests.services.homes import CHEAP, PASSPHRASE, PLAN
from tests.services.test_enrolment_queue import a_laptop, a_request
from tests.ui.checks import bury, shown, too_small_targets, type_text, unnamed_inputs

Until = Callable[[Callable[[], object]], None]


def the_stick(commune: Commune) -> Path:
    folder = commune.folder / "stick"
    folder.mkdir(exist_ok=True)
    return folder


def test_a_reader_types_what_the_other_side_expects(tasks: Tasks) -> None:
    """The square on one screen, read by a scanner, agrees with the words on the other."""
    del tasks
    parts = bytes(32), "age1" + "q" * 58
    here = EightWords()
    here.show_compared(of_request(*parts, load_words(default_root())))
    shown(here, 760, 180)
    raw = QBuffer()
    here.grab().save(raw, "PNG")
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(bytes(raw.data().data()))))
    assert here.are_said_by(found.text)
    field = HeardField(here)
    type_text(field.line, found.text[:-1])
    assert field.said() == ""
    field.line.returnPressed.emit()
    assert "Không khớp" in field.said()
    bury(field)
    bury(here)


def test_the_list_leads_from_one_laptop_to_the_next_by_the_keyboard(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    stick = the_stick(commune)
    a_request(stick, "H’Hai Niê")
    one, _ = a_laptop(commune, "Máy A", "Y Một Niê")
    dialog = QueueDialog(commune.office, tasks, folder=str(stick))
    shown(dialog, 1040, 640)
    until(lambda: not dialog.busy)
    dialog.type_lines()
    assert dialog.place == TYPING
    dialog.lines.set_value("Y Một Niê; Thôn Xuân Hòa; ; Máy 01\nH’Hai Niê; Thôn Không Có")
    dialog.look()
    dialog.go_on()
    until(lambda: not dialog.busy)
    assert "Dòng 2: không có địa bàn “Thôn Không Có”" in dialog.problems()
    dialog.lines.set_value("Y Một Niê; Thôn Xuân Hòa; ; Máy 01\nH’Hai Niê")
    dialog.go_on()
    until(lambda: dialog.place == LIST and not dialog.busy and dialog.seen.queue.lines)
    assert dialog.heading() == "Đến lượt Y Một Niê"
    dialog.go_on()
    assert dialog.place == TURN
    assert dialog.words.words() == enrolment.own_words(one)
    dialog.go_on()
    assert dialog.place == TURN  # nothing is granted before the words were compared
    type_text(dialog.heard.line, enrolment.own_code(one).code)
    assert dialog.heard.said() == "✓ Khớp"
    dialog.go_on()
    until(lambda: dialog.place == HANDED)
    assert [line.step for line in dialog.seen.queue.lines] == [Step.WRITTEN, Step.WAITING]
    assert not unnamed_inputs(dialog)
    assert not too_small_targets(dialog)
    dialog.go_on()
    until(lambda: dialog.heading() == "Đến lượt H’Hai Niê")
    (file,) = stick.glob("*.hsct")
    assert enrolment.look_at_grant(one, file).words == dialog.handover.words.words()
    bury(dialog)


def test_a_request_that_names_nobody_is_for_the_line_that_is_chosen(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    enrolment_queue.add(commune.office, [Planned("Y Một Niê"), Planned("H’Hai Niê")])
    a_request(the_stick(commune), "Nguyễn Gõ Nhầm")
    dialog = QueueDialog(commune.office, tasks, folder=str(the_stick(commune)))
    shown(dialog, 1040, 640)
    until(lambda: dialog.seen.requests)
    dialog.table.select(dialog.seen.queue.lines[1].id)
    assert dialog.heading() == "Đến lượt H’Hai Niê"
    bury(dialog)


def test_a_lost_laptop_is_replaced_and_the_new_one_asks_for_its_passphrase(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    lost = commune.laptop("Thôn Xuân Hòa", roles=(Role.HAMLET_HEAD,))
    new, request = a_laptop(commune, "Máy thay", lost.account.name)
    from app.services import laptops

    (row,) = laptops.laptops(commune.office)
    dialog = GrantDialog(commune.office, tasks, file=request, folder="", instead_of=row)
    shown(dialog, 820, 560)
    until(lambda: dialog.words.words())
    type_text(dialog.heard.line, " ".join(enrolment.own_words(new)))
    assert dialog.same.value()
    dialog.go_on()
    assert dialog.areas.value() == [commune.areas["Thôn Xuân Hòa"]]
    dialog.go_on()
    assert dialog.sharers.owner.value() == lost.account.id
    dialog.write_to(the_stick(commune))
    until(lambda: dialog.written is not None)
    assert dialog.written is not None
    face = EnrolFace(new, tasks)
    shown(face, 1100, 680)
    face.ask()
    until(lambda: face.own_words.code())
    face.open_grant(dialog.written.file.path)
    until(lambda: face.offered is not None and face.passphrase.isVisible())
    type_text(face.heard.line, dialog.handover.words.code())
    face.passphrase.set_value(PASSPHRASE)
    heard: list[object] = []
    face.enrolled.connect(heard.append)
    face.accept()
    until(lambda: heard)
    assert new.account.id == lost.account.id
    assert [each.revoked for each in laptops.laptops(commune.office)] == [False, True]
    bury(face)
    bury(dialog)


def test_the_steps_of_a_rebuilt_office_are_ticked_off_as_they_are_done(
    commune: Commune, tasks: Tasks, until: Until, monkeypatch
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    file = backup.write(commune.office, commune.folder / "giu.hsbk").path
    late = commune.laptop("Bến cá Tiên Châu")
    people.add_person(late, NewPerson("Y Muộn Niê", commune.areas["Bến cá Tiên Châu"]))
    account = commune.office.account.id
    commune.office.close()
    backup.restore(commune.folder / "moi", file)
    office = commune.office = sitting.open_home(commune.folder / "moi", account, PASSPHRASE)
    dialog = RebuildDialog(office, tasks)
    shown(dialog, 860, 580)
    until(lambda: dialog.state is not None)
    assert [text.startswith("✓") for text in dialog.steps()] == [True, False, False, False]
    dialog.renew_keys()
    keys = dialog.keys_dialog
    assert keys is not None
    keys.sheet.set_value(commune.sheet.qr)
    keys.look()
    keys.go_on()
    until(lambda: dialog.steps()[1].startswith("✓"))
    monkeypatch.setattr(dialogs, "confirm", lambda *_, **__: True)
    dialog.look_back(exchange.export_bundle(late, the_stick(commune)).path)
    until(lambda: dialog.state is not None and len(dialog.state.laptops) == 2)
    for each in (laptop, late):
        commune.exchange(each)
        commune.up(each)
    dialog.read_again()
    until(lambda: all(text.startswith("✓") for text in dialog.steps()))
    assert not unnamed_inputs(dialog)
    bury(keys)
    bury(dialog)


def a_founding(machine: str, person: str) -> Founding:
    return Founding(PLAN, "22120", machine, person, PASSPHRASE)


def test_a_grant_whose_stick_failed_is_written_again_from_the_same_request(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    folder = commune.folder / "sau"
    account = founding.found_laptop(folder, a_founding("Máy S", "Y Sau Niê"), kdf=CHEAP)
    home = sitting.open_home(folder, account, PASSPHRASE)
    request, _ = enrolment.request(home, the_stick(commune))
    enrolment.grant(commune.office, request, areas=[], roles=[Role.FIELD_MEMBER])
    dialog = GrantDialog(commune.office, tasks, file=request)
    shown(dialog, 820, 560)
    until(lambda: dialog.words.words())
    dialog.go_on()
    assert dialog.place == 3
    dialog.write_to(the_stick(commune))
    until(lambda: dialog.written is not None)
    assert dialog.written is not None
    assert enrolment.look_at_grant(home, dialog.written.file.path).words == dialog.handover.words.words()
    home.close()
    bury(dialog)
