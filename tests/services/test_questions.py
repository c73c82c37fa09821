"""The desk asks the field about one value; the answer comes back and stands beside the values; nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from app.domain.case_filter import CaseFilter
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.speaking import For
from app.domain.values import Closing, Said
from app.errors import UserError
from app.services import cases, closing, people, questions, sync_state
from app.services.people import NewPerson
from app.services.sync_desk import Base
from app.sync.conflicts import Choice
from tests.services.commune import Commune, a_commune
from tests.services.test_exchange import change


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path, "Thôn 1") as made:
        yield made


def two_who_disagree(commune: Commune, role: Role = Role.FIELD_MEMBER):  # type: ignore[no-untyped-def]
    area = commune.areas["Thôn 1"]
    child = people.add_person(commune.office, NewPerson("Y Krông Niê", area)).value
    change(commune.office, child, born=PartialDate(2023))
    case = cases.open_case(commune.office, child, "A3").value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1", roles=[role])
    change(one, child, born=PartialDate(2024, 5, 3))
    change(two, child, born=PartialDate(2024, 6, 3))
    commune.up(one)
    commune.up(two)
    return child, case, one, two


def test_a_question_travels_to_the_field_and_its_answer_stands_at_the_desk(commune: Commune) -> None:
    child, case, one, two = two_who_disagree(commune)
    office = commune.office
    (waiting,) = sync_state.list_conflicts(office)
    assert (waiting.base.what, waiting.base.value) == (Base.KNOWN, PartialDate(2023))
    asked = questions.ask(office, waiting.id, "Giấy chứng sinh ghi ngày nào?").value
    with pytest.raises(UserError, match=r"question\.asked-already"):
        questions.ask(office, waiting.id, "Hỏi nữa?")
    commune.down(two)
    (there,) = questions.of_case(two, case)
    assert (there.place, there.text) == (("resident", child, "born"), "Giấy chứng sinh ghi ngày nào?")
    assert [row.id for row in questions.waiting(two)] == [asked]
    questions.answer(two, there.id, there.seen, "Ngày 3 tháng 6, đã xem bản gốc")
    assert questions.waiting(two) == []
    commune.up(two)
    (waiting,) = sync_state.list_conflicts(office)
    assert waiting.asked is not None
    assert waiting.asked.answer == "Ngày 3 tháng 6, đã xem bản gốc"
    assert waiting.asked.answered_by == two.account.name
    sync_state.resolve(office, waiting.id, Choice.QUEUED, seen=waiting.seen)
    for laptop in (one, two):
        commune.down(laptop)
        assert questions.of_person(laptop, child) == []
        assert people.person_card(laptop, child).person.born == PartialDate(2024, 6, 3)


def test_an_answer_that_comes_after_the_decision_opens_nothing_and_is_kept(commune: Commune) -> None:
    child, _, _, two = two_who_disagree(commune)
    office = commune.office
    (waiting,) = sync_state.list_conflicts(office)
    questions.ask(office, waiting.id, "Ngày nào?")
    commune.down(two)
    (there,) = questions.of_person(two, child)
    questions.answer(two, there.id, there.seen, "Ngày 3 tháng 6")
    sync_state.resolve(office, waiting.id, Choice.STANDING, seen=waiting.seen)
    assert commune.up(two).conflicting == 0
    assert sync_state.list_conflicts(office) == []
    with office.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT answer FROM question").scalar() == "Ngày 3 tháng 6"


def test_a_later_import_forgets_neither_the_decision_nor_the_value_that_lost(commune: Commune) -> None:
    child, _, one, two = two_who_disagree(commune)
    (waiting,) = sync_state.list_conflicts(commune.office)
    sync_state.resolve(
        commune.office, waiting.id, Choice.VALUE, msgspec.to_builtins(PartialDate(2024, 4)), seen=waiting.seen
    )
    for laptop in (two, one, two):  # all of their work again
        commune.up(laptop)
    assert people.person_card(commune.office, child).person.born == PartialDate(2024, 4)
    assert sync_state.list_conflicts(commune.office) == []
    written = [
        field.after
        for line in people.person_card(commune.office, child).history
        for field in line.changes
        if field.name == "born"
    ]
    assert len(written) == 4  # what stood, both of theirs, and the decision


def test_evidence_stands_beside_the_value_that_it_speaks_for(commune: Commune) -> None:
    _, case, _, two = two_who_disagree(commune)
    says = (Said("born", "3/6/2024", PartialDate(2024, 6, 3)),)
    cases.add_evidence(two, case, "birth_notice", {"says": says})
    commune.up(two)
    (waiting,) = sync_state.list_conflicts(commune.office)
    (piece,) = waiting.evidence
    assert (piece.speaks_for, piece.said, piece.by) == (For.QUEUED, "3/6/2024", two.account.name)


def test_a_case_whose_person_is_in_conflict_is_not_closed_and_the_field_is_named(commune: Commune) -> None:
    _, case, _, _ = two_who_disagree(commune)
    office = commune.office
    ending = Closing("not_special", date(2026, 11, 22), note="không thuộc diện")
    checked = closing.check(office, case, ending)
    assert checked.disputed == (("resident", "born"),)
    with pytest.raises(UserError, match=r"case\.in-conflict") as refused:
        closing.close(office, case, cases.case_card(office, case).file.case.seen, ending)
    assert refused.value.params["fields"] == ["resident.born"]


@pytest.mark.parametrize("ending_first", [True, False])
def test_an_ending_that_comes_while_values_wait_holds_only_once_they_are_settled(
    commune: Commune, *, ending_first: bool
) -> None:
    area, office = commune.areas["Thôn 1"], commune.office
    child = people.add_person(office, NewPerson("Y Krông Niê", area)).value
    case = cases.open_case(office, child, "A3").value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1", roles=[Role.AREA_POLICE])
    change(one, child, born=PartialDate(2024, 5, 3))
    change(two, child, born=PartialDate(2024, 6, 3))
    ending = Closing("not_special", two.today, note="không thuộc diện")
    closing.close(two, case, cases.case_card(two, case).file.case.seen, ending)
    for laptop in (two, one) if ending_first else (one, two):
        commune.up(laptop)

    def listed(state: str) -> list[tuple[str, bool]]:
        return [(row.id, row.contested) for row in cases.list_cases(office, CaseFilter(state=state)).rows]

    assert listed("open") == listed("contested") == [(case, True)]
    assert listed("closed") == []
    assert cases.case_counts(office).closed == 0
    assert cases.case_card(office, case).contested
    (waiting,) = sync_state.list_conflicts(office)
    assert sync_state.resolve(office, waiting.id, Choice.QUEUED, seen=waiting.seen).value == (case,)
    assert (listed("open"), listed("closed")) == ([], [(case, False)])
    commune.down(two)
    assert cases.case_card(two, case).file.case.closing == ending


def test_a_laptop_shows_a_case_as_open_that_it_ended_while_its_own_value_waits(commune: Commune) -> None:
    _, case, _, two = two_who_disagree(commune, Role.AREA_POLICE)
    ending = Closing("not_special", two.today, note="không thuộc diện")
    closing.close(two, case, cases.case_card(two, case).file.case.seen, ending)
    assert not cases.case_card(two, case).contested
    commune.down(two)
    assert cases.case_card(two, case).contested
