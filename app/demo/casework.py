"""What the working group has done with the special residents of the demo, day by day since the plan began.

Each case walks its real way: the pack says which step comes next, the demo lets it be filed and decided, or get stuck.
B7 has no case: it is kept only as a sealed reference to a decision (see :mod:`app.demo.commune`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from app.demo.hamlets import UNIT, UNIT_NAME, YEAR, House, Person
from app.domain.answers import Silence
from app.domain.casefile import (
    CaseFacts,
    CaseFile,
    EvidenceFacts,
    PersonFacts,
    ResidenceFacts,
    StepFacts,
    situation_of,
)
from app.domain.category import Category
from app.domain.ids import child_id, new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.pathway import PathStep, Readiness
from app.domain.pathway import WaitsOn as Awaited
from app.domain.procedure import StepState
from app.domain.situation import ASKED_AS, DERIVED
from app.domain.values import Closing, Kin, SourcedNumber, WaitsOn
from app.home import Home
from app.services.demo_fill import Batch, Put

SHARES = {
    "A3": 60, "A5": 22, "A2": 18, "B2": 20, "B4": 16, "A4": 12, "B6": 12, "A1": 10, "B3": 9, "B5": 8, "B8": 8, "A6": 6,
    "B1": 5,
}  # fmt: skip
"""Of two hundred cases, how many of each group. No B7: see the head of this module."""
_NOT_SEEN = Seen("", 0)


@dataclass(frozen=True, slots=True)
class Staff:
    """The accounts in whose names the demo's work was done."""

    head: str
    police: str
    justice: str
    social: str
    clerk: str
    field: tuple[str, ...] = ()

    def of(self, authority: str) -> str:
        """Who handles what lies at this authority."""
        return {"commune_justice": self.justice, "provincial_justice": self.justice}.get(
            authority, self.social if "social" in authority else self.police
        )


@dataclass(slots=True)
class _Event:
    at: datetime
    by: str
    put: Put


@dataclass(slots=True)
class _Story:
    """One case while it is being told."""

    id: str
    person: Person
    category: Category
    day: date
    by: str
    file: CaseFile
    waits: WaitsOn | None = None


