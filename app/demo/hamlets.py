"""Where the people of the demo live: areas as the plan has them, households of every shape, and who is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.demo.names import BANA, CHAM, EDE, KINH, NUNG, TAY, Line, a_line, a_name, child_line
from app.domain.answers import Silence, is_known
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin, Membership, Sex, SourcedNumber

UNIT, UNIT_NAME = "22120", "Xã Tuy An Đông"
YEAR = 2026
"""The year from which ages are counted."""
ETHNIC_CODES = {KINH: "01", TAY: "02", NUNG: "07", EDE: "12", BANA: "13", CHAM: "17"}


@dataclass(frozen=True, slots=True)
class Place:
    """One area of the demo. ``weight``: its share of the people; ``peoples``: who lives there, by weight."""

    id: str
    name: str
    kind: str
    weight: float
    peoples: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Person:
    """Somebody of the demo, while it is being made. ``fields`` go into the record as they stand."""

    id: str
    place: Place
    household: House
    line: Line
    sex: Sex
    year: int
    fields: dict[str, Any]
    relation: str = "chu-ho"

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    @property
    def age(self) -> int:
        return YEAR - self.year


@dataclass(slots=True)
class House:
    id: str
    place: Place
    fields: dict[str, Any] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)


_KINH_ONLY = ((KINH, 1),)
_MOSTLY_KINH = ((KINH, 24), (TAY, 1))
_UPLAND = ((EDE, 6), (CHAM, 4), (BANA, 3), (KINH, 3), (NUNG, 1))
_EDE_HAMLET = ((EDE, 14), (KINH, 3))


def places() -> tuple[Place, ...]:
    """The areas: twelve hamlets, a mooring place, a care facility, a plantation."""
    mixes = (*[_MOSTLY_KINH] * 8, _UPLAND, _UPLAND, _EDE_HAMLET, _EDE_HAMLET)
    weights = (9, 8, 7, 8, 6, 9, 7, 6, 7, 6, 8, 7)
    hamlets = [
        Place(new_id(), f"Thôn {number}", "hamlet", weight, mix)
        for number, (weight, mix) in enumerate(zip(weights, mixes, strict=True), 1)
    ]
    others = (
        Place(new_id(), "Bến neo đậu số 1", "mooring", 4, _KINH_ONLY),
        Place(new_id(), "Cơ sở bảo trợ xã hội của xã", "facility", 1.5, ((KINH, 5), (EDE, 2), (CHAM, 1))),
        Place(new_id(), "Nông trường Suối Mẫu", "plantation", 6, ((TAY, 3), (NUNG, 4), (EDE, 3), (KINH, 3))),
    )
    return (*hamlets, *others)


class Settling:
    """Makes households until a place has its people. The same seed makes the same people."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._numbers: list[str] = []
        self._last: Person | None = None

    def settle(self, place: Place, count: int) -> list[House]:
        """Households of ``place`` with ``count`` people in all."""
        houses: list[House] = []
        left = count
        while left > 0:
            house = self._house(place, len(houses) + 1, left)
            houses.append(house)
            left -= len(house.people)
        return houses

    # Households ----------------------------------------------------------------------------------------------

    def _house(self, place: Place, number: int, most: int) -> House:
        house = House(new_id(), place)
        people, weights = zip(*place.peoples, strict=True)
        shape = self._shape(place)
        for person in shape(house, self.rng.choices(people, weights)[0]):
            house.people.append(person)
            if len(house.people) == most:
                break
        for person in house.people:
            person.fields["membership"] = Membership(house.id, person.relation)
        head = house.people[0]
        title = "ông" if head.sex is Sex.MALE else "bà"
        house.fields = {
            "area_id": place.id,
            "label": _LABELS.get(place.kind, "Hộ {title} {name}").format(title=title, name=head.name, number=number),
            "address": self._address(place, number),
        }
        return house

    def _shape(self, place: Place) -> Callable[[House, str], Iterator[Person]]:
        if place.kind == "facility":
            return self._cared_for
        if place.kind == "mooring":
            return self.rng.choices((self._couple, self._crew), (3, 2))[0]
        shapes = (self._couple, self._three_generations, self._one_parent, self._old, self._left_behind, self._lodgers)
        return self.rng.choices(shapes, (52, 20, 8, 12, 4, 4))[0]

    def _couple(self, house: House, people: str) -> Iterator[Person]:
        rng = self.rng
        year = rng.randint(1958, 2000)
        father = self._person(house, a_line(rng, people), Sex.MALE, year, "chu-ho")
        mixed = people if rng.random() < 0.93 else KINH
        mother = self._person(house, a_line(rng, mixed), Sex.FEMALE, year + rng.randint(-3, 7), "vo")
        if people == EDE:  # the house is the wife's
            mother.relation, father.relation = "chu-ho", "chong"
            yield from (mother, father)
        else:
            yield from (father, mother)
        yield from self._children(house, father, mother, "con-de")

    def _children(self, house: House, father: Person | None, mother: Person, relation: str) -> Iterator[Person]:
        rng = self.rng
        line = child_line(father.line, mother.line) if father else mother.line
        first = mother.year + rng.randint(19, 28)
        for order in range(rng.choices((0, 1, 2, 3, 4), (6, 22, 44, 20, 8))[0]):
            year = min(first + order * rng.randint(2, 4), YEAR)
            if year < mother.year + 17 or (YEAR - year > 27 and rng.random() < 0.6):
                continue  # grown up, lives elsewhere
            child = self._person(house, line, self._sex(), year, relation, mother, father)
            yield child
            if rng.random() < 0.012:
                yield self._twin(house, child, mother, father)

    def _three_generations(self, house: House, people: str) -> Iterator[Person]:
        rng = self.rng
        year = rng.randint(1938, 1964)
        line = a_line(rng, people)
        wife_line = a_line(rng, people)
        grandmother = self._person(house, wife_line, Sex.FEMALE, year + rng.randint(0, 5), "chu-ho")
        grandfather = None
        if rng.random() < 0.55:
            grandfather = self._person(house, line, Sex.MALE, year, "chu-ho")
            grandmother.relation = "vo"
            yield grandfather
        yield grandmother
        born = min(grandmother.year + rng.randint(20, 32), 2003)
        child = child_line(line, wife_line)
        if people == EDE:
            mother = self._person(house, child, Sex.FEMALE, born, "con-de", grandmother, grandfather)
            father = self._person(house, a_line(rng, people), Sex.MALE, born - rng.randint(0, 5), "con-re")
            yield mother
            yield father
        else:
            father = self._person(house, child, Sex.MALE, born, "con-de", grandmother, grandfather)
            mother = self._person(house, a_line(rng, people), Sex.FEMALE, born + rng.randint(0, 4), "con-dau")
            yield father
            yield mother
        yield from self._children(house, father, mother, "chau-noi" if people != EDE else "chau-ngoai")

    def _one_parent(self, house: House, people: str) -> Iterator[Person]:
        mother = self._person(house, a_line(self.rng, people), Sex.FEMALE, self.rng.randint(1968, 2004), "chu-ho")
        yield mother
        yield from self._children(house, None, mother, "con-de")

    def _old(self, house: House, people: str) -> Iterator[Person]:
        rng = self.rng
        head = self._person(house, a_line(rng, people), self._sex(), rng.randint(1926, 1960), "chu-ho")
        yield head
        if rng.random() < 0.4:
            other = Sex.FEMALE if head.sex is Sex.MALE else Sex.MALE
            relation = "vo" if other is Sex.FEMALE else "chong"
            yield self._person(house, a_line(rng, people), other, head.year + rng.randint(-4, 6), relation)

    def _left_behind(self, house: House, people: str) -> Iterator[Person]:
        """Grandparents who raise grandchildren whose parents work far away."""
        rng = self.rng
        head = self._person(house, a_line(rng, people), Sex.FEMALE, rng.randint(1950, 1968), "chu-ho")
        yield head
        mother = Kin(name=a_name(rng, head.line, Sex.FEMALE, head.year + 25), note="đi làm ở Bình Dương")
        for _ in range(rng.randint(1, 3)):
            child = self._person(house, a_line(rng, people), self._sex(), rng.randint(2010, 2024), "chau-ngoai")
            child.fields |= {"mother": mother, "guardian": Kin(head.id, head.name)}
            yield child

    def _lodgers(self, house: House, people: str) -> Iterator[Person]:
        rng = self.rng
        yield self._person(house, a_line(rng, people), self._sex(), rng.randint(1972, 2000), "o-thue")
        for _ in range(rng.randint(0, 3)):
            yield self._person(house, a_line(rng, KINH), self._sex(), rng.randint(1980, 2007), "cung-o-thue")

    def _crew(self, house: House, people: str) -> Iterator[Person]:
        rng = self.rng
        for order in range(rng.randint(2, 6)):
            relation = "chu-ho" if order == 0 else "khac"
            yield self._person(house, a_line(rng, people), Sex.MALE, rng.randint(1965, 2007), relation)

    def _cared_for(self, house: House, people: str) -> Iterator[Person]:
        rng = self.rng
        for _ in range(rng.randint(6, 12)):
            year = rng.choice((rng.randint(1930, 1965), rng.randint(2008, 2025)))
            person = self._person(house, a_line(rng, people), self._sex(), year, "khac")
            person.fields.pop("phone", None)
            yield person

    # One person ----------------------------------------------------------------------------------------------

    def _sex(self) -> Sex:
        return Sex.MALE if self.rng.random() < 0.505 else Sex.FEMALE

    def _person(
        self,
        house: House,
        line: Line,
        sex: Sex,
        year: int,
        relation: str,
        mother: Person | None = None,
        father: Person | None = None,
    ) -> Person:
        rng = self.rng
        name = a_name(rng, line, sex, year)
        if self._last is not None and rng.random() < 0.01 and self._last.sex is sex:
            name = self._last.name  # a namesake in the next house
        fields: dict[str, Any] = {
            "area_id": house.place.id,
            "name": name,
            "born": self._born(year),
            "sex": sex.value,
            "ethnicity": ETHNIC_CODES[line.people],
            "nationality": "Việt Nam",
        }
        fields |= self._papers(sex, year)
        for who, parent in (("mother", mother), ("father", father)):
            if parent is not None:
                fields[who] = Kin(parent.id, parent.name, parent.fields.get("born"))
        person = Person(new_id(), house.place, house, line, sex, year, fields, relation)
        self._last = person
        return person

    def _twin(self, house: House, child: Person, mother: Person, father: Person | None) -> Person:
        twin = self._person(house, child.line, child.sex, child.year, child.relation, mother, father)
        twin.fields |= {"born": child.fields["born"]}
        words = child.name.rsplit(" ", 1)
        if child.line.people == KINH:
            twin.fields["name"] = f"{words[0]} {self.rng.choice(('Anh', 'Em', 'An', 'Bình'))}"
        return twin

    def _born(self, year: int) -> Any:
        rng = self.rng
        chance = rng.random()
        if year < 1970 and chance < 0.3:
            return PartialDate(year)
        if year < 1945 and chance < 0.36:
            return Silence.UNKNOWN
        if chance > 0.98:
            return PartialDate(year, rng.randint(1, 12))
        last = 3 if year == YEAR else 12
        return PartialDate(year, rng.randint(1, last), rng.randint(1, 28))

    def _papers(self, sex: Sex, year: int) -> dict[str, Any]:
        """Numbers and what is registered, with the faults that real data has."""
        rng = self.rng
        found: dict[str, Any] = {}
        here = rng.random() < 0.86
        province = "054" if here else rng.choice(("066", "066", "052", "049", "001", "064", "079", "004"))
        place = "Xã An Ninh Đông, huyện Tuy An, tỉnh Phú Yên" if here else _ELSEWHERE[province]
        found["home_town"] = place
        if rng.random() < 0.97:
            found["birth_registered_at"] = place
        if rng.random() < 0.955:
            found["id_number"] = SourcedNumber(self._number(province, sex, year), rng.choice(_SOURCES))
        elif rng.random() < 0.3:
            found["id_number"] = Silence.UNKNOWN
        if year < 2005 and rng.random() < 0.6:
            series = "22" if here else "24"
            found["old_number"] = SourcedNumber(f"{series}{rng.randint(0, 9_999_999):07}", "chứng minh nhân dân cũ")
        if YEAR - year >= 16 and rng.random() < 0.55:
            found["phone"] = f"0{rng.choice('3579')}{rng.randint(0, 99_999_999):08}"
        return found

    def _number(self, province: str, sex: Sex, year: int) -> str:
        rng = self.rng
        century = (year - 1900) // 100 * 2
        digit = century + (1 if sex is Sex.FEMALE else 0)
        fault = rng.random()
        if fault < 0.006:
            digit ^= 1  # the other sex
        elif fault < 0.012:
            year += rng.choice((-1, 1, 10))
        number = f"{province}{digit}{year % 100:02}{rng.randint(0, 999_999):06}"
        if 0.012 <= fault < 0.014 and self._numbers:
            number = rng.choice(self._numbers)  # two people, one number
        self._numbers.append(number)
        return number.lstrip("0") if 0.014 <= fault < 0.018 else number  # a spreadsheet ate the zero

    def _address(self, place: Place, number: int) -> Address:
        if place.kind == "mooring":
            return Address(
                line=f"Tàu PY-{90000 + number * 7}-TS", hamlet=place.name, unit_code=UNIT, unit_name=UNIT_NAME
            )
        line = f"Lô {number}" if place.kind == "plantation" else f"Tổ {number % 6 + 1}, nhà số {number}"
        return Address(line=line, hamlet=place.name, unit_code=UNIT, unit_name=UNIT_NAME)


