"""Closing a case with what its ending must show, and opening it again (kết thúc, mở lại hồ sơ)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from app.domain.casefile import CaseFile, situation_of
from app.domain.changes import Done
from app.domain.closing import Ground, Shown, lacking, unfinished
from app.domain.evidence import open_contradictions
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.values import Closing
from app.errors import UserError, refuse
from app.home import Home
from app.models.casefile import case_file, rows_of_case
from app.models.entities import Case, Note
from app.models.history import history_of
from app.models.weighing import relatives, said_anew
from app.models.work import Reading
from app.packs.evidence import word_of


@dataclass(frozen=True, slots=True)
class Check:
    """What an ending still has to show, the matters whose evidence contradicts itself, in words, the steps that are
    open, and the fields, as (entity, field), for which two values wait for a person."""

    lacks: tuple[Shown, ...]
    contradicted: tuple[str, ...]
    open_steps: tuple[str, ...]
    disputed: tuple[tuple[str, str], ...] = ()

    @property
    def may_close(self) -> bool:
        return not self.lacks


def check(home: Home, case_id: str, closing: Closing) -> Check:
    """Whether the case could end like this now. Nothing is written.

    Raises:
        UserError("case.elsewhere"), UserError("closing.unknown", kind).
    """
    _known(home, closing)
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        return _check(home, r, file, closing)


def close(home: Home, case_id: str, seen: Seen, closing: Closing) -> Done[None]:
    """Close a case for one of the reasons of the pack (`closing_kinds`).

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("closing.unknown", kind).
        UserError("closing.in-the-future", day), UserError("closing.before-opening", day).
        UserError("case.in-conflict", fields): values of the case, its person or their parts still wait for a person.
        UserError("case.contradicted", about): as settled, while evidence contradicts itself and nobody has settled it.
        UserError("closing.lacks", what, codes): what this ending has to show, in words and as codes of :class:`Shown`.
        UserError("row.changed-since").
    """
    home.require(Action.CLOSE_CASE)
    _known(home, closing)
    if closing.on > home.today:
        raise UserError("closing.in-the-future", day=closing.on)
    with home.writing() as w:
        file = case_file(w, case_id) or refuse("case.elsewhere")
        found = _check(home, w, file, closing)
        if Shown.CONFLICTS in found.lacks:
            raise UserError("case.in-conflict", fields=[f"{entity}.{name}" for entity, name in found.disputed])
        if Shown.CONTRADICTIONS in found.lacks:
            raise UserError("case.contradicted", about=list(found.contradicted))
        if found.lacks:
            words = home.pack.tables["record_values"]
            named = [words.name_of(f"shown.{each.value}") for each in found.lacks]
            raise UserError("closing.lacks", what=named, codes=tuple(each.value for each in found.lacks))
        if file.case.opened_on is not None and closing.on < file.case.opened_on:
            raise UserError("closing.before-opening", day=file.case.opened_on)
        case = w.change(Case, case_id, seen) or refuse("case.elsewhere")
        case.state, case.closing = "closed", closing
        w.flush()
        return Done(None, w.changes)


def reopen(home: Home, case_id: str, seen: Seen, why: str) -> Done[None]:
    """Open a closed case again. How it had ended stays in its history, why it is open again among its notes.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("case.not-closed").
        UserError("case.reopened-without-reason"), UserError("row.changed-since").
    """
    home.require(Action.CLOSE_CASE)
    if not why.strip():
        raise UserError("case.reopened-without-reason")
    with home.writing() as w:
        case = w.change(Case, case_id, seen) or refuse("case.elsewhere")
        if case.state != "closed":
            raise UserError("case.not-closed")
        case.state, case.closing = "open", None
        w.add(Note(id=new_id(), case_id=case_id, by=home.account.id, day=home.today, text=f"Mở lại: {why.strip()}"))
        w.flush()
        return Done(None, w.changes)


def _known(home: Home, closing: Closing) -> None:
    if home.pack.tables["closing_kinds"].get(closing.kind) is None:
        raise UserError("closing.unknown", kind=closing.kind)


def _check(home: Home, r: Reading, file: CaseFile, closing: Closing) -> Check:
    way = home.pack.pathway(situation_of(file), today=home.today)
    rows = rows_of_case(r, file.case.id)
    disputed = _disputed(r, rows)
    word = word_of(home.pack.tables, relatives(r, file))
    anew = said_anew(history_of(r, [row for row in rows if row[0] in ("evidence", "settlement")]))
    against = open_contradictions(file, word, anew)
    return Check(
        lacking(Ground(file, way, against, disputed), closing),
        tuple(home.pack.tables["matters"].name_of(about) for about in against),
        unfinished(way),
        disputed,
    )


def _disputed(r: Reading, rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The fields of these rows for which two values wait at the office; at a laptop, those of its own that do."""
    there = set(rows)
    found = {(str(e), str(i), str(f)) for e, i, f in r.conn.exec_driver_sql("SELECT entity, row, field FROM conflict")}
    queued = r.conn.exec_driver_sql(
        "SELECT entity, row, waiting FROM op WHERE +device = ? AND state = 'queued' AND waiting IS NOT NULL",
        (r.heads.device,),
    )
    found |= {(str(e), str(i), name) for e, i, waiting in queued for name in msgspec.json.decode(waiting)}
    return tuple(sorted({(entity, name) for entity, row, name in found if (entity, row) in there}))
