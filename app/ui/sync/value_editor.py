"""An editor for any field of a record, by what kind of value it has: for a third value that neither side wrote."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from app.domain.answers import Silence
from app.home import Home
from app.ui.editors import AddressEdit, DayEdit, KinEdit, NumberEdit, TickList
from app.ui.field_words import FIELDS, LISTS, choices
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine
from app.ui.widgets.partial_date import PartialDateAnswer

_LONG = {"note", "statement", "reason", "text", "tried", "answer"}
_FACTS = {"partial", "number", "address", "kin", "sex"}
_FACT_TEXTS = {
    "resident": {"religion", "nationality", "birth_place", "home_town", "birth_registered_at"},
    "claim": {"statement"},
    "step": {"result"},
}
"""Texts that are answers: they can also be unknown or not apply."""
_ELSEWHERE = {"name", "membership", "closing", "waits", "flag", "facts", "procedure"}
"""Values that name another record or end something: those are put right in the record itself."""
_SET_ELSEWHERE = {("attachment", "media_type"), ("attachment", "size"), ("answer", "value"), ("case", "category")}


def editor_for(home: Home, entity: str, field: str) -> QWidget | None:
    """An editor whose ``value()`` is a value of the domain; None where a third value has to be made elsewhere."""
    known = FIELDS.get(entity, {}).get(field)
    if field == "gone" or known is None:
        return None
    how = known[1]
    if how in _ELSEWHERE or (entity, field) in _SET_ELSEWHERE:
        return None
    if how == "partial":
        return PartialDateAnswer(today=home.today)
    if how == "day":
        return DayEdit(home.today, may_be_later=field in ("due", "due_on"))
    if how == "number":
        return AnswerBox(NumberEdit(old=field == "old_number"))
    if how == "address":
        return AnswerBox(AddressEdit())
    if how == "kin":
        return AnswerBox(KinEdit(home.today))
    if field == "supports":
        return TickList([(row.code, row.name) for row in home.pack.tables[how]])
    if how in LISTS:
        radios = RadioRow(choices(how), upright=len(LISTS[how]) > 2)
        return AnswerBox(radios) if how in _FACTS else radios
    if how in home.pack.tables:
        box = ChoiceBox([Option(row.code, row.name, row.note) for row in home.pack.tables[how]])
        return AnswerBox(box) if (entity, field) == ("resident", "ethnicity") else box
    text = LongText() if field in _LONG else TextLine()
    return AnswerBox(text) if field in _FACT_TEXTS.get(entity, ()) else text


def to_wire(value: Any) -> Any:
    """A value of the domain as it travels: what :func:`app.services.sync_state.resolve` takes as a third value."""
    if isinstance(value, Silence):
        return {"?": value.value}
    return msgspec.to_builtins(value)
