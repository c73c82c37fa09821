"""Who holds a case (ai đang giữ hồ sơ), in a badge: which laptop, since when, when it last came; at a laptop what the
office has."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.custody import Custody, Holder
from app.ui.formats import day, fill, moment
from app.ui.widgets.badge import Badge

_MOST = 3


def tr(text: str) -> str:
    return QCoreApplication.translate("custody", text)


class CustodyBadge(Badge):
    """Hidden where nobody holds anything. The whole of it stands in the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "neutral", "laptop", parent)
        self.hide()

    def show_custody(self, held: Custody, *, office: bool) -> None:
        text, tone, icon = _at_office(held) if office else _at_laptop(held)
        self.setVisible(bool(text))
        if text:
            self.show_state(text, tone, icon)
            whole = "\n".join(filter(None, (_own(held) if not office else "", *map(_whole, held.holders))))
            self.setToolTip(whole)
            self.setAccessibleDescription(whole)


def outside_words(held: Custody) -> str:
    """The sentence over a record that this laptop can only read; empty if it follows it."""
    if not held.outside:
        return ""
    said = tr("Hồ sơ này không còn thuộc địa bàn của máy: chỉ để xem.")
    if held.unsent:
        more = tr("Còn %1 thay đổi chưa gửi; hãy xuất gói, chúng đến văn phòng như đề nghị.")
        return f"{said} {fill(more, held.unsent)}"
    return said + " " + tr("Nó rời máy khi văn phòng đã giữ chắc mọi thay đổi.")


def _at_office(held: Custody) -> tuple[str, str, str]:
    """Short, by number: the head of a case has little room."""
    now = [f"{each.no:02d}" for each in held.holders if each.until is None]
    shown = now[:_MOST] or [f"{each.no:02d}" for each in held.holders[:_MOST]]
    more = "…" if len(now) > _MOST else ""
    late = any(each.until is not None for each in held.holders)
    text = fill(tr("Máy %1"), ", ".join(shown) + more) if shown else ""
    return text, "warn" if late else "neutral", "laptop"


def _at_laptop(held: Custody) -> tuple[str, str, str]:
    if held.outside:
        return tr("Chỉ để xem"), "warn", "place"
    if held.unsent:
        return fill(tr("%1 thay đổi chưa gửi"), held.unsent), "warn", "risk"
    return (tr("Văn phòng đã nhận"), "good", "done") if held.confirmed else ("", "neutral", "laptop")


def _own(held: Custody) -> str:
    if held.confirmed is None:
        return ""
    return fill(tr("Văn phòng có đến thay đổi ghi lúc %1"), moment(_local(held.confirmed)))


def _whole(holder: Holder) -> str:
    people = ", ".join(holder.people)
    who = f"{holder.name} ({people})" if people else holder.name
    if holder.until is not None:
        return fill(tr("%1: thôi giữ từ %2 nhưng chưa biết, còn có thể ghi tiếp"), who, day(holder.until))
    since = fill(tr("giữ từ %1"), day(holder.since)) if holder.since else tr("đang giữ")
    if holder.last_in is None:
        return f"{who}: {since}"
    return fill(tr("%1: %2, gửi về lần cuối lúc %3"), who, since, moment(_local(holder.last_in)))


def _local(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None)
