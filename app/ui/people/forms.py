"""The sections of a person's record, and the editors of their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.casefile import PersonFacts
from app.domain.values import Kin
from app.ui.cases.forms import Desk, tr
from app.ui.editors import KinEdit, NumberEdit, TickList
from app.ui.field_words import choices
from app.ui.record_panel import Entry
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine, Tick
from app.ui.widgets.partial_date import PartialDateAnswer

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "identity": ("name", "other_names", "born", "sex", "id_number", "old_number"),
    "origin": (
        "nationality", "ethnicity", "religion", "birth_place", "home_town", "birth_registered_at",
    ),
    "contact": ("phone", "civil_status", "note", "sealed", "opened_to"),
    "kin": ("mother", "father", "guardian"),
}  # fmt: skip
"""Section → the fields of the record that it shows and changes."""


def section_title(section: str) -> str:
    return {
        "identity": tr("Nhân thân"),
        "origin": tr("Nguồn gốc, hộ tịch"),
        "contact": tr("Liên lạc, ghi chú"),
        "kin": tr("Cha, mẹ, người nuôi dưỡng"),
    }[section]


def person_entries(
    desk: Desk, names: Sequence[str], known_kin: Mapping[str, str], person: PersonFacts | None
) -> list[Entry]:
    """The editors of these fields, without those that this person may not write or see."""
    account = desk.words.home.account
    makers: dict[str, Callable[[], QWidget]] = {
        "name": TextLine,
        "other_names": TextLine,
        "born": lambda: PartialDateAnswer(today=desk.today, shows_age=True),
        "sex": lambda: AnswerBox(RadioRow(choices("sex")), may_not_apply=False),
        "id_number": lambda: AnswerBox(NumberEdit()),
        "old_number": lambda: AnswerBox(NumberEdit(old=True)),
        "ethnicity": lambda: AnswerBox(ChoiceBox(desk.options("ethnic_groups"))),
        "phone": TextLine,
        "note": LongText,
        "civil_status": lambda: AnswerBox(ChoiceBox(desk.options("civil_statuses"))),
        "sealed": lambda: Tick(tr("Chỉ người được nêu tên dưới đây mới tìm và xem được")),
        "opened_to": lambda: TickList(list(desk.colleagues.items())),
    }
    hints = {"opened_to": tr("Không chọn ai thì theo vai trò: lãnh đạo, công an, tư pháp, văn hóa – xã hội")}
    for name in ("religion", "nationality", "birth_place", "home_town", "birth_registered_at"):
        makers[name] = lambda: AnswerBox(TextLine())
    for name in ("mother", "father", "guardian"):
        value = getattr(person, name) if person is not None else None
        known = known_kin.get(value.resident_id or "", "") if isinstance(value, Kin) else ""
        makers[name] = kin_maker(desk, known)
    return [
        Entry(name, makers[name], hint=hints.get(name, ""), required=name == "name")
        for name in names
        if account.may_write("resident", name) and account.may_read("resident", name)
    ]


def kin_maker(desk: Desk, known: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        editor = KinEdit(desk.today)
        editor.set_known(known)
        return AnswerBox(editor)

    return make


def relation_box(desk: Desk) -> ChoiceBox:
    """The relations to the head of a household, as the circular lists them."""
    return ChoiceBox([Option(row.code, row.name, row.note) for row in desk.words.home.pack.tables["relations"]])
