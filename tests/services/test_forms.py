"""Official forms filled from a case: the version of the filing day, what is missing, the register of prints."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models.entities import Printed
from app.services import cases, forms, people
from app.services.people import NewPerson
from tests.services.homes import a_home


@dataclass(frozen=True)
class Family:
    home: Home
    child: str
    case: str


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Family]:
    """A mother, head of her household, and her child whose birth nobody registered."""
    with a_home(tmp_path_factory.mktemp("forms")) as home:
        area = people.add_area(home, "Buôn Alê A", "hamlet").value
        place = Address(line="Số 12", hamlet="Buôn Alê A", unit_name="xã Tuy An Đông")
        household = people.add_household(home, "Hộ bà H Yuôm", area, place).value
        number = SourcedNumber("066194001234", "thẻ căn cước")
        born_where = "Trạm y tế xã Tuy An Đông"
        mother, child = people.add_members(
            home,
            household,
            [
                NewPerson(
                    "H Yuôm Niê",
                    area,
                    relation="chu-ho",
                    fields={"born": PartialDate(1994), "sex": "female", "id_number": number},
                ),
                NewPerson(
                    "Y Blih Êban",
                    area,
                    relation="con-de",
                    fields={"born": PartialDate(2026, 3, 4), "sex": "male", "birth_place": born_where},
                ),
            ],
        ).value
        seen = people.person_card(home, child).person.seen
        people.change_person(home, child, seen, {"mother": Kin(mother)})
        yield Family(home, child, cases.open_case(home, child, "A3").value)


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_child_is_declared_by_its_mother(family: Family) -> None:
    seen = forms.look(family.home, family.case, "birth")
    said = seen.values
    assert (said["filer_name"], said["filer_relation"]) == ("H Yuôm Niê", "mẹ")
    assert (said["mother_name"], said["mother_born_year"]) == ("H Yuôm Niê", "1994")
    assert said["born_in_words"].startswith("Ngày mùng bốn tháng ba năm hai nghìn")
    assert said["office"] == "Ủy ban nhân dân xã Tuy An Đông"
    assert seen.missing == ()


def test_the_version_of_the_day_of_filing_counts(family: Family) -> None:
    assert forms.look(family.home, family.case, "ct01", on=date(2026, 7, 1)).line.spec.version == "2026-07-01"
    with pytest.raises(UserError, match=r"form\.not-in-force"):
        forms.look(family.home, family.case, "CT01", on=date(2026, 6, 30))
    with pytest.raises(UserError, match=r"form\.unknown"):
        forms.look(family.home, family.case, "CT99")


def test_what_is_missing_is_named_with_its_field(family: Family) -> None:
    seen = forms.look(family.home, family.case, "CT01", procedure="residence-check")
    assert [each.field for each in seen.missing] == [""], "nothing says what is asked for"
    asked = forms.look(family.home, family.case, "CT01", procedure="residence-permanent")
    assert asked.values["request"] == "Đăng ký thường trú tại Số 12, Buôn Alê A, xã Tuy An Đông"
    assert (asked.values["head"], asked.values["head_number"]) == ("H Yuôm Niê", "066194001234")
    assert [person.name for person in asked.people["members"]] == ["H Yuôm Niê"]


def test_each_print_is_a_numbered_copy_in_the_register(family: Family) -> None:
    first = forms.print_form(family.home, family.case, "birth", why="nộp một cửa")
    second = forms.print_form(family.home, family.case, "birth")
    assert "bản số 1" in text_of(first.value)
    assert "bản số 2" in text_of(second.value)
    assert "Y BLIH ÊBAN" in text_of(first.value)
    with family.home.reading() as r:
        rows = r.session.scalars(select(Printed).order_by(Printed.copy)).all()
    assert [(row.kind, row.copy, row.why) for row in rows] == [
        ("form:birth", 1, "nộp một cửa"),
        ("form:birth", 2, None),
    ]
    assert rows[0].basis == rows[1].basis


def test_the_mark_goes_when_the_commune_has_settled_the_layout(family: Family) -> None:
    def marked() -> bool:
        return "CẦN KIỂM TRA MẪU" in text_of(forms.print_blank(family.home, "birth"))

    assert marked()
    assert "CẦN KIỂM TRA MẪU" not in text_of(forms.print_blank(family.home, "CT01")), "the official layout is known"
    forms.settle(family.home, "birth", note="đối chiếu với bản giấy của Phòng Tư pháp")
    line = next(each for each in forms.all_forms(family.home) if each.spec.code == "birth")
    assert (line.unsure, line.settled_by, line.settled_on) == (False, family.home.account.name, family.home.today)
    assert not marked()
    forms.unsettle(family.home, "birth")
    assert marked()


def test_a_form_whose_procedure_is_filed_online_alone_says_so_from_the_day_that_holds(family: Family) -> None:
    def says(code: str, on: date) -> bool:
        return "chỉ nộp trực tuyến" in text_of(forms.print_blank(family.home, code, on=on))

    assert says("mau-01", date(2026, 11, 22))
    assert not says("mau-01", date(2026, 2, 1)), "until 15 March 2026 it was filed on paper too"
    assert not says("CT01", date(2026, 11, 22))
