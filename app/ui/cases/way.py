"""A pathway in the words and marks of the screen: the line of steps, due days with their source, what is missing, what
goes round in a circle, and whose time a step took."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.delays import Party, TimeUsed
from app.domain.lawful import Finding, FindingKind
from app.domain.pathway import Blocker, Due, NeedState, PathStep, Pathway, Readiness, WaitsOn
from app.domain.procedure import LimitKind, TimeUnit
from app.domain.sourced import Source
from app.domain.striking import Objection
from app.domain.values import Pause
from app.ui.field_words import Words
from app.ui.formats import day, fill
from app.ui.widgets.step_line import StepMark, StepState

_STATE = {
    Readiness.DONE: StepState.DONE,
    Readiness.NOT_NEEDED: StepState.SKIPPED,
    Readiness.REFUSED: StepState.BLOCKED,
    Readiness.FILED: StepState.WAITING,
    Readiness.READY: StepState.NOW,
    Readiness.LACKS: StepState.WAITING,
    Readiness.WAITS: StepState.TODO,
    Readiness.ASK: StepState.TODO,
}


def tr(text: str) -> str:
    return QCoreApplication.translate("way", text)


def marks(way: Pathway) -> list[StepMark]:
    """The line of steps on top of a case."""
    return [StepMark(step.id, step.procedure.name, _state(step), _note(step)) for step in way.steps]


def is_stuck(step: PathStep) -> bool:
    """Whether this very step surely cannot go on: not merely one that comes after it."""
    found = step.finding
    return found is not None and found.sure and found.procedure in (step.id, "")


def readiness(step: PathStep) -> tuple[str, str, str]:
    """(word, tone, icon) of where a step stands."""
    if step.pause is not None:
        return tr("Tạm dừng tính hạn"), "warn", "waiting"
    if is_stuck(step):
        circular = step.finding is not None and step.finding.kind is FindingKind.CIRCULAR
        return (tr("Vòng tròn") if circular else tr("Bế tắc")), "stuck", "blocked"
    if step.due is not None and step.due.late:
        return tr("Quá hạn"), "bad", "late"
    if step.procedure.strikes and step.readiness is Readiness.READY:
        return tr("Chưa phải làm"), "neutral", "todo"
    return {
        Readiness.DONE: (tr("Có kết quả"), "good", "done"),
        Readiness.NOT_NEEDED: (tr("Không cần"), "neutral", "skipped"),
        Readiness.REFUSED: (tr("Bị từ chối"), "stuck", "blocked"),
        Readiness.FILED: (tr("Đã nộp, chờ kết quả"), "warn", "waiting"),
        Readiness.READY: (tr("Đủ điều kiện, làm ngay"), "accent", "now"),
        Readiness.LACKS: (tr("Thiếu giấy tờ"), "warn", "waiting"),
        Readiness.WAITS: (tr("Chờ việc khác"), "neutral", "todo"),
        Readiness.ASK: (tr("Còn phải hỏi"), "neutral", "unknown"),
    }[step.readiness]


def due_text(due: Due) -> str:
    """A due day with what it counts and where that is written."""
    kind = {
        LimitKind.FILE: tr("Nộp trước hết ngày %1"),
        LimitKind.DECIDE: tr("Cơ quan trả kết quả trước hết ngày %1"),
        LimitKind.NOTICE: tr("Niêm yết đến hết ngày %1"),
    }[due.kind]
    if due.limit is None:
        kind = tr("Hẹn trả ngày %1 (giấy hẹn)")
    text = fill(kind, due.on)
    if due.paused:
        return f"{text} · {tr('đang tạm dừng: hạn còn lùi nữa')}"
    return f"{text} · {tr('đã quá hạn')}" if due.late else text


def source_text(source: Source | None, *, check: bool = False) -> str:
    """Where a rule is written, and that it needs a check if it does."""
    said = source.text if source is not None else ""
    if check or (source is not None and source.needs_check):
        said = f"{said} ({tr('cần kiểm tra')})" if said else tr("cần kiểm tra")
    return said


def blocker_text(blocker: Blocker, words: Words) -> str:
    match blocker.kind:
        case WaitsOn.STEP:
            return fill(tr("Chờ xong: %1"), words.procedure(blocker.what))
        case WaitsOn.ANSWER:
            return fill(tr("Cần hỏi: %1"), words.code("facts", blocker.what))
        case WaitsOn.AUTHORITY:
            return fill(tr("Do cơ quan tự làm: %1"), words.code("authorities", blocker.what))
        case WaitsOn.PERSON:
            return fill(tr("Chờ: %1"), blocker.why or words.name(blocker.what))
        case WaitsOn.RULE:
            return fill(tr("Chờ quy định mới, áp dụng từ %1"), date.fromisoformat(blocker.what))


def question_text(fact: str, words: Words) -> str:
    """A question that would settle the way, as the pack words it."""
    return tr("Ngày sinh?") if fact == "born" else words.code("facts", fact)


def how_to_get(state: NeedState, words: Words) -> str:
    """Who yields what is missing: a procedure at its authority, or somebody's own word; empty if nobody known does."""
    if state.written is not None:
        paper = words.code("evidence_kinds", state.written.paper)
        return fill(tr("có thể lập ngay: %1 (lời của: %2)"), paper, state.written.who)
    if not state.through:
        return ""
    giver = words.home.pack.procedures[state.through]
    authority = words.code("authorities", giver.competences[0].authority) if giver.competences else ""
    return fill(tr("có từ: %1 (%2)"), giver.name, authority)


