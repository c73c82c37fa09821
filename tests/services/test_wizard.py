"""The wizard's sittings without a window: a child is taken down, screen by screen."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.domain.answers import Silence
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.pathway import Readiness
from app.domain.roles import Role
from app.domain.values import Address, Kin, Membership, WaitsOn
from app.domain.worksheet import (
    ClaimNote,
    Draft,
    HouseholdNote,
    MemberNote,
    PaperNote,
    PeriodNote,
    StepNote,
    VisitNote,
    gaps,
)
from app.errors import UserError
from app.home import Home
from app.models.state import Side
from app.services import attachments, cases, drafts, people, slips, wizard
from app.services.people import NewPerson
from app.services.wizard import Sitting, Twin
from tests.reports.builders import a_picture
from tests.services.homes import a_home

BORN = PartialDate(2024, 5, 3)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


def at_the_door(home: Home, area: str) -> Sitting:
    return wizard.open_sitting(home, category="A3", area_id=area)


def typed(sitting: Sitting, **values: Any) -> Draft:
    draft = sitting.draft
    for key, value in values.items():
        draft = draft.with_typed(key.replace("__", ":"), value, sitting.values.get(key.replace("__", ":")))
    return draft


def step(sitting: Sitting, procedure: str) -> Readiness:
    return next(step.readiness for step in sitting.pathway.steps if step.id == procedure)


def test_a_child_is_taken_down_from_the_knock_to_the_slip(home: Home, area: str) -> None:
    sitting = at_the_door(home, area)
    assert people.count_people(home, people.PeopleFilter()) == 0

    draft = typed(sitting, name="Nguyễn Thị Mẫu Đơn", born=BORN, sex="female", abandoned=False)
    done = wizard.commit(home, draft)
    assert done.changes.touches("resident", "case", "answer")
    sitting = done.value
    assert sitting.file.person is not None
    assert (sitting.file.person.name, sitting.file.person.born) == ("Nguyễn Thị Mẫu Đơn", BORN)
    assert sitting.draft.untouched

    address = Address(line="Nhà số 4", hamlet="Thôn Xuân Hòa", unit_code="22120")
    house = HouseholdNote(new_id(), "Hộ bà Nguyễn Thị Lan", area, "con-de", address, new=True)
    members = (MemberNote(new_id(), "Nguyễn Thị Lan", "chu-ho", PartialDate(1999), "female"), MemberNote(new_id()))
    sitting = wizard.commit(home, typed(sitting, household=house, members=members, lives_with_parents=True)).value
    assert [(m.name, m.relation) for m in sitting.file.members] == [
        ("Nguyễn Thị Lan", "chu-ho"),
        ("Nguyễn Thị Mẫu Đơn", "con-de"),
    ]

    mother = Kin(members[0].id, "Nguyễn Thị Lan")
    sitting = wizard.commit(home, typed(sitting, mother=mother, mother_documented=True, father=Silence.UNKNOWN)).value
    assert step(sitting, "birth") is Readiness.LACKS

    periods = (PeriodNote(new_id(), "current", address, BORN),)
    sitting = wizard.commit(home, typed(sitting, home="permanent", periods=periods)).value
    paper = PaperNote(new_id(), "birth_notice", ("birth", "mother"), "Mẹ", "original", date(2026, 11, 22), "12/2024")
    sitting = wizard.commit(home, typed(sitting, papers=(paper,), paper__commitment=False)).value
    assert step(sitting, "birth") is Readiness.READY
    assert sitting.values["paper:commitment"] is False

    sitting = wizard.commit(
        home, typed(sitting, claims=(ClaimNote("birth", "Sinh 03/5/2024 tại trạm y tế", "likely"),))
    ).value
    sitting = wizard.commit(
        home, typed(sitting, steps=(StepNote("birth", "filed", date(2026, 11, 20), file_code="A-1"),))
    ).value
    assert step(sitting, "birth") is Readiness.FILED

    assert wizard.finish(home, sitting.draft, VisitNote("met", "Mẹ ở nhà")).value == sitting.draft.case_id
    card = cases.case_card(home, sitting.draft.case_id)
    assert [(v.outcome, v.by) for v in card.file.visits] == [("met", home.account.id)]
    assert [(e.kind, e.supports, e.number) for e in card.file.evidence] == [
        ("birth_notice", ("birth", "mother"), "12/2024")
    ]
    assert card.file.claims[0].standing == "likely"
    assert drafts.begun(home, "wizard:") == []

    words = (
        pdfium.PdfDocument(io.BytesIO(slips.print_slip(home, sitting.draft.case_id).value))[0]
        .get_textpage()
        .get_text_range()
    )
    assert "Nguyễn Thị Mẫu Đơn" in words
    assert "Nguyễn Thị Lan" in words
    assert "A3" not in words


def test_a_child_without_a_name_is_kept_under_a_word_and_gets_its_name_later(home: Home, area: str) -> None:
    sitting = wizard.commit(home, typed(at_the_door(home, area), unnamed=True, born=BORN)).value
    assert sitting.file.person is not None
    assert sitting.file.person.name == "Chưa đặt tên"
    assert "name" not in sitting.values
    sitting = wizard.commit(home, typed(sitting, unnamed=None, name="Y Krông Niê")).value
    assert sitting.values["name"] == "Y Krông Niê"


def test_nothing_is_in_the_journal_before_the_first_screen_is_left(home: Home, area: str) -> None:
    draft = typed(at_the_door(home, area), name="Trần Văn Ẩn", born=Silence.UNKNOWN)
    drafts.keep(home, draft.key, wizard.body_of(draft))
    assert people.count_people(home, people.PeopleFilter()) == 0
    assert cases.count_cases(home, cases.CaseFilter()) == 0
    again = wizard.open_sitting(home, case_id=draft.case_id)
    assert again.draft.typed == draft.typed
    assert again.typed_at
    assert not again.opened


def test_a_draft_keeps_every_kind_of_answer(home: Home, area: str) -> None:
    draft = typed(
        at_the_door(home, area),
        born=PartialDate(2020),
        sex=Silence.UNKNOWN,
        mother=Kin(None, "H’Bia Niê", PartialDate(1999, 4), "066199000123", "ở Buôn Ma Thuột"),
        father=Silence.DOES_NOT_APPLY,
        waits_on=WaitsOn(new_id(), "giấy tờ của mẹ"),
        household=HouseholdNote(new_id(), "Hộ ông Sáu", area, None, Address(raw="bến cá"), new=True),
        periods=(PeriodNote(new_id(), "mooring", Silence.UNKNOWN, PartialDate(2020)),),
        papers=(PaperNote(new_id(), "photo", seen_on=date(2026, 11, 1)),),
        visit=VisitNote("nobody"),
    )
    draft = replace(draft, texts={"born": "31/2/2020"})
    assert wizard.draft_of(wizard.body_of(draft)) == draft


def test_a_commit_that_is_repeated_after_a_kill_changes_nothing(home: Home, area: str) -> None:
    members = (MemberNote(new_id(), "Lê Thị Tư", "me-de"),)
    house = HouseholdNote(new_id(), "Hộ bà Tư", area, new=True)
    draft = typed(at_the_door(home, area), name="Lê Văn Út", household=house, members=members)
    wizard.commit(home, draft)
    before = people.count_people(home, people.PeopleFilter())
    wizard.commit(home, draft)
    assert people.count_people(home, people.PeopleFilter()) == before == 2


def test_a_commit_with_one_wrong_value_keeps_nothing_and_the_draft_stays(home: Home, area: str) -> None:
    draft = typed(
        at_the_door(home, area),
        name="Lê Văn Út",
        steps=(StepNote("birth", "filed", filed_on=date(2027, 1, 1)),),
    )
    drafts.keep(home, draft.key, wizard.body_of(draft))
    with pytest.raises(UserError, match=r"step\.in-the-future"):
        wizard.commit(home, draft)
    assert people.count_people(home, people.PeopleFilter()) == 0
    assert wizard.open_sitting(home, case_id=draft.case_id).draft.typed["name"] == "Lê Văn Út"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"born": BORN}, r"name\.empty"),
        ({"name": "Lê Văn Út", "born": PartialDate(2027, 1, 1)}, r"born\.in-the-future"),
        ({"name": "Lê Văn Út", "members": (MemberNote("x", "Ai đó"),)}, r"members\.without-household"),
        ({"name": "Lê Văn Út", "household": HouseholdNote(new_id(), " ", new=True)}, r"name\.empty"),
        ({"name": "Lê Văn Út", "household": HouseholdNote(new_id(), "Hộ lạ")}, r"household\.elsewhere"),
    ],
)
def test_what_cannot_be_is_refused(home: Home, area: str, values: dict[str, Any], code: str) -> None:
    if isinstance(house := values.get("household"), HouseholdNote) and house.new:
        values = {**values, "household": replace(house, area_id=area)}
    with pytest.raises(UserError, match=code):
        wizard.commit(home, typed(at_the_door(home, area), **values))


def test_only_what_was_typed_is_written_so_others_changes_stand(home: Home, area: str) -> None:
    sitting = wizard.commit(home, typed(at_the_door(home, area), name="Lê Văn Út", born=BORN)).value
    draft = typed(sitting, birth_place="Trạm y tế")
    assert sitting.file.person is not None
    people.change_person(home, sitting.draft.person_id, sitting.file.person.seen, {"phone": "0900"})
    sitting = wizard.commit(home, draft).value
    assert sitting.file.person is not None
    assert (sitting.file.person.phone, sitting.file.person.birth_place) == ("0900", "Trạm y tế")


def test_at_the_office_a_field_that_another_changed_meanwhile_asks_once(home: Home, area: str) -> None:
    sitting = wizard.commit(home, typed(at_the_door(home, area), name="Lê Văn Út", born=BORN)).value
    draft = typed(sitting, name="Lê Văn Út Em")
    assert sitting.file.person is not None
    people.change_person(home, sitting.draft.person_id, sitting.file.person.seen, {"name": "Lê Văn Anh"})
    with pytest.raises(UserError, match=r"row\.changed-since"):
        wizard.commit(home, draft)
    again = wizard.look_again(home, draft)
    assert again.moved_on == ("name",)
    assert again.values["name"] == "Lê Văn Anh"
    assert wizard.commit(home, again.draft).value.values["name"] == "Lê Văn Út Em"


def test_the_childs_case_waits_on_the_mothers(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ bà Lan", area).value
    mother = people.add_person(home, NewPerson("Nguyễn Thị Lan", area, house, "chu-ho")).value
    mothers = cases.open_case(home, mother, "A2").value
    sitting = at_the_door(home, area)
    note = HouseholdNote(house, "Hộ bà Lan", area, "con-de")
    sitting = wizard.commit(home, typed(sitting, name="Lê Văn Út", born=BORN, household=note)).value
    offered = wizard.cases_to_wait_on(home, sitting.draft.case_id, (mother,), house)
    assert [(case.id, case.category, case.name) for case in offered] == [(mothers, "A2", "Nguyễn Thị Lan")]
    draft = typed(sitting, mother=Kin(mother, "Nguyễn Thị Lan"), waits_on=WaitsOn(mothers, "giấy tờ của mẹ"))
    sitting = wizard.commit(home, draft).value
    assert step(sitting, "birth") is Readiness.WAITS


def test_a_twin_has_the_same_birth_parents_and_home_and_a_case_of_its_own(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ bà H'Bia", area).value
    note = HouseholdNote(house, "Hộ bà H'Bia", area, "con-de")
    mother = Kin(None, "H'Bia Niê")
    periods = (PeriodNote(new_id(), "current", Address(hamlet="Thôn Xuân Hòa"), BORN),)
    papers = (PaperNote(new_id(), "birth_notice"),)
    draft = typed(
        at_the_door(home, area), name="Y Krông Niê", born=BORN, sex="male", mother=mother, household=note,
        mother_documented=True, home="permanent", periods=periods, papers=papers, paper__commitment=False,
    )  # fmt: skip
    first = wizard.commit(home, draft).value
    second = wizard.add_twin(home, first.draft.case_id, Twin("Y Kriêng Niê", "male")).value
    twin = wizard.open_sitting(home, case_id=second)
    assert twin.file.person is not None
    assert twin.file.person.membership == Membership(house, "con-de")
    for key in ("born", "mother", "mother_documented", "home"):
        assert twin.values[key] == first.values[key], key
    assert [p.since for p in twin.values["periods"]] == [BORN]
    assert twin.values["periods"][0].id != periods[0].id
    assert "papers" not in twin.values
    assert "paper:commitment" not in twin.values


def test_a_paper_taken_back_leaves_the_list_and_stays_in_the_history(home: Home, area: str) -> None:
    paper = PaperNote(new_id(), "birth_notice")
    sitting = wizard.commit(home, typed(at_the_door(home, area), name="Lê Văn Út", papers=(paper,))).value
    sitting = wizard.commit(home, typed(sitting, papers=(replace(paper, gone="ghi nhầm"),))).value
    assert "papers" not in sitting.values


def test_a_hamlet_head_may_not_judge_a_claim(tmp_path: Path) -> None:
    with a_home(tmp_path / "office") as office:
        area = people.add_area(office, "Thôn Xuân Hòa", "hamlet").value
        office.account = replace(office.account, roles=(Role.HAMLET_HEAD,))
        sitting = wizard.commit(office, typed(at_the_door(office, area), name="Lê Văn Út")).value
        with pytest.raises(UserError, match=r"permission\.write"):
            wizard.commit(office, typed(sitting, claims=(ClaimNote("birth", None, "proven"),)))
        wizard.commit(office, typed(sitting, claims=(ClaimNote("birth", "Sinh tại nhà"),)))


def test_a_field_laptop_takes_down_a_child_and_goes_on_next_day(tmp_path: Path) -> None:
    with a_home(tmp_path / "laptop", Side.FIELD) as laptop:
        with laptop.working() as w:
            from app.models.entities import Area

            w.add(Area(id=(area := new_id()), name="Bến cá", kind="mooring"))
        sitting = wizard.commit(laptop, typed(at_the_door(laptop, area), name="Lê Văn Út", born=BORN)).value
        sitting = wizard.commit(laptop, typed(sitting, name="Lê Văn Út Em")).value
        assert sitting.values["name"] == "Lê Văn Út Em"


def test_the_person_of_an_open_case_gets_no_second_one(home: Home, area: str) -> None:
    first = wizard.commit(home, typed(at_the_door(home, area), name="Lê Văn Út")).value
    again = wizard.open_sitting(home, category="A3", person_id=first.draft.person_id)
    assert again.draft.case_id == first.draft.case_id


def test_a_draft_of_a_newer_program_is_refused_and_kept(home: Home, area: str) -> None:
    draft = at_the_door(home, area).draft
    drafts.keep(home, draft.key, wizard.body_of(draft).replace('"version":1', '"version":9'))
    with pytest.raises(UserError, match=r"wizard\.draft-unreadable"):
        wizard.open_sitting(home, case_id=draft.case_id)
    assert drafts.find(home, draft.key) is not None


def test_years_for_which_no_place_is_known_are_gaps() -> None:
    def period(since: PartialDate, until: PartialDate | None = None) -> PeriodNote:
        return PeriodNote("x", since=since, until=until)

    today = date(2026, 11, 22)
    assert gaps(BORN, (), today)[0].since == date(2024, 5, 3)
    assert gaps(BORN, (period(PartialDate(2024)),), today) == ()
    line = (period(PartialDate(2024, 5), PartialDate(2024, 12)), period(PartialDate(2025, 6)))
    assert [(g.since, g.until) for g in gaps(BORN, line, today)] == [(date(2024, 12, 31), date(2025, 6, 1))]
    assert gaps(None, (), today) == ()


def test_a_scan_is_kept_as_the_person_turned_it(home: Home, area: str, tmp_path: Path) -> None:
    sitting = wizard.commit(home, typed(at_the_door(home, area), name="Lê Văn Út")).value
    file = tmp_path / "giấy.jpg"
    file.write_bytes(a_picture(900, 600))
    seen = attachments.preview(file)
    assert seen.media_type == "image/jpeg"
    done = attachments.attach(home, sitting.draft.person_id, file, "Giấy", case_id=sitting.draft.case_id, turn=90)
    data = attachments.show(home, done.value.id).data
    assert data is not None
    assert Image.open(io.BytesIO(data)).size == (600, 900)
