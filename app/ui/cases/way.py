"""A pathway in the words and marks of the screen: the line of steps, due days with their source, what is missing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.domain.pathway import Blocker, Due, PathStep, Pathway, Readiness, WaitsOn
from app.domain.procedure import LimitKind
from app.domain.sourced import Source
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


def readiness(step: PathStep) -> tuple[str, str, str]:
    """(word, tone, icon) of where a step stands."""
    if step.due is not None and step.due.late:
        return tr("Quá hạn"), "bad", "late"
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


def question_text(fact: str, words: Words) -> str:
    """A question that would settle the way, as the pack words it."""
    return tr("Ngày sinh?") if fact == "born" else words.code("facts", fact)


def _state(step: PathStep) -> StepState:
    if step.due is not None and step.due.late:
        return StepState.LATE
    return _STATE[step.readiness]


def _note(step: PathStep) -> str:
    record = step.record
    if record is not None and record.done_on:
        return fill(tr("xong %1"), record.done_on)
    if step.due is not None:
        return fill(tr("hạn %1"), day(step.due.on))
    if step.readiness is Readiness.LACKS:
        return fill(tr("thiếu %1 giấy tờ"), len(step.missing))
    if step.readiness in (Readiness.READY, Readiness.WAITS, Readiness.ASK, Readiness.REFUSED):
        return readiness(step)[0] if step.readiness is not Readiness.READY else tr("làm ngay")
    return ""
