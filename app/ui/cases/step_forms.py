"""The forms of a step beside its days: stopping and going on of its clock, the ground of a striking, an obstacle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.domain.casefile import CaseFile
from app.domain.changes import Done
from app.domain.delays import Party
from app.domain.lawful import Finding, FindingKind
from app.domain.merge import Seen
from app.domain.pathway import PathStep
from app.domain.striking import Grounds
from app.services import cases, steps
from app.ui.cases import way
from app.ui.cases.forms import Desk
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow


def tr(text: str) -> str:
    return QCoreApplication.translate("step_forms", text)


def _seen(file: CaseFile, procedure: str) -> Seen:
    return next((step.seen for step in file.steps if step.procedure == procedure), file.case.seen)


def pause_dialog(desk: Desk, file: CaseFile, procedure: str) -> RecordDialog:
    """Stop the office's clock: since when, why, and who is awaited."""
    home, case_id, seen = desk.words.home, file.case.id, _seen(file, procedure)
    awaited = [Option(Party.PERSON.value, tr("Người dân (bổ sung giấy tờ)")), *desk.options("authorities")]

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return steps.pause(
            home, case_id, procedure, fields["since"], str(fields.get("reason") or ""), fields.get("whose"), seen
        )

    dialog = desk.dialog(
        tr("Tạm dừng tính thời hạn"),
        "step",
        [
            Entry("since", desk.day(), tr("Dừng từ ngày"), required=True),
            Entry("whose", lambda: ChoiceBox(awaited), tr("Đang chờ"), required=True),
            Entry("reason", LongText, tr("Lý do"), hint=tr("Ghi như trên phiếu hướng dẫn bổ sung"), required=True),
        ],
        Record({}),
        save,
        key=f"pause/{case_id}/{procedure}",
        whole=True,
        yes=tr("Dừng"),
        intro=tr("Ngày dừng không tính vào thời hạn của cơ quan; báo cáo tách được trễ do ai."),
        judged=False,
    )
    dialog.panel.preset("since", desk.today)
    return dialog


def resume_dialog(desk: Desk, file: CaseFile, step: PathStep) -> RecordDialog:
    """The clock goes on; the day on the receipt moves by as many days."""
    home, case_id, seen = desk.words.home, file.case.id, _seen(file, step.id)

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        until: date = fields["until"]
        return steps.resume(home, case_id, step.id, until, seen)

    dialog = desk.dialog(
        tr("Tính tiếp thời hạn"),
        "step",
        [Entry("until", desk.day(), tr("Tính tiếp từ ngày"), required=True)],
        Record({}),
        save,
        key=f"resume/{case_id}/{step.id}",
        whole=True,
        yes=tr("Tính tiếp"),
        intro=way.pause_text(step.pause, desk.words) if step.pause else "",
        judged=False,
    )
    dialog.panel.preset("until", desk.today)
    return dialog


def striking_dialog(desk: Desk, file: CaseFile, step: PathStep) -> RecordDialog:
    """What a striking rests on, asked for in one place: the ground and its words, what excludes it, the notice.

    The fourth thing, a second person's word, is that person's own button.
    """
    home, case_id = desk.words.home, file.case.id
    there = next((one for one in file.steps if one.procedure == step.id), None)
    grounds = Grounds.of(there.grounds) if there is not None else None
    filed = (there.filed_on if there is not None else None) or desk.today
    options = [
        Option(one.code, f"{one.code}) {one.words}", way.source_text(one.source))
        for one in step.procedure.grounds_on(filed)
    ]
    answers = [("no", tr("Không, đã hỏi")), ("yes", tr("Có: không được xóa"))]
    asked = {one.fact: desk.words.code("facts", one.fact) for one in step.procedure.exclusions}
    known = {True: "yes", False: "no"}
    values: dict[str, Any] = {fact: known.get(file.answers.get(fact)) for fact in asked}  # type: ignore[arg-type]
    values |= {
        "code": grounds.code if grounds else None,
        "words": grounds.words if grounds else None,
        "notified_on": there.notified_on if there is not None else None,
    }

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        ground = Grounds(str(fields["code"]), str(fields["words"]).strip())
        seen = there.seen if there is not None else None
        done = steps.ground_striking(home, case_id, step.id, ground, fields.get("notified_on"), seen)
        said = {fact: fields[fact] == "yes" for fact in asked if fields.get(fact)}
        return Done(None, done.changes | cases.answer(home, case_id, said).changes) if said else done

    return desk.dialog(
        tr("Căn cứ xóa đăng ký"),
        "step",
        [
            Entry("code", lambda: ChoiceBox(options), tr("Căn cứ của luật"), required=True),
            Entry("words", LongText, tr("Sự việc"), hint=tr("Vì sao người này thuộc căn cứ đó"), required=True),
            *(
                Entry(fact, lambda: RadioRow(answers, upright=True), label, required=True)
                for fact, label in asked.items()
            ),
            Entry("notified_on", desk.day(), tr("Ngày đã thông báo"), hint=tr("Cho người đó hoặc hộ")),
        ],
        Record(values),
        save,
        key=f"striking/{case_id}/{step.id}",
        whole=True,
        yes=tr("Ghi căn cứ"),
        intro=tr("Xóa đăng ký không phải mục đích của hồ sơ. Sau khi ghi, phải có người thứ hai xác nhận."),
        judged=False,
    )


_KINDS = {
    FindingKind.CIRCULAR: "law",
    FindingKind.UNREACHABLE: "no_papers",
    FindingKind.REFUSED: "competence",
    FindingKind.NO_AUTHORITY: "competence",
}


def finding_dialog(desk: Desk, file: CaseFile, finding: Finding) -> RecordDialog:
    """What the graph found becomes an obstacle (vướng mắc), with the paper and the authority it named."""
    home, case_id = desk.words.home, file.case.id
    paper = way.lacking(finding, desk.words)

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        given = {name: value for name, value in fields.items() if name != "kind"}
        given |= {"procedure": finding.procedure or None, "lacks": paper or None}
        return cases.add_obstacle(home, case_id, str(fields["kind"]), given)

    dialog = desk.dialog(
        tr("Ghi thành vướng mắc"),
        "obstacle",
        [
            Entry("kind", desk.code("obstacle_kinds"), required=True),
            Entry("text", LongText),
            Entry("authority", desk.code("authorities"), hint=tr("Ai gỡ được")),
            Entry("tried", LongText),
        ],
        Record({}),
        save,
        key=f"finding/{case_id}/{finding.procedure}",
        whole=True,
        yes=tr("Ghi vướng mắc"),
        intro=way.finding_text(finding, desk.words),
    )
    presets = {
        "kind": _KINDS[finding.kind],
        "text": way.finding_text(finding, desk.words),
        "authority": finding.authority or None,
    }
    for name, value in presets.items():
        if name in dialog.panel.names():
            dialog.panel.preset(name, value)
    return dialog
