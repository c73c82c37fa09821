"""Pictures of data cleaning, to be looked at: ``python -m tests.ui.check_pictures OUT_DIR light|dark``."""

from __future__ import annotations

import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from app.domain.checks import FindingState
from app.home import Home
from app.models.entities import Resident
from app.packs.pack import shipped
from app.services import checks, checks_requests
from app.services.checks import FindingFilter
from app.services.checks_requests import NewRequest
from app.ui import i18n, theme
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from tests.intake.lists import xlsx
from tests.services.check_commune import Town
from tests.services.homes import a_home
from tests.ui.page_pictures import a_window, settle


def a_cleaned_town(home: Home) -> None:
    """A town full of faults, of which some were asked of the level above, settled, or found to be none."""
    home.pack = shipped("cua-lo-2022")
    Town(home, 7).build(240)
    checks.check(home)

    def found(rule: str) -> list[checks.FindingRow]:
        return list(checks.list_findings(home, FindingFilter(rule)).rows)

    with home.reading() as r:
        sealed = set(r.session.scalars(select(Resident.id).where(Resident.sealed.is_(True))))
    rows = [row for row in found("sex-differs") if row.row not in sealed][:4]
    sent = home.today - timedelta(40)
    wish = NewRequest("Công an tỉnh Nghệ An", "hủy, xác lập lại số định danh", sent + timedelta(30), "27", sent_on=sent)
    checks_requests.ask_above(home, rows, wish)
    more = [row for row in found("number-shared") if not sealed.intersection((row.row, row.other))][:3]
    checks_requests.ask_above(home, more, NewRequest("Công an tỉnh Nghệ An", "xác lập lại số định danh trùng"))
    checks.decide(home, found("year-differs")[:2], FindingState.SETTLED)
    checks.decide(home, found("year-differs")[2:3], FindingState.NOT_A_FAULT, "giấy khai sinh ghi đúng")


def main(folder: Path, scheme: str) -> None:
    app = QApplication([])
    i18n.install(app, "vi")
    theme.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, a_home(Path(scratch) / "office") as home:
        a_cleaned_town(home)
        tasks = Tasks()
        tasks.failed.connect(lambda error: print("FAILED", repr(error)))
        window = a_window(home, tasks)
        window.show()

        def picture(name: str, widget: QWidget = window) -> None:
            settle(500)
            widget.grab().save(str(folder / f"{scheme}-{name}.png"))

        window.go("plans")
        settle(300)
        page = window.page("plans")
        assert isinstance(page, PlanPage)
        page.open_target("checks")
        settle(2500)
        picture("checks")
        view = page.view("checks")
        view.open_target("sex-differs")
        settle(1200)
        view.table.view.selectAll()
        picture("checks-chosen")
        view.open_target("twice-outside")
        picture("checks-none")
        view.open_target("no-card")
        settle(1200)
        view.table.view.selectRow(0)
        view.put_mark()
        settle(300)
        picture("checks-mark", view.dialog)
        view.dialog.close()
        view.open_target("number-shared")
        settle(1200)
        view.table.view.selectRow(0)
        view.ask_above()
        settle(300)
        picture("checks-ask", view.dialog)
        view.dialog.close()
        list_ = Path(scratch) / "cap-tren.xlsx"
        head = ["STT", "Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Ghi chú"]
        names = [row.title for row in checks.list_findings(home, FindingFilter("no-number")).rows[:3]]
        lines = [[n, name, "01/01/1980", None, ""] for n, name in enumerate(names, 1)]
        list_.write_bytes(
            xlsx({"A": [["DANH SÁCH"], head, *lines, [9, "Không Ai Biết", "02/02/1970", "066070999999", ""]]})
        )
        view.take_in()
        view.above.choose("twice-outside", list_)
        settle(2500)
        picture("above", view.above)
        view.above.close()
        page.open_target("requests")
        settle(800)
        picture("requests")
        window.close()
        settle(100)
        tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