@dataclass(slots=True)
class Casework:
    """Tells cases until there are enough. The same seed tells the same."""

    home: Home
    rng: Random
    staff: Staff
    first: date
    today: date
    made: list[tuple[str, Person, str]] = field(default_factory=list)
    """(case id, person, category) of each case."""
    _events: list[_Event] = field(default_factory=list)
    _residences: dict[str, tuple[ResidenceFacts, ...]] = field(default_factory=dict)
    _files: int = 0

    def batches(self) -> list[Batch]:
        """Everything that happened, in its order: one batch for each person's sitting."""
        batches: list[Batch] = []
        rows: set[str] = set()
        told = sorted(self._events, key=lambda event: (event.at.date(), not event.put.new, event.by))
        for event in told:  # each person's of a day in the order in which they were told
            last = batches[-1] if batches else None
            if last and last.by == event.by and last.at.date() == event.at.date() and event.put.row not in rows:
                batches[-1] = replace(last, puts=(*last.puts, event.put))
                rows.add(event.put.row)
            else:
                batches.append(Batch(event.by, event.at, (event.put,)))
                rows = {event.put.row}
        return batches

    def tell(self, count: int, people: Sequence[Person]) -> None:
        """``count`` cases of these people."""
        wanted = _wanted(count)
        free = [person for person in people if person.fields.get("area_id")]
        self.rng.shuffle(free)
        taken: set[str] = set()
        by_id = {person.id: person for person in people}
        mothers: dict[str, list[_Story]] = {}
        stories: list[_Story] = []
        for code in ("A3", *[code for code in wanted if code != "A3"]):
            for _ in range(wanted[code]):
                person = self._mother(mothers, by_id, taken) if code == "A5" else None
                if code == "B8" and self.rng.random() < 0.4:  # some belong to two groups
                    person = next(
                        (s.person for s in stories if s.category.code in ("B2", "B4") and s.person.age > 45), None
                    )
                if person is None:
                    person = next((one for one in free if one.id not in taken and _fits(code, one)), None)
                if person is None:
                    continue
                taken.add(person.id)
                story = self._open(code, person)
                stories.append(story)
                mother = person.fields.get("mother")
                if code == "A3" and isinstance(mother, Kin) and mother.resident_id:
                    mothers.setdefault(mother.resident_id, []).append(story)
                for child in mothers.pop(person.id, []):
                    child.waits = WaitsOn(story.id, "giấy tờ tùy thân của mẹ")
        for story in stories:
            self._tell(story)

    def _mother(self, mothers: dict[str, list[_Story]], by_id: dict[str, Person], taken: set[str]) -> Person | None:
        """The mother of a child whose case is to wait on hers; one in four."""
        if self.rng.random() > 0.25:
            return None
        found = (by_id[one] for one in mothers if one in by_id and one not in taken)
        return next((one for one in found if one.age < 60), None)

    # One case ------------------------------------------------------------------------------------------------

    def _open(self, code: str, person: Person) -> _Story:
        _unpaper(self.rng, code, person)
        category = self.home.pack.categories[code]
        day = self._opened_on()
        case_id = new_id()
        by = self.rng.choice((self.staff.police, self.staff.police, self.staff.clerk, self.staff.justice))
        told = {name: person.fields.get(name) for name in ("born", "id_number", "mother", "father")}
        facts = PersonFacts(person.id, person.place.id, person.name, _NOT_SEEN, **told)
        file = CaseFile(CaseFacts(case_id, person.id, code, "open", _NOT_SEEN), facts, None, person.place.name)
        self.made.append((case_id, person, code))
        return _Story(case_id, person, category, day, by, file)

    def _opened_on(self) -> date:
        """Most cases were found in the first stage, some at every later time."""
        span = (self.today - self.first).days
        early = min(13, span)
        days = self.rng.randint(0, early) if self.rng.random() < 0.62 else self.rng.randint(0, max(span - 1, 0))
        return self.first + timedelta(days=days)

    def _tell(self, story: _Story) -> None:
        rng = self.rng
        fields: dict[str, Any] = {
            "resident_id": story.person.id,
            "category": story.category.code,
            "opened_on": story.day,
            "found_by": rng.choice((story.by, *self.staff.field)),
            "state": "open",
        }
        if rng.random() < 0.75:
            fields["assignee"] = rng.choice(
                (self.staff.police, self.staff.justice, self.staff.social, self.staff.clerk)
            )
        if story.waits is not None:
            fields["waits_on"] = story.waits
        self._note(story, story.day, "case", story.id, fields)
        self._ask(story)
        self._visits(story)
        self._lived(story)
        self._papers(story)
        self._claims(story)
        self._walk(story)

    def _note(self, story: _Story, day: date, entity: str, row: str, fields: dict[str, Any], *, new: bool = True,
              by: str | None = None) -> None:  # fmt: skip
        """Something written down on ``day``: what is told later on one day comes later."""
        at = datetime.combine(min(day, self.today), time(1), UTC) + timedelta(seconds=len(self._events) % 28_000)
        self._events.append(_Event(at, by or story.by, Put(entity, row, fields, new)))

    def _ask(self, story: _Story) -> None:
        """The facts that the way asks about; some nobody has asked yet, some nobody knows."""
        rng = self.rng
        names = [name.removeprefix("not ") for step in story.category.route for name in step.when]
        asked = dict.fromkeys(fact for name in names for fact in ASKED_AS.get(name, (name,)))
        known = {"born", "mother_known", "father_known", "abandoned", "has_number", "periods"}
        answers: dict[str, Any] = {}
        for name in asked:
            if name in known or rng.random() < 0.15:
                continue
            if name in _CHOSEN:
                choices, weights = _CHOSEN[name]
                answers[name] = rng.choices(choices, weights)[0]
            elif name == "last_seen":
                answers[name] = PartialDate.of(story.day - timedelta(days=rng.randint(60, 1200)))
            elif rng.random() < 0.06 and name not in DERIVED:
                answers[name] = Silence.UNKNOWN
            else:
                answers[name] = rng.random() < _USUAL.get(name, 0.5)
        if story.category.code == "A3":
            answers |= {"abandoned": False, "mother_documented": story.waits is None, "father_documented": True}
        for key, value in answers.items():
            row = child_id(story.id, key)
            self._note(story, story.day, "answer", row, {"case_id": story.id, "key": key, "value": value})
        story.file = replace(story.file, answers=answers)

    def _visits(self, story: _Story) -> None:
        rng = self.rng
        day = story.day
        for _ in range(rng.choices((0, 1, 2, 3, 4), (1, 5, 4, 2, 1))[0]):
            if day > self.today:
                break
            outcome = rng.choices(("met", "nobody", "come_back", "refused"), (14, 4, 3, 1))[0]
            who = rng.choice((story.by, *self.staff.field))
            fields = {
                "household_id": story.person.household.id,
                "case_id": story.id,
                "day": day,
                "by": who,
                "outcome": outcome,
                "note": rng.choice(_VISIT_NOTES[outcome]),
            }
            self._note(story, day, "visit", new_id(), fields)
            day += timedelta(days=rng.randint(3, 45))

    def _lived(self, story: _Story) -> None:
        """Where the person has lived: told once, also of somebody who is in several groups."""
        person, rng = story.person, self.rng
        born = person.fields.get("born")
        address = person.household.fields["address"]
        kind = {"mooring": "mooring", "facility": "facility"}.get(person.place.kind, "current")
        if story.category.code == "B6":
            kind = "permanent"
        since = born if isinstance(born, PartialDate) and person.age < 18 else PartialDate(rng.randint(1996, YEAR - 1))
        periods: list[dict[str, Any]] = [{"kind": kind, "place": address, "since": since}]
        if person.age >= 18 and rng.random() < 0.5:
            moved = since.year if isinstance(since, PartialDate) else YEAR - 1
            before = {"kind": "permanent", "until": PartialDate(moved), "place": Silence.UNKNOWN}
            if moved - 3 > person.year:
                before["since"] = PartialDate(rng.randint(person.year, moved - 3))
            periods.append(before)
        if story.category.code == "B6":
            periods.append({"kind": "unknown", "since": PartialDate(rng.randint(2018, YEAR - 1))})
        told = self._residences.get(person.id)
        if told is not None:
            story.file = replace(story.file, residences=told)
            return
        for period in periods:
            row = new_id()
            self._note(story, story.day, "residence", row, {"resident_id": person.id, **period})
            lived = ResidenceFacts(row, seen=_NOT_SEEN, **period)
            story.file = replace(story.file, residences=(*story.file.residences, lived))
        self._residences[person.id] = story.file.residences

    def _papers(self, story: _Story) -> None:
        kinds = story.category.evidence
        for kind in self.rng.sample(kinds, min(len(kinds), self.rng.choices((0, 1, 2, 3), (2, 5, 4, 2))[0])):
            self._paper(story, kind, story.day + timedelta(days=self.rng.randint(0, 20)))

    def _paper(self, story: _Story, kind: str, day: date) -> None:
        rng = self.rng
        day = min(day, self.today)
        seen = rng.choices(("original", "copy", "photo", "heard"), (4, 4, 2, 1))[0]
        fields: dict[str, Any] = {
            "case_id": story.id,
            "kind": kind,
            "supports": tuple(rng.sample(story.category.claims, min(len(story.category.claims), rng.randint(1, 2)))),
            "told_by": rng.choice(("gia đình", "trưởng thôn", "người hàng xóm", "bản thân")),
            "seen_as": seen,
            "seen_on": day,
            "strength": {"original": "strong", "copy": "fair", "photo": "fair", "heard": "weak"}[seen],
        }
        if seen != "heard" and rng.random() < 0.5:
            fields |= {
                "number": f"{rng.randint(1, 400)}/{rng.randint(1990, YEAR)}",
                "issued_by": UNIT_NAME,
                "issued_on": PartialDate(rng.randint(1985, YEAR - 1)),
            }
        row = new_id()
        self._note(story, day, "evidence", row, fields)
        piece = EvidenceFacts(row, kind, _NOT_SEEN)
        story.file = replace(story.file, evidence=(*story.file.evidence, piece))

    def _claims(self, story: _Story) -> None:
        for kind in story.category.claims:
            if self.rng.random() < 0.25:
                continue
            standing = self.rng.choices(("proven", "likely", "unclear", "disputed"), (4, 4, 3, 1))[0]
            said = _STATEMENTS.get(kind, "Theo lời khai của gia đình, trưởng thôn xác nhận.")
            fields = {
                "case_id": story.id,
                "kind": kind,
                "statement": said.format(place=story.person.place.name, year=story.person.year),
                "standing": standing,
                "reason": "Hai giấy tờ ghi năm sinh khác nhau." if standing == "disputed" else None,
            }
            self._note(story, story.day, "claim", child_id(story.id, kind), fields)

    # The way -------------------------------------------------------------------------------------------------

    def _walk(self, story: _Story) -> None:
        rng = self.rng
        day = story.day + timedelta(days=rng.randint(2, 40))
        patience = rng.choices((0, 1, 2, 3, 20), (12, 16, 16, 12, 44))[0]
        if story.waits is not None:
            patience = 0
        while patience > 0 and day < self.today:
            situation = situation_of(story.file)
            steps = self.home.pack.pathway(situation, today=day).steps
            step = next((one for one in steps if _can_go_on(one)), None)
            if step is None or (step.optional and rng.random() < 0.5):
                break
            if step.procedure.automatic:
                day = self._comes_by_itself(story, step, day)
                continue
            if step.missing and not self._bring(story, step, day):
                break
            done = self._file(story, step, day)
            if done is None:
                return
            day = done + timedelta(days=rng.randint(2, 25))
            patience -= 1
        finished = self.home.pack.pathway(situation_of(story.file), today=self.today).finished
        if finished and day < self.today and rng.random() < 0.8:
            closing = {"state": "closed", "closing": Closing("settled", day, "Đã cấp đủ giấy tờ.")}
            self._note(story, day, "case", story.id, closing, new=False, by=self.staff.head)
        elif not finished:
            self._stuck(story, day)

    def _bring(self, story: _Story, step: PathStep, day: date) -> bool:
        """The papers that the step lacks, if they are papers; False: they cannot be had."""
        for need in step.missing:
            if not need.papers or self.rng.random() < 0.2:
                return False
            self._paper(story, self.rng.choice(need.papers), day)
        return True

    def _file(self, story: _Story, step: PathStep, day: date) -> date | None:
        """Hand a step in; gives the day of the result, or None while it is still at the authority."""
        rng = self.rng
        authority = step.competence.authority if step.competence else "commune_police"
        who = self.staff.of(authority)
        due = day + timedelta(days=rng.choice((3, 5, 7, 12, 15, 30)))
        done = due + timedelta(days=rng.choice((-2, -1, 0, 0, 0, 1, 6)))
        done = max(done, day)
        self._files += 1
        fields: dict[str, Any] = {
            "case_id": story.id,
            "procedure": step.id,
            "state": StepState.FILED.value,
            "complete_on": day,
            "filed_on": day,
            "due_on": due,
            "authority": authority,
            "file_code": f"{UNIT}-{day:%y%m%d}-{self._files:04}",
            "responsible": who,
        }
        row = child_id(story.id, step.id)
        self._note(story, day, "step", row, fields, by=who)
        state, ended = StepState.FILED, None
        if done <= self.today:
            refused = rng.random() < 0.03
            state, ended = (StepState.REFUSED if refused else StepState.DONE), done
            result = "Trả lại hồ sơ: giấy tờ chưa khớp." if refused else "Đã trả kết quả cho người dân."
            decided = {"state": state.value, "done_on": done, "result": result}
            self._note(story, done, "step", row, decided, new=False, by=who)
            if not refused:
                self._given(story, step, done, who)
        facts = StepFacts(row, step.id, state.value, _NOT_SEEN, filed_on=day, due_on=due, done_on=ended)
        story.file = replace(story.file, steps=(*story.file.steps, facts))
        return None if ended is None or state is StepState.REFUSED else done

    def _comes_by_itself(self, story: _Story, step: PathStep, day: date) -> date:
        """What another authority does once it has the result before; gives the day."""
        authority = step.competence.authority if step.competence else "commune_police"
        who = self.staff.of(authority)
        row = child_id(story.id, step.id)
        result = "Dữ liệu liên thông đã về."
        fields = {"case_id": story.id, "procedure": step.id, "state": "done", "done_on": day, "result": result}
        self._note(story, day, "step", row, {**fields, "authority": authority, "responsible": who}, by=who)
        self._given(story, step, day, who)
        facts = StepFacts(row, step.id, "done", _NOT_SEEN, done_on=day)
        story.file = replace(story.file, steps=(*story.file.steps, facts))
        return day + timedelta(days=self.rng.randint(1, 6))

    def _given(self, story: _Story, step: PathStep, day: date, who: str) -> None:
        """What a result changes in the person's record."""
        person, change = story.person, dict[str, Any]()
        if "birth_certificate" in step.procedure.yields:
            change["birth_registered_at"] = f"UBND {UNIT_NAME}"
        if "personal_number" in step.procedure.yields and person.fields.get("id_number") is None:
            digit = (person.year - 1900) // 100 * 2 + (person.fields["sex"] == "female")
            number = f"066{digit}{person.year % 100:02}{self.rng.randint(0, 999_999):06}"
            change["id_number"] = SourcedNumber(number, "thông báo số định danh cá nhân")
        if change:
            self._note(story, day, "resident", person.id, change, new=False, by=who)

    def _stuck(self, story: _Story, day: date) -> None:
        rng = self.rng
        if rng.random() < 0.6 and story.day < self.today:
            opened = min(day, self.today)
            kind = rng.choice(_OBSTACLES.get(story.category.code, ("no_papers", "other_place", "other")))
            fields: dict[str, Any] = {
                "case_id": story.id,
                "kind": kind,
                "authority": rng.choice(("commune_justice", "commune_police", "provincial_justice")),
                "text": _STUCK.get(kind, "Chưa tháo gỡ được ở cấp xã."),
                "tried": rng.choice(("Đã gọi điện ba lần", "Đã gửi công văn, chưa trả lời", "Đã đến nhà hai lần")),
                "opened_on": opened,
            }
            row = new_id()
            self._note(story, opened, "obstacle", row, fields)
            later = opened + timedelta(days=rng.randint(10, 60))
            if rng.random() < 0.25 and later <= self.today:
                over = {"closed_on": later, "answer": "Đã có văn bản trả lời, tiếp tục giải quyết."}
                self._note(story, later, "obstacle", row, over, new=False)
        if rng.random() < 0.4:
            due = self.today + timedelta(days=rng.randint(-5, 60))
            self._note(story, min(day, self.today), "case", story.id, {"due": due}, new=False, by=self.staff.head)


