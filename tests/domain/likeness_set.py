"""A commune on paper in which it is known who was taken down twice (tập thử nghi trùng): seeded, of invented people.

:func:`a_commune` gives the records and the true pairs. Some people were taken down a second time by somebody else, as
it happens at doors: without marks, with initials, with only a year, with a slip of the finger, in another hamlet,
without papers. Around them live people who only look alike: twins, namesakes of one year, fathers and sons of one name,
brothers with nearly one name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from app.demo import names as people
from app.domain.answers import is_known
from app.domain.matching import Profile
from app.domain.names import fold
from app.domain.partial_date import PartialDate
from app.domain.values import Sex

PEOPLES = (people.KINH,) * 12 + (people.EDE,) * 5 + (people.CHAM, people.BANA, people.TAY)


@dataclass
class Commune:
    """``same``: the pairs of keys that are one person, by what was done to the second record. ``lures``: pairs that are
    two people, by why they look alike."""

    records: list[Profile] = field(default_factory=list)
    same: dict[tuple[str, str], str] = field(default_factory=dict)
    lures: dict[tuple[str, str], str] = field(default_factory=dict)


def a_commune(seed: int, households: int = 900, twice: float = 0.06) -> Commune:
    """Some four people a household; ``twice`` of them were taken down a second time."""
    made = _Making(Random(seed), Commune())
    for number in range(households):
        made.household(f"h{number}")
    made.namesakes()
    made.second_records(twice)
    return made.commune


def ordered(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


class _Making:
    def __init__(self, rng: Random, commune: Commune) -> None:
        self.rng, self.commune = rng, commune
        self.count = 0

    def key(self) -> str:
        self.count += 1
        return f"p{self.count:06}"

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # People who are one each ------------------------------------------------------------------------------------

    def household(self, house: str) -> None:
        rng = self.rng
        people_of = rng.choice(PEOPLES)
        his, hers = people.a_line(rng, people_of), people.a_line(rng, people_of)
        year = rng.randint(1945, 1995)
        father = self.grown(his, Sex.MALE, year, house)
        mother = self.grown(hers, Sex.FEMALE, year + rng.randint(-3, 6), house)
        self.commune.records += [father, mother]
        line = people.child_line(his, hers)
        last = year + rng.randint(20, 26)
        brothers: list[Profile] = []
        for _ in range(rng.choice((1, 2, 2, 3, 3, 4))):
            child = self.child(line, father, mother, last, house)
            if any(child.name == brother.name for brother in brothers):
                continue
            if child.sex == "male" and self.chance(0.04):
                child = replace(child, name=father.name)
                self.commune.lures[ordered(child.key, father.key)] = "father and son"
            elif brothers and self.chance(0.15):
                child = replace(child, name=self.nearly(brothers[-1].name), sex=brothers[-1].sex)
                self.commune.lures[ordered(child.key, brothers[-1].key)] = "brothers"
            brothers.append(child)
            if self.chance(0.05):
                twin = replace(self.child(line, father, mother, last, house), born=child.born)
                if self.chance(0.3):
                    twin = replace(twin, name=self.nearly(child.name))
                if all(twin.name != brother.name for brother in brothers) and twin.name != child.name:
                    brothers.append(twin)
                    self.commune.lures[ordered(twin.key, child.key)] = "twins"
            last += rng.randint(1, 5)
        self.commune.records += brothers

    def grown(self, line: people.Line, sex: Sex, year: int, house: str) -> Profile:
        name = people.a_name(self.rng, line, sex, year)
        born = self.born(year, known=0.75 if year > 1965 else 0.35)
        parents = self.chance(0.3)
        mother = people.a_name(self.rng, line, Sex.FEMALE, year - 25) if parents else ""
        father = people.a_name(self.rng, line, Sex.MALE, year - 25) if parents else ""
        return Profile(
            self.key(), name, born=born, sex=str(sex.value), household_id=house, mother=mother, father=father,
            id_number=self.number(year, sex) if self.chance(0.6) else None,
            old_number=self.old_number() if year < 1995 and self.chance(0.3) else None,
        )  # fmt: skip

    def child(self, line: people.Line, father: Profile, mother: Profile, year: int, house: str) -> Profile:
        sex = self.rng.choice((Sex.MALE, Sex.FEMALE))
        by_key = self.chance(0.6)
        return Profile(
            self.key(),
            people.a_name(self.rng, line, sex, year),
            born=self.born(year, known=0.9),
            sex=str(sex.value),
            household_id=house,
            mother=mother.name,
            father=father.name,
            mother_id=mother.key if by_key else None,
            father_id=father.key if by_key else None,
            id_number=self.number(year, sex) if self.chance(0.35) else None,
        )

    def born(self, year: int, known: float) -> PartialDate | None:
        if self.chance(0.03):
            return None
        day = date(year, 1, 1) + timedelta(days=self.rng.randrange(365))
        if self.chance(known):
            return PartialDate(day.year, day.month, day.day)
        return PartialDate(day.year, day.month) if self.chance(0.2) else PartialDate(day.year)

    def number(self, year: int, sex: Sex) -> str:
        digit = (0 if year < 2000 else 2) + (0 if sex is Sex.MALE else 1)
        return f"{self.rng.choice(('054', '066'))}{digit}{year % 100:02}{self.rng.randrange(10**6):06}"

    def old_number(self) -> str:
        return f"{self.rng.choice(('221', '240', '241'))}{self.rng.randrange(10**6):06}"

    def namesakes(self) -> None:
        """People of one name, sex and year who have nothing else in common."""
        for one in self.rng.sample(self.commune.records, len(self.commune.records) // 25):
            if not is_known(one.born):
                continue
            other = self.rng.choice(self.commune.records)
            born = self.born(one.born.year, known=0.6)
            sex = Sex.MALE if one.sex == "male" else Sex.FEMALE
            alike = Profile(
                self.key(), one.name, born=born, sex=one.sex, household_id=other.household_id,
                mother=other.mother, father=other.father,
                id_number=self.number(one.born.year, sex) if self.chance(0.5) else None,
            )  # fmt: skip
            if is_known(born) and born == one.born and born.is_full:
                continue
            self.commune.records.append(alike)
            self.commune.lures[ordered(one.key, alike.key)] = "namesakes"

    def nearly(self, name: str) -> str:
        """A brother's or twin's name: An and Ân, Văn Anh and Vân Anh, another middle word."""
        words = name.split()
        clan = words[1 + (words[0] == "Y") :] if name.startswith(("Y ", "H'")) else []
        words = words[: len(words) - len(clan)]
        last = words[-1]
        tries = [last + "h" if last.endswith("n") else last + "n", last[:-1] or last + "a"]
        for plain, marked in (("a", "á"), ("o", "ó"), ("i", "í"), ("u", "ú"), ("e", "é")):
            if plain in last:
                tries.append(last.replace(plain, marked, 1))
        return " ".join((*words[:-1], self.rng.choice(tries), *clan))

    # People who were taken down twice ---------------------------------------------------------------------------

    def second_records(self, share: float) -> None:
        rng = self.rng
        lured = {key for pair in self.commune.lures for key in pair}
        for one in rng.sample(self.commune.records, int(len(self.commune.records) * share)):
            slips = rng.sample(SLIPS, rng.choice((1, 1, 2)))
            again = replace(one, key=self.key(), mother_id=None, father_id=None)
            if self.chance(0.5):
                again = replace(again, id_number=None, old_number=None)
            if self.chance(0.3):
                again = replace(again, mother="", father="")
            if self.chance(0.35):
                again = replace(again, household_id=rng.choice((None, f"h{rng.randrange(900)}")))
            for slip in slips:
                again = slip(self, again)
            self.commune.records.append(again)
            what = " + ".join(sorted(slip.__name__.strip("_") for slip in slips))
            self.commune.same[ordered(one.key, again.key)] = what
            if one.key in lured:
                for pair in [pair for pair in self.commune.lures if one.key in pair]:
                    left = pair[0] if pair[1] == one.key else pair[1]
                    self.commune.lures.setdefault(ordered(left, again.key), self.commune.lures[pair])


def _unchanged(_: _Making, one: Profile) -> Profile:
    return one


def _without_marks(_: _Making, one: Profile) -> Profile:
    return replace(one, name=fold(one.name).replace("'", " ").title(), mother=fold(one.mother), father=fold(one.father))


def _initials(m: _Making, one: Profile) -> Profile:
    words = one.name.split()
    if len(words) < 3:
        return one
    short = {0: words[0][:2] + "." if words[0].startswith("Ng") else words[0][0] + ".", 1: words[1][0] + "."}
    which = m.rng.choice(((0,), (1,), (0, 1)))
    return replace(one, name=" ".join(short[i] if i in which else word for i, word in enumerate(words)))


def _middle_left_out(_: _Making, one: Profile) -> Profile:
    words = one.name.split()
    if one.name.startswith(("Y ", "H'")):
        return replace(one, name=" ".join(words[:-1])) if len(words) > 1 + (words[0] == "Y") else one
    return replace(one, name=" ".join((words[0], *words[2:]))) if len(words) > 2 else one


def _other_order(m: _Making, one: Profile) -> Profile:
    words = one.name.split()
    return replace(one, name=" ".join((words[-1], *words[:-1])))


def _typo(m: _Making, one: Profile) -> Profile:
    at = m.rng.randrange(len(one.name))
    letter = m.rng.choice("aeghinotuc")
    kind = m.rng.choice("dit")
    if kind == "d":
        name = one.name[:at] + one.name[at + 1 :]
    elif kind == "i":
        name = one.name[:at] + letter + one.name[at:]
    else:
        name = one.name[:at] + one.name[at + 1 : at + 2] + one.name[at] + one.name[at + 2 :]
    return replace(one, name=" ".join(name.split()))


def _by_ear(m: _Making, one: Profile) -> Profile:
    swaps = (("Tr", "Ch"), ("S", "X"), ("L", "N"), ("Gi", "D"), ("Ngh", "Ng"), ("K", "C"), ("y", "i"), ("ý", "í"))
    name = one.name
    for first, second in m.rng.sample(swaps, len(swaps)):
        if first in name and not (first == "K" and "Kh" in name) and not name.startswith("Y "):
            return replace(one, name=name.replace(first, second, 1))
    return one


def _other_mark(m: _Making, one: Profile) -> Profile:
    for plain, marked in (
        ("ă", "a"),
        ("â", "a"),
        ("ê", "e"),
        ("ô", "o"),
        ("ơ", "o"),
        ("ư", "u"),
        ("đ", "d"),
        ("ị", "i"),
    ):
        if plain in one.name:
            return replace(one, name=one.name.replace(plain, marked, 1))
    return one


def _nickname(m: _Making, one: Profile) -> Profile:
    called = m.rng.choice(("Tý", "Bé Hai", "Cu Tèo", "Út", "Ami Hoa", "Ba Đen"))
    return replace(one, name=called, other_names=(one.name,)) if m.chance(0.7) else replace(one, other_names=(called,))


def _year_only(_: _Making, one: Profile) -> Profile:
    return replace(one, born=PartialDate(one.born.year)) if is_known(one.born) else one


def _year_beside(m: _Making, one: Profile) -> Profile:
    return replace(one, born=PartialDate(one.born.year + m.rng.choice((-1, 1)))) if is_known(one.born) else one


def _day_month_swapped(_: _Making, one: Profile) -> Profile:
    if not is_known(one.born) or one.born.day is None or one.born.month is None or one.born.day > 12:
        return one
    return replace(one, born=PartialDate(one.born.year, one.born.day, one.born.month))


def _decade(m: _Making, one: Profile) -> Profile:
    if not is_known(one.born) or not 1949 < one.born.year < 1990:
        return one
    tens = (one.born.year // 10 + m.rng.choice((-1, 1))) % 10
    return replace(one, born=replace(one.born, year=one.born.year // 100 * 100 + tens * 10 + one.born.year % 10))


def _day_off(m: _Making, one: Profile) -> Profile:
    if not is_known(one.born) or one.born.day is None or one.born.day > 18:
        return one
    return replace(one, born=replace(one.born, day=one.born.day + 10))


def _first_of_january(_: _Making, one: Profile) -> Profile:
    return replace(one, born=PartialDate(one.born.year, 1, 1)) if is_known(one.born) else one


def _no_birth(_: _Making, one: Profile) -> Profile:
    return replace(one, born=None)


def _number_slip(m: _Making, one: Profile) -> Profile:
    if not one.id_number:
        return one
    number, at = one.id_number, m.rng.randrange(6, 11)
    match m.rng.randrange(3):
        case 0:
            number = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
        case 1:
            number = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        case _:
            number = number.lstrip("0")
    return replace(one, id_number=number)


SLIPS: tuple[Callable[[_Making, Profile], Profile], ...] = (
    _unchanged, _without_marks, _without_marks, _initials, _middle_left_out, _other_order, _typo, _typo, _by_ear,
    _other_mark, _nickname, _year_only, _year_only, _year_beside, _day_month_swapped, _decade, _day_off,
    _first_of_january, _no_birth, _number_slip, _number_slip,
)  # fmt: skip