_LABELS = {"facility": "Phòng nuôi dưỡng số {number}", "mooring": "Tàu của {title} {name}"}
_SOURCES = ("Cơ sở dữ liệu quốc gia về dân cư", "thẻ căn cước", "danh sách của Công an xã")
_ELSEWHERE = {
    "066": "Xã Ea Tu, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk",
    "052": "Xã Cát Minh, huyện Phù Cát, tỉnh Bình Định",
    "049": "Xã Duy Hải, huyện Duy Xuyên, tỉnh Quảng Nam",
    "001": "Xã Minh Phú, huyện Sóc Sơn, thành phố Hà Nội",
    "064": "Xã Ia Der, huyện Ia Grai, tỉnh Gia Lai",
    "079": "Phường 5, quận 8, Thành phố Hồ Chí Minh",
    "004": "Xã Quang Hán, huyện Trùng Khánh, tỉnh Cao Bằng",
}


def shares(count: int, all_places: tuple[Place, ...]) -> list[int]:
    """How many of ``count`` people live in each place: at least one, and in all exactly ``count``."""
    total = sum(place.weight for place in all_places)
    given = [max(1, int(count * place.weight / total)) for place in all_places]
    given[0] += count - sum(given)
    return given


def has_number(person: Person) -> bool:
    return is_known(person.fields.get("id_number"))
