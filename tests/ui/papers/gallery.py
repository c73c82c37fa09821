"""Pictures of the papers page, to be looked at: ``python -m tests.ui.papers.gallery OUT_DIR light|dark``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.domain.partial_date import PartialDate
from app.home import Home
from app.services import cases, people, printer_check, slips
from app.services.people import NewPerson
from app.services.prints import Checked, Standing
from app.ui import i18n, theme
from app.ui.cases.list_page import CaseListPage
from app.ui.page import PageSpec
from app.ui.papers.door_choice import CHOSEN
from app.ui.papers.papers_page import AREA, FORM, LABEL, LETTER, ONE, SLIP, VISIT, PapersPage
from app.ui.papers.print_dialog import BY_HAND, PrintDialog
from app.ui.papers.queue_dialog import QueueDialog
from app.ui.papers.queue_work import FORM as QUEUE_FORM
from app.ui.papers.queue_work import LETTER as QUEUE_LETTER
from app.ui.papers.register_dialog import RegisterDialog
from app.ui.papers.verify_dialog import VerifyDialog
from app.ui.tasks import Tasks
from app.ui.window import Forgetful, MainWindow
from tests.services.homes import a_home
from tests.ui.page_pictures import settle

LONG = "Công Tằng Tôn Nữ H’Bia Êban Niê Kdăm Thị Ngọc Bích Phương Thảo"


def main(folder: Path, scheme: str) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_home(Path(scratch) / "office") as home:
        tasks = Tasks()
        tasks.failed.connect(lambda error: print("FAILED", repr(error)))
        memory = Forgetful()
        specs = [
            PageSpec("cases", "Hồ sơ", "cases", lambda: CaseListPage(home, tasks, memory=memory)),
            PageSpec("papers", "Giấy tờ", "papers", lambda: PapersPage(home, tasks, memory=memory)),
        ]
        window = MainWindow(specs, tasks)
        window.show()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 728)

        def picture(name: str, widget: QWidget = window) -> None:
            settle(600)
            for _ in range(40):
                if not tasks.open:
                    break
                settle(200)
            widget.grab().save(str(folder / f"{scheme}-{name}.png"))

        window.go("papers")
        page = window.findChild(PapersPage)
        assert page is not None
        for what in (ONE, FORM, LETTER, VISIT, LABEL):
            page._what.set_value(what)
            page._what_changed()
            picture(f"empty-{what}")
        shoot(window, page, home, tasks, picture)
        window.close()
        settle(100)
        tasks.shutdown()


def shoot(window, page, home: Home, tasks: Tasks, picture) -> None:  # type: ignore[no-untyped-def]
    area = people.add_area(home, "Buôn Ma Lúa, khu tái định cư bến Xuân Đài", "hamlet").value
    person = people.add_person(home, NewPerson(LONG, area, fields={"born": PartialDate(1987), "sex": "female"})).value
    case = cases.open_case(home, person, "A1").value
    ids = [case]
    for name in ("Ksor H’Nuk", "Nay Thị Bé", "Trần Văn Ẩn"):
        ids.append(cases.open_case(home, people.add_person(home, NewPerson(name, area)).value, "A3").value)
    for what in (ONE, FORM, LETTER, SLIP, AREA):
        window.go("papers", (case, what))
        picture(f"papers-{what}")
        if what == LETTER:
            page.letters.choice.set_value("invitation")
            page.letters._chosen()
            picture("papers-invitation")
            page._ready()
            picture("papers-invitation-lacking")
            bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
            bar.setValue(bar.maximum())
            picture("papers-invitation-below")
            bar.setValue(0)
        if what == FORM:
            page.forms.choice.set_value("birth")
            page.forms._chosen()
            picture("papers-birth")
            bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
            bar.setValue(bar.maximum())
            picture("papers-birth-below")
            page.forms.settling._ask()
            picture("settle", page.forms.settling._dialog)
            page.forms.settling._dialog.reject()
    doors(home, area, page, picture)
    window.go("cases")
    picture("cases")
    file = home.folder / "a.pdf"
    file.write_bytes(printer_check.sample())
    dialog = PrintDialog(tasks, Forgetful(), file, window)
    dialog.sides.set_value(BY_HAND)
    dialog._sides_changed()
    dialog.show()
    picture("print", dialog)
    dialog.reject()
    queue = QueueDialog(home, tasks, Forgetful(), [*ids, "00000000-0000-7000-8000-000000000000"], window)
    queue.show()
    picture("queue", queue)
    settle(300)
    queue.what.set_value(QUEUE_LETTER)
    queue._what_changed()
    queue.letter.set_value("invitation")
    queue._letter_chosen()
    queue._ready()
    picture("queue-letter", queue)
    queue.what.set_value(QUEUE_FORM)
    queue._what_changed()
    queue.choice.set_value("CT01")
    folder = home.folder / "out"
    folder.mkdir()
    queue.print_into(folder)
    settle(6000)
    queue._list.setCurrentRow(2)
    picture("queue-done", queue)
    queue.reject()
    registers(home, tasks, case, person, window, picture)
    verifying(home, tasks, case, window, picture)
    page.view.show_pdf(printer_check.sample())
    window.go("papers")
    picture("test-sheet")


def doors(home: Home, area: str, page: PapersPage, picture) -> None:  # type: ignore[no-untyped-def]
    for at in range(30):
        people.add_household(home, f"Hộ {LONG if at == 3 else 'ông Ma Thư'} {at}", area)
    for what, side in ((LABEL, page.labels), (VISIT, page.visits)):
        page._what.set_value(what)
        page._what_changed()
        settle(400)
        side.doors.place.set_value(area)
        side.doors._place_chosen()
        if what == LABEL:
            side.first.setValue(9)
        picture(f"doors-{what}")
        side.doors.which.set_value(CHOSEN)
        side.doors._which_changed()
        settle(500)
        side.doors._tick_all()
        picture(f"doors-{what}-chosen")


def registers(home: Home, tasks: Tasks, case: str, person: str, window, picture) -> None:  # type: ignore[no-untyped-def]
    for _ in range(40):
        slips.print_slip(home, case)
    seen = cases.case_card(home, case).file.case.seen
    cases.change_case(home, case, seen, {"note": "Đã hẹn lại"})
    for number, one in ((1, None), (2, case)):
        register = RegisterDialog(home, tasks, one, window)
        register.show()
        settle(1500)
        register.table.select(register.table.model.row(0).id)
        picture(f"register-{number}", register)
        register.text.set_value("không có ai tên này")
        register.read()
        picture(f"register-{number}-none", register)
        register.reject()


def verifying(home: Home, tasks: Tasks, case: str, window, picture) -> None:  # type: ignore[no-untyped-def]
    dialog = VerifyDialog(home, tasks, Forgetful(), window)
    dialog.show()
    picture("verify-empty", dialog)
    changed = tuple(f"Nhân khẩu: {LONG} {at}" for at in range(14))
    old = Checked(
        Standing.SUPERSEDED, case, "AAAA0001", 12, home.today, changed, "Ủy ban nhân dân xã Tuy An Đông", True
    )
    dialog._show([old])
    picture("verify-old", dialog)
    dialog._show([Checked(Standing.CURRENT, case, "AAAA0001", 12, signed_by="Máy của Nay Thị Bé")])
    picture("verify-current", dialog)
    dialog._show([Checked(Standing.NOT_OURS, case_code="AAAA0001", version=3)])
    picture("verify-other", dialog)
    many = [Checked(standing, case, f"AAAA000{at}", 12) for at, standing in enumerate(Standing)]
    dialog._show([*many, old, *many, *many])
    picture("verify-many", dialog)
    dialog.text.set_value("HSCT2|ư")
    dialog.check_text()
    picture("verify-garbled", dialog)
    dialog.reject()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
