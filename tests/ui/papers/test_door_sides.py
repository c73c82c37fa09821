"""Labels, envelopes and visit sheets from the window: for an area or for chosen households."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.home import Home
from app.services import people
from app.services.people import NewPerson
from app.ui.papers.door_choice import CHOSEN
from app.ui.papers.door_side import DL
from app.ui.papers.papers_page import LABEL, VISIT, PapersPage
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs


@dataclass(frozen=True)
class Hamlet:
    home: Home
    area: str
    empty: str


@pytest.fixture(scope="module")
def hamlet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hamlet]:
    with a_home(tmp_path_factory.mktemp("doors") / "office") as home:
        area = people.add_area(home, "Buôn Ma Lúa", "hamlet").value
        for name in ("Hộ bà H’Nuk", "Hộ ông Ẩn", "Hộ bà Bé"):
            house = people.add_household(home, name, area).value
            people.add_members(home, house, [NewPerson(name.removeprefix("Hộ "), area)])
        yield Hamlet(home, area, people.add_area(home, "Thôn Trống", "hamlet").value)


class Desk:
    def __init__(self, qtbot, tasks: Tasks, home: Home, memory: Forgetful, what: str) -> None:
        self.qtbot, self.tasks = qtbot, tasks
        self.page = PapersPage(home, tasks, memory=memory)
        shown(self.page, 1180, 640)
        self.page._what.set_value(what)
        self.page._what_changed()
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.open and not self.page._soon.isActive(), timeout=20_000)

    def place(self, area: str) -> None:
        doors = self.page._side().doors  # type: ignore[attr-defined]
        doors.place.set_value(area)
        doors._place_chosen()
        self.wait()

    def tick(self, *labels: str) -> None:
        doors = self.page._side().doors  # type: ignore[attr-defined]
        doors.which.set_value(CHOSEN)
        doors._which_changed()
        self.wait()
        for at in range(doors.doors.count()):
            item = doors.doors.item(at)
            if item.text().partition(" ·")[0] in labels:
                item.setCheckState(Qt.CheckState.Checked)
        self.wait()

    def save(self, out: Path) -> str:
        assert self.page._ready()
        self.page.save_to(out)
        self.wait()
        return self.page.banners.shown()["saved"]


def printed(home: Home) -> list[str]:
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT why FROM access WHERE what = 'print' AND entity = 'area' ORDER BY no")
        return [str(row[0]) for row in rows]


def test_labels_of_an_area_begin_on_a_sheet_used_in_part_and_the_next_print_goes_on(
    qtbot, tasks: Tasks, hamlet: Hamlet, tmp_path: Path
):
    memory, before = Forgetful(), len(printed(hamlet.home))
    desk = Desk(qtbot, tasks, hamlet.home, memory, LABEL)
    side = desk.page.labels
    assert desk.page.view.pages() == 0
    assert not desk.page._ready()
    assert "địa bàn" in side.doors._place_row.error()
    desk.place(hamlet.area)
    assert desk.page._count.text() == "3 địa chỉ, 1 tờ."
    assert unnamed_inputs(desk.page) == []
    assert too_small_targets(desk.page) == []
    side.first.setValue(23)
    desk.wait()
    assert desk.page._count.text() == "3 địa chỉ, 2 tờ."
    assert desk.page.view.pages() == 2
    assert len(printed(hamlet.home)) == before, "looking is no print"
    assert "trống từ nhãn số 2" in desk.save(tmp_path / "a.pdf")
    assert printed(hamlet.home)[before:] == ["labels: 3"]
    again = Desk(qtbot, tasks, hamlet.home, memory, LABEL)
    assert again.page.labels.doors.area() == hamlet.area
    assert again.page.labels.first.value() == 2
    bury(again.page)
    bury(desk.page)


def test_envelopes_go_to_the_households_that_are_ticked(qtbot, tasks: Tasks, hamlet: Hamlet, tmp_path: Path):
    desk = Desk(qtbot, tasks, hamlet.home, Forgetful(), LABEL)
    side = desk.page.labels
    side.kind.set_value(DL)
    side._kind_changed()
    assert not side._first_row.isVisible()
    desk.place(hamlet.area)
    desk.tick()
    assert not desk.page._ready()
    assert "một hộ" in side.doors._doors_row.error()
    side.doors.narrow.set_value("nuk")
    side.doors._fill()
    assert side.doors.doors.count() == 1
    side.doors._tick_all()
    side.doors.narrow.set_value("")
    side.doors._fill()
    desk.tick("Hộ ông Ẩn")
    assert "Đã chọn 2 trong 3" in side.doors._said.text()
    assert desk.page._count.text() == "2 địa chỉ, 2 tờ."
    assert unnamed_inputs(desk.page) == []
    assert "2 địa chỉ" in desk.save(tmp_path / "b.pdf")
    bury(desk.page)


def test_visit_sheets_are_numbered_on_from_the_last_ones(qtbot, tasks: Tasks, hamlet: Hamlet, tmp_path: Path):
    memory = Forgetful()
    desk = Desk(qtbot, tasks, hamlet.home, memory, VISIT)
    desk.place(hamlet.area)
    desk.page.visits.number.set_value("pt-008")
    desk.page.visits._number_typed()
    desk.wait()
    assert "3 hộ" in desk.page._count.text()
    assert "3 hộ" in desk.save(tmp_path / "c.pdf")
    again = Desk(qtbot, tasks, hamlet.home, memory, VISIT)
    assert again.page.visits.number.value() == "PT-011"
    bury(again.page)
    bury(desk.page)


def test_an_area_without_households_is_said_so(qtbot, tasks: Tasks, hamlet: Hamlet):
    desk = Desk(qtbot, tasks, hamlet.home, Forgetful(), VISIT)
    desk.place(hamlet.empty)
    assert "chưa có hộ nào" in desk.page.visits.doors._place_row.error()
    assert desk.page.view.pages() == 0
    bury(desk.page)
