"""Labels and envelopes: names and addresses only, every label on the sheet, however long."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pytest

from app.domain.partial_date import PartialDate
from app.domain.values import Address, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.services import cases, people
from app.services.labels import print_labels
from app.services.people import NewPerson
from tests.services.homes import a_home


@dataclass(frozen=True)
class Hamlet:
    home: Home
    area: str
    mother: str


@pytest.fixture(scope="module")
def hamlet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hamlet]:
    """Twenty-six doors, one of a sealed person alone."""
    with a_home(tmp_path_factory.mktemp("labels")) as home:
        area = people.add_area(home, "Buôn Alê A", "hamlet").value
        house = people.add_household(home, "Hộ bà H’Yuôm Niê", area, Address(line="Số 12 đường liên thôn")).value
        number = SourcedNumber("066194001234", "thẻ căn cước")
        fields = {"born": PartialDate(1994), "id_number": number, "phone": "0905000111"}
        (mother,) = people.add_members(home, house, [NewPerson("H’Yuôm Niê Kđăm", area, fields=fields)]).value
        cases.open_case(home, mother, "A1")
        sealed = people.add_household(home, "Hộ cháu Kín", area).value
        people.add_members(home, sealed, [NewPerson("Trần Văn Kín", area, fields={"sealed": True})])
        people.add_household(home, "Hộ " + "ông Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Ánh Nguyệt " * 9, area)
        for number_ in range(23):
            people.add_household(home, f"Hộ ông Ma Thư {number_}", area)
        yield Hamlet(home, area, mother)


def _text(pdf: bytes) -> str:
    found = "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(io.BytesIO(pdf)))
    return unicodedata.normalize("NFC", " ".join(found.split()))


def test_a_sheet_holds_three_by_eight_labels_of_names_and_addresses(hamlet: Hamlet) -> None:
    printed = print_labels(hamlet.home, "labels", area="Buôn Alê A")
    assert (printed.count, printed.sheets) == (25, 2)
    text = _text(printed.pdf)
    assert "Hộ bà H’Yuôm Niê Số 12 đường liên thôn, Buôn Alê A xã Tuy An Đông, tỉnh Đắk Lắk" in text
    assert text.count("Buôn Alê A") == 24, "the longest name leaves no room for its address, and spills nowhere"
    for hidden in ("066194001234", "0905000111", "1994", "A1", "Kín"):
        assert hidden not in text


@pytest.mark.parametrize("kind", ["dl", "c5", "folded"])
def test_an_envelope_bears_sender_and_addressee(hamlet: Hamlet, kind: str) -> None:
    printed = print_labels(hamlet.home, kind, people=[hamlet.mother])
    assert (printed.count, printed.sheets) == (1, 1)
    text = _text(printed.pdf)
    assert "ỦY BAN NHÂN DÂN XÃ TUY AN ĐÔNG Tỉnh Đắk Lắk" in text
    assert "Kính gửi: H’Yuôm Niê Kđăm Số 12 đường liên thôn, Buôn Alê A" in text


def test_what_cannot_be_printed_is_said(hamlet: Hamlet) -> None:
    for kind, code in (("a6", "label.kind-unknown"), ("dl", "report.nothing-to-print")):
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            print_labels(hamlet.home, kind)


def test_a_sheet_used_in_part_is_gone_on_with(hamlet: Hamlet) -> None:
    printed = print_labels(hamlet.home, "labels", people=[hamlet.mother], first=24)
    assert (printed.count, printed.sheets, printed.free) == (1, 1, 1)
    page = pdfium.PdfDocument(io.BytesIO(printed.pdf))[0].get_textpage()
    left, bottom, _, top = page.get_charbox(0)
    assert left > 140 / 25.4 * 72
    assert top < 37 / 25.4 * 72
    assert bottom > 0
    assert print_labels(hamlet.home, "labels", area=hamlet.area, first=4).free == 5
    with pytest.raises(UserError, match=r"label\.no-such-place"):
        print_labels(hamlet.home, "labels", area=hamlet.area, first=25)
