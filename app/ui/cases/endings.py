"""Giving a case out, remarking on it, closing it and opening it again: the dialogs of the daily work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.casefile import CaseFile, NoteFacts
from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.values import Closing
from app.errors import UserError
from app.services import assigning, cases, closing, notes
from app.services.assigning import Offered
from app.ui.cases.forms import Desk
from app.ui.field_words import entity_name, field_name
from app.ui.formats import fill
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, TextLine


def tr(text: str) -> str:
    return QCoreApplication.translate("endings", text)


def assign_dialog(desk: Desk, offered: Offered, *, values: Mapping[str, Any] | None = None) -> RecordDialog:
    """Who, which team, what, by when: for one case (with its ``values``) or for many at once."""
    home, chosen, one = desk.words.home, offered.cases, values is not None
    people = dict(desk.colleagues)
    if values and values.get("assignee"):
        people.setdefault(values["assignee"], desk.words.name(values["assignee"]))

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return assigning.assign(home, chosen, fields)

    title = tr("Giao việc") if one else fill(tr("Giao %1 hồ sơ"), len(chosen))
    intro = "" if one else tr("Mục để trống thì giữ nguyên ở từng hồ sơ. Tất cả ghi trong một lần.")
    return desk.dialog(
        title,
        "case",
        [
            Entry("assignee", lambda: ChoiceBox([Option(id, name) for id, name in people.items()])),
            Entry("team", TextLine, hint=", ".join(offered.teams[:5])),
            Entry("task", LongText),
            Entry("due", desk.day(later=True)),
        ],
        Record(dict(values or {}), chosen[0][1] if one else None),
        save,
        key=f"assign/{chosen[0][0] if one else 'many'}",
        reread=None,
        whole=not one,
        yes=tr("Giao việc"),
        intro=intro,
    )


def note_dialog(desk: Desk, case_id: str, there: NoteFacts | None) -> RecordDialog:
    """A remark on the case, new or one's own."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        text = str(fields.get("text") or "")
        return notes.change(home, there.id, there.seen, text) if there is not None else notes.add(home, case_id, text)

    return desk.dialog(
        tr("Trao đổi về hồ sơ"),
        "note",
        [Entry("text", LongText, required=True)],
        Record({"text": there.text if there is not None else None}, there.seen if there is not None else None),
        save,
        key=f"note/{case_id}/{there.id if there is not None else 'new'}",
        whole=there is None,
    )


def close_dialog(desk: Desk, file: CaseFile) -> RecordDialog:
    """How and when the case ended, and what shows it. Only for who may close it."""
    home, case_id = desk.words.home, file.case.id
    entries = [
        Entry("kind", desk.code("closing_kinds"), tr("Kết thúc vì"), required=True),
        Entry("on", desk.day(), tr("Ngày kết thúc"), required=True),
        Entry(
            "note", LongText, tr("Lý do, ghi chú"), tr("Còn bước chưa xong, không thuộc diện, từ chối: ghi rõ vì sao")
        ),
        Entry("paper", TextLine, tr("Giấy tờ"), tr("Đã chết: số, ngày giấy chứng tử hoặc trích lục khai tử")),
        Entry("to", TextLine, tr("Bàn giao cho"), tr("Chuyển đi: Công an, UBND nơi đến, người nhận")),
        Entry("other", TextLine, tr("Hồ sơ giữ lại"), tr("Trùng: tên, diện của hồ sơ được giữ")),
    ]

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        words = {name: fields.get(name) for name in ("note", "to", "other", "paper")}
        ending = Closing(str(fields["kind"]), fields["on"], **words)
        try:
            return closing.close(home, case_id, seen or file.case.seen, ending)
        except UserError as fault:
            if fault.code != "case.in-conflict":
                raise
            named = [field.split(".") for field in fault.params["fields"]]
            raise UserError(
                fault.code, fields=[f"{entity_name(entity)}: {field_name(entity, name)}" for entity, name in named]
            ) from fault

    dialog = desk.dialog(
        tr("Kết thúc hồ sơ"),
        "case",
        entries,
        Record({}, file.case.seen),
        save,
        key=f"closing/{case_id}",
        reread=lambda: Record({}, cases.case_card(home, case_id).file.case.seen),
        whole=True,
        yes=tr("Kết thúc hồ sơ này"),
        intro=tr("Hồ sơ đã kết thúc vẫn xem, in và mở lại được."),
        judged=False,
    )
    dialog.panel.preset("on", desk.today)
    return dialog


def reopen_dialog(desk: Desk, file: CaseFile) -> RecordDialog:
    """Why a closed case is open again."""
    home, case_id = desk.words.home, file.case.id

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return closing.reopen(home, case_id, seen or file.case.seen, str(fields.get("note") or ""))

    return desk.dialog(
        tr("Mở lại hồ sơ"),
        "case",
        [Entry("note", LongText, tr("Vì sao mở lại"), required=True)],
        Record({}, file.case.seen),
        save,
        key=f"reopen/{case_id}",
        reread=lambda: Record({}, cases.case_card(home, case_id).file.case.seen),
        whole=True,
        yes=tr("Mở lại hồ sơ này"),
        intro=tr("Cách kết thúc trước đó vẫn còn trong lịch sử."),
        judged=False,
    )
