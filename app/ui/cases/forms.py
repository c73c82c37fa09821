"""The forms of a case's parts: one function per part, each giving a dialog that is opened by its caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from app.domain.casefile import CaseFile, EvidenceFacts, ObstacleFacts, ResidenceFacts
from app.domain.changes import Done
from app.domain.evidence import fields_of
from app.domain.merge import Seen
from app.services import cases, evidence
from app.ui.editors import AddressEdit, DayEdit, TickList
from app.ui.field_words import Words, choices, entity_name
from app.ui.record_panel import Entry, Record, RecordDialog, RecordPanel, Save
from app.ui.says_edit import SaysEdit
from app.ui.tasks import Tasks
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine
from app.ui.widgets.partial_date import PartialDateAnswer


def tr(text: str) -> str:
    return QCoreApplication.translate("forms", text)


@dataclass(frozen=True, slots=True)
class Desk:
    """What every form needs."""

    words: Words
    tasks: Tasks
    parent: QWidget
    colleagues: Mapping[str, str]
    machines: Mapping[str, str] = field(default_factory=dict)
    asked: frozenset[tuple[str, str, str]] = frozenset()
    """(entity, id, field) about which the office asks the field."""

    @property
    def today(self) -> date:
        return self.words.home.today

    def may(self, entity: str, name: str) -> bool:
        return self.words.home.account.may_write(entity, name)

    def options(self, table: str) -> list[Option]:
        return [Option(row.code, row.name, row.note) for row in self.words.home.pack.tables[table]]

    def dialog(
        self,
        title: str,
        entity: str,
        entries: Sequence[Entry],
        record: Record,
        save: Save,
        *,
        key: str,
        reread: Callable[[], Record] | None = None,
        whole: bool = False,
        yes: str = "",
        intro: str = "",
        judged: bool = True,
    ) -> RecordDialog:
        """``judged``: entries are fields of ``entity``, and only those that this person may write are offered."""
        allowed = [entry for entry in entries if not judged or self.may(entity, entry.name)]
        panel = RecordPanel(
            self.words,
            self.tasks,
            entity,
            allowed,
            record,
            save,
            key=key,
            reread=reread,
            whole=whole,
            yes=yes,
            scrolls=True,
            parent=self.parent,
        )
        return RecordDialog(title, panel, self.parent, intro=intro)

    def code(self, table: str) -> Callable[[], QWidget]:
        return lambda: ChoiceBox(self.options(table))

    def day(self, *, later: bool = False) -> Callable[[], QWidget]:
        return lambda: DayEdit(self.today, may_be_later=later)

    def partial(self) -> Callable[[], QWidget]:
        return lambda: PartialDateAnswer(today=self.today)


def record_of(part: Any) -> Record:
    """A part of a case as a record to be changed."""
    values = {name: getattr(part, name) for name in part.__dataclass_fields__ if name not in ("id", "seen")}
    return Record(values, part.seen)


def _part(desk: Desk, case_id: str, parts: str, part_id: str) -> Callable[[], Record]:
    """How a part is read again."""

    def reread() -> Record:
        file = cases.case_card(desk.words.home, case_id).file
        return record_of(next(each for each in getattr(file, parts) if each.id == part_id))

    return reread


def step_dialog(desk: Desk, file: CaseFile, procedure: str, preset: Mapping[str, Any]) -> RecordDialog:
    """Where a procedure stands, with its real dates. ``preset`` is what the button that was pressed means."""
    home, case_id = desk.words.home, file.case.id
    there = next((step for step in file.steps if step.procedure == procedure), None)
    known = home.pack.procedures.get(procedure)
    states = [each for each in choices("step_state") if home.account.may_write("step", "state", each[0])]
    entries = [
        Entry("state", lambda: RadioRow(states, upright=True), required=True),
        Entry("complete_on", desk.day()),
        Entry("filed_on", desk.day()),
        Entry("due_on", desk.day(later=True), hint=tr("Ngày ghi trên giấy hẹn")),
        Entry("done_on", desk.day()),
        Entry("file_code", TextLine, hint=tr("Mã hồ sơ trên giấy tiếp nhận")),
        Entry("channel", desk.code("channels")),
        Entry("authority", desk.code("authorities")),
        Entry("result", lambda: AnswerBox(TextLine())),
        Entry("note", LongText),
    ]
    usual = known.competences_on(desk.today) if known is not None else ()
    values = {"state": "todo", "authority": usual[0].authority if usual and there is None else None}
    record = record_of(there) if there is not None else Record(values)

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return cases.record_step(home, case_id, procedure, fields, seen)

    dialog = desk.dialog(
        desk.words.procedure(procedure),
        "step",
        entries,
        record,
        save,
        key=f"step/{case_id}/{procedure}",
        reread=_part(desk, case_id, "steps", there.id) if there is not None else None,
        whole=there is None,
        yes=tr("Ghi lại"),
    )
    for name, value in preset.items():
        if name in dialog.panel.names():
            dialog.panel.preset(name, value)
    return dialog


def claim_dialog(desk: Desk, file: CaseFile, kind: str) -> RecordDialog:
    """What is claimed of one matter, and how it stands."""
    home, case_id = desk.words.home, file.case.id
    there = next((claim for claim in file.claims if claim.kind == kind), None)

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return cases.state_claim(home, case_id, kind, fields, seen)

    return desk.dialog(
        desk.words.code("claim_kinds", kind),
        "claim",
        [
            Entry("statement", lambda: AnswerBox(LongText())),
            Entry("standing", lambda: RadioRow(choices("standing"), upright=True)),
            Entry("reason", LongText, hint=tr("Dựa vào đâu mà đánh giá như vậy")),
        ],
        record_of(there) if there is not None else Record(),
        save,
        key=f"claim/{case_id}/{kind}",
        reread=_part(desk, case_id, "claims", there.id) if there is not None else None,
        whole=there is None,
    )


def evidence_dialog(
    desk: Desk, file: CaseFile, there: EvidenceFacts | None, *, kind: str = "", supports: tuple[str, ...] = ()
) -> RecordDialog:
    """A paper that was shown, or something that somebody said."""
    home, case_id = desk.words.home, file.case.id
    wanted = home.pack.categories[file.case.category].claims
    kinds = dict.fromkeys((*wanted, *(claim.kind for claim in file.claims)))
    claims = [(code, desk.words.code("claim_kinds", code)) for code in kinds]
    entries = [
        Entry("kind", desk.code("evidence_kinds"), required=True),
        Entry("supports", lambda: TickList(claims)),
        Entry("seen_as", lambda: RadioRow(choices("seen_as"), upright=True)),
        Entry("strength", lambda: RadioRow(choices("strength"))),
        Entry("told_by", TextLine, hint=tr("Ai đưa, ai kể, quan hệ thế nào")),
        Entry("seen_on", desk.day()),
        Entry("place", TextLine, hint=tr("Xem ở đâu, nghe kể ở đâu")),
        Entry("number", TextLine),
        Entry("issued_by", TextLine),
        Entry("issued_on", desk.partial()),
        Entry("says", lambda: SaysEdit(desk.words), hint=tr("Chỉ ghi điều giấy này có nói")),
        Entry("note", LongText),
    ]

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        if there is not None and seen is not None:
            return cases.change_evidence(home, there.id, seen, fields)
        rest = {name: value for name, value in fields.items() if name != "kind"}
        return cases.add_evidence(home, case_id, str(fields["kind"]), rest)

    dialog = desk.dialog(
        tr("Sửa chứng cứ") if there is not None else tr("Thêm chứng cứ, giấy tờ"),
        "evidence",
        entries,
        record_of(there) if there is not None else Record({"kind": kind or None, "supports": supports}),
        save,
        key=f"evidence/{case_id}/{there.id if there is not None else 'new'}",
        reread=_part(desk, case_id, "evidence", there.id) if there is not None else None,
        whole=there is None,
    )
    if there is None:
        dialog.panel.preset("seen_on", desk.today)
    if "says" in dialog.panel.names():
        _hold_against(desk, file, there, dialog.panel, kind)
    return dialog


def _hold_against(desk: Desk, file: CaseFile, there: EvidenceFacts | None, panel: RecordPanel, kind: str) -> None:
    """What a piece says is held against the record and the other pieces, while it is typed."""
    says, kinds = panel.editor("says"), panel.editor("kind")
    says.show_kind(there.kind if there is not None else kind)
    if file.person is not None:
        says.set_recorded(evidence.recorded(desk.words.home, fields_of(file.person), desk.words.names))
    says.set_others([piece for piece in file.evidence if there is None or piece.id != there.id])
    kinds.changed.connect(_Following(kinds, says).follow)


class _Following(QObject):
    """Shows the matters of the kind that is chosen."""

    def __init__(self, kinds: Any, says: SaysEdit) -> None:
        super().__init__(says)
        self._kinds, self._says = kinds, says

    def follow(self) -> None:
        self._says.show_kind(self._kinds.value() or "")


def obstacle_dialog(desk: Desk, file: CaseFile, there: ObstacleFacts | None, *, closing: bool = False) -> RecordDialog:
    """What keeps the case from going on; with ``closing`` the day on which it was removed is set to today."""
    home, case_id = desk.words.home, file.case.id
    entries = [
        Entry("kind", desk.code("obstacle_kinds"), required=True),
        Entry("text", LongText, hint=tr("Ghi rõ vướng ở đâu, vì sao")),
        Entry("authority", desk.code("authorities"), hint=tr("Ai gỡ được")),
        Entry("tried", LongText),
        Entry("opened_on", desk.day()),
        Entry("answer", LongText),
        Entry("closed_on", desk.day()),
    ]
    if there is None:
        entries = entries[:5]

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        if there is not None and seen is not None:
            return cases.change_obstacle(home, there.id, seen, fields)
        rest = {name: value for name, value in fields.items() if name != "kind"}
        return cases.add_obstacle(home, case_id, str(fields["kind"]), rest)

    dialog = desk.dialog(
        tr("Vướng mắc") if there is not None else tr("Thêm vướng mắc"),
        "obstacle",
        entries,
        record_of(there) if there is not None else Record({"opened_on": desk.today}),
        save,
        key=f"obstacle/{case_id}/{there.id if there is not None else 'new'}",
        reread=_part(desk, case_id, "obstacles", there.id) if there is not None else None,
        whole=there is None,
    )
    if closing:
        dialog.panel.preset("closed_on", desk.today)
    return dialog


def residence_dialog(
    desk: Desk, resident_id: str, there: ResidenceFacts | None, reread: Callable[[], Record] | None
) -> RecordDialog:
    """One period of residence."""
    home = desk.words.home
    entries = [
        Entry("kind", desk.code("residence_kinds"), required=True),
        Entry("place", lambda: AnswerBox(AddressEdit())),
        Entry("since", desk.partial()),
        Entry("until", desk.partial(), hint=tr("Để trống nếu đang ở")),
        Entry("note", LongText),
    ]

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        if there is not None and seen is not None:
            return cases.change_residence(home, there.id, seen, fields)
        rest = {name: value for name, value in fields.items() if name != "kind"}
        return cases.add_residence(home, resident_id, str(fields["kind"]), rest)

    return desk.dialog(
        entity_name("residence"),
        "residence",
        entries,
        record_of(there) if there is not None else Record(),
        save,
        key=f"residence/{resident_id}/{there.id if there is not None else 'new'}",
        reread=reread,
        whole=there is None,
    )
