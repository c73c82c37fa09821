"""The line at the bottom: who and where this is, what would be lost if it died now, last exchange, last backup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.ui import icons
from app.ui.formats import ago, fill, moment
from app.ui.theme import Size, Space, dress

STALE_DAYS = 7


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What the line tells. Times are local; None means never.

    ``at_risk`` counts what exists on this machine only (not yet durable elsewhere); None while it is unknown. ``lost``
    says it in words: changes, files, drafts.
    """

    who: str
    where: str
    at_risk: int | None = None
    at_risk_since: datetime | None = None
    last_exchange: datetime | None = None
    last_backup: datetime | None = None
    backup_lacks: str = ""
    """What is wrong with the second place of the backups, in words; empty if nothing is."""
    lost: str = ""


class StatusLine(QFrame):
    """Each part is a button. Signal: ``asked(str)``: ``account``, ``risk``, ``exchange`` or ``backup``."""

    asked = Signal(str)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(Size.STATUS)
        self._now = now
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 1, Space.S, 1)
        layout.setSpacing(Space.S)
        self._parts: dict[str, QPushButton] = {}
        self._words: dict[str, tuple[str, str]] = {}
        names = {
            "account": self.tr("Đổi tài khoản"),
            "risk": self.tr("Những gì chưa có ở nơi khác ngoài máy này"),
            "exchange": self.tr("Trao đổi"),
            "backup": self.tr("Sao lưu"),
        }
        for key, name in names.items():
            part = QPushButton(self)
            part.setProperty("part", key)
            part.setAccessibleName(name)
            part.setMinimumWidth(Size.TARGET)
            part.clicked.connect(self._clicked)
            layout.addWidget(part)
            self._parts[key] = part
            if key == "account":
                layout.addStretch(1)
        self.hide_facts()

    def hide_facts(self) -> None:
        """Before anyone is logged in."""
        for part in self._parts.values():
            part.hide()

    def show_facts(self, facts: StatusFacts) -> None:
        here = f"{facts.who} · {facts.where}"
        self._say("account", "laptop", here, "neutral", self.tr("Đổi tài khoản"), facts.who)
        tip = self.tr("Những gì chưa có ở nơi khác ngoài máy này")
        brief = fill(self.tr("Sẽ mất %1"), self._lost(facts)) if facts.at_risk else ""
        self._say("risk", *self._risk(facts), tip, brief)
        self._say_time(
            "exchange", "sync", facts.last_exchange, self.tr("Trao đổi: %1"), self.tr("Chưa trao đổi lần nào")
        )
        self._say_time("backup", "backup", facts.last_backup, self.tr("Sao lưu: %1"), self.tr("Chưa sao lưu lần nào"))
        if facts.backup_lacks and facts.last_backup is not None:
            said = fill(self.tr("Sao lưu: %1, thiếu nơi thứ hai"), ago(facts.last_backup, self._now()))
            self._say("backup", "backup", said, "warn", facts.backup_lacks, self.tr("Thiếu nơi sao lưu thứ hai"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the long words have no room, the short ones stand; the tooltip has all."""
        for key, (long, _short) in self._words.items():
            self._parts[key].setText(long)
        for key in ("account", "risk", "backup"):
            if key in self._words and self._layout.sizeHint().width() > self.width():
                self._parts[key].setText(self._words[key][1])

    def text(self, key: str) -> str:
        return self._parts[key].text()

    def _risk(self, facts: StatusFacts) -> tuple[str, str, str]:
        if facts.at_risk is None:
            return "shield", self.tr("Đang kiểm tra dữ liệu chưa gửi"), "neutral"
        if facts.at_risk == 0:
            return "shield", self.tr("Máy hỏng cũng không mất gì"), "good"
        since = facts.at_risk_since
        old = since is not None and (self._now() - since).days >= STALE_DAYS
        text = fill(self.tr("Máy hỏng bây giờ sẽ mất %1"), self._lost(facts))
        if since is not None and old:
            text = fill(self.tr("Máy hỏng bây giờ sẽ mất %1; cũ nhất %2"), self._lost(facts), ago(since, self._now()))
        return "risk", text, "bad" if old else "warn"

    def _lost(self, facts: StatusFacts) -> str:
        return facts.lost or fill(self.tr("%1 thay đổi"), facts.at_risk)

    def _say_time(self, key: str, icon: str, when: datetime | None, text: str, never: str) -> None:
        if when is None:
            self._say(key, icon, never, "warn", never)
            return
        stale = (self._now() - when).days >= STALE_DAYS
        self._say(key, icon, fill(text, ago(when, self._now())), "warn" if stale else "neutral", moment(when))

    def _say(self, key: str, icon: str, text: str, tone: str, tip: str, short: str = "") -> None:
        part = self._parts[key]
        part.setText(text)
        self._words[key] = (text, short or text)
        icons.put(part, icon, tone)
        part.setToolTip(f"{text}\n{tip}" if tip != text else tip)
        part.setAccessibleName(text)
        dress(part, tone=tone)
        part.show()

    def _clicked(self) -> None:
        part = self.sender()
        if part is not None:
            self.asked.emit(str(part.property("part")))
