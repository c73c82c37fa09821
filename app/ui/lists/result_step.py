"""The last step: what was written, what was left, and what to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.lists import ImportSummary, Undone
from app.ui.formats import fill, number
from app.ui.lists.imports_dialog import made_words
from app.ui.lists.parts import button, label
from app.ui.theme import Size, Space
from app.ui.widgets.badge import Badge


class ResultStep(QWidget):
    """``save_asked()``, ``again_asked()``, ``undo_asked()``, ``close_asked()``."""

    save_asked = Signal()
    undo_asked = Signal()
    again_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setMaximumWidth(Size.READABLE + 160)
        self._badge = Badge("", "good", parent=self)
        self._title = label("", "title", self)
        self._lines = label("", "", self)
        self._hint = label(
            self.tr(
                "Mỗi thay đổi đều có trong lịch sử của từng người, từng hồ sơ, kèm giá trị trước đó. "
                "Nếu nhập nhầm, hoàn tác cả lần nhập ở đây hoặc ở “Các lần nhập trước”; tháng sau nhập lại danh sách "
                "này chỉ thấy phần khác."
            ),
            "muted",
            self,
        )
        self._save = button(self.tr("Lưu phần không đọc được…"), "save", parent=self)
        self._save.clicked.connect(self.save_asked)
        again = button(self.tr("Nhập danh sách khác"), "excel", parent=self)
        again.clicked.connect(self.again_asked)
        self._undo = button(self.tr("Hoàn tác lần nhập này…"), "undo", parent=self)
        self._undo.clicked.connect(self.undo_asked)
        self._close = button(self.tr("Xong"), role="primary", parent=self)
        self._close.clicked.connect(self.close_asked)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        inside.setSpacing(Space.M)
        head = QHBoxLayout()
        head.addWidget(self._badge)
        head.addStretch(1)
        inside.addLayout(head)
        for each in (self._title, self._lines, self._hint):
            inside.addWidget(each)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._save)
        buttons.addWidget(again)
        buttons.addWidget(self._undo)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        self.setFocusProxy(self._close)

    def show_summary(self, summary: ImportSummary, *, may_undo: bool = False) -> None:
        lines = made_words(dict(summary.made))
        if summary.unchanged:
            lines.append(fill(self.tr("%1 dòng không đổi"), summary.unchanged))
        if summary.left:
            lines.append(fill(self.tr("%1 dòng để lại, hỏi sau"), summary.left))
        if summary.wrong:
            lines.append(fill(self.tr("%1 dòng không đọc được"), summary.wrong))
        done = self.tr("Đã nhập") if summary.ops else self.tr("Không có gì mới")
        self._badge.show_state(done, "good" if summary.ops else "neutral")
        self._title.setText(summary.file)
        self._lines.setText("\n".join(lines))
        back = summary.left + summary.wrong
        self._undo.setVisible(may_undo and bool(summary.id))
        self._save.setVisible(back > 0)
        self._save.setText(fill(self.tr("Lưu %1 dòng chưa nhập được…"), number(back)))

    def show_undone(self, undone: Undone) -> None:
        """The import that is shown was taken back."""
        self._badge.show_state(self.tr("Đã hoàn tác"), "neutral")
        self._lines.setText(fill(self.tr("%1 bản ghi trở lại như trước lần nhập."), undone.rows))
        self._undo.hide()
        self._save.hide()

    def lines(self) -> str:
        return self._lines.text()
