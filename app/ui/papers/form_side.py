"""Official forms (biểu mẫu): those of the case's next steps first; filled or empty, for a day of filing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.changes import Done
from app.domain.forms import FilingWay
from app.domain.sourced import Validity
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import forms
from app.services.forms import FormLine, FormLook
from app.storage import write_whole
from app.ui.editors import DayEdit
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.papers.missing_list import MissingList
from app.ui.papers.settling import Settling
from app.ui.papers.side import Look, Looked, Made, Make, Side
from app.ui.tasks import Tasks
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import RadioRow, Tick
from app.ui.window import Memory

FILLED, BLANK = "filled", "blank"


class FormSide(Side):
    """Without a case only empty forms are printed."""

    ABOUT_ONE = False

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, memory, parent)
        self._lines: dict[str, FormLine] = {}
        self._suggests = True
        """Whether the form of the next step is put there: of a case that was just chosen, not of one looked at."""
        self._question = 0
        self.choice = ChoiceBox([], self, placeholder=self.tr("Gõ tên hoặc số mẫu"))
        self.choice.changed.connect(self._chosen)
        self.online = Badge(self.tr("Chỉ nộp trực tuyến: in để gõ theo"), "accent", parent=self, wraps=True)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("role", "muted")
        self.settling = Settling(self, may=home.account.may_write("setting", "value"))
        self.settling.settled.connect(self._settle)
        self.settling.taken_back.connect(self._take_back)
        self.procedure = ChoiceBox([], self, placeholder=self.tr("Theo bước tiếp theo của hồ sơ"))
        self.procedure.changed.connect(self.anew)
        self.day = DayEdit(home.today, self, may_be_later=True)
        self.day.changed.connect(self._day_typed)
        self.content = RadioRow(
            [(FILLED, self.tr("Điền từ hồ sơ")), (BLANK, self.tr("Để trống, ghi tay"))], self, upright=True
        )
        self.content.set_value(self._remembered("form/content", FILLED))
        self.content.changed.connect(self._content_changed)
        self.mark = Tick(self.tr("In dấu “cần kiểm tra mẫu” trên giấy"), self)
        self.mark.set_value(self._remembered("form/mark", "1") != "0")
        self.mark.changed.connect(self._content_changed)
        self.missing = MissingList(self)
        self.missing.asked.connect(self.field_asked)
        form = self.form
        self._choice_row = form.row(self.tr("Biểu mẫu"), self.choice)
        for each in (self.online, self.about, self.settling):
            form.add(each)
        form.add(self.missing)
        self._content_row = form.row(self.tr("Nội dung"), self.content)
        self._procedure_row = form.row(self.tr("Nộp để làm gì"), self.procedure)
        self._day_row = form.row(self.tr("Ngày nộp"), self.day, hint=self.tr("Để trống: ngày của bước, hoặc hôm nay."))
        form.add(self.mark)
        self._say()

    # What the page calls ---------------------------------------------------------------------------------------------

    def set_case(self, case_id: str | None) -> None:
        if case_id != self._case_id or not self._lines:
            self._suggests = case_id != self._case_id
            super().set_case(case_id)
            self.missing.show_missing(())
            self.reload()

    def reload(self) -> None:
        home, case_id = self._home, self._case_id
        self._question += 1
        number = self._question

        def read(_progress: Progress) -> tuple[int, list[FormLine]]:
            return number, forms.forms_of(home, case_id) if case_id else forms.all_forms(home)

        self._tasks.run(read, self._take_lines, self._went_wrong)

    def _take_lines(self, answer: tuple[int, list[FormLine]]) -> None:
        number, lines = answer
        if number != self._question:
            return
        self._lines = {line.spec.code: line for line in lines}
        self.choice.set_options([Option(line.spec.code, line.spec.name, self._note(line)) for line in lines])
        kept = self._remembered("form/code")
        wanted = next((line.spec.code for line in lines if line.wanted_for), kept)
        unwanted = self._suggests and self._case_id and not self._lines[self.choice.value() or ""].wanted_for
        if self.choice.value() is None or unwanted:
            self.choice.set_value(wanted if wanted in self._lines else next(iter(self._lines), None))
        self._suggests = False
        self._say()
        self.anew.emit()

    def _note(self, line: FormLine) -> str:
        if line.wanted_for:
            return fill(self.tr("Bước tiếp theo: %1"), "; ".join(line.wanted_for))
        return self.tr("cần kiểm tra mẫu") if line.unsure else ""

    def look(self) -> Look | None:
        home, case_id, code, day = self._home, self._case_id, self.choice.value(), self.day.value()
        mark, procedure = self.mark.value(), self.procedure.value() or ""
        if code is None or self.day.problem():
            return None
        if self._blank():
            return lambda _progress: Looked(forms.print_blank(home, code, on=day, mark=mark))
        if case_id is None:
            return None

        def render(_progress: Progress) -> Looked:
            seen = forms.look(home, case_id, code, procedure=procedure, on=day)
            return Looked(forms.preview(home, case_id, code, procedure=procedure, on=day, mark=mark), seen)

        return render

    def looked(self, found: object) -> None:
        seen = found if isinstance(found, FormLook) else None
        self.missing.show_missing(seen.missing if seen else ())
        if seen is not None:
            self._day_row.set_hint(fill(self.tr("Tính theo ngày nộp %1."), f"{seen.day:%d/%m/%Y}"))
            if self.procedure.value() is None:
                self.procedure.set_value(seen.procedure)

    def refused(self, error: Exception) -> bool:
        outdated = isinstance(error, UserError) and error.code == "form.not-in-force"
        if outdated:
            self.missing.show_missing(())
            self._day_row.set_error(explain(error).happened)
        return outdated

    def ready(self) -> bool:
        lacks_form, lacks_case = self.choice.value() is None, not self._blank() and self._case_id is None
        self._choice_row.set_error(self.tr("Hãy chọn biểu mẫu.") if lacks_form else "")
        self._content_row.set_error(self.tr("Hãy chọn hồ sơ, hoặc in mẫu trống.") if lacks_case else "")
        problem = self.day.problem()
        if problem:
            self._day_row.set_error(problem)
        return not (lacks_form or lacks_case or problem or self._day_row.error())

    def make(self, out: Path) -> Make:
        home, case_id, code, day = self._home, self._case_id or "", self.choice.value() or "", self.day.value()
        mark, procedure, blank = self.mark.value(), self.procedure.value() or "", self._blank()
        why, told = self._procedure_name(procedure), self.tr("Đã ghi biểu mẫu: %1")

        def write(_progress: Progress) -> Made:
            if blank:
                write_whole(out, forms.print_blank(home, code, on=day, mark=mark))
                return Made(out, fill(told, str(out)))
            done = forms.print_form(home, case_id, code, procedure=procedure, on=day, mark=mark, why=why, out=out)
            return Made(out, fill(told, str(out)), done.changes)

        return write

    def stem(self) -> str:
        return f"bieu-mau-{(self.choice.value() or '').lower()}"

    # What is chosen --------------------------------------------------------------------------------------------------

    def _blank(self) -> bool:
        return self.content.value() == BLANK

    def _chosen(self) -> None:
        self._choice_row.set_error("")
        self._suggests = False
        if (code := self.choice.value()) is not None:
            self._remember("form/code", code)
            self.procedure.set_value(None)
        self._say()
        self.anew.emit()

    def _day_typed(self) -> None:
        self._day_row.set_error("")
        if not self.day.problem():
            self.anew.emit()

    def _content_changed(self) -> None:
        self._remember("form/content", self.content.value() or FILLED)
        self._remember("form/mark", "1" if self.mark.value() else "0")
        self._content_row.set_error("")
        self.missing.show_missing(())
        self._say()
        self.anew.emit()

    def _say(self) -> None:
        """What is to be known of the form that is chosen."""
        line = self._lines.get(self.choice.value() or "")
        self.about.setVisible(line is not None)
        self.online.setVisible(line is not None and line.spec.way is FilingWay.ONLINE)
        self.mark.setVisible(line is not None and line.unsure)
        ids = line.spec.procedures if line is not None else ()
        known = [Option(each, self._procedure_name(each)) for each in ids if each in self._home.pack.procedures]
        self.procedure.set_options(known)
        self._procedure_row.setVisible(len(known) > 1 and not self._blank())
        if line is None:
            self.settling.setVisible(False)
            return
        spec = line.spec
        told = [self._note(line)] if line.wanted_for else []
        told += [fill(self.tr("Căn cứ: %1"), spec.source.text), self._said_of(spec.validity)]
        self.about.setText("\n".join(part for part in told if part))
        self.settling.tell(
            spec.name, unsure=line.unsure, by=line.settled_by, on=line.settled_on, note=line.settled_note
        )

    def _said_of(self, validity: Validity) -> str:
        if validity.first and validity.last:
            said = self.tr("Hiệu lực từ %1 đến %2.")
            return fill(said, f"{validity.first:%d/%m/%Y}", f"{validity.last:%d/%m/%Y}")
        return fill(self.tr("Hiệu lực từ %1."), f"{validity.first:%d/%m/%Y}") if validity.first else ""

    def _procedure_name(self, procedure: str) -> str:
        known = self._home.pack.procedures.get(procedure)
        return known.name if known else ""

    # Settling --------------------------------------------------------------------------------------------------------

    def _settle(self, note: str) -> None:
        home, code, day = self._home, self.choice.value() or "", self.day.value()
        self._tasks.run(lambda _progress: forms.settle(home, code, note=note, on=day), self._settled, self._went_wrong)

    def _take_back(self) -> None:
        home, code, day = self._home, self.choice.value() or "", self.day.value()
        self._tasks.run(lambda _progress: forms.unsettle(home, code, on=day), self._settled, self._went_wrong)

    def _settled(self, done: Done[None]) -> None:
        self.changed.emit(done.changes)
        self.reload()