# Parts ---------------------------------------------------------------------------------------------------------


def _can_go_on(step: PathStep) -> bool:
    """Whether something can happen to a step: it can be handed in, or comes by itself."""
    if step.readiness is Readiness.WAITS and step.procedure.automatic:
        return all(blocker.kind is Awaited.AUTHORITY for blocker in step.blockers)
    return step.readiness in (Readiness.READY, Readiness.LACKS)


def _wanted(count: int) -> Counter[str]:
    """``count`` cases spread over the groups, each group at least once if there are enough."""
    total = sum(SHARES.values())
    wanted = Counter({code: int(count * share / total) for code, share in SHARES.items()})
    for code in SHARES:
        if count >= len(SHARES):
            wanted[code] = max(wanted[code], 1)
    codes: Iterator[str] = iter(tuple(SHARES) * (count + 1))
    while (short := count - wanted.total()) > 0:
        wanted[next(codes)] += 1
    for code in sorted(wanted, key=lambda code: -wanted[code]):
        if short < 0 and wanted[code] > 1:
            taken = min(-short, wanted[code] - 1)
            wanted[code] -= taken
            short += taken
    return wanted


def _fits(code: str, person: Person) -> bool:
    """Whether somebody can be one of this group."""
    age, kind = person.age, person.place.kind
    if code == "A3":
        return age < 16
    if age < 18:
        return False
    match code:
        case "A2":
            return kind == "facility" or age > 45
        case "A4":
            return age > 51
        case "A5":
            return age > 30
        case "B2":
            return kind == "plantation" or person.relation.endswith("o-thue")
        case "B4":
            return kind == "mooring"
        case "B8":
            return age > 58
        case _:
            return kind == "hamlet" and age < 80


