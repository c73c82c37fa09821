"""Before a case goes to another group: what is kept, what is new to ask, which steps become history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.regroup import Regrouping
from app.ui import icons
from app.ui.cases.tab import heading, muted, plain
from app.ui.field_words import Words
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import scrolled

_MOST = 8


class RegroupDialog(QDialog):
    """Accepted: the person wants the change."""

    def __init__(self, told: Regrouping, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        categories = words.home.pack.categories
        self.setWindowTitle(fill(self.tr("Đổi diện %1 sang %2"), told.old, told.category))
        self.setModal(True)
        self.setMinimumSize(620, 460)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        column.addWidget(heading(categories[told.category].title, self))
        column.addWidget(muted(f"“{categories[told.category].wording}”", self))
        kept = self.tr("Giữ nguyên tất cả: %1 câu trả lời, %2 giấy tờ và lời kể, %3 bước đã ghi.")
        column.addWidget(plain(fill(kept, told.answers, told.papers, told.steps), self))
        asks = [question.label for question in told.new]
        self._part(column, self.tr("Câu hỏi mới của diện này"), asks)
        self._part(column, self.tr("Đã có trong phiếu cũ, chưa ai trả lời"), [q.label for q in told.unanswered])
        self._part(column, self.tr("Bước đã ghi, không thuộc lộ trình mới: giữ làm lịch sử"), _named(told.past, words))
        self._part(column, self.tr("Bước của lộ trình cũ không còn phải làm"), _named(told.dropped, words))
        self._part(column, self.tr("Bước mới của lộ trình"), _named(told.added, words))
        column.addStretch(1)
        yes = QPushButton(fill(self.tr("Đổi sang diện %1"), told.category), self)
        yes.setProperty("role", "primary")
        icons.put(yes, "forward", "on_accent")
        yes.setDefault(True)
        yes.clicked.connect(self.accept)
        no = QPushButton(self.tr("Thôi"), self)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(muted(self.tr("Hoàn tác được ở trang hồ sơ (Ctrl+Z)."), self), 1)
        buttons.addWidget(no)
        buttons.addWidget(yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(scrolled(inside), 1)
        layout.addLayout(buttons)

    def _part(self, column: QVBoxLayout, title: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        column.addWidget(heading(f"{title} ({len(lines)})", self))
        for line in lines[:_MOST]:
            column.addWidget(plain(f"• {line}", self))
        if len(lines) > _MOST:
            column.addWidget(muted(fill(self.tr("và %1 mục nữa"), len(lines) - _MOST), self))


def _named(procedures: Sequence[str], words: Words) -> list[str]:
    return [words.procedure(each) for each in procedures]
