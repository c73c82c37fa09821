"""What the office asks, at the wizard's own questions: a box right under the field, and a word on where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.changes import Done
from app.domain.ids import child_id
from app.domain.questions import Ask, Into, Question
from app.services import questions
from app.services.questions import QuestionRow
from app.ui.formats import fill
from app.ui.question_box import QuestionBox

if TYPE_CHECKING:
    from app.ui.wizard.page import WizardPage

_FIELDS = {Into.RESIDENT: "resident", Into.CASE: "case", Into.HOUSEHOLD: "household"}
_PARTS = {"claim": Ask.CLAIMS, "evidence": Ask.PAPERS, "residence": Ask.PERIODS, "step": Ask.STEPS}


def is_about(row: QuestionRow, question: Question, case_id: str) -> bool:
    """Whether the office asks about what this question of the wizard asks."""
    if question.into in _FIELDS:
        field = "membership" if question.kind is Ask.HOUSEHOLD else question.key
        return (row.entity, row.field) in {(_FIELDS[question.into], field), (_FIELDS[question.into], question.key)}
    if question.into is Into.ANSWER:
        return (row.entity, row.row) == ("answer", child_id(case_id, question.key))
    return _PARTS.get(row.entity) is question.kind


class Asked(QObject):
    """The open questions of one sitting."""

    def __init__(self, page: WizardPage) -> None:
        super().__init__(page)
        self._page = page
        self._rows: list[QuestionRow] = []
        self._place = ""
        self.boxes: list[QuestionBox] = []

    def ask(self) -> None:
        """Read them again."""
        home, case_id = self._page.home, self._page.draft.case_id
        self._page.tasks.run(lambda _progress: questions.of_case(home, case_id), self._took)

    def put(self) -> None:
        """Under the fields of the screen that is shown."""
        self.boxes = []
        form, case_id = self._page.form, self._page.draft.case_id
        for row in self._rows:
            asks = next((each for each in form.spec.asks if is_about(row, each, case_id)), None)
            if asks is not None:
                box = QuestionBox(self._page.home, self._page.tasks, row, form, named=False)
                box.answered.connect(self._answered)
                form.put_after(asks.key, box)
                self.boxes.append(box)

    def _took(self, rows: list[QuestionRow]) -> None:
        self._rows = rows
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.put()
        self._tell()

    def _tell(self) -> None:
        """Where the office asks, with a way there."""
        page = self._page
        page.banners.take_back("asked")
        questionnaire, case_id = page.context.sitting.tables.questionnaire, page.draft.case_id
        waiting = [row for row in self._rows if row.answered_on is None]
        at = [each for each in questionnaire.questions if any(is_about(row, each, case_id) for row in waiting)]
        if at:
            self._place = at[0].key
            said = fill(self.tr("Văn phòng hỏi lại về: %1"), ", ".join(dict.fromkeys(each.label for each in at)))
            page.banners.tell("asked", said, "accent", [(self.tr("Đến mục đó"), self._go)])

    def _go(self) -> None:
        self._page.ask(self._place)

    def _answered(self, done: Done[None]) -> None:
        self._page.changed.emit(done.changes)
        self.ask()
