"""What the first page tells of the desks: questions to answer, bundles laid aside, gaps, the second backup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.domain.permissions import Action
from app.home import Home
from app.services import backups_second, exchange_quarantine, questions, reports, sync_gaps
from app.services.backups_second import Lack, Nag
from app.services.questions import QuestionRow
from app.ui.formats import ago, day, fill

Line = tuple[str, str, str, tuple[str, str] | None, str]
"""Icon, tone, words, what its button does (deed, of what), the button's words."""


def tr(text: str) -> str:
    return QCoreApplication.translate("desks", text)


@dataclass(frozen=True, slots=True)
class Desks:
    """``questions``: at a laptop those that nobody has answered; at the office how many were sent is ``asked``.
    ``reports``: ours that are late; ``missing``: those that others owe us and that are late."""

    questions: tuple[QuestionRow, ...] = ()
    asked: int = 0
    aside: int = 0
    gaps: int = 0
    nag: Nag | None = None
    reports: int = 0
    missing: int = 0


def desks(home: Home) -> Desks:
    """Read in the worker."""
    open_ones = tuple(questions.waiting(home))
    if not home.is_office:
        return Desks(open_ones)
    aside = exchange_quarantine.count_waiting(home) if home.account.may(Action.RELEASE_QUARANTINE) else 0
    nag = backups_second.nag(home) if home.account.may(Action.BACK_UP) else None
    due = reports.reminder(home)
    return Desks((), len(open_ones), aside, len(sync_gaps.list_gaps(home)), nag, due.late, due.missing)


def lines(now: Desks, clock: datetime) -> list[Line]:
    """Each with a way to where it is dealt with."""
    see, found = tr("Xem"), list[Line]()
    if now.questions:
        said = fill(tr("%1 câu hỏi của văn phòng chờ trả lời"), len(now.questions))
        found.append(("help", "warn", said, None, ""))
    if now.asked:
        said = fill(tr("%1 câu hỏi gửi cơ sở chưa có trả lời"), now.asked)
        found.append(("help", "muted", said, ("conflicts", ""), see))
    if now.aside:
        said = fill(tr("%1 gói để riêng chờ quyết định"), now.aside)
        found.append(("folder", "warn", said, ("sync", ""), see))
    if now.gaps:
        said = fill(tr("%1 chỗ còn thiếu thay đổi của máy cơ sở"), now.gaps)
        found.append(("warning", "warn", said, ("sync", ""), see))
    if now.reports:
        said = fill(tr("%1 báo cáo quá hạn chưa gửi"), now.reports)
        found.append(("late", "bad", said, ("work", "reports"), see))
    if now.missing:
        said = fill(tr("%1 báo cáo của nơi khác quá hạn chưa nhận"), now.missing)
        found.append(("late", "warn", said, ("work", "reports"), see))
    if now.nag is not None:
        found.append(("backup", "bad", nag_words(now.nag, clock), ("sync", ""), see))
    return found


def question_words(row: QuestionRow) -> str:
    """Who asked when, and the words."""
    who = ", ".join(filter(None, (row.asked_by, day(row.asked_on) if row.asked_on else "")))
    return fill(tr("%1 hỏi: %2"), who, row.text)


def nag_words(nag: Nag, clock: datetime) -> str:
    """Since when there is no second copy, and what to do."""
    since = ""
    if nag.since:
        then = datetime.fromisoformat(nag.since).astimezone().replace(tzinfo=None)
        since = ago(then, clock)
    match nag.lack:
        case Lack.UNCHOSEN:
            return tr("Chưa chọn nơi sao lưu thứ hai: cháy, mất máy là mất hết. Hãy chọn một ổ đĩa hoặc USB khác.")
        case Lack.AWAY:
            said = tr("Không thấy nơi sao lưu thứ hai (%1); bản chép gần nhất: %2. Hãy cắm ổ đĩa, USB đó vào.")
        case Lack.FAILED:
            said = tr("Nơi sao lưu thứ hai (%1) không nhận bản chép, từ %2. Hãy xem còn chỗ trống không.")
    return fill(said, str(nag.folder), since or tr("chưa có"))
