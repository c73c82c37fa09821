"""B7: only the reference to a written decision in force, sealed, opened by one role at the office, gone with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.account import Account
from app.domain.permissions import Action
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.models import decisions as stored
from app.models.state import Side
from app.security import age
from app.services import decisions, people, sitting
from app.services.decisions import Decision
from app.services.people import NewPerson
from tests.services.commune import a_commune
from tests.services.homes import NOW, PASSPHRASE, a_home

DECISION = Decision("12/QĐ-UBND", date(2026, 6, 1), "UBND xã Tuy An Đông", date(2027, 5, 31))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office", roles=(Role.AREA_POLICE,)) as opened:
        yield opened


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=f"^{code}")


def log_of(home: Home) -> list[tuple[str, str]]:
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql("SELECT what, row FROM access WHERE entity = 'decision' ORDER BY no")
        return [(str(what), str(row)) for what, row in found]


def rows_of(home: Home) -> tuple[stored.SealedRow, ...]:
    with home.engine.connect() as conn:
        return stored.all_of(conn)


def test_a_reference_is_sealed_listed_closed_and_opened_with_a_line_in_the_log(home: Home) -> None:
    made = decisions.add(home, DECISION)
    assert decisions.kept(home) == (made,)
    assert log_of(home) == [("decision-add", made.id)], "the list opens nothing"
    assert decisions.read(home, made.id) == DECISION
    assert log_of(home)[1:] == [("read", made.id)]
    decisions.remove(home, made.id)
    assert decisions.kept(home) == ()
    assert log_of(home)[2:] == [("decision-remove", made.id)]
    with refused("decision.elsewhere"):
        decisions.read(home, made.id)
    with refused("decision.elsewhere"):
        decisions.remove(home, made.id)


def test_there_is_no_field_for_a_person_behaviour_opinion_or_speech() -> None:
    assert [each.name for each in fields(Decision)] == ["number", "day", "authority", "until"]


def test_what_lies_in_the_database_says_nothing_and_is_always_of_one_length(home: Home) -> None:
    decisions.add(home, DECISION)
    decisions.add(home, replace(DECISION, number="7/QĐ", authority="Tòa án nhân dân khu vực"))
    sealed = [row.sealed for row in rows_of(home)]
    assert len({len(age.unseal(each, [home.ring.home_identity])) for each in sealed}) == 1
    for each in sealed:
        assert b"UBND" not in each
        assert b"2026" not in each


def test_capital_letters_of_a_number_stay(home: Home) -> None:
    made = decisions.add(home, replace(DECISION, number="  12/QĐ-TA  "))
    assert decisions.read(home, made.id).number == "12/QĐ-TA"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": "  "}, "decision.number-missing"),
        ({"number": "hay gây gổ"}, "decision.number-missing"),
        ({"number": "1" * 41}, "decision.number-missing"),
        ({"authority": ""}, "decision.authority-missing"),
        ({"authority": "x" * 121}, "decision.authority-missing"),
        ({"day": date(2026, 11, 23)}, "decision.in-the-future"),
        ({"until": date(2026, 5, 1)}, "decision.ends-before-it-begins"),
        ({"until": date(2026, 11, 21)}, "decision.lapsed"),
    ],
)
def test_only_a_written_decision_in_force_is_taken(home: Home, wrong: dict[str, Any], code: str) -> None:
    with refused(code):
        decisions.add(home, replace(DECISION, **wrong))
    assert rows_of(home) == ()
    assert log_of(home) == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AREA_POLICE])
def test_no_other_role_sees_that_there_is_one(home: Home, role: Role) -> None:
    made = decisions.add(home, DECISION)
    home.account = Account(home.account.id, "Người khác", (role,))
    for call in (
        lambda: decisions.add(home, DECISION),
        lambda: decisions.kept(home),
        lambda: decisions.read(home, made.id),
        lambda: decisions.remove(home, made.id),
    ):
        with refused("permission.action"):
            call()
    assert len(rows_of(home)) == 1


def test_a_laptop_takes_none(tmp_path: Path) -> None:
    with a_home(tmp_path / "field", Side.FIELD, (Role.AREA_POLICE,)) as laptop:
        with refused("decision.office-only"):
            decisions.add(laptop, DECISION)
        with refused("decision.office-only"):
            decisions.kept(laptop)


def test_it_goes_on_the_day_after_its_last_day(home: Home) -> None:
    made = decisions.add(home, replace(DECISION, until=date(2026, 11, 22)))
    assert decisions.kept(home) == (made,)
    home.clock = lambda: NOW + timedelta(days=1)
    with refused("decision.elsewhere"):
        decisions.read(home, made.id)
    assert rows_of(home) == ()


def test_opening_the_office_forgets_what_has_lapsed(tmp_path: Path) -> None:
    with a_commune(tmp_path) as commune:
        office = commune.office
        account = office.account
        office.account = Account(account.id, account.name, (Role.AREA_POLICE,))
        today = office.today
        decisions.add(office, replace(DECISION, day=today, until=today))
        decisions.add(office, replace(DECISION, day=today, until=today + timedelta(days=9)))
        folder = office.folder
        office.close()
        later = sitting.open_home(folder, account.id, PASSPHRASE, clock=lambda: NOW.replace(year=today.year + 9))
        try:
            assert rows_of(later) == ()
        finally:
            later.close()


def test_a_damaged_reference_says_so(home: Home) -> None:
    made = decisions.add(home, DECISION)
    with home.noting() as conn:
        conn.exec_driver_sql("UPDATE sealed_decision SET sealed = ?", (b"age-encryption.org/v1\nx",))
    with refused("decision.unreadable"):
        decisions.read(home, made.id)


def test_it_never_goes_over_a_stick_and_is_not_found_by_search(tmp_path: Path) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        office = commune.office
        people.add_person(office, NewPerson("Y Bhăm", commune.areas["Thôn 1"]))
        first = office.account
        office.account = Account(first.id, first.name, (Role.AREA_POLICE,))
        decisions.add(office, replace(DECISION, day=office.today, until=office.today))
        office.account = first
        laptop = commune.laptop("Thôn 1")
        commune.exchange(laptop)
        assert rows_of(laptop) == ()
        with laptop.engine.connect() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM op WHERE entity LIKE '%decision%'").scalar() == 0
        assert people.find(office, "12/QĐ-UBND") == []
        assert not first.may(Action.READ_REFERENCE)
