"""Visit sheets: what stands on them, what must not, and the way back through the QR."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pytest
import zxingcpp

from app.domain.door_code import door_code, scanned
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.values import Address, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.services import cases, people
from app.services.people import NewPerson
from app.services.visit_sheets import print_visit_sheets
from tests.services.homes import a_home

LONG = "Nguyễn Phúc Công Tằng Tôn Nữ Thị Hoàng Ánh Nguyệt"


@dataclass(frozen=True)
class Hamlet:
    home: Home
    area: str
    houses: tuple[str, str, str]


@pytest.fixture(scope="module")
def hamlet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hamlet]:
    """Three doors: a family with an open case, nobody on record, and a sealed child alone."""
    with a_home(tmp_path_factory.mktemp("visit-sheets")) as home:
        area = people.add_area(home, "Buôn Alê A", "hamlet").value
        place = Address(line="Số 12", hamlet="Buôn Alê A", unit_name="xã Tuy An Đông")
        houses = (
            people.add_household(home, "Hộ bà H Yuôm", area, place).value,
            people.add_household(home, "Hộ ông Ma Thư", area).value,
            people.add_household(home, "Hộ cháu Kín", area).value,
        )
        number = SourcedNumber("066194001234", "thẻ căn cước")
        head = {"born": PartialDate(1994, 5, 3), "id_number": number}
        _, child, _ = people.add_members(
            home,
            houses[0],
            [
                NewPerson("H’Yuôm Niê Kđăm", area, relation="chu-ho", fields=head),
                NewPerson(LONG, area, relation="con-de", fields={"born": PartialDate(2026, 3, 4)}),
                NewPerson("Trần Văn Kín", area, fields={"sealed": True}),
            ],
        ).value
        people.add_members(home, houses[2], [NewPerson("Kín Thị Hai", area, fields={"sealed": True})])
        cases.open_case(home, child, "A3")
        yield Hamlet(home, area, houses)


def _text(pdf: bytes) -> str:
    found = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(io.BytesIO(pdf)))
    return unicodedata.normalize("NFC", " ".join(found.split()))


def _codes(pdf: bytes) -> set[str]:
    pages = [page.render(scale=3).to_pil() for page in pdfium.PdfDocument(io.BytesIO(pdf))]
    return {code.text for page in pages for code in zxingcpp.read_barcodes(page)}


def test_each_door_has_its_people_by_name_and_year_and_nothing_else_of_them(hamlet: Hamlet) -> None:
    printed = print_visit_sheets(hamlet.home, "Buôn Alê A", first_number="pt-008")
    text = _text(printed.pdf)
    for said in ("Hộ bà H Yuôm", "Số 12", "H’Yuôm Niê Kđăm", "1994", LONG, "2026", "PT-008", "Hộ ông Ma Thư", "PT-009"):
        assert said in text
    for hidden in ("066194001234", "001234", "A3", "03/05", "Kín", "nhóm", "Nhóm", "diện", "Diện"):
        assert hidden not in text
    assert printed.doors == 2


def test_the_qr_leads_back_to_the_household(hamlet: Hamlet) -> None:
    printed = print_visit_sheets(hamlet.home, hamlet.area)
    found = {scanned(code) for code in _codes(printed.pdf)}
    assert found == {("", house) for house in hamlet.houses[:2]}


def test_chosen_households_alone_can_be_printed(hamlet: Hamlet) -> None:
    printed = print_visit_sheets(hamlet.home, households=[hamlet.houses[1]])
    assert (printed.doors, printed.sheets) == (1, 1)
    assert "H’Yuôm" not in _text(printed.pdf)
    for area, houses in (("Thôn Lạ", []), ("", [new_id()]), ("", [])):
        with pytest.raises(UserError, match="elsewhere"):
            print_visit_sheets(hamlet.home, area, households=houses)


def test_a_code_is_digits_alone_and_is_told_from_other_numbers() -> None:
    house = new_id()
    code = door_code(house)
    assert code.isdecimal()
    assert scanned(f"PT-07{code}") == ("PT-07", house)
    changed = code[:-3] + str((int(code[-3]) + 1) % 10) + code[-2:]
    assert scanned(changed) is None
    assert scanned("066194001234") is None
