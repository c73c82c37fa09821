"""Lists that leave the office: what stands on them, what must not, passwords, and who let them out."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msoffcrypto
import openpyxl
import pikepdf
import pypdfium2 as pdfium
import pytest
from msoffcrypto.exceptions import InvalidKeyError

from app.domain.case_filter import CaseFilter
from app.domain.id_number import mask
from app.domain.partial_date import PartialDate
from app.domain.people_filter import PeopleFilter
from app.domain.values import SourcedNumber
from app.errors import UserError
from app.home import Home
from app.services import access_log, cases, people
from app.services.lists_printing import ListWish, write_list
from app.services.people import NewPerson
from tests.services.homes import a_home

WHY = "Họp tổ công tác ngày 25/11/2026"
NUMBER = "066194001234"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Two hamlets, three cases, one of them of a sealed child."""
    with a_home(tmp_path_factory.mktemp("lists-printing")) as opened:
        first = people.add_area(opened, "Buôn Alê A", "hamlet").value
        second = people.add_area(opened, "Thôn Xuân Hòa", "hamlet").value
        house = people.add_household(opened, "Hộ bà H Yuôm", first).value
        fields = {"born": PartialDate(1994), "sex": "female", "id_number": SourcedNumber(NUMBER, "thẻ căn cước")}
        (mother,) = people.add_members(opened, house, [NewPerson("H’Yuôm Niê Kđăm", first, fields=fields)]).value
        name = unicodedata.normalize("NFD", "Lê Thị Ửng")
        child = people.add_person(opened, NewPerson(name, second, fields={"born": PartialDate(2026, 3, 4)})).value
        sealed = people.add_person(opened, NewPerson("Trần Văn Kín", first, fields={"sealed": True})).value
        stuck = cases.open_case(opened, mother, "A1").value
        cases.add_obstacle(opened, stuck, "other", {"text": "chờ xác minh"})
        for person in (child, sealed):
            cases.open_case(opened, person, "A3")
        yield opened


def _text(pdf: bytes) -> str:
    found = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(io.BytesIO(pdf)))
    return unicodedata.normalize("NFC", " ".join(found.split()))


def test_a_list_says_who_let_it_out_and_why_and_hides_numbers_and_sealed_people(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "ho-so.pdf"
    assert write_list(home, ListWish(CaseFilter(), WHY, by="area"), out) == 2
    text = _text(out.read_bytes())
    for said in (
        "H’Yuôm Niê Kđăm",
        "Lê Thị Ửng",
        "04/03/2026",
        WHY,
        home.account.name,
        "Số dòng: 2",
        "Địa bàn: Buôn Alê A (1)",
    ):
        assert said in text
    assert NUMBER not in text
    assert mask(NUMBER) in text
    assert "Kín" not in text
    (line,) = access_log.entries(home, limit=1).rows
    assert WHY in line.why


def test_the_filter_and_the_columns_on_screen_are_those_of_the_list(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "vuong-mac.xlsx"
    wish = ListWish(CaseFilter(category="A1", with_obstacle=True), WHY, ("number", "obstacle"), masked=False)
    assert write_list(home, wish, out) == 1
    book = openpyxl.load_workbook(out)
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert rows[3] == ["TT", "Họ và tên", "Số định danh", "Vướng mắc"]
    assert rows[4][:3] == [1, "H’Yuôm Niê Kđăm", NUMBER]
    assert WHY in rows[2][0]
    assert WHY in book.properties.description
    assert book.properties.creator == home.account.name


def test_a_pdf_with_a_password_opens_with_it_alone(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "nhan-khau.pdf"
    assert write_list(home, ListWish(PeopleFilter(), WHY, password="mật khẩu dài"), out) == 2
    for wrong in ("", "mật khẩu khác"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(out, password=wrong)
    with pikepdf.open(out, password="mật khẩu dài") as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)


def test_a_workbook_with_a_password_opens_with_it_alone(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "nhan-khau.xlsx"
    write_list(home, ListWish(PeopleFilter(), WHY, password="mat-khau-dai"), out)
    locked = msoffcrypto.OfficeFile(io.BytesIO(out.read_bytes()))
    assert locked.is_encrypted()
    locked.load_key(password="mat-khau-sai")
    with pytest.raises(InvalidKeyError):
        locked.decrypt(io.BytesIO())
    opened = io.BytesIO()
    locked.load_key(password="mat-khau-dai")
    locked.decrypt(opened)
    assert openpyxl.load_workbook(opened).active["B5"].value == "H’Yuôm Niê Kđăm"


def test_nothing_leaves_without_a_purpose_or_with_a_short_password(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    for wish, code in (
        (ListWish(PeopleFilter(), " "), "list.no-purpose"),
        (ListWish(PeopleFilter(), WHY, password="1234567"), "list.password-short"),
        (ListWish(PeopleFilter(), WHY, ("category",)), "list.column-unknown"),
        (ListWish(PeopleFilter(), WHY, by="name"), "list.column-unknown"),
    ):
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            write_list(home, wish, out)
    assert not out.exists()


def test_a_list_is_of_the_cases_taken_up_in_a_stage_and_told_apart_by_it(tmp_path: Path) -> None:
    with a_home(tmp_path / "office") as home:
        stages = home.pack.plan.stages
        area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
        for name, stage in (("Trần Văn Sớm", stages[0]), ("Trần Văn Muộn", stages[2])):
            person = people.add_person(home, NewPerson(name, area)).value
            cases.open_case(home, person, "A1", opened_on=stage.first)
        which = CaseFilter(opened_from=stages[2].first, opened_until=stages[2].last)
        assert write_list(home, ListWish(which, WHY), tmp_path / "late.pdf") == 1
        said = _text((tmp_path / "late.pdf").read_bytes())
        assert "Trần Văn Muộn" in said
        assert f"lập trong {stages[2].name[:1].lower()}{stages[2].name[1:]}" in said
        assert write_list(home, ListWish(CaseFilter(), WHY, by="stage"), tmp_path / "both.pdf") == 2
        said = _text((tmp_path / "both.pdf").read_bytes())
        assert "Giai đoạn lập: Giai đoạn 1 (1)" in said
        assert "Giai đoạn lập: Giai đoạn 3 (1)" in said
