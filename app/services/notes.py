"""Remarks on a case (ghi chú, trao đổi): whose and when; taken back by who wrote them."""

from __future__ import annotations

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.errors import UserError, refuse
from app.home import Home
from app.models.entities import Case, Note

LONGEST = 4000


def add(home: Home, case_id: str, text: str) -> Done[str]:
    """Raises: UserError("case.elsewhere"), UserError("note.empty"), UserError("note.too-long", most)."""
    said = _said(text)
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        note = w.add(Note(id=new_id(), case_id=case_id, by=home.account.id, day=home.today, text=said))
        w.flush()
        return Done(note.id, w.changes)


def change(home: Home, note_id: str, seen: Seen, text: str) -> Done[None]:
    """Raises: as :func:`add`, and UserError("note.elsewhere"), UserError("note.not-yours")."""
    said = _said(text)
    with home.writing() as w:
        note = w.change(Note, note_id, seen) or refuse("note.elsewhere")
        if note.by != home.account.id:
            raise UserError("note.not-yours")
        note.text = said
        w.flush()
        return Done(None, w.changes)


def take_back(home: Home, note_id: str, seen: Seen) -> Done[None]:
    """Raises: UserError("note.elsewhere"), UserError("note.not-yours"), UserError("row.changed-since")."""
    with home.writing() as w:
        note = w.change(Note, note_id, seen) or refuse("note.elsewhere")
        if note.by != home.account.id:
            raise UserError("note.not-yours")
        note.gone = "rút lại"
        w.flush()
        return Done(None, w.changes)


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise UserError("note.empty")
    if len(said) > LONGEST:
        raise UserError("note.too-long", most=LONGEST)
    return said
