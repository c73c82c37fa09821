"""What a stage asks of all cases at once is what each case says by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import insert, select

from app.demo import hamlets
from app.demo.casework import Casework, Staff, households_first
from app.demo.laptops import moment
from app.domain.benefits import BenefitState, benefits_of, subject_of
from app.domain.casefile import CaseFile, situation_of
from app.domain.ids import child_id, new_id
from app.domain.obstacles import is_told
from app.domain.procedure import StepState
from app.domain.stages import CaseStanding
from app.domain.values import Closing, Pause
from app.home import Home
from app.models import contested
from app.models.case_standings import UNCLEAR, standings
from app.models.casefile import case_file
from app.models.entities import Case, Step
from app.models.local import Conflict
from app.progress import Cancelled, Progress, Tick
from app.services import demo_fill, merging, stages
from app.services.demo_fill import Batch, Put
from tests.services.homes import a_home

CASES = 54


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Cases of every group at every point of their ways; some paused, opened again, ended while values wait, taken down
    twice for one person, with benefits asked for."""
    with a_home(tmp_path_factory.mktemp("stages")) as home:
        random, who = Random(5), home.account.id
        first = home.pack.plan.stages[0].first
        places = hamlets.places()
        settling = hamlets.Settling(random)
        houses = [
            house
            for place, share in zip(places, hamlets.shares(500, places), strict=True)
            for house in settling.settle(place, share)
        ]
        work = Casework(home, random, Staff(who, who, who, who, who), first, home.today)
        work.tell(CASES, [person for house in houses for person in house.people])
        areas = [Put("area", place.id, {"name": place.name, "kind": place.kind}) for place in places]
        demo_fill.fill(
            home,
            [Batch(who, moment(first), areas), *households_first(houses, who, moment(first)), *work.batches()],
        )
        _mix(home, random)
        yield home


def _mix(home: Home, random: Random) -> None:
    """What the demo's cases do not have."""
    with home.reading() as r:
        cases = r.session.execute(select(Case.id, Case.state, Case.resident_id).order_by(Case.id)).all()
        filed = r.session.scalars(select(Step.id).where(Step.state == StepState.FILED).order_by(Step.id)).all()
    ended = [id for id, state, _ in cases if state == "closed"]
    pause = (Pause(home.today - timedelta(days=9), None, "chờ bổ sung"),)
    puts = [Put("step", step, {"pauses": pause}, new=False) for step in filed[::2]]
    puts += [
        Put("case", id, {"state": "closed", "closing": Closing("moved", home.today)}, new=False) for id in ended[:3]
    ]
    puts += [
        Put("benefit", child_id(id, kind), {"case_id": id, "kind": kind, "state": random.choice(list(BenefitState))})
        for id, *_ in cases[::3]
        for kind in ("health_insurance", "schooling")
    ]
    opened = [Put("case", id, {"state": "open", "closing": None}, new=False) for id in ended[3:6]]
    demo_fill.fill(home, [Batch(home.account.id, moment(home.today), each) for each in (puts, opened)])
    with home.working() as w:
        for person in [person for id, _, person in cases if id in ended[6:9]]:
            w.conn.execute(
                insert(Conflict).values(
                    id=new_id(), entity="resident", row=person, field="note", device="x", chain="x", seq=1, seen=0,
                    why="changed",
                )
            )  # fmt: skip
    people = list(dict.fromkeys(person for _, _, person in cases))
    for kept, other in zip(people[0:6:2], people[1:6:2], strict=True):
        merging.merge(home, kept, other, {}, "cùng một người")


def by_itself(home: Home, file: CaseFile, *, over: bool) -> dict[str, object]:
    """What one case says, asked by itself."""
    pack = home.pack
    assert file.person is not None
    way = pack.pathway(situation_of(file), today=home.today).bearing
    begun = bool(file.evidence or file.answers or any(step.state == StepState.DONE for step in file.steps))
    bearing = way if begun and not over else replace(way, ready=False, over=False)
    subject = subject_of(file, pack.procedures)
    due = benefits_of(subject, pack.benefits, home.today)
    still = [each for each in file.obstacles if each.closed_on is None]
    results = {
        result for step in file.steps if step.state == StepState.DONE for result in _yields(home, step.procedure)
    }
    closing = file.case.closing
    judged = {claim.kind for claim in file.claims if claim.standing not in (None, UNCLEAR)}
    return {
        "person": file.person.id,
        "name": file.person.name,
        "category": file.case.category,
        "area_id": file.person.area_id,
        "area": file.area_name,
        "opened_on": file.case.opened_on,
        "ended": (closing.kind if isinstance(closing, Closing) else "settled") if over else "",
        "results": frozenset(results),
        "has_number": file.person.id_number is not None and not isinstance(file.person.id_number, str),
        "had_card": any(piece.kind == "identity_card" for piece in file.evidence),
        "first_file": bool(file.evidence or file.answers),
        "verified": set(pack.categories[file.case.category].claims) <= judged,
        "ready": bearing.ready,
        "steps_over": bearing.over,
        "stuck": bool(still),
        "untold": any(each.reported_on is None or not is_told(each.level, pack.plan) for each in still),
        "was_stuck": bool(file.obstacles),
        "benefits_due": bool(subject.results)
        and any(each.ready and each.state is BenefitState.TODO for each in due if each.rule is not None),
    }


def _yields(home: Home, procedure: str) -> tuple[str, ...]:
    known = home.pack.procedures.get(procedure)
    return known.yields if known is not None else ()


def together(home: Home) -> dict[str, CaseStanding]:
    with home.reading() as r:
        found = standings(r, home.account, home.pack, home.today, bearings=home.pack.bearings(home.today))
        return {each.id: each for each in found}


def test_all_cases_together_say_what_each_says_by_itself(office: Home) -> None:
    found = together(office)
    met = Counter[str]()
    with office.reading() as r:
        doubtful = contested.all_here(r.conn)
        for id, state in r.session.execute(select(Case.id, Case.state)):
            file = case_file(r, id)
            assert file is not None
            over = state == "closed" and id not in doubtful
            alone = by_itself(office, file, over=over)
            assert {name: getattr(found[id], name) for name in alone} == alone
            met[file.case.category] += 1
            met["contested"] += id in doubtful
            met["merged"] += file.person is not None and file.person.id != file.case.resident_id
            met["paused"] += any(step.pauses for step in file.steps)
            met["ready"] += found[id].ready
            met["over"] += found[id].steps_over
            met["owed"] += found[id].benefits_due
            met["not owed"] += not found[id].benefits_due
    assert len(found) == CASES
    assert met.keys() >= office.pack.categories.keys() - {"B7"}
    assert min(met.values()) > 0, met
    assert {each.name for each in fields(CaseStanding)} - alone.keys() == {"id", "goal", "has_card", "recheck"}


def test_a_stage_counts_every_case_and_can_be_left_at_any_point(office: Home) -> None:
    told: list[Tick] = []
    found = stages.progress_on(office, progress=Progress(told.append))
    assert found.cases == sum(each.asked for each in together(office).values())
    assert told[-1].total
    assert stages.through(office) == (found.through, found.cases)
    assert [each.due for each in found.lacks if each.late] == sorted(each.due for each in found.lacks if each.late)
    with pytest.raises(Cancelled):
        stages.progress_on(office, progress=Progress(cancelled=lambda: True))
