"""Who is late, who holds a case, and where machines differ, as people see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from app.models import journal
from app.services import cases, custody, enrolment, laptops, people
from app.services.people import NewPerson
from app.ui.cases.case_page import CasePage
from app.ui.cases.only_reading import hold_back, writing
from app.ui.sync.sync_page import SyncPage
from app.ui.tasks import Tasks
from tests.services.commune import Commune
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs

Until = Callable[[Callable[[], object]], None]


def test_the_board_the_differing_rows_and_the_days_of_exchanges(commune: Commune, tasks: Tasks, until: Until) -> None:
    area = commune.areas["Thôn Xuân Hòa"]
    commune.office.clock = lambda: datetime.now(UTC) - timedelta(days=10)
    laptop = commune.laptop("Thôn Xuân Hòa")
    person = people.add_person(laptop, NewPerson("H'Hen Niê", area)).value
    commune.exchange(laptop)
    commune.up(laptop)
    with laptop.working() as w, journal.opened(w.conn):
        w.conn.exec_driver_sql("UPDATE resident SET phone = '0909' WHERE id = ?", (person,))
    commune.down(laptop)
    commune.up(laptop)
    commune.office.clock = lambda: datetime.now(UTC)
    page = SyncPage(commune.office, tasks)
    shown(page, 1182, 680)
    until(lambda: page.shown is not None and page.machines is not None and page.machines.table.rows_loaded())
    assert page.machines is not None
    page.machines.choose_day(commune.office.today.weekday())
    until(lambda: laptops.exchange_day(commune.office) == commune.office.today.weekday())
    until(lambda: page.shown is not None and page.shown.laptops[0].meeting.missed == 1)
    page.machines.table.select(laptop.device)
    until(lambda: "giữ: Thôn Xuân Hòa từ" in page.machines.about())  # type: ignore[union-attr]
    assert "Lỡ 1 buổi hẹn, lệch 1 bản ghi" in page.machines.about()
    assert page.tabs.tabText(page.tabs.indexOf(page.compared)) == "Chỗ lệch (1)"
    page.tabs.setCurrentWidget(page.compared)
    assert page.compared.cells() == [["Máy 1", "Thôn Xuân Hòa", "H'Hen Niê", "Nhân khẩu", "Khác ở: Điện thoại"]]
    assert unnamed_inputs(page) == []
    assert too_small_targets(page) == []
    page.deeds.send_again(laptop.device)
    until(lambda: page.shown is not None and page.shown.differing.rows[0].again)
    assert commune.down(laptop).differing == ()
    bury(page)


def test_a_case_says_who_holds_it_and_at_the_old_laptop_that_it_can_only_be_read(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    area = commune.areas["Thôn Xuân Hòa"]
    person = people.add_person(commune.office, NewPerson("H'Hen Niê", area)).value
    case = cases.open_case(commune.office, person, "A3").value
    laptop = commune.laptop("Thôn Xuân Hòa")
    commune.up(laptop)
    enrolment.assign_areas(commune.office, laptop.device, [])
    page = CasePage(commune.office, tasks)
    shown(page, 1037, 680)
    page.open_target(case)
    until(lambda: page._custody.isVisible())
    assert page._custody.text() == "Máy 02"
    assert "chưa biết, còn có thể ghi tiếp" in page._custody.toolTip()
    bury(page)
    commune.down(laptop)
    assert custody.custody_of_case(laptop, case).outside
    page = CasePage(laptop, tasks)
    shown(page, 1037, 680)
    page.open_target(case)
    until(lambda: page._custody.text() == "Chỉ để xem")
    until(lambda: "chỉ để xem" in page.banners.shown().get("outside", ""))
    until(lambda: bool(writing(page)))
    held = [*writing(page), *(each for tab in page._all_tabs() for each in tab.writes)]
    assert [each for each in held if each.isEnabled()] == []
    held = [each for each in held if each.property("held_back") is not None]
    assert {each.toolTip() for each in held} == {page.banners.shown()["outside"]}
    assert page._todo.button("print", "one").isEnabled()
    hold_back(held, "")
    assert all(each.isEnabled() and "chỉ để xem" not in each.toolTip() for each in held)
    bury(page)
