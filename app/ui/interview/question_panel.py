"""One question of the interview: its words, why it is asked, and the answers as numbered buttons."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.interview import Interview, InterviewQuestion
from app.services.groups import Talk
from app.ui import icons
from app.ui.cases.tab import clear, heading, muted
from app.ui.cases.todo_panel import WrappingButton
from app.ui.formats import fill
from app.ui.interview import words
from app.ui.theme import Size, Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import scrolled

_QUOTES = 2


class AnswerButton(QPushButton):
    """One answer. Signals: ``chosen(object)``; ``moved(int)``: to the answer so many below; ``back()``, ``later()``."""

    chosen = Signal(object)
    moved = Signal(int)
    back = Signal()
    later = Signal()

    def __init__(self, number: int, text: str, answer: Any, *, current: bool, parent: QWidget) -> None:
        super().__init__(f"{number}   {text}", parent)
        self.answer = answer
        self.setCheckable(True)
        self.setChecked(current)
        if current:
            icons.put(self, "tick", "accent")
        self.setAccessibleName(f"{number}: {text}")
        self.setStyleSheet("text-align: left; padding: 0 12px")
        self.setMinimumHeight(Size.TARGET)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ and ↓ go to the next answer, Enter takes one; ← and → leave the question."""
        match event.key():
            case Qt.Key.Key_Left:
                self.back.emit()
            case Qt.Key.Key_Right:
                self.later.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)

    def _clicked(self) -> None:
        self.chosen.emit(self.answer)


