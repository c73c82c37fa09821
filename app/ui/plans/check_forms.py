"""The forms of data cleaning: what is put down about a person, a letter to the level above, its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain import check_words
from app.domain.changes import Done
from app.domain.checks import CheckRule
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.services import checks_marks, checks_requests
from app.services.checks import FindingRow
from app.services.checks_requests import NewRequest, RequestRow
from app.ui.cases.forms import Desk
from app.ui.formats import fill
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, TextLine, Tick

ANSWER_DAYS = 30
"""What is proposed as the day by which an answer is asked for; the plans name none."""


def tr(text: str) -> str:
    return QCoreApplication.translate("check_forms", text)


def state_name(code: str) -> str:
    """How a finding stands, in words."""
    return QCoreApplication.translate("check_words", check_words.STATES[code])


def born(row: FindingRow) -> str:
    return row.born.text_vi() if isinstance(row.born, PartialDate) else ""


def mark_form(desk: Desk, row: FindingRow, kind: str) -> RecordDialog:
    """What is put down about the person of a finding."""
    home = desk.words.home
    name = home.pack.tables["mark_kinds"].name_of(kind)
    entries = [Entry("day", desk.day(), tr("Ngày"))]
    if kind in ("card", "died", "card-old9", "deregistered"):
        entries.append(Entry("number", TextLine, tr("Số thẻ, số giấy")))
    if kind == "card":
        entries.append(Entry("until", desk.day(later=True), tr("Có giá trị đến")))
    if kind == "vaccine":
        entries.insert(0, Entry("value", _vaccine, tr("Dữ liệu tiêm chủng"), required=True))
    entries.append(Entry("note", LongText, tr("Ghi chú")))

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return checks_marks.put_mark(home, row.row, kind, row.seen, fields)

    dialog = desk.dialog(
        fill(tr("%1: %2"), name, row.title),
        "mark",
        entries,
        Record(),
        save,
        key=f"check/mark/{kind}/{row.row}",
        whole=True,
        yes=tr("Ghi"),
        judged=False,
    )
    dialog.panel.preset("day", desk.today)
    return dialog


def _vaccine() -> ChoiceBox:
    return ChoiceBox(
        [Option("right", tr("Đúng")), Option("wrong", tr("Sai")), Option("missing", tr("Thiếu"))],
    )


def request_form(desk: Desk, rows: Sequence[FindingRow], rule: CheckRule) -> RecordDialog:
    """One letter for these findings."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        wish = NewRequest(
            str(fields.get("receiver") or ""),
            str(fields.get("title") or ""),
            fields.get("due"),
            str(fields.get("number") or ""),
            str(fields.get("text") or ""),
            fields.get("sent_on"),
        )
        return checks_requests.ask_above(home, rows, wish)

    dialog = desk.dialog(
        fill(tr("Đề nghị cấp trên: %1 trường hợp"), len(rows)),
        "request",
        [
            Entry("receiver", TextLine, tr("Kính gửi"), required=True),
            Entry("title", TextLine, tr("Đề nghị"), tr("viết tiếp sau chữ “đề nghị”"), required=True),
            Entry("due", desk.day(later=True), tr("Trả lời trước ngày")),
            Entry("number", TextLine, tr("Số công văn"), tr("để trống nếu chưa có")),
            Entry("sent_on", desk.day(), tr("Ngày gửi"), tr("để trống nếu chưa gửi")),
            Entry("text", LongText, tr("Nói thêm")),
        ],
        Record(),
        save,
        key=f"check/request/{rule.id}",
        whole=True,
        yes=tr("Lập công văn"),
        intro=tr(
            "Công văn và danh sách in ra ở phần “Đề nghị cấp trên”. Các dòng này chuyển sang “Đã đề nghị cấp trên”."
        ),
        judged=False,
    )
    dialog.panel.preset("title", rule.asks)
    dialog.panel.preset("due", desk.today + timedelta(days=ANSWER_DAYS))
    return dialog


def sent_form(desk: Desk, row: RequestRow) -> RecordDialog:
    """Number and day of sending of a letter."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return checks_requests.change_request(home, row.id, seen or row.seen, dict(fields))

    return desk.dialog(
        fill(tr("Gửi công văn: %1"), row.title),
        "request",
        [
            Entry("number", TextLine, tr("Số công văn")),
            Entry("sent_on", desk.day(), tr("Ngày gửi"), required=True),
            Entry("receiver", TextLine, tr("Kính gửi"), required=True),
            Entry("due", desk.day(later=True), tr("Trả lời trước ngày")),
        ],
        Record({"number": row.number, "sent_on": row.sent_on, "receiver": row.receiver, "due": row.due}, row.seen),
        save,
        key=f"check/sent/{row.id}",
        judged=False,
    )


def answer_form(desk: Desk, row: RequestRow, people: Sequence[FindingRow]) -> RecordDialog:
    """An answer: to the whole letter, or, with ``people``, of these of it."""
    home = desk.words.home

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        answer, day, settled = str(fields.get("answer") or ""), fields["answered_on"], bool(fields.get("settled"))
        if not people:
            return checks_requests.answer_request(home, row.id, seen or row.seen, answer, day, settled=settled)
        done: Done[Any] = Done(None)
        for each in people:
            one = checks_requests.answer_person(home, each, answer, day, settled=settled)
            done = Done(None, done.changes | one.changes)
        return done

    whose = fill(tr("Trả lời của %1 người"), len(people)) if people else tr("Trả lời cả công văn")
    dialog = desk.dialog(
        fill(tr("%1: %2"), whose, row.title),
        "request",
        [
            Entry("answer", LongText, tr("Trả lời"), required=True),
            Entry("answered_on", desk.day(), tr("Ngày trả lời"), required=True),
            Entry("settled", lambda: Tick(tr("Đã xử lý xong")), tr("Kết quả")),
        ],
        Record({}, row.seen),
        save,
        key=f"check/answer/{row.id}",
        whole=True,
        judged=False,
    )
    dialog.panel.preset("answered_on", desk.today)
    return dialog
