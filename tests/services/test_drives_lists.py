"""The drive's lists that come from elsewhere: classes of schools, and temporary residents who are gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from app.domain.drive import ChildFilter
from app.domain.ids import child_id, new_id
from app.domain.partial_date import PartialDate
from app.domain.striking import Objection
from app.domain.values import Address
from app.home import Home
from app.models.entities import Mark, Residence
from app.services import drives_away, drives_children, drives_classes
from app.services.drives_away import NOT_REGISTERED, REGISTERED, Lacks
from tests.reports.builders import pages
from tests.services.drive_district import a_child, a_district, children, on, the_drive

District = tuple[Home, dict[str, str]]


@pytest.fixture
def district(tmp_path: Path) -> Iterator[District]:
    with a_district(tmp_path / "office") as made:
        yield made


def a_class_list(path: Path, rows: list[tuple[str, str]]) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Lớp 1A")
    for at, title in enumerate(("STT", "Họ và tên", "Ngày sinh", "Trường")):
        sheet.write(0, at, title)
    for at, (name, born) in enumerate(rows, 1):
        for column, value in enumerate((str(at), name, born, "TH An Hưng")):
            sheet.write(at, column, value)
    book.close()
    return path


def test_a_class_list_with_every_fifth_row_wrong_matches_the_rest_and_lists_what_it_cannot(
    district: District, tmp_path: Path
) -> None:
    home, areas = district
    born = {f"Nguyễn {given} An": f"{n + 1:02}/03/2018" for n, given in enumerate(("Gia", "Minh", "Thu", "Hải", "Bảo"))}
    there = children(home, areas["An Hưng"], born)
    rows = [*born.items(), ("Người Lạ Mặt", "01/01/2018"), ("Đặng Không Ngày", "45/13/2018")]
    found = drives_classes.read_classes(home, a_class_list(tmp_path / "lop.xlsx", rows))
    assert {row.name for row in found.of(drives_classes.MATCHED)} == set(born)
    assert [row.name for row in found.of(drives_classes.NOBODY)] == ["Người Lạ Mặt"]
    assert "Đặng Không Ngày" in {row.name for row in found.rows}
    wanted = [(row.found[0][0], row.school, row.class_name) for row in found.of(drives_classes.MATCHED)]
    drives_classes.keep_classes(home, the_drive(home), wanted)
    assert drives_children.classes(home, the_drive(home)) == (("TH An Hưng", "Lớp 1A"),)
    which = ChildFilter(school="TH An Hưng", class_name="Lớp 1A")
    assert {row.id for row in drives_children.children(home, the_drive(home), which).rows} == set(there.values())


def test_typed_names_are_matched_as_lists_are_and_twins_of_one_name_are_left_to_a_person(district: District) -> None:
    home, areas = district
    a_child(home, areas["An Hưng"], "Lê Gia Hân", "02/03/2018")
    a_child(home, areas["Lê Lợi"], "Lê Gia Hân", "02/03/2018")
    a_child(home, areas["Lê Lợi"], "Phan Thùy Chi", "09/11/2019")
    typed = "Phan Thùy Chi 09/11/2019\nLê Gia Hân; 02/03/2018\nTô Văn Không, 05/05/2019\nHỏng Ngày 99/99/2019"
    found = drives_classes.typed_classes(home, typed, school="MN Lê Lợi", class_name="Lá")
    assert [row.verdict for row in found.rows] == ["matched", "several", "nobody", "unread"]
    assert len(found.rows[1].found) == 2


# Temporary residents -------------------------------------------------------------------------------------------------


def a_tenant(home: Home, area: str, name: str, absent: date | None, value: str | None = None) -> str:
    one = a_child(home, area, name, "02/02/1990")
    with home.writing() as w:
        since = PartialDate(2022, 1, 5)
        w.add(Residence(id=new_id(), resident_id=one, kind="temporary", place=Address(line="Số 3"), since=since))
        if absent is not None:
            w.add(Mark(id=child_id(one, "absent"), resident_id=one, kind="absent", day=absent, value=value))
    return one


def test_only_those_gone_six_months_on_end_who_did_not_register_elsewhere_are_listed(
    district: District, tmp_path: Path
) -> None:
    home, areas = district
    area = areas["Lê Lợi"]
    on(home, date(2024, 8, 21))
    a_tenant(home, area, "Vắng Đúng Sáu Tháng", date(2024, 2, 21), NOT_REGISTERED)
    a_tenant(home, area, "Vắng Thiếu Một Ngày", date(2024, 2, 22))
    a_tenant(home, area, "Đã Đăng Ký Nơi Khác", date(2023, 1, 1), REGISTERED)
    moved = a_tenant(home, area, "Có Tạm Trú Mới", date(2023, 1, 1))
    left = a_tenant(home, area, "Tạm Trú Đã Hết", date(2023, 1, 1))
    a_tenant(home, area, "Chưa Ai Tra Cứu", date(2023, 1, 1))
    a_tenant(home, area, "Không Vắng", None)
    with home.writing() as w:
        elsewhere = Address(unit_name="Quận Lê Chân")
        w.add(Residence(id=new_id(), resident_id=moved, kind="temporary", place=elsewhere, since=PartialDate(2023, 5)))
        for row in w.session.query(Residence).filter_by(resident_id=left):
            w.change(Residence, row.id)
            row.until = PartialDate(2023, 2)
    rows = drives_away.away(home)
    assert [row.name for row in rows] == ["Chưa Ai Tra Cứu", "Vắng Đúng Sáu Tháng"]
    assert [Lacks.ELSEWHERE in row.lacks for row in rows] == [True, False]
    assert {Lacks.VISITS, Lacks.MINUTES, Objection.NO_GROUND, Objection.NO_NOTICE} <= set(rows[0].lacks)
    assert not rows[0].ready
    assert drives_away.write_away(home, tmp_path / "away.pdf", "xóa đăng ký tạm trú") == 2
    said = " ".join(" ".join(pages((tmp_path / "away.pdf").read_bytes())).split())
    assert "Vắng Đúng Sáu Tháng" in said
    assert "Không Vắng" not in said