def lacking(finding: Finding, words: Words) -> str:
    """The papers or results of which any one would do."""
    if finding.need is not None:
        return finding.need.name
    tables = words.home.pack.tables
    found = (
        tables["results"].name_of(thing) if tables["results"].get(thing) else words.code("evidence_kinds", thing)
        for thing in finding.things
    )
    return "; ".join(found)


def finding_text(finding: Finding, words: Words) -> str:
    """Why a step cannot go on, naming the paper and the authority."""
    step = words.procedure(finding.procedure) if finding.procedure else tr("Đích của diện")
    paper, authority = lacking(finding, words), words.code("authorities", finding.authority or None)
    match finding.kind:
        case FindingKind.CIRCULAR:
            circle = " → ".join(words.procedure(one) for one in (*finding.circle[1:], finding.circle[0]))
            said = fill(tr("%1 cần: %2. Giấy này lại chỉ có sau: %3. Cơ quan đòi: %4."), step, paper, circle, authority)
        case FindingKind.UNREACHABLE:
            said = fill(tr("%1 cần: %2. Không thủ tục nào cho giấy này. Cơ quan: %3."), step, paper, authority)
        case FindingKind.REFUSED:
            said = fill(tr("%1 cần: %2. Việc đó đã bị từ chối. Cơ quan: %3."), step, paper, authority)
        case FindingKind.NO_AUTHORITY:
            said = fill(tr("%1: không còn cơ quan nào có thẩm quyền, hoặc đã hết thời gian nộp."), step)
    return said if finding.sure else f"{said} {tr('Chưa hỏi hết các giấy này: hãy hỏi trước.')}"


def whose_text(whose: str | None, words: Words) -> str:
    """Who is awaited while a limit stands still."""
    if not whose:
        return tr("nơi khác")
    if whose == Party.PERSON:
        return tr("người dân")
    known = words.home.pack.tables["authorities"].get(whose)
    return known.name if known is not None else whose


def pause_text(pause: Pause, words: Words) -> str:
    said = fill(tr("Tạm dừng từ %1: %2 (chờ %3)"), pause.since, pause.reason, whose_text(pause.whose, words))
    return said if pause.until is None else fill(tr("%1, tính tiếp từ %2"), said, pause.until)


