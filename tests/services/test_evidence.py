"""Papers of a case that contradict each other: noticed, settled with a reason, opened again, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.answers import Silence
from app.domain.casefile import CaseFile
from app.domain.evidence import State
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Closing, Kin, Said, SourcedNumber
from app.domain.worksheet import Standing
from app.errors import UserError
from app.home import Home
from app.models import access
from app.models.state import Side
from app.services import cases, closing, dossiers, evidence, people, statements, undo
from app.services.cases import CaseCard
from app.services.evidence import Weighed
from app.services.people import NewPerson
from tests.services.homes import a_home
from tests.services.test_dossiers import text_of

NOTICE_SAYS, BOOK_SAYS = Said("born", "03/05/2024"), Said("born", "2023", PartialDate(2023))


@dataclass
class Told:
    """A case with a birth notice and a household book that give two birth dates."""

    home: Home
    case: str
    child: str
    notice: str
    book: str

    def card(self) -> CaseCard:
        return cases.case_card(self.home, self.case)

    def file(self) -> CaseFile:
        return self.card().file

    def weighed(self) -> Weighed:
        card = self.card()
        return evidence.weigh(self.home, card.file, card.history)

    def state(self, about: str = "born") -> State | None:
        matter = self.weighed().matter(about)
        return matter.state if matter else None

    def say(self, piece: str, *says: Said) -> None:
        seen = next(each.seen for each in self.file().evidence if each.id == piece)
        evidence.record_says(self.home, piece, seen, says)

    def settle(self, taken: Said | Silence = NOTICE_SAYS, reason: str = "Giấy chứng sinh lập ngay khi sinh", **more):  # type: ignore[no-untyped-def]
        file = self.file()
        assert file.person is not None
        seen = next((each.seen for each in file.settlements if each.about == "born"), None)
        given = {"weighed": [each.id for each in file.evidence], "seen": seen, "person_seen": file.person.seen, **more}
        return evidence.settle(self.home, self.case, "born", taken, reason, **given)


@pytest.fixture(params=[Side.OFFICE, Side.FIELD])
def told(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Told]:
    with a_home(tmp_path / "home", request.param, (Role.GROUP_HEAD,)) as home:
        area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
        house = people.add_household(home, "Hộ bà H’Bia", area).value
        mother, child = people.add_members(
            home,
            house,
            [
                NewPerson("H’Bia Niê", area, relation="chu-ho", fields={"born": PartialDate(1990)}),
                NewPerson("Y Krông Niê", area, relation="con-de", fields={"born": PartialDate(2022), "sex": "male"}),
            ],
        ).value
        seen = people.person_card(home, child).person.seen
        people.change_person(home, child, seen, {"mother": Kin(mother), "ethnicity": "12"})
        case = cases.open_case(home, child, "A3").value
        notice = cases.add_evidence(
            home, case, "birth_notice", {"seen_as": "original", "strength": "strong", "says": (NOTICE_SAYS,)}
        ).value
        book = cases.add_evidence(home, case, "household_book", {"seen_as": "copy", "says": (BOOK_SAYS,)}).value
        yield Told(home, case, child, notice, book)


def test_a_contradiction_is_seen_and_the_stronger_paper_stands_first(told: Told) -> None:
    (matter,) = told.weighed().open
    assert [value.said.text for value in matter.values] == ["03/05/2024", "2023"]
    assert matter.record_differs
    assert told.weighed().suggestions["birth"].standing is Standing.DISPUTED
    assert "not-said" in [why.code for why in told.weighed().missing["birth"]]


def test_settling_says_who_when_and_why_and_writes_the_record(told: Told) -> None:
    done = told.settle()
    (settlement,) = told.file().settlements
    assert (settlement.taken, settlement.by, settlement.day) == (NOTICE_SAYS, told.home.account.id, told.home.today)
    assert settlement.reason == "Giấy chứng sinh lập ngay khi sinh"
    assert set(settlement.weighed) == {told.notice, told.book}
    assert told.file().person.born == PartialDate(2024, 5, 3)  # type: ignore[union-attr]
    assert (done.changes.touches("settlement"), done.changes.touches("resident")) == (True, True)
    assert told.state() is State.SETTLED


def test_the_record_can_be_left_as_it_is_and_the_difference_stays_in_sight(told: Told) -> None:
    told.settle(into_record=False)
    assert told.file().person.born == PartialDate(2022)  # type: ignore[union-attr]
    matter = told.weighed().matter("born")
    assert matter is not None
    assert (matter.state, matter.record_differs) == (State.SETTLED, True)


def test_settling_and_the_record_are_taken_back_as_one_and_stand_again_as_one(told: Told) -> None:
    told.settle()
    undo.take_back(told.home, told.case)
    assert told.file().settlements == ()
    assert told.file().person.born == PartialDate(2022)  # type: ignore[union-attr]
    assert told.state() is State.OPEN
    undo.take_back(told.home, told.case)
    assert told.state() is State.SETTLED
    assert told.file().person.born == PartialDate(2024, 5, 3)  # type: ignore[union-attr]


def test_a_settlement_that_was_taken_back_can_be_made_again(told: Told) -> None:
    told.settle()
    undo.take_back(told.home, told.case)
    told.settle(BOOK_SAYS, "Sổ lập trước")
    assert told.state() is State.SETTLED
    assert told.file().person.born == PartialDate(2023)  # type: ignore[union-attr]
    undo.take_back(told.home, told.case)
    assert told.state() is State.OPEN


def test_what_was_settled_before_stays_in_the_history(told: Told) -> None:
    told.settle()
    evidence.reopen(told.home, told.case, "born", "Mẹ nói giấy chứng sinh viết nhầm")
    assert told.state() is State.REOPENED
    told.settle(BOOK_SAYS, "Trạm y tế xác nhận viết nhầm năm")
    reasons = [
        change.after
        for row in told.card().history
        if row.entity == "settlement"
        for change in row.changes
        if change.name == "reason"
    ]
    assert reasons == [
        "Trạm y tế xác nhận viết nhầm năm",
        "Mẹ nói giấy chứng sinh viết nhầm",
        "Giấy chứng sinh lập ngay khi sinh",
    ]


def test_a_paper_that_came_later_and_says_otherwise_opens_it_again(told: Told) -> None:
    told.settle()
    cases.add_evidence(told.home, told.case, "verification_answer", {"says": (Said("born", "03/05/2024"),)})
    assert told.state() is State.SETTLED
    cases.add_evidence(told.home, told.case, "verification_answer", {"says": (Said("born", "2021"),)})
    assert told.state() is State.REOPENED


def test_a_weighed_paper_whose_words_are_changed_later_opens_it_again(told: Told) -> None:
    told.settle()
    told.say(told.book, Said("born", "03/05/2024"))
    assert told.state() is State.SETTLED
    told.say(told.book, Said("born", "2020"))
    assert told.state() is State.REOPENED
    told.settle()
    assert told.state() is State.SETTLED


def test_a_paper_that_was_not_on_the_screen_is_not_counted_as_weighed(told: Told) -> None:
    told.settle(weighed=[told.notice])
    assert told.state() is State.REOPENED


def test_that_it_cannot_be_told_is_a_settlement_and_leaves_the_record_alone(told: Told) -> None:
    told.settle(Silence.UNKNOWN, "Hai giấy ngang nhau, không ai còn nhớ")
    assert told.state() is State.SETTLED
    assert told.file().person.born == PartialDate(2022)  # type: ignore[union-attr]


def test_a_case_with_an_open_contradiction_is_not_closed_as_solved(told: Told) -> None:
    today = told.home.today
    cases.record_step(told.home, told.case, "birth", {"state": "done", "done_on": today})
    with pytest.raises(UserError) as refused:
        closing.close(told.home, told.case, told.file().case.seen, Closing("settled", today, "Đã có khai sinh"))
    assert (refused.value.code, refused.value.params["about"]) == ("case.contradicted", ["Ngày sinh"])
    told.settle()
    closing.close(told.home, told.case, told.file().case.seen, Closing("settled", today, "Đã có khai sinh"))
    assert told.file().case.state == "closed"


def test_it_may_still_be_closed_for_another_reason(told: Told) -> None:
    paper = "Trích lục khai tử số 5"
    closing.close(told.home, told.case, told.file().case.seen, Closing("deceased", told.home.today, paper=paper))
    assert told.file().case.state == "closed"


@pytest.mark.parametrize("role", [Role.HAMLET_HEAD, Role.FIELD_MEMBER, Role.CLERK])
def test_who_may_not_judge_does_not_settle(told: Told, role: Role) -> None:
    home = replace(told.home, account=Account(new_id(), "Người khác", (role,)))
    with pytest.raises(UserError, match=r"permission\.write"):
        evidence.settle(home, told.case, "born", NOTICE_SAYS, "vì", weighed=[])
    assert told.file().settlements == ()


def test_no_settlement_without_a_reason_a_side_and_a_matter(told: Told) -> None:
    for wrong, code in (
        ({"reason": "  "}, "settlement.no-reason"),
        ({"taken": None}, "settlement.nothing-taken"),
        ({"about": "weather"}, "evidence.matter-unknown"),
    ):
        given = {"about": "born", "taken": NOTICE_SAYS, "reason": "vì"} | wrong
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            evidence.settle(told.home, told.case, weighed=[], **given)  # type: ignore[arg-type]
    with pytest.raises(UserError, match=r"settlement\.none"):
        evidence.reopen(told.home, told.case, "born", "vì")
    assert told.state() is State.OPEN


def test_two_people_at_one_settlement_do_not_overwrite_each_other(told: Told) -> None:
    if not told.home.is_office:
        return
    told.settle()
    seen = told.file().settlements[0].seen
    told.settle(BOOK_SAYS, "Sổ lập trước")
    with pytest.raises(UserError, match=r"row\.changed-since"):
        told.settle(NOTICE_SAYS, "Lý do cũ", seen=seen)
    assert told.file().settlements[0].reason == "Sổ lập trước"


def test_what_a_piece_says_is_kept_clean_and_of_known_matters(told: Told) -> None:
    told.say(told.book, Said("born", "  03/05   2024 "), Said("name", "   "))
    assert next(each for each in told.file().evidence if each.id == told.book).says == (Said("born", "03/05 2024"),)
    with pytest.raises(UserError, match=r"evidence\.matter-unknown"):
        told.say(told.book, Said("weather", "mưa"))


def test_a_recorded_mother_and_codes_are_held_against_papers_by_their_names(told: Told) -> None:
    told.say(told.book, Said("mother", "H’BIA NIÊ"), Said("ethnicity", "Kinh"))
    weighed = told.weighed()
    assert {matter.about: matter.state for matter in weighed.matters} == {
        "born": State.OPEN,
        "mother": State.AGREED,
        "ethnicity": State.OPEN,
    }
    file = told.file()
    assert evidence.would_write(told.home, file, Said("ethnicity", "kinh"), weighed.relatives) == ("ethnicity",)
    assert evidence.would_write(told.home, file, Said("mother", "H’Bia Niê"), weighed.relatives) == ()
    assert evidence.would_write(told.home, file, Said("origin", "Gốc Việt"), weighed.relatives) == ()


def test_a_number_is_written_with_the_paper_that_it_came_from(told: Told) -> None:
    taken = Said("number", "066 224 000 123")
    evidence.settle(told.home, told.case, "number", taken, "Chỉ một giấy có số", weighed=[], source="Giấy khai sinh")
    assert told.file().person.id_number == SourcedNumber("066224000123", "Giấy khai sinh")  # type: ignore[union-attr]


# On paper -------------------------------------------------------------------------------------------------------


def prints(told: Told) -> list[str]:
    with told.home.engine.connect() as conn:
        return [row.why or "" for row in access.of_row(conn, "case", told.case) if row.what == "print"]


def test_a_statement_is_printed_to_be_signed_and_the_print_is_noted(told: Told) -> None:
    fields = {
        "told_by": "Bà H’Lan Niê, bà ngoại",
        "says": (Said("born", "mùa lúa năm 2023"),),
        "place": "Buôn Kô Tam",
        "note": "Bà mụ đã mất",
        "seen_on": told.home.today,
    }
    piece = cases.add_evidence(told.home, told.case, "kin_statement", fields).value
    words = text_of(statements.print_statement(told.home, piece).value)
    told_on_paper = (
        "LỜI KHAI CỦA NGƯỜI THÂN",
        "Bà H’Lan Niê",
        "bà ngoại",
        "Ngày sinh: mùa lúa năm 2023",
        "Bà mụ đã mất",
        "Buôn Kô Tam, ngày 22 tháng 11",
        "Y Krông Niê",
        "cần kiểm tra mẫu",
        told.home.account.name,
    )
    for word in told_on_paper:
        assert word in words, word
    assert prints(told) == ["statement:kin_statement"]


def test_the_person_declares_for_themselves_and_a_sheet_can_be_empty(told: Told) -> None:
    piece = cases.add_evidence(told.home, told.case, "self_statement", {}).value
    assert "chính người được khai" in text_of(statements.print_statement(told.home, piece).value)
    empty = text_of(statements.print_blank(told.home, told.case, "hamlet_statement").value)
    assert "VĂN BẢN XÁC NHẬN CỦA TRƯỞNG THÔN" in empty
    assert "chính người được khai" not in empty
    assert prints(told) == ["statement:hamlet_statement", "statement:self_statement"]


def test_only_somebodys_word_becomes_a_statement_and_sealed_people_only_for_those_who_may(told: Told) -> None:
    for print_it in (
        lambda: statements.print_statement(told.home, told.notice),
        lambda: statements.print_blank(told.home, told.case, "passport"),
    ):
        with pytest.raises(UserError, match=r"evidence\.not-a-statement"):
            print_it()
    people.change_person(told.home, told.child, people.person_card(told.home, told.child).person.seen, {"sealed": True})
    clerk = replace(told.home, account=Account(new_id(), "Văn phòng", (Role.CLERK,)))
    with pytest.raises(UserError, match=r"person\.sealed"):
        statements.print_blank(clerk, told.case, "kin_statement")
    assert prints(told) == []


def test_the_dossier_tells_both_sides_and_how_it_was_settled(told: Told) -> None:
    def dossier() -> tuple[str, str]:
        words = text_of(dossiers.render_preview(told.home, told.case, masked=False))
        return words, words.partition("Mã băm của phiên bản: ")[2][:64]

    words, before = dossier()
    assert "Ngày sinh: chưa giải quyết" in words
    assert "thông tin nhân khẩu đang ghi" in words
    told.settle(into_record=False)
    words, after = dossier()
    assert after != before
    for word in ("Ngày sinh: đã giải quyết", "lấy theo “03/05/2024”", "Giấy chứng sinh lập ngay khi sinh",
                 "Sổ hộ khẩu, sổ tạm trú cũ"):  # fmt: skip
        assert word in words, word
    evidence.reopen(told.home, told.case, "born", "Có người nói khác")
    words, _ = dossier()
    assert "phải xem xét lại" in words
    assert "đưa ra xem xét lại" in words


def test_a_name_that_is_only_settled_as_unknown_says_so_on_paper(told: Told) -> None:
    told.settle(Silence.UNKNOWN, "Không ai còn nhớ")
    undo.take_back(told.home, told.case)
    told.say(told.book, Said("born", "2022"))
    words = text_of(dossiers.render_preview(told.home, told.case, masked=False))
    assert "chưa xác định được" in words
    assert "hoàn tác" in words
