"""Pictures of the paper sheets, the coverage and the doors: ``python -m tests.ui.door_pictures OUT_DIR light|dark``."""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.sheet import MetNote, Sheet
from app.domain.values import Address
from app.home import Home
from app.services import cases, people, sheets, visits
from app.ui import i18n, theme
from app.ui.cases.case_page import CasePage
from app.ui.page import PageSpec
from app.ui.people.household_page import HouseholdPage
from app.ui.plans.coverage_page import CoveragePage
from app.ui.sheets.page import SheetsPage
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from app.ui.window import MainWindow
from tests.services.homes import a_home
from tests.ui.checks import type_text
from tests.ui.communes import LONG, Commune, a_commune
from tests.ui.page_pictures import settle

PAGES = (
    ("today", "Việc hôm nay", TodayPage),
    ("sheets", "Phiếu giấy", SheetsPage),
    ("coverage", "Độ phủ", CoveragePage),
    ("case", "Hồ sơ", CasePage),
    ("household", "Hộ", HouseholdPage),
)
LONG_HOUSE = "Hộ bà H’Bia Niê Kƀuôr Mlô Duôn Du và ông Y Bhăm Êban"


def fill_in(home: Home, commune: Commune) -> None:
    """Doors of every kind in two areas, periods with gaps, some sheets."""
    for number, outcome in enumerate(("met", "met", "refused", "moved", "nobody", "come_back", "", "", "")):
        place = commune.area if number % 3 else commune.port
        house = people.add_household(home, f"{LONG_HOUSE} {number}", place).value
        if outcome:
            visits.record_visit(home, house, outcome, home.today - timedelta(days=number), told_by="Trưởng thôn")
    for kind, place, since, until in (
        ("permanent", "Buôn Ma Lim, xã Tuy An Đông", PartialDate(2024, 5), PartialDate(2024, 12)),
        ("current", "Xóm Rẫy, gần cầu Lò Gốm", PartialDate(2025, 6), None),
        ("temporary", "Phường Buôn Ma Thuột", PartialDate(2025, 9), PartialDate(2025, 11)),
    ):
        cases.add_residence(home, commune.child, kind, {"place": Address(place), "since": since, "until": until})
    for number, name in enumerate((LONG, "Y Bhăm Êban", "Trần Thị Lụa")):
        met = MetNote(new_id(), name, PartialDate(1988), "female", "chu-ho", ("residence",), ("birth", "identity"))
        area, label = commune.area, f"{LONG_HOUSE}, phiếu {number}"
        sheets.save(home, Sheet(new_id(), str(number + 1), area, new_id(), label, True, home.today, people=(met,)))


def shoot(window: MainWindow, tasks: Tasks, commune: Commune, folder: Path, scheme: str) -> None:
    def picture(name: str) -> None:
        settle(200)
        while tasks.open:
            settle(200)
        settle(200)
        window.grab().save(str(folder / f"{scheme}-{name}.png"))

    window.go("today")
    picture("today")
    window.go("coverage", commune.area)
    picture("coverage")
    window.go("household", commune.house)
    settle(400)
    house = window.page("household")
    assert isinstance(house, HouseholdPage)
    house._tabs.setCurrentIndex(1)
    picture("household-visits")
    house.record_visit("nobody")
    picture("household-knocked")
    window.go("case", (commune.case, "residence"))
    picture("case-residence")
    window.go("case", (commune.case, "visits"))
    picture("case-visits")
    window.go("sheets")
    settle(500)
    page = window.page("sheets")
    assert isinstance(page, SheetsPage)
    form = page.form
    form.area.set_value(commune.area)
    form._edited()
    settle(300)
    picture("sheets-empty")
    for number in range(2):
        form.day.set_text("20/11/2026")
        form.told_by.set_value("Trưởng thôn Y Bhăm Êban")
        form.number.set_value(f"PT-{number + 1:02}")
        form.household.restore([None, f"{LONG_HOUSE} mới {number}"])
        type_text(form.met.add_row(), LONG)
        form.met.lines[0].relation.set_value("chu-ho")
        form.met.lines[0].ticks[1].set_value(False)
        page.save()
        settle(500)
        page.save()
        settle(500)
    form.household.restore([None, "Hộ chị H’Bia"])
    type_text(form.met.add_row(), LONG)
    form.met.lines[0].born.set_text("1988")
    form.met.lines[0].relation.set_value("chu-ho")
    form.met.lines[0].sex.set_value("female")
    form.met.lines[0].ticks[0].set_value(True)
    form.met.lines[0].ticks[1].set_value(False)
    type_text(form.met.add_row(), "Y Krông Niê Kƀuôr Mlô Duôn Du")
    form.met.lines[1].born.set_text("31/2/15")
    page._edited()
    picture("sheets-typing")
    page.save()
    picture("sheets-trouble")
    window.go("sheets", "waiting")
    picture("sheets-waiting")
    window.resize(1093, 574)
    window.go("sheets")
    picture("small-sheets")
    window.go("coverage", commune.area)
    picture("small-coverage")
    window.go("today")
    picture("small-today")


def main(folder: Path, scheme: str) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_home(Path(scratch) / "office") as home:
        commune = a_commune(home, Path(scratch))
        fill_in(home, commune)
        tasks = Tasks()
        tasks.failed.connect(lambda error: print("FAILED", repr(error)))
        specs = [PageSpec(key, title, "cases", lambda c=cls: c(home, tasks)) for key, title, cls in PAGES]  # type: ignore[misc]
        window = MainWindow(specs, tasks)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 728)
        window.show()
        shoot(window, tasks, commune, folder, scheme)
        window.close()
        settle(100)
        tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "light")