def used_text(used: TimeUsed) -> str:
    """Whose days a step took."""
    unit = tr("ngày làm việc") if used.unit is TimeUnit.WORKING_DAY else tr("ngày")
    parts = [fill(tr("cơ quan %1"), used.office)]
    if used.person:
        parts.append(fill(tr("người dân %1"), used.person))
    if used.others:
        parts.append(fill(tr("nơi khác %1"), used.others))
    return fill(tr("Đã qua (%1): %2"), unit, ", ".join(parts))


def ended(step: PathStep) -> str:
    """Where a step stands in a table: its word, and the day of its result."""
    word = readiness(step)[0]
    done_on = step.record.done_on if step.record is not None else None
    return f"{word} {day(done_on)}" if done_on is not None else word


def late_tone(used: TimeUsed) -> str:
    """An office that is late is another thing than a wait for others."""
    return "bad" if used.late_by is Party.OFFICE else "warn"


def late_text(used: TimeUsed) -> str:
    """By whom it is late; empty if nobody is."""
    if used.late_by is Party.OFFICE:
        unit = tr("ngày làm việc") if used.unit is TimeUnit.WORKING_DAY else tr("ngày")
        return fill(tr("Trễ do cơ quan: %1 %2"), used.late, unit)
    if used.late_by is Party.OTHERS:
        return tr("Quá thời hạn ban đầu vì chờ nơi khác, không phải do cơ quan")
    if used.late_by is Party.PERSON and not used.filed_late:
        return tr("Quá thời hạn ban đầu vì chờ người dân bổ sung, không phải do cơ quan")
    return fill(tr("Nộp trễ %1 ngày, phía người dân"), used.filed_late) if used.filed_late else ""


def objection_text(objection: Objection) -> str:
    """What still speaks against recording a striking as done."""
    return {
        Objection.NO_GROUND: tr("Chưa có căn cứ của luật"),
        Objection.UNKNOWN_GROUND: tr("Căn cứ không thuộc thủ tục này"),
        Objection.NO_WORDS: tr("Căn cứ chưa nói rõ sự việc"),
        Objection.NOT_ASKED: tr("Chưa hỏi: chấp hành án, cơ sở bắt buộc, xuất cảnh không định cư"),
        Objection.EXCLUDED: tr("Thuộc trường hợp không được xóa"),
        Objection.NO_NOTICE: tr("Chưa thông báo cho người dân hoặc hộ"),
        Objection.NOT_CONFIRMED: tr("Chưa có người thứ hai xác nhận"),
        Objection.OWN_CONFIRMATION: tr("Người ghi căn cứ không tự xác nhận"),
    }[objection]


def channel_text(step: PathStep, words: Words) -> str:
    """How it is handed in."""
    if step.online_only:
        return tr("Chỉ nộp trực tuyến (Cổng dịch vụ công, VNeID)")
    return ", ".join(words.code("channels", one) for one in step.channels)


def _state(step: PathStep) -> StepState:
    if step.pause is not None:
        return StepState.WAITING
    if is_stuck(step):
        return StepState.BLOCKED
    if step.due is not None and step.due.late:
        return StepState.LATE
    if step.procedure.strikes and step.readiness is Readiness.READY:
        return StepState.TODO
    return _STATE[step.readiness]


def _note(step: PathStep) -> str:
    record = step.record
    if record is not None and record.done_on:
        return fill(tr("xong %1"), record.done_on)
    if step.pause is not None:
        return fill(tr("dừng từ %1"), step.pause.since)
    if step.due is not None:
        return fill(tr("hạn %1"), day(step.due.on))
    if is_stuck(step):
        return readiness(step)[0]
    if step.readiness is Readiness.LACKS:
        return fill(tr("thiếu %1 giấy tờ"), len(step.missing))
    if step.readiness in (Readiness.READY, Readiness.WAITS, Readiness.ASK, Readiness.REFUSED):
        plain = step.readiness is not Readiness.READY or step.procedure.strikes
        return readiness(step)[0] if plain else tr("làm ngay")
    return ""
