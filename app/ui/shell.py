"""Joins the window and its pages: which pages there are, where each signal leads, what the search field finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.changes import ALL_CHANGED, Changes
from app.domain.names import fold
from app.home import Home
from app.progress import Progress
from app.services import duplicates, people
from app.services.people import Found
from app.ui.field_words import role_words
from app.ui.formats import fill
from app.ui.page import PageSpec, Place
from app.ui.search_field import Hit
from app.ui.service_page import InterviewRequest, WizardRequest
from app.ui.status_line import StatusFacts
from app.ui.sync.status import status_facts
from app.ui.tasks import Tasks
from app.ui.window import MainWindow, Memory

REFRESH_STATUS = 60_000
_FOUND = {"resident": ("person", "person"), "household": ("household", "household"), "area": ("people", "area")}


class Shell(QObject):
    """One opened home in one window. Signal: ``switch_asked()`` another person wants to sit down."""

    switch_asked = Signal()

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._memory = home, tasks, memory
        self.window = MainWindow(self._specs(), tasks, search=self._search, memory=memory, now=datetime.now)
        self.window.account_switch_asked.connect(self.switch_asked)
        self.window.status_asked.connect(self._status_asked)
        self._status_timer = QTimer(self)
        self._status_timer.setInterval(REFRESH_STATUS)
        self._status_timer.timeout.connect(self._ask_status)
        self._status_timer.start()

    def start(self) -> None:
        """Show the window at the page of last time."""
        self.window.show()
        self.seated()

    def seated(self) -> None:
        """Somebody sits down: their name on top, their page."""
        account = self._home.account
        self.window.set_account(account.name, ", ".join(role_words(role) for role in account.roles))
        self.window.start("today" if account.roles else "sync")
        self._ask_status()

    def reseated(self) -> None:
        """Another person sits down: nothing of the last one's pages stays."""
        self.window.forget_pages()
        self.window.banners.take_back("enrolled")
        self.seated()

    def may_leave(self) -> bool:
        """Whether the page in front lets go: it commits what was typed."""
        return self.window.may_leave()

    def _enrolled(self, told: str) -> None:
        """This laptop belongs to a commune now: who sits here has roles, and with them other pages."""
        self.reseated()
        self.window.go("today")
        self.window.banners.tell("enrolled", told, "good")

    # Pages ---------------------------------------------------------------------------------------------------------

    def _specs(self) -> list[PageSpec]:
        return [
            PageSpec("today", self.tr("Việc hôm nay"), "today", self._today),
            PageSpec("cases", self.tr("Hồ sơ"), "cases", self._cases),
            PageSpec("people", self.tr("Nhân khẩu"), "people", self._people),
            PageSpec("plans", self.tr("Kế hoạch"), "plans", self._plans),
            PageSpec("sync", self.tr("Đồng bộ"), "sync", self._sync),
            PageSpec("papers", self.tr("Giấy tờ"), "papers", self._papers),
            PageSpec("settings", self.tr("Cài đặt"), "settings", self._settings),
            PageSpec("case", self.tr("Hồ sơ"), "cases", self._case, rail=False, under="cases"),
            PageSpec("board", self.tr("Bảng việc"), "cases", self._board, rail=False, under="cases"),
            PageSpec("wizard", self.tr("Thẩm tra"), "cases", self._wizard, rail=False, under="cases"),
            PageSpec("interview", self.tr("Tìm diện"), "cases", self._interview, rail=False, under="cases"),
            PageSpec("person", self.tr("Nhân khẩu"), "people", self._person, rail=False, under="people"),
            PageSpec("household", self.tr("Hộ"), "people", self._household, rail=False, under="people"),
            PageSpec("sheets", self.tr("Phiếu giấy"), "visit", self._sheets, rail=False, under="cases"),
            PageSpec("coverage", self.tr("Độ phủ"), "plans", self._coverage, rail=False, under="plans"),
            PageSpec("dashboard", self.tr("Bảng điều hành"), "plans", self._dashboard, rail=False, under="plans"),
            PageSpec("plan-editor", self.tr("Soạn kế hoạch"), "plans", self._plan_editor, rail=False, under="plans"),
            PageSpec("import", self.tr("Nhập danh sách"), "people", self._import, rail=False, under="people"),
            PageSpec("twice", self.tr("Có thể trùng người"), "duplicate", self._twice, rail=False, under="people"),
            PageSpec("conflicts", self.tr("Xung đột"), "sync", self._conflicts, rail=False, under="sync"),
        ]

    def _today(self) -> QWidget:
        from app.ui.today_page import TodayPage

        return self._joined(TodayPage(self._home, self._tasks, memory=self._memory))

    def _cases(self) -> QWidget:
        from app.ui.cases.list_page import CaseListPage

        return self._joined(CaseListPage(self._home, self._tasks, memory=self._memory))

    def _board(self) -> QWidget:
        from app.ui.cases.board_page import BoardPage

        return self._joined(BoardPage(self._home, self._tasks, memory=self._memory))

    def _case(self) -> QWidget:
        from app.ui.cases.case_page import CasePage

        page = CasePage(self._home, self._tasks, memory=self._memory)
        page.print_dossier.connect(self.open_papers)
        return self._joined(page)

    def _people(self) -> QWidget:
        from app.ui.people.list_page import PeopleListPage

        return self._joined(PeopleListPage(self._home, self._tasks, memory=self._memory))

    def _person(self) -> QWidget:
        from app.ui.people.person_page import PersonPage

        return self._joined(PersonPage(self._home, self._tasks, memory=self._memory))

    def _household(self) -> QWidget:
        from app.ui.people.household_page import HouseholdPage

        return self._joined(HouseholdPage(self._home, self._tasks, memory=self._memory))

    def _sheets(self) -> QWidget:
        from app.ui.sheets.page import SheetsPage

        return self._joined(SheetsPage(self._home, self._tasks, memory=self._memory))

    def _coverage(self) -> QWidget:
        from app.ui.plans.coverage_page import CoveragePage

        return self._joined(CoveragePage(self._home, self._tasks, memory=self._memory))

    def _twice(self) -> QWidget:
        from app.ui.people.twice_page import TwicePage

        return self._joined(TwicePage(self._home, self._tasks, memory=self._memory))

    def _plans(self) -> QWidget:
        from app.ui.plans.plan_page import PlanPage

        return self._joined(PlanPage(self._home, self._tasks, memory=self._memory))

    def _dashboard(self) -> QWidget:
        from app.ui.plans.dashboard_page import DashboardPage

        return self._joined(DashboardPage(self._home, self._tasks, memory=self._memory))

    def _plan_editor(self) -> QWidget:
        from app.ui.plans.plan_editor_page import PlanEditorPage

        return self._joined(PlanEditorPage(self._home, self._tasks, memory=self._memory))

    def _sync(self) -> QWidget:
        from app.ui.sync.sync_page import SyncPage

        return self._joined(SyncPage(self._home, self._tasks, memory=self._memory))

    def _conflicts(self) -> QWidget:
        from app.ui.sync.conflicts_page import ConflictsPage

        return self._joined(ConflictsPage(self._home, self._tasks))

    def _papers(self) -> QWidget:
        from app.ui.papers.papers_page import PapersPage

        return self._joined(PapersPage(self._home, self._tasks, memory=self._memory))

    def _settings(self) -> QWidget:
        from app.ui.settings.settings_page import SettingsPage

        return self._joined(SettingsPage(self._home, self._tasks, memory=self._memory))

    def _import(self) -> QWidget:
        from app.ui.lists.import_page import ImportPage

        page = ImportPage(self._home, self._tasks)
        page.imported.connect(self.tell)
        page.imported.connect(self._look_for_twice)
        page.closed.connect(self.window.back)
        return page

    def _wizard(self) -> QWidget:
        return self._joined(WizardHost(self._home, self._tasks, self))

    def _interview(self) -> QWidget:
        from app.ui.interview.page import InterviewPage

        page = InterviewPage(self._home, self._tasks, memory=self._memory)
        page.left.connect(self.window.back)
        return self._joined(page)

    def _joined(self, page: QWidget) -> QWidget:
        """Connect the signals that a page has to where they lead."""
        for name, slot in self._leads().items():
            if (signal := getattr(page, name, None)) is not None:
                signal.connect(slot)
        return page

    def _leads(self) -> dict[str, Callable[..., object]]:
        return {
            "changed": self.tell,
            "open_case": self.open_case,
            "open_person": self.open_person,
            "open_household": self.open_household,
            "start_wizard": self.start_wizard,
            "start_interview": self.start_interview,
            "retitled": self.window.retitle,
            "import_asked": self.open_import,
            "twice_asked": self.open_twice,
            "bundle_imported": self._look_for_twice,
            "conflicts_asked": self.open_conflicts,
            "conflict_asked": self.open_conflict,
            "sync_asked": self.open_sync,
            "enrolled": self._enrolled,
            "cases_asked": self.open_cases,
            "board_asked": self.open_board,
            "papers_asked": self.open_papers,
            "work_asked": self.open_work,
            "sheets_asked": self.open_sheets,
            "coverage_asked": self.open_coverage,
            "editor_asked": self.open_editor,
            "board_of_plan_asked": self.open_dashboard,
            "part_asked": self.open_part,
            "switch_asked": self.switch_asked.emit,
        }

    # Where to go ---------------------------------------------------------------------------------------------------

    def open_case(self, target: object) -> None:
        """A case's id, or ``(case, tab)``."""
        self.window.go("case", target)

    def open_person(self, target: object) -> None:
        """A person's id, or ``(person, field)``: that field opened to be written."""
        self.window.go("person", target)

    def open_household(self, household_id: str) -> None:
        self.window.go("household", household_id)

    def open_import(self) -> None:
        self.window.go("import")

    def open_twice(self) -> None:
        self.window.go("twice")

    def open_conflicts(self) -> None:
        self.window.go("conflicts")

    def open_conflict(self, row: str) -> None:
        self.window.go("conflicts", row)

    def open_sync(self) -> None:
        self.window.go("sync")

    def open_work(self, name: str) -> None:
        self.window.go("plans", name)

    def open_dashboard(self) -> None:
        self.window.go("dashboard")

    def open_part(self, target: object) -> None:
        """A part of the plan, as :meth:`PlanPage.open_target` takes it."""
        self.window.go("plans", target)

    def open_editor(self) -> None:
        self.window.go("plan-editor")

    def open_board(self) -> None:
        self.window.go("board")

    def open_cases(self, target: object = None) -> None:
        self.window.go("cases", target)

    def open_sheets(self) -> None:
        self.window.go("sheets")

    def open_coverage(self, area_id: str = "") -> None:
        self.window.go("coverage", area_id)

    def start_wizard(self, request: WizardRequest) -> None:
        self.window.go("wizard", request)

    def start_interview(self, request: InterviewRequest) -> None:
        self.window.go("interview", request)

    def open_papers(self, target: object) -> None:
        """A case's id, ``(case, kind)``, or a list of cases to be printed one after the other."""
        self.window.go("papers", target)

    def _status_asked(self, part: str) -> None:
        if part == "account":
            self.switch_asked.emit()
        elif part == "backup":
            self.window.go("settings", "backups")
        else:
            self.window.go("sync")

    # Telling -------------------------------------------------------------------------------------------------------

    def tell(self, changes: Changes) -> None:
        """A service changed rows: every page that is built decides for itself. Another plan is another window."""
        if changes.touches("edition") and self._home.follow_plan():
            self.window.forget_other_pages()
        self.window.changed(changes)
        self._ask_status()

    def _look_for_twice(self, _changes: Changes) -> None:
        """After an import: are there people whom we have already?"""
        home = self._home
        self._tasks.run(
            lambda progress: duplicates.look(home, progress=progress),
            self._told_of_twice,
            title=self.tr("Đang tìm người có thể trùng"),
            cancellable=True,
        )

    def _told_of_twice(self, waiting: int) -> None:
        if waiting:
            said = fill(self.tr("%1 cặp hồ sơ có thể là của một người."), waiting)
            self.window.banners.tell("twice", said, "warn", [(self.tr("Xem các cặp"), self._go_twice)])
        else:
            self.window.banners.take_back("twice")

    def _go_twice(self) -> None:
        self.window.banners.take_back("twice")
        self.open_twice()

    def _ask_status(self) -> None:
        home = self._home
        self._tasks.run(lambda _: status_facts(home), self._show_status)

    def _show_status(self, facts: StatusFacts) -> None:
        self.window.status.show_facts(facts)

    def _search(self, text: str, deliver: Callable[[list[Hit]], None]) -> None:
        home = self._home

        def look(_: Progress) -> list[Found]:
            return people.find(home, text)

        def give(found: list[Found]) -> None:
            deliver([*self._commands(text), *(_hit(each) for each in found)])

        self._tasks.run(look, give)

    def _commands(self, text: str) -> list[Hit]:
        """What the typed words can mean besides people: to go to a page, to type paper sheets."""
        every = [Hit(spec.title, self.tr("Trang"), spec.icon, Place(spec.key)) for spec in self._specs() if spec.rail]
        every.append(Hit(self.tr("Nhập phiếu giấy"), self.tr("Lệnh"), "visit", Place("sheets")))
        every.append(Hit(self.tr("Người chờ phân diện"), self.tr("Lệnh"), "visit", Place("sheets", "waiting")))
        every.append(Hit(self.tr("Kiểm tra bản in"), self.tr("Lệnh"), "qr", Place("papers", "verify")))
        every.append(Hit(self.tr("Sổ in"), self.tr("Lệnh"), "history", Place("papers", "register")))
        every.append(Hit(self.tr("Độ phủ theo địa bàn"), self.tr("Lệnh"), "place", Place("coverage")))
        wanted = fold(text).split()
        return [hit for hit in every if wanted and all(word in fold(hit.title) for word in wanted)]