class QuestionPanel(QFrame):
    """Signals: ``answered(str, object)``; ``asked_for(str)`` an answered question is to be shown again; ``later()``,
    ``back()``."""

    answered = Signal(str, object)
    asked_for = Signal(str)
    later = Signal()
    back = Signal()

    def __init__(self, interview: Interview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._interview = interview
        self._key = ""
        self._buttons: list[AnswerButton] = []
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._label = QLabel(self)
        self._label.setProperty("role", "title")
        self._label.setWordWrap(True)
        self._hint, self._why = muted("", self), muted("", self)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(Space.XS)
        self._done = EmptyState("done", "", "", parent=self)
        self._done.setMinimumHeight(150)
        self._back = QPushButton(self.tr("Quay lại (Backspace)"), self)
        icons.put(self._back, "left")
        self._back.clicked.connect(self.back)
        self._later = QPushButton(self.tr("Để sau (→)"), self)
        icons.put(self._later, "right")
        self._later.clicked.connect(self.later)
        keys = QHBoxLayout()
        keys.addWidget(self._back)
        keys.addWidget(self._later)
        keys.addStretch(1)
        self._given_title = heading(self.tr("Đã trả lời"), self)
        self._inside = QWidget(self)
        self._given = QWidget(self._inside)
        column = self._column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        for each in (self._count, self._label, self._hint, self._why):
            column.addWidget(each)
        column.addLayout(self._answers)
        column.addWidget(self._done)
        column.addWidget(self._given_title)
        column.addWidget(self._given)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(scrolled(self._inside), 1)
        layout.addLayout(keys)

    @property
    def key(self) -> str:
        """The question that is shown; empty when there is none."""
        return self._key

    def answers(self) -> list[Any]:
        """What the number keys answer, from 1."""
        return [button.answer for button in self._buttons]

    def choose(self, number: int) -> None:
        """The number key was pressed; one that has no answer does nothing."""
        if 1 <= number <= len(self._buttons):
            self._buttons[number - 1].click()

    def take_focus(self) -> None:
        """To the answer that was given, or the first."""
        wanted = next((button for button in self._buttons if button.isChecked()), next(iter(self._buttons), self._back))
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_question(self, talk: Talk, key: str, open_: int) -> None:
        """Show one question; ``open_``: how many are still to be asked, this one too."""
        question = self._interview.question(key)
        self._key = key
        self._show_as_question(True)
        left = fill(self.tr("Còn nhiều nhất %1 câu"), open_) if open_ > 1 else self.tr("Câu cuối")
        self._count.setText(left if key not in talk.answers else self.tr("Sửa câu đã trả lời"))
        self._label.setText(question.label)
        self._hint.setText(question.hint)
        self._hint.setVisible(bool(question.hint))
        turns = self._interview.turns_on(key)
        said = "; ".join(f"“{text}” ({code})" for code, text in turns[:_QUOTES])
        more = fill(self.tr(" và %1 chỗ nữa"), len(turns) - _QUOTES) if len(turns) > _QUOTES else ""
        self._why.setText(fill(self.tr("Hỏi vì kế hoạch ghi: %1%2"), said, more))
        self._why.setVisible(bool(turns))
        self._show_answers(question, talk.answers.get(key))
        self._show_given(talk)

    def show_done(self, talk: Talk, proposed: int) -> None:
        """Nothing is left to ask: what was left for later can be gone back to."""
        self._key = ""
        clear(self._answers)
        self._buttons = []
        self._show_as_question(False)
        self._count.setText(fill(self.tr("%1 câu để lại chưa hỏi"), len(talk.left)) if talk.left else "")
        if proposed:
            self._done.say(self.tr("Đã hỏi xong"), self.tr("Đánh dấu diện ở bên phải, rồi Ctrl+Enter."), icon="done")
        else:
            said = self.tr("Các câu trả lời chưa nói được diện nào. Hỏi thêm, hoặc chọn thẳng một diện ở bên phải.")
            self._done.say(self.tr("Chưa nói được"), said, icon="unknown")
        self._show_given(talk)
        self._back.setFocus()

    def _show_as_question(self, shown: bool) -> None:
        for each in (self._label, self._hint, self._why, self._later):
            each.setVisible(shown)
        self._done.setVisible(not shown)

    def _show_answers(self, question: InterviewQuestion, current: Any) -> None:
        clear(self._answers)
        self._buttons = []
        for number, (answer, text) in enumerate(words.options(question), start=1):
            same = current is not None and type(answer) is type(current) and answer == current
            button = AnswerButton(number, text, answer, current=same, parent=self)
            button.chosen.connect(self._chosen)
            button.moved.connect(self._move)
            button.back.connect(self.back)
            button.later.connect(self.later)
            self._answers.addWidget(button)
            self._buttons.append(button)
        self.take_focus()

    def _move(self, below: int) -> None:
        at = next((index for index, button in enumerate(self._buttons) if button is self.sender()), 0)
        self._buttons[(at + below) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_given(self, talk: Talk) -> None:
        """A list of its own each time, whole at once: what is filled while it shows keeps its old height."""
        given = QWidget(self._inside)
        lines = QVBoxLayout(given)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        kept = self._interview.kept(talk.answers)
        for question in self._interview.questions:
            if question.key in kept and question.key != self._key:
                text = f"{question.label} {words.answer_text(question, kept[question.key])}"
                lines.addWidget(self._line(text, "edit", question.key, given))
            elif question.key in talk.left and question.key != self._key:
                text = fill(self.tr("%1 (để sau)"), question.label)
                lines.addWidget(self._line(text, "not_asked", question.key, given))
        self._given_title.setVisible(bool(lines.count()))
        self._column.replaceWidget(self._given, given)
        self._given.hide()
        self._given.deleteLater()
        self._given = given
        given.show()
        QTimer.singleShot(0, self._inside.updateGeometry)  # the column has another height now

    def _line(self, text: str, icon: str, key: str, parent: QWidget) -> WrappingButton:
        button = WrappingButton(text, icon, ("question", key), parent, role="quiet")
        button.setAccessibleName(fill(self.tr("Hỏi lại: %1"), text))
        button.setMinimumHeight(Size.TARGET)
        button.asked.connect(self._asked)
        return button

    def _chosen(self, answer: object) -> None:
        self.answered.emit(self._key, answer)

    def _asked(self, _deed: str, key: str) -> None:
        self.asked_for.emit(key)
