"""Likely pairs of which each record lies with another laptop: both laptops are asked, before a bundle is written.

Neither can see the other's record, so nobody in the field would ever meet the two. Each record is asked about once by
itself; after that only a person asks again (:mod:`app.services.found_twice`).
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from app.domain.changes import NO_CHANGES, Done
from app.domain.matching import LIKELY
from app.domain.matching_words import asked_of_the_other
from app.domain.permissions import Action
from app.home import Home
from app.models import asked
from app.models.entities import Resident
from app.models.work import Reading
from app.services import duplicates
from app.services.duplicates import Pair, Side
from app.sync import registry

MOST = 50
"""Pairs that one export asks about; the likeliest first, the rest with the next."""


def ask_both_laptops(home: Home) -> Done[int]:
    """Ask about the remembered pairs (:func:`app.services.duplicates.look`) that lie with two laptops. Says how many
    records were asked about; none at a laptop, or where the person here may not ask."""
    if not home.is_office or not home.account.may(Action.RESOLVE_CONFLICT):
        return Done(0, NO_CHANGES)
    likely = [pair for pair in duplicates.pairs(home) if pair.proposed or pair.likeness.points >= LIKELY]
    if not likely:
        return Done(0, NO_CHANGES)
    with home.reading() as r:
        held = _holders(r, likely)
        wanted = {
            mine.id: question_about(other)
            for pair in [pair for pair in likely if _lie_with_two(pair, held)][:MOST]
            for mine, other in ((pair.first, pair.second), (pair.second, pair.first))
        }
        todo = {
            person: text for person, text in wanted.items() if not asked.was_asked(r, "resident", person, asked.NAME)
        }
    if not todo:
        return Done(0, NO_CHANGES)
    with home.writing() as w:
        for person, text in todo.items():
            asked.ask(w, ("resident", person, asked.NAME), person, text, by=home.account.id, on=home.today)
        w.flush()
        return Done(len(todo), w.changes)


def question_about(other: Side) -> str:
    """What the laptop of the one record is asked about the other."""
    return asked_of_the_other(other.area, other.name, other.born)


def _holders(r: Reading, likely: list[Pair]) -> Mapping[str, frozenset[str]]:
    """By record the laptops that hold it."""
    register = registry.current(r.conn)
    laptops = [each for each in register.devices if each.side == "field" and not each.revoked] if register else []
    ids = sorted({side.id for pair in likely for side in (pair.first, pair.second)})
    areas = r.session.execute(select(Resident.id, Resident.area_id).where(Resident.id.in_(ids)))
    return {str(row): frozenset(each.id for each in laptops if area in each.areas) for row, area in areas}


def _lie_with_two(pair: Pair, held: Mapping[str, frozenset[str]]) -> bool:
    """Whether there is a laptop for each record, and none that holds both."""
    one, two = held.get(pair.first.id, frozenset()), held.get(pair.second.id, frozenset())
    return bool(one and two) and not one & two