def _hit(found: Found) -> Hit:
    key, icon = _FOUND[found.entity]
    detail = " · ".join(filter(None, (found.formerly and f"← {found.formerly}", found.detail)))
    return Hit(found.title, detail, icon, place=Place(key, found.id))


class WizardHost(QWidget):
    """The place in the window where one wizard at a time stands. Signal: ``retitled()``."""

    retitled = Signal()

    def __init__(self, home: Home, tasks: Tasks, shell: Shell) -> None:
        from PySide6.QtWidgets import QVBoxLayout

        super().__init__()
        self._home, self._tasks, self._shell = home, tasks, shell
        self._page: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def title(self) -> str:
        """Whose wizard it is, for the top of the window."""
        said = getattr(self._page, "title", None)
        return str(said()) if callable(said) else self.tr("Thẩm tra")

    def open_target(self, target: object) -> None:
        if not isinstance(target, WizardRequest):
            return
        from app.ui.wizard.page import WizardPage

        page = WizardPage(
            self._home,
            self._tasks,
            case_id=target.case_id,
            category=target.category,
            area_id=target.area_id,
            person_id=target.person_id,
        )
        page.changed.connect(self._shell.tell)
        page.finished.connect(self._finished)
        page.left.connect(self._shell.window.back)
        page.retitled.connect(self.retitled)
        if self._page is not None:
            self._layout.removeWidget(self._page)
            self._page.deleteLater()
        self._page = page
        self._layout.addWidget(page)
        page.setFocus()

    def may_leave(self) -> bool:
        leave = getattr(self._page, "may_leave", None)
        return bool(leave()) if callable(leave) else True

    def _finished(self, changes: Changes) -> None:
        self._shell.tell(changes or ALL_CHANGED)
        self._shell.window.back()
