"""The board: open cases by next step, by person, by team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.pathway import Readiness
from app.domain.roles import Role
from app.home import Home
from app.services import assigning, board, cases, people
from app.services.board import NOBODY, By
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "home", roles=(Role.GROUP_HEAD,)) as opened:
        yield opened


@pytest.fixture
def made(home: Home) -> list[str]:
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    return [
        cases.open_case(home, people.add_person(home, NewPerson(name, area)).value, "A3").value
        for name in ("Nguyễn Văn Tèo", "H'Bia Niê", "Y Bhim Êban")
    ]


def test_every_open_case_stands_in_one_column_of_its_next_step(home: Home, made: list[str]) -> None:
    cases.record_step(home, made[0], "birth", {"state": "filed", "filed_on": home.today})
    shown = board.board(home, By.STEP)
    cards = {card.id: (column.key, card.readiness) for column in shown.columns for card in column.cards}
    assert cards.keys() == set(made)
    assert cards[made[0]] == ("birth", Readiness.FILED)
    assert (shown.looked_at, shown.total) == (3, 3)


def test_by_person_and_team_what_nobody_was_given_has_its_own_column(home: Home, made: list[str]) -> None:
    given = {"assignee": home.account.id, "team": "Tổ 1", "due": home.today + timedelta(days=3)}
    assigning.assign(home, assigning.seen_of(home, made[:2]), given)
    by_person = {column.key: len(column.cards) for column in board.board(home, By.PERSON).columns}
    by_team = {column.key: len(column.cards) for column in board.board(home, By.TEAM).columns}
    assert by_person == {NOBODY: 1, home.account.id: 2}
    assert by_team == {NOBODY: 1, "Tổ 1": 2}


def test_of_a_long_list_those_due_first_are_shown_and_how_many_there_are_is_told(home: Home, made: list[str]) -> None:
    assigning.assign(home, assigning.seen_of(home, made[2:]), {"due": home.today})
    shown = board.board(home, By.PERSON, limit=1)
    assert [card.id for column in shown.columns for card in column.cards] == [made[2]]
    assert (shown.looked_at, shown.total) == (1, 3)


def test_what_is_past_its_day_is_late(home: Home, made: list[str]) -> None:
    seen = cases.case_card(home, made[0]).file.case.seen
    cases.change_case(home, made[0], seen, {"due": home.today - timedelta(days=1)})
    (column,) = board.board(home, By.TEAM).columns
    assert column.late == 1
    assert board.board(home, By.TEAM, category="B4").columns == ()
