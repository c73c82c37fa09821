"""Everything on one page, with ways back to what is open; the visit, the slip, the twin, and the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.worksheet import VisitNote
from app.ui import icons
from app.ui.formats import fill
from app.ui.theme import Size, Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.fields import FieldRow, LongText, TextLine
from app.ui.wizard import saying
from app.ui.wizard.context import Context, Values
from app.ui.wizard.flow import Flow, with_papers
from app.ui.wizard.fold import link, muted, said

OF_AGE = 18


class SummaryEdit(QWidget):
    """A :class:`VisitNote` or None, under the summary.

    Signals: ``go_wanted(str)`` a screen; ``slip_wanted()``, ``twin_wanted()``, ``finish_wanted()``.
    """

    changed = Signal()
    grown = Signal()
    go_wanted = Signal(str)
    slip_wanted = Signal()
    twin_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._flow = Flow.of(context.sitting.tables.questionnaire)
        self._open = Badge("", "good", parent=self)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(Space.M)
        self._outcome = ChoiceBox(context.options("visit_outcomes"), self)
        self._told_by = TextLine(
            self, placeholder=self.tr("Ví dụ: chính người đó, mẹ, hàng xóm, trưởng thôn"), most=120
        )
        self._note = LongText(self, lines=2)
        self._typist = muted(fill(self.tr("Người ghi: %1"), context.sitting.account.name), self)
        slip = QPushButton(self.tr("Xem, lưu phiếu cho gia đình"), self)
        icons.put(slip, "print")
        slip.clicked.connect(self.slip_wanted)
        slip.setEnabled(context.sitting.account.may(Action.PRINT_SLIP))
        twin = QPushButton(self.tr("Sinh đôi: chép sang trẻ thứ hai"), self)
        icons.put(twin, "duplicate")
        twin.clicked.connect(self.twin_wanted)
        self._twin = twin
        self._finish = QPushButton(self.tr("Xong, ghi lượt đến nhà"), self)
        self._finish.setProperty("role", "primary")
        self._finish.clicked.connect(self.finish_wanted)
        top, first, last = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        top.addWidget(self._open)
        top.addStretch(1)
        first.addWidget(slip)
        first.addWidget(twin)
        first.addStretch(1)
        last.addStretch(1)
        last.addWidget(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addLayout(self._sections)
        editor: Any
        for label, editor in (
            (self.tr("Lượt đến nhà"), self._outcome),
            (self.tr("Người kể"), self._told_by),
            (self.tr("Ghi chú lượt này"), self._note),
        ):
            layout.addWidget(FieldRow(label, editor, parent=self))
            editor.changed.connect(self._edited)
        layout.addWidget(self._typist)
        layout.addLayout(first)
        layout.addLayout(last)
        self.setFocusProxy(self._outcome)

    def value(self) -> VisitNote | None:
        outcome = self._outcome.value()
        return VisitNote(outcome, self._note.value(), self._told_by.value()) if outcome else None

    def set_value(self, value: VisitNote | None) -> None:
        self._outcome.set_value(value.outcome if value else None)
        self._note.set_value(value.note if value else None)
        self._told_by.set_value(value.told_by if value else None)

    def is_empty(self) -> bool:
        return self.value() is None

    def problem(self) -> str:
        return self._outcome.problem()

    def kept(self) -> Any:
        return [self._outcome.text(), self._note.toPlainText(), self._told_by.text()]

    def restore(self, kept: Any) -> None:
        self._outcome.set_text(str(kept[0]))
        self._note.set_value(str(kept[1]))
        if len(kept) > 2:  # a draft of a program that did not ask who told has none
            self._told_by.setText(str(kept[2]))

    def load(self, values: Values) -> None:
        """Write the summary anew. At a door that is known, somebody was met unless it is said otherwise."""
        if values.get("visit") is None and values.get("household") is not None:
            self._outcome.set_value("met")
        self._twin.setVisible(_is_young(values, self._context))
        while (item := self._sections.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        open_count = 0
        for screen in self._flow.visible(values)[:-1]:
            still = set(screen.open(with_papers(values)))
            open_count += len(still)
            self._sections.addWidget(self._section(screen.key, values, still))
        if open_count:
            self._open.show_state(fill(self.tr("Còn %1 câu chưa hỏi; có thể hỏi sau"), open_count), "warn")
        else:
            self._open.show_state(self.tr("Đã hỏi đủ"), "good")

    def adapt(self, values: Values) -> None:
        """The summary is of what is committed."""

    def choose(self, outcome: str, note: str = "", told_by: str = "") -> None:
        """As choosing from the list does."""
        self.set_value(VisitNote(outcome, note or None, told_by or None))
        self._edited()

    def _edited(self) -> None:
        self.changed.emit()

    def _section(self, key: str, values: Values, still: set[str]) -> QWidget:
        questionnaire = self._context.sitting.tables.questionnaire
        screen = next(screen for screen in questionnaire.screens if screen.key == key)
        asked = {ask.key for ask in self._flow.screen(key).asked(values)}
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnMinimumWidth(0, Size.LABEL)
        grid.setColumnStretch(1, 1)
        title = QLabel(screen.title, box)
        title.setProperty("role", "strong")
        to = link(self.tr("Sửa") if not still else fill(self.tr("Hỏi tiếp (%1)"), len(still)), box)
        to.setAccessibleName(fill("%1: %2", to.text(), screen.title))
        to.setProperty("screen", key)
        to.clicked.connect(self._to)
        grid.addWidget(title, 0, 0, 1, 2)
        grid.addWidget(to, 0, 2)
        row = 1
        for question in screen.asks:
            if question.key not in asked:
                continue
            words = saying.said(question, values.get(question.key), self._context, values)
            if not words and question.key not in still:
                continue
            label = muted(question.label, box)
            label.setFixedWidth(Size.LABEL)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            answer = said(words, box) if words else muted(self.tr("chưa hỏi"), box)
            grid.addWidget(answer, row, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
            row += 1
        return box

    def _to(self) -> None:
        if (sender := self.sender()) is not None:
            self.go_wanted.emit(str(sender.property("screen")))


def _is_young(values: Values, context: Context) -> bool:
    """A second child of the birth is asked about for children only; for one of unknown age in the children's group."""
    born = values.get("born")
    if isinstance(born, PartialDate):
        return born.age_on(context.today)[0] < OF_AGE
    return context.sitting.tables.questionnaire.question("unnamed") is not None
