"""What the office asks about a field, right where the field is, with a place to answer (câu hỏi của văn phòng)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import questions
from app.services.questions import QuestionRow
from app.ui.field_words import entity_name, field_name
from app.ui.formats import day, fill
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.badge import IconLabel
from app.ui.widgets.fields import LongText


class QuestionBox(QFrame):
    """One question, and the answer in words. Signal: ``answered(object)`` the Done."""

    answered = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, row: QuestionRow, parent: QWidget | None = None, *, named: bool = True
    ) -> None:
        """``named``: say which field it is about; at the field itself that is plain."""
        super().__init__(parent)
        self._home, self._tasks, self.row = home, tasks, row
        self.setProperty("tone", "accent")
        self.setProperty("edge", "accent")
        about = f"{entity_name(row.entity)}: {field_name(row.entity, row.field)}" if named else ""
        head = QLabel(
            " · ".join(filter(None, (fill(self.tr("Văn phòng hỏi, %1"), self._who(row)), about))),
            self,
        )
        head.setProperty("role", "strong")
        head.setWordWrap(True)
        text = QLabel(row.text, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setProperty("role", "muted")
        self.words = LongText(self, lines=2)
        self.words.setAccessibleName(fill(self.tr("Trả lời: %1"), row.text))
        self.words.set_value(row.answer or None)
        self.words.changed.connect(self._look)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.answer)
        across = QHBoxLayout()
        across.setSpacing(Space.S)
        across.addWidget(self.words, 1)
        across.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for each in (head, text):
            column.addWidget(each)
        column.addLayout(across)
        column.addWidget(self._told)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(IconLabel("help", "accent", parent=self), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        may = home.account.may_write("question", "answer")
        self.words.setEnabled(may)
        self.button.setVisible(may)
        if row.answered_on is not None:
            said = self.tr("Đã trả lời ngày %1 (%2). Câu trả lời về văn phòng cùng gói tiếp theo của máy này.")
            self._told.setText(fill(said, day(row.answered_on), row.answered_by))
        self._told.setVisible(row.answered_on is not None)
        self.button.setText(self.tr("Trả lời") if row.answered_on is None else self.tr("Sửa câu trả lời"))
        self._look()

    def answer(self) -> None:
        """Keep the answer; it travels with the machine's next bundle."""
        home, row, said = self._home, self.row, self.words.value()
        if said is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)

        def work(_progress: Progress) -> Done[None]:
            return questions.answer(home, row.id, row.seen, said)

        self._tasks.run(work, self._was_answered, self._failed)

    def _who(self, row: QuestionRow) -> str:
        return ", ".join(filter(None, (row.asked_by, day(row.asked_on) if row.asked_on else "")))

    def _look(self) -> None:
        said = self.words.value()
        self.button.setEnabled(said is not None and said != (self.row.answer or None))

    def _was_answered(self, done: Done[None]) -> None:
        self.answered.emit(done)

    def _failed(self, error: Exception) -> None:
        told = explain(error)
        self._told.setText(f"{told.happened} {told.kept} {told.todo}")
        self._told.show()
        self.button.setEnabled(True)


class QuestionsArea(QWidget):
    """The questions of a page, one under the other; empty it takes no room. Signal: ``answered(object)`` the Done.

    What is being typed stays when the page is read again.
    """

    answered = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self.boxes: dict[str, QuestionBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self.hide()

    def show_questions(self, rows: Sequence[QuestionRow], *, named: bool = True) -> None:
        wanted = {row.id: row for row in rows}
        for key, box in list(self.boxes.items()):
            if wanted.get(key) != box.row:
                typed = box.words.value()
                self._layout.removeWidget(box)
                box.hide()
                box.deleteLater()
                del self.boxes[key]
                if key in wanted and typed and typed != (box.row.answer or None):
                    self._add(wanted[key], named=named).words.set_value(typed)
        for key, row in wanted.items():
            if key not in self.boxes:
                self._add(row, named=named)
        self.setVisible(bool(self.boxes))

    def _add(self, row: QuestionRow, *, named: bool) -> QuestionBox:
        box = QuestionBox(self._home, self._tasks, row, self, named=named)
        box.answered.connect(self.answered)
        self.boxes[row.id] = box
        self._layout.addWidget(box)
        return box