def _unpaper(rng: Random, code: str, person: Person) -> None:
    """Group A has no record in the population database, so no number (KH, III.2.1.1)."""
    if code[0] == "A":
        person.fields.pop("id_number", None)
        if code != "A5":
            person.fields.pop("old_number", None)
        if code != "A4":
            person.fields.pop("birth_registered_at", None)
    if code in ("A1", "A6"):
        person.fields["nationality"] = Silence.UNKNOWN
    if code == "A3" and rng.random() < 0.08:
        person.fields["name"] = "Chưa đặt tên"


def households_first(houses: Sequence[House], by: str, at: datetime) -> list[Batch]:
    """Households and people, as the list of the first day brought them in."""
    homes = [Put("household", house.id, house.fields) for house in houses]
    people = [Put("resident", person.id, person.fields) for house in houses for person in house.people]
    return [Batch(by, at, homes), Batch(by, at, people)]


_CHOSEN: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "home": (("permanent", "temporary", "none"), (7, 2, 1)),
    "absent_why": (("other", "prison", "compulsory", "exit"), (12, 2, 1, 2)),
    "mother_citizenship": (("vietnamese", "former", "foreign", "stateless"), (4, 3, 2, 2)),
    "father_citizenship": (("vietnamese", "former", "foreign", "stateless"), (3, 3, 3, 2)),
}
"""How often each of several choices is the answer."""
_USUAL = {
    "born_abroad": 0.04, "foreign_parent": 0.04, "registered_abroad": 0.02, "registered_before": 0.12,
    "recognition_wanted": 0.2, "hard_to_reach": 0.12, "personal_papers": 0.15, "lives_with_parents": 0.85,
    "identified": 0.4, "in_facility": 0.3, "land_needed": 0.3, "lodging_proven": 0.6,
    "registered_elsewhere": 0.1, "absence_was_declared": 0.1, "child_of_citizen": 0.1, "foreign_nationality": 0.1,
    "has_card": 0.3, "guardian_needed": 0.1, "short_stay": 0.1, "whereabouts_found": 0.4, "decision_seen": 0.8,
}  # fmt: skip
_VISIT_NOTES = {
    "met": ("Gia đình hợp tác, đã ghi lời khai.", "Đã hướng dẫn giấy tờ cần có.", "Đã chụp giấy tờ hiện có.", None),
    "nobody": ("Nhà khóa cửa, hàng xóm nói đi rẫy.", "Đi biển chưa về.", None),
    "come_back": ("Hẹn lại khi người lớn có nhà.", None),
    "refused": ("Chủ nhà chưa đồng ý làm việc.",),
}
_STATEMENTS = {
    "identity": "Gia đình và trưởng thôn cùng nhận biết là người của {place}.",
    "birth": "Sinh năm {year} tại nhà ở {place}, có bà đỡ trong thôn chứng kiến.",
    "mother": "Mẹ sống cùng hộ, nhận là mẹ đẻ.",
    "father": "Cha mẹ chưa đăng ký kết hôn.",
    "guardian": "Bà ngoại đang nuôi.",
    "residence": "Ở {place} liên tục, trưởng thôn xác nhận.",
    "old_papers": "Từng có chứng minh nhân dân, đã mất khi lụt năm 2009.",
    "nationality": "Chưa có giấy tờ nào thể hiện quốc tịch.",
    "vessel": "Sống trên tàu cá của gia đình, đậu tại {place}.",
    "absence": "Vắng mặt lâu ngày, gia đình không liên lạc được.",
}
_OBSTACLES = {
    "A1": ("nationality", "competence", "law"),
    "A3": ("parents_absent", "parents_undocumented", "witness", "papers_disagree"),
    "A4": ("papers_disagree", "nationality", "other_place"),
    "A6": ("nationality", "competence"),
    "B2": ("lodging", "owner_refuses", "law"),
    "B4": ("lodging", "other_place"),
    "B6": ("other_place", "other"),
}
_STUCK = {
    "parents_absent": "Mẹ đi làm xa, không liên lạc được qua số điện thoại cũ.",
    "parents_undocumented": "Cha mẹ chưa có số định danh nên chưa khai sinh cho con được.",
    "witness": "Bà đỡ đã mất, chưa tìm được người làm chứng khác.",
    "papers_disagree": "Học bạ và sổ hộ khẩu cũ ghi ngày sinh khác nhau.",
    "nationality": "Chưa có căn cứ xác định quốc tịch, chờ Sở Tư pháp.",
    "lodging": "Nhà dựng trên đất lâm trường, không có giấy tờ về chỗ ở.",
    "owner_refuses": "Chủ nhà không ký cho đăng ký.",
    "other_place": "Chờ nơi đăng ký cũ trả lời tra cứu hộ tịch.",
    "law": "Chưa có quy định cho người ở lâu năm trên đất rừng.",
    "no_papers": "Không còn giấy tờ nào, tàng thư không tìm thấy.",
}
