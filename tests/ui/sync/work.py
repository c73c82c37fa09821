"""What people do at the laptops of these tests."""

from __future__ import annotations

from app.domain.partial_date import PartialDate
from app.home import Home
from app.services import people
from app.services.people import NewPerson
from tests.services.commune import Commune


def change(home: Home, person: str, **fields: object) -> None:
    people.change_person(home, person, people.person_card(home, person).person.seen, fields)


def two_who_disagree(commune: Commune) -> tuple[str, Home, Home]:
    """Two laptops that wrote different phones and birth days of one child; the second's wait at the office."""
    area = commune.areas["Thôn Xuân Hòa"]
    child = people.add_person(commune.office, NewPerson("Y Krông Niê", area)).value
    one, two = commune.laptop("Thôn Xuân Hòa"), commune.laptop("Thôn Xuân Hòa")
    change(one, child, phone="0900 000 001", born=PartialDate(2024, 5, 3))
    change(two, child, phone="0900 000 002", born=PartialDate(2024, 5))
    commune.up(one)
    commune.up(two)
    return child, one, two
