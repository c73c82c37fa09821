"""Pictures of the plan's parts, to be looked at: ``python -m tests.ui.plan_pictures DIR light|dark PLAN [PART…]``."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.plan import Part
from app.domain.tasks import task_id
from app.home import Home
from app.packs.pack import shipped
from app.services import cases, people, tasks
from app.ui import i18n, theme
from app.ui.page import PageSpec
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from app.ui.window import MainWindow
from tests.services.homes import a_home
from tests.ui.page_pictures import Qt, settle

DAYS = {
    "tuyen-an-dong-2026": datetime(2026, 9, 9, 2, 0, tzinfo=UTC),
    "buon-ma-thuot-2026": datetime(2026, 4, 20, 2, 0, tzinfo=UTC),
    "huong-khe-2023": datetime(2023, 4, 12, 2, 0, tzinfo=UTC),
}


def fill(home: Home, hamlets: int) -> None:
    """Hamlets, a few people with cases, a few words about tasks."""
    plan = home.pack.plan
    if plan.has(Part.CASES):
        areas = [people.add_area(home, f"Tổ dân phố {n}", "hamlet").value for n in range(1, hamlets + 1)]
        for n, category in enumerate(("A1", "A2", "A3", "B2", "B3", "B6")):
            person = people.NewPerson(f"Nguyễn Văn {'ABCDEG'[n]}", areas[n % len(areas)])
            cases.open_case(home, people.add_person(home, person).value, category)
    order = plan.all_orders[3]
    tasks.record(home, task_id(plan.id, order.id), {"state": "doing", "person": "Lê Thị Hòa"})


def main(folder: Path, scheme: str, plan: str, wanted: list[str]) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_home(Path(scratch) / "office") as home:
        home.pack, home.clock = shipped(plan), lambda: DAYS[plan]
        fill(home, 89 if plan.startswith("buon") else 6)
        runner = Tasks()
        runner.failed.connect(lambda error: print("FAILED", repr(error)))
        window = MainWindow([PageSpec("plans", "Kế hoạch", "plans", lambda: PlanPage(home, runner))], runner)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.show()
        window.resize(1366, 728)
        window.go("plans")
        page = window.page("plans")
        assert isinstance(page, PlanPage)
        for name in wanted or page.parts:
            page.open_target(name)
            settle(300)
            while runner.open:
                settle(100)
            settle(100)
            if name in ("tasks", "indicators"):
                table = page.view(name).table
                table.view.selectRow(0)
                settle(200)
            window.grab().save(str(folder / f"{plan}-{scheme}-{name}.png"))
        window.close()
        settle(100)
        runner.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4:])
