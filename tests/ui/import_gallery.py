"""Pictures of the import page, to be looked at: ``python -m tests.ui.import_gallery OUT_DIR light|dark``."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.home import Home
from app.services import lists
from app.ui import i18n, theme
from app.ui.lists.import_page import ImportPage
from app.ui.tasks import Tasks
from tests.intake import lists as office
from tests.services.homes import a_home

HEADER = [
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh", "Quan hệ với chủ hộ", "Dân tộc", "Nghề nghiệp",
    "Chỗ ở hiện nay", "Ghi chú",
]  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Võ", "Đặng", "Huỳnh")
GIVEN = ("Ân", "Bình", "Cúc", "Dũng", "Én", "Phúc", "Giang", "Hòa", "Ích", "Khánh", "Lan", "Mai", "Ngọc")


def rows(count: int, start: int = 0, *, month: int = 11) -> list[list[Any]]:
    """Invented people: some numbers lost their zero, some dates are wrong, and from December one is changed."""
    made: list[list[Any]] = []
    for n in range(start, start + count):
        name = f"{FAMILY[n % 7]} {'Thị' if n % 2 else 'Văn'} {GIVEN[n % 13]} {GIVEN[n // 13 % 13]}"
        year = 1950 + n % 70
        century = ("1" if n % 2 else "0") if year < 2000 else ("3" if n % 2 else "2")
        number: Any = f"054{century}{year % 100:02}{n:06}"
        born: Any = f"{n % 28 + 1:02}/{n % 12 + 1:02}/{year}"
        if n % 9 == 4:
            number = int(number)
        if n % 17 == 5:
            born = "31/02/1990"
        note = "chuyển đi Gia Lai" if month == 12 and n % 11 == 3 else None
        made.append(
            [n + 1, name, born, "Nữ" if n % 2 else "Nam", number, "Chủ hộ" if n % 4 == 0 else "Con", "Kinh", "Nông",
             f"Tổ {n % 5 + 1}", note]
        )  # fmt: skip
    return made


def a_list(folder: Path, name: str, count: int, *, month: int = 11) -> Path:
    sheets = {
        "Thôn Phú Sơn": office.resident_list(rows(count, month=month)),
        "Thôn Mỹ Quang": office.resident_list(rows(count, 1000, month=month)),
        "Bến Lẫm": office.resident_list(rows(8, 5000)),
    }
    for sheet in sheets.values():
        sheet[1:2] = [["DANH SÁCH NHÂN KHẨU NĂM 2026"]]
        sheet[3] = list(HEADER)
    file = folder / name
    file.write_bytes(office.xlsx(sheets))
    return file


def wait(page: ImportPage) -> None:
    until = time.monotonic() + 60
    while page.busy and time.monotonic() < until:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    QCoreApplication.processEvents()


def namesakes(home: Home, folder: Path) -> Path:
    """A list of running cases with a namesake, a group that is vague, and steps in all their clothes."""
    table = office.case_list()
    table.append([6, "Lê Thị Mơ", 2021, "Nữ", "A3", None, None, None, None, None, None, None, "Đ/c Lan", "Buôn Ma"])
    vague: list[Any] = [7, "Hồ Thị Ước", "01/02/1999", "Nữ", "A", date(2026, 4, 1), *([None] * 7), "Buôn Ma"]
    table.append(vague)
    first = folder / "thang-10.xlsx"
    first.write_bytes(office.xlsx({"Sheet1": office.case_list()[:6]}))
    lists.run(home, first)
    file = folder / "ho so dang giai quyet.xlsx"
    file.write_bytes(office.xlsx({"Sheet1": table}))
    return file


def main(out: Path, scheme: str) -> None:
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    i18n.install(app, i18n.Language.VIETNAMESE)
    theme.apply(app, scheme)
    out.mkdir(parents=True, exist_ok=True)
    tasks = Tasks()
    with tempfile.TemporaryDirectory() as folder, a_home(Path(folder) / "office") as home:
        page = ImportPage(home, tasks)
        page.resize(1366 - 184, 768 - 52 - 34 - 40)
        page.show()

        def picture(name: str) -> None:
            wait(page)
            QCoreApplication.processEvents()
            page.grab().save(str(out / f"{scheme}-{name}.png"))

        picture("1-choose")
        bad = Path(folder) / "mat khau.xlsx"
        bad.write_bytes(office.under_password())
        page.open_file(bad, None)
        picture("1-refused")
        page.open_file(a_list(Path(folder), "Nhân khẩu tháng 11.xlsx", 60), None)
        wait(page)
        picture("2-mapping")
        page._step_on()
        picture("3-doubtful")
        page._preview.choose_filter("wrong")
        picture("3-wrong")
        page._preview.choose_filter("doubtful")
        page._preview._accept_alike()
        picture("3-accepted")
        page._step_on()
        picture("4-result")
        page.open_file(a_list(Path(folder), "Nhân khẩu tháng 12.xlsx", 58, month=12), None)
        wait(page)
        page._step_on()
        wait(page)
        page._preview.choose_filter("changed")
        picture("5-next-month")
        page._preview.choose_filter("gone")
        picture("5-gone")
        page.open_file(namesakes(home, Path(folder)), None)
        wait(page)
        picture("6-cases-mapping")
        page._step_on()
        wait(page)
        page._preview.choose_filter("all")
        page._preview._go_next()
        page._preview._go_next()
        picture("6-cases")
        page.close()
        tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
