"""Pictures of every screen of the wizard: ``python -m tests.ui.wizard.gallery OUT light|dark [WIDTH [GROUP...]]``.

Without groups: a child's sitting (A3) with all that can be in it. With groups ("all" for every one): each of their
screens, filled in, in a folder of its own.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.domain.worksheet import Standing
from app.home import Home
from app.services import cases, people
from app.services.people import NewPerson
from app.ui import i18n, theme
from app.ui.tasks import Tasks
from app.ui.widgets.badge import Badge
from app.ui.wizard.fold import Fold
from app.ui.wizard.page import WizardPage
from tests.reports.builders import a_picture
from tests.services.homes import a_home
from tests.ui.checks import type_text
from tests.ui.wizard.filling import Filler

assert Badge
LONG = "Nguyễn Hoàng Thị Thùy Phương Khánh Nguyệt Ánh"


def settle(tasks: Tasks, milliseconds: int = 250) -> None:
    while True:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if not tasks.open:
            return


def take(page: WizardPage, out: Path, name: str, tasks: Tasks) -> None:
    settle(tasks)
    page.grab().save(str(out / f"{name}.png"))
    area = page.form.parentWidget().parentWidget()
    bar = area.verticalScrollBar()  # type: ignore[attr-defined]
    if bar.maximum():
        bar.setValue(bar.maximum())
        settle(tasks, 50)
        page.grab().save(str(out / f"{name}-bottom.png"))
        bar.setValue(0)


def shoot(home: Home, out: Path, width: int, height: int) -> None:
    tasks = Tasks()
    place = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    house = people.add_household(home, "Hộ bà H’Bia Niê Kƀuôr và ông Y Bhăm Êban Mlô Duôn Du", place).value
    mother = people.add_person(
        home, NewPerson("H’Bia Niê Kƀuôr Mlô Duôn Du", place, house, "chu-ho", {"born": PartialDate(1999)})
    ).value
    cases.open_case(home, mother, "A2")
    people.add_person(home, NewPerson("Nguyen Hoang Thi Thuy Phuong Khanh Nguyet Anh", place, house, "con-de",
                                      {"born": PartialDate(2024, 5, 3)}))  # fmt: skip
    page = WizardPage(home, tasks, category="A3", area_id=place)
    page.resize(width, height)
    page.show()
    settle(tasks)
    type_text(page.form.editors["name"], LONG)
    type_text(page.form.editors["born"].editor._line, "3/5/2024")
    settle(tasks, 700)
    take(page, out, "1-child", tasks)
    page.form.editors["sex"].set_value("female")
    page.form.editors["abandoned"].set_value(False)
    page.form.changed.emit()
    page._edited()

    def go(key: str) -> None:
        page.go(key)
        settle(tasks)

    go("household")
    page.form.editors["household"]._choice.set_value(house)
    page.form.editors["household"]._picked()
    row = page.form.editors["members"].add_row()
    type_text(row, "Y Krông Niê Kƀuôr Mlô Duôn Du")
    page.form.editors["members"].field(0, 2).set_value(PartialDate(2015))
    page.form.editors["members"].add_row()
    page.form.editors["lives_with_parents"].set_value(True)
    page._edited()
    take(page, out, "2-household", tasks)
    go("parents")
    page.form.editors["mother"].choose_known(mother, "H’Bia Niê Kƀuôr Mlô Duôn Du")
    page.form.editors["father"].set_value(Kin(None, "Trần Văn Ẩn", PartialDate(1990), None, "đi biển, không rõ ở đâu"))
    page._edited()
    take(page, out, "3-parents", tasks)
    go("residence")
    page.form.editors["home"].set_value("temporary")
    page.form.editors["periods"].live_at_home()
    page.form.editors["periods"]._add_clicked()
    page._edited()
    take(page, out, "4-residence", tasks)
    go("circumstances")
    page.form.editors["personal_papers"].set_value(Silence.UNKNOWN)
    page._edited()
    take(page, out, "5-circumstances", tasks)
    go("papers")
    card = page.form.editors["papers"].say("birth_notice", there=True)
    page.form.editors["papers"].say("commitment", there=False)
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "a.jpg"
        scan.write_bytes(a_picture(600, 800))
        page.scans.attach(card.note.id, scan, "Giấy chứng sinh")
        settle(tasks)
        bad = Path(folder) / "trống.jpg"
        bad.write_bytes(b"")
        page.scans.look_at(card.note.id, bad)
        settle(tasks)
    take(page, out, "6-papers", tasks)
    go("claims")
    claim = page.form.editors["claims"].card("birth")
    claim.rest_on(card.note.id)
    claim.judge(Standing.LIKELY)
    claim.open(True)
    page.form.editors["claims"].card("mother").judge(Standing.DISPUTED)
    take(page, out, "7-claims", tasks)
    go("pathway")
    page.form.editors["steps"].card("birth").open(True)
    take(page, out, "8-pathway", tasks)
    go("summary")
    take(page, out, "9-summary", tasks)
    page.may_leave()
    settle(tasks)
    again = WizardPage(home, tasks, case_id=page.draft.case_id)
    again.resize(width, height)
    again.show()
    settle(tasks)
    take(again, out, "10-resumed", tasks)
    tasks.shutdown()


def shoot_group(home: Home, area_id: str, category: str, out: Path, size: tuple[int, int], *, yes: bool = True) -> None:
    """Every screen of one group, each question answered yes (or no), with the longest names there are."""
    out.mkdir(parents=True, exist_ok=True)
    tasks = Tasks()
    page = WizardPage(home, tasks, category=category, area_id=area_id)
    page.resize(*size)
    page.show()
    settle(tasks)
    filler = Filler(page, lambda: settle(tasks, 10), yes=yes)
    number = 0
    while True:
        number += 1
        filler.screen()
        for fold in page.form.findChildren(Fold)[:1]:
            fold.open(True)
        take(page, out, f"{number:02}-{page.draft.at}", tasks)
        after = page._flow.after(page.draft.at, page.answers())
        if after is None:
            break
        page.go(after.key)
        settle(tasks, 50)
        while page.busy or page.draft.at != after.key:
            settle(tasks, 50)
    page.may_leave()
    settle(tasks)
    page.hide()
    page.deleteLater()
    tasks.shutdown()


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    width = int(sys.argv[3]) if len(sys.argv) > 3 else 1182
    app = QApplication(sys.argv[:1])
    theme.apply(app, sys.argv[2])
    i18n.install(app, "vi")
    assert date
    size = (width, 640 if width > 1100 else 520)
    with tempfile.TemporaryDirectory() as folder, a_home(Path(folder) / "home") as home:
        groups = sys.argv[4:] if sys.argv[4:] != ["all"] else sorted(home.pack.questions)
        if not groups:
            shoot(home, out, *size)
            return
        area_id = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
        for category in groups:
            shoot_group(home, area_id, category, out / category, size)
            if any(screen.when for screen in home.pack.questions[category].screens):
                shoot_group(home, area_id, category, out / f"{category}-no", size, yes=False)


if __name__ == "__main__":
    main()
