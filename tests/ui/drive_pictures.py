"""Pictures of the drive's screens, to be looked at: ``python -m tests.ui.drive_pictures OUT light|dark [empty]``."""

from __future__ import annotations

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.drive import ChildFilter, ChildState
from app.domain.values import Address
from app.home import Home
from app.services import drives_children, drives_targets
from app.ui import i18n, theme
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from tests.services.drive_district import FIRST, a_district, children, on, the_drive
from tests.ui.page_pictures import a_window, settle

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Bùi")
GIVEN = ("Minh Anh", "Gia Bảo", "Bảo Ngọc", "Đức Huy", "Khánh Linh", "An Nhiên", "Tuấn Kiệt")


def a_week(home: Home, areas: dict[str, str]) -> None:
    """Four days of work in three communes, and numbers typed for the others."""
    drive = the_drive(home)
    drives_targets.save_targets(home, drive, drives_targets.as_printed(home, drive))
    ids: list[str] = []
    for at, area in enumerate(areas.values()):
        born = {
            f"{FAMILIES[n // 7]} {GIVEN[(n + at) % 7]}": (
                f"{FIRST - timedelta(400 + n * 71 + at):%d/%m/%Y}" if n % 9 else str(2018 - n % 3)
            )
            for n in range(49)
        }
        ids += children(home, area, born).values()
    states = [ChildState.PRESENT, ChildState.AWAY, ChildState.LOST, ChildState.ABROAD, ChildState.RETURNED]
    for n in range(4):
        on(home, FIRST + timedelta(n))
        chosen = {each: drives_children.child(home, drive, each).seen for each in ids[n::9]}
        drives_children.mark(home, drive, chosen, ChildState.DONE, {"desk": "mot-cua"})
        for at, row in enumerate(drive.rows):
            if row.unit not in ("an-hung", "le-loi"):
                share = (at * 37 + n * 53) % 60 + 70
                drives_targets.enter_count(
                    home, drive, row.unit, "under-6", home.today, row.values["quota-under-6"] * share // 100
                )
    for n, state in enumerate(states, 4):
        chosen = {each: drives_children.child(home, drive, each).seen for each in ids[n::18]}
        drives_children.mark(home, drive, chosen, state)
    seen = {each: drives_children.child(home, drive, each).seen for each in ids[15::18]}
    drives_children.mark(home, drive, seen, ChildState.UNABLE, {"reason": "Chưa đăng ký khai sinh"})
    seen = {each: drives_children.child(home, drive, each).seen for each in ids[16::18]}
    place = Address(unit_name="Phường Hải Châu, Đà Nẵng")
    drives_children.mark(
        home, drive, seen, ChildState.AWAY_REGISTERED, {"place": place, "letter_on": date(2024, 8, 23)}
    )


def main(folder: Path, scheme: str, *, empty: bool) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_district(Path(scratch) / "office") as (home, areas):
        if not empty:
            a_week(home, areas)
        tasks = Tasks()
        tasks.failed.connect(lambda error: print("FAILED", repr(error)))
        window = a_window(home, tasks)
        window.show()
        window.go("plans")
        settle(400)
        page = window.findChild(PlanPage)
        assert page is not None

        def rest() -> None:
            settle(200)
            while tasks.open:
                settle(200)
            settle(200)

        def picture(name: str) -> None:
            rest()
            window.grab().save(str(folder / f"{scheme}{'-empty' if empty else ''}-{name}.png"))

        picture("stage")
        for name in ("drive", "children", "away"):
            page.open_target(name)
            picture(name)
        if not empty:
            page.open_target(("children", ChildFilter(unit="an-hung", band="under-6")))
            rest()
            view = page.view("children")
            view.table.view.selectRow(2)
            settle(200)
            view.mark(ChildState.DONE)  # type: ignore[attr-defined]
            picture("marked")
            view.table.view.selectRow(5)
            settle(200)
            view.mark(ChildState.UNABLE)  # type: ignore[attr-defined]
            rest()
            assert view.dialog is not None
            view.dialog.grab().save(str(folder / f"{scheme}-form.png"))
            view.dialog.reject()
            page.open_target("drive")
            units = page.view("drive")
            units.edit_targets()  # type: ignore[attr-defined]
            rest()
            units.targets.grab().save(str(folder / f"{scheme}-targets.png"))  # type: ignore[attr-defined]
            units.targets.reject()  # type: ignore[attr-defined]
        window.close()
        settle(100)
        tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], empty="empty" in sys.argv[3:])
