"""A small commune full of faults, changed at random, and a slow count of the faults in plain Python."""

from __future__ import annotations

import random
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.domain import id_number
from app.domain.answers import Silence
from app.domain.ids import child_id, new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import Membership, SourcedNumber
from app.home import Home
from app.models import likenesses
from app.models.batch import Batch
from app.models.entities import Case, Evidence, Flaw, Household, Likeness, Mark, Residence, Resident
from app.models.work import Work

Key = tuple[str, str, str]
NAMES = ("Y Thử Niê", "Trần Văn Mẫu", "Lê Thị Giả", "H'Minh Họa Êban", "Nguyễn Kiểm Tra", "Phạm Ví Dụ")
HEAD = "chu-ho"
KINDS = ("card", "card-old9", "number-told", "poor", "near-poor", "merit", "rent-aid", "vaccine", "died",
         "deregistered", "abroad", "absent")  # fmt: skip


class Town:
    """People and households of one home, made and changed at random; every step is one transaction of the journal."""

    def __init__(self, home: Home, seed: int) -> None:
        self.home, self.rng = home, random.Random(seed)
        self.areas: list[str] = []
        self.houses: list[str] = []
        self.people: list[str] = []

    def build(self, people: int) -> None:
        with self.home.working() as w:
            batch = _batch(w)
            self.areas = [batch.add("area", new_id(), {"name": f"Khối {n}", "kind": "hamlet"}) for n in (1, 2, 3)]
            self.houses = [
                batch.add("household", new_id(), {"area_id": self.rng.choice(self.areas), "label": f"Hộ {n}"})
                for n in range(people // 3)
            ]
            for _ in range(people):
                self.add_person(batch)
            w.apply(batch.edits(w.conn))
        with self.home.working() as w:
            batch = _batch(w)
            for person in self.people:
                for _ in range(self.rng.randint(0, 3)):
                    self.mark(batch, person)
                if self.rng.random() < 0.1:
                    self.paper(batch, person)
            for _ in range(people // 20):
                self.merge(batch)
                self.propose(batch)
            w.apply(batch.edits(w.conn))

    def change(self, times: int) -> None:
        """Some changes of all sorts, of which some mend and some break."""
        with self.home.working() as w:
            batch = _batch(w)
            deeds = (self.move, self.renumber, self.redate, self.mark, self.unmark, self.merge, self.unmerge, self.drop,
                     self.propose, self.add_person, self.paper, self.empty)  # fmt: skip
            for _ in range(times):
                deed: Any = self.rng.choice(deeds)
                deed(batch)
            w.apply(batch.edits(w.conn))

    # Deeds

    def add_person(self, batch: Batch) -> None:
        rng = self.rng
        sex = rng.choice(["male", "female", None, Silence.UNKNOWN])
        born = self.birth()
        fields = {
            "area_id": rng.choice(self.areas),
            "name": rng.choice(NAMES),
            "sex": sex,
            "born": born,
            "id_number": self.number(born, sex),
            "old_number": SourcedNumber(f"{rng.randint(0, 999_999_999):09}") if rng.random() < 0.2 else None,
            "membership": Membership(rng.choice(self.houses), rng.choice([HEAD, "vo", "con-de", None]))
            if rng.random() < 0.9
            else None,
            "nationality": rng.choice(["Việt Nam", "Việt Nam", None, "Campuchia", Silence.UNKNOWN]),
            "birth_registered_at": rng.choice(
                [None, "UBND xã Thử, tỉnh Đắk Lắk", "UBND phường Mẫu, TP Hồ Chí Minh", "tỉnh Phú Yên", "không nhớ rõ"]
            ),
            "sealed": True if rng.random() < 0.05 else None,
        }
        self.people.append(batch.add("resident", new_id(), fields))

    def birth(self) -> Any:
        rng, today = self.rng, self.home.today
        if rng.random() < 0.1:
            return rng.choice([None, Silence.UNKNOWN])
        around = date(today.year - 14, today.month, 1) + timedelta(days=rng.randint(-400, 400))
        day = around if rng.random() < 0.4 else date(rng.randint(1940, 2025), rng.randint(1, 12), rng.randint(1, 28))
        return rng.choice(
            [PartialDate.of(day), PartialDate.of(day), PartialDate(day.year), PartialDate(day.year, day.month)]
        )

    def number(self, born: Any, sex: Any) -> Any:
        rng = self.rng
        if rng.random() < 0.15:
            return rng.choice([None, Silence.UNKNOWN, Silence.DOES_NOT_APPLY])
        year = born.year if isinstance(born, PartialDate) else 1980
        digit = (year - 1900) // 100 * 2 + (1 if sex == "female" else 0)
        if rng.random() < 0.1:
            digit = rng.randint(0, 3)
        serial = rng.randint(0, 5) if rng.random() < 0.6 else rng.randint(0, 999_999)
        number = f"{rng.choice(['066', '054', '079', '101'])}{digit}{year % 100:02}{serial:06}"
        if rng.random() < 0.08:
            number = rng.choice(
                [number[:-1], "O" + number[1:], "AB" + number, number[:9], f"{number[:3]} {number[3:]}"]
            )
        return SourcedNumber(number)

    def any(self) -> str:
        return self.rng.choice(self.people)

    def move(self, batch: Batch) -> None:
        joined = Membership(self.rng.choice(self.houses), self.rng.choice([HEAD, "vo", None]))
        self._fields(batch, {"membership": joined if self.rng.random() < 0.9 else None})

    def renumber(self, batch: Batch) -> None:
        self._fields(batch, {"id_number": self.number(self.birth(), "male")})

    def redate(self, batch: Batch) -> None:
        self._fields(batch, {"born": self.birth(), "sex": self.rng.choice(["male", "female"])})

    def drop(self, batch: Batch) -> None:
        self._fields(batch, {"gone": self.rng.choice(["ghi nhầm", "taken-back"])})

    def merge(self, batch: Batch) -> None:
        """Into a record that was made earlier: nobody stands for somebody who stands for them."""
        kept, other = sorted(self.rng.sample(range(len(self.people)), 2))
        batch.change("resident", self.people[other], {"merged_into": self.people[kept]})

    def unmerge(self, batch: Batch) -> None:
        self._fields(batch, {"merged_into": None, "gone": None})

    def empty(self, batch: Batch) -> None:
        batch.change("household", self.rng.choice(self.houses), {"gone": self.rng.choice(["ghi nhầm", None])})

    def _fields(self, batch: Batch, fields: dict[str, Any]) -> None:
        batch.change("resident", self.any(), fields)

    def mark(self, batch: Batch, person: str = "") -> None:
        rng, today, person = self.rng, self.home.today, person or self.any()
        kind = rng.choice(KINDS)
        said: dict[str, Any] = {"number": rng.choice([None, "066090000001", "12/QĐ"]), "gone": None}
        said["day"] = today - timedelta(days=rng.choice([1, 100, 178, 179, 180, 181, 182, 183, 184, 185, 186, 400]))
        said["until"] = today + timedelta(days=rng.choice([-400, -2, -1, 0, 1, 2, 900]))
        said["value"] = rng.choice(["right", "wrong", "missing"]) if kind == "vaccine" else None
        batch.put("mark", child_id(person, kind), {"resident_id": person, "kind": kind}, said)

    def unmark(self, batch: Batch) -> None:
        with self.home.reading() as r:
            found = r.session.scalars(select(Mark).where(Mark.gone.is_(None)).order_by(Mark.id)).all()
        if found:
            batch.change("mark", self.rng.choice(found).id, {"gone": "ghi nhầm"})

    def paper(self, batch: Batch, person: str = "") -> None:
        person = person or self.any()
        case = batch.add("case", new_id(), {"resident_id": person, "category": "A2", "state": "open"})
        number = self.rng.choice(["066 090 000001", "066.190.000002", "không rõ", None])
        batch.add("evidence", new_id(), {"case_id": case, "kind": "identity_card", "number": number})
        until = PartialDate(2020) if self.rng.random() < 0.3 else None
        batch.add("residence", new_id(), {"resident_id": person, "kind": "temporary", "until": until})

    def propose(self, batch: Batch) -> None:
        one, two = self.rng.sample(self.people, 2)
        first, second = likenesses.ordered(one, two)
        verdict = self.rng.choice(["proposed", "proposed", "distinct"])
        made_of = {"first": first, "second": second}
        batch.put("likeness", likenesses.likeness_id(one, two), made_of, {"verdict": verdict})


def _batch(w: Work) -> Batch:
    return Batch(Seen(w.heads.epoch, w.heads.lsn))


# The slow count ------------------------------------------------------------------------------------------------------


def slow_count(home: Home) -> set[Key]:
    """Every finding as (rule, row, other), person by person, by the rules as they are told in words."""
    with home.reading() as r:
        rows = r.session.scalars
        people = {each.id: each for each in rows(select(Resident))}
        houses = [each for each in rows(select(Household)) if each.alive]
        marks = [each for each in rows(select(Mark)) if each.alive]
        cases = {each.id: each.resident_id for each in rows(select(Case)) if each.alive}
        papers = [each for each in rows(select(Evidence)) if each.alive and each.kind == "identity_card"]
        lived = [each for each in rows(select(Residence)) if each.alive]
        alike = [each for each in rows(select(Likeness)) if each.alive]
        flaws = [each for each in rows(select(Flaw)) if each.alive and each.origin]
        return set(_Slow(home, people, houses, marks, cases, papers, lived, alike, flaws).all())


class _Slow:
    def __init__(self, home: Home, people: dict[str, Resident], houses: Any, marks: Any, cases: Any, papers: Any,
                 lived: Any, alike: Any, flaws: Any) -> None:  # fmt: skip
        self.today, self.people, self.houses, self.cases = home.today, people, houses, cases
        self.papers, self.lived, self.alike, self.flaws = papers, lived, alike, flaws
        self.places = home.pack.tables["id_provinces"]
        self.merged = home.pack.checks.merged
        self.standing = {each.id: each for each in people.values() if each.alive and self.kept(each.id) == each.id}
        self.marks: dict[str, dict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
        for mark in marks:
            self.marks[self.kept(mark.resident_id)][mark.kind].append(mark)
        self.living = {
            each.id: each for each in self.standing.values() if not self.has(each.id, "died", "deregistered")
        }

    def kept(self, record: str) -> str:
        """Who stands for a record; itself where redirects lead nowhere or round."""
        seen = [record]
        while True:
            row = self.people[seen[-1]]
            target = self.people.get(row.merged_into or "")
            if target is None or not target.alive or not row.alive:
                return seen[-1]
            if target.id in seen:
                return record
            seen.append(target.id)

    def has(self, person: str, *kinds: str) -> bool:
        return any(self.marks[person][kind] for kind in kinds)

    def all(self) -> Iterator[Key]:
        for person in self.living.values():
            yield from ((rule, person.id, "") for rule in self.of_person(person))
        for house in self.houses:
            yield from ((rule, house.id, "") for rule in self.of_house(house))
        yield from self.numbers()
        for person in self.standing.values():
            if self.has(person.id, "died") and not self.has(person.id, "deregistered"):
                yield "died-registered", person.id, ""
        taken = {each.id_digits for each in self.people.values() if each.alive}
        for person in self.people.values():
            if (
                not person.alive
                and person.gone != "taken-back"
                and not person.merged_into
                and len(person.id_digits) == 12
                and person.id_digits not in taken
                and not self.has(person.id, "died", "deregistered")
            ):
                yield "removed-unfounded", person.id, ""
        for flaw in self.flaws:
            yield flaw.rule, flaw.resident_id or flaw.id, flaw.other or ""

    def of_person(self, person: Resident) -> Iterator[str]:
        digits, has = person.id_digits, self.has
        number = person.id_number.number if isinstance(person.id_number, SourcedNumber) else ""
        born = person.born if isinstance(person.born, PartialDate) else None
        sex = person.sex if person.sex in ("male", "female") else None
        house = person.membership.household_id if isinstance(person.membership, Membership) else ""
        letters = any(char.isascii() and char.isalpha() for char in number)
        if number and (len(digits) != 12 or letters):
            yield "number-form"
        if len(digits) == 12:
            parsed = id_number.IdNumber(digits)
            if parsed.place_code not in self.places:
                yield "number-place"
            if sex and parsed.sex != sex:
                yield "sex-differs"
            if born and born.year != parsed.birth_year:
                yield "year-differs"
            text = person.birth_registered_at
            if isinstance(text, str) and not isinstance(text, Silence) and self.differs(parsed.place_code, text):
                yield "place-differs"
            if not has(person.id, "card", "number-told"):
                yield "number-untold"
        if not digits:
            yield "no-number"
        if born is None or sex is None or not house:
            yield "core-missing"
        if isinstance(person.old_number, SourcedNumber) and not has(person.id, "card-old9"):
            yield "old-number"
        foreign = person.nationality not in (None, "Việt Nam", Silence.UNKNOWN)
        if born and born.age_on(self.today)[0] >= 14 and not foreign and not has(person.id, "card", "abroad"):
            yield "no-card"
        own = self.marks[person.id]
        if any(mark.until and mark.until < self.today for mark in own["card"]):
            yield "card-expired"
        if any(mark.value in ("wrong", "missing") for mark in own["vaccine"]):
            yield "vaccine-wrong"
        for rule, kinds in (("poor", ("poor", "near-poor")), ("merit", ("merit",)), ("rent", ("rent-aid",))):
            entitled = [mark for kind in kinds for mark in own[kind]]
            if entitled and (
                any(not mark.number for mark in entitled) or not digits or not born or not sex or not house
            ):
                yield f"{rule}-missing"
        if any(self.away(mark) for mark in own["absent"]):
            yield "temporary-away"

    def away(self, mark: Mark) -> bool:
        year, month = divmod(self.today.year * 12 + self.today.month - 7, 12)
        since = date(year, month + 1, min(self.today.day, monthrange(year, month + 1)[1]))
        temporary = [each for each in self.lived if each.resident_id == mark.resident_id and each.kind == "temporary"]
        return mark.day is not None and mark.day <= since and any(each.until is None for each in temporary)

    def differs(self, code: str, text: str) -> bool:
        def names(row: Any) -> tuple[str, str]:
            called, now = self.merged.get(row.code, ("", row.name))
            return called or row.name, now

        own = self.places.get(code)
        if own is None or any(name in text for name in names(own)):
            return False
        return any(name in text for row in self.places for name in names(row))

    def of_house(self, house: Household) -> Iterator[str]:
        def members(people: Iterable[Resident]) -> list[Resident]:
            return [p for p in people if isinstance(p.membership, Membership) and p.membership.household_id == house.id]

        there, alive = members(self.standing.values()), members(self.living.values())
        heads = [p for p in there if p.membership.relation == HEAD]  # type: ignore[union-attr]
        living_heads = [p for p in alive if p in heads]
        if alive and not heads:
            yield "household-no-head"
        if len(living_heads) > 1:
            yield "household-many-heads"
        if alive and heads and not living_heads:
            yield "head-died"
        poor = [p for p in alive if self.has(p.id, "poor", "near-poor")]
        if poor and len(poor) < len(alive):
            yield "poor-partial"

    def numbers(self) -> Iterator[Key]:
        groups: dict[str, list[Resident]] = defaultdict(list)
        for person in self.standing.values():
            if person.id_digits:
                groups[person.id_digits].append(person)
        for group in groups.values():
            for person in group if len(group) > 1 else ():
                others = [each for each in group if each.id != person.id]
                yield "number-shared", person.id, min(others, key=lambda each: (each.sealed is True, each.id)).id
        for record in self.people.values():
            kept = self.people[self.kept(record.id)]
            two = record.id_digits and kept.id_digits and record.id_digits != kept.id_digits
            if record.alive and kept.id != record.id and two:
                yield "two-numbers", kept.id, record.id
        for each in self.alike:
            one, two = self.standing.get(each.first), self.standing.get(each.second)
            if each.verdict == "proposed" and one and two:
                yield "likely-twice", one.id, two.id
                if one.id_digits and two.id_digits and one.id_digits != two.id_digits:
                    yield "two-numbers", one.id, two.id
        told = [(mark.resident_id, mark.number or "") for of in self.marks.values() for mark in of["card"]]
        told += [
            (self.cases[each.case_id], "".join(c for c in each.number or "" if c not in " .-"))
            for each in self.papers
            if each.case_id in self.cases
        ]
        for record_id, number in told:
            person = self.standing.get(self.kept(record_id))
            if person and person.id_digits and number.isdigit() and len(number) == 12 and number != person.id_digits:
                yield "two-numbers", person.id, ""
