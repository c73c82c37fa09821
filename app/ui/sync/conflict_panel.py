"""One conflict: whose record, which field, the two values side by side, and a third for who knows better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.services.sync_desk import Base, ConflictRow, For, Piece
from app.ui import icons
from app.ui.field_words import Words, entity_name, field_name
from app.ui.formats import day, fill
from app.ui.sync import words
from app.ui.sync.value_editor import editor_for, to_wire
from app.ui.theme import Space
from app.ui.widgets.diff_row import DiffRow, Side
from app.ui.widgets.fields import FieldRow, first_input, scrolled

STANDING, QUEUED, VALUE = "standing", "queued", "value"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: the side, and for a third value its wire form."""

    choice: str
    value: Any = None


class ConflictPanel(QWidget):
    """Nothing is chosen beforehand. Signals: ``settled(object)`` a :class:`Decision`; ``case_asked(str)``;
    ``question_asked(str)`` the field shall be asked about this conflict."""

    settled = Signal(object)
    case_asked = Signal(str)
    question_asked = Signal(str)

    def __init__(self, said: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = said
        self._row: ConflictRow | None = None
        self._busy = False
        self._diff: DiffRow | None = None
        self._editor: Any = None
        self._title, self._about = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self._base, self._neither, self._asked = QLabel(self), QLabel(self), QLabel(self)
        for each in (self._base, self._neither, self._asked):
            each.setWordWrap(True)
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._neither.setProperty("role", "muted")
        self._asked.setProperty("role", "card")
        self._asked.setMargin(Space.M)
        self._ask = QPushButton(self.tr("Hỏi lại cơ sở…"), self)
        icons.put(self._ask, "help")
        self._ask.setToolTip(self.tr("Câu hỏi hiện ngay tại mục này trên máy cơ sở; xung đột vẫn để mở"))
        self._ask.clicked.connect(self._ask_field)
        self._open = QPushButton(self.tr("Mở hồ sơ"), self)
        icons.put(self._open, "cases")
        self._open.clicked.connect(self._open_case)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        self._sides = QVBoxLayout()
        self._third = QRadioButton(self.tr("Giá trị khác (phím 3)"), self)
        self._third.setAutoExclusive(False)
        self._third.clicked.connect(self._choose_third)
        self._third_place = QVBoxLayout()
        self._elsewhere = QLabel(self)
        self._elsewhere.setProperty("role", "muted")
        self._elsewhere.setWordWrap(True)
        column = QWidget(self)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, Space.S, 0)
        inside.setSpacing(Space.M)
        inside.addWidget(self._base)
        inside.addLayout(self._sides)
        inside.addWidget(self._neither)
        inside.addWidget(self._asked)
        inside.addWidget(self._third)
        inside.addLayout(self._third_place)
        inside.addWidget(self._elsewhere)
        inside.addStretch(1)
        self._problem = QLabel(self)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._settle = QPushButton(self.tr("Chốt giá trị này"), self)
        self._settle.setProperty("role", "primary")
        self._settle.setToolTip(self.tr("Enter; khi đang gõ nhiều dòng: Ctrl+Enter"))
        self._settle.clicked.connect(self.settle)
        note = QLabel(
            self.tr("Giá trị không được chọn vẫn còn trong lịch sử. Chốt rồi vẫn sửa lại được như một thay đổi mới."),
            self,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.M)
        bottom.addWidget(self._settle)
        bottom.addWidget(self._ask)
        bottom.addWidget(note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self._about)
        layout.addWidget(scrolled(column), 1)
        layout.addWidget(self._problem)
        layout.addLayout(bottom)

    # What the page and tests use -------------------------------------------------------------------------------------

    @property
    def row(self) -> ConflictRow | None:
        return self._row

    @property
    def editor(self) -> Any:
        """The editor of the third value, or None."""
        return self._editor

    def show_conflict(self, row: ConflictRow, said: Words, part: str) -> None:
        """``part`` names which of the owner's parts it is ("Ngày sinh" of a claim); empty for the person itself."""
        same = self._row is not None and (self._row.id, self._row.standing) == (row.id, row.standing)
        self._row, self._said = row, said
        self._title.setText(row.title or self.tr("(không rõ tên)"))
        about = " · ".join(filter(None, (entity_name(row.entity), part)))
        self._about.setText(" ".join(filter(None, (about + ".", self._why(row)))))
        self._open.setVisible(row.case_id is not None)
        if not same:
            self._draw(row)
        self._show_asked(row)
        self._ask.setEnabled(row.asked is None or row.asked.answered_on is not None)
        self._look()

    def choice(self) -> str:
        """Which side is chosen, or "" while nobody chose."""
        if self._third.isChecked():
            return VALUE
        return self._diff.choice() if self._diff is not None else ""

    def choose(self, side: str) -> None:
        """As the keys 1, 2 and 3 do."""
        if side == VALUE:
            if self._editor is not None:
                self._choose_third()
            return
        if self._diff is not None:
            self._third.setChecked(False)
            self._diff.set_choice(side)
        self._look()

    def settle(self) -> None:
        choice = self.choice()
        if self._row is None or not choice or not self._settle.isEnabled():
            return
        if choice != VALUE:
            self.settled.emit(Decision(choice))
            return
        problem = self._editor.problem()
        if not problem and self._editor.value() in (None, ()):
            problem = self.tr("Hãy nhập giá trị đúng trước khi chốt.")
        if problem:
            self._problem.setText(problem)
            self._problem.show()
            return
        self.settled.emit(Decision(VALUE, to_wire(self._editor.value())))

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._look()

    # Parts -----------------------------------------------------------------------------------------------------------

    def _draw(self, row: ConflictRow) -> None:
        _empty(self._sides)
        _empty(self._third_place)
        sides = [
            Side(STANDING, self.tr("1. Văn phòng đang giữ"), self._value(row, row.standing), self._by(row, STANDING)),
            Side(
                QUEUED,
                fill(self.tr("2. Gửi về từ %1"), row.device),
                self._value(row, row.queued),
                self._by(row, QUEUED),
            ),
        ]
        self._base.setText(self._base_words(row))
        neither = [self._piece(each) for each in row.evidence if each.speaks_for is For.NEITHER]
        self._neither.setText(fill(self.tr("Chứng cứ khác về mục này: %1"), "; ".join(neither)) if neither else "")
        self._neither.setVisible(bool(neither))
        self._diff = DiffRow(field_name(row.entity, row.field), sides, self)
        self._diff.chosen.connect(self._side_chosen)
        self._sides.addWidget(self._diff)
        self._third.setChecked(False)
        self._editor = editor_for(self._said.home, row.entity, row.field)
        self._third.setVisible(self._editor is not None)
        self._elsewhere.setText("" if self._editor is not None or row.field == "gone" else self._make_elsewhere())
        self._elsewhere.setVisible(bool(self._elsewhere.text()))
        if self._editor is not None:
            holder = FieldRow(self.tr("Giá trị đúng"), cast(QWidget, self._editor), parent=self)
            holder.hide()
            self._third_place.addWidget(holder)
            self._holder = holder
            self._editor.changed.connect(self._look)
        for each in self.findChildren(QWidget):
            each.installEventFilter(self)
        self._problem.hide()

    def _make_elsewhere(self) -> str:
        return self.tr("Nếu cả hai đều sai: chốt giá trị gần đúng hơn rồi mở bản ghi và sửa lại.")

    def _value(self, row: ConflictRow, value: Any) -> str:
        if row.field == "gone":
            if value is None:
                return self.tr("Giữ lại, không xóa")
            return fill(self.tr("Xóa, lý do: %1"), str(value))
        return self._said.said(row.entity, row.field, value)

    def _base_words(self, row: ConflictRow) -> str:
        """What the writer had seen before writing."""
        match row.base.what:
            case Base.NEW:
                return self.tr("Giá trị gốc: người gửi chưa từng thấy bản ghi này ở văn phòng.")
            case Base.ERASED:
                return self.tr("Giá trị gốc: đã xóa hẳn theo yêu cầu.")
        said = self._value(row, row.base.value)
        who = ", ".join(filter(None, (row.base.by, words.when(row.base.at))))
        return fill(self.tr("Giá trị gốc mà người gửi đã thấy: %1"), f"{said} ({who})" if who else said)

    def _by(self, row: ConflictRow, side: str) -> str:
        """Who wrote it and when, and the evidence that speaks for it."""
        wanted = {STANDING: For.STANDING, QUEUED: For.QUEUED}[side]
        pieces = [self._piece(each) for each in row.evidence if each.speaks_for in (wanted, For.BOTH)]
        told = [fill(self.tr("Chứng cứ: %1"), each) for each in pieces] or [self.tr("Không kèm chứng cứ")]
        return "\n".join((self._who(row, side), *told))

    def _piece(self, piece: Piece) -> str:
        name = self._said.code("evidence_kinds", piece.kind)
        said = fill(self.tr("ghi “%1”"), piece.said) if piece.said else ""
        by = fill(self.tr("%1 ghi nhận %2"), piece.by, words.when(piece.at)) if piece.by else ""
        return words.joined([" ".join(filter(None, (name, piece.number))), said, by])

    def _show_asked(self, row: ConflictRow) -> None:
        """What the field was asked about it, and what it answered."""
        asked = row.asked
        self._asked.setVisible(asked is not None)
        if asked is None:
            return
        on = day(asked.on) if asked.on else ""
        lines = [fill(self.tr("Đã hỏi cơ sở ngày %1 (%2): %3"), on, asked.by, asked.text)]
        if asked.answered_on is not None:
            lines.append(
                fill(self.tr("Trả lời ngày %1 (%2): %3"), day(asked.answered_on), asked.answered_by, asked.answer)
            )
        else:
            lines.append(self.tr("Chưa có trả lời. Câu hỏi đi trong gói tiếp theo của văn phòng cho máy cơ sở."))
        self._asked.setText("\n".join(lines))

    def _ask_field(self) -> None:
        if self._row is not None and self._ask.isEnabled():
            self.question_asked.emit(self._row.id)

    def _who(self, row: ConflictRow, side: str) -> str:
        who, at = (row.standing_by, row.standing_at) if side == STANDING else (row.queued_by, row.queued_at)
        return ", ".join(filter(None, (who, words.when(at))))

    def _why(self, row: ConflictRow) -> str:
        match row.why:
            case "outside" if row.not_held_since is not None:
                return fill(
                    self.tr("%1 không còn giữ địa bàn này từ %2: đây là đề nghị, chưa ghi vào hồ sơ."),
                    row.device,
                    day(row.not_held_since),
                )
            case "released":
                return fill(
                    self.tr(
                        "Từ gói để riêng hay sau chỗ thiếu của %1, có người cho nhận: là đề nghị, chưa ghi vào hồ sơ."
                    ),
                    row.device,
                )
            case "outside":
                return fill(
                    self.tr("%1 chưa từng giữ địa bàn này: đây là đề nghị, chưa ghi vào hồ sơ."),
                    row.device,
                )
            case "deletion":
                return self.tr("Người gửi muốn xóa, nhưng chưa thấy những gì người khác đã ghi sau đó.")
            case "lives":
                return self.tr("Một người đã xóa, còn người gửi vẫn ghi tiếp mà không biết.")
            case _:
                return self.tr("Hai người sửa cùng một mục mà không thấy của nhau.")

    def _choose_third(self) -> None:
        self._third.setChecked(True)
        if self._diff is not None:
            self._diff.set_choice("")
        self._look()
        if self._editor is not None and (target := first_input(self._editor)) is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _side_chosen(self, _key: str) -> None:
        self._third.setChecked(False)
        self._look()

    def _look(self) -> None:
        if self._editor is not None:
            self._holder.setVisible(self._third.isChecked())
        self._problem.hide()
        self._settle.setEnabled(bool(self.choice()) and not self._busy)

    def _open_case(self) -> None:
        if self._row is not None and self._row.case_id:
            self.case_asked.emit(self._row.case_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self.key(event, typing=self._editor is not None and self._editor.isAncestorOf(watched))
        return super().eventFilter(watched, event)

    def key(self, event: QKeyEvent, *, typing: bool = False) -> bool:
        """The keys of this page: 1, 2, 3, ←, →, Enter. While a third value is typed only Enter is one of them."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            line = isinstance(self.focusWidget(), QLineEdit) or not typing
            if control or line:
                self.settle()
                return True
            return False
        if typing or control:
            return False
        sides = {
            Qt.Key.Key_1: STANDING,
            Qt.Key.Key_Left: STANDING,
            Qt.Key.Key_2: QUEUED,
            Qt.Key.Key_Right: QUEUED,
            Qt.Key.Key_3: VALUE,
        }
        side = sides.get(Qt.Key(event.key()))
        if side is None:
            return False
        self.choose(side)
        return True


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
