"""A laptop's head of the page: what would be lost if it died now, the last exchange, its areas, and two big buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.services.at_risk import AtRisk
from app.services.own_work import Held, OwnWork
from app.services.sync_state import SyncState
from app.ui import icons
from app.ui.formats import fill
from app.ui.status_line import STALE_DAYS
from app.ui.sync import words
from app.ui.sync.tabs import area_words
from app.ui.theme import Size, Space
from app.ui.widgets.badge import IconLabel


class _Fact(QFrame):
    """An icon, what it is, how it stands, and a muted line."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._icon = IconLabel("info", "muted", Size.ICON, self)
        head = QLabel(title, self)
        head.setProperty("role", "muted")
        self.value, self.note = QLabel(self), QLabel(self)
        self.value.setProperty("role", "heading")
        self.note.setProperty("role", "muted")
        for each in (self.value, self.note):
            each.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self._icon)
        top.addWidget(head, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addLayout(top)
        layout.addWidget(self.value)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def say(self, icon: str, tone: str, value: str, note: str) -> None:
        self._icon.set_icon(icon, tone)
        self.value.setText(value)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class LaptopHead(QWidget):
    """Signals: ``export_asked()``, ``import_asked()``."""

    export_asked = Signal()
    import_asked = Signal()

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._risk = _Fact(self.tr("Nếu máy hỏng bây giờ"), self)
        self._last = _Fact(self.tr("Trao đổi gần nhất"), self)
        self._areas = _Fact(self.tr("Địa bàn máy này giữ"), self)
        facts = QHBoxLayout()
        facts.setSpacing(Space.M)
        for fact in (self._risk, self._last, self._areas):
            facts.addWidget(fact, 1)
        self._export = self._big("export", self.tr("Xuất gói gửi văn phòng…"), "primary")
        self._export.clicked.connect(self.export_asked)
        self._import = self._big("imported", self.tr("Nhập gói từ văn phòng…"), "")
        self._import.clicked.connect(self.import_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addWidget(self._export)
        buttons.addWidget(self._import)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(facts)
        layout.addLayout(buttons)

    def show_state(self, state: SyncState, risk: AtRisk, work: OwnWork, areas: Sequence[Held], now: datetime) -> None:
        self._export.setEnabled(self._home.account.may(Action.EXPORT_BUNDLE))
        self._import.setEnabled(self._home.account.may(Action.IMPORT_BUNDLE))
        if risk:
            old = (words.days_silent(risk.since, now) or 0) >= STALE_DAYS
            self._risk.say(
                "risk",
                "bad" if old else "warn",
                fill(self.tr("sẽ mất %1"), words.lost(risk)),
                fill(self.tr("Cũ nhất ghi %1. Hãy xuất gói gửi văn phòng."), words.since(risk.since, now))
                if risk.since
                else self.tr("Hãy xuất gói gửi văn phòng.")
                if risk.files
                else self.tr("Bản nháp chưa lưu chỉ có ở máy này: hãy mở ra và ghi xong."),
            )
        else:
            self._risk.say("shield", "good", self.tr("không mất gì"), self.tr("Văn phòng đã nhận mọi thay đổi."))
        waits = [
            fill(self.tr("%1 thay đổi chờ văn phòng trả lời"), state.unanswered) if state.unanswered else "",
            fill(self.tr("%1 có xung đột"), work.waiting) if work.waiting else "",
            fill(self.tr("%1 bị từ chối"), work.refused) if work.refused else "",
        ]
        self._last.say(
            "sync",
            "muted",
            fill(self.tr("Nhập: %1"), words.since(state.last_in, now, self.tr("chưa lần nào"))),
            "\n".join(
                filter(
                    None,
                    (
                        fill(self.tr("Xuất: %1"), words.since(state.last_out, now, self.tr("chưa lần nào"))),
                        words.joined(waits),
                    ),
                )
            ),
        )
        people = sum(area.residents for area in areas)
        self._areas.say(
            "place",
            "muted",
            fill(self.tr("%1 địa bàn, %2 nhân khẩu"), len(areas), people) if areas else self.tr("chưa được giao"),
            area_words(areas),
        )

    def texts(self) -> tuple[str, str, str]:
        """What the three facts say."""
        return (self._risk.value.text(), self._last.value.text(), self._areas.value.text())

    def _big(self, icon: str, text: str, role: str) -> QPushButton:
        button = QPushButton(text, self)
        icons.put(button, icon, "on_accent" if role else "text")
        button.setIconSize(QSize(Size.ICON + 8, Size.ICON + 4))
        button.setProperty("role", role)
        button.setMinimumHeight(Size.RAIL_ITEM)
        return button
