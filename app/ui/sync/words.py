"""Sentences that the parts of this page share: moments, counts, why something was refused, what a file is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.services.at_risk import AtRisk
from app.services.exchange import Exported, Imported
from app.services.own_work import OwnWork
from app.services.stick import Found, Kind
from app.ui.field_words import entity_name, field_name
from app.ui.formats import ago, fill, moment, size


def tr(text: str) -> str:
    return QCoreApplication.translate("sync", text)


def local(at: str | None) -> datetime | None:
    """A moment as the services give it (ISO, UTC) by the clock on the wall, as the formats of the screen take it."""
    return None if not at else datetime.fromisoformat(at).astimezone().replace(tzinfo=None)


def when(at: str | None, never: str = "") -> str:
    """``21:05 22/11/2026``."""
    then = local(at)
    return never if then is None else moment(then)


def since(at: str | None, now: datetime, never: str = "") -> str:
    """``lúc 08:00``, ``hôm qua``, ``12 ngày trước``."""
    then = local(at)
    return never if then is None else ago(then, now)


def days_silent(at: str | None, now: datetime) -> int | None:
    then = local(at)
    return None if then is None else (now.date() - then.date()).days


def joined(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def refusal(reason: str, entity: str) -> str:
    """Why an op was not taken, or waits: the codes of :mod:`app.sync.judging` and of the inbox."""
    what, _, rest = reason.partition(" ")
    names = joined([field_name(entity, name) for name in rest.split()])
    match what:
        case "permission":
            return fill(tr("Người ghi không có quyền ghi: %1"), names)
        case "value":
            return fill(tr("Giá trị không đúng kiểu: %1"), names)
        case "incomplete":
            return fill(tr("Thiếu mục phải có: %1"), names)
        case "row":
            return fill(tr("Thuộc về một bản ghi chưa có ở đây: %1"), entity_name(rest.split(" ")[0]).lower())
        case "newer":
            return tr("Do bản chương trình mới hơn ghi; sẽ nhận khi máy này được cài bản mới")
        case "id":
            return tr("Mã bản ghi không đúng")
        case "body":
            return tr("Không đọc được nội dung")
        case "erased":
            return tr("Dữ liệu này đã được văn phòng xóa hẳn theo yêu cầu, nên phần ghi thêm không được nhận")
        case _:
            return tr("Không rõ lý do")


def what_is(found: Found) -> str:
    """A file of a stick in words."""
    if found.kind is Kind.REQUEST and found.trouble:
        return fill(tr("Yêu cầu cũ, máy đã ghi danh: %1"), found.about)
    if found.kind is Kind.REQUEST:
        return fill(tr("Yêu cầu ghi danh: %1"), found.about)
    if found.kind is Kind.FORGOTTEN:
        return fill(tr("Yêu cầu quên mật khẩu: %1"), found.about)
    if found.age.to:
        return fill(tr("Gói đã ghi cho %1"), found.age.to)
    if found.trouble == "bundle.not-for-this-device":
        return tr("Gói dữ liệu khóa cho máy khác")
    if found.trouble == "bundle.newer-version":
        return tr("Gói dữ liệu của bản chương trình mới hơn")
    if found.trouble:
        return tr("Gói dữ liệu bị hỏng")
    return fill(tr("Gói dữ liệu của %1"), found.about) if found.about else tr("Gói dữ liệu")


def exported(done: Exported) -> str:
    """What a bundle holds."""
    parts = [
        fill(tr("%1 thay đổi"), done.ops),
        fill(tr("%1 tệp đính kèm"), done.files),
        fill(tr("%1 phần của tệp lớn"), done.carried.parts) if done.carried.parts else "",
        size(done.size),
    ]
    return joined(parts)


def receipt(done: Imported, before: OwnWork, after: OwnWork) -> str:
    """What the office says of this laptop's own work, told as people say it."""
    if done.stale:
        return tr("Gói này cũ hơn gói đã nhập: không có gì mới.")
    asked = before.pending + before.held + before.waiting
    if not asked:
        return tr("Máy này không có thay đổi nào chờ văn phòng trả lời.")
    open_now = after.pending + after.held - after.newer
    said = fill(tr("Văn phòng đã nhận %1 trong %2 thay đổi."), max(0, asked - open_now - after.newer), asked)
    more = [
        fill(tr("%1 thay đổi có xung đột, chờ người ở văn phòng quyết định"), after.waiting) if after.waiting else "",
        fill(tr("%1 bị từ chối"), after.refused - before.refused) if after.refused > before.refused else "",
        fill(tr("%1 chưa được trả lời"), open_now) if open_now else "",
        fill(tr("%1 được giữ lại cho đến khi văn phòng cập nhật chương trình"), after.newer) if after.newer else "",
    ]
    rest = joined(more)
    return f"{said} {rest[0].upper()}{rest[1:]}." if rest else said


def lost(risk: AtRisk) -> str:
    """``12 thay đổi, 3 tệp (1,2 MB), 1 bản nháp``: what is on this machine only."""
    parts = [
        fill(tr("%1 thay đổi"), risk.changes) if risk.changes else "",
        fill(tr("%1 tệp (%2)"), risk.files, size(risk.size)) if risk.files else "",
        fill(tr("%1 bản nháp"), risk.drafts) if risk.drafts else "",
    ]
    return joined(parts)


def if_it_died_now(risk: AtRisk) -> str:
    if not risk:
        return tr("Máy hỏng bây giờ cũng không mất gì.")
    return fill(tr("Máy hỏng bây giờ sẽ mất %1."), lost(risk))


def newer(office: bool, count: int) -> str:
    """That a program of another age is at work, and what to do."""
    if office:
        return fill(
            tr(
                "%1 thay đổi do bản chương trình mới hơn ghi, được giữ nguyên. Hãy cập nhật chương trình ở văn phòng: "
                "sau đó chúng tự được nhận."
            ),
            count,
        )
    return fill(
        tr(
            "Văn phòng dùng bản mới hơn: %1 thay đổi có phần máy này chưa hiểu, được giữ nguyên. Cập nhật chương trình "
            "của máy này thì chúng tự hiện ra."
        ),
        count,
    )


def departed(done: Imported) -> str:
    """``12 người, 9 hồ sơ của Buôn Ea Nao đã rời máy này.``"""
    parts = [
        fill(tr("%1 người, %2 hồ sơ của %3"), gone.people, gone.cases, gone.area or tr("địa bàn khác"))
        for gone in done.departed
    ]
    return fill(tr("%1 đã rời máy này; văn phòng giữ mọi thay đổi của máy."), "; ".join(parts)) if parts else ""


def counts(summary: dict[str, int]) -> str:
    """The counts of one line in the log of exchanges."""
    names = {
        "ops": tr("%1 thay đổi"),
        "new": tr("%1 bản ghi mới"),
        "files": tr("%1 tệp"),
        "later": tr("để lần sau %1 tệp"),
        "settled": tr("%1 đã được trả lời"),
    }
    parts = [fill(text, summary[key]) for key, text in names.items() if summary.get(key)]
    if summary.get("size"):
        parts.append(size(summary["size"]))
    return joined(parts) or tr("không có gì mới")


def short_digest(hex_: str) -> str:
    """The first sixteen digits in fours: enough for two people to compare aloud."""
    return " ".join(hex_[start : start + 4] for start in range(0, 16, 4))
