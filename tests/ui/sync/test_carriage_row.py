"""What travels and what it is handed over with: the choices on the page, the record in both dialogs, the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from app.domain.carriage import TAKES, Choice
from app.services import exchange, machine, people
from app.services.at_risk import AtRisk
from app.services.exchange import Imported
from app.services.own_work import OwnWork
from app.services.people import NewPerson
from app.ui.sync import words
from app.ui.sync.done_dialog import WrittenDialog
from app.ui.sync.record_dialog import RecordButton
from app.ui.sync.sync_page import SyncPage
from app.ui.tasks import Tasks
from tests.reports.builders import pages
from tests.services.commune import Commune
from tests.services.test_carriage import a_file
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs

Until = Callable[[Callable[[], object]], None]


def choose(page: SyncPage, key: str, value: str) -> None:
    (box,) = (each for each in page.carriage.findChildren(QComboBox) if each.property("choice") == key)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_a_laptop_chooses_what_travels_is_told_what_stays_and_prints_the_record(
    commune: Commune, tasks: Tasks, until: Until, tmp_path: Path
) -> None:
    laptop = commune.laptop("Thôn Xuân Hòa")
    a_file(laptop, people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn Xuân Hòa"])).value)
    page = SyncPage(laptop, tasks)
    shown(page, 1182, 680)
    until(lambda: page.shown is not None)
    assert unnamed_inputs(page) == []
    assert too_small_targets(page.carriage) == []
    assert page.laptop_head is not None
    assert page.laptop_head.texts()[0] == "sẽ mất 2 thay đổi, 1 tệp (2 KB)"
    choose(page, TAKES, Choice.NONE)
    until(lambda: machine.remembered(laptop, TAKES) == "none")
    choose(page, "carriage.room", "0")
    page.export_to(commune.folder / "stick")
    until(lambda: page.dialog is not None)
    dialog = page.dialog
    assert isinstance(dialog, WrittenDialog)
    assert "0 tệp đính kèm" in dialog.text()
    dialog.record.make()
    until(lambda: dialog.record.dialog is not None)
    paper = dialog.record.dialog
    assert paper is not None
    paper.save_to(tmp_path / "record.pdf")
    until(lambda: (tmp_path / "record.pdf").exists())  # it gets its name when it is whole
    (sheet,) = pages((tmp_path / "record.pdf").read_bytes())
    assert "để lần sau 1 tệp" in sheet
    bury(paper)
    bury(dialog)
    up = exchange.export_bundle(laptop, commune.folder / "stick").path
    bury(page)
    office = SyncPage(commune.office, tasks)
    shown(office, 1182, 680)
    until(lambda: office.shown is not None)
    taking = office.import_file(up)
    until(lambda: taking.looked is not None)
    assert not taking.record.isVisible()
    taking.take_in()
    until(lambda: taking.done_with is not None)
    assert isinstance(taking.record, RecordButton)
    assert taking.record.isVisible()
    bury(taking)
    bury(office)


def test_the_words_of_receipts_of_what_would_be_lost_and_of_newer_programs(qapp: QApplication) -> None:
    done = Imported(False, "x", "Văn phòng")
    held = words.receipt(done, OwnWork(5, 0, 0, 0, 0), OwnWork(0, 3, 0, 2, 0, 2))
    assert held == ("Văn phòng đã nhận 3 trong 5 thay đổi. 2 được giữ lại cho đến khi văn phòng cập nhật chương trình.")
    assert words.if_it_died_now(AtRisk(0)) == "Máy hỏng bây giờ cũng không mất gì."
    assert words.lost(AtRisk(12, None, 3, 1_200_000, 1)) == "12 thay đổi, 3 tệp (1,2 MB), 1 bản nháp"
    assert words.lost(AtRisk(0, None, 0, 0, 2)) == "2 bản nháp"
    assert words.newer(True, 4).startswith("4 thay đổi do bản chương trình mới hơn")
    assert words.newer(False, 4).startswith("Văn phòng dùng bản mới hơn")
    assert words.counts({"ops": 3, "later": 2}) == "3 thay đổi, để lần sau 2 tệp"
