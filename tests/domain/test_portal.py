from dataclasses import replace
from datetime import date

import pytest

from app.domain.answers import Silence
from app.domain.casefile import CaseFacts, CaseFile, HouseholdFacts, Member, PersonFacts, ResidenceFacts, StepFacts
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.portal import ASKED, PortalLine, lines
from app.domain.procedure import PortalField, PortalForm, Procedure
from app.domain.sourced import Confidence, Source, Validity
from app.domain.values import Address, Kin, Membership, SourcedNumber

SEEN = Seen("e", 1)
ORDER = Source("chưa kiểm tra", Confidence.INFERRED)


def a_file(person=True, **more):
    who = PersonFacts(
        "p1",
        "a1",
        "Nguyễn Văn Tèo",
        SEEN,
        born=PartialDate(2026, 10, 1),
        sex="male",
        id_number=SourcedNumber("066226000001", "thẻ"),
        ethnicity=Silence.UNKNOWN,
        membership=Membership("h1", "con-de"),
        mother=Kin("p2", "Nguyễn Thị Hoa", PartialDate(1999), "066199000001"),
        father=Silence.UNKNOWN,
    )
    house = HouseholdFacts(
        "h1", "a1", "Hộ ông Sáu", SEEN, Address("12 Hùng Vương", "Thôn 1", "22120", "Xã Tuy An Đông")
    )
    members = (Member("p9", "Nguyễn Văn Sáu", "chu-ho", None, None, True),)
    steps = (
        StepFacts("s1", "birth", "filed", SEEN, filed_on=date(2026, 11, 2), file_code="000.12", note="xin bản sao"),
    )
    usual = {"household": house, "members": members, "steps": steps}
    return CaseFile(
        CaseFacts("c1", "p1", "A3", "open", SEEN), who if person else None, area_name="Thôn 1", **(usual | more)
    )


def line(what, file=None, procedure="birth"):
    form = PortalForm((PortalField("Ô", what),), ORDER)
    return lines(form, file or a_file(), procedure)[0]


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("name", "Nguyễn Văn Tèo"),
        ("born", "01/10/2026"),
        ("born_in_words", "Ngày mùng một tháng mười năm hai nghìn không trăm hai mươi sáu"),
        ("ethnicity", ""),
        ("home_town", ""),
        ("home", "12 Hùng Vương, Thôn 1, Xã Tuy An Đông"),
        ("head", "Nguyễn Văn Sáu"),
        ("mother_name", "Nguyễn Thị Hoa"),
        ("mother_born", "1999"),
        ("father_name", ""),
        ("father_number", ""),
        ("file_code", "000.12"),
        ("filed_on", "02/11/2026"),
        ("note", "xin bản sao"),
    ],
)
def test_a_field_holds_what_the_case_knows(what, text):
    assert line(what).text == text


def test_codes_are_said_by_their_table_and_numbers_are_marked_with_whose_they_are():
    assert line("sex") == PortalLine("Ô", "male", table="sex")
    assert line("relation") == PortalLine("Ô", "con-de", table="relations")
    assert line("number") == PortalLine("Ô", "066226000001", number=True, of="p1")
    assert line("mother_number") == PortalLine("Ô", "066199000001", number=True, of="p2")


def test_where_somebody_lives_now_goes_before_the_households_address():
    now = ResidenceFacts("r1", "current", SEEN, Address(raw="lán ông Ba, đầm Ô Loan"))
    assert line("home", a_file(residences=(now,))).text == "lán ông Ba, đầm Ô Loan"
    over = ResidenceFacts("r2", "current", SEEN, Address("cũ"), until=PartialDate(2025))
    assert line("home", a_file(residences=(over,))).text.startswith("12 Hùng Vương")
    assert line("home", a_file(household=None)).text == ""


@pytest.mark.parametrize("what", sorted(ASKED))
def test_a_person_outside_this_laptop_leaves_every_field_empty(what):
    empty = a_file(person=False, household=None, members=(), steps=())
    assert line(what, empty).text == ""


def test_a_person_without_number_or_relation_has_none_to_copy():
    file = a_file()
    assert file.person is not None
    bare = replace(file, person=replace(file.person, id_number=None, membership=None))
    assert line("number", bare).text == ""
    assert line("relation", bare) == PortalLine("Ô", "")


def test_the_form_on_the_portal_is_that_of_the_filing_day():
    old = PortalForm((PortalField("Tên", "name"),), ORDER, Validity(None, date(2026, 6, 30)))
    new = PortalForm((PortalField("Họ tên", "name"),), ORDER, Validity(date(2026, 7, 1)))
    known = Procedure("p", "", "Thủ tục", "residence", ORDER, (), portal=(old, new))
    assert known.portal_on(date(2026, 6, 30)) is old
    assert known.portal_on(date(2026, 7, 1)) is new
    assert Procedure("q", "", "Khác", "residence", ORDER, ()).portal_on(date(2026, 7, 1)) is None
