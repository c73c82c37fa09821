"""Somebody found in two areas (một người được tìm thấy ở hai địa bàn): both laptops are told, and asked at the name.

The office sees the pair after an import. A question lies with each of the two records, so each laptop gets the one
about its own; what they answer stands with the records until the pair is decided (:mod:`app.services.duplicates`).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import asked
from app.models.entities import Resident


def ask_both(home: Home, texts: Mapping[str, str]) -> Done[int]:
    """Ask about two records, by id what is asked of each. Where nobody has answered an earlier question, that one
    stays. Says how many were asked.

    Raises:
        UserError("permission.action"), UserError("question.empty"), UserError("merge.same-record").
        UserError("person.elsewhere"), UserError("person.sealed"): a sealed person is on no laptop.
    """
    home.require(Action.RESOLVE_CONFLICT)
    if len(texts) != 2:
        raise UserError("merge.same-record")
    count = 0
    with home.writing() as w:
        for person_id, text in texts.items():
            said = text.strip() or refuse("question.empty")
            person = w.find(Resident, person_id) or refuse("person.elsewhere")
            if person.sealed:
                raise UserError("person.sealed")
            before = asked.of_field(w, "resident", person_id, asked.NAME)
            if any(each.answered_on is None for each in before):
                continue
            asked.take_back(w, before, asked.AGAIN)
            asked.ask(w, ("resident", person_id, asked.NAME), person_id, said, by=home.account.id, on=home.today)
            count += 1
        w.flush()
        return Done(count, w.changes)


def over(home: Home, *people: str) -> Done[None]:
    """The pair is decided: nobody needs to answer what was asked about it any more.

    Raises:
        UserError("permission.write").
    """
    with home.writing() as w:
        for person_id in people:
            asked.close(w, "resident", person_id, asked.NAME)
        w.flush()
        return Done(None, w.changes)
