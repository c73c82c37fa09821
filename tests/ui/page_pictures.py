"""Pictures of the main pages, to be looked at: ``python -m tests.ui.page_pictures OUT_DIR light|dark [empty]``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.home import Home
from app.ui import i18n, theme
from app.ui.cases.case_page import CasePage
from app.ui.cases.list_page import CaseListPage
from app.ui.page import PageSpec, Place
from app.ui.people.dialogs import MembersDialog
from app.ui.people.household_page import HouseholdPage
from app.ui.people.list_page import PeopleListPage
from app.ui.people.person_page import PersonPage
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from app.ui.window import MainWindow
from tests.services.homes import a_home
from tests.ui.communes import Commune, a_commune

PAGES = (
    ("today", "Việc hôm nay", "today", TodayPage),
    ("cases", "Hồ sơ", "cases", CaseListPage),
    ("people", "Nhân khẩu", "people", PeopleListPage),
    ("plans", "Kế hoạch", "plans", PlanPage),
)
OTHERS = (("case", CasePage), ("person", PersonPage), ("household", HouseholdPage))


def settle(milliseconds: int = 500) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def a_window(home: Home, tasks: Tasks) -> MainWindow:
    def build(cls: type[QWidget]):  # type: ignore[no-untyped-def]
        return lambda: cls(home, tasks)  # type: ignore[call-arg]

    specs = [PageSpec(key, title, icon, build(cls)) for key, title, icon, cls in PAGES]
    specs += [PageSpec(key, key, "cases", build(cls), rail=False, under="cases") for key, cls in OTHERS]
    window = MainWindow(specs, tasks)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 728)
    return window


def main(folder: Path, scheme: str, *, empty: bool) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_home(Path(scratch) / "office") as home:
        commune = None if empty else a_commune(home, Path(scratch))
        tasks = Tasks()
        tasks.failed.connect(lambda error: print("FAILED", repr(error)))
        window = a_window(home, tasks)
        window.show()

        def picture(name: str, widget: QWidget = window) -> None:
            settle(400)
            widget.grab().save(str(folder / f"{scheme}{'-empty' if empty else ''}-{name}.png"))

        for key, *_ in PAGES:
            window.go(key)
            settle(300)
            picture(key)
        if commune is not None:
            shoot(window, commune, picture)
        window.close()
        settle(100)
        tasks.shutdown()


def shoot(window: MainWindow, commune: Commune, picture) -> None:  # type: ignore[no-untyped-def]
    for tab in CasePage.TABS:
        window.go_place(Place("case", (commune.case, tab)))
        settle(300)
        picture(f"case-{tab}")
    page = window.page("case")
    assert isinstance(page, CasePage)
    for deed, what in (("result", "birth"), ("evidence", "birth_notice"), ("close", "")):
        page.deed(deed, what)
        settle(300)
        assert page._dialog is not None
        picture(f"dialog-{deed}", page._dialog)
        page._dialog.reject()
    window.go("person", commune.child)
    settle(400)
    picture("person")
    person = window.page("person")
    assert isinstance(person, PersonPage)
    person.sections["identity"].edit()
    picture("person-edit")
    window.go("household", commune.house)
    settle(300)
    picture("household")
    house = window.page("household")
    assert isinstance(house, HouseholdPage)
    house.add_members()
    assert isinstance(house._dialog, MembersDialog)
    picture("members", house._dialog)
    house._dialog.reject()
    plan = window.page("plans")
    assert isinstance(plan, PlanPage)
    window.go("plans")
    for name in ("stage", "reports-due", "groups", "duties"):
        plan.open_target(name)
        picture(f"plan-{name}")
    window.resize(1093, 574)
    for key, target in (("today", None), ("cases", None), ("people", None), ("case", commune.long_case)):
        window.go(key, target)
        settle(400)
        picture(f"small-{key}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "light", empty="empty" in sys.argv)
